//! Tests of cited laws.

use jiff::civil::date;
use serde_json::{Value as Json, json};

use super::*;
use crate::import::portal::draft::ProcedureDraft;

fn cited(id: &str, number: &str, title: &str) -> CitedLaw {
    CitedLaw {
        number: number.to_owned(),
        portal_id: (!id.is_empty()).then(|| id.to_owned()),
        title: (!title.is_empty()).then(|| title.to_owned()),
    }
}

fn agencies() -> Vec<Agency> {
    serde_yaml::from_str(
        "
- {id: lai-chau, name: UBND tỉnh Lai Châu, kind: province}
- {id: lang-son, name: UBND tỉnh Lạng Sơn, kind: province}
- {id: G15, name: Bộ Tư pháp, kind: ministry}
",
    )
    .unwrap()
}

/// The laws after these citations, each by an agency.
fn taken(known: &str, citations: &[(&str, CitedLaw)]) -> InstrumentRegister {
    let mut laws = InstrumentRegister::new(serde_yaml::from_str(known).unwrap(), agencies());
    let drafts: Vec<(ProcedureDraft, &str)> = citations
        .iter()
        .map(|(by, cited)| {
            let draft = ProcedureDraft {
                path: "a.json".to_owned(),
                citations: Some(vec![cited.clone()]),
                ..ProcedureDraft::default()
            };
            (draft, *by)
        })
        .collect();
    laws.take(drafts.iter().map(|(draft, by)| (draft, Some(*by))));
    laws
}

fn stubs(laws: &InstrumentRegister) -> Json {
    serde_json::to_value(laws.stubs()).unwrap()
}

#[test]
fn all_spellings_of_a_number_are_one_law() {
    let spellings = [
        "50/2026/NĐ-CP",
        "Nghị định số 50/2026/NĐ-CP",
        "50 /2026/NĐ-CP",
        "050/2026/nđ-cp",
    ];
    let citations = spellings.map(|number| ("G15", cited("", number, "Nghị định về một việc")));
    let laws = taken("[]", &citations);
    for (_, cited) in &citations {
        assert_eq!(laws.numbers_of(&cited.number), ["50/2026/NĐ-CP"]);
    }
    assert_eq!(
        stubs(&laws),
        json!([{"number": "50/2026/NĐ-CP", "kind": "decree", "title": "Nghị định về một việc", "stub": true}])
    );
}

#[test]
fn a_citation_without_a_number_of_its_own_keeps_its_words() {
    for words in [
        "Hiến pháp năm 2013",
        "Thông tư sửa đổi, bổ sung Thông tư số 01/2022/TT-BTP ngày 04/01/2022",
    ] {
        let laws = taken("[]", &[("G15", cited("", words, ""))]);
        assert_eq!(laws.numbers_of(words), [words]);
        assert_eq!(laws.stubs()[0].number, words);
    }
    let both = "Nghị định số 101/2024/NĐ-CP và Nghị định số 102/2024/NĐ-CP";
    let laws = taken("[]", &[("G15", cited("", both, ""))]);
    assert_eq!(laws.numbers_of(both), ["101/2024/NĐ-CP", "102/2024/NĐ-CP"]);
    let amended = "Luật Đất đai số 31/2024/QH15 được sửa đổi bởi Luật số 43/2024/QH15";
    let laws = taken("[]", &[("G15", cited("", amended, ""))]);
    assert_eq!(laws.numbers_of(amended), ["31/2024/QH15"]);
}

#[test]
fn the_title_tells_a_law_from_a_resolution() {
    for (title, kind) in [
        ("Luật Thử", "law"),
        ("Nghị quyết về việc thử", "resolution"),
    ] {
        let laws = taken("[]", &[("G15", cited("", "31/2024/QH15", title))]);
        assert_eq!(stubs(&laws)[0]["kind"], kind);
    }
}

