//! What is wrong with the text of a query, where, and what may stand there.

use std::fmt;

use super::filter::FilterField;

/// Kinds of mistakes, for faces that say it in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    /// `name:` where no field has that name.
    UnknownField(String),
    /// A field without a value.
    MissingValue(FilterField),
    /// A value that the field does not have.
    UnknownValue(FilterField, String),
    /// A value that is no number, date or span of time.
    BadQuantity(FilterField, String),
    /// Nothing to join stands before or after `OR`.
    LonelyOr,
    /// A sign that is to rule something out stands where it would be passed over.
    Misplaced {
        /// The sign.
        sign: String,
        /// What rules it out.
        instead: String,
    },
}

/// A text that is no query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What kind of mistake.
    pub kind: QueryErrorKind,
    /// Where it begins, in characters from 1.
    pub column: usize,
    /// What is wrong, in English.
    pub message: String,
    /// What may stand there, the likeliest first; examples for numbers and dates; empty where anything may.
    pub choices: Vec<String>,
}

/// How many letters may differ from a choice that is suggested.
const NEAR: usize = 2;

impl QueryError {
    pub(super) fn new(kind: QueryErrorKind, column: usize, choices: &[&str]) -> QueryError {
        let mut choices: Vec<String> = choices.iter().map(|&c| c.to_owned()).collect();
        let wrong = match &kind {
            QueryErrorKind::UnknownField(text) | QueryErrorKind::UnknownValue(_, text) => text,
            _ => "",
        };
        let suggestion = suggest(wrong, &mut choices);
        let message = match &kind {
            QueryErrorKind::UnknownField(name) => {
                format!(
                    "no field is called `{name}`{suggestion}; quote the words to search for them"
                )
            }
            QueryErrorKind::MissingValue(field) => {
                format!("`{}:` needs a value right after it", field.name())
            }
            QueryErrorKind::UnknownValue(field, value) => {
                format!("`{}:` has no value `{value}`{suggestion}", field.name())
            }
            QueryErrorKind::BadQuantity(field, value) => {
                let what = match field {
                    FilterField::Changed => "a date",
                    FilterField::Time => "a span of time",
                    FilterField::Law => {
                        "one number, alone or with a day, month or year of signing behind it,"
                    }
                    _ => "a whole number",
                };
                format!("`{}:` needs {what} and `{value}` is none", field.name())
            }
            QueryErrorKind::LonelyOr => "`OR` needs something before and after it".to_owned(),
            QueryErrorKind::Misplaced { sign, instead } => {
                format!("`{sign}` rules nothing out here; write `{instead}`")
            }
        };
        QueryError {
            kind,
            column,
            message,
            choices,
        }
    }
}

/// Moves the choice that was probably meant to the front and names it.
fn suggest(wrong: &str, choices: &mut [String]) -> String {
    let wrong = crate::text::fold(wrong);
    let near = |choice: &str| {
        let begins = wrong.chars().count() > 2 && choice.starts_with(&wrong);
        let distance = crate::search::fuzzy::distance(&wrong, &crate::text::fold(choice));
        if begins { 0 } else { distance }
    };
    let best = (0..choices.len()).min_by_key(|&at| near(&choices[at]));
    match best {
        Some(at) if !wrong.is_empty() && near(&choices[at]) <= NEAR => {
            choices[..=at].rotate_right(1);
            format!(", did you mean `{}`?", choices[0])
        }
        _ => String::new(),
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.message)?;
        if !self.choices.is_empty() {
            write!(f, " (may stand here: {})", self.choices.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for QueryError {}
