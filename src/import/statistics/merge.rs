//! The rows of one file into that file.

use crate::i18n::{Message, message};
use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::super::kept_rows::KeptRows;
use super::super::report::{NewerValue, Unnamed};
use super::super::retrieval::{Retrieval, SourceAge};
use super::super::table::Gone;
use super::super::target::ImportTarget;
use super::row::{RefusedRow, ReportKey};
use super::series::ReportHead;
use super::whole_head::merged_head;
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Counts, Statistics};
use crate::catalogue::plausibility::parts_over_whole;
use crate::catalogue::snapshot::{Located, Snapshot};
use crate::import::statistics::merged_counts::beside;
use crate::import::table_import::{MergedFile, shown};
use crate::yaml::from_node;

/// What is kept of a code: all its counts.
const ROW: &str = "counts";

/// So many reasons are named.
const NAMED: usize = 5;

/// Where reports go.
pub(super) struct ReportTarget<'a> {
    pub target: &'a ImportTarget<'a>,
    pub snapshot: &'a Snapshot,
    pub retrieval: Retrieval,
    /// What becomes of codes that a complete report does not list any more.
    pub unnamed: Option<Gone>,
}

/// What becomes of one report.
pub(super) struct MergedReport {
    pub merged: MergedFile,
    /// The report as it will stand, with its file; none where nothing changes.
    pub report: Option<Located<Statistics>>,
    /// Why it does not count as complete although it says so, and why it stays of its older day.
    pub doubts: Vec<Message>,
    /// What is to be said of the rows as they will stand, each with its code.
    pub told: Vec<(String, Message)>,
    /// What is kept, since the file has it from a newer source.
    pub newer: Vec<NewerValue>,
}

impl ReportTarget<'_> {
    /// Merges counts into the file of their report. `lost` are rows that may belong to it and are not taken, `unsure` says why
    /// those that are taken do not make it complete.
    ///
    /// # Errors
    /// Why the file cannot be written, in words.
    pub(super) fn merge(
        &self,
        key: &ReportKey,
        head: ReportHead,
        counts: BTreeMap<String, Counts>,
        (lost, unsure): (&[&RefusedRow], &[Message]),
    ) -> Result<MergedReport, Message> {
        merge(self, key, head, counts, (lost, unsure))
    }
}

