//! Decisions that were published already, from a table: one row a procedure and signed decision; one entry each in the log
//! of the procedure. They come in as published, with their number, never as fresh recommendations.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of the table |
//! | `row` | one row: its cells, and what is wrong with them |
//! | `numbers` | the rows on one signed decision: what they must agree about |
//! | `unsaid` | what a table without outcomes says of them all the same: its titles, the lines between its rows |
//! | `log` | the rows on one procedure into its log: where an entry goes, and what it says |

mod columns;
mod log;
mod numbers;
mod row;
mod unsaid;

#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use self::columns::COLUMNS;
use self::log::{LogRow, TableSource, is_gated};
use self::numbers::{DecisionLookup, agreed, placed};
use self::row::DecisionRow;
use self::unsaid::Headings;
use super::job::{ImportError, ImportPlan};
use super::report::{DecisionSummary, ImportedDecision};
use super::rows::{LineNumbered, once, twin_unread, unread_twins};
use super::table::{self, RowPosition, Table, TableColumn, TableRow};
use super::target::ImportTarget;
use crate::catalogue::load::Files;
use crate::catalogue::model::{Evidence, ImportSource, Outcome, Procedure};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::table_import::TableImport;
use crate::import::titles::attached;
use crate::import::titles::drafts::{DRAFT_DECISIONS, is_draft_row, refuse_drafts};
use crate::text::{self, NewlineRule};

/// What a catalogue alone cannot say of a decision that comes in: the time, and what the rules find.
pub trait Judge {
    /// When the entries are recorded.
    fn recorded(&self) -> Timestamp;
    /// The current day.
    fn today(&self) -> Date;
    /// What the catalogue holds as evidence on a procedure at a date.
    fn evidence(&self, procedure: &Procedure, outcome: Outcome, as_of: Date) -> Evidence;
    /// Whether a partial service needs one of the four reasons and its provision at a date.
    fn needs_reasoned_partial(&self, as_of: Date) -> bool;
    /// The ids of the rules for which the gate would refuse `eligible_full` now.
    fn closed_by(&self, procedure: &Procedure) -> Vec<&'static str>;
}

/// The columns of the table, in the order of the template. They may stand in any order.
pub fn columns() -> &'static [TableColumn] {
    COLUMNS
}

/// A table without rows.
pub fn template() -> String {
    table::header(COLUMNS)
}

