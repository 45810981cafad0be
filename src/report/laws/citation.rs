//! An instrument as lawyers cite it. Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II, point 5(c): kind, number, day, who
//! issued it, subject; for laws and ordinances kind and name. Citations are Vietnamese whatever the language of the
//! program.

use jiff::civil::Date;

use crate::catalogue::model::{Instrument, InstrumentKind};
use crate::text::docnum;
use crate::text::{Block, clean, syllables, unaccented};

/// Words with which the subject of an instrument begins, unaccented; the issuer's name ends before them.
const SUBJECTS: &[&str] = &[
    "ve",
    "quy dinh",
    "qui dinh",
    "ban hanh",
    "sua doi",
    "huong dan",
    "phe duyet",
    "cong bo",
    "bai bo",
    "thanh lap",
    "phan cap",
    "phan quyen",
    "cat giam",
    "tang cuong",
    "bo sung",
];

/// The name of a kind of instrument.
#[must_use]
pub fn kind_name(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Constitution => "Hiến pháp",
        InstrumentKind::Code => "Bộ luật",
        InstrumentKind::Law => "Luật",
        InstrumentKind::Ordinance => "Pháp lệnh",
        InstrumentKind::Decree => "Nghị định",
        InstrumentKind::Decision => "Quyết định",
        InstrumentKind::Resolution => "Nghị quyết",
        InstrumentKind::Circular => "Thông tư",
        InstrumentKind::JointCircular => "Thông tư liên tịch",
        InstrumentKind::Directive => "Chỉ thị",
        InstrumentKind::Order => "Lệnh",
        InstrumentKind::Notice => "Thông báo",
        InstrumentKind::Treaty => "Điều ước quốc tế",
        InstrumentKind::Other => "Văn bản",
    }
}

/// An instrument as lawyers cite it, as far as it is known, with these articles of it.
#[must_use]
pub fn cite(
    number: &str,
    kind: InstrumentKind,
    instrument: Option<&Instrument>,
    articles: &[String],
) -> String {
    let mut out = String::new();
    for article in articles {
        if article.starts_with(|c: char| c.is_ascii_digit()) {
            out.push_str("Điều ");
        }
        out.push_str(article.trim());
        out.push_str(", ");
    }
    let Some(parsed) = docnum::parse(number) else {
        out.push_str(number);
        return out;
    };
    let title = instrument.and_then(|i| i.title.as_deref());
    let said = title
        .map(|title| said_by(title, &parsed.key()))
        .unwrap_or_default();
    let signed = instrument.and_then(|i| i.signed).or(said.signed);
    let stated = instrument.and_then(|i| i.issuer.clone());
    let issuer = stated.or(said.issuer).or_else(|| {
        let code = parsed.code.as_deref().unwrap_or_default();
        issuer_of(code).map(str::to_owned)
    });
    let kind = kind_by_title(kind, title, &said.about);
    let named = matches!(
        kind,
        InstrumentKind::Constitution
            | InstrumentKind::Code
            | InstrumentKind::Law
            | InstrumentKind::Ordinance
    ) && !said.about.is_empty();
    out.push_str(kind_name(kind));
    if named {
        out.push(' ');
        out.push_str(&said.about);
    }
    out.push_str(" số ");
    out.push_str(number);
    if let Some(day) = signed {
        out.push(' ');
        out.push_str(&long_date(day));
    }
    if named {
        return out;
    }
    if let Some(issuer) = issuer {
        out.push_str(" của ");
        out.push_str(&issuer);
    }
    if !said.about.is_empty() {
        out.push(' ');
        out.push_str(&subject(&said.about));
    }
    out
}

/// The kind, where a title shows that the guess by the number's code was wrong: the National Assembly's laws and
/// resolutions share theirs (`QH15`), and no law's name begins with "quy định" or "về".
fn kind_by_title(kind: InstrumentKind, title: Option<&str>, about: &str) -> InstrumentKind {
    const OF_RESOLUTIONS: &[&str] = &["ve", "quy dinh", "thi diem", "ban hanh", "phe duyet"];
    let Some(title) = title.filter(|_| kind == InstrumentKind::Law) else {
        return kind;
    };
    let plain = unaccented(about);
    match InstrumentKind::from_title(title) {
        Some(said @ (InstrumentKind::Code | InstrumentKind::Resolution)) => said,
        None if OF_RESOLUTIONS.iter().any(|word| begins_with(&plain, word)) => {
            InstrumentKind::Resolution
        }
        _ => kind,
    }
}