fn merge(
    into: &ReportTarget<'_>,
    key: &ReportKey,
    mut head: ReportHead,
    counts: BTreeMap<String, Counts>,
    (lost, unsure): (&[&RefusedRow], &[Message]),
) -> Result<MergedReport, Message> {
    let ReportTarget {
        target,
        snapshot,
        retrieval,
        ..
    } = into;
    let same: Vec<_> = snapshot
        .statistics()
        .iter()
        .filter(|report| ReportKey::of(&report.value) == *key)
        .map(|report| &report.path)
        .collect();
    let path = match same.as_slice() {
        [] => key.path(),
        [path] => (*path).clone(),
        [one, other, ..] => {
            return Err(message!(
                "import-same-report",
                one = shown(one),
                other = shown(other)
            ));
        }
    };
    let name = shown(&path);
    let document = target.read(&path).map_err(|e| e.said())?;
    let old = match &document {
        None => None,
        Some(document) => {
            let report: Statistics = from_node(&document.root)
                .map_err(|e| message!("import-failed", path = name, message = e.message))?;
            if ReportKey::of(&report) != *key {
                return Err(message!("import-other-report", name));
            }
            Some(report)
        }
    };
    let table = counts.clone();
    let mut counts = counts;
    let (mut out, mut told) = (BTreeMap::new(), Vec::new());
    if let Some(old) = &old {
        let mut against = Vec::new();
        for (code, new) in &mut counts {
            let Some(old_row) = old.counts.get(code) else {
                continue;
            };
            match beside(old_row, new) {
                Err(reason) => against.push(message!("import-code-reason", code, reason)),
                Ok(row) => {
                    if !row.out.is_empty() {
                        let what = row.out.join(", ");
                        told.push((code.clone(), message!("import-channel-out", name, what)));
                    }
                    let alone = parts_over_whole(new, key.basis);
                    let more = parts_over_whole(&row.whole, key.basis).into_iter();
                    told.extend(more.filter(|over| !alone.contains(over)).map(|over| {
                        let reason = over.reason();
                        let key = over.key;
                        (code.clone(), message!("import-file-key", name, key, reason))
                    }));
                    *new = row.stated;
                    out.insert(code.clone(), row.out);
                }
            }
        }
        if !against.is_empty() {
            let message = Message::joined(against, "; ");
            return Err(message!("import-failed", path = name, message));
        }
    }
    let standing = match &old {
        None => SourceAge::Newer,
        Some(old) => retrieval.against(head.retrieved, old.retrieved),
    };
    // The day of the table goes before that of the command.
    head.retrieved = match old {
        None => retrieval.recorded(head.retrieved),
        Some(_) => head.retrieved.or(retrieval.stated),
    };
    let mut changes = old
        .as_ref()
        .map_or(Vec::new(), |old| changed_counts(old, &counts));
    for (code, keys) in &out {
        changes.extend(keys.iter().map(|key| (code.clone(), (*key).to_owned())));
    }
    if standing == SourceAge::Unknown && !changes.is_empty() {
        let codes: Vec<&str> = changes.iter().map(|(code, _)| code.as_str()).collect();
        return Err(message!(
            "import-counts-undated",
            name,
            codes = codes.join(", "),
            advice = retrieval.advice()
        ));
    }
    let old_counts = old.as_ref().map(|old| &old.counts);
    // A procedure that is not listed in a complete report counts as zero; a row that could not be read is no zero.
    let missing: Vec<Message> = lost
        .iter()
        .filter(|lost| {
            lost.code.as_ref().is_none_or(|code| {
                !counts.contains_key(code) && old_counts.is_none_or(|old| !old.contains_key(code))
            })
        })
        .map(|lost| message!("import-not-taken", place = lost.place))
        .chain(unsure.iter().cloned())
        .collect();
    let said_complete = head
        .complete
        .unwrap_or(old.as_ref().is_some_and(|old| old.complete));
    let complete = said_complete && missing.is_empty();
    let doubt = (said_complete && !complete).then(|| {
        let rest = (missing.len() > NAMED).then(|| Message::from("…"));
        let named = missing.iter().take(NAMED).cloned().chain(rest);
        let missing = Message::joined(named, "; ");
        message!("import-incomplete", name, missing)
    });
    // What a complete report does not list is zero by it, whatever the file has.
    let lists_all = head.complete == Some(true) && missing.is_empty();
    let mut doubts: Vec<Message> = doubt.into_iter().collect();
    let mut complete = complete;
    if let Some(old) = &old {
        let file = merged_head((&name, old), (&head, &table), complete, lists_all);
        complete = file.complete;
        doubts.extend(file.held);
        head.source = file.source;
        head.retrieved = file.retrieved;
    }
    let mut unnamed = old_counts.map_or(Vec::new(), |old| unnamed(&name, old, &counts, lists_all));
    unnamed.retain(|unnamed| {
        let gone = out.get(&unnamed.code).into_iter().flatten();
        let mut gone = gone.map(|key: &&str| format!("{name}: {key}"));
        gone.all(|field| field != unnamed.field)
    });
    let mut wanted = match &document {
        None => serde_json::to_value(Statistics {
            source: head.source,
            retrieved: head.retrieved,
            complete,
            counts,
            ..key.report()
        })
        .map_err(|e| e.to_string())?,
        Some(document) => changed(&document.json, &head, complete, (&counts, &out))?,
    };
    let mut kept = KeptRows::of(document.as_ref().map(|document| &document.json));
    for gone in unnamed.iter_mut().filter(|gone| gone.settle) {
        match into.unnamed {
            Some(Gone::Remove) => continue,
            Some(Gone::Keep) => kept.keep(&gone.code, ROW),
            None => {}
        }
        gone.settle &= into.unnamed.is_none() && !kept.knows(&gone.code, ROW);
    }
    let remembered = match standing {
        SourceAge::Older(_) => None,
        _ => kept.remember(&name, &mut wanted),
    };
    match into.unnamed {
        None | Some(Gone::Keep) => {}
        Some(Gone::Remove) => {
            if let Some(rows) = wanted.get_mut("counts").and_then(Json::as_object_mut) {
                for gone in unnamed.iter().filter(|gone| gone.settle) {
                    rows.shift_remove(&gone.code);
                }
            }
            unnamed.retain(|gone| !gone.settle);
        }
    }
    if let SourceAge::Older(day) = standing
        && document
            .as_ref()
            .is_some_and(|document| document.json != wanted)
    {
        let newer = |(code, what): (String, String)| NewerValue {
            code,
            field: format!("{name}: {what}"),
            retrieved: day.to_string(),
        };
        let mut changes = changes;
        if changes.is_empty() {
            changes.push((key.unit.clone(), "source".to_owned()));
        }
        return Ok(MergedReport {
            merged: MergedFile::left(),
            report: None,
            doubts: Vec::new(),
            told: Vec::new(),
            newer: changes.into_iter().map(newer).collect(),
        });
    }
    let write = target
        .write(FileKind::Statistics, &path, document.as_ref(), &wanted)
        .map_err(|reason| message!("import-code-reason", code = name, reason))?;
    let report = match &write {
        None => None,
        Some(_) => serde_json::from_value(wanted).ok(),
    };
    let merged = MergedFile {
        write,
        is_new: document.is_none(),
        unnamed,
        remembered,
    };
    Ok(MergedReport {
        merged,
        report: report.map(|value| Located { path, value }),
        doubts,
        told,
        newer: Vec::new(),
    })
}

