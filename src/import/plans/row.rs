//! One row: its cells, and what is wrong with them; what the rows of one plan must agree about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::cell::{RowReader, bad_code, day_in, ditto, is_ditto, retrieved, word};
use super::super::declared::plain_words;
use super::super::garbled::garbled;
use super::super::rows::{Agreement, LineNumbered};
use super::super::table::{RowError, RowPosition, TableRow};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Plan, PlanRow, PlanType, is_code, is_id};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::i18n::{Message, message};
use crate::text::{self, CleaningCounts, NewlineRule};

const TYPES: &[(&str, PlanType)] = &[
    ("option", PlanType::Option),
    ("schedule", PlanType::Schedule),
    ("phương án", PlanType::Option),
    ("kế hoạch", PlanType::Schedule),
];

/// Whether a row says that its plan is an option.
pub(super) fn says_option(row: &TableRow) -> bool {
    let kind = row.trimmed("type").map(|text| word(text, TYPES));
    matches!(kind, Some(Ok(PlanType::Option)))
}

/// How a measure begins that is none; without accents.
const NO_MEASURES: &[&str] = &[
    "giu nguyen",
    "de nghi giu nguyen",
    "kien nghi giu nguyen",
    "khong",
    "chua",
    "no change",
    "none",
    "unchanged",
];

/// Whether a measure says that nothing is to be simplified.
fn is_no_measure(text: &str) -> bool {
    let words = plain_words(text);
    let mut said = NO_MEASURES.iter();
    let is_harmless = [
        "khong phu thuoc",
        "khong yeu cau",
        "khong quy dinh",
        "khong phai",
        "khong can",
    ]
    .iter()
    .any(|harmless| words.starts_with(&format!(" {harmless} ")));
    !is_harmless && said.any(|said| words.starts_with(&format!(" {said} ")))
}

/// What a row of a plan names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PlanSubject {
    Code(String),
    Group(String),
}

impl PlanSubject {
    /// The code or id.
    pub(super) fn text(&self) -> &str {
        match self {
            PlanSubject::Code(text) | PlanSubject::Group(text) => text,
        }
    }
}

/// One row that can be imported. The values of its plan are none where their cells are empty.
#[derive(Clone, Debug)]
pub(super) struct PlanTableRow {
    pub line: RowPosition,
    pub id: String,
    /// Whether the row states the id; else it was found by the number, or made of it.
    pub states_id: bool,
    kind: PlanType,
    number: Option<String>,
    signer: Option<String>,
    signed: Option<Date>,
    from: Option<Date>,
    to: Option<Date>,
    title: Option<String>,
    retrieved: Option<Date>,
    source: Option<String>,
    pub target: PlanSubject,
    measures: Vec<String>,
    due: Option<Date>,
    done: Option<Date>,
    pub superseded_by: Option<String>,
}

impl PlanTableRow {
    /// The day on which it was carried out.
    pub(super) fn done(&self) -> Option<Date> {
        self.done
    }

    /// The row as the file has it.
    pub(super) fn row(&self) -> PlanRow {
        let (code, group) = match self.target.clone() {
            PlanSubject::Code(code) => (Some(code), None),
            PlanSubject::Group(group) => (None, Some(group)),
        };
        PlanRow {
            code,
            group,
            measures: self.measures.clone(),
            due: self.due,
            done: self.done,
            superseded_by: self.superseded_by.clone(),
        }
    }
}

impl LineNumbered for PlanTableRow {
    fn line(&self) -> RowPosition {
        self.line
    }
}

/// What all rows of one plan say together.
#[derive(Clone, Debug)]
pub(super) struct PlanHead {
    pub kind: PlanType,
    pub number: Option<String>,
    pub signer: Option<String>,
    pub signed: Option<Date>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub title: Option<String>,
    /// When the table says that it was retrieved.
    pub retrieved: Option<Date>,
    pub source: Option<String>,
}

