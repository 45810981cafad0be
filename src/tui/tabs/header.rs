//! Title, dates and git: on every screen of every size, shortened where there is little room.

use crate::session::{AsOfChoice, RepositoryStatus, Strings};
use crate::text::{for_terminal_line, truncate, width};
use crate::tui::actions::table::{KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::popups::reading;
use crate::tui::term::rich::{Line, Tone};

/// The header in one line or two.
pub(crate) fn lines(state: &State, columns: usize, rows: usize) -> Vec<Line> {
    let help = help(state, columns >= 60);
    let git = git(state, if columns >= 64 { 40 } else { 20 });
    if rows < 2 {
        let dates = dates(state, true);
        let mut line = name();
        let facts = join(dates, git);
        let room = columns.saturating_sub(line.width() + facts.width() + help.width() + 7);
        title(state, room, &mut line);
        line.push("   ", Tone::Plain);
        line.pieces.extend(facts.pieces);
        return vec![ends(line, help, columns)];
    }
    let mut first = name();
    if columns >= 64 {
        let room = columns.saturating_sub(first.width() + help.width() + 4);
        title(state, room, &mut first);
        let facts = join(dates(state, columns >= 76), git);
        let second = Line::of(" ", Tone::Plain);
        return vec![
            ends(first, help, columns),
            extend(second, facts).truncated(columns),
        ];
    }
    first.push("  ", Tone::Plain);
    let first = extend(first, dates(state, false));
    let mut second = extend(Line::of(" ", Tone::Plain), git);
    let room = columns.saturating_sub(second.width() + 3);
    title(state, room, &mut second);
    vec![ends(first, help, columns), second.truncated(columns)]
}

fn name() -> Line {
    Line::of(" rasoat", Tone::Strong)
}

fn title(state: &State, room: usize, line: &mut Line) {
    let manifest = state
        .desk
        .as_ref()
        .and_then(|desk| desk.view.snapshot.manifest());
    if let Some(manifest) = manifest.filter(|_| room >= 6) {
        let title = for_terminal_line(&manifest.title);
        line.push("  ", Tone::Plain);
        line.push(&truncate(&title, room.saturating_sub(2)), Tone::Plain);
    }
}

/// The key that helps; before it, wherever the reader is, how many files cannot be read.
fn help(state: &State, words: bool) -> Line {
    let mut line = unreadable(state, words);
    line.push(
        key_of(reading::HELP.act, KeyScope::Everywhere),
        Tone::Accent,
    );
    if words {
        line.push(" ", Tone::Plain);
        line.push(&state.strings.get("hint-help"), Tone::Plain);
    }
    line.with(" ", Tone::Plain)
}

/// How many files cannot be read, and the key that tells which.
fn unreadable(state: &State, words: bool) -> Line {
    let signs = [
        (state.unreadable(), "header-unreadable"),
        (state.lost_logs(), "header-lost-logs"),
    ];
    let mut line = Line::empty();
    for (files, id) in signs.into_iter().filter(|(files, _)| *files > 0) {
        let told = [("files", (files as u64).into())];
        let said = match words {
            true => state.strings.with(id, &told),
            false => state.strings.with("header-unreadable-short", &told),
        };
        if !line.pieces.is_empty() {
            line.push(" ", Tone::Plain);
        }
        line.push(&said, Tone::Error);
    }
    if line.pieces.is_empty() {
        return line;
    }
    line.with(" ", Tone::Plain)
        .with(
            key_of(reading::FINDINGS.act, KeyScope::Review),
            Tone::Accent,
        )
        .with("  ", Tone::Plain)
}

/// As-of date and window.
fn dates(state: &State, words: bool) -> Line {
    let Some(desk) = &state.desk else {
        return Line::empty();
    };
    let (as_of, window) = (desk.view.as_of, desk.view.window);
    // A day that somebody chose is not the catalogue's own, and shows it.
    let chosen = match state.settings.as_of {
        None => None,
        Some(AsOfChoice::Today) => Some("header-chosen-today"),
        Some(AsOfChoice::Reported) => Some("header-chosen-reported"),
        Some(AsOfChoice::Date(_)) => Some("header-chosen"),
    };
    let date = as_of.to_string();
    let date = match chosen {
        Some(_) if !words => format!("{date}*"),
        Some(id) => state.strings.with(id, &[("date", date.into())]),
        None => date,
    };
    let text = if words {
        state.strings.with(
            "header-dates",
            &[
                ("date", date.into()),
                ("from", window.from.to_string().into()),
                ("to", window.to.to_string().into()),
            ],
        )
    } else {
        format!("{date} · {}…", window.from)
    };
    let tone = match chosen {
        Some(_) => Tone::Doubt,
        None => Tone::Plain,
    };
    Line::of(&text, tone)
}

/// Branch, commit, and how many files are not committed; or in words why there is none of it.
fn git(state: &State, room: usize) -> Line {
    let strings = &state.strings;
    if let Some(revision) = &state.settings.revision {
        // A commit is known by its first digits.
        let is_id = revision.len() == 40 && revision.bytes().all(|b| b.is_ascii_hexdigit());
        let shown = if is_id { &revision[..8] } else { revision };
        let text = strings.with("header-revision", &[("revision", shown.into())]);
        return Line::of(&truncate(&for_terminal_line(&text), room), Tone::Doubt);
    }
    let Some(standing) = &state.standing else {
        return Line::of(&strings.get("header-asking-git"), Tone::Dim);
    };
    if standing.trouble.is_some() && standing.head.is_none() {
        return Line::of(&strings.get("header-git-trouble"), Tone::Error);
    }
    if standing.repository.is_none() {
        return Line::of(&strings.get("header-no-git"), Tone::Doubt);
    }
    let mut line = Line::empty();
    let (place, tone) = place(standing, state);
    let changed = standing.pending.len() as u64;
    // While git is asked the last number is not the number.
    let count = match (state.is_git_asked(), changed) {
        (true, 0) => Some(" ±…".to_owned()),
        (true, _) => Some(format!(" ±{}…", strings.number(changed))),
        (false, 0) => None,
        (false, _) => Some(format!(" ±{}", strings.number(changed))),
    };
    let upstream = upstream(standing, strings);
    let room = room.saturating_sub(count.as_deref().map_or(0, width) + width(&upstream));
    line.push(&truncate(&for_terminal_line(&place), room), tone);
    line.push(&upstream, Tone::Plain);
    match count {
        _ if standing.trouble.is_some() => line.push(" ±?", Tone::Error),
        Some(count) => line.push(&count, Tone::Doubt),
        None => line.push(" ±0", Tone::Dim),
    }
    line
}

/// ` ↑2 ↓1`: commits that the upstream does not have, and that it has beyond these.
fn upstream(standing: &RepositoryStatus, strings: &Strings) -> String {
    let counted = standing.upstream.iter();
    let counted = counted.flat_map(|known| [("↑", known.ahead), ("↓", known.behind)]);
    let shown = counted.filter(|(_, count)| *count > 0);
    shown
        .map(|(sign, count)| format!(" {sign}{}", strings.number(count as u64)))
        .collect()
}

/// `main@3f2c1a9`, and what git is in the middle of.
fn place(standing: &RepositoryStatus, state: &State) -> (String, Tone) {
    let (place, tone) = branch(standing, state);
    match standing.operation {
        None => (place, tone),
        Some(operation) => {
            let named = [
                ("place", place.into()),
                ("operation", operation.command().into()),
            ];
            (state.strings.with("header-operation", &named), Tone::Doubt)
        }
    }
}

fn branch(standing: &RepositoryStatus, state: &State) -> (String, Tone) {
    let strings = &state.strings;
    let Some(head) = &standing.head else {
        return (strings.get("header-git-trouble"), Tone::Error);
    };
    let short = head.short.as_deref().unwrap_or_default();
    match (&head.branch, head.unborn) {
        (Some(branch), true) => (
            format!("{branch} ({})", strings.get("git-unborn")),
            Tone::Doubt,
        ),
        (Some(branch), false) => (format!("{branch}@{short}"), Tone::Plain),
        (None, _) => (
            format!("{}@{short}", strings.get("git-detached")),
            Tone::Doubt,
        ),
    }
}

fn join(left: Line, right: Line) -> Line {
    if left.pieces.is_empty() {
        return right;
    }
    extend(left.with(" · ", Tone::Dim), right)
}

fn extend(mut left: Line, right: Line) -> Line {
    left.pieces.extend(right.pieces);
    left
}

/// One line with something at either end.
fn ends(left: Line, right: Line, columns: usize) -> Line {
    let mut line = left.truncated(columns.saturating_sub(right.width() + 1));
    line.fill_to(columns.saturating_sub(right.width()));
    extend(line, right).truncated(columns)
}