/// What the table says otherwise than the file: by code, and what of it. A code that a complete file does not list is zero.
fn changed_counts(old: &Statistics, new: &BTreeMap<String, Counts>) -> Vec<(String, String)> {
    let mut changed = Vec::new();
    for (code, new) in new {
        let Some(old_row) = old.counts.get(code) else {
            if old.complete && new.known_total() > 0 {
                changed.push((code.clone(), "counts".to_owned()));
            }
            continue;
        };
        for ((name, old), (_, new)) in old_row.named().into_iter().zip(new.named()) {
            if old.is_some() && new.is_some() && old != new {
                changed.push((code.clone(), name.to_owned()));
            }
        }
    }
    changed
}

/// The values of a file with what the table says put in.
fn changed(
    old: &Json,
    head: &ReportHead,
    complete: bool,
    (counts, out): (
        &BTreeMap<String, Counts>,
        &BTreeMap<String, Vec<&'static str>>,
    ),
) -> Result<Json, String> {
    let mut wanted = old.clone();
    let Some(file) = wanted.as_object_mut() else {
        return Ok(wanted);
    };
    file.insert("source".to_owned(), json!(head.source));
    if let Some(day) = head.retrieved {
        file.insert("retrieved".to_owned(), json!(day));
    }
    if complete || file.contains_key("complete") {
        file.insert("complete".to_owned(), json!(complete));
    }
    let rows = file.entry("counts").or_insert_with(|| json!({}));
    for (code, stated) in counts {
        let stated = serde_json::to_value(stated).map_err(|e| e.to_string())?;
        match rows.get_mut(code).and_then(Json::as_object_mut) {
            Some(row) => {
                for key in out.get(code).into_iter().flatten() {
                    row.shift_remove(*key);
                }
                row.extend(stated.as_object().cloned().unwrap_or_default());
            }
            None => {
                if let Some(rows) = rows.as_object_mut() {
                    rows.insert(code.clone(), stated);
                }
            }
        }
    }
    Ok(wanted)
}

/// What the file says and the table does not: whole codes, and single counts. `lists_all` says whether a code that the table
/// does not list is zero by it.
fn unnamed(
    file: &str,
    old: &BTreeMap<String, Counts>,
    new: &BTreeMap<String, Counts>,
    lists_all: bool,
) -> Vec<Unnamed> {
    let mut unnamed = Vec::new();
    for (code, old) in old {
        let mut note = |what: &str, settle| {
            unnamed.push(Unnamed {
                code: code.clone(),
                field: format!("{file}: {what}"),
                settle,
            });
        };
        match new.get(code) {
            None => note("counts", lists_all && !old.is_zero()),
            Some(new) => {
                let names = old.named().into_iter().zip(new.named());
                for ((name, old), (_, new)) in names {
                    if old.is_some() && new.is_none() {
                        note(name, false);
                    }
                }
            }
        }
    }
    unnamed
}
