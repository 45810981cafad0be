//! Files of a catalogue that git was told not to look at: left out of the folder, which is no deletion, or there and taken
//! for unchanged, so that no change of them is ever committed.

use std::path::{Path, PathBuf};

use crate::catalogue::FileKind;
use crate::files::Diagnostic;
use crate::i18n::message;
use crate::session::Workspace;
use crate::vcs::{IndexFlag, Repository, SkippedEntry, VcsError};

/// A file of the catalogue that git has and was told not to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SkippedFile {
    /// Relative to the catalogue.
    pub path: PathBuf,
    /// As git has it.
    pub git: SkippedEntry,
}

/// The files that git was told not to look at, sorted by path; nothing without a repository.
pub(crate) fn unseen(workspace: &Workspace) -> Result<Vec<SkippedFile>, VcsError> {
    match workspace.repository()? {
        Some(repository) => of_repository(&repository, workspace.root()),
        None => Ok(Vec::new()),
    }
}

/// The same of a catalogue at `root`, which need not be there.
pub(in crate::session) fn of_repository(
    repository: &Repository,
    root: &Path,
) -> Result<Vec<SkippedFile>, VcsError> {
    if repository.is_bare() {
        return Ok(Vec::new());
    }
    let below = repository.relative(root)?;
    let found = repository.unlooked(root)?.into_iter();
    let found = found.filter_map(|git| {
        let path = git.path.strip_prefix(&below).ok()?.to_owned();
        Some(SkippedFile { path, git })
    });
    Ok(found.collect())
}

/// What a reader of the folder has to know of files that git does not look at: what is missing, and whose changes nobody
/// will commit; or that this is not known, because git cannot be read.
pub(crate) fn findings(workspace: &Workspace) -> Vec<Diagnostic> {
    let unseen = match unseen(workspace) {
        Ok(unseen) => unseen,
        Err(error) => return vec![unknown(error)],
    };
    let of_the_catalogue = unseen
        .into_iter()
        .filter(|file| FileKind::of(&file.path).is_some());
    of_the_catalogue.map(|file| finding(&file)).collect()
}

fn finding(file: &SkippedFile) -> Diagnostic {
    let hint = message!("skipped-hint", mend = file.git.mend());
    match (file.git.is_there, file.git.mark) {
        (false, _) => Diagnostic::error("file-left-out", &file.path, message!("skipped-left-out"))
            .hint(hint)
            .leaving_out(),
        (true, mark) => Diagnostic::warning(
            "file-unseen-by-git",
            &file.path,
            message!("skipped-unseen", mark = word(mark)),
        )
        .hint(hint),
    }
}

fn unknown(error: VcsError) -> Diagnostic {
    let finding = Diagnostic::error(
        "git-unreadable",
        ".",
        message!("skipped-unknown", message = error.message),
    )
    .leaving_out();
    match error.hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}

/// The word that git has for it.
pub(in crate::session) fn word(mark: IndexFlag) -> &'static str {
    match mark {
        IndexFlag::SkipWorktree => "skip-worktree",
        IndexFlag::AssumeUnchanged => "assume-unchanged",
    }
}
