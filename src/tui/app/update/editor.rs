//! Which place of which file the editor is to open: the one that is looked at.

use std::path::PathBuf;

use crate::analysis::changes::ProcedureChange;
use crate::catalogue::Snapshot;
use crate::catalogue::kind::decisions_path;
use crate::diff::ValueStep;
use crate::files::Diagnostic;
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, FileLocation, FilePlace};
use crate::tui::app::state::State;
use crate::tui::tabs::changes::ChangesRow;
use crate::tui::tabs::review::state::DetailTab;
use crate::tui::tabs::room::room;

/// Opens the editor there.
pub(super) fn edit(state: &mut State) -> Vec<Effect> {
    spot(state).map_or_else(Vec::new, |spot| edit_at(state, spot))
}

/// Opens the editor at a place.
pub(in crate::tui) fn edit_at(state: &mut State, spot: FileLocation) -> Vec<Effect> {
    state.disk.edited = Some(spot.path.clone());
    match spot.at {
        FilePlace::Position(at) => vec![Effect::Edit(spot.path, at)],
        FilePlace::Keys(_) => vec![state.ask(Ask::Locate(spot))],
    }
}

/// The place that is looked at; none where no file is.
pub(crate) fn spot(state: &State) -> Option<FileLocation> {
    let below = room(state.tab).place(state);
    match state.popups.top() {
        Some(popup) => popup.place(state, below),
        None => below,
    }
}

/// The place of a finding.
pub(in crate::tui) fn of_finding(finding: &Diagnostic) -> FileLocation {
    FileLocation {
        path: finding.path.clone(),
        at: FilePlace::Position(finding.position()),
    }
}

fn keys(path: PathBuf, keys: &[&str]) -> FileLocation {
    let keys = keys.iter().map(|key| ValueStep::Key((*key).to_owned()));
    FileLocation {
        path,
        at: FilePlace::Keys(keys.collect()),
    }
}

/// What the tab of the detail shows: the procedure's file, the newest report that counts it, its log.
pub(in crate::tui) fn place_in_review(state: &State) -> Option<FileLocation> {
    let snapshot = state.desk.as_ref()?.snapshot();
    let looked_at = of_tab(state, snapshot);
    let Some(mend) = &state.disk.mend else {
        return looked_at;
    };
    // A file that cannot be read is under no cursor.
    let is_it = |file: &FileLocation| file.path == mend.path;
    let is_gone = || {
        snapshot
            .unreadable()
            .iter()
            .any(|file| file.path == mend.path)
    };
    let is_meant = mend.row.as_deref() == state.current_code()
        && (looked_at.as_ref().is_some_and(is_it) || is_gone());
    match is_meant {
        true => Some(FileLocation {
            path: mend.path.clone(),
            at: FilePlace::Position(mend.at),
        }),
        false => looked_at,
    }
}

fn of_tab(state: &State, snapshot: &Snapshot) -> Option<FileLocation> {
    let file = snapshot.procedure(state.current_code()?)?;
    let whole = |key: &[&str]| Some(keys(file.path.clone(), key));
    match state.detail.tab {
        DetailTab::Overview => whole(&[]),
        DetailTab::Documents => whole(&["documents"]),
        DetailTab::Basis => whole(&["legal_basis"]),
        DetailTab::Evidence => counts(snapshot, &file.code).or_else(|| whole(&[])),
        DetailTab::Decisions => log(snapshot, &file.code).or_else(|| whole(&[])),
    }
}

/// The row of the newest report that counts a procedure.
fn counts(snapshot: &Snapshot, code: &str) -> Option<FileLocation> {
    let reports = snapshot.statistics().iter();
    let counting = reports.filter(|report| report.value.counts.contains_key(code));
    let newest = counting.max_by_key(|report| report.value.to)?;
    Some(keys(newest.path.clone(), &["counts", code]))
}

/// The newest entry of a log, or the log where it cannot be read.
fn log(snapshot: &Snapshot, code: &str) -> Option<FileLocation> {
    let Some(log) = snapshot.decisions(code) else {
        let broken = snapshot.unreadable_decisions(code)?;
        return Some(keys(broken.path.clone(), &[]));
    };
    let newest = log.value.decisions.last();
    let mut steps = vec![ValueStep::Key("decisions".to_owned())];
    steps.extend(newest.map(|entry| ValueStep::Item(entry.id.clone())));
    Some(FileLocation {
        path: log.path.clone(),
        at: FilePlace::Keys(steps),
    })
}

/// The place of a row of the changes.
pub(in crate::tui) fn place_of_change(state: &State, row: ChangesRow<'_>) -> Option<FileLocation> {
    let desk = state.desk.as_ref()?;
    match row {
        ChangesRow::Procedure(change) => of_change(state, desk.snapshot(), change),
        ChangesRow::Unreadable(path) => {
            let found = desk.findings.iter().find(|finding| finding.path == path);
            let top = || keys(path.to_owned(), &[]);
            Some(found.map_or_else(top, of_finding))
        }
        ChangesRow::Other(_) => None,
    }
}

/// The first thing that changed, in the file that says it; what is wrong with the procedure's file comes before.
fn of_change(state: &State, snapshot: &Snapshot, change: &ProcedureChange) -> Option<FileLocation> {
    let file = snapshot.procedure(&change.code)?;
    let own = [file.path.clone(), decisions_path(&file.path, &change.code)];
    let mut findings = state.desk.as_ref()?.findings.iter();
    if let Some(finding) = findings.find(|finding| own.contains(&finding.path)) {
        return Some(of_finding(finding));
    }
    let steps = change.fields.first().map_or(&[][..], |field| &field.path);
    let spot = |path: &PathBuf, steps: Vec<ValueStep>| {
        Some(FileLocation {
            path: path.clone(),
            at: FilePlace::Keys(steps),
        })
    };
    match steps {
        [ValueStep::Key(key), ValueStep::Item(id), ..] if key == "plans" => {
            let mut plans = snapshot.plans().iter();
            let plan = plans.find(|plan| plan.value.id == *id)?;
            let row = ValueStep::Item(change.code.clone());
            spot(
                &plan.path,
                vec![ValueStep::Key("procedures".to_owned()), row],
            )
        }
        [ValueStep::Key(key), ..] if key == "statistics" => counts(snapshot, &change.code),
        [ValueStep::Key(key), ValueStep::Item(_), ..] if key == "decisions" => {
            let log = snapshot.decisions(&change.code)?;
            spot(&log.path, steps.to_vec())
        }
        [ValueStep::Key(key), ..] if key == "review_notes" => {
            let log = snapshot.decisions(&change.code)?;
            Some(keys(log.path.clone(), &["notes"]))
        }
        _ => spot(&file.path, steps.to_vec()),
    }
}
