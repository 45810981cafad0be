//! A document for signing, on A4 across: letterhead, title, table with its header on every page, place for the signature.
//!
//! Source of the layout: Decree 30/2020/NĐ-CP, Annex I: 13 and 14 points.

use std::io::{Cursor, Write};

use crate::i18n::message;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::measure::lines;
use super::{Annex, AnnexError, AnnexRow, MARGINS, TABLE, WIDTH, parts};

/// Lines of a row that fit on a page beneath the header; a higher row may go on on the next page.
const MOST_LINES: usize = 24;
/// Namespaces of the body.
const SPACES: [(&str, &str); 2] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];

pub(super) fn write(annex: &Annex) -> Result<Vec<u8>, AnnexError> {
    let failed = |error: &dyn std::fmt::Display| AnnexError {
        message: message!("annex-docx", error),
    };
    let body = document(annex).map_err(|error| failed(&error))?;
    package(&body).map_err(|error| failed(&error))
}

/// The package: parts that never change, and the body. Times are fixed, so the same body gives the same bytes.
fn package(body: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts::ALL {
        zip.start_file(path, options)?;
        zip.write_all(content.as_bytes())?;
    }
    zip.start_file("word/document.xml", options)?;
    zip.write_all(body)?;
    Ok(zip.finish()?.into_inner())
}

/// How a paragraph looks.
#[derive(Clone, Copy, Default)]
struct ParagraphStyle {
    /// Points.
    size: u16,
    bold: bool,
    italic: bool,
    /// `left`, `center`; nothing for the document's.
    align: &'static str,
    /// Points above and below.
    space: (u16, u16),
    /// Stays on one page with what follows.
    keep: bool,
    /// A line above, that leaves so many millimetres free on both sides.
    line: Option<u16>,
}

/// A centred paragraph of so many points.
fn centred(size: u16) -> ParagraphStyle {
    ParagraphStyle {
        size,
        align: "center",
        ..ParagraphStyle::default()
    }
}

struct DocxBody(Writer<Vec<u8>>);

type WriteResult = std::io::Result<()>;

