//! What reports of dossiers cannot say, and days that no file means: what is no evidence, and what is only doubted. Rules,
//! `check` and imports ask here, so that all three call the same row and the same day wrong. Nothing here knows the clock;
//! whoever asks gives the day.

use jiff::civil::Date;

use super::kind::FileKind;
use super::model::{Agency, Basis, Count, Counts, Statistics};
use super::snapshot::Snapshot;
use crate::i18n::{Message, message};

/// More dossiers than this no unit has: beyond it other programs cannot hold the number exactly.
pub(crate) const MOST_DOSSIERS: u64 = 1 << 53;

/// Reports of an earlier year are taken for a slip in the year.
pub(crate) const FIRST_YEAR: i16 = 2000;

/// No act of the State is older, so that an earlier day is a slip in the year: 0204, 1026, 1924.
const FIRST_DAY: Date = jiff::civil::date(1945, 9, 2);

/// Nobody means a day of a later year.
const LAST_YEAR: i16 = 2100;

/// The key of dossiers from before the period.
const CARRIED_OVER: &str = "carried_over";

/// Why a day is not the one that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayDoubt {
    /// The finding of `check`.
    pub code: &'static str,
    /// What is the matter, in words that follow the day.
    pub reason: Message,
}

/// What is doubted of any day in a file of some kind; none where it may be meant.
pub(crate) fn day_doubt(kind: FileKind, day: Date) -> Option<DayDoubt> {
    let doubt = |code, reason| Some(DayDoubt { code, reason });
    // Plans and decisions came with the control of procedures; of reports their period is asked.
    let is_recent = matches!(kind, FileKind::Plan | FileKind::Decisions);
    if day < FIRST_DAY {
        let reason = message!("check-day-before", first_day = FIRST_DAY);
        return doubt("day-impossible", reason);
    }
    if day.year() > LAST_YEAR {
        return doubt(
            "day-doubtful",
            message!("check-day-after", last_year = LAST_YEAR),
        );
    }
    if is_recent && day.year() < FIRST_YEAR {
        let reason = message!("check-day-too-early", first_year = FIRST_YEAR);
        return doubt("day-doubtful", reason);
    }
    None
}

/// Why a whole report is no evidence, though its file can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFault {
    /// Its period overlaps that of another of the same unit, scope and basis.
    Overlaps,
    /// `agencies.yaml` does not have its unit.
    UnknownUnit,
    /// What `agencies.yaml` says of its unit is an error.
    UnsoundUnit,
}

/// Why a row is no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowFault {
    /// A number that cannot be, at this key.
    TooLarge(&'static str, u64),
    /// `offline` beside this channel, which is a part of it.
    OfflineBeside(&'static str),
}

/// What is doubted of a row and takes nothing from it: a part that is greater than the whole, and dossiers from before a period
/// in which none came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartOverWhole {
    /// The key of the part.
    pub key: &'static str,
    /// How many dossiers it has.
    pub part: u64,
    /// How many there are in all.
    pub whole: u64,
}

impl RowFault {
    /// The key that is wrong.
    #[must_use]
    pub(crate) fn key(self) -> &'static str {
        match self {
            RowFault::TooLarge(key, _) | RowFault::OfflineBeside(key) => key,
        }
    }

    /// What is wrong, in words that follow the key.
    #[must_use]
    pub(crate) fn reason(self) -> Message {
        match self {
            RowFault::TooLarge(_, number) => {
                message!(
                    "check-count-too-large",
                    number,
                    most_dossiers = MOST_DOSSIERS
                )
            }
            RowFault::OfflineBeside(_) => {
                message!("check-offline-beside")
            }
        }
    }
}

impl PartOverWhole {
    /// What is doubted, in words that follow the key.
    #[must_use]
    pub(crate) fn reason(self) -> Message {
        let PartOverWhole { key, part, whole } = self;
        if key == CARRIED_OVER {
            return message!("check-part-none-came", part);
        }
        message!("check-part-over-whole", part, whole)
    }
}

/// What is doubted of a whole report, and takes nothing but the days that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReportDoubt {
    /// The finding of `check`.
    pub code: &'static str,
    /// The key that is meant.
    pub key: &'static str,
    /// What is the matter.
    pub message: Message,
    /// What to do.
    pub hint: Message,
}

