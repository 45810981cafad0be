//! Fees of a channel, as far as they are known. No amount is not nothing, and a text beside 0 may be money.

use std::collections::BTreeMap;

use crate::catalogue::model::{Fee, Stated};
use crate::text::fold;

/// What somebody has to pay on a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FeeDue {
    /// Nothing, and that is known.
    Nothing,
    /// Something: the amounts, for people.
    Some(String),
    /// Nobody knows.
    Unknown,
}

/// What is to be paid on a channel with these fees. Where one amount is above zero, the others do not matter.
pub(super) fn amounts_to_pay(fees: Option<&Stated<Vec<Fee>>>) -> FeeDue {
    let Some(fees) = fees else {
        return FeeDue::Unknown;
    };
    let Some(fees) = fees.value() else {
        return FeeDue::Nothing;
    };
    let above: Vec<String> = fees
        .iter()
        .filter_map(|fee| Some((fee.amount.filter(|amount| *amount > 0.0)?, currency(fee))))
        .map(|(amount, currency)| format!("{amount} {currency}"))
        .collect();
    if !above.is_empty() {
        FeeDue::Some(above.join(", "))
    } else if !fees.is_empty() && fees.iter().all(|fee| fee.known_amount() == Some(0.0)) {
        FeeDue::Nothing
    } else {
        FeeDue::Unknown
    }
}

fn currency(fee: &Fee) -> &str {
    fee.currency.as_deref().unwrap_or("VND")
}

/// How what is paid on one channel compares with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Costs {
    /// More.
    Dearer,
    /// Less.
    Cheaper,
    /// As much.
    Same,
    /// Nobody knows.
    Unknown,
}

/// Compares fees: by kind and text where both sides have the same ones, else by the sums of each currency.
pub(super) fn compare(one: Option<&Stated<Vec<Fee>>>, other: Option<&Stated<Vec<Fee>>>) -> Costs {
    let (Some(one), Some(other)) = (one, other) else {
        return Costs::Unknown;
    };
    let (one, other) = (one.items(), other.items());
    let known = |fees: &[Fee]| fees.iter().all(|fee| fee.known_amount().is_some());
    if !known(one) || !known(other) {
        return Costs::Unknown;
    }
    // So it is with most channels.
    if one == other {
        return Costs::Same;
    }
    if let (Some(one), Some(other)) = (by_kind(one), by_kind(other))
        && one.keys().eq(other.keys())
    {
        return of_pairs(one.values().zip(other.values()));
    }
    let (one, other) = (by_currency(one), by_currency(other));
    let none = |sums: &BTreeMap<&str, f64>| sums.values().all(|sum| *sum == 0.0);
    match (none(&one), none(&other)) {
        (true, true) => Costs::Same,
        (true, false) => Costs::Cheaper,
        (false, true) => Costs::Dearer,
        (false, false) if one.keys().eq(other.keys()) => of_sums(one.values().zip(other.values())),
        (false, false) => Costs::Unknown,
    }
}

type FeeKey<'f> = (Option<crate::catalogue::model::FeeKind>, String, &'f str);

/// Amounts by kind, text and currency; none where two fees share them.
fn by_kind(fees: &[Fee]) -> Option<BTreeMap<FeeKey<'_>, f64>> {
    let mut amounts = BTreeMap::new();
    for fee in fees {
        let text = fold(fee.text.as_deref().unwrap_or_default());
        let key = (fee.kind, text, currency(fee));
        if amounts.insert(key, fee.known_amount()?).is_some() {
            return None;
        }
    }
    Some(amounts)
}

fn by_currency(fees: &[Fee]) -> BTreeMap<&str, f64> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for fee in fees {
        *sums.entry(currency(fee)).or_default() += fee.known_amount().unwrap_or(0.0);
    }
    sums
}

/// One fee that is dearer is enough.
fn of_pairs<'f>(pairs: impl Iterator<Item = (&'f f64, &'f f64)>) -> Costs {
    let mut costs = Costs::Same;
    for (one, other) in pairs {
        if one > other {
            return Costs::Dearer;
        }
        if one < other {
            costs = Costs::Cheaper;
        }
    }
    costs
}

