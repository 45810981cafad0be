//! A page laid out for a terminal. Read is the Markdown that the pages use: headings, paragraphs, lists, fenced code, tables,
//! `code`, **strong** and *leaning* words, links. Comments are left out.

use crate::text::width;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextStyle {
    Plain,
    Heading,
    Strong,
    /// To be typed as it stands, or found so.
    Code,
}

/// A line that is broken where it is too long, unless it is code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GuideLine {
    pub pieces: Vec<(TextStyle, String)>,
    /// How far in the lines after the first begin.
    pub hang: usize,
    /// It is not broken: code is copied as it stands.
    pub whole: bool,
}

impl GuideLine {
    /// Its text without styles.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// Lays a page out. A table that needs more than `columns` columns is written row below row. With `ticks` the ticks around
/// code stay, for readers without colours.
pub(crate) fn lay_out(markdown: &str, columns: usize, ticks: bool) -> Vec<GuideLine> {
    let mut page = GuideLayout {
        columns,
        ticks,
        ..GuideLayout::default()
    };
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim();
        if let Some(fence) = bare.strip_prefix("```") {
            let _language = fence;
            page.end();
            page.gap();
            for code in lines.by_ref().take_while(|line| line.trim() != "```") {
                page.rows.push(GuideLine {
                    pieces: vec![(TextStyle::Code, format!("  {code}"))],
                    hang: 2,
                    whole: true,
                });
            }
        } else if bare.starts_with("<!--") {
            page.end();
        } else if bare.is_empty() {
            page.end();
            page.between = true;
        } else if bare.starts_with('|') {
            page.end();
            let mut table = vec![cells(bare)];
            while let Some(next) = lines.next_if(|line| line.trim().starts_with('|')) {
                table.push(cells(next.trim()));
            }
            page.table(&table);
        } else if let Some(heading) = heading(bare) {
            page.end();
            page.gap();
            let text = page
                .inline(heading)
                .into_iter()
                .map(|(_, text)| text)
                .collect();
            page.rows.push(GuideLine {
                pieces: vec![(TextStyle::Heading, text)],
                ..GuideLine::default()
            });
        } else if let Some((lead, text)) = item(line) {
            page.end();
            page.open(&lead, text);
        } else {
            page.add(bare);
        }
    }
    page.end();
    page.rows
}

#[derive(Default)]
struct GuideLayout {
    columns: usize,
    ticks: bool,
    rows: Vec<GuideLine>,
    /// The paragraph or item that is being read: what stands before it, and its text.
    open: Option<(String, String)>,
    /// An empty line was read since the last row.
    between: bool,
}

impl GuideLayout {
    fn inline(&self, text: &str) -> Vec<(TextStyle, String)> {
        let mut pieces = inline(text);
        for (style, text) in &mut pieces {
            if self.ticks && *style == TextStyle::Code {
                *text = format!("`{text}`");
            }
        }
        pieces
    }

    fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| !row.pieces.is_empty()) {
            self.rows.push(GuideLine::default());
        }
        self.between = false;
    }

    fn open(&mut self, lead: &str, text: &str) {
        self.open = Some((lead.to_owned(), text.to_owned()));
    }

    fn add(&mut self, text: &str) {
        match &mut self.open {
            Some((_, open)) => {
                open.push(' ');
                open.push_str(text);
            }
            None => self.open("", text),
        }
    }

    /// Ends the paragraph or item that is being read.
    fn end(&mut self) {
        let Some((lead, text)) = self.open.take() else {
            return;
        };
        if self.between {
            self.gap();
        }
        let hang = width(&lead);
        let mut pieces = self.inline(&text);
        if !lead.is_empty() {
            pieces.insert(0, (TextStyle::Plain, lead));
        }
        self.rows.push(GuideLine {
            pieces,
            hang,
            whole: false,
        });
    }

    fn table(&mut self, table: &[Vec<String>]) {
        self.gap();
        let Some((head, body)) = table.split_first() else {
            return;
        };
        let is_rule = |row: &Vec<String>| {
            row.iter()
                .all(|cell| cell.chars().all(|c| "-: ".contains(c)))
        };
        let body: Vec<&Vec<String>> = body.iter().filter(|row| !is_rule(row)).collect();
        let wide = |text: &String| self.inline(text).iter().map(|(_, text)| width(text)).sum();
        let widths: Vec<usize> = (0..head.len())
            .map(|at| {
                let cells = body
                    .iter()
                    .copied()
                    .chain([head])
                    .filter_map(|row| row.get(at));
                cells.map(wide).max().unwrap_or(0)
            })
            .collect();
        let all: usize = widths.iter().sum::<usize>() + 2 * widths.len();
        if all <= self.columns {
            self.aligned(head, &widths, true);
            for row in body {
                self.aligned(row, &widths, false);
            }
            return;
        }
        let first = widths.first().copied().unwrap_or(0);
        for row in body {
            if head.len() == 2 && first <= self.columns / 3 {
                self.aligned(row, &[first, 0], false);
                continue;
            }
            for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let label = head
                    .get(at)
                    .filter(|label| at > 0 && !label.is_empty() && head.len() > 2);
                let mut pieces = vec![(TextStyle::Plain, "  ".repeat(1 + usize::from(at > 0)))];
                if let Some(label) = label {
                    pieces.push((TextStyle::Plain, format!("{label}: ")));
                }
                pieces.extend(self.inline(cell));
                self.rows.push(GuideLine {
                    pieces,
                    hang: 2 * (1 + usize::from(at > 0)),
                    whole: false,
                });
            }
        }
    }

    /// A row of a table with its cells below one another; the last cell may go on in the next line.
    fn aligned(&mut self, row: &[String], widths: &[usize], is_head: bool) {
        let mut pieces = Vec::new();
        let mut column = 0;
        for (at, cell) in row.iter().enumerate() {
            let mut of_cell = self.inline(cell);
            if is_head {
                of_cell = of_cell
                    .into_iter()
                    .map(|(_, text)| (TextStyle::Strong, text))
                    .collect();
            }
            let used: usize = of_cell.iter().map(|(_, text)| width(text)).sum();
            pieces.extend(of_cell);
            if at + 1 < row.len() {
                let wide = widths.get(at).copied().unwrap_or(used);
                let missing = wide.saturating_sub(used) + 2;
                pieces.push((TextStyle::Plain, " ".repeat(missing)));
                column += wide + 2;
            }
        }
        self.rows.push(GuideLine {
            pieces,
            hang: column,
            whole: false,
        });
    }
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    (text.len() < line.len())
        .then(|| text.strip_prefix(' '))
        .flatten()
}

