//! Signs in a file that look like others, or do not show: in texts, and where YAML wants a blank, a colon or a hyphen.

use std::path::Path;

use crate::files::{Diagnostic, Position, Span};
use crate::i18n::{message, sign};
use crate::text::signs::{is_hidden, is_look_alike, is_odd};

/// Lines above a place where YAML ends, in which its cause is looked for.
const NEAR: u32 = 12;

/// What is said of the characters of a text: of the first that does not show, and of the first that looks like another.
pub(super) fn signs(path: &Path, source: &str, text: &str, span: Span) -> Vec<Diagnostic> {
    if text
        .chars()
        .all(|c| is_usual(c) || !is_odd(c) && !is_hidden(c))
    {
        return Vec::new();
    }
    let found = |code, is_it: &dyn Fn(char) -> bool, hint| {
        let c = text.chars().find(|c| is_it(*c))?;
        let message = message!("check-sign-here", sign = sign(c));
        let finding = Diagnostic::warning(code, path, message);
        Some(finding.at(place(source, span, c)).hint(hint))
    };
    let hidden = found(
        "text-hidden-character",
        &is_hidden,
        message!("check-sign-hidden-hint"),
    );
    let alike = found(
        "text-look-alike",
        &|c| is_look_alike(c) && !is_hidden(c),
        message!("check-sign-alike-hint"),
    );
    hidden.into_iter().chain(alike).collect()
}

/// Whether a character is one that texts are full of, so that nothing more has to be asked of it.
fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\t' | '\n' | '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}')
}

/// Where a character of a scalar stands in the file; its escape does not show where, so that the scalar is named then.
fn place(source: &str, span: Span, c: char) -> Span {
    let (start, end) = (span.start.to_byte(source), span.end.to_byte(source));
    let Some(at) = source.get(start..end).and_then(|text| text.find(c)) else {
        return span;
    };
    one(source, start + at, c)
}

fn one(source: &str, at: usize, c: char) -> Span {
    let start = Position::of_byte(source, at);
    Span::new(start, Position::of_byte(source, at + c.len_utf8()))
}

/// The character that stands where a key or the blank behind its colon should be, in a scalar without quotes.
pub(super) fn structural(text: &str, is_key: bool) -> Option<char> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
    if is_key && text.starts_with(is_odd) {
        let name = text.trim_matches(is_odd);
        let known = !name.is_empty() && name.chars().all(is_name);
        return text.chars().next().filter(|_| known);
    }
    let rest = text.trim_start_matches(is_name);
    let behind = rest.strip_prefix(':');
    let c = behind.unwrap_or(rest).chars().next()?;
    let stands_alone = is_key && rest.chars().all(|c| is_odd(c) || c == ':');
    let wanted = rest.len() < text.len() && (behind.is_some() || stands_alone);
    (wanted && is_odd(c)).then_some(c)
}

/// The finding for such a character in a scalar.
pub(super) fn in_structure(path: &Path, source: &str, c: char, span: Span) -> Diagnostic {
    finding(path, place(source, span, c), c)
}

/// The cause of what stops YAML at a place, where a sign that looks like another is one: on that line or near above it.
pub(super) fn cause(path: &Path, source: &str, stopped: Position) -> Option<Diagnostic> {
    let end = stopped.line as usize;
    let first = stopped.line.saturating_sub(NEAR) as usize;
    let lines: Vec<&str> = source.lines().take(end).skip(first).collect();
    let numbered = lines.iter().enumerate().rev();
    numbered.into_iter().find_map(|(nth, line)| {
        let (at, c) = odd_in_structure(line)?;
        let line = u32::try_from(first + nth + 1).ok()?;
        let column = |at| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let chars = source.lines().nth(first + nth)?.get(..at)?.chars().count();
        let start = Position::new(line, column(chars));
        let end = Position::new(line, column(chars + 1));
        Some(finding(path, Span::new(start, end), c))
    })
}

/// The byte of a line at which such a sign stands: in its indent, behind its hyphen, or about the colon of a key.
fn odd_in_structure(line: &str) -> Option<(usize, char)> {
    let odd = |at: usize| {
        let c = line.get(at..)?.chars().next().filter(|c| is_odd(*c))?;
        Some((at, c))
    };
    let mut at = line.len() - line.trim_start_matches(' ').len();
    if line[at..].starts_with('#') {
        return None;
    }
    loop {
        if let Some(found) = odd(at) {
            return Some(found);
        }
        let Some(rest) = line[at..].strip_prefix('-') else {
            break;
        };
        if let Some(found) = odd(at + 1) {
            return Some(found);
        }
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        if blanks == 0 {
            break;
        }
        at += 1 + blanks;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '"' | '\'' | '.');
    let key = line[at..].len() - line[at..].trim_start_matches(is_name).len();
    if key > 0
        && let Some(found) = odd(at + key)
    {
        return Some(found);
    }
    line.match_indices(':').find_map(|(colon, _)| {
        let before = line[..colon].chars().next_back()?;
        is_name(before).then(|| odd(colon + 1)).flatten()
    })
}

fn finding(path: &Path, span: Span, c: char) -> Diagnostic {
    let Position { line, column } = span.start;
    Diagnostic::error(
        "yaml-odd-sign",
        path,
        message!("check-odd-sign", sign = sign(c), line, column),
    )
    .at(span)
    .hint(message!("check-odd-sign-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_neither_hidden_nor_like_another() {
        let mut usual = ('\0'..=char::MAX).filter(|c| is_usual(*c));
        assert!(usual.all(|c| !is_odd(c) && !is_hidden(c)));
    }

    #[test]
    fn a_sign_where_a_blank_belongs_is_found_and_one_in_a_text_is_not() {
        for (line, wanted) in [
            ("  level:\u{a0}full", Some(8)),
            ("\u{a0} level: full", Some(0)),
            ("  \u{a0}level: full", Some(2)),
            ("  -\u{a0}method: online", Some(3)),
            ("  level\u{a0}: full", Some(7)),
            ("  level：full", Some(7)),
            ("  - {method:\u{a0}online}", Some(12)),
            ("  name: Đăng\u{a0}ký", None),
            ("  # level:\u{a0}full", None),
            ("  level: full", None),
        ] {
            assert_eq!(odd_in_structure(line).map(|(at, _)| at), wanted, "{line}");
        }
        assert_eq!(structural("level:\u{a0}full", false), Some('\u{a0}'));
        assert_eq!(structural("level\u{a0}", true), Some('\u{a0}'));
        assert_eq!(structural("online\u{a0}payment", false), None);
        assert_eq!(structural("Căn\u{a0}cước", true), None);
    }
}
