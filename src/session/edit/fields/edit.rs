//! What is wanted, as a value. What a person typed is read here, by the types of the schemas.

use std::path::PathBuf;

use serde_json::Value as Json;

use crate::catalogue::FileKind;
use crate::catalogue::schema::field::{FieldMessage, FieldMisfit, FieldPath, field, read_value};

/// What is to be changed of the procedures that are meant.
#[derive(Clone, Debug, PartialEq)]
pub enum ProcedureEdit {
    /// Fields of their own files, such as the online level with its date, or the end of their life.
    Fields(Vec<FieldEdit>),
    /// A plan that names them, in a file that is there or a new one.
    Plan(PlanEdit),
    /// Their counts in a report that is there.
    Counts(CountsEdit),
}

/// A value that is set, or removed.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldEdit {
    /// Where.
    pub path: FieldPath,
    /// What stands there then; nothing: the field goes.
    pub value: Option<Json>,
}

/// A plan, and what it says of procedures.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanEdit {
    /// Its id; where no plan has it, one is made.
    pub id: String,
    /// What it says of itself.
    pub head: Vec<FieldEdit>,
    /// Its row for each procedure.
    pub row: RowEdit,
}

/// The row of a plan for a procedure.
#[derive(Clone, Debug, PartialEq)]
pub enum RowEdit {
    /// It is there, and says this.
    Put(Vec<FieldEdit>),
    /// It goes.
    TakeOut,
}

/// Counts of procedures in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct CountsEdit {
    /// The report's file, relative to the catalogue.
    pub report: PathBuf,
    /// The counts by channel, and what else a report counts.
    pub counts: Vec<FieldEdit>,
}

/// What a file may hold and nobody sets by hand, with the string that says what to do instead.
const NOT_SET: [(&str, &str); 3] = [
    ("code", "unfit-hint-code"),
    ("issuer", "unfit-hint-issuer"),
    ("imported", "unfit-hint-imported"),
];

impl FieldEdit {
    /// A field of a procedure: what a text says, or with none, that it goes.
    ///
    /// # Errors
    /// There is no such field, it is not set by hand, or it does not take the text.
    pub fn of_procedure(path: &str, text: Option<&str>) -> Result<FieldEdit, FieldMisfit> {
        let path = FieldPath::parse(path)?;
        let top = path.head(1);
        if let Some((key, hint)) = NOT_SET.iter().find(|(key, _)| *key == top) {
            let what = FieldMessage::new("unfit-not-set", [("field", *key)]);
            return Err(FieldMisfit::advised(what, FieldMessage::new(hint, [])));
        }
        FieldEdit::read(FileKind::Procedure, "", path, text)
    }

    /// What a plan says of itself.
    pub fn of_plan(key: &str, text: Option<&str>) -> Result<FieldEdit, FieldMisfit> {
        FieldEdit::read(FileKind::Plan, "", FieldPath::parse(key)?, text)
    }

    /// What a plan says of a procedure.
    pub fn of_plan_row(key: &str, text: Option<&str>) -> Result<FieldEdit, FieldMisfit> {
        let path = FieldPath::parse(key)?;
        FieldEdit::read(FileKind::Plan, "procedures[+].", path, text)
    }

    /// A count of a procedure in a report.
    pub fn of_counts(key: &str, text: Option<&str>) -> Result<FieldEdit, FieldMisfit> {
        let path = FieldPath::parse(key)?;
        FieldEdit::read(FileKind::Statistics, "counts.code.", path, text)
    }

    fn read(
        kind: FileKind,
        above: &str,
        path: FieldPath,
        text: Option<&str>,
    ) -> Result<FieldEdit, FieldMisfit> {
        let schema = field(kind, &FieldPath::parse(&format!("{above}{path}"))?)?;
        let value = text.map(|text| read_value(schema, &path.to_string(), text));
        Ok(FieldEdit {
            value: value.transpose()?,
            path,
        })
    }
}