/// An item of a list: what stands before its text, and the text.
fn item(line: &str) -> Option<(String, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let lead = match text.strip_prefix("- ") {
        Some(_) => 2,
        None if digits > 0 && text[digits..].starts_with(". ") => digits + 2,
        None => return None,
    };
    let (sign, rest) = text.split_at(lead);
    Some((format!("{}{sign}", " ".repeat(indent)), rest))
}

/// The cells of a row of a table.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, cells.last_mut()) {
            ('|', _) => cells.push(String::new()),
            ('\\', Some(cell)) => cell.push(signs.next_if_eq(&'|').unwrap_or('\\')),
            (_, Some(cell)) => cell.push(sign),
            (_, None) => {}
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The pieces of a text.
fn inline(text: &str) -> Vec<(TextStyle, String)> {
    let mut pieces: Vec<(TextStyle, String)> = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        // Signs that would be markup stand behind a backslash.
        let escaped = rest.strip_prefix('\\').and_then(|rest| rest.chars().next());
        if let Some(escaped) = escaped.filter(char::is_ascii_punctuation) {
            plain.push(escaped);
            rest = &rest[2..];
            continue;
        }
        let marked = match sign {
            '`' => between(rest, "`", "`").map(|(text, after)| (TextStyle::Code, text, after)),
            '*' if rest.starts_with("**") => {
                between(rest, "**", "**").map(|(text, after)| (TextStyle::Strong, text, after))
            }
            '*' => between(rest, "*", "*").map(|(text, after)| (TextStyle::Plain, text, after)),
            '[' => between(rest, "[", "](").and_then(|(text, after)| {
                let (_, after) = after.split_once(')')?;
                Some((TextStyle::Plain, text, after))
            }),
            _ => None,
        };
        match marked {
            Some((style, text, after)) if !text.is_empty() => {
                if style == TextStyle::Plain {
                    plain.push_str(text);
                } else {
                    flush(&mut plain, &mut pieces);
                    pieces.push((style, text.to_owned()));
                }
                rest = after;
            }
            _ => {
                plain.push(sign);
                rest = &rest[sign.len_utf8()..];
            }
        }
    }
    flush(&mut plain, &mut pieces);
    pieces
}

fn flush(plain: &mut String, pieces: &mut Vec<(TextStyle, String)>) {
    if !plain.is_empty() {
        pieces.push((TextStyle::Plain, std::mem::take(plain)));
    }
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(open)?.split_once(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str, columns: usize) -> Vec<String> {
        lay_out(markdown, columns, false)
            .iter()
            .map(GuideLine::text)
            .collect()
    }

    #[test]
    fn a_page_is_laid_out_without_its_markup() {
        let page = "# Title\n\nOne **strong**\nword, `code *as* it is`, a \\<b.\n\n<!-- try -->\n```sh\nrasoat  x\n```\n\n- an item\n  goes on\n- [two](x.md)\n";
        assert_eq!(
            texts(page, 60),
            [
                "Title",
                "",
                "One strong word, code *as* it is, a <b.",
                "",
                "  rasoat  x",
                "",
                "- an item goes on",
                "- two"
            ]
        );
    }

    #[test]
    fn a_table_that_is_too_wide_is_written_below_one_another() {
        let table = "| a | b | c |\n|---|---|---|\n| `x \\| y` | two | three |\n";
        assert_eq!(texts(table, 60), ["a      b    c", "x | y  two  three"]);
        assert_eq!(texts(table, 12), ["  x | y", "    b: two", "    c: three"]);
    }

    #[test]
    fn no_text_of_a_page_is_lost() {
        for page in super::super::PAGES {
            for lang in [crate::session::Lang::Vi, crate::session::Lang::En] {
                let said: String = texts(page.markdown(lang), 80).concat();
                for line in page.markdown(lang).lines().filter(|line| {
                    line.starts_with(char::is_alphabetic) && !line.contains(['`', '*', '['])
                }) {
                    assert!(said.contains(line.trim()), "{} lost {line}", page.id);
                }
            }
        }
    }
}
