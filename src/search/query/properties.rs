//! Properties of the query language: whatever is asked for, text and chips say the same.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::catalogue::model::{DecisionState, Level, Outcome};
use crate::rules::RULES;

fn query(text: &str) -> Query {
    Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "khai",
        "sinh",
        "đất",
        "OR",
        "-",
        "a:b",
        "\"",
        "“",
        ",",
        "(",
        "45/2020",
        "1.0011",
        "flag:",
        "no-plan",
        "-x",
        "tail",
        "unknown:",
        "cq:",
        "lv:\"",
        "level:tỉnh",
        "online:toàn",
        "trình",
        "kl:chưa",
        "variant:",
        "variant:H48=",
        "lower",
        "=",
        "rà",
        "soát",
        "thời",
        "hạn:>3",
        "time:>3d",
        "changed:<2026-01-02",
        "e\u{301}",
        "phí:",
        "fee:",
        "0",
        "//",
        ":",
        "\u{301}",
        " ",
        "\t",
    ])
    .prop_map(str::to_owned)
}

/// Every kind of filter, with any value of each: a new one does not compile here until [`kind_of`] knows it, and is missed by
/// the test below until it is drawn.
fn filter() -> impl Strategy<Value = Filter> {
    let name = || "[a-zđ][a-zđ ,.:/-]{0,5}[a-z]".prop_map(|text| text.trim().to_owned());
    let compare = || {
        use Compare::{AtLeast, AtMost, Equal, Less, More};
        prop::sample::select(vec![Less, AtMost, Equal, AtLeast, More])
    };
    let rule = || {
        let rules = RULES
            .iter()
            .map(|rule| RuleFilter::Rule(rule.info().id))
            .chain([RuleFilter::Any, RuleFilter::Blocking]);
        prop::sample::select(rules.collect::<Vec<_>>())
    };
    let decision = Outcome::ALL
        .map(DecisionFilter::Outcome)
        .into_iter()
        .chain(DecisionState::ALL.map(DecisionFilter::State))
        .chain([
            DecisionFilter::None,
            DecisionFilter::Stale,
            DecisionFilter::Imported,
        ]);
    let unit = {
        use SpanUnit::{Day, Hour, Month, WorkingDay, Year};
        prop::sample::select(vec![Hour, Day, WorkingDay, Month, Year])
    };
    let remarks: Vec<RuleFilter> = RULES
        .iter()
        .filter(|rule| rule.info().remarks)
        .map(|rule| RuleFilter::Rule(rule.info().id))
        .chain([RuleFilter::Any])
        .collect();
    let day = (2000..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y, m, d));
    let currency = prop::sample::select(vec![None, Some("USD"), Some("SEK")]);
    prop_oneof![
        "[0-9]\\.[0-9]{1,6}".prop_map(Filter::Code),
        name().prop_map(Filter::Agency),
        name().prop_map(Filter::Field),
        "[a-zđ /-]{0,6}[a-z0-9]".prop_map(|text| Filter::Law(text.trim().to_owned())),
        name().prop_map(Filter::Doc),
        prop::sample::select(Level::ALL.to_vec()).prop_map(Filter::Level),
        prop::sample::select(OnlineFilter::ALL.to_vec()).prop_map(Filter::Online),
        rule().prop_map(Filter::Flag),
        rule().prop_map(Filter::Unknown),
        prop::sample::select(remarks).prop_map(Filter::Remark),
        prop::sample::select(vec![Filter::Tail, Filter::Plans, Filter::NoNumber]),
        prop::sample::select(decision.collect::<Vec<_>>()).prop_map(Filter::Decision),
        Just(Filter::By(ME.to_owned())),
        "(=[a-zđ ,.@-]{0,5}|[a-zđ][a-zđ ,.@-]{0,4}|)[b-dz]{3}"
            .prop_map(|text| Filter::By(text.trim().to_owned())),
        name().prop_map(Filter::List),
        name().prop_map(Filter::Group),
        (
            prop::option::of(name()),
            prop::sample::select(VariantAsked::ALL.to_vec())
        )
            .prop_map(|(unit, state)| { Filter::Variant(VariantFilter { unit, state }) }),
        (compare(), day).prop_map(|(compare, day)| Filter::Changed(compare, day)),
        (compare(), any::<u64>()).prop_map(|(compare, n)| Filter::Dossiers(compare, n)),
        (compare(), 0..40_u32, unit)
            .prop_map(|(compare, count, unit)| Filter::Time(compare, TimeSpan { count, unit })),
        (compare(), any::<u64>(), currency).prop_map(|(compare, amount, currency)| Filter::Fee(
            compare,
            Money { amount, currency }
        )),
    ]
}

