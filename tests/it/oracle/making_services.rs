//! Random catalogues for the rules beside the blocking ones: most procedures are in force and sound, so that their services
//! are what decides.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::making::{CODES, Case, Days, UNKNOWN, agencies, counts, plus};
use super::making_channels::{channels, documents, results};
use super::making_counts::counted;
use super::making_marks::beside;
use super::making_procedures::{groups, procedures};
use super::making_reports::reports;
use super::making_rest::{instruments, plans};
use super::world::{
    Agency, Basis, Kind, Level, Online, OnlineLevel, Plan, PlanRow, Procedure, Results, Since,
    Stated, World,
};
use super::world_services::{
    PartialReason, Publication, Publications, Satisfaction, Service, Suspension,
};

/// Days on which sources were issued, regimes began, years ended.
fn as_of() -> impl Strategy<Value = Date> {
    let lines = vec![
        date(2023, 10, 15),
        date(2023, 10, 16),
        date(2023, 10, 27),
        date(2023, 12, 15),
        date(2024, 8, 31),
        date(2024, 9, 25),
        date(2025, 6, 30),
        date(2025, 7, 1),
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 6, 30),
    ];
    let late = vec![
        date(2026, 7, 1),
        date(2026, 10, 27),
        date(2026, 11, 30),
        date(2026, 12, 14),
        date(2027, 3, 31),
        date(2028, 2, 29),
    ];
    prop_oneof![
        2 => select(lines),
        5 => select(late),
        3 => (0_i64..600).prop_map(|days| plus(date(2026, 7, 1), days)),
    ]
}

pub fn service_case() -> impl Strategy<Value = Case> {
    let today = prop_oneof![4 => Just(0_i64), 2 => 1_i64..40, 1 => 40_i64..500];
    (as_of(), today)
        .prop_flat_map(|(as_of, today)| {
            let today = plus(as_of, today);
            let days = Days::around(as_of, today);
            let who = agencies(&days);
            (Just(days), Just(today), who)
        })
        .prop_flat_map(|(days, today, (mut agencies, provinces, right, merger))| {
            let more = |id: &str, kind, to: Option<Date>| Agency {
                id: id.to_owned(),
                kind,
                from: None,
                to,
                replaced_by: Vec::new(),
            };
            agencies.push(more("D1", Kind::District, Some(date(2025, 6, 30))));
            agencies.push(more("H1", Kind::Other, None));
            let parts = (
                counts(right, merger),
                served(&days, &provinces),
                weighted(0.6, groups(&days)),
                (plans(&days), any::<bool>()),
                instruments(&days, &provinces),
                prop::bool::weighted(0.04),
                weighted(0.25, reports(&days, &provinces)),
            );
            let rest = (
                counted(&days, &agencies),
                beside(&days, &provinces),
                vec(days.any(), 0..2),
            );
            (Just((days, today, agencies)), parts, rest)
        })
        .prop_map(|((days, today, agencies), parts, rest)| {
            let (provinces, procedures, groups, (plans, planned), instruments, broken, random) =
                parts;
            let (counted, beside, also) = rest;
            let mut world = World {
                today,
                manifest_as_of: None,
                provinces,
                agencies,
                procedures,
                groups: groups.unwrap_or_default(),
                plans,
                broken_plan: broken,
                reports: Vec::new(),
                instruments,
                beside,
            };
            if planned {
                world.plans.push(sound_plan(days.first));
            }
            world.beside.counted = random.is_none();
            world.reports = random.unwrap_or_else(|| counted.reports(&world));
            let as_of = days.as_of;
            let mut read = vec![as_of, plus(as_of, -1), plus(as_of, 1), plus(as_of, -31)];
            read.extend(also);
            Case { world, days: read }
        })
}

/// A plan that names most of them.
fn sound_plan(signed: Date) -> Plan {
    let row = |code: &&str| PlanRow {
        names: (*code).to_owned(),
        is_group: false,
        due: None,
        done: None,
        superseded_by: None,
    };
    Plan {
        id: "sound".to_owned(),
        option: true,
        signed: Some(signed),
        from: None,
        to: None,
        rows: CODES.iter().take(3).map(row).collect(),
    }
}

