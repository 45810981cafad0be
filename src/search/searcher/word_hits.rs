//! The words of a query one by one, each with the rows that have it in whatever way: where words may fall, and to tell how a row
//! was guessed.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::most::FEW;
use super::text::{IN_NAME, SYNONYM, single};
use super::{ScoredRows, Searcher};
use crate::search::SearchError;
use crate::search::fuzzy;
use crate::search::guesses::{GuessedRow, GuessedWord, Guesses, WORDS};
use crate::search::index::{Hits, LookupScope};
use crate::search::plan::{AskedWord, QueryPlan};
use crate::search::question::{WordSays, says};
use crate::search::readings::readings;
use crate::search::rows::Rows;
use crate::search::tokens::Word;

/// Of so few letters a word begins too many others.
const SHORTEST_BEGINNING: usize = 2;
/// Letters of words that were all cut.
const CUT: usize = 3;

/// A word of the query with the rows that have it, in whatever way.
pub(super) struct WordHits<'p> {
    pub asked: &'p AskedWord,
    pub says_nothing: bool,
    /// As it was typed, or through a synonym.
    pub exact: Hits,
    pub synonyms: Hits,
    /// With a wrong letter, or read otherwise.
    pub near: Option<Arc<Hits>>,
    /// Names have it: then nothing else was meant.
    pub is_named: bool,
    /// Where it goes on.
    pub begins: Option<Arc<Hits>>,
}

impl Searcher {
    /// The words of a query with the rows that have them. More than a row has bits for are not told apart.
    pub(super) fn word_hits<'p>(
        &self,
        plan: &'p QueryPlan<'_>,
    ) -> Result<Vec<WordHits<'p>>, SearchError> {
        let silent = self.saying_nothing(&plan.asked);
        let asked = self.told_apart(&plan.asked);
        let last = plan.asked.len().saturating_sub(1);
        let names = self.columns.names();
        let is_named = |word: &Word| !names.meant(word).is_empty();
        let singles = || plan.asked.iter().filter_map(|asked| single(&asked.need));
        let all_cut = asked.len() > FEW
            && singles().all(|word| word.folded.len() <= CUT)
            && !singles().all(is_named);
        let mut all = Vec::with_capacity(asked.len());
        for at in asked {
            let (asked, says_nothing) = (&plan.asked[at], silent[at]);
            let exact = self.need(&asked.need)?;
            let mut synonyms = self.none();
            for need in &asked.synonyms {
                synonyms = synonyms.or(&*self.need(need)?, SYNONYM);
            }
            let word = single(&asked.need).filter(|_| !says_nothing);
            let near = match (word, &self.index) {
                (Some(word), Some(index)) => Some(self.near(index, word)?),
                _ => None,
            };
            let is_named = word.is_some_and(is_named);
            let goes_on = all_cut || at == last && !is_named;
            let goes_on = word.filter(|word| goes_on && !word.prefix);
            let begins = match goes_on.filter(|w| w.folded.len() >= SHORTEST_BEGINNING) {
                Some(word) => {
                    let longer = Word {
                        prefix: true,
                        ..word.clone()
                    };
                    Some(self.phrase(&[longer], LookupScope::All)?)
                }
                None => None,
            };
            all.push(WordHits {
                asked,
                says_nothing,
                is_named,
                exact: Hits::clone(&exact).or(&synonyms, 1.0),
                synonyms,
                near,
                begins,
            });
        }
        Ok(all)
    }

    /// The words that are told apart, in their order: each once, and of too many the rarest in names.
    fn told_apart(&self, asked: &[AskedWord]) -> Vec<usize> {
        let mut seen = HashSet::new();
        let mut kept: Vec<usize> = (0..asked.len())
            .filter(|at| single(&asked[*at].need).is_none_or(|word| seen.insert(&word.folded)))
            .collect();
        if kept.len() > WORDS {
            let weights = &self.statistics().weights;
            let rare = |at: &usize| {
                let word = single(&asked[*at].need);
                let meant = word.map(|word| self.columns.names().meant(word).start as usize);
                let known = word.is_some_and(|w| !self.columns.names().meant(w).is_empty());
                let weight = meant.and_then(|at| weights.get(at)).filter(|_| known);
                Reverse(weight.map_or(0, |weight| weight.to_bits()))
            };
            kept.sort_by_key(rare);
            kept.truncate(WORDS);
            kept.sort_unstable();
        }
        kept
    }

    /// Which words say nothing of what is asked for. Where all of them do, they are what is asked for.
    fn saying_nothing(&self, asked: &[AskedWord]) -> Vec<bool> {
        let mut silent = vec![false; asked.len()];
        let mut start = 0;
        while start < asked.len() {
            let run: Vec<&Word> = asked[start..]
                .iter()
                .map_while(|asked| single(&asked.need))
                .collect();
            let told = says(&run);
            for (at, says) in told.iter().enumerate() {
                silent[start + at] = match says {
                    WordSays::Something => false,
                    WordSays::Nothing => true,
                    WordSays::NothingAlone => {
                        let something = |at: usize| told.get(at) == Some(&WordSays::Something);
                        let before = at.checked_sub(1).filter(|at| something(*at));
                        let stands = |first: usize| self.stand_together(run[first], run[first + 1]);
                        !(before.is_some_and(stands) || something(at + 1) && stands(at))
                    }
                };
            }
            start += run.len().max(1);
        }
        if silent.iter().all(|is| *is) {
            silent.fill(false);
        }
        silent
    }

    /// What is to be told of the rows that are guesses.
    pub(super) fn guesses(&self, found: &ScoredRows<'_>, rows: &Rows) -> Guesses {
        let all = &found.words;
        // Where words fall, none that names have was read for another.
        let is_read = |word: &WordHits<'_>| !(found.is_ranked && word.is_named);
        let known = self.columns.names().vocabulary();
        let guessed = rows.iter().filter_map(|row| {
            let (mut without, mut read) = (0, 0);
            for (at, word) in all.iter().enumerate() {
                let has = |hits: &Option<Arc<Hits>>| {
                    hits.as_ref().is_some_and(|hits| hits.0[row] >= IN_NAME)
                };
                if word.exact.0[row] > 0.0 {
                    continue;
                }
                match is_read(word) && has(&word.near) || found.is_ranked && has(&word.begins) {
                    true => read |= 1 << at,
                    false => without |= 1 << at,
                }
            }
            Some(GuessedRow {
                row: u32::try_from(row).ok()?,
                without,
                read,
            })
        });
        let words = all.iter().map(|hits| {
            let word = single(&hits.asked.need).filter(|_| hits.near.is_some());
            let others = word.map_or(Vec::new(), |word| {
                let read = readings(word, known).into_iter().map(|read| {
                    let read: Vec<&str> = read.iter().map(|w| w.folded.as_str()).collect();
                    read.join(" ")
                });
                let near = fuzzy::near(&word.folded, word.prefix, known).map(str::to_owned);
                read.chain(near).collect()
            });
            GuessedWord {
                text: hits.asked.text.clone(),
                says_nothing: hits.says_nothing,
                others,
            }
        });
        Guesses {
            words: words.collect(),
            rows: guessed.collect(),
        }
    }
}
