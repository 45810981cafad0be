//! How many lines a text takes in a column, told from the widths of the letters of Times New Roman: programs that print a
//! workbook fit rows to their texts or not, so heights have to be said.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::TABLE;

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

/// The widths in millimetres that columns need so that their rows become low: each at least as wide as its widest word, up
/// to a limit, and the rest in proportion to how much text it holds.
pub(super) fn fitted(columns: &[(&str, Vec<&str>)], all: u16) -> Vec<u16> {
    /// Words that are wider are broken.
    const WIDEST_WORD: u32 = 34;
    // Cells of a document leave twice as much free as those of a workbook.
    let millimetres = |thousandths: u32| {
        thousandths * u32::from(TABLE) * 100 / 1000 / POINTS + 2 * FREE * 100 / POINTS + 2
    };
    let least = |title: &str, texts: &[&str]| {
        // Titles are bold.
        let title = title.split(' ').map(|word| width(word) * 11 / 10);
        let words = texts.iter().flat_map(|text| text.split(' ')).map(width);
        millimetres(title.chain(words).max().unwrap_or(0)).min(WIDEST_WORD)
    };
    let mut least: Vec<u32> = columns
        .iter()
        .map(|(title, texts)| least(title, texts))
        .collect();
    let needed: u32 = least.iter().sum();
    if needed > u32::from(all) {
        for least in &mut least {
            *least = *least * u32::from(all) / needed;
        }
    }
    // Long texts make rows high, so they count more than their share.
    let weight = |texts: &[&str]| -> u64 {
        let widths = texts.iter().map(|text| u64::from(width(text)) / 1000);
        widths.map(|wide| wide * wide).sum::<u64>().isqrt() + 1
    };
    let weights: Vec<u64> = columns.iter().map(|(_, texts)| weight(texts)).collect();
    let sum: u64 = weights.iter().sum();
    let left = u64::from(all).saturating_sub(least.iter().map(|at| u64::from(*at)).sum());
    let mut fitted: Vec<u16> = least
        .iter()
        .zip(&weights)
        .map(|(least, weight)| {
            u16::try_from(u64::from(*least) + left * weight / sum).unwrap_or(all)
        })
        .collect();
    // What rounding left over goes to the column with most text; what is too much comes from the widest.
    let total: u16 = fitted.iter().sum();
    let most = (0..fitted.len()).max_by_key(|at| {
        if total <= all {
            weights[*at]
        } else {
            u64::from(fitted[*at])
        }
    });
    if let Some(most) = most {
        fitted[most] = (fitted[most] + all).saturating_sub(total);
    }
    fitted
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

    #[test]
    fn columns_with_much_text_are_wide_and_no_word_that_fits_is_broken() {
        let long = "Thông tư số 281/2016/TT-BTC của Bộ Tài chính ".repeat(4);
        let columns = [
            ("Mã", vec!["1.001193", "2.000635"]),
            ("Phí, lệ phí", vec![long.as_str(), "không"]),
            ("Ghi chú", vec!["", ""]),
        ];
        let fitted = fitted(&columns, 200);
        assert_eq!(fitted.iter().sum::<u16>(), 200);
        assert!(fitted[1] > 120, "{fitted:?}");
        assert_eq!(lines("1.001193", fitted[0], TABLE).len(), 1);
    }

    proptest! {
        #[test]
        fn whatever_stands_in_them_columns_fill_the_page(texts in proptest::collection::vec("[a-zđ ]{0,300}", 3..10)) {
            let columns: Vec<(&str, Vec<&str>)> = texts.iter().map(|text| ("Cột", vec![text.as_str()])).collect();
            prop_assert_eq!(fitted(&columns, 241).iter().sum::<u16>(), 241);
        }

        #[test]
        fn lines_are_the_whole_text(text in "[a-zđĐ漢 ]{0,60}|\\PC{0,40}", millimetres in 0_u16..90) {
            let lines = lines(&text, millimetres, 12);
            let whole: String = lines.iter().map(|line| &text[line.clone()]).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
