//! Whose list it is, and what is gone from it: proposed as abolished, written only where somebody says so with a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::job::{ImportError, ImportPlan};
use super::super::portal::IssuersByCode;
use super::super::report::{IssuerRows, ListSummary, Remark, RemovedProcedure};
use super::super::target::ImportTarget;
use super::{IssuerLists, ListOptions};
use crate::catalogue::ProcedureFile;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::Files;
use crate::catalogue::model::{Agency, Procedure};
use crate::catalogue::snapshot::Snapshot;
use crate::files::PlannedWrite;
use crate::i18n::{Message, message};
use crate::import::list::retained::{RetainedProcedures, may_be_of};
use crate::import::table_import::shown;
use crate::text::{self, nearest};

/// The agency of the catalogue that has this id, portal code or full name.
pub(super) fn known<'a>(snapshot: &'a Snapshot, name: &str) -> Option<&'a Agency> {
    let key = text::exact(name);
    let is = |agency: &&Agency| {
        agency.portal_code.as_deref() == Some(name)
            || text::exact(&agency.name) == key
            || agency
                .also
                .iter()
                .any(|also| text::exact(&also.name) == key)
    };
    snapshot
        .agency(name)
        .or_else(|| snapshot.agencies().iter().find(is))
}

/// Says in the report of `plan` whose lists these are and what is gone from them: ended on a day, where one is given. What a
/// row that could not be read may have meant is not gone.
pub(super) fn propose(
    files: &dyn Files,
    snapshot: &Snapshot,
    lists: &IssuerLists,
    asked: &ListOptions,
    plan: &mut ImportPlan,
) -> Result<(), ImportError> {
    let IssuerLists {
        covered,
        codes,
        issuers,
        unread,
    } = lists;
    let mut held = RetainedProcedures::default();
    let (covers, beside) = rows(codes, issuers, snapshot)
        .into_iter()
        .partition(|rows| covered.contains(&rows.issuer));
    let mut listed = ListSummary {
        covers,
        beside,
        gone: Vec::new(),
        partial: !unread.is_empty(),
    };
    let target = ImportTarget::open(files)?;
    for file in snapshot.procedures() {
        let procedure = file.read();
        if codes.iter().any(|codes| codes.contains(&file.code)) {
            let day = asked.retrieval.stated;
            plan.report.warnings.extend(back(&procedure, file, day));
            continue;
        }
        // Internal codes stand on no public list.
        let Some(issuer) = procedure
            .issuer
            .clone()
            .filter(|issuer| covered.contains(issuer))
        else {
            continue;
        };
        let ends = procedure
            .lifecycle
            .as_ref()
            .is_some_and(|life| life.to.is_some());
        if ends || !file.code.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        if let Some(row) = unread.iter().find(|row| may_be_of(row, snapshot, &issuer)) {
            held.unread(&issuer, &file.code, &row.place);
            continue;
        }
        if !held.takes_for_gone(&procedure, &file.path, asked) {
            continue;
        }
        let path = shown(&file.path);
        let to = match asked.abolished {
            None => None,
            Some(day) => match abolish(&target, file, &procedure, day) {
                Ok(write) => {
                    plan.writes.push(write);
                    plan.report.updated += 1;
                    Some(day.to_string())
                }
                Err(reason) => {
                    plan.report.refused.push(Remark {
                        path: path.clone(),
                        code: Some(file.code.clone()),
                        reason,
                        ..Remark::default()
                    });
                    None
                }
            },
        };
        listed.gone.push(RemovedProcedure {
            code: file.code.clone(),
            name: procedure.name.clone(),
            issuer,
            path,
            write: format!(
                "lifecycle: {{to: {}}}",
                to.as_deref().unwrap_or("YYYY-MM-DD")
            ),
            to,
        });
    }
    held.ask(&target, asked)?;
    plan.report.refused.extend(held.refused(asked));
    plan.report.warnings.extend(held.remarks(asked));
    plan.report.list = Some(listed);
    plan.report.sort();
    Ok(())
}

