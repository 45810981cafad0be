//! The manifest, agencies, fields, databases, and lists.

use std::collections::HashMap;
use std::path::Path;

use jiff::tz::TimeZone;

use super::figures;
use super::finding::Finding;
use super::groups;
use super::policy_days;
use super::{laws, place};
use crate::catalogue::check::reference_index::{ReferenceIndex, duplicate_id, reversed, shown};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::Manifest;
use crate::catalogue::model::ServiceList;
use crate::catalogue::snapshot::Located;
use crate::i18n::{Message, message};

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    manifest(known, found);
    unread(known, found);
    agencies(known, found);
    fields(known, found);
    databases(known, found);
    laws::instruments(known, found);
    lists(known, found);
    groups::check(known, found);
}

/// The one register of a kind cannot be read: what the others say of it is told once, and not reference by reference.
fn unread(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for (kind, what) in [
        (FileKind::Agencies, message!("check-agencies-unchecked")),
        (FileKind::Fields, message!("check-fields-unchecked")),
    ] {
        if let Some(path) = known.perhaps(kind) {
            found.push(Finding::new(
                "references-unchecked",
                path,
                message!("check-references-unchecked", what),
                message!("check-references-unchecked-hint"),
            ));
        }
    }
}

fn manifest(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let path = Path::new("catalogue.yaml");
    let Some(manifest) = known.snapshot.manifest() else {
        if !known.is_unreadable(FileKind::Manifest) {
            found.push(Finding::new(
                "manifest-missing",
                path,
                message!("check-manifest-missing"),
                message!("check-manifest-missing-hint"),
            ));
        }
        return;
    };
    built_in(manifest, path, found);
    figures::check(manifest, path, found);
    policy_days::check(manifest, path, found);
    if let Some(zone) = &manifest.zone
        && TimeZone::get(zone).is_err()
    {
        found.push(
            Finding::new(
                "zone-unknown",
                path,
                message!("check-zone-unknown", zone),
                message!("check-zone-unknown-hint"),
            )
            .at(place!["zone"]),
        );
    }
    for (at, regime) in manifest.policy.regimes.iter().enumerate() {
        let place = place!["policy", "regimes", at, "to"];
        found.extend(reversed(path, place, regime.from, regime.to));
    }
    for (at, target) in manifest.policy.targets.iter().enumerate() {
        let place = place!["policy", "targets", at, "due"];
        found.extend(reversed(path, place, target.from, target.due));
    }
}

/// The figures that hold because the manifest does not say its own.
fn built_in(manifest: &Manifest, path: &Path, found: &mut Vec<Finding>) {
    let policy = &manifest.policy;
    let evidence = policy.evidence.as_ref();
    let months = |months: u32| message!("builtin-months", months);
    let absent: Vec<Message> = [
        (
            policy.provinces.is_empty(),
            "policy.provinces",
            message!("builtin-provinces"),
        ),
        (
            evidence.is_none_or(|evidence| evidence.oldest.is_none()),
            "policy.evidence.oldest",
            months(policy.evidence_oldest_months()),
        ),
        (
            evidence.is_none_or(|evidence| evidence.grace.is_none()),
            "policy.evidence.grace",
            message!("builtin-days", days = policy.evidence_grace_days()),
        ),
        (
            policy.overrides.is_none(),
            "policy.overrides.longest",
            months(policy.overrides_longest_months()),
        ),
        (
            policy.suspension.is_none(),
            "policy.suspension.longest",
            months(policy.suspension_longest_months()),
        ),
    ]
    .into_iter()
    .filter(|(absent, ..)| *absent)
    .map(|(_, key, figure)| message!("builtin-of-key", key, figure))
    .collect();
    if absent.is_empty() {
        return;
    }
    found.push(
        Finding::new(
            "manifest-built-in",
            path,
            message!(
                "check-manifest-built-in",
                keys = Message::joined(absent, ", ")
            ),
            message!("check-manifest-built-in-hint"),
        )
        .at_key(place!["policy"]),
    );
}

/// Notes what stands twice; `first` holds where each id stands.
pub(super) fn once<'a>(
    first: &mut HashMap<&'a str, Message>,
    id: &'a str,
    here: impl FnOnce() -> Message,
) -> Option<Message> {
    match first.get(id) {
        Some(first) => Some(first.clone()),
        None => {
            first.insert(id, here());
            None
        }
    }
}

pub(super) fn agencies(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let path = Path::new("agencies.yaml");
    let mut first = HashMap::new();
    for (at, agency) in known.snapshot.agencies().iter().enumerate() {
        let here = || message!("place-entry-of-agencies", number = at + 1);
        if let Some(first) = once(&mut first, &agency.id, here) {
            let place = place!["agencies", at, "id"];
            found.push(duplicate_id(
                path,
                place,
                message!("thing-agency"),
                &agency.id,
                first,
            ));
        }
        let place = place!["agencies", at, "to"];
        found.extend(reversed(path, place, agency.from, agency.to));
        for (nth, id) in agency.replaced_by.iter().enumerate() {
            found.extend(known.agency(path, place!["agencies", at, "replaced_by", nth], id));
        }
    }
}

