//! Procedures of which a verdict changes by itself, and when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::evidence::{NextChange, changes_until};
use crate::export::rows::{HitChangeV1, HitRuleChangeV1};
use crate::search::SearchResults;
use crate::session::View;

/// Leaves of what was found the procedures of which a verdict changes by itself up to a day, those that change first first.
pub fn only_changing(
    view: &View,
    results: &mut SearchResults,
    until: Date,
    limit: Option<usize>,
) -> BTreeMap<u32, Vec<NextChange>> {
    let rows: Vec<usize> = results.rows.iter().map(|row| *row as usize).collect();
    let days = (view.as_of, view.today);
    let mut found = changes_until(&view.snapshot, &rows, days, until);
    found.sort_by_key(|(_, changes)| changes.first().map(|change| change.day));
    results.total = found.len();
    found.truncate(limit.unwrap_or(usize::MAX));
    let at = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
    results.rows = found.iter().map(|(row, _)| at(*row)).collect();
    found
        .into_iter()
        .map(|(row, changes)| (at(row), changes))
        .collect()
}

/// What a row changes by itself.
pub fn change(change: &NextChange) -> HitChangeV1 {
    HitChangeV1 {
        on: change.day.to_string(),
        changes: change
            .changes
            .iter()
            .map(|of| HitRuleChangeV1 {
                rule: of.rule,
                from: of.from.as_str(),
                to: of.to.as_str(),
            })
            .collect(),
    }
}
