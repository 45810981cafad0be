//! Dossier counts from a table: one row a procedure, unit and period; one file of the catalogue a unit, scope, basis and
//! period. No data is not zero: an empty cell says nothing, and a row that is refused never becomes a zero.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of the table |
//! | `row` | one row: its cells, and what is wrong with them |
//! | `series` | the rows of one file: what they must agree about, and which periods overlap |
//! | `against` | a report of the table beside all others, where they contradict each other |
//! | `merge` | the rows of one file into that file |
//! | `merged_counts` | a row of the table beside the one that its file has |
//! | `declared` | what the table or a cell declares of the counts: expected, of a part, of something else |
//! | `groups` | what stands over the columns and says what they count |
//! | `letterhead` | what titles say of who reports and of what is counted, against the rows |
//! | `said_periods` | what the table says of its time, against the periods of its rows |
//! | `units` | units and codes by what tables call them |
//! | `unread_counts` | numbers in columns that are not read |
//! | `multiples` | tables that count in thousands or shares, which are refused |
//! | `whole_head` | the day, the source and the completeness of the file, which speak of all its rows |

mod against;
mod columns;
mod declared;
mod groups;
mod letterhead;
mod merge;
mod merged_counts;
mod multiples;
mod row;
mod said_periods;
mod series;
mod units;
mod unread_counts;
mod whole_head;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::against::TakenReport;
use self::columns::COLUMNS;
use self::row::{RefusedRow, ReportKey, StatisticsRow};
use self::series::ReportHead;
use self::units::UnitLookup;
use super::job::{ImportError, ImportPlan};
use super::retrieval::Retrieval;
use super::skeleton::{self, ReadRow, TableKind};
use super::table::{RowPosition, Table, TableColumn, TableRow, TableRows};
use super::target::ImportTarget;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::Files;
use crate::catalogue::model::{Counts, Statistics};
use crate::catalogue::plausibility::{self, ReportDoubt};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::declared::Declaration;
use crate::import::table_import::TableImport;

/// The columns of the table, in the order of the template. They may stand in any order.
pub(crate) fn columns() -> &'static [TableColumn] {
    COLUMNS
}

/// What importing a table would write to the catalogue that `files` holds and `snapshot` is. Counts that a file has and the table does not say anything about stay, and are listed as kept.
///
/// # Errors
/// The table as a whole cannot be read, or the catalogue has no agencies to hold it against.
pub(crate) fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    let target = ImportTarget::open(files)?;
    if let Some(file) = snapshot.unreadable_of(FileKind::Agencies).next() {
        return Err(
            ImportError::new(&file.path, message!("import-units-unread"))
                .hint(message!("import-mend-first-what")),
        );
    }
    let mut kind = StatisticsTable {
        target: &target,
        snapshot,
        units: UnitLookup::new(snapshot),
        table,
        parts: Vec::new(),
    };
    skeleton::plan(&mut kind, table)
}

/// A table of counts, into a catalogue.
struct StatisticsTable<'a> {
    target: &'a ImportTarget<'a>,
    snapshot: &'a Snapshot,
    units: UnitLookup<'a>,
    table: &'a Table<'a>,
    /// What says that only some of the procedures are listed.
    parts: Vec<Declaration>,
}

