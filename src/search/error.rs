//! What can go wrong while an index is built or read.

use std::fmt;

use crate::i18n::{Message, message, of_system};

/// A failure of the index itself. A query never causes one.
#[derive(Debug)]
pub struct SearchError {
    /// What happened.
    pub message: Message,
}

impl SearchError {
    pub(super) fn new(message: Message) -> SearchError {
        SearchError { message }
    }
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        SearchError::new(message!("search-index-failed", error))
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        SearchError::new(message!("search-index-unread", error = of_system(&error)))
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SearchError {}
