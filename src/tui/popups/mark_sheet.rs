//! How the form of a mark is laid out.

use jiff::civil::Date;

use super::confirm::refused_lines;
use super::form::Form;
use super::mark::{GateEntry, MarkForm, MarkItem};
use super::sheet::Sheet;
use crate::catalogue::model::{Outcome, PartialReason};
use crate::review::needs_reasoned_partial;
use crate::rules::{RULES, rule};
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::state::State;
use crate::tui::tabs::review::detail::gate_lines;
use crate::tui::term::rich::{Line, Tone};

impl MarkForm {
    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let items = self.items();
        let at = |item: MarkItem| items.iter().position(|i| *i == item).unwrap_or(0);
        let mut form = Form::new(&strings.get("mark-title"), columns, self.focus_at());
        self.head(&mut form, state);
        if self.is_draft {
            let lead = Line::of("! ", Tone::Doubt);
            let text = strings.get("mark-draft");
            form.sheet.text(lead, &text, Tone::Strong, columns);
        }
        form.sheet.heading(&strings.get("mark-outcome"));
        for outcome in Outcome::ALL {
            let text = strings.get(&format!("outcome-{}", outcome.as_str()));
            let item = at(MarkItem::Outcome(outcome));
            form.radio(item, 0, outcome == self.outcome, &text);
        }
        match self.outcome {
            Outcome::EligibleFull => self.gate(&mut form, state, &at),
            Outcome::Partial => {
                form.sheet.heading(&strings.get("form-partial-reason"));
                for reason in PartialReason::ALL {
                    let text = strings.get(&format!("partial-{}", reason.as_str()));
                    let item = at(MarkItem::Partial(reason));
                    form.radio(item, 0, self.partial == Some(reason), &text);
                }
            }
            Outcome::SuspendAndUpgrade => {
                form.sheet.gap();
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
                    form.field(at(item), 0, &label, field);
                }
            }
            Outcome::DoNotProvide | Outcome::AbolishOrMerge | Outcome::NeedData => {}
        }
        form.sheet.gap();
        let needs = |needed: bool| {
            if needed {
                format!(" ({})", strings.get("form-needed"))
            } else {
                String::new()
            }
        };
        let reason = needs(self.outcome != Outcome::EligibleFull);
        let label = format!("{}{reason}", strings.get("form-reason"));
        form.field(at(MarkItem::Reason), 0, &label, &self.reason);
        let provision = needs(self.outcome == Outcome::Partial && partial_needs(state));
        let label = format!("{}{provision}", strings.get("form-provision"));
        form.field(at(MarkItem::Provision), 0, &label, &self.provision);
        if !self.refused.is_empty() {
            form.sheet.gap();
            form.sheet
                .push(Line::of("✗ ", Tone::Error).with(&strings.get("mark-refused"), Tone::Error));
            refused_lines(&mut form.sheet, &self.refused, state, columns);
        }
        form.buttons(&[
            (at(MarkItem::Save), strings.get("hint-write")),
            (at(MarkItem::Cancel), strings.get("hint-cancel")),
        ]);
        form.sheet.offer(
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
        form.sheet
    }

    fn head(&self, form: &mut Form, state: &State) {
        let columns = form.columns;
        let (Some(desk), [code]) = (&state.desk, self.codes.as_slice()) else {
            let count = self.codes.len() as f64;
            let text = state
                .strings
                .with("mark-selection", &[("count", count.into())]);
            form.sheet.push(Line::of(&text, Tone::Strong));
            return;
        };
        let procedure = desk.view.row(code).and_then(|row| desk.view.procedure(row));
        let name = procedure.map_or("", |procedure| procedure.value().name.as_str());
        let line = Line::of(code, Tone::Accent)
            .with("  ", Tone::Plain)
            .with(name, Tone::Strong);
        form.sheet.flow(&line, 2, columns);
    }

    /// What each blocking rule says, and the override for it.
    fn gate(&self, form: &mut Form, state: &State, at: &dyn Fn(MarkItem) -> usize) {
        let strings = &state.strings;
        let closed = self
            .gate
            .iter()
            .filter(|entry| entry.stopped > 0 && !entry.overridden)
            .count();
        form.sheet.gap();
        let refused_day = refused_day(state);
        let (text, tone) = if refused_day.is_some() {
            (strings.get("gate-no-day"), Tone::Flag)
        } else if closed == 0 {
            (strings.get("gate-open"), Tone::Good)
        } else {
            let count = [("count", (closed as f64).into())];
            (strings.with("gate-closed", &count), Tone::Flag)
        };
        form.sheet.push(
            Line::of(&strings.get("gate-title"), Tone::Heading)
                .with(": ", Tone::Dim)
                .with(&text, tone),
        );
        if let Some(why) = refused_day {
            let lead = Line::of("  ✗ ", Tone::Error);
            form.sheet.text(lead, &why, Tone::Error, form.columns);
        }
        for (index, entry) in self.gate.iter().enumerate() {
            self.answer(form, state, entry);
            if entry.stopped == 0 {
                continue;
            }
            form.check(
                at(MarkItem::Override(index)),
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
                    form.field(at(item), 6, &strings.get(label), field);
                }
            }
        }
    }

    fn answer(&self, form: &mut Form, state: &State, entry: &GateEntry) {
        let strings = &state.strings;
        if let Some(answer) = &entry.answer {
            let lines = gate_lines(strings, answer, entry.overridden, form.columns);
            form.sheet.lines.extend(lines);
            return;
        }
        let passed = self
            .codes
            .len()
            .saturating_sub(entry.flagged + entry.doubtful);
        let title = rule(entry.rule).map_or(entry.rule, |at| strings.of(RULES[at].info().title));
        let mut line = Line::of("  ", Tone::Plain).with(title, Tone::Strong);
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
        form.sheet.push(line.truncated(form.columns));
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
        let needs = |day: &Date| needs_reasoned_partial(&desk.view.snapshot, *day);
        days.iter().any(needs)
    })
}
