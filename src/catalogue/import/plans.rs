//! Plans from a table: one row a plan and procedure or linked group.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::job::{ImportError, ImportPlan, Progress};
use super::report::{Cleaned, Remark, Report};
use super::table::{self, Column, Refusal, Row, Tables};
use super::target::Target;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::{Files, LoadProgress, load};
use crate::catalogue::model::{Plan, PlanRow, PlanType, is_code, is_id};
use crate::catalogue::snapshot::Snapshot;
use crate::source::PlannedWrite;

/// The columns of the table, in the order of the template.
pub const COLUMNS: &[Column] = &[
    Column::required(
        "type",
        "`option` (phương án): an approved option; `schedule` (kế hoạch rà soát): only a schedule, which clears nothing",
    ),
    Column::required("id", "stable id of the plan, and the name of its file"),
    Column::optional("number", "number of the decision that approves it"),
    Column::optional("signer", "who signed it"),
    Column::optional(
        "signed",
        "day of signing, 2026-11-21 or 21/11/2026; empty while it is only announced",
    ),
    Column::optional("from", "first day in force; empty: the day of signing"),
    Column::optional("to", "last day in force; empty: open"),
    Column::optional("code", "procedure code such as 1.001193"),
    Column::optional("group", "id of a linked group, in the place of a code"),
    Column::optional(
        "measures",
        "what is to be simplified; several are separated by |",
    ),
    Column::optional("due", "day by which it is due"),
    Column::optional("done", "day on which it was carried out"),
    Column::optional(
        "superseded_by",
        "id of the plan that takes this row's place",
    ),
    Column::optional("source", "where this was taken from"),
];

/// Columns that are of the plan, not of a row: the same in all its rows, or empty in all but one.
const OF_THE_PLAN: [&str; 6] = ["number", "signer", "signed", "from", "to", "source"];

/// An empty table to fill in.
#[must_use]
pub fn template() -> String {
    table::template(COLUMNS)
}

/// Reads tables of plans.
///
/// # Errors
/// A file that was given cannot be read.
pub fn read(paths: &[PathBuf], progress: &Progress) -> Result<Tables, ImportError> {
    table::read(paths, COLUMNS, progress)
}

/// One row that was understood: what it says of the plan, and the plan's row.
#[derive(Debug)]
struct Line<'a> {
    row: &'a Row,
    plan: Plan,
}

impl Line<'_> {
    /// The code or the group that the row is about.
    fn about(&self) -> Option<&str> {
        let row = self.plan.procedures.first()?;
        row.code.as_deref().or(row.group.as_deref())
    }
}

/// Says what the files of `plans/` will hold once these tables are brought in. A table speaks for its rows; rows that the
/// file has and the table lacks stay, as do values under empty cells of the plan itself.
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
    let mut groups: BTreeMap<String, Vec<Line<'_>>> = BTreeMap::new();
    for row in &tables.rows {
        match line(row) {
            Ok(line) => groups.entry(line.plan.id.clone()).or_default().push(line),
            Err(refusal) => report.refused.push(row.remark(row.get("code"), refusal)),
        }
    }
    let mut writes: Vec<PlannedWrite> = Vec::new();
    progress.begin(groups.len());
    for (id, lines) in &mut groups {
        progress.step();
        refuse_what_differs(lines, &mut report.refused);
        let Some(first) = lines.first() else { continue };
        match write(&target, &snapshot, id, lines) {
            Ok((_, None)) => report.unchanged += 1,
            Ok((made, Some(write))) => {
                if made {
                    report.created += 1;
                } else {
                    report.updated += 1;
                }
                writes.push(write);
                report.warnings.extend(unknown(lines, &snapshot));
            }
            Err(reason) => report
                .refused
                .push(first.row.remark(Some(id), Refusal::row(reason))),
        }
    }
    report.sort();
    Ok(ImportPlan { writes, report })
}

/// What one row says.
fn line(row: &Row) -> Result<Line<'_>, Refusal> {
    let kind = match row.word("type", &["option", "schedule"])? {
        "option" => PlanType::Option,
        _ => PlanType::Schedule,
    };
    let id_of = |column: &str| match row.get(column) {
        Some(id) if !is_id(id) => Err(row.refuse(
            column,
            format!("`{id}` is no id: ASCII letters, digits, points and hyphens"),
        )),
        id => Ok(id.map(str::to_owned)),
    };
    let id = id_of("id")?.ok_or_else(|| row.refuse("id", "`id` is empty"))?;
    let code = row.get("code");
    if let Some(code) = code.filter(|code| !is_code(code)) {
        return Err(row.refuse(
            "code",
            format!("the code `{code}` is not well formed as it stands (a spreadsheet may have cut a zero at its end)"),
        ));
    }
    let group = id_of("group")?;
    if code.is_some() == group.is_some() {
        return Err(row.refuse("code", "a row names either a `code` or a `group`"));
    }
    let text = |column: &str| row.get(column).map(str::to_owned);
    let (from, to) = (row.date("from")?, row.date("to")?);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        return Err(row.refuse("to", "the plan ends before it begins"));
    }
    let measures = row.get("measures").unwrap_or_default().split('|');
    let measures = measures.map(str::trim).filter(|m| !m.is_empty());
    Ok(Line {
        row,
        plan: Plan {
            kind,
            id,
            number: text("number"),
            signer: text("signer"),
            signed: row.date("signed")?,
            from,
            to,
            title: None,
            procedures: vec![PlanRow {
                code: code.map(str::to_owned),
                group,
                measures: measures.map(str::to_owned).collect(),
                due: row.date("due")?,
                done: row.date("done")?,
                superseded_by: id_of("superseded_by")?,
            }],
            source: text("source"),
            notes: None,
        },
    })
}

