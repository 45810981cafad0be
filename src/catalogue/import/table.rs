//! Tables as spreadsheets write them: CSV with commas, semicolons or tabs, with or without a byte order mark.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::job::{ImportError, Progress};
use super::report::Remark;
use crate::text::{Block, Changes, clean};

/// A column of a table, as its documentation shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// Whether every row needs a value there.
    pub required: bool,
    /// What it holds, in one sentence.
    pub help: &'static str,
}

impl Column {
    /// A column that every row needs.
    pub(super) const fn required(name: &'static str, help: &'static str) -> Column {
        Column {
            name,
            required: true,
            help,
        }
    }

    /// A column that may be empty or absent.
    pub(super) const fn optional(name: &'static str, help: &'static str) -> Column {
        Column {
            name,
            required: false,
            help,
        }
    }
}

/// The header alone: a table to fill in.
pub(super) fn template(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(",") + "\n"
}

/// What tables hold, and what of them could not be read.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub(super) rows: Vec<Row>,
    pub(super) refused: Vec<Remark>,
    pub(super) changes: Changes,
    pub(super) read: usize,
}

/// One row, with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub path: String,
    pub line: u32,
    /// Cleaned texts by column; those of columns that the table lacks are absent.
    cells: HashMap<&'static str, (u32, String)>,
}

/// Why a cell is refused.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    column: Option<u32>,
    reason: String,
}

impl Refusal {
    /// A refusal of the whole row.
    pub fn row(reason: impl Into<String>) -> Refusal {
        Refusal {
            column: None,
            reason: reason.into(),
        }
    }
}

impl Row {
    /// The text of a cell; none where it is empty or the column is absent.
    pub fn get(&self, column: &str) -> Option<&str> {
        let (_, text) = self.cells.get(column)?;
        (!text.is_empty()).then_some(text)
    }

    /// Whether the table has the column at all.
    pub fn has(&self, column: &str) -> bool {
        self.cells.contains_key(column)
    }

    /// The text of a cell that must not be empty.
    pub fn required(&self, column: &str) -> Result<&str, Refusal> {
        self.get(column)
            .ok_or_else(|| self.refuse(column, format!("`{column}` is empty")))
    }

    /// A refusal of one cell.
    pub fn refuse(&self, column: &str, reason: impl Into<String>) -> Refusal {
        Refusal {
            column: self.cells.get(column).map(|(number, _)| *number),
            reason: reason.into(),
        }
    }

    /// A date, written as 2026-11-21 or as 21/11/2026.
    pub fn date(&self, column: &str) -> Result<Option<Date>, Refusal> {
        let Some(text) = self.get(column) else {
            return Ok(None);
        };
        date(text).map(Some).ok_or_else(|| {
            self.refuse(
                column,
                format!("`{text}` is no date; write 2026-11-21 or 21/11/2026"),
            )
        })
    }

    /// A word out of some.
    pub fn word<'a>(&self, column: &str, words: &[&'a str]) -> Result<&'a str, Refusal> {
        let text = self.required(column)?.to_lowercase();
        words
            .iter()
            .find(|word| **word == text)
            .copied()
            .ok_or_else(|| {
                self.refuse(column, format!("`{text}` is none of: {}", words.join(", ")))
            })
    }

    /// A remark on this row.
    pub fn remark(&self, code: Option<&str>, refusal: Refusal) -> Remark {
        Remark {
            path: self.path.clone(),
            line: Some(self.line),
            column: refusal.column,
            code: code.map(str::to_owned),
            reason: refusal.reason,
        }
    }
}

