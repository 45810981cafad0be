//! What can go wrong while an index is built or read.

use std::fmt;

/// A failure of the index itself. A query never causes one.
#[derive(Debug)]
pub struct SearchError {
    /// What happened.
    pub message: String,
}

impl SearchError {
    pub(super) fn new(what: &str, error: impl fmt::Display) -> SearchError {
        SearchError {
            message: format!("{what}: {error}"),
        }
    }
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        SearchError::new("the search index failed", error)
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        SearchError::new("the search index cannot be read", error)
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SearchError {}
