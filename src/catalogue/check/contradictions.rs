//! Reports that deny each other: one of them is wrong, and nobody but their units knows which.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::{ReferenceIndex, shown as shown_path};
use crate::catalogue::contradictions::{DossierTrace, contradicted, shown_beside_zero};
use crate::catalogue::model::{Basis, Share, Statistics};
use crate::i18n::message;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    zeros(known, found);
    fields(known, found);
    wholes(known, found);
    groups_alone(known, found);
}

/// Groups that had no dossier by a report that has no row for some of their members: "a linked group's count serves each
/// member", and what came to a member outside the group it does not say.
fn groups_alone(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for report in known.snapshot.statistics() {
        let value = &report.value;
        if value.basis != Basis::Received || value.complete {
            continue;
        }
        for (id, _) in value.counts.iter().filter(|(_, counts)| counts.is_zero()) {
            let Some(group) = known.snapshot.group(id) else {
                continue;
            };
            let silent = group.codes().map(String::as_str).filter(|code| {
                group.share_of(code, value.from, value.to) != Share::None
                    && !value.counts.contains_key(*code)
            });
            let silent: BTreeSet<&str> = silent.collect();
            if silent.is_empty() {
                continue;
            }
            let members = silent.into_iter().collect::<Vec<_>>().join(", ");
            let message = message!("check-group-zero-alone", group = id.as_str(), members);
            let hint = message!("check-group-zero-alone-hint");
            let finding = Finding::new("group-zero-alone", &report.path, message, hint);
            found.push(finding.at(place!["counts", id.as_str()]));
        }
    }
}

/// Reports that say none of what another counts.
fn zeros(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let reports = known.snapshot.statistics();
    for zero in reports {
        let issues = |code: &str| {
            let procedure = known.snapshot.procedure(code);
            procedure
                .is_some_and(|procedure| procedure.read().issuer.as_ref() == Some(&zero.value.unit))
        };
        let mut once = BTreeMap::new();
        for other in reports.iter().filter(|other| other.path != zero.path) {
            for (code, total) in contradicted(&zero.value, &other.value, issues) {
                once.entry(code).or_insert((&other.path, total));
            }
        }
        let mut shown = BTreeMap::new();
        for other in reports.iter().filter(|other| other.path != zero.path) {
            for (code, trace) in shown_beside_zero(&zero.value, &other.value, issues) {
                shown.entry(code).or_insert((&other.path, trace));
            }
        }
        shown.retain(|code, _| !once.contains_key(code));
        for (code, (other, trace)) in shown {
            let DossierTrace { key, count, .. } = trace;
            found.push(
                Finding::new(
                    "counts-contradict",
                    &zero.path,
                    message!(
                        "check-counts-shown",
                        code,
                        path = shown_path(other),
                        key,
                        count
                    ),
                    message!("check-counts-contradict-hint"),
                )
                .at(place!["counts", code]),
            );
        }
        for (code, (other, total)) in once {
            found.push(
                Finding::new(
                    "counts-contradict",
                    &zero.path,
                    message!(
                        "check-counts-contradict",
                        code,
                        path = shown_path(other),
                        total
                    ),
                    message!("check-counts-contradict-hint"),
                )
                .at(place!["counts", code]),
            );
        }
    }
}

/// Fields that a report says had none, though another counts some, or some were resolved.
fn fields(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for report in known.snapshot.statistics() {
        let value = &report.value;
        let mut counted = known.snapshot.fields_counted_elsewhere(value);
        if value.basis == Basis::Received {
            for (field, of) in known.snapshot.fields_counted(value, Basis::Resolved) {
                counted.entry(field).or_insert(of);
            }
        }
        let told: BTreeSet<&str> = counted.keys().copied().collect();
        for (field, (other, total)) in counted {
            let path = shown_path(&other.path);
            let message = match other.value.basis == value.basis {
                true => message!("check-field-counted-elsewhere", field, path, total),
                false => message!("check-field-resolved-elsewhere", field, path, total),
            };
            let hint = message!("check-counts-contradict-hint");
            let finding = Finding::new("counts-contradict", &report.path, message, hint);
            found.push(at_field(value, field, finding));
        }
        for (field, (other, trace)) in known.snapshot.fields_shown(value) {
            if told.contains(field) {
                continue;
            }
            let DossierTrace { key, count, .. } = trace;
            let path = shown_path(&other.path);
            let message = message!("check-field-shown", field, path, key, count);
            let hint = message!("check-counts-contradict-hint");
            let finding = Finding::new("counts-contradict", &report.path, message, hint);
            found.push(at_field(value, field, finding));
        }
    }
}

fn at_field(report: &Statistics, field: &str, finding: Finding) -> Finding {
    // Where a complete report leaves it out it has no row.
    match report.fields.contains_key(field) {
        true => finding.at(place!["fields", field]),
        false => finding.at(place!["complete"]),
    }
}

/// Rows that count less than the reports of their parts.
fn wholes(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for report in known.snapshot.statistics() {
        for below in known.snapshot.wholes_below_parts(&report.value) {
            found.push(
                Finding::new(
                    "counts-contradict",
                    &report.path,
                    message!(
                        "check-whole-below-parts",
                        code = below.target,
                        whole = below.whole,
                        parts = below.parts,
                        path = shown_path(&below.greatest.path)
                    ),
                    message!("check-counts-contradict-hint"),
                )
                .at(place!["counts", below.target]),
            );
        }
    }
}
