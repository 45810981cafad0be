//! The opened catalogue of both faces: judged at a date, and searchable. Immutable; a new one takes its place.

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::evidence::{NextChange, next_changes};
use crate::catalogue::Snapshot;
use crate::files::Diagnostic;
use crate::review::{Gate, ReviewContext};
use crate::search::query::FilterField;
use crate::search::{
    FacetCounts, Guess, Guesses, Highlighter, Index, Query, SearchError, SearchOptions, Searcher,
    Sort,
};
use crate::session::View;
use crate::session::git::lost_logs::LostLog;
use crate::session::search::queue::ReviewProgress;
use crate::session::search::unknown_names::{UnknownName, unknown_names};

/// A catalogue, judged and searchable.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The catalogue at its date.
    pub view: View,
    /// What is wrong with single files.
    pub findings: Arc<Vec<Diagnostic>>,
    /// The stamp of the files that were read, where they have one.
    pub stamp: Option<u64>,
    index: Option<Arc<Index>>,
    searcher: Searcher,
}

impl Catalogue {
    /// The same, where these decision logs, too, lost something that a commit has.
    #[must_use]
    pub fn with_lost(self, more: Vec<LostLog>) -> Catalogue {
        let lost = self.view.lost.iter().cloned().chain(more).collect();
        Catalogue {
            view: self.view.clone().with_lost(lost),
            ..self
        }
    }
}

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchRequest {
    /// The query.
    pub query: Query,
    /// How to run it.
    pub options: SearchOptions,
    /// The view of which it is to be told how far its review is.
    pub progress_of: Option<Query>,
    /// The user's own work, where that view keeps to it.
    pub keeps_to: Option<Query>,
    /// Take only what has the words as they were typed: for whoever writes to what is found.
    pub word_for_word: bool,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct SearchOutcome {
    /// Rows of the catalogue, in order.
    pub rows: Vec<usize>,
    /// Number of rows found, whatever the limit.
    pub total: usize,
    /// Counts for the filters.
    pub facets: FacetCounts,
    /// Which rows do not have every word as it was typed.
    pub guesses: Guesses,
    /// How the first of them was guessed.
    pub guess: Guess,
    /// Filters that name nothing in this catalogue.
    pub unknown: Vec<UnknownName>,
    /// What to mark.
    pub marks: Highlighter,
    /// The days of the last changes were asked for, and the catalogue is in no repository.
    pub no_history: bool,
    /// Of how many procedures a condition cannot tell, in the user's language, a line each.
    pub cannot_tell: Vec<String>,
    /// Of how many procedures git does not know when they were changed, where that is asked for.
    pub changes_unknown: usize,
    /// How far the review of the view is.
    pub progress: Option<ReviewProgress>,
    /// Why what whoever works here decided was not found: git knows nobody.
    pub nobody: Option<String>,
    /// How long it took, in milliseconds.
    pub took: u64,
}

impl SearchOutcome {
    /// How many of the rows have every word as it was typed.
    pub fn exact(&self) -> usize {
        self.rows.len().saturating_sub(self.guesses.count())
    }
}

/// The orders of the table, in the order in which they are gone through, with the words that string ids use.
pub const ORDERS: [(Sort, &str); 7] = Sort::ALL;

/// The order that comes after another.
pub fn next_order(order: Sort) -> Sort {
    let at = ORDERS.iter().position(|(of, _)| *of == order).unwrap_or(0);
    ORDERS[(at + 1) % ORDERS.len()].0
}

/// The word that string ids use for an order.
pub fn order_name(order: Sort) -> &'static str {
    order.as_str()
}

/// Fields whose values the filters show.
pub const FACETS: [FilterField; 8] = FacetCounts::FIELDS;

impl Catalogue {
    /// A judged catalogue without a text index: words are looked for in names until there is one.
    pub fn new(view: View, findings: Arc<Vec<Diagnostic>>) -> Catalogue {
        Catalogue::made(view, findings, None)
    }

    /// The same catalogue, of files with this stamp.
    #[must_use]
    pub fn with_stamp(self, stamp: Option<u64>) -> Catalogue {
        Catalogue { stamp, ..self }
    }

    /// Whether another says the same in every file, on the same date: whoever looks at this one misses nothing.
    pub fn says_as(&self, other: &Catalogue) -> bool {
        self.findings == other.findings && self.view.says_as(&other.view)
    }

    fn made(view: View, findings: Arc<Vec<Diagnostic>>, index: Option<Arc<Index>>) -> Catalogue {
        let columns = Arc::clone(&view.columns);
        Catalogue {
            searcher: Searcher::new(&view.snapshot, index.clone(), columns),
            findings,
            stamp: None,
            index,
            view,
        }
    }

    /// The same catalogue with its text index.
    pub fn indexed(&self) -> Result<Catalogue, SearchError> {
        self.indexed_telling(&|_| ())
    }

