//! What is wrong with the query, what of it is ignored, and what the catalogue does not know.

use crate::search::QueryError;
use crate::search::query::{FilterField, QueryErrorKind};
use crate::session::Lang;
use crate::session::git::commit::not_committed_here;
use crate::session::search::unknown_names::told;
use crate::session::user::saved_views::QUEUE;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::popups::{reading, views};
use crate::tui::term::rich::{Line, Tone, flow};

/// The lines to show now, in so many columns.
pub(crate) fn lines(state: &State, columns: usize) -> Vec<Line> {
    let lines = match &state.search.error {
        Some(error) => vec![of_query(error, state)],
        None if state.found.no_history => {
            let text = state.strings.get("notice-no-history");
            vec![sign("!", &text, Tone::Doubt)]
        }
        None if state.found.changes_unknown > 0 => {
            let count = [("count", (state.found.changes_unknown as f64).into())];
            let text = state.strings.with("changes-unknown", &count);
            vec![sign("!", &text, Tone::Doubt)]
        }
        None if state.found.nobody.is_some() => {
            let why = state.found.nobody.as_deref().unwrap_or_default();
            vec![sign("!", why, Tone::Error)]
        }
        None if !state.found.cannot_tell.is_empty() && !state.search.typing => {
            let told = state.found.cannot_tell.iter();
            told.map(|told| sign("·", told, Tone::Doubt)).collect()
        }
        None if state.search.typing
            || !state.found.unknown.is_empty()
            || !state.search.ignored().is_empty() =>
        {
            return vec![of_typing(state).truncated(columns)];
        }
        None => {
            let mut lines: Vec<Line> = of_queue(state).into_iter().collect();
            lines.extend(of_waiting(state));
            lines.extend(state.notices());
            lines
        }
    };
    lines
        .iter()
        .flat_map(|line| flow(line, 3, columns.saturating_sub(1)))
        .collect()
}

/// That the review queue is empty because what the user called their own work finds nothing in this catalogue.
fn of_queue(state: &State) -> Option<Line> {
    let mine = state.found.progress?.mine.filter(|mine| *mine == 0)?;
    let kept = state.view()?.kept(Some(mine), &state.strings)?;
    Some(sign("!", &kept, Tone::Doubt))
}

/// What the review queue does not hold and what waits all the same, each in a view of its own.
fn of_waiting(state: &State) -> Option<Line> {
    let is_queue = state.view()?.built_in == Some(QUEUE);
    let progress = state.found.progress.filter(|_| is_queue)?;
    let waiting = progress.waiting.told(&state.strings)?;
    // The key stands before the text: behind it it may be alone in a line.
    Some(
        Line::of(" ", Tone::Plain)
            .with(key_of(views::ACTION.act, KeyScope::Review), Tone::Accent)
            .with(" ", Tone::Plain)
            .with(&waiting, Tone::Plain),
    )
}

/// What could be typed; or which values name nothing. While typing one line is always there, so that panes stay put.
fn of_typing(state: &State) -> Line {
    let strings = &state.strings;
    let ignored = state.search.ignored();
    let words = [("words", ignored.join(" ").into())];
    let asks_nothing = (!ignored.is_empty()).then(|| strings.with("query-ignored", &words));
    if let (true, Some(text)) = (state.found.unknown.is_empty(), &asks_nothing) {
        return sign("!", text, Tone::Doubt);
    }
    if state.found.unknown.is_empty() {
        let name = |field: &FilterField| match strings.lang() {
            Lang::Vi => format!("{}:", field.vietnamese()),
            Lang::En => format!("{}:", field.name()),
        };
        let names: Vec<String> = FilterField::ALL.iter().map(name).collect();
        return Line::of("   ", Tone::Plain).with(&names.join(" "), Tone::Dim);
    }
    let unknown = told(&state.found.unknown, strings);
    let both: Vec<String> = std::iter::once(unknown).chain(asks_nothing).collect();
    sign("!", &both.join("; "), Tone::Doubt)
}

