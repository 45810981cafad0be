//! What depends on the day on which it is asked: periods that have not ended, agencies that are no more. The day is given;
//! nothing here knows the clock.

use std::path::Path;

use jiff::civil::Date;

use super::finding::{FileStep, Finding};
use super::place;
use super::reports::doubted;
use crate::catalogue::check::reference_index::ReferenceIndex;
use crate::catalogue::model::{AsOf, Stated};
use crate::catalogue::past_day::{PastDay, past_day};
use crate::catalogue::plausibility::{not_ended, retrieved_ahead, successors};
use crate::catalogue::snapshot::Located;
use crate::i18n::message;

pub(super) fn check(known: &ReferenceIndex<'_>, today: Date, found: &mut Vec<Finding>) {
    for Located { path, value } in known.snapshot.statistics() {
        let doubts = not_ended(value, today).into_iter();
        let doubts = doubts.chain(retrieved_ahead(value, today));
        found.extend(doubts.map(|doubt| doubted(path, doubt)));
    }
    manifest(known, today, found);
    plans(known, today, found);
    if known.snapshot.agencies().iter().any(|a| a.to.is_some()) {
        procedures(known, today, found);
    }
}

/// A fixed date that is to come, and a day that the manifest gives no number of provinces.
fn manifest(known: &ReferenceIndex<'_>, today: Date, found: &mut Vec<Finding>) {
    let Some(manifest) = known.snapshot.manifest() else {
        return;
    };
    let path = Path::new("catalogue.yaml");
    if let AsOf::Date(day) = manifest.as_of
        && !manifest.sample
        && day > today
    {
        found.push(
            Finding::new(
                "as-of-ahead",
                path,
                message!("check-as-of-ahead", day, today),
                message!("check-as-of-ahead-hint"),
            )
            .at(place!["as_of"]),
        );
    }
    if let Some(PastDay { as_of, decided }) = past_day(known.snapshot, today) {
        let told = match decided {
            Some(decided) => message!("check-as-of-behind-decided", as_of, decided),
            None => message!("check-as-of-behind", as_of, today),
        };
        found.push(
            Finding::new(
                "as-of-behind",
                path,
                told,
                message!("check-as-of-behind-hint"),
            )
            .at(place!["as_of"]),
        );
    }
    let counts = &manifest.policy.provinces;
    let last = counts.iter().filter_map(|entry| entry.to).max();
    if let Some(last) = last
        && counts.iter().all(|entry| entry.to.is_some())
        && last < today
    {
        found.push(
            Finding::new(
                "provinces-hole",
                path,
                message!("check-provinces-after", last),
                message!("check-provinces-after-hint"),
            )
            .at(place!["policy", "provinces"]),
        );
    }
}

/// Plans with days that are to come where only days that have come can stand.
fn plans(known: &ReferenceIndex<'_>, today: Date, found: &mut Vec<Finding>) {
    for Located { path, value: plan } in known.snapshot.plans() {
        if let Some(signed) = plan.signed.filter(|day| *day > today) {
            found.push(
                Finding::new(
                    "plan-signed-ahead",
                    path,
                    message!("check-plan-signed-ahead", signed, today),
                    message!("check-plan-signed-ahead-hint"),
                )
                .at(place!["signed"]),
            );
        }
        for (at, row) in plan.procedures.iter().enumerate() {
            if let Some(done) = row.done.filter(|day| *day > today) {
                found.push(
                    Finding::new(
                        "plan-done-ahead",
                        path,
                        message!("check-plan-done-ahead", done, today),
                        message!("check-plan-done-ahead-hint"),
                    )
                    .at(place!["procedures", at, "done"]),
                );
            }
        }
    }
}

/// Procedures in force that name an agency which is no more.
fn procedures(known: &ReferenceIndex<'_>, today: Date, found: &mut Vec<Finding>) {
    for file in known.snapshot.procedures() {
        let procedure = file.read();
        if procedure.in_force_to().is_some_and(|to| to < today) {
            continue;
        }
        let mut ended = |id: &str, place: Vec<FileStep>| {
            let Some((agency, end)) = known
                .snapshot
                .agency(id)
                .and_then(|agency| Some((agency, agency.to.filter(|end| *end < today)?)))
            else {
                return;
            };
            let finding = Finding::new(
                "agency-ended",
                &file.path,
                message!("check-agency-ended", id, end, code = file.code),
                successors(agency),
            );
            found.push(finding.at_steps(place));
        };
        if let Some(issuer) = &procedure.issuer {
            ended(issuer, place!["issuer"].into());
        }
        let executing = procedure.executing.iter().flat_map(Stated::items);
        for (at, id) in executing.enumerate() {
            ended(id, place!["executing", at].into());
        }
    }
}