fn served(days: &Days, provinces: &[String]) -> BoxedStrategy<Vec<Procedure>> {
    let one = || {
        (
            (prop::bool::weighted(0.8), levels(), issuer(provinces)),
            service(days, provinces),
            weighted(0.8, online(days)),
            results(),
            prop::bool::weighted(0.1),
        )
    };
    (
        procedures(days, provinces),
        [one(), one(), one(), one()],
        vec(channels(), 4),
    )
        .prop_map(|(mut procedures, all, channels)| {
            for ((procedure, one), channels) in procedures.iter_mut().zip(all).zip(channels) {
                let ((tame, levels, issuer), service, online, (issued, delivery), listed) = one;
                procedure.service = service;
                procedure.service.channels = channels;
                if tame {
                    be_tame(procedure, levels, issuer);
                    procedure.online = online;
                }
                procedure.service.results = issued;
                procedure.results = match delivery {
                    Some(delivery) if delivery.is_empty() => Results::SaidNone,
                    Some(delivery) => Results::Some(delivery),
                    None => Results::Absent,
                };
                // The row of a list alone.
                if listed {
                    procedure.channels = Stated::Absent;
                    procedure.documents = Stated::Absent;
                }
                if !procedure.service.channels.is_empty() {
                    let channels = procedure.service.channels.iter();
                    procedure.times = channels.map(|channel| channel.time.is_some()).collect();
                }
            }
            procedures
        })
        .boxed()
}

fn be_tame(procedure: &mut Procedure, levels: Vec<(Level, Option<Date>)>, issuer: Option<String>) {
    procedure.issuer = issuer;
    procedure.levels = levels;
    procedure.since = Since::default();
    if procedure.replaces.is_empty() {
        procedure.from = None;
        procedure.to = None;
    }
    procedure.steps = Stated::Some;
    procedure.channels = Stated::Some;
    procedure.documents = Stated::Some;
    procedure.subjects = Stated::Some;
    procedure.executing = Stated::Some;
    procedure.presence = Some(false);
    procedure.basis = Basis::SaidNone;
}

fn issuer(provinces: &[String]) -> impl Strategy<Value = Option<String>> + use<> {
    prop_oneof![
        8 => Just(Some("M1".to_owned())),
        2 => Just(Some("M2".to_owned())),
        2 => select(provinces.to_vec()).prop_map(Some),
    ]
}

fn levels() -> BoxedStrategy<Vec<(Level, Option<Date>)>> {
    use Level::{Commune, District, Ministry, Other, Province, Vertical};
    let plain = |levels: &[Level]| Just(levels.iter().map(|level| (*level, None)).collect());
    let gone = date(2025, 6, 30);
    prop_oneof![
        6 => plain(&[Ministry]),
        4 => plain(&[Province]),
        1 => plain(&[Commune]),
        2 => plain(&[Ministry, Province]),
        1 => plain(&[Vertical]),
        1 => plain(&[Other]),
        1 => plain(&[]),
        1 => Just(vec![(District, Some(gone)), (Commune, None)]),
        1 => Just(vec![(District, Some(gone))]),
        1 => Just(vec![(District, Some(gone)), (Province, None)]),
    ]
    .boxed()
}

fn online(days: &Days) -> impl Strategy<Value = Online> + use<> {
    let level = prop_oneof![
        4 => Just(OnlineLevel::Full),
        3 => Just(OnlineLevel::Partial),
        1 => Just(OnlineLevel::None),
    ];
    (level, days.maybe(2)).prop_map(|(level, since)| Online { level, since })
}