/// A date as people write it.
fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let figures = |text: &str, longest: usize| {
        (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if a.len() == 4 && text.contains('-') {
        (a, b, c)
    } else if c.len() == 4 && text.contains('/') {
        (c, b, a)
    } else {
        return None;
    };
    if !(figures(year, 4) && figures(month, 2) && figures(day, 2)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads tables, in the order of their paths whatever the order in which they are given.
pub(super) fn read(
    paths: &[PathBuf],
    columns: &'static [Column],
    progress: &Progress,
) -> Result<Tables, ImportError> {
    let mut paths = paths.to_vec();
    paths.sort();
    paths.dedup();
    progress.begin(paths.len());
    let mut tables = Tables::default();
    for path in &paths {
        let bytes =
            fs::read(path).map_err(|e| ImportError::new(path, format!("cannot be read: {e}")))?;
        tables.add(path, &bytes, columns);
        progress.step();
    }
    Ok(tables)
}

impl Tables {
    fn add(&mut self, path: &Path, bytes: &[u8], columns: &'static [Column]) {
        let path = path.display().to_string();
        if let Err((line, refusal)) = self.try_add(&path, bytes, columns) {
            let row = Row {
                path,
                line,
                ..Row::default()
            };
            self.refused.push(row.remark(None, refusal));
        }
    }

    fn try_add(
        &mut self,
        path: &str,
        bytes: &[u8],
        columns: &'static [Column],
    ) -> Result<(), (u32, Refusal)> {
        let whole = |reason: String| (1, Refusal::row(reason));
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| {
            whole("the file is not UTF-8 text; save it as \"CSV UTF-8\"".to_owned())
        })?;
        // Spreadsheets may say which separator follows.
        let (skipped, text) = match text.split_once('\n') {
            Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
                (1, rest)
            }
            _ => (0, text),
        };
        let header = text.lines().next().unwrap_or_default();
        let separator = [b'\t', b';', b',']
            .into_iter()
            .max_by_key(|separator| header.bytes().filter(|b| b == separator).count())
            .unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut places: Option<Vec<(u32, &'static str)>> = None;
        for record in reader.records() {
            let record = record.map_err(|e| whole(format!("the table cannot be read: {e}")))?;
            let line = skipped + line_of(text, record.position());
            let Some(places) = &places else {
                places = Some(heading(&record, columns).map_err(|refusal| (line, refusal))?);
                continue;
            };
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.read += 1;
            let mut row = Row {
                path: path.to_owned(),
                line,
                cells: HashMap::new(),
            };
            for (number, name) in places {
                let cell = record.get(*number as usize - 1).unwrap_or_default();
                let cleaned = clean(cell, Block::Line);
                self.changes += cleaned.changes;
                row.cells.insert(name, (*number, cleaned.text));
            }
            if record.len() > places.len() {
                let refusal = Refusal::row(format!(
                    "the row has {} cells, and the header has {}",
                    record.len(),
                    places.len()
                ));
                self.refused.push(row.remark(row.get("code"), refusal));
                continue;
            }
            self.rows.push(row);
        }
        if places.is_none() {
            return Err(whole("the table has no header".to_owned()));
        }
        Ok(())
    }
}

/// The line, from 1, of a record: its place may be that of the line end, or of blank lines, before it.
fn line_of(text: &str, place: Option<&csv::Position>) -> u32 {
    let at = place.map_or(0, csv::Position::byte);
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let bytes = text.as_bytes();
    let begins = bytes[at..].iter().position(|b| !matches!(b, b'\r' | b'\n'));
    let before = &bytes[..at + begins.unwrap_or(0)];
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// Which cell, from 1, holds which column.
fn heading(
    record: &csv::StringRecord,
    columns: &'static [Column],
) -> Result<Vec<(u32, &'static str)>, Refusal> {
    let mut places: Vec<(u32, &'static str)> = Vec::new();
    for (index, cell) in record.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let refuse = |reason: String| Refusal {
            column: Some(number),
            reason,
        };
        let name = clean(cell, Block::Line).text.to_lowercase();
        let Some(column) = columns.iter().find(|column| column.name == name) else {
            let known: Vec<&str> = columns.iter().map(|c| c.name).collect();
            return Err(refuse(format!(
                "no such column: `{name}`; the columns are {}",
                known.join(", ")
            )));
        };
        if places.iter().any(|(_, known)| *known == column.name) {
            return Err(refuse(format!("the column `{name}` stands there twice")));
        }
        places.push((number, column.name));
    }
    let missing = columns
        .iter()
        .find(|c| c.required && !places.iter().any(|(_, name)| *name == c.name));
    match missing {
        Some(column) => Err(Refusal::row(format!(
            "the column `{}` is missing",
            column.name
        ))),
        None => Ok(places),
    }
}

#[cfg(test)]
pub(super) fn of_text(path: &str, text: &str, columns: &'static [Column]) -> Tables {
    let mut tables = Tables::default();
    tables.add(Path::new(path), text.as_bytes(), columns);
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column::required("code", ""),
        Column::optional("from", ""),
        Column::optional("source", ""),
    ];

    fn rows(text: &str) -> Vec<(u32, Option<String>, Option<String>)> {
        let tables = of_text("t.csv", text, COLUMNS);
        assert_eq!(tables.refused, []);
        let cell = |row: &Row, name| row.get(name).map(str::to_owned);
        tables
            .rows
            .iter()
            .map(|row| (row.line, cell(row, "code"), cell(row, "source")))
            .collect()
    }

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        let wanted = vec![
            (2, Some("1.001193".to_owned()), Some("a, b".to_owned())),
            (4, Some("x".to_owned()), None),
        ];
        assert_eq!(rows("code,source\n1.001193,\"a, b\"\n,\nx,\n"), wanted);
        assert_eq!(
            rows("\u{feff}Code;SOURCE\r\n1.001193;a, b\r\n;\r\nx;\r\n"),
            wanted
        );
        assert_eq!(
            rows("code\tsource\n 1.001193 \ta,\u{a0} b\n\t\nx\n"),
            wanted
        );
        assert_eq!(rows("sep=;\r\ncode;source\r\n1;b\r\n")[0].0, 3);
    }

    #[test]
    fn a_header_that_is_not_ours_is_refused_with_its_place() {
        for (text, column, reason) in [
            ("code,sorce\n", Some(2), "no such column: `sorce`"),
            ("code,code\n", Some(2), "twice"),
            ("from\n", None, "`code` is missing"),
            ("", None, "no header"),
        ] {
            let tables = of_text("t.csv", text, COLUMNS);
            let [refused] = tables.refused.as_slice() else {
                panic!("{text}")
            };
            assert_eq!((refused.line, refused.column), (Some(1), column), "{text}");
            assert!(refused.reason.contains(reason), "{}", refused.reason);
        }
        let mut tables = Tables::default();
        tables.add(Path::new("t.csv"), b"code\n\xff\n", COLUMNS);
        assert!(tables.refused[0].reason.contains("UTF-8"));
        let long = of_text("t.csv", "code\n1,2\n", COLUMNS);
        assert_eq!((long.rows.len(), long.refused.len()), (0, 1));
    }

    #[test]
    fn dates_are_read_in_two_forms_and_no_other() {
        for (text, wanted) in [
            ("2026-11-21", Some((2026, 11, 21))),
            ("21/11/2026", Some((2026, 11, 21))),
            ("1/2/2026", Some((2026, 2, 1))),
            ("2026", None),
            ("11/21/2026", None),
            ("21-11-2026", None),
            ("2026/11/21", None),
            ("30/02/2026", None),
            ("21/11/26", None),
            ("46000", None),
        ] {
            let wanted = wanted.map(|(y, m, d)| Date::constant(y, m, d));
            assert_eq!(date(text), wanted, "{text}");
        }
    }
}
