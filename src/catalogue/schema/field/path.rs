//! The path of a field: keys with dots between them; an entry of a list by its name, or by its number from 1, in brackets.

use std::fmt;

use serde_json::Value as Json;

use super::{FieldMessage, FieldMisfit};
use crate::text::{nearest, nfc};
use crate::yaml::items::name;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// To the value of a key.
    Key(String),
    /// To an entry of a list: its name as differences tell it (`online`, `63/2010/NĐ-CP`), or its number from 1.
    Entry(String),
    /// To an entry that is not there yet, behind the others: `[+]`.
    New,
}

/// An entry that a path names and a list does not have, or has several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingEntry {
    /// The path of the list.
    pub list: String,
    /// What stands in the brackets.
    pub wanted: String,
    /// How many entries are called so; none, or more than one.
    pub several: usize,
    /// What the entries of the list are called.
    pub names: Vec<String>,
}

impl MissingEntry {
    /// The entry that was probably meant. A number of a law that is like another one is another law.
    pub fn meant(&self) -> Option<&str> {
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let own = digits(&self.wanted);
        let names = self.names.iter().map(String::as_str);
        nearest(&self.wanted, names.filter(|name| digits(name) == own))
    }
}

/// Where a field stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPath(Vec<PathStep>);

impl FieldPath {
    /// Reads a path.
    ///
    /// # Errors
    /// It is empty, a bracket is not closed, or nothing stands between two dots.
    pub fn parse(text: &str) -> Result<FieldPath, FieldMisfit> {
        let text = nfc(text.trim());
        let wrong = |id: &'static str| {
            let hint = FieldMessage::new("unfit-hint-path", []);
            FieldMisfit::advised(FieldMessage::new(id, [("path", &text)]), hint)
        };
        let mut steps = Vec::new();
        let mut rest = &*text;
        loop {
            if let Some(inside) = rest.strip_prefix('[') {
                // A name may hold brackets itself: the last one counts that ends a step.
                let end = inside
                    .match_indices(']')
                    .map(|(at, _)| at)
                    .find(|at| {
                        inside[at + 1..].is_empty() || inside[at + 1..].starts_with(['.', '['])
                    })
                    .ok_or_else(|| wrong("unfit-path-open"))?;
                steps.push(match inside[..end].trim() {
                    "" => return Err(wrong("unfit-path-brackets")),
                    "+" => PathStep::New,
                    name => PathStep::Entry(name.to_owned()),
                });
                rest = &inside[end + 1..];
            } else {
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                match rest[..end].trim() {
                    "" => return Err(wrong("unfit-path-key")),
                    key => steps.push(PathStep::Key(key.to_owned())),
                }
                rest = &rest[end..];
            }
            if rest.is_empty() {
                return Ok(FieldPath(steps));
            }
            if let Some(after) = rest.strip_prefix('.') {
                if after.is_empty() || after.starts_with('[') {
                    return Err(wrong("unfit-path-key"));
                }
                rest = after;
            }
        }
    }

    /// The path of one key.
    pub fn key(key: &str) -> FieldPath {
        FieldPath(vec![PathStep::Key(key.to_owned())])
    }

    pub fn steps(&self) -> &[PathStep] {
        &self.0
    }

    /// Its first steps, as they are written.
    pub fn head(&self, steps: usize) -> String {
        FieldPath(self.0[..steps].to_vec()).to_string()
    }

    /// The same path without its last step.
    pub fn without_last(&self) -> FieldPath {
        let steps = self.0.len().saturating_sub(1);
        FieldPath(self.0[..steps].to_vec())
    }

    /// The keys and indexes from 0 that lead to it in a value. Keys need not be there; entries that are named must be.
    ///
    /// # Errors
    /// An entry is named that is not there, or of which there are several.
    pub fn in_value(&self, value: &Json) -> Result<Vec<String>, MissingEntry> {
        let mut found = Vec::new();
        let mut here = Some(value);
        for (at, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Key(key) => {
                    here = here.and_then(|value| value.get(key));
                    found.push(key.clone());
                }
                PathStep::Entry(wanted) => {
                    let items = here.and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
                    let index = entry(items, wanted).map_err(|several| MissingEntry {
                        list: self.head(at),
                        wanted: wanted.clone(),
                        several,
                        names: items.iter().map(name).collect(),
                    })?;
                    here = items.get(index);
                    found.push(index.to_string());
                }
                PathStep::New => {
                    let items = here.and_then(Json::as_array).map_or(0, Vec::len);
                    here = None;
                    found.push(items.to_string());
                }
            }
        }
        Ok(found)
    }

    /// The value that stands there, where one does.
    pub fn of<'v>(&self, value: &'v Json) -> Option<&'v Json> {
        let path = self.in_value(value).ok()?;
        path.iter().try_fold(value, |value, step| match value {
            Json::Array(items) => items.get(step.parse::<usize>().ok()?),
            value => value.get(step),
        })
    }
}

/// The entry of a name, else of a number from 1; else how many there are of the name.
fn entry(items: &[Json], wanted: &str) -> Result<usize, usize> {
    let named: Vec<usize> = (0..items.len())
        .filter(|at| name(&items[*at]) == wanted)
        .collect();
    match named.as_slice() {
        [one] => Ok(*one),
        [] => wanted
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1))
            .filter(|at| *at < items.len())
            .ok_or(0),
        several => Err(several.len()),
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Key(key) if at == 0 => f.write_str(key)?,
                PathStep::Key(key) => write!(f, ".{key}")?,
                PathStep::Entry(name) => write!(f, "[{name}]")?,
                PathStep::New => f.write_str("[+]")?,
            }
        }
        Ok(())
    }
}
