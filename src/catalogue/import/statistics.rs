//! Dossier counts from a table: one row a unit, period and procedure.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::job::{ImportError, ImportPlan, Progress};
use super::report::{Cleaned, Remark, Report};
use super::table::{self, Column, Refusal, Row, Tables};
use super::target::Target;
use crate::catalogue::kind::{FileKind, statistics_path};
use crate::catalogue::load::{Files, LoadProgress, load};
use crate::catalogue::model::{
    Agency, AgencyKind, Basis, Count, Counts, Scope, Statistics, is_code,
};
use crate::catalogue::snapshot::Snapshot;
use crate::source::PlannedWrite;
use crate::text::exact;

/// The columns of the table, in the order of the template.
pub const COLUMNS: &[Column] = &[
    Column::required(
        "unit",
        "agency that reports: its id, its code on the portal, or its exact name",
    ),
    Column::required(
        "scope",
        "`unit`: its own dossiers (a province with its communes); `nationwide`: those of every unit",
    ),
    Column::required(
        "from",
        "first day of the period, 2026-11-21 or 21/11/2026; a bare year is refused",
    ),
    Column::required("to", "last day of the period"),
    Column::required("basis", "`received` or `resolved`"),
    Column::required("source", "report that the counts come from"),
    Column::optional("retrieved", "day on which they were taken from it"),
    Column::optional(
        "complete",
        "`true` where a procedure of the unit's that is not listed had no dossier; the same in all rows of a period",
    ),
    Column::required(
        "code",
        "procedure code such as 1.001193, or id of a linked group",
    ),
    Column::optional(
        "online",
        "dossiers handed in online: a number, `no_data`, `not_offered`; empty is not known, and not zero",
    ),
    Column::optional("in_person", "dossiers handed in at a counter, likewise"),
    Column::optional("post", "dossiers handed in by post, likewise"),
    Column::optional(
        "resolved_online",
        "dossiers handled wholly online: a number or `no_data`",
    ),
    Column::optional("on_time", "dossiers resolved on time"),
    Column::optional("returned", "dossiers returned"),
    Column::optional(
        "digitised",
        "dossiers whose records and results were digitised",
    ),
    Column::optional(
        "synchronised",
        "dossiers synchronised with the National Public Service Portal",
    ),
];

/// Columns of counts, in the order of a file; the first three are channels, which may not be offered.
const COUNTS: [&str; 8] = [
    "online",
    "in_person",
    "post",
    "resolved_online",
    "on_time",
    "returned",
    "digitised",
    "synchronised",
];

/// An empty table to fill in.
#[must_use]
pub fn template() -> String {
    table::template(COLUMNS)
}

/// Reads tables of counts.
///
/// # Errors
/// A file that was given cannot be read.
pub fn read(paths: &[PathBuf], progress: &Progress) -> Result<Tables, ImportError> {
    table::read(paths, COLUMNS, progress)
}

/// One period of one unit; a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Period {
    unit: String,
    scope: Scope,
    basis: Basis,
    from: Date,
    to: Date,
}

impl Period {
    fn of(report: &Statistics) -> Period {
        Period {
            unit: report.unit.clone(),
            scope: report.scope,
            basis: report.basis,
            from: report.from,
            to: report.to,
        }
    }

    /// Whether some days of both are the same, though the periods are not.
    fn clashes_with(&self, other: &Period) -> bool {
        self != other
            && (&self.unit, self.scope, self.basis) == (&other.unit, other.scope, other.basis)
            && self.from <= other.to
            && other.from <= self.to
    }
}

/// All rows of one period.
#[derive(Debug, Default)]
struct Group<'a> {
    rows: Vec<Line<'a>>,
}

/// One row that was understood.
#[derive(Debug)]
struct Line<'a> {
    row: &'a Row,
    code: &'a str,
    source: &'a str,
    retrieved: Option<Date>,
    complete: Option<bool>,
    counts: Counts,
}

