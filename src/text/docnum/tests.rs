//! Tests of document numbers.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

fn canonical(text: &str) -> Option<String> {
    parse(text).map(|number| number.canonical())
}

#[test]
fn numbers_are_read_from_the_ways_people_write_them() {
    for (text, wanted) in [
        ("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP"),
        ("NĐ 45/2020", "45/2020"),
        ("NĐ45/2020", "45/2020"),
        ("45/2020/ND-CP", "45/2020/NĐ-CP"),
        ("45/2020/nd-cp ngày", "45/2020/NĐ-CP"),
        ("45/2020/NÐ-CP", "45/2020/NĐ-CP"),
        ("45/2020", "45/2020"),
        ("45 / 2020 / NĐ - CP", "45/2020/NĐ-CP"),
        ("35 /2025/NQ-HĐND", "35/2025/NQ-HĐND"),
        ("09./2025/NQ-HĐND", "09/2025/NQ-HĐND"),
        ("09/2025/NQ-HĐND.", "09/2025/NQ-HĐND"),
        ("27/CT-TTg", "27/CT-TTg"),
        ("27/ct-ttg", "27/CT-TTg"),
        ("06/QĐ-TTg ngày 06/01/2022", "06/QĐ-TTg"),
        ("79/TB-VPCP", "79/TB-VPCP"),
        ("03/2023/TT-BTP ", "03/2023/TT-BTP"),
        ("60/2014/QH13", "60/2014/QH13"),
        ("60/2014/qh 13", "60/2014/QH13"),
        ("01/VBHN-BTP", "01/VBHN-BTP"),
        ("66.18/2026/NQ-CP ", "66.18/2026/NQ-CP"),
        ("08.a/2010/TT-BTP", "08.a/2010/TT-BTP"),
        ("09b/2013/TT-BTP", "09b/2013/TT-BTP"),
        ("02/2016/TTLT-BTP-BCA-BYT", "02/2016/TTLT-BTP-BCA-BYT"),
        ("26/2013/TTLT/BTC-BNV", "26/2013/TTLT/BTC-BNV"),
        ("08/2022/UBTVQH15", "08/2022/UBTVQH15"),
        ("12/CP", "12/CP"),
        ("118/2025/NĐ-C", "118/2025/NĐ-CP"),
        ("190/2025/NQ-QH15", "190/2025/QH15"),
        ("1203/NQ-UBTVQH15", "1203/NQ-UBTVQH15"),
        ("Nghị quyết số 1203/nq-ubtvqh15", "1203/NQ-UBTVQH15"),
        ("1203/UBTVQH15", "1203/NQ-UBTVQH15"),
        ("1203 / NQ - UBTVQH 15", "1203/NQ-UBTVQH15"),
        ("1203/ubtvqh15", "1203/NQ-UBTVQH15"),
        ("51/NQ-QH10", "51/NQ-QH10"),
        ("1210/2016/NQ-UBTVQH13", "1210/2016/UBTVQH13"),
        ("57-NQ/TW", "57-NQ/TW"),
        ("45-2020-nd-cp.pdf", "45/2020/NĐ-CP"),
        ("28_45_2020_NĐ-CP", "45/2020/NĐ-CP"),
        ("123/BTP-HTQTCT", "123/BTP-HTQTCT"),
        ("24/2021/TT-BCAngày", "24/2021/TT-BCA"),
        ("27/CT-TTgngày", "27/CT-TTg"),
        ("12/2025/QĐ-\nUBND tỉnh", "12/2025/QĐ-UBND"),
        ("45/2020/NĐ-CP - QUY ĐỊNH", "45/2020/NĐ-CP"),
        ("45/2020/NĐ-CP-Nghị định", "45/2020/NĐ-CP"),
        ("75/2026/QĐ-UBND (thành phố Đà Nẵng)", "75/2026/QĐ-UBND"),
        ("45\u{2044}2020\u{2044}NĐ\u{2011}CP", "45/2020/NĐ-CP"),
        ("Nghị định 45 năm 2020 của", "45/2020"),
        ("luật số 60", "60"),
        ("nghi dinh 45", "45"),
        ("tháng 7/2025, theo Nghị định 45/2020", "45/2020"),
        ("của Bộ, 45/2020", "45/2020"),
        ("theo NĐ45/2020", "45/2020"),
        ("theo NĐ 45/2020.", "45/2020"),
        ("căn cứ.45/2020/NĐ-CP", "45/2020/NĐ-CP"),
        ("Điều 1 .45/2020/NĐ-CP", "45/2020/NĐ-CP"),
        ("Nghị định số 45năm 2020", "45/2020"),
        ("xem 45/2000", "45/2000"),
        ("45/2020/NĐ-CP 15 điều", "45/2020/NĐ-CP"),
        ("60/2014/QH 130 điều", "60/2014/QH"),
        ("60/2014/QH 13a", "60/2014/QH"),
        ("12/2025/XD-VP", "12/2025/XD-VP"),
        ("26/2013/TT-BTC/QLD", "26/2013/TT-BTC"),
    ] {
        let wanted = Some(wanted.to_owned());
        assert_eq!(canonical(text), wanted, "{text}");
        assert_eq!(
            canonical(&text.nfd().collect::<String>()),
            wanted,
            "NFD of {text}"
        );
    }
}