impl PlanHead {
    /// What the rows say of their plan, or the lines that contradict one before them.
    pub(super) fn of(entries: &[PlanTableRow]) -> Result<PlanHead, Vec<(RowPosition, Message)>> {
        let mut rows = Agreement::of(entries);
        let head = PlanHead {
            // A schedule never clears: the safe one of the two, were there no row.
            kind: rows
                .on("type", |row| Some(&row.kind))
                .unwrap_or(PlanType::Schedule),
            number: rows.on("number", |row| row.number.as_ref()),
            signer: rows.on("signer", |row| row.signer.as_ref()),
            signed: rows.on("signed", |row| row.signed.as_ref()),
            from: rows.on("from", |row| row.from.as_ref()),
            to: rows.on("to", |row| row.to.as_ref()),
            title: rows.on("title", |row| row.title.as_ref()),
            retrieved: rows.on("retrieved", |row| row.retrieved.as_ref()),
            source: rows.on("source", |row| row.source.as_ref()),
        };
        rows.reached().map(|()| head)
    }
}

/// What the catalogue has.
pub(super) struct PlanLookup<'a> {
    snapshot: &'a Snapshot,
    groups: BTreeSet<&'a str>,
    by_number: BTreeMap<String, Vec<&'a Plan>>,
}

impl<'a> PlanLookup<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> PlanLookup<'a> {
        let mut by_number: BTreeMap<String, Vec<&Plan>> = BTreeMap::new();
        for plan in snapshot.plans() {
            if let Some(number) = &plan.value.number {
                let ids = by_number.entry(instrument_key(number)).or_default();
                ids.push(&plan.value);
            }
        }
        PlanLookup {
            snapshot,
            groups: snapshot
                .groups()
                .iter()
                .map(|g| g.value.id.as_str())
                .collect(),
            by_number,
        }
    }

    pub(super) fn has_plan(&self, id: &str) -> bool {
        self.snapshot.plan(id).is_some()
    }

    /// Whether the catalogue knows the number of a plan.
    pub(super) fn has_number(&self, id: &str) -> bool {
        let plan = self.snapshot.plan(id);
        plan.is_some_and(|plan| plan.number.is_some())
    }

    /// What the catalogue lacks for a row of a plan.
    pub(super) fn lacks(&self, target: &PlanSubject) -> Option<Message> {
        match target {
            PlanSubject::Code(code) if self.snapshot.procedure(code).is_none() => {
                Some(message!("import-plan-code-unknown", code))
            }
            PlanSubject::Group(id) if !self.groups.contains(id.as_str()) => {
                Some(message!("import-plan-group-unknown", id))
            }
            _ => None,
        }
    }

    /// The other plan that has this number and day: what was signed once stands in one file.
    pub(super) fn twin(
        &self,
        id: &str,
        number: Option<&str>,
        signed: Option<Date>,
    ) -> Option<&'a str> {
        let plans = self.by_number.get(&instrument_key(number?))?;
        let mut others = plans.iter().filter(|plan| plan.id != id);
        let twin = others.find(|plan| plan.signed == signed)?;
        Some(&twin.id)
    }

    /// The id of a plan by its number, and its day where several plans have the number: that of the plan which has them
    /// already, or made of the number. Whether that plan is the one that is meant is asked of all that the table says of it.
    fn id(&self, number: &str, signed: Option<Date>) -> Result<String, Message> {
        let plans = self.by_number.get(&instrument_key(number));
        let plans = plans.map_or(&[][..], Vec::as_slice);
        let of_day = || plans.iter().filter(|plan| plan.signed == signed);
        match (plans, of_day().count()) {
            ([plan], _) => Ok(plan.id.clone()),
            ([_, ..], 1) => Ok(of_day().map(|plan| plan.id.clone()).collect()),
            ([_, ..], _) => {
                let ids: Vec<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
                Err(message!(
                    "import-several-plans",
                    number,
                    ids = ids.join(", ")
                ))
            }
            _ => Some(text::slug(number))
                .filter(|slug| is_id(slug))
                .ok_or_else(|| message!("import-no-id-of-number", number)),
        }
    }
}

/// A day that may be meant.
fn day(text: &str) -> Result<Date, Message> {
    day_in(FileKind::Plan, text)
}

