//! What people do not see of a sheet, or see otherwise than it is stored: rows and columns that are hidden or filtered out,
//! cells whose text is struck, shares, merged ranges. The library that reads cells does not tell all of it, so the sheets' own
//! XML is read for it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use crate::i18n::{Message, message};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::number_format;

/// The parts of a workbook that say so.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each sheet stands in the archive, by its name.
    sheets: BTreeMap<String, String>,
    formats: Vec<CellFormat>,
    /// Number formats that show numbers otherwise than they are stored.
    codes: Vec<String>,
    /// Whether what formulas give is computed only when somebody opens the file.
    pub computes_on_load: bool,
    /// For each shared text, whether any of it is struck.
    texts: Vec<bool>,
}

/// What a format of cells does to what people see.
#[derive(Clone, Copy, Debug, Default)]
struct CellFormat {
    strikes: bool,
    /// It shows 0.5 as 50 %.
    is_percent: bool,
    /// Its number format, where that shows numbers otherwise than they are stored: a position in the codes of the package.
    odd: Option<usize>,
}

/// A merged range of cells: its first and last row and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MergedRange {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

/// What is not seen of one sheet; rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct SheetVisibility {
    /// Rows that are hidden, or filtered out, which a file stores alike.
    pub rows: BTreeSet<u32>,
    /// Rows with a cell that is struck through.
    pub struck: BTreeSet<u32>,
    /// Cells, row and column, whose numbers are shown as shares of 100.
    pub percent: BTreeSet<(u32, u32)>,
    /// Cells, row and column, whose number format shows numbers otherwise than they are stored, with that format.
    pub disguised: BTreeMap<(u32, u32), String>,
    /// Whether zeros are shown as nothing everywhere.
    pub no_zeros: bool,
    /// Cells that are shown as one.
    pub merged: Vec<MergedRange>,
    /// First and last of hidden columns.
    columns: Vec<(u32, u32)>,
    /// Rows that say nothing of themselves are hidden.
    all: bool,
    /// Rows that are shown all the same.
    shown: BTreeSet<u32>,
}

impl SheetVisibility {
    /// Whether a row is hidden.
    pub fn hides(&self, row: u32) -> bool {
        self.rows.contains(&row) || self.all && !self.shown.contains(&row)
    }

