//! The numbers by years, and by reported periods where these are no years.

use super::super::page::DetailPage;
use super::WIDE;
use crate::analysis::evidence::{Period, ProcedureEvidence, WindowRelation};
use crate::catalogue::Snapshot;
use crate::rules::usage::{DossierChannel, Figure};
use crate::session::Strings;
use crate::session::words::evidence as words;
use crate::text::width;
use crate::tui::term::rich::{Line, Tone};

/// The numbers by years, and by reported periods where these are no years.
pub(super) fn numbers(
    page: &mut DetailPage<'_>,
    snapshot: &Snapshot,
    evidence: &ProcedureEvidence<'_>,
) {
    let strings = page.strings;
    page.line(Line::empty());
    let whole = rows(evidence, (strings, snapshot), words::figure);
    let short = rows(evidence, (strings, snapshot), words::short_figure);
    let tables = [&whole, &short].map(|rows| PeriodTable::new(strings, rows));
    let fits = |table: &&PeriodTable<'_>| WIDE <= page.columns() && table.width() <= page.columns();
    match tables.iter().find(fits) {
        Some(table) => table.write(page),
        None => stacked(page, whole),
    }
}

/// A period in words: its name, its figures, and what is to be said of it.
struct PeriodRow {
    name: Line,
    cells: [(String, Tone); 4],
    remarks: String,
}

fn rows(
    evidence: &ProcedureEvidence<'_>,
    (strings, snapshot): (&Strings, &Snapshot),
    words_of: fn(&Strings, Figure) -> String,
) -> Vec<PeriodRow> {
    let row = |period: &Period| {
        let outside = period.place == WindowRelation::Outside;
        let tone = if outside { Tone::Dim } else { Tone::Strong };
        let cells = DossierChannel::ALL.map(|part| {
            let figure = period.figure(part);
            let tone = match figure {
                Figure::Gap | Figure::AtLeast(_) => Tone::Doubt,
                Figure::NotAsked | Figure::NotOffered => Tone::Dim,
                Figure::Known(_) if outside => Tone::Dim,
                Figure::Known(_) => Tone::Plain,
            };
            (words_of(strings, figure), tone)
        });
        PeriodRow {
            name: Line::of(&words::period(period), tone),
            cells,
            remarks: words::remarks(strings, snapshot, period),
        }
    };
    evidence.years.iter().map(row).collect()
}

/// Each period below its days, where there is no room for a table.
fn stacked(page: &mut DetailPage<'_>, rows: Vec<PeriodRow>) {
    let strings = page.strings;
    for row in rows {
        page.line(row.name);
        let mut line = Line::of("  ", Tone::Plain);
        for (at, (part, (cell, tone))) in DossierChannel::ALL.into_iter().zip(row.cells).enumerate()
        {
            line.push(if at > 0 { " · " } else { "" }, Tone::Dim);
            line.push(&format!("{} ", words::part(strings, part)), Tone::Dim);
            line.push(&cell, tone);
        }
        page.line(line);
        if !row.remarks.is_empty() {
            page.hanging(Line::of("  ", Tone::Plain), &row.remarks, Tone::Dim);
        }
    }
}

/// Rows in columns as wide as what stands in them.
struct PeriodTable<'r> {
    rows: &'r [PeriodRow],
    title: String,
    titles: [String; 4],
    first: usize,
    columns: [usize; 4],
}

impl PeriodTable<'_> {
    fn new<'r>(strings: &Strings, rows: &'r [PeriodRow]) -> PeriodTable<'r> {
        let title = strings.get("evidence-period");
        let first = rows.iter().map(|row| row.name.width());
        let first = first.max().unwrap_or(0).max(width(&title));
        let titles = DossierChannel::ALL.map(|part| words::part(strings, part));
        let mut columns = titles.each_ref().map(|title| width(title));
        for row in rows {
            for (column, (cell, _)) in columns.iter_mut().zip(&row.cells) {
                *column = width(cell).max(*column);
            }
        }
        PeriodTable {
            rows,
            title,
            titles,
            first,
            columns,
        }
    }

    fn width(&self) -> usize {
        self.columns
            .iter()
            .fold(self.first, |sum, column| sum + 2 + column)
    }

    fn write(&self, page: &mut DetailPage<'_>) {
        let mut head = Line::of(&self.title, Tone::Dim);
        head.fill_to(self.first);
        for (title, column) in self.titles.iter().zip(self.columns) {
            right(&mut head, title, Tone::Dim, column);
        }
        page.line(head);
        for row in self.rows {
            let mut line = row.name.clone();
            line.fill_to(self.first);
            for ((cell, tone), column) in row.cells.iter().zip(self.columns) {
                right(&mut line, cell, *tone, column);
            }
            let room = page.columns().saturating_sub(line.width() + 2);
            let fits = width(&row.remarks) <= room;
            if fits && !row.remarks.is_empty() {
                line.push(&format!("  {}", row.remarks), Tone::Dim);
            }
            page.line(line);
            if !fits {
                page.hanging(Line::of("    ", Tone::Plain), &row.remarks, Tone::Dim);
            }
        }
    }
}

/// Adds a cell that ends at the end of its column.
fn right(line: &mut Line, text: &str, tone: Tone, column: usize) {
    let end = line.width() + 2 + column;
    line.fill_to(end - width(text).min(column));
    line.push(text, tone);
}
