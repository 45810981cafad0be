//! Words, accents, phrases, codes, laws, synonyms, wrong letters, order.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn words_are_found_with_and_without_accents_in_any_spelling() {
    let bench = bench();
    for (query, found) in [
        ("khai sinh", "1235"),
        ("Đăng ký khai sinh", "12"),
        ("dang ky khai sinh", "12"),
        ("dang ki khai sinh", "12"),
        ("ĐĂNG KÝ", "12"),
        ("hoà giải", "4"),
        ("hòa giải", "4"),
        ("hoa giai", "4"),
        ("uỷ ban mẫu", "45"),
        ("ủy ban mau", "45"),
        ("quy kỹ thuật", "1"),
        ("qui kĩ thuật", "1"),
        ("giấy chứng sinh", "15"),
        ("Bộ Tư pháp khai", "12"),
        ("hộ tịch sinh", "12"),
        ("luật đất đai", "4"),
        ("zzz", ""),
        ("", "12345671"),
    ] {
        assert_eq!(bench.find_exact(query), found, "{query}");
        let apart: String = query.nfd().collect();
        assert_eq!(bench.find_exact(&apart), found, "NFD of {query}");
    }
}

#[test]
fn the_order_follows_how_well_a_row_matches() {
    let bench = bench();
    for (query, first) in [
        ("dang ky khai sinh", "12"),
        ("đăng ký lại khai sinh", "2"),
        // In the name before elsewhere.
        ("khai sinh", "123"),
        // The same accents before others.
        ("mã số", "765"),
        ("má số", "6"),
        // Next to each other before apart.
        ("chứng nhận quyền sử dụng", "5"),
        ("thẻ căn cước", "3"),
    ] {
        let found = bench.find(query);
        assert!(found.starts_with(first), "{query}: {found}");
    }
}

#[test]
fn the_last_word_may_go_on_while_typing() {
    let bench = bench();
    let typing = SearchOptions {
        prefix_last: true,
        sort: Sort::Code,
        ..SearchOptions::default()
    };
    for (query, found) in [
        ("dang ky khai si", "12"),
        ("đăng k", "12"),
        ("Hoà g", "4"),
        ("kha sinh", "12"),
        ("k", "121"),
        ("\"đăng ký kh", "1"),
        ("\"đăng ký lại kh", "2"),
        ("hs:\"chứng s", "1"),
        ("tra OR sin", "1235"),
    ] {
        assert_eq!(bench.find_with(query, &typing), found, "{query}");
    }
    assert_eq!(bench.find("dang ky khai si"), "12", "as a wrong letter");
    assert_eq!(bench.find_set("tra OR xyz"), "5");
}

