//! Why nothing was written, said in the form itself.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::session::Strings;
use crate::session::decide::marks::HINTS;
use crate::tui::app::answers::RefusalGroup;
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::popups::sheet::Sheet;
use crate::tui::term::rich::{Line, Tone};

/// So many procedures, and reasons, are listed; the others are counted.
pub(crate) const LISTED: usize = 100;

/// So many reasons that several share stand before them.
const SHARED: usize = 8;

/// Why nothing was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FormRefusal {
    /// Nothing was refused.
    #[default]
    Nothing,
    /// One thing stood in the way.
    Problem(Problem),
    /// Procedures were refused, each for its reasons.
    Groups(Vec<RefusalGroup>),
}

impl FormRefusal {
    /// All was refused for these reasons.
    pub fn of_all(reasons: Vec<String>) -> FormRefusal {
        FormRefusal::Groups(vec![RefusalGroup {
            codes: Vec::new(),
            reasons,
        }])
    }

    /// Whether nothing was refused.
    pub fn is_nothing(&self) -> bool {
        match self {
            FormRefusal::Nothing => true,
            FormRefusal::Problem(_) => false,
            FormRefusal::Groups(groups) => groups.is_empty(),
        }
    }

    /// Says it.
    pub fn tell(&self, sheet: &mut Sheet, state: &State, columns: usize) {
        match self {
            FormRefusal::Nothing => {}
            FormRefusal::Problem(problem) => {
                let lead = Line::of("✗ ", Tone::Error);
                let message = state.strings.say(&problem.message);
                sheet.text(lead, &message, Tone::Error, columns);
                if let Some(hint) = &problem.hint {
                    let lead = Line::of("  → ", Tone::Accent);
                    sheet.text(lead, &state.strings.say(hint), Tone::Plain, columns);
                }
            }
            FormRefusal::Groups(groups) => {
                let refused = state.strings.get("mark-refused");
                sheet.push(Line::of("✗ ", Tone::Error).with(&refused, Tone::Error));
                refused_lines(sheet, groups, state, columns, count(groups) > 1);
            }
        }
    }
}

/// The reasons of something that could not be asked for at all.
pub(crate) fn reasons(problem: Problem, strings: &Strings) -> Vec<String> {
    [Some(problem.message), problem.hint]
        .into_iter()
        .flatten()
        .map(|words| strings.say(&words))
        .collect()
}

/// Codes with the reasons for which they are refused; a single procedure that stands above already is not `named` again.
pub(crate) fn refused_lines(
    sheet: &mut Sheet,
    refused: &[RefusalGroup],
    state: &State,
    columns: usize,
    named: bool,
) {
    let total = count(refused);
    for (reason, codes) in shared_reasons(refused, &state.strings) {
        let lead = Line::of(
            &format!("  {:>5}  ", state.strings.number(codes as u64)),
            Tone::Strong,
        );
        sheet.text(lead, &reason, Tone::Plain, columns);
    }
    for group in refused.iter().take(LISTED) {
        for code in group.codes.iter().take(LISTED).filter(|_| named) {
            let line = Line::of("    ", Tone::Plain)
                .with(code, Tone::Accent)
                .with("  ", Tone::Plain)
                .with(&name_of(state, code), Tone::Plain);
            sheet.push(line.truncated(columns));
        }
        left_out(sheet, group.codes.len(), state);
        for reason in &group.reasons {
            let lead = Line::of("      · ", Tone::Dim);
            sheet.text(lead, reason, Tone::Plain, columns);
        }
    }
    let shown: usize = count(&refused[..refused.len().min(LISTED)]);
    left_out(sheet, total - shown + LISTED, state);
}

/// What several are refused for, the most frequent first, each with how many: one procedure may be refused for several. What to
/// do about it is no reason.
fn shared_reasons(refused: &[RefusalGroup], strings: &Strings) -> Vec<(String, usize)> {
    let hints = HINTS.map(|(_, hint)| strings.get(hint));
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for group in refused.iter().filter(|_| refused.len() > 1) {
        let reasons: BTreeSet<&str> = group.reasons.iter().map(String::as_str).collect();
        for reason in reasons {
            if hints.iter().all(|hint| hint != reason) {
                *shared.entry(reason).or_default() += group.codes.len();
            }
        }
    }
    let mut shared: Vec<(String, usize)> = shared
        .into_iter()
        .filter(|(_, codes)| *codes > 1)
        .map(|(reason, codes)| (reason.to_owned(), codes))
        .collect();
    shared.sort_by_key(|(_, codes)| Reverse(*codes));
    shared.truncate(SHARED);
    shared
}

/// How many codes are refused.
pub(crate) fn count(refused: &[RefusalGroup]) -> usize {
    refused.iter().map(|group| group.codes.len()).sum()
}

/// Says how many of `total` are not listed.
pub(crate) fn left_out(sheet: &mut Sheet, total: usize, state: &State) {
    if total > LISTED {
        let left = [("left", ((total - LISTED) as f64).into())];
        let text = state.strings.with("filter-more", &left);
        sheet.push(Line::of(&format!("    {text}"), Tone::Dim));
    }
}

/// The name of a procedure.
pub(crate) fn name_of(state: &State, code: &str) -> String {
    let row = state
        .desk
        .as_ref()
        .and_then(|desk| Some((desk, desk.view.row(code)?)));
    row.and_then(|(desk, row)| desk.view.procedure(row))
        .map_or_else(String::new, |procedure| procedure.value().name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Lang;

    #[test]
    fn what_will_be_refused_was_listed_by_names_before_any_reason() {
        let strings = Strings::new(Lang::Vi);
        let hint = strings.get("refused-gate-hint");
        let of = |codes: &[&str], reasons: &[&str]| RefusalGroup {
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
        };
        let refused = [
            of(&["1.000001"], &["chưa có phương án", &hint]),
            of(&["1.000002", "1.000003"], &["không có hồ sơ", &hint]),
            of(
                &["1.000004"],
                &["không có hồ sơ", "chưa có phương án", "riêng", &hint],
            ),
        ];
        assert_eq!(
            shared_reasons(&refused, &strings),
            [
                ("không có hồ sơ".to_owned(), 3),
                ("chưa có phương án".to_owned(), 2)
            ]
        );
        assert!(shared_reasons(&refused[1..2], &strings).is_empty());
    }
}
