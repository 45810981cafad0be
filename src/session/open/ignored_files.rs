//! Files of a catalogue that git ignores: they are read and written like all others, and no commit ever has them, so that the
//! next clone knows nothing of what they say.

use std::path::{Path, PathBuf};

use super::workspace::Workspace;
use crate::catalogue::FileKind;
use crate::catalogue::load::Files;
use crate::files::Diagnostic;
use crate::i18n::message;
use crate::session::git::commit;
use crate::vcs::Repository;

/// The files of the catalogue that git ignores, relative to it; none where it ignores the whole catalogue, which is told as
/// that, or where git cannot be read.
pub(crate) fn ignored_files(workspace: &Workspace, files: &dyn Files) -> Vec<PathBuf> {
    let Ok(Some(repository)) = workspace.repository() else {
        return Vec::new();
    };
    if repository.is_bare() || commit::is_ignored(workspace, &repository) {
        return Vec::new();
    }
    let Ok(listing) = files.list() else {
        return Vec::new();
    };
    let paths = listing.entries.into_iter().map(|file| file.path);
    let known: Vec<PathBuf> = paths.filter(|path| FileKind::of(path).is_some()).collect();
    of_them(&repository, workspace.root(), known)
}

fn of_them(repository: &Repository, root: &Path, paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let Ok(below) = repository.relative(root) else {
        return Vec::new();
    };
    let inside: Vec<PathBuf> = paths.iter().map(|path| below.join(path)).collect();
    let ignored = repository.ignored(&inside).unwrap_or_default();
    let ignored = ignored.into_iter();
    ignored
        .filter_map(|path| path.strip_prefix(&below).ok().map(Path::to_owned))
        .collect()
}

/// The same as findings.
pub(crate) fn findings(workspace: &Workspace, files: &dyn Files) -> Vec<Diagnostic> {
    let ignored = ignored_files(workspace, files).into_iter();
    let finding = |path: PathBuf| {
        let hint = message!("git-ignores-hint", path = path.display());
        let message = message!("git-ignores");
        Diagnostic::error("file-ignored-by-git", &path, message).hint(hint)
    };
    ignored.map(finding).collect()
}
