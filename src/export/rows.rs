//! Rows of procedures as they leave the program: JSON v1, CSV for spreadsheets, text for the clipboard. Pure: rows in,
//! text out.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::sheet;
use crate::search::{Dossiers, Guess, Passage};
use crate::text::for_cell;

/// Version of the JSON.
pub(crate) const VERSION: u32 = 1;

/// What a search found, as JSON v1: `schemas/output/search.schema.json`.
#[derive(Debug, Serialize)]
pub(crate) struct SearchV1 {
    pub version: u32,
    /// Date at which the catalogue was read.
    pub as_of: String,
    /// The window that ends on it.
    pub window: SearchWindowV1,
    /// The query as it was understood.
    pub query: String,
    /// Number of procedures found, whatever the limit.
    pub total: usize,
    /// Whether some do not have every word of the query as it was typed.
    pub fuzzy: bool,
    /// How many these are, whatever the limit.
    #[serde(skip_serializing_if = "is_zero")]
    pub guesses: usize,
    /// Words that the first of them does not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// What it has in the place of others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<ReadWordV1>,
    /// Words of a question that it does not have, which weigh nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<String>,
    /// Words of the query that ask for nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<String>,
    /// Values of the query that name nothing in the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names_nothing: Vec<String>,
    /// Files that cannot be read, and so were not searched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<String>,
    /// Whether they are of a sample, which is no catalogue of a ministry's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// The procedures, in their order.
    pub hits: Vec<SearchHitV1>,
}

/// The window.
#[derive(Debug, Serialize)]
pub(crate) struct SearchWindowV1 {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// One procedure.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct SearchHitV1 {
    pub code: String,
    /// Official name.
    pub name: String,
    /// Id of the agency that published it.
    pub issuer: Option<String>,
    /// Ids of its fields.
    pub fields: Vec<String>,
    /// Level of online service on the date.
    pub online: Option<&'static str>,
    /// The later day from which a level is stated; what it is before then nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online_since: Option<String>,
    /// Ids of the rules that flag it.
    pub flags: Vec<&'static str>,
    /// Ids of the rules that cannot tell.
    pub unknown: Vec<&'static str>,
    /// Ids of the rules that shut the gate for full online service, which asks as if the procedure were full; overrides aside.
    /// Before them [`NOT_IN_FORCE`] where the procedure is not in force: nothing is open there, whatever the rules say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gate_closed_by: Vec<&'static str>,
    /// Since when, or until when, it is not in force on the date; nothing where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_in_force: Option<NotInForceV1>,
    /// The proposal: the newest entry neither withdrawn nor sent back.
    pub decision: Option<HitDecisionV1>,
    /// The published decision, which may be the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<HitDecisionV1>,
    /// Where it matches the words of the query.
    pub matches: Vec<HitMatchV1>,
    /// The days on which its verdicts change by themselves, where that was asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<HitChangeV1>,
    /// How it was guessed; nothing where it has every word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guess: Option<HitGuessV1>,
    #[serde(skip)]
    pub issuer_name: String,
    #[serde(skip)]
    pub field_names: Vec<String>,
    /// Levels that handle it.
    #[serde(skip)]
    pub levels: Vec<&'static str>,
    /// Dossiers in the window, as far as they are known.
    #[serde(skip)]
    pub dossiers: Dossiers,
    /// Those of them that are counted under linked groups: every member repeats them, so they may not be added up.
    #[serde(skip)]
    pub dossiers_of_groups: u64,
}

/// A procedure that does not have every word of the query as it was typed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HitGuessV1 {
    /// Words that it does not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// What it has in the place of others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<ReadWordV1>,
}

/// A word that was read otherwise than it was typed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReadWordV1 {
    pub typed: String,
    #[serde(rename = "as")]
    pub read: String,
}

impl From<&(String, String)> for ReadWordV1 {
    fn from((typed, read): &(String, String)) -> ReadWordV1 {
        ReadWordV1 {
            typed: typed.clone(),
            read: read.clone(),
        }
    }
}

impl From<&Guess> for HitGuessV1 {
    fn from(guess: &Guess) -> HitGuessV1 {
        HitGuessV1 {
            without: guess.without.clone(),
            read: guess.read.iter().map(ReadWordV1::from).collect(),
        }
    }
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What shuts the gate where no rule has to: the procedure is not in force.
pub(crate) const NOT_IN_FORCE: &str = "not-in-force";

/// A procedure that is not in force on the date, and the day that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NotInForceV1 {
    /// Its last day, which is past.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Its first day, which is still to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begins: Option<String>,
}

