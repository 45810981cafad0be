//! Time limits and fees of a procedure, as far as they are known and can be compared: a text is no number, what nobody says is
//! not nothing, a working day is no day of the calendar, and a dollar no đồng.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{Channel, Procedure, Stated, TimeLimit, TimeUnit, TimeValue};
use crate::search::query::{Compare, SpanUnit, TimeSpan, is_dong};

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
    pub(super) fn holds(self, compare: Compare, given: f64) -> bool {
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

/// The time limits of a procedure: of each unit the longest, for one unit cannot always be told in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TimeLimits {
    /// In the order of [`SpanUnit::ALL`].
    longest: [Option<f64>; SpanUnit::ALL.len()],
    /// Whether all are known.
    whole: bool,
}

impl TimeLimits {
    pub(super) fn of(procedure: &Procedure) -> TimeLimits {
        let mut limits = TimeLimits {
            whole: true,
            ..TimeLimits::default()
        };
        for channel in channels(procedure) {
            let Some((unit, count)) = channel.time.as_ref().and_then(in_figures) else {
                limits.whole = false;
                continue;
            };
            for (of, longest) in SpanUnit::ALL.iter().zip(&mut limits.longest) {
                if *of == unit {
                    *longest = Some(longest.map_or(count, |known| known.max(count)));
                }
            }
        }
        limits
    }

    fn known(&self) -> impl Iterator<Item = (SpanUnit, f64)> {
        let units = SpanUnit::ALL.into_iter().zip(self.longest);
        units.filter_map(|(unit, longest)| Some((unit, longest?)))
    }

    /// Whether the longest of them stands to a span as asked; none where nobody knows.
    pub(super) fn compared(&self, compare: Compare, span: TimeSpan) -> Option<bool> {
        let each = |compare| {
            let known = self.known();
            known.map(move |(unit, count)| span.compared(compare, count, unit))
        };
        let is_whole = self.whole && self.known().next().is_some();
        match compare {
            Compare::More | Compare::AtLeast if each(compare).any(|is| is == Some(true)) => {
                Some(true)
            }
            Compare::More | Compare::AtLeast => {
                (is_whole && each(compare).all(|is| is == Some(false))).then_some(false)
            }
            Compare::Less | Compare::AtMost if each(compare).any(|is| is == Some(false)) => {
                Some(false)
            }
            Compare::Less | Compare::AtMost => {
                (is_whole && each(compare).all(|is| is == Some(true))).then_some(true)
            }
            Compare::Equal => {
                let is_none = each(Compare::Equal).all(|is| is == Some(false));
                let is_longer = each(Compare::More).any(|is| is == Some(true));
                let are_within = each(Compare::AtMost).all(|is| is == Some(true));
                let is_one = each(Compare::Equal).any(|is| is == Some(true));
                match is_whole && are_within && is_one {
                    true => Some(true),
                    false => (is_longer || is_whole && is_none).then_some(false),
                }
            }
        }
    }

    /// Whether nobody can tell, for a limit that is known is told in another unit.
    pub(super) fn is_open(&self, compare: Compare, span: TimeSpan) -> bool {
        let mut known = self.known();
        self.compared(compare, span).is_none()
            && known.any(|(unit, count)| span.compared(compare, count, unit).is_none())
    }
}

fn in_figures(limit: &TimeLimit) -> Option<(SpanUnit, f64)> {
    let TimeValue::Number(count) = limit.value else {
        return None;
    };
    let unit = match limit.unit {
        TimeUnit::WorkingDay => SpanUnit::WorkingDay,
        TimeUnit::Day => SpanUnit::Day,
        TimeUnit::Hour => SpanUnit::Hour,
        TimeUnit::Month => SpanUnit::Month,
        TimeUnit::Year => SpanUnit::Year,
        TimeUnit::Other => return None,
    };
    Some((unit, count))
}

/// The highest fee of a procedure by currency: what is told in one says nothing of another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Fees {
    dong: Amount,
    /// Of every other currency in which there is a fee.
    others: Vec<(String, Amount)>,
}

