//! Procedures that became another's anywhere in the history, without the day: what brings that in may have been committed with
//! git itself, merged or pulled.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::commit::is_ignored;
use crate::catalogue::cache::{read_frame, write_frame};
use crate::catalogue::check::{ProcedureStep, RevisionProcedure, undated_steps};
use crate::catalogue::load::Files;
use crate::catalogue::{FileKind, Snapshot};
use crate::files::Diagnostic;
use crate::i18n::message;
use crate::session::open::workspace::{Workspace, home};
use crate::vcs::{BlobId, ReplacedVersion, Repository, VcsError};

/// The procedures whose issuer, fields or levels became others in some step up to the files of now, and that do not say since
/// when, sorted; `files` are those of now. Without a commit there is nothing to ask.
pub(crate) fn undated_in_history(
    workspace: &Workspace,
    files: &dyn Files,
    snapshot: &Snapshot,
) -> Result<Vec<Diagnostic>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Ok(Vec::new());
    };
    if repository.is_bare() || repository.head()?.unborn {
        return Ok(Vec::new());
    }
    let below = repository.relative(workspace.root())?;
    let procedures = below.join("procedures");
    let mut steps = Vec::new();
    for path in repository.changed_since("HEAD", &procedures, None)? {
        let place = path.strip_prefix(&below).unwrap_or(&path);
        let text = match FileKind::of(place) {
            Some(FileKind::Procedure) => repository.read_at("HEAD", &path)?,
            _ => None,
        };
        let before = text.and_then(|text| RevisionProcedure::read(place, &text));
        steps.extend(before.map(|before| ProcedureStep {
            rev: "HEAD".to_owned(),
            before,
            after: None,
        }));
    }
    steps.extend(committed_steps(workspace, &repository, &below)?);
    Ok(undated_steps(&steps, snapshot, files))
}

/// Steps of history up to a commit, as they were read once: only what came after it is read anew.
#[derive(Serialize, Deserialize)]
struct KnownSteps {
    /// The commit.
    head: String,
    /// The folder of the catalogue in the repository.
    below: PathBuf,
    /// Those that change whose a procedure is, newest first.
    steps: Vec<ProcedureStep>,
}

/// What a file of the cache with such steps says that it is.
const SORT: &str = "moves";

/// Every committed step that changes whose a procedure is, newest first.
fn committed_steps(
    workspace: &Workspace,
    repository: &Repository,
    below: &Path,
) -> Result<Vec<ProcedureStep>, VcsError> {
    let (None, Some(head)) = (repository.limits(), repository.head()?.commit) else {
        return Ok(Vec::new());
    };
    // What a shallow clone lacks may come later, under the same commit.
    let cache = workspace.cache().filter(|_| !repository.is_shallow());
    let place = cache.map(|cache| cache.folder().join("moves.bin"));
    let known: Option<KnownSteps> = place.as_ref().and_then(|place| read_frame(place, SORT));
    let known = known.filter(|known| known.below == below);
    let (versions, known) = match known {
        None => (
            repository.replaced_versions(home(below), "procedures")?,
            Vec::new(),
        ),
        Some(known) if known.head == head => return Ok(known.steps),
        Some(known) => match repository.replaced_since(home(below), "procedures", &known.head)? {
            Some(versions) => (versions, known.steps),
            None => (
                repository.replaced_versions(home(below), "procedures")?,
                Vec::new(),
            ),
        },
    };
    let mut steps = changing(repository, versions)?;
    steps.extend(known);
    let Some(place) = place else {
        return Ok(steps);
    };
    let known = KnownSteps {
        head,
        below: below.to_owned(),
        steps,
    };
    // Where it cannot be written, the history is read again the next time.
    let _ = write_frame(&place, SORT, &known);
    Ok(known.steps)
}

