//! How the form of a mark is laid out.

use jiff::civil::Date;

use super::{GateEntry, MarkForm, MarkItem};
use crate::catalogue::model::{Outcome, PartialReason};
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::state::State;
use crate::tui::popups::kit::page::FormPage;
use crate::tui::popups::recorded::tell_doubts;
use crate::tui::tabs::review::detail::gate_lines;
use crate::tui::term::rich::{Line, Tone};

/// Which rules propose an outcome by their flag; of several procedures, for how many any does. Nothing is chosen by it.
fn proposed(state: &State, codes: &[String], outcome: Outcome) -> Option<String> {
    let desk = state.desk.as_ref()?;
    let rows = codes.iter().filter_map(|code| desk.view.row(code));
    let judged = rows.filter_map(|row| desk.view.assessment(row));
    let proposing: Vec<Vec<&str>> = judged
        .map(|found| found.proposing(outcome).collect())
        .filter(|rules: &Vec<&str>| !rules.is_empty())
        .collect();
    let mut rules: Vec<&str> = proposing.iter().flatten().copied().collect();
    rules.sort_unstable();
    rules.dedup();
    if rules.is_empty() {
        return None;
    }
    let titles: Vec<String> = rules
        .iter()
        .map(|id| state.strings.rule_title(id))
        .collect();
    let values = [
        ("count", (proposing.len() as f64).into()),
        ("all", (codes.len() as f64).into()),
        ("rules", titles.join(" · ").into()),
    ];
    Some(state.strings.with("mark-proposed", &values))
}

