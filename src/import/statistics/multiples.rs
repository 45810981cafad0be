//! What a table says its numbers are counted in: dossiers one by one, or nobody can tell which number each of them is. Of
//! thousands, zero is up to 499.

use std::path::Path;

use super::super::head::place_of;
use super::super::job::ImportError;
use super::super::table::{TableRow, TableRows};
use crate::catalogue::model::is_code;
use crate::i18n::message;
use crate::import::titles::titles;
use crate::text;

/// Words that say so wherever they stand.
const ALWAYS: &[&str] = &["nghìn", "nghin", "ngàn", "thousand", "thousands"];

/// Words that are also parts of names, and say so only beside what is counted, or where a text speaks of its unit.
const OFTEN: &[&str] = &[
    "triệu", "trieu", "million", "millions", "vạn", "trăm", "chục", "tỷ", "tỉ", "k",
];

const COUNTED: &[&str] = &[
    "hồ",
    "ho",
    "hs",
    "bộ",
    "lượt",
    "luot",
    "thủ",
    "đơn",
    "dossiers",
    "files",
    "applications",
];

/// Words that say so only where a text speaks of its unit.
const OF_UNITS: &[&str] = &[
    "ngan", "chục", "chuc", "trăm", "tram", "tỷ", "tỉ", "hundred", "hundreds", "percent", "1000",
    "1000000", "tr", "trđ", "‰",
];

/// How a text speaks of its unit; without accents.
const UNIT: &[&str] = &[
    " don vi tinh ",
    " dvt ",
    " tinh bang ",
    " tinh theo ",
    " unit ",
    " units ",
];

/// Refuses a table that says that it counts in thousands, shares or the like.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_multiples(path: &Path, table: &TableRows) -> Result<(), ImportError> {
    let lines = table.rows.iter().flat_map(|row| {
        let place = place_of(&table.grid, row.line);
        texts(row).map(move |text| (place.clone(), text.to_owned()))
    });
    let columns = table.passed_over.iter();
    let columns = columns.map(|name| (message!("import-column-name"), name.clone()));
    let found = titles(path, table)
        .chain(columns)
        .chain(lines)
        .find(|(_, text)| is_multiple(text));
    match found {
        None => Ok(()),
        Some((place, text)) => Err(ImportError::refusal(
            path,
            message!("import-multiples", place, text),
        )
        .hint(message!("import-multiples-hint"))),
    }
}

/// What a row says beside its numbers: its source, and short words in columns that are passed over; all of it where it has no code, such as a note or a heading.
fn texts(row: &TableRow) -> Box<dyn Iterator<Item = &str> + '_> {
    /// A unit has few words; the name of a procedure may speak of money.
    const WORDS: usize = 4;
    let beside = row.beside().map(|(_, text)| text);
    let beside = beside.filter(|text| text.split_whitespace().count() <= WORDS);
    match row.exact("code").map(str::trim) {
        Some(code) if is_code(code) => Box::new(row.trimmed("source").into_iter().chain(beside)),
        _ => Box::new(row.texts().chain(beside)),
    }
}

/// Whether a text says that what it stands over is not counted one by one.
fn is_multiple(said: &str) -> bool {
    // What stands in brackets speaks for itself: “Số hồ sơ (1.000 hồ sơ)”.
    let inside = said.split(['(', '[']).skip(1);
    let mut inside = inside.filter_map(|rest| rest.split([')', ']']).next());
    says_multiple(said) || inside.any(says_multiple)
}

/// What stands behind “Đơn vị:”, which may be an agency as well: a unit where it is a number alone, or of what is counted.
fn behind_unit(said: &str) -> Option<&str> {
    let (before, rest) = said.split_once(':')?;
    let before = text::unaccented(before);
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    (before == "don vi" || before.ends_with(" don vi")).then_some(rest)
}

/// Whether a text is the name of a multiple, alone or of what is counted: “triệu”, “ngan ho so”, “1000”.
fn is_unit(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '‰'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &str| {
        [ALWAYS, OFTEN, OF_UNITS]
            .iter()
            .any(|words| words.contains(&word))
            || matches!(
                word,
                "van" | "ty" | "ti" | "%" | "10" | "100" | "10000" | "100000"
            )
    };
    let is_counted = |word: &&str| {
        COUNTED.contains(word) || matches!(*word, "sơ" | "so" | "tục" | "tuc" | "vị" | "don")
    };
    match words.split_first() {
        Some((first, rest)) => is_name(first) && rest.iter().all(&is_counted),
        None => false,
    }
}

