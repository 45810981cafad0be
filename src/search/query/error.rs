//! What is wrong with the text of a query, where, and what may stand there.

use std::fmt;

use super::filter::FilterField;
use crate::i18n::{Message, message};

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
    /// What is wrong.
    pub message: Message,
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
        let is_meant = suggest(wrong, &mut choices);
        let meant = choices.first().filter(|_| is_meant);
        let message = match &kind {
            QueryErrorKind::UnknownField(name) => match meant {
                None => message!("query-error-field", name),
                Some(meant) => message!("query-error-field-meant", name, meant),
            },
            QueryErrorKind::MissingValue(field) => {
                message!("query-error-missing", field = field.name())
            }
            QueryErrorKind::UnknownValue(field, value) => {
                let field = field.name();
                match meant {
                    None => message!("query-error-value", field, value),
                    Some(meant) => message!("query-error-value-meant", field, value, meant),
                }
            }
            QueryErrorKind::BadQuantity(field, value) => {
                let what = match field {
                    FilterField::Changed => message!("query-error-date"),
                    FilterField::Time => message!("query-error-time"),
                    FilterField::Code => message!("query-error-code"),
                    FilterField::Law => message!("query-error-law"),
                    _ => message!("query-error-number"),
                };
                message!("query-error-quantity", field = field.name(), what, value)
            }
            QueryErrorKind::LonelyOr => message!("query-error-or"),
            QueryErrorKind::Misplaced { sign, instead } => {
                message!("query-error-sign", sign, instead)
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

/// Moves the choice that was probably meant to the front; whether there is one.
fn suggest(wrong: &str, choices: &mut [String]) -> bool {
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
            true
        }
        _ => false,
    }
}

impl QueryError {
    /// Where it is, what is wrong, and what may stand there.
    pub fn said(&self) -> Message {
        let (column, message) = (self.column, &self.message);
        match self.choices.is_empty() {
            true => message!("query-error-at", column, message),
            false => {
                let choices = self.choices.join(", ");
                message!("query-error-choices", column, message, choices)
            }
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

impl std::error::Error for QueryError {}
