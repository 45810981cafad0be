//! Procedures: names and folders of files, agencies, fields, life cycle.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::{Date, date};
use rayon::prelude::*;

use super::finding::Finding;
use super::{laws, place};
use crate::catalogue::check::reference_index::{ReferenceIndex, over_scale, reversed, shown};
use crate::catalogue::kind::{UNKNOWN_ISSUER, procedure_path};
use crate::catalogue::lazy_values::ProcedureFile;
use crate::catalogue::model::{Citation, Continuity, Level, Procedure, Stated};
use crate::catalogue::snapshot::instrument_key;
use crate::i18n::message;

/// Last day of the district level. Source: Decree 118/2025/NĐ-CP.
const LAST_DISTRICT_DAY: Date = date(2025, 6, 30);

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let procedures = known.snapshot.procedures();
    for pair in procedures.windows(2) {
        if let [first, second] = pair {
            found.extend(twice(first, second));
        }
    }
    let doubtful = laws::doubtful(known);
    let heirs = heirs(known);
    found.par_extend(procedures.par_iter().flat_map_iter(|procedure| {
        let mut found = Vec::new();
        let (path, value) = (&procedure.path, procedure.read());
        file(known, path, &value, &mut found);
        own(known, path, &value, &mut found);
        replaced(known, path, &value, &mut found);
        beside(known, path, &value, &mut found);
        shared(&heirs, path, &value, &mut found);
        laws::legal_basis(known, &doubtful, path, &value, &mut found);
        cited_twice(path, &value, &mut found);
        found
    }));
}

/// What is wrong with what a procedure says, whatever others say and wherever its file lies.
pub(super) fn own(
    known: &ReferenceIndex<'_>,
    path: &Path,
    procedure: &Procedure,
    found: &mut Vec<Finding>,
) {
    agencies(known, path, procedure, found);
    levels(path, procedure, found);
    life(path, procedure, found);
    publications(path, procedure, found);
}

/// The finding for two files of one code. Sorted by code they are neighbours; the first is the one that counts.
pub(super) fn twice(first: &ProcedureFile, second: &ProcedureFile) -> Option<Finding> {
    (first.code == second.code).then(|| {
        Finding::new(
            "code-duplicate",
            &second.path,
            message!(
                "check-code-duplicate",
                path = shown(&first.path),
                code = first.code
            ),
            message!("check-code-duplicate-hint"),
        )
        .at(place!["code"])
    })
}

fn file(known: &ReferenceIndex<'_>, path: &Path, procedure: &Procedure, found: &mut Vec<Finding>) {
    let issuer = procedure.issuer.as_deref();
    let folder = path
        .parent()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    let wanted = procedure_path(issuer.or(folder), &procedure.code);
    if path.file_name() != wanted.file_name() {
        found.push(
            Finding::new(
                "file-name",
                path,
                message!("check-code-file-name", code = procedure.code),
                message!("check-rename-code-hint", path = shown(&wanted)),
            )
            .at(place!["code"]),
        );
    }
    match issuer {
        None => found.push(
            Finding::new(
                "issuer-missing",
                path,
                message!("check-issuer-missing"),
                match folder {
                    Some(folder) if folder != UNKNOWN_ISSUER => {
                        message!("check-issuer-folder-hint", folder)
                    }
                    _ => message!("check-issuer-hint"),
                },
            )
            .at_key(place!["code"]),
        ),
        Some(issuer) if folder == Some(UNKNOWN_ISSUER) && issuer != UNKNOWN_ISSUER => found.push(
            Finding::new(
                "file-folder-unknown",
                path,
                message!("check-folder-unknown", issuer),
                message!("check-move-with-decisions-hint", path = shown(&wanted)),
            )
            .at(place!["issuer"]),
        ),
        // Where nobody knows the issuer, the folder may well be right.
        Some(issuer) if folder != Some(issuer) && known.has_agency(issuer) => found.push(
            Finding::new(
                "file-folder",
                path,
                message!("check-folder-other", issuer),
                message!("check-move-with-decisions-hint", path = shown(&wanted)),
            )
            .at(place!["issuer"]),
        ),
        Some(_) => {}
    }
}