impl DocxBody {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> WriteResult {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))
    }

    fn close(&mut self, name: &str) -> WriteResult {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> WriteResult {
        let element = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Empty(element))
    }

    /// An element with one value.
    fn value(&mut self, name: &str, value: &str) -> WriteResult {
        self.empty(name, &[("w:val", value)])
    }

    fn paragraph(&mut self, text: &str, look: ParagraphStyle) -> WriteResult {
        self.open("w:p", &[])?;
        self.open("w:pPr", &[])?;
        if look.keep {
            self.empty("w:keepNext", &[])?;
        }
        if look.line.is_some() {
            self.open("w:pBdr", &[])?;
            let line = [
                ("w:val", "single"),
                ("w:sz", "6"),
                ("w:space", "1"),
                ("w:color", "000000"),
            ];
            self.empty("w:top", &line)?;
            self.close("w:pBdr")?;
        }
        let (above, below) = look.space;
        let (above, below) = ((above * 20).to_string(), (below * 20).to_string());
        self.empty("w:spacing", &[("w:before", &above), ("w:after", &below)])?;
        if let Some(free) = look.line {
            let free = twips(free);
            self.empty("w:ind", &[("w:left", &free), ("w:right", &free)])?;
        }
        if !look.align.is_empty() {
            self.value("w:jc", look.align)?;
        }
        // An empty paragraph is as high as its mark.
        self.letters(look)?;
        self.close("w:pPr")?;
        if !text.is_empty() {
            self.open("w:r", &[])?;
            self.letters(look)?;
            self.open("w:t", &[("xml:space", "preserve")])?;
            self.0.write_event(Event::Text(BytesText::new(text)))?;
            self.close("w:t")?;
            self.close("w:r")?;
        }
        self.close("w:p")
    }

    fn letters(&mut self, look: ParagraphStyle) -> WriteResult {
        self.open("w:rPr", &[])?;
        if look.bold {
            self.empty("w:b", &[])?;
        }
        if look.italic {
            self.empty("w:i", &[])?;
        }
        if look.size > 0 {
            let half_points = (look.size * 2).to_string();
            self.value("w:sz", &half_points)?;
            self.value("w:szCs", &half_points)?;
        }
        self.close("w:rPr")
    }

    /// A table of these widths in millimetres; `bordered` draws its lines.
    fn table(
        &mut self,
        widths: &[u16],
        bordered: bool,
        rows: impl FnOnce(&mut DocxBody) -> WriteResult,
    ) -> WriteResult {
        self.open("w:tbl", &[])?;
        self.open("w:tblPr", &[])?;
        let all = twips(widths.iter().sum());
        self.empty("w:tblW", &[("w:w", &all), ("w:type", "dxa")])?;
        if bordered {
            self.open("w:tblBorders", &[])?;
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                let line = [("w:val", "single"), ("w:sz", "4"), ("w:color", "000000")];
                self.empty(&format!("w:{side}"), &line)?;
            }
            self.close("w:tblBorders")?;
        }
        self.empty("w:tblLayout", &[("w:type", "fixed")])?;
        self.open("w:tblCellMar", &[])?;
        for side in ["left", "right"] {
            self.empty(&format!("w:{side}"), &[("w:w", "57"), ("w:type", "dxa")])?;
        }
        self.close("w:tblCellMar")?;
        self.close("w:tblPr")?;
        self.open("w:tblGrid", &[])?;
        for width in widths {
            self.empty("w:gridCol", &[("w:w", &twips(*width))])?;
        }
        self.close("w:tblGrid")?;
        rows(self)?;
        self.close("w:tbl")
    }

    /// A row; `whole` keeps it on one page, `header` repeats it on every page.
    fn row(
        &mut self,
        whole: bool,
        header: bool,
        cells: impl FnOnce(&mut DocxBody) -> WriteResult,
    ) -> WriteResult {
        self.open("w:tr", &[])?;
        if whole || header {
            self.open("w:trPr", &[])?;
            if whole {
                self.empty("w:cantSplit", &[])?;
            }
            if header {
                self.empty("w:tblHeader", &[])?;
            }
            self.close("w:trPr")?;
        }
        cells(self)?;
        self.close("w:tr")
    }

    /// One cell over all columns.
    fn wide(&mut self, widths: &[u16], text: &str, look: ParagraphStyle) -> WriteResult {
        self.open("w:tc", &[])?;
        self.open("w:tcPr", &[])?;
        let all = twips(widths.iter().sum());
        self.empty("w:tcW", &[("w:w", &all), ("w:type", "dxa")])?;
        self.value("w:gridSpan", &widths.len().to_string())?;
        self.close("w:tcPr")?;
        self.paragraph(text, look)?;
        self.close("w:tc")
    }

    fn cell(
        &mut self,
        width: u16,
        paragraphs: &[(&str, ParagraphStyle)],
        middle: bool,
    ) -> WriteResult {
        self.open("w:tc", &[])?;
        self.open("w:tcPr", &[])?;
        self.empty("w:tcW", &[("w:w", &twips(width)), ("w:type", "dxa")])?;
        if middle {
            self.value("w:vAlign", "center")?;
        }
        self.close("w:tcPr")?;
        for (text, look) in paragraphs {
            self.paragraph(text, *look)?;
        }
        self.close("w:tc")
    }
}

fn document(annex: &Annex) -> std::io::Result<Vec<u8>> {
    let mut body = DocxBody(Writer::new(Vec::new()));
    body.0.write_event(Event::Decl(BytesDecl::new(
        "1.0",
        Some("UTF-8"),
        Some("yes"),
    )))?;
    body.open("w:document", &SPACES)?;
    body.open("w:body", &[])?;
    letterhead(&mut body, annex)?;
    titles(&mut body, annex)?;
    rows(&mut body, annex)?;
    signature(&mut body, annex)?;
    section(&mut body)?;
    body.close("w:body")?;
    body.close("w:document")?;
    Ok(body.0.into_inner())
}

fn letterhead(body: &mut DocxBody, annex: &Annex) -> WriteResult {
    let words = &annex.words;
    let (left, right) = (WIDTH * 2 / 5, WIDTH - WIDTH * 2 / 5);
    let bold = ParagraphStyle {
        bold: true,
        ..centred(13)
    };
    let of_motto = ParagraphStyle {
        bold: true,
        ..centred(14)
    };
    // The line below the motto is as long as the motto, that below the agency a third of its name.
    let below = |width: u16, length: u16| ParagraphStyle {
        line: Some(width.saturating_sub(length) / 2),
        space: (2, 0),
        ..centred(4)
    };
    let italic = ParagraphStyle {
        italic: true,
        ..centred(13)
    };
    let short = below(left, left / 4);
    let long = below(right, 62);
    body.table(&[left, right], false, |body| {
        body.row(true, false, |body| {
            let agency = [
                (words.agency.as_str(), bold),
                ("", short),
                (words.number.as_str(), centred(13)),
            ];
            body.cell(left, &agency, false)?;
            let state = [
                (words.state.as_str(), bold),
                (words.motto.as_str(), of_motto),
                ("", long),
                (words.place.as_str(), italic),
            ];
            body.cell(right, &state, false)
        })
    })
}