#[test]
fn a_title_that_holds_a_whole_citation_is_taken_apart() {
    for (number, title, wanted) in [
        (
            "103/2024/NĐ-CP",
            "Nghị định số 103/2024/NĐ-CP ngày 30/7/2024 của Chính phủ quy định về tiền sử dụng đất",
            json!({"number": "103/2024/NĐ-CP", "kind": "decree", "issuer": "Chính phủ", "title": "quy định về tiền sử dụng đất", "signed": "2024-07-30", "stub": true}),
        ),
        (
            "95/2025/QH15",
            "Luật số 95/2025/QH15 của Quốc hội: Luật Đường sắt",
            json!({"number": "95/2025/QH15", "kind": "law", "issuer": "Quốc hội", "title": "Luật Đường sắt", "stub": true}),
        ),
        (
            "31/2024/QH15",
            "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 được sửa đổi bởi Luật số 43/2024/QH15",
            json!({"number": "31/2024/QH15", "kind": "law", "title": "Luật Đất đai", "signed": "2024-01-18", "stub": true}),
        ),
        (
            "66/2023/TT-BCA",
            "Thông tư số 66/2023/TT-BCA Sửa đổi, bổ sung Thông tư số 55/2021/TT-BCA ngày 15/5/2021",
            json!({"number": "66/2023/TT-BCA", "kind": "circular", "title": "Sửa đổi, bổ sung Thông tư số 55/2021/TT-BCA ngày 15/5/2021", "stub": true}),
        ),
        (
            "02/2014/TT-BTC",
            "Thông tư 02/2014/TT-BTC",
            json!({"number": "02/2014/TT-BTC", "kind": "circular", "stub": true}),
        ),
    ] {
        let laws = taken("[]", &[("G15", cited("", number, title))]);
        assert_eq!(stubs(&laws), json!([wanted]), "{title}");
    }
}

#[test]
fn one_number_of_two_provinces_is_two_laws_and_each_cites_its_own() {
    let number = "28/2026/QĐ-UBND";
    let a = cited("r1", "28/2026/QĐ-UBND ", "Về việc phân cấp");
    let b = cited("r2", "28/2026/QĐ-UBND.", "Quy định về phân cấp");
    let of_ministry = cited("r2", number, "");
    let laws = taken("[]", &[("lai-chau", a.clone()), ("lang-son", b.clone())]);
    let issuers: Vec<Option<&str>> = laws.stubs().iter().map(|s| s.issuer.as_deref()).collect();
    assert_eq!(
        issuers,
        [Some("UBND tỉnh Lai Châu"), Some("UBND tỉnh Lạng Sơn")]
    );
    // The province says it; a ministry has to.
    for (by, cited, issuer) in [
        ("lai-chau", &a, None),
        ("lang-son", &b, None),
        ("G15", &of_ministry, Some("UBND tỉnh Lạng Sơn")),
    ] {
        let found = laws.citations_of(cited, Some(by));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].number.as_str(), found[0].issuer.as_deref()),
            (number, issuer)
        );
    }
    // A second import finds the same two.
    let known = serde_yaml::to_string(&laws.stubs()).unwrap();
    let again = taken(&known, &[("lai-chau", a.clone()), ("lang-son", b)]);
    assert_eq!(again.made(), 0);
    assert_eq!(again.citations_of(&a, Some("lai-chau"))[0].issuer, None);
}

#[test]
fn records_of_one_law_under_several_ids_are_one() {
    let title =
        "Nghị quyết 09/2025/NQ-HĐND của Hội đồng nhân dân tỉnh Lạng Sơn quy định các loại phí";
    let laws = taken(
        "[]",
        &[
            ("lang-son", cited("r1", "09./2025/NQ-HĐND", title)),
            (
                "lang-son",
                cited("r2", "09/2025/NQ-HĐND", "quy định các loại phí"),
            ),
            (
                "lang-son",
                cited("r3", "09/2025/NQ-HĐND.", "Nghị quyết số 09/2025/NQ-HĐND."),
            ),
        ],
    );
    assert_eq!(laws.made(), 1);
    assert_eq!(
        laws.stubs()[0].issuer.as_deref(),
        Some("HĐND tỉnh Lạng Sơn")
    );
    assert_eq!(laws.doubts(), []);
}