fn agencies(
    known: &ReferenceIndex<'_>,
    path: &Path,
    procedure: &Procedure,
    found: &mut Vec<Finding>,
) {
    if let Some(issuer) = &procedure.issuer {
        found.extend(known.agency(path, place!["issuer"], issuer));
    }
    for (key, agencies) in [
        ("executing", &procedure.executing),
        ("coordinating", &procedure.coordinating),
    ] {
        let agencies = agencies.as_ref().map_or(&[][..], Stated::items);
        for (at, id) in agencies.iter().enumerate() {
            found.extend(known.agency(path, place![key, at], id));
        }
    }
    for (at, publication) in procedure.published_by().iter().enumerate() {
        if let Some(agency) = &publication.agency {
            found.extend(known.agency(path, place!["publications", at, "agency"], agency));
        }
    }
    for (at, field) in procedure.fields.iter().enumerate() {
        found.extend(known.field(path, place!["fields", at], field));
    }
}

pub(super) fn levels(path: &Path, procedure: &Procedure, found: &mut Vec<Finding>) {
    for (at, entry) in procedure.levels.iter().enumerate() {
        if entry.level == Level::District && entry.until.is_some_and(|day| day > LAST_DISTRICT_DAY)
        {
            found.push(
                Finding::new(
                    "level-ended",
                    path,
                    message!("check-level-ended"),
                    message!("check-level-ended-hint"),
                )
                .at(place!["levels", at, "until"]),
            );
        }
    }
}

/// Nothing is on the portal before somebody signed it: one of the two days is wrong, and which one nobody can tell.
fn publications(path: &Path, procedure: &Procedure, found: &mut Vec<Finding>) {
    for (at, publication) in procedure.published_by().iter().enumerate() {
        let (Some(signed), Some(posted)) = (publication.signed, publication.posted) else {
            continue;
        };
        if posted < signed {
            found.push(
                Finding::new(
                    "posted-before-signed",
                    path,
                    message!("check-posted-before-signed", posted, signed),
                    message!("check-posted-before-signed-hint"),
                )
                .at(place!["publications", at, "posted"]),
            );
        }
    }
}

fn life(path: &Path, procedure: &Procedure, found: &mut Vec<Finding>) {
    if let Some(online) = &procedure.online {
        for (at, suspension) in online.suspended.iter().enumerate() {
            let place = place!["online", "suspended", at, "to"];
            found.extend(reversed(path, place, Some(suspension.from), suspension.to));
            let place = place!["online", "suspended", at, "resumed"];
            found.extend(reversed(
                path,
                place,
                Some(suspension.from),
                suspension.resumed,
            ));
        }
    }
    if let Some(measured) = &procedure.satisfaction {
        let place = place!["satisfaction", "to"];
        found.extend(reversed(path, place, measured.from, measured.to));
        if measured.value > measured.of {
            let place = place!["satisfaction", "value"];
            found.push(over_scale(path, measured.value, measured.of).at(place));
        }
    }
    let Some(life) = &procedure.lifecycle else {
        return;
    };
    found.extend(reversed(
        path,
        place!["lifecycle", "to"],
        life.from,
        life.to,
    ));
}

/// Procedures that do not name each other in return.
fn replaced(
    known: &ReferenceIndex<'_>,
    path: &Path,
    procedure: &Procedure,
    found: &mut Vec<Finding>,
) {
    let Some(life) = &procedure.lifecycle else {
        return;
    };
    for (key, answer, codes) in [
        ("replaces", "replaced_by", &life.replaces),
        ("replaced_by", "replaces", &life.replaced_by),
    ] {
        for (at, code) in codes.iter().enumerate() {
            let place = place!["lifecycle", key, at];
            let Some(other) = known.snapshot.procedure(code) else {
                found.extend(known.past_procedure(path, place, code));
                continue;
            };
            let life = other.value().lifecycle.as_ref();
            let says = life.is_some_and(|life| match answer {
                "replaces" => life.replaces.contains(&procedure.code),
                _ => life.replaced_by.contains(&procedure.code),
            });
            if !says {
                let own = &procedure.code;
                found.push(
                    Finding::new(
                        "replaces-one-sided",
                        path,
                        message!("check-replaces-one-sided", code, own, answer),
                        message!(
                            "check-replaces-one-sided-hint",
                            own,
                            answer,
                            path = shown(&other.path),
                            code
                        ),
                    )
                    .at(place),
                );
            }
        }
    }
}

