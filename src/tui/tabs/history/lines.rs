//! The commits of the catalogue, or of one procedure.

use crate::session::words::differences::{counts, other_lines};
use crate::tui::app::state::State;
use crate::tui::tabs::changes::{is_bare, name_of, procedure_lines};
use crate::tui::tabs::review::detail::DetailPage;
use crate::tui::term::rich::{Line, Tone};

/// Procedures of a commit that are told; the others are counted.
const TOLD: usize = 40;

pub(super) fn summary(state: &State) -> Line {
    let strings = &state.strings;
    let mut line = Line::of(" ", Tone::Plain);
    match &state.history.code {
        Some(code) => {
            let code = [("code", code.as_str().into())];
            line.push(&strings.with("history-of-code", &code), Tone::Accent);
        }
        None => line.push(&strings.get("history-of-all"), Tone::Accent),
    }
    if let Some(marked) = &state.history.marked {
        let short: String = marked.chars().take(8).collect();
        let told = strings.with("history-marked", &[("commit", short.into())]);
        line.push("  ", Tone::Plain);
        line.push(&told, Tone::Doubt);
    }
    line
}

pub(super) fn row(state: &State, at: usize) -> Line {
    let Some(commit) = state.history.commits().get(at) else {
        return Line::empty();
    };
    let entry = &commit.entry;
    let marked = state.history.marked.as_ref() == Some(&entry.id);
    let here = state.settings.revision.as_ref() == Some(&entry.id);
    let sign = match (marked, here) {
        (true, _) => "●",
        (false, true) => "▸",
        (false, false) => " ",
    };
    Line::of(sign, Tone::Accent)
        .with(&commit.when.strftime("%Y-%m-%d").to_string(), Tone::Dim)
        .with(" ", Tone::Plain)
        .with(&entry.short, Tone::Accent)
        .with(" ", Tone::Plain)
        .with(&entry.summary, Tone::Plain)
        .with("  ", Tone::Plain)
        .with(&entry.author.name, Tone::Dim)
}

pub(super) fn lines(state: &State, columns: usize) -> Vec<Line> {
    let strings = &state.strings;
    let mut page = DetailPage::new(strings, columns);
    let Some(commit) = state.history.current() else {
        return Vec::new();
    };
    let entry = &commit.entry;
    page.text(&entry.summary, Tone::Strong);
    let author = format!("{} <{}>", entry.author.name, entry.author.email);
    page.text(&author, Tone::Plain);
    let when = commit.when.strftime("%Y-%m-%d %H:%M %:z").to_string();
    page.text(&format!("{when} · {}", entry.short), Tone::Dim);
    if entry.edge {
        let told = [
            ("commit", entry.short.as_str().into()),
            ("day", commit.when.date().to_string().into()),
        ];
        page.text(&strings.with("log-ends-early", &told), Tone::Doubt);
    }
    let told = counts(strings, &commit.changes);
    if !told.is_empty() {
        page.text(&told, Tone::Plain);
    }
    let mut after_bare = false;
    for change in commit.changes.procedures.iter().take(TOLD) {
        let bare = is_bare(change);
        if !(bare && after_bare) {
            page.line(Line::empty());
        }
        after_bare = bare;
        procedure_lines(&mut page, change, &name_of(state, change));
    }
    let left = commit.changes.procedures.len().saturating_sub(TOLD);
    if left > 0 {
        let left = [("left", (left as f64).into())];
        page.text(&strings.with("filter-more", &left), Tone::Dim);
    }
    let others = commit.changes.others.iter();
    let others: Vec<String> = others
        .flat_map(|other| other_lines(strings, other))
        .collect();
    if !others.is_empty() {
        page.heading("diff-others");
        for told in others {
            page.hanging(Line::of("  ", Tone::Plain), &told, Tone::Plain);
        }
    }
    page.into_lines()
}