/// What is doubted of a report whatever the day on which it is asked: a unit past its end, days after it was retrieved, a
/// year that is a slip. `unit` is the agency that reports, where it is known.
pub(crate) fn report_doubts(report: &Statistics, unit: Option<&Agency>) -> Vec<ReportDoubt> {
    let mut doubts = Vec::new();
    if let Some((unit, end)) = unit.and_then(|unit| Some((unit, unit.to?)))
        && end < report.to
    {
        let days = match report.from <= end {
            true => message!("check-days-after-do-not-count"),
            false => message!("check-report-does-not-count"),
        };
        doubts.push(ReportDoubt {
            code: "agency-ended",
            key: "unit",
            message: message!(
                "check-unit-ended",
                unit = unit.id,
                end,
                from = report.from,
                to = report.to,
                days
            ),
            hint: successors(unit),
        });
    }
    if let Some(day) = report.retrieved.filter(|day| *day < report.to) {
        doubts.push(ReportDoubt {
            code: "period-not-ended",
            key: "to",
            message: message!("check-period-after-retrieval", to = report.to, day),
            hint: message!("check-period-after-retrieval-hint"),
        });
    }
    if report.from.year() < FIRST_YEAR {
        doubts.push(ReportDoubt {
            code: "period-too-early",
            key: "from",
            message: message!(
                "check-period-too-early",
                from = report.from,
                first_year = FIRST_YEAR
            ),
            hint: message!("check-correct-year"),
        });
    }
    doubts
}

/// What is doubted of a report on a day: that its period has not ended.
pub(crate) fn not_ended(report: &Statistics, today: Date) -> Option<ReportDoubt> {
    // That it was retrieved before its end says the same already.
    let said = report.retrieved.is_some_and(|day| day < report.to);
    (today < report.to && !said).then(|| ReportDoubt {
        code: "period-not-ended",
        key: "to",
        message: message!("check-period-not-ended", to = report.to, today),
        hint: message!("check-period-not-ended-hint"),
    })
}

/// What is doubted of the day on which a report says that it was retrieved: that it is still to come.
pub(crate) fn retrieved_ahead(report: &Statistics, today: Date) -> Option<ReportDoubt> {
    let day = report.retrieved.filter(|day| today < *day)?;
    Some(ReportDoubt {
        code: "retrieved-ahead",
        key: "retrieved",
        message: message!("check-retrieved-ahead", day, today),
        hint: message!("check-retrieved-ahead-hint"),
    })
}

/// Which agencies took the place of one, as advice.
pub(crate) fn successors(agency: &Agency) -> Message {
    match agency.replaced_by.as_slice() {
        [] => message!("check-agency-correct"),
        heirs => message!("check-agency-successor", heirs = heirs.join(", ")),
    }
}

/// What is wrong with a row so that it says nothing; none where it may be believed.
pub(crate) fn row_fault(counts: &Counts) -> Option<RowFault> {
    let large = counts
        .named()
        .into_iter()
        .find_map(|(key, count)| match count {
            Some(Count::Number(number)) if number > MOST_DOSSIERS => {
                Some(RowFault::TooLarge(key, number))
            }
            _ => None,
        });
    large.or_else(|| {
        let beside = match (counts.in_person, counts.post) {
            (Some(_), _) => "in_person",
            (None, Some(_)) => "post",
            (None, None) => return None,
        };
        counts.offline.map(|_| RowFault::OfflineBeside(beside))
    })
}

/// The parts of a row that are greater than all its dossiers, where these are known. Dossiers that were carried over into a
/// period without any say that people use the procedure, whatever its zero says.
pub(crate) fn parts_over_whole(counts: &Counts, _basis: Basis) -> Vec<PartOverWhole> {
    if !counts.all_known() {
        return Vec::new();
    }
    let whole = counts.known_total();
    let carried_over = counts.carried_over.filter(|_| whole == 0);
    let parts = [
        (CARRIED_OVER, carried_over),
        ("resolved_online", counts.resolved_online),
        ("on_time", counts.on_time),
        ("returned", counts.returned),
        ("digitised", counts.digitised),
        ("electronic_results", counts.electronic_results),
        ("synchronised", counts.synchronised),
    ];
    let over = |(key, count): (&'static str, Option<Count>)| {
        let part = count?.known()?;
        (part > whole).then_some(PartOverWhole { key, part, whole })
    };
    parts.into_iter().filter_map(over).collect()
}

/// The last day of a report of which it can know anything: not after `today`, not after it was retrieved, not after its unit's
/// end. None where it knows nothing of any day of its period.
pub(crate) fn last_known_day(
    report: &Statistics,
    unit: Option<&Agency>,
    today: Date,
) -> Option<Date> {
    let limits = [Some(today), report.retrieved, unit.and_then(|unit| unit.to)];
    let last = limits.into_iter().flatten().fold(report.to, Date::min);
    (report.from <= last).then_some(last)
}