#[test]
fn dates_fractions_and_forms_are_no_numbers() {
    for text in [
        "",
        "ngày 02/8/2023",
        "02/08/2023",
        "ngày 02 / 8 / 2023",
        "tháng 8/2023",
        "quý 1/2024",
        "từ 1/2024 đến 6/2024",
        "01-6/2024",
        "năm học 2023/2024",
        "1/2 số thành viên",
        "tỷ lệ 1/500 hoặc 1/2000",
        "1/2.000",
        "24/24 giờ, 24/7",
        "200.000/hồ sơ, 50.000 đồng/lần",
        "200.000/2024",
        "05/bản, 10/người, 5/l",
        "Mẫu số 09/ĐK",
        "Mẫu số 01/TK-SDDPNN",
        "131/205/NĐ-CP",
        "1.001193",
        "Luật Đất đai 2024",
        "Luật 2024",
        "Điều 45",
        "QCVN 06:2022/BXD",
        "abc12/2020/NĐ-CP",
        "thông báo 15 ngày",
        "1234567/2020",
        "45/2020abc",
        "45/2020/3",
        "Quyết định số     /2026/QĐ-UBND",
        "45/1900/NĐ-CP",
        "45/02020/NĐ-CP",
        "hệ số 45/2020,5",
        "niên khoá 2023/2024",
        "từ 12/2024 đến 12/2025",
        "45-2020-ABC-DE",
        "15-TT-BYT",
        "5/tt15, 12/qh",
        "ke\u{302}\u{309}TT45/2020",
    ] {
        assert_eq!(find_all(text), [], "{text}");
    }
}

#[test]
fn spellings_of_one_number_have_one_key() {
    for (key, spellings) in [
        (
            "45/2020/nd-cp",
            &[
                "45/2020/NĐ-CP",
                "045/2020/ND-CP",
                "45 /2020/nđ-cp",
                "Nghị định số 45/2020/NĐ - CP",
            ] as &[_],
        ),
        ("9/2025/nq-hdnd", &["09./2025/NQ-HĐND", "9/2025/NQ-HDND"]),
        ("27/ct-ttg", &["27/CT-TTg", "027/CT-TTG", "27/ct-ttg"]),
        (
            "8a/2010/tt-btp",
            &["08.a/2010/TT-BTP", "8a/2010/TT-BTP", "08A/2010/TT-BTP"],
        ),
        (
            "26/2013/ttlt-btc-bnv",
            &["26/2013/TTLT/BTC-BNV", "26/2013/TTLT-BTC-BNV"],
        ),
        ("45/2020", &["NĐ 45/2020", "45/2020"]),
        (
            "66.18/2026/nq-cp",
            &["66.18/2026/NQ-CP", "066.18/2026/NQ-CP"],
        ),
        (
            "1203/ubtvqh15",
            &[
                "1203/NQ-UBTVQH15",
                "1203/UBTVQH15",
                "NQ số 1203/nq-ubtvqh15",
            ],
        ),
    ] {
        for spelling in spellings {
            assert_eq!(parse(spelling).unwrap().key(), key, "{spelling}");
        }
    }
}

