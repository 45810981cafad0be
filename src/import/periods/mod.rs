//! What a text says of the time that it is about: years, months of one, a range of days. Days on which something was signed are
//! no such time.
//!
//! | file | what lives there |
//! |---|---|
//! | `reader` | the words of a text to times |
//! | `words` | a text to its words, numbers and signs |

mod reader;
mod words;

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use self::reader::PeriodReader;

/// A time that a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StatedPeriod {
    /// Whole years, the first and the last.
    Years(i16, i16),
    /// Months of one year, the first and the last; the year may be left open.
    Months(i8, i8, Option<i16>),
    /// From one day to another.
    Days(Date, Date),
    /// Up to a day.
    Until(Date),
}

/// Official periods begin on the 15th of the month before, and some reports a few days later than they should.
const SLACK: i64 = 20;

impl StatedPeriod {
    /// Whether it is shorter than a year.
    pub(super) fn is_part_of_year(self) -> bool {
        match self {
            StatedPeriod::Months(first, last, _) => (first, last) != (1, 12),
            StatedPeriod::Days(from, to) => (to - from).get_days() < 350,
            StatedPeriod::Years(..) | StatedPeriod::Until(_) => false,
        }
    }

    /// Whether days lie within it.
    fn holds(self, from: Date, to: Date) -> bool {
        self.bounds(from, to)
            .into_iter()
            .any(|(first, last)| first <= from && to <= last)
    }

    /// Whether days that lie within it are most of it.
    fn is_filled(self, from: Date, to: Date) -> bool {
        let days = |(first, last): (Date, Date)| i64::from((last - first).get_days());
        let length = days((from, to));
        let mut bounds = self.bounds(from, to).into_iter();
        bounds.any(|bounds| length + 4 * SLACK >= days(bounds))
    }

    /// The first and last day that it may mean, for days that may be meant.
    fn bounds(self, from: Date, to: Date) -> Vec<(Date, Date)> {
        let loosely = |first: Date, last: Date| {
            let first = first.saturating_sub(SLACK.days());
            (first, last.saturating_add(SLACK.days()))
        };
        let months = |first: i8, last: i8, year: i16| {
            let last = Date::new(year, last, 1).map(Date::last_of_month);
            let bounds = Date::new(year, first, 1).ok().zip(last.ok());
            bounds.map(|(first, last)| loosely(first, last))
        };
        match self {
            StatedPeriod::Years(first, last) => {
                vec![loosely(date(first, 1, 1), date(last, 12, 31))]
            }
            StatedPeriod::Months(first, last, Some(year)) => {
                months(first, last, year).into_iter().collect()
            }
            StatedPeriod::Months(first, last, None) => (from.year()..=to.year())
                .filter_map(|year| months(first, last, year))
                .collect(),
            StatedPeriod::Days(first, last) => vec![(first, last)],
            StatedPeriod::Until(last) => vec![(Date::MIN, last)],
        }
    }

    /// The years that it names.
    fn years(self) -> Vec<i16> {
        match self {
            StatedPeriod::Years(first, last) => (first..=last).collect(),
            StatedPeriod::Months(_, _, year) => year.into_iter().collect(),
            StatedPeriod::Days(from, to) => (from.year()..=to.year()).collect(),
            StatedPeriod::Until(day) => vec![day.year()],
        }
    }
}

/// How days stand to the times that a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PeriodFit {
    /// They are that time, or the text is about none.
    Same,
    /// They are a small part of it.
    Part,
    /// Some of them lie outside.
    Outside,
}

/// How days stand to the times that a text is about. One that names several may mean each of them, or all together.
pub(super) fn fit(stated: &[StatedPeriod], from: Date, to: Date) -> PeriodFit {
    let (ends, mut times): (Vec<StatedPeriod>, Vec<StatedPeriod>) = stated
        .iter()
        .partition(|stated| matches!(stated, StatedPeriod::Until(_)));
    if ends.iter().any(|end| !end.holds(from, to)) {
        return PeriodFit::Outside;
    }
    // “Năm 2024 (từ 15/12/2023 đến 14/12/2024)”: the days say what the year means.
    let is_days = |time: &StatedPeriod| matches!(time, StatedPeriod::Days(..));
    if times.iter().any(is_days) {
        times.retain(is_days);
    }
    if times.is_empty() {
        return PeriodFit::Same;
    }
    let bounds = times.iter().flat_map(|time| time.bounds(from, to));
    let hull = bounds.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    if times.len() > 1 {
        times.extend(hull.map(|(first, last)| StatedPeriod::Days(first, last)));
    }
    times.retain(|time| time.holds(from, to));
    if times.is_empty() {
        return PeriodFit::Outside;
    }
    match !ends.is_empty() || times.iter().any(|time| time.is_filled(from, to)) {
        true => PeriodFit::Same,
        false => PeriodFit::Part,
    }
}

/// The years that a text is about, or in which what it names was signed.
pub(super) fn years(text: &str) -> BTreeSet<i16> {
    let read = PeriodReader::of(text);
    let years = read.periods.iter().flat_map(|period| period.years());
    years
        .chain(read.days.iter().map(|day| day.year()))
        .collect()
}

