//! A row of the list to a draft.

use serde_json::Value as Json;

use super::draft::{PortalMention, ProcedureDraft};
use super::raw::{RawRecord, RemainingFields, TextCleaner};
use crate::catalogue::model::ProcedureKind;

/// The draft of a row.
pub(super) fn draft(raw: &RawRecord, cleaner: &mut TextCleaner) -> ProcedureDraft {
    let mut bag = raw.open();
    let mut draft = ProcedureDraft::of(raw);
    common(&mut bag, &mut draft, cleaner);
    draft.issuer = issuer(&mut bag, "departmentPromulgate", cleaner);
    draft.fields = fields(&mut bag, cleaner);
    draft.executing = names(&mut bag, "departments", cleaner);
    draft.subjects = distinct(texts(&mut bag, "formalityTargetType", cleaner));
    draft.notes = bag.remains(&[], cleaner);
    draft
}

/// What rows and single records give alike.
pub(super) fn common(
    bag: &mut RemainingFields,
    draft: &mut ProcedureDraft,
    cleaner: &mut TextCleaner,
) {
    bag.drop("code");
    if bag.0.get("codeNotation").and_then(Json::as_str) == Some(draft.code.as_str()) {
        bag.drop("codeNotation");
    }
    draft.name = bag.line("name", cleaner).unwrap_or_default();
    draft.kind = match bag.0.get("type").and_then(Json::as_str) {
        Some("STANDARD") => Some(ProcedureKind::Standard),
        Some("SPECIFIC") => Some(ProcedureKind::Specific),
        Some("STANDARD_INTERNAL" | "SPECIFIC_INTERNAL" | "INTERNAL") => {
            Some(ProcedureKind::Internal)
        }
        Some("INTERCONNECTED") => Some(ProcedureKind::Interconnected),
        _ => None,
    };
    // An internal procedure of a province is internal and specific; the vocabulary has one word, so the other is kept.
    if matches!(
        bag.0.get("type").and_then(Json::as_str),
        Some("STANDARD" | "SPECIFIC" | "STANDARD_INTERNAL" | "INTERCONNECTED")
    ) {
        bag.drop("type");
    }
}

/// The issuer; its identifier stays in the bag where there is no name to go with it.
pub(super) fn issuer(
    bag: &mut RemainingFields,
    name_key: &str,
    cleaner: &mut TextCleaner,
) -> Option<PortalMention> {
    let name = bag.line(name_key, cleaner)?;
    Some(PortalMention {
        portal_id: bag.line("departmentPromulgateId", cleaner),
        portal_code: bag.line("departmentPromulgateCode", cleaner),
        name,
        group: false,
    })
}

/// Fields: names and identifiers in two lists. Lists of unequal length do not tell which identifier is whose.
fn fields(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Vec<PortalMention> {
    let length = |key: &str| bag.0.get(key).and_then(Json::as_array).map(Vec::len);
    let ids = if length("categories") == length("categoryIds") {
        bag.lines("categoryIds", cleaner).unwrap_or_default()
    } else {
        Vec::new()
    };
    let names = bag.lines("categories", cleaner).unwrap_or_default();
    let mentions = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| PortalMention {
            portal_id: ids.get(index).filter(|id| !id.is_empty()).cloned(),
            name,
            ..PortalMention::default()
        });
    distinct(mentions.filter(|mention| !mention.name.is_empty()))
}

/// Agencies that are given by name alone.
fn names(bag: &mut RemainingFields, key: &str, cleaner: &mut TextCleaner) -> Vec<PortalMention> {
    let names = texts(bag, key, cleaner);
    distinct(names.into_iter().map(|name| PortalMention {
        name,
        ..PortalMention::default()
    }))
}

/// Texts of a list that are not empty.
fn texts(bag: &mut RemainingFields, key: &str, cleaner: &mut TextCleaner) -> Vec<String> {
    let texts = bag.lines(key, cleaner).unwrap_or_default();
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// The same without repetitions, in order.
pub(super) fn distinct<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
