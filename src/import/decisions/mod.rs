//! Decisions that were published already, from a table: one row a procedure and signed decision; one entry each in the log
//! of the procedure. They come in as published, with their number, never as fresh recommendations.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of the table |
//! | `row` | one row: its cells, and what is wrong with them |
//! | `numbers` | the rows on one signed decision: what they must agree about |
//! | `unsaid` | what a table without outcomes says of them all the same: its titles, the lines between its rows |
//! | `declared` | what the table, the lines between its rows and its cells declare against what was decided |
//! | `log` | the rows on one procedure into its log: where an entry goes, and what it says |

mod columns;
mod declared;
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
use self::declared::Contradictions;
use self::log::{LogRow, TableSource, is_gated};
use self::numbers::{DecisionLookup, agreed, placed};
use self::row::DecisionRow;
use self::unsaid::Headings;
use super::job::{ImportError, ImportPlan};
use super::report::{DecisionSummary, ImportedDecision};
use super::rows::{LineNumbered, once};
use super::skeleton::{self, ReadRow, TableKind};
use super::table::{RowError, RowPosition, Table, TableColumn, TableRow, TableRows};
use super::target::ImportTarget;
use crate::catalogue::load::Files;
use crate::catalogue::model::{Evidence, ImportSource, Outcome, Procedure};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::declared::{other_agency, unsigned_row};
use crate::import::table_import::TableImport;
use crate::import::titles::attached;
use crate::text::{self, NewlineRule};

/// What a catalogue alone cannot say of a decision that comes in: the time, and what the rules find.
pub(crate) trait Judge {
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
pub(crate) fn columns() -> &'static [TableColumn] {
    COLUMNS
}

/// What importing a table would write to the catalogue that `files` holds and `snapshot` is. Its
/// name is kept as the source. What was signed and published is a fact that no gate refuses; the report says
/// of how many the gate would today.
///
/// # Errors
/// The table as a whole cannot be read, or there is no catalogue.
pub(crate) fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
    judge: &dyn Judge,
) -> Result<ImportPlan, ImportError> {
    let target = ImportTarget::open(files)?;
    let name = table
        .path
        .file_name()
        .map_or_else(|| "a table".into(), |name| name.to_string_lossy());
    let mut kind = DecisionTable {
        target: &target,
        snapshot,
        judge,
        file: ImportSource {
            file: name.into_owned(),
            sha256: sha256(table.bytes),
            sheet: None,
            row: 0,
            day: judge.today(),
        },
        states_outcomes: false,
        headings: None,
        contradictions: Contradictions::default(),
    };
    skeleton::plan(&mut kind, table)
}

/// A table of published decisions, into a catalogue.
struct DecisionTable<'a> {
    target: &'a ImportTarget<'a>,
    snapshot: &'a Snapshot,
    judge: &'a dyn Judge,
    /// The table as entries name it.
    file: ImportSource,
    /// Whether any sheet has a column for what was decided.
    states_outcomes: bool,
    /// The lines between the rows, where none has.
    headings: Option<Headings>,
    /// What stands over rows and denies what they say was decided, where a column says it.
    contradictions: Contradictions,
}

