//! Comparisons: numbers, dates, spans of time.

use std::borrow::Cow;
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

    /// What holds of every known value of which it does not hold.
    pub fn opposites(self) -> &'static [Compare] {
        match self {
            Compare::Less => &[Compare::AtLeast],
            Compare::AtMost => &[Compare::More],
            Compare::Equal => &[Compare::Less, Compare::More],
            Compare::AtLeast => &[Compare::Less],
            Compare::More => &[Compare::AtMost],
        }
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
    /// `h`: hours, 24 to a day.
    Hour,
    /// `d`: days of the calendar.
    Day,
    /// `wd`: days on which offices work.
    WorkingDay,
    /// `m`: months.
    Month,
    /// `y`: years.
    Year,
}

const UNITS: [(SpanUnit, &[&str]); 5] = [
    (
        SpanUnit::WorkingDay,
        &["wd", "working day", "working days", "ngày làm việc", "nlv"],
    ),
    (SpanUnit::Hour, &["h", "hour", "hours", "giờ"]),
    (SpanUnit::Day, &["d", "day", "days", "ngày", "n"]),
    (SpanUnit::Month, &["m", "month", "months", "tháng", "t"]),
    (SpanUnit::Year, &["y", "year", "years", "năm"]),
];

impl SpanUnit {
    /// All units.
    pub const ALL: [SpanUnit; 5] = [
        SpanUnit::Hour,
        SpanUnit::Day,
        SpanUnit::WorkingDay,
        SpanUnit::Month,
        SpanUnit::Year,
    ];

    /// How many days of the calendar so many of the unit take, at least and at most: working days stand between weekends and
    /// holidays, months and years differ.
    fn days(self, count: f64) -> (f64, f64) {
        match self {
            SpanUnit::Hour => (count / 24.0, count / 24.0),
            SpanUnit::Day => (count, count),
            SpanUnit::WorkingDay => (count, 2.0 * count + 10.0),
            SpanUnit::Month => (28.0 * count, 31.0 * count),
            SpanUnit::Year => (365.0 * count, 366.0 * count),
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

    /// Whether a limit stands to this span as asked; none where that cannot be told, for the two are told in different units.
    #[must_use]
    pub fn compared(self, compare: Compare, limit: f64, unit: SpanUnit) -> Option<bool> {
        let given = f64::from(self.count);
        if unit == self.unit {
            return Some(compare.holds(&limit, &given));
        }
        let ((least, most), (from, to)) = (unit.days(limit), self.unit.days(given));
        let (yes, no) = match compare {
            Compare::More => (least > to, most <= from),
            Compare::AtLeast => (least >= to, most < from),
            Compare::Less => (most < from, least >= to),
            Compare::AtMost => (most <= from, least > to),
            Compare::Equal => (
                least == most && from == to && least == from,
                most < from || least > to,
            ),
        };
        (yes || no).then_some(yes)
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            SpanUnit::Hour => "h",
            SpanUnit::Day => "d",
            SpanUnit::WorkingDay => "wd",
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

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// In units of the currency.
    pub amount: u64,
    /// Another currency than the đồng.
    pub currency: Option<&'static str>,
}

/// Currencies that may be asked for beside the đồng.
const CURRENCIES: [&str; 20] = [
    "USD", "EUR", "JPY", "GBP", "CNY", "KRW", "AUD", "CAD", "CHF", "SGD", "THB", "HKD", "LAK",
    "KHR", "TWD", "NZD", "RUB", "INR", "MYR", "SEK",
];

/// Whether a currency is the đồng; so is one that is not stated.
pub(crate) fn is_dong(currency: &str) -> bool {
    const DONG: [&str; 5] = ["", "vnd", "đ", "đồng", "dong"];
    let wanted = key(currency);
    DONG.iter().any(|name| key(name) == wanted)
}

/// The rest of an amount without the sign of a currency before or behind it, and the currency of the sign, which is none for the
/// đồng; nothing where there are several.
fn signed(text: &str) -> Option<(Cow<'_, str>, Option<Option<&'static str>>)> {
    const SIGNS: [(&str, Option<&str>); 8] = [
        ("US$", Some("USD")),
        ("$", Some("USD")),
        ("€", Some("EUR")),
        ("£", Some("GBP")),
        ("¥", Some("JPY")),
        ("₩", Some("KRW")),
        ("฿", Some("THB")),
        ("₫", None),
    ];
    let upper = text.to_uppercase();
    let Some((sign, currency)) = SIGNS.iter().find(|(sign, _)| upper.contains(sign)) else {
        return Some((text.into(), None));
    };
    let rest = upper.replacen(sign, " ", 1);
    let is_alone = !SIGNS.iter().any(|(sign, _)| rest.contains(sign));
    is_alone.then(|| (rest.trim().to_owned().into(), Some(*currency)))
}

impl Money {
    /// Reads an amount, also of thousands or millions as people write them (`100k`, `2 triệu`, `500 nghìn đồng`), and of another
    /// currency (`20 USD`, `20$`).
    pub(super) fn parse(text: &str) -> Option<Money> {
        const TIMES: [(u64, &[&str]); 3] = [
            (1, &[""]),
            (1_000, &["k", "nghìn", "ngàn"]),
            (1_000_000, &["tr", "triệu"]),
        ];
        let (text, sign) = signed(text)?;
        let end = text
            .rfind(|c: char| c.is_ascii_digit())
            .map_or(0, |at| at + 1);
        let (amount, unit) = (number(text[..end].trim())?, key(&text[end..]));
        // A sign that nobody knows is no đồng.
        if unit.is_empty() && !text[end..].trim().is_empty() {
            return None;
        }
        let named = TIMES
            .iter()
            .flat_map(|(times, names)| names.iter().map(move |name| (times, key(name))));
        let mut readings = named.filter_map(|(times, name)| {
            let rest = unit.strip_prefix(&name)?;
            let known = CURRENCIES.iter().find(|of| of.eq_ignore_ascii_case(rest));
            let currency = match (is_dong(rest), sign) {
                (true, sign) if rest.is_empty() => sign.flatten(),
                (true, None) => None,
                (false, None) => Some(*known?),
                // Two currencies.
                (_, Some(_)) => return None,
            };
            let amount = amount.checked_mul(*times)?;
            Some(Money { amount, currency })
        });
        readings.next()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.currency.unwrap_or_default())
    }
}
