//! Dates as git's variables write them.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// `@1700000000 +0700`, `2026-11-20T23:30:00+07:00` (also with a blank, without the colon, without an offset) or as mail has
/// it; none where it is another text.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Option<Zoned> {
    let text = text.trim();
    seconds(text)
        .or_else(|| jiff::fmt::rfc2822::parse(text).ok())
        .or_else(|| iso(text, zone))
}

/// Seconds since 1970, with the offset where they stood. Git takes a number of fewer digits without `@` for a date.
fn seconds(text: &str) -> Option<Zoned> {
    let (number, offset) = text.split_once(' ').unwrap_or((text, "+0000"));
    let number = match number.strip_prefix('@') {
        Some(number) => number,
        None if number.len() > 8 => number,
        None => return None,
    };
    let moment = Timestamp::from_second(number.parse().ok()?).ok()?;
    Some(moment.to_zoned(TimeZone::fixed(self::offset(offset.trim())?)))
}

fn iso(text: &str, zone: &TimeZone) -> Option<Zoned> {
    let at = text.rfind(['+', '-', 'Z']).filter(|at| *at > 10);
    let (day, offset) = match at {
        Some(at) => (&text[..at], Some(self::offset(&text[at..])?)),
        None => (text, None),
    };
    // A day alone is no moment.
    let day = day.trim_end();
    let has_time = day.len() > 10;
    let moment: DateTime = day.parse().ok().filter(|_| has_time)?;
    let zone = offset.map_or_else(|| zone.clone(), TimeZone::fixed);
    moment.to_zoned(zone).ok()
}

/// `+0700`, `+07:00`, `Z`.
fn offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_in_which_git_writes_a_moment_are_read_and_no_day_without_a_time() {
        let zone = TimeZone::fixed(jiff::tz::offset(7));
        let at = |text: &str| {
            parse(text, &zone).map(|at| at.strftime("%Y-%m-%dT%H:%M:%S%z").to_string())
        };
        let same = Some("2026-11-20T23:30:00-0500".to_owned());
        for text in [
            "2026-11-20T23:30:00-0500",
            "2026-11-20 23:30:00 -0500",
            "2026-11-20T23:30:00-05:00",
            "@1795235400 -0500",
            "1795235400 -0500",
            "Fri, 20 Nov 2026 23:30:00 -0500",
        ] {
            assert_eq!(at(text), same, "{text}");
        }
        assert_eq!(
            at("2026-11-20T23:30:00Z").unwrap(),
            "2026-11-20T23:30:00+0000"
        );
        assert_eq!(
            at("2026-11-20 23:30:00").unwrap(),
            "2026-11-20T23:30:00+0700"
        );
        for text in [
            "yesterday",
            "2026-11-20",
            "20261120",
            "@x",
            "2026-11-20T23:30:00+7",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
