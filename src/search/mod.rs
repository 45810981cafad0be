//! Search: the query language, the text index, the columns behind filters and counts. tantivy is used here and nowhere
//! else, and none of its types leaves this folder.
//!
//! | file | what lives there |
//! |---|---|
//! | `query` | the query language: text, typed filters, chips |
//! | `tokens` | words of texts and queries, as the index holds them |
//! | `fuzzy` | how far apart two words are |
//! | `readings` | other ways to read a word that is not found |
//! | `question` | words of a question that say nothing of what is asked for |
//! | `guesses` | rows that do not have every word as it was typed, and what they have instead |
//! | `synonyms` | words that stand for other words |
//! | `plan` | what a query's words stand for: words, codes, numbers of laws, synonyms |
//! | `index` | the text index: fields, documents, look-ups |
//! | `columns` | a value a row for each filter; filters and facet counts |
//! | `rows` | sets of rows |
//! | `packed` | long lists of numbers as bytes |
//! | `rank` | how close a name is to the words asked for |
//! | `short_texts` | the same words held against single texts, for lists too small for an index |
//! | `searcher` | a query over index and columns to ordered rows and counts |
//! | `highlight` | where a query matches inside a text |
//! | `passage` | where else than in the name a procedure matches, with the words around it |
//!
//! A row is a position in [`crate::catalogue::Snapshot::procedures`].

mod columns;
mod error;
pub(crate) mod fuzzy;
mod guesses;
mod highlight;
mod index;
mod packed;
mod passage;
mod plan;
pub(crate) mod query;
mod question;
mod rank;
mod readings;
mod rows;
mod searcher;
pub(crate) mod short_texts;
mod synonyms;
#[cfg(test)]
mod tests;
mod tokens;

pub use columns::{Columns, DecisionCell, Dossiers, FacetCounts, RecordedBy};
pub use error::SearchError;
pub use guesses::{Guess, Guesses};
pub use highlight::{Highlighter, highlight};
pub use index::Index;
pub use passage::{Passage, ProcedurePart};
pub(crate) use query::{Filter, QueryError};
pub use query::{OnlineFilter, Query};
pub use searcher::{SearchOptions, SearchResults, Searcher, Sort};
