//! The table: which columns fit, their headings, and one line a procedure.

use crate::rules::{Blocks, RULES, Verdict, blocking, rules_by_weight};
use crate::search::{Dossiers, Highlighter, OnlineFilter, ProcedurePart, Sort};
use crate::session::open::catalogue::Catalogue;
use crate::session::search::export;
use crate::session::words::{guess, wording};
use crate::text::{for_terminal_line, pad, truncate};
use crate::tui::app::state::State;
use crate::tui::tabs::review::signs::{self, GateApart};
use crate::tui::tabs::{doubt_words, rule_words};
use crate::tui::term::rich::{Line, Tone};

/// Widths of the columns; 0: not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReviewColumns {
    pub code: usize,
    pub name: usize,
    pub issuer: usize,
    /// One sign for each rule of the gate.
    pub signs: usize,
    /// How many other flags there are.
    pub others: usize,
    /// The flags in words.
    pub words: usize,
    /// Dossiers in the window.
    pub dossiers: usize,
    /// Level of online service.
    pub online: usize,
    pub decision: usize,
}

/// Room that the name must keep, and what is widened where it does.
type WidthStep = (usize, fn(&mut ReviewColumns));

/// Columns of the mark of a selected row.
const MARK: usize = 2;

impl ReviewColumns {
    /// The columns that fit: what matters most first, as long as the name keeps enough room.
    pub(crate) fn fitting(width: usize) -> ReviewColumns {
        let mut columns = ReviewColumns {
            code: 9,
            signs: blocking().count(),
            ..ReviewColumns::default()
        };
        let steps: [WidthStep; 10] = [
            (18, |columns| columns.decision = 10),
            // Without it most rules leave no trace in the table; it costs four letters of the name.
            (18, |columns| columns.others = 3),
            (24, |columns| columns.online = 6),
            (34, |columns| columns.issuer = 14),
            (40, |columns| columns.decision = 16),
            (40, |columns| columns.code = 11),
            (44, |columns| columns.issuer = 24),
            (44, |columns| columns.online = 10),
            (50, |columns| columns.dossiers = 11),
            (50, |columns| columns.words = 30),
        ];
        for (least, wider) in steps {
            let mut tried = columns;
            wider(&mut tried);
            if tried.name_in(width) >= least {
                columns = tried;
            }
        }
        columns.name = columns.name_in(width);
        columns
    }

    /// How wide the name is beside the other columns.
    fn name_in(self, width: usize) -> usize {
        let others = [
            self.code,
            self.issuer,
            self.signs,
            self.others,
            self.words,
            self.dossiers,
            self.online,
            self.decision,
        ];
        let others = others.iter().filter(|width| **width > 0);
        let fixed = MARK + others.map(|width| width + 1).sum::<usize>();
        // The last column needs no gap behind it; the decision, where it is shown, has none.
        width.saturating_sub(fixed + usize::from(self.decision == 0))
    }
}

/// The numbers of the rules of the gate, as they stand above their signs.
pub(crate) fn gate_numbers() -> String {
    blocking().map(|at| (at + 1).to_string()).collect()
}

/// The headings. The column of the order carries an arrow.
pub(crate) fn headings(state: &State, width: usize) -> Line {
    let columns = ReviewColumns::fitting(width);
    let strings = &state.strings;
    let mut line = Line::of(&" ".repeat(MARK), Tone::Dim);
    let mut heading = |id: &str, order: Option<Sort>, width: usize, last: bool| {
        if width == 0 {
            return;
        }
        // Each sign stands under the number of its rule.
        let mut text = strings.with(id, &[("numbers", gate_numbers().into())]);
        let mut gap = ' ';
        let sorted = order.is_some_and(|order| order == shown_order(state));
        if sorted {
            // A descending order puts the highest first; `Flags` does so unless it is turned round.
            let descending = state.table.backwards != (order == Some(Sort::Flags));
            let arrow = if descending { '↓' } else { '↑' };
            // It stays in sight where the word has to give way; numbers never do: it stands in the gap behind them.
            if crate::text::width(&text) < width || last {
                text = truncate(&text, width.saturating_sub(1)).into_owned();
                text.push(arrow);
            } else {
                gap = arrow;
            }
        }
        let tone = if sorted { Tone::Strong } else { Tone::Dim };
        line.push(&pad(&text, width), tone);
        if !last {
            line.push(gap.encode_utf8(&mut [0; 4]), tone);
        }
    };
    heading("column-code", Some(Sort::Code), columns.code, false);
    heading("column-name", Some(Sort::Name), columns.name, false);
    heading("column-issuer", Some(Sort::Issuer), columns.issuer, false);
    heading("column-gate", Some(Sort::Flags), columns.signs, false);
    heading("column-others", None, columns.others, false);
    heading("column-words", None, columns.words, false);
    heading("column-dossiers", None, columns.dossiers, false);
    heading("column-online", None, columns.online, false);
    heading(
        "column-decision",
        Some(Sort::Decision),
        columns.decision,
        true,
    );
    line.truncated(width)
}

