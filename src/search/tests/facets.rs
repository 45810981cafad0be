//! Counts of the side pane.

use proptest::prelude::*;

use super::*;
use crate::search::query::{FilterField, RuleFilter};

fn count(bench: &SearchFixture, query: &str, value: &str) -> u32 {
    let value = Query::parse(value).unwrap();
    let filter = &value.chips().next().unwrap().values[0];
    bench
        .results(query, &SearchOptions::default())
        .facets
        .count(filter)
}

#[test]
fn counts_leave_the_filters_of_their_own_field_aside() {
    let bench = bench();
    for (query, value, wanted) in [
        ("", "agency:G01", 3),
        ("khai", "agency:G15", 2),
        ("khai", "agency:G01", 1),
        ("khai agency:G15", "agency:G01", 1),
        ("khai agency:G15", "agency:H26", 2),
        ("khai agency:G15", "online:full", 1),
        ("khai agency:G15", "online:none", 0),
        ("online:full,partial", "online:none", 1),
        ("online:full,partial", "agency:G15", 2),
        ("", "level:commune", 3),
        ("", "decision:none", 7),
        ("", "decision:withdrawn", 1),
        ("", "flag:no-plan", 7),
        ("-flag:no-plan", "flag:no-plan", 0),
        ("khai OR agency:G01", "agency:G15", 2),
    ] {
        assert_eq!(count(&bench, query, value), wanted, "{value} in {query}");
    }
}

#[test]
fn fields_of_one_name_are_one_value() {
    let bench = bench();
    let results = bench.results("", &SearchOptions::default());
    let fields = results.facets.of(FilterField::Field);
    assert_eq!(fields[0], (Filter::Field("Hộ tịch".to_owned()), 2));
    assert_eq!(fields[2], (Filter::Field("LV3".to_owned()), 1));
    assert_eq!(bench.find_set("field:\"Hộ tịch\""), "12");
}

#[test]
fn every_rule_is_counted_also_where_it_flags_nothing() {
    let results = bench().results("zzz", &SearchOptions::default());
    assert_eq!(results.total, 0);
    let flags = results.facets.of(FilterField::Flag);
    assert_eq!(flags.len(), crate::rules::RULES.len());
    assert!(flags.contains(&(Filter::Flag(RuleFilter::Rule("no-plan")), 0)));
    assert!(
        results
            .facets
            .of(FilterField::Unknown)
            .contains(&(Filter::Tail, 0))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_count_is_what_choosing_the_value_alone_would_find(
        words in prop::sample::select(vec!["", "khai", "cấp OR khai", "-hoà", "kahi"]),
        filters in prop::collection::vec(
            prop::sample::select(vec![
                "agency:G15", "agency:G01,H26", "online:full,unknown", "field:\"hộ tịch\"", "level:commune",
                "flag:no-plan", "unknown:any", "decision:none", "-decision:none", "-agency:G15", "dossiers:>=0",
            ]),
            0..4,
        ),
    ) {
        let bench = bench();
        let query = Query::parse(&format!("{words} {}", filters.join(" "))).unwrap();
        let results = bench.searcher.run(&query, &SearchOptions::default()).unwrap();
        for field in FacetCounts::FIELDS {
            // The query without the filters of this field.
            let mut rest = query.clone();
            rest.clauses.retain(|clause| clause.filter().is_none_or(|values| values[0].field() != field));
            for (value, count) in results.facets.of(field) {
                let chosen = rest.with_filter(value.clone(), true);
                let found = bench.searcher.run(&chosen, &SearchOptions::default()).unwrap();
                prop_assert_eq!(found.total, *count as usize, "{} in {}", chosen, query);
            }
        }
    }
}
