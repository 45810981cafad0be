//! Random plans and instruments.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::making::{CODES, Days, GROUPS};
use super::world::{Citation, Instrument, Plan, PlanRow};

const PLANS: [&str; 4] = ["p0", "p1", "p2", "p3"];

pub fn plans(days: &Days) -> BoxedStrategy<Vec<Plan>> {
    let named = prop_oneof![
        6 => select(CODES.to_vec()).prop_map(|code| (code.to_owned(), false)),
        2 => select(GROUPS.to_vec()).prop_map(|group| (group.to_owned(), true)),
    ];
    let other = prop_oneof![
        4 => select(PLANS.to_vec()).prop_map(str::to_owned),
        1 => Just("ghost".to_owned()),
    ];
    let row = (named, days.maybe(3), days.maybe(2), weighted(0.25, other)).prop_map(
        |((names, is_group), due, done, superseded_by)| PlanRow {
            names,
            is_group,
            due,
            done,
            superseded_by,
        },
    );
    let plan = (
        prop::bool::weighted(0.8),
        days.maybe(8),
        days.maybe(4),
        days.maybe(4),
        vec(row, 1..4),
    )
        .prop_map(|(option, signed, from, to, rows)| Plan {
            id: String::new(),
            option,
            signed,
            from,
            // No plan ends before it begins.
            to: to.filter(|to| from.or(signed).is_none_or(|from| from <= *to)),
            rows,
        });
    vec(plan, 0..=4)
        .prop_map(|mut plans| {
            for (plan, id) in plans.iter_mut().zip(PLANS) {
                plan.id = id.to_owned();
                for row in &mut plan.rows {
                    row.superseded_by = row.superseded_by.take().filter(|other| other != id);
                }
            }
            plans
        })
        .boxed()
}

/// Numbers of instruments: with a year, of every year anew, and of every province anew.
const DECREES: [&str; 2] = ["12/2020/NĐ-CP", "13/2021/NĐ-CP"];
const DIRECTIVE: &str = "27/CT-TTg";
const OF_PROVINCES: &str = "05/2024/QĐ-UBND";
/// One that nobody describes.
const UNDESCRIBED: &str = "99/2026/NĐ-CP";

/// What a procedure cites.
pub fn citation(days: &Days, provinces: &[String]) -> BoxedStrategy<Citation> {
    // What a province that began with a merger calls its own of before is its predecessors'; the text does not say whose.
    let provinces: Vec<String> = provinces.iter().filter(|id| *id != "N1").cloned().collect();
    let cite = |number: &'static str| Citation {
        number: number.to_owned(),
        issuer: None,
        signed: None,
    };
    prop_oneof![
        6 => select(DECREES.to_vec()).prop_map(cite),
        1 => Just(cite(UNDESCRIBED)),
        3 => days.maybe(5).prop_map(move |signed| Citation { signed, ..cite(DIRECTIVE) }),
        2 => select(provinces).prop_map(move |province| Citation {
            issuer: Some(province),
            ..cite(OF_PROVINCES)
        }),
    ]
    .boxed()
}

pub fn instruments(days: &Days, provinces: &[String]) -> BoxedStrategy<Vec<Instrument>> {
    let numbers = vec![DECREES[0], DECREES[1], UNDESCRIBED];
    let repealing = select(numbers).prop_map(|number| Citation {
        number: number.to_owned(),
        issuer: None,
        signed: None,
    });
    let life = (
        days.maybe(4),
        days.maybe(3),
        days.maybe(3),
        vec(repealing, 0..=1),
        prop::bool::weighted(0.3),
    );
    let first = days.first;
    let instrument = |number: &'static str, issuer: Option<String>| {
        let life = life.clone();
        life.prop_map(move |(signed, from, to, repealed_by, repealed)| {
            let to = to.filter(|to| from.is_none_or(|from| from <= *to));
            // Of two directives of one number the days tell which is which.
            let signed = signed.or((number == DIRECTIVE).then_some(first));
            let repealed = repealed && repealed_by.iter().all(|by| by.number != number);
            Instrument {
                number: number.to_owned(),
                issuer: issuer.clone(),
                signed,
                from,
                to,
                repealed_by: if repealed { repealed_by } else { Vec::new() },
            }
        })
        .boxed()
    };
    let parts: Vec<BoxedStrategy<Option<Instrument>>> = [
        instrument(DECREES[0], None),
        instrument(DECREES[1], None),
        instrument(DIRECTIVE, None),
        instrument(DIRECTIVE, None),
    ]
    .into_iter()
    .chain(
        provinces
            .iter()
            .take(2)
            .map(|province| instrument(OF_PROVINCES, Some(province.clone()))),
    )
    .map(|strategy| weighted(0.75, strategy).boxed())
    .collect();
    parts
        .prop_map(|all| {
            let mut kept: Vec<Instrument> = Vec::new();
            for instrument in all.into_iter().flatten() {
                let same = |other: &Instrument| {
                    other.number == instrument.number
                        && other.issuer == instrument.issuer
                        && other.signed == instrument.signed
                };
                if !kept.iter().any(same) {
                    kept.push(instrument);
                }
            }
            kept
        })
        .boxed()
}
