//! What the form says, as an edit.

use super::parts::HEAD;
use super::{EditForm, Input, Item, Kind, What};
use crate::catalogue::schema::field::Unfit;
use crate::session::Strings;
use crate::session::edit::fields::{Change, CountsEdit, Edit, PlanEdit, RowEdit, unfit_words};
use crate::tui::app::message::Refused;

impl EditForm {
    /// What the form says. What cannot be read is told, and the focus goes there.
    pub fn wanted(&mut self, strings: &Strings) -> Option<Edit> {
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
                    Some(Kind::Choice(..)) => Item::Option(at, 0),
                    _ => Item::Text(at),
                };
                None
            }
        }
    }

    /// Takes in why nothing was written.
    pub fn refuse(&mut self, reasons: Vec<String>) {
        self.refuse_each(vec![Refused {
            codes: Vec::new(),
            reasons,
        }]);
    }

    /// Takes in on which codes it is refused and why. The focus goes to the button, above which the reasons stand.
    pub fn refuse_each(&mut self, refused: Vec<Refused>) {
        self.refused = refused;
        self.wrong = None;
        self.focus = Item::Save;
    }

    /// The edit; none where nothing is changed. An error comes with the field that it is about.
    fn read(&self) -> Result<Option<Edit>, (usize, Unfit)> {
        let edit = match self.what {
            What::Online | What::Lifecycle => {
                let mut changes = self.changes(|_| true, Change::of_procedure)?;
                changes.extend(self.reason_that_goes());
                some(changes).map(Edit::Fields)
            }
            What::Field => self.by_path()?,
            What::Counts => {
                let changes = self.changes(|_| true, Change::of_counts)?;
                let report = self.target(What::Counts);
                report
                    .zip(some(changes))
                    .map(|(report, counts)| Edit::Counts(CountsEdit { report, counts }))
            }
            What::Plan => {
                let is_head = |key: &str| key == "type" || HEAD.contains(&key);
                let head = self.changes(is_head, Change::of_plan)?;
                let row = |key: &str| key != "id" && !is_head(key);
                let row = self.changes(row, Change::of_plan_row)?;
                Some(Edit::Plan(PlanEdit {
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
        read: fn(&str, Option<&str>) -> Result<Change, Unfit>,
    ) -> Result<Vec<Change>, (usize, Unfit)> {
        let inputs = self.current().iter().enumerate();
        let meant = inputs.filter(|(_, input)| is_meant(input.key) && self.is_shown(input));
        meant
            .filter_map(|(at, input)| Some((at, input, input.wanted()?)))
            .map(|(at, input, text)| {
                let text = Some(text.as_str()).filter(|text| !text.is_empty());
                read(input.key, text).map_err(|why| (at, why))
            })
            .collect()
    }

    /// A level other than partial has no reason for being partial.
    fn reason_that_goes(&self) -> Option<Change> {
        let of = |key: &str| self.current().iter().find(|input| input.key == key);
        let level = of("online.level")?.wanted()?;
        let reason = of("online.partial_reason.reason")?;
        let is_there = reason.before.as_deref() != Some("");
        let goes = !matches!(level.as_str(), "" | "partial") && is_there;
        let change = goes.then(|| Change::of_procedure("online.partial_reason", None).ok());
        change.flatten()
    }

    fn by_path(&self) -> Result<Option<Edit>, (usize, Unfit)> {
        let [path, value] = self.current() else {
            return Ok(None);
        };
        let text = value.text();
        let text = Some(text.as_str()).filter(|text| !text.is_empty());
        // The path is read first: a wrong one is told even where no value is typed.
        Change::of_procedure(&path.text(), None).map_err(|why| (0, why))?;
        if !value.is_touched() {
            return Ok(None);
        }
        let change = Change::of_procedure(&path.text(), text).map_err(|why| (1, why))?;
        Ok(Some(Edit::Fields(vec![change])))
    }

    /// The id of the plan that is chosen, or that is typed for a new one.
    fn plan_id(&self) -> Result<String, (usize, Unfit)> {
        let file = self.target(What::Plan).zip(self.opened.as_ref());
        let file = file.as_ref().and_then(|(path, opened)| opened.file(path));
        if let Some(file) = file {
            return Ok(file.value["id"].as_str().unwrap_or_default().to_owned());
        }
        let typed = self.current().iter().find(|input| input.key == "id");
        let text = typed.map_or(String::new(), Input::text);
        Change::of_plan("id", Some(&text)).map_err(|why| (0, why))?;
        Ok(text)
    }
}

fn some(changes: Vec<Change>) -> Option<Vec<Change>> {
    Some(changes).filter(|changes| !changes.is_empty())
}
