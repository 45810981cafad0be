//! A query over index and columns to ordered rows and counts.
//!
//! | file | what lives there |
//! |---|---|
//! | `text` | the words of a query to rows, wrong letters forgiven |
//! | `word_hits` | its words one by one, each with the rows that have it in whatever way |
//! | `most` | where no name has all words: what has most of them |
//! | `filters` | its filters to rows, and the counts for the side pane |
//! | `order` | rows in the order that is asked |
//! | `literal` | word for word, for whoever writes to what is found |
//! | `signed_days` | the days on which instruments of one number were signed |
//! | `statistics` | what is counted over all names once |
//! | `recent` | what was looked up last |

mod filters;
mod literal;
mod most;
mod order;
mod recent;
mod signed_days;
mod statistics;
mod text;
mod word_hits;

use std::sync::{Arc, OnceLock};

use super::columns::{Columns, FacetCounts};
use super::error::SearchError;
use super::guesses::Guesses;
use super::index::Index;
use super::plan::QueryPlan;
use super::query::{Filter, Query};
use super::rows::Rows;
use super::synonyms::Synonyms;
use super::tokens::Word;
use crate::catalogue::Snapshot;
use recent::RecentLookups;
use signed_days::SignedDays;
use statistics::NameStatistics;
pub(super) use text::single;
use word_hits::WordHits;

/// In which order rows are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The best match first; without words, by code.
    #[default]
    Relevance,
    /// By code.
    Code,
    /// By name, in the Vietnamese order.
    Name,
    /// By the issuer's name, in the Vietnamese order.
    Issuer,
    /// Those with most flags first, then those of which most is not known.
    Flags,
    /// Without a decision first, then stale ones, then by outcome and state.
    Decision,
    /// What waits longest first: without a decision by the first day in force, then by the time of the decision.
    Oldest,
}

impl Sort {
    /// All orders with the words that commands and files use, in the order in which they are offered.
    pub const ALL: [(Sort, &str); 7] = [
        (Sort::Relevance, "relevance"),
        (Sort::Code, "code"),
        (Sort::Name, "name"),
        (Sort::Issuer, "issuer"),
        (Sort::Flags, "flags"),
        (Sort::Decision, "decision"),
        (Sort::Oldest, "oldest"),
    ];

    /// The word that commands and files use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let named = Sort::ALL.iter().find(|(of, _)| *of == self);
        named.map_or("relevance", |(_, word)| word)
    }

    /// The order of that word.
    pub fn parse(word: &str) -> Option<Sort> {
        let named = Sort::ALL.iter().find(|(_, known)| *known == word);
        named.map(|(of, _)| *of)
    }
}

/// How a query is run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// Whether the last word may go on: while typing.
    pub prefix_last: bool,
    /// The order.
    pub sort: Sort,
    /// The other way round.
    pub reverse: bool,
    /// At most so many rows; all where none is given. Totals and counts are of all.
    pub limit: Option<usize>,
    /// Only rows that have every word: for figures and whatever is written.
    pub exact: bool,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// Rows in order: positions in [`Snapshot::procedures`].
    pub rows: Vec<u32>,
    /// Number of rows found, whatever the limit.
    pub total: usize,
    /// Counts for the side pane; those of a field leave that field's own filters aside.
    pub facets: FacetCounts,
    /// Which of the rows do not have every word as it was typed, whatever the limit.
    pub guesses: Guesses,
    /// Values of which nothing here knows: an agency, a field, a list, a group, a person, a code, the number of an
    /// instrument on which nothing rests.
    pub unknown: Vec<Filter>,
}

/// Searches one snapshot.
#[derive(Clone, Debug)]
pub struct Searcher {
    index: Option<Arc<Index>>,
    columns: Arc<Columns>,
    synonyms: Arc<Synonyms>,
    recent: Arc<RecentLookups>,
    days: Arc<SignedDays>,
    statistics: Arc<OnceLock<NameStatistics>>,
    /// The catalogue in which words are looked for word for word; none while guesses are welcome.
    literal: Option<Arc<Snapshot>>,
}

/// Rows with their scores.
struct ScoredRows<'p> {
    rows: Rows,
    scores: Vec<f32>,
    fuzzy: Option<Rows>,
    /// The words as they may have been meant; names are compared with these too.
    readings: Vec<Word>,
    /// The words of the query with the rows that have them, where rows were guessed.
    words: Vec<WordHits<'p>>,
    /// The scores say all: names were compared already.
    is_ranked: bool,
}

impl Searcher {
    /// A searcher. Without an index, while it is being built, words are looked for in names alone.
    pub fn new(snapshot: &Snapshot, index: Option<Arc<Index>>, columns: Arc<Columns>) -> Searcher {
        Searcher {
            index,
            columns,
            synonyms: Arc::new(Synonyms::new(snapshot.synonyms())),
            recent: Arc::default(),
            days: Arc::new(SignedDays::of(snapshot)),
            statistics: Arc::default(),
            literal: None,
        }
    }

    /// The columns.
    pub fn columns(&self) -> &Arc<Columns> {
        &self.columns
    }

    pub(super) fn synonyms(&self) -> &Synonyms {
        &self.synonyms
    }

    /// Runs a query.
    ///
    /// # Errors
    /// The index failed; a query that finds nothing is no error.
    pub fn run(
        &self,
        query: &Query,
        options: &SearchOptions,
    ) -> Result<SearchResults, SearchError> {
        let plan = QueryPlan::new(query, &self.synonyms, options.prefix_last);
        let mut found = self.text(&plan, options.exact)?;
        let facets = self.filter(&plan, &mut found.rows)?;
        if let Some(fuzzy) = &mut found.fuzzy {
            fuzzy.keep(&found.rows);
        }
        let guesses = match &found.fuzzy {
            Some(fuzzy) => self.guesses(&found, fuzzy),
            None => Guesses::default(),
        };
        Ok(SearchResults {
            total: found.rows.count(),
            guesses,
            unknown: self.unknown(query, options.prefix_last)?,
            rows: self.ordered(&plan, found, options),
            facets,
        })
    }
}