impl TableKind for StatisticsTable<'_> {
    const COLUMNS: &'static [TableColumn] = COLUMNS;
    // They are of one report as well, which a row that could not be read need not say.
    const TWINS: &'static [&'static [&'static str]] = &[];
    type Row<'r> = StatisticsRow;
    type Lost = RefusedRow;

    fn is_beside(name: &str) -> bool {
        columns::is_beside(name)
    }

    fn open(
        &mut self,
        table: &Table<'_>,
        read: &TableRows,
        _: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        multiples::refuse_multiples(table.path, read)?;
        self.parts = declared::refuse_declared(table.path, read)?;
        Ok(())
    }

    fn row(&self, row: &TableRow) -> ReadRow<StatisticsRow, RefusedRow> {
        row::read(row, &self.units, self.table.retrieval.today)
    }

    fn merge(
        &mut self,
        rows: Vec<StatisticsRow>,
        lost: Vec<RefusedRow>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        let path = self.table.path;
        let units = (self.snapshot, &self.units);
        groups::refuse_other_counts(path, read, &rows)?;
        letterhead::refuse_other_heads((path, read), &rows, units, outcome)?;
        said_periods::refuse_other_periods(path, read, &rows, outcome)?;
        let unread = read.unread.iter();
        let unread = unread.map(|notice| RefusedRow::unread(&notice.what));
        let mut lost: Vec<RefusedRow> = unread.chain(lost).collect();
        let mut series: BTreeMap<ReportKey, Vec<StatisticsRow>> = BTreeMap::new();
        for row in rows {
            series.entry(row.key.clone()).or_default().push(row);
        }
        refuse_twins(&mut series, &mut lost, outcome);
        warn_of_unknown_codes(&series, &self.units, outcome);
        let overlaps = series::overlaps(&series, self.snapshot);
        let mut taken = Vec::new();
        for (key, entries) in &series {
            if let Some(others) = overlaps.get(key) {
                let reason = message!("import-period-overlaps", period = key.shown(), others);
                outcome.refuse((first_line(entries), None), None, whole(&reason));
                continue;
            }
            if let Some((head, counts)) = head_and_counts(entries, &mut lost, outcome) {
                let report = self.merge_report((key, entries), (head, counts), &lost, outcome);
                taken.extend(report);
            }
        }
        against::tell(&taken, self.snapshot, outcome);
        against::tell_of_sums(&taken, self.snapshot, outcome);
        Ok(())
    }
}

impl StatisticsTable<'_> {
    /// The rows of one report into its file; the report that is taken, none where it cannot be.
    fn merge_report<'e>(
        &self,
        (key, entries): (&'e ReportKey, &'e [StatisticsRow]),
        (head, counts): (ReportHead, BTreeMap<String, Counts>),
        lost: &[RefusedRow],
        outcome: &mut TableImport<'_>,
    ) -> Option<TakenReport<'e>> {
        let lost: Vec<&RefusedRow> = lost.iter().filter(|lost| lost.may_be_of(key)).collect();
        let mut known = self.snapshot.statistics().iter();
        let was_complete =
            known.any(|file| file.value.complete && ReportKey::of(&file.value) == *key);
        let mut unsure = unsure(&head, was_complete, entries, &self.units);
        if head.complete == Some(true) {
            let is_over = |part: &&Declaration| {
                entries.iter().any(|entry| part.is_over(entry.line)) || part.is_line()
            };
            let parts = self.parts.iter().filter(is_over);
            unsure
                .extend(parts.map(|part| {
                    message!("import-says-part", place = part.place, text = part.text)
                }));
        }
        let place = (first_line(entries), None);
        let report = Statistics {
            complete: head.complete == Some(true),
            counts: counts.clone(),
            ..key.report()
        };
        let doubts = report_doubts(&head, key, self.snapshot, &self.table.retrieval);
        let into = merge::ReportTarget {
            target: self.target,
            snapshot: self.snapshot,
            retrieval: self.table.retrieval,
            unnamed: self.table.unnamed,
        };
        let merged = match into.merge(key, head, counts, (&lost, &unsure)) {
            Ok(merged) => merged,
            Err(reason) => {
                outcome.refuse(place, None, whole(&reason));
                return None;
            }
        };
        outcome.file(merged.merged);
        for (code, said) in merged.told {
            let of = |entry: &&StatisticsRow| entry.code == code;
            let line = entries.iter().find(of).map_or(place.0, |entry| entry.line);
            outcome.warn((line, None), Some(&code), said);
        }
        outcome.newer(merged.newer);
        for doubt in doubts.into_iter().chain(merged.doubts) {
            outcome.warn(place, None, doubt);
        }
        for entry in entries {
            for (cell, doubt) in &entry.doubts {
                outcome.warn((entry.line, *cell), Some(&entry.code), doubt.clone());
            }
        }
        Some(TakenReport {
            key,
            rows: entries,
            stated: report,
            written: merged.report,
        })
    }
}