impl TableKind for DecisionTable<'_> {
    const COLUMNS: &'static [TableColumn] = COLUMNS;
    const TWINS: &'static [&'static [&'static str]] = &[&["code"], &["number"]];
    type Row<'r> = DecisionRow<'r>;
    type Lost = ();

    fn is_beside(name: &str) -> bool {
        columns::is_beside(name)
    }

    fn open(
        &mut self,
        table: &Table<'_>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        self.states_outcomes = read.rows.iter().any(|row| row.has("outcome"));
        self.contradictions =
            declared::refuse_declared(table.path, read, self.states_outcomes, outcome)?;
        attached::tell_of_others(table.path, read, outcome);
        if !self.states_outcomes {
            self.headings = Some(Headings::of(table.path, read, self.snapshot)?);
        }
        Ok(())
    }

    fn row<'r>(&self, row: &'r TableRow) -> ReadRow<DecisionRow<'r>, ()> {
        let (entry, changes) = row::read(row, self.states_outcomes, self.snapshot, self.judge);
        (entry.map_err(|fault| (fault, ())), changes)
    }

    fn held_back(&self, row: &TableRow) -> Option<RowError> {
        let at = |(cell, reason)| RowError { cell, reason };
        let draft = unsigned_row(row.trimmed("number"), None)
            .map(|(column, reason)| (row.place(column), reason));
        let beside = |(cell, reason)| (Some(cell), reason);
        let otherwise = || match self.states_outcomes {
            true => None,
            false => unsaid::says_otherwise(row).map(beside),
        };
        let above = || Some((None, self.headings.as_ref()?.above(row.line)?));
        draft
            .or_else(|| declared::beside(row, true).map(beside))
            .or_else(otherwise)
            .or_else(|| Some((row.place("outcome"), self.contradictions.of(row)?)))
            .or_else(above)
            .map(at)
    }

    fn doubt(&self, row: &TableRow) -> Option<RowError> {
        let number = row.trimmed("number");
        let code = row.exact("code");
        let other = code.zip(number).and_then(|(code, number)| {
            let reason = other_agency(self.snapshot, code, number)?;
            let cell = row.place("number");
            Some(RowError { cell, reason })
        });
        let beside = declared::beside(row, false).map(|(cell, reason)| RowError {
            cell: Some(cell),
            reason,
        });
        let name = other_name(row, self.snapshot);
        let doubts: Vec<RowError> = other.into_iter().chain(beside).chain(name).collect();
        let cell = doubts.first()?.cell;
        let reasons = doubts.into_iter().map(|doubt| doubt.reason);
        let reason = Message::joined(reasons, "; ");
        Some(RowError { cell, reason })
    }

    fn merge<'r>(
        &mut self,
        rows: Vec<DecisionRow<'r>>,
        _: Vec<()>,
        read: &'r TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        let table_of = TableSource {
            file: &self.file,
            grid: &read.grid,
        };
        let known = DecisionLookup::of(self.snapshot);
        let rows = agreed(rows, &known, outcome);
        let rows = placed(rows, &known, outcome);
        let mut taken: Vec<(LogRow<'_, '_>, Vec<&'static str>)> = Vec::new();
        for (code, entries) in by_code(&rows, outcome) {
            let (Some(procedure), Some(first)) = (self.snapshot.procedure(code), entries.first())
            else {
                continue;
            };
            let place = first.place("code");
            let (target, judge) = (self.target, self.judge);
            match log::enter(target, self.snapshot, procedure, &entries, table_of, judge) {
                Err(reason) => {
                    let reason = message!("import-no-row-of-procedure", reason);
                    outcome.refuse(place, Some(code), reason);
                }
                Ok(logged) => {
                    warn_of_successors(procedure.value(), place, outcome);
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
        if self.headings.is_some() && !taken.is_empty() {
            outcome.warn_of_all(message!("import-rows-eligible", count = taken.len()));
        }
        outcome.decisions(told(&taken));
        Ok(())
    }
}

/// The digest of a table, by which it is found again.
fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A row that gives another name than the catalogue may have another procedure in mind.
fn other_name(row: &TableRow, snapshot: &Snapshot) -> Option<RowError> {
    let key = |name: &str| text::exact(&text::clean(name, NewlineRule::Line).text);
    let said = row.trimmed("name")?;
    let known = &snapshot.procedure(row.exact("code")?)?.value().name;
    (key(said) != key(known)).then(|| {
        let said = text::clean(said, NewlineRule::Line).text;
        RowError {
            cell: row.place("name"),
            reason: message!("import-names-differ", said, known),
        }
    })
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
