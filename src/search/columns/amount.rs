//! A time limit or a fee of a procedure, as far as it is known: a text is no number, and what nobody says is not nothing.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{Channel, Fee, Procedure, Stated, TimeLimit, TimeUnit, TimeValue};
use crate::search::query::{Compare, SpanUnit};
use crate::text::fold;

/// The greatest of several amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) enum Amount {
    /// Nobody knows.
    #[default]
    Unknown,
    /// So much is known; the others could be more.
    AtLeast(f64),
    /// So much.
    Known(f64),
}

impl Amount {
    /// The greatest; `None` stands for one that is not known.
    fn greatest(amounts: impl IntoIterator<Item = Option<f64>>) -> Amount {
        let (mut greatest, mut whole) = (None, true);
        for amount in amounts {
            match amount {
                Some(amount) => {
                    greatest = Some(greatest.map_or(amount, |known: f64| known.max(amount)));
                }
                None => whole = false,
            }
        }
        match greatest {
            Some(amount) if whole => Amount::Known(amount),
            Some(amount) if amount > 0.0 => Amount::AtLeast(amount),
            _ => Amount::Unknown,
        }
    }

    /// Whether a comparison holds for certain, whatever the amounts are that nobody knows.
    pub fn holds(self, compare: Compare, given: f64) -> bool {
        match (self, compare) {
            (Amount::Known(known), _)
            | (Amount::AtLeast(known), Compare::AtLeast | Compare::More) => {
                compare.holds(&known, &given)
            }
            _ => false,
        }
    }
}

fn channels(procedure: &Procedure) -> &[Channel] {
    procedure.channels.as_ref().map_or(&[], Stated::items)
}

/// The longest time limit, in days.
pub(super) fn longest_time(procedure: &Procedure) -> Amount {
    let limits = channels(procedure).iter().map(|channel| &channel.time);
    Amount::greatest(limits.map(|limit| limit.as_ref().and_then(days)))
}

fn days(limit: &TimeLimit) -> Option<f64> {
    let TimeValue::Number(count) = limit.value else {
        return None;
    };
    let unit = match limit.unit {
        TimeUnit::WorkingDay | TimeUnit::Day => SpanUnit::Day,
        TimeUnit::Hour => SpanUnit::Hour,
        TimeUnit::Month => SpanUnit::Month,
        TimeUnit::Year => SpanUnit::Year,
        TimeUnit::Other => return None,
    };
    Some(count * unit.days())
}

/// The highest fee in units of its currency; 0 where there is none for certain.
pub(super) fn highest_fee(procedure: &Procedure) -> Amount {
    let amounts = channels(procedure)
        .iter()
        .flat_map(|channel| match &channel.fees {
            None => vec![None],
            Some(Stated::None) => vec![Some(0.0)],
            Some(Stated::Some(fees)) => fees.iter().map(amount).collect(),
        });
    Amount::greatest(amounts)
}

/// The amount of a fee; none where only a text says it.
fn amount(fee: &Fee) -> Option<f64> {
    let is_told = fee.text.as_deref().is_some_and(may_be_money);
    fee.amount.filter(|amount| *amount != 0.0 || !is_told)
}

/// Whether the text beside an amount of 0 could be the fee itself: `theo quy định của HĐND tỉnh`, `2 triệu đồng`. One that says
/// that there is none is not.
fn may_be_money(text: &str) -> bool {
    const NOTHING: [&str; 6] = [
        "khong",
        "khong co",
        "khong thu",
        "khong thu phi",
        "khong mat phi",
        "mien phi",
    ];
    let folded = fold(text);
    let said = folded.trim_matches(|c: char| !c.is_alphanumeric());
    !said.is_empty() && !NOTHING.contains(&said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(channels: &str) -> Procedure {
        let text = format!("code: \"1.000001\"\nname: Thử\nchannels:\n{channels}");
        serde_yaml::from_str(&text).unwrap()
    }

    #[test]
    fn a_fee_that_only_a_text_says_is_not_nothing() {
        let none = "  - {method: post, fees: none}\n";
        for (others, wanted) in [
            ("", Amount::Known(0.0)),
            (
                "  - {method: online, fees: [{text: theo quy định của tỉnh}]}\n",
                Amount::Unknown,
            ),
            ("  - {method: online}\n", Amount::Unknown),
            (
                "  - {method: online, fees: [{amount: 0, text: \"1% giá trị, tối đa 2 triệu đồng\"}]}\n",
                Amount::Unknown,
            ),
            (
                "  - {method: online, fees: [{amount: 0, text: Không thu phí.}]}\n",
                Amount::Known(0.0),
            ),
            (
                "  - {method: online, fees: [{amount: 50000, text: mỗi bản}]}\n",
                Amount::Known(50_000.0),
            ),
            (
                "  - {method: online, fees: [{amount: 50000}, {text: theo hợp đồng}]}\n",
                Amount::AtLeast(50_000.0),
            ),
        ] {
            let procedure = of(&format!("{none}{others}"));
            assert_eq!(highest_fee(&procedure), wanted, "{others}");
        }
        assert_eq!(highest_fee(&of("  none\n")), Amount::Unknown);
    }

    #[test]
    fn a_time_limit_in_words_may_be_longer_than_the_one_in_figures() {
        let figures = "  - {method: online, time: {value: 20, unit: day}}\n";
        for (others, wanted) in [
            ("", Amount::Known(20.0)),
            (
                "  - {method: post, time: {value: không quá 3 tháng, unit: other}}\n",
                Amount::AtLeast(20.0),
            ),
            ("  - {method: post}\n", Amount::AtLeast(20.0)),
        ] {
            let procedure = of(&format!("{figures}{others}"));
            assert_eq!(longest_time(&procedure), wanted, "{others}");
        }
        assert_eq!(longest_time(&of("  - {method: online}\n")), Amount::Unknown);
    }

    #[test]
    fn a_lower_bound_answers_only_what_holds_of_everything_above_it() {
        let holds = |of: Amount, compare| [19.0, 20.0, 21.0].map(|days| of.holds(compare, days));
        let at_least = Amount::AtLeast(20.0);
        assert_eq!(holds(at_least, Compare::AtMost), [false; 3]);
        assert_eq!(holds(at_least, Compare::Less), [false; 3]);
        assert_eq!(holds(at_least, Compare::Equal), [false; 3]);
        assert_eq!(holds(at_least, Compare::More), [true, false, false]);
        assert_eq!(holds(at_least, Compare::AtLeast), [true, true, false]);
        assert_eq!(holds(Amount::Unknown, Compare::AtLeast), [false; 3]);
        assert_eq!(
            holds(Amount::Known(20.0), Compare::AtMost),
            [false, true, true]
        );
    }
}