/// Says what the files of `statistics/` will hold once these tables are brought in. A table speaks for its rows and
/// columns: a count that it has replaces the one in the file, an empty cell under a column that it has makes a count
/// unknown, and codes and columns that it lacks stay as they are.
///
/// # Errors
/// The folder holds no catalogue.
pub fn plan(
    files: &dyn Files,
    tables: &Tables,
    progress: &Progress,
) -> Result<ImportPlan, ImportError> {
    let target = Target::open(files)?;
    let snapshot = load(files, false, &LoadProgress::default())?.snapshot;
    let mut report = Report {
        read: tables.read,
        refused: tables.refused.clone(),
        cleaned: Cleaned::from(tables.changes),
        ..Report::default()
    };
    let mut groups: BTreeMap<Period, Group<'_>> = BTreeMap::new();
    for row in &tables.rows {
        match line(row, &snapshot) {
            Ok((period, line)) => groups.entry(period).or_default().rows.push(line),
            Err(refusal) => report.refused.push(row.remark(row.get("code"), refusal)),
        }
    }
    for group in groups.values_mut() {
        group.refuse_what_differs(&mut report.refused);
    }
    // A row that is missing from a period said to be complete would read as zero.
    let holed: BTreeSet<String> = report.refused.iter().map(|r| r.path.clone()).collect();
    let periods: Vec<Period> = groups.keys().cloned().collect();
    let standing: Vec<Period> = snapshot
        .statistics()
        .iter()
        .map(|located| Period::of(&located.value))
        .collect();
    let mut writes: Vec<PlannedWrite> = Vec::new();
    progress.begin(groups.len());
    for (period, group) in &groups {
        progress.step();
        let Some(first) = group.rows.first() else {
            continue;
        };
        let refuse = |reason: String| {
            let rows = group.rows.len();
            first.row.remark(
                None,
                Refusal::row(format!("{reason} ({rows} rows of this period are refused)")),
            )
        };
        let clash = |other: &&Period| period.clashes_with(other);
        let clash = standing.iter().chain(&periods).find(clash);
        let complete = group.rows.iter().any(|line| line.complete == Some(true));
        let outcome = if let Some(other) = clash {
            Err(format!(
                "the period overlaps another of the same unit, {} to {}",
                other.from, other.to
            ))
        } else if complete && group.rows.iter().any(|l| holed.contains(&l.row.path)) {
            Err("other rows of the table are refused, so the period is not complete".to_owned())
        } else {
            write(&target, &snapshot, period, group)
        };
        match outcome {
            Ok((_, None)) => report.unchanged += 1,
            Ok((made, Some(write))) => {
                if made {
                    report.created += 1;
                } else {
                    report.updated += 1;
                }
                writes.push(write);
                report.warnings.extend(group.unknown_codes(&snapshot));
            }
            Err(reason) => report.refused.push(refuse(reason)),
        }
    }
    report.sort();
    Ok(ImportPlan { writes, report })
}

impl Group<'_> {
    /// Refuses the rows that contradict each other: two rows of one code, a source or a completeness of its own.
    fn refuse_what_differs(&mut self, refused: &mut Vec<Remark>) {
        let mut bad = BTreeSet::new();
        let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, line) in self.rows.iter().enumerate() {
            by_code.entry(line.code).or_default().push(at);
        }
        for same in by_code.values() {
            let counts = |at: &usize| &self.rows[*at].counts;
            if same.iter().any(|at| counts(at) != counts(&same[0])) {
                bad.extend(same.iter().map(|at| (*at, "code")));
            }
        }
        if let Some(first) = self.rows.first() {
            for (at, line) in self.rows.iter().enumerate() {
                if line.source != first.source {
                    bad.insert((at, "source"));
                } else if line.retrieved != first.retrieved {
                    bad.insert((at, "retrieved"));
                } else if line.complete != first.complete {
                    bad.insert((at, "complete"));
                }
            }
        }
        for (at, column) in &bad {
            let line = &self.rows[*at];
            let reason = if *column == "code" {
                "another row of this period has other counts for this code".to_owned()
            } else {
                format!("`{column}` differs from that of the period's first row")
            };
            refused.push(
                line.row
                    .remark(Some(line.code), line.row.refuse(column, reason)),
            );
        }
        let mut at = 0;
        self.rows.retain(|_| {
            at += 1;
            !bad.iter().any(|(row, _)| *row == at - 1)
        });
    }

    fn unknown_codes(&self, snapshot: &Snapshot) -> Vec<Remark> {
        let known = |code: &str| {
            snapshot.procedure(code).is_some()
                || snapshot.groups().iter().any(|group| group.value.id == code)
        };
        let unknown = self.rows.iter().filter(|line| !known(line.code));
        unknown
            .map(|line| {
                let reason = "the catalogue has no procedure or group of this code";
                line.row
                    .remark(Some(line.code), line.row.refuse("code", reason))
            })
            .collect()
    }
}

