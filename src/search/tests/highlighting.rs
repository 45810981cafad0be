//! Where a query matches inside a text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

/// The text with its matches in brackets.
fn marked(highlighter: &Highlighter, text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for range in highlighter.ranges(text) {
        out.push_str(&text[at..range.start]);
        out.push('[');
        out.push_str(&text[range.clone()]);
        out.push(']');
        at = range.end;
    }
    out + &text[at..]
}

#[test]
fn matches_are_marked_in_the_text_as_it_stands() {
    let bench = bench();
    for (query, text, wanted) in [
        ("khai sinh", "Đăng ký khai sinh.", "Đăng ký [khai] [sinh]."),
        ("dang ky", "Đăng ký lại", "[Đăng] [ký] lại"),
        ("hoà", "HÒA giải, hoa", "[HÒA] giải, hoa"),
        ("hoa", "HÒA giải, hoa", "[HÒA] giải, [hoa]"),
        ("mã", "má số", "[má] số"),
        ("đăng k", "Đăng ký khai", "[Đăng] [ký] [khai]"),
        (
            "\"khai sinh\"",
            "khai sinh, khai tử",
            "[khai] [sinh], khai tử",
        ),
        ("-khai sinh", "khai sinh", "khai [sinh]"),
        ("tử OR sinh", "khai sinh, khai tử", "khai [sinh], khai [tử]"),
        ("CCCD", "Thẻ căn cước (CCCD)", "[Thẻ] [căn] [cước] ([CCCD])"),
        (
            "NĐ 45/2020",
            "theo Nghị định 045/2020/NĐ-CP",
            "theo Nghị định [045/2020/NĐ-CP]",
        ),
        ("law:45/2020", "45/2020/NĐ-CP", "[45/2020/NĐ-CP]"),
        (
            "hs:\"giấy chứng sinh\"",
            "Giấy chứng sinh bản sao",
            "[Giấy] [chứng] [sinh] bản sao",
        ),
        ("code:1.000001", "1.000001 x", "[1].[000001] x"),
        ("flag:any", "any flag", "any flag"),
        ("agency:khai", "khai", "khai"),
    ] {
        let query = Query::parse(query).unwrap();
        let highlighter = bench
            .searcher
            .highlighter(&query, true, &Guesses::default());
        assert_eq!(marked(&highlighter, text), wanted, "{query}");
        let apart: String = text.nfd().collect();
        let wanted: String = wanted.nfd().collect();
        assert_eq!(marked(&highlighter, &apart), wanted, "{query} in NFD");
    }
}

#[test]
fn one_text_can_be_marked_without_a_catalogue() {
    let query = Query::parse("khai -sinh").unwrap();
    assert_eq!(highlight(&query, "khai sinh").first(), Some(&(0..4)));
}

proptest! {
    #[test]
    fn every_word_of_a_text_is_marked_by_itself(text in "[a-zđĐăốỵKÐ/0-9 \u{300}\u{323}ßéñ가İ.]{0,24}") {
        for (range, word) in crate::text::syllables(&text) {
            let query = Query::parse(&format!("\"{word}\"")).unwrap();
            let marks = highlight(&query, &text);
            prop_assert!(marks.iter().any(|m| m.start <= range.start && m.end >= range.end), "{word} in {text}");
        }
    }

    #[test]
    fn marks_lie_inside_the_text_in_order(query in "[a-zđă \"\u{300}-]{0,12}", text in "[a-zđăốK/0-9 \u{300}\u{323}.]{0,24}") {
        if let Ok(query) = Query::parse(&query) {
            let mut end = 0;
            for range in highlight(&query, &text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
