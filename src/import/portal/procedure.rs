//! A draft against the file that stands: what is imported, what people corrected, what is kept.
//!
//! The file says of every value that an import wrote what its hash was (`imported.fields`). Where the value still has that
//! hash, the import may change it; where it has not, people corrected it (or took it out), and it stays.

use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::draft::{PortalMention, ProcedureDraft};
use super::instruments::InstrumentRegister;
use super::register::Register;
use crate::catalogue::belonging;
use crate::catalogue::model::{Citation, Publication};
use crate::import::report::{ImportConflict, KeptValue, NewerValue};
use crate::import::retrieval::{Retrieval, SourceAge};
use crate::import::side_choices::{PreferredSide, SideChoices};
use crate::yaml::patch::same;

/// The values that an import writes, each with its path, in the order of a file.
pub(super) const UNITS: [&[&str]; 18] = [
    &["name"],
    &["kind"],
    &["issuer"],
    &["fields"],
    &["levels"],
    &["executing"],
    &["coordinating"],
    &["subjects"],
    &["steps"],
    &["channels"],
    &["documents"],
    &["results"],
    &["non_territorial"],
    &["conditions"],
    &["legal_basis"],
    &["publications"],
    &["online", "level"],
    &["notes", "portal"],
];

/// What single records alone fill well: rows of the list have names without identifiers, or another order.
const FILLED_BY_DETAILS: [&str; 2] = ["executing", "subjects"];

const FROM_LIST: &str = "portal-list";
const FROM_DETAIL: &str = "portal-detail";

/// What a draft says of one value.
enum DraftValue {
    /// Nothing.
    Silent,
    /// That there is none.
    Empty,
    Value(Json),
}

/// What a file keeps against an import.
#[derive(Debug, Default)]
pub(super) struct MergeRemarks {
    /// Values that people corrected, conflicts among them.
    pub kept: Vec<KeptValue>,
    /// Values that both sides changed, each another way.
    pub conflicts: Vec<ImportConflict>,
    /// Values that were retrieved later than the record.
    pub newer: Vec<NewerValue>,
    /// Keys whose values would change, though which of the two is newer is not known.
    pub undated: Vec<String>,
}

/// A draft with its references looked up.
pub(super) struct ResolvedDraft<'a> {
    draft: &'a ProcedureDraft,
    agencies: &'a Register,
    fields: &'a Register,
    laws: &'a InstrumentRegister,
    retrieval: Retrieval,
}

impl<'a> ResolvedDraft<'a> {
    pub(super) fn new(
        draft: &'a ProcedureDraft,
        agencies: &'a Register,
        fields: &'a Register,
        laws: &'a InstrumentRegister,
        retrieval: Retrieval,
    ) -> Self {
        ResolvedDraft {
            draft,
            agencies,
            fields,
            laws,
            retrieval,
        }
    }

    /// The day that the record itself states: when it was changed, for it cannot have been retrieved before. What whoever
    /// imports says goes before it.
    fn own_day(&self) -> Option<Date> {
        match self.retrieval.stated {
            Some(stated) => Some(stated),
            None => self.draft.updated_on(),
        }
    }

