//! What each part of the screen says, as lines of text with meaning, and what the keys of each tab do. Nothing here knows a
//! colour or draws.
//!
//! | file | what lives there |
//! |---|---|
//! | `room` | what every tab answers, and the list of them |
//! | `split` | a list with a detail, as two of them have it |
//! | `review` | the review screen: filters, table, detail, search line |
//! | `header` | title, dates, git; always on screen |
//! | `laws` | the tab of laws and documents |
//! | `footer` | keys that work now, or the answer to the last one |
//! | `loading` | before a catalogue is there |
//! | `titles` | the tabs |
//! | `changes` | the tab of changes |
//! | `history` | the tab of history |

pub(crate) mod changes;
pub(crate) mod footer;
pub(crate) mod header;
pub(crate) mod history;
pub(crate) mod laws;
pub(crate) mod loading;
pub(crate) mod review;
pub(crate) mod room;
pub(crate) mod split;
pub(crate) mod titles;

use crate::rules::{RuleInfo, Verdict};
use crate::session::Strings;
use crate::session::open::view::StandingDecision;
use crate::session::words;
use crate::tui::term::rich::{Line, Tone};

/// A rule in two or three words, for places with little room; its title where there are none.
pub(crate) fn rule_words(strings: &Strings, info: &RuleInfo) -> String {
    let id = format!("rule-short-{}", info.id);
    let words = strings.get(&id);
    if words == id {
        strings.rule_title(info.id)
    } else {
        words
    }
}

/// The same beside `?`, where what a rule looks for is not known: `? không hồ sơ` reads as if there were none.
pub(crate) fn doubt_words(strings: &Strings, info: &RuleInfo) -> String {
    let id = format!("rule-doubt-{}", info.id);
    let words = strings.get(&id);
    match words == id {
        true => rule_words(strings, info),
        false => words,
    }
}

/// A decision that stands in a line: what was decided, where it stands, whether it was decided elsewhere, whether its evidence
/// changed.
pub(crate) fn decision_words(strings: &Strings, standing: &StandingDecision<'_>) -> Line {
    let decision = standing.decision;
    let outcome = strings.get(&format!("outcome-{}", decision.outcome.as_str()));
    let state = strings.get(&format!("state-{}", decision.state.as_str()));
    let mut line = Line::of(&strings.get("detail-decision"), Tone::Dim)
        .with(" ", Tone::Plain)
        .with(&outcome, Tone::Strong)
        .with(&format!(" ({state})"), Tone::Plain);
    if decision.is_imported() {
        line.push(" · ", Tone::Dim);
        line.push(&strings.get("decision-imported"), Tone::Doubt);
    }
    if standing.stale {
        line.push(" ! ", Tone::Doubt);
        line.push(&strings.get("decision-stale"), Tone::Doubt);
    }
    line
}

/// The sign of a verdict; a rule that is set aside has its own, never that of clear.
pub(crate) fn verdict_sign(verdict: Verdict, overridden: bool) -> (&'static str, Tone) {
    let tone = match verdict {
        Verdict::Flag | Verdict::CannotTell if overridden => Tone::Overridden,
        Verdict::Flag => Tone::Flag,
        Verdict::CannotTell => Tone::Doubt,
        Verdict::Clear => Tone::Good,
        Verdict::NotApplicable => Tone::Dim,
    };
    (words::evidence::verdict_sign(verdict, overridden), tone)
}