fn titles(body: &mut DocxBody, annex: &Annex) -> WriteResult {
    for (at, title) in annex.words.titles.iter().enumerate() {
        let look = ParagraphStyle {
            bold: true,
            space: (if at == 0 { 12 } else { 0 }, 0),
            keep: true,
            ..centred(14)
        };
        body.paragraph(title, look)?;
    }
    let last = annex.words.remarks.len().saturating_sub(1);
    for (at, remark) in annex.words.remarks.iter().enumerate() {
        let look = ParagraphStyle {
            italic: true,
            space: (0, if at == last { 10 } else { 0 }),
            keep: true,
            ..centred(13)
        };
        body.paragraph(remark, look)?;
    }
    Ok(())
}

fn rows(body: &mut DocxBody, annex: &Annex) -> WriteResult {
    let widths: Vec<u16> = annex.widths().collect();
    let header = ParagraphStyle {
        bold: true,
        ..centred(TABLE)
    };
    let plain = ParagraphStyle {
        size: TABLE,
        align: "left",
        ..ParagraphStyle::default()
    };
    body.table(&widths, true, |body| {
        body.row(true, true, |body| {
            let titles = annex.columns.iter().map(|column| column.title.as_str());
            let titles = std::iter::once(annex.words.no.as_str()).chain(titles);
            for (title, width) in titles.zip(&widths) {
                body.cell(*width, &[(title, header)], true)?;
            }
            Ok(())
        })?;
        for row in &annex.rows {
            if let Some(part) = &row.part {
                body.row(true, false, |body| {
                    body.wide(
                        &widths,
                        part,
                        ParagraphStyle {
                            bold: true,
                            keep: true,
                            ..plain
                        },
                    )
                })?;
            }
            body.row(fits(annex, row), false, |body| {
                body.cell(widths[0], &[(&annex.number(row), centred(TABLE))], false)?;
                for (column, cell) in annex.columns.iter().zip(&row.cells) {
                    let look = if column.centred {
                        centred(TABLE)
                    } else {
                        plain
                    };
                    body.cell(column.width, &[(cell, look)], false)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

/// Whether a row fits on one page.
fn fits(annex: &Annex, row: &AnnexRow) -> bool {
    let mut cells = row.cells.iter().zip(&annex.columns);
    cells.all(|(cell, column)| lines(cell, column.width, TABLE).len() <= MOST_LINES)
}

/// Place for the signature, on the right, on one page.
fn signature(body: &mut DocxBody, annex: &Annex) -> WriteResult {
    let words = &annex.words;
    let (left, right) = (WIDTH * 3 / 5, WIDTH - WIDTH * 3 / 5);
    let bold = ParagraphStyle {
        bold: true,
        keep: true,
        ..centred(14)
    };
    let italic = ParagraphStyle {
        italic: true,
        keep: true,
        ..centred(13)
    };
    // Room for a signature and a seal.
    let name = ParagraphStyle {
        space: (72, 0),
        keep: false,
        ..bold
    };
    let above = ParagraphStyle {
        size: 12,
        ..ParagraphStyle::default()
    };
    body.paragraph("", above)?;
    body.table(&[left, right], false, |body| {
        body.row(true, false, |body| {
            body.cell(left, &[("", above)], false)?;
            let lines = [
                (words.title_of_signer.as_str(), bold),
                (words.sign_here.as_str(), italic),
                (words.signer.as_str(), name),
            ];
            body.cell(right, &lines, false)
        })
    })?;
    // A table has to be followed by a paragraph.
    body.paragraph("", ParagraphStyle::default())
}

/// A4 across, its margins, and the page number above every page but the first.
fn section(body: &mut DocxBody) -> WriteResult {
    let (top, left, right) = MARGINS;
    let (top, left, right) = (twips(top), twips(left), twips(right));
    body.open("w:sectPr", &[])?;
    let header = [("w:type", "default"), ("r:id", parts::HEADER)];
    body.empty("w:headerReference", &header)?;
    let size = [
        ("w:w", "16838"),
        ("w:h", "11906"),
        ("w:orient", "landscape"),
    ];
    body.empty("w:pgSz", &size)?;
    let margins = [
        ("w:top", top.as_str()),
        ("w:right", &right),
        ("w:bottom", &top),
        ("w:left", &left),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    body.empty("w:pgMar", &margins)?;
    body.empty("w:titlePg", &[])?;
    body.close("w:sectPr")
}

/// Millimetres in twentieths of a point.
fn twips(millimetres: u16) -> String {
    (u32::from(millimetres) * 14_400 / 254).to_string()
}