/// What importing a table would write to the catalogue that `files` holds and `snapshot` is. Its
/// name is kept as the source. What was signed and published is a fact that no gate refuses; the report says
/// of how many the gate would today.
///
/// # Errors
/// The table as a whole cannot be read, or there is no catalogue.
pub fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
    judge: &dyn Judge,
) -> Result<ImportPlan, ImportError> {
    let target = ImportTarget::open(files)?;
    let read = table.read(COLUMNS, columns::is_beside)?;
    refuse_drafts(table.path, &read, DRAFT_DECISIONS)?;
    let name = table
        .path
        .file_name()
        .map_or_else(|| "a table".into(), |name| name.to_string_lossy());
    let table_of = ImportSource {
        file: name.into_owned(),
        sha256: sha256(table.bytes),
        sheet: None,
        row: 0,
        day: judge.today(),
    };
    let table_of = TableSource {
        file: &table_of,
        grid: &read.grid,
    };
    let mut outcome = TableImport::new(table.path, &read);
    attached::tell_of_others(table.path, &read, &mut outcome);
    let mut entries: Vec<DecisionRow<'_>> = Vec::new();
    let states_outcomes = read.rows.iter().any(|row| row.has("outcome"));
    let headings = match states_outcomes {
        true => None,
        false => Some(Headings::of(table.path, &read, snapshot)?),
    };
    let read_rows: Vec<_> = read
        .rows
        .iter()
        .map(|row| (row, row::read(row, states_outcomes, snapshot, judge)))
        .collect();
    let is_read: Vec<_> = read_rows
        .iter()
        .map(|(row, (entry, _))| (*row, entry.is_ok()))
        .collect();
    let above = |row: &TableRow| headings.as_ref()?.above(row.line);
    let twins = unread_twins(&is_read, &[&["code"], &["number"]]);
    for (row, (entry, changes)) in read_rows {
        outcome.cleaned(changes);
        match entry {
            Ok(_) if twins.contains_key(&row.line) => {
                let reason = twin_unread(twins[&row.line]);
                outcome.refuse((row.line, None), row.exact("code"), reason);
            }
            Ok(_) if let Some((column, reason)) = is_draft_row(row.trimmed("number"), None) => {
                outcome.refuse((row.line, row.place(column)), row.exact("code"), reason);
            }
            Ok(_) if let Some((cell, reason)) = unsaid::says_draft(row) => {
                outcome.refuse((row.line, Some(cell)), row.exact("code"), reason);
            }
            Ok(_) if !states_outcomes && let Some((cell, reason)) = unsaid::says_otherwise(row) => {
                outcome.refuse((row.line, Some(cell)), row.exact("code"), reason);
            }
            Ok(_) if let Some(reason) = above(row) => {
                outcome.refuse((row.line, None), row.exact("code"), reason);
            }
            Ok(entry) => {
                warn_of_name(&entry, snapshot, &mut outcome);
                entries.push(entry);
            }
            Err(Some(fault)) => {
                outcome.refuse((row.line, fault.cell), row.exact("code"), fault.reason);
            }
            Err(None) => {}
        }
    }
    let known = DecisionLookup::of(snapshot);
    let entries = agreed(entries, &known, &mut outcome);
    let entries = placed(entries, &known, &mut outcome);
    let mut taken: Vec<(LogRow<'_, '_>, Vec<&'static str>)> = Vec::new();
    for (code, entries) in by_code(&entries, &mut outcome) {
        let (Some(procedure), Some(first)) = (snapshot.procedure(code), entries.first()) else {
            continue;
        };
        let place = first.place("code");
        match log::enter(&target, snapshot, procedure, &entries, table_of, judge) {
            Err(reason) => {
                let reason = message!("import-no-row-of-procedure", reason);
                outcome.refuse(place, Some(code), reason);
            }
            Ok(logged) => {
                warn_of_successors(procedure.value(), place, &mut outcome);
                for (entry, column, reason) in logged.refused {
                    outcome.refuse(entry.place(column), Some(code), reason);
                }
                let closed_by = judge.closed_by(procedure.value());
                for taken_row in logged.taken {
                    let gated = is_gated(&taken_row.entry.stated);
                    let rules = if gated { closed_by.clone() } else { Vec::new() };
                    taken.push((taken_row, rules));
                }
                outcome.file(logged.merged);
            }
        }
    }
    taken.sort_by_key(|(taken, _)| taken.entry.line());
    if headings.is_some() && !taken.is_empty() {
        outcome.warn_of_all(message!("import-rows-eligible", count = taken.len()));
    }
    outcome.decisions(told(&taken));
    Ok(outcome.plan())
}

/// The digest of a table, by which it is found again.
fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A row that gives another name than the catalogue may have another procedure in mind.
fn warn_of_name(entry: &DecisionRow<'_>, snapshot: &Snapshot, outcome: &mut TableImport<'_>) {
    let key = |name: &str| text::exact(&text::clean(name, NewlineRule::Line).text);
    let code = &entry.stated.code;
    let (Some(said), Some(procedure)) = (entry.row.trimmed("name"), snapshot.procedure(code))
    else {
        return;
    };
    let known = &procedure.value().name;
    if key(said) != key(known) {
        let said = text::clean(said, NewlineRule::Line).text;
        let reason = message!("import-names-differ", said, known);
        outcome.warn(entry.place("name"), Some(code), reason);
    }
}

/// The rows on each procedure, the oldest first. A decision that stands twice with a procedure is taken once at most.
fn by_code<'e, 'a>(
    entries: &'e [DecisionRow<'a>],
    outcome: &mut TableImport<'_>,
) -> BTreeMap<&'e str, Vec<&'e DecisionRow<'a>>> {
    let (taken, twice) = once(entries, DecisionRow::key, |a, b| a.stated == b.stated);
    let lines: BTreeMap<_, RowPosition> = taken
        .iter()
        .map(|entry| (entry.key(), entry.line()))
        .collect();
    let mut refuse = |entry: &DecisionRow<'_>, line: RowPosition, what: Message| {
        let (code, number) = (&entry.stated.code, &entry.stated.number);
        let reason = message!("import-line-what", line, what, number);
        outcome.refuse(entry.place("code"), Some(code), reason);
    };
    for (entry, line) in twice {
        refuse(entry, line, message!("import-says-else"));
    }
    for entry in entries {
        if let Some(first) = lines.get(&entry.key()).filter(|l| **l != entry.line()) {
            refuse(entry, *first, message!("import-says-same"));
        }
    }
    let mut by_code: BTreeMap<&str, Vec<&DecisionRow<'_>>> = BTreeMap::new();
    for entry in taken {
        by_code.entry(&entry.stated.code).or_default().push(entry);
    }
    for entries in by_code.values_mut() {
        entries.sort_by_key(|entry| (entry.stated.signed, entry.line()));
    }
    by_code
}

/// A procedure that was replaced keeps its decision; whoever imports may have meant its successor.
fn warn_of_successors(
    procedure: &Procedure,
    place: (RowPosition, Option<u32>),
    outcome: &mut TableImport<'_>,
) {
    let lifecycle = procedure.lifecycle.as_ref();
    let successors = lifecycle.map_or(&[][..], |lifecycle| &lifecycle.replaced_by);
    if !successors.is_empty() {
        let reason = message!("import-replaced", heirs = successors.join(", "));
        outcome.warn(place, Some(&procedure.code), reason);
    }
}

fn told(taken: &[(LogRow<'_, '_>, Vec<&'static str>)]) -> DecisionSummary {
    let mut told = DecisionSummary::default();
    for (taken, rules) in taken {
        let stated = &taken.entry.stated;
        told.gate_refuses += usize::from(!rules.is_empty());
        for rule in rules {
            *told.gate_rules.entry((*rule).to_owned()).or_default() += 1;
        }
        told.entries.push(ImportedDecision {
            code: stated.code.clone(),
            outcome: stated.outcome.as_str(),
            number: stated.number.clone(),
            signed: stated.signed.to_string(),
            annex_row: stated.annex_row,
            is_new: taken.is_new,
            in_force: taken.in_force,
            gate: rules.clone(),
        });
    }
    told
}