#[test]
fn a_number_without_a_year_is_told_by_its_day() {
    let of = |id: &str, day: &str| {
        let title = format!("Chỉ thị số 27/CT-TTg ngày {day} của Thủ tướng Chính phủ về một việc");
        cited(id, "27/CT-TTg", &title)
    };
    let (old, new) = (of("r1", "27/10/2023"), of("r2", "27/6/2026"));
    let laws = taken("[]", &[("G15", old), ("G15", new.clone())]);
    assert_eq!(laws.made(), 2);
    let found = laws.citations_of(&new, Some("G15"));
    assert_eq!(found[0].signed, Some(date(2026, 6, 27)));
}

#[test]
fn a_title_of_another_number_is_told() {
    let titled = "Nghị quyết số 190/2025/QH15 ngày 19/02/2025 của Quốc hội quy định về một việc";
    let of_another = "Thông tư quy định chi tiết Nghị định số 87/2020/NĐ-CP ngày 28/7/2020";
    let laws = taken(
        "[]",
        &[
            ("G15", cited("", "190/2025/NQ-CP", titled)),
            ("G15", cited("", "01/2022/TT-BTP", of_another)),
        ],
    );
    let told: Vec<&str> = laws.doubts().iter().map(|d| d.reason.as_str()).collect();
    assert_eq!(
        told,
        ["190/2025/NQ-CP is titled as 190/2025/QH15 (cited 1 times)"]
    );
}

#[test]
fn a_number_that_is_cut_is_told() {
    let laws = taken(
        "[]",
        &[
            ("G15", cited("", "2171/QĐ-UBND-DatDai", "")),
            ("G15", cited("", "2171/QĐ-UBND-DatDai", "")),
            ("G15", cited("", "55/2026/QĐ", "")),
            ("G15", cited("", "95/2025/QH1", "")),
        ],
    );
    let told: Vec<&str> = laws.doubts().iter().map(|d| d.reason.as_str()).collect();
    assert_eq!(
        told,
        [
            "`2171/QĐ-UBND-DatDai` is read as 2171/QĐ-UBND; `-DatDai` behind it is left out (cited 2 times)",
            "55/2026/QĐ does not say who issued it (cited 1 times)",
            "95/2025/QH1 is of another term than its year: then it was QH15 (cited 1 times)",
        ]
    );
}

/// One record, cited by the Ministry of Justice.
fn directive(id: &str, day: &str) -> CitedLaw {
    match day {
        "" => cited(id, "27/CT-TTg", ""),
        _ => cited(id, &format!("27/CT-TTg ngày {day}"), ""),
    }
}

fn signed(laws: &InstrumentRegister, cited: &CitedLaw) -> Option<Date> {
    laws.citations_of(cited, Some("G15"))[0].signed
}

fn told(laws: &InstrumentRegister) -> Vec<&str> {
    laws.doubts().iter().map(|d| d.reason.as_str()).collect()
}

#[test]
fn a_record_that_says_no_day_got_the_day_of_the_first_record_of_its_number() {
    let (old, new) = (directive("b1", "27/10/2023"), directive("b2", "27/6/2026"));
    let silent = directive("b3", "");
    for order in [[&old, &new, &silent], [&silent, &new, &old]] {
        let citations = order.map(|cited| ("G15", cited.clone()));
        let laws = taken("[]", &citations);
        assert_eq!(laws.made(), 2);
        assert_eq!(signed(&laws, &old), Some(date(2023, 10, 27)));
        assert_eq!(signed(&laws, &new), Some(date(2026, 6, 27)));
        assert_eq!(signed(&laws, &silent), None);
        assert_eq!(
            told(&laws),
            [
                "27/CT-TTg is the number of several instruments, and what the record says of this one does not tell which is meant"
            ]
        );
        assert_eq!(laws.doubts()[0].path, "a.json");
        // Nor does a later import take the first of those that the catalogue has by then.
        let known = serde_yaml::to_string(&laws.stubs()).unwrap();
        let again = taken(&known, &[("G15", silent.clone())]);
        assert_eq!((again.made(), signed(&again, &silent)), (0, None));
        assert_eq!(told(&again).len(), 1);
    }
}

