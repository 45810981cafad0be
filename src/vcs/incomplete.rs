//! Clones that do not have everything that their history names: shallow ones, and those made with `--filter`.
//!
//! Nothing is fetched to fill the gap: what is missing is said, with the line that brings it.

use std::collections::HashSet;
use std::fs;

use crate::i18n::{Message, doing, message};
use git2::{ErrorClass, ErrorCode, OdbLookupFlags, Oid};

use super::error::{Result, VcsError, VcsErrorKind};
use super::history::{BlobId, StoredFile};
use super::repository::{Repository, RepositoryReader};

/// Why a clone lacks an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum IncompleteCause {
    /// `git clone --filter`: another repository has promised to have it.
    Filter,
    /// `git clone --depth`
    Depth,
    /// It borrows objects from a repository that no longer has them.
    Borrowed,
    Damage,
}

impl Repository {
    /// It was cloned with `--filter`, so that old versions of files may be missing.
    pub fn is_partial(&self) -> bool {
        match &self.reader {
            RepositoryReader::Native(inner) => inner.config().is_ok_and(|config| promised(&config)),
            RepositoryReader::Program { common_dir, .. } => {
                git2::Config::open(&common_dir.join("config")).is_ok_and(|config| promised(&config))
            }
        }
    }

    fn lack(&self) -> IncompleteCause {
        if self.is_partial() {
            IncompleteCause::Filter
        } else if self.is_shallow() {
            IncompleteCause::Depth
        } else if self.folders()[1].join("objects/info/alternates").exists() {
            IncompleteCause::Borrowed
        } else {
            IncompleteCause::Damage
        }
    }

    /// That an object is missing which the history names.
    pub(super) fn lacking(&self, message: Message) -> VcsError {
        let (why, hint) = match self.lack() {
            IncompleteCause::Filter => (message!("vcs-filtered"), message!("vcs-filtered-hint")),
            IncompleteCause::Depth => (message!("vcs-shallow"), message!("vcs-shallow-hint")),
            IncompleteCause::Borrowed => (message!("vcs-borrowed"), message!("vcs-fsck")),
            IncompleteCause::Damage => (message!("vcs-damaged"), message!("vcs-fsck")),
        };
        let message = Message::joined([message, why], ": ");
        VcsError::new(VcsErrorKind::Incomplete, message).hint(hint)
    }

    /// A failure of libgit2 on the way through stored objects.
    pub(super) fn failed(&self, error: &git2::Error, what: &str) -> VcsError {
        let stored = [ErrorClass::Odb, ErrorClass::Object].contains(&error.class());
        match error.code() == ErrorCode::NotFound && stored {
            true => self.lacking(message!("vcs-object-missing", what = doing(what))),
            false => VcsError::git(error, what),
        }
    }

    /// Refuses files of a revision some of which are not stored here: a reader would take them for unreadable, or for none.
    ///
    /// # Errors
    /// `Incomplete`, naming how many are missing and the first of them.
    pub fn whole(&self, rev: &str, files: &[StoredFile]) -> Result<()> {
        let RepositoryReader::Native(inner) = &self.reader else {
            return Ok(());
        };
        let odb = inner
            .odb()
            .map_err(|error| VcsError::git(&error, "read the stored files"))?;
        let is_missing = |file: &&StoredFile| {
            let there = |id: Oid| odb.exists_ext(id, OdbLookupFlags::NO_REFRESH);
            file.id.sha1().is_some_and(|id| !there(id))
        };
        let missing = || files.iter().filter(is_missing);
        if missing().next().is_none() {
            return Ok(());
        }
        // Another program may have packed them meanwhile.
        odb.refresh()
            .map_err(|error| VcsError::git(&error, "read the stored files"))?;
        match missing().next() {
            None => Ok(()),
            Some(first) => Err(self.lacking(message!(
                "vcs-files-missing",
                rev,
                missing = missing().count(),
                all = files.len(),
                path = first.path.display()
            ))),
        }
    }

    /// The commits at which the history of a shallow clone ends: their parents are not here.
    pub(super) fn edge(&self) -> HashSet<Oid> {
        if !self.is_shallow() {
            return HashSet::new();
        }
        let listed = fs::read_to_string(self.folders()[1].join("shallow")).unwrap_or_default();
        listed
            .lines()
            .filter_map(|line| Oid::from_str(line.trim()).ok())
            .collect()
    }
}

impl BlobId {
    fn sha1(self) -> Option<Oid> {
        Oid::from_bytes(&self.bytes()?).ok()
    }
}

fn promised(config: &git2::Config) -> bool {
    let promises = || {
        let mut entries = config.entries(Some(r"^remote\..*\.promisor$")).ok()?;
        let mut found = false;
        while let Some(entry) = entries.next() {
            let entry = entry.ok()?;
            // A key alone is true.
            let says = |value: &str| git2::Config::parse_bool(value).unwrap_or(false);
            found |= !entry.has_value() || entry.value().is_ok_and(says);
        }
        Some(found)
    };
    config.get_string("extensions.partialclone").is_ok() || promises().unwrap_or(false)
}
