//! What is not seen of a sheet, out of its own XML.

use quick_xml::events::{BytesStart, Event};

use super::rich_text::RichTextReader;
use super::styles::{CellFormat, Styles};
use super::visibility::{MergedRange, SharedText, SheetVisibility, attribute, is_on};

/// A sheet while it is read.
pub(super) struct SheetReader<'a> {
    pub unseen: SheetVisibility,
    /// A merged range that cannot be read.
    pub wrong: Option<String>,
    /// The row that is read, from 0.
    row: Option<u32>,
    /// The column that is read, from 0.
    column: Option<u32>,
    /// The format of the cell that is read.
    format: CellFormat,
    /// The text that stands in the cell itself.
    inside: RichTextReader,
    /// Whether the cell names a shared text.
    shared: bool,
    in_value: bool,
    index: String,
    /// The ranges to which the rules that are read apply.
    ruled: Vec<MergedRange>,
    styles: &'a Styles,
    texts: &'a [SharedText],
}

impl<'a> SheetReader<'a> {
    pub(super) fn new(styles: &'a Styles, texts: &'a [SharedText]) -> SheetReader<'a> {
        SheetReader {
            unseen: SheetVisibility::default(),
            wrong: None,
            row: None,
            column: None,
            format: CellFormat::default(),
            inside: RichTextReader::default(),
            shared: false,
            in_value: false,
            index: String::new(),
            ruled: Vec::new(),
            styles,
            texts,
        }
    }

    pub(super) fn take(&mut self, event: &Event<'_>) {
        if let (Some(marked), Some(place)) = (self.inside.take(event), self.place()) {
            self.unseen.marked.insert(place, marked);
        }
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.open(tag),
            Event::Text(text) if self.in_value => {
                self.index.push_str(text);
            }
            Event::End(tag) if tag.local_name().as_ref() == "v" => {
                self.in_value = false;
                let index = self.index.trim().parse::<usize>().ok();
                let text = index
                    .filter(|_| self.shared)
                    .and_then(|at| self.texts.get(at));
                if self.format.strikes || text.is_some_and(|text| text.is_struck) {
                    self.strike();
                }
                if let (Some(marked), Some(place)) =
                    (text.and_then(|text| text.marked.clone()), self.place())
                {
                    self.unseen.marked.insert(place, marked);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "sheetView" => self.unseen.no_zeros |= !is_on(tag, "showZeros", true),
            "sheetFormatPr" => self.unseen.all = is_on(tag, "zeroHeight", false),
            "col" => {
                let number = |name: &str| attribute(tag, name)?.parse::<u32>().ok();
                let (Some(first), Some(last)) = (number("min"), number("max")) else {
                    return;
                };
                let no_width = attribute(tag, "width").is_some_and(|width| is_zero(&width));
                if is_on(tag, "hidden", false) || no_width {
                    let columns = (first.saturating_sub(1), last.saturating_sub(1));
                    self.unseen.columns.push(columns);
                }
            }
            "row" => {
                let number = attribute(tag, "r").and_then(|row| row.parse::<u32>().ok());
                let next = self.row.map_or(0, |row| row.saturating_add(1));
                let row = number.map_or(next, |number| number.saturating_sub(1));
                self.row = Some(row);
                self.column = None;
                let no_height = attribute(tag, "ht").is_some_and(|height| is_zero(&height));
                if is_on(tag, "hidden", false) || no_height {
                    self.unseen.rows.insert(row);
                } else if self.unseen.all && attribute(tag, "hidden").is_some() {
                    self.unseen.shown.insert(row);
                }
            }
            "c" => {
                let next = self.column.map_or(0, |column| column.saturating_add(1));
                let at = attribute(tag, "r").and_then(|name| place(&name));
                self.column = Some(at.map_or(next, |(_, column)| column));
                let format = attribute(tag, "s").and_then(|at| at.parse::<usize>().ok());
                let format = format.and_then(|at| self.styles.formats.get(at).copied());
                let format = format.unwrap_or_default();
                self.format = format;
                let place = self.place();
                if format.shifts {
                    self.unseen.shifted.extend(place);
                }
                if format.is_white && !format.is_filled {
                    self.unseen.white.extend(place);
                }
                if format.is_percent {
                    self.unseen.percent.extend(place);
                }
                if let (Some(place), Some(code)) =
                    (place, format.odd.and_then(|at| self.styles.codes.get(at)))
                {
                    self.unseen.disguised.insert(place, code.clone());
                }
                self.shared = attribute(tag, "t").as_deref() == Some("s");
            }
            "mergeCell" => {
                let range = attribute(tag, "ref").unwrap_or_default();
                match merged(&range) {
                    Some(merged) => self.unseen.merged.push(merged),
                    None => self.wrong = Some(range),
                }
            }
            "conditionalFormatting" => {
                let ranges = attribute(tag, "sqref").unwrap_or_default();
                self.ruled = ranges.split_whitespace().filter_map(merged).collect();
            }
            "cfRule" => {
                let format = attribute(tag, "dxfId").and_then(|at| at.parse::<usize>().ok());
                let disguises = format.and_then(|at| self.styles.disguises.get(at));
                if disguises == Some(&true) {
                    self.unseen.ruled.extend(&self.ruled);
                }
            }
            // Only its bar or its sign is seen.
            "dataBar" | "iconSet" if !is_on(tag, "showValue", true) => {
                self.unseen.ruled.extend(&self.ruled);
            }
            "v" => {
                self.in_value = true;
                self.index.clear();
            }
            "is" if self.format.strikes => self.strike(),
            // A run of a text that stands in the cell itself.
            "strike" if is_on(tag, "val", true) => self.strike(),
            _ => {}
        }
    }

    /// The row and column of the cell that is read.
    fn place(&self) -> Option<(u32, u32)> {
        self.row.zip(self.column)
    }

    fn strike(&mut self) {
        self.unseen.struck.extend(self.row);
    }
}

/// A range such as `A1:E1`.
fn merged(range: &str) -> Option<MergedRange> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let (first, last) = (place(first)?, place(last)?);
    Some(MergedRange {
        rows: (first.0.min(last.0), first.0.max(last.0)),
        columns: (first.1.min(last.1), first.1.max(last.1)),
    })
}

/// The row and column, from 0, of a cell by its name, such as `AB17`.
fn place(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(split);
    let column = letters.chars().try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
        let digit = Some(digit).filter(|digit| *digit < 26)?;
        column.checked_mul(26)?.checked_add(digit + 1)
    })?;
    Some((
        row.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

fn is_zero(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(|number| number <= 0.0)
}