/// A number for each kind of filter.
fn kind_of(filter: &Filter) -> usize {
    match filter {
        Filter::Code(_) => 0,
        Filter::Agency(_) => 1,
        Filter::Field(_) => 2,
        Filter::Law(_) => 3,
        Filter::Doc(_) => 4,
        Filter::Level(_) => 5,
        Filter::Online(_) => 6,
        Filter::Flag(_) => 7,
        Filter::Unknown(_) => 8,
        Filter::Tail => 9,
        Filter::Plans => 10,
        Filter::NoNumber => 11,
        Filter::Decision(_) => 12,
        Filter::By(_) => 13,
        Filter::List(_) => 14,
        Filter::Group(_) => 15,
        Filter::Changed(..) => 16,
        Filter::Dossiers(..) => 17,
        Filter::Time(..) => 18,
        Filter::Fee(..) => 19,
        Filter::Variant(_) => 20,
        Filter::Remark(_) => 21,
    }
}

/// Half of the kinds were never drawn: what came into the language after the property was written.
#[test]
fn the_random_filters_reach_every_kind() {
    let mut runner = TestRunner::deterministic();
    let drawn = (0..1_000).map(|_| filter().new_tree(&mut runner).unwrap().current());
    let kinds: BTreeSet<usize> = drawn.map(|filter| kind_of(&filter)).collect();
    assert_eq!(kinds, (0..=21).collect());
}

proptest! {
    #[test]
    fn whatever_is_understood_reads_back_as_the_same(words in prop::collection::vec(word(), 0..8), space in " ?") {
        if let Ok(query) = Query::parse(&words.join(&space)) {
            prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
        }
    }

    #[test]
    fn any_text_is_read_or_refused_in_a_column_of_it(text in "\\PC{0,24}") {
        match Query::parse(&text) {
            Ok(query) => prop_assert_eq!(Query::parse(&query.to_string()), Ok(query)),
            Err(error) => prop_assert!((1..=text.chars().count() + 1).contains(&error.column)),
        }
    }

    #[test]
    fn chips_and_line_make_the_query_again(words in prop::collection::vec(word(), 0..8), on in prop::collection::vec(filter(), 0..4)) {
        if let Ok(mut query) = Query::parse(&words.join(" ")) {
            for filter in on {
                query = query.with_filter(filter, true);
            }
            // What stands in the line and what stands in chips, each through its text, are the whole.
            let line = Query::parse(&query.words().to_string()).unwrap();
            let mut chips = query.clone();
            chips.clauses.retain(|clause| !line.clauses.contains(clause));
            let mut again = Query::parse(&chips.to_string()).unwrap().with_words(&line);
            prop_assert_eq!(again.chips().count(), again.clauses.len() - line.clauses.len());
            for clause in &query.clauses {
                prop_assert!(again.clauses.contains(clause), "{} in {}", query, again);
            }
            // A chip that is dropped is gone, and nothing else.
            while again.chips().next().is_some() {
                let fewer = again.without(0);
                prop_assert_eq!(fewer.clauses.len() + 1, again.clauses.len());
                again = fewer;
            }
            prop_assert_eq!(again.to_string(), line.to_string());
        }
    }

    #[test]
    fn toggled_filters_read_back_from_text(filters in prop::collection::vec((filter(), any::<bool>()), 0..8)) {
        let mut query = query("khai -sinh");
        for (filter, on) in filters {
            query = query.with_filter(filter.clone(), on);
            prop_assert_eq!(query.has_filter(&filter), on);
            prop_assert_eq!(&Query::parse(&query.to_string()).unwrap(), &query);
        }
    }
}
