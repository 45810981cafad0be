//! A table for spreadsheets.

use crate::text::for_cell;

/// A table as CSV (RFC 4180), with a byte-order mark, by which spreadsheet programs know UTF-8. A cell that one would take
/// for a formula gets an apostrophe before it. Every row has as many cells as the header. A sheet that was made from a sample
/// says so in every row.
pub(crate) fn csv<const COLUMNS: usize>(
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
    sample: bool,
) -> Vec<u8> {
    if !sample {
        return table(&header, rows);
    }
    let header: Vec<&str> = header.into_iter().chain(["sample"]).collect();
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().chain([SAMPLE.to_owned()]);
        cells.collect::<Vec<String>>()
    });
    table(&header, rows)
}

/// What stands in every row of a sheet that was made from a sample.
pub(crate) const SAMPLE: &str = "mẫu";

/// The same for columns that are known only when it is made; a row with more or fewer cells than the header is left out.
pub(crate) fn table(
    header: &[&str],
    rows: impl IntoIterator<Item = impl AsRef<[String]>>,
) -> Vec<u8> {
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
