//! What depends on the day on which it is asked: periods that have not ended, agencies that are no more. The day is given;
//! nothing here knows the clock.

use jiff::civil::Date;

use super::finding::{FileStep, Finding};
use super::place;
use super::reports::doubted;
use crate::catalogue::check::reference_index::ReferenceIndex;
use crate::catalogue::model::Stated;
use crate::catalogue::plausibility::{not_ended, successors};
use crate::catalogue::snapshot::Located;
use crate::i18n::message;

pub(super) fn check(known: &ReferenceIndex<'_>, today: Date, found: &mut Vec<Finding>) {
    for Located { path, value } in known.snapshot.statistics() {
        found.extend(not_ended(value, today).map(|doubt| doubted(path, doubt)));
    }
    if known.snapshot.agencies().iter().any(|a| a.to.is_some()) {
        procedures(known, today, found);
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