impl Snapshot {
    /// Why a whole report is no evidence; `overlaps` says whether its period meets another of its series.
    pub fn report_fault(&self, report: &Statistics, overlaps: bool) -> Option<ReportFault> {
        match self.agency(&report.unit) {
            _ if overlaps => Some(ReportFault::Overlaps),
            None => Some(ReportFault::UnknownUnit),
            Some(_) if self.sound_agency(&report.unit).is_none() => Some(ReportFault::UnsoundUnit),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::{AgencyKind, Scope};
    use jiff::civil::date;

    fn counts(channels: [u64; 3]) -> Counts {
        let [online, in_person, post] = channels.map(|n| Some(Count::Number(n)));
        Counts {
            online,
            in_person,
            post,
            ..Counts::default()
        }
    }

    #[test]
    fn a_year_that_is_a_slip_is_doubted_in_every_kind_of_file() {
        let code = |kind, year| day_doubt(kind, date(year, 6, 1)).map(|doubt| doubt.code);
        for kind in FileKind::ALL {
            for slip in [204, 1026, 1924] {
                assert_eq!(code(kind, slip), Some("day-impossible"), "{kind:?}");
            }
            assert_eq!(code(kind, 9999), Some("day-doubtful"), "{kind:?}");
            assert_eq!(code(kind, 2026), None, "{kind:?}");
        }
        assert_eq!(code(FileKind::Instruments, 1989), None);
        assert_eq!(code(FileKind::Decisions, 1970), Some("day-doubtful"));
    }

    #[test]
    fn a_number_that_no_program_holds_exactly_takes_its_row() {
        assert_eq!(row_fault(&counts([MOST_DOSSIERS, 0, 0])), None);
        assert_eq!(
            row_fault(&counts([1, MOST_DOSSIERS + 1, 0])),
            Some(RowFault::TooLarge("in_person", MOST_DOSSIERS + 1))
        );
        let row = Counts {
            digitised: Some(Count::Number(u64::MAX)),
            ..counts([1, 1, 1])
        };
        assert_eq!(
            row_fault(&row),
            Some(RowFault::TooLarge("digitised", u64::MAX))
        );
    }

    #[test]
    fn a_part_is_held_against_the_whole_only_where_the_whole_is_known() {
        let row = Counts {
            on_time: Some(Count::Number(12)),
            returned: Some(Count::Number(11)),
            ..counts([5, 6, 0])
        };
        let over = PartOverWhole {
            key: "on_time",
            part: 12,
            whole: 11,
        };
        assert_eq!(parts_over_whole(&row, Basis::Resolved), [over]);
        let both = Counts {
            offline: Some(Count::Number(6)),
            ..counts([5, 6, 0])
        };
        assert_eq!(row_fault(&both), Some(RowFault::OfflineBeside("in_person")));
        let unknown = Counts {
            post: Some(Count::NoData),
            ..row
        };
        assert_eq!(parts_over_whole(&unknown, Basis::Resolved), []);
    }

    #[test]
    fn a_report_knows_no_day_after_today_its_retrieval_or_the_end_of_its_unit() {
        let report = |retrieved| Statistics {
            unit: "x".into(),
            scope: Scope::Unit,
            from: date(2025, 1, 1),
            to: date(2025, 12, 31),
            basis: Basis::Received,
            source: "x".into(),
            retrieved,
            complete: false,
            counts: std::collections::BTreeMap::new(),
            fields: std::collections::BTreeMap::new(),
            notes: None,
        };
        let ended = |to| Agency {
            id: "x".into(),
            portal_code: None,
            portal_id: None,
            name: "X".into(),
            kind: AgencyKind::Province,
            from: None,
            to,
            replaced_by: Vec::new(),
            also: Vec::new(),
            notes: None,
        };
        let late = date(2026, 11, 21);
        for (retrieved, to, today, last) in [
            (None, None, late, Some(date(2025, 12, 31))),
            (None, None, date(2025, 6, 1), Some(date(2025, 6, 1))),
            (Some(date(2025, 7, 2)), None, late, Some(date(2025, 7, 2))),
            (None, Some(date(2025, 6, 30)), late, Some(date(2025, 6, 30))),
            (None, Some(date(2024, 6, 30)), late, None),
            (None, None, date(2024, 12, 31), None),
        ] {
            let known = last_known_day(&report(retrieved), Some(&ended(to)), today);
            assert_eq!(known, last);
        }
    }
}
