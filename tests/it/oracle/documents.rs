//! The second reading of the rules on what the state has already, and on where a procedure is handled: `data-already-held`,
//! `result-already-issued`, `district-level`, `local-level-differs`.

use jiff::civil::{Date, date};

use super::others::level;
use super::permitted::Permitted;
use super::verdict::ExpectedVerdict::{CannotTell, Clear, Flag, NotApplicable};
use super::world::{Kind, Level, Procedure, Results, Stated, World, within};
use super::world_services::Document;
use super::writing::DISTRICT_COMMITTEE;

/// The documents that are asked for; none where they are not stated.
fn documents(procedure: &Procedure) -> Option<Vec<Document>> {
    match procedure.documents {
        Stated::Absent => None,
        Stated::SaidNone => Some(Vec::new()),
        Stated::Some => Some(procedure.service.documents.clone()),
    }
}

/// A name as people compare it.
fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

pub fn data_already_held(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    let Some(documents) = documents(procedure) else {
        return CannotTell.into();
    };
    if documents.is_empty() && procedure.documents == Stated::SaidNone {
        return Clear.into();
    }
    // "Unreadable databases → cannot_tell."
    if world.beside.broken_databases {
        return CannotTell.into();
    }
    let held = |document: &Document| {
        let excused = document.surrendered || document.required_by;
        let databases = world.beside.databases.iter();
        !excused
            && databases
                .filter(|database| database.since <= as_of)
                .any(|database| {
                    let name = folded(&document.name);
                    database.names.iter().any(|held| folded(held) == name)
                        || document
                            .code
                            .is_some_and(|code| database.codes.contains(&code))
                })
    };
    if documents.iter().any(held) {
        Flag.into()
    } else {
        Clear.into()
    }
}

pub fn result_already_issued(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    let Some(documents) = documents(procedure) else {
        return CannotTell.into();
    };
    let issued = |document: &Document| {
        let others = world.procedures.iter();
        let mut others =
            others.filter(|other| other.code != procedure.code && other.in_force(as_of));
        others.any(|other| {
            let Results::Some(all) = &other.results else {
                return false;
            };
            let results = other.service.results.iter().take(all.len());
            results
                .filter(|result| result.electronic == Some(true))
                .any(|result| {
                    let same_code = document.code.is_some() && document.code == result.code;
                    same_code || folded(&document.name) == folded(result.name)
                })
        })
    };
    let asked: Vec<&Document> = documents
        .iter()
        .filter(|d| !d.surrendered && issued(d))
        .collect();
    // "As the last" has two excuses, of which "`surrendered` excuses" repeats one.
    if asked.is_empty() {
        Clear.into()
    } else if asked.iter().all(|document| document.required_by) {
        Permitted::from(Clear).or(Flag)
    } else {
        Flag.into()
    }
}

pub fn district_level(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    // "As-of ≤ 2025-06-30 → n/a."
    if as_of <= date(2025, 6, 30) {
        return NotApplicable.into();
    }
    let levels = &procedure.levels;
    let district = |level: &Level| *level == Level::District;
    let still = levels
        .iter()
        .any(|(level, until)| district(level) && until.is_none_or(|until| as_of <= until));
    let only = !levels.is_empty() && levels.iter().all(|(level, _)| district(level));
    let of_district = |id: &String| {
        id == DISTRICT_COMMITTEE
            || world
                .agency(id)
                .is_some_and(|agency| agency.kind == Kind::District)
    };
    let executing =
        procedure.executing == Stated::Some && procedure.service.executing.iter().any(of_district);
    if still || only || executing {
        Flag.into()
    } else if levels.is_empty() {
        CannotTell.into()
    } else {
        Clear.into()
    }
}

pub fn local_level_differs(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    // "Issued by a province, or no row of a unit in being with `since` absent or ≤ as-of → n/a."
    let issuer = procedure.issuer.as_deref().and_then(|id| world.agency(id));
    let mut rows = Vec::new();
    for variants in &world.beside.variants {
        let unit = world.agency(&variants.unit);
        let in_being = unit.is_some_and(|unit| within(as_of, unit.from, unit.to));
        for (code, row) in &variants.rows {
            let counts = in_being && row.since.is_none_or(|since| since <= as_of);
            if counts && *code == procedure.code {
                rows.push(row);
            }
        }
    }
    if issuer.is_some_and(|issuer| issuer.kind == Kind::Province) || rows.is_empty() {
        return NotApplicable.into();
    }
    let Some(national) = level(procedure, as_of) else {
        return CannotTell.into();
    };
    if rows
        .iter()
        .any(|row| row.level.is_some_and(|local| local != national))
    {
        Flag.into()
    } else if rows.iter().any(|row| row.level.is_none()) {
        CannotTell.into()
    } else {
        Clear.into()
    }
}