impl Fees {
    pub(super) fn of(procedure: &Procedure) -> Fees {
        let fees = channels(procedure)
            .iter()
            .flat_map(|channel| match &channel.fees {
                None => vec![(None, None)],
                Some(Stated::None) => vec![(None, Some(0.0))],
                Some(Stated::Some(fees)) => fees
                    .iter()
                    .map(|fee| (foreign(fee.currency.as_deref()), fee.known_amount()))
                    .collect(),
            });
        let fees: Vec<(Option<&str>, Option<f64>)> = fees.collect();
        // Nothing is nothing in any currency.
        let within = |asked: Option<&str>| {
            let amounts = fees.iter();
            Amount::greatest(amounts.map(|(currency, amount)| {
                amount.filter(|amount| *amount == 0.0 || is_same(*currency, asked))
            }))
        };
        let mut others: Vec<(String, Amount)> = Vec::new();
        for (currency, amount) in &fees {
            let Some(currency) = currency.filter(|_| amount.is_some_and(|of| of != 0.0)) else {
                continue;
            };
            let code = currency.to_ascii_uppercase();
            if !others.iter().any(|(known, _)| *known == code) {
                others.push((code, within(Some(currency))));
            }
        }
        Fees {
            dong: within(None),
            others,
        }
    }

    /// The highest fee in a currency; of none that is named, in đồng.
    pub(super) fn of_currency(&self, currency: Option<&str>) -> Amount {
        let Some(currency) = currency else {
            return self.dong;
        };
        let known = self.others.iter().find(|(known, _)| known == currency);
        match (known, self.dong) {
            (Some((_, amount)), _) => *amount,
            (None, Amount::Known(0.0)) => self.dong,
            (None, _) => Amount::Unknown,
        }
    }

    /// The currencies other than the đồng in which there is a fee.
    pub(super) fn currencies(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(|(currency, _)| currency.as_str())
    }

    /// Whether nobody can tell if the highest stands to an amount as asked, for there is a fee in another currency.
    pub(super) fn is_open(&self, compare: Compare, amount: f64, asked: Option<&str>) -> bool {
        let of_asked = self.of_currency(asked);
        let mut ways = [compare]
            .into_iter()
            .chain(compare.opposites().iter().copied());
        if ways.any(|compare| of_asked.holds(compare, amount)) {
            return false;
        }
        let has_dong = match self.dong {
            Amount::Known(dong) | Amount::AtLeast(dong) => dong > 0.0,
            Amount::Unknown => false,
        };
        self.currencies().any(|of| Some(of) != asked) || asked.is_some() && has_dong
    }
}

/// A currency that is not the đồng.
fn foreign(currency: Option<&str>) -> Option<&str> {
    currency.filter(|currency| !is_dong(currency))
}

