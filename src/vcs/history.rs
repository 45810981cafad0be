//! Revisions, files as they were, and the commits that changed one path.

use std::collections::{BinaryHeap, HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use crate::i18n::message;
use git2::{ErrorClass, ErrorCode, ObjectType, Oid};

use super::error::{Result, VcsError, VcsErrorKind};
use super::identity::Identity;
use super::path::{from_bytes, normal};
use super::program::read as by_program;
use super::repository::{HeadTip, Repository, RepositoryReader, short};
use super::tree;

/// The identity of a file's stored content: equal content, equal id.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlobId(ObjectName);

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum ObjectName {
    Sha1(Oid),
    /// Of a repository that only the `git` program reads.
    Sha256([u8; 32]),
}

impl BlobId {
    pub(super) fn of(id: Oid) -> BlobId {
        BlobId(ObjectName::Sha1(id))
    }

    /// From full hexadecimal.
    pub(super) fn parse(hex: &str) -> Option<BlobId> {
        if hex.len() != 64 {
            return Oid::from_str(hex).ok().map(BlobId::of);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(BlobId(ObjectName::Sha256(bytes)))
    }

    /// Its bytes; none where the repository does not name content by SHA-1.
    #[must_use]
    pub fn bytes(self) -> Option<[u8; 20]> {
        match &self.0 {
            ObjectName::Sha1(id) => id.as_bytes().try_into().ok(),
            ObjectName::Sha256(_) => None,
        }
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ObjectName::Sha1(id) => id.fmt(f),
            ObjectName::Sha256(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}")),
        }
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A regular file of one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Relative to the top of the repository.
    pub path: PathBuf,
    /// Its content.
    pub id: BlobId,
}

/// A commit that changed a path.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEntry {
    /// The commit, in full hexadecimal.
    pub id: String,
    /// The same, shortened as far as it stays unambiguous.
    pub short: String,
    /// When it was written, at the author's offset from UTC.
    pub when: jiff::Zoned,
    /// When it was committed: the day that counts, for a rebase or a cherry-pick keeps the other.
    pub committed: jiff::Timestamp,
    /// The history of this clone ends here (`git clone --depth`): what the commit changed is not known.
    pub edge: bool,
    /// Who wrote it.
    pub author: Identity,
    /// The first paragraph of its message, in one line.
    pub summary: String,
}

impl Repository {
    /// The commit that `rev` names (a branch, tag, id, `HEAD~3`, `main@{yesterday}` …), in full hexadecimal.
    ///
    /// # Errors
    /// `UnknownRevision`.
    pub fn resolve(&self, rev: &str) -> Result<String> {
        if let RepositoryReader::Program { .. } = self.reader {
            return by_program::resolve(self, rev);
        }
        let object = self
            .native()?
            .revparse_single(rev)
            .and_then(|object| object.peel(ObjectType::Commit));
        object
            .map(|object| object.id().to_string())
            .map_err(|error| self.unknown(rev, &error))
    }

    /// The content of a file at a revision, as git stores it (line ends are git's). None: no such file there.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`.
    pub fn read_at(&self, rev: &str, path: &Path) -> Result<Option<Vec<u8>>> {
        if let RepositoryReader::Program { .. } = self.reader {
            return by_program::read_at(self, rev, &checked(path)?);
        }
        match self.entry_at(rev, path)? {
            Some((id, mode)) if tree::is_file(mode) => self.read_blob(BlobId::of(id)).map(Some),
            _ => Ok(None),
        }
    }

    /// Every regular file under a folder at a revision, sorted by path; the empty path is the whole tree.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`.
    pub fn files_at(&self, rev: &str, under: &Path) -> Result<Vec<StoredFile>> {
        if let RepositoryReader::Program { .. } = self.reader {
            return by_program::files_at(self, rev, &checked(under)?);
        }
        let mut files = Vec::new();
        match self.entry_at(rev, under)? {
            Some((id, mode)) if tree::is_tree(mode) => {
                self.collect(id, &checked(under)?, &mut files)?
            }
            _ => {}
        }
        files.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        Ok(files)
    }

    /// The id of a folder at a revision: equal content, equal id. None: no such folder there.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`.
    pub fn tree_at(&self, rev: &str, path: &Path) -> Result<Option<String>> {
        let entry = self.entry_at(rev, path)?;
        let folder = entry.filter(|(_, mode)| tree::is_tree(*mode));
        Ok(folder.map(|(id, _)| id.to_string()))
    }

    /// A file's stored content.
    ///
    /// # Errors
    /// `Git` where the object is missing or damaged.
    pub fn read_blob(&self, id: BlobId) -> Result<Vec<u8>> {
        let (RepositoryReader::Native(inner), ObjectName::Sha1(oid)) = (&self.reader, id.0) else {
            return by_program::read_blob(self, id);
        };
        let object = inner
            .odb()
            .and_then(|odb| Ok(odb.read(oid)?.data().to_vec()));
        object.map_err(|error| self.failed(&error, &format!("read {id}")))
    }

    /// The commits up to HEAD that changed a file or folder, newest first, at most `limit`; as `git log -- PATH` has
    /// them: where a merge took the path from one parent as it was, only that parent's history counts.
    ///
    /// # Errors
    /// `OutsideRepository`, `Git` where an object is missing or damaged.
    pub fn log_of(&self, path: &Path, limit: usize) -> Result<Vec<LogEntry>> {
        match HeadTip::read(self.native()?)?.commit {
            Some(head) => self.log_up_to(head, path, limit),
            None => Ok(Vec::new()),
        }
    }

    /// The same up to a revision.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`, `Git` where an object is missing or damaged.
    pub fn log_at(&self, rev: &str, path: &Path, limit: usize) -> Result<Vec<LogEntry>> {
        let tip = Oid::from_str(&self.resolve(rev)?);
        let tip = tip.map_err(|error| VcsError::git(&error, "read the history"))?;
        self.log_up_to(tip, path, limit)
    }

    fn log_up_to(&self, head: Oid, path: &Path, limit: usize) -> Result<Vec<LogEntry>> {
        let path = checked(path)?;
        let failed = |error: git2::Error| self.failed(&error, "read the history");
        let inner = self.native()?;
        let edge = self.edge();
        let mut lookup = TreeLookup::new(inner, &path).map_err(failed)?;
        let mut entries = Vec::new();
        let mut seen = HashSet::from([head]);
        let mut queue = BinaryHeap::from([(i64::MAX, head)]);
        while entries.len() < limit
            && let Some((_, id)) = queue.pop()
        {
            let commit = inner.find_commit(id).map_err(failed)?;
            let here = lookup.entry(commit.tree_id()).map_err(failed)?;
            let mut next = Vec::new();
            let mut same = None;
            for parent in parents(inner, &commit).map_err(failed)? {
                let of = (parent.time().seconds(), parent.id());
                if lookup.entry(parent.tree_id()).map_err(failed)? == here {
                    same = Some(of);
                    break;
                }
                next.push(of);
            }
            if same.is_none() && (here.is_some() || !next.is_empty()) {
                let entry = log_entry(inner, &commit, edge.contains(&id));
                entries.push(entry.map_err(failed)?);
            }
            if let Some(of) = same {
                next = vec![of];
            }
            queue.extend(next.into_iter().filter(|(_, id)| seen.insert(*id)));
        }
        Ok(entries)
    }

    /// Id and mode of a path at a revision.
    fn entry_at(&self, rev: &str, path: &Path) -> Result<Option<(Oid, u32)>> {
        let path = checked(path)?;
        let inner = self.native()?;
        let root = self.root(inner, rev)?;
        TreeLookup::new(inner, &path)
            .and_then(|mut lookup| lookup.entry(root))
            .map_err(|error| self.failed(&error, &format!("read {rev}:{}", path.display())))
    }

    /// The id of the tree of a revision; a clone with a filter may not have the tree itself.
    fn root(&self, inner: &git2::Repository, rev: &str) -> Result<Oid> {
        let failed = |error: git2::Error| self.unknown(rev, &error);
        let object = inner.revparse_single(rev).map_err(failed)?;
        match object.peel_to_commit() {
            Ok(commit) => Ok(commit.tree_id()),
            Err(_) => Ok(object.peel(ObjectType::Tree).map_err(failed)?.id()),
        }
    }

    /// Walks a tree without libgit2's parser.
    fn collect(&self, tree: Oid, folder: &Path, files: &mut Vec<StoredFile>) -> Result<()> {
        let failed = |error: git2::Error| self.failed(&error, &format!("read the tree {tree}"));
        let object = self
            .native()?
            .odb()
            .and_then(|odb| Ok(odb.read(tree)?.data().to_vec()))
            .map_err(failed)?;
        for entry in tree::entries(&object) {
            let entry = entry.map_err(failed)?;
            let path = folder.join(from_bytes(entry.name));
            if tree::is_tree(entry.mode) {
                self.collect(entry.id, &path, files)?;
            } else if tree::is_file(entry.mode) {
                files.push(StoredFile {
                    path,
                    id: BlobId::of(entry.id),
                });
            }
        }
        Ok(())
    }

    fn unknown(&self, rev: &str, error: &git2::Error) -> VcsError {
        match error.code() {
            ErrorCode::NotFound if self.is_shallow() => {
                unknown_revision(rev).hint(message!("vcs-shallow-rest"))
            }
            // A name leads to what is not there: a clone lacks it, or it was lost. An id may be nobody's.
            ErrorCode::NotFound
                if error.class() == ErrorClass::Odb
                    && !rev.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
            {
                self.failed(error, &format!("read {rev}"))
            }
            ErrorCode::NotFound
            | ErrorCode::InvalidSpec
            | ErrorCode::Peel
            | ErrorCode::UnbornBranch => unknown_revision(rev),
            ErrorCode::Ambiguous => VcsError::new(
                VcsErrorKind::UnknownRevision,
                message!("vcs-ambiguous", rev),
            )
            .hint(message!("vcs-more-digits")),
            _ => VcsError::git(error, &format!("find {rev}")),
        }
    }
}

/// The parents of a commit, but for those behind the edge of a shallow clone.
pub(super) fn parents<'r>(
    inner: &'r git2::Repository,
    commit: &git2::Commit<'_>,
) -> std::result::Result<Vec<git2::Commit<'r>>, git2::Error> {
    let mut parents = Vec::new();
    for id in commit.parent_ids() {
        match inner.find_commit(id) {
            Ok(parent) => parents.push(parent),
            Err(error) if error.code() == ErrorCode::NotFound && inner.is_shallow() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(parents)
}

fn log_entry(
    inner: &git2::Repository,
    commit: &git2::Commit<'_>,
    edge: bool,
) -> std::result::Result<LogEntry, git2::Error> {
    let author = commit.author();
    Ok(LogEntry {
        id: commit.id().to_string(),
        short: short(inner, commit.id())?,
        when: zoned(author.when()),
        committed: zoned(commit.time()).timestamp(),
        edge,
        author: Identity::of(&author),
        summary: String::from_utf8_lossy(commit.summary_bytes().unwrap_or_default()).into_owned(),
    })
}

/// Finds one path in many trees. A folder that many commits share is read once.
pub(super) struct TreeLookup<'a> {
    odb: git2::Odb<'a>,
    names: Vec<&'a [u8]>,
    known: HashMap<(Oid, usize), Option<(Oid, u32)>>,
}