    /// Id of the issuer.
    pub(super) fn issuer(&self) -> Option<&'a str> {
        self.agencies.id_of(self.draft.issuer.as_ref()?)
    }

    /// A new file.
    pub(super) fn new_file(&self) -> Json {
        let mut file = Map::new();
        file.insert("code".to_owned(), Json::from(self.draft.code.as_str()));
        let mut file = Json::Object(file);
        let mut fields = Map::new();
        for path in UNITS {
            if let DraftValue::Value(value) = self.said(path) {
                fields.insert(path.join("."), Json::from(hash(&value)));
                put(&mut file, path, Some(value));
            }
        }
        fields.sort_keys();
        let retrieved = self.retrieval.recorded(None);
        file["imported"] = imported(self.source(None), fields, retrieved);
        file
    }

    /// The file as it will be, given as it stands. A value that people changed and the portal did not is kept in silence;
    /// one that both changed is a conflict until somebody settles it, and comes back only when the portal changes it again.
    pub(super) fn update(
        &self,
        old: &Json,
        settled: &SideChoices,
        found: &mut MergeRemarks,
    ) -> Json {
        let mut file = old.clone();
        let imported = &old["imported"];
        let known = imported["retrieved"].as_str();
        let known: Option<Date> = known.and_then(|day| day.parse().ok());
        let standing = self.retrieval.against(self.own_day(), known);
        let mut hashes = imported["fields"].as_object().cloned().unwrap_or_default();
        let source = self.source(imported["source"].as_str());
        for path in UNITS {
            let name = path.join(".");
            let current = get(old, path);
            let recorded = hashes.get(&name).and_then(Json::as_str);
            let wanted = match self.said(path) {
                DraftValue::Silent => continue,
                DraftValue::Empty if recorded.is_none() => continue,
                DraftValue::Empty => None,
                DraftValue::Value(_)
                    if !self.draft.detail
                        && source == FROM_DETAIL
                        && current.is_some()
                        && FILLED_BY_DETAILS.contains(&name.as_str()) =>
                {
                    continue;
                }
                DraftValue::Value(value) => Some(self.over(path, current, value)),
            };
            let agrees = match (current, &wanted) {
                (Some(current), Some(wanted)) => same(current, wanted),
                (None, None) => true,
                _ => false,
            };
            let untouched = recorded == current.map(hash).as_deref();
            if agrees {
                // What people wrote on their own stays theirs, though it says the same.
                if recorded.is_some() {
                    record(&mut hashes, name, wanted.as_ref());
                }
                continue;
            }
            let choice = settled.choice(&self.draft.code, &name);
            match standing {
                // Somebody looked at both values.
                _ if choice.is_some() => {}
                SourceAge::Older(known) => {
                    found.newer.push(NewerValue {
                        code: self.draft.code.clone(),
                        field: name,
                        retrieved: known.to_string(),
                    });
                    continue;
                }
                // What was not there before takes nobody's place.
                SourceAge::Unknown
                    if untouched && current.is_some() && is_news(recorded, wanted.as_ref()) =>
                {
                    found.undated.push(name);
                    continue;
                }
                SourceAge::Unknown | SourceAge::Newer => {}
            }
            let takes_theirs = untouched || choice == Some(PreferredSide::Theirs);
            if takes_theirs && settable(&file, path, wanted.as_ref()) {
                record(&mut hashes, name, wanted.as_ref());
                put(&mut file, path, wanted);
                continue;
            }
            let is_news = is_news(recorded, wanted.as_ref());
            let base = recorded.map(str::to_owned);
            if is_news && choice == Some(PreferredSide::Ours) {
                // From here on the portal's value is the one that was looked at.
                record(&mut hashes, name.clone(), wanted.as_ref());
            } else if is_news {
                found.conflicts.push(ImportConflict {
                    code: self.draft.code.clone(),
                    field: name.clone(),
                    ours: current.cloned(),
                    theirs: wanted,
                    base: None,
                    base_hash: base,
                    file: PathBuf::new(),
                });
            }
            found.kept.push(KeptValue {
                code: self.draft.code.clone(),
                field: name,
            });
        }
        hashes.sort_keys();
        let same_hashes = Some(&hashes) == imported["fields"].as_object();
        let as_it_was = same_hashes && imported["source"] == source;
        // When a record was changed is no day of retrieval, but it cannot have been retrieved before.
        let day = match (imported.is_object(), known) {
            (true, Some(known)) => self.own_day().max(Some(known)),
            (true, None) => self.retrieval.stated,
            (false, _) => self.retrieval.recorded(None),
        };
        // Reports of before cannot know it where it is from now on.
        if let Some(day) = self.retrieval.recorded(self.own_day()) {
            belonging::date(old, &mut file, day);
        }
        // What a later source says again is known until then: what lies between the two is older.
        let is_confirmed = imported.is_object() && found.undated.is_empty() && day > known;
        if !hashes.is_empty() && (!as_it_was || is_confirmed) {
            file["imported"] = self::imported(source, hashes, day);
        }
        file
    }

    fn source(&self, before: Option<&str>) -> &'static str {
        if self.draft.detail || before == Some(FROM_DETAIL) {
            FROM_DETAIL
        } else {
            FROM_LIST
        }
    }

    /// A row of the list knows little of what notes hold: it changes its own keys and leaves the others.
    fn over(&self, path: &[&str], current: Option<&Json>, value: Json) -> Json {
        match (path, current, value) {
            (["notes", "portal"], Some(Json::Object(current)), Json::Object(value))
                if !self.draft.detail =>
            {
                let mut over = current.clone();
                over.extend(value);
                Json::Object(over)
            }
            (_, _, value) => value,
        }
    }

    fn said(&self, path: &[&str]) -> DraftValue {
        let draft = self.draft;
        let ids = |mentions: &[PortalMention], register: &Register| -> Vec<String> {
            let ids = mentions.iter().filter_map(|m| register.id_of(m));
            super::list::distinct(ids.map(str::to_owned))
        };
        let filled = |value: Json| match &value {
            // Rows and records alike leave these out now and then: that is no word on them.
            Json::Null => DraftValue::Silent,
            Json::Array(items) if items.is_empty() => DraftValue::Silent,
            Json::Object(map) if map.is_empty() => DraftValue::Silent,
            _ => DraftValue::Value(value),
        };
        let stated = |value: Option<Json>| match value {
            None => DraftValue::Silent,
            Some(Json::Null) => DraftValue::Empty,
            Some(Json::Array(items)) if items.is_empty() => DraftValue::Empty,
            Some(value) => DraftValue::Value(value),
        };
        match path {
            ["name"] => filled(json!(draft.name)),
            ["kind"] => filled(json!(draft.kind)),
            ["issuer"] => filled(json!(self.issuer())),
            ["fields"] => filled(json!(ids(&draft.fields, self.fields))),
            ["executing"] => filled(json!(ids(&draft.executing, self.agencies))),
            ["subjects"] => filled(json!(draft.subjects)),
            ["levels"] => stated(draft.levels.as_ref().map(|v| json!(v))),
            ["coordinating"] => stated(
                draft
                    .coordinating
                    .as_ref()
                    .map(|v| json!(ids(v, self.agencies))),
            ),
            ["steps"] => stated(draft.steps.as_ref().map(|v| json!(v))),
            ["channels"] => stated(draft.channels.as_ref().map(|v| json!(v))),
            ["documents"] => stated(draft.documents.as_ref().map(|v| json!(v))),
            ["results"] => stated(draft.results.as_ref().map(|v| json!(v))),
            ["non_territorial"] => stated(draft.non_territorial.map(Json::from)),
            ["conditions"] => stated(draft.conditions.as_ref().map(|v| json!(v))),
            ["legal_basis"] => stated(self.legal_basis().map(|v| json!(v))),
            ["publications"] => stated(self.publications().map(|v| json!(v))),
            ["online", "level"] => stated(draft.online.map(|v| json!(v))),
            ["notes", "portal"] => filled(Json::Object(draft.notes.clone())),
            _ => DraftValue::Silent,
        }
    }

    fn legal_basis(&self) -> Option<Vec<Citation>> {
        let cited = self.draft.citations.as_ref()?;
        let by = self.issuer();
        let citations = cited.iter().flat_map(|c| self.laws.citations_of(c, by));
        let mut distinct: Vec<Citation> = Vec::new();
        for citation in citations {
            if !distinct.contains(&citation) {
                distinct.push(citation);
            }
        }
        Some(distinct)
    }

    fn publications(&self) -> Option<Vec<Publication>> {
        let published = self.draft.publications.as_ref()?;
        let publication = |p: &super::draft::PublicationDraft| {
            let mut publication = p.publication.clone();
            let mut numbers = self.laws.numbers_of(&publication.number);
            if let [number] = numbers.as_mut_slice() {
                publication.number = std::mem::take(number);
            }
            publication.agency = p
                .agency
                .as_ref()
                .and_then(|agency| self.agencies.id_of(agency))
                .map(str::to_owned);
            publication
        };
        Some(published.iter().map(publication).collect())
    }
}

