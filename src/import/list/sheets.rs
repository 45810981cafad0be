//! Sheets and lists that are read together though they are of different times: last year's beside this year's. Together they are
//! nobody's list of any day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::declared::Phrases;
use super::super::job::ImportError;
use super::super::periods::{StatedPeriod, periods, years};
use super::super::table::{TableRows, Title, TitlePlace};
use crate::i18n::{Message, message};
use crate::text;

/// A sheet that calls itself the one of before.
const OF_BEFORE: Phrases = Phrases {
    said: &[&[
        "cu",
        "nam truoc",
        "ky truoc",
        "truoc day",
        "truoc sap xep",
        "truoc sap nhap",
        "luu",
        "old",
        "previous",
        "last year",
        "archive",
        "backup",
    ]],
    harmless: &[
        "cù",
        "cư",
        "củ",
        "cụ",
        "cứ",
        "cự",
        "lưu trữ",
        "lưu trú",
        "lưu thông",
        "lưu hành",
    ],
    ..Phrases::NONE
};

/// One sheet, or one list, and what it says of its time.
pub(super) struct DatedSheet {
    /// What messages call it.
    name: Message,
    /// The name of the sheet, or of the file.
    title: String,
    /// What the name says of the time.
    of_name: BTreeSet<StatedPeriod>,
    /// The years that its titles name.
    years: BTreeSet<i16>,
    /// Up to when it says that it is.
    until: BTreeSet<StatedPeriod>,
    /// The issuer that most of its rows name.
    issuer: Option<String>,
    codes: BTreeSet<String>,
}

impl DatedSheet {
    /// The sheets of a table that have rows.
    pub(super) fn of(table: &TableRows) -> Vec<DatedSheet> {
        let mut sheets: Vec<DatedSheet> = Vec::new();
        let numbers: BTreeSet<u16> = table.rows.iter().map(|row| row.line.sheet).collect();
        for sheet in numbers {
            let titles = table.titles.iter().filter(|title| title.sheet == sheet);
            let (named, said): (Vec<&Title>, Vec<&Title>) = titles
                .filter(|title| title.is_stated())
                .partition(|title| title.at == TitlePlace::SheetName);
            let title = named
                .first()
                .map(|title| title.text.clone())
                .unwrap_or_default();
            sheets.push(DatedSheet::new(
                message!("import-the-sheet", sheet = title),
                title.clone(),
                said.iter().map(|title| title.text.as_str()),
                (table, Some(sheet)),
            ));
        }
        sheets
    }

    /// A list as a whole.
    pub(super) fn of_file(path: &Path, table: &TableRows) -> DatedSheet {
        let title = path
            .file_stem()
            .map(|name| name.to_string_lossy().replace(['-', '_'], " "));
        let titles = table.titles.iter().filter(|title| title.is_stated());
        DatedSheet::new(
            message!("import-the-file", name = path.display()),
            title.unwrap_or_default(),
            titles.map(|title| title.text.as_str()),
            (table, None),
        )
    }

    fn new<'t>(
        name: Message,
        title: String,
        said: impl Iterator<Item = &'t str>,
        (table, sheet): (&TableRows, Option<u16>),
    ) -> DatedSheet {
        let mut issuers: BTreeMap<String, usize> = BTreeMap::new();
        let mut codes = BTreeSet::new();
        let rows = table.rows.iter();
        for row in rows.filter(|row| sheet.is_none_or(|sheet| sheet == row.line.sheet)) {
            if let Some(issuer) = row.trimmed("issuer") {
                *issuers.entry(text::exact(issuer)).or_default() += 1;
            }
            codes.extend(row.exact("code").map(str::to_owned));
        }
        let most = issuers.into_iter().max_by_key(|(_, rows)| *rows);
        let (mut of_titles, mut until) = (BTreeSet::new(), BTreeSet::new());
        for text in said {
            of_titles.extend(years(text));
            let ends = periods(text).into_iter();
            until.extend(ends.filter(|end| matches!(end, StatedPeriod::Until(_))));
        }
        DatedSheet {
            name,
            of_name: periods(&title).into_iter().collect(),
            title,
            years: of_titles,
            until,
            issuer: most.map(|(issuer, _)| issuer),
            codes,
        }
    }

    /// Why two cannot be read together; none where they can.
    fn apart(&self, other: &DatedSheet) -> Option<Message> {
        let issuers = self.issuer.as_ref().zip(other.issuer.as_ref());
        if issuers.is_some_and(|(one, other)| one != other) {
            return None;
        }
        let differ =
            !self.of_name.is_empty() && !other.of_name.is_empty() && self.of_name != other.of_name;
        let years = !self.years.is_empty() && !other.years.is_empty() && self.years != other.years;
        let ends = !self.until.is_empty() && !other.until.is_empty() && self.until != other.until;
        let is_old = |sheet: &DatedSheet| OF_BEFORE.are_in(&sheet.title);
        let shown = |years: &BTreeSet<i16>| {
            let years: Vec<String> = years.iter().map(i16::to_string).collect();
            years.join(", ")
        };
        if differ || is_old(self) != is_old(other) || is_copy(&self.title, &other.title) {
            return Some(message!("import-apart-names"));
        }
        if years {
            let (one, other) = (shown(&self.years), shown(&other.years));
            return Some(message!("import-apart-years", one, other));
        }
        ends.then(|| message!("import-apart-days"))
    }
}

/// Whether one name is that of the other with a number, as spreadsheets call a copy: `DS (2)`.
fn is_copy(one: &str, other: &str) -> bool {
    let of = |copy: &str, name: &str| {
        let number = copy.trim().strip_prefix(name.trim()).map(str::trim);
        let number = number.and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    of(one, other) || of(other, one)
}

/// Refuses what is of different times.
///
/// # Errors
/// Two are, with their names.
pub(super) fn refuse_other_times(
    path: &Path,
    sheets: &[DatedSheet],
    hint: Message,
) -> Result<(), ImportError> {
    for (at, sheet) in sheets.iter().enumerate() {
        for other in &sheets[at + 1..] {
            if let Some(why) = sheet.apart(other) {
                let (one, other) = (&sheet.name, &other.name);
                let message = message!("import-list-times", one, other, why);
                return Err(ImportError::refusal(path, message).hint(hint));
            }
        }
    }
    Ok(())
}

/// What is to be said of sheets that name the same procedures: one of them may be of another time.
pub(super) fn told_of_twins(sheets: &[DatedSheet]) -> Option<Message> {
    let pairs = sheets.iter().enumerate().flat_map(|(at, sheet)| {
        let others = sheets[at + 1..].iter();
        others.map(move |other| (sheet, other, sheet.codes.intersection(&other.codes).count()))
    });
    let (one, other, count) = pairs.max_by_key(|(.., count)| *count)?;
    let (one, other) = (&one.name, &other.name);
    (count > 0).then(|| message!("import-list-twins", one, other, count))
}
