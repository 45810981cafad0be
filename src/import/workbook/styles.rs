//! What formats of cells do to what people see: of the cells themselves, and of rules that spreadsheets apply to them.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::number_format;
use super::rich_text::Height;
use super::visibility::{attribute, is_on};

/// What a format of cells does to what people see.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellFormat {
    pub strikes: bool,
    /// It raises or lowers what the cell says.
    pub shifts: bool,
    /// Its letters are white.
    pub is_white: bool,
    /// Its ground has another colour than white.
    pub is_filled: bool,
    /// It shows 0.5 as 50 %.
    pub is_percent: bool,
    /// Its number format, where that shows numbers otherwise than they are stored: a position in the codes.
    pub odd: Option<usize>,
}

/// The formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Those of cells, in the order in which cells name them.
    pub formats: Vec<CellFormat>,
    /// Number formats that show numbers otherwise than they are stored.
    pub codes: Vec<String>,
    /// Whether each format of a rule makes people see something else, or nothing.
    pub disguises: Vec<bool>,
}

/// The part of a workbook's styles that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum StylePart {
    #[default]
    Other,
    Fonts,
    Fills,
    Formats,
    Rules,
}

/// The styles of a workbook while they are read.
pub(super) struct StyleReader {
    styles: Styles,
    part: StylePart,
    fonts: Vec<CellFormat>,
    fills: Vec<bool>,
    percents: BTreeSet<u32>,
    odd: BTreeMap<u32, usize>,
    /// The format of a rule that is read.
    rule: CellFormat,
    /// Whether its number format shows something else.
    rule_counts: bool,
}

impl StyleReader {
    pub(super) fn new() -> StyleReader {
        StyleReader {
            styles: Styles::default(),
            part: StylePart::Other,
            fonts: Vec::new(),
            fills: Vec::new(),
            // The two that every spreadsheet knows, `0%` and `0.00%`.
            percents: BTreeSet::from([9, 10]),
            odd: BTreeMap::new(),
            rule: CellFormat::default(),
            rule_counts: false,
        }
    }

    pub(super) fn done(self) -> Styles {
        self.styles
    }

    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                let part = match tag.local_name().as_ref() {
                    "fonts" => Some(StylePart::Fonts),
                    "fills" => Some(StylePart::Fills),
                    "cellXfs" => Some(StylePart::Formats),
                    "dxfs" => Some(StylePart::Rules),
                    _ => None,
                };
                self.part = part.unwrap_or(self.part);
                self.open(tag);
            }
            Event::Empty(tag) => {
                self.open(tag);
                if self.part == StylePart::Rules && tag.local_name().as_ref() == "dxf" {
                    self.styles.disguises.push(false);
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "fonts" | "fills" | "cellXfs" | "dxfs" => self.part = StylePart::Other,
                "dxf" => {
                    let CellFormat {
                        strikes,
                        is_white,
                        is_filled,
                        ..
                    } = self.rule;
                    let disguises = strikes || is_white && !is_filled || self.rule_counts;
                    self.styles.disguises.push(disguises);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        match (self.part, name.as_ref()) {
            (StylePart::Rules, "dxf") => {
                self.rule = CellFormat::default();
                self.rule_counts = false;
            }
            (StylePart::Fonts, "font") => self.fonts.push(CellFormat::default()),
            (StylePart::Fonts | StylePart::Rules, "strike" | "color" | "vertAlign") => {
                let font = match self.part {
                    StylePart::Rules => Some(&mut self.rule),
                    _ => self.fonts.last_mut(),
                };
                let Some(font) = font else { return };
                match name.as_ref() {
                    "strike" => font.strikes = is_on(tag, "val", true),
                    // Borders have colours, too, and no white one hides a number.
                    "color" => font.is_white |= is_white(tag),
                    _ => font.shifts = Height::of(tag) != Height::OnLine,
                }
            }
            (StylePart::Fills, "fill") => self.fills.push(false),
            (StylePart::Fills, "patternFill" | "gradientFill") => {
                let pattern = attribute(tag, "patternType");
                let is_filled = match name.as_ref() {
                    "gradientFill" => true,
                    _ => pattern.is_some_and(|pattern| pattern != "none"),
                };
                if let Some(fill) = self.fills.last_mut() {
                    *fill = is_filled;
                }
            }
            (StylePart::Fills, "fgColor") if is_white(tag) => {
                if let Some(fill) = self.fills.last_mut() {
                    *fill = false;
                }
            }
            // The ground of a rule is the other colour of its pattern.
            (StylePart::Rules, "bgColor" | "fgColor") => self.rule.is_filled |= !is_white(tag),
            (StylePart::Rules, "numFmt") => {
                let code = attribute(tag, "formatCode").unwrap_or_default();
                self.rule_counts = number_format::is_odd(&code) || code.contains('%');
            }
            (_, "numFmt") => {
                let id = attribute(tag, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                let code = attribute(tag, "formatCode").unwrap_or_default();
                self.percents.extend(id.filter(|_| code.contains('%')));
                if let Some(id) = id.filter(|_| number_format::is_odd(&code)) {
                    self.odd.insert(id, self.styles.codes.len());
                    self.styles.codes.push(code);
                }
            }
            (StylePart::Formats, "xf") => {
                let index = |name: &str| attribute(tag, name)?.parse::<usize>().ok();
                let number = attribute(tag, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                let font = index("fontId").and_then(|id| self.fonts.get(id).copied());
                let fill = index("fillId").and_then(|id| self.fills.get(id).copied());
                self.styles.formats.push(CellFormat {
                    is_percent: number.is_some_and(|id| self.percents.contains(&id)),
                    odd: number.and_then(|id| self.odd.get(&id).copied()),
                    is_filled: fill.unwrap_or_default(),
                    ..font.unwrap_or_default()
                });
            }
            _ => {}
        }
    }
}

/// Whether a tag says the colour white, or that of the ground of every sheet.
fn is_white(tag: &BytesStart<'_>) -> bool {
    let is = |name: &str, wanted: &[&str]| {
        let value = attribute(tag, name);
        value.is_some_and(|value| wanted.contains(&value.to_ascii_uppercase().as_str()))
    };
    let tint = attribute(tag, "tint").and_then(|tint| tint.parse::<f64>().ok());
    let is_plain = tint.is_none_or(|tint| tint >= 0.0);
    let named = is("rgb", &["FFFFFFFF", "00FFFFFF", "FFFFFF"]) || is("theme", &["0"]);
    is_plain && (named || is("indexed", &["1", "9"]))
}
