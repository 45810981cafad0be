//! One row of a list to a record of the portal's list.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::super::cell::{bad_code, number_for_code};
use super::super::portal::RawRecord;
use super::super::table::{RowError, RowPosition, TableRow};
use super::ended::says_ended;
use crate::catalogue::model::{Agency, is_code};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text;

/// A row that can be taken.
pub(super) struct ListRow {
    pub code: String,
    pub record: RawRecord,
    /// Where its code stands.
    pub place: (RowPosition, Option<u32>),
}

/// What is known of a row that cannot be taken.
pub(super) struct LostRow {
    /// Its code, where that much is known: so it is not gone.
    pub code: Option<String>,
    /// Its issuer as it stands.
    pub issuer: Option<String>,
    pub place: (RowPosition, Option<u32>),
}

/// Reads one row. `issuer` is that of rows which name none, `day` that of the list.
pub(super) fn read(
    path: &str,
    row: &TableRow,
    (snapshot, issuer, day): (&Snapshot, Option<&Agency>, Option<Date>),
) -> Result<ListRow, (Option<RowError>, LostRow)> {
    let place = (row.line, row.place("code"));
    let lost = |code: Option<&str>, fault: RowError| {
        let named = row.trimmed("issuer").filter(|_| row.misfit.is_none());
        let issuer = named.or(issuer.map(|agency| agency.name.as_str()));
        let lost = LostRow {
            code: code.map(str::to_owned),
            issuer: issuer.map(str::to_owned),
            place,
        };
        (Some(fault), lost)
    };
    let code = code(row).map_err(|reason| {
        let cell = place.1;
        lost(None, RowError { cell, reason })
    })?;
    let faults: Vec<RowError> = row.faults().chain(says_ended(row, day)).collect();
    if let Some(first) = faults.first() {
        let reasons = faults.iter().map(|fault| fault.reason.clone());
        let fault = RowError {
            cell: first.cell,
            reason: Message::joined(reasons, "; "),
        };
        return Err(lost(Some(code), fault));
    }
    let object = object(row, code, snapshot, issuer);
    let record = RawRecord::new(path, Some(row.line.row), object);
    if !record.has_text("name") {
        let fault = RowError {
            cell: place.1,
            reason: message!("import-name-missing"),
        };
        return Err(lost(Some(code), fault));
    }
    Ok(ListRow {
        code: code.to_owned(),
        record,
        place,
    })
}

/// The code exactly as it stands, or why it cannot be told.
fn code(row: &TableRow) -> Result<&str, Message> {
    if let Some(fault) = &row.misfit {
        return Err(fault.reason.clone());
    }
    if let Some(reason) = row.wrong("code") {
        return Err(message!("import-the-code", why = reason));
    }
    match row.exact("code") {
        None => Err(message!("import-code-missing")),
        Some(code) if row.is_computed("code") => {
            Err(message!("import-the-code", why = number_for_code(code)))
        }
        Some(code) if !is_code(code) => Err(message!("import-the-code", why = bad_code(code))),
        Some(code) => Ok(code),
    }
}

/// The row as the portal's list would have it.
fn object(
    row: &TableRow,
    code: &str,
    snapshot: &Snapshot,
    issuer: Option<&Agency>,
) -> Map<String, Json> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Json| {
        object.insert(key.to_owned(), value);
    };
    put("code", json!(code));
    put("name", json!(row.exact("name").unwrap_or_default()));
    match (row.trimmed("issuer"), issuer) {
        (Some(name), _) => put("departmentPromulgate", json!(name)),
        (None, Some(agency)) => {
            put("departmentPromulgate", json!(agency.name));
            if let Some(id) = &agency.portal_id {
                put("departmentPromulgateId", json!(id));
            }
        }
        (None, None) => {}
    }
    let lines = row.exact("executing").unwrap_or_default().lines();
    put("departments", lines.map(Json::from).collect());
    let fields = row.trimmed("field").map(|cell| fields(cell, snapshot));
    put(
        "categories",
        fields.into_iter().flatten().map(Json::from).collect(),
    );
    object
}

/// The fields that a cell names, one a line. A line that goes on in small letters, and what is one field of the catalogue, is
/// one name over several lines.
fn fields(cell: &str, snapshot: &Snapshot) -> Vec<String> {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    let whole = lines.join(" ");
    let key = text::exact(&whole);
    let goes_on = |line: &&&str| line.starts_with(char::is_lowercase);
    let is_one = snapshot
        .fields()
        .iter()
        .any(|field| text::exact(&field.name) == key);
    match is_one || lines.iter().skip(1).any(|line| goes_on(&line)) {
        true => vec![whole],
        false => lines.into_iter().map(str::to_owned).collect(),
    }
}
