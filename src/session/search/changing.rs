//! Procedures of which a verdict changes by itself, and when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::evidence::{NextChange, changes_until};
use crate::export::rows::{HitChangeV1, HitRuleChangeV1};
use crate::session::View;
use crate::session::open::catalogue::SearchOutcome;

/// Leaves of what was found the procedures of which a verdict changes by itself up to a day, those that change first first.
pub(crate) fn only_changing(
    view: &View,
    results: &mut SearchOutcome,
    until: Date,
    limit: Option<usize>,
) -> BTreeMap<usize, Vec<NextChange>> {
    let days = (view.as_of, view.today);
    let mut found = changes_until(&view.snapshot, &results.rows, days, until);
    found.sort_by_key(|(_, changes)| changes.first().map(|change| change.day));
    results.total = found.len();
    let rows: Vec<usize> = found.iter().map(|(row, _)| *row).collect();
    results.guesses.keep(&rows);
    found.truncate(limit.unwrap_or(usize::MAX));
    results.rows = found.iter().map(|(row, _)| *row).collect();
    found.into_iter().collect()
}

/// What a row changes by itself.
pub(crate) fn change(change: &NextChange) -> HitChangeV1 {
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
