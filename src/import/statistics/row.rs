//! One row: its cells, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;

use super::super::cell::{RowReader, bad_code, date, day_in, retrieved, word};
use super::super::periods::{PeriodFit, fit, periods};
use super::super::rows::LineNumbered;
use super::super::table::{RowError, RowPosition, TableRow};
use super::units::UnitLookup;
use super::unread_counts;
use super::{declared, said_periods};
use crate::catalogue::kind::{FileKind, statistics_path};
use crate::catalogue::model::{Basis, Count, Counts, Scope, Statistics, is_code};
use crate::catalogue::plausibility::{parts_over_whole, row_fault};
use crate::i18n::{Message, message};
use crate::import::table_import::shown;
use crate::text::{self, CleaningCounts};

const SCOPES: &[(&str, Scope)] = &[
    ("nationwide", Scope::Nationwide),
    ("unit", Scope::Unit),
    ("toàn quốc", Scope::Nationwide),
    ("đơn vị", Scope::Unit),
];

const BASES: &[(&str, Basis)] = &[
    ("received", Basis::Received),
    ("resolved", Basis::Resolved),
    ("tiếp nhận", Basis::Received),
    ("giải quyết", Basis::Resolved),
];

const ANSWERS: &[(&str, bool)] = &[
    ("true", true),
    ("false", false),
    ("có", true),
    ("không", false),
];

/// What makes a file: rows with the same key are of one report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ReportKey {
    pub unit: String,
    pub scope: Scope,
    pub basis: Basis,
    pub from: Date,
    pub to: Date,
}

impl ReportKey {
    /// The key of a report.
    pub(super) fn of(report: &Statistics) -> ReportKey {
        ReportKey {
            unit: report.unit.clone(),
            scope: report.scope,
            basis: report.basis,
            from: report.from,
            to: report.to,
        }
    }

    /// A report of this key without counts.
    pub(super) fn report(&self) -> Statistics {
        Statistics {
            unit: self.unit.clone(),
            scope: self.scope,
            from: self.from,
            to: self.to,
            basis: self.basis,
            source: String::new(),
            retrieved: None,
            complete: false,
            counts: BTreeMap::new(),
            fields: BTreeMap::new(),
            notes: None,
        }
    }

    /// Where its file belongs.
    pub(super) fn path(&self) -> PathBuf {
        statistics_path(&self.report())
    }

    /// Its file as reports name it.
    pub(super) fn shown(&self) -> String {
        shown(&self.path())
    }

    /// Whether both have a day in common.
    pub(super) fn meets(&self, other: &ReportKey) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// One row that can be imported.
#[derive(Clone, Debug)]
pub(super) struct StatisticsRow {
    pub line: RowPosition,
    pub key: ReportKey,
    pub source: String,
    pub retrieved: Option<Date>,
    pub complete: Option<bool>,
    /// Whether the table has a column that says whether the report is complete.
    pub states_complete: bool,
    pub code: String,
    pub code_place: Option<u32>,
    pub counts: Counts,
    /// Columns that may count some of its dossiers and are not read.
    pub unread: BTreeSet<String>,
    /// What is doubted of the counts, each with its cell.
    pub doubts: Vec<(Option<u32>, Message)>,
}

impl LineNumbered for StatisticsRow {
    fn line(&self) -> RowPosition {
        self.line
    }
}

/// One row that is refused, with what is known of the report that it belongs to.
#[derive(Debug)]
pub(super) struct RefusedRow {
    /// Where it is, in words.
    pub place: Message,
    pub code: Option<String>,
    unit: Option<String>,
    scope: Option<Scope>,
    basis: Option<Basis>,
    from: Option<Date>,
    to: Option<Date>,
}

impl RefusedRow {
    /// A part of the file that was not read, of which nothing is known.
    pub(super) fn unread(place: &Message) -> RefusedRow {
        RefusedRow {
            place: place.clone(),
            code: None,
            unit: None,
            scope: None,
            basis: None,
            from: None,
            to: None,
        }
    }

    /// A row that could be read, and is refused for another reason.
    pub(super) fn of(entry: &StatisticsRow) -> RefusedRow {
        RefusedRow {
            place: message!("import-the-line", line = entry.line),
            code: Some(entry.code.clone()),
            unit: Some(entry.key.unit.clone()),
            scope: Some(entry.key.scope),
            basis: Some(entry.key.basis),
            from: Some(entry.key.from),
            to: Some(entry.key.to),
        }
    }

