//! The fields of reasons, and templates filled into them.

use super::{MarkForm, MarkItem};
use crate::session::user::templates::{Template, TemplateUse};
use crate::tui::term::field::TextField;

impl MarkForm {
    /// The field of a reason to which the focus belongs, and what the reason is for.
    pub fn reason_here(&self) -> (MarkItem, TemplateUse) {
        let of_override = match self.focus {
            MarkItem::Override(at) => Some(at),
            MarkItem::OverrideReason(at)
            | MarkItem::OverrideProvision(at)
            | MarkItem::OverrideUntil(at) => Some(at),
            _ => None,
        };
        let entry = of_override.and_then(|at| Some((at, self.gate.get(at)?)));
        match entry.filter(|(_, entry)| entry.overridden) {
            Some((at, entry)) => (
                MarkItem::OverrideReason(at),
                TemplateUse::Override(entry.rule),
            ),
            None => (MarkItem::Reason, TemplateUse::Outcome(self.outcome)),
        }
    }

    /// Whether something is typed in the field of a reason, or in that of its provision.
    pub fn is_typed(&mut self, target: MarkItem) -> bool {
        let fields = self.reason_fields(target);
        fields.is_some_and(|(reason, _)| !reason.text().trim().is_empty())
    }

    /// Fills a template in: in the place of what is typed, or behind it. A provision that is typed stays unless all is
    /// replaced.
    pub fn fill_in(&mut self, target: MarkItem, template: &Template, replace: bool) {
        self.focus = target;
        let Some((reason, provision)) = self.reason_fields(target) else {
            return;
        };
        let typed = reason.text();
        let typed = typed.trim_end();
        if replace || typed.is_empty() {
            reason.set(&template.reason);
        } else {
            reason.set(&format!("{typed} {}", template.reason));
        }
        if let Some(text) = &template.provision
            && (replace || provision.text().trim().is_empty())
        {
            provision.set(text);
        }
    }

    fn reason_fields(&mut self, target: MarkItem) -> Option<(&mut TextField, &mut TextField)> {
        match target {
            MarkItem::Reason => Some((&mut self.reason, &mut self.provision)),
            MarkItem::OverrideReason(at) => {
                let entry = self.gate.get_mut(at)?;
                Some((&mut entry.reason, &mut entry.provision))
            }
            _ => None,
        }
    }
}
