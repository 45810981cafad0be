//! Word for word: what is written to, or taken out to be signed, has the words as they were typed, with the accents that they
//! bear and with none that they do not, and not through a synonym.

use std::sync::Arc;

use rayon::prelude::*;

use super::Searcher;
use crate::catalogue::Snapshot;
use crate::search::index::{Hits, LookupScope};
use crate::search::passage::{self, ProcedurePart};
use crate::search::tokens::{Word, exact_word};
use crate::text::{initial, syllables};

impl Searcher {
    /// The same, word for word: what the index finds is read again in the files of this catalogue.
    #[must_use]
    pub fn literal(&self, snapshot: Arc<Snapshot>) -> Searcher {
        Searcher {
            index: self.index.clone(),
            columns: Arc::clone(&self.columns),
            synonyms: Arc::default(),
            recent: Arc::default(),
            days: Arc::clone(&self.days),
            statistics: Arc::clone(&self.statistics),
            literal: Some(snapshot),
        }
    }

    /// Of rows that have words in some spelling, those that have them as they were typed.
    pub(super) fn as_typed(
        &self,
        snapshot: &Snapshot,
        words: &[Word],
        scope: LookupScope,
        hits: Hits,
    ) -> Hits {
        let has = |row: usize| {
            if scope == LookupScope::All && stands_in(words, self.columns.name(row)) {
                return true;
            }
            let Some(file) = snapshot.procedures().get(row) else {
                return false;
            };
            let procedure = file.read();
            let texts = passage::texts(snapshot, &procedure);
            let mut within = texts.iter().filter(|(place, _)| match scope {
                LookupScope::All => true,
                LookupScope::Doc => *place == ProcedurePart::Document,
                LookupScope::Law => *place == ProcedurePart::Law,
            });
            within.any(|(_, text)| stands_in(words, text))
        };
        let kept = hits.0.par_iter().enumerate().map(|(row, strength)| {
            let is_kept = *strength > 0.0 && has(row);
            if is_kept { *strength } else { 0.0 }
        });
        Hits(kept.collect())
    }
}

/// Whether words stand in a text one after the other, letter by letter.
fn stands_in(words: &[Word], text: &str) -> bool {
    let found: Vec<&str> = syllables(text).map(|(_, word)| word).collect();
    let is = |asked: &Word, found: &str| {
        // Most words are told apart by their first letter, which costs little to read.
        if initial(found) != asked.folded.chars().next() {
            return false;
        }
        let (typed, found) = (asked.typed(), exact_word(found));
        if asked.prefix {
            found.starts_with(typed)
        } else {
            found == typed
        }
    };
    let mut windows = found.windows(words.len().max(1));
    !words.is_empty()
        && windows.any(|window| {
            words
                .iter()
                .zip(window)
                .all(|(asked, found)| is(asked, found))
        })
}