/// The order that the table really has: the best match is the code where no words are asked for.
pub(crate) fn shown_order(state: &State) -> Sort {
    let words = state.search.query().is_ok_and(|query| query.has_words());
    match state.table.order {
        Sort::Relevance if !words => Sort::Code,
        order => order,
    }
}

/// One row of the table.
pub(crate) fn row(state: &State, desk: &Catalogue, row: usize, width: usize) -> Line {
    let columns = ReviewColumns::fitting(width);
    let known = &desk.view.columns;
    let selected = state.table.selected.contains(&row);
    let mut line = Line::of(if selected { "■" } else { " " }, Tone::Accent);
    let is_guess = state.found.guesses.contains(row);
    line.push(if is_guess { guess::SIGN } else { " " }, Tone::Doubt);
    cell(&mut line, known.code(row), columns.code, Tone::Accent);
    let tone = if !known.is_in_force(row) {
        Tone::Dim
    } else {
        Tone::Plain
    };
    name(
        &mut line,
        &state.found.marks,
        known.name(row),
        columns.name,
        tone,
    );
    cell(&mut line, issuer(desk, row), columns.issuer, Tone::Dim);
    // Signs of rules would look like those of a clean candidate.
    let not_in_force = match known.is_in_force(row) {
        true => None,
        false => desk.view.procedure(row),
    };
    let not_in_force =
        not_in_force.and_then(|of| export::not_in_force(&of.read(), desk.view.as_of));
    if let Some(of) = &not_in_force {
        let id = match &of.ended {
            Some(_) => "not-in-force-ended-short",
            None => "not-in-force-begins-short",
        };
        let text = state.strings.get(id);
        line.push(&pad(&text, columns.signs), Tone::Doubt);
    }
    for rule in blocking().filter(|_| not_in_force.is_none()) {
        let (sign, tone) = signs::sign(known, row, rule);
        line.push(sign, tone);
    }
    line.push(" ", Tone::Plain);
    if columns.others > 0 {
        let flags = known.other_flags(row);
        let text = if flags > 0 {
            format!("+{flags}")
        } else {
            String::new()
        };
        cell(&mut line, &text, columns.others, Tone::Doubt);
    }
    if columns.words > 0 {
        match &not_in_force {
            Some(of) => {
                let text = wording::not_in_force(&state.strings, of);
                cell(&mut line, &text, columns.words, Tone::Doubt);
            }
            None => words(&mut line, desk, row, state, columns.words),
        }
    }
    if columns.dossiers > 0 {
        let (text, tone) = dossiers(state, desk, row);
        let missing = columns.dossiers.saturating_sub(crate::text::width(&text));
        line.push(&" ".repeat(missing), Tone::Plain);
        cell(&mut line, &text, columns.dossiers - missing, tone);
    }
    if columns.online > 0 {
        let long = columns.online >= 10;
        let id = match (known.online(row), long) {
            (OnlineFilter::NotStated, _) => "online-short-unknown".to_owned(),
            (level, true) => format!("online-{}", level.as_str()),
            (level, false) => format!("online-short-{}", level.as_str()),
        };
        cell(
            &mut line,
            &state.strings.get(&id),
            columns.online,
            Tone::Plain,
        );
    }
    if columns.decision > 0 {
        decision(&mut line, state, desk, row, columns.decision);
    }
    line.truncated(width)
}

fn cell(line: &mut Line, text: &str, width: usize, tone: Tone) {
    if width > 0 {
        line.push(&pad(&for_terminal_line(text), width), tone);
        line.push(" ", Tone::Plain);
    }
}

/// A name, with what the query asks for marked in it.
fn name(line: &mut Line, marks: &Highlighter, text: &str, width: usize, tone: Tone) {
    let shown = pad(&for_terminal_line(text), width);
    let mut at = 0;
    for range in marks.ranges_in(ProcedurePart::Name, &shown) {
        line.push(&shown[at..range.start], tone);
        line.push(&shown[range.clone()], Tone::Match);
        at = range.end;
    }
    line.push(&shown[at..], tone);
    line.push(" ", Tone::Plain);
}

/// The issuer's name; its id where the catalogue does not have the agency.
fn issuer(desk: &Catalogue, row: usize) -> &str {
    let agency = desk.view.columns.issuer(row);
    match agency.and_then(|id| desk.snapshot().agency(id)) {
        Some(agency) => &agency.name,
        None => {
            let procedure = desk.view.procedure(row);
            let id = procedure.and_then(|procedure| procedure.value().issuer.as_deref());
            id.unwrap_or("–")
        }
    }
}

