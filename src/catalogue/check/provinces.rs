//! How many provinces agencies.yaml knows, held against how many the manifest says there are: one too many counts a report
//! twice, and one that is missing is waited for by nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::ReferenceIndex;
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Agency, AgencyKind, ProvinceCount, Scope};
use crate::i18n::{Message, message};
use crate::text::fold;

/// So many are named.
const NAMED: usize = 6;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let Some(manifest) = known.snapshot.manifest() else {
        return;
    };
    found.extend(twice(&manifest.policy.provinces));
    found.extend(holes(&manifest.policy.provinces));
    if known.is_unreadable(FileKind::Agencies) {
        return;
    }
    let agencies = known.snapshot.agencies().iter().enumerate();
    let provinces: Vec<(usize, &Agency)> = agencies
        .filter(|(_, agency)| agency.kind == AgencyKind::Province)
        .collect();
    let reported = reported(known);
    let mut fewest: BTreeMap<u32, (usize, Date)> = BTreeMap::new();
    let mut over = BTreeSet::new();
    let days = days(known, &provinces);
    for (at, day) in days.iter().enumerate() {
        let Some(count) = manifest.policy.provinces_on(*day) else {
            continue;
        };
        let in_being: Vec<_> = provinces
            .iter()
            .filter(|(_, agency)| agency.exists_on(*day))
            .collect();
        let last = days.get(at + 1).and_then(|next| next.yesterday().ok());
        let last = last.unwrap_or(Date::MAX);
        let number = in_being.len();
        if number > count as usize {
            if over.insert(count) {
                found.push(too_many(&in_being, count, *day));
            }
        } else if number < count as usize
            && reported.iter().any(|(from, to)| *from <= last && day <= to)
        {
            let fewer = fewest.entry(count).or_insert((number, *day));
            if number < fewer.0 {
                *fewer = (number, *day);
            }
        }
    }
    for (count, (number, day)) in fewest {
        let since = match day == Date::MIN {
            true => Message::default(),
            false => message!("check-on-day", day),
        };
        found.push(Finding::new(
            "provinces-missing",
            Path::new("agencies.yaml"),
            message!("check-provinces-missing", number, count, since),
            message!("check-provinces-missing-hint"),
        ));
    }
}

/// The first entry of the manifest that says another number than one before it of the same days: first come would be a guess.
fn twice(entries: &[ProvinceCount]) -> Option<Finding> {
    let meet = |one: &ProvinceCount, other: &ProvinceCount| {
        let before = |from: Option<Date>, to: Option<Date>| match (from, to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        one.count != other.count && before(one.from, other.to) && before(other.from, one.to)
    };
    let (at, entry, first) = entries.iter().enumerate().find_map(|(at, entry)| {
        let first = entries[..at].iter().find(|first| meet(first, entry))?;
        Some((at, entry, first))
    })?;
    let finding = Finding::new(
        "provinces-overlap",
        Path::new("catalogue.yaml"),
        message!(
            "check-provinces-overlap",
            first = first.count,
            second = entry.count
        ),
        message!("check-provinces-overlap-hint"),
    );
    Some(finding.at(place!["policy", "provinces", at, "count"]))
}

/// Days between two entries of the manifest that stand in none.
fn holes(entries: &[ProvinceCount]) -> Vec<Finding> {
    let mut sorted: Vec<(usize, &ProvinceCount)> = entries.iter().enumerate().collect();
    sorted.sort_by_key(|(_, entry)| entry.from);
    let mut found = Vec::new();
    // The last day that the entries so far reach, and whether one of them has no end.
    let mut reached: Option<Option<Date>> = None;
    for (at, entry) in sorted {
        if let (Some(Some(last)), Some(from)) = (reached, entry.from)
            && let Ok(next) = last.tomorrow()
            && next < from
        {
            let eve = from.yesterday().unwrap_or(from);
            found.push(
                Finding::new(
                    "provinces-hole",
                    Path::new("catalogue.yaml"),
                    message!("check-provinces-between", next, eve),
                    message!("check-provinces-between-hint"),
                )
                .at(place!["policy", "provinces", at, "from"]),
            );
        }
        reached = match (reached, entry.to) {
            (Some(None), _) | (_, None) => Some(None),
            (Some(Some(last)), Some(to)) => Some(Some(last.max(to))),
            (None, Some(to)) => Some(Some(to)),
        };
    }
    found
}

/// The days on which the number of provinces that are known, or that there are, may change; the first stands for all before.
fn days(known: &ReferenceIndex<'_>, provinces: &[(usize, &Agency)]) -> Vec<Date> {
    let stated = known.snapshot.manifest().into_iter();
    let stated = stated.flat_map(|manifest| &manifest.policy.provinces);
    let own = provinces.iter().map(|(_, agency)| (agency.from, agency.to));
    let ends = own.chain(stated.map(|entry| (entry.from, entry.to)));
    let days = ends.flat_map(|(from, to)| [from, to.and_then(|to| to.tomorrow().ok())]);
    // The mergers of 2025, which are built in where the manifest says nothing.
    let mergers = Date::new(2025, 7, 1).ok();
    let all: BTreeSet<Date> = days.flatten().chain(mergers).chain([Date::MIN]).collect();
    all.into_iter().collect()
}

/// The periods of which provinces reported: on other days a number that is too small changes nothing.
fn reported(known: &ReferenceIndex<'_>) -> Vec<(Date, Date)> {
    let reports = known.snapshot.statistics().iter();
    let own = reports.filter(|report| {
        let unit = known.snapshot.agency(&report.value.unit);
        report.value.scope == Scope::Unit
            && unit.is_some_and(|unit| unit.kind == AgencyKind::Province)
    });
    own.map(|report| (report.value.from, report.value.to))
        .collect()
}

fn too_many(in_being: &[&(usize, &Agency)], count: u32, day: Date) -> Finding {
    let mut by_place: BTreeMap<String, Vec<&(usize, &Agency)>> = BTreeMap::new();
    for province in in_being {
        let (_, agency) = province;
        by_place
            .entry(place_of(&agency.name))
            .or_default()
            .push(province);
    }
    let twins: Vec<_> = by_place
        .into_values()
        .filter(|same| same.len() > 1)
        .collect();
    let names = twins.iter().take(NAMED).map(|same| {
        let ids: Vec<&str> = same.iter().map(|(_, agency)| agency.id.as_str()).collect();
        ids.join(" = ")
    });
    let names = names.collect::<Vec<_>>().join(", ");
    let likely = match names.is_empty() {
        true => Message::default(),
        false => message!("check-provinces-twins", names),
    };
    let on = match day == Date::MIN {
        true => Message::default(),
        false => message!("check-on-day", day),
    };
    let finding = Finding::new(
        "provinces-too-many",
        Path::new("agencies.yaml"),
        message!(
            "check-provinces-too-many",
            number = in_being.len(),
            on,
            count,
            likely
        ),
        message!("check-provinces-too-many-hint"),
    );
    match twins.first().and_then(|same| same.last()) {
        Some((at, _)) => finding.at(place!["agencies", *at, "id"]),
        None => finding,
    }
}

/// The place that a province's name names, without what it is.
fn place_of(name: &str) -> String {
    let folded = fold(name);
    let mut rest = folded.as_str();
    for prefix in [
        "ubnd ",
        "uy ban nhan dan ",
        "tinh ",
        "thanh pho ",
        "tp. ",
        "tp ",
    ] {
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    rest.to_owned()
}