impl<'a> TreeLookup<'a> {
    pub(super) fn new(
        repo: &'a git2::Repository,
        path: &'a Path,
    ) -> std::result::Result<Self, git2::Error> {
        let names = path.iter().map(|name| name.as_encoded_bytes()).collect();
        Ok(Self {
            odb: repo.odb()?,
            names,
            known: HashMap::new(),
        })
    }

    /// Id and mode of the path in a tree.
    pub(super) fn entry(
        &mut self,
        root: Oid,
    ) -> std::result::Result<Option<(Oid, u32)>, git2::Error> {
        let mut at = (root, tree::MODE_TREE);
        for (depth, name) in self.names.iter().enumerate() {
            if !tree::is_tree(at.1) {
                return Ok(None);
            }
            let found = match self.known.get(&(at.0, depth)) {
                Some(found) => *found,
                None => {
                    let found = find(&self.odb, at.0, name)?;
                    self.known.insert((at.0, depth), found);
                    found
                }
            };
            match found {
                Some(entry) => at = entry,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }
}

fn find(
    odb: &git2::Odb<'_>,
    tree: Oid,
    name: &[u8],
) -> std::result::Result<Option<(Oid, u32)>, git2::Error> {
    let object = odb.read(tree)?;
    for entry in tree::entries(object.data()) {
        let entry = entry?;
        if entry.name == name {
            return Ok(Some((entry.id, entry.mode)));
        }
    }
    Ok(None)
}

pub(super) fn checked(path: &Path) -> Result<PathBuf> {
    normal(path).ok_or_else(|| {
        let message = message!("vcs-outside-path", path = path.display());
        VcsError::new(VcsErrorKind::OutsideRepository, message)
    })
}

pub(super) fn unknown_revision(rev: &str) -> VcsError {
    VcsError::new(
        VcsErrorKind::UnknownRevision,
        message!("vcs-unknown-revision", rev),
    )
}

pub(super) fn zoned(time: git2::Time) -> jiff::Zoned {
    let offset = jiff::tz::Offset::from_seconds(time.offset_minutes().saturating_mul(60))
        .unwrap_or(jiff::tz::Offset::UTC);
    let moment =
        jiff::Timestamp::from_second(time.seconds()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.to_zoned(offset.to_time_zone())
}
