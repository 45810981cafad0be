//! What stands on a procedure, the proposal and the published decision, and the log behind it.

use super::page::DetailPage;
use crate::catalogue::model::{Decision, ImportSource, ReviewNote};
use crate::session::open::catalogue::Catalogue;
use crate::tui::app::state::State;
use crate::tui::tabs::decision_words;
use crate::tui::term::rich::{Line, Tone};

/// What is decided now.
pub(super) fn in_force(page: &mut DetailPage<'_>, state: &State, desk: &Catalogue, row: usize) {
    let strings = page.strings;
    let standing: Vec<_> = desk.view.standing(row).collect();
    if standing.is_empty() {
        let line = Line::of(&strings.get("detail-decision"), Tone::Dim)
            .with(" ", Tone::Plain)
            .with(&strings.get("decision-none"), Tone::Dim);
        page.line(line);
    }
    for standing in &standing {
        page.line(decision_words(strings, standing));
        if standing.decision.is_imported() {
            imported(page, standing.decision);
        }
    }
    if let Some(back) = desk.view.log(row).and_then(|log| log.sent_back()) {
        let values = [
            ("by", back.by.name.as_str().into()),
            (
                "date",
                back.recorded.strftime("%Y-%m-%d").to_string().into(),
            ),
            ("reason", back.reason.as_deref().unwrap_or("–").into()),
        ];
        let said = strings.with("detail-sent-back", &values);
        page.hanging(Line::of("  ↩ ", Tone::Doubt), &said, Tone::Plain);
    }
    let changed = state
        .detail
        .changed
        .as_ref()
        .filter(|changed| changed.row == row);
    for change in changed
        .and_then(|changed| changed.lines.as_ref())
        .into_iter()
        .flatten()
    {
        page.hanging(Line::of("  ! ", Tone::Doubt), change, Tone::Plain);
    }
}

/// Every entry, newest first.
pub(super) fn log(page: &mut DetailPage<'_>, desk: &Catalogue, code: &str) {
    let Some(log) = desk.view.snapshot.decisions(code) else {
        return;
    };
    notes(page, &log.value.notes);
    let entries = &log.value.decisions;
    if entries.is_empty() {
        return;
    }
    page.heading_count("detail-decisions", entries.len());
    let standing: Vec<&str> = log.value.standing().map(|of| of.id.as_str()).collect();
    for decision in entries.iter().rev() {
        entry(page, decision, standing.contains(&decision.id.as_str()));
    }
}

/// What reviewers noted, newest first.
/// What reviewers noted, for whoever looks at the procedure next.
pub(super) fn noted(page: &mut DetailPage<'_>, desk: &Catalogue, code: &str) {
    if let Some(log) = desk.view.snapshot.decisions(code) {
        notes(page, &log.value.notes);
    }
}

fn notes(page: &mut DetailPage<'_>, notes: &[ReviewNote]) {
    if notes.is_empty() {
        return;
    }
    page.heading_count("detail-notes", notes.len());
    for note in notes.iter().rev() {
        let when = note.recorded.strftime("%Y-%m-%d");
        let by = format!("{} · {when}", note.by.name);
        page.hanging(Line::of("✎ ", Tone::Accent), &by, Tone::Dim);
        for line in note.text.lines() {
            page.hanging(Line::of("  ", Tone::Plain), line, Tone::Plain);
        }
    }
}

fn entry(page: &mut DetailPage<'_>, decision: &Decision, in_force: bool) {
    let strings = page.strings;
    let outcome = strings.get(&format!("outcome-{}", decision.outcome.as_str()));
    let state = strings.get(&format!("state-{}", decision.state.as_str()));
    page.line(
        Line::of(if in_force { "● " } else { "○ " }, Tone::Accent)
            .with(&outcome, if in_force { Tone::Strong } else { Tone::Plain })
            .with(&format!(" ({state})"), Tone::Plain),
    );
    let when = decision.recorded.strftime("%Y-%m-%d").to_string();
    let by = strings.with(
        "detail-decided-by",
        &[
            ("by", decision.by.name.as_str().into()),
            ("recorded", when.into()),
            ("date", decision.as_of.to_string().into()),
        ],
    );
    let indent = || Line::of("  ", Tone::Plain);
    page.hanging(indent(), &by, Tone::Dim);
    if let Some(reason) = &decision.reason {
        labelled(page, "form-reason", reason);
    }
    if let Some(reason) = decision.partial_reason {
        labelled(
            page,
            "form-partial-reason",
            &strings.get(&format!("partial-{}", reason.as_str())),
        );
    }
    if let Some(provision) = &decision.provision {
        labelled(page, "form-provision", provision);
    }
    if let Some(published) = &decision.published {
        labelled(page, "detail-published", &published.number);
    }
    for override_ in &decision.overrides {
        let text = strings.with(
            "show-overridden",
            &[
                ("until", override_.until.to_string().into()),
                ("reason", override_.reason.as_str().into()),
                ("provision", override_.provision.as_str().into()),
            ],
        );
        let lead = Line::of(&format!("  ⚐ {}: ", override_.rule), Tone::Overridden);
        page.hanging(lead, &text, Tone::Plain);
    }
    if let Some(announced) = &decision.suspension {
        let values = [
            ("notice", announced.notice.as_str().into()),
            ("until", announced.until.to_string().into()),
        ];
        let said = strings.with("decision-suspension", &values);
        page.hanging(Line::of("  ⏸ ", Tone::Dim), &said, Tone::Plain);
    }
    if decision.is_imported() {
        imported(page, decision);
    }
    if let Some(source) = &decision.source {
        labelled(page, "detail-source", source);
    }
}

/// That an entry was decided elsewhere, and from which table it came.
fn imported(page: &mut DetailPage<'_>, decision: &Decision) {
    let said = match &decision.imported {
        Some(from) => page.strings.with(
            "detail-imported",
            &[
                ("file", file(from).into()),
                ("row", from.row.to_string().into()),
                ("date", from.day.to_string().into()),
            ],
        ),
        None => page.strings.get("decision-imported"),
    };
    page.hanging(Line::of("  ⇠ ", Tone::Doubt), &said, Tone::Plain);
}

/// The table, with its sheet where it has several.
fn file(from: &ImportSource) -> String {
    match &from.sheet {
        Some(sheet) => format!("{} ({sheet})", from.file),
        None => from.file.clone(),
    }
}

fn labelled(page: &mut DetailPage<'_>, id: &str, text: &str) {
    let lead = Line::of(&format!("  {}: ", page.strings.get(id)), Tone::Dim);
    page.hanging(lead, text, Tone::Plain);
}
