//! The second reading of the rules that read channels: `fee-not-payable-online`, `online-not-better`.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::others::level;
use super::permitted::Permitted;
use super::verdict::ExpectedVerdict::{CannotTell, Clear, Flag, NotApplicable};
use super::world::{OnlineLevel, Procedure, Stated};
use super::world_services::{Channel, Fees, Method, Time, Unit};

/// The channels of a procedure; none where they are not stated.
fn channels(procedure: &Procedure) -> Option<Vec<Channel>> {
    match procedure.channels {
        Stated::Absent => None,
        Stated::SaidNone => Some(Vec::new()),
        Stated::Some if procedure.service.channels.is_empty() => {
            let methods = [Method::Online, Method::InPerson, Method::Post];
            let plain = |(time, method): (&bool, Method)| Channel {
                case: None,
                method,
                time: time.then_some(Time {
                    tenths: Some(30),
                    unit: Unit::WorkingDay,
                }),
                fees: Fees::Absent,
                online_payment: None,
            };
            Some(procedure.times.iter().zip(methods).map(plain).collect())
        }
        Stated::Some => Some(procedure.service.channels.clone()),
    }
}

pub fn fee_not_payable_online(procedure: &Procedure, as_of: Date) -> Permitted {
    let channels = channels(procedure);
    let online: Option<Vec<&Channel>> = channels.as_ref().map(|all| {
        let all = all.iter();
        all.filter(|channel| channel.method == Method::Online)
            .collect()
    });
    let level = level(procedure, as_of);
    // "Before 2026-07-01, level none, or channels stated and none online → n/a."
    if as_of < date(2026, 7, 1)
        || level == Some(OnlineLevel::None)
        || online.as_ref().is_some_and(Vec::is_empty)
    {
        return NotApplicable.into();
    }
    let Some(online) = online.filter(|_| level.is_some()) else {
        return CannotTell.into();
    };
    let mut worst = Clear;
    for channel in online {
        let says = match (&channel.fees, channel.online_payment) {
            // "`fees: none` → nothing to pay; `online_payment: true` → payable."
            (Fees::SaidNone, _) | (_, Some(true)) => Clear,
            (Fees::Absent, _) => CannotTell,
            (Fees::Some(fees), paid) => {
                let some = fees.iter().any(|fee| fee.amount.is_some_and(|n| n > 0));
                let unknown = fees
                    .iter()
                    .any(|fee| fee.amount.is_none() || (fee.amount == Some(0) && fee.money_text));
                // "An amount > 0 with `online_payment: false` → flag (one case is enough)."
                match (some, paid) {
                    (true, Some(false)) => Flag,
                    // "… or an amount > 0 has no `online_payment`"
                    (true, _) => CannotTell,
                    (false, _) if unknown => CannotTell,
                    (false, _) => Clear,
                }
            }
        };
        worst = worst.max(says);
    }
    worst.into()
}

/// What comparing one thing of two channels says of the online one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    Worse,
    NotWorse,
    Unknown,
}

/// Shortest and longest, in 240ths of a calendar day.
fn calendar(time: &Time) -> Option<(i64, i64)> {
    let n = time.tenths?;
    // "day [n,n], hour [n/24,n/24], working day [n,2n+10], month [28n,31n], year [365n,366n]"
    match time.unit {
        Unit::Day => Some((24 * n, 24 * n)),
        Unit::Hour => Some((n, n)),
        Unit::WorkingDay => Some((24 * n, 48 * n + 2400)),
        Unit::Month => Some((24 * 28 * n, 24 * 31 * n)),
        Unit::Year => Some((24 * 365 * n, 24 * 366 * n)),
        Unit::Other => None,
    }
}

fn slower(online: Option<&Time>, other: Option<&Time>) -> Compared {
    // "text or absent: unknown"
    let (Some(online), Some(other)) = (online, other) else {
        return Compared::Unknown;
    };
    // "Same unit: compare numbers"
    if online.unit == other.unit && online.unit != Unit::Other {
        return match (online.tenths, other.tenths) {
            (Some(online), Some(other)) if online > other => Compared::Worse,
            (Some(_), Some(_)) => Compared::NotWorse,
            _ => Compared::Unknown,
        };
    }
    // "slower if low(online) > high(other), not slower if high(online) ≤ low(other), else unknown"
    match (calendar(online), calendar(other)) {
        (Some((low, _)), Some((_, high))) if low > high => Compared::Worse,
        (Some((_, high)), Some((low, _))) if high <= low => Compared::NotWorse,
        _ => Compared::Unknown,
    }
}

/// Amounts by kind; none where one is not known.
fn amounts(fees: &Fees) -> Option<BTreeMap<&'static str, i64>> {
    match fees {
        Fees::Absent => None,
        Fees::SaidNone => Some(BTreeMap::new()),
        Fees::Some(fees) => fees
            .iter()
            .map(|fee| {
                let amount = fee.amount.filter(|n| *n > 0 || !fee.money_text)?;
                Some((fee.kind, amount))
            })
            .collect(),
    }
}

/// The kinds and texts of fees, as they stand.
fn kinds(fees: &Fees) -> Vec<(&'static str, bool)> {
    match fees {
        Fees::Some(fees) => fees.iter().map(|fee| (fee.kind, fee.money_text)).collect(),
        _ => Vec::new(),
    }
}

fn dearer(online: &Fees, other: &Fees) -> Compared {
    // "an amount absent, or 0 with a text that could be money, is unknown"
    let (Some(one), Some(two)) = (amounts(online), amounts(other)) else {
        return Compared::Unknown;
    };
    // "amounts compared by kind and text where both sides have them, else sums by currency"
    let alike = kinds(online) == kinds(other);
    let worse = if alike {
        one.iter().any(|(kind, amount)| *amount > two[kind])
    } else {
        one.values().sum::<i64>() > two.values().sum::<i64>()
    };
    if worse {
        Compared::Worse
    } else {
        Compared::NotWorse
    }
}

pub fn online_not_better(procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    let level = level(procedure, as_of);
    let channels = channels(procedure);
    let has = |online: bool| {
        channels.as_ref().is_none_or(|all| {
            let mut all = all.iter();
            all.any(|channel| (channel.method == Method::Online) == online)
        })
    };
    // "Not offered, no online channel, or no other → n/a."
    if level == Some(OnlineLevel::None) || !has(true) || !has(false) {
        return NotApplicable.into();
    }
    let Some(channels) = channels.filter(|_| level.is_some()) else {
        return CannotTell.into();
    };
    // "Pairs: each online entry with each in-person and post entry of the same case (no case: with all)."
    let mut found = Vec::new();
    for online in channels.iter().filter(|c| c.method == Method::Online) {
        for other in channels.iter().filter(|c| c.method != Method::Online) {
            let same = match (online.case, other.case) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            };
            if same {
                found.push(slower(online.time.as_ref(), other.time.as_ref()));
                found.push(dearer(&online.fees, &other.fees));
            }
        }
    }
    if found.contains(&Compared::Worse) {
        Flag.into()
    } else if found.contains(&Compared::Unknown) {
        CannotTell.into()
    } else if found.is_empty() {
        // Nothing of one case can be compared.
        Permitted::from(NotApplicable).or(Clear)
    } else {
        Clear.into()
    }
}
