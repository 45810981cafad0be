//! Reports that deny each other: one of them is wrong, and nobody but their units knows which.

use std::collections::BTreeMap;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::{ReferenceIndex, shown};
use crate::catalogue::contradictions::contradicted;
use crate::catalogue::model::Basis;
use crate::i18n::message;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    zeros(known, found);
    fields(known, found);
    wholes(known, found);
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
        for (code, (other, total)) in once {
            found.push(
                Finding::new(
                    "counts-contradict",
                    &zero.path,
                    message!("check-counts-contradict", code, path = shown(other), total),
                    message!("check-counts-contradict-hint"),
                )
                .at(place!["counts", code]),
            );
        }
    }
}

/// Fields that a nationwide report says had none, though another counts some, or some were resolved.
fn fields(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for report in known.snapshot.statistics() {
        let value = &report.value;
        let mut counted = known.snapshot.fields_counted_elsewhere(value);
        if value.basis == Basis::Received {
            for (field, of) in known.snapshot.fields_counted(value, Basis::Resolved) {
                counted.entry(field).or_insert(of);
            }
        }
        for (field, (other, total)) in counted {
            let path = shown(&other.path);
            let message = match other.value.basis == value.basis {
                true => message!("check-field-counted-elsewhere", field, path, total),
                false => message!("check-field-resolved-elsewhere", field, path, total),
            };
            let hint = message!("check-counts-contradict-hint");
            let finding = Finding::new("counts-contradict", &report.path, message, hint);
            // Where a complete report leaves it out it has no row.
            found.push(match value.fields.contains_key(field) {
                true => finding.at(place!["fields", field]),
                false => finding.at(place!["complete"]),
            });
        }
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
                        path = shown(&below.greatest.path)
                    ),
                    message!("check-counts-contradict-hint"),
                )
                .at(place!["counts", below.target]),
            );
        }
    }
}
