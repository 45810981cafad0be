//! When each file of a folder was changed last: one walk through the history for all of them.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use git2::Oid;
use jiff::Timestamp;

use super::error::Result;
use super::history::{TreeLookup, checked, parents, zoned};
use super::path::from_bytes;
use super::repository::Repository;
use super::tree::{self, TreeEntry};

/// The files below a folder that may still be waiting for their commit.
type WaitingFiles = HashSet<PathBuf>;

/// When files were changed last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastChanges {
    /// When the last commit that changed a file was made.
    pub at: HashMap<PathBuf, Timestamp>,
    /// Files of which it is not known: the history of a shallow clone ends before.
    pub unknown: usize,
}

impl Repository {
    /// When the last commit that changed each file below a folder was made, at a revision. Trees that two commits share are
    /// not read; the walk ends when every file has its moment.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`, `Git` where an object is missing or damaged.
    pub fn last_changes(&self, rev: &str, under: &Path) -> Result<LastChanges> {
        let under = checked(under)?;
        let failed = |error: git2::Error| self.failed(&error, "read the history");
        let files = self.files_at(rev, &under)?.into_iter();
        let mut waiting: WaitingFiles = files.map(|file| file.path).collect();
        let mut last = LastChanges::default();
        let inner = self.native()?;
        let edge = self.edge();
        let mut lookup = TreeLookup::new(inner, &under).map_err(failed)?;
        let tip = Oid::from_str(&self.resolve(rev)?).map_err(failed)?;
        let mut seen = HashSet::from([tip]);
        let mut queue = BinaryHeap::from([(i64::MAX, tip)]);
        while !waiting.is_empty()
            && let Some((_, id)) = queue.pop()
        {
            let commit = inner.find_commit(id).map_err(failed)?;
            let here = folder(&mut lookup, commit.tree_id()).map_err(failed)?;
            let mut changed: Option<WaitingFiles> = None;
            for parent in parents(inner, &commit).map_err(failed)? {
                let there = folder(&mut lookup, parent.tree_id()).map_err(failed)?;
                let mut of_parent = WaitingFiles::new();
                differing(inner, here, there, &under, &mut of_parent).map_err(failed)?;
                // What a merge took from one of its parents as it was, it did not change.
                changed = Some(match changed {
                    Some(changed) => changed.intersection(&of_parent).cloned().collect(),
                    None => of_parent,
                });
                if seen.insert(parent.id()) {
                    queue.push((parent.time().seconds(), parent.id()));
                }
            }
            let changed = match changed {
                Some(changed) => changed,
                // The first commit has all that it has.
                None => {
                    let mut all = WaitingFiles::new();
                    differing(inner, here, None, &under, &mut all).map_err(failed)?;
                    all
                }
            };
            let found = changed.iter().filter_map(|path| waiting.take(path));
            if edge.contains(&id) {
                // It has them all, whoever changed them.
                last.unknown += found.count();
                continue;
            }
            let moment = zoned(commit.time()).timestamp();
            last.at.extend(found.map(|path| (path, moment)));
        }
        Ok(last)
    }
}

/// The files below a folder that are in the first tree and not the same in the second.
fn differing(
    inner: &git2::Repository,
    first: Option<Oid>,
    second: Option<Oid>,
    folder: &Path,
    found: &mut WaitingFiles,
) -> std::result::Result<(), git2::Error> {
    if first == second {
        return Ok(());
    }
    let odb = inner.odb()?;
    let read = |id: Option<Oid>| -> std::result::Result<Vec<u8>, git2::Error> {
        id.map_or(Ok(Vec::new()), |id| Ok(odb.read(id)?.data().to_vec()))
    };
    let (first, second) = (read(first)?, read(second)?);
    let mut others = tree::entries(&second).peekable();
    for entry in tree::entries(&first) {
        let entry = entry?;
        // Both stand in git's order.
        let mut other = None;
        while let Some(next) = others.peek() {
            let next = next.as_ref().map_err(|_| damaged())?;
            match order(next, &entry) {
                Ordering::Less => _ = others.next(),
                Ordering::Equal => {
                    other = Some(*next);
                    break;
                }
                Ordering::Greater => break,
            }
        }
        if other.is_some_and(|other| (other.id, other.mode) == (entry.id, entry.mode)) {
            continue;
        }
        let path = folder.join(from_bytes(entry.name));
        if tree::is_tree(entry.mode) {
            let there = other.filter(|other| tree::is_tree(other.mode));
            differing(
                inner,
                Some(entry.id),
                there.map(|other| other.id),
                &path,
                found,
            )?;
        } else if tree::is_file(entry.mode) {
            found.insert(path);
        }
    }
    Ok(())
}

/// The id of the folder in a tree.
fn folder(lookup: &mut TreeLookup<'_>, root: Oid) -> std::result::Result<Option<Oid>, git2::Error> {
    let entry = lookup.entry(root)?;
    Ok(entry
        .filter(|(_, mode)| tree::is_tree(*mode))
        .map(|(id, _)| id))
}

fn damaged() -> git2::Error {
    git2::Error::from_str("a stored tree is damaged")
}

/// Git's order of the entries of a tree: by bytes, folders as if a slash followed their names.
fn order(left: &TreeEntry<'_>, right: &TreeEntry<'_>) -> Ordering {
    let key = |entry: &TreeEntry<'_>| tree::is_tree(entry.mode).then_some(b'/');
    let left = left.name.iter().copied().chain(key(left));
    left.cmp(right.name.iter().copied().chain(key(right)))
}
