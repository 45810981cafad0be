//! The date at which a catalogue is read.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::AsOf;
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::source::Clock;

/// What was asked for: a date, or a way to find one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOfChoice {
    /// This day.
    Date(Date),
    /// The current day.
    Today,
    /// The last day that all statistics reach.
    Reported,
}

impl AsOfChoice {
    /// Reads `2026-11-21`, `today` or `reported`.
    ///
    /// # Errors
    /// The word is none of these.
    pub fn parse(word: &str) -> Result<AsOfChoice, String> {
        match word {
            "today" => Ok(AsOfChoice::Today),
            "reported" => Ok(AsOfChoice::Reported),
            _ => word.parse().map(AsOfChoice::Date).map_err(|_| {
                format!(
                    "`{word}` is neither a date such as 2026-11-21, nor `today`, nor `reported`"
                )
            }),
        }
    }
}

/// The date at which to read a catalogue: what was asked for, else what the manifest says, else the current day. Without
/// any statistics `reported` is the current day too.
#[must_use]
pub fn resolve(choice: Option<AsOfChoice>, snapshot: &Snapshot, clock: &dyn Clock) -> Date {
    match choice {
        Some(AsOfChoice::Date(date)) => date,
        Some(AsOfChoice::Today) => snapshot.today(clock),
        Some(AsOfChoice::Reported) => reported(snapshot).unwrap_or_else(|| snapshot.today(clock)),
        None => match snapshot.manifest().map(|manifest| manifest.as_of) {
            Some(AsOf::Date(date)) => date,
            Some(AsOf::Today) | None => snapshot.today(clock),
        },
    }
}

/// The last day that all series of reports of dossiers received reach; a series is what one unit reports with one scope.
#[must_use]
pub fn reported(snapshot: &Snapshot) -> Option<Date> {
    let mut last: BTreeMap<_, Date> = BTreeMap::new();
    for report in snapshot.usable_statistics().map(|report| &report.value) {
        if is_evidence_of_use(report) {
            let day = last
                .entry((&report.unit, report.scope))
                .or_insert(report.to);
            *day = report.to.max(*day);
        }
    }
    last.into_values().min()
}
