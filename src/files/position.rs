//! Line and column of a place in a text.

use serde::Serialize;

/// A place in a text. Lines and columns count from 1, columns count characters (not bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Position {
    /// The first character of a text.
    pub const START: Position = Position { line: 1, column: 1 };

    /// The place at `line` and `column`, both from 1.
    pub fn new(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    /// The place of a byte offset in `text`; an offset past the end is the end.
    pub fn of_byte(text: &str, offset: usize) -> Position {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before[line_start..].chars().count() + 1;
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    /// The byte offset of this place in `text`; a place past the end is the end.
    #[must_use]
    pub fn to_byte(self, text: &str) -> usize {
        let mut start = 0;
        for _ in 1..self.line {
            match text[start..].find('\n') {
                Some(i) => start += i + 1,
                None => return text.len(),
            }
        }
        let line = text[start..].split('\n').next().unwrap_or_default();
        let skip = (self.column.max(1) - 1) as usize;
        line.char_indices()
            .nth(skip)
            .map_or(start + line.len(), |(i, _)| start + i)
    }
}

/// A stretch of text, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// Its first character.
    pub start: Position,
    /// The place behind its last character.
    pub end: Position,
}

impl Span {
    /// The stretch between two places.
    pub fn new(start: Position, end: Position) -> Span {
        Span { start, end }
    }

    /// The empty stretch at the start of a text.
    pub fn start_of_file() -> Span {
        Span::new(Position::START, Position::START)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "tên: Đăng ký\nmã: x\n";
        let at = text.find("ký").unwrap();
        assert_eq!(Position::of_byte(text, at), Position::new(1, 11));
        assert_eq!(Position::new(1, 11).to_byte(text), at);
        let second = text.find("x\n").unwrap();
        assert_eq!(Position::of_byte(text, second), Position::new(2, 5));
        assert_eq!(Position::new(2, 5).to_byte(text), second);
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(Position::new(9, 9).to_byte("a\nb"), 3);
        assert_eq!(Position::of_byte("a\nb", 99), Position::new(2, 2));
    }
}
