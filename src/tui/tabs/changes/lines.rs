//! What is not committed, or what two moments do not have alike.

use super::ChangesRow;
use crate::analysis::changes::{ProcedureChange, ProcedureChangeKind};
use crate::catalogue::kind::decisions_path;
use crate::rules::Verdict;
use crate::session::words::differences::{counts, other_lines, procedure};
use crate::tui::app::state::State;
use crate::tui::tabs::review::detail::DetailPage;
use crate::tui::tabs::verdict_sign;
use crate::tui::term::rich::{Line, Tone};

pub(super) fn summary(state: &State) -> Line {
    let strings = &state.strings;
    let mut line = Line::of(" ", Tone::Plain);
    let Some(found) = state.changes.compared() else {
        return line;
    };
    match &found.moments {
        Some([from, to]) => line.push(&format!("{from} → {to}"), Tone::Accent),
        None => line.push(&strings.get("times-not-committed"), Tone::Accent),
    }
    line.push("  ", Tone::Plain);
    let told = match found.is_empty() {
        true => strings.get("diff-nothing"),
        false => counts(strings, &found.changes),
    };
    line.push(&told, Tone::Plain);
    line
}

pub(super) fn row(state: &State, at: usize) -> Line {
    let line = Line::of(" ", Tone::Plain);
    match state.changes.compared().and_then(|found| found.row(at)) {
        Some(ChangesRow::Procedure(change)) => {
            let (sign, tone) = sign(change);
            // Of the verdicts that are others now the worst: not every one that changed is a flag.
            let verdicts = change.verdicts.iter().filter_map(|verdict| verdict.to);
            let worst = verdicts.max_by_key(|verdict| verdict.weight());
            let (mark, mark_tone) = match (change.turns_stale(), change.kind) {
                (true, _) => ("!", Tone::Doubt),
                (false, ProcedureChangeKind::Changed) if !change.verdicts.is_empty() => {
                    verdict_sign(worst.unwrap_or(Verdict::NotApplicable), false)
                }
                _ => (" ", Tone::Plain),
            };
            let line = line
                .with(sign, tone)
                .with(mark, mark_tone)
                .with(" ", Tone::Plain)
                .with(&change.code, Tone::Accent)
                .with(" ", Tone::Plain);
            line.with(&name_of(state, change), Tone::Plain)
        }
        Some(ChangesRow::Other(other)) => {
            let noun = state
                .strings
                .get(&format!("file-{}", other.kind.schema_name()));
            let count = state.strings.number(other.fields.len() as u64);
            line.with("~  ", Tone::Accent)
                .with(&noun, Tone::Strong)
                .with(&format!(" ({count})"), Tone::Dim)
        }
        Some(ChangesRow::Unreadable(path)) => line
            .with("✗  ", Tone::Error)
            .with(&path.display().to_string(), Tone::Error),
        None => line,
    }
}

fn sign(change: &ProcedureChange) -> (&'static str, Tone) {
    match change.kind {
        ProcedureChangeKind::Added => ("+", Tone::Good),
        ProcedureChangeKind::Removed => ("−", Tone::Flag),
        ProcedureChangeKind::Changed => ("~", Tone::Accent),
    }
}

pub(super) fn lines(state: &State, columns: usize) -> Vec<Line> {
    let mut page = DetailPage::new(&state.strings, columns);
    match state.changes.current() {
        Some(ChangesRow::Procedure(change)) => {
            procedure_lines(&mut page, change, &name_of(state, change));
            findings(&mut page, state, &paths(state, &change.code));
        }
        Some(ChangesRow::Other(other)) => {
            let noun = state
                .strings
                .get(&format!("file-{}", other.kind.schema_name()));
            page.text(&noun, Tone::Strong);
            for told in other_lines(&state.strings, other) {
                page.hanging(Line::of("  ", Tone::Plain), &told, Tone::Plain);
            }
        }
        Some(ChangesRow::Unreadable(path)) => {
            page.text(&path.display().to_string(), Tone::Error);
            page.text(&state.strings.get("diff-unreadable"), Tone::Plain);
            findings(&mut page, state, &[path.to_owned()]);
        }
        None => {}
    }
    page.into_lines()
}

/// Its name; where no file of it was looked at, the one that it has in the catalogue on the screen. A code alone says
/// nothing to people.
pub(in crate::tui::tabs) fn name_of(state: &State, change: &ProcedureChange) -> String {
    let here = || {
        let file = state.desk.as_ref()?.snapshot().procedure(&change.code)?;
        Some(file.read().name.clone())
    };
    change.name.clone().or_else(here).unwrap_or_default()
}

/// Whether all that is to be said of a change is that the procedure came or went.
pub(in crate::tui::tabs) fn is_bare(change: &ProcedureChange) -> bool {
    change.fields.is_empty() && change.verdicts.is_empty()
}

/// What changed of a procedure, and what that does.
pub(in crate::tui::tabs) fn procedure_lines(
    page: &mut DetailPage<'_>,
    change: &ProcedureChange,
    name: &str,
) {
    let told = procedure(page.strings, change);
    let (sign, tone) = sign(change);
    let lead = Line::of(sign, tone)
        .with(" ", Tone::Plain)
        .with(&told.code, Tone::Accent)
        .with(" ", Tone::Plain);
    if is_bare(change) && !told.what.is_empty() {
        let text = format!("{name} ({})", told.what);
        page.hanging(lead, text.trim_start(), Tone::Strong);
        return;
    }
    page.hanging(lead, name, Tone::Strong);
    if !told.what.is_empty() {
        page.text(&told.what, Tone::Dim);
    }
    for field in &told.fields {
        page.hanging(Line::of("  ", Tone::Plain), field, Tone::Plain);
    }
    for (verdict, text) in &told.effects {
        let (sign, tone) =
            verdict.map_or(("–", Tone::Dim), |verdict| verdict_sign(verdict, false));
        let lead = Line::of("  ", Tone::Plain)
            .with(sign, tone)
            .with(" ", Tone::Plain);
        page.hanging(lead, text, tone);
    }
}

/// The files of a procedure.
fn paths(state: &State, code: &str) -> Vec<std::path::PathBuf> {
    let snapshot = state.desk.as_ref().map(|desk| desk.snapshot());
    let file = snapshot.and_then(|snapshot| snapshot.procedure(code));
    let paths = file.map(|file| [file.path.clone(), decisions_path(&file.path, code)]);
    paths.into_iter().flatten().collect()
}

/// The files with what is wrong with them.
fn findings(page: &mut DetailPage<'_>, state: &State, paths: &[std::path::PathBuf]) {
    let Some(desk) = &state.desk else {
        return;
    };
    for path in paths {
        let of_file: Vec<_> = desk
            .findings
            .iter()
            .filter(|found| found.path == *path)
            .collect();
        if of_file.is_empty() {
            continue;
        }
        page.heading_text(&path.display().to_string());
        for found in of_file {
            let place = format!("{}:{} ", found.span.start.line, found.span.start.column);
            let message = state.strings.say(&found.message);
            page.hanging(Line::of(&place, Tone::Accent), &message, Tone::Error);
        }
    }
}
