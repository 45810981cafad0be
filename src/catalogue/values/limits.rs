//! Time limits and fees of a procedure: figures that nobody means.

use super::ValueCheck;
use crate::i18n::message;
use crate::text::truncate;
use crate::yaml::foreign_scalar::elsewhere;
use crate::yaml::scalar::{ScalarMeaning, meaning};
use crate::yaml::{Node, Value};

/// Longest time limit that is believed, in the unit that is written with it. The longest known is of ten years.
const LONGEST: [(&str, f64); 5] = [
    ("hour", 3_000.0),
    ("working_day", 1_000.0),
    ("day", 1_500.0),
    ("month", 120.0),
    ("year", 10.0),
];

/// Least amount in VND that is believed: no smaller coin or note is in use than 1,000 in practice.
const LEAST_VND: f64 = 1_000.0;

pub(super) fn check(look: &mut ValueCheck<'_>, root: &Node) {
    for channel in items(root.get("channels")) {
        if let Some(time) = channel.get("time") {
            self::time(look, time);
        }
        for fee in items(channel.get("fees")) {
            amount(look, fee);
        }
    }
}

fn items(list: Option<&Node>) -> &[Node] {
    match list.map(|list| &list.value) {
        Some(Value::Seq(items)) => items,
        _ => &[],
    }
}

fn time(look: &mut ValueCheck<'_>, time: &Node) {
    let Some(Node {
        value: Value::Scalar { text, plain },
        span,
    }) = time.get("value")
    else {
        return;
    };
    let unit = time.get("unit").and_then(Node::text).unwrap_or_default();
    let shown = truncate(text, 60);
    let number = match meaning(text) {
        ScalarMeaning::Unsigned(_) | ScalarMeaning::Signed(_) | ScalarMeaning::Float(_) => {
            text.parse::<f64>().ok()
        }
        _ => None,
    };
    if let Some(number) = number.filter(|_| *plain) {
        let longest = LONGEST.iter().find(|(known, _)| *known == unit);
        let absurd = if number <= 0.0 {
            message!("check-time-short")
        } else if longest.is_some_and(|(_, most)| number > *most) {
            message!("check-time-long")
        } else {
            return;
        };
        look.warn(
            "time-absurd",
            *span,
            message!("check-time-absurd", shown, unit, absurd),
            message!("check-time-absurd-hint"),
        );
        return;
    }
    // What looks like a number and is none stays text, and no rule compares it.
    let inner = text.trim();
    let decimal = inner.replace(',', ".");
    let looks = elsewhere(inner).is_some() || decimal.parse::<f64>().is_ok();
    if looks {
        look.warn(
            "time-text",
            *span,
            message!("check-time-text", shown),
            message!("check-time-text-hint"),
        );
    }
}

fn amount(look: &mut ValueCheck<'_>, fee: &Node) {
    let is_vnd = fee
        .get("currency")
        .is_none_or(|currency| currency.text() == Some("VND"));
    let Some(Node {
        value: Value::Scalar { text, plain: true },
        span,
    }) = fee.get("amount")
    else {
        return;
    };
    let Some(number) = text.parse::<f64>().ok().filter(|_| is_vnd) else {
        return;
    };
    let doubtful = if number.fract() != 0.0 {
        message!("check-amount-fraction")
    } else if number > 0.0 && number < LEAST_VND {
        message!("check-amount-thousands")
    } else {
        return;
    };
    let shown = truncate(text, 60);
    look.warn(
        "amount-doubtful",
        *span,
        message!("check-amount-doubtful", shown, number, doubtful),
        message!("check-amount-hint"),
    );
}
