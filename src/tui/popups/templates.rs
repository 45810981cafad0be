//! The templates of reasons that fit the field in which a reason is written. What is typed there already is replaced only
//! when that is chosen.

use super::mark::{MarkForm, MarkItem};
use super::sheet::Sheet;
use crate::session::user::templates::{Template, TemplateUse};
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone, flow};

/// The list.
#[derive(Debug)]
pub struct TemplatesPopup {
    /// The field that is filled in.
    pub target: MarkItem,
    /// Those that fit; nothing until they are read.
    pub list: Option<Vec<Template>>,
    /// Why the user's own are not among them.
    pub trouble: Option<Problem>,
    /// The one under the cursor.
    pub chosen: usize,
    /// There is a text in the field: whether it is to be replaced is asked, and this is the answer under the cursor.
    pub replace: Option<bool>,
}

impl TemplatesPopup {
    /// A list for a field.
    pub fn new(target: MarkItem) -> TemplatesPopup {
        TemplatesPopup {
            target,
            list: None,
            trouble: None,
            chosen: 0,
            replace: None,
        }
    }

    /// How many lines the cursor goes over.
    pub fn stops(&self) -> usize {
        match self.replace {
            Some(_) => 2,
            None => self.list.as_ref().map_or(0, Vec::len),
        }
    }

    /// The template under the cursor.
    pub fn template(&self) -> Option<&Template> {
        self.list.as_ref()?.get(self.chosen)
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("templates-title"));
        if let (Some(replace), Some(template)) = (self.replace, self.template()) {
            sheet.text(
                Line::of(" ", Tone::Plain),
                &template.reason,
                Tone::Strong,
                columns,
            );
            sheet.gap();
            sheet.push(Line::of(
                &format!(" {}", strings.get("templates-typed")),
                Tone::Dim,
            ));
            for (at, id) in ["templates-append", "templates-replace"]
                .into_iter()
                .enumerate()
            {
                if at == usize::from(replace) {
                    sheet.cursor = Some(sheet.lines.len());
                }
                let line = Line::of(&format!("  {}", strings.get(id)), Tone::Plain);
                sheet.push_item(line, at);
            }
            sheet.offer(&[Act::Accept, Act::Back], KeyScope::Reading, strings);
            return sheet;
        }
        let Some(list) = &self.list else {
            return sheet;
        };
        for (at, template) in list.iter().enumerate() {
            let first = sheet.lines.len();
            if at == self.chosen {
                sheet.cursor = Some(first);
            }
            let lead = if template.own { " ★ " } else { " · " };
            let reason = Line::of(lead, Tone::Accent).with(&template.reason, Tone::Plain);
            for line in flow(&reason, 3, columns) {
                sheet.push_item(line, at);
            }
            if let Some(provision) = &template.provision {
                let line = Line::of("   § ", Tone::Dim).with(provision, Tone::Dim);
                for line in flow(&line, 5, columns) {
                    sheet.push_item(line, at);
                }
            }
            if at == self.chosen {
                sheet.focus = Some((first, sheet.lines.len()));
            }
        }
        if list.is_empty() {
            sheet.push(Line::of(&strings.get("templates-none"), Tone::Dim));
        }
        if let Some(trouble) = &self.trouble {
            sheet.gap();
            sheet.text(
                Line::of(" ! ", Tone::Error),
                &trouble.message,
                Tone::Error,
                columns,
            );
        }
        sheet.offer(&[Act::Accept, Act::Back], KeyScope::Reading, strings);
        sheet
    }
}

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
