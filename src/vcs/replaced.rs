//! Versions of files that a later commit has otherwise, or not any more: what an append-only file may have lost on its way.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use git2::Oid;

use super::delta::{FileDelta, walk};
use super::error::Result;
use super::history::{BlobId, TreeLookup, checked, parents};
use super::repository::{HeadTip, Repository, short};
use super::tree;

/// A version of a file, and what a commit right after it made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedVersion {
    /// The commit that has it, shortened.
    pub commit: String,
    /// Relative to the top of the repository.
    pub path: PathBuf,
    /// What it held.
    pub before: BlobId,
    /// What stands there afterwards, or under the same name elsewhere where it only moved; none where it is gone.
    pub after: Option<BlobId>,
}

impl Repository {
    /// Every version of a file below a folder that a commit of HEAD's whole history replaced or removed, on whichever side of
    /// a merge; newest first. Folders that a commit and its parent share are not read.
    ///
    /// # Errors
    /// `OutsideRepository`, `Git` where an object is missing or damaged.
    pub fn replaced_versions(&self, under: &Path) -> Result<Vec<ReplacedVersion>> {
        let under = checked(under)?;
        let inner = self.native()?;
        let Some(head) = HeadTip::read(inner)?.commit else {
            return Ok(Vec::new());
        };
        self.replaced_up_to(inner, head, &under)
            .map_err(|error| self.failed(&error, "read the history"))
    }

    fn replaced_up_to(
        &self,
        inner: &git2::Repository,
        head: Oid,
        under: &Path,
    ) -> std::result::Result<Vec<ReplacedVersion>, git2::Error> {
        let mut steps = Steps::new(inner, under)?;
        let mut found = Vec::new();
        let mut seen = HashSet::from([head]);
        let mut queue = std::collections::VecDeque::from([head]);
        while let Some(id) = queue.pop_front() {
            for parent in parents(inner, &inner.find_commit(id)?)? {
                steps.of(id, parent.id(), &mut found)?;
                if seen.insert(parent.id()) {
                    queue.push_back(parent.id());
                }
            }
        }
        Ok(found)
    }

    /// The same since a commit, where HEAD grew from it by one commit after another; nothing where it did not, or where that
    /// commit is no longer there.
    pub fn replaced_since(
        &self,
        under: &Path,
        commit: &str,
    ) -> Result<Option<Vec<ReplacedVersion>>> {
        let under = checked(under)?;
        let inner = self.native()?;
        let (Some(head), Ok(since)) = (HeadTip::read(inner)?.commit, Oid::from_str(commit)) else {
            return Ok(None);
        };
        self.replaced_between(inner, (since, head), &under)
            .map_err(|error| self.failed(&error, "read the history"))
    }

    fn replaced_between(
        &self,
        inner: &git2::Repository,
        (since, head): (Oid, Oid),
        under: &Path,
    ) -> std::result::Result<Option<Vec<ReplacedVersion>>, git2::Error> {
        let mut steps = Steps::new(inner, under)?;
        let mut found = Vec::new();
        let mut at = head;
        while at != since {
            let [parent] = &parents(inner, &inner.find_commit(at)?)?[..] else {
                return Ok(None);
            };
            let parent = parent.id();
            steps.of(at, parent, &mut found)?;
            at = parent;
        }
        Ok(Some(found))
    }
}

/// Steps from a commit to one of its parents, of a folder.
struct Steps<'a> {
    inner: &'a git2::Repository,
    under: &'a Path,
    lookup: TreeLookup<'a>,
}

impl<'a> Steps<'a> {
    fn new(
        inner: &'a git2::Repository,
        under: &'a Path,
    ) -> std::result::Result<Steps<'a>, git2::Error> {
        Ok(Steps {
            inner,
            under,
            lookup: TreeLookup::new(inner, under)?,
        })
    }

    fn folder(&mut self, commit: Oid) -> std::result::Result<Option<Oid>, git2::Error> {
        let root = self.inner.find_commit(commit)?.tree_id();
        let entry = self.lookup.entry(root)?;
        Ok(entry
            .filter(|(_, mode)| tree::is_tree(*mode))
            .map(|(id, _)| id))
    }

    /// Adds what a commit replaced or removed of a parent's files.
    fn of(
        &mut self,
        commit: Oid,
        parent: Oid,
        found: &mut Vec<ReplacedVersion>,
    ) -> std::result::Result<(), git2::Error> {
        let (then, now) = (self.folder(parent)?, self.folder(commit)?);
        let mut deltas = Vec::new();
        walk(self.inner, then, now, self.under, &mut deltas)?;
        if deltas.is_empty() {
            return Ok(());
        }
        let commit = short(self.inner, parent)?;
        let moved = moved(&deltas);
        found.extend(deltas.iter().filter_map(|delta| {
            let elsewhere = || moved.get(delta.path.file_name()?).copied().flatten();
            Some(ReplacedVersion {
                commit: commit.clone(),
                path: delta.path.clone(),
                before: delta.old?,
                after: delta.new.or_else(elsewhere),
            })
        }));
        Ok(())
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
