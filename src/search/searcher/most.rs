//! Most of the words: where no name has all words of a query, words may fall, the most common first. Rows are ordered by how
//! much of the question's weight they hold, the name above all, adjacent words above scattered ones.

use std::ops::Range;

use super::text::{IN_NAME, rarity, single};
use super::word_hits::WordHits;
use super::{ScoredRows, Searcher};
use crate::search::guesses::WORDS;
use crate::search::index::Hits;
use crate::search::plan::{Need, QueryPlan};
use crate::search::readings::readings;
use crate::search::rows::Rows;
use crate::search::tokens::{Word, words};
use crate::search::{fuzzy, rank::OpeningWords};

/// What a match outside of the name counts, of what it counts where all words are there.
const ELSEWHERE: f32 = 0.6;
/// What the beginning of a word counts.
const BEGINS: f32 = 0.55;
/// Of what a whole question weighs, what adjacent words and a name that says nothing else add.
const ADJACENT: f32 = 0.8;
const COVERED: f32 = 0.6;
/// What a row with every word has at least, whatever its name.
const ALL_WORDS: f32 = 0.45;
/// A row must hold so much of the weight, of short questions and of long ones, and so much of what the best one holds.
const MOST_OF_FEW: f32 = 0.5;
const MOST_OF_MANY: f32 = 0.2;
pub(super) const FEW: usize = 3;
const WORTH_A_LOOK: f32 = 0.35;
const OF_THE_BEST: f32 = 0.5;
/// The last bit of what a word of a name stands for: it is of a synonym.
const OF_SYNONYM: u64 = 1 << 63;

/// A word that weighs something.
struct WeighedWord<'a, 'p> {
    hits: &'a WordHits<'p>,
    weight: f32,
    /// What a reading of it weighs, and a longer word.
    near: f32,
    begins: f32,
}

/// How a name matches.
struct NameMatch {
    /// Which words stand right behind the one before them in the question.
    pairs: u64,
    /// How much of what the name weighs was asked for.
    covered: f32,
}

