//! Random small catalogues: who there is, what they issue, and days that lie where `rules.md` draws its lines.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;

use super::making_procedures::{groups, procedures};
use super::making_reports::reports;
use super::making_rest::{instruments, plans};
use super::used::{first_day, months_before};
use super::world::{Agency, Kind, ProvinceCount, World};
use super::world_services::Beside;

/// A catalogue, and the as-of dates at which it is read.
#[derive(Clone, Debug)]
pub struct Case {
    pub world: World,
    pub days: Vec<Date>,
}

pub const MINISTRIES: [&str; 2] = ["M1", "M2"];
/// An agency that nobody knows.
pub const UNKNOWN: &str = "X9";
pub const CODES: [&str; 4] = ["1.000001", "1.000002", "1.000003", "1.000004"];
/// A code that no procedure has.
pub const NO_CODE: &str = "1.999999";
pub const FIELDS: [&str; 2] = ["F1", "F2"];
pub const GROUPS: [&str; 2] = ["g1", "g2"];

/// Days around which everything else is drawn.
#[derive(Clone, Debug)]
pub struct Days {
    pub as_of: Date,
    pub first: Date,
    pub near: Vec<Date>,
}

pub fn plus(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

impl Days {
    pub fn around(as_of: Date, today: Date) -> Days {
        let first = first_day(as_of);
        let mut near = Vec::new();
        let year = months_before(as_of, 12);
        for day in [as_of, first, today, year, date(2025, 7, 1)] {
            near.extend([plus(day, -1), day, plus(day, 1)]);
        }
        for year in (as_of.year() - 3)..=as_of.year() {
            near.extend([date(year, 1, 1), date(year, 12, 14), date(year, 12, 15)]);
            near.push(date(year, 3, 1).yesterday().unwrap());
        }
        near.extend([plus(first, 400), plus(first, -400), plus(as_of, 90)]);
        Days { as_of, first, near }
    }

    /// Any day of some years, most of them where something turns.
    pub fn any(&self) -> BoxedStrategy<Date> {
        let first = self.first;
        prop_oneof![
            4 => select(self.near.clone()),
            1 => (-200_i64..1400).prop_map(move |days| plus(first, days)),
        ]
        .boxed()
    }

    /// The same, or nothing: so many times of ten.
    pub fn maybe(&self, often: u32) -> BoxedStrategy<Option<Date>> {
        prop_oneof![
            10 - often => Just(None),
            often => self.any().prop_map(Some),
        ]
        .boxed()
    }
}

fn as_of() -> impl Strategy<Value = Date> {
    let lines = vec![
        date(2026, 10, 27),
        date(2026, 11, 30),
        date(2028, 2, 29),
        date(2028, 2, 28),
        date(2027, 2, 28),
        date(2027, 3, 1),
        date(2025, 6, 30),
        date(2025, 7, 1),
        date(2028, 6, 30),
        date(2028, 7, 1),
        date(2026, 7, 1),
    ];
    prop_oneof![
        3 => select(lines),
        2 => (0_i64..1800).prop_map(|days| plus(date(2024, 1, 1), days)),
    ]
}

/// Where the clock stands beside the as-of date.
fn today() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => Just(0_i64),
        2 => 1_i64..40,
        2 => 40_i64..500,
        1 => -60_i64..0,
    ]
}

/// Agencies, the ids of the provinces among them, how many these were before a merger and since, and its day.
pub type Agencies = (Vec<Agency>, Vec<String>, [usize; 2], Date);

/// The provinces: some unchanged, some that ended in a merger, one that began with it.
pub fn agencies(days: &Days) -> BoxedStrategy<Agencies> {
    let merger = prop_oneof![3 => Just(date(2025, 7, 1)), 1 => days.any()];
    (1_usize..3, 0_usize..3, merger, days.maybe(1))
        .prop_map(|(kept, ended, merger, end)| {
            let agency = |id: &str, kind| Agency {
                id: id.to_owned(),
                kind,
                from: None,
                to: None,
                replaced_by: Vec::new(),
            };
            let mut agencies = vec![
                agency("M1", Kind::Ministry),
                Agency {
                    to: end,
                    ..agency("M2", Kind::Ministry)
                },
                agency("C1", Kind::Commune),
                agency("O1", Kind::Other),
            ];
            let mut provinces = Vec::new();
            for number in 1..=kept {
                provinces.push(agency(&format!("P{number}"), Kind::Province));
            }
            for number in 1..=ended {
                provinces.push(Agency {
                    to: Some(merger.yesterday().unwrap()),
                    replaced_by: vec!["N1".to_owned()],
                    ..agency(&format!("E{number}"), Kind::Province)
                });
            }
            if ended > 0 {
                provinces.push(Agency {
                    from: Some(merger),
                    ..agency("N1", Kind::Province)
                });
            }
            let ids = provinces.iter().map(|agency| agency.id.clone()).collect();
            agencies.extend(provinces);
            let after = kept + usize::from(ended > 0);
            (agencies, ids, [kept + ended, after], merger)
        })
        .boxed()
}

/// What the manifest says of the number of provinces, mostly what is so.
pub fn counts(right: [usize; 2], merger: Date) -> BoxedStrategy<Option<Vec<ProvinceCount>>> {
    let entry = |from, to, count| ProvinceCount { from, to, count };
    let before = merger.yesterday().unwrap();
    let as_it_is = vec![
        entry(None, Some(before), right[0]),
        entry(Some(merger), None, right[1]),
    ];
    let one_more = vec![
        entry(None, Some(before), right[0]),
        entry(Some(merger), None, right[1] + 1),
    ];
    let one_less = vec![
        entry(None, Some(before), (right[0] - 1).max(1)),
        entry(Some(merger), None, right[1]),
    ];
    let unsaid = vec![entry(Some(merger), None, right[1])];
    prop_oneof![
        14 => Just(Some(as_it_is)),
        1 => Just(Some(one_more)),
        1 => Just(Some(one_less)),
        1 => Just(Some(unsaid)),
        1 => Just(None),
    ]
    .boxed()
}

pub fn case() -> impl Strategy<Value = Case> {
    (as_of(), today())
        .prop_flat_map(|(as_of, today)| {
            let today = plus(as_of, today);
            let days = Days::around(as_of, today);
            let who = agencies(&days);
            (Just(days), Just(today), who)
        })
        .prop_flat_map(|(days, today, (agencies, provinces, right, merger))| {
            let parts = (
                counts(right, merger),
                procedures(&days, &provinces),
                groups(&days),
                plans(&days),
                reports(&days, &provinces),
                instruments(&days, &provinces),
                prop::bool::weighted(0.04),
                days.maybe(3),
            );
            let also = prop::collection::vec(days.any(), 0..2);
            (Just((days, today, agencies)), parts, also)
        })
        .prop_map(|((days, today, agencies), parts, also)| {
            let (provinces, procedures, groups, plans, reports, instruments, broken, manifest) =
                parts;
            let world = World {
                today,
                manifest_as_of: manifest,
                provinces,
                agencies,
                procedures,
                groups,
                plans,
                broken_plan: broken,
                reports,
                instruments,
                beside: Beside::default(),
            };
            let as_of = days.as_of;
            let mut read = vec![as_of, plus(as_of, -1), plus(as_of, 1), plus(as_of, -31)];
            read.extend(also);
            Case { world, days: read }
        })
}
