//! What the form says: as a mark, beside another form, and beside the decision that stands.

use super::{MarkForm, MarkItem};
use crate::catalogue::model::{Outcome, Override, SuspensionNotice};
use crate::review::Mark;
use crate::session::Strings;
use crate::text::day::day;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;

impl MarkForm {
    /// Whether everything that can be chosen or typed stands there as in another form.
    pub(super) fn says_as(&self, other: &MarkForm) -> bool {
        let texts = |form: &MarkForm| -> Vec<String> {
            let fields = [
                &form.reason,
                &form.provision,
                &form.notice,
                &form.suspended_until,
            ];
            let of_gate = form.gate.iter().filter(|entry| entry.overridden);
            let of_gate = of_gate.flat_map(|entry| {
                let fields = [&entry.reason, &entry.provision, &entry.until];
                std::iter::once(entry.rule.to_owned()).chain(fields.map(TextField::text))
            });
            fields
                .into_iter()
                .map(TextField::text)
                .chain(of_gate)
                .collect()
        };
        (self.outcome, self.partial) == (other.outcome, other.partial)
            && texts(self) == texts(other)
    }

    /// Whether all stands as the decision has it that stands: to record it once more would take it over in another name.
    pub(super) fn changes_nothing(&self, state: &State) -> bool {
        let (Some(desk), [code]) = (&state.desk, self.codes.as_slice()) else {
            return false;
        };
        let standing = desk.view.row(code).and_then(|row| desk.view.proposal(row));
        // An exception of it is not in the form, so that it would be gone.
        let is_whole = standing.is_some_and(|standing| standing.decision.overrides.is_empty());
        is_whole && self.says_as(&MarkForm::new(desk, self.codes.clone()))
    }

    /// The mark as the form has it.
    ///
    /// # Errors
    /// Something that an exception or a suspension needs is missing, or its last day is no date: which item, and the id of a
    /// sentence. The focus belongs there.
    pub(super) fn mark(&self) -> Result<Mark, (MarkItem, &'static str)> {
        let text = |field: &TextField| Some(field.text()).filter(|text| !text.trim().is_empty());
        let needed = |item: MarkItem, field: &TextField| match text(field) {
            Some(text) => Ok(text.trim().to_owned()),
            None => Err((item, "step-needed")),
        };
        let until = |item: MarkItem, field: &TextField| {
            let text = needed(item, field)?;
            day(&text).ok_or((item, "form-no-date"))
        };
        let mut overrides = Vec::new();
        let full = self.outcome == Outcome::EligibleFull;
        for (at, entry) in self.gate.iter().enumerate() {
            if !(full && entry.overridden && entry.stopped > 0) {
                continue;
            }
            overrides.push(Override {
                rule: entry.rule.to_owned(),
                reason: needed(MarkItem::OverrideReason(at), &entry.reason)?,
                provision: needed(MarkItem::OverrideProvision(at), &entry.provision)?,
                until: until(MarkItem::OverrideUntil(at), &entry.until)?,
            });
        }
        let suspension = match self.outcome {
            Outcome::SuspendAndUpgrade => Some(SuspensionNotice {
                notice: needed(MarkItem::Notice, &self.notice)?,
                until: until(MarkItem::SuspendedUntil, &self.suspended_until)?,
            }),
            _ => None,
        };
        Ok(Mark {
            suspension,
            outcome: self.outcome,
            reason: text(&self.reason),
            provision: text(&self.provision),
            partial_reason: self.partial.filter(|_| self.outcome == Outcome::Partial),
            overrides,
        })
    }

    /// What an item is called, with the rule that it is about.
    pub(super) fn label(&self, item: MarkItem, strings: &Strings) -> String {
        let (at, id) = match item {
            MarkItem::OverrideReason(at) => (Some(at), "form-reason"),
            MarkItem::OverrideProvision(at) => (Some(at), "form-provision"),
            MarkItem::OverrideUntil(at) => (Some(at), "form-until"),
            MarkItem::Notice => (None, "form-notice"),
            MarkItem::SuspendedUntil => (None, "form-suspended-until"),
            MarkItem::Provision => (None, "form-provision"),
            _ => (None, "form-reason"),
        };
        let label = strings.get(id);
        match at.and_then(|at| self.gate.get(at)) {
            Some(entry) => format!("{} › {label}", strings.rule_title(entry.rule)),
            None => label,
        }
    }
}
