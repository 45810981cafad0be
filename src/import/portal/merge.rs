//! Several records of one code to one draft.
//!
//! Two records of one kind that say different things of one code cannot both be right. Of single records the one that was
//! changed last counts, since they tell when; rows of a list do not, so all of them are refused. A single record wins over
//! a row field by field, and the row fills what it lacks.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::draft::ProcedureDraft;
use super::raw::{RawRecord, TextCleaner};
use super::read::PortalRecords;
use super::{detail, list};
use crate::i18n::message;
use crate::import::report::Remark;
use crate::text::CleaningCounts;

/// One draft a code, sorted by code.
#[derive(Default)]
pub(super) struct MergedDrafts {
    pub drafts: Vec<ProcedureDraft>,
    pub refused: Vec<Remark>,
    pub warnings: Vec<Remark>,
    pub changes: CleaningCounts,
}

/// Merges all records.
pub(super) fn merge(records: &PortalRecords) -> MergedDrafts {
    let mut merged = MergedDrafts::default();
    let lost: BTreeMap<&str, String> = records
        .refused
        .iter()
        .filter_map(|row| Some((row.code.as_deref()?, place(row))))
        .collect();
    let rows = by_code(&records.list, &lost, &mut merged, |_| None);
    let details = by_code(&records.details, &lost, &mut merged, |raw| {
        raw.get("updatedAt").and_then(serde_json::Value::as_i64)
    });
    let codes: Vec<&str> = {
        let mut codes: Vec<&str> = rows.keys().chain(details.keys()).copied().collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    };
    let drafts: Vec<(ProcedureDraft, CleaningCounts)> = codes
        .par_iter()
        .filter_map(|code| {
            let mut cleaner = TextCleaner::default();
            let row = rows.get(code).map(|raw| list::draft(raw, &mut cleaner));
            let detail = details
                .get(code)
                .map(|raw| detail::draft(raw, &mut cleaner));
            let draft = match (row, detail) {
                (Some(row), Some(detail)) => fill(detail, row),
                (row, detail) => detail.or(row)?,
            };
            Some((draft, cleaner.changes))
        })
        .collect();
    for (draft, cleaned) in drafts {
        merged.changes += cleaned;
        merged.drafts.push(draft);
    }
    merged
}

/// Where a record is that was refused.
fn place(remark: &Remark) -> String {
    match (&remark.cell, remark.line) {
        (Some(cell), _) => format!("{}!{cell}", remark.path),
        (None, Some(line)) => format!("{}:{line}", remark.path),
        (None, None) => remark.path.clone(),
    }
}

/// The record that counts for each code. `age` orders records; where it cannot, those that differ are all refused.
fn by_code<'a>(
    raws: &'a [RawRecord],
    lost: &BTreeMap<&str, String>,
    merged: &mut MergedDrafts,
    age: impl Fn(&RawRecord) -> Option<i64>,
) -> BTreeMap<&'a str, &'a RawRecord> {
    let mut groups: BTreeMap<&str, Vec<&RawRecord>> = BTreeMap::new();
    for raw in raws {
        groups.entry(raw.code()).or_default().push(raw);
    }
    let mut chosen = BTreeMap::new();
    for (code, group) in groups {
        if let Some(lost) = lost.get(code) {
            let reason = message!("import-record-unread", lost);
            merged
                .refused
                .extend(group.iter().map(|raw| raw.remark(reason.clone())));
            continue;
        }
        let newest = group.iter().filter_map(|raw| age(raw)).max();
        let Some(first) = group.iter().copied().find(|raw| age(raw) == newest) else {
            continue;
        };
        let same_age = |raw: &&RawRecord| age(raw) == newest;
        let other = group
            .iter()
            .copied()
            .filter(same_age)
            .find(|raw| !raw.says_the_same(first));
        if let Some(other) = other {
            merged.refused.extend(group.iter().map(|raw| {
                let elsewhere = if raw.says_the_same(first) {
                    other
                } else {
                    first
                };
                raw.remark(message!("import-another-record", place = elsewhere.place()))
            }));
            continue;
        }
        let older = group.iter().filter(|raw| age(raw) != newest);
        merged.warnings.extend(
            older.map(|raw| raw.remark(message!("import-record-newer", place = first.place()))),
        );
        chosen.insert(code, first);
    }
    chosen
}

/// A single record, with a row's words where it has none.
fn fill(mut detail: ProcedureDraft, row: ProcedureDraft) -> ProcedureDraft {
    detail.kind = detail.kind.or(row.kind);
    detail.issuer = detail.issuer.or(row.issuer);
    if detail.fields.is_empty() {
        detail.fields = row.fields;
    }
    if detail.executing.is_empty() {
        detail.executing = row.executing;
    }
    if detail.subjects.is_empty() {
        detail.subjects = row.subjects;
    }
    for (key, value) in row.notes {
        detail.notes.entry(key).or_insert(value);
    }
    detail
}
