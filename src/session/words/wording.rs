//! Time limits and fees in words, for every face and every document.

use jiff::civil::Date;

use crate::catalogue::model::{Fee, Online, TimeLimit, TimeValue};
use crate::export::rows::NotInForceV1;
use crate::session::{Lang, Strings};

/// That a procedure is not in force, and since or until when.
pub(crate) fn not_in_force(strings: &Strings, of: &NotInForceV1) -> String {
    let with = |id: &str, day: &str| strings.with(id, &[("day", day.to_owned().into())]);
    match (&of.ended, &of.begins) {
        (Some(day), _) => with("not-in-force-ended", day),
        (None, Some(day)) => with("not-in-force-begins", day),
        (None, None) => strings.get("evidence-not-in-force"),
    }
}

/// That a service is suspended on a day, and whether its announced end is past; nothing where it works. Days as the caller
/// writes them.
pub(crate) fn suspended(
    strings: &Strings,
    online: &Online,
    day: Date,
    write: impl Fn(Date) -> String,
) -> Option<String> {
    // The announced end is no sign that it works again.
    let is_open =
        |from: Date, resumed: Option<Date>| from <= day && resumed.is_none_or(|on| day < on);
    let open = online.suspended.iter();
    let open = open.filter(|of| is_open(of.from, of.resumed));
    let latest = open.max_by_key(|of| of.from)?;
    let mut values = vec![("date", write(latest.from).into())];
    let id = match latest.to {
        None => "annex-note-suspended",
        Some(to) => {
            values.push(("until", write(to).into()));
            match to < day {
                true => "annex-note-suspended-past",
                false => "annex-note-suspended-until",
            }
        }
    };
    Some(strings.with(id, &values))
}

/// `3 ngày làm việc`; what stands beside the value is not told.
pub(crate) fn time_limit(strings: &Strings, time: &TimeLimit) -> String {
    let is_one = matches!(time.value, TimeValue::Number(number) if number == 1.0);
    let unit = unit(strings, time.unit.as_str(), is_one);
    match &time.value {
        // A bare number would read as days.
        TimeValue::Number(number) if unit.is_empty() => {
            let value = [("value", decimal(strings, *number).into())];
            strings.with("unit-not-stated", &value)
        }
        TimeValue::Number(number) => format!("{} {unit}", decimal(strings, *number)),
        TimeValue::Text(text) => format!("{text} {unit}").trim_end().to_owned(),
    }
}

/// The unit of a time; of one alone, in languages that tell that apart.
pub(in crate::session) fn unit(strings: &Strings, unit: &str, is_one: bool) -> String {
    let one = format!("one-{unit}");
    match strings.get(&one) {
        told if is_one && told != one => told,
        _ => strings.get(&format!("unit-{unit}")),
    }
}

/// `phí 200.000 VND (miễn cho …)`.
pub(crate) fn fee(strings: &Strings, fee: &Fee) -> String {
    let mut said = amount(strings, fee);
    if let Some(text) = &fee.text {
        said.push_str(&format!(" ({text})"));
    }
    said
}

/// The same for a cell of a table: a long description of an amount that is known is only pointed to.
pub(crate) fn fee_in_short(strings: &Strings, of: &Fee) -> String {
    /// Characters that a cell takes.
    const LONGEST: usize = 60;
    match &of.text {
        Some(text) if of.amount.is_some() && text.chars().count() > LONGEST => {
            format!("{} ({})", amount(strings, of), strings.get("fee-described"))
        }
        _ => fee(strings, of),
    }
}

fn amount(strings: &Strings, fee: &Fee) -> String {
    let mut parts = Vec::new();
    if let Some(kind) = fee.kind {
        parts.push(strings.get(&format!("fee-{}", kind.as_str())));
    }
    match fee.amount {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative, and far below 2^53"
        )]
        Some(amount) if amount >= 0.0 && amount.fract() == 0.0 && amount < 9e15 => {
            let currency = fee.currency.as_deref().unwrap_or("VND");
            parts.push(format!("{} {currency}", strings.number(amount as u64)));
        }
        Some(amount) => parts.push(decimal(strings, amount)),
        None => parts.push(strings.get("detail-amount-unknown")),
    }
    parts.join(" ")
}

/// A number with the language's decimal sign.
fn decimal(strings: &Strings, number: f64) -> String {
    match strings.lang() {
        Lang::Vi => number.to_string().replace('.', ","),
        Lang::En => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::{FeeKind, TimeUnit};

    #[test]
    fn half_a_day_has_the_decimal_sign_of_the_language() {
        let time = TimeLimit {
            value: TimeValue::Number(0.5),
            unit: TimeUnit::WorkingDay,
            text: None,
        };
        assert_eq!(
            time_limit(&Strings::new(Lang::Vi), &time),
            "0,5 ngày làm việc"
        );
        assert_eq!(
            time_limit(&Strings::new(Lang::En), &time),
            "0.5 working days"
        );
    }

    #[test]
    fn a_fee_without_an_amount_is_not_free() {
        let strings = Strings::new(Lang::Vi);
        let mut of = Fee {
            kind: Some(FeeKind::Charge),
            ..Fee::default()
        };
        assert_eq!(fee(&strings, &of), "lệ phí chưa ghi mức");
        of.amount = Some(200_000.0);
        assert_eq!(fee(&strings, &of), "lệ phí 200.000 VND");
    }
}