impl Searcher {
    /// Adds rows that hold most of what the words weigh, where no name has all of them, and orders by it.
    pub(super) fn most(
        &self,
        plan: &QueryPlan<'_>,
        all: &[WordHits<'_>],
        strict: &Rows,
        found: &mut ScoredRows,
    ) {
        let rows = self.columns.rows();
        let weighed: Vec<WeighedWord<'_, '_>> = all
            .iter()
            .filter(|word| !word.says_nothing)
            .filter_map(|word| self.weighed(word))
            .take(WORDS - 1)
            .collect();
        let total: f32 = weighed.iter().map(|word| word.weight).sum();
        if total <= 0.0 {
            return;
        }
        let mut held = vec![0.0_f32; rows];
        for word in &weighed {
            word.add_to(&mut held);
        }
        let best = strict.iter().map(|row| held[row]).fold(0.0, f32::max);
        let least = match weighed.len() <= FEW {
            true => MOST_OF_FEW,
            false => MOST_OF_MANY,
        };
        let enough = (least * total).max(WORTH_A_LOOK * best);
        // As many words of one question are added up in another order.
        let enough = (enough * 0.9999).max(f32::MIN_POSITIVE);
        let looked_at = Rows::from_fn(rows, |row| {
            found.rows.contains(row) || held[row] >= enough && strict.contains(row)
        });
        let names = self.name_matches(plan, &weighed, &looked_at);
        let mut pairs = vec![0_usize; weighed.len()];
        for (_, name) in &names {
            for (at, count) in pairs.iter_mut().enumerate() {
                *count += usize::from(name.pairs & 1 << at != 0);
            }
        }
        let pairs: Vec<f32> = pairs.into_iter().map(|count| rarity(count, rows)).collect();
        let fuzzy = found.fuzzy.get_or_insert_with(|| Rows::none(rows));
        found.scores = vec![0.0; rows];
        for (row, name) in &names {
            let adjacent = pairs.iter().enumerate();
            let adjacent = adjacent.filter(|(at, _)| name.pairs & 1 << at != 0);
            let adjacent: f32 = adjacent.map(|(_, weight)| weight).sum();
            let is_exact = found.rows.contains(*row) && !fuzzy.contains(*row);
            let least = if is_exact { ALL_WORDS * total } else { 0.0 };
            let words = least + held[*row] * (1.0 - least / total);
            found.scores[*row] = words + ADJACENT * adjacent + COVERED * name.covered * held[*row];
        }
        let best = found.scores.iter().copied().fold(0.0, f32::max);
        for (row, _) in &names {
            if !found.rows.contains(*row) && found.scores[*row] >= OF_THE_BEST * best {
                fuzzy.insert(*row);
            }
        }
        found.rows.add(fuzzy);
        found.is_ranked = true;
    }

    /// How the names of some rows match.
    fn name_matches(
        &self,
        plan: &QueryPlan<'_>,
        weighed: &[WeighedWord<'_, '_>],
        rows: &Rows,
    ) -> Vec<(usize, NameMatch)> {
        let meanings = self.meanings(weighed);
        let names = self.columns.names();
        let weights = &self.statistics().weights;
        let asked = plan.sequences.first().map_or(&[][..], Vec::as_slice);
        let asked: Vec<Range<u32>> = asked.iter().map(|word| names.meant(word)).collect();
        let opening = words("thủ tục");
        let opening = OpeningWords(opening.iter().map(|word| names.meant(word)).collect());
        let one = |row: usize| {
            let with_synonyms = weighed.iter().any(|word| word.hits.synonyms.0[row] > 0.0);
            let allowed = if with_synonyms { u64::MAX } else { !OF_SYNONYM };
            let (mut before, mut pairs) = (0_u64, 0_u64);
            let (mut covered, mut whole) = (0.0, 0.0);
            for &word in opening.passed(names.of(row), &asked) {
                let means = meanings[word as usize] & allowed;
                let weight = weights[word as usize];
                whole += weight;
                if means != 0 {
                    covered += weight;
                }
                pairs |= before << 1 & means;
                before = means & !OF_SYNONYM;
            }
            let covered = if whole > 0.0 { covered / whole } else { 0.0 };
            (row, NameMatch { pairs, covered })
        };
        rows.iter().map(one).collect()
    }

    /// What a word weighs: the rarer in names, the more. Nothing where nothing has it.
    fn weighed<'a, 'p>(&self, hits: &'a WordHits<'p>) -> Option<WeighedWord<'a, 'p>> {
        let named = |hits: &Hits| weight_of(hits, IN_NAME);
        let near = hits.near.as_deref().filter(|_| !hits.is_named);
        let near = near.map_or(0.0, named);
        let begins = hits.begins.as_deref().map_or(0.0, named);
        let elsewhere = || weight_of(&hits.exact, f32::MIN_POSITIVE) * 0.3;
        let own = [named(&hits.exact), near, begins];
        let weight = own.into_iter().find(|weight| *weight > 0.0);
        let weight = weight.unwrap_or_else(elsewhere);
        (weight > 0.0).then_some(WeighedWord {
            hits,
            weight,
            near: near.min(weight),
            begins: begins.min(weight),
        })
    }

    /// For each word of a name, which words of the query it is.
    fn meanings(&self, weighed: &[WeighedWord<'_, '_>]) -> Vec<u64> {
        let names = self.columns.names();
        let known = names.vocabulary();
        let mut meanings = vec![0_u64; known.len()];
        let mut mark = |word: &Word, bit: u64| {
            for meaning in &mut meanings[span(names.meant(word))] {
                *meaning |= bit;
            }
        };
        for (at, of) in weighed.iter().enumerate() {
            let bit = 1 << at;
            let mut needs = vec![&of.hits.asked.need];
            while let Some(need) = needs.pop() {
                match need {
                    Need::Word(word) => mark(word, bit),
                    Need::Phrase(words) => words.iter().for_each(|word| mark(word, bit)),
                    Need::All(more) | Need::Any(more) => needs.extend(more),
                    Need::Law(_) | Need::Code(_) => {}
                }
            }
            for need in &of.hits.asked.synonyms {
                match need {
                    Need::Word(word) => mark(word, OF_SYNONYM),
                    Need::Phrase(words) => words.iter().for_each(|word| mark(word, OF_SYNONYM)),
                    _ => {}
                }
            }
            let Some(word) = single(&of.hits.asked.need) else {
                continue;
            };
            if of.hits.begins.is_some() {
                let longer = Word {
                    prefix: true,
                    ..word.clone()
                };
                mark(&longer, bit);
            }
            if of.near > 0.0 {
                for read in readings(word, known).iter().flatten() {
                    mark(read, bit);
                }
            }
        }
        for (at, of) in weighed.iter().enumerate() {
            let word = single(&of.hits.asked.need).filter(|_| of.near > 0.0);
            let Some(word) = word else { continue };
            for near in fuzzy::near(&word.folded, word.prefix, known) {
                if let Ok(number) = known.binary_search_by(|k| (**k).cmp(near)) {
                    meanings[number] |= 1 << at;
                }
            }
        }
        meanings
    }
}

impl WeighedWord<'_, '_> {
    /// Adds what each row holds of the word.
    fn add_to(&self, held: &mut [f32]) {
        let WordHits {
            exact,
            near,
            begins,
            ..
        } = self.hits;
        for (row, held) in held.iter_mut().enumerate() {
            let strength = exact.0[row];
            let mut value = match strength >= IN_NAME {
                true => strength * self.weight,
                false => strength * self.weight * ELSEWHERE,
            };
            if let Some(near) = near {
                value = value.max(near.0[row] * self.near);
            }
            if let Some(begins) = begins
                && begins.0[row] >= IN_NAME
            {
                value = value.max(begins.0[row] * BEGINS * self.begins);
            }
            *held += value;
        }
    }
}

fn weight_of(hits: &Hits, enough: f32) -> f32 {
    let count = hits
        .0
        .iter()
        .filter(|strength| **strength >= enough)
        .count();
    match count {
        0 => 0.0,
        count => rarity(count, hits.0.len()),
    }
}

fn span(range: Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
