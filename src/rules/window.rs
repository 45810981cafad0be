//! The window of days that ends on the as-of date, inclusive.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::catalogue::Snapshot;

/// Length of the window where the manifest says nothing, in months. Source: Directive 27/CT-TTg.
const DEFAULT_MONTHS: u32 = 36;

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Date,
    /// Last day: the as-of date.
    pub to: Date,
    /// Length in months.
    pub months: u32,
}

impl Window {
    /// The window that ends on `as_of`, as long as a catalogue's policy says.
    pub fn of(snapshot: &Snapshot, as_of: Date) -> Window {
        let manifest = snapshot.manifest();
        let months = manifest.map_or(DEFAULT_MONTHS, |manifest| manifest.policy.window.months);
        Window::ending_on(as_of, months)
    }

    /// The window of so many months that ends on `as_of`. 2026-10-27 → 2023-10-28 … 2026-10-27; a 29 February less three
    /// years is the 28th, so 2028-02-29 → 2025-03-01 … 2028-02-29.
    pub fn ending_on(as_of: Date, months: u32) -> Window {
        let back = as_of.saturating_sub(i64::from(months).min(12_000).months());
        Window {
            from: back.tomorrow().unwrap_or(back),
            to: as_of,
            months,
        }
    }

    /// Number of days.
    pub fn days(&self) -> usize {
        self.offset(self.to) + 1
    }

    /// Whether `day` lies inside.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The part of `from`…`to` that lies inside, as offsets of days from the window's first, both included.
    pub fn clip(&self, from: Option<Date>, to: Option<Date>) -> Option<(usize, usize)> {
        let from = from.map_or(self.from, |day| day.max(self.from));
        let to = to.map_or(self.to, |day| day.min(self.to));
        (from <= to).then(|| (self.offset(from), self.offset(to)))
    }

    /// The day at an offset from the first.
    pub fn day(&self, offset: usize) -> Date {
        let days = i64::try_from(offset).unwrap_or(i64::MAX).min(4_000_000);
        self.from.saturating_add(days.days())
    }

    fn offset(&self, day: Date) -> usize {
        let days = (day - self.from).get_days();
        usize::try_from(days).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_window_is_the_36_months_that_end_on_the_as_of_date() {
        let window = Window::ending_on(date(2026, 10, 27), 36);
        assert_eq!(
            (window.from, window.to),
            (date(2023, 10, 28), date(2026, 10, 27))
        );
        assert_eq!(window.days(), 1096);
    }

    #[test]
    fn the_29th_of_february_less_three_years_is_the_28th() {
        let window = Window::ending_on(date(2028, 2, 29), 36);
        assert_eq!(
            (window.from, window.to),
            (date(2025, 3, 1), date(2028, 2, 29))
        );
    }

    #[test]
    fn a_period_is_clipped_to_the_window() {
        let window = Window::ending_on(date(2026, 10, 27), 36);
        assert_eq!(
            window.clip(Some(date(2023, 1, 1)), Some(date(2023, 10, 28))),
            Some((0, 0))
        );
        assert_eq!(
            window.clip(Some(date(2023, 1, 1)), Some(date(2023, 10, 27))),
            None
        );
        assert_eq!(window.clip(None, None), Some((0, 1095)));
        assert_eq!(window.day(1095), date(2026, 10, 27));
    }
}