/// The times that a text is about.
pub(super) fn periods(text: &str) -> Vec<StatedPeriod> {
    PeriodReader::of(text).periods
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_that_a_title_is_about_is_known_by_its_words() {
        use StatedPeriod::{Days, Months, Until, Years};
        for (text, said) in [
            ("Số liệu 6 tháng đầu năm 2024", Months(1, 6, Some(2024))),
            ("so lieu 6 thang dau nam 2024", Months(1, 6, Some(2024))),
            ("6 tháng cuối năm 2024", Months(7, 12, Some(2024))),
            ("Số liệu 9 tháng năm 2024", Months(1, 9, Some(2024))),
            ("Số liệu 9 tháng", Months(1, 9, None)),
            ("6T/2024", Months(1, 6, Some(2024))),
            ("6T đầu năm", Months(1, 6, None)),
            ("Quý I năm 2024", Months(1, 3, Some(2024))),
            ("QUÝ IV/2024", Months(10, 12, Some(2024))),
            ("quy 2 2024", Months(4, 6, Some(2024))),
            ("Q3", Months(7, 9, None)),
            ("Báo cáo tháng 3 năm 2024", Months(3, 3, Some(2024))),
            ("T3/2024", Months(3, 3, Some(2024))),
            ("Kỳ 03/2024", Months(3, 3, Some(2024))),
            ("từ tháng 1 đến tháng 9 năm 2024", Months(1, 9, Some(2024))),
            ("Nửa đầu năm 2024", Months(1, 6, Some(2024))),
            ("3 quý đầu năm 2024", Months(1, 9, Some(2024))),
            ("Thống kê từ 01/01 đến 30/09", Months(1, 9, None)),
            ("từ ngày 15/12 đến ngày 14/6", Months(1, 6, None)),
            ("NĂM 2024", Years(2024, 2024)),
            ("2024", Years(2024, 2024)),
            ("TTHC 2024", Years(2024, 2024)),
            ("giai đoạn 2021 - 2024", Years(2021, 2024)),
            (
                "(Từ ngày 15 tháng 12 năm 2023 đến ngày 14 tháng 3 năm 2024)",
                Days(date(2023, 12, 15), date(2024, 3, 14)),
            ),
            (
                "15/12/2023 - 14/6/2024",
                Days(date(2023, 12, 15), date(2024, 6, 14)),
            ),
            (
                "từ 15/12 đến 14/6/2024",
                Days(date(2023, 12, 15), date(2024, 6, 14)),
            ),
            ("Tính đến ngày 30/6/2024", Until(date(2024, 6, 30))),
            ("Tính đến hết 2024-06-30", Until(date(2024, 6, 30))),
        ] {
            assert_eq!(periods(text), [said], "{text}");
        }
        for none in [
            "Hà Nội, ngày 5 tháng 1 năm 2025",
            "Hà Nội, ngày      tháng 01 năm 2025",
            "Hà Nội, ngày … tháng … năm 2025",
            "(Kèm theo Báo cáo số 12/BC-BTP ngày 05/01/2025)",
            "Biểu số 06a ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
            "theo Nghị định số 61/2018/NĐ-CP",
            "So với năm 2023",
            "Trong thời hạn 6 tháng kể từ ngày nộp",
            "Trẻ em dưới 6 tháng tuổi",
            "Số hồ sơ",
            "Phụ lục I",
            "I/",
        ] {
            assert_eq!(periods(none), [], "{none}");
        }
        assert_eq!(
            periods("Số liệu năm 2024, tính đến 30/11/2024"),
            [Years(2024, 2024), Until(date(2024, 11, 30))]
        );
        assert_eq!(
            years("Kèm theo Quyết định số 9/QĐ-BTP ngày 15/12/2023"),
            BTreeSet::from([2023])
        );
    }

    #[test]
    fn days_are_held_against_the_time_that_a_text_is_about() {
        let year = (date(2023, 12, 15), date(2024, 12, 14));
        for (text, (from, to), is) in [
            ("6 tháng đầu năm 2024", year, PeriodFit::Outside),
            ("6 tháng đầu năm", year, PeriodFit::Outside),
            ("Quý I năm 2024", year, PeriodFit::Outside),
            ("năm 2023", year, PeriodFit::Outside),
            ("tính đến 30/11/2024", year, PeriodFit::Outside),
            ("năm 2024", year, PeriodFit::Same),
            (
                "năm 2024 (từ 15/12/2023 đến 14/12/2024)",
                (date(2024, 1, 1), date(2024, 12, 31)),
                PeriodFit::Outside,
            ),
            (
                "năm 2024 (từ 15/12/2023 đến 14/12/2024)",
                year,
                PeriodFit::Same,
            ),
            ("năm 2023 và năm 2024", year, PeriodFit::Same),
            ("Kèm theo Báo cáo ngày 05/01/2025", year, PeriodFit::Same),
            (
                "6 tháng đầu năm",
                (date(2023, 12, 15), date(2024, 6, 14)),
                PeriodFit::Same,
            ),
            (
                "Quý I",
                (date(2023, 12, 15), date(2024, 3, 14)),
                PeriodFit::Same,
            ),
            (
                "Quý I, quý II năm 2024",
                (date(2024, 1, 1), date(2024, 6, 30)),
                PeriodFit::Same,
            ),
            (
                "năm 2024",
                (date(2024, 1, 1), date(2024, 6, 30)),
                PeriodFit::Part,
            ),
            (
                "năm 2024 (đến 30/6/2024)",
                (date(2024, 1, 1), date(2024, 6, 30)),
                PeriodFit::Same,
            ),
        ] {
            assert_eq!(fit(&periods(text), from, to), is, "{text}");
        }
    }
}
