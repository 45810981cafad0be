//! One row of a list to a record of the portal's list.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::super::cell::{bad_code, number_for_code};
use super::super::portal::{PortalRecords, RawRecord, UnreadRow};
use super::super::report::Remark;
use super::super::table::{RowError, TableRow, TableRows};
use super::ended::{says_end, says_ended};
use crate::catalogue::model::{Agency, is_code};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::table_import::{notices, shown};
use crate::text;

/// Puts the rows of a list into `records`, and says which codes it has: also those whose rows cannot be taken. `issuer` is
/// that of rows which name none, `day` that of the list.
pub(super) fn read(
    list: &Path,
    table: &TableRows,
    (snapshot, issuer, day): (&Snapshot, Option<&Agency>, Option<Date>),
    records: &mut PortalRecords,
) -> BTreeSet<String> {
    let path = shown(list);
    records.warnings.extend(notices(list, table));
    records
        .unread
        .extend(table.unread.iter().map(|notice| UnreadRow {
            place: message!("import-failed", path, message = notice.what),
            issuer: None,
        }));
    let mut codes = BTreeSet::new();
    for row in &table.rows {
        records.read += 1;
        match code(row) {
            Ok(code) => {
                codes.insert(code.to_owned());
                let object = object(row, code, snapshot, issuer);
                let cell = table.grid.name(row.line, row.place("code"));
                let raw = RawRecord::new(&path, Some(row.line.row), object).in_row(cell);
                // The code is known, so that it is not gone.
                let faults: Vec<RowError> = row.faults().chain(says_ended(row, day)).collect();
                match raw.has_text("name") {
                    _ if !faults.is_empty() => {
                        let reasons = faults.iter().map(|fault| fault.reason.clone());
                        let reason = Message::joined(reasons, "; ");
                        let column = faults.first().and_then(|fault| fault.cell);
                        records.refused.push(Remark {
                            column,
                            cell: table.grid.name(row.line, column),
                            ..raw.remark(reason)
                        });
                    }
                    true => {
                        records
                            .warnings
                            .extend(says_end(row, day).map(|end| Remark {
                                column: end.cell,
                                cell: table.grid.name(row.line, end.cell),
                                ..raw.remark(end.reason)
                            }));
                        records.list.push(raw);
                    }
                    false => records
                        .refused
                        .push(raw.remark(message!("import-name-missing"))),
                }
            }
            Err((name, reason)) => {
                let column = row.place(name);
                let cell = table.grid.name(row.line, column);
                let named = row.trimmed("issuer").filter(|_| row.misfit.is_none());
                let issuer = named.or(issuer.map(|agency| agency.name.as_str()));
                records.unread.push(UnreadRow {
                    place: match &cell {
                        Some(cell) => format!("{path}!{cell}"),
                        None => format!("{path}:{}", row.line),
                    }
                    .into(),
                    issuer: issuer.map(str::to_owned),
                });
                records.refused.push(Remark {
                    path: path.clone(),
                    line: Some(row.line.row),
                    column,
                    cell,
                    code: row.exact(name).map(str::to_owned),
                    reason,
                });
            }
        }
    }
    codes
}

/// The code exactly as it stands, or at which column the row is wrong, and why.
fn code(row: &TableRow) -> Result<&str, (&'static str, Message)> {
    if let Some(fault) = &row.misfit {
        return Err(("code", fault.reason.clone()));
    }
    if let Some(reason) = row.wrong("code") {
        return Err(("code", message!("import-the-code", why = reason)));
    }
    match row.exact("code") {
        None => Err(("code", message!("import-code-missing"))),
        Some(code) if row.is_computed("code") => Err((
            "code",
            message!("import-the-code", why = number_for_code(code)),
        )),
        Some(code) if !is_code(code) => {
            Err(("code", message!("import-the-code", why = bad_code(code))))
        }
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