#[test]
fn a_query_matches_what_it_leaves_open() {
    let matches =
        |query: &str, number: &str| asked(query).unwrap().matches(&parse(number).unwrap());
    for (query, number) in [
        ("45/2020", "45/2020/NĐ-CP"),
        ("NĐ 45/2020", "045/2020/NĐ-CP"),
        ("nghi dinh 45", "45/2020/NĐ-CP"),
        ("45/2020/nd", "45/2020/NĐ-CP"),
        ("luật 31/2024", "31/2024/QH15"),
        ("luật 91/2015", "Bộ luật Dân sự số 91/2015/QH13"),
        ("nghị quyết 43/2022", "43/2022/QH15"),
        ("nghị định 45/2020", "45/2020"),
        ("79/TB", "79/TB-VPCP"),
        ("254/2025/NQ-QH", "Nghị quyết số 254/2025/QH15"),
        ("60/2014/QH", "60/2014/QH13"),
        ("1203", "1203/NQ-UBTVQH15"),
        ("nghị quyết 1203", "1203/NQ-UBTVQH15"),
        ("1203/NQ-UBTVQH", "1203/NQ-UBTVQH15"),
        ("1203/UBTVQH15", "1203/NQ-UBTVQH15"),
        ("254/NQ-QH15", "254/2025/QH15"),
        ("nghị quyết 8/2022", "8/2022/UBTVQH15"),
        ("nghị quyết 12/1996", "12/1996/CP"),
        ("chỉ thị 12/1996", "12/1996/TTg"),
    ] {
        assert!(matches(query, number), "{query} {number}");
    }
    for (query, number) in [
        ("45/2020", "46/2020/NĐ-CP"),
        ("45/2020", "45/2021/NĐ-CP"),
        ("thông tư 45/2020", "45/2020/NĐ-CP"),
        ("45/2020/TT", "45/2020/TTLT-BTP-BCA"),
        ("45/2020/NĐ-CP", "45/2020"),
        ("nghị quyết 31/2024", "Luật Đất đai số 31/2024/QH15"),
        ("27/2023/CT-TTg", "27/CT-TTg"),
        ("thông tư 12/1996", "12/1996/TTg"),
        ("thông tư 5/2020", "5/2020/XD-VP"),
    ] {
        assert!(!matches(query, number), "{query} {number}");
    }
}

