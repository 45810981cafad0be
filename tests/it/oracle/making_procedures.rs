//! Random procedures, what they continue, and the groups that link them.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::making::{CODES, Days, FIELDS, GROUPS, NO_CODE, UNKNOWN};
use super::making_rest::citation;
use super::world::{
    Basis, Continuity, Group, Level, Member, Online, OnlineLevel, Procedure, Results, Since, Stated,
};
use super::world_services::Service;

pub fn procedures(days: &Days, provinces: &[String]) -> BoxedStrategy<Vec<Procedure>> {
    let one = |code: &'static str| procedure(days, provinces, code);
    (
        CODES.map(one),
        vec(
            (
                1_usize..4,
                any::<bool>(),
                days.any(),
                0_u8..4,
                any::<bool>(),
            ),
            0..3,
        ),
    )
        .prop_map(|(procedures, links)| {
            let mut procedures = Vec::from(procedures);
            for (later, far, from, continuity, ends) in links {
                let earlier = if far { 0 } else { later - 1 };
                link(&mut procedures, earlier, later, from, continuity, ends);
            }
            procedures
        })
        .boxed()
}

/// Lets one procedure replace another from a day on.
fn link(
    procedures: &mut [Procedure],
    earlier: usize,
    later: usize,
    from: Date,
    continuity: u8,
    ends: bool,
) {
    let code = procedures[earlier].code.clone();
    let old = &mut procedures[earlier];
    // It began before it was replaced, and ended on the day before or is not said to have ended.
    if old.from.is_some_and(|old| old >= from) {
        old.from = None;
    }
    old.to = ends.then(|| from.yesterday().unwrap());
    let new = &mut procedures[later];
    if !new.replaces.contains(&code) {
        new.replaces.push(code);
    }
    new.from = Some(from);
    new.to = new.to.filter(|to| *to >= from);
    new.continuity = Some(match continuity {
        0 => Continuity::Partial,
        1 => Continuity::None,
        _ => Continuity::Same,
    });
}

fn procedure(days: &Days, provinces: &[String], code: &'static str) -> BoxedStrategy<Procedure> {
    let issuers: Vec<String> = provinces.to_vec();
    let issuer = prop_oneof![
        8 => Just(Some("M1".to_owned())),
        3 => Just(Some("M2".to_owned())),
        2 => select(issuers).prop_map(Some),
        1 => Just(Some("O1".to_owned())),
        1 => Just(None),
        1 => Just(Some(UNKNOWN.to_owned())),
    ];
    let life = prop_oneof![
        6 => Just((None, None)),
        2 => days.any().prop_map(|from| (Some(from), None)),
        1 => days.any().prop_map(|to| (None, Some(to))),
        1 => (days.any(), days.any()).prop_map(|(a, b)| (Some(a.min(b)), Some(a.max(b)))),
    ];
    let fields = subsequence(FIELDS.to_vec(), 0..=2);
    let since =
        (days.maybe(1), days.maybe(1), days.maybe(1)).prop_map(|(issuer, fields, levels)| Since {
            issuer,
            fields,
            levels,
        });
    (
        (issuer, levels(), life, fields, since),
        constituents(),
        presence(days),
        basis(days, provinces),
    )
        .prop_map(
            move |((issuer, levels, (from, to), fields, since), parts, how, basis)| {
                let ([steps, channels, documents, subjects, executing], times, sets) = parts;
                let (online, presence, site_check, results) = how;
                Procedure {
                    code: code.to_owned(),
                    issuer,
                    fields: fields.into_iter().map(str::to_owned).collect(),
                    levels,
                    since,
                    from,
                    to,
                    replaces: Vec::new(),
                    continuity: None,
                    steps,
                    channels,
                    times,
                    documents,
                    sets,
                    subjects,
                    executing,
                    online,
                    presence,
                    site_check,
                    results,
                    basis,
                    service: Service::default(),
                }
            },
        )
        .boxed()
}