/// Its dossiers in the window. What is not known is no number, and a part is told as one.
fn dossiers(state: &State, desk: &Catalogue, row: usize) -> (String, Tone) {
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    let number = |count| state.strings.number(count);
    match desk.view.columns.dossiers(row) {
        Dossiers::Known(count) => (number(count), Tone::Plain),
        Dossiers::AtLeast(count) => (format!("≥ {}", number(count)), Tone::Doubt),
        Dossiers::Unknown => ("?".to_owned(), Tone::Doubt),
        Dossiers::NotAsked => ("–".to_owned(), Tone::Dim),
    }
}

/// Titles of the rules that flag or cannot tell, and of those that shut the gate alone.
fn words(line: &mut Line, desk: &Catalogue, row: usize, state: &State, width: usize) {
    let known = &desk.view.columns;
    let mut words = Line::empty();
    let mut told = |at: usize, text: &str| {
        let (sign, tone) = signs::sign(known, row, at);
        if !words.pieces.is_empty() {
            words.push(" ", Tone::Plain);
        }
        words.push(sign, tone);
        words.push(" ", Tone::Plain);
        words.push(text, Tone::Plain);
    };
    for at in rules_by_weight() {
        if known.verdict(row, at) == Verdict::Flag {
            told(at, &rule_words(&state.strings, RULES[at].info()));
        }
    }
    // Of what stands in nobody's way the doubts are told in the detail alone: there are many.
    for at in rules_by_weight()
        .into_iter()
        .filter(|at| RULES[*at].info().blocks != Blocks::No)
    {
        if known.verdict(row, at) == Verdict::CannotTell {
            told(at, &doubt_words(&state.strings, RULES[at].info()));
        } else if signs::apart(known, row, at) == Some(GateApart::Shuts) {
            told(at, &rule_words(&state.strings, RULES[at].info()));
        }
    }
    let mut words = words.truncated(width);
    words.fill_to(width);
    line.pieces.extend(words.pieces);
    line.push(" ", Tone::Plain);
}

fn decision(line: &mut Line, state: &State, desk: &Catalogue, row: usize, width: usize) {
    let sent_back = desk
        .view
        .log(row)
        .is_some_and(|log| log.sent_back().is_some());
    // What is published stands, whatever became of what was proposed beside it.
    let standing = desk.view.proposal(row).or_else(|| desk.view.published(row));
    let Some(standing) = standing else {
        match sent_back {
            true => {
                let text = state.strings.get("state-short-sent_back");
                line.push(&pad(&text, width), Tone::Doubt);
            }
            false => line.push("–", Tone::Dim),
        }
        return;
    };
    let published = desk.view.published(row);
    let stale = desk.view.standing(row).any(|standing| standing.stale);
    let beside = published.filter(|of| of.decision.id != standing.decision.id);
    let id = if width >= 16 {
        "outcome-mid"
    } else {
        "outcome-short"
    };
    let mut text = state
        .strings
        .get(&format!("{id}-{}", standing.decision.outcome.as_str()));
    // What is proposed beside a published decision is no decision yet.
    if beside.is_some() {
        text = format!("{text}?");
    } else if standing.decision.is_imported() {
        text = format!("{text} ⇠");
    }
    if sent_back {
        text = format!("{text} ↩");
    }
    let tone = if stale {
        text = format!("! {text}");
        Tone::Doubt
    } else {
        Tone::Good
    };
    line.push(&pad(&text, width), tone);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Lang;
    use crate::tui::app::fixture::{desk_of, files, showing};

    #[test]
    fn columns_fill_the_table_and_the_name_keeps_the_most() {
        for width in 34..240 {
            let columns = ReviewColumns::fitting(width);
            assert!(columns.name >= 13, "{width}: {columns:?}");
            assert_eq!(columns.name, columns.name_in(width));
            assert!(width < 56 || columns.decision > 0, "{width}");
        }
        assert_eq!(ReviewColumns::fitting(38).decision, 0);
        assert!(ReviewColumns::fitting(160).issuer > 0);
    }

    #[test]
    fn a_number_of_dossiers_that_is_not_known_is_no_number() {
        let desk = desk_of(files());
        let state = showing(&desk, (200, 50), Lang::Vi);
        let cell = |code| dossiers(&state, &desk, desk.view.row(code).unwrap()).0;
        let cells = ["1.000001", "1.000002", "1.000003"].map(cell);
        assert_eq!(cells, ["7", "0", "?"]);
        let line = row(&state, &desk, 0, 190).text();
        assert!(line.contains("          7 "), "{line}");
    }
}
