//! The words of a query to rows.

use std::sync::Arc;

use super::recent::LookupKey;
use super::{ScoredRows, Searcher};
use crate::search::SearchError;
use crate::search::fuzzy;
use crate::search::index::{Hits, Index, LookupScope};
use crate::search::plan::{Alternative, Need, QueryPart, QueryPlan};
use crate::search::readings::readings;
use crate::search::rows::Rows;
use crate::search::tokens::Word;

/// Fewer names than this with all words: a letter may be wrong. Of many words, one name is enough to be the one meant.
const LITTLE: usize = 3;
const MANY_WORDS: usize = 8;
/// More words than this are no question any more.
const PASTED: usize = 64;
/// What a match of a word that was read in another way counts.
const READ: f32 = 0.7;
/// Strength from which on a word stands in the name.
pub(super) const IN_NAME: f32 = 0.5;
/// What a match through a synonym counts, against one of the words typed.
pub(super) const SYNONYM: f32 = 0.85;

impl Searcher {
    /// The rows that match as text, with what each is worth. With `exact` none is guessed.
    pub(super) fn text<'p>(
        &self,
        plan: &'p QueryPlan<'_>,
        exact: bool,
    ) -> Result<ScoredRows<'p>, SearchError> {
        let len = self.columns.rows();
        let mut rows = Rows::all(len);
        let mut scores = vec![0.0; len];
        let mut hits = Vec::new();
        for part in &plan.parts {
            if let QueryPart::Text(need) | QueryPart::Quoted(need) = part {
                // Of a whole document that is pasted, a word is looked for once, and none where nothing has all before it.
                let is_known = hits.iter().any(|(known, _)| *known == need);
                if is_known || hits.len() >= PASTED && rows.count() == 0 {
                    continue;
                }
                let of_part = self.need(need)?;
                let rows_of_part = of_part.rows();
                rows.keep(&rows_of_part);
                of_part.add_to(&mut scores, weight(&rows_of_part));
                hits.push((need, of_part));
            }
        }
        let mut found = ScoredRows {
            rows,
            scores,
            fuzzy: None,
            readings: Vec::new(),
            words: Vec::new(),
            is_ranked: false,
        };
        if !hits.is_empty() && self.literal.is_none() && !exact {
            let named = self.forgive(&hits, &mut found)?;
            let is_guessed = found.fuzzy.as_ref().is_some_and(|rows| rows.count() > 0);
            if !named || is_guessed {
                found.words = self.word_hits(plan)?;
            }
            if !named && found.words.len() > 1 {
                let words = std::mem::take(&mut found.words);
                self.most(plan, &words, &self.strict(plan)?, &mut found);
                found.words = words;
            }
        }
        for part in &plan.parts {
            if let QueryPart::Choice(choices) = part {
                let (kept, of_part) = self.choice(choices)?;
                found.rows.keep(&kept);
                of_part.add_to(&mut found.scores, weight(&of_part.rows()));
            }
        }
        Ok(found)
    }

    /// The rows that have what does not fall: quotations, and numbers of instruments that something rests on.
    fn strict(&self, plan: &QueryPlan<'_>) -> Result<Rows, SearchError> {
        let mut strict = Rows::all(self.columns.rows());
        for part in &plan.parts {
            if let QueryPart::Quoted(need) = part {
                strict.keep(&self.need(need)?.rows());
            }
        }
        for asked in &plan.asked {
            if matches!(&asked.need, Need::Any(needs) if needs.iter().any(|n| matches!(n, Need::Law(_))))
            {
                let rows = self.need(&asked.need)?.rows();
                if rows.count() > 0 {
                    strict.keep(&rows);
                }
            }
        }
        Ok(strict)
    }

    /// Where few names have all words, adds rows in which one word differs by a letter; where nothing else is found, by a
    /// letter in any word. Whether some name has all of them then, or nothing is to be guessed yet.
    fn forgive(
        &self,
        hits: &[(&Need, Arc<Hits>)],
        found: &mut ScoredRows<'_>,
    ) -> Result<bool, SearchError> {
        let Some(index) = &self.index else {
            return Ok(true);
        };
        let in_name = |row: &usize| hits.iter().all(|(_, hits)| hits.0[*row] >= IN_NAME);
        let little = if hits.len() < MANY_WORDS { LITTLE } else { 1 };
        if found.rows.iter().filter(in_name).take(little).count() == little {
            return Ok(true);
        }
        let nothing = found.rows.count() == 0;
        let mut near = Vec::with_capacity(hits.len());
        for (need, _) in hits {
            near.push(match single(need) {
                Some(word) => Some(self.near(index, word)?),
                None => None,
            });
        }
        let enough = if nothing { f32::MIN_POSITIVE } else { IN_NAME };
        let mut fuzzy = Rows::none(self.columns.rows());
        let mut missed = vec![0_u32; self.columns.rows()];
        for (_, hits) in hits {
            hits.count_below(enough, &mut missed);
        }
        for ((_, exact), near) in hits.iter().zip(&near) {
            let Some(near) = near else { continue };
            let worth = weight(&near.rows());
            for (row, &strength) in near.0.iter().enumerate() {
                let only_this = strength > 0.0 && missed[row] == 1 && exact.0[row] < enough;
                if only_this && !found.rows.contains(row) {
                    fuzzy.insert(row);
                    found.scores[row] += worth * strength;
                }
            }
        }
        if nothing && fuzzy.count() == 0 {
            let either = hits.iter().zip(&near).map(|((_, exact), near)| match near {
                Some(near) => Arc::new(Hits::clone(near).or(exact, 1.0)),
                None => Arc::clone(exact),
            });
            let either: Vec<Arc<Hits>> = either.collect();
            let all = Hits::all(&either, self.columns.rows());
            fuzzy = all.rows();
            all.add_to(&mut found.scores, 1.0);
        }
        found.rows.add(&fuzzy);
        found.fuzzy = Some(fuzzy);
        found.readings = self.sequence_read(hits);
        let in_name = |row: usize| {
            let mut either = hits.iter().zip(&near);
            either.all(|((_, exact), near)| {
                let near = near.as_ref().map_or(0.0, |near| near.0[row]);
                exact.0[row].max(near) >= IN_NAME
            })
        };
        Ok(found.rows.iter().any(in_name))
    }

    /// The rows that have a word with one wrong letter, or read in another way.
    pub(super) fn near(&self, index: &Index, word: &Word) -> Result<Arc<Hits>, SearchError> {
        let known = self.columns.names().vocabulary();
        self.recent.get(LookupKey::Near(word.clone()), || {
            let mut near = index.near(fuzzy::near(&word.folded, word.prefix, known))?;
            for read in readings(word, known) {
                near = near.or(&*self.phrase(&read, LookupScope::All)?, READ);
            }
            Ok(near)
        })
    }

    /// The words in their order, each that has another reading in the first of these; nothing where none has.
    fn sequence_read(&self, hits: &[(&Need, Arc<Hits>)]) -> Vec<Word> {
        let known = self.columns.names().vocabulary();
        let mut sequence = Vec::new();
        let mut any = false;
        for (need, _) in hits {
            match (single(need), need) {
                (Some(word), _) => match readings(word, known).into_iter().next() {
                    Some(read) if known.binary_search_by(|k| (**k).cmp(&word.folded)).is_err() => {
                        any = true;
                        sequence.extend(read);
                    }
                    _ => sequence.push(word.clone()),
                },
                (None, Need::Phrase(words)) => sequence.extend_from_slice(words),
                _ => {}
            }
        }
        if any { sequence } else { Vec::new() }
    }

    /// The rows of any alternative, and how strongly they match those that are text.
    fn choice(&self, choices: &[(bool, Alternative<'_>)]) -> Result<(Rows, Hits), SearchError> {
        let mut rows = Rows::none(self.columns.rows());
        let mut strongest = self.none();
        for (not, alternative) in choices {
            let of_one = match alternative {
                Alternative::Text(need) => {
                    let hits = self.need(need)?;
                    let rows = hits.rows();
                    if !not {
                        strongest = strongest.or(&hits, 1.0);
                    }
                    rows
                }
                Alternative::Filter(values) if *not => {
                    rows.add(&self.ruled_out(*values)?);
                    continue;
                }
                Alternative::Filter(values) => self.values(*values)?,
            };
            rows.add(&if *not { of_one.complement() } else { of_one });
        }
        Ok((rows, strongest))
    }

    pub(super) fn need(&self, need: &Need) -> Result<Arc<Hits>, SearchError> {
        Ok(match need {
            Need::Word(word) => return self.phrase(std::slice::from_ref(word), LookupScope::All),
            Need::Phrase(words) => return self.phrase(words, LookupScope::All),
            Need::Law(number) => match &self.index {
                Some(index) => Arc::new(index.law(number)?),
                None => Arc::new(self.none()),
            },
            Need::Code(code) => {
                let mut hits = self.none();
                self.columns.codes(code).for_each(|row| hits.note(row, 1.0));
                Arc::new(hits)
            }
            Need::All(needs) => {
                let hits: Result<Vec<Arc<Hits>>, SearchError> =
                    needs.iter().map(|need| self.need(need)).collect();
                Arc::new(Hits::all(&hits?, self.columns.rows()))
            }
            Need::Any(needs) => {
                let mut any = self.none();
                for (at, need) in needs.iter().enumerate() {
                    let weight = match need {
                        Need::Law(_) | Need::Code(_) => 1.0,
                        _ if at == 0 => 1.0,
                        _ => SYNONYM,
                    };
                    any = any.or(&*self.need(need)?, weight);
                }
                Arc::new(any)
            }
        })
    }

    /// The rows that have words one after the other; without an index, in their names.
    pub(super) fn phrase(
        &self,
        words: &[Word],
        scope: LookupScope,
    ) -> Result<Arc<Hits>, SearchError> {
        let Some(index) = &self.index else {
            let mut hits = self.none();
            if scope == LookupScope::All && !words.is_empty() {
                let names = self.columns.names();
                names.with(words).for_each(|row| hits.note(row, 1.0));
            }
            return Ok(Arc::new(self.typed(words, scope, hits)));
        };
        let asked = LookupKey::Phrase(words.to_vec(), scope);
        self.recent.get(asked, || {
            Ok(self.typed(words, scope, index.phrase(words, scope)?))
        })
    }

    fn typed(&self, words: &[Word], scope: LookupScope, hits: Hits) -> Hits {
        match &self.literal {
            Some(snapshot) => self.as_typed(snapshot, words, scope, hits),
            None => hits,
        }
    }

    pub(super) fn none(&self) -> Hits {
        Hits::none(self.columns.rows())
    }
}

/// The word where one alone was typed, also where it may be a code.
pub(in crate::search) fn single(need: &Need) -> Option<&Word> {
    match need {
        Need::Word(word) => Some(word),
        Need::Any(needs) => match needs.as_slice() {
            [Need::Word(word), Need::Code(_)] => Some(word),
            _ => None,
        },
        _ => None,
    }
}

/// What a word is worth: the rarer, the more.
fn weight(rows: &Rows) -> f32 {
    rarity(rows.count(), rows.len())
}

/// What a word is worth that so many rows have of all.
pub(super) fn rarity(count: usize, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}