#[test]
fn kinds_come_from_the_code_and_else_from_words() {
    for (text, kind) in [
        ("45/2020/NĐ-CP", InstrumentKind::Decree),
        ("Luật Hộ tịch số 60/2014/QH13", InstrumentKind::Law),
        ("60/2014/QH13", InstrumentKind::Law),
        ("Bộ luật Dân sự số 91/2015/QH13", InstrumentKind::Code),
        ("Nghị quyết số 43/2022/QH15", InstrumentKind::Resolution),
        ("Hiến pháp 18/2013/QH13", InstrumentKind::Constitution),
        ("08/2022/UBTVQH15", InstrumentKind::Ordinance),
        ("06/QĐ-TTg", InstrumentKind::Decision),
        ("66.18/2026/NQ-CP", InstrumentKind::Resolution),
        ("03/2023/TT-BTP", InstrumentKind::Circular),
        ("02/2016/TTLT-BTP-BCA", InstrumentKind::JointCircular),
        ("27/CT-TTg", InstrumentKind::Directive),
        ("12/2015/L-CTN", InstrumentKind::Order),
        ("79/TB-VPCP", InstrumentKind::Notice),
        ("01/VBHN-BTP", InstrumentKind::Other),
        ("Hiệp định 12/2020", InstrumentKind::Treaty),
        ("Thông tư liên tịch 02/2016", InstrumentKind::JointCircular),
        (
            "thông tư hướng dẫn Nghị định số 45/2020",
            InstrumentKind::Decree,
        ),
        ("quy định của pháp luật 45/2020", InstrumentKind::Other),
        ("45/2020", InstrumentKind::Other),
        ("12/2000/PL-UBTVQH10", InstrumentKind::Ordinance),
        ("12/1996/TTg", InstrumentKind::Decision),
        ("Nghị định số 01/VBHN-BTP", InstrumentKind::Other),
        ("theo mệnh lệnh 45/2020", InstrumentKind::Other),
    ] {
        assert_eq!(parse(text).unwrap().kind(), kind, "{text}");
    }
    assert_eq!(
        InstrumentKind::from_title("LUẬT Đất đai"),
        Some(InstrumentKind::Law)
    );
    assert_eq!(InstrumentKind::from_title("Quy định chi tiết Luật"), None);
}

