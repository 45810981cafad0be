//! A field of a kind of file, as people name it: where it stands, what may stand there, and a text read as its value.
//!
//! | file | what lives there |
//! |---|---|
//! | `path` | `channels[online].time`: written, read, found in the values of a file |
//! | `read` | a text as a value of the type that the schema has there |
//! | `allowed_values` | what may stand there, as ids of strings |

mod allowed_values;
mod path;
mod read;
#[cfg(test)]
mod tests;

use serde_json::Value as Json;

use super::Schemas;
use super::words::{known_keys, quoted};
use crate::catalogue::kind::FileKind;
use crate::i18n::Message;
use crate::text::nearest;

pub(crate) use path::{FieldPath, MissingEntry, PathStep};
pub(crate) use read::{read_value, written_value};

/// What is said of a path or a value: the id of a string, with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    pub id: &'static str,
    /// The values, by their names in the string.
    pub values: Vec<(&'static str, Message)>,
}

impl FieldMessage {
    /// A string with values.
    pub fn new<const N: usize>(
        id: &'static str,
        values: [(&'static str, &str); N],
    ) -> FieldMessage {
        FieldMessage {
            id,
            values: values.map(|(name, value)| (name, value.into())).into(),
        }
    }

    /// The same with one more value, which is a sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Message) -> FieldMessage {
        self.values.push((name, value));
        self
    }
}

/// What may stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// That is not known.
    None,
    Advice(FieldMessage),
    /// A value that is one of these.
    Takes(Vec<FieldMessage>),
}

/// Why a path or a value cannot stand in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMisfit {
    /// What is wrong with it.
    pub what: FieldMessage,
    /// What may stand there.
    pub hint: Hint,
}

impl FieldMisfit {
    /// With advice.
    pub fn advised(what: FieldMessage, hint: FieldMessage) -> FieldMisfit {
        FieldMisfit {
            what,
            hint: Hint::Advice(hint),
        }
    }
}

/// The schema of what stands at a path in files of a kind.
///
/// # Errors
/// No such field is known; the hint names the one that was probably meant.
pub(crate) fn field(kind: FileKind, path: &FieldPath) -> Result<&'static Json, FieldMisfit> {
    let root = Schemas::get().ok().and_then(|schemas| schemas.json(kind));
    let mut here = root.ok_or_else(|| FieldMisfit {
        what: FieldMessage::new("unfit-no-schema", []),
        hint: Hint::None,
    })?;
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
fn unknown(here: &Json, path: &FieldPath, at: usize) -> FieldMisfit {
    let forms = forms(here);
    let above = path.head(at);
    let is_list = forms.iter().any(|form| form.get("items").is_some());
    let PathStep::Key(key) = &path.steps()[at] else {
        return FieldMisfit::advised(
            FieldMessage::new("unfit-no-list", [("field", &above)]),
            FieldMessage::new("unfit-hint-no-brackets", []),
        );
    };
    if is_list {
        return FieldMisfit::advised(
            FieldMessage::new("unfit-list", [("field", &above), ("key", key)]),
            FieldMessage::new("unfit-hint-entry", [("field", &above), ("key", key)]),
        );
    }
    let known: Vec<&str> = forms.iter().flat_map(|form| known_keys(form)).collect();
    if known.is_empty() {
        return FieldMisfit::advised(
            FieldMessage::new("unfit-no-fields", [("field", &above)]),
            FieldMessage::new("unfit-hint-write", [("field", &above)]),
        );
    }
    no_key(&above, key, &known)
}

/// A key that is none of those that may stand there.
fn no_key(above: &str, key: &str, known: &[&str]) -> FieldMisfit {
    let what = match above {
        "" => FieldMessage::new("unfit-no-field", [("key", key)]),
        above => FieldMessage::new("unfit-no-field-below", [("field", above), ("key", key)]),
    };
    let hint = match nearest(key, known.iter().copied()) {
        Some(meant) if above.is_empty() => {
            FieldMessage::new("unfit-hint-meant", [("meant", meant)])
        }
        Some(meant) => {
            let meant = format!("{above}.{meant}");
            FieldMessage::new("unfit-hint-meant", [("meant", &meant)])
        }
        None => FieldMessage::new(
            "unfit-hint-known",
            [("known", &quoted(known.iter().copied()))],
        ),
    };
    FieldMisfit::advised(what, hint)
}
