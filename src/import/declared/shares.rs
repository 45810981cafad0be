//! What a text says with numbers of how much of the whole it is about: `32/34 tỉnh`, `5 đơn vị`, `top 10`, `trên 100 hồ sơ`.

use super::phrases::{Phrases, plain_words};
use crate::text;

/// Those who report; without accents.
const REPORTING: &[&str] = &[
    "tinh",
    "don",
    "bo",
    "xa",
    "phuong",
    "huyen",
    "quan",
    "so",
    "dia",
    "co",
    "provinces",
    "units",
    "agencies",
    "ministries",
    "communes",
];

/// So many provinces the country has, and had until 2025: whoever counts them counts all.
const ALL_PROVINCES: &[u32] = &[34, 63];

/// Whether a text says that some of those who report have not: `32/34 tỉnh`, `tổng hợp của 5 đơn vị`.
pub(super) fn some_report(said: &str) -> bool {
    let exact = text::exact(said);
    let accented: Vec<&str> = exact.split_whitespace().collect();
    let plain = text::unaccented(&exact);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let behind = |at: usize| {
        let word = words.get(at).copied().unwrap_or_default();
        word.trim_matches(|c: char| !c.is_alphanumeric())
    };
    let number = |word: &str| word.parse::<u32>().ok();
    let is_share = |(at, word): (usize, &&str)| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        let (some, all) = bare.split_once('/')?;
        let (some, all) = number(some).zip(number(all))?;
        (some < all && REPORTING.contains(&behind(at + 1))).then_some(())
    };
    let is_some_of = |(at, word): (usize, &&str)| {
        let leads = ["cua", "tu", "of", "from", "tai"].contains(word);
        let count = number(behind(at + 1)).filter(|_| leads)?;
        let of = behind(at + 2);
        let is_office = accented
            .get(at + 2)
            .is_some_and(|word| matches!(word.trim_matches([',', '.', ')']), "sở" | "bộ"));
        let is_meant = REPORTING.contains(&of) && (!matches!(of, "so" | "bo") || is_office);
        (is_meant && !ALL_PROVINCES.contains(&count)).then_some(())
    };
    words.iter().enumerate().find_map(is_share).is_some()
        || words.iter().enumerate().find_map(is_some_of).is_some()
}

/// Whether a text says that only the most used procedures are listed: `top 10`, `10 TTHC nhiều hồ sơ nhất`, `trên 100 hồ sơ`.
pub(super) fn most_used(said: &str) -> bool {
    const UP: Phrases = Phrases {
        said: &[&[
            "tro len",
            "or more",
            "at least",
            "more than",
            "tren",
            "over",
            "it nhat",
        ]],
        harmless: &[
            "trên địa bàn",
            "trên cổng",
            "trên toàn quốc",
            "trên cả nước",
            "trên môi trường",
        ],
        ..Phrases::NONE
    };
    let words = plain_words(said);
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    let top = words
        .windows(2)
        .any(|pair| matches!(pair[0], "top" | "nhom") && is_number(&pair[1]) && pair[0] == "top");
    let dossiers = words.windows(3).any(|three| {
        is_number(&three[0]) && matches!((three[1], three[2]), ("ho", "so") | ("dossiers", _))
    }) || words
        .windows(2)
        .any(|pair| is_number(&pair[0]) && matches!(pair[1], "dossiers" | "hs"))
        || words
            .windows(4)
            .any(|four| four[..3] == ["ho", "so", "tu"] && is_number(&four[3]));
    top || (dossiers && UP.are_in(said))
}

#[cfg(test)]
mod tests {
    use super::{most_used, some_report};

    #[test]
    fn what_is_of_some_is_known_by_its_numbers() {
        for some in [
            "Số liệu 32/34 tỉnh",
            "so lieu 32/34 tinh",
            "Tổng hợp của 5 đơn vị",
            "(*) Mới có 20/34 tỉnh, thành phố báo cáo",
            "Số liệu của 12 Sở",
            "Counts of 12 provinces",
        ] {
            assert!(some_report(some), "{some}");
        }
        for whole in [
            "Số liệu 34/34 tỉnh",
            "Tổng hợp của 34 tỉnh, thành phố",
            "Kèm theo Báo cáo số 12/BC-BTP ngày 05/01/2025",
            "Từ 01/01/2024 đến 31/12/2024",
            "Số liệu từ 15/12 đến 14/6",
        ] {
            assert!(!some_report(whole), "{whole}");
        }
        for most in [
            "Top 10 TTHC",
            "Phụ lục: TTHC phát sinh trên 100 hồ sơ",
            "chỉ gồm TTHC có từ 100 hồ sơ trở lên",
            "TTHC có hồ sơ từ 100 trở lên",
            "Procedures with at least 100 dossiers",
        ] {
            assert!(most_used(most), "{most}");
        }
        for all in [
            "Số hồ sơ tiếp nhận trên địa bàn năm 2024",
            "Tổng số: 100 hồ sơ",
            "Đơn vị tính: hồ sơ",
        ] {
            assert!(!most_used(all), "{all}");
        }
    }
}