/// Whether a word is a power of ten: “10³”, “10^6”, “1e3”.
fn is_power(word: &str) -> bool {
    let word = word.trim_start_matches(['x', '×']);
    let power = word.strip_prefix("10").unwrap_or_default();
    let raised = |power: &str| !power.is_empty() && power.chars().all(|c| "¹²³⁴⁵⁶⁷⁸⁹".contains(c));
    let written = power
        .strip_prefix('^')
        .is_some_and(|power| !power.is_empty() && power.chars().all(|c| c.is_ascii_digit()));
    raised(power) || written || matches!(word, "1e3" | "1e6" | "10e3" | "10e6")
}

fn says_multiple(said: &str) -> bool {
    let said = text::exact(said).replace("**", "^").replace(" ^ ", "^");
    // Separators between thousands, and the sign before a factor, stand between figures and are no words.
    let figures = said
        .replace("1.000", "1000")
        .replace("1,000", "1000")
        .replace("1000.000", "1000000")
        .replace("1000,000", "1000000");
    if behind_unit(&figures).is_some_and(is_unit) {
        return true;
    }
    let words: Vec<&str> = figures
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '‰' | '^' | '×' | '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let plain = format!(" {} ", text::unaccented(&words.join(" ")));
    let of_unit = UNIT.iter().any(|unit| plain.contains(unit));
    let alone = words.len() == 1;
    // “1.000 hồ sơ”, and nothing else, is a unit and no number of dossiers.
    let is_round = |word: &&str| {
        matches!(
            *word,
            "10" | "100" | "1000" | "10000" | "100000" | "1000000"
        )
    };
    if words.first().is_some_and(is_round) && words.len() > 1 {
        let rest = [
            "hồ", "ho", "sơ", "so", "bộ", "thủ", "tục", "lượt", "đơn", "dossiers", "files",
        ];
        if words.iter().skip(1).all(|word| rest.contains(word)) {
            return true;
        }
    }
    let of_share = [" ty le ", " ti le ", " phan tram "]
        .iter()
        .any(|said| plain.contains(said));
    let per = ["tháng", "ngày", "quý", "năm", "thang", "ngay", "quy", "nam"];
    let is_mean = |at: usize| {
        let pair = words.get(at..at + 3);
        pair.is_some_and(|three| {
            matches!(
                three[..2],
                ["trung", "bình"] | ["bình", "quân"] | ["trung", "binh"]
            ) && (per.contains(&three[2]) || matches!(three[2], "mỗi" | "một"))
        })
    };
    if (0..words.len()).any(is_mean) {
        return true;
    }
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1);
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let times = before.is_some_and(|before| matches!(*before, "x" | "×"));
        let is_many = before.is_some_and(|before| matches!(*before, "hàng" | "vài" | "mấy"));
        ALWAYS.contains(word)
            || is_power(word)
            || (OFTEN.contains(word)
                && !is_many
                && (of_unit
                    || (alone && *word != "k")
                    || next.is_some_and(|next| COUNTED.contains(next))))
            || (of_unit && (OF_UNITS.contains(word) || word.contains('%')))
            || ((alone || of_share) && *word == "%")
            || matches!(*word, "x1000" | "×1000" | "'000" | "x1000000" | "×1000000")
            || (times && matches!(*word, "1000" | "1000000"))
    })
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Note, Workbook, Worksheet};

    use super::super::{columns, plan};
    use super::is_multiple;
    use crate::import::testing::{COUNTS, MemoryFiles};

    #[test]
    fn thousands_of_dossiers_came_in_as_dossiers_and_a_few_hundred_as_none() {
        let memory = MemoryFiles::with(&[]);
        let book = |place: (u32, u16), said: &str| {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (row, cells) in (3..).zip(COUNTS) {
                sheet.write_row(row, 0, cells.iter().copied()).unwrap();
            }
            sheet.write(place.0, place.1, said).unwrap();
            book.save_to_buffer().unwrap()
        };
        for (place, cell) in [
            ((1, 2), "cell C2 says"),
            ((5, 0), "6:6 says"),
            ((4, 5), "5:5 says"),
        ] {
            for said in ["Đơn vị tính: nghìn hồ sơ", "ĐVT: %"] {
                let error = memory
                    .plan_of(plan, "t.xlsx", &book(place, said))
                    .unwrap_err();
                assert!(error.message.contains(cell), "{}", error.message);
                assert!(error.message.contains(said), "{}", error.message);
            }
        }
        let fine = memory
            .plan_of(plan, "t.xlsx", &book((1, 2), "Đơn vị tính: hồ sơ"))
            .unwrap();
        assert_eq!(fine.writes.len(), 1);
        let named = memory.plan_of(plan, "so-lieu-nghin-ho-so.xlsx", &book((1, 2), "2025"));
        assert!(named.unwrap_err().message.contains("the name of the file"));
        assert!(!columns().is_empty());
    }

    #[test]
    fn thousands_that_only_the_printed_page_or_a_comment_tells_came_in_as_dossiers() {
        let memory = MemoryFiles::with(&[]);
        let book = |fill: &dyn Fn(&mut Worksheet)| {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (row, cells) in (0..).zip(COUNTS) {
                sheet.write_row(row, 0, cells.iter().copied()).unwrap();
            }
            fill(sheet);
            book.save_to_buffer().unwrap()
        };
        let printed = |text: &'static str| move |sheet: &mut Worksheet| _ = sheet.set_header(text);
        let noted = |text: &'static str| {
            move |sheet: &mut Worksheet| {
                let note = Note::new(text).add_author_prefix(false);
                sheet.insert_note(0, 7, &note).unwrap();
            }
        };
        for (book, place) in [
            (
                book(&printed("&L&\"Arial\"ĐVT: nghìn hồ sơ")),
                "printed page says “ĐVT: nghìn hồ sơ”",
            ),
            (book(&noted("nghìn hồ sơ")), "cell H1 says “nghìn hồ sơ”"),
        ] {
            let error = memory.plan_of(plan, "t.xlsx", &book).unwrap_err();
            assert!(error.message.contains(place), "{}", error.message);
        }
        for book in [
            book(&printed("&CBộ Tư pháp&RTrang &P")),
            book(&noted("đã kiểm tra")),
        ] {
            assert_eq!(
                memory.plan_of(plan, "t.xlsx", &book).unwrap().writes.len(),
                1
            );
        }
    }

    #[test]
    fn a_unit_of_counts_is_known_by_its_words_and_a_name_is_none() {
        for other in [
            "Đơn vị tính: nghìn hồ sơ",
            "ĐVT: Nghìn",
            "ĐƠN VỊ TÍNH: NGÀN HỒ SƠ",
            "(triệu hồ sơ)",
            "triệu",
            "Don vi tinh: trieu ho so",
            "in thousands",
            "Unit: million",
            "ĐVT: 1.000 hồ sơ",
            "Đơn vị tính: 1000 hồ sơ",
            "hồ sơ (x1000)",
            "x 1.000",
            "× 1,000",
            "ĐVT: %",
            "(%)",
            "Đơn vị tính: phần trăm",
            "Đơn vị tính: trăm hồ sơ",
            "Unit: percent",
            "Đơn vị tính: nghìn",
            "('000)",
            "(1.000 hồ sơ)",
            "Số hồ sơ tiếp nhận (1.000 hồ sơ)",
            "1000 hồ sơ",
            "Đơn vị: trăm hồ sơ",
            "vạn hồ sơ",
            "Đơn vị: vạn hồ sơ",
            "chục hồ sơ",
            "Tỷ lệ %",
            "Số liệu trung bình tháng",
            "Bình quân mỗi tháng",
            "Đơn vị: triệu",
            "Đơn vị: nghìn",
            "Don vi: trieu",
            "Đơn vị: trăm",
            "Đơn vị: ngan HS",
            "Đơn vị: 1.000",
            "Đơn vị: %",
            "Đơn vị tính: k hồ sơ",
            "ĐVT: K",
            "(k hồ sơ)",
            "ĐVT: tr hồ sơ",
            "Đơn vị: 10³ hồ sơ",
            "Đơn vị tính: 10^3 hồ sơ",
            "10 ^ 6 hồ sơ",
            "(10**3)",
            "x10³",
        ] {
            assert!(is_multiple(other), "{other}");
        }
        for fine in [
            "Đơn vị tính: hồ sơ",
            "ĐVT: bộ hồ sơ",
            "Đơn vị: Ủy ban nhân dân huyện Triệu Phong",
            "UBND XÃ TRIỆU SƠN",
            "Kho bạc, ngân hàng",
            "Hồ sơ ngắn hạn",
            "Đạt 100% kế hoạch",
            "Tổng số: 1.000 hồ sơ",
            "UBND xã Vạn Ninh",
            "UBND xã Trung Bình",
            "Có hàng trăm hồ sơ",
            "Đạt tỷ lệ 100%",
            "Một trăm phần việc",
            "12 hồ sơ",
            "Báo cáo số 1000/BC-BTP",
            "Thời hạn 2026",
            "Đơn vị: Triệu Phong",
            "Đơn vị: Sở Tư pháp",
            "Đơn vị: hồ sơ",
            "Đơn vị: Vạn Ninh",
            "k",
            "Mục k",
            "Sheet1",
        ] {
            assert!(!is_multiple(fine), "{fine}");
        }
    }
}
