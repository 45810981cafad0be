//! Time limits and fees in words, for every face and every document.

use super::{Lang, Strings};
use crate::catalogue::model::{Fee, TimeLimit, TimeValue};

/// `3 ngày làm việc`; what stands beside the value is not told.
#[must_use]
pub fn time_limit(strings: &Strings, time: &TimeLimit) -> String {
    let unit = strings.get(&format!("unit-{}", time.unit.as_str()));
    let value = match &time.value {
        TimeValue::Number(number) => decimal(strings, *number),
        TimeValue::Text(text) => text.clone(),
    };
    format!("{value} {unit}").trim_end().to_owned()
}

/// `phí 200.000 VND (miễn cho …)`.
#[must_use]
pub fn fee(strings: &Strings, fee: &Fee) -> String {
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
    if let Some(text) = &fee.text {
        parts.push(format!("({text})"));
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
