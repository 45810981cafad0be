//! A wide table as a workbook: its header and first columns stay in sight. Cells are texts and nothing else.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    XlsxError,
};

use crate::export::sheet::SAMPLE;

/// Characters that a cell of Excel holds at most.
const LONGEST: usize = 32_767;

/// A table whose first columns name its rows.
pub(crate) struct MatrixSheet<'a> {
    /// Name of the sheet, and title of the document.
    pub title: &'a str,
    /// Lines above the table: what it is of, and as of when.
    pub notes: &'a [String],
    /// Titles of the columns.
    pub header: &'a [String],
    /// The rows; each as wide as the header.
    pub rows: &'a [Vec<String>],
    /// How many columns stay in sight.
    pub frozen: u16,
    /// Widths of the first columns; the others are as narrow as a word.
    pub widths: &'a [f64],
    /// Whether it was made from a sample.
    pub sample: bool,
}

/// The workbook.
///
/// # Errors
/// The table is larger than a sheet.
pub(crate) fn xlsx(table: &MatrixSheet<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The time of writing would make each run another file.
    let properties = DocProperties::new()
        .set_title(table.title)
        .set_author("")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2020, 3, 5)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_landscape();
    let strong = Format::new().set_bold();
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let head = text.clone().set_bold();
    let mut row = 0;
    sheet.write_string_with_format(row, 0, table.title, &strong)?;
    let sample = table.sample.then(|| SAMPLE.to_owned());
    for note in table.notes.iter().chain(&sample) {
        row += 1;
        sheet.write_string(row, 0, cut(note))?;
    }
    row += 1;
    let header = row;
    for (at, title) in (0..).zip(table.header) {
        sheet.write_string_with_format(row, at, cut(title), &head)?;
        let width = table.widths.get(usize::from(at));
        sheet.set_column_width(at, width.copied().unwrap_or(12.0))?;
    }
    for cells in table.rows {
        row += 1;
        for (at, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, at, cut(cell), &text)?;
        }
    }
    let last = u16::try_from(table.header.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(header + 1, table.frozen)?;
    sheet.set_repeat_rows(header, header)?;
    sheet.ignore_error_range(0, 0, row, last, IgnoreError::NumberStoredAsText)?;
    workbook.save_to_buffer()
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
