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
        ("list:tt-06", "135"),
        ("list:06/QĐ-TTg", "135"),
        ("group:khai-sinh", "15"),
        ("group:\"liên thông\"", "15"),
        ("changed:>2026-06-01", "2"),
        ("changed:<=2026-05-31", "1"),
        ("dossiers:>0", "1"),
        ("dossiers:42", "1"),
        ("dossiers:<10", "2"),
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
fn what_nothing_is_known_of_is_not_zero() {
    let bench = bench();
    assert_eq!(bench.find_set("dossiers:<1000"), "12", "only reported ones");
    assert_eq!(bench.searcher.columns().dossiers(1), Some(0));
    assert_eq!(bench.searcher.columns().dossiers(2), None);
    assert_eq!(bench.find_set("changed:<2099-01-01"), "12");
}

#[test]
fn values_that_name_nothing_are_named() {
    let results = bench().results(
        "agency:G99 field:LV1 group:none list:tt-06",
        &Options::default(),
    );
    assert_eq!(
        results.unknown,
        [
            Filter::Agency("G99".to_owned()),
            Filter::Group("none".to_owned())
        ]
    );
}