/// Refuses the rows that contradict each other: two rows of one code, or a plan that is described in two ways.
fn refuse_what_differs(lines: &mut Vec<Line<'_>>, refused: &mut Vec<Remark>) {
    let mut bad: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        for (before, other) in lines[..at].iter().enumerate() {
            if other.about() == line.about() && other.plan.procedures != line.plan.procedures {
                bad.extend([(before, "code"), (at, "code")]);
            }
            if other.plan.kind != line.plan.kind {
                bad.insert((at, "type"));
            }
            for column in OF_THE_PLAN {
                let (one, two) = (other.row.get(column), line.row.get(column));
                if one.is_some() && two.is_some() && one != two {
                    bad.insert((at, column));
                }
            }
        }
    }
    for (at, column) in &bad {
        let line = &lines[*at];
        let reason = match *column {
            "code" => {
                "another row of this plan says something else of the same procedure".to_owned()
            }
            column => format!("`{column}` differs from that of an earlier row of this plan"),
        };
        refused.push(
            line.row
                .remark(line.about(), line.row.refuse(column, reason)),
        );
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !bad.iter().any(|(row, _)| *row == at - 1)
    });
    // The same row twice is one.
    let mut seen = BTreeSet::new();
    lines.retain(|line| seen.insert(line.about().map(str::to_owned)));
}

fn unknown(lines: &[Line<'_>], snapshot: &Snapshot) -> Vec<Remark> {
    let known = |row: &PlanRow| match (&row.code, &row.group) {
        (Some(code), _) => snapshot.procedure(code).is_some(),
        (_, Some(group)) => snapshot.groups().iter().any(|g| g.value.id == *group),
        _ => true,
    };
    let unknown = lines
        .iter()
        .filter(|line| !line.plan.procedures.iter().all(known));
    unknown
        .map(|line| {
            let reason = "the catalogue has no such procedure or group";
            line.row.remark(line.about(), Refusal::row(reason))
        })
        .collect()
}

/// The write for one plan, and whether its file is made.
fn write(
    target: &Target<'_>,
    snapshot: &Snapshot,
    id: &str,
    lines: &[Line<'_>],
) -> Result<(bool, Option<PlannedWrite>), String> {
    let said = joined(lines).ok_or("the plan has no row")?;
    let known = snapshot.plans().iter().find(|plan| plan.value.id == id);
    let path = known.map_or_else(
        || Path::new("plans").join(format!("{id}.yaml")),
        |located| located.path.clone(),
    );
    let Some(old) = target.read(&path).map_err(|e| e.to_string())? else {
        let write = target.write(FileKind::Plan, &path, None, &json!(said))?;
        return Ok((true, write));
    };
    let known = known.ok_or_else(|| format!("{} holds something else", path.display()))?;
    if known.value.kind != said.kind {
        return Err(format!(
            "{} is a plan of another type; change it there",
            path.display()
        ));
    }
    let mut wanted = old.json.clone();
    let new = json!(said);
    for column in OF_THE_PLAN {
        if let Some(value) = new.get(column) {
            wanted[column] = value.clone();
        }
    }
    let rows = wanted["procedures"]
        .as_array_mut()
        .ok_or("the plan has no list of procedures")?;
    for row in &said.procedures {
        let about = |known: &Json| {
            known["code"].as_str() == row.code.as_deref()
                && known["group"].as_str() == row.group.as_deref()
        };
        let same: Vec<usize> = (0..rows.len()).filter(|at| about(&rows[*at])).collect();
        match same.as_slice() {
            [] => rows.push(json!(row)),
            [at] => rows[*at] = json!(row),
            _ => {
                return Err(format!(
                    "{} names one procedure in several rows; change it there",
                    path.display()
                ));
            }
        }
    }
    let write = target.write(FileKind::Plan, &path, Some(&old), &wanted)?;
    Ok((false, write))
}

/// One plan of all its rows; what one row leaves empty another may say.
fn joined(lines: &[Line<'_>]) -> Option<Plan> {
    let mut plan = lines.first()?.plan.clone();
    for line in &lines[1..] {
        let other = &line.plan;
        let text = |mine: &mut Option<String>, theirs: &Option<String>| {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        };
        text(&mut plan.number, &other.number);
        text(&mut plan.signer, &other.signer);
        text(&mut plan.source, &other.source);
        let day = |mine: &mut Option<Date>, theirs: Option<Date>| *mine = mine.or(theirs);
        day(&mut plan.signed, other.signed);
        day(&mut plan.from, other.from);
        day(&mut plan.to, other.to);
        plan.procedures.extend(other.procedures.iter().cloned());
    }
    Some(plan)
}

#[cfg(test)]
#[path = "plans_tests.rs"]
mod tests;
