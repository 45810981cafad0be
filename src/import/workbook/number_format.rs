//! What a number format makes people see of a number: another text, nothing, or a number of another size. Of such a cell nobody
//! can tell which of both was meant.

use crate::i18n::{Message, message};
use crate::text;

/// Words and signs that make another number of the one before them.
const MULTIPLES: &[&str] = &[
    "k", "m", "tr", "nghin", "ngan", "trieu", "van", "tram", "chuc", "ty", "thousand", "million",
];

/// What stands in one section of a format.
#[derive(Debug, Default)]
struct FormatSection {
    /// `[<1000]`: when it counts.
    condition: Option<(String, f64)>,
    /// Text that is shown as it stands.
    literal: String,
    /// Whether a figure is always shown, for zero too.
    shows_zero: bool,
    /// Whether figures other than those of zero are shown.
    shows_figures: bool,
    /// Whether it shows a day or a time.
    is_day: bool,
    /// Places behind the point.
    decimals: usize,
    /// Commas behind the last figure, each of which divides by a thousand.
    scale: usize,
}

/// Whether a format shows some number otherwise than it is stored.
pub(super) fn is_odd(code: &str) -> bool {
    hides_text(code)
        || [0.0, 1.0, -1.0, 1234.0]
            .into_iter()
            .any(|number| disguise(code, number).is_some())
}

/// Whether a format shows texts as nothing, or as one and the same other: its fourth section is theirs.
pub(super) fn hides_text(code: &str) -> bool {
    let sections = sections(code);
    sections
        .get(3)
        .is_some_and(|of_texts| !of_texts.shows_figures)
}

/// How a format shows a number otherwise than it is stored; nothing where it does not.
pub(super) fn disguise(code: &str, number: f64) -> Option<Message> {
    let sections = sections(code);
    let section = chosen(&sections, number)?;
    if section.is_day {
        return None;
    }
    let literal = section.literal.trim();
    let shows = match number == 0.0 {
        true => section.shows_zero,
        false => section.shows_figures,
    };
    if !shows {
        // Accounts write nothing as a dash.
        let is_dash = !literal.is_empty() && literal.chars().all(|c| matches!(c, '-' | '–' | '—'));
        return match literal {
            "" => Some(message!("import-shows-nothing")),
            _ if is_dash && number == 0.0 => None,
            _ => Some(message!("import-shows-as", literal)),
        };
    }
    if section.scale > 0 {
        return Some(message!("import-shows-thousands"));
    }
    if section.decimals >= 3 {
        return Some(message!("import-shows-three"));
    }
    let plain = text::unaccented(&text::exact(literal));
    let mut words = plain.split(|c: char| !c.is_alphanumeric());
    let is_multiple = words.any(|word| MULTIPLES.contains(&word));
    (is_multiple || literal.contains(|c: char| c.is_ascii_digit()))
        .then(|| message!("import-shows-with", literal))
}

/// The section that a number is shown by.
fn chosen(sections: &[FormatSection], number: f64) -> Option<&FormatSection> {
    if sections.iter().any(|section| section.condition.is_some()) {
        let holds = |section: &&FormatSection| match &section.condition {
            None => true,
            Some((sign, given)) => match sign.as_str() {
                "<" => number < *given,
                "<=" => number <= *given,
                ">" => number > *given,
                ">=" => number >= *given,
                "<>" => number != *given,
                _ => number == *given,
            },
        };
        return sections.iter().find(holds);
    }
    match sections {
        [_, below] if number < 0.0 => Some(below),
        [_, below, ..] if number < 0.0 => Some(below),
        [_, _, nothing, ..] if number == 0.0 => Some(nothing),
        [first, ..] => Some(first),
        [] => None,
    }
}

fn sections(code: &str) -> Vec<FormatSection> {
    let mut sections = vec![FormatSection::default()];
    let mut chars = code.chars().peekable();
    let mut behind_point = false;
    while let Some(c) = chars.next() {
        let Some(section) = sections.last_mut() else {
            break;
        };
        match c {
            ';' => {
                sections.push(FormatSection::default());
                behind_point = false;
            }
            '"' => section
                .literal
                .extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => section.literal.extend(chars.next()),
            // A blank as wide as the next sign, or that sign over and over.
            '_' => {
                chars.next();
                section.literal.push(' ');
            }
            '*' => _ = chars.next(),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                section.condition = section.condition.take().or_else(|| condition(&inside));
                let first = inside.chars().next().map(|c| c.to_ascii_lowercase());
                section.is_day |= inside
                    .chars()
                    .all(|c| c.to_ascii_lowercase() == first.unwrap_or(' '))
                    && first.is_some_and(|c| matches!(c, 'h' | 'm' | 's'));
            }
            '0' | '#' | '?' => {
                section.shows_figures = true;
                section.shows_zero |= c == '0';
                section.decimals += usize::from(behind_point && c == '0');
                section.scale = 0;
            }
            '.' if section.shows_figures => behind_point = true,
            ',' if section.shows_figures => section.scale += 1,
            '@' => (section.shows_figures, section.shows_zero) = (true, true),
            'G' | 'g' => {
                // General.
                let mut rest = chars.clone();
                let word: String = rest.by_ref().take(6).collect();
                if word.eq_ignore_ascii_case("eneral") {
                    chars = rest;
                    (section.shows_figures, section.shows_zero) = (true, true);
                }
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => section.is_day = true,
            'E' | 'e' if section.shows_figures => {}
            other => section.literal.push(other),
        }
    }
    sections
}

fn condition(inside: &str) -> Option<(String, f64)> {
    let end = inside.find(|c: char| !matches!(c, '<' | '>' | '='))?;
    let (sign, given) = inside.split_at(end);
    let given = given.trim().parse().ok()?;
    (!sign.is_empty()).then(|| (sign.to_owned(), given))
}

#[cfg(test)]
mod tests {
    use super::{disguise, is_odd};

    #[test]
    fn a_format_that_shows_another_number_is_known() {
        for (code, number) in [
            ("0;;;", 0.0),
            (";;;", 5.0),
            (";;", 0.0),
            ("#,###", 0.0),
            ("#", 0.0),
            ("0;-0;\"chưa có số liệu\"", 0.0),
            ("\"chưa có số liệu\";;\"chưa có số liệu\"", 7.0),
            ("[=0]\"\";0", 0.0),
            ("#,##0,", 12_000.0),
            ("0.000", 12.0),
            ("#,##0\" nghìn\"", 12.0),
            ("0\"000\"", 12.0),
            ("0\\k", 12.0),
        ] {
            assert!(disguise(code, number).is_some() && is_odd(code), "{code}");
        }
        assert!(super::hides_text(";;;") && super::hides_text("0;-0;0;\"-\"") && is_odd("0;-0;0;"));
        assert!(!super::hides_text("0;-0;0;@") && !super::hides_text(";;"));
        for (code, number) in [
            ("General", 0.0),
            ("0", 0.0),
            ("#,##0", 12_000.0),
            ("#,##0", 0.0),
            ("0;;;", 5.0),
            ("#,##0.00", 0.0),
            ("#,##0\" hồ sơ\"", 12.0),
            ("@", 0.0),
            ("[Red]0", 3.0),
            ("[$-42A]dd/mm/yyyy", 45_000.0),
            ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", 0.0),
            ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", 3.0),
            ("[<10]0;0", 3.0),
        ] {
            assert_eq!(disguise(code, number), None, "{code} {number}");
        }
    }
}