/// A decision that stands, in short.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HitDecisionV1 {
    pub id: String,
    pub outcome: &'static str,
    pub state: &'static str,
    /// Whether its evidence changed.
    pub stale: bool,
    /// Whether it was decided elsewhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub imported: bool,
}

/// A day on which verdicts change although nothing new is recorded.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HitChangeV1 {
    /// The day.
    pub on: String,
    pub changes: Vec<HitRuleChangeV1>,
}

/// What becomes of a rule's verdict.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HitRuleChangeV1 {
    /// Id of the rule.
    pub rule: &'static str,
    /// Its verdict the day before.
    pub from: &'static str,
    /// Its verdict on the day.
    pub to: &'static str,
}

/// Where a procedure matches.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HitMatchV1 {
    /// The part of the procedure: `name`, `document`, `law` …
    pub field: &'static str,
    /// The text, or the part of it around the match.
    pub text: String,
    /// What matches: first character and the one after the last, counted from 0 in characters of `text`.
    pub ranges: Vec<(usize, usize)>,
}

impl HitMatchV1 {
    /// A match in a text, with its marks in bytes.
    pub(crate) fn new(field: &'static str, text: &str, marks: &[Range<usize>]) -> HitMatchV1 {
        let mut ranges = Vec::with_capacity(marks.len());
        let (mut at, mut chars) = (0, 0);
        for mark in marks {
            chars += text[at..mark.start].chars().count();
            let start = chars;
            chars += text[mark.clone()].chars().count();
            at = mark.end;
            ranges.push((start, chars));
        }
        HitMatchV1 {
            field,
            text: text.to_owned(),
            ranges,
        }
    }
}

impl From<&Passage> for HitMatchV1 {
    fn from(passage: &Passage) -> HitMatchV1 {
        HitMatchV1::new(passage.place.as_str(), &passage.text, &passage.marks)
    }
}

/// The columns of a sheet, the same in every language: programs read them too.
pub(crate) const COLUMNS: [&str; 19] = [
    "code",
    "name",
    "issuer",
    "issuer_name",
    "fields",
    "field_names",
    "levels",
    "online",
    "dossiers",
    "flags",
    "unknown",
    "outcome",
    "state",
    "stale",
    "matched_in",
    "matched_text",
    "dossiers_of_groups",
    "gate_closed_by",
    "not_in_force",
];

/// The cells of a row, in the order of [`COLUMNS`]. Several values in one cell stand apart by `; `.
pub(crate) fn cells(row: &SearchHitV1) -> [String; COLUMNS.len()] {
    let decision = row.decision.as_ref();
    let places: Vec<&str> = row.matches.iter().map(|m| m.field).collect();
    // The name stands in a column of its own.
    let texts = row.matches.iter().filter(|m| m.field != "name");
    let texts: Vec<&str> = texts.map(|m| m.text.as_str()).collect();
    [
        row.code.clone(),
        row.name.clone(),
        row.issuer.clone().unwrap_or_default(),
        row.issuer_name.clone(),
        row.fields.join("; "),
        row.field_names.join("; "),
        row.levels.join("; "),
        online(row),
        row.dossiers.to_string(),
        row.flags.join("; "),
        row.unknown.join("; "),
        decision.map_or("", |d| d.outcome).to_owned(),
        decision.map_or("", |d| d.state).to_owned(),
        decision
            .map_or("", |d| if d.stale { "yes" } else { "no" })
            .to_owned(),
        places.join("; "),
        texts.join("; "),
        match row.dossiers_of_groups {
            0 => String::new(),
            number => number.to_string(),
        },
        row.gate_closed_by.join("; "),
        row.not_in_force
            .as_ref()
            .map_or_else(String::new, NotInForceV1::cell),
    ]
}

impl NotInForceV1 {
    /// `ended 2025-02-28`, `begins 2027-01-01`.
    fn cell(&self) -> String {
        match (&self.ended, &self.begins) {
            (Some(day), _) => format!("ended {day}"),
            (None, Some(day)) => format!("begins {day}"),
            (None, None) => String::new(),
        }
    }
}

/// `full`; where a level is stated of a later day alone, that day.
fn online(row: &SearchHitV1) -> String {
    match (row.online, &row.online_since) {
        (None, Some(since)) => format!("later ({since})"),
        (level, _) => level.unwrap_or_default().to_owned(),
    }
}

