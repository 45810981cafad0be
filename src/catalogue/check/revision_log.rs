//! A decision log as a revision has it, and what can still be read of one that is none.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::catalogue::model::DecisionLog;
use crate::yaml::{from_node, parse};

/// A decision log as a revision has it.
#[derive(Clone, Debug)]
pub struct RevisionLog {
    /// Where it stood, relative to the catalogue.
    pub path: PathBuf,
    /// What it held; of a file that could not be read as a log, the entries that can be.
    pub log: DecisionLog,
    /// Of a file that could not be read as a log, the ids that stand in it.
    pub damaged: Option<Vec<String>>,
}

impl RevisionLog {
    /// Reads a log as it was.
    pub fn read(path: &Path, text: &[u8]) -> RevisionLog {
        let root = parse(path, text).root;
        let whole = root.as_ref().and_then(|root| from_node(root).ok());
        if let Some(log) = whole {
            return RevisionLog {
                path: path.to_owned(),
                log,
                damaged: None,
            };
        }
        let value = root.and_then(|root| from_node::<Value>(&root).ok());
        let value = value.unwrap_or_default();
        let named = path.file_stem().map(|stem| stem.to_string_lossy());
        let code = value.get("code").and_then(Value::as_str);
        RevisionLog {
            path: path.to_owned(),
            log: DecisionLog {
                code: code.map_or_else(|| named.unwrap_or_default().into_owned(), str::to_owned),
                decisions: items(&value, "decisions"),
                notes: items(&value, "notes"),
            },
            damaged: Some(ids_in(text)),
        }
    }
}

/// The items of a list that can be read by themselves.
fn items<T: DeserializeOwned>(value: &Value, list: &str) -> Vec<T> {
    let items = value.get(list).and_then(Value::as_array);
    let items = items.into_iter().flatten();
    items
        .filter_map(|item| serde_json::from_value(item.clone()).ok())
        .collect()
}

/// The ids of entries that stand in a text, whatever else it is.
pub(super) fn ids_in(text: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(text);
    let mut ids: Vec<String> = Vec::new();
    for line in text.lines() {
        for (at, key) in line.match_indices("id:") {
            let before = line[..at].trim_end();
            if !before.is_empty() && !before.ends_with(['-', '{', ',']) {
                continue;
            }
            let rest = line[at + key.len()..].trim_start();
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '}'));
            let id = rest[..end.unwrap_or(rest.len())].trim_matches(['"', '\'']);
            if !id.is_empty() && !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        }
    }
    ids
}
