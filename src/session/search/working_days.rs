//! What `time:` leaves out: a limit of 25 working days is taken as 25 days, and is five weeks of the calendar.

use std::collections::HashSet;

use crate::catalogue::model::{Procedure, Stated, TimeUnit, TimeValue};
use crate::search::query::{Compare, SpanUnit, TimeSpan};
use crate::search::{Filter, Query, SearchError, SearchOptions, Searcher};
use crate::session::View;

/// Days of the calendar that so many working days take at most: two a working day, and the longest holiday.
fn at_most(working_days: f64) -> f64 {
    2.0 * working_days + 10.0
}

/// How many procedures a query leaves out that have a limit in working days, and might be found by days of the calendar.
///
/// # Errors
/// The index failed.
pub fn left_out(view: &View, searcher: &Searcher, query: &Query) -> Result<usize, SearchError> {
    let longer = |filter: &Filter| match filter {
        Filter::Time(compare @ (Compare::More | Compare::AtLeast), span) => {
            // The smallest number of working days that might be so long; less finds no more that counts below.
            let least = ((span.days() - 10.0) / 2.0).floor().max(0.0);
            let days = TimeSpan {
                count: least as u32,
                unit: SpanUnit::Day,
            };
            Some((*compare, span.days(), Filter::Time(Compare::AtLeast, days)))
        }
        _ => None,
    };
    let asked: Vec<(Compare, f64)> = query
        .values()
        .filter_map(longer)
        .map(|(compare, days, _)| (compare, days))
        .collect();
    if asked.is_empty() {
        return Ok(0);
    }
    let wider = query.with_each(|filter| match longer(filter) {
        Some((_, _, wider)) => wider,
        None => filter.clone(),
    });
    let found: HashSet<u32> = rows(searcher, query)?.into_iter().collect();
    let perhaps = rows(searcher, &wider)?.into_iter();
    let perhaps = perhaps.filter(|row| !found.contains(row)).filter(|row| {
        let procedure = view.procedure(*row as usize).map(|file| file.read());
        let longest = procedure.as_deref().and_then(longest);
        longest.is_some_and(|working_days| {
            let most = at_most(working_days);
            asked
                .iter()
                .any(|(compare, days)| compare.holds(&most, days))
        })
    });
    Ok(perhaps.count())
}

fn rows(searcher: &Searcher, query: &Query) -> Result<Vec<u32>, SearchError> {
    Ok(searcher.run(query, &SearchOptions::default())?.rows)
}

/// The longest limit in working days.
fn longest(procedure: &Procedure) -> Option<f64> {
    let channels = procedure.channels.iter().flat_map(Stated::items);
    let limits = channels.filter_map(|channel| channel.time.as_ref());
    let in_working_days = limits.filter_map(|limit| match (&limit.unit, &limit.value) {
        (TimeUnit::WorkingDay, TimeValue::Number(count)) => Some(*count),
        _ => None,
    });
    in_working_days.reduce(f64::max)
}