/// What one row says.
fn line<'a>(row: &'a Row, snapshot: &Snapshot) -> Result<(Period, Line<'a>), Refusal> {
    let from = row.date("from")?;
    let to = row.date("to")?;
    let (Some(from), Some(to)) = (from, to) else {
        let empty = if from.is_none() { "from" } else { "to" };
        return Err(row.refuse(empty, format!("`{empty}` is empty")));
    };
    if to < from {
        return Err(row.refuse("to", "the period ends before it begins"));
    }
    let unit = row.required("unit")?;
    let unit = unit_of(snapshot.agencies(), unit, to).map_err(|e| row.refuse("unit", e))?;
    let scope = match row.word("scope", &["unit", "nationwide"])? {
        "unit" => Scope::Unit,
        _ => Scope::Nationwide,
    };
    let basis = match row.word("basis", &["received", "resolved"])? {
        "received" => Basis::Received,
        _ => Basis::Resolved,
    };
    let code = row.required("code")?;
    let is_group = snapshot.groups().iter().any(|group| group.value.id == code);
    if !is_code(code) && !is_group {
        return Err(row.refuse(
            "code",
            "the code is not well formed as it stands (a spreadsheet may have cut a zero at its end), \
             and no linked group has this id",
        ));
    }
    let mut counts = Counts::default();
    for (index, column) in COUNTS.into_iter().enumerate() {
        let count = count(row, column, index < 3)?;
        *member(&mut counts, index) = count;
    }
    Ok((
        Period {
            unit,
            scope,
            basis,
            from,
            to,
        },
        Line {
            row,
            code,
            source: row.required("source")?,
            retrieved: row.date("retrieved")?,
            complete: flag(row, "complete")?,
            counts,
        },
    ))
}

fn member(counts: &mut Counts, index: usize) -> &mut Option<Count> {
    match index {
        0 => &mut counts.online,
        1 => &mut counts.in_person,
        2 => &mut counts.post,
        3 => &mut counts.resolved_online,
        4 => &mut counts.on_time,
        5 => &mut counts.returned,
        6 => &mut counts.digitised,
        _ => &mut counts.synchronised,
    }
}

fn count(row: &Row, column: &str, channel: bool) -> Result<Option<Count>, Refusal> {
    let Some(text) = row.get(column) else {
        return Ok(None);
    };
    match text {
        "no_data" => Ok(Some(Count::NoData)),
        "not_offered" if channel => Ok(Some(Count::NotOffered)),
        _ if text.bytes().all(|b| b.is_ascii_digit()) => match text.parse() {
            Ok(number) => Ok(Some(Count::Number(number))),
            Err(_) => Err(row.refuse(column, format!("`{text}` is too large"))),
        },
        _ => Err(row.refuse(
            column,
            format!(
                "`{text}` is no count: a whole number without separators, `no_data`{}, or nothing",
                if channel { ", `not_offered`" } else { "" }
            ),
        )),
    }
}

fn flag(row: &Row, column: &str) -> Result<Option<bool>, Refusal> {
    let Some(text) = row.get(column) else {
        return Ok(None);
    };
    match text.to_lowercase().as_str() {
        "true" | "yes" | "1" | "có" => Ok(Some(true)),
        "false" | "no" | "0" | "không" => Ok(Some(false)),
        _ => Err(row.refuse(column, format!("`{text}` is neither true nor false"))),
    }
}

