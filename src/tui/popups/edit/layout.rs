//! How the form is laid out.

use super::{EditForm, EditItem, EditSubject, Input, InputKind};
use crate::session::Strings;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::popups::kit::page::FormPage;
use crate::tui::term::rich::{Line, Tone};

impl EditForm {
    pub(super) fn page<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let strings = &state.strings;
        let mut page = FormPage::new(self, state, "edit-title", columns);
        page.head(&self.codes);
        if self.opened.is_none() {
            page.sheet
                .push(Line::of(&strings.get("edit-opening"), Tone::Dim));
            page.sheet.offer(&[Act::Back], KeyScope::Form, strings);
            return page;
        }
        page.sheet.heading(&strings.get("edit-what"));
        for what in EditSubject::ALL {
            let text = strings.get(&format!("edit-what-{}", what.as_str()));
            page.radio(EditItem::What(what), 0, what == self.what, &text);
        }
        page.sheet.gap();
        self.targeted(&mut page, strings);
        for (index, input) in self.current().iter().enumerate() {
            if !self.is_shown(input) {
                continue;
            }
            if input.key == "due" {
                page.sheet.heading(&strings.get("edit-plan-row"));
            }
            let label = label(strings, input);
            match &input.kind {
                InputKind::Text(field) => page.field(EditItem::Text(index), 0, &label, field),
                InputKind::Choice(options, chosen) => {
                    page.sheet.push(Line::of(&format!("  {label}"), Tone::Dim));
                    for (option, word) in options.iter().enumerate() {
                        let text = strings.get(&format!("{}-{word}", words(input.key)));
                        page.radio(
                            EditItem::Option(index, option),
                            2,
                            *chosen == Some(option),
                            &text,
                        );
                    }
                }
            }
            if input.may_go() {
                let text = strings.get("edit-goes");
                page.check(EditItem::Remove(index), 2, input.goes, &text);
            }
            if self.wrong == Some(index) {
                self.reasons(&mut page, state);
            }
            if let Some(theirs) = &input.theirs {
                let lead = Line::of("    ! ", Tone::Doubt);
                let text = match theirs.is_empty() {
                    true => strings.get("edit-theirs-gone"),
                    false => strings.with("edit-theirs", &[("text", theirs.as_str().into())]),
                };
                page.sheet.text(lead, &text, Tone::Doubt, columns);
            }
        }
        if let Some(hint) = self.hint() {
            page.sheet.gap();
            page.sheet.text(
                Line::of("  ", Tone::Dim),
                &strings.get(hint),
                Tone::Dim,
                columns,
            );
        }
        if self.wrong.is_none() {
            self.reasons(&mut page, state);
        }
        page.buttons("edit-look");
        // What is written is looked at first.
        let sheet = &mut page.sheet;
        sheet.offer(&[Act::NextField, Act::Choose], KeyScope::Form, strings);
        sheet
            .hints
            .push((key_of(Act::Save, KeyScope::Form), strings.get("hint-look")));
        sheet.offer(&[Act::Back], KeyScope::Form, strings);
        page
    }

    /// Why nothing was written; the reasons stay in sight with what has the focus.
    fn reasons(&self, page: &mut FormPage<'_, Self>, state: &State) {
        if self.refusal.is_nothing() {
            return;
        }
        if self.wrong.is_none() {
            page.sheet.gap();
        }
        self.refusal.tell(&mut page.sheet, state, page.columns);
        if let Some((first, _)) = page.sheet.focus.filter(|_| self.wrong.is_some()) {
            page.sheet.focus = Some((first, page.sheet.lines.len()));
        }
    }

    /// Which plan or report, of how many.
    fn targeted(&self, page: &mut FormPage<'_, Self>, strings: &Strings) {
        let (id, chosen, all) = match self.what {
            EditSubject::Plan => ("edit-plan", self.plan, self.plans.len()),
            EditSubject::Counts => ("edit-report", self.report, self.reports.len()),
            _ => return,
        };
        if all == 0 {
            let text = strings.get("edit-no-reports");
            page.sheet.text(
                Line::of("  ", Tone::Doubt),
                &text,
                Tone::Doubt,
                page.columns,
            );
            return;
        }
        let name = match self.target(self.what) {
            Some(path) => {
                let parts: Vec<_> = path
                    .iter()
                    .skip(1)
                    .map(|part| part.to_string_lossy())
                    .collect();
                parts.join("/")
            }
            None => strings.get("edit-new-plan"),
        };
        let mut text = strings.with(id, &[("name", name.into())]);
        if all > 1 {
            let values = [
                ("at", ((chosen + 1) as f64).into()),
                ("of", (all as f64).into()),
            ];
            text = format!("{text}  {}", strings.with("edit-next", &values));
        }
        page.next_of(EditItem::Target, &text);
    }

    /// What is worth knowing about the fields that are shown.
    fn hint(&self) -> Option<&'static str> {
        match self.what {
            EditSubject::Counts if self.reports.is_empty() => None,
            EditSubject::Counts => Some("edit-hint-counts"),
            EditSubject::Field => Some("edit-hint-field"),
            EditSubject::Plan if self.target(EditSubject::Plan).is_none() => Some("edit-hint-plan"),
            _ => None,
        }
    }
}

/// What a field is called; where the procedures differ, that too.
fn label(strings: &Strings, input: &Input) -> String {
    let key = input.key.rsplit('.').next().unwrap_or(input.key);
    let name = match key {
        "path" => strings.get("edit-path"),
        "value" => strings.get("edit-value"),
        key => strings.get(&format!("key-{key}")),
    };
    match input.before {
        Some(_) => name,
        None => strings.with("edit-differs", &[("name", name.into())]),
    }
}

/// How the ids of the words of a choice begin.
fn words(key: &str) -> &'static str {
    match key {
        "online.level" => "online",
        "online.partial_reason.reason" => "partial",
        "lifecycle.continuity" => "continuity",
        _ => "plan-type",
    }
}
