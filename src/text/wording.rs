//! The wording of a required document without what stands around it: bullets, numbering, punctuation at its end.
//!
//! Two entries of two procedures ask for one document where their [`key`]s are equal. Words are never dropped: "bản sao
//! Giấy khai sinh" and "Giấy khai sinh" stay two.

use super::clean::{NewlineRule, clean};
use super::normal::{exact, spelling, syllables};

/// Signs that lists begin with.
const BULLETS: &[char] = &[
    '-', '–', '—', '‐', '‑', '−', '+', '*', '•', '●', '○', '▪', '■', '◦', '·', '►', '>',
    '\u{f0b7}', '\u{f02d}',
];

/// Punctuation that says nothing at the end of an item.
const ENDS: &[char] = &['.', ';', ',', ':', '…', '-', '–', '—'];

/// Quotation marks, which a query cannot hold inside a phrase.
pub(crate) const QUOTES: &[char] = &['"', '“', '”'];

/// Longest chain of bullets and numbers before an item: `1. a) - …`.
const LONGEST_CHAIN: usize = 4;

/// The wording as it may be shown: one clean line in NFC without bullet, numbering and punctuation at its end. A text
/// that is nothing else stays as it is.
pub(crate) fn bare(text: &str) -> String {
    let line = clean(text, NewlineRule::Line).text;
    let mut rest = line.as_str();
    for _ in 0..LONGEST_CHAIN {
        let shorter = without_mark(rest);
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter;
    }
    let rest = rest.trim_end_matches(|c: char| ENDS.contains(&c) || c.is_whitespace());
    if rest.contains(char::is_alphanumeric) {
        rest.to_owned()
    } else {
        line
    }
}

/// What two spellings of one wording have in common: case, tone placement, *i*/*y*, spaces and quotation marks do not
/// count; accents do.
pub(crate) fn key(text: &str) -> String {
    let lower = exact(&bare(text));
    let mut out = String::with_capacity(lower.len());
    let mut copied = 0;
    for (range, word) in syllables(&lower) {
        out.push_str(&lower[copied..range.start]);
        out.push_str(&spelling(word));
        copied = range.end;
    }
    out.push_str(&lower[copied..]);
    out.retain(|c| !QUOTES.contains(&c));
    out
}

/// The text without one bullet or one number at its start.
fn without_mark(text: &str) -> &str {
    let unbulleted = text.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
    if unbulleted.len() < text.len() {
        return unbulleted;
    }
    number_end(text).map_or(text, |end| text[end..].trim_start())
}

/// Where a numbering ends that the text begins with: `1.`, `1.2)`, `(3)`, `a)`, `đ.`, `iv)`. A figure that counts ("02
/// bản sao") is none, nor is a date, a decimal or an initial.
fn number_end(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let open = text.len() - inner.len();
    let figures = inner
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(inner.len());
    let (number, closed) = if figures > 0 {
        let run = &inner[..figures];
        if inner[figures..].starts_with(')') {
            (run.trim_end_matches('.'), figures + 1)
        } else {
            (run.strip_suffix('.')?, figures)
        }
    } else {
        let letters = inner.find(|c: char| !c.is_alphabetic())?;
        let closes = inner[letters..].starts_with(['.', ')']);
        (&inner[..letters], closes.then_some(letters + 1)?)
    };
    let bracket = inner[..closed].ends_with(')');
    let after = &inner[closed..];
    let apart = bracket || after.is_empty() || after.starts_with(' ');
    let is_number = if figures > 0 {
        let part = |part: &str| (1..=3).contains(&part.len());
        number.split('.').all(part) && (apart || after.starts_with(char::is_alphabetic))
    } else {
        let lower = number.to_lowercase();
        let roman = lower.len() <= 4 && lower.bytes().all(|b| b"ivx".contains(&b));
        apart && (roman || lower.chars().count() == 1)
    };
    (is_number && (open == 0 || bracket)).then_some(open + closed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn bullets_numbers_and_ends_are_dropped_and_words_never() {
        for (text, wanted) in [
            ("- Tờ khai đăng ký khai sinh;", "Tờ khai đăng ký khai sinh"),
            ("+ Giấy chứng sinh.", "Giấy chứng sinh"),
            ("*Giấy tờ phải nộp:", "Giấy tờ phải nộp"),
            ("1. Đơn đề nghị", "Đơn đề nghị"),
            ("1.Đơn đề nghị", "Đơn đề nghị"),
            ("1.2. Đơn đề nghị", "Đơn đề nghị"),
            ("(2) Đơn đề nghị", "Đơn đề nghị"),
            ("a) - Đơn đề nghị ,", "Đơn đề nghị"),
            ("đ) Đơn", "Đơn"),
            ("iv) Đơn", "Đơn"),
            ("IV. Đơn", "Đơn"),
            ("02 bản sao Giấy khai sinh", "02 bản sao Giấy khai sinh"),
            ("3.5 mét", "3.5 mét"),
            ("01.2024 sao kê", "01.2024 sao kê"),
            ("Mẫu số 24. Đơn", "Mẫu số 24. Đơn"),
            ("A.B. cấp", "A.B. cấp"),
            (
                "Giấy chứng nhận đã cấp (bản gốc).",
                "Giấy chứng nhận đã cấp (bản gốc)",
            ),
            ("  Thẻ\u{a0}căn \n cước ", "Thẻ căn cước"),
            ("-", "-"),
            ("1.", "1."),
            ("", ""),
        ] {
            assert_eq!(bare(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn spellings_of_one_wording_have_one_key() {
        for text in [
            "Tờ khai đăng ký",
            "- TỜ KHAI đăng kí.",
            "a) Tờ  khai đăng\nký;",
        ] {
            let decomposed: String = text.nfd().collect();
            for text in [text, &decomposed] {
                assert_eq!(key(text), key("tờ khai đăng ký"), "{text}");
            }
        }
        assert_eq!(key("Giấy uỷ quyền"), key("giấy ủy quyền"));
        assert_ne!(key("Giấy khai sinh"), key("Giấy khai sinh (bản sao)"));
        assert_ne!(key("bảo"), key("báo"));
    }

    proptest! {
        #[test]
        fn bare_wordings_stay_as_they_are_and_no_text_panics(text in "([-+*•(a1i.) ]{0,6}\\PC{0,20}[.;: ]{0,3}|\\PC{0,20})") {
            let once = bare(&text);
            prop_assert!(once.is_empty() == clean(&text, NewlineRule::Line).text.is_empty());
            let _ = key(&text);
        }
    }
}
