//! Random counts that are whole: year after year, each by who handles a procedure, with every counter, and for the whole
//! country what the units say together.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::making::{CODES, Days, plus};
use super::making_odd_rows::{Odd, OddRow, added};
use super::used::months_before;
use super::world::{Agency, Count, Kind, Level, Procedure, Report, Row, World};
use super::world_services::Counters;

/// What is counted, before it is known who handles what.
#[derive(Clone, Debug)]
pub struct Counted {
    /// First days of the periods, and the last day of the last one.
    starts: Vec<Date>,
    end: Date,
    who: Who,
    /// Of each code the usual number of dossiers: online, in person, by post.
    usual: Vec<[u32; 3]>,
    /// Of each code and period, by how much it is more than usual.
    more: Vec<Vec<u32>>,
    shape: [Shape; 2],
    /// Whether there are reports of dossiers resolved too.
    resolved: bool,
    odd: Vec<Odd>,
    complete: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Units,
    Country,
    /// Units, and the country as their sum.
    Both,
}

/// How the counters of received and resolved rows are made from the channels.
#[derive(Clone, Copy, Debug)]
struct Shape {
    synchronised: Part,
    digitised: Part,
    resolved_online: Part,
    on_time: Part,
    electronic: Part,
    offline: bool,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Unsaid,
    All,
    Less,
    Most,
    Half,
    Zero,
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        1 => Just(Part::Unsaid),
        6 => Just(Part::All),
        1 => Just(Part::Less),
        2 => Just(Part::Most),
        1 => Just(Part::Half),
        1 => Just(Part::Zero),
    ]
}

impl Part {
    fn of(self, whole: u32) -> Option<u32> {
        match self {
            Part::Unsaid => None,
            Part::All => Some(whole),
            Part::Less => Some(whole.saturating_sub(1)),
            Part::Most => Some(whole / 5 * 4),
            Part::Half => Some(whole / 2),
            Part::Zero => Some(0),
        }
    }
}

pub fn counted(days: &Days, agencies: &[Agency]) -> BoxedStrategy<Counted> {
    let as_of = days.as_of;
    let units = agencies.len();
    let calendar = || (as_of.year() - 4..=as_of.year()).map(|year| date(year, 1, 1));
    let official = || (as_of.year() - 5..as_of.year()).map(|year| date(year, 12, 15));
    let own = |to: Date| {
        (0..5)
            .rev()
            .map(move |back| months_before(to, 12 * back + 12).tomorrow().unwrap())
    };
    let last_year = date(as_of.year() - 1, 12, 31);
    let last_official = if as_of >= date(as_of.year(), 12, 14) {
        date(as_of.year(), 12, 14)
    } else {
        date(as_of.year() - 1, 12, 14)
    };
    let mut quarters: Vec<Date> = calendar().collect();
    quarters.extend(
        (as_of.year() - 2..=as_of.year())
            .flat_map(|year| [date(year, 4, 1), date(year, 7, 1), date(year, 10, 1)]),
    );
    quarters.sort_unstable();
    let periods = prop_oneof![
        3 => Just((calendar().collect::<Vec<_>>(), last_year)),
        2 => Just((calendar().collect(), as_of)),
        2 => Just((official().collect(), last_official)),
        3 => Just((own(as_of).collect(), as_of)),
        1 => (1_i64..40).prop_map(move |lag| {
            let to = plus(as_of, -lag);
            (own(to).collect(), to)
        }),
        1 => (1_i64..60).prop_map(move |more| (own(plus(as_of, more)).collect(), plus(as_of, more))),
        1 => Just((quarters, as_of)),
    ];
    let who = prop_oneof![3 => Just(Who::Units), 4 => Just(Who::Country), 2 => Just(Who::Both)];
    let number = || select(vec![0_u32, 0, 3, 10, 30, 70, 85, 100, 300]);
    let usual = prop_oneof![
        1 => Just([0, 0, 0]),
        5 => [number(), number(), number()],
        1 => Just([85, 10, 5]),
        1 => Just([70, 30, 0]),
        1 => Just([90, 10, 0]),
        1 => Just([100, 0, 0]),
    ];
    let more = prop_oneof![
        4 => Just(vec![1_u32]),
        2 => vec(select(vec![1_u32, 1, 1, 2, 10, 12]), 5),
        1 => vec(1_u32..4, 5),
    ];
    let shape = || {
        (part(), part(), part(), part(), part(), any::<bool>()).prop_map(
            |(synchronised, digitised, resolved_online, on_time, electronic, offline)| Shape {
                synchronised,
                digitised,
                resolved_online,
                on_time,
                electronic,
                offline,
            },
        )
    };
    let what = prop_oneof![
        2 => Just(OddRow::NoRow),
        2 => Just(OddRow::NoPost),
        2 => Just(OddRow::NoOnline),
        5 => (0_usize..5, weighted(0.8, -1_i64..3)).prop_map(|(at, by)| OddRow::Part(at, by)),
        1 => Just(OddRow::NoReport),
        1 => (-20_i64..2).prop_map(OddRow::Retrieved),
    ];
    let odd = (0_usize..4, 0_usize..8, 0..units, any::<bool>(), what).prop_map(
        |(code, period, unit, resolved, what)| Odd {
            code,
            period,
            unit,
            resolved,
            what,
        },
    );
    (
        periods,
        who,
        (vec(usual, 4), vec(more, 4)),
        [shape(), shape()],
        prop::bool::weighted(0.75),
        prop_oneof![2 => Just(Vec::new()), 3 => vec(odd, 1..5)],
        prop::bool::weighted(0.3),
    )
        .prop_map(
            |((starts, end), who, (usual, more), shape, resolved, odd, complete)| Counted {
                starts: starts.into_iter().filter(|start| *start <= end).collect(),
                end,
                who,
                usual,
                more,
                shape,
                resolved,
                odd,
                complete,
            },
        )
        .boxed()
}