    /// Whether the row may have been meant for the report of this key.
    pub(super) fn may_be_of(&self, key: &ReportKey) -> bool {
        self.unit.as_ref().is_none_or(|unit| *unit == key.unit)
            && self.scope.is_none_or(|scope| scope == key.scope)
            && self.basis.is_none_or(|basis| basis == key.basis)
            && self.from.is_none_or(|from| from == key.from)
            && self.to.is_none_or(|to| to == key.to)
    }
}

/// A day that may be meant.
fn day(text: &str) -> Result<Date, Message> {
    day_in(FileKind::Statistics, text)
}

/// Reads one row, and says how its texts were cleaned. A row that is refused comes with what is known of it.
pub(super) fn read(
    row: &TableRow,
    units: &UnitLookup<'_>,
    today: Option<Date>,
) -> (
    Result<StatisticsRow, (Option<RowError>, RefusedRow)>,
    CleaningCounts,
) {
    let mut cells = RowReader::new(row);
    let unit = cells.required("unit", |text| units.id(text));
    let scope = cells.required("scope", |text| word(text, SCOPES));
    let (from, to) = period(&mut cells);
    let basis = cells.required("basis", |text| word(text, BASES));
    let source = cells.text("source");
    if source.is_none() {
        cells.fault("source", message!("import-empty"));
    }
    let retrieved = cells.optional("retrieved", |text| {
        retrieved(FileKind::Statistics, text, today)
    });
    let complete = cells.optional("complete", |text| word(text, ANSWERS));
    let code = code(&mut cells, units);
    let counts = counts(&mut cells);
    if let Some(fault) = row_fault(&counts) {
        cells.fault(fault.key(), fault.reason());
    }
    if let Some(fault) = unread_counts::fault(row, &counts) {
        cells.fault_beside(fault);
    }
    let (not_counted, maybe) = declared::beside(row);
    if let Some(fault) = not_counted {
        cells.fault_beside(fault);
    }
    if let Some(fault) = from
        .zip(to)
        .and_then(|days| said_periods::beside(row, days))
    {
        cells.fault_beside(fault);
    }
    if let (Some(source), Some(from), Some(to)) = (&source, from, to) {
        let mut said = periods(source);
        said.retain(|period| period.is_part_of_year());
        if fit(&said, from, to) == PeriodFit::Outside {
            cells.fault("source", message!("import-source-period", source, from, to));
        }
    }
    let key = (unit, scope, basis, from, to);
    let result = match (cells.refusal(), key, source, code) {
        (
            None,
            (Some(unit), Some(scope), Some(basis), Some(from), Some(to)),
            Some(source),
            Some(code),
        ) => Ok(StatisticsRow {
            line: row.line,
            key: ReportKey {
                unit,
                scope,
                basis,
                from,
                to,
            },
            source,
            retrieved,
            complete,
            states_complete: row.has("complete"),
            code,
            code_place: row.place("code"),
            doubts: parts_over_whole(&counts, basis)
                .into_iter()
                .map(|over| {
                    let (key, reason) = (over.key, over.reason());
                    (row.place(key), message!("import-cell", name = key, reason))
                })
                .chain(maybe)
                .collect(),
            unread: unread_counts::columns(row, &counts),
            counts,
        }),
        (refusal, (unit, scope, basis, from, to), _, code) => {
            // Of shifted cells none can be believed.
            let trusted = row.misfit.is_none();
            let lost = RefusedRow {
                place: message!("import-the-line", line = row.line),
                code: code.filter(|_| trusted),
                unit: unit.filter(|_| trusted),
                scope: scope.filter(|_| trusted),
                basis: basis.filter(|_| trusted),
                from: from.filter(|_| trusted),
                to: to.filter(|_| trusted),
            };
            Err((refusal, lost))
        }
    };
    (result, cells.changes)
}

/// First and last day; neither where they are the wrong way round.
fn period(cells: &mut RowReader<'_>) -> (Option<Date>, Option<Date>) {
    // A year before 2000 is doubted of the report as a whole.
    let from = cells.required("from", date);
    let to = cells.required("to", day);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        cells.fault("to", message!("import-before-from"));
        return (None, None);
    }
    (from, to)
}

/// The code exactly as it stands: never trimmed into shape.
fn code(cells: &mut RowReader<'_>, units: &UnitLookup<'_>) -> Option<String> {
    if cells.row.exact("code").is_none() {
        cells.fault("code", message!("import-empty"));
    }
    let code = cells.code("code")?;
    if is_code(code) || units.knows_code(code) {
        return Some(code.to_owned());
    }
    cells.fault("code", bad_code(code));
    None
}

fn counts(cells: &mut RowReader<'_>) -> Counts {
    let mut channel = |name| cells.optional(name, |text| count(text, true));
    let [online, in_person, post, offline] =
        ["online", "in_person", "post", "offline"].map(&mut channel);
    let mut number = |name| cells.optional(name, |text| count(text, false));
    Counts {
        online,
        in_person,
        post,
        offline,
        carried_over: number("carried_over"),
        resolved_online: number("resolved_online"),
        on_time: number("on_time"),
        returned: number("returned"),
        digitised: number("digitised"),
        electronic_results: number("electronic_results"),
        synchronised: number("synchronised"),
    }
}

/// A count. Only a channel can be one that is not offered.
fn count(text: &str, is_channel: bool) -> Result<Count, Message> {
    match text {
        "no_data" => return Ok(Count::NoData),
        "not_offered" if is_channel => return Ok(Count::NotOffered),
        "not_offered" => {
            return Err(message!("import-not-offered"));
        }
        _ => {}
    }
    let mark = text::exact(text);
    if matches!(
        mark.as_str(),
        "-" | "–" | "—" | "−" | "--" | "x" | "×" | "." | "…" | "/"
    ) {
        return Err(message!("import-zero-or-none", text));
    }
    let figures = |c: char| c.is_ascii_digit();
    let may_separate = |c: char| matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
    if text.chars().all(figures) {
        // Nobody writes a count so: the mark of a footnote behind a zero, or a part of a code.
        if text.len() > 1 && text.starts_with('0') {
            return Err(message!("import-leading-zero", text));
        }
        return text
            .parse()
            .map(Count::Number)
            .map_err(|_| message!("import-too-large", text));
    }
    if text
        .strip_prefix(['-', '−'])
        .is_some_and(|rest| rest.chars().all(figures))
    {
        return Err(message!("import-negative", text));
    }
    if text.chars().all(|c| figures(c) || may_separate(c)) {
        return Err(message!("import-separators", text));
    }
    Err(match is_channel {
        true => message!("import-no-count-channel", text),
        false => message!("import-no-count", text),
    })
}