/// What the user should know of the catalogue.
pub(crate) fn of_catalogue(state: &State) -> Vec<Line> {
    let strings = &state.strings;
    let mut lines = Vec::new();
    let trouble = state.standing.as_ref().and_then(|s| s.trouble.as_ref());
    if let Some(trouble) = trouble {
        lines.push(sign("!", &strings.say(trouble), Tone::Error));
    }
    if let Some(why) = &state.disk.deaf {
        let why = [("why", why.as_str().into())];
        lines.push(sign("·", &strings.with("notice-deaf", &why), Tone::Dim));
    }
    if let Some(why) = state.standing.as_ref().and_then(|s| s.limits.as_ref()) {
        let text = strings.with("git-limits", &[("why", strings.say(why).into())]);
        lines.push(sign("!", &text, Tone::Doubt));
    }
    if let Some(standing) = &state.standing
        && !standing.inside.is_empty()
    {
        let text = not_committed_here(strings, &standing.inside);
        lines.push(sign("!", &text, Tone::Doubt));
    }
    if state.standing.as_ref().is_some_and(|s| s.ignored) {
        lines.push(sign("!", &strings.get("commit-ignored"), Tone::Doubt));
    }
    let Some(desk) = &state.desk else {
        return lines;
    };
    let unreadable = desk.view.snapshot.unreadable().len();
    if unreadable > 0 {
        let text = strings.with(
            "notice-unreadable",
            &[
                ("files", (unreadable as f64).into()),
                (
                    "key",
                    key_of(reading::FINDINGS.act, KeyScope::Review).into(),
                ),
            ],
        );
        lines.push(sign("!", &text, Tone::Error));
    }
    let known = desk.view.known();
    if desk.view.is_empty() {
        lines.push(sign("!", &strings.get("notice-empty"), Tone::Doubt));
    } else if !(known.use_known && known.plans_known) {
        let what = match (known.use_known, known.plans_known) {
            (false, false) => "notice-use-and-plans-unknown",
            (false, true) => "notice-use-unknown",
            (true, _) => "notice-plans-unknown",
        };
        lines.push(sign("!", &strings.get(what), Tone::Doubt));
        let mut how = Line::of("   ", Tone::Plain);
        how.push(&strings.get("notice-bring"), Tone::Dim);
        let commands = [
            (known.use_known, "rasoat import statistics FILE.csv"),
            (known.plans_known, "rasoat import plans FILE.csv"),
        ];
        let missing = commands.iter().filter(|(known, _)| !known);
        for (at, (_, command)) in missing.enumerate() {
            how.push(if at == 0 { " " } else { " · " }, Tone::Dim);
            how.push(command, Tone::Accent);
        }
        how.push(" ", Tone::Plain);
        how.push(
            &strings.with(
                "notice-template",
                &[("key", key_of(Act::HideNotice, KeyScope::Review).into())],
            ),
            Tone::Dim,
        );
        lines.push(how);
    }
    lines
}

fn sign(sign: &str, text: &str, tone: Tone) -> Line {
    Line::of(" ", Tone::Plain)
        .with(sign, tone)
        .with(" ", Tone::Plain)
        .with(text, tone)
}

/// What is wrong with the query, where, and what may stand there.
fn of_query(error: &QueryError, state: &State) -> Line {
    let strings = &state.strings;
    let (id, field, text) = match &error.kind {
        QueryErrorKind::UnknownField(name) => ("query-unknown-field", None, name.as_str()),
        QueryErrorKind::MissingValue(field) => ("query-missing-value", Some(*field), ""),
        QueryErrorKind::UnknownValue(field, value) => {
            ("query-unknown-value", Some(*field), value.as_str())
        }
        QueryErrorKind::BadQuantity(field, value) => {
            let id = match field {
                FilterField::Changed => "query-no-date",
                FilterField::Time => "query-no-span",
                FilterField::Law => "query-no-law",
                _ => "query-no-number",
            };
            (id, Some(*field), value.as_str())
        }
        QueryErrorKind::LonelyOr => ("query-lonely-or", None, ""),
        QueryErrorKind::Misplaced { sign, .. } => ("query-misplaced", None, sign.as_str()),
    };
    let instead = match &error.kind {
        QueryErrorKind::Misplaced { instead, .. } => instead.as_str(),
        _ => "",
    };
    let what = strings.with(
        id,
        &[
            ("field", field.map_or("", FilterField::name).into()),
            ("text", text.into()),
            ("instead", instead.into()),
        ],
    );
    let place = strings.with(
        "query-column",
        &[("column", error.column.to_string().into())],
    );
    let mut line = sign("!", &place, Tone::Error)
        .with(" ", Tone::Plain)
        .with(&what, Tone::Plain);
    if !error.choices.is_empty() {
        line.push(" ", Tone::Plain);
        line.push(&strings.get("query-choices"), Tone::Dim);
        line.push(" ", Tone::Plain);
        line.push(&error.choices.join(" "), Tone::Accent);
    }
    line
}
