//! Random targets, thresholds, holidays, databases, lists, variants, and logs with what was published and taken back.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::making::{CODES, Days, GROUPS, plus};
use super::making_channels::{COMPONENTS, NAMES};
use super::world::OnlineLevel;
use super::world_services::{
    Beside, Database, Entry, List, ListMember, Log, Measure, State, Target, Variant, Variants,
};

fn targets() -> impl Strategy<Value = Vec<Target>> {
    let share = |who, value, year: i16| Target {
        measure: Measure::FullOnlineDossierShare,
        who,
        value,
        from: Some(date(year, 1, 1)),
        due: Some(date(year, 12, 31)),
    };
    let usual = vec![
        share("ministries", 7_000, 2024),
        share("localities", 3_000, 2024),
        share("ministries", 8_500, 2025),
        share("localities", 7_000, 2025),
    ];
    let mut newer = usual.clone();
    newer.push(share("ministries", 9_000, 2026));
    newer.push(share("localities", 5_000, 2026));
    let shares = prop_oneof![5 => Just(usual), 4 => Just(newer), 1 => Just(Vec::new())];
    let eligible = prop_oneof![
        4 => Just(date(2025, 12, 31)),
        1 => Just(date(2026, 6, 30)),
        1 => Just(date(2026, 10, 27)),
    ];
    (shares, weighted(0.9, eligible)).prop_map(|(mut all, due)| {
        all.extend(due.map(|due| Target {
            measure: Measure::EligibleFullShare,
            who: "all",
            value: 10_000,
            from: None,
            due: Some(due),
        }));
        all
    })
}

fn holidays() -> impl Strategy<Value = Option<(Vec<i16>, Vec<Date>)>> {
    let years: Vec<i16> = (2020..=2029).collect();
    let days = move |years: &[i16]| {
        let of = |year: &i16| {
            [
                date(*year, 1, 1),
                date(*year, 4, 30),
                date(*year, 5, 1),
                date(*year, 9, 2),
                date(*year, 10, 26),
                date(*year, 11, 24),
            ]
        };
        years.iter().flat_map(of).collect::<Vec<Date>>()
    };
    let some = subsequence(years.clone(), 6..=9);
    let listed = prop_oneof![3 => Just(years), 1 => some];
    weighted(
        0.85,
        listed.prop_map(move |years| {
            let days = days(&years);
            (years, days)
        }),
    )
}

fn databases(days: &Days) -> BoxedStrategy<Vec<Database>> {
    let one = (
        prop_oneof![2 => Just(date(2020, 1, 1)), 1 => days.any()],
        subsequence(NAMES[..3].to_vec(), 0..=2),
        subsequence(COMPONENTS.to_vec(), 0..=1),
    );
    vec(one, 0..3)
        .prop_map(|all| {
            let database =
                |(at, (since, names, codes)): (usize, (Date, Vec<_>, Vec<_>))| Database {
                    id: format!("db{at}"),
                    since,
                    names,
                    codes,
                };
            let all = all.into_iter().enumerate().map(database);
            all.filter(|database| !database.names.is_empty() || !database.codes.is_empty())
                .collect()
        })
        .boxed()
}

fn lists(days: &Days) -> BoxedStrategy<Vec<List>> {
    let member = prop_oneof![
        4 => (select(CODES.to_vec()), days.maybe(2))
            .prop_map(|(names, from)| ListMember { names, is_group: false, from }),
        1 => (select(GROUPS.to_vec()), days.maybe(2))
            .prop_map(|(names, from)| ListMember { names, is_group: true, from }),
    ];
    let issued = prop_oneof![3 => Just(date(2022, 1, 6)), 1 => days.any()];
    vec(
        (issued, vec(member, 0..4)).prop_map(|(date, members)| List { date, members }),
        0..3,
    )
    .boxed()
}

fn variants(days: &Days, provinces: &[String]) -> BoxedStrategy<Vec<Variants>> {
    let level = prop_oneof![
        1 => Just(None),
        3 => Just(Some(OnlineLevel::Full)),
        2 => Just(Some(OnlineLevel::Partial)),
        1 => Just(Some(OnlineLevel::None)),
    ];
    let row = (level, days.maybe(3)).prop_map(|(level, since)| Variant { level, since });
    let rows = vec(weighted(0.5, row), 4).prop_map(|rows| {
        let rows = CODES.into_iter().zip(rows);
        rows.filter_map(|(code, row)| Some((code, row?)))
            .collect::<Vec<_>>()
    });
    let one = (select(provinces.to_vec()), rows).prop_map(|(unit, rows)| Variants { unit, rows });
    vec(one, 0..3)
        .prop_map(|all| {
            let mut kept: Vec<Variants> = Vec::new();
            for one in all {
                if !kept.iter().any(|other| other.unit == one.unit) {
                    kept.push(one);
                }
            }
            kept
        })
        .boxed()
}