/// Predecessors that run on though a procedure took their place: whose the dossiers of these days are nobody said. What was
/// replaced only in part may run on.
fn beside(
    known: &ReferenceIndex<'_>,
    path: &Path,
    procedure: &Procedure,
    found: &mut Vec<Finding>,
) {
    let life = procedure.lifecycle.as_ref();
    let Some((life, begins)) = life.zip(procedure.in_force_from()) else {
        return;
    };
    if !matches!(life.continuity, None | Some(Continuity::Same)) {
        return;
    }
    for (at, code) in life.replaces.iter().enumerate() {
        let before = known.snapshot.procedure(code).map(|file| file.read());
        let Some(before) = before.filter(|before| {
            before.code != procedure.code && before.in_force_to().is_none_or(|ends| begins <= ends)
        }) else {
            continue;
        };
        let own = &procedure.code;
        let ends = match before.in_force_to() {
            Some(ends) => message!("check-predecessor-ends", code, ends),
            None => message!("check-predecessor-endless", code),
        };
        found.push(
            Finding::new(
                "predecessor-runs-on",
                path,
                message!("check-predecessor-runs-on", ends, own, begins),
                message!("check-predecessor-runs-on-hint", code, own),
            )
            .at(place!["lifecycle", "replaces", at]),
        );
    }
}

/// By code, those that continue it with all its dossiers.
fn heirs(known: &ReferenceIndex<'_>) -> HashMap<String, Vec<String>> {
    let mut heirs: HashMap<String, Vec<String>> = HashMap::new();
    let files = known.snapshot.procedures().par_iter();
    let pairs: Vec<(String, String)> = files
        .flat_map_iter(|file| {
            let procedure = file.read();
            let pair = |code: &String| (code.clone(), procedure.code.clone());
            procedure.continues().iter().map(pair).collect::<Vec<_>>()
        })
        .collect();
    for (code, heir) in pairs {
        let of_code = heirs.entry(code).or_default();
        if !of_code.contains(&heir) {
            of_code.push(heir);
        }
    }
    heirs.retain(|_, heirs| heirs.len() > 1);
    heirs
}

/// Predecessors whose dossiers another procedure counts as its own, too.
fn shared(
    heirs: &HashMap<String, Vec<String>>,
    path: &Path,
    procedure: &Procedure,
    found: &mut Vec<Finding>,
) {
    for (at, code) in procedure.replaces().iter().enumerate() {
        let of_code = heirs
            .get(code)
            .filter(|_| procedure.continues().contains(code));
        let Some(of_code) = of_code else { continue };
        let others: Vec<&str> = of_code
            .iter()
            .filter(|other| **other != procedure.code)
            .map(String::as_str)
            .collect();
        found.push(
            Finding::new(
                "continuity-shared",
                path,
                message!(
                    "check-continuity-shared",
                    own = procedure.code,
                    others = others.join(", "),
                    code
                ),
                message!("check-continuity-shared-hint"),
            )
            .at(place!["lifecycle", "replaces", at]),
        );
    }
}

/// One law cited twice, whichever articles are named with it.
fn cited_twice(path: &Path, procedure: &Procedure, found: &mut Vec<Finding>) {
    let basis = procedure
        .legal_basis
        .as_ref()
        .map_or(&[][..], Stated::items);
    let mut first: Vec<Citation> = Vec::new();
    for (at, citation) in basis.iter().enumerate() {
        let law = Citation {
            number: instrument_key(&citation.number),
            articles: None,
            ..citation.clone()
        };
        if first.contains(&law) {
            found.push(
                Finding::new(
                    "citation-duplicate",
                    path,
                    message!("check-citation-duplicate", number = citation.number),
                    message!("check-citation-duplicate-hint"),
                )
                .at(place!["legal_basis", at, "number"]),
            );
        } else {
            first.push(law);
        }
    }
}