/// Sums of several currencies compare only where all of them point the same way.
fn of_sums<'f>(pairs: impl Iterator<Item = (&'f f64, &'f f64)>) -> Costs {
    let (mut dearer, mut cheaper) = (false, false);
    for (one, other) in pairs {
        dearer |= one > other;
        cheaper |= one < other;
    }
    match (dearer, cheaper) {
        (true, false) => Costs::Dearer,
        (false, true) => Costs::Cheaper,
        (false, false) => Costs::Same,
        (true, true) => Costs::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fee(amount: f64, text: &str) -> Fee {
        Fee {
            amount: Some(amount),
            text: Some(text.to_owned()),
            ..Fee::default()
        }
    }

    #[test]
    fn zero_beside_words_is_nothing_only_where_the_words_say_so() {
        let due = |fees: Vec<Fee>| amounts_to_pay(Some(&Stated::Some(fees)));
        assert_eq!(due(vec![fee(0.0, "Miễn phí.")]), FeeDue::Nothing);
        assert_eq!(due(vec![fee(0.0, "Theo quy định")]), FeeDue::Unknown);
        assert_eq!(due(vec![fee(0.0, "120.000 đồng")]), FeeDue::Unknown);
        assert_eq!(due(vec![Fee::default()]), FeeDue::Unknown);
        assert_eq!(due(Vec::new()), FeeDue::Unknown);
        assert_eq!(amounts_to_pay(Some(&Stated::None)), FeeDue::Nothing);
        assert_eq!(amounts_to_pay(None), FeeDue::Unknown);
        assert!(matches!(
            due(vec![fee(0.0, "?"), fee(5.0, "")]),
            FeeDue::Some(_)
        ));
    }

    #[test]
    fn fees_compare_by_kind_and_text_before_sums() {
        let stated = |fees: &[Fee]| Some(Stated::Some(fees.to_vec()));
        let costs =
            |one: &[Fee], other: &[Fee]| compare(stated(one).as_ref(), stated(other).as_ref());
        let (a, b) = (
            [fee(10.0, "x"), fee(50.0, "y")],
            [fee(5.0, "x"), fee(90.0, "y")],
        );
        assert_eq!(costs(&a, &b), Costs::Dearer);
        assert_eq!(costs(&[fee(10.0, "x")], &b), Costs::Cheaper);
        assert_eq!(costs(&[fee(0.0, "?")], &b), Costs::Unknown);
        assert_eq!(
            compare(Some(&Stated::None), stated(&b).as_ref()),
            Costs::Cheaper
        );
        assert_eq!(compare(Some(&Stated::None), None), Costs::Unknown);
    }

    /// As much is neither dearer nor cheaper, however it is written.
    #[test]
    fn equal_sums_are_the_same_and_currencies_do_not_add_up() {
        let in_currency = |amount, text, currency: &str| Fee {
            currency: Some(currency.to_owned()),
            ..fee(amount, text)
        };
        let (dong, dollars) = (
            |amount| in_currency(amount, "y", "VND"),
            |amount| in_currency(amount, "z", "USD"),
        );
        for (one, other, costs) in [
            (
                vec![fee(9.0, "x")],
                vec![in_currency(9.0, "x", "VND")],
                Costs::Same,
            ),
            (
                vec![fee(4.0, "a"), fee(5.0, "b")],
                vec![fee(9.0, "c")],
                Costs::Same,
            ),
            (
                vec![fee(4.0, "a"), fee(4.0, "b")],
                vec![fee(9.0, "c")],
                Costs::Cheaper,
            ),
            (
                vec![fee(5.0, "a"), fee(5.0, "b")],
                vec![fee(9.0, "c")],
                Costs::Dearer,
            ),
            (
                vec![fee(9.0, "x"), dollars(1.0)],
                vec![dong(8.0), dollars(2.0)],
                Costs::Unknown,
            ),
            (
                vec![fee(9.0, "x"), dollars(2.0)],
                vec![dong(8.0), dollars(2.0)],
                Costs::Dearer,
            ),
            (vec![fee(9.0, "x")], vec![dollars(2.0)], Costs::Unknown),
        ] {
            let (one, other) = (Stated::Some(one), Stated::Some(other));
            assert_eq!(
                compare(Some(&one), Some(&other)),
                costs,
                "{one:?} {other:?}"
            );
        }
    }
}
