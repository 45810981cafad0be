//! The rows of one plan into its file.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::super::kept_rows::KeptRows;
use super::super::report::{NewerValue, Unnamed};
use super::super::retrieval::{Retrieval, SourceAge};
use super::super::table::Gone;
use super::super::target::ImportTarget;
use super::differences::{PlanDifference, differing};
use super::row::{PlanHead, PlanTableRow};
use super::same::another;
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Plan, PlanRow};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::table_import::{MergedFile, shown};
use crate::yaml::from_node;

/// Where plans go.
pub(super) struct PlanTarget<'a> {
    pub target: &'a ImportTarget<'a>,
    pub snapshot: &'a Snapshot,
    pub retrieval: Retrieval,
    /// What becomes of what the file has and the table does not name.
    pub unnamed: Option<Gone>,
    /// Whether the table has a column.
    pub states: &'a dyn Fn(&str) -> bool,
    /// Whether the table names the plan by its id, and not by its number alone.
    pub states_id: bool,
}

impl PlanTarget<'_> {
    /// Merges rows into the file of their plan; what the file has from a newer source stays, and is said.
    ///
    /// # Errors
    /// Why the file cannot be written, in words.
    pub(super) fn merge(
        &self,
        id: &str,
        head: &PlanHead,
        rows: &[&PlanTableRow],
    ) -> Result<(MergedFile, Vec<NewerValue>), Message> {
        merge(self, id, head, rows)
    }
}

fn merge(
    into: &PlanTarget<'_>,
    id: &str,
    head: &PlanHead,
    rows: &[&PlanTableRow],
) -> Result<(MergedFile, Vec<NewerValue>), Message> {
    let PlanTarget {
        target,
        snapshot,
        retrieval,
        ..
    } = into;
    let mut files = snapshot.plans().iter().filter(|plan| plan.value.id == id);
    let path = match (files.next(), files.next()) {
        (None, _) => PathBuf::from("plans").join(format!("{id}.yaml")),
        (Some(file), None) => file.path.clone(),
        (Some(one), Some(other)) => {
            return Err(message!(
                "import-same-id",
                one = shown(&one.path),
                other = shown(&other.path)
            ));
        }
    };
    let name = shown(&path);
    let document = target.read(&path).map_err(|e| e.said())?;
    let old: Option<Plan> = match &document {
        None => None,
        Some(document) => {
            let plan: Plan = from_node(&document.root)
                .map_err(|e| message!("import-failed", path = name, message = e.message))?;
            if plan.id != id {
                return Err(message!("import-other-plan", name, id = plan.id));
            }
            Some(plan)
        }
    };
    in_order(head, old.as_ref())?;
    let procedures: Vec<PlanRow> = rows.iter().map(|entry| entry.row()).collect();
    if let Some(old) = old.as_ref().filter(|_| !into.states_id)
        && let Some(why) = another(old, head, &procedures, snapshot)
    {
        return Err(message!("import-code-reason", code = name, reason = why));
    }
    let new = Plan {
        kind: head.kind,
        id: id.to_owned(),
        number: head.number.clone(),
        signer: head.signer.clone(),
        signed: head.signed,
        from: head.from,
        to: head.to,
        title: head.title.clone(),
        procedures,
        // The day of the table goes before that of the command.
        retrieved: match &old {
            None => retrieval.recorded(head.retrieved),
            Some(old) => head.retrieved.or(retrieval.stated).max(old.retrieved),
        },
        source: head.source.clone(),
        notes: None,
    };
    let standing = match &old {
        None => SourceAge::Newer,
        Some(old) => retrieval.against(head.retrieved, old.retrieved),
    };
    let differing = old.as_ref().map_or(Vec::new(), |old| differing(old, &new));
    let replaced: Vec<String> = differing
        .iter()
        .filter(|differing| differing.replaces)
        .map(PlanDifference::shown)
        .collect();
    if standing == SourceAge::Unknown && !replaced.is_empty() {
        return Err(message!(
            "import-plan-undated",
            name,
            what = replaced.join(", "),
            advice = retrieval.advice()
        ));
    }
    if let SourceAge::Older(day) = standing
        && !differing.is_empty()
    {
        let newer = differing.into_iter().map(|differing| NewerValue {
            code: differing.code,
            field: format!("{name}: {}", differing.what),
            retrieved: day.to_string(),
        });
        return Ok((MergedFile::left(), newer.collect()));
    }
    let mut remembered = None;
    let (wanted, unnamed) = match (&document, &old) {
        (Some(document), Some(old)) => {
            let mut wanted = changed(&name, &document.json, old, &new, standing)?;
            let mut unnamed = unnamed(old, &new, into.states);
            let mut kept = KeptRows::of(Some(&document.json));
            for gone in unnamed.iter_mut().filter(|gone| gone.settle) {
                if into.unnamed == Some(Gone::Remove) {
                    continue;
                }
                if into.unnamed == Some(Gone::Keep) {
                    kept.keep(&gone.code, gone.what);
                }
                gone.settle &= into.unnamed.is_none() && !kept.knows(&gone.code, gone.what);
            }
            remembered = kept.remember(&name, &mut wanted);
            match into.unnamed {
                None | Some(Gone::Keep) => {}
                Some(Gone::Remove) => {
                    remove(&mut wanted, old, unnamed.iter().filter(|gone| gone.settle));
                    unnamed.retain(|gone| !gone.settle);
                }
            }
            let told = unnamed.into_iter().map(|gone| Unnamed {
                code: gone.code,
                field: format!("{name}: {}", gone.what),
                settle: gone.settle,
            });
            (wanted, told.collect())
        }
        _ => (
            serde_json::to_value(&new).map_err(|e| e.to_string())?,
            Vec::new(),
        ),
    };
    let write = target
        .write(FileKind::Plan, &path, document.as_ref(), &wanted)
        .map_err(|reason| message!("import-code-reason", code = name, reason))?;
    let merged = MergedFile {
        write,
        is_new: document.is_none(),
        unnamed,
        remembered,
    };
    Ok((merged, Vec::new()))
}

