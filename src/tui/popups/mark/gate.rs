//! What the gate says over the procedures of a mark, and the overrides for it.

use jiff::ToSpan;

use super::MarkForm;
use crate::review::GateRule;
use crate::rules::Verdict;
use crate::session::open::catalogue::Catalogue;
use crate::tui::term::field::TextField;

/// What the gate says of one rule over all codes, and the override for it.
#[derive(Debug)]
pub struct GateEntry {
    /// Id of the rule.
    pub rule: &'static str,
    /// What it says, where the mark is for one procedure.
    pub answer: Option<GateRule>,
    /// How many procedures it flags.
    pub flagged: usize,
    /// For how many it cannot tell.
    pub doubtful: usize,
    /// How many it stops.
    pub stopped: usize,
    /// An override is recorded.
    pub overridden: bool,
    pub reason: TextField,
    pub provision: TextField,
    /// Its last day.
    pub until: TextField,
}

/// How many of these codes are not in force on a day that counts: nothing is decided on them, whatever the rules say.
pub(super) fn outside(desk: &Catalogue, codes: &[String]) -> usize {
    let outside = codes.iter().filter(|code| !is_in_force(desk, code));
    outside.count()
}

fn is_in_force(desk: &Catalogue, code: &str) -> bool {
    let days = [desk.view.as_of, desk.bench().days.own];
    let procedure = desk.view.row(code).and_then(|row| desk.view.procedure(row));
    procedure.is_none_or(|procedure| {
        let procedure = procedure.read();
        days.iter().all(|day| procedure.in_force_on(*day))
    })
}

/// What every blocking rule says over these codes. One that is not in force is not among them: it is refused.
pub(super) fn gate(desk: &Catalogue, codes: &[String]) -> Vec<GateEntry> {
    // An override ends; a year is offered, and can be changed.
    let until = desk.bench().days.own.max(desk.view.as_of);
    let until = until.saturating_add(1.year()).to_string();
    let mut entries: Vec<GateEntry> = Vec::new();
    let bench = desk.bench();
    for code in codes {
        if codes.len() > 1 && !is_in_force(desk, code) {
            continue;
        }
        for answer in desk
            .gate(&bench, code)
            .map_or(Vec::new(), |gate| gate.rules)
        {
            let at = entries.iter().position(|entry| entry.rule == answer.rule);
            let at = at.unwrap_or_else(|| {
                entries.push(GateEntry::new(answer.rule, &until));
                entries.len() - 1
            });
            let entry = &mut entries[at];
            entry.flagged += usize::from(answer.verdict == Verdict::Flag);
            entry.doubtful += usize::from(answer.verdict == Verdict::CannotTell);
            entry.stopped += usize::from(answer.blocks);
            entry.answer = (codes.len() == 1).then_some(answer);
        }
    }
    entries
}

impl GateEntry {
    fn new(rule: &'static str, until: &str) -> GateEntry {
        GateEntry {
            rule,
            answer: None,
            flagged: 0,
            doubtful: 0,
            stopped: 0,
            overridden: false,
            reason: TextField::default(),
            provision: TextField::default(),
            until: TextField::prefilled(until),
        }
    }
}

impl MarkForm {
    /// Keeps what was typed of overrides for rules that the gate still has.
    pub(super) fn keep_overrides(&mut self, before: Vec<GateEntry>) {
        for old in before {
            if let Some(entry) = self.gate.iter_mut().find(|entry| entry.rule == old.rule) {
                entry.overridden = old.overridden;
                entry.reason = old.reason;
                entry.provision = old.provision;
                entry.until = old.until;
            }
        }
    }
}
