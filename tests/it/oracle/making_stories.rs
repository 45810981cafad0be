//! Random stories of a list: a catalogue on which most gates are open, and what happens to it: marks, approvals, signatures,
//! days that pass, evidence that changes, logs that somebody wrote by hand.

use jiff::ToSpan;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::making::{CODES, Case, case};
use super::used::first_day;
use super::world::{
    Basis, Count, Level, Online, OnlineLevel, Plan, PlanRow, Procedure, Report, Results, Row,
    Since, Stated, World,
};
use super::world_services::{Beside, Service};

#[derive(Clone, Debug)]
pub struct Story {
    /// What the catalogue is at first.
    pub sound: World,
    /// What parts of it become.
    pub other: World,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub enum Step {
    Review {
        codes: Vec<&'static str>,
        as_of: AsOf,
        overrides: Vec<(&'static str, i64)>,
        outcome: &'static str,
    },
    Confirm(AsOf),
    Approve(AsOf),
    /// Signed so many days before today.
    Publish(i64),
    Withdraw(&'static str),
    SendBack(&'static str),
    Pass(i64),
    Change(Part),
    ByHand(&'static str, Hand),
}

#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    Unsaid,
    Today,
    Reported,
    Back(i64),
}

/// A part of the catalogue that becomes what it is in the other one, or again what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Procedure(usize),
    Plans,
    Reports,
    Groups,
    Instruments,
    Provinces,
}

/// What somebody does to a log with an editor.
#[derive(Clone, Copy, Debug)]
pub enum Hand {
    /// What was decided becomes what is eligible.
    Outcome,
    /// What shut the gate is said to have been clear.
    Verdicts,
    /// The same, and the outcome.
    Both,
    /// What is recommended is said to be approved.
    State,
    /// Overrides hold for ever.
    Until,
    /// What was read on one day is said to have been read on another.
    AsOf(i64),
    /// The log of another procedure.
    Copied(&'static str),
}

fn plus(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

pub fn story() -> impl Strategy<Value = Story> {
    let codes = prop_oneof![
        3 => Just(CODES.to_vec()),
        2 => proptest::sample::subsequence(CODES.to_vec(), 1..=3),
    ];
    let as_of = || {
        prop_oneof![
            5 => Just(AsOf::Unsaid),
            2 => Just(AsOf::Today),
            3 => Just(AsOf::Reported),
            1 => (-3_i64..400).prop_map(AsOf::Back),
            1 => (360_i64..370).prop_map(AsOf::Back),
        ]
    };
    let rules = vec![
        "no-dossiers",
        "no-plan",
        "constituent-missing",
        "full-yet-presence",
        "legal-basis-expired",
        "group-inconsistent",
    ];
    let outcome = prop_oneof![
        6 => Just("eligible_full"),
        1 => Just("do_not_provide"),
        1 => Just("partial"),
    ];
    let override_ = (select(rules), prop_oneof![0_i64..40, 40_i64..1200]);
    let review = (codes, as_of(), vec(override_, 0..2), outcome).prop_map(
        |(codes, as_of, overrides, outcome)| Step::Review {
            codes,
            as_of,
            overrides,
            outcome,
        },
    );
    let part = prop_oneof![
        3 => (0_usize..4).prop_map(Part::Procedure),
        1 => Just(Part::Plans),
        2 => Just(Part::Reports),
        1 => Just(Part::Groups),
        1 => Just(Part::Instruments),
        1 => Just(Part::Provinces),
    ];
    let code = || select(CODES.to_vec());
    let hand = prop_oneof![
        Just(Hand::Outcome),
        Just(Hand::Verdicts),
        Just(Hand::Both),
        Just(Hand::State),
        Just(Hand::Until),
        (-400_i64..400).prop_map(Hand::AsOf),
        code().prop_map(Hand::Copied),
    ];
    let step = prop_oneof![
        4 => review.clone(),
        1 => as_of().prop_map(Step::Confirm),
        4 => as_of().prop_map(Step::Approve),
        3 => (0_i64..60).prop_map(Step::Publish),
        1 => code().prop_map(Step::Withdraw),
        1 => code().prop_map(Step::SendBack),
        3 => prop_oneof![1_i64..20, 20_i64..800].prop_map(Step::Pass),
        4 => part.clone().prop_map(Step::Change),
        2 => (code(), hand).prop_map(|(code, hand)| Step::ByHand(code, hand)),
    ];
    let start = prop_oneof![
        1 => Just(Vec::new()),
        3 => review.prop_map(|review| vec![review, Step::Approve(AsOf::Unsaid)]),
    ];
    (case(), sound(), vec(part, 0..3), start, vec(step, 2..9)).prop_map(
        |(case, how, parts, start, steps)| {
            let other = case.world.clone();
            let mut story = Story {
                sound: how.world(&case),
                other,
                steps: start,
            };
            story.steps.extend(steps);
            // Some of it is as random as the other from the start.
            for part in parts {
                change(&mut story.sound, &story.other, part);
            }
            story
        },
    )
}

/// A story of which nothing is told yet, where every gate is open and dossiers came in to the last.
pub fn sound_story() -> impl Strategy<Value = Story> {
    case().prop_map(|case| {
        let how = Sound {
            young: [None; 4],
            always: true,
            lag: 0,
            as_of: None,
        };
        Story {
            sound: how.world(&case),
            other: case.world,
            steps: Vec::new(),
        }
    })
}

/// How the open gates come about.
#[derive(Clone, Debug)]
struct Sound {
    /// Of each procedure, on which day after the window's first it came into force, if so late.
    young: [Option<i64>; 4],
    /// Whether dossiers came in every year, or in the first alone.
    always: bool,
    /// How many days the reports lag.
    lag: i64,
    as_of: Option<i64>,
}

fn sound() -> impl Strategy<Value = Sound> {
    let young = || prop::option::weighted(0.25, 1_i64..1000);
    (
        [young(), young(), young(), young()],
        any::<bool>(),
        prop_oneof![2 => Just(0_i64), 3 => 1_i64..200, 1 => 200_i64..400],
        prop::option::weighted(0.15, -40_i64..40),
    )
        .prop_map(|(young, always, lag, as_of)| Sound {
            young,
            always,
            lag,
            as_of,
        })
}

impl Sound {
    fn world(&self, case: &Case) -> World {
        let random = &case.world;
        let today = random.today;
        let first = first_day(today);
        let procedures = CODES
            .iter()
            .zip(self.young)
            .map(|(code, young)| Procedure {
                code: (*code).to_owned(),
                issuer: Some("M1".to_owned()),
                fields: vec!["F1".to_owned()],
                levels: vec![(Level::Ministry, None)],
                since: Since::default(),
                from: young.map(|days| plus(first, days)),
                to: None,
                replaces: Vec::new(),
                continuity: None,
                steps: Stated::Some,
                channels: Stated::Some,
                times: vec![true],
                documents: Stated::Some,
                sets: true,
                subjects: Stated::Some,
                executing: Stated::Some,
                online: Some(Online {
                    level: OnlineLevel::Partial,
                    since: None,
                }),
                presence: Some(false),
                site_check: Some(false),
                results: Results::Some(vec![vec!["online"]]),
                basis: Basis::SaidNone,
                service: Service::default(),
            })
            .collect();
        let plan = Plan {
            id: "sound".to_owned(),
            option: true,
            signed: Some(first),
            from: None,
            to: None,
            rows: CODES.iter().map(|code| row(code)).collect(),
        };
        let end = plus(today, -self.lag);
        let mut starts = vec![first, plus(first, 300), plus(first, 600), plus(first, 900)];
        starts.retain(|start| *start < end);
        let report = |(at, from): (usize, &Date)| Report {
            unit: "M1".to_owned(),
            nationwide: false,
            resolved: false,
            from: *from,
            to: starts.get(at + 1).map_or(end, |next| plus(*next, -1)),
            retrieved: None,
            complete: false,
            counts: CODES
                .iter()
                .map(|code| ((*code).to_owned(), counted(at == 0 || self.always)))
                .collect(),
            fields: None,
            broken: false,
            misnamed: false,
        };
        World {
            today,
            manifest_as_of: self.as_of.map(|days| plus(today, days)),
            provinces: random.provinces.clone(),
            agencies: random.agencies.clone(),
            procedures,
            groups: Vec::new(),
            plans: vec![plan],
            broken_plan: false,
            reports: starts.iter().enumerate().map(report).collect(),
            instruments: Vec::new(),
            beside: Beside::default(),
        }
    }
}

fn row(code: &str) -> PlanRow {
    PlanRow {
        names: code.to_owned(),
        is_group: false,
        due: None,
        done: None,
        superseded_by: None,
    }
}

fn counted(used: bool) -> Row {
    Row {
        online: Some(Count::Number(u32::from(used))),
        in_person: Some(Count::Number(0)),
        post: Some(Count::Number(0)),
        ..Row::default()
    }
}

/// Lets a part of a catalogue be what it is in another.
pub fn change(world: &mut World, other: &World, part: Part) {
    match part {
        Part::Procedure(at) => world.procedures[at].clone_from(&other.procedures[at]),
        Part::Plans => {
            world.plans.clone_from(&other.plans);
            world.broken_plan = other.broken_plan;
        }
        Part::Reports => world.reports.clone_from(&other.reports),
        Part::Groups => world.groups.clone_from(&other.groups),
        Part::Instruments => world.instruments.clone_from(&other.instruments),
        Part::Provinces => world.provinces.clone_from(&other.provinces),
    }
}