pub(super) fn fields(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let path = Path::new("fields.yaml");
    let mut first = HashMap::new();
    for (at, field) in known.snapshot.fields().iter().enumerate() {
        let here = || message!("place-entry-of-fields", number = at + 1);
        if let Some(first) = once(&mut first, &field.id, here) {
            let place = place!["fields", at, "id"];
            found.push(duplicate_id(
                path,
                place,
                message!("thing-field"),
                &field.id,
                first,
            ));
        }
        if let Some(owner) = &field.owner {
            found.extend(known.agency(path, place!["fields", at, "owner"], owner));
        }
    }
}

fn databases(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let path = Path::new("databases.yaml");
    let mut first = HashMap::new();
    for (at, database) in known.snapshot.databases().iter().enumerate() {
        let here = || message!("place-entry-of-databases", number = at + 1);
        if let Some(first) = once(&mut first, &database.id, here) {
            let place = place!["databases", at, "id"];
            found.push(duplicate_id(
                path,
                place,
                message!("thing-database"),
                &database.id,
                first,
            ));
        }
    }
}

fn lists(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let mut first = HashMap::new();
    for Located { path, value: list } in known.snapshot.lists() {
        if let Some(first) = once(&mut first, &list.id, || shown(path).into()) {
            found.push(duplicate_id(
                path,
                place!["id"],
                message!("thing-list"),
                &list.id,
                first,
            ));
        }
        over_total(known, path, list, found);
        let mut members = HashMap::new();
        let mut elsewhere = Vec::new();
        for (at, member) in list.members.iter().enumerate() {
            if let Some(code) = &member.code {
                let place = || place!["members", at, "code"];
                // A name says what is meant; the procedure may be another ministry's.
                match member.name {
                    Some(_) if !known.has_procedure(code) => elsewhere.push(code),
                    _ => found.extend(known.procedure(path, place(), code)),
                }
                found.extend(unanswered(known, path, code).map(|finding| finding.at(place())));
                if members.insert(code, at).is_some() {
                    found.push(twice(path, code).at(place()));
                }
            }
            if let Some(group) = &member.group {
                found.extend(known.group(path, place!["members", at, "group"], group));
            }
        }
        found.extend(not_held(path, &elsewhere));
    }
}

/// A member that names others in its place of which none names it: on the list stands nobody for it.
fn unanswered(known: &ReferenceIndex<'_>, path: &Path, code: &str) -> Option<Finding> {
    let member = known.snapshot.procedure(code)?;
    let life = member.value().lifecycle.as_ref()?;
    let heirs = life.replaced_by.iter();
    let heirs = heirs.filter_map(|id| Some((id, known.snapshot.procedure(id)?)));
    let mut heirs =
        heirs.map(|(id, file)| (id, file.read().replaces().iter().any(|old| old == code)));
    let (heir, _) = heirs.next().filter(|(_, answers)| !answers)?;
    if heirs.any(|(_, answers)| answers) {
        return None;
    }
    Some(Finding::new(
        "replaces-one-sided",
        path,
        message!("check-list-heir-unanswered", code, heir),
        message!("check-list-heir-unanswered-hint", code, heir),
    ))
}

/// The finding for members of a list or group that the catalogue does not hold.
pub(super) fn not_held(path: &Path, codes: &[&String]) -> Option<Finding> {
    /// So many are named.
    const NAMED: usize = 5;
    let names: Vec<&str> = codes.iter().take(NAMED).map(|code| code.as_str()).collect();
    let more = if codes.len() > NAMED { ", …" } else { "" };
    (!codes.is_empty()).then(|| {
        Finding::new(
            "members-not-held",
            path,
            message!(
                "check-members-not-held",
                count = codes.len(),
                codes = names.join(", "),
                more
            ),
            message!("check-members-not-held-hint"),
        )
        .at(place!["members"])
    })
}

fn over_total(
    known: &ReferenceIndex<'_>,
    path: &Path,
    list: &ServiceList,
    found: &mut Vec<Finding>,
) {
    let codes = || {
        list.members
            .iter()
            .filter_map(|member| member.code.as_ref())
    };
    // A code and the one that replaces it name one service.
    let continues = |code: &String| {
        let heir = known.snapshot.procedure(code);
        heir.is_some_and(|heir| codes().any(|old| heir.read().replaces().contains(old)))
    };
    let members = list.members.len() - codes().filter(|code| continues(code)).count();
    if let Some(total) = list.total
        && members > total as usize
    {
        found.push(
            Finding::new(
                "list-over-total",
                path,
                message!("check-list-over-total", members, total),
                message!("check-list-over-total-hint"),
            )
            .at(place!["total"]),
        );
    }
}

pub(super) fn twice(path: &Path, code: &str) -> Finding {
    Finding::new(
        "member-duplicate",
        path,
        message!("check-member-duplicate", code),
        message!("check-member-duplicate-hint"),
    )
}
