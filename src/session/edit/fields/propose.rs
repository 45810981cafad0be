//! What an edit would write, held against the check, and what it changes by meaning.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::draft::{Drafts, FileDraft, drafts};
use super::edit::ProcedureEdit;
use super::overlay::source;
use crate::analysis::changes::{self, Changes};
use crate::catalogue::FileKind;
use crate::catalogue::load::LoadProgress;
use crate::files::{Diagnostic, FileError, Fingerprint, PlannedWrite, Severity};
use crate::i18n::Message;
use crate::rules::Fact;
use crate::session::edit::fields::edit_sources::EditSources;
use crate::session::git::compare::{self, CatalogueMoment, ChangedFile, of_view};
use crate::session::open::check;
use crate::session::{Source, View};

/// A procedure on which an edit is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEdit {
    /// Its code; a group's id; the file, where the edit is about no procedure.
    pub code: String,
    /// Why.
    pub reasons: Vec<Fact>,
}

/// What an edit would write.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// The files, each with what it held when it was read.
    pub files: Vec<PlannedWrite>,
    /// What differs then, by meaning, with what it does to verdicts and decisions.
    pub changes: Changes,
    /// Codes on which the edit changes nothing.
    pub unchanged: Vec<String>,
    /// Codes on which it is refused.
    pub refused: Vec<RefusedEdit>,
}

/// What an edit of the opened files would write. A text in which the check would find an error that is not there now is
/// refused.
pub(crate) fn propose(opened: &EditSources, edit: &ProcedureEdit) -> Result<Proposal, FileError> {
    let mut drafts = drafts(opened, edit);
    let workspace = &opened.workspace;
    let before: BTreeMap<PathBuf, String> = drafts
        .files
        .iter()
        .filter_map(|draft| {
            let (_, text) = draft.before.as_ref()?;
            Some((draft.path.clone(), text.clone()))
        })
        .collect();
    let old = source(workspace, before);
    let mut known = None;
    while !drafts.files.is_empty() {
        let after = drafts.files.iter();
        let after = after.map(|draft| (draft.path.clone(), draft.after.clone()));
        let new = source(workspace, after.collect());
        let loaded = new.load(&LoadProgress::default())?;
        let known = known
            .get_or_insert_with(|| check::findings_on(&old, &opened.loaded, opened.view.today));
        let errors = new_errors(known, check::findings_on(&new, &loaded, opened.view.today));
        if errors.is_empty() {
            let view = View::of(
                &loaded,
                opened.view.as_of,
                opened.view.today,
                new.cache.clone(),
            );
            let changes = difference(&drafts.files, (&old, &opened.view), (&new, &view));
            return Ok(proposed(drafts, changes));
        }
        refuse(&mut drafts, &errors);
    }
    Ok(proposed(drafts, Changes::default()))
}

fn proposed(drafts: Drafts, changes: Changes) -> Proposal {
    let files = drafts.files.into_iter().map(|draft| PlannedWrite {
        path: draft.path,
        expected: draft
            .before
            .map_or(Fingerprint::Absent, |(fingerprint, _)| fingerprint),
        bytes: draft.after.into_bytes(),
    });
    Proposal {
        files: files.collect(),
        changes,
        unchanged: drafts.unchanged,
        refused: drafts.refused,
    }
}

/// The errors that were not there before, wherever in their file they stood.
pub(in crate::session) fn new_errors(
    before: &[Diagnostic],
    now: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| (finding.path.clone(), finding.code, finding.message.clone());
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
    let mut known: BTreeMap<(PathBuf, &str, Message), usize> = BTreeMap::new();
    for finding in before.iter().filter(is_error) {
        *known.entry(key(finding)).or_default() += 1;
    }
    let now = now.into_iter().filter(|finding| is_error(&finding));
    now.filter(|finding| match known.get_mut(&key(finding)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    })
    .collect()
}

/// Takes back the drafts in which errors stand; all of them where an error stands elsewhere, for nobody knows which brought it.
fn refuse(drafts: &mut Drafts, errors: &[Diagnostic]) {
    let is_in = |path: &Path| errors.iter().any(|error| error.path == path);
    let elsewhere = !drafts.files.iter().any(|draft| is_in(&draft.path));
    let files = std::mem::take(&mut drafts.files);
    let (wrong, right): (Vec<FileDraft>, Vec<FileDraft>) = files
        .into_iter()
        .partition(|draft| elsewhere || is_in(&draft.path));
    drafts.files = right;
    for draft in wrong {
        // A draft for no procedure is refused by the name of its file.
        let codes = match draft.codes.is_empty() {
            true => vec![super::draft::shown(&draft.path)],
            false => draft.codes,
        };
        for error in errors {
            if elsewhere || error.path == draft.path {
                drafts.refuse(&codes, finding(error));
            }
        }
    }
}

fn finding(error: &Diagnostic) -> Fact {
    let hint = error.hint.clone().unwrap_or_default();
    Fact::new("edit-finding")
        .with("finding", error.code)
        .with("path", super::draft::shown(&error.path))
        .with("message", error.message.clone())
        .with("hint", hint)
}

fn difference(files: &[FileDraft], old: (&Source, &View), new: (&Source, &View)) -> Changes {
    let files: Vec<ChangedFile> = files
        .iter()
        .filter_map(|draft| {
            Some(ChangedFile {
                kind: FileKind::of(&draft.path)?,
                path: draft.path.clone(),
                before: draft.before.is_some(),
                after: true,
            })
        })
        .collect();
    let point = |source| CatalogueMoment {
        source,
        snapshot: None,
    };
    let mut changes = compare::between(&files, &point(old.0), &point(new.0));
    changes::judge(&mut changes, of_view(old.1), of_view(new.1));
    changes
}
