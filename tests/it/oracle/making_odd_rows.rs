//! What is otherwise in a row of random counts, and rows added up.

use super::making::{CODES, plus};
use super::world::{Count, Report, Row};
use super::world_services::Counters;

/// What is otherwise in the row of one code in one report.
#[derive(Clone, Debug)]
pub struct Odd {
    pub code: usize,
    pub period: usize,
    pub unit: usize,
    pub resolved: bool,
    pub what: OddRow,
}

#[derive(Clone, Copy, Debug)]
pub enum OddRow {
    NoRow,
    NoPost,
    NoOnline,
    Part(usize, Option<i64>),
    NoReport,
    Retrieved(i64),
}

/// Two rows of one code as one.
pub fn added(one: &Row, other: &Row) -> Row {
    let count = |one: Option<Count>, other: Option<Count>| match (one?, other?) {
        (Count::Number(one), Count::Number(other)) => Some(Count::Number(one + other)),
        (Count::NotOffered, count) | (count, Count::NotOffered) => Some(count),
        _ => Some(Count::NoData),
    };
    let number = |one: Option<u32>, other: Option<u32>| Some(one? + other?);
    let (a, b) = (one.counters, other.counters);
    Row {
        online: count(one.online, other.online),
        in_person: count(one.in_person, other.in_person),
        post: count(one.post, other.post),
        offline: count(one.offline, other.offline),
        counters: Counters {
            resolved_online: number(a.resolved_online, b.resolved_online),
            on_time: number(a.on_time, b.on_time),
            digitised: number(a.digitised, b.digitised),
            electronic_results: number(a.electronic_results, b.electronic_results),
            synchronised: number(a.synchronised, b.synchronised),
        },
    }
}

impl Odd {
    /// Whether the report is still there.
    pub fn apply(&self, report: &mut Report) -> bool {
        let code = CODES[self.code];
        let found = report.counts.iter().position(|(key, _)| key == code);
        let changed = |count: Option<u32>, by: Option<i64>| {
            let by = by?;
            count.map(|count| u32::try_from((i64::from(count) + by).max(0)).unwrap())
        };
        match (self.what, found) {
            (OddRow::NoReport, _) => return false,
            (OddRow::Retrieved(days), _) => report.retrieved = Some(plus(report.to, days)),
            (OddRow::NoRow, Some(at)) => drop(report.counts.remove(at)),
            (OddRow::NoPost, Some(at)) => {
                let row = &mut report.counts[at].1;
                if row.offline.is_some() {
                    row.offline = Some(Count::NoData);
                } else {
                    row.post = None;
                }
            }
            (OddRow::NoOnline, Some(at)) => report.counts[at].1.online = Some(Count::NoData),
            (OddRow::Part(which, by), Some(at)) => {
                let counters = &mut report.counts[at].1.counters;
                let counter = match which {
                    0 => &mut counters.synchronised,
                    1 => &mut counters.digitised,
                    2 => &mut counters.resolved_online,
                    3 => &mut counters.on_time,
                    _ => &mut counters.electronic_results,
                };
                *counter = changed(*counter, by);
            }
            (_, None) => {}
        }
        true
    }
}