/// One thing that was recommended, how far it got, and what was taken back of it.
#[derive(Clone, Debug)]
struct Act {
    outcome: &'static str,
    stage: usize,
    imported: bool,
    day: Date,
    back: Option<State>,
    partial: (Option<&'static str>, bool),
    override_: Option<Date>,
    same: bool,
}

fn acts(days: &Days) -> BoxedStrategy<Vec<Act>> {
    let outcome = prop_oneof![
        6 => Just("eligible_full"),
        4 => Just("partial"),
        1 => Just("do_not_provide"),
        1 => Just("abolish_or_merge"),
        1 => Just("suspend_and_upgrade"),
        1 => Just("need_data"),
    ];
    let as_of = days.as_of;
    let day = prop_oneof![
        5 => (-500_i64..-31).prop_map(move |days| plus(as_of, days)),
        2 => (-92_i64..-88).prop_map(move |days| plus(as_of, days)),
        2 => (-31_i64..3).prop_map(move |days| plus(as_of, days)),
    ];
    let back = prop_oneof![
        12 => Just(None),
        1 => Just(Some(State::Withdrawn)),
        1 => Just(Some(State::SentBack)),
    ];
    let until = (-2_i64..60).prop_map(move |days| plus(as_of, days));
    let reason = select(vec!["presence_required", "technical_incident"]);
    let one = (
        outcome,
        prop_oneof![1 => Just(1_usize), 1 => Just(2), 5 => Just(3)],
        prop::bool::weighted(0.25),
        day,
        back,
        (reason, prop::bool::weighted(0.85)),
        weighted(0.3, until),
        prop::bool::weighted(0.7),
    )
        .prop_map(
            |(outcome, stage, imported, day, back, (reason, provision), override_, same)| Act {
                outcome,
                stage,
                imported,
                day,
                back,
                partial: (
                    (outcome == "partial").then_some(reason),
                    provision || outcome != "partial",
                ),
                override_: override_.filter(|_| outcome == "eligible_full"),
                same,
            },
        );
    vec(one, 1..3)
        .prop_map(|mut acts| {
            acts.sort_by_key(|act| act.day);
            acts
        })
        .boxed()
}

fn entries(acts: &[Act]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for act in acts {
        let stages: &[State] = if act.imported {
            &[State::Published]
        } else {
            &[State::Recommended, State::Approved, State::Published][..act.stage]
        };
        let plain = |state, refers_to| Entry {
            state,
            outcome: act.outcome,
            as_of: plus(act.day, -1),
            day: act.day,
            refers_to,
            partial_reason: act.partial.0,
            provision: act.partial.1,
            overrides: act.override_.into_iter().collect(),
            imported: act.imported,
            same: act.same,
        };
        for (at, state) in stages.iter().enumerate() {
            let of = (at > 0).then(|| entries.len() - 1);
            entries.push(plain(*state, of));
        }
        let last = entries.len() - 1;
        // "A published entry is not sent back (withdraw it)."
        let back = act.back.map(|back| match entries[last].state {
            State::Published => State::Withdrawn,
            _ => back,
        });
        if let Some(back) = back {
            let mut entry = plain(back, Some(last));
            entry.imported = false;
            entries.push(entry);
        }
    }
    entries
}

fn logs(days: &Days) -> BoxedStrategy<Vec<Log>> {
    vec(weighted(0.6, acts(days)), 4)
        .prop_map(|all| {
            let all = CODES.into_iter().zip(all);
            all.filter_map(|(code, acts)| {
                let entries = entries(&acts?);
                Some(Log { code, entries })
            })
            .collect()
        })
        .boxed()
}

fn deadlines() -> impl Strategy<Value = Vec<(&'static str, i64)>> {
    let usual = vec![
        ("publish-national", 20_i64),
        ("publish-local", 5),
        ("post-national", 10),
        ("post-local", 5),
        ("publish-shortened", 3),
        ("post-shortened", 2),
    ];
    let mut other = usual.clone();
    other[0].1 = 21;
    other[3].1 = 4;
    prop_oneof![
        2 => Just(Vec::new()),
        2 => Just(usual.clone()),
        1 => Just(usual[..4].to_vec()),
        1 => Just(other),
    ]
}

pub fn beside(days: &Days, provinces: &[String]) -> BoxedStrategy<Beside> {
    let percent = || select(vec![5_000_i64, 8_000, 9_000, 6_996, 10_000]);
    (
        targets(),
        (
            weighted(0.85, (percent(), days.maybe(1))),
            weighted(0.85, (percent(), days.maybe(1))),
        ),
        (holidays(), deadlines(), weighted(0.3, Just(30_i64))),
        (databases(days), prop::bool::weighted(0.05)),
        lists(days),
        variants(days, provinces),
        logs(days),
    )
        .prop_map(
            |(
                targets,
                (below_announced, satisfaction),
                (holidays, deadlines, grace),
                (databases, broken_databases),
                lists,
                variants,
                logs,
            )| Beside {
                targets,
                below_announced,
                satisfaction,
                holidays,
                deadlines,
                grace,
                databases,
                broken_databases,
                lists,
                variants,
                logs,
                written: true,
                counted: true,
            },
        )
        .boxed()
}