#[test]
fn a_number_that_goes_on_is_cut_and_that_is_told() {
    for (text, wanted) in [
        ("2171/QĐ-UBND-DatDai", Some(("2171/QĐ-UBND", "-DatDai"))),
        ("45/2020/NĐ-CPx của", Some(("45/2020/NĐ-CP", "x"))),
        ("2171/QĐ-UBND-DATDAI", None),
        ("24/2021/TT-BCAngày 1/2/2021", None),
        ("45/2020/NĐ-CP-Nghị định", None),
        ("45/2020/NĐ-CP - QUY ĐỊNH", None),
        ("28/2026/QĐ-UBND.", None),
        ("75/2026/QĐ-UBND (thành phố Đà Nẵng)", None),
        ("Luật Đất đai", None),
        ("45/2020/NĐ-CP/ ngày", None),
        ("45/2020/NĐ-CP-", None),
    ] {
        let found = cut(text).map(|(number, rest)| (number.canonical(), rest));
        let found = found
            .as_ref()
            .map(|(number, rest)| (number.as_str(), *rest));
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn numbers_that_start_anew_do_not_name_one_instrument() {
    for (text, unique) in [
        ("45/2020/NĐ-CP", true),
        ("31/2024/QH15", true),
        ("1203/NQ-UBTVQH15", true),
        ("10/2024/TT-BTNMT", true),
        ("27/CT-TTg", false),
        ("06/QĐ-TTg", false),
        ("434/TB-VPCP", false),
        ("1203/QĐ-BTP", false),
        ("28/2026/QĐ-UBND", false),
        ("09/2025/NQ-HĐND", false),
        ("123/2003/QĐ-UB", false),
        ("55/2026/QĐ", false),
        ("57-NQ/TW", false),
        ("45/2020", false),
        ("403/NQLT-UBTVQH14", true),
        ("12/QH", false),
    ] {
        assert_eq!(parse(text).unwrap().is_unique(), unique, "{text}");
    }
}

/// In the year of an election two terms sit; the terms go on behind the table.
#[test]
fn the_term_of_the_national_assembly_is_doubted_outside_its_years_alone() {
    for (text, doubted) in [
        ("5/2020/QH14", None),
        ("5/2021/QH14", None),
        ("5/2021/QH15", None),
        ("5/2021/QH13", Some(14)),
        ("5/2022/QH14", Some(15)),
        ("5/2020/UBTVQH15", Some(14)),
        ("5/2030/QH16", None),
        ("5/2031/QH17", None),
        ("5/2033/QH17", None),
        ("5/2033/QH16", Some(17)),
        ("5/2025/QH0", Some(15)),
    ] {
        let doubt = doubt(text).map(|(_, doubt)| doubt);
        assert_eq!(doubt, doubted.map(NumberDoubt::Term), "{text}");
    }
}

#[test]
fn sources_are_one_by_their_numbers_and_else_by_all_their_words() {
    for (one, other, same) in [
        ("06/QĐ-TTg", "Quyết định 06/QĐ-TTg (2022)", true),
        ("Quyết định 06/QĐ-TTg", "07/QĐ-TTg", false),
        ("Điều 45 Luật A", "Điều 45 Luật B", false),
        ("Luật A ", "Luật A", true),
        ("45 và/hoặc 46", "47 và/hoặc 46", false),
    ] {
        assert_eq!(names_the_same(one, other), same, "{one} | {other}");
    }
}

#[test]
fn a_key_of_words_is_no_number() {
    for key in ["luat dat dai", "a45/2020", "45 2020/nd-cp", ""] {
        assert_eq!(from_key(key), None, "{key}");
    }
    for key in ["66.18/2026/nq-cp", "9b/2013/tt-btp", "45"] {
        assert_eq!(
            from_key(key).map(|number| number.key()).as_deref(),
            Some(key)
        );
    }
}

#[test]
fn words_far_before_a_number_are_cut_between_letters() {
    for lead in ["", "x", "xx"] {
        let text = format!("{lead}{} Nghị định số 45/2020", "ề".repeat(80));
        assert_eq!(parse(&text).unwrap().named, Some(InstrumentKind::Decree));
    }
}

#[test]
fn all_numbers_of_a_text_come_with_their_places() {
    let text = "Căn cứ Nghị định số 45/2020/NĐ-CP ngày 08/4/2020, Luật 60/2014/QH 13; Quyết định 06/QĐ-TTg.";
    let found: Vec<&str> = find_all(text)
        .into_iter()
        .map(|(range, _)| &text[range])
        .collect();
    assert_eq!(found, ["45/2020/NĐ-CP", "60/2014/QH 13", "06/QĐ-TTg"]);
}

proptest! {
    #[test]
    fn any_text_is_scanned_without_a_panic(text in "([0-9/.\u{301} aNĐQCPTgh-]|số |Nghị định |năm ){0,30}|\\PC{0,30}") {
        let mut last = 0;
        for (range, number) in find_all(&text) {
            prop_assert!(range.start >= last && range.end > range.start);
            last = range.end;
            prop_assert!(text.get(range).is_some());
            prop_assert!(number.matches(&number));
        }
    }

    #[test]
    fn a_number_reads_back_from_its_canonical_form(
        serial in 1u32..99_999,
        year in prop::option::of(1945u16..=2099),
        code in prop::sample::select(vec!["NĐ-CP", "QĐ-TTg", "TT-BTP", "TTLT-BTP-BCA", "NQ-HĐND", "QĐ-UBND", "QH15", "NQ-UBTVQH15", "UBTVQH15", "CP", "VBHN-BTP", "QĐ-UBND-DATDAI"]),
    ) {
        // With a year the Standing Committee's code stands alone, without one behind its kind.
        let code = match (code, year) {
            ("UBTVQH15", None) => "NQ-UBTVQH15",
            ("NQ-UBTVQH15", Some(_)) => "UBTVQH15",
            (code, _) => code,
        };
        let number = DocNumber { serial: serial.to_string(), year, code: Some(code.to_owned()), named: None };
        // What the index keeps is the same number again.
        let read = from_key(&number.key()).unwrap();
        prop_assert_eq!(read.key(), number.key());
        prop_assert!(number.matches(&read) && read.matches(&number));
        prop_assert_eq!(parse(&number.canonical()), Some(number));
    }
}