fn publications(days: &Days, provinces: &[String]) -> BoxedStrategy<Publications> {
    let agency = prop_oneof![
        3 => Just(None),
        3 => Just(Some("M1".to_owned())),
        2 => select(provinces.to_vec()).prop_map(Some),
        1 => Just(Some("O1".to_owned())),
        1 => Just(Some(UNKNOWN.to_owned())),
    ];
    let gaps = select(vec![
        0_i64, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 18, 20, 21, 30,
    ]);
    let (first, as_of) = (days.first, days.as_of);
    let signed = prop_oneof![
        1 => days.any(),
        4 => (-60_i64..3).prop_map(move |days| plus(as_of, days)),
        1 => (-2_i64..3).prop_map(move |days| plus(first, days)),
        2 => (0_i64..1000).prop_map(move |days| plus(first, days)),
    ];
    let one = (
        agency,
        weighted(0.95, signed),
        weighted(0.9, (gaps.clone(), any::<bool>())),
        weighted(0.85, gaps),
        prop::bool::weighted(0.2),
    )
        .prop_map(move |(agency, signed, effect, posted, shortened)| {
            let from = signed.unwrap_or(first);
            Publication {
                // What a shortened procedure asks of others is not said.
                agency: agency.filter(|id| !shortened || id.starts_with(['M', 'P'])),
                signed,
                effective: effect.map(|(days, early)| {
                    let days = if shortened && early { -days } else { days };
                    plus(from, days)
                }),
                posted: posted.map(|days| plus(from, days)),
                shortened,
            }
        });
    prop_oneof![
        2 => Just(Publications::Absent),
        1 => Just(Publications::SaidNone),
        7 => vec(one, 1..3).prop_map(Publications::Some),
    ]
    .boxed()
}

fn suspended(days: &Days) -> BoxedStrategy<Vec<Suspension>> {
    let as_of = days.as_of;
    let begins = prop_oneof![
        5 => (-120_i64..3).prop_map(move |days| plus(as_of, days)),
        1 => days.any(),
        1 => (-3_i64..30).prop_map(|days| plus(date(2026, 7, 1), days)),
    ];
    let one = (
        begins,
        weighted(0.85, 0_i64..200),
        prop::bool::weighted(0.85),
        weighted(0.85, 0_i64..20),
        prop::bool::weighted(0.2),
        weighted(0.25, 0_i64..100),
    )
        .prop_map(
            |(from, length, notice, noticed, force_majeure, resumed)| Suspension {
                from,
                to: length.map(|days| plus(from, days)),
                notice,
                noticed: noticed.map(|days| plus(from, -days)),
                force_majeure,
                resumed: resumed.map(|days| plus(from, days + 1)),
            },
        );
    prop_oneof![2 => Just(Vec::new()), 3 => vec(one, 1..3)].boxed()
}

fn service(days: &Days, provinces: &[String]) -> BoxedStrategy<Service> {
    let partial = (
        select(vec![
            "presence_required",
            "onsite_verification",
            "technical_incident",
            "other_technical",
        ]),
        prop::bool::weighted(0.7),
    )
        .prop_map(|(reason, provision)| PartialReason { reason, provision });
    let as_of = days.as_of;
    let surveyed = prop_oneof![
        4 => (-300_i64..1).prop_map(move |days| plus(as_of, days)),
        1 => (-370_i64..-360).prop_map(move |days| plus(as_of, days)),
        1 => days.any(),
    ];
    let satisfaction = (
        select(vec![
            6_000_i64, 7_999, 8_000, 8_001, 8_500, 8_999, 9_000, 9_500,
        ]),
        weighted(0.9, surveyed),
    )
        .prop_map(|(hundredths, to)| Satisfaction {
            hundredths,
            days: to.map(|to| (plus(to, -90), to)),
        });
    let executing = prop_oneof![
        8 => Just(Vec::new()),
        1 => Just(vec!["M1".to_owned(), "D1".to_owned()]),
        1 => Just(vec!["H1".to_owned()]),
    ];
    (
        documents(),
        executing,
        publications(days, provinces),
        weighted(0.5, partial),
        suspended(days),
        weighted(0.7, satisfaction),
    )
        .prop_map(
            |(documents, executing, publications, partial_reason, suspended, satisfaction)| {
                Service {
                    channels: Vec::new(),
                    documents,
                    results: Vec::new(),
                    executing,
                    publications,
                    partial_reason,
                    suspended,
                    satisfaction,
                }
            },
        )
        .boxed()
}
