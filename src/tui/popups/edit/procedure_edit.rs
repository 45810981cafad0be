//! What the form says, as an edit.

use super::parts::HEAD;
use super::{EditForm, EditItem, EditSubject, Input, InputKind};
use crate::catalogue::schema::field::FieldMisfit;
use crate::session::Strings;
use crate::session::edit::fields::{
    CountsEdit, FieldEdit, PlanEdit, ProcedureEdit, RowEdit, unfit_words,
};
use crate::text::day::day;
use crate::tui::app::answers::RefusalGroup;
use crate::tui::popups::kit::refusal::FormRefusal;

impl EditForm {
    /// What the form says. What cannot be read is told, and the focus goes there.
    pub(crate) fn wanted(&mut self, strings: &Strings) -> Option<ProcedureEdit> {
        match self.read() {
            Ok(Some(edit)) => Some(edit),
            Ok(None) => {
                self.refuse(vec![strings.get("edit-form-unchanged")]);
                None
            }
            Err((at, why)) => {
                let reasons = unfit_words(strings, &why).into_iter();
                self.refuse(reasons.filter(|reason| !reason.is_empty()).collect());
                self.wrong = Some(at);
                self.focus = match self.current().get(at).map(|input| &input.kind) {
                    Some(InputKind::Choice(..)) => EditItem::Option(at, 0),
                    _ => EditItem::Text(at),
                };
                None
            }
        }
    }

    /// Takes in why nothing was written.
    pub(crate) fn refuse(&mut self, reasons: Vec<String>) {
        self.refusal = FormRefusal::of_all(reasons);
        self.wrong = None;
        self.focus = EditItem::Save;
    }

    /// Takes in on which codes it is refused and why. The focus goes to the button, above which the reasons stand.
    pub(crate) fn refuse_each(&mut self, refused: Vec<RefusalGroup>) {
        self.refusal = FormRefusal::Groups(refused);
        self.wrong = None;
        self.focus = EditItem::Save;
    }

    /// The edit; none where nothing is changed. An error comes with the field that it is about.
    fn read(&self) -> Result<Option<ProcedureEdit>, (usize, FieldMisfit)> {
        let edit = match self.what {
            EditSubject::Online | EditSubject::Lifecycle => {
                let mut changes = self.changes(|_| true, FieldEdit::of_procedure)?;
                changes.extend(self.reason_that_goes());
                some(changes).map(ProcedureEdit::Fields)
            }
            EditSubject::Field => self.by_path()?,
            EditSubject::Counts => {
                let changes = self.changes(|_| true, FieldEdit::of_counts)?;
                let report = self.target(EditSubject::Counts);
                report
                    .zip(some(changes))
                    .map(|(report, counts)| ProcedureEdit::Counts(CountsEdit { report, counts }))
            }
            EditSubject::Plan => {
                let is_head = |key: &str| key == "type" || HEAD.contains(&key);
                let head = self.changes(is_head, FieldEdit::of_plan)?;
                let row = |key: &str| key != "id" && !is_head(key);
                let row = self.changes(row, FieldEdit::of_plan_row)?;
                Some(ProcedureEdit::Plan(PlanEdit {
                    id: self.plan_id()?,
                    head,
                    row: RowEdit::Put(row),
                }))
            }
        };
        Ok(edit)
    }

    /// The fields that were changed, read by their types; an empty one is to go.
    fn changes(
        &self,
        is_meant: impl Fn(&str) -> bool,
        read: fn(&str, Option<&str>) -> Result<FieldEdit, FieldMisfit>,
    ) -> Result<Vec<FieldEdit>, (usize, FieldMisfit)> {
        let inputs = self.current().iter().enumerate();
        let meant = inputs.filter(|(_, input)| is_meant(input.key) && self.is_shown(input));
        meant
            .filter_map(|(at, input)| Some((at, input, input.wanted()?)))
            .map(|(at, input, text)| {
                let text = Some(text.as_str()).filter(|text| !text.is_empty());
                as_typed(text, |text| read(input.key, text)).map_err(|why| (at, why))
            })
            .collect()
    }

    /// A level other than partial has no reason for being partial.
    fn reason_that_goes(&self) -> Option<FieldEdit> {
        let of = |key: &str| self.current().iter().find(|input| input.key == key);
        let level = of("online.level")?.wanted()?;
        let reason = of("online.partial_reason.reason")?;
        let is_there = reason.before.as_deref() != Some("");
        let goes = !matches!(level.as_str(), "" | "partial") && is_there;
        let change = goes.then(|| FieldEdit::of_procedure("online.partial_reason", None).ok());
        change.flatten()
    }

    fn by_path(&self) -> Result<Option<ProcedureEdit>, (usize, FieldMisfit)> {
        let [path, value] = self.current() else {
            return Ok(None);
        };
        let text = value.text();
        let text = Some(text.as_str()).filter(|text| !text.is_empty());
        // The path is read first: a wrong one is told even where no value is typed.
        FieldEdit::of_procedure(&path.text(), None).map_err(|why| (0, why))?;
        if !value.is_touched() {
            return Ok(None);
        }
        let read = |text: Option<&str>| FieldEdit::of_procedure(&path.text(), text);
        let change = as_typed(text, read).map_err(|why| (1, why))?;
        Ok(Some(ProcedureEdit::Fields(vec![change])))
    }

    /// The id of the plan that is chosen, or that is typed for a new one.
    fn plan_id(&self) -> Result<String, (usize, FieldMisfit)> {
        let file = self.target(EditSubject::Plan).zip(self.opened.as_ref());
        let file = file.as_ref().and_then(|(path, opened)| opened.file(path));
        if let Some(file) = file {
            return Ok(file.value["id"].as_str().unwrap_or_default().to_owned());
        }
        let typed = self.current().iter().find(|input| input.key == "id");
        let text = typed.map_or(String::new(), Input::text);
        FieldEdit::of_plan("id", Some(&text)).map_err(|why| (0, why))?;
        Ok(text)
    }
}

/// A value as its field takes it; where that wants a day, also as people write days.
fn as_typed(
    text: Option<&str>,
    read: impl Fn(Option<&str>) -> Result<FieldEdit, FieldMisfit>,
) -> Result<FieldEdit, FieldMisfit> {
    read(text).or_else(|why| match text.and_then(day) {
        Some(day) => read(Some(&day.to_string())),
        None => Err(why),
    })
}

fn some(changes: Vec<FieldEdit>) -> Option<Vec<FieldEdit>> {
    Some(changes).filter(|changes| !changes.is_empty())
}