/// Why an absent code is no zero, though every row of the report was read: rows of a code that nobody knows, which may be
/// another misspelt, and rows that leave open whether the report is complete.
fn unsure(
    head: &ReportHead,
    was_complete: bool,
    entries: &[StatisticsRow],
    units: &UnitLookup<'_>,
) -> Vec<Message> {
    let makes_complete = head.complete == Some(true) && !was_complete;
    let mut unsure = Vec::new();
    for entry in entries {
        // A misspelt code without a dossier says the same as its absence.
        if !units.knows_code(&entry.code) && !entry.counts.is_zero() {
            unsure.push(message!(
                "import-unknown-code-row",
                line = entry.line,
                code = entry.code
            ));
        }
        if makes_complete && entry.states_complete && entry.complete.is_none() {
            unsure.push(message!("import-complete-empty", line = entry.line));
        }
    }
    let unread: BTreeSet<&str> = entries
        .iter()
        .flat_map(|entry| &entry.unread)
        .map(String::as_str)
        .collect();
    unsure.extend(
        unread
            .into_iter()
            .map(|name| message!("import-numbers-unread", name)),
    );
    unsure
}

/// What is doubted of a report as a whole.
fn report_doubts(
    head: &ReportHead,
    key: &ReportKey,
    snapshot: &Snapshot,
    retrieval: &Retrieval,
) -> Vec<Message> {
    let report = Statistics {
        retrieved: head.retrieved.or(retrieval.stated),
        ..key.report()
    };
    let unit = snapshot.agency(&report.unit);
    let mut doubts = plausibility::report_doubts(&report, unit);
    doubts.extend(
        retrieval
            .today
            .and_then(|today| plausibility::not_ended(&report, today)),
    );
    let said = |doubt: ReportDoubt| Message::joined([doubt.message, doubt.hint], "; ");
    doubts.into_iter().map(said).collect()
}

/// Refuses rows of which another of the same report and code could not be read: it may have said something else.
fn refuse_twins(
    series: &mut BTreeMap<ReportKey, Vec<StatisticsRow>>,
    lost: &mut Vec<RefusedRow>,
    outcome: &mut TableImport<'_>,
) {
    for (key, entries) in series.iter_mut() {
        let mut more = Vec::new();
        entries.retain(|entry| {
            let is_twin =
                |row: &&RefusedRow| row.code.as_ref() == Some(&entry.code) && row.may_be_of(key);
            let Some(twin) = lost.iter().find(is_twin) else {
                return true;
            };
            let reason = message!("import-same-code-unread", place = twin.place);
            outcome.refuse((entry.line, entry.code_place), Some(&entry.code), reason);
            more.push(RefusedRow::of(entry));
            false
        });
        lost.extend(more);
    }
    series.retain(|_, entries| !entries.is_empty());
}

/// What the rows of one report say; none where they contradict each other about it, or no row is left.
fn head_and_counts(
    entries: &[StatisticsRow],
    lost: &mut Vec<RefusedRow>,
    outcome: &mut TableImport<'_>,
) -> Option<(ReportHead, BTreeMap<String, Counts>)> {
    let head = match series::head(entries) {
        Ok(head) => head,
        Err(contradictions) => {
            for (line, reason) in contradictions {
                outcome.refuse((line, None), None, whole(&reason));
            }
            return None;
        }
    };
    let (counts, twice) = series::counts(entries);
    for (entry, reason) in twice {
        outcome.refuse((entry.line, None), Some(&entry.code), reason);
        lost.push(RefusedRow::of(entry));
    }
    (!counts.is_empty()).then_some((head, counts))
}

fn first_line(entries: &[StatisticsRow]) -> RowPosition {
    entries
        .first()
        .map_or(RowPosition::default(), |entry| entry.line)
}

fn whole(reason: &Message) -> Message {
    message!("import-no-row-of-report", reason)
}

/// A code that the catalogue does not have is taken, and named once.
fn warn_of_unknown_codes(
    series: &BTreeMap<ReportKey, Vec<StatisticsRow>>,
    units: &UnitLookup<'_>,
    outcome: &mut TableImport<'_>,
) {
    let mut entries: Vec<&StatisticsRow> = series.values().flatten().collect();
    entries.sort_by_key(|entry| entry.line);
    let mut named = BTreeSet::new();
    for entry in entries {
        if !units.knows_code(&entry.code) && named.insert(entry.code.as_str()) {
            outcome.warn(
                (entry.line, entry.code_place),
                Some(&entry.code),
                message!("import-code-nowhere"),
            );
        }
    }
}
