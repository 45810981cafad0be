//! Lines of text with a meaning for each piece: what screens and popups are made of. Knows no terminal and no colour.

use std::ops::Range;

use crate::text::{for_terminal, for_terminal_line, truncate, width, wrap_ranges};

/// What a piece of text means; the theme says how it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Plain text.
    #[default]
    Plain,
    /// Of lesser weight.
    Dim,
    /// Of greater weight.
    Strong,
    Heading,
    /// A name of this program's own: keys, ids.
    Accent,
    Flag,
    /// Cannot tell.
    Doubt,
    /// Clear.
    Good,
    Overridden,
    Field,
    /// The field in which text is typed now.
    Typing,
    /// Part of a name that matches the search.
    Match,
    Error,
    Button,
    /// A button that has the focus.
    ButtonFocus,
}

/// Text with one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, safe for a terminal.
    pub text: String,
    /// What it means.
    pub tone: Tone,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub pieces: Vec<Piece>,
}

impl Line {
    /// An empty line.
    pub fn empty() -> Line {
        Line::default()
    }

    /// A line of one piece.
    pub fn of(text: &str, tone: Tone) -> Line {
        Line::default().with(text, tone)
    }

    /// The line with one more piece; the text may come from anywhere.
    #[must_use]
    pub fn with(mut self, text: &str, tone: Tone) -> Line {
        self.push(text, tone);
        self
    }

    /// Adds a piece; the text may come from anywhere.
    pub fn push(&mut self, text: &str, tone: Tone) {
        if !text.is_empty() {
            self.pieces.push(Piece {
                text: for_terminal_line(text).into_owned(),
                tone,
            });
        }
    }

    /// Adds a part of a text, what matches in it marked. Ranges are in bytes of the whole text, in order.
    pub fn push_marked(
        &mut self,
        text: &str,
        part: Range<usize>,
        marks: &[Range<usize>],
        tone: Tone,
    ) {
        let mut at = part.start;
        for mark in marks {
            let (start, end) = (mark.start.max(at), mark.end.min(part.end));
            if start < end {
                self.push(&text[at..start], tone);
                self.push(&text[start..end], Tone::Match);
                at = end;
            }
        }
        self.push(&text[at..part.end], tone);
    }

    /// Columns that it takes.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|piece| width(&piece.text)).sum()
    }

    /// Its text without meaning.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    /// Adds spaces up to a column.
    pub fn fill_to(&mut self, column: usize) {
        let missing = column.saturating_sub(self.width());
        self.push(&" ".repeat(missing), Tone::Plain);
    }

    /// The line in at most so many columns, with `…` where something was left out.
    #[must_use]
    pub fn truncated(mut self, columns: usize) -> Line {
        if self.width() <= columns {
            return self;
        }
        let mut left = columns;
        let mut kept = Vec::new();
        let last = self.pieces.len().saturating_sub(1);
        for (at, piece) in self.pieces.drain(..).enumerate() {
            let wide = width(&piece.text);
            // The piece at which the room ends carries the ellipsis, also where it alone would just fit.
            if wide < left || (wide == left && at == last) {
                left -= wide;
                kept.push(piece);
                continue;
            }
            let text = if wide == left {
                format!("{}…", truncate_hard(&piece.text, left.saturating_sub(1)))
            } else {
                truncate(&piece.text, left).into_owned()
            };
            kept.push(Piece { text, ..piece });
            break;
        }
        Line { pieces: kept }
    }
}

/// The text in at most `columns` columns, without a sign that something is missing.
fn truncate_hard(text: &str, columns: usize) -> &str {
    let lines = wrap_ranges(text, columns.max(1));
    match lines.first() {
        Some(range) if columns > 0 => &text[range.clone()],
        _ => "",
    }
}

/// A text over as many lines as it needs in `columns`, the first one behind `lead`, the others under its text.
pub(crate) fn paragraph(lead: &Line, text: &str, tone: Tone, columns: usize) -> Vec<Line> {
    marked_paragraph(lead, text, tone, columns, |_| Vec::new())
}

