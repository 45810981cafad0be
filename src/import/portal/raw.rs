//! One JSON object, read with care: texts cleaned, and what nobody asked for kept apart.

use serde_json::{Map, Value as Json};

use crate::i18n::Message;
use crate::import::report::Remark;
use crate::text::{CleaningCounts, NewlineRule, clean};

/// An object as it was read, with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawRecord {
    pub path: String,
    pub line: Option<u32>,
    /// What a spreadsheet calls its row.
    pub cell: Option<String>,
    object: Map<String, Json>,
}

/// Keys that only a single record has.
const DETAIL_KEYS: [&str; 6] = [
    "executionMethods",
    "executionSteps",
    "executionCases",
    "legalBasisesDetails",
    "departmentsExecuting",
    "isMinistry",
];

impl RawRecord {
    pub(crate) fn new(path: &str, line: Option<u32>, object: Map<String, Json>) -> RawRecord {
        RawRecord {
            path: path.to_owned(),
            line,
            cell: None,
            object,
        }
    }

    /// The same as the row of a spreadsheet.
    pub(crate) fn in_row(mut self, cell: Option<String>) -> RawRecord {
        self.cell = cell;
        self
    }

    /// Where it was read, in words.
    pub(crate) fn place(&self) -> String {
        match (&self.cell, self.line) {
            (Some(cell), _) => format!("{}!{cell}", self.path),
            (None, Some(line)) => format!("{}:{line}", self.path),
            (None, None) => self.path.clone(),
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        self.object.get(key)
    }

    /// Whether a key holds a text that is not blank once cleaned.
    pub(crate) fn has_text(&self, key: &str) -> bool {
        self.get(key)
            .and_then(Json::as_str)
            .is_some_and(|text| !clean(text, NewlineRule::Line).text.is_empty())
    }

    /// Whether it is a single record and no row of the list.
    pub(crate) fn is_detail(&self) -> bool {
        DETAIL_KEYS.iter().any(|key| self.object.contains_key(*key))
    }

    /// Whether both say the same, wherever they stand.
    pub(crate) fn says_the_same(&self, other: &RawRecord) -> bool {
        self.object == other.object
    }

    /// The code; read only after it was found to be one.
    pub(crate) fn code(&self) -> &str {
        self.get("code").and_then(Json::as_str).unwrap_or_default()
    }

    pub(crate) fn remark(&self, reason: impl Into<Message>) -> Remark {
        Remark {
            path: self.path.clone(),
            line: self.line,
            column: None,
            cell: self.cell.clone(),
            code: Some(self.code().to_owned()),
            reason: reason.into(),
        }
    }

    /// The object, to take values out of.
    pub(crate) fn open(&self) -> RemainingFields {
        RemainingFields(self.object.clone())
    }
}

/// An object from which values are taken; what is left is what the vocabulary has no word for.
#[derive(Clone, Debug, Default)]
pub(crate) struct RemainingFields(pub Map<String, Json>);

impl RemainingFields {
    /// The bag of a JSON object; none for any other value.
    pub(crate) fn of(value: Json) -> Option<RemainingFields> {
        match value {
            Json::Object(map) => Some(RemainingFields(map)),
            _ => None,
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub(crate) fn drop(&mut self, key: &str) {
        self.0.shift_remove(key);
    }

    /// Takes a text, if it is one; cleaned and not empty.
    pub(crate) fn line(&mut self, key: &str, cleaner: &mut TextCleaner) -> Option<String> {
        self.text(key, NewlineRule::Line, cleaner)
    }

    /// Takes a text of several lines, if it is one; cleaned and not empty.
    pub(crate) fn block(&mut self, key: &str, cleaner: &mut TextCleaner) -> Option<String> {
        self.text(key, NewlineRule::Text, cleaner)
    }

    fn text(&mut self, key: &str, block: NewlineRule, cleaner: &mut TextCleaner) -> Option<String> {
        match self.0.get(key) {
            Some(Json::String(text)) => {
                let text = cleaner.clean(text, block);
                self.drop(key);
                (!text.is_empty()).then_some(text)
            }
            _ => None,
        }
    }

    /// Takes a boolean, if it is one.
    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        let flag = self.0.get(key)?.as_bool()?;
        self.drop(key);
        Some(flag)
    }

    /// Takes a whole number from 0, if it is one.
    pub(crate) fn count(&mut self, key: &str) -> Option<u32> {
        let count = u32::try_from(self.0.get(key)?.as_u64()?).ok()?;
        self.drop(key);
        Some(count)
    }

    /// Takes the objects of a list; none where there is no such list. What is no object stays in the bag.
    pub(crate) fn bags(&mut self, key: &str) -> Option<Vec<RemainingFields>> {
        match self.0.get(key) {
            Some(Json::Array(items)) if items.iter().all(Json::is_object) => {
                let Some(Json::Array(items)) = self.0.shift_remove(key) else {
                    return None;
                };
                Some(items.into_iter().filter_map(RemainingFields::of).collect())
            }
            _ => None,
        }
    }

    /// Takes the texts of a list, cleaned; empty ones are dropped. None where there is no such list.
    pub(crate) fn lines(&mut self, key: &str, cleaner: &mut TextCleaner) -> Option<Vec<String>> {
        let items = self.0.get(key)?.as_array()?;
        let texts = items.iter().map(|item| item.as_str());
        let texts: Option<Vec<String>> = texts
            .map(|text| text.map(|text| cleaner.clean(text, NewlineRule::Line)))
            .collect();
        let texts = texts?;
        self.drop(key);
        Some(texts)
    }

    /// Puts back what is left of the objects of a list.
    pub(crate) fn leave(&mut self, key: &str, left: Vec<RemainingFields>) {
        let left: Vec<Json> = left.into_iter().map(|bag| Json::Object(bag.0)).collect();
        self.0.insert(key.to_owned(), Json::Array(left));
    }

    /// What is left, cleaned and without what says nothing: nothing, empty texts and lists, and `false` except under
    /// the keys of `stated`, where it is an answer.
    pub(crate) fn remains(self, stated: &[&str], cleaner: &mut TextCleaner) -> Map<String, Json> {
        self.0
            .into_iter()
            .filter_map(|(key, value)| {
                let value = match value {
                    Json::Bool(false) if stated.contains(&key.as_str()) => value,
                    other => remain(other, cleaner)?,
                };
                Some((cleaner.quietly(&key), value))
            })
            .collect()
    }
}

fn remain(value: Json, cleaner: &mut TextCleaner) -> Option<Json> {
    match value {
        Json::Null | Json::Bool(false) => None,
        Json::String(text) => {
            let text = cleaner.clean(&text, NewlineRule::Text);
            (!text.is_empty()).then_some(Json::String(text))
        }
        Json::Array(items) => {
            let items: Vec<Json> = items
                .into_iter()
                .filter_map(|item| remain(item, cleaner))
                .collect();
            (!items.is_empty()).then_some(Json::Array(items))
        }
        Json::Object(map) => {
            let map = RemainingFields(map).remains(&[], cleaner);
            (!map.is_empty()).then_some(Json::Object(map))
        }
        other => Some(other),
    }
}

/// Cleans texts and counts what it cleaned.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextCleaner {
    pub changes: CleaningCounts,
}

impl TextCleaner {
    pub(crate) fn clean(&mut self, text: &str, block: NewlineRule) -> String {
        let cleaned = clean(text, block);
        self.changes += cleaned.changes;
        cleaned.text
    }

    /// Cleans without counting: keys, and texts that are looked at twice.
    pub(crate) fn quietly(self, text: &str) -> String {
        clean(text, NewlineRule::Line).text
    }
}