/// Of versions that were replaced, the steps that change whose a procedure is.
fn changing(
    repository: &Repository,
    versions: Vec<ReplacedVersion>,
) -> Result<Vec<ProcedureStep>, VcsError> {
    let mut said = SaidInBlobs::new(repository);
    let mut steps = Vec::new();
    for version in versions {
        let place = &version.path;
        if FileKind::of(place) != Some(FileKind::Procedure) {
            continue;
        }
        if let Some(after) = version.after
            && said.of(version.before)? == said.of(after)?
        {
            continue;
        }
        let read = |blob: BlobId| -> Result<Option<RevisionProcedure>, VcsError> {
            Ok(RevisionProcedure::read(place, &repository.read_blob(blob)?))
        };
        let Some(before) = read(version.before)? else {
            continue;
        };
        let after = match version.after {
            Some(after) => read(after)?,
            None => None,
        };
        steps.push(ProcedureStep {
            rev: version.commit,
            before,
            after,
        });
    }
    Ok(steps)
}

/// That a history cannot be read whole: what it would have shown is not known.
pub(crate) fn unread(error: VcsError) -> Diagnostic {
    let found = Diagnostic::info("history-unseen", "procedures", error.message);
    match error.hint {
        Some(hint) => found.hint(hint),
        None => found,
    }
}

/// Why such a change may have happened without anybody seeing it; none where the whole history is there to be read.
pub(crate) fn unseen(workspace: &Workspace, snapshot: &Snapshot) -> Option<Diagnostic> {
    if snapshot.procedures().is_empty() {
        return None;
    }
    let (reason, hint) = match workspace.repository() {
        Ok(Some(repository)) if repository.is_shallow() => (
            message!("check-history-cut"),
            message!("check-history-cut-hint"),
        ),
        Ok(Some(repository)) if repository.limits().is_some() => (
            message!("check-history-unread"),
            message!("check-history-unread-hint"),
        ),
        Ok(Some(repository)) => {
            let is_unborn = repository.head().is_ok_and(|head| head.unborn);
            if repository.is_bare() || !is_unborn && !is_ignored(workspace, &repository) {
                return None;
            }
            (
                message!("check-history-none"),
                message!("check-history-none-hint"),
            )
        }
        Ok(None) => (
            message!("check-history-none"),
            message!("check-history-none-hint"),
        ),
        // Where git cannot be read, that is told for itself.
        Err(_) => return None,
    };
    Some(Diagnostic::info("history-unseen", "procedures", reason).hint(hint))
}

/// What contents say of whose a procedure is, each looked at once: most steps change something else.
struct SaidInBlobs<'a> {
    repository: &'a Repository,
    known: HashMap<BlobId, Vec<u8>>,
}

impl SaidInBlobs<'_> {
    fn new(repository: &Repository) -> SaidInBlobs<'_> {
        SaidInBlobs {
            repository,
            known: HashMap::new(),
        }
    }

    fn of(&mut self, blob: BlobId) -> Result<Vec<u8>, VcsError> {
        if let Some(said) = self.known.get(&blob) {
            return Ok(said.clone());
        }
        let said = said(&self.repository.read_blob(blob)?);
        self.known.insert(blob, said.clone());
        Ok(said)
    }
}

/// The lines of a file that say whose the procedure is, with those that belong to them.
fn said(text: &[u8]) -> Vec<u8> {
    const KEYS: [&str; 4] = ["code", "issuer", "fields", "levels"];
    let mut said = Vec::new();
    let mut is_meant = false;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        // A file in one line, or in another form, is compared as a whole.
        if matches!(line.first(), Some(b'{' | b'?' | b'&' | b'!' | b'%')) {
            return text.to_vec();
        }
        if !matches!(
            line.first(),
            None | Some(b' ' | b'\t' | b'-' | b'#' | b'\n' | b'\r')
        ) {
            let key = line.strip_prefix(b"\"").or_else(|| line.strip_prefix(b"'"));
            let key = key.unwrap_or(line);
            is_meant = KEYS.iter().any(|of| key.starts_with(of.as_bytes()));
        }
        if is_meant {
            said.extend_from_slice(line);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn only_the_lines_that_say_whose_a_procedure_is_are_compared() {
        let text = b"code: '1.000001'\nname: issuer\n\"issuer\": A\nfields:\n- f\n- g\nfee: {x: 1}\nlevels_since: 2026-01-01\nnotes: |\n  levels: no\n";
        assert_eq!(
            String::from_utf8(said(text)).unwrap(),
            "code: '1.000001'\n\"issuer\": A\nfields:\n- f\n- g\nlevels_since: 2026-01-01\n"
        );
        assert_eq!(said(b"{issuer: A}\n"), b"{issuer: A}\n");
    }
}
