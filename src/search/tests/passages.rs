//! Where else than in the name a procedure matches.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

impl SearchFixture {
    /// The passages of a row, each as its place and its text with the matches in brackets.
    fn passages(&self, query: &str, row: usize) -> Vec<String> {
        let query = Query::parse(query).unwrap();
        let found = self.searcher.run(&query, &SearchOptions::default());
        let guesses = found.unwrap().guesses;
        let marks = self.searcher.highlighter(&query, true, &guesses);
        let procedure = self.snapshot.procedures()[row].value();
        let shown = |passage: &Passage| {
            let mut out = format!("{}: ", passage.place.as_str());
            let mut at = 0;
            for range in &passage.marks {
                out.push_str(&passage.text[at..range.start]);
                out.push_str(&format!("[{}]", &passage.text[range.clone()]));
                at = range.end;
            }
            out + &passage.text[at..]
        };
        let passages = marks.passages(&self.snapshot, procedure, 3);
        passages.iter().map(shown).collect()
    }
}

#[test]
fn a_passage_shows_what_the_name_has_not() {
    let bench = bench();
    for (query, row, wanted) in [
        ("khai sinh", 0, &[][..]),
        ("khai sinh", 2, &["step: Nộp giấy [khai] [sinh]"]),
        ("can cuoc khai sinh", 2, &["step: Nộp giấy [khai] [sinh]"]),
        ("giay chung sinh", 0, &["document: [Giấy] [chứng] [sinh]"]),
        ("hs:\"hộ khẩu\"", 0, &["document: Bản sao [hộ] [khẩu]"]),
        ("khai hs:khai", 0, &[]),
        ("NĐ 45/2020", 0, &["law: Nghị định số [45/2020/NĐ-CP]"]),
        ("law:123/2015", 1, &["law: [123 /2015/ND-CP]"]),
        (
            "luat dat dai",
            3,
            &["law: 31/2024/QH15 · [Luật] [Đất] [đai]"],
        ),
        ("bo tu phap", 0, &["agency: [Bộ] [Tư] [pháp]"]),
        ("ho tich", 1, &["field: [Hộ] [tịch]"]),
        ("ket qau", 2, &["step: Nhận [kết] quả"]),
        ("sihn", 2, &["step: Nộp giấy khai [sinh]"]),
        ("khaisinh", 2, &["step: Nộp giấy [khai] [sinh]"]),
        ("CCCD", 2, &[]),
        ("agency:G01", 2, &[]),
        ("code:1.0", 2, &[]),
        ("", 2, &[]),
    ] {
        let found = bench.passages(query, row);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        if query == "ket qau" {
            assert!(found.iter().any(|f| f.contains("[kết]")), "{found:?}");
            continue;
        }
        assert_eq!(found, wanted, "{query}");
    }
    let apart: String = "bộ tư pháp hộ khẩu".nfd().collect();
    assert_eq!(
        bench.passages(&apart, 0),
        ["agency: [Bộ] [Tư] [pháp]", "document: Bản sao [hộ] [khẩu]"],
        "one passage for what stands in one text, one for the rest"
    );
}

#[test]
fn the_text_with_the_accents_typed_is_shown() {
    let bench = bench();
    let found = bench.passages("bỏ", 5);
    assert_eq!(found, ["step: [Bỏ] vàng"]);
    assert_eq!(bench.passages("bộ", 5), ["agency: [Bộ] Công an"]);
}

#[test]
fn a_long_text_is_cut_around_what_matches() {
    let mut small: Procedure = serde_yaml::from_str("code: \"1.000001\"\nname: x").unwrap();
    let words = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(40);
    let step = format!("{words}khai\nsinh {words}");
    small.steps = Some(crate::catalogue::model::Stated::Some(vec![step]));
    let query = Query::parse("khai sinh").unwrap();
    let bench = bench();
    let marks = bench
        .searcher
        .highlighter(&query, false, &Guesses::default());
    let passages = marks.passages(&bench.snapshot, &small, 2);
    let [passage] = passages.as_slice() else {
        panic!("{passages:?}");
    };
    assert!(passage.text.starts_with('…') && passage.text.ends_with('…'));
    assert!(passage.text.chars().count() <= 164, "{}", passage.text);
    assert!(passage.text.contains("khai sinh"), "{}", passage.text);
    let marked: Vec<&str> = passage
        .marks
        .iter()
        .map(|m| &passage.text[m.clone()])
        .collect();
    assert_eq!(marked, ["khai", "sinh"]);
}

proptest! {
    #[test]
    fn marks_of_a_passage_are_what_was_asked_for(
        before in "[a-zđăốK \\n\u{300}.]{0,300}",
        after in "[a-zđăốK \\n\u{300}.]{0,300}",
    ) {
        let mut small: Procedure = serde_yaml::from_str("code: \"1.000001\"\nname: x").unwrap();
        let step = format!("{before} hoà {after}");
        small.steps = Some(crate::catalogue::model::Stated::Some(vec![step]));
        let query = Query::parse("hoa").unwrap();
        let marks = highlight::Highlighter::default();
        prop_assert!(marks.passages(&Snapshot::new(Contents::default()), &small, 2).is_empty());
        let snapshot = Snapshot::new(Contents::default());
        let columns = Columns::build(&snapshot, date(2026, 11, 21), date(2026, 11, 21), None);
        let searcher = Searcher::new(&snapshot, None, Arc::new(columns));
        let marks = searcher.highlighter(&query, false, &Guesses::default());
        let passages = marks.passages(&Snapshot::new(Contents::default()), &small, 2);
        prop_assert_eq!(passages.len(), 1);
        prop_assert!(!passages[0].marks.is_empty());
        for mark in &passages[0].marks {
            prop_assert_eq!(crate::text::fold(&passages[0].text[mark.clone()]), "hoa");
        }
    }
}
