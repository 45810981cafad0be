//! Working days: Monday to Friday without the public holidays that the manifest lists. In a year that it does not list nobody
//! knows them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::catalogue::model::Policy;

/// The working days of a catalogue.
pub(super) struct WorkingDays<'a>(&'a Policy);

/// Whether something came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InTime {
    /// It did.
    Yes,
    /// It did not: so many days late.
    Late(i64),
    /// It did not as Mondays to Fridays are counted, and the holidays of a year in between are not known.
    Unknown,
}

impl<'a> WorkingDays<'a> {
    pub(super) fn of(policy: &'a Policy) -> WorkingDays<'a> {
        WorkingDays(policy)
    }

    fn is_working(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let mut holidays = self.0.holidays.iter().flat_map(|of| &of.days);
        !weekend && !holidays.any(|holiday| *holiday == day)
    }

    fn lists(&self, from: Date, to: Date) -> bool {
        let listed = |year: i16| self.0.holidays.iter().any(|of| of.years.contains(&year));
        (from.year()..=to.year()).all(listed)
    }

    /// The `n`th working day after a day.
    pub(super) fn after(&self, day: Date, n: u32) -> Date {
        let mut at = day;
        let mut left = n;
        while left > 0 {
            let next = at.saturating_add(1.day());
            if next == at {
                break;
            }
            at = next;
            left -= u32::from(self.is_working(at));
        }
        at
    }

    /// Whether `happened` is no later than the `n`th working day after `from`.
    pub(super) fn within(&self, from: Date, n: u32, happened: Date) -> InTime {
        let last = self.after(from, n);
        if happened <= last {
            InTime::Yes
        } else if self.lists(from, last) {
            InTime::Late(days_between(last, happened))
        } else {
            InTime::Unknown
        }
    }

    /// Whether at least `n` working days lie between `noticed` and `begins`.
    pub(super) fn ahead(&self, noticed: Date, n: u32, begins: Date) -> InTime {
        let earliest = self.after(noticed, n);
        if earliest <= begins {
            InTime::Yes
        } else if self.lists(noticed.min(begins), earliest) {
            InTime::Late(days_between(begins, earliest))
        } else {
            InTime::Unknown
        }
    }
}

/// Days from one day to a later one.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::Holidays;
    use jiff::civil::date;

    fn policy() -> Policy {
        Policy {
            holidays: vec![Holidays {
                years: vec![2026],
                days: vec![date(2026, 4, 30), date(2026, 5, 1)],
                source: "x".to_owned(),
            }],
            ..Policy::built_in()
        }
    }

    #[test]
    fn weekends_and_listed_holidays_are_no_working_days() {
        let policy = policy();
        let days = WorkingDays::of(&policy);
        // 2026-04-28 is a Tuesday: Wednesday, then a long weekend, Monday.
        assert_eq!(days.after(date(2026, 4, 28), 2), date(2026, 5, 4));
        assert_eq!(
            days.within(date(2026, 4, 28), 2, date(2026, 5, 4)),
            InTime::Yes
        );
        assert_eq!(
            days.within(date(2026, 4, 28), 2, date(2026, 5, 6)),
            InTime::Late(2)
        );
    }

    #[test]
    fn late_in_a_year_whose_holidays_nobody_lists_is_not_known() {
        let policy = policy();
        let days = WorkingDays::of(&policy);
        assert_eq!(
            days.within(date(2025, 12, 30), 5, date(2026, 1, 6)),
            InTime::Yes
        );
        assert_eq!(
            days.within(date(2025, 12, 30), 5, date(2026, 1, 7)),
            InTime::Unknown
        );
        // The last day is known; when it happened no longer matters.
        assert_eq!(
            days.within(date(2026, 6, 1), 10, date(2027, 1, 5)),
            InTime::Late(204)
        );
        assert_eq!(
            days.ahead(date(2025, 6, 2), 7, date(2025, 6, 5)),
            InTime::Unknown
        );
        assert_eq!(
            days.ahead(date(2026, 6, 1), 7, date(2026, 6, 10)),
            InTime::Yes
        );
        assert_eq!(
            days.ahead(date(2026, 6, 1), 7, date(2026, 6, 9)),
            InTime::Late(1)
        );
    }
}