    /// Whether a column is hidden.
    pub fn hides_column(&self, column: u32) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|(first, last)| (*first..=*last).contains(&column))
    }
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, String> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        let mut package = Package {
            zip,
            sheets: BTreeMap::new(),
            formats: Vec::new(),
            codes: Vec::new(),
            computes_on_load: false,
            texts: Vec::new(),
        };
        let mut targets = BTreeMap::new();
        package.each("xl/_rels/workbook.xml.rels", |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
            {
                targets.insert(id, target);
            }
        })?;
        let mut sheets = BTreeMap::new();
        let mut computes_on_load = false;
        package.each("xl/workbook.xml", |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == "calcPr"
            {
                computes_on_load = is_on(tag, "fullCalcOnLoad", false);
            }
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
                && let Some(target) = targets.get(&id)
            {
                let part = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("xl/{target}"),
                };
                sheets.insert(name, part);
            }
        })?;
        package.sheets = sheets;
        package.computes_on_load = computes_on_load;
        package.formats = package.formats()?;
        package.texts = package.texts()?;
        Ok(package)
    }

    /// What each cell format does: by the font and the number format that it names.
    fn formats(&mut self) -> Result<Vec<CellFormat>, String> {
        let (mut fonts, mut formats) = (Vec::new(), Vec::new());
        // The two that every spreadsheet knows, `0%` and `0.00%`.
        let mut percents = BTreeSet::from([9, 10]);
        let mut odd: BTreeMap<u32, usize> = BTreeMap::new();
        let mut codes = Vec::new();
        let (mut in_fonts, mut in_formats) = (false, false);
        self.each("xl/styles.xml", |event| match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "fonts" => in_fonts = matches!(event, Event::Start(_)),
                "cellXfs" => in_formats = matches!(event, Event::Start(_)),
                "font" if in_fonts => fonts.push(false),
                "strike" if in_fonts => {
                    if let Some(font) = fonts.last_mut() {
                        *font = is_on(tag, "val", true);
                    }
                }
                "numFmt" => {
                    let id = attribute(tag, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    let code = attribute(tag, "formatCode").unwrap_or_default();
                    percents.extend(id.filter(|_| code.contains('%')));
                    if let Some(id) = id.filter(|_| number_format::is_odd(&code)) {
                        odd.insert(id, codes.len());
                        codes.push(code);
                    }
                }
                "xf" if in_formats => {
                    let font = attribute(tag, "fontId").and_then(|id| id.parse::<usize>().ok());
                    let number = attribute(tag, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    formats.push(CellFormat {
                        strikes: font.is_some_and(|id| fonts.get(id) == Some(&true)),
                        is_percent: number.is_some_and(|id| percents.contains(&id)),
                        odd: number.and_then(|id| odd.get(&id).copied()),
                    });
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "fonts" => in_fonts = false,
                "cellXfs" => in_formats = false,
                _ => {}
            },
            _ => {}
        })?;
        self.codes = codes;
        Ok(formats)
    }

    /// Whether any of each shared text is struck.
    fn texts(&mut self) -> Result<Vec<bool>, String> {
        let mut texts = Vec::new();
        self.each("xl/sharedStrings.xml", |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event {
                match tag.local_name().as_ref() {
                    "si" => texts.push(false),
                    "strike" => {
                        if let Some(text) = texts.last_mut() {
                            *text |= is_on(tag, "val", true);
                        }
                    }
                    _ => {}
                }
            }
        })?;
        Ok(texts)
    }

    /// What is not seen of a sheet.
    pub fn unseen(&mut self, sheet: &str) -> Result<SheetVisibility, Message> {
        let Some(part) = self.sheets.get(sheet).cloned() else {
            return Ok(SheetVisibility::default());
        };
        let formats = std::mem::take(&mut self.formats);
        let texts = std::mem::take(&mut self.texts);
        let codes = std::mem::take(&mut self.codes);
        let mut reading = SheetReader {
            unseen: SheetVisibility::default(),
            wrong: None,
            row: None,
            column: None,
            format_strikes: false,
            shared: false,
            in_value: false,
            index: String::new(),
            formats: &formats,
            codes: &codes,
            texts: &texts,
        };
        let read = self.each(&part, |event| reading.take(event));
        let SheetReader { unseen, wrong, .. } = reading;
        self.formats = formats;
        self.texts = texts;
        self.codes = codes;
        read?;
        match wrong {
            Some(range) => Err(message!("import-merged-none", part, range)),
            None => Ok(unseen),
        }
    }

    /// Every event of a part; of one that is not there, none.
    fn each(&mut self, part: &str, mut take: impl FnMut(&Event<'_>)) -> Result<(), String> {
        let Some(at) = self.zip.index_for_name(part) else {
            return Ok(());
        };
        let file = self.zip.by_index(at).map_err(|e| e.to_string())?;
        let file: Box<dyn Read + '_> = Box::new(file);
        let mut reader = Reader::from_reader(BufReader::new(file));
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return Ok(()),
                Ok(event) => take(&event),
                Err(error) => return Err(format!("{part}: {error}")),
            }
            buffer.clear();
        }
    }
}

/// A sheet while it is read.
struct SheetReader<'a> {
    unseen: SheetVisibility,
    /// A merged range that cannot be read.
    wrong: Option<String>,
    /// The row that is read, from 0.
    row: Option<u32>,
    /// The column that is read, from 0.
    column: Option<u32>,
    /// Whether the format of the cell that is read strikes it.
    format_strikes: bool,
    /// Whether the cell names a shared text.
    shared: bool,
    in_value: bool,
    index: String,
    formats: &'a [CellFormat],
    codes: &'a [String],
    texts: &'a [bool],
}

impl SheetReader<'_> {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.open(tag),
            Event::Text(text) if self.in_value => {
                self.index.push_str(text);
            }
            Event::End(tag) if tag.local_name().as_ref() == "v" => {
                self.in_value = false;
                let index = self.index.trim().parse::<usize>().ok();
                let is_struck = index.is_some_and(|at| self.texts.get(at) == Some(&true));
                if self.format_strikes || self.shared && is_struck {
                    self.strike();
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
                let format = format.and_then(|at| self.formats.get(at).copied());
                let format = format.unwrap_or_default();
                self.format_strikes = format.strikes;
                let place = self.row.zip(self.column);
                if format.is_percent {
                    self.unseen.percent.extend(place);
                }
                if let (Some(place), Some(code)) =
                    (place, format.odd.and_then(|at| self.codes.get(at)))
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
            "v" => {
                self.in_value = true;
                self.index.clear();
            }
            "is" if self.format_strikes => self.strike(),
            // A run of a text that stands in the cell itself.
            "strike" if is_on(tag, "val", true) => self.strike(),
            _ => {}
        }
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

/// The value of an attribute, whatever the prefix of its name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let text = found.value.to_string();
    Some(match quick_xml::escape::unescape(&text) {
        Ok(unescaped) => unescaped.into_owned(),
        Err(_) => text,
    })
}

fn is_on(tag: &BytesStart<'_>, name: &str, absent: bool) -> bool {
    attribute(tag, name).map_or(absent, |value| {
        matches!(value.as_str(), "1" | "true" | "on")
    })
}

fn is_zero(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(|number| number <= 0.0)
}
