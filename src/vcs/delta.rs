//! Which files differ between two revisions, and which revision stood on a day.

use std::collections::{BTreeMap, BinaryHeap, HashSet};
use std::path::{Path, PathBuf};

use git2::Oid;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::error::Result;
use super::history::{BlobId, checked, parents, zoned};
use super::path::from_bytes;
use super::repository::Repository;
use super::tree;

/// A regular file that two revisions do not have alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDelta {
    /// Relative to the top of the repository.
    pub path: PathBuf,
    /// Its content before; nothing where it is new.
    pub old: Option<BlobId>,
    /// Its content after; nothing where it is gone.
    pub new: Option<BlobId>,
}

impl Repository {
    /// The files below a folder that differ between two revisions, sorted by path; without a first revision, all of the
    /// second. Folders that both share are not read.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`, `Git` where an object is missing or damaged.
    pub fn deltas(&self, from: Option<&str>, to: &str, under: &Path) -> Result<Vec<FileDelta>> {
        let under = checked(under)?;
        let id = |tree: Option<String>| tree.and_then(|id| Oid::from_str(&id).ok());
        let old = match from {
            Some(from) => id(self.tree_at(from, &under)?),
            None => None,
        };
        let new = id(self.tree_at(to, &under)?);
        let mut found = Vec::new();
        walk(self.native()?, old, new, &under, &mut found)
            .map_err(|error| self.failed(&error, "read the history"))?;
        found.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        Ok(found)
    }

    /// The first parent of a commit; none where it is the first, or stands at the edge of a shallow clone.
    pub fn parent_of(&self, commit: &str) -> Option<String> {
        let inner = self.native().ok()?;
        let commit = inner.find_commit(Oid::from_str(commit).ok()?).ok()?;
        let parents = parents(inner, &commit).ok()?;
        parents.first().map(|parent| parent.id().to_string())
    }

    /// The commit in the history of a revision that stood at the end of a day in a time zone; none where the history begins
    /// later.
    ///
    /// # Errors
    /// `UnknownRevision`, `Git` where an object is missing or damaged.
    pub fn commit_on(&self, rev: &str, day: Date, zone: &TimeZone) -> Result<Option<String>> {
        let failed = |error: git2::Error| self.failed(&error, "read the history");
        let inner = self.native()?;
        let tip = Oid::from_str(&self.resolve(rev)?).map_err(failed)?;
        let mut seen = HashSet::from([tip]);
        let mut queue = BinaryHeap::from([(i64::MAX, tip)]);
        while let Some((_, id)) = queue.pop() {
            let commit = inner.find_commit(id).map_err(failed)?;
            if zoned(commit.time()).with_time_zone(zone.clone()).date() <= day {
                return Ok(Some(id.to_string()));
            }
            for parent in parents(inner, &commit).map_err(failed)? {
                if seen.insert(parent.id()) {
                    queue.push((parent.time().seconds(), parent.id()));
                }
            }
        }
        Ok(None)
    }
}

pub(super) fn walk(
    inner: &git2::Repository,
    old: Option<Oid>,
    new: Option<Oid>,
    folder: &Path,
    found: &mut Vec<FileDelta>,
) -> std::result::Result<(), git2::Error> {
    if old == new {
        return Ok(());
    }
    let (old, new) = (entries_of(inner, old)?, entries_of(inner, new)?);
    let mut names: Vec<&Vec<u8>> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let (before, after) = (old.get(name).copied(), new.get(name).copied());
        if before == after {
            continue;
        }
        let path = folder.join(from_bytes(name));
        let of = |entry: Option<(Oid, u32)>, is: fn(u32) -> bool| {
            entry.filter(|(_, mode)| is(*mode)).map(|(id, _)| id)
        };
        let files = (of(before, tree::is_file), of(after, tree::is_file));
        // Another executable bit is no other content.
        if files.0 != files.1 {
            found.push(FileDelta {
                path: path.clone(),
                old: files.0.map(BlobId::of),
                new: files.1.map(BlobId::of),
            });
        }
        let folders = (of(before, tree::is_tree), of(after, tree::is_tree));
        walk(inner, folders.0, folders.1, &path, found)?;
    }
    Ok(())
}

fn entries_of(
    inner: &git2::Repository,
    tree: Option<Oid>,
) -> std::result::Result<BTreeMap<Vec<u8>, (Oid, u32)>, git2::Error> {
    let Some(tree) = tree else {
        return Ok(BTreeMap::new());
    };
    let odb = inner.odb()?;
    let object = odb.read(tree)?;
    let entries = tree::entries(object.data());
    let entries = entries.map(|entry| entry.map(|e| (e.name.to_vec(), (e.id, e.mode))));
    entries.collect()
}