/// Rows as a table for spreadsheets.
pub(crate) fn csv(rows: &[SearchHitV1], sample: bool) -> Vec<u8> {
    sheet::csv(COLUMNS, rows.iter().map(cells), sample)
}

/// Rows for the clipboard: one a line, cells apart by tabs, the headings first; what spreadsheets paste into cells. At
/// most so many bytes, whole rows alone; and how many rows these are.
pub(crate) fn tabbed(rows: impl IntoIterator<Item = SearchHitV1>, most: usize) -> (String, usize) {
    let mut text = COLUMNS.join("\t");
    let mut count = 0;
    for row in rows {
        let cells = cells(&row);
        let line: Vec<Cow<'_, str>> = cells.iter().map(|cell| one_line(cell)).collect();
        let line = line.join("\t");
        if text.len() + 1 + line.len() > most {
            break;
        }
        text.push('\n');
        text.push_str(&line);
        count += 1;
    }
    (text, count)
}

/// A cell without what would end it.
fn one_line(cell: &str) -> Cow<'_, str> {
    match for_cell(cell.trim_start()) {
        cell if cell.contains(char::is_control) => Cow::Owned(cell.replace(char::is_control, " ")),
        Cow::Borrowed(_) if cell.trim_start().len() == cell.len() => Cow::Borrowed(cell),
        cell => Cow::Owned(cell.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(code: &str, name: &str) -> SearchHitV1 {
        SearchHitV1 {
            code: code.to_owned(),
            name: name.to_owned(),
            flags: vec!["no-plan", "no-dossiers"],
            ..SearchHitV1::default()
        }
    }

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes);
        let records = reader.records().map(|record| {
            let record = record.unwrap();
            record.iter().map(str::to_owned).collect()
        });
        records.collect()
    }

    #[test]
    fn a_sheet_has_headings_and_no_formula() {
        let rows = [
            row("1.000001", "Đăng ký \"khai sinh\", lại"),
            row("-1", "=cmd|'/c calc'!A1"),
            row("@x", "+SUM(A1)\nhai dòng"),
        ];
        let read = read(&csv(&rows, false));
        assert_eq!(read[0], COLUMNS);
        assert_eq!(read[1][1], "Đăng ký \"khai sinh\", lại");
        assert_eq!(read[1][9], "no-plan; no-dossiers");
        assert_eq!(read[2][..2], ["'-1", "'=cmd|'/c calc'!A1"]);
        assert_eq!(read[3][..2], ["'@x", "'+SUM(A1)\nhai dòng"]);
    }

    #[test]
    fn the_clipboard_takes_whole_rows_as_far_as_there_is_room() {
        let rows = || (0..10).map(|n| row(&format!("1.00000{n}"), "=tên\tcó\ntab"));
        let (text, count) = tabbed(rows(), 100_000);
        assert_eq!((text.lines().count(), count), (11, 10));
        let cells: Vec<&str> = text.lines().nth(1).unwrap().split('\t').collect();
        assert_eq!(cells.len(), COLUMNS.len());
        assert_eq!(cells[1], "'=tên có tab");
        let (text, count) = tabbed(rows(), 300);
        assert!(text.len() <= 300 && count < 10);
        assert_eq!(text.lines().count(), count + 1);
    }

    #[test]
    fn ranges_count_characters() {
        let text = "Đăng ký khai";
        let key = text.find("ký").unwrap();
        let found = HitMatchV1::new("name", text, &[0.."Đăng".len(), key..key + "ký".len()]);
        assert_eq!(found.ranges, [(0, 4), (5, 7)]);
    }

    proptest! {
        #[test]
        fn any_name_comes_back_from_a_sheet_and_is_no_formula(name in "\\PC{0,30}|[=+@\\t\\r\\n\",;' -]{0,8}") {
            let read = read(&csv(&[row("1.000001", &name)], false));
            let cell = &read[1][1];
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            prop_assert!(*cell == name || cell.strip_prefix('\'') == Some(&name));
            let (text, count) = tabbed([row("1", &name)], 10_000);
            prop_assert_eq!(count, 1);
            let line = text.split('\n').nth(1).unwrap();
            prop_assert_eq!(line.split('\t').count(), COLUMNS.len());
            prop_assert!(!line.split('\t').nth(1).unwrap().starts_with(['=', '+', '-', '@']));
        }
    }
}
