//! A table for spreadsheets.

use crate::text::for_cell;

/// A table as CSV (RFC 4180), with a byte-order mark, by which spreadsheet programs know UTF-8. A cell that one would take
/// for a formula gets an apostrophe before it. Every row has as many cells as the header.
#[must_use]
pub fn csv<const COLUMNS: usize>(
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Vec<u8> {
    table(&header, rows)
}

/// The same for columns that are known only when it is made; a row with more or fewer cells than the header is left out.
#[must_use]
pub fn table(header: &[&str], rows: impl IntoIterator<Item = impl AsRef<[String]>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    // Writing to memory cannot fail, and every record has as many cells as the first.
    let _ = writer.write_record(header);
    for row in rows {
        let cells = row.as_ref().iter();
        let _ = writer.write_record(cells.map(|cell| for_cell(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}
