//! A field in which text is typed. The caret moves by what people see as one letter.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{nfc, width};
use crate::tui::actions::key::{Key, KeyCode};

/// Text with a caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextField {
    text: String,
    caret: usize,
    lines: bool,
    /// What stands there was proposed: what is typed first takes its place.
    proposed: bool,
}

/// What a field shows in a given room: its lines, and where the caret stands among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    pub lines: Vec<String>,
    /// Line and column of the caret, from 0.
    pub caret: (usize, usize),
}

impl TextField {
    /// A field of one line with a text in it, the caret behind it.
    pub fn new(text: &str) -> TextField {
        TextField {
            text: text.to_owned(),
            caret: text.len(),
            lines: false,
            proposed: false,
        }
    }

    /// The same, where the text is only proposed: what is typed or pasted first takes its place, any other key keeps it.
    pub fn prefilled(text: &str) -> TextField {
        TextField {
            proposed: true,
            ..TextField::new(text)
        }
    }

    /// A field of several lines, the caret at its start.
    pub fn of_lines(text: &str) -> TextField {
        TextField {
            text: text.to_owned(),
            caret: 0,
            lines: true,
            proposed: false,
        }
    }

    /// The text, composed (NFC), whatever the input method sent.
    pub fn text(&self) -> String {
        nfc(&self.text).into_owned()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts another text in it, the caret behind it.
    pub fn set(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.caret = text.len();
        self.proposed = false;
    }

    /// Inserts text at the caret. A field of one line takes line ends as spaces; other control characters are dropped.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept: String = text
            .chars()
            .filter_map(|c| match c {
                '\n' if self.lines => Some('\n'),
                '\n' | '\t' => Some(' '),
                c if c.is_control() => None,
                c => Some(c),
            })
            .collect();
        if std::mem::take(&mut self.proposed) && !kept.is_empty() {
            self.set("");
        }
        self.text.insert_str(self.caret, &kept);
        self.caret += kept.len();
    }

    /// Edits the text as the key says; whether the key means anything here.
    pub fn key(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (key.code, key.ctrl || key.alt) {
            (KeyCode::Backspace, false) => self.backspace(),
            (KeyCode::Backspace, true) | (KeyCode::Char('w'), true) => {
                self.remove(self.word_before()..self.caret);
            }
            (KeyCode::Char('h'), true) if key.ctrl => self.backspace(),
            (KeyCode::Delete, _) => self.remove(self.caret..self.after()),
            (KeyCode::Char('u'), true) if key.ctrl => self.remove(self.line_start()..self.caret),
            (KeyCode::Char('k'), true) if key.ctrl => self.remove(self.caret..self.line_end()),
            (KeyCode::Left, false) => self.caret = self.before(),
            (KeyCode::Right, false) => self.caret = self.after(),
            (KeyCode::Left, true) => self.caret = self.word_before(),
            (KeyCode::Right, true) => self.caret = self.word_after(),
            (KeyCode::Home, _) => self.caret = self.line_start(),
            (KeyCode::End, _) => self.caret = self.line_end(),
            (KeyCode::Enter, _) if self.lines => self.insert("\n"),
            (KeyCode::Up, _) if self.lines => return self.move_line(false),
            (KeyCode::Down, _) if self.lines => return self.move_line(true),
            _ => return false,
        }
        self.proposed = false;
        true
    }

    /// Removes what Backspace removes: a combining mark alone, as input methods for decomposed letters expect, else the
    /// whole letter.
    fn backspace(&mut self) {
        let last = self.text[..self.caret].chars().next_back();
        let from = match last {
            Some(mark) if is_combining_mark(mark) => self.caret - mark.len_utf8(),
            _ => self.before(),
        };
        self.remove(from..self.caret);
    }

    fn remove(&mut self, range: Range<usize>) {
        self.caret = range.start;
        self.text.replace_range(range, "");
    }