/// Whether a unit's own file counts a procedure.
fn handles(world: &World, unit: &Agency, procedure: &Procedure) -> bool {
    let issuer = procedure.issuer.as_deref().and_then(|id| world.agency(id));
    let Some(issuer) = issuer else {
        return false;
    };
    if issuer.kind == Kind::Province {
        return unit.id == issuer.id || issuer.replaced_by.contains(&unit.id);
    }
    let local = |level: &Level| matches!(level, Level::Province | Level::Commune | Level::District);
    let mut levels = procedure.levels.iter().map(|(level, _)| level);
    match unit.kind {
        Kind::Province => levels.any(local),
        _ => unit.id == issuer.id && levels.any(|level| !local(level)),
    }
}

impl Counted {
    pub fn reports(&self, world: &World) -> Vec<Report> {
        let mut all = Vec::new();
        for resolved in [false, true] {
            if resolved && !self.resolved {
                continue;
            }
            let units = self.units(world, resolved);
            if self.who != Who::Units {
                all.extend(self.country(&units, resolved));
            }
            if self.who != Who::Country {
                all.extend(units);
            }
        }
        all
    }

    /// First and last days of the periods.
    fn periods(&self) -> Vec<(Date, Date)> {
        let ends = self
            .starts
            .iter()
            .skip(1)
            .map(|next| next.yesterday().unwrap());
        let ends = ends.chain([self.end]);
        self.starts.iter().copied().zip(ends).collect()
    }