/// As [`paragraph`], with what matches a query marked: `marks` gives it for the text as it is shown.
pub(crate) fn marked_paragraph(
    lead: &Line,
    text: &str,
    tone: Tone,
    columns: usize,
    marks: impl Fn(&str) -> Vec<Range<usize>>,
) -> Vec<Line> {
    let indent = lead.width();
    let room = columns.saturating_sub(indent).max(8);
    let text = for_terminal(text);
    let marks = marks(&text);
    wrap_ranges(&text, room)
        .into_iter()
        .enumerate()
        .map(|(at, range)| {
            let mut line = if at == 0 { lead.clone() } else { Line::empty() };
            line.fill_to(indent);
            line.push_marked(&text, range, &marks, tone);
            line
        })
        .collect()
}

/// A line of several pieces over as many lines as it needs, broken between words; later lines are indented.
pub(crate) fn flow(line: &Line, indent: usize, columns: usize) -> Vec<Line> {
    let text = line.text();
    if width(&text) <= columns {
        return vec![line.clone()];
    }
    // What stands before the first word of a line is no place to break it.
    let lead = text.len() - text.trim_start_matches(' ').len();
    let room = columns.saturating_sub(indent.max(lead)).max(8);
    let mut lines = Vec::new();
    for (at, range) in wrap_ranges(&text[lead..], room).into_iter().enumerate() {
        let mut out = Line::empty();
        out.fill_to(if at > 0 { indent } else { lead });
        cut(line, range.start + lead..range.end + lead, &mut out);
        lines.push(out);
    }
    lines
}

/// Appends the part of a line that lies in a range of bytes of its text.
fn cut(line: &Line, range: Range<usize>, out: &mut Line) {
    let mut start = 0;
    for piece in &line.pieces {
        let end = start + piece.text.len();
        let (from, to) = (range.start.max(start), range.end.min(end));
        if from < to {
            out.pieces.push(Piece {
                text: piece.text[from - start..to - start].to_owned(),
                tone: piece.tone,
            });
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_ends_with_an_ellipsis() {
        let line = Line::of("Đăng ký ", Tone::Plain).with("khai sinh", Tone::Strong);
        for (columns, wanted) in [
            (17, "Đăng ký khai sinh"),
            (16, "Đăng ký khai si…"),
            (8, "Đăng ký…"),
            (7, "Đăng k…"),
            (1, "…"),
            (0, ""),
        ] {
            let cut = line.clone().truncated(columns);
            assert_eq!(cut.text(), wanted, "{columns}");
            assert!(cut.width() <= columns);
        }
    }

    #[test]
    fn a_paragraph_hangs_under_its_lead() {
        let lead = Line::of("Lý do  ", Tone::Dim);
        let lines = paragraph(&lead, "không phát sinh hồ sơ", Tone::Plain, 18);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["Lý do  không phát", "       sinh hồ sơ"]);
    }

    #[test]
    fn marks_go_on_over_the_end_of_a_line() {
        let marks = |text: &str| {
            let mark = text.find("hai").unwrap()..text.find(" năm").unwrap();
            Vec::from([mark])
        };
        let lead = Line::of("  ", Tone::Dim);
        let lines = marked_paragraph(&lead, "một hai ba bốn năm", Tone::Plain, 12, marks);
        let marked = |line: &Line| -> String {
            let pieces = line.pieces.iter().filter(|piece| piece.tone == Tone::Match);
            pieces.map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!(lines[0].text(), "  một hai ba");
        assert_eq!(
            (marked(&lines[0]), marked(&lines[1])),
            ("hai ba".into(), "bốn".into())
        );
    }

    #[test]
    fn pieces_keep_their_meaning_where_a_line_breaks() {
        let line = Line::of("một hai ", Tone::Plain).with("ba bốn năm", Tone::Flag);
        let lines = flow(&line, 2, 11);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["một hai", "  ba bốn", "  năm"]);
        assert_eq!(lines[1].pieces[1].tone, Tone::Flag);
        let indented = flow(&Line::of("  một hai ba bốn", Tone::Plain), 4, 12);
        let texts: Vec<String> = indented.iter().map(Line::text).collect();
        assert_eq!(texts, ["  một hai", "    ba bốn"]);
    }

    #[test]
    fn text_from_files_cannot_steer_the_terminal() {
        assert_eq!(Line::of("\u{1b}[31mđỏ", Tone::Plain).text(), "␛[31mđỏ");
    }
}