impl MarkForm {
    pub(super) fn page<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let strings = &state.strings;
        let mut page = FormPage::new(self, state, "mark-title", columns);
        if let Some((item, why)) = &self.wrong {
            page.wrong(*item, why);
        }
        page.head(&self.codes);
        if self.is_draft {
            let lead = Line::of("! ", Tone::Doubt);
            let text = strings.get("mark-draft");
            page.sheet.text(lead, &text, Tone::Strong, columns);
        }
        tell_doubts(&mut page, state, &self.codes);
        page.sheet.heading(&strings.get("mark-outcome"));
        for outcome in Outcome::ALL {
            let text = strings.get(&format!("outcome-{}", outcome.as_str()));
            let item = MarkItem::Outcome(outcome);
            page.radio(item, 0, outcome == self.outcome, &text);
            if let Some(text) = proposed(state, &self.codes, outcome) {
                let lead = Line::of("      → ", Tone::Dim);
                page.sheet.text(lead, &text, Tone::Dim, columns);
            }
        }
        match self.outcome {
            Outcome::EligibleFull => self.gate(&mut page, state),
            Outcome::Partial => {
                page.sheet.heading(&strings.get("form-partial-reason"));
                for reason in PartialReason::ALL {
                    let text = strings.get(&format!("partial-{}", reason.as_str()));
                    let item = MarkItem::Partial(reason);
                    page.radio(item, 0, self.partial == Some(reason), &text);
                }
            }
            Outcome::SuspendAndUpgrade => {
                page.sheet.gap();
                let needed = format!(" ({})", strings.get("form-needed"));
                for (item, id, field) in [
                    (MarkItem::Notice, "form-notice", &self.notice),
                    (
                        MarkItem::SuspendedUntil,
                        "form-suspended-until",
                        &self.suspended_until,
                    ),
                ] {
                    let label = format!("{}{needed}", strings.get(id));
                    page.field(item, 0, &label, field);
                }
            }
            Outcome::DoNotProvide | Outcome::AbolishOrMerge | Outcome::NeedData => {}
        }
        page.sheet.gap();
        let needs = |needed: bool| {
            if needed {
                format!(" ({})", strings.get("form-needed"))
            } else {
                String::new()
            }
        };
        let reason = needs(self.outcome != Outcome::EligibleFull);
        let label = format!("{}{reason}", strings.get("form-reason"));
        page.field(MarkItem::Reason, 0, &label, &self.reason);
        let provision = needs(self.outcome == Outcome::Partial && partial_needs(state));
        let label = format!("{}{provision}", strings.get("form-provision"));
        page.field(MarkItem::Provision, 0, &label, &self.provision);
        page.refusal(&self.refusal);
        page.buttons("hint-write");
        page.sheet.offer(
            &[
                Act::NextField,
                Act::Choose,
                Act::Template,
                Act::Save,
                Act::Back,
            ],
            KeyScope::Form,
            strings,
        );
        page
    }

    /// What each blocking rule says, and the override for it.
    fn gate(&self, page: &mut FormPage<'_, Self>, state: &State) {
        let strings = &state.strings;
        let closed = self
            .gate
            .iter()
            .filter(|entry| entry.stopped > 0 && !entry.overridden)
            .count();
        page.sheet.gap();
        let refused_day = refused_day(state);
        let (text, tone) = if refused_day.is_some() {
            (strings.get("gate-no-day"), Tone::Flag)
        } else if self.outside == self.codes.len() {
            (strings.get("refused-not-in-force"), Tone::Flag)
        } else if closed == 0 {
            (strings.get("gate-open"), Tone::Good)
        } else {
            let count = [("count", (closed as f64).into())];
            (strings.with("gate-closed", &count), Tone::Flag)
        };
        page.sheet.push(
            Line::of(&strings.get("gate-title"), Tone::Heading)
                .with(": ", Tone::Dim)
                .with(&text, tone),
        );
        if let Some(why) = refused_day {
            let lead = Line::of("  ✗ ", Tone::Error);
            page.sheet.text(lead, &why, Tone::Error, page.columns);
        }
        if self.outside > 0 && self.codes.len() > 1 {
            let count = [("count", (self.outside as f64).into())];
            let why = strings.with("mark-outside", &count);
            let lead = Line::of("  ✗ ", Tone::Error);
            page.sheet.text(lead, &why, Tone::Error, page.columns);
        }
        for (index, entry) in self.gate.iter().enumerate() {
            self.answer(page, state, entry);
            if entry.stopped == 0 {
                continue;
            }
            page.check(
                MarkItem::Override(index),
                4,
                entry.overridden,
                &strings.get("mark-override"),
            );
            if entry.overridden {
                for (item, label, field) in [
                    (
                        MarkItem::OverrideReason(index),
                        "form-reason",
                        &entry.reason,
                    ),
                    (
                        MarkItem::OverrideProvision(index),
                        "form-provision",
                        &entry.provision,
                    ),
                    (MarkItem::OverrideUntil(index), "form-until", &entry.until),
                ] {
                    page.field(item, 6, &strings.get(label), field);
                }
                // What was opened comes in sight with the box that opened it.
                if self.focus == MarkItem::Override(index) {
                    let end = page.sheet.lines.len();
                    page.sheet.focus = page.sheet.focus.map(|(first, _)| (first, end));
                }
            }
        }
    }

    fn answer(&self, page: &mut FormPage<'_, Self>, state: &State, entry: &GateEntry) {
        let strings = &state.strings;
        if let Some(answer) = &entry.answer {
            let lines = gate_lines(strings, answer, entry.overridden, page.columns);
            page.sheet.lines.extend(lines);
            return;
        }
        let passed = self
            .codes
            .len()
            .saturating_sub(entry.flagged + entry.doubtful + self.outside);
        let title = strings.rule_title(entry.rule);
        let mut line = Line::of("  ", Tone::Plain).with(&title, Tone::Strong);
        line.push(":", Tone::Dim);
        for (sign, tone, count) in [
            ("⚑", Tone::Flag, entry.flagged),
            ("?", Tone::Doubt, entry.doubtful),
            ("✓", Tone::Good, passed),
        ] {
            if count > 0 {
                line.push(&format!("  {sign} "), tone);
                line.push(&strings.number(count as u64), Tone::Plain);
            }
        }
        page.sheet.push(line.truncated(page.columns));
    }
}

/// Why nothing can be decided at the date of the screen, whatever the rules say.
fn refused_day(state: &State) -> Option<String> {
    let desk = state.desk.as_ref()?;
    let refused = desk.bench().days.refused(desk.view.as_of)?;
    Some(state.strings.fact(&refused))
}

fn partial_needs(state: &State) -> bool {
    state.desk.as_ref().is_some_and(|desk| {
        let days = [desk.view.as_of, desk.bench().days.own];
        let needs = |day: &Date| desk.view.snapshot.policy().needs_published_reason(*day);
        days.iter().any(needs)
    })
}
