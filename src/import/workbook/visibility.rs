//! What people do not see of a sheet, or see otherwise than it is stored: rows and columns that are hidden or filtered out,
//! cells whose text is struck or bears the mark of a footnote, shares, merged ranges. The library that reads cells does not tell all of it, so the sheets' own
//! XML is read for it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use crate::i18n::{Message, message};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::page::PageReader;
use super::rich_text::{MarkedText, RichTextReader};
use super::sheet_reader::SheetReader;
use super::styles::{StyleReader, Styles};

/// The parts of a workbook that say so.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each sheet stands in the archive, by its name.
    sheets: BTreeMap<String, String>,
    styles: Styles,
    /// Whether what formulas give is computed only when somebody opens the file.
    pub computes_on_load: bool,
    texts: Vec<SharedText>,
}

/// What a text that cells share looks like.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedText {
    /// Whether any of it is struck.
    pub is_struck: bool,
    /// Where a part of it is raised or lowered.
    pub marked: Option<MarkedText>,
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
    /// Cells, row and column, with a text of which a part is raised or lowered.
    pub marked: BTreeMap<(u32, u32), MarkedText>,
    /// Cells, row and column, that are raised or lowered as a whole.
    pub shifted: BTreeSet<(u32, u32)>,
    /// Cells, row and column, in white letters on white ground.
    pub white: BTreeSet<(u32, u32)>,
    /// Ranges that a rule shows otherwise than they are stored: struck through, in white or with another number format.
    pub ruled: Vec<MergedRange>,
    /// What stands in the heads and feet of the printed page.
    pub printed: Vec<String>,
    /// Comments, each with the name of its cell.
    pub comments: Vec<(String, String)>,
    /// Whether zeros are shown as nothing everywhere.
    pub no_zeros: bool,
    /// Cells that are shown as one.
    pub merged: Vec<MergedRange>,
    /// First and last of hidden columns.
    pub columns: Vec<(u32, u32)>,
    /// Rows that say nothing of themselves are hidden.
    pub all: bool,
    /// Rows that are shown all the same.
    pub shown: BTreeSet<u32>,
}

impl SheetVisibility {
    /// Whether a row is hidden.
    pub(super) fn hides(&self, row: u32) -> bool {
        self.rows.contains(&row) || self.all && !self.shown.contains(&row)
    }

    /// Whether a column is hidden.
    pub(super) fn hides_column(&self, column: u32) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|(first, last)| (*first..=*last).contains(&column))
    }
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, String> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        let mut package = Package {
            zip,
            sheets: BTreeMap::new(),
            styles: Styles::default(),
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
        let mut styles = StyleReader::new();
        package.each("xl/styles.xml", |event| styles.take(event))?;
        package.styles = styles.done();
        package.texts = package.texts()?;
        Ok(package)
    }

    /// What each shared text looks like.
    fn texts(&mut self) -> Result<Vec<SharedText>, String> {
        let mut texts: Vec<SharedText> = Vec::new();
        let mut reader = RichTextReader::default();
        self.each("xl/sharedStrings.xml", |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event {
                match tag.local_name().as_ref() {
                    "si" => texts.push(SharedText::default()),
                    "strike" => {
                        if let Some(text) = texts.last_mut() {
                            text.is_struck |= is_on(tag, "val", true);
                        }
                    }
                    _ => {}
                }
            }
            if let (Some(marked), Some(text)) = (reader.take(event), texts.last_mut()) {
                text.marked = Some(marked);
            }
        })?;
        Ok(texts)
    }

    /// What is not seen of a sheet.
    pub(super) fn unseen(&mut self, sheet: &str) -> Result<SheetVisibility, Message> {
        let Some(part) = self.sheets.get(sheet).cloned() else {
            return Ok(SheetVisibility::default());
        };
        let styles = std::mem::take(&mut self.styles);
        let texts = std::mem::take(&mut self.texts);
        let mut reading = SheetReader::new(&styles, &texts);
        let mut page = PageReader::default();
        let read = self.each(&part, |event| {
            reading.take(event);
            page.take(event);
        });
        let SheetReader {
            mut unseen, wrong, ..
        } = reading;
        self.styles = styles;
        self.texts = texts;
        read?;
        for comments in self.comments_of(&part)? {
            self.each(&comments, |event| page.take(event))?;
        }
        (unseen.printed, unseen.comments) = (page.printed, page.comments);
        match wrong {
            Some(range) => Err(message!("import-merged-none", part, range)),
            None => Ok(unseen),
        }
    }

    /// The parts with the comments of a sheet.
    fn comments_of(&mut self, part: &str) -> Result<Vec<String>, String> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Vec::new();
        self.each(&format!("{folder}/_rels/{name}.rels"), |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == "Relationship"
                && attribute(tag, "Type").is_some_and(|of| of.ends_with("/comments"))
                && let Some(target) = attribute(tag, "Target")
            {
                found.push(inside(folder, &target));
            }
        })?;
        Ok(found)
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

/// Where a target stands in the archive, as a part in a folder names it.
fn inside(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => _ = steps.pop(),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let text = found.value.to_string();
    Some(match quick_xml::escape::unescape(&text) {
        Ok(unescaped) => unescaped.into_owned(),
        Err(_) => text,
    })
}

pub(super) fn is_on(tag: &BytesStart<'_>, name: &str, absent: bool) -> bool {
    attribute(tag, name).map_or(absent, |value| {
        matches!(value.as_str(), "1" | "true" | "on")
    })
}