#[test]
fn a_record_that_says_no_day_is_of_the_only_law_of_its_number() {
    let (old, silent) = (directive("b1", "27/10/2023"), directive("b3", ""));
    let laws = taken("[]", &[("G15", silent.clone()), ("G15", old)]);
    assert_eq!(laws.made(), 1);
    assert_eq!(laws.stubs()[0].signed, Some(date(2023, 10, 27)));
    assert_eq!(told(&laws), [""; 0]);
}

#[test]
fn citations_without_a_record_became_one_law_with_the_first_of_two_days() {
    let (old, new) = (directive("", "27/10/2023"), directive("", "27/6/2026"));
    let titled = |day: &str| {
        let title = format!("Chỉ thị số 27/CT-TTg ngày {day} của Thủ tướng Chính phủ về một việc");
        cited("", "27/CT-TTg", &title)
    };
    for (old, new) in [(old, new), (titled("27/10/2023"), titled("27/6/2026"))] {
        let laws = taken("[]", &[("G15", old.clone()), ("G15", new.clone())]);
        assert_eq!(laws.made(), 2);
        assert_eq!(signed(&laws, &old), Some(date(2023, 10, 27)));
        assert_eq!(signed(&laws, &new), Some(date(2026, 6, 27)));
    }
    let titles = [
        "danh mục dịch vụ thiết yếu",
        "phê duyệt một đề án về dữ liệu dân cư",
    ];
    let two = titles.map(|title| ("G15", cited("", "06/QĐ-TTg", title)));
    // Two entries that nothing but the title tells apart would be an error of `check`.
    let laws = taken("[]", &two);
    assert_eq!((laws.made(), &laws.stubs()[0].title), (1, &None));
}

#[test]
fn two_provinces_in_citations_without_a_record_are_two_laws() {
    let of = |province: &str| {
        let title = format!("Quyết định của UBND {province} về phân cấp");
        ("G15", cited("", "28/2026/QĐ-UBND", &title))
    };
    let laws = taken("[]", &[of("tỉnh Lai Châu"), of("tỉnh Lạng Sơn")]);
    let issuers: Vec<_> = laws.stubs().iter().map(|s| s.issuer.as_deref()).collect();
    assert_eq!(
        issuers,
        [Some("UBND tỉnh Lai Châu"), Some("UBND tỉnh Lạng Sơn")]
    );
}

#[test]
fn of_two_days_that_are_said_of_one_record_none_is_taken() {
    for number in ["27/CT-TTg", "63/2023/NĐ-CP"] {
        let of = |day: &str| ("G15", cited("b1", &format!("{number} ngày {day}"), ""));
        let laws = taken("[]", &[of("27/10/2023"), of("27/6/2023"), of("27/6/2023")]);
        assert_eq!(laws.made(), 1);
        assert_eq!(laws.stubs()[0].signed, None);
        assert_eq!(
            told(&laws),
            [format!(
                "citations say of {number} that it was signed on 2023-06-27 and 2023-10-27; this is left open"
            )]
        );
    }
    let of = |issuer: &str| {
        (
            "G15",
            cited("b1", &format!("27/CT-TTg ngày 27/10/2023 của {issuer}"), ""),
        )
    };
    let laws = taken("[]", &[of("Bộ Công an"), of("Bộ Tư pháp")]);
    assert_eq!(laws.stubs()[0].issuer, None);
    assert_eq!(told(&laws).len(), 1);
    let laws = taken("[]", &[of("Bộ Tư pháp"), of("Bộ trưởng Bộ Tư pháp")]);
    assert_eq!(told(&laws), [""; 0]);
}