#[test]
fn phrases_alternatives_and_negations() {
    let bench = bench();
    for (query, found) in [
        ("\"đăng ký khai sinh\"", "1"),
        ("\"dang ky\" sinh", "12"),
        ("\"khai sinh\"", "1235"),
        ("\"sinh khai\"", ""),
        ("\"kết quả\"", "35"),
        ("\"sinh nhận\"", ""),
        ("khai -sinh", "4"),
        ("-khai", "671"),
        ("cấp -\"mã số\"", "3"),
        ("hoà OR căn", "34"),
        ("khai hoà OR căn", "34"),
        ("zzz OR -cấp", "1241"),
        ("hoà OR agency:G15", "124"),
        ("-agency:G15 -agency:H26 -căn", "671"),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
}

#[test]
fn codes_are_found_whole_with_a_suffix_or_begun() {
    let bench = bench();
    for (query, found) in [
        ("1.000003", "3"),
        ("1.000003.000.00.00.H26", "3"),
        ("1.000003.000.00.00.H01", "3"),
        ("1.0000", "1234567"),
        ("000004", "4"),
        ("NB-01", "1"),
        ("nb-0", "1"),
        ("code:1.000002", "2"),
        ("code:1.000002,nb", "21"),
        ("-code:1.0000", "1"),
        ("1.000001 OR 1.000002", "12"),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
}

#[test]
fn laws_are_found_by_any_spelling_of_their_number() {
    let bench = bench();
    for (query, found) in [
        ("Nghị định số 45/2020/NĐ-CP", "1"),
        ("NĐ 45/2020", "1"),
        ("45/2020/ND-CP", "1"),
        ("45/2020", "1"),
        ("123/2015/NĐ-CP", "12"),
        ("nghị định 123/2015", "12"),
        ("khai sinh nđ 45/2020", "1"),
        ("quyết định 45/2020", ""),
        ("law:123/2015", "12"),
        ("vb:\"NĐ 123/2015\"", "12"),
        ("law:45", "1"),
        ("law:45/2020,31/2024", "14"),
        ("law:\"đất đai\"", "4"),
        ("law:46/2020", ""),
        ("-law:123/2015 khai", "345"),
        ("luật 31/2024", "4"),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
}

#[test]
fn words_stand_for_their_synonyms() {
    let bench = bench();
    for (query, found) in [
        ("CCCD", "3"),
        ("đổi cccd", "3"),
        ("sổ đỏ", "5"),
        ("cấp so do", "5"),
    ] {
        let results = bench.results(query, &SearchOptions::default());
        assert!(results.guesses.count() == 0, "{query}");
        assert_eq!(bench.find_set(query), found, "{query}");
    }
    assert!(
        !bench.find("số đo").contains('5'),
        "other accents, another word"
    );
}

#[test]
fn a_wrong_letter_still_finds_and_says_so() {
    let bench = bench();
    for query in [
        "dang ky khai sihn",
        "đăng ký khai sin",
        "dang ky khai sinnh",
        "dang kt khai sinh",
    ] {
        let results = bench.results(query, &SearchOptions::default());
        assert!(results.guesses.count() > 0, "{query}");
        assert_eq!(bench.find(query), "12", "{query}");
    }
    let whole = bench.results("đăng ký khai sinh", &SearchOptions::default());
    assert_eq!(whole.guesses.count(), 0);
    let filtered = bench.results("khau sinh agency:G01", &SearchOptions::default());
    assert_eq!(
        (filtered.total, filtered.guesses.count()),
        (0, 0),
        "filters hold for these too"
    );
    assert_eq!(
        bench.find("dagn ky khia sinh"),
        "12",
        "a letter in each of two words"
    );
}

#[test]
fn a_question_is_answered_by_what_has_most_of_its_words() {
    let bench = bench();
    let whole = SearchOptions::default();
    for (query, first, without, passed_over) in [
        (
            "mình muốn đăng ký khai sinh thì cần gì",
            '1',
            "",
            "mình muốn thì cần gì",
        ),
        ("đăng ký lại khai sinh karaoke", '2', "karaoke", ""),
        (
            "cho hỏi cấp đổi thẻ căn cước ở đâu ạ",
            '3',
            "",
            "cho hỏi ở đâu ạ",
        ),
        ("tranh chấp hàng xóm đất đai", '4', "hàng xóm", ""),
    ] {
        let results = bench.results(query, &whole);
        let found = bench.codes(&results);
        assert!(found[0].ends_with(first), "{query}: {found:?}");
        let row = results.rows[0] as usize;
        let name = bench.snapshot.procedures()[row].value().name.clone();
        let guess = results.guesses.of(row, &name).expect(query);
        assert_eq!(guess.without.join(" "), without, "{query}");
        assert_eq!(guess.passed_over.join(" "), passed_over, "{query}");
        let exact = SearchOptions {
            exact: true,
            ..whole
        };
        assert_eq!(
            bench.results(query, &exact).total,
            0,
            "{query}: no figure counts a guess"
        );
    }
    let found = bench.results("dang ky khai sihn", &whole);
    let guess = found.guesses.of(0, "Thủ tục đăng ký khai sinh").unwrap();
    assert_eq!(guess.read, [("sihn".to_owned(), "sinh".to_owned())]);
}

#[test]
fn what_was_ruled_out_quoted_or_filtered_does_not_fall() {
    let bench = bench();
    for (query, found) in [
        ("đăng ký khai sinh karaoke -lại", "1"),
        ("\"đăng ký lại\" khai sinh karaoke", "2"),
        ("\"đăng ký karaoke\" khai sinh", ""),
        ("đăng ký khai sinh karaoke agency:G01", ""),
        ("đăng ký khai sinh karaoke 45/2020/NĐ-CP", "1"),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
}

/// `taxi` found everything with *tại* in its name.
#[test]
fn a_short_word_is_never_taken_for_another() {
    let bench = bench();
    for query in ["ma", "DN", "taxi", "cap", "kt"] {
        let results = bench.results(query, &SearchOptions::default());
        assert_eq!(results.guesses.count(), 0, "{query}");
    }
}

#[test]
fn a_document_that_is_pasted_is_a_question_too() {
    let bench = bench();
    let many: Vec<String> = (0..3000).map(|at| format!("từ{at}")).collect();
    let text = format!(
        "{} đăng ký lại khai sinh {}",
        many.join(" "),
        many.join(" ")
    );
    assert_eq!(bench.find(&text).chars().next(), Some('2'));
}

#[test]
fn words_run_together_or_typed_without_an_input_method_are_read() {
    let bench = bench();
    for (query, found) in [
        ("khaisinh", "1235"),
        ("đăngký khai sinh", "12"),
        ("dangkykhaisinh", "1"),
        ("dang kykhai sinh", "1"),
        ("ddawng kys khai sinh", "12"),
        ("d9a8ng ky1 khai sinh", "12"),
    ] {
        let results = bench.results(query, &SearchOptions::default());
        assert!(results.guesses.count() > 0, "{query}");
        assert_eq!(bench.find_set(query), found, "{query}");
    }
    let typing = SearchOptions {
        prefix_last: true,
        ..SearchOptions::default()
    };
    assert_eq!(bench.find_with("dangkykhaisi", &typing), "1");
}

#[test]
fn accents_that_agree_come_first_outside_of_names_too() {
    let bench = bench();
    let order = |query: &str| bench.find(query);
    assert_eq!(order("bò vàng"), "76");
    assert_eq!(order("bỏ vàng"), "67");
    assert_eq!(order("\"bỏ vàng\""), "67");
    assert_eq!(bench.find_exact("bo vang"), "67");
}

#[test]
fn without_an_index_names_are_searched() {
    let bench = bench();
    let searcher = Searcher::new(&bench.snapshot, None, bench.searcher.columns().clone());
    let bench = SearchFixture { searcher, ..bench };
    assert_eq!(bench.find("khai sinh"), "12");
    assert_eq!(bench.find("\"ký khai\" 1.0000"), "1");
    assert_eq!(bench.find("law:45/2020"), "");
    assert_eq!(bench.find_set("-khai agency:G01"), "367");
}

#[test]
fn rows_come_in_the_order_that_is_asked() {
    let bench = bench();
    let sorted = |sort, reverse| {
        bench.find_with(
            "",
            &SearchOptions {
                sort,
                reverse,
                ..SearchOptions::default()
            },
        )
    };
    assert_eq!(sorted(Sort::Relevance, false), "12345671");
    assert_eq!(sorted(Sort::Code, true), "17654321");
    assert_eq!(sorted(Sort::Name, false), "35764112");
    assert_eq!(sorted(Sort::Issuer, false), "37612541", "none last");
    assert_eq!(
        sorted(Sort::Oldest, false),
        "53126714",
        "essential ones at risk, then without a first day, then by it, then decided"
    );
    assert!(sorted(Sort::Decision, true).starts_with('1'));
    assert!(sorted(Sort::Decision, false).ends_with('1'));
    let few = bench.results(
        "",
        &SearchOptions {
            limit: Some(2),
            ..SearchOptions::default()
        },
    );
    assert_eq!((few.rows.len(), few.total), (2, 8));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_query_gives_each_row_once_and_the_same_whatever_the_order(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "khai", "sinh", "mã", "cap", "-hoà", "\"khai sinh\"", "OR", "flag:any", "45/2020", "1.0000", "CCCD",
                "agency:G15", "zz", "k", "online:unknown", "dossiers:<9", "kt", "số đỏ",
            ]),
            0..5,
        ),
        prefix_last in any::<bool>(),
    ) {
        let bench = bench();
        if let Ok(query) = Query::parse(&words.join(" ")) {
            let run = |sort| bench.searcher.run(&query, &SearchOptions { sort, prefix_last, ..SearchOptions::default() }).unwrap();
            let by_code = run(Sort::Code);
            prop_assert!(by_code.rows.is_sorted_by(|a, b| a < b));
            prop_assert_eq!(by_code.rows.len(), by_code.total);
            for (sort, _) in Sort::ALL {
                let mut other = run(sort);
                other.rows.sort_unstable();
                prop_assert_eq!(&other, &by_code);
            }
        }
    }
}

/// They stood wherever their age put them, and the queue did not say that anybody is to hurry.
#[test]
fn essential_services_at_risk_come_first_in_the_queue_and_among_flags() {
    let bench = bench();
    let at_risk = bench.find_set("flag:essential-at-risk");
    assert!(!at_risk.is_empty() && at_risk.len() < 8, "{at_risk}");
    for sort in [Sort::Oldest, Sort::Flags] {
        let options = SearchOptions {
            sort,
            ..SearchOptions::default()
        };
        let all = bench.find_with("", &options);
        let first: std::collections::BTreeSet<char> = all.chars().take(at_risk.len()).collect();
        assert_eq!(first, at_risk.chars().collect(), "{sort:?}: {all}");
    }
}
