//! How many lines a text takes in a column, told from the widths of the letters of Times New Roman: programs that print a
//! workbook fit rows to their texts or not, so heights have to be said.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Points of a millimetre, times 100.
const POINTS: u32 = 283;
/// Points that both sides of a cell leave free.
const FREE: u32 = 5;
/// Per cent that a text may be wider than told: rounding.
const RESERVE: u32 = 103;

/// The lines of a text in so many millimetres at so many points, each as its range of bytes: broken at spaces, inside a
/// word only where the word alone is longer; rather too many than too few.
pub(super) fn lines(text: &str, millimetres: u16, points: u16) -> Vec<Range<usize>> {
    let room = (u32::from(millimetres) * POINTS / 100).saturating_sub(FREE);
    // In thousandths of the font's size.
    let room = room * 1000 / u32::from(points.max(1)) * 100 / RESERVE;
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let wide = width(word.trim_end());
        if used > 0 && used + wide > room {
            lines.push(start..at);
            (start, used) = (at, 0);
        }
        if wide <= room {
            used += width(word);
        } else {
            for (inside, c) in word.char_indices() {
                let wide = letter(c);
                if used > 0 && used + wide > room {
                    lines.push(start..at + inside);
                    (start, used) = (at + inside, 0);
                }
                used += wide;
            }
        }
        at += word.len();
    }
    lines.push(start..text.len());
    lines
}

fn width(text: &str) -> u32 {
    text.chars().map(letter).sum()
}

/// The width of a letter in thousandths of the font's size. Accents take no room of their own, but where a machine lacks
/// the font, letters with accents often come from another, wider one.
fn letter(c: char) -> u32 {
    let bare = c.nfd().next().unwrap_or(c);
    let width = bare_letter(bare);
    if bare == c { width } else { width * 11 / 10 }
}

fn bare_letter(c: char) -> u32 {
    match c {
        ' ' | '.' | ',' | '|' => 250,
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' | '\\' => 278,
        'f' | 'r' | 'I' | '-' | '(' | ')' | '!' | '[' | ']' | '\'' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' => 444,
        'P' | 'F' | 'S' | '+' | '=' | '<' | '>' => 564,
        'E' | 'L' | 'T' | 'Z' => 611,
        'B' | 'C' | 'R' => 667,
        'm' => 778,
        'A' | 'D' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' | 'w' | 'Đ' => 722,
        'M' | 'W' | '%' | '@' | '…' => 1000,
        c if c.is_ascii() || c == 'đ' => 500,
        c if c.is_alphabetic() && (c as u32) < 0x2000 => 722,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        let told = |text, millimetres| -> Vec<String> {
            let lines = lines(text, millimetres, 12).into_iter();
            lines.map(|line| text[line].trim().to_owned()).collect()
        };
        assert_eq!(told("Đăng ký khai sinh", 60), ["Đăng ký khai sinh"]);
        assert_eq!(told("Đăng ký khai sinh", 20), ["Đăng ký", "khai sinh"]);
        assert_eq!(told("1.001193", 19), ["1.001193"]);
        assert!(told("123456789012345678901234567890", 20).len() >= 4);
        assert_eq!(told("", 20), [""]);
    }

    proptest! {
        #[test]
        fn lines_are_the_whole_text(text in "[a-zđĐ漢 ]{0,60}|\\PC{0,40}", millimetres in 0_u16..90) {
            let lines = lines(&text, millimetres, 12);
            let whole: String = lines.iter().map(|line| &text[line.clone()]).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