fn levels() -> BoxedStrategy<Vec<(Level, Option<Date>)>> {
    use Level::{Commune, District, Ministry, Other, Province, Vertical};
    let plain = |levels: &[Level]| Just(levels.iter().map(|level| (*level, None)).collect());
    let gone = date(2025, 6, 30);
    prop_oneof![
        4 => Just(Vec::new()),
        4 => plain(&[Ministry]),
        4 => plain(&[Province]),
        2 => plain(&[Commune]),
        2 => plain(&[Ministry, Province]),
        1 => plain(&[Vertical]),
        1 => plain(&[Other]),
        1 => Just(vec![(District, Some(gone)), (Commune, None)]),
        1 => Just(vec![(District, Some(gone)), (Ministry, None)]),
    ]
    .boxed()
}

fn constituents() -> impl Strategy<Value = ([Stated; 5], Vec<bool>, bool)> {
    let stated = || {
        prop_oneof![
            1 => Just(Stated::Absent),
            2 => Just(Stated::SaidNone),
            20 => Just(Stated::Some),
        ]
    };
    let all = [stated(), stated(), stated(), stated(), stated()];
    let mostly = prop_oneof![
        8 => all,
        // The row of a list alone.
        1 => Just([Stated::Absent; 5]),
        1 => Just([Stated::Absent, Stated::Absent, Stated::Absent, Stated::Some, Stated::Some]),
    ];
    (mostly, vec(prop::bool::weighted(0.8), 1..3), any::<bool>())
}

type Presence = (Option<Online>, Option<bool>, Option<bool>, Results);

fn presence(days: &Days) -> impl Strategy<Value = Presence> + use<> {
    let level = prop_oneof![
        3 => Just(OnlineLevel::Full),
        1 => Just(OnlineLevel::Partial),
        1 => Just(OnlineLevel::None),
    ];
    let online = (level, days.maybe(3)).prop_map(|(level, since)| Online { level, since });
    let said = || prop_oneof![1 => Just(None), 1 => Just(Some(true)), 8 => Just(Some(false))];
    let ways = subsequence(vec!["online", "in_person", "post"], 0..=3);
    let results = prop_oneof![
        1 => Just(Results::Absent),
        1 => Just(Results::SaidNone),
        2 => vec(ways, 1..3).prop_map(Results::Some),
        4 => Just(Results::Some(vec![vec!["online"]])),
    ];
    (weighted(0.7, online), said(), said(), results)
}

fn basis(days: &Days, provinces: &[String]) -> impl Strategy<Value = Basis> + use<> {
    prop_oneof![
        1 => Just(Basis::Absent),
        2 => Just(Basis::SaidNone),
        4 => vec(citation(days, provinces), 1..3).prop_map(Basis::Some),
    ]
}

pub fn groups(days: &Days) -> BoxedStrategy<Vec<Group>> {
    let codes = || prop_oneof![12 => select(CODES.to_vec()), 1 => Just(NO_CODE)];
    let days = days.clone();
    let member = (
        vec(codes(), 1..3),
        prop::bool::weighted(0.2),
        (days.maybe(2), days.maybe(2)),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(mut codes, alternatives, (from, to), optional)| {
            codes.dedup();
            if !alternatives {
                codes.truncate(1);
            }
            Member {
                codes: codes.into_iter().map(str::to_owned).collect(),
                from,
                to: to.filter(|to| from.is_none_or(|from| from <= *to)),
                optional,
            }
        });
    let plain = subsequence(CODES.to_vec(), 2..=3).prop_map(|codes| {
        let member = |code: &str| Member {
            codes: vec![code.to_owned()],
            from: None,
            to: None,
            optional: false,
        };
        codes.into_iter().map(member).collect()
    });
    let members = prop_oneof![2 => plain, 1 => vec(member, 2..4).boxed()];
    vec(members, 0..=2)
        .prop_map(|all| {
            let group = |(members, id): (Vec<Member>, &&str)| Group {
                id: (*id).to_owned(),
                members: once_each(members),
            };
            let groups = all.into_iter().zip(&GROUPS).map(group);
            groups.filter(|group| group.members.len() > 1).collect()
        })
        .boxed()
}

/// A code has one place in a group.
fn once_each(members: Vec<Member>) -> Vec<Member> {
    let mut kept: Vec<Member> = Vec::new();
    for member in members {
        let known = |code: &String| kept.iter().any(|kept| kept.codes.contains(code));
        if !member.codes.iter().any(known) {
            kept.push(member);
        }
    }
    kept
}