    /// The same; `progress` is told of procedures that are indexed.
    pub fn indexed_telling(
        &self,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Catalogue, SearchError> {
        Ok(self.with_index(self.view.index(progress)?))
    }

    /// The same catalogue with the index of another that has the same procedures, where that has one.
    pub fn with_index_of(&self, other: &Catalogue) -> Catalogue {
        match &other.index {
            Some(index) => self.with_index(Arc::clone(index)),
            None => self.clone(),
        }
    }

    /// Whether it serves itself of the index of another.
    pub fn has_index_of(&self, other: &Catalogue) -> bool {
        match (&self.index, &other.index) {
            (Some(mine), Some(theirs)) => Arc::ptr_eq(mine, theirs),
            _ => false,
        }
    }

    /// Whether another has the same procedures in the same rows, whatever it says of them.
    pub fn has_rows_of(&self, other: &Catalogue) -> bool {
        let (mine, theirs) = (self.snapshot().procedures(), other.snapshot().procedures());
        let mut pairs = mine.iter().zip(theirs);
        mine.len() == theirs.len() && pairs.all(|(mine, theirs)| mine.code == theirs.code)
    }

    fn with_index(&self, index: Arc<Index>) -> Catalogue {
        let columns = Arc::clone(&self.view.columns);
        Catalogue {
            searcher: Searcher::new(&self.view.snapshot, Some(Arc::clone(&index)), columns),
            index: Some(index),
            ..self.clone()
        }
    }

    /// Another view of the same procedures, with the index that is there: decisions are not in it.
    pub fn with_view(&self, view: View) -> Catalogue {
        let desk = Catalogue::made(view, Arc::clone(&self.findings), self.index.clone());
        desk.with_stamp(self.stamp)
    }

    /// The catalogue.
    pub fn snapshot(&self) -> &Snapshot {
        &self.view.snapshot
    }

    /// The catalogue with the days that count when something is decided.
    pub fn bench(&self) -> ReviewContext<'_> {
        ReviewContext::new(self.snapshot(), self.view.today)
    }

    /// What the gate says of a procedure without any override, on the date of the view and on the own day: for each rule the
    /// answer that stands in the way. Nothing where there is none of that code.
    pub fn gate(&self, bench: &ReviewContext<'_>, code: &str) -> Option<Gate> {
        let procedure = self.view.procedure(self.view.row(code)?)?.value();
        let as_of = self.view.as_of;
        let outside = || bench.gate(procedure, as_of, &[], as_of);
        Some(bench.full(procedure, as_of, &[]).unwrap_or_else(outside))
    }

    /// What changes by itself on a row, if nothing new is recorded.
    pub fn foresee(&self, row: usize) -> Vec<NextChange> {
        let procedure = self.view.procedure(row);
        procedure.map_or(Vec::new(), |procedure| {
            next_changes(
                self.snapshot(),
                procedure.value(),
                self.view.as_of,
                self.view.today,
            )
        })
    }

    /// What runs queries.
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Whether the text index is there.
    pub fn is_indexed(&self) -> bool {
        self.index.is_some()
    }

    /// Of rows that a query found, those that have what it asks for word for word: what is selected or taken out as a whole takes
    /// no guesses.
    pub fn as_typed(&self, query: &Query, rows: &[usize], prefix_last: bool) -> Vec<usize> {
        if !query.may_be_guessed() {
            return rows.to_vec();
        }
        // Who works here is no guess.
        let query = match query.asks_for_me() {
            true => query.without_field(FilterField::By),
            false => query.clone(),
        };
        let options = SearchOptions {
            prefix_last,
            ..SearchOptions::default()
        };
        let searcher = self.searcher.literal(Arc::clone(&self.view.snapshot));
        let Ok(found) = searcher.run(&query, &options) else {
            return Vec::new();
        };
        let typed: HashSet<usize> = found.rows.into_iter().map(|row| row as usize).collect();
        let kept = rows.iter().filter(|row| typed.contains(row));
        kept.copied().collect()
    }

    /// Runs a query: once, for the rows, the counts and what is marked. What git knows is not asked; see
    /// [`find`](crate::session::search::find::find).
    pub fn search(&self, wanted: &SearchRequest) -> Result<SearchOutcome, SearchError> {
        let SearchRequest { query, options, .. } = wanted;
        let mut results = self.searcher.run(query, options)?;
        let marks = match wanted.word_for_word {
            true => {
                // A word that is ruled out rules out what was found by it in any spelling: nothing is taken that a search
                // does not show.
                let shown: HashSet<u32> = results.rows.into_iter().collect();
                let literal = self.searcher.literal(Arc::clone(&self.view.snapshot));
                results = literal.run(query, options)?;
                results.rows.retain(|row| shown.contains(row));
                results.total = results.rows.len();
                let guesses = &results.guesses;
                literal.highlighter(query, options.prefix_last, guesses)
            }
            false => {
                let guesses = &results.guesses;
                self.searcher
                    .highlighter(query, options.prefix_last, guesses)
            }
        };
        let first = results.rows.iter().find_map(|row| {
            let row = *row as usize;
            results.guesses.of(row, self.view.columns.name(row))
        });
        Ok(SearchOutcome {
            marks,
            guess: first.unwrap_or_default(),
            rows: results.rows.into_iter().map(|row| row as usize).collect(),
            total: results.total,
            facets: results.facets,
            guesses: results.guesses,
            unknown: unknown_names(self.snapshot(), results.unknown),
            ..SearchOutcome::default()
        })
    }
}
