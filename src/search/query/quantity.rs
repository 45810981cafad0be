//! Comparisons: numbers, dates, spans of time.

use std::fmt;

use super::filter::key;

/// How a value is compared with the one given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compare {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`, or no sign at all.
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

impl Compare {
    /// Splits the sign off a value; without one, equality is asked for.
    pub(super) fn split(text: &str) -> (Compare, &str) {
        const SIGNS: [(&str, Compare); 8] = [
            ("<=", Compare::AtMost),
            (">=", Compare::AtLeast),
            ("=<", Compare::AtMost),
            ("=>", Compare::AtLeast),
            ("≤", Compare::AtMost),
            ("≥", Compare::AtLeast),
            ("<", Compare::Less),
            (">", Compare::More),
        ];
        for (sign, compare) in SIGNS {
            if let Some(rest) = text.strip_prefix(sign) {
                return (compare, rest);
            }
        }
        (Compare::Equal, text.strip_prefix('=').unwrap_or(text))
    }

    /// Whether `value` stands to `given` as asked.
    #[must_use]
    pub fn holds<T: PartialOrd>(self, value: &T, given: &T) -> bool {
        match self {
            Compare::Less => value < given,
            Compare::AtMost => value <= given,
            Compare::Equal => value == given,
            Compare::AtLeast => value >= given,
            Compare::More => value > given,
        }
    }
}

impl fmt::Display for Compare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Compare::Less => "<",
            Compare::AtMost => "<=",
            Compare::Equal => "",
            Compare::AtLeast => ">=",
            Compare::More => ">",
        })
    }
}

/// A span of time such as `30d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeSpan {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: SpanUnit,
}

/// Unit of a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanUnit {
    /// `h`: hours, eight to a day, as offices work.
    Hour,
    /// `d`: days; a working day counts as one.
    Day,
    /// `m`: months of 30 days.
    Month,
    /// `y`: years of 365 days.
    Year,
}

const UNITS: [(SpanUnit, &[&str]); 4] = [
    (SpanUnit::Hour, &["h", "hour", "hours", "giờ"]),
    (SpanUnit::Day, &["d", "day", "days", "ngày", "n"]),
    (SpanUnit::Month, &["m", "month", "months", "tháng", "t"]),
    (SpanUnit::Year, &["y", "year", "years", "năm"]),
];

impl SpanUnit {
    /// Length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        match self {
            SpanUnit::Hour => 0.125,
            SpanUnit::Day => 1.0,
            SpanUnit::Month => 30.0,
            SpanUnit::Year => 365.0,
        }
    }
}

impl TimeSpan {
    /// Reads `30d`, `30 ngày`, `2m`; a bare number counts days.
    pub(super) fn parse(text: &str) -> Option<TimeSpan> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = text.split_at(digits);
        let count = count.parse().ok()?;
        let unit = unit.trim();
        if unit.is_empty() {
            return Some(TimeSpan {
                count,
                unit: SpanUnit::Day,
            });
        }
        let wanted = key(unit);
        let (unit, _) = UNITS
            .into_iter()
            .find(|(_, names)| names.iter().any(|name| key(name) == wanted))?;
        Some(TimeSpan { count, unit })
    }

    /// Length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        f64::from(self.count) * self.unit.days()
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            SpanUnit::Hour => "h",
            SpanUnit::Day => "d",
            SpanUnit::Month => "m",
            SpanUnit::Year => "y",
        };
        write!(f, "{}{unit}", self.count)
    }
}

/// Reads a whole number; dots between groups of three digits are passed over, as Vietnamese writes `100.000`.
pub(super) fn number(text: &str) -> Option<u64> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || first.len() <= 3;
    if !is_digits(first) || !grouped || !rest.iter().all(|g| g.len() == 3 && is_digits(g)) {
        return None;
    }
    format!("{first}{}", rest.concat()).parse().ok()
}

/// Reads an amount of money: a whole number, also of thousands or millions as people write them (`100k`, `2 triệu`).
pub(super) fn money(text: &str) -> Option<u64> {
    const UNITS: [(u64, &[&str]); 2] = [
        (1_000, &["k", "nghìn", "ngàn"]),
        (1_000_000, &["tr", "triệu"]),
    ];
    let end = text
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let (amount, unit) = (number(&text[..end])?, text[end..].trim());
    if unit.is_empty() {
        return Some(amount);
    }
    let wanted = key(unit);
    let (times, _) = UNITS
        .into_iter()
        .find(|(_, names)| names.iter().any(|name| key(name) == wanted))?;
    amount.checked_mul(times)
}
