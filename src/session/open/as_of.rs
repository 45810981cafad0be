//! The date at which a catalogue is read.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::{AsOf, Scope};
use crate::catalogue::plausibility::last_known_day;
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::files::Clock;
use crate::i18n::{Message, message};
use crate::text::day::day;

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
    /// Reads `2026-11-21` or `21/11/2026`, `today`, or `reported`.
    ///
    /// # Errors
    /// The word is none of these.
    pub fn parse(word: &str) -> Result<AsOfChoice, Message> {
        match word {
            "today" => Ok(AsOfChoice::Today),
            "reported" => Ok(AsOfChoice::Reported),
            _ => day(word)
                .map(AsOfChoice::Date)
                .ok_or_else(|| message!("as-of-word", word)),
        }
    }
}

/// The date at which to read a catalogue: what was asked for, else what the manifest says, else the current day. Without
/// any statistics `reported` is the current day too.
pub fn resolve(choice: Option<AsOfChoice>, snapshot: &Snapshot, clock: &dyn Clock) -> Date {
    match choice {
        Some(AsOfChoice::Date(date)) => date,
        Some(AsOfChoice::Today) => snapshot.today(clock),
        Some(AsOfChoice::Reported) => {
            let today = snapshot.today(clock);
            reported(snapshot, today).unwrap_or(today)
        }
        None => match snapshot.manifest().map(|manifest| manifest.as_of) {
            Some(AsOf::Date(date)) => date,
            Some(AsOf::Today) | None => snapshot.today(clock),
        },
    }
}

/// The last day that all series of reports of dossiers received reach; a series is what one unit reports with one scope. A
/// report knows of no day after `today`, after it was retrieved or after its unit's end; a unit that ended reports no more where
/// one that took its place does.
pub fn reported(snapshot: &Snapshot, today: Date) -> Option<Date> {
    let mut last: BTreeMap<(&str, Scope), Date> = BTreeMap::new();
    for report in snapshot.usable_statistics().map(|report| &report.value) {
        let unit = snapshot.agency(&report.unit);
        let known = last_known_day(report, unit, today);
        if let Some(day) = known.filter(|_| is_evidence_of_use(report)) {
            let known = last.entry((&report.unit, report.scope)).or_insert(day);
            *known = day.max(*known);
        }
    }
    let is_followed = |(unit, scope): &(&str, Scope)| {
        let ended = snapshot.agency(unit).and_then(|unit| unit.to);
        let mut heirs = snapshot.heirs(unit).into_iter().skip(1);
        ended.is_some_and(|to| to < today) && heirs.any(|heir| last.contains_key(&(heir, *scope)))
    };
    let going_on = last.iter().filter(|(series, _)| !is_followed(series));
    going_on.map(|(_, day)| *day).min()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::catalogue::snapshot::Contents;
    use crate::catalogue::{Located, Reports};

    fn last(reports: &[(&str, &str, &str)]) -> Option<Date> {
        let agencies = "- {id: GTVT, name: Bộ Giao thông vận tải, kind: ministry, to: 2025-02-28, replaced_by: [BXD]}\n\
                        - {id: BXD, name: Bộ Xây dựng, kind: ministry}\n";
        let report = |(unit, from, to): &(&str, &str, &str)| {
            Located {
            path: format!("statistics/{unit}/{from}_{to}.yaml").into(),
            value: serde_yaml::from_str(&format!(
                "{{unit: {unit}, scope: unit, from: {from}, to: {to}, basis: received, source: x, counts: {{}}}}"
            ))
            .unwrap(),
        }
        };
        let snapshot = Snapshot::new(Contents {
            agencies: serde_yaml::from_str(agencies).unwrap(),
            statistics: Reports::kept(reports.iter().map(report).collect()),
            ..Contents::default()
        });
        reported(&snapshot, date(2026, 10, 31))
    }

    #[test]
    fn a_ministry_that_ended_holds_no_day_back_where_the_one_in_its_place_reports() {
        let old = ("GTVT", "2024-01-01", "2025-02-28");
        let new = ("BXD", "2025-03-01", "2026-06-30");
        assert_eq!(last(&[old, new]), Some(date(2026, 6, 30)));
        assert_eq!(last(&[old]), Some(date(2025, 2, 28)), "nobody goes on");
        assert_eq!(last(&[]), None);
    }

    #[test]
    fn no_report_reaches_a_day_that_has_not_come() {
        let ahead = ("BXD", "2026-01-01", "2026-12-31");
        assert_eq!(last(&[ahead]), Some(date(2026, 10, 31)));
    }
}
