//! Procedures that stand elsewhere or bear another code in the work tree than in the last commit: what a move left to commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::analysis::changes::{self, MomentParts};
use crate::catalogue::FileKind;
use crate::catalogue::check::baseline;
use crate::catalogue::kind::decisions_path;
use crate::catalogue::load::{Files, usable_value};
use crate::catalogue::move_plan::names;
use crate::session::Workspace;
use crate::session::git::commit::{PendingFile, pending, pending_below};
use crate::vcs::{ChangeKind, Repository, VcsError};

/// Where the file of a procedure stood, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PendingMove {
    /// Its code before and after.
    pub code: [String; 2],
    pub name: String,
    /// Its file before and after, relative to the catalogue.
    pub path: [PathBuf; 2],
}

impl PendingMove {
    /// Whether it bears another code now.
    pub(crate) fn is_renumbered(&self) -> bool {
        self.code[0] != self.code[1]
    }

    /// The folders in which it stood and stands, where these are two: the ids of its issuers.
    pub(crate) fn issuers(&self) -> Option<[String; 2]> {
        let folder = |at: usize| {
            let folder = self.path[at].parent()?.file_name()?.to_str();
            folder.map(str::to_owned)
        };
        let (before, now) = (folder(0)?, folder(1)?);
        (before != now).then_some([before, now])
    }

    /// Whether a file is one of those that moved.
    pub(crate) fn has(&self, path: &Path) -> bool {
        self.parts().iter().any(|part| part == path)
    }

    /// The files before and after that belong together: the procedure's, and its decision log's.
    fn parts(&self) -> [PathBuf; 4] {
        let log = |at: usize| decisions_path(&self.path[at], &self.code[at]);
        let [before, now] = self.path.clone();
        [before, now, log(0), log(1)]
    }
}

/// The procedures among changed files that moved.
pub(crate) fn among(
    workspace: &Workspace,
    repository: &Repository,
    files: &[PendingFile],
) -> Result<Vec<PendingMove>, VcsError> {
    let of_procedures = || {
        let kinds = [Some(FileKind::Procedure), Some(FileKind::Decisions)];
        files.iter().filter(move |file| kinds.contains(&file.kind))
    };
    let is_gone = |file: &PendingFile| !workspace.root().join(&file.path).exists();
    let mut gone = of_procedures().filter(|file| file.kind == Some(FileKind::Procedure));
    if !gone.any(is_gone) {
        return Ok(Vec::new());
    }
    let (mut old, mut new) = (MomentParts::default(), MomentParts::default());
    let disk = workspace.files();
    for file in of_procedures() {
        let Some(kind) = file.kind else {
            continue;
        };
        let then = repository.read_at("HEAD", &file.repository_path)?;
        match (is_gone(file), then) {
            (true, Some(bytes)) => {
                old.add(&file.path, usable_value(kind, &file.path, &bytes).as_ref());
            }
            (false, None) => {
                let now = disk.read(&file.path).ok();
                let now = now.and_then(|bytes| usable_value(kind, &file.path, &bytes));
                new.add(&file.path, now.as_ref());
            }
            _ => {}
        }
    }
    // Only places are asked for, which no names tell otherwise.
    let changes = changes::between(&old, &new, Default::default);
    let changes = changes.procedures.into_iter();
    let moved = changes.filter_map(|change| {
        let place = change
            .fields
            .iter()
            .find(|field| changes::is_place(field))?;
        let path = |value: &Option<serde_json::Value>| {
            let text = value.as_ref()?.as_str()?;
            Some(text.split('/').collect::<PathBuf>())
        };
        Some(PendingMove {
            path: [path(&place.from)?, path(&place.to)?],
            code: [
                change.before.unwrap_or_else(|| change.code.clone()),
                change.code,
            ],
            name: change.name.unwrap_or_default(),
        })
    });
    Ok(moved.collect())
}

/// Which of these files, by their places, are the parts of one move each: they are committed together or not at all.
pub(crate) fn together(moved: &[PendingMove], files: &[PendingFile]) -> Vec<Vec<usize>> {
    let of_one = moved.iter().map(|moved| {
        let parts = moved.parts();
        let places = files.iter().enumerate();
        places
            .filter(|(_, file)| parts.contains(&file.path))
            .map(|(at, _)| at)
            .collect()
    });
    of_one
        .filter(|places: &Vec<usize>| places.len() > 1)
        .collect()
}

/// The chosen files with the other parts of each procedure that moved: a deletion without its addition would lose a
/// procedure, an addition without its deletion would have it twice, and what names it by a code that is nowhere would be
/// broken. Other changed files are looked at only where a procedure's file comes or goes.
pub(crate) fn whole(
    workspace: &Workspace,
    repository: &Repository,
    mut chosen: Vec<PendingFile>,
) -> Result<Vec<PendingFile>, VcsError> {
    let mut moves = false;
    let mut looked = false;
    for file in &chosen {
        let place = match file.kind {
            Some(FileKind::Procedure) if comes_or_goes(file) => {
                moves = true;
                break;
            }
            Some(FileKind::Decisions) if comes_or_goes(file) => {
                let beside = file.path.strip_prefix("decisions").unwrap_or(&file.path);
                Path::new("procedures").join(beside)
            }
            _ if may_follow(file) && !looked => {
                looked = true;
                PathBuf::from("procedures")
            }
            _ => continue,
        };
        let found = pending_below(workspace, repository, &place)?;
        moves |= found.iter().any(comes_or_goes);
    }
    if !moves {
        return Ok(chosen);
    }
    let pending = pending(workspace, repository)?;
    let moved = among(workspace, repository, &pending)?;
    let mut parts: Vec<Vec<PathBuf>> = moved.iter().map(|one| one.parts().to_vec()).collect();
    for file in pending.iter().filter(|file| may_follow(file)) {
        let Some(then) = repository.read_at("HEAD", &file.repository_path)? else {
            continue;
        };
        let now = workspace.files().read(&file.path).unwrap_or_default();
        let names = |bytes: &[u8], code: &str| names(file.kind, &file.path, bytes, code);
        for (one, parts) in moved.iter().zip(&mut parts) {
            let [old, new] = &one.code;
            if one.is_renumbered() && names(&then, old) && names(&now, new) && !names(&now, old) {
                parts.push(file.path.clone());
            }
        }
    }
    // A file that one move takes along may name what another moved.
    let mut taken: BTreeSet<PathBuf> = chosen.iter().map(|file| file.path.clone()).collect();
    while let Some(at) = parts
        .iter()
        .position(|parts| parts.iter().any(|p| taken.contains(p)))
    {
        taken.extend(parts.swap_remove(at));
    }
    let others = pending
        .into_iter()
        .filter(|file| taken.contains(&file.path));
    let others: Vec<_> = others.filter(|file| !chosen.contains(file)).collect();
    chosen.extend(others);
    chosen.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(chosen)
}

/// Whether a changed file may name a procedure by a code that it has since a move.
fn may_follow(file: &PendingFile) -> bool {
    let naming = match file.kind {
        Some(
            FileKind::Procedure
            | FileKind::Group
            | FileKind::List
            | FileKind::Plan
            | FileKind::Statistics
            | FileKind::Variants,
        ) => true,
        Some(_) => false,
        None => file.path == Path::new(baseline::FILE),
    };
    naming && !comes_or_goes(file)
}

fn comes_or_goes(file: &PendingFile) -> bool {
    matches!(file.change, ChangeKind::Added | ChangeKind::Deleted)
}