    fn before(&self) -> usize {
        let before = self.text[..self.caret].grapheme_indices(true).next_back();
        before.map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let after = self.text[self.caret..].graphemes(true).next();
        self.caret + after.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let before = self.text[..self.caret].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |space| {
            space + before[space..].chars().next().map_or(1, char::len_utf8)
        })
    }

    fn word_after(&self) -> usize {
        let after = &self.text[self.caret..];
        let word = after.len() - after.trim_start().len();
        let end = after[word..].find(char::is_whitespace);
        self.caret + end.map_or(after.len(), |end| word + end)
    }

    fn line_start(&self) -> usize {
        self.text[..self.caret].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        let rest = &self.text[self.caret..];
        rest.find('\n')
            .map_or(self.text.len(), |at| self.caret + at)
    }

    /// Moves to the line below or above, to the same column where it is long enough; whether there is one.
    fn move_line(&mut self, below: bool) -> bool {
        let column = width(&self.text[self.line_start()..self.caret]);
        let start = if below {
            match self.line_end() {
                end if end < self.text.len() => end + 1,
                _ => return false,
            }
        } else {
            match self.line_start() {
                0 => return false,
                start => self.text[..start - 1].rfind('\n').map_or(0, |at| at + 1),
            }
        };
        self.caret = start;
        let end = self.line_end();
        while self.caret < end && width(&self.text[start..self.caret]) < column {
            self.caret = self.after();
        }
        true
    }

    /// All of the text in lines of at most `columns`, and the caret.
    pub fn shown(&self, columns: usize) -> FieldView {
        let ranges = self.rows(columns.max(2));
        let at = ranges
            .iter()
            .rposition(|range| range.start <= self.caret)
            .unwrap_or(0);
        let caret = ranges.get(at).map_or(0, |range| {
            width(&self.text[range.start..self.caret.min(range.end)])
        });
        FieldView {
            lines: ranges
                .into_iter()
                .map(|range| self.text[range].to_owned())
                .collect(),
            caret: (at, caret),
        }
    }

    /// The part of a one-line text around the caret that fits into `columns`, and the column of the caret.
    pub fn window(&self, columns: usize) -> (String, usize) {
        let room = columns.saturating_sub(1).max(1);
        let mut start = 0;
        while width(&self.text[start..self.caret]) > room {
            let cluster = self.text[start..].graphemes(true).next();
            // Text that was joined may have made one cluster around the caret.
            start = (start + cluster.map_or(1, str::len)).min(self.caret);
        }
        let mut end = start;
        let mut used = 0;
        for cluster in self.text[start..].graphemes(true) {
            used += width(cluster);
            if used > columns {
                break;
            }
            end += cluster.len();
        }
        (
            self.text[start..end].to_owned(),
            width(&self.text[start..self.caret]),
        )
    }

    /// Rows that cover the text without a gap; a row ends behind the last space that fits.
    fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        // One column stays free for the caret behind the last letter.
        let room = columns - 1;
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let end = start + line.len();
            let mut from = start;
            while width(&self.text[from..end]) > room {
                let to = self.row_end(from, end, room);
                rows.push(from..to);
                from = to;
            }
            rows.push(from..end);
            start = end + 1;
        }
        rows
    }

    fn row_end(&self, from: usize, end: usize, room: usize) -> usize {
        let (mut used, mut fits, mut space) = (0, from, None);
        for (at, cluster) in self.text[from..end].grapheme_indices(true) {
            used += width(cluster);
            if used > room && fits > from {
                break;
            }
            fits = from + at + cluster.len();
            if cluster == " " {
                space = Some(fits);
            }
        }
        space.unwrap_or(fits)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn press(field: &mut TextField, keys: &str) {
        for key in keys.split(' ') {
            assert!(field.key(Key::parse(key).unwrap()), "{key}");
        }
    }

    #[test]
    fn an_input_method_replaces_a_letter_by_backspace_and_another() {
        let mut field = TextField::default();
        press(&mut field, "k h a i Space s i n h");
        press(
            &mut field,
            "Backspace Backspace Backspace Backspace s í n h",
        );
        assert_eq!(field.text(), "khai sính");
    }

    #[test]
    fn backspace_takes_a_combining_mark_alone_and_a_composed_letter_whole() {
        let mut field = TextField::new("tục");
        press(&mut field, "Backspace Backspace");
        assert_eq!(field.text(), "t");
        let mut field = TextField::new("u\u{323}");
        press(&mut field, "Backspace");
        assert_eq!(field.text(), "u");
    }

    #[test]
    fn decomposed_text_is_read_composed() {
        let mut field = TextField::default();
        field.insert("thu\u{309} tu\u{323}c");
        assert_eq!(field.text(), "thủ tục");
    }

    #[test]
    fn a_pasted_line_end_is_a_space_in_a_field_of_one_line() {
        let mut field = TextField::default();
        field.insert("một\r\nhai\u{1b}[31m");
        assert_eq!(field.text(), "một hai[31m");
        let mut field = TextField::of_lines("");
        field.insert("một\r\nhai");
        assert_eq!(field.text(), "một\nhai");
    }

    #[test]
    fn words_and_lines_are_removed_at_once() {
        let mut field = TextField::new("đăng ký khai sinh");
        press(&mut field, "Ctrl-w");
        assert_eq!(field.text(), "đăng ký khai ");
        press(&mut field, "Ctrl-←");
        press(&mut field, "Ctrl-k");
        assert_eq!(field.text(), "đăng ký ");
        press(&mut field, "Ctrl-u");
        assert!(field.is_empty());
    }

    #[test]
    fn the_caret_stands_where_the_next_letter_goes() {
        let field = TextField::new("đăng ký khai sinh");
        assert_eq!(field.shown(40).caret, (0, 17));
        let shown = field.shown(9);
        assert_eq!(shown.lines, ["đăng ký ", "khai ", "sinh"]);
        assert_eq!(shown.caret, (2, 4));
        assert_eq!(field.window(6), (" sinh".to_owned(), 5));
        assert_eq!(field.window(40).1, 17);
    }

    /// Every key that [`TextField::key`] knows, and one that it does not.
    const KEYS: [&str; 20] = [
        "a",
        "ế",
        "Space",
        "Enter",
        "Backspace",
        "Delete",
        "←",
        "→",
        "↑",
        "↓",
        "Home",
        "End",
        "Ctrl-Backspace",
        "Ctrl-h",
        "Ctrl-w",
        "Ctrl-u",
        "Ctrl-k",
        "Ctrl-←",
        "Ctrl-→",
        "F5",
    ];

    proptest! {
        #[test]
        fn any_keys_keep_text_and_caret_sound(
            start in "[a-cđế\u{323} \n漢👍]{0,12}",
            keys in prop::collection::vec(prop::sample::select(&KEYS[..]), 0..30),
            columns in 1usize..12,
        ) {
            let mut field = TextField::of_lines(&start);
            for key in keys {
                field.key(Key::parse(key).unwrap());
                let shown = field.shown(columns);
                prop_assert!(shown.caret.0 < shown.lines.len());
                prop_assert_eq!(shown.lines.concat(), field.text.replace('\n', ""));
                let (text, caret) = field.window(columns);
                prop_assert!(caret <= width(&text).max(columns));
            }
        }
    }
}