/// Refuses a plan that would end before it begins, with what its file says already.
fn in_order(head: &PlanHead, old: Option<&Plan>) -> Result<(), Message> {
    let from = head.from.or(old.and_then(|old| old.from));
    let signed = head.signed.or(old.and_then(|old| old.signed));
    let to = head.to.or(old.and_then(|old| old.to));
    match (from.or(signed), to) {
        (Some(from), Some(to)) if to < from => Err(message!("import-plan-order", to, from)),
        _ => Ok(()),
    }
}

/// Where a plan names what a row names.
pub(super) fn naming<'a>(
    plan: &'a Plan,
    row: &PlanRow,
) -> impl Iterator<Item = (usize, &'a PlanRow)> {
    let (code, group) = (row.code.clone(), row.group.clone());
    let rows = plan.procedures.iter().enumerate();
    rows.filter(move |(_, known)| known.code == code && known.group == group)
}

/// The values of a file with what the table says put in; new rows at the end.
fn changed(
    path: &str,
    file: &Json,
    old: &Plan,
    new: &Plan,
    standing: SourceAge,
) -> Result<Json, Message> {
    let mut wanted = file.clone();
    let mut stated = stated(new)?;
    stated.remove("procedures");
    if let SourceAge::Older(_) = standing {
        stated.remove("retrieved");
        stated.remove("source");
    }
    if let Some(file) = wanted.as_object_mut() {
        file.extend(stated);
    }
    let Some(rows) = wanted.get_mut("procedures").and_then(Json::as_array_mut) else {
        return Err(message!("import-no-procedures", path));
    };
    for row in &new.procedures {
        let mut places = naming(old, row);
        match (places.next(), places.next()) {
            (None, _) => rows.push(Json::Object(self::stated(row)?)),
            (Some((at, _)), None) => {
                if let Some(known) = rows.get_mut(at).and_then(Json::as_object_mut) {
                    known.extend(self::stated(row)?);
                }
            }
            (Some(_), Some(_)) => {
                return Err(message!("import-rows-twice", path, name = name(row)));
            }
        }
    }
    Ok(wanted)
}