    fn units(&self, world: &World, resolved: bool) -> Vec<Report> {
        let mut all = Vec::new();
        for (at, unit) in world.agencies.iter().enumerate() {
            let mine: Vec<usize> = (0..CODES.len())
                .filter(|code| handles(world, unit, &world.procedures[*code]))
                .collect();
            // For the whole country somebody counts what nobody is said to handle.
            let nobodys = self.who == Who::Country && unit.id == "M1";
            if mine.is_empty() && !nobodys {
                continue;
            }
            for (period, (from, to)) in self.periods().into_iter().enumerate() {
                let from = unit.from.map_or(from, |first| first.max(from));
                let to = unit.to.map_or(to, |last| last.min(to));
                if from > to {
                    continue;
                }
                let mut report = Report {
                    unit: unit.id.clone(),
                    nationwide: false,
                    resolved,
                    from,
                    to,
                    retrieved: None,
                    complete: self.complete && self.who != Who::Country,
                    counts: Vec::new(),
                    fields: None,
                    broken: false,
                    misnamed: false,
                };
                let codes = 0..CODES.len();
                for code in codes.filter(|code| mine.contains(code) || nobodys) {
                    let row = self.row(code, period, resolved);
                    report.counts.push((CODES[code].to_owned(), row));
                }
                let mut there = true;
                for odd in &self.odd {
                    let here = odd.period % self.starts.len() == period
                        && (odd.unit == at || self.who == Who::Country)
                        && odd.resolved == resolved;
                    if here {
                        there &= odd.apply(&mut report);
                    }
                }
                if there {
                    all.push(report);
                }
            }
        }
        all
    }

    fn row(&self, code: usize, period: usize, resolved: bool) -> Row {
        let more = self.more[code][period % self.more[code].len()];
        let [online, in_person, post] = self.usual[code].map(|number| number * more);
        let shape = &self.shape[usize::from(resolved)];
        let (paper, all) = (in_person + post, online + in_person + post);
        let number = |number| Some(Count::Number(number));
        let channels = if shape.offline {
            Row {
                online: number(online),
                offline: number(paper),
                ..Row::default()
            }
        } else {
            Row {
                online: number(online),
                in_person: number(in_person),
                post: if post == 0 && more == 2 {
                    Some(Count::NotOffered)
                } else {
                    number(post)
                },
                ..Row::default()
            }
        };
        let counters = if resolved {
            Counters {
                resolved_online: shape.resolved_online.of(online),
                on_time: shape.on_time.of(all),
                electronic_results: shape.electronic.of(all),
                synchronised: shape.synchronised.of(all),
                digitised: None,
            }
        } else {
            Counters {
                synchronised: shape.synchronised.of(all),
                digitised: shape.digitised.of(paper),
                ..Counters::default()
            }
        };
        Row {
            counters,
            ..channels
        }
    }

    /// What the units say together: known where all of them know it.
    fn country(&self, units: &[Report], resolved: bool) -> Vec<Report> {
        let mut all = Vec::new();
        for (from, to) in self.periods() {
            let inside = |report: &&Report| from <= report.from && report.to <= to;
            let mut sums: BTreeMap<&str, Option<Row>> = BTreeMap::new();
            let mut retrieved: Option<Date> = None;
            for report in units.iter().filter(inside) {
                retrieved = retrieved.max(report.retrieved);
                for (code, row) in &report.counts {
                    let sum = sums.entry(code.as_str()).or_insert(None);
                    *sum = Some(sum.map_or(*row, |sum| added(&sum, row)));
                }
            }
            // A unit that said nothing leaves a sum unknown.
            let said = |code: &str, unit: &str| {
                units.iter().filter(inside).any(|report| {
                    report.unit == unit && report.counts.iter().any(|(key, _)| key == code)
                })
            };
            let ever = |code: &str| {
                let all = units.iter().filter(|r| r.from <= to && from <= r.to);
                let all = all.map(|report| report.unit.as_str());
                all.filter(|unit| {
                    units
                        .iter()
                        .any(|r| r.unit == *unit && r.counts.iter().any(|(key, _)| key == code))
                })
                .collect::<Vec<_>>()
            };
            let counts: Vec<(String, Row)> = sums
                .iter()
                .filter(|(code, _)| ever(code).iter().all(|unit| said(code, unit)))
                .filter_map(|(code, row)| Some(((*code).to_owned(), (*row)?)))
                .collect();
            if counts.is_empty() {
                continue;
            }
            all.push(Report {
                unit: "M1".to_owned(),
                nationwide: true,
                resolved,
                from,
                to,
                retrieved,
                complete: false,
                counts,
                fields: None,
                broken: false,
                misnamed: false,
            });
        }
        all
    }
}