#[test]
fn a_law_with_another_title_was_taken_for_the_one_that_the_catalogue_has() {
    let known = "- {number: 06/QĐ-TTg, signed: 2022-01-06, title: phê duyệt đề án phát triển ứng dụng dữ liệu về dân cư}";
    let other = cited(
        "b1",
        "06/QĐ-TTg",
        "Quyết định về giao chỉ tiêu kế hoạch vốn đầu tư công",
    );
    let laws = taken(known, &[("G15", other.clone())]);
    assert_eq!(laws.made(), 1);
    assert_eq!(signed(&laws, &other), None);
    let same = cited(
        "b2",
        "06/QĐ-TTg",
        "Quyết định phê duyệt đề án phát triển ứng dụng dữ liệu về dân cư",
    );
    let laws = taken(known, &[("G15", same)]);
    assert_eq!(laws.made(), 0);
}

#[test]
fn a_day_that_the_described_law_does_not_say_stays_with_the_citation() {
    let old = directive("b1", "27/10/2023");
    let laws = taken("- {number: 27/CT-TTg, stub: true}", &[("G15", old.clone())]);
    assert_eq!(laws.made(), 0);
    assert_eq!(signed(&laws, &old), Some(date(2023, 10, 27)));
}

#[test]
fn what_stands_behind_a_number_is_no_issuer() {
    let laws = taken(
        "[]",
        &[(
            "G15",
            cited(
                "b1",
                "27/CT-TTg ngày 27/10/2023 của Thủ tướng Chính phủ về một việc",
                "",
            ),
        )],
    );
    assert_eq!(
        laws.stubs()[0].issuer.as_deref(),
        Some("Thủ tướng Chính phủ")
    );
    for number in ["27/CT-TTg về một việc", "118/2025/NĐ-C"] {
        let laws = taken("[]", &[("G15", cited("b1", number, ""))]);
        assert_eq!(laws.stubs()[0].issuer, None, "{number}");
    }
}

/// Two records that bear one number and no day were written as two entries that `check` calls one thing twice.
#[test]
fn two_undated_records_of_one_number_are_told_apart_by_their_ids() {
    let a = cited("001", "27/CT-TTg", "Về đẩy mạnh cải cách thủ tục");
    let b = cited("002", "27/CT-TTg", "Phòng chống cháy rừng mùa khô");
    let laws = taken("[]", &[("G15", a.clone()), ("G15", b.clone())]);
    let of = |laws: &InstrumentRegister| -> Vec<Option<String>> {
        let stubs = laws.stubs().iter();
        stubs.map(|stub| stub.portal_id.clone()).collect()
    };
    assert_eq!(of(&laws), [Some("001".to_owned()), Some("002".to_owned())]);
    let said: Vec<&str> = laws.doubts().iter().map(|d| d.reason.as_str()).collect();
    assert!(said[0].contains("nothing tells them apart"), "{said:?}");
    let snapshot = snapshot(&agencies(), laws.stubs());
    let order =
        crate::catalogue::instruments::compare(&snapshot, &laws.stubs()[0], &laws.stubs()[1]);
    assert_ne!(order, std::cmp::Ordering::Equal, "no id-duplicate");
    // Read again, each is the entry that is there.
    let known = serde_yaml::to_string(laws.stubs()).unwrap();
    let again = taken(&known, &[("G15", b.clone()), ("G15", a)]);
    assert_eq!(again.made(), 0);
    // Without records nothing tells them apart: one entry says the number, and no title of either.
    let nameless = [
        cited("", "27/CT-TTg", "Về đẩy mạnh cải cách thủ tục"),
        cited("", "27/CT-TTg", "Phòng chống cháy rừng mùa khô"),
    ];
    let laws = taken("[]", &nameless.map(|cited| ("G15", cited)));
    assert_eq!(
        stubs(&laws),
        json!([{"number": "27/CT-TTg", "kind": "directive", "stub": true}])
    );
}
