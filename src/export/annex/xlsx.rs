//! A workbook that prints on A4 across: letterhead, title, table with its header on every page.
//!
//! Cells are texts and nothing else: no formula, no number, no link. Letters stand in 13 and 14 points.

use crate::i18n::message;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, IgnoreError,
    Workbook, Worksheet, XlsxError,
};

use super::measure::lines;
use super::{Annex, AnnexError, FONT, MARGINS, TABLE, WIDTH};

/// Lines of the table that a row can show: Excel makes no row higher than 409 points.
const MOST_LINES: usize = 23;
/// Points from one line of the table to the next.
const LINE: f64 = 17.0;
/// A4, as Excel counts paper.
const A4: u8 = 9;

pub(super) fn write(annex: &Annex) -> Result<Vec<u8>, AnnexError> {
    workbook(annex).map_err(|error| AnnexError {
        message: message!("annex-xlsx", error),
    })
}

fn workbook(annex: &Annex) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The time of writing would make each run another file.
    let properties = DocProperties::new()
        .set_title(annex.words.titles.join(" "))
        .set_author("")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2020, 3, 5)?);
    workbook.set_properties(&properties);
    workbook.set_default_format(&text(12), 20, 72)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(annex.words.titles.first().map_or("1", String::as_str))?;
    page(sheet)?;
    for (column, millimetres) in (0..).zip(annex.widths()) {
        let pixels = u32::from(millimetres) * 960 / 254;
        sheet.set_column_width_pixels(column, pixels)?;
    }
    let header = letterhead(sheet, annex)?;
    let last = table(sheet, annex, header)?;
    sheet.set_repeat_rows(header, header)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    let columns = last_column(annex);
    sheet.set_print_area(0, 0, last, columns)?;
    // Codes are texts that look like numbers, as they should.
    sheet.ignore_error_range(0, 0, last, columns, IgnoreError::NumberStoredAsText)?;
    workbook.save_to_buffer()
}

fn text(size: u16) -> Format {
    Format::new().set_font_name(FONT).set_font_size(size)
}

fn centred(size: u16) -> Format {
    text(size)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let inches = |millimetres: u16| f64::from(millimetres) / 25.4;
    let (top, left, right) = MARGINS;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_margins(
            inches(left),
            inches(right),
            inches(top),
            inches(top),
            inches(10),
            inches(10),
        )
        .set_print_fit_to_pages(1, 0)
        // The page number stands in the middle of the upper margin. Source: Decree 30/2020/NĐ-CP, Annex I.
        .set_header(format!("&C&\"{FONT},Regular\"&13&P"));
    Ok(())
}

fn last_column(annex: &Annex) -> u16 {
    u16::try_from(annex.columns.len()).unwrap_or(u16::MAX)
}

/// The lines above the table; gives the row of its header.
fn letterhead(sheet: &mut Worksheet, annex: &Annex) -> Result<u32, XlsxError> {
    let words = &annex.words;
    let last = last_column(annex);
    let middle = split(annex);
    let left = [
        (words.agency.as_str(), centred(13).set_bold()),
        (&words.number, centred(13)),
        ("", centred(13)),
    ];
    let motto = centred(13).set_bold();
    let right = [
        (words.state.as_str(), centred(13).set_bold()),
        (&words.motto, motto.set_underline(FormatUnderline::Single)),
        (&words.place, centred(13).set_italic()),
    ];
    let mut row = 0;
    for ((left, of_left), (right, of_right)) in left.iter().zip(&right) {
        let half = left_half(annex);
        let lines = high(left, half).max(high(right, WIDTH.saturating_sub(half)));
        sheet.set_row_height(row, lines * 18)?;
        merge(sheet, row, (0, middle), left, of_left)?;
        merge(sheet, row, (middle + 1, last), right, of_right)?;
        row += 1;
    }
    row += 1;
    let titles = words.titles.iter().map(|t| (t, centred(14).set_bold()));
    let remarks = words.remarks.iter().map(|t| (t, centred(13).set_italic()));
    for (line, format) in titles.chain(remarks) {
        sheet.set_row_height(row, high(line, WIDTH) * 19)?;
        merge(sheet, row, (0, last), line, &format)?;
        row += 1;
    }
    Ok(row + 1)
}

