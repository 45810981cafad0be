//! The changed files of a catalogue, and committing them.

use std::path::{Path, PathBuf};

use crate::catalogue::FileKind;
use crate::catalogue::check::baseline;
use crate::catalogue::init;
use crate::i18n::{Strings, message};
use crate::session::open::workspace::{MANIFEST, Workspace};
use crate::vcs::{
    ChangeKind, CommitRequest, CommitTarget, Identity, NewCommit, Repository, VcsError,
    VcsErrorKind,
};
use crate::yaml::first_marker;

/// A changed file of the catalogue that is not committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingFile {
    /// Relative to the top of the repository's work tree.
    pub repository_path: PathBuf,
    /// Relative to the catalogue.
    pub path: PathBuf,
    /// What kind of file it is; none for a schema that the catalogue carries for editors, its baseline and git's attributes.
    pub kind: Option<FileKind>,
    /// How it changed.
    pub change: ChangeKind,
}

/// The changed files of the kinds that a catalogue holds, sorted by path; never any other file of the repository.
pub(crate) fn pending(
    workspace: &Workspace,
    repository: &Repository,
) -> Result<Vec<PendingFile>, VcsError> {
    pending_below(workspace, repository, Path::new(""))
}

/// The same below one folder or file, relative to the catalogue; a file costs in proportion to itself.
pub(crate) fn pending_below(
    workspace: &Workspace,
    repository: &Repository,
    place: &Path,
) -> Result<Vec<PendingFile>, VcsError> {
    let top = repository.workdir().map(real).unwrap_or_default();
    let root = real(workspace.root());
    let below = root.strip_prefix(&top).unwrap_or(Path::new("")).to_owned();
    let mut pending: Vec<PendingFile> = repository
        .status(&workspace.root().join(place))?
        .into_iter()
        .filter_map(|change| {
            let path = change.path.strip_prefix(&below).ok()?.to_owned();
            let kind = FileKind::of(&path);
            let own = [baseline::FILE, init::ATTRIBUTES].map(Path::new);
            let carried = is_carried_schema(&path) || own.contains(&path.as_path());
            (kind.is_some() || carried).then_some(PendingFile {
                repository_path: change.path,
                path,
                kind,
                change: change.kind,
            })
        })
        .collect();
    pending.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(pending)
}

/// The folders of the catalogue that are repositories of their own (a submodule, a clone), relative to it: their files are
/// shown, and this repository commits none of them.
pub(crate) fn repositories_inside(workspace: &Workspace) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(workspace.root().join(&folder));
        for entry in entries.into_iter().flatten().flatten() {
            // Links are not followed, as in reading.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let name = entry.file_name();
            if !is_folder || name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let inside = folder.join(name);
            match entry.path().join(".git").exists() {
                true => found.push(inside),
                false => open.push(inside),
            }
        }
    }
    found.sort();
    found
}

/// That folders of the catalogue are repositories of their own.
pub(crate) fn not_committed_here(strings: &Strings, inside: &[PathBuf]) -> String {
    let names: Vec<String> = inside
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    strings.with(
        "git-repositories-inside",
        &[("folders", names.join(", ").into())],
    )
}

/// Commits the chosen files as they stand, on top of the last commit or in its place, with what that held; nothing else of
/// the index or the work tree is touched, and nothing is done where `target` is not what was shown any more.
///
/// # Errors
/// As [`Repository::commit`]; `Conflicted` also where markers of a merge stand in one of the files.
pub(crate) fn commit(
    repository: &Repository,
    files: &[PendingFile],
    message: &str,
    when: Option<jiff::Zoned>,
    target: CommitTarget,
) -> Result<NewCommit, VcsError> {
    refuse_markers(repository, files)?;
    let paths: Vec<PathBuf> = files
        .iter()
        .map(|file| file.repository_path.clone())
        .collect();
    repository.commit(&CommitRequest {
        paths: &paths,
        message,
        when,
        target,
    })
}

/// How a commit differs from what was shown, because of a hook; nothing where it does not. A line each.
pub(crate) fn otherwise(strings: &Strings, committed: &NewCommit) -> Vec<String> {
    let of = &committed.otherwise;
    let told = [
        ("commit-others", &of.others),
        ("commit-missing", &of.missing),
        ("commit-altered", &of.altered),
    ];
    let is_log = |path: &&PathBuf| path.iter().any(|part| part == "decisions");
    let mut touched = of.others.iter().chain(&of.missing).chain(&of.altered);
    let logs = touched.find(is_log).map(|log| {
        let log = [("file", log.display().to_string().into())];
        strings.with("commit-logs-touched", &log)
    });
    let told = told.into_iter().filter(|(_, files)| !files.is_empty());
    let lines = told.map(|(id, files)| {
        let names: Vec<String> = files
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        strings.with(id, &[("files", names.join(", ").into())])
    });
    lines.chain(logs).collect()
}

/// Refuses files in which a merge left its markers, whatever the index says of them.
pub(in crate::session) fn refuse_markers(
    repository: &Repository,
    files: &[PendingFile],
) -> Result<(), VcsError> {
    let top = repository.workdir().unwrap_or(Path::new(""));
    for file in files {
        // What cannot be read here, or is gone, is for git to judge.
        let text = std::fs::read(top.join(&file.repository_path)).unwrap_or_default();
        if let Some(line) = first_marker(&String::from_utf8_lossy(&text)) {
            return Err(VcsError {
                kind: VcsErrorKind::Conflicted,
                message: message!(
                    "commit-markers",
                    path = file.repository_path.display(),
                    line
                ),
                hint: Some(message!("commit-markers-hint")),
            });
        }
    }
    Ok(())
}

/// Whether git ignores the whole catalogue, so that nothing of it is ever committed.
pub(crate) fn is_ignored(workspace: &Workspace, repository: &Repository) -> bool {
    let manifest = workspace.root().join(MANIFEST);
    repository
        .relative(&manifest)
        .is_ok_and(|manifest| repository.ignores(&manifest))
}

/// Who marks and commits, as git has them: its variables, the repository's configuration, or without a repository the user's
/// own.
///
/// # Errors
/// Git knows no name or no e-mail address.
pub(crate) fn identity(workspace: &Workspace) -> Result<Identity, VcsError> {
    match workspace.repository()? {
        Some(repository) => repository.identity(),
        None => Identity::of_user(workspace.git()),
    }
}

/// A schema that `init` writes into the catalogue, so that editors check files while they are typed.
fn is_carried_schema(path: &Path) -> bool {
    path.parent() == Some(Path::new(".schemas"))
        && path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.ends_with(".schema.json"))
}

fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