/// `ngày 08 tháng 4 năm 2020`: a zero before days below ten and before January and February.
#[must_use]
pub fn long_date(day: Date) -> String {
    let month = match day.month() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// The subject as it stands inside a sentence: "quy định …", "về …".
fn subject(about: &str) -> String {
    let mut letters = about.chars();
    let lower: String = match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => return String::new(),
    };
    let plain = unaccented(&lower);
    let begins = SUBJECTS.iter().any(|word| begins_with(&plain, word));
    if begins {
        lower
    } else {
        format!("về {lower}")
    }
}

/// What a title says besides the subject: portals write whole citations into it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    about: String,
    signed: Option<Date>,
    issuer: Option<String>,
}

/// Takes a title apart: kind, number, day, issuer, subject, as far as they stand there in that order.
fn said_by(title: &str, key: &str) -> Said {
    let line = clean(title, Block::Line).text;
    let mut said = Said::default();
    let mut rest = line.trim_end_matches(['.', ';', ' ']);
    if let Some(kind) = InstrumentKind::from_title(rest) {
        rest = without_words(rest, syllables(kind_name(kind)).count());
    }
    rest = without_number(rest, key);
    if let Some((day, after)) = docnum::day_at(rest) {
        said.signed = Some(day);
        rest = after;
    }
    if begins_with(&unaccented(rest), "cua") {
        let names = without_words(rest, 1);
        if let Some(at) = subject_in(names) {
            said.issuer = Some(names[..at].trim_end_matches([' ', ',', ':']).to_owned());
            rest = &names[at..];
        }
    }
    // "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024".
    let own = docnum::find_all(rest);
    if let Some((range, _)) = own.iter().find(|(_, number)| number.key() == key) {
        let after = rest[range.end..].trim_start();
        let day = docnum::day_at(after);
        // Of a law nothing but its name stands before the number; what follows tells of amendments.
        let is_law = matches!(
            InstrumentKind::from_title(&line),
            Some(InstrumentKind::Law | InstrumentKind::Code | InstrumentKind::Ordinance)
        );
        if is_law || after.is_empty() || day.is_some_and(|(_, after)| after.is_empty()) {
            said.signed = said.signed.or(day.map(|(day, _)| day));
            rest = rest[..range.start].trim_end();
            rest = rest.strip_suffix("số").unwrap_or(rest);
        }
    }
    rest.trim()
        .trim_matches(['"', '“', '”'])
        .clone_into(&mut said.about);
    said
}

/// The text without its own number at the start, with "số" before it.
fn without_number<'t>(text: &'t str, key: &str) -> &'t str {
    let bare = if begins_with(&unaccented(text), "so") {
        without_words(text, 1)
    } else {
        text
    };
    match docnum::find_all(bare).first() {
        Some((range, number)) if range.start == 0 && number.key() == key => {
            bare[range.end..].trim_start_matches([' ', ',', ':', '-', '–'])
        }
        _ => text,
    }
}

/// The text after so many words.
fn without_words(text: &str, count: usize) -> &str {
    syllables(text)
        .nth(count)
        .map_or("", |(range, _)| &text[range.start..])
}

