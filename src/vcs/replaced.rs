//! Versions of files that a later commit has otherwise, or not any more: what an append-only file may have lost on its way.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use git2::Oid;

use super::delta::{FileDelta, walk};
use super::error::Result;
use super::history::{BlobId, checked, parents};
use super::homes::{Home, Homes, KnownFolder};
use super::repository::{HeadTip, Repository, short};

/// A version of a file, and what a commit right after it made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedVersion {
    /// The commit that has it, shortened.
    pub commit: String,
    /// Relative to the folder that was asked for, wherever that lay then.
    pub path: PathBuf,
    /// What it held.
    pub before: BlobId,
    /// What stands there afterwards, or under the same name elsewhere where it only moved; none where it is gone.
    pub after: Option<BlobId>,
}

impl Repository {
    /// Every version of a file in a part of a folder that a commit of HEAD's whole history replaced or removed, on whichever
    /// side of a merge and wherever the folder lay then; newest first. Trees that a commit and its parent share are not read.
    ///
    /// # Errors
    /// `OutsideRepository`, `Git` where an object is missing or damaged.
    pub fn replaced_versions(
        &self,
        folder: KnownFolder<'_>,
        part: &str,
    ) -> Result<Vec<ReplacedVersion>> {
        checked(folder.home)?;
        let inner = self.native()?;
        let Some(head) = HeadTip::read(inner)?.commit else {
            return Ok(Vec::new());
        };
        let found = || {
            let mut steps = Steps::new(inner, folder, part)?;
            let mut seen = HashSet::from([head]);
            let mut queue = VecDeque::from([(head, steps.begin(head, self.workdir())?)]);
            while let Some((id, home)) = queue.pop_front() {
                for parent in parents(inner, &inner.find_commit(id)?)? {
                    let before = steps.of((id, &home), parent.id())?;
                    if seen.insert(parent.id()) {
                        queue.push_back((parent.id(), before));
                    }
                }
            }
            Ok(steps.found)
        };
        found().map_err(|error| self.failed(&error, "read the history"))
    }

    /// The same since a commit, where HEAD grew from it by one commit after another; nothing where it did not, or where that
    /// commit is no longer there.
    pub fn replaced_since(
        &self,
        folder: KnownFolder<'_>,
        part: &str,
        commit: &str,
    ) -> Result<Option<Vec<ReplacedVersion>>> {
        checked(folder.home)?;
        let inner = self.native()?;
        let (Some(head), Ok(since)) = (HeadTip::read(inner)?.commit, Oid::from_str(commit)) else {
            return Ok(None);
        };
        let found = || {
            let mut steps = Steps::new(inner, folder, part)?;
            let (mut at, mut home) = (head, steps.begin(head, self.workdir())?);
            while at != since {
                let [parent] = &parents(inner, &inner.find_commit(at)?)?[..] else {
                    return Ok(None);
                };
                home = steps.of((at, &home), parent.id())?;
                at = parent.id();
            }
            Ok(Some(steps.found))
        };
        found().map_err(|error| self.failed(&error, "read the history"))
    }
}

/// Steps from a commit to one of its parents, of a part of a folder.
struct Steps<'a> {
    inner: &'a git2::Repository,
    part: &'a Path,
    homes: Homes<'a>,
    found: Vec<ReplacedVersion>,
}

impl<'a> Steps<'a> {
    fn new(
        inner: &'a git2::Repository,
        folder: KnownFolder<'a>,
        part: &'a str,
    ) -> std::result::Result<Steps<'a>, git2::Error> {
        Ok(Steps {
            inner,
            part: Path::new(part),
            homes: Homes::new(inner, folder),
            found: Vec::new(),
        })
    }

    /// Where the folder lies in the last commit.
    fn begin(
        &mut self,
        head: Oid,
        top: Option<&Path>,
    ) -> std::result::Result<Rc<Home>, git2::Error> {
        let root = self.inner.find_commit(head)?.tree_id();
        self.homes.begin(root, top)
    }

    /// Takes down what a commit replaced or removed of a parent's files; where the folder lay in the parent.
    fn of(
        &mut self,
        (commit, home): (Oid, &Rc<Home>),
        parent: Oid,
    ) -> std::result::Result<Rc<Home>, git2::Error> {
        let root = |of: Oid| Ok::<_, git2::Error>(self.inner.find_commit(of)?.tree_id());
        let (now, then) = (root(commit)?, root(parent)?);
        let before = self.homes.before(then, home)?;
        let part = |root: Oid, home: &Home| self.homes.tree(root, &home.path.join(self.part));
        let (then, now) = (part(then, &before)?, part(now, home)?);
        let mut deltas = Vec::new();
        walk(self.inner, then, now, self.part, &mut deltas)?;
        if deltas.is_empty() {
            return Ok(before);
        }
        let commit = short(self.inner, parent)?;
        let moved = moved(&deltas);
        self.found.extend(deltas.iter().filter_map(|delta| {
            let elsewhere = || moved.get(delta.path.file_name()?).copied().flatten();
            Some(ReplacedVersion {
                commit: commit.clone(),
                path: delta.path.clone(),
                before: delta.old?,
                after: delta.new.or_else(elsewhere),
            })
        }));
        Ok(before)
    }
}

/// The files that are new, by their names; nothing where several have one name, for then nobody can tell which of them moved.
fn moved(deltas: &[FileDelta]) -> HashMap<&OsStr, Option<BlobId>> {
    let mut moved = HashMap::new();
    for delta in deltas.iter().filter(|delta| delta.old.is_none()) {
        if let Some(name) = delta.path.file_name() {
            let is_other = moved.contains_key(name);
            moved.insert(name, delta.new.filter(|_| !is_other));
        }
    }
    moved
}
