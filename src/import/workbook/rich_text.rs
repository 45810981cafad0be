//! Texts of which a part stands raised or lowered, such as the mark of a footnote: a program that puts the parts together reads
//! `0` with the mark 1 as 01. Such a text keeps its marks, as signs of their own (`0¹`, `m²`), and is refused where one touches a
//! number, a code or the number of a document.

use quick_xml::events::{BytesRef, BytesStart, Event};

use super::visibility::attribute;

/// How a part of a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Height {
    #[default]
    OnLine,
    Raised,
    Lowered,
}

impl Height {
    /// What a tag `vertAlign` says.
    pub(super) fn of(tag: &BytesStart<'_>) -> Height {
        match attribute(tag, "val").as_deref() {
            Some("superscript") => Height::Raised,
            Some("subscript") => Height::Lowered,
            _ => Height::OnLine,
        }
    }

    /// The sign that stands so by itself, where there is one.
    fn sign(self, plain: char) -> char {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
        let digit = plain
            .to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok());
        let signs = match self {
            Height::OnLine => None,
            Height::Raised => Some(RAISED),
            Height::Lowered => Some(LOWERED),
        };
        let sign = signs
            .zip(digit)
            .and_then(|(signs, digit)| signs.get(digit).copied());
        sign.unwrap_or(plain)
    }
}

/// A text with a part that is raised or lowered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkedText {
    /// The text, its marks as signs of their own where there are such signs.
    pub seen: String,
    /// The first mark that touches a number, a code or the number of a document; none where all stand at words (`m²`).
    pub mark: Option<String>,
}

/// A text while its parts are read.
#[derive(Debug, Default)]
pub(super) struct RichTextReader {
    text: Vec<(char, Height)>,
    height: Height,
    in_text: bool,
    /// Inside what tells how to pronounce a text, which is no part of it.
    in_phonetics: bool,
}

impl RichTextReader {
    /// Takes the next event inside a text; gives the text at its end, where a part of it is raised or lowered.
    pub(super) fn take(&mut self, event: &Event<'_>) -> Option<MarkedText> {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "si" | "is" => *self = RichTextReader::default(),
                "r" => self.height = Height::OnLine,
                "rPh" => self.in_phonetics = true,
                "t" => self.in_text = !self.in_phonetics,
                "vertAlign" => self.height = Height::of(tag),
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "vertAlign" => {
                self.height = Height::of(tag);
            }
            Event::Text(text) if self.in_text => self.push(text),
            Event::CData(text) if self.in_text => self.push(text),
            Event::GeneralRef(entity) if self.in_text => self
                .text
                .extend(resolved(entity).map(|sign| (sign, self.height))),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => self.in_text = false,
                "rPh" => self.in_phonetics = false,
                "r" => self.height = Height::OnLine,
                "si" | "is" => return marked(&std::mem::take(&mut self.text)),
                _ => {}
            },
            _ => {}
        }
        None
    }

    fn push(&mut self, text: &str) {
        self.text
            .extend(text.chars().map(|sign| (sign, self.height)));
    }
}

/// The sign that an entity of XML stands for.
fn resolved(entity: &BytesRef<'_>) -> Option<char> {
    match entity.resolve_char_ref() {
        Ok(Some(sign)) => Some(sign),
        _ => quick_xml::escape::resolve_predefined_entity(entity)?
            .chars()
            .next(),
    }
}

fn marked(text: &[(char, Height)]) -> Option<MarkedText> {
    let is_mark =
        |(sign, height): &(char, Height)| *height != Height::OnLine && !sign.is_whitespace();
    if !text.iter().any(is_mark) {
        return None;
    }
    let mut mark = None;
    for word in text.split(|(sign, _)| sign.is_whitespace()) {
        let Some(at) = word.iter().position(is_mark) else {
            continue;
        };
        let end = word[at..].iter().position(|part| !is_mark(part));
        let end = end.map_or(word.len(), |count| at + count);
        let beside =
            |part: Option<&(char, Height)>| part.is_some_and(|(sign, _)| sign.is_ascii_digit());
        let rest = || word[..at].iter().chain(&word[end..]);
        let has = |is: fn(char) -> bool| rest().any(|(sign, _)| is(*sign));
        let is_number = has(|sign| sign == '/') && has(|sign| sign.is_ascii_digit());
        let before = at.checked_sub(1).and_then(|before| word.get(before));
        let is_alone = !text
            .iter()
            .any(|part| !is_mark(part) && !part.0.is_whitespace());
        if is_number || is_alone || beside(before) || beside(word.get(end)) {
            mark = Some(word[at..end].iter().map(|(sign, _)| *sign).collect());
            break;
        }
    }
    Some(MarkedText {
        seen: text
            .iter()
            .map(|(sign, height)| height.sign(*sign))
            .collect(),
        mark,
    })
}

#[cfg(test)]
mod tests {
    use super::{Height, marked};

    /// A text in which what stands between `^` and `^` is raised.
    fn seen(text: &str) -> (String, Option<String>) {
        let mut height = Height::OnLine;
        let mut parts = Vec::new();
        for sign in text.chars() {
            match (sign, height) {
                ('^', Height::OnLine) => height = Height::Raised,
                ('^', _) => height = Height::OnLine,
                _ => parts.push((sign, height)),
            }
        }
        let found = marked(&parts).unwrap();
        (found.seen, found.mark)
    }

    #[test]
    fn a_mark_at_a_number_is_told_from_a_power_of_a_unit() {
        for (text, shown, mark) in [
            ("0^1^", "0¹", "1"),
            ("15^2^", "15²", "2"),
            ("^1^0", "¹0", "1"),
            ("12^(*)^", "12(*)", "(*)"),
            ("99/QĐ-BTP^1^", "99/QĐ-BTP¹", "1"),
            ("theo 99/QĐ-BTP^a^ và", "theo 99/QĐ-BTPa và", "a"),
            ("1.000001^3^", "1.000001³", "3"),
            ("^5^", "⁵", "5"),
        ] {
            assert_eq!(
                seen(text),
                (shown.to_owned(), Some(mark.to_owned())),
                "{text}"
            );
        }
        for (text, shown) in [
            ("nhà dưới 50m^2^", "nhà dưới 50m²"),
            ("khai sinh^1^", "khai sinh¹"),
            ("0 ^1^", "0 ¹"),
        ] {
            assert_eq!(seen(text), (shown.to_owned(), None), "{text}");
        }
        assert_eq!(
            marked(&[('0', Height::OnLine), (' ', Height::Raised)]),
            None
        );
    }
}