fn is_same(currency: Option<&str>, asked: Option<&str>) -> bool {
    match (currency, asked) {
        (Some(currency), Some(asked)) => currency.eq_ignore_ascii_case(asked),
        (None, None) => true,
        _ => false,
    }
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
            assert_eq!(Fees::of(&procedure).of_currency(None), wanted, "{others}");
        }
        let none = Fees::of(&of("  none\n"));
        assert_eq!(none.of_currency(None), Amount::Unknown);
    }

    #[test]
    fn a_fee_in_dollars_is_compared_with_no_dong() {
        let fees = |fees: &str| Fees::of(&of(&format!("  - {{method: online, fees: {fees}}}\n")));
        let dollars = fees("[{amount: 20, currency: USD}]");
        assert_eq!(dollars.of_currency(None), Amount::Unknown);
        assert_eq!(dollars.of_currency(Some("USD")), Amount::Known(20.0));
        let is_open = |fees: &Fees, asked| fees.is_open(Compare::AtMost, 20.0, asked);
        assert!(is_open(&dollars, None) && !is_open(&dollars, Some("USD")));
        // Nor is a fee in đồng one of dollars.
        let dong = fees("[{amount: 50000}]");
        assert!(is_open(&dong, Some("USD")) && !is_open(&dong, None));
        let both =
            fees("[{amount: 20, currency: usd}, {amount: 50000}, {amount: 9, currency: VND}]");
        assert_eq!(both.of_currency(None), Amount::AtLeast(50_000.0));
        assert_eq!(both.of_currency(Some("USD")), Amount::AtLeast(20.0));
        assert_eq!(both.of_currency(Some("EUR")), Amount::Unknown);
        let nothing = fees("[{amount: 0, currency: USD}]");
        assert_eq!(nothing.of_currency(None), Amount::Known(0.0));
        assert_eq!(nothing.of_currency(Some("EUR")), Amount::Known(0.0));
        assert!(!is_open(&nothing, None) && !is_open(&nothing, Some("EUR")));
        // What is more than was asked for already is more, whatever else there is.
        let more = |fees: &Fees| fees.is_open(Compare::More, 20_000.0, None);
        assert!(!more(&both) && more(&dollars));
    }

    #[test]
    fn a_working_day_is_no_day_of_the_calendar_and_a_day_has_24_hours() {
        let limits = |limits: &str| TimeLimits::of(&of(limits));
        let one = |value: u32, unit: &str| {
            limits(&format!(
                "  - {{method: online, time: {{value: {value}, unit: {unit}}}}}\n"
            ))
        };
        let is = |limits: TimeLimits, compare, count, unit| {
            limits.compared(compare, TimeSpan { count, unit })
        };
        let hours = |limits| is(limits, Compare::AtMost, 24, SpanUnit::Hour);
        assert_eq!(hours(one(3, "day")), Some(false));
        assert_eq!(hours(one(1, "day")), Some(true));
        assert_eq!(hours(one(24, "hour")), Some(true));
        assert_eq!(hours(one(3, "working_day")), Some(false));
        assert_eq!(hours(one(1, "working_day")), None);
        let longer = |limits| is(limits, Compare::More, 30, SpanUnit::Day);
        assert_eq!(longer(one(25, "working_day")), None);
        assert_eq!(longer(one(31, "working_day")), Some(true));
        assert_eq!(longer(one(3, "working_day")), Some(false));
        assert_eq!(longer(one(1, "month")), None);
        assert_eq!(longer(one(2, "month")), Some(true));
        let in_working_days = |limits, compare| is(limits, compare, 3, SpanUnit::WorkingDay);
        let three = one(3, "working_day");
        assert_eq!(in_working_days(three, Compare::Equal), Some(true));
        assert_eq!(in_working_days(one(3, "day"), Compare::AtMost), Some(true));
        assert_eq!(in_working_days(one(9, "day"), Compare::AtMost), None);
        assert!(one(9, "day").is_open(
            Compare::AtMost,
            TimeSpan {
                count: 3,
                unit: SpanUnit::WorkingDay
            }
        ));
    }

    #[test]
    fn a_time_limit_in_words_may_be_longer_than_the_one_in_figures() {
        let figures = "  - {method: online, time: {value: 20, unit: day}}\n";
        let days = |count| TimeSpan {
            count,
            unit: SpanUnit::Day,
        };
        for (others, whole) in [
            ("", true),
            (
                "  - {method: post, time: {value: không quá 3 tháng, unit: other}}\n",
                false,
            ),
            ("  - {method: post}\n", false),
        ] {
            let limits = TimeLimits::of(&of(&format!("{figures}{others}")));
            let known = |is: bool| whole.then_some(is);
            for (compare, count, wanted) in [
                (Compare::AtMost, 20, known(true)),
                (Compare::Less, 20, Some(false)),
                (Compare::Equal, 20, known(true)),
                (Compare::Equal, 19, Some(false)),
                (Compare::Equal, 21, known(false)),
                (Compare::AtLeast, 20, Some(true)),
                (Compare::More, 20, known(false)),
            ] {
                let found = limits.compared(compare, days(count));
                assert_eq!(found, wanted, "{others}: {compare}{count}");
                assert!(!limits.is_open(compare, days(count)), "{others}");
            }
        }
        let unstated = TimeLimits::of(&of("  - {method: online}\n"));
        assert_eq!(unstated.compared(Compare::AtLeast, days(1)), None);
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