/// The agency that a table names: by id, by portal code, by name. Of several with one name (a province and what it was
/// before a merger) the one that was there at the end of the period.
fn unit_of(agencies: &[Agency], text: &str, to: Date) -> Result<String, String> {
    let found = |matches: &dyn Fn(&Agency) -> bool| -> Vec<&Agency> {
        agencies.iter().filter(|agency| matches(agency)).collect()
    };
    let name = exact(text);
    let province = super::portal::province_key(text);
    let steps: [&dyn Fn(&Agency) -> bool; 4] = [
        &|agency| agency.id == text,
        &|agency| agency.portal_code.as_deref() == Some(text),
        &|agency| exact(&agency.name) == name,
        &|agency| {
            agency.kind == AgencyKind::Province
                && province.is_some()
                && super::portal::province_key(&agency.name) == province
        },
    ];
    for step in steps {
        let mut same = found(step);
        if same.len() > 1 {
            same.retain(|agency| agency.exists_on(to));
        }
        match same.as_slice() {
            [] => {}
            [agency] => return Ok(agency.id.clone()),
            several => {
                let ids: Vec<&str> = several.iter().map(|agency| agency.id.as_str()).collect();
                return Err(format!(
                    "several agencies are `{text}`: write one of the ids {}",
                    ids.join(", ")
                ));
            }
        }
    }
    Err(format!(
        "no agency has the id, portal code or exact name `{text}`"
    ))
}

/// The write for one period, and whether its file is made.
fn write(
    target: &Target<'_>,
    snapshot: &Snapshot,
    period: &Period,
    group: &Group<'_>,
) -> Result<(bool, Option<PlannedWrite>), String> {
    let first = group.rows.first().ok_or("the period has no row")?;
    let known = snapshot
        .statistics()
        .iter()
        .find(|located| Period::of(&located.value) == *period);
    let mut new = Statistics {
        unit: period.unit.clone(),
        scope: period.scope,
        from: period.from,
        to: period.to,
        basis: period.basis,
        source: first.source.to_owned(),
        retrieved: first.retrieved,
        complete: first.complete == Some(true),
        counts: BTreeMap::new(),
        notes: None,
    };
    let path = known.map_or_else(|| statistics_path(&new), |located| located.path.clone());
    let old = target.read(&path).map_err(|e| e.to_string())?;
    let Some(old) = old else {
        new.counts = group
            .rows
            .iter()
            .map(|line| (line.code.to_owned(), line.counts.clone()))
            .collect();
        return Ok((
            true,
            target.write(FileKind::Statistics, &path, None, &json!(new))?,
        ));
    };
    if known.is_none() {
        return Err(format!("{} holds something else", path.display()));
    }
    let mut wanted = old.json.clone();
    wanted["source"] = json!(first.source);
    if let Some(retrieved) = first.retrieved {
        wanted["retrieved"] = json!(retrieved);
    }
    match first.complete {
        Some(true) => wanted["complete"] = json!(true),
        Some(false) if wanted["complete"] == true => wanted["complete"] = json!(false),
        _ => {}
    }
    if !wanted["counts"].is_object() {
        wanted["counts"] = json!({});
    }
    for line in &group.rows {
        let said = json!(line.counts);
        let counts = &mut wanted["counts"][line.code];
        if !counts.is_object() {
            *counts = json!({});
        }
        if let Some(counts) = counts.as_object_mut() {
            enter(counts, line.row, &said);
        }
    }
    let write = target.write(FileKind::Statistics, &path, Some(&old), &wanted)?;
    Ok((false, write))
}

/// Enters the counts of the columns that the table has.
fn enter(counts: &mut Map<String, Json>, row: &Row, said: &Json) {
    for column in COUNTS {
        match said.get(column) {
            Some(count) => {
                counts.insert(column.to_owned(), count.clone());
            }
            None if row.has(column) => {
                counts.shift_remove(column);
            }
            None => {}
        }
    }
}

#[cfg(test)]
#[path = "statistics_tests.rs"]
mod tests;
