//! The templates of reasons that fit the field in which a reason is written. What is typed there already is replaced only
//! when that is chosen.

use super::kit::{Answered, Popup, Reaction};
use super::mark::{MarkForm, MarkItem};
use super::sheet::Sheet;
use crate::session::user::templates::{Template, TemplateUse};
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Answer;
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::app::update::moved;
use crate::tui::term::rich::{Line, Tone, flow};

/// The list.
#[derive(Debug)]
pub(crate) struct TemplatesPopup {
    /// The field that is filled in.
    target: MarkItem,
    /// What the reason is for.
    of: TemplateUse,
    /// There is a text in the field already.
    is_typed: bool,
    /// Those that fit; nothing until they are read.
    list: Option<Vec<Template>>,
    /// Why the user's own are not among them.
    trouble: Option<Problem>,
    /// The one under the cursor.
    chosen: usize,
    /// There is a text in the field: whether it is to be replaced is asked, and this is the answer under the cursor.
    replace: Option<bool>,
}

impl TemplatesPopup {
    /// A list for a field, and what the reason is for.
    pub(crate) fn new(target: MarkItem, of: TemplateUse, is_typed: bool) -> TemplatesPopup {
        TemplatesPopup {
            target,
            of,
            is_typed,
            list: None,
            trouble: None,
            chosen: 0,
            replace: None,
        }
    }

    /// How many lines the cursor goes over.
    fn stops(&self) -> usize {
        match self.replace {
            Some(_) => 2,
            None => self.list.as_ref().map_or(0, Vec::len),
        }
    }

    /// The template under the cursor.
    fn template(&self) -> Option<&Template> {
        self.list.as_ref()?.get(self.chosen)
    }
}

impl Popup for TemplatesPopup {
    fn content(&self, state: &State, columns: usize) -> Sheet {
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
            sheet.offer_as(Act::Accept, "hint-choose", KeyScope::Reading, strings);
            sheet.offer(&[Act::Back], KeyScope::Reading, strings);
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
                &strings.say(&trouble.message),
                Tone::Error,
                columns,
            );
        }
        sheet.offer_as(Act::Accept, "hint-choose", KeyScope::Reading, strings);
        sheet.offer(&[Act::Back], KeyScope::Reading, strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        match (act, self.replace) {
            (Act::Back, None) => return Reaction::close(),
            (Act::Back, Some(_)) => self.replace = None,
            (Act::Accept, None) if self.is_typed && self.template().is_some() => {
                self.replace = Some(false);
            }
            (Act::Accept, answer) => {
                if let Some(template) = self.template()
                    && let Some(form) = state.popups.top_as_mut::<MarkForm>()
                {
                    form.fill_in(self.target, template, answer.unwrap_or(true));
                    return Reaction::close();
                }
            }
            (_, Some(replace)) => self.replace = Some(moved(usize::from(replace), act, 2, 2) == 1),
            (_, None) => self.chosen = moved(self.chosen, act, 10, self.stops()),
        }
        Reaction::stay(self)
    }

    fn click(&mut self, item: usize) -> Option<Act> {
        match &mut self.replace {
            Some(replace) => *replace = item == 1,
            None => self.chosen = item,
        }
        Some(Act::Accept)
    }

    fn answered(&mut self, _: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::Templates(templates) => {
                self.list = Some(templates.fitting(self.of).cloned().collect());
                self.trouble = templates.trouble.map(Problem::from);
                Answered::Stay(Vec::new())
            }
            _ => Answered::Pass(answer),
        }
    }

    fn is_about_below(&self) -> bool {
        true
    }
}
