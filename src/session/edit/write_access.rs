//! The one way in which files of a catalogue are written: past git's index.
//!
//! A file that git was told to leave out of the folder is not there, and yet it is: what would be written in its place is
//! all that a commit has of it afterwards, and what it held is lost. A file that git takes for unchanged, whatever it holds,
//! is written for nothing: no commit has it. Both are refused, with the line that mends it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::catalogue::{FileKind, init};
use crate::files::{
    self, FileError, FileErrorKind, Fingerprint, PlannedWrite, remove_if_unchanged,
    write_if_unchanged,
};
use crate::i18n::{Message, message};
use crate::import::{self, ImportPlan, ImportProgress};
use crate::session::git::commit;
use crate::session::open::repositories::OpenRepository;
use crate::session::open::skipped_files::{SkippedFile, of_repository, word};
use crate::session::open::workspace::Workspace;
use crate::vcs::{Repository, VcsError};

/// What may be written of a catalogue.
pub(crate) struct WriteAccess {
    root: PathBuf,
    repository: Option<OpenRepository>,
    /// The files that git was told not to look at, by their paths in the repository.
    unseen: HashMap<PathBuf, SkippedFile>,
    /// Whether git ignores the whole catalogue.
    is_ignored: bool,
}

impl WriteAccess {
    /// Of a catalogue; as git has it now.
    ///
    /// # Errors
    /// Git cannot be read: then it is not known what stands in a place that is empty.
    pub(crate) fn of(workspace: &Workspace) -> Result<WriteAccess, FileError> {
        let failed = |error: VcsError| unknown(workspace.root(), error);
        let root = workspace.root();
        let repository = workspace.repository_around().map_err(failed)?;
        let repository = repository.filter(|of| !of.is_bare());
        let unseen = match &repository {
            Some(repository) => of_repository(repository, root).map_err(failed)?,
            None => Vec::new(),
        };
        let by_path = |file: SkippedFile| (file.git.path.clone(), file);
        let is_ignored = |of: &OpenRepository| commit::is_ignored(workspace, of);
        Ok(WriteAccess {
            is_ignored: repository.as_ref().is_some_and(is_ignored),
            root: root.to_owned(),
            repository,
            unseen: unseen.into_iter().map(by_path).collect(),
        })
    }

    /// Refuses a file, relative to the catalogue or absolute, that git would not look at, and a new one for a code whose file
    /// is left out elsewhere.
    ///
    /// # Errors
    /// It is such a file.
    pub(crate) fn pass(&self, path: &Path, expected: Fingerprint) -> Result<(), FileError> {
        let Some(repository) = &self.repository else {
            return Ok(());
        };
        let absolute = self.root.join(path);
        let inside = repository.relative(&absolute).ok();
        if let Some(inside) = inside.as_ref().filter(|_| expected == Fingerprint::Absent) {
            self.refuse_ignored(repository, path, inside)?;
        }
        if self.unseen.is_empty() {
            return Ok(());
        }
        if let Some(file) = inside.and_then(|path| self.unseen.get(&path)) {
            return Err(self.refused(file));
        }
        match expected {
            Fingerprint::Absent => self.refuse_twin(path),
            Fingerprint::Content(_) => Ok(()),
        }
    }

    /// A new file that git ignores would be in no commit. Where it ignores the whole catalogue, that is meant so.
    fn refuse_ignored(
        &self,
        repository: &Repository,
        path: &Path,
        inside: &Path,
    ) -> Result<(), FileError> {
        if FileKind::of(path).is_none() || self.is_ignored || !repository.ignores(inside) {
            return Ok(());
        }
        Err(FileError {
            kind: FileErrorKind::Forbidden,
            path: self.root.join(path),
            message: message!("write-ignored", path = path.display()),
            hint: Some(message!("write-ignored-hint", path = inside.display())),
        })
    }

    /// A procedure and a log stand once, whichever agency's folder that is in.
    fn refuse_twin(&self, path: &Path) -> Result<(), FileError> {
        let kind = FileKind::of(path);
        if !matches!(kind, Some(FileKind::Procedure | FileKind::Decisions)) {
            return Ok(());
        }
        let mut others = self.unseen.values().filter(|file| !file.git.is_there);
        let twin = others.find(|file| {
            FileKind::of(&file.path) == kind && file.path.file_name() == path.file_name()
        });
        twin.map_or(Ok(()), |file| Err(self.refused(file)))
    }

