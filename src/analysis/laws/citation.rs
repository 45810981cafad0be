//! An instrument as lawyers cite it. Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II, point 5(c): kind, number, day, who
//! issued it, subject; for laws and ordinances kind and name. Citations are Vietnamese whatever the language of the
//! program.

use jiff::civil::Date;

use crate::catalogue::instruments::title::{SUBJECTS, begins_with, split};
use crate::catalogue::model::{Instrument, InstrumentKind};
use crate::text::docnum;
use crate::text::unaccented;

/// The name of a kind of instrument.
pub(crate) fn kind_name(kind: InstrumentKind) -> &'static str {
    kind.vietnamese()
}

/// An instrument as lawyers cite it, as far as it is known, with these articles of it.
pub(crate) fn cite(
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
        .map(|title| split(title, &parsed.key()))
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
pub(crate) fn long_date(day: Date) -> String {
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
