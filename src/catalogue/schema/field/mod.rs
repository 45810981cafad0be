//! A field of a kind of file, as people name it: where it stands, what may stand there, and a text read as its value.
//!
//! | file | what lives there |
//! |---|---|
//! | `path` | `channels[online].time`: written, read, found in the values of a file |
//! | `read` | a text as a value of the type that the schema has there |

mod path;
mod read;
#[cfg(test)]
mod tests;

use std::fmt;

use serde_json::Value as Json;

use super::Schemas;
use super::words::{known_keys, quoted};
use crate::catalogue::kind::FileKind;
use crate::text::nearest;

pub use path::{FieldPath, PathStep};
pub use read::{read_value, written_value};

/// Why a path or a value cannot stand in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// What is wrong with it.
    pub message: String,
    /// What may stand there.
    pub hint: String,
}

impl Unfit {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Unfit {
        Unfit {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Unfit {}

/// The schema of what stands at a path in files of a kind.
///
/// # Errors
/// No such field is known; the hint names the one that was probably meant.
pub fn field(kind: FileKind, path: &FieldPath) -> Result<&'static Json, Unfit> {
    let schemas = Schemas::get().map_err(|why| Unfit::new(why, ""))?;
    let root = schemas.json(kind);
    let mut here = root.ok_or_else(|| Unfit::new("the file has no schema", ""))?;
    for (at, step) in path.steps().iter().enumerate() {
        here = below(here, step).ok_or_else(|| unknown(here, path, at))?;
    }
    Ok(here)
}

/// The forms of which a value may have one.
fn forms(schema: &Json) -> Vec<&Json> {
    for key in ["anyOf", "oneOf"] {
        if let (None, Some(forms)) = (schema.get("type"), schema.get(key).and_then(Json::as_array))
        {
            return forms.iter().flat_map(self::forms).collect();
        }
    }
    vec![schema]
}

fn below<'s>(schema: &'s Json, step: &PathStep) -> Option<&'s Json> {
    let mut forms = forms(schema).into_iter();
    match step {
        PathStep::Key(key) => forms.find_map(|form| {
            let named = form.get("properties").and_then(|known| known.get(key));
            named.or_else(|| {
                form.get("additionalProperties")
                    .filter(|more| more.is_object())
            })
        }),
        PathStep::Entry(_) | PathStep::New => forms.find_map(|form| form.get("items")),
    }
}

/// What is wrong with the step at `at`, which leads to nothing from `here`.
fn unknown(here: &Json, path: &FieldPath, at: usize) -> Unfit {
    let forms = forms(here);
    let above = path.head(at);
    let is_list = forms.iter().any(|form| form.get("items").is_some());
    let PathStep::Key(key) = &path.steps()[at] else {
        return Unfit::new(
            format!("`{above}` is no list of which an entry could be named"),
            "leave out the brackets",
        );
    };
    if is_list {
        return Unfit::new(
            format!("`{above}` is a list, and `{key}` is a field of one of its entries"),
            format!("name the entry, such as `{above}[1].{key}`, `{above}[NAME].{key}`"),
        );
    }
    let known: Vec<&str> = forms.iter().flat_map(|form| known_keys(form)).collect();
    if known.is_empty() {
        return Unfit::new(
            format!("`{above}` holds a value of its own and no fields"),
            format!("write `{above}`"),
        );
    }
    let message = match above.as_str() {
        "" => format!("there is no field `{key}`"),
        above => format!("`{above}` has no field `{key}`"),
    };
    let hint = match nearest(key, known.iter().copied()) {
        Some(meant) if above.is_empty() => format!("did you mean `{meant}`?"),
        Some(meant) => format!("did you mean `{above}.{meant}`?"),
        None => format!("there are {}", quoted(known)),
    };
    Unfit::new(message, hint)
}