    fn refused(&self, file: &SkippedFile) -> FileError {
        let path = file.path.display();
        let top = self.repository.as_ref().and_then(|of| of.workdir());
        let top = top.unwrap_or(&self.root).display();
        let mend = file.git.mend();
        let (kind, message) = match file.git.is_there {
            false => (
                FileErrorKind::LeftOut,
                message!(
                    "write-left-out",
                    path,
                    why = match file.git.sparse {
                        true => message!("write-sparse"),
                        false => Message::from(word(file.git.mark)),
                    }
                ),
            ),
            true => (
                FileErrorKind::Forbidden,
                message!("write-unseen", path, mark = word(file.git.mark)),
            ),
        };
        FileError {
            kind,
            path: self.root.join(&file.path),
            message,
            hint: Some(message!("write-mend-in", top, mend)),
        }
    }

    fn pass_all(
        &self,
        writes: &[PlannedWrite],
        removals: &[(PathBuf, Fingerprint)],
    ) -> Result<(), FileError> {
        let written = writes.iter().map(|write| (&write.path, write.expected));
        let removed = removals.iter().map(|(path, held)| (path, *held));
        let mut all = written.chain(removed);
        all.try_for_each(|(path, expected)| self.pass(path, expected))
    }

    /// As [`files::write_if_unchanged`], of a file of the catalogue.
    ///
    /// # Errors
    /// Git would not look at it; else as there.
    pub(crate) fn write(
        &self,
        path: &Path,
        expected: Fingerprint,
        bytes: &[u8],
    ) -> Result<(), FileError> {
        self.pass(path, expected)?;
        write_if_unchanged(&self.root.join(path), expected, bytes)
    }

    /// As [`files::remove_if_unchanged`], of a file of the catalogue.
    ///
    /// # Errors
    /// Git would not look at it; else as there.
    pub(crate) fn remove(&self, path: &Path, expected: Fingerprint) -> Result<(), FileError> {
        self.pass(path, expected)?;
        remove_if_unchanged(&self.root.join(path), expected)
    }

    /// As [`files::write_all`].
    ///
    /// # Errors
    /// Git would not look at one of them, and nothing is written; else as there.
    pub(crate) fn write_all(&self, writes: &[PlannedWrite]) -> Result<(), FileError> {
        self.pass_all(writes, &[])?;
        files::write_all(&self.root, writes, &|_| {})
    }

    /// As [`files::change_all`].
    ///
    /// # Errors
    /// Git would not look at one of them; else as there.
    pub(crate) fn change_all(
        &self,
        writes: &[PlannedWrite],
        removals: &[(PathBuf, Fingerprint)],
    ) -> Result<(), FileError> {
        self.pass_all(writes, removals)?;
        files::change_all(&self.root, writes, removals)
    }

    /// Refuses an import that would write what git would not look at, also where it is only looked at.
    ///
    /// # Errors
    /// It would.
    pub(crate) fn pass_import(&self, plan: &ImportPlan) -> Result<(), FileError> {
        self.pass_all(&plan.writes, &plan.removals)
    }

    /// As [`import::apply`].
    ///
    /// # Errors
    /// Git would not look at one of the files, and nothing is written; else as there.
    pub(crate) fn import(
        &self,
        plan: &ImportPlan,
        progress: &ImportProgress,
    ) -> Result<(), FileError> {
        self.pass_import(plan)?;
        import::apply(&self.root, plan, progress)
    }

    /// As [`init::write`].
    ///
    /// # Errors
    /// As there, and where git has one of the files and was told to leave it out.
    pub(crate) fn init(&self, files: &[(PathBuf, String)]) -> Result<(), FileError> {
        let mut paths = files.iter().map(|(path, _)| path);
        paths.try_for_each(|path| self.pass(path, Fingerprint::Absent))?;
        init::write(&self.root, files)
    }
}

fn unknown(root: &Path, error: VcsError) -> FileError {
    FileError {
        kind: FileErrorKind::Io,
        path: root.to_owned(),
        message: message!("write-git-unread", message = error.message),
        hint: error.hint,
    }
}