/// What an import remembers in a file.
fn imported(source: &str, fields: Map<String, Json>, retrieved: Option<Date>) -> Json {
    let mut imported = json!({"source": source, "fields": fields});
    if let Some(day) = retrieved {
        imported["retrieved"] = json!(day);
    }
    imported
}

/// Whether a value is another than the one that was read last.
fn is_news(recorded: Option<&str>, wanted: Option<&Json>) -> bool {
    recorded != wanted.map(hash).as_deref()
}

/// The value of a file at the name of an imported field, where it has the hash under which it was imported.
pub(crate) fn imported_value(file: &Json, field: &str, hashed: &str) -> Option<Json> {
    let value = field
        .split('.')
        .try_fold(file, |value, key| value.get(key))?;
    (hash(value) == hashed).then(|| value.clone())
}

/// The hash by which a value is recognised: the same for the same value, however a file writes it.
fn hash(value: &Json) -> String {
    let mut text = String::new();
    canonical(value, &mut text);
    Sha256::digest(&text)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn canonical(value: &Json, out: &mut String) {
    match value {
        Json::Number(number) => match number.as_f64() {
            Some(number) => out.push_str(&number.to_string()),
            None => out.push_str(&number.to_string()),
        },
        Json::Array(items) => {
            out.push('[');
            for item in items {
                canonical(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Json::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (key, value) in entries {
                out.push_str(&Json::from(key.as_str()).to_string());
                out.push(':');
                canonical(value, out);
                out.push(',');
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn get<'a>(file: &'a Json, path: &[&str]) -> Option<&'a Json> {
    path.iter().try_fold(file, |value, key| value.get(key))
}

/// Whether a value can be put or taken out without touching what people wrote around it: `notes` may be a text of
/// theirs, and a level cannot go from under the reason that they gave for it.
fn settable(file: &Json, path: &[&str], wanted: Option<&Json>) -> bool {
    let [above, _] = path else { return true };
    match (file.get(above), wanted) {
        (None, _) => true,
        (Some(Json::Object(map)), None) => map.len() == 1,
        (Some(Json::Object(_)), Some(_)) => true,
        (Some(_), _) => false,
    }
}

/// Puts a value, or takes it out; a mapping that becomes empty goes too.
fn put(file: &mut Json, path: &[&str], value: Option<Json>) {
    let Json::Object(map) = file else { return };
    match (path, value) {
        ([key], Some(value)) => {
            map.insert((*key).to_owned(), value);
        }
        ([above, key], Some(value)) => {
            if let Json::Object(below) = map
                .entry((*above).to_owned())
                .or_insert_with(|| Json::Object(Map::new()))
            {
                below.insert((*key).to_owned(), value);
            }
        }
        ([above, ..], None) => {
            map.shift_remove(*above);
        }
        _ => {}
    }
}

fn record(hashes: &mut Map<String, Json>, name: String, value: Option<&Json>) {
    match value {
        Some(value) => {
            hashes.insert(name, Json::from(hash(value)));
        }
        None => {
            hashes.shift_remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_the_value_and_not_of_its_writing() {
        assert_eq!(
            hash(&json!({"a": 1, "b": 5.0})),
            hash(&json!({"b": 5, "a": 1.0}))
        );
        assert_ne!(hash(&json!(["a", "b"])), hash(&json!(["b", "a"])));
        assert_ne!(hash(&json!("1")), hash(&json!(1)));
        assert_eq!(hash(&json!("x")).len(), 16);
    }
}
