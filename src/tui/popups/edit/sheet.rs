//! How the form is laid out.

use super::super::confirm::refused_lines;
use super::super::form::Form;
use super::super::sheet::Sheet;
use super::{EditForm, EditItem, EditSubject, Input, InputKind};
use crate::session::Strings;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::term::rich::{Line, Tone};

impl EditForm {
    pub(in crate::tui::popups) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let items = self.items();
        let at = |item: EditItem| items.iter().position(|i| *i == item).unwrap_or(0);
        let mut form = Form::new(&strings.get("edit-title"), columns, self.focus_at());
        self.head(&mut form, state);
        if self.opened.is_none() {
            form.sheet
                .push(Line::of(&strings.get("edit-opening"), Tone::Dim));
            form.sheet.offer(&[Act::Back], KeyScope::Form, strings);
            return form.sheet;
        }
        form.sheet.heading(&strings.get("edit-what"));
        for what in EditSubject::ALL {
            let text = strings.get(&format!("edit-what-{}", what.as_str()));
            form.radio(at(EditItem::What(what)), 0, what == self.what, &text);
        }
        form.sheet.gap();
        self.targeted(&mut form, strings, at(EditItem::Target));
        for (index, input) in self.current().iter().enumerate() {
            if !self.is_shown(input) {
                continue;
            }
            if input.key == "due" {
                form.sheet.heading(&strings.get("edit-plan-row"));
            }
            let label = label(strings, input);
            match &input.kind {
                InputKind::Text(field) => form.field(at(EditItem::Text(index)), 0, &label, field),
                InputKind::Choice(options, chosen) => {
                    form.sheet.push(Line::of(&format!("  {label}"), Tone::Dim));
                    for (option, word) in options.iter().enumerate() {
                        let text = strings.get(&format!("{}-{word}", words(input.key)));
                        form.radio(
                            at(EditItem::Option(index, option)),
                            2,
                            *chosen == Some(option),
                            &text,
                        );
                    }
                }
            }
            if input.may_go() {
                let text = strings.get("edit-goes");
                form.check(at(EditItem::Remove(index)), 2, input.goes, &text);
            }
            if self.wrong == Some(index) {
                self.reasons(&mut form, state);
            }
            if let Some(theirs) = &input.theirs {
                let lead = Line::of("    ! ", Tone::Doubt);
                let text = match theirs.is_empty() {
                    true => strings.get("edit-theirs-gone"),
                    false => strings.with("edit-theirs", &[("text", theirs.as_str().into())]),
                };
                form.sheet.text(lead, &text, Tone::Doubt, columns);
            }
        }
        if let Some(hint) = self.hint() {
            form.sheet.gap();
            form.sheet.text(
                Line::of("  ", Tone::Dim),
                &strings.get(hint),
                Tone::Dim,
                columns,
            );
        }
        if self.wrong.is_none() {
            self.reasons(&mut form, state);
        }
        form.buttons(&[
            (at(EditItem::Save), strings.get("edit-look")),
            (at(EditItem::Cancel), strings.get("hint-cancel")),
        ]);
        // What is written is looked at first.
        let sheet = &mut form.sheet;
        sheet.offer(&[Act::NextField, Act::Choose], KeyScope::Form, strings);
        sheet
            .hints
            .push((key_of(Act::Save, KeyScope::Form), strings.get("hint-look")));
        sheet.offer(&[Act::Back], KeyScope::Form, strings);
        form.sheet
    }

    /// Why nothing was written; the reasons stay in sight with what has the focus.
    fn reasons(&self, form: &mut Form, state: &State) {
        if self.refused.is_empty() {
            return;
        }
        if self.wrong.is_none() {
            form.sheet.gap();
        }
        let lead = Line::of("✗ ", Tone::Error);
        let said = state.strings.get("mark-refused");
        form.sheet.push(lead.with(&said, Tone::Error));
        refused_lines(&mut form.sheet, &self.refused, state, form.columns);
        if let Some((first, _)) = form.sheet.focus.filter(|_| self.wrong.is_some()) {
            form.sheet.focus = Some((first, form.sheet.lines.len()));
        }
    }

    fn head(&self, form: &mut Form, state: &State) {
        let columns = form.columns;
        let (Some(desk), [code]) = (&state.desk, self.codes.as_slice()) else {
            let count = [("count", (self.codes.len() as f64).into())];
            let text = state.strings.with("mark-selection", &count);
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

    /// Which plan or report, of how many.
    fn targeted(&self, form: &mut Form, strings: &Strings, item: usize) {
        let (id, chosen, all) = match self.what {
            EditSubject::Plan => ("edit-plan", self.plan, self.plans.len()),
            EditSubject::Counts => ("edit-report", self.report, self.reports.len()),
            _ => return,
        };
        if all == 0 {
            let text = strings.get("edit-no-reports");
            form.sheet.text(
                Line::of("  ", Tone::Doubt),
                &text,
                Tone::Doubt,
                form.columns,
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
        form.next_of(item, &text);
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
