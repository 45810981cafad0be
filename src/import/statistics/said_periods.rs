//! What a table says of its time, against the periods of its rows: counts of six months are none of a year.

use std::path::Path;

use jiff::civil::Date;

use super::super::declared::is_remark;
use super::super::head::place_of;
use super::super::job::ImportError;
use super::super::periods::{PeriodFit, StatedPeriod, fit, periods};
use super::super::table::{RowError, RowPosition, TableRow, TableRows};
use super::row::StatisticsRow;
use crate::catalogue::model::is_code;
use crate::i18n::{Message, message};
use crate::import::table_import::TableImport;

/// Refuses a table whose rows have days that it says it is not about, and tells where they are only a part of its time.
///
/// # Errors
/// They have, with the place that says so.
pub(super) fn refuse_other_periods(
    path: &Path,
    table: &TableRows,
    rows: &[StatisticsRow],
    outcome: &mut TableImport<'_>,
) -> Result<(), ImportError> {
    for said in said(path, table) {
        let is_meant = |row: &&StatisticsRow| {
            said.sheet.is_none_or(|sheet| sheet == row.line.sheet)
                && said
                    .below
                    .is_none_or(|(first, last)| (first..last).contains(&row.line))
        };
        let (place, text) = (&said.place, &said.text);
        let mut rows = rows.iter().filter(is_meant).peekable();
        let Some(first) = rows.peek().copied() else {
            continue;
        };
        let (mut from, mut to) = (first.key.from, first.key.to);
        for row in rows {
            let key = &row.key;
            (from, to) = (from.min(key.from), to.max(key.to));
            if fit(&said.periods, key.from, key.to) == PeriodFit::Outside {
                return Err(ImportError::refusal(
                    path,
                    message!(
                        "import-other-period",
                        place,
                        text,
                        line = row.line,
                        from = key.from,
                        to = key.to
                    ),
                )
                .hint(message!("import-other-period-hint")));
            }
        }
        if fit(&said.periods, from, to) == PeriodFit::Part {
            outcome.warn_of_all(message!("import-part-of-period", place, text, from, to));
        }
    }
    Ok(())
}

/// Why counts of a row are not of its period: a remark beside them says that they are of a part of the year that it is not of.
pub(super) fn beside(row: &TableRow, (from, to): (Date, Date)) -> Option<RowError> {
    let mut beside = row.beside_named();
    let (cell, column, text) = beside.find(|(_, column, text)| {
        let mut said = match is_remark(column) {
            true => periods(text),
            false => Vec::new(),
        };
        said.retain(|period| period.is_part_of_year());
        fit(&said, from, to) == PeriodFit::Outside
    })?;
    Some(RowError {
        cell: Some(cell),
        reason: message!("import-row-other-period", column, text, from, to),
    })
}

/// A text that is about some time.
struct SaidPeriods {
    place: Message,
    /// The sheet whose rows it speaks of; none: of all.
    sheet: Option<u16>,
    /// Of which of them, where it stands among them: from one line to before another.
    below: Option<(RowPosition, RowPosition)>,
    text: String,
    periods: Vec<StatedPeriod>,
}

/// What titles, and lines between the rows, say of the time. The name of a file may have the year in which it was made, and a
/// comment the day on which somebody looked.
fn said(path: &Path, table: &TableRows) -> Vec<SaidPeriods> {
    let name = path
        .file_stem()
        .map(|name| name.to_string_lossy().replace(['-', '_'], " "));
    let mut all: Vec<SaidPeriods> = name
        .map(|text| {
            let mut periods = periods(&text);
            periods.retain(|period| period.is_part_of_year());
            SaidPeriods {
                place: message!("import-file-name"),
                sheet: None,
                below: None,
                text,
                periods,
            }
        })
        .into_iter()
        .collect();
    let titles = table.titles.iter().filter(|title| title.is_stated());
    all.extend(titles.map(|title| SaidPeriods {
        place: title.place(),
        sheet: Some(title.sheet),
        below: None,
        periods: periods(&title.text),
        text: title.text.clone(),
    }));
    let is_line = |row: &&TableRow| {
        let code = row.exact("code").map(str::trim);
        !code.is_some_and(is_code)
    };
    let mut lines: Vec<(RowPosition, String, Vec<StatedPeriod>)> = Vec::new();
    for row in table.rows.iter().filter(is_line) {
        let texts: Vec<&str> = row
            .texts()
            .chain(row.beside().map(|(_, text)| text))
            .collect();
        let text = texts.join(" ");
        let periods = periods(&text);
        if !periods.is_empty() {
            lines.push((row.line, text, periods));
        }
    }
    let ends: Vec<RowPosition> = lines.iter().skip(1).map(|(line, ..)| *line).collect();
    let end = RowPosition {
        sheet: u16::MAX,
        row: u32::MAX,
    };
    for (at, (line, text, periods)) in lines.into_iter().enumerate() {
        all.push(SaidPeriods {
            place: place_of(&table.grid, line),
            sheet: Some(line.sheet),
            below: Some((line, ends.get(at).copied().unwrap_or(end))),
            text,
            periods,
        });
    }
    all.retain(|said| !said.periods.is_empty());
    all
}