fn begins_with(plain: &str, words: &str) -> bool {
    plain
        .strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Where the subject begins in "Chính phủ quy định …".
fn subject_in(text: &str) -> Option<usize> {
    let starts = syllables(text).map(|(range, _)| range.start);
    starts.skip(1).find(|at| {
        let plain = unaccented(&text[*at..]);
        SUBJECTS.iter().any(|word| begins_with(&plain, word))
    })
}

/// Who issues all numbers of a code.
fn issuer_of(code: &str) -> Option<&'static str> {
    let code = unaccented(code);
    Some(match code.as_str() {
        "nd-cp" | "nq-cp" => "Chính phủ",
        "qd-ttg" | "ct-ttg" => "Thủ tướng Chính phủ",
        "tb-vpcp" => "Văn phòng Chính phủ",
        _ if code.starts_with("ubtvqh") => "Ủy ban Thường vụ Quốc hội",
        _ if code.starts_with("qh") => "Quốc hội",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn instrument(title: &str, signed: Option<Date>, issuer: &str) -> Instrument {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Instrument {
            title: some(title),
            issuer: some(issuer),
            signed,
            ..Instrument::default()
        }
    }

    #[test]
    fn an_instrument_is_cited_by_kind_number_day_issuer_and_subject() {
        let decree = InstrumentKind::Decree;
        let described = instrument(
            "Về thực hiện thủ tục hành chính trên môi trường điện tử",
            Some(date(2020, 4, 8)),
            "Chính phủ",
        );
        let wanted = "Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020 của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử";
        assert_eq!(cite("45/2020/NĐ-CP", decree, Some(&described), &[]), wanted);
        let articles = ["5".to_owned(), "khoản 2 Điều 6".to_owned()];
        assert_eq!(
            cite("45/2020/NĐ-CP", decree, Some(&described), &articles),
            format!("Điều 5, khoản 2 Điều 6, {wanted}")
        );
        let law = instrument("Luật Đất đai", Some(date(2024, 1, 18)), "Quốc hội");
        assert_eq!(
            cite("31/2024/QH15", InstrumentKind::Law, Some(&law), &[]),
            "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(
            cite("45/2020/NĐ-CP", InstrumentKind::Decree, None, &[]),
            "Nghị định số 45/2020/NĐ-CP của Chính phủ"
        );
        assert_eq!(
            cite("28/2026/QĐ-UBND", InstrumentKind::Decision, None, &[]),
            "Quyết định số 28/2026/QĐ-UBND"
        );
        assert_eq!(
            cite(
                "Hiến pháp",
                InstrumentKind::Constitution,
                None,
                &["3".into()]
            ),
            "Điều 3, Hiến pháp"
        );
    }

    #[test]
    fn titles_that_hold_a_whole_citation_are_not_said_twice() {
        for (number, kind, title, wanted) in [
            (
                "102/2024/NĐ-CP",
                InstrumentKind::Decree,
                "Nghị định 102/2024/NĐ-CP ngày 30/7/2024 của Chính phủ quy định chi tiết thi hành một số điều của Luật Đất đai.",
                "Nghị định số 102/2024/NĐ-CP ngày 30 tháng 7 năm 2024 của Chính phủ quy định chi tiết thi hành một số điều của Luật Đất đai",
            ),
            (
                "10/2024/TT-BTNMT",
                InstrumentKind::Circular,
                "Thông tư 10/2024/TT-BTNMT ngày 31 tháng 7 năm 2024 của Bộ Tài nguyên và Môi trường quy định về hồ sơ địa chính",
                "Thông tư số 10/2024/TT-BTNMT ngày 31 tháng 7 năm 2024 của Bộ Tài nguyên và Môi trường quy định về hồ sơ địa chính",
            ),
            (
                "01/2022/TT-BTP",
                InstrumentKind::Circular,
                "Thông tư quy định chi tiết một số điều và biện pháp thi hành Nghị định số 87/2020/NĐ-CP ngày 28 tháng 7 năm 2020 của Chính phủ",
                "Thông tư số 01/2022/TT-BTP quy định chi tiết một số điều và biện pháp thi hành Nghị định số 87/2020/NĐ-CP ngày 28 tháng 7 năm 2020 của Chính phủ",
            ),
            (
                "31/2024/QH15",
                InstrumentKind::Law,
                "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024",
                "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024",
            ),
            (
                "31/2024/QH15",
                InstrumentKind::Law,
                "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 được sửa đổi bởi Luật số 43/2024/QH15",
                "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024",
            ),
            (
                "254/2025/QH15",
                InstrumentKind::Law,
                "Quy định một số cơ chế, chính sách",
                "Nghị quyết số 254/2025/QH15 của Quốc hội quy định một số cơ chế, chính sách",
            ),
            (
                "118/2025/NĐ-CP",
                InstrumentKind::Decree,
                "Nghị định số 118/2025/NĐ-CP của Chính phủ: Về thực hiện thủ tục",
                "Nghị định số 118/2025/NĐ-CP của Chính phủ về thực hiện thủ tục",
            ),
            (
                "60/2014/QH13",
                InstrumentKind::Law,
                "Hộ tịch",
                "Luật Hộ tịch số 60/2014/QH13",
            ),
            (
                "12/2020/QĐ-UBND",
                InstrumentKind::Decision,
                "Quản lý đất công",
                "Quyết định số 12/2020/QĐ-UBND về quản lý đất công",
            ),
        ] {
            assert_eq!(
                cite(number, kind, Some(&instrument(title, None, "")), &[]),
                wanted
            );
        }
    }
}
