//! Days as people write them.

use jiff::civil::Date;

/// A day that is typed: `31/12/2027`, also with dots or hyphens, or `2027-12-31`. Nothing where it is none.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    // A year of two digits may be meant for any century.
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(day, 2) || !digits(month, 2) || !digits(year, 4) || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_as_clerks_and_as_files_write_it() {
        let meant = Some(date(2026, 11, 20));
        for text in [
            "20/11/2026",
            " 20/11/2026 ",
            "2026-11-20",
            "20.11.2026",
            "20-11-2026",
        ] {
            assert_eq!(day(text), meant, "{text}");
        }
        assert_eq!(day("1/2/2026"), Some(date(2026, 2, 1)));
        for text in [
            "",
            "20/11/26",
            "32/11/2026",
            "31/11/2026",
            "11/20/2026",
            "20/11",
            "2026/11/20",
            "+1/2/2026",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