/// Ids of the issuers whose whole list this is: those that were named; else of each list the one that most rows name, for a
/// list may have a procedure of somebody else's among its own.
///
/// # Errors
/// One that was named is not known.
pub(super) fn covered(
    snapshot: &Snapshot,
    codes: &[BTreeSet<String>],
    issuers: &IssuersByCode,
    named: &[String],
) -> Result<BTreeSet<String>, ImportError> {
    if named.is_empty() {
        let most = codes.iter().filter_map(|codes| {
            let counts = counts(std::slice::from_ref(codes), issuers);
            let most = counts.values().max().copied()?;
            counts.into_iter().find(|(_, count)| *count == most)
        });
        return Ok(most.map(|(id, _)| id.to_owned()).collect());
    }
    let find = |name: &String| {
        let key = text::exact(name);
        let listed = || {
            let mut all = issuers.values();
            all.find(|(id, known)| id == name || text::exact(known) == key)
        };
        known(snapshot, name)
            .map(|agency| agency.id.clone())
            .or_else(|| listed().map(|(id, _)| id.clone()))
            .ok_or_else(|| {
                let known = snapshot.agencies().iter();
                let known = known.flat_map(|agency| [agency.id.as_str(), agency.name.as_str()]);
                let read = issuers
                    .values()
                    .flat_map(|(id, name)| [id.as_str(), name.as_str()]);
                let error =
                    ImportError::new("agencies.yaml", message!("import-agency-named", name));
                match nearest(name, known.chain(read)) {
                    Some(meant) => error.hint(message!("did-you-mean", meant)),
                    None => error.hint(message!("import-agencies-there")),
                }
            })
    };
    named.iter().map(find).collect()
}

/// How many codes of the lists each issuer has, by id.
fn counts<'a>(codes: &[BTreeSet<String>], issuers: &'a IssuersByCode) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for code in codes.iter().flatten() {
        if let Some((id, _)) = issuers.get(code) {
            *counts.entry(id.as_str()).or_default() += 1;
        }
    }
    counts
}

fn rows(
    codes: &[BTreeSet<String>],
    issuers: &IssuersByCode,
    snapshot: &Snapshot,
) -> Vec<IssuerRows> {
    let names: BTreeMap<&str, &str> = issuers
        .values()
        .map(|(id, name)| (id.as_str(), name.as_str()))
        .collect();
    let rows = counts(codes, issuers)
        .into_iter()
        .map(|(id, rows)| IssuerRows {
            issuer: id.to_owned(),
            name: snapshot
                .agency(id)
                .map_or_else(
                    || names.get(id).copied().unwrap_or(id),
                    |agency| &agency.name,
                )
                .to_owned(),
            rows,
        });
    rows.collect()
}

/// A procedure whose life ended, and which is on the list all the same.
fn back(procedure: &Procedure, file: &ProcedureFile, list: Option<Date>) -> Option<Remark> {
    let to = procedure.lifecycle.as_ref()?.to?;
    // A list of that day or before had it rightly.
    if list.is_some_and(|day| day <= to) {
        return None;
    }
    Some(Remark {
        path: shown(&file.path),
        code: Some(file.code.clone()),
        reason: message!("import-ended-on-list", to),
        ..Remark::default()
    })
}

/// The file of a procedure that ends on a day.
fn abolish(
    target: &ImportTarget<'_>,
    file: &ProcedureFile,
    procedure: &Procedure,
    day: Date,
) -> Result<PlannedWrite, Message> {
    let from = procedure.lifecycle.as_ref().and_then(|life| life.from);
    if let Some(from) = from.filter(|from| *from > day) {
        return Err(message!("import-cannot-end", day, from));
    }
    let old = target.read_known(&file.path).map_err(|e| e.said())?;
    let mut wanted = old.json.clone();
    match wanted.get_mut("lifecycle").and_then(Json::as_object_mut) {
        Some(life) => {
            life.insert("to".to_owned(), json!(day));
        }
        None => wanted["lifecycle"] = json!({"to": day}),
    }
    let write = target.write(FileKind::Procedure, &file.path, Some(&old), &wanted)?;
    write.ok_or_else(|| message!("import-says-so"))
}
