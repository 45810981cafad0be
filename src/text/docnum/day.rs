//! The day of signing, or the month or year, as it stands behind a number.

use jiff::civil::Date;

use crate::text::normal::{syllables, unaccented};

/// A day that a text begins with ("ngày 30/7/2024", "ngày 30 tháng 7 năm 2024", "2024-07-30"), and what follows it.
pub fn day_at(text: &str) -> Option<(Date, &str)> {
    let iso = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    if let Some(day) = iso.filter(|_| !text[10..].starts_with(char::is_alphanumeric)) {
        return Some((day, after(&text[10..])));
    }
    let plain = unaccented(text);
    let word = |word: &str| {
        let rest = plain.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let bare = text.starts_with(|c: char| c.is_ascii_digit());
    if !word("ngay") && !bare {
        return None;
    }
    let mut figures = Vec::new();
    let mut end = 0;
    for (range, word) in syllables(text).skip(usize::from(!bare)) {
        match unaccented(word).as_str() {
            "thang" | "nam" if !figures.is_empty() => {}
            word => {
                figures.push(word.parse::<i16>().ok()?);
                end = range.end;
            }
        }
        if figures.len() == 3 {
            break;
        }
    }
    let figures: [i16; 3] = figures.try_into().ok()?;
    let [day, month, year] = match figures {
        // "ngày 2024-07-30".
        [year @ 1945..=2099, month, day] => [day, month, year],
        figures => figures,
    };
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    Some((date, after(&text[end..])))
}

/// The month or the year of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningPeriod {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: Option<i8>,
}

impl SigningPeriod {
    /// Whether a day lies in it.
    pub fn has(self, day: Date) -> bool {
        day.year() == self.year && self.month.is_none_or(|month| day.month() == month)
    }
}

impl std::fmt::Display for SigningPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))
    }
}

/// A month or a year that a text begins with where it is no whole day ("năm 2026", "ngày 6/2026", "2026-06"), and what
/// follows it; an error where it begins with figures, or says that a day follows, and they are none.
pub fn period_at(text: &str) -> Option<Result<(SigningPeriod, &str), ()>> {
    let (mut figures, mut end, mut speaks) = (Vec::new(), 0, false);
    for (range, word) in syllables(text) {
        let word = unaccented(word);
        // What stands apart by more than a blank or a separator is another matter.
        let gap = text.get(end..range.start).unwrap_or_default();
        if speaks && gap.contains(|c: char| !matches!(c, ' ' | '\u{a0}' | '/' | '-' | '.')) {
            break;
        }
        match word.as_str() {
            "ngay" | "thang" | "nam" => {}
            word if word.bytes().all(|b| b.is_ascii_digit()) => figures.push(word.to_owned()),
            _ => break,
        }
        (speaks, end) = (true, range.end);
    }
    if !speaks {
        return None;
    }
    let year = |text: &str| {
        let year = text.parse::<i16>().ok().filter(|_| text.len() == 4);
        year.filter(|year| (1945..=2099).contains(year))
    };
    let month = |text: &str| {
        text.parse::<i8>()
            .ok()
            .filter(|month| (1..=12).contains(month))
    };
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    let said = match figures.as_slice() {
        [one] => year(one).map(|year| (year, None)),
        [one, other] => {
            let turned = year(one).zip(month(other));
            let said = year(other).zip(month(one)).or(turned);
            said.map(|(year, month)| (year, Some(month)))
        }
        _ => None,
    };
    let period = said.map(|(year, month)| SigningPeriod { year, month });
    Some(period.map(|period| (period, after(&text[end..]))).ok_or(()))
}

fn after(text: &str) -> &str {
    text.trim_start_matches([' ', ',', ':', ')', '\u{a0}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_a_year_restricts_and_what_is_neither_is_told() {
        for (text, period) in [
            ("2026", "2026"),
            ("năm 2026 của Thủ tướng", "2026"),
            ("ngày 6/2026", "2026-06"),
            ("tháng 6 năm 2026", "2026-06"),
            ("2026-06", "2026-06"),
        ] {
            let found = period_at(text).unwrap().unwrap();
            assert_eq!(found.0.to_string(), period, "{text}");
        }
        for bad in [
            "ngày 32/13/2023",
            "ngày",
            "năm",
            "5",
            "13/2026",
            "1 2 3 4",
            "9999",
        ] {
            assert_eq!(period_at(bad), Some(Err(())), "{bad}");
        }
        for other in [
            "",
            "của Thủ tướng Chính phủ",
            "về việc x",
            "khoản 3",
            "2026a",
        ] {
            assert_eq!(period_at(other), None, "{other}");
        }
    }

    #[test]
    fn a_day_is_read_whole_or_not_at_all() {
        let day = jiff::civil::date(2024, 7, 30);
        for text in [
            "30/7/2024",
            "ngày 30/7/2024",
            "Ngày 30 tháng 7 năm 2024",
            "ngày 2024-07-30",
            "2024-07-30",
        ] {
            assert_eq!(
                day_at(&format!("{text}, của x")),
                Some((day, "của x")),
                "{text}"
            );
        }
        for text in ["2024-07-301", "ngày tháng 1/2/2024", "31/6/2024", "tháng 7"] {
            assert_eq!(day_at(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_has_its_own_days_alone_and_a_year_all_of_its() {
        let (july, year) = (Some(7), None);
        for (month, day, has) in [
            (july, (2024, 7, 1), true),
            (july, (2024, 8, 1), false),
            (july, (2023, 7, 1), false),
            (year, (2024, 8, 1), true),
            (year, (2025, 8, 1), false),
        ] {
            let period = SigningPeriod { year: 2024, month };
            let (y, m, d) = day;
            assert_eq!(
                period.has(jiff::civil::date(y, m, d)),
                has,
                "{period} {day:?}"
            );
        }
    }
}