/// A value's keys; those of empty cells are not among them.
fn stated<T: Serialize>(value: &T) -> Result<Map<String, Json>, Message> {
    match serde_json::to_value(value) {
        Ok(Json::Object(map)) => Ok(map),
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(error.to_string().into()),
    }
}

pub(super) fn name(row: &PlanRow) -> &str {
    let name = row.code.as_deref().or(row.group.as_deref());
    name.unwrap_or_default()
}

/// What a file says and the table does not.
struct NotNamed {
    /// The procedure or group; or the plan itself.
    code: String,
    what: &'static str,
    /// The row that is meant, by its place in the file; none where the plan itself is.
    row: Option<usize>,
    /// Whether the table has the column, so that it would say it if it were so.
    settle: bool,
}

/// What the file says and the table does not: whole rows, single values of rows, what is said of the plan as a whole.
fn unnamed(old: &Plan, new: &Plan, states: &dyn Fn(&str) -> bool) -> Vec<NotNamed> {
    let mut unnamed = Vec::new();
    let mut note = |code: &str, row, what, is_known: bool, is_said: bool, settle| {
        if is_known && !is_said {
            unnamed.push(NotNamed {
                code: code.to_owned(),
                what,
                row,
                settle,
            });
        }
    };
    for (what, is_known, is_said) in [
        ("number", old.number.is_some(), new.number.is_some()),
        ("signer", old.signer.is_some(), new.signer.is_some()),
        ("signed", old.signed.is_some(), new.signed.is_some()),
        ("from", old.from.is_some(), new.from.is_some()),
        ("to", old.to.is_some(), new.to.is_some()),
        ("title", old.title.is_some(), new.title.is_some()),
    ] {
        note(&old.id, None, what, is_known, is_said, states(what));
    }
    for (at, row) in old.procedures.iter().enumerate() {
        let code = name(row);
        let Some((_, said)) = naming(new, row).next() else {
            note(code, Some(at), "procedures", true, false, true);
            continue;
        };
        for (what, is_known, is_said) in [
            (
                "measures",
                !row.measures.is_empty(),
                !said.measures.is_empty(),
            ),
            ("due", row.due.is_some(), said.due.is_some()),
            ("done", row.done.is_some(), said.done.is_some()),
            (
                "superseded_by",
                row.superseded_by.is_some(),
                said.superseded_by.is_some(),
            ),
        ] {
            note(code, Some(at), what, is_known, is_said, states(what));
        }
    }
    unnamed
}

/// Takes out what the table does not name any more.
fn remove<'n>(wanted: &mut Json, old: &Plan, gone: impl Iterator<Item = &'n NotNamed>) {
    let mut rows = vec![false; old.procedures.len()];
    for gone in gone {
        let Some(at) = gone.row else {
            if let Some(file) = wanted.as_object_mut() {
                file.shift_remove(gone.what);
            }
            continue;
        };
        if gone.what == "procedures" {
            rows[at] = true;
        } else if let Some(row) = wanted
            .get_mut("procedures")
            .and_then(|rows| rows.get_mut(at))
            .and_then(Json::as_object_mut)
        {
            row.shift_remove(gone.what);
        }
    }
    if let Some(kept) = wanted.get_mut("procedures").and_then(Json::as_array_mut) {
        let mut at = 0;
        kept.retain(|_| {
            at += 1;
            !rows.get(at - 1).copied().unwrap_or_default()
        });
    }
}