/// Reads one row, and says how its texts were cleaned.
pub(super) fn read(
    row: &TableRow,
    known: &PlanLookup<'_>,
    today: Option<Date>,
) -> (Result<PlanTableRow, Option<RowError>>, CleaningCounts) {
    let mut cells = RowReader::new(row);
    let kind = cells.required("type", |text| word(text, TYPES));
    let number = cells.number("number");
    let signer = cells.text("signer");
    let signed = cells.optional("signed", day);
    let id = plan_id(&mut cells, (number.as_deref(), signed), known);
    let from = cells.optional("from", day);
    let to = cells.optional("to", day);
    let title = cells.text("title");
    let retrieved = cells.optional("retrieved", |text| retrieved(FileKind::Plan, text, today));
    let source = cells.text("source");
    let target = target(&mut cells);
    let measures = measures(&mut cells);
    let due = cells.optional("due", day);
    let done = cells.optional("done", |text| past(text, today));
    let superseded_by = cells.optional("superseded_by", a_plan);
    if superseded_by.is_some() && superseded_by == id {
        cells.fault("superseded_by", message!("import-plan-itself"));
    }
    let result = match (cells.refusal(), kind, id, target) {
        (None, Some(kind), Some(id), Some(target)) => Ok(PlanTableRow {
            line: row.line,
            id,
            states_id: row.trimmed("id").is_some(),
            kind,
            number,
            signer,
            signed,
            from,
            to,
            title,
            retrieved,
            source,
            target,
            measures,
            due,
            done,
            superseded_by,
        }),
        (refusal, ..) => Err(refusal),
    };
    (result, cells.changes)
}

/// A day that has come: what is done was done on it.
fn past(text: &str, today: Option<Date>) -> Result<Date, Message> {
    let day = day(text)?;
    match today.is_some_and(|today| day > today) {
        true => Err(message!("import-done-ahead", day)),
        false => Ok(day),
    }
}

fn a_plan(text: &str) -> Result<String, Message> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    Err(message!("import-no-plan-id", text))
}

fn plan_id(
    cells: &mut RowReader<'_>,
    (number, signed): (Option<&str>, Option<Date>),
    known: &PlanLookup<'_>,
) -> Option<String> {
    if cells.row.trimmed("id").is_some() {
        return cells.optional("id", a_plan);
    }
    match number.map(|number| known.id(number, signed)) {
        Some(Ok(id)) => Some(id),
        Some(Err(reason)) => {
            cells.fault("id", &reason);
            None
        }
        None => {
            // What stands there and is no number was said.
            if cells.row.trimmed("number").is_none() {
                cells.fault("id", message!("import-id-and-number-empty"));
            }
            None
        }
    }
}

/// The code or the group, exactly as it stands: never trimmed into shape.
fn target(cells: &mut RowReader<'_>) -> Option<PlanSubject> {
    match (cells.row.exact("code"), cells.row.exact("group")) {
        (Some(_), None) => {
            let code = cells.code("code")?;
            if is_code(code) {
                return Some(PlanSubject::Code(code.to_owned()));
            }
            cells.fault("code", bad_code(code));
            None
        }
        (None, Some(group)) if is_id(group) => Some(PlanSubject::Group(group.to_owned())),
        (None, Some(group)) => {
            let reason = message!("import-no-group-id", group);
            cells.fault("group", &reason);
            None
        }
        (Some(_), Some(_)) => {
            cells.fault("group", message!("import-code-and-group"));
            None
        }
        (None, None) => {
            cells.fault("code", message!("import-code-or-group"));
            None
        }
    }
}

fn measures(cells: &mut RowReader<'_>) -> Vec<String> {
    let whole = cells.row.exact("measures").unwrap_or_default();
    let mut measures = Vec::new();
    for part in whole.split('|') {
        // Blanks beside the separator are no fault of the text.
        let cleaned = text::clean(part.trim(), NewlineRule::Line);
        cells.changes += cleaned.changes;
        if let Some(reason) = garbled(&cleaned.text) {
            cells.fault("measures", &reason);
        } else if is_ditto(&cleaned.text) {
            cells.fault("measures", ditto(&cleaned.text));
        } else if is_no_measure(&cleaned.text) {
            let text = &cleaned.text;
            cells.fault("measures", message!("import-no-measure", text));
        } else if !cleaned.text.is_empty() {
            measures.push(cleaned.text);
        }
    }
    measures
}