/// Lines that a text of 14 points takes in so many millimetres; as many as the highest row shows.
fn high(text: &str, millimetres: u16) -> u32 {
    let lines = lines(text, millimetres, 14).len();
    u32::try_from(lines.min(21)).unwrap_or(1)
}

/// Millimetres of the left half of the page.
fn left_half(annex: &Annex) -> u16 {
    annex.widths().take(usize::from(split(annex)) + 1).sum()
}

/// The last column of the left half of the page.
fn split(annex: &Annex) -> u16 {
    let mut sum = 0;
    let half = annex.widths().position(|width| {
        sum += width;
        sum >= WIDTH * 2 / 5
    });
    let last = last_column(annex).saturating_sub(1);
    half.and_then(|at| u16::try_from(at).ok())
        .map_or(0, |at| at.min(last))
}

fn merge(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first < last {
        sheet.merge_range(row, first, row, last, "", format)?;
    }
    sheet.write_string_with_format(row, first, text, format)?;
    Ok(())
}

/// The table; gives its last row. A row that is higher than Excel can show goes on in the next, so that nothing is cut off
/// and no cell is longer than a cell may be.
fn table(sheet: &mut Worksheet, annex: &Annex, header: u32) -> Result<u32, XlsxError> {
    let border = |format: Format| format.set_border(FormatBorder::Thin);
    let of_header = border(centred(TABLE).set_bold());
    sheet.write_string_with_format(header, 0, &annex.words.no, &of_header)?;
    let titles = annex.columns.iter();
    let titles = titles.map(|column| lines(&column.title, column.width, TABLE).len());
    sheet.set_row_height(header, height(titles))?;
    for (at, column) in (1..).zip(&annex.columns) {
        sheet.write_string_with_format(header, at, &column.title, &of_header)?;
    }
    let cell = || border(text(TABLE).set_num_format("@").set_text_wrap());
    let in_the_middle = cell()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::Top);
    let plain = cell()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top);
    let of_part = cell().set_bold().set_align(FormatAlign::Left);
    let mut row = header;
    for of in &annex.rows {
        if let Some(part) = &of.part {
            row += 1;
            merge(sheet, row, (0, last_column(annex)), part, &of_part)?;
        }
        let pieces: Vec<Vec<&str>> = of
            .cells
            .iter()
            .zip(&annex.columns)
            .map(|(text, column)| pieces(text, column.width))
            .collect();
        let needed = pieces.iter().map(Vec::len).max().unwrap_or(1);
        for part in 0..needed {
            row += 1;
            let number = annex.number(of);
            let number = match part {
                0 => number,
                _ => format!("{number} {}", annex.words.continued),
            };
            sheet.write_string_with_format(row, 0, number.trim(), &in_the_middle)?;
            let parts = pieces
                .iter()
                .zip(&annex.columns)
                .filter_map(|(pieces, column)| {
                    Some(lines(pieces.get(part)?, column.width, TABLE).len())
                });
            sheet.set_row_height(row, height(parts))?;
            for ((at, column), pieces) in (1..).zip(&annex.columns).zip(&pieces) {
                // What goes on bears its number and no code again: who counts codes counts procedures.
                let text = pieces.get(part).copied().unwrap_or_default();
                let format = if column.centred {
                    &in_the_middle
                } else {
                    &plain
                };
                sheet.write_string_with_format(row, at, text, format)?;
            }
        }
    }
    Ok(row)
}

/// Points of a row of texts with so many lines each.
fn height(lines: impl Iterator<Item = usize>) -> f64 {
    let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
    LINE * u32::try_from(lines).map_or(1.0, f64::from)
}

/// A text in parts of which each fits in the highest row.
fn pieces(text: &str, width: u16) -> Vec<&str> {
    let lines = lines(text, width, TABLE);
    let parts = lines.chunks(MOST_LINES).map(|part| {
        let from = part.first().map_or(0, |line| line.start);
        let to = part.last().map_or(0, |line| line.end);
        text.get(from..to).unwrap_or_default().trim_end()
    });
    parts.collect()
}
