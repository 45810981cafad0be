//! Filters of every field.

use super::*;

#[test]
fn filters_keep_the_rows_for_which_a_value_holds() {
    let bench = bench();
    for (query, found) in [
        ("agency:G15", "12"),
        ("agency:g15,H26", "1245"),
        ("cq:MOJ", "12"),
        ("cq:\"Bộ Tư pháp\"", "12"),
        ("cq:\"cong an\"", "367"),
        ("agency:bộ", "12367"),
        ("field:LV1", "1"),
        ("lv:\"hộ tịch\"", "12"),
        ("level:commune", "123"),
        ("level:tỉnh", "3"),
        ("level:district", ""),
        ("online:full,none", "13"),
        ("online:unknown", "45671"),
        ("flag:no-plan", "2345671"),
        ("-flag:no-plan", "1"),
        ("flag:decision-stale", "1"),
        ("unknown:no-dossiers khai", "2345"),
        ("decision:none", "2345671"),
        ("decision:eligible_full", "1"),
        ("decision:approved", "1"),
        ("decision:withdrawn", "2"),
        ("decision:stale,withdrawn", "12"),
        ("by:a@EXAMPLE", "1"),
        ("người:a", "1"),
        ("by:=a@example.org", "1"),
        ("by:=example.org", ""),
        ("-by:a", "2345671"),
        ("decision:approved -by:me", "1"),
        ("flag:blocking", "12345671"),
        ("unknown:any", "12345671"),
        ("unknown:blocking", "2345671"),
        ("list:tt-06", "135"),
        ("list:06/QĐ-TTg", "135"),
        ("group:khai-sinh", "15"),
        ("group:\"liên thông\"", "15"),
        ("changed:>2026-06-01", "2"),
        ("changed:<=2026-05-31", "1"),
        ("dossiers:>0", "1"),
        ("dossiers:42", ""),
        ("time:>30d", "1"),
        ("time:2m", "1"),
        ("time:>60d", ""),
        ("fee:>0", "1"),
        ("fee:8000", "1"),
        ("fee:<=5000", ""),
        ("doc:\"hộ khẩu\"", "1"),
        ("doc:\"khẩu hộ\"", ""),
        ("hs:\"01/ĐK\"", "1"),
        ("khai agency:G15 online:full", "1"),
        ("agency:G15 agency:G01", ""),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
}

#[test]
fn whoever_works_here_is_named_before_a_query_is_run() {
    let bench = bench();
    let query = Query::parse("by:me,b decision:approved").unwrap();
    assert!(query.asks_for_me());
    let named = query.with_me("A@example.org");
    assert!(!named.asks_for_me());
    assert_eq!(named.to_string(), "by:=A@example.org,b decision:approved");
    assert_eq!(bench.find_set("by:me"), "");
    assert_eq!(bench.find_set(&named.to_string()), "1");
    let unknown = |query: &str| bench.results(query, &SearchOptions::default()).unknown;
    assert_eq!(unknown("by:nobody"), [Filter::By("nobody".to_owned())]);
    assert_eq!(unknown("by:me,=b@example.org,a"), []);
}

#[test]
fn a_query_without_what_it_asks_of_decisions() {
    for (query, rest) in [
        ("flag:any decision:none khai", "flag:any khai"),
        ("-by:me decision:recommended OR decision:none", ""),
        ("decision:none OR khai", "decision:none OR khai"),
    ] {
        let query = Query::parse(query).unwrap();
        assert_eq!(query.without_decisions().to_string(), rest);
    }
}

#[test]
fn what_nothing_is_known_of_is_not_zero() {
    let bench = bench();
    // One report of two years leaves the third unknown: so many at least, and no number.
    assert_eq!(
        bench.find_set("dossiers:<1000"),
        "",
        "of no row is the number known"
    );
    assert_eq!(bench.find_set("dossiers:>=42"), "1", "so many for certain");
    assert_eq!(bench.searcher.columns().dossiers(0), Dossiers::AtLeast(42));
    assert_eq!(bench.searcher.columns().dossiers(2), Dossiers::Unknown);
    assert_eq!(
        bench.find_set("unknown:dossiers code:1.00000"),
        bench.find_set("code:1.00000")
    );
    assert_eq!(bench.find_set("changed:<2099-01-01"), "12");
}

/// Hardly a test held that what is ruled out leaves out what is not known.
#[test]
fn what_nothing_is_known_of_is_not_what_is_left_when_a_figure_is_ruled_out() {
    let bench = bench();
    for (query, found) in [
        ("-time:>90d", "1"),
        ("-time:>30d", ""),
        ("-time:2m", ""),
        ("-time:1d", "1"),
        ("-fee:<=5000", "1"),
        ("-fee:>0", ""),
        ("-fee:8000", ""),
        ("-changed:>2026-06-01", "1"),
        ("-changed:<=2026-05-31", "2"),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
}

#[test]
fn values_that_name_nothing_are_named() {
    let results = bench().results(
        "agency:G99 field:LV1 group:none list:tt-06",
        &SearchOptions::default(),
    );
    assert_eq!(
        results.unknown,
        [
            Filter::Agency("G99".to_owned()),
            Filter::Group("none".to_owned())
        ]
    );
}
