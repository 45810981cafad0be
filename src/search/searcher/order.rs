//! Rows in the order that is asked.

use std::ops::Range;

use super::{ScoredRows, SearchOptions, Searcher, Sort};
use crate::search::plan::QueryPlan;
use crate::search::rank::{OpeningWords, RankedWords};
use crate::search::tokens::{Word, words};

/// So many of the best rows are compared with the words more closely.
const CLOSELY: usize = 1500;

impl Searcher {
    /// The rows found, at most as many as asked for.
    pub(super) fn ordered(
        &self,
        plan: &QueryPlan<'_>,
        found: ScoredRows<'_>,
        options: &SearchOptions,
    ) -> Vec<u32> {
        let columns = &self.columns;
        let with_words = plan.needs().next().is_some();
        let pair = |high: u32, low: u32| u64::from(high) << 32 | u64::from(low);
        let mut rows = match options.sort {
            Sort::Relevance if with_words => self.by_relevance(plan, found),
            // Rows are in the order of codes as they are.
            Sort::Relevance | Sort::Code => found.rows.iter().map(number).collect(),
            Sort::Name => sorted(&found, |row| u64::from(columns.name_rank(row))),
            Sort::Issuer => sorted(&found, |row| {
                pair(columns.issuer_rank(row), columns.name_rank(row))
            }),
            Sort::Flags => sorted(&found, |row| u64::MAX - columns.weighed_flags(row)),
            Sort::Oldest => sorted(&found, |row| {
                let (decided, since) = columns.age(row);
                let later = u32::from(!columns.is_essential_at_risk(row));
                pair(later << 1 | decided, since)
            }),
            Sort::Decision => sorted(&found, |row| {
                let cell = columns.decision(number(row));
                let place = cell
                    .proposal
                    .map_or(0, |(outcome, state)| 1 + 8 * outcome as u32 + state as u32);
                pair(u32::from(!cell.is_stale() && place > 0), place)
            }),
        };
        if options.reverse {
            rows.reverse();
        }
        rows.truncate(options.limit.unwrap_or(usize::MAX));
        rows
    }

    /// The best first. All are compared by the words they have, the best of them by how close their names are.
    fn by_relevance(&self, plan: &QueryPlan<'_>, found: ScoredRows<'_>) -> Vec<u32> {
        let names = self.columns.names();
        let worth = found.scores.iter().copied().fold(0.0, f32::max);
        let mut ranked: Vec<u64> = found
            .rows
            .iter()
            .map(|row| {
                // Of equal rows, the one with the shorter name is likelier to be looked at closely.
                let short = 1.0 + 0.1 / (1.0 + names.of(row).len() as f32 / 8.0);
                ranked_by(found.scores[row] * short, row)
            })
            .collect();
        if found.is_ranked {
            ranked.sort_unstable();
            return ranked
                .into_iter()
                .map(|key| number(unranked(key).1))
                .collect();
        }
        let closely = ranked.len().min(CLOSELY);
        if ranked.len() > closely {
            ranked.select_nth_unstable(closely);
            ranked[closely..].sort_unstable();
        }
        let meant = |words: &[Word]| -> Vec<Range<u32>> {
            words.iter().map(|word| names.meant(word)).collect()
        };
        let read = (!found.readings.is_empty()).then_some(&found.readings);
        let asked = plan.sequences.iter().chain(read);
        let sequences: Vec<RankedWords> = asked
            .map(|words| RankedWords {
                words: meant(words),
                whole: words.last().and_then(|last| names.whole(last)),
            })
            .collect();
        let opening = OpeningWords(meant(&words("thủ tục")));
        for key in &mut ranked[..closely] {
            let (score, row) = unranked(*key);
            let close = sequences
                .iter()
                .map(|asked| asked.closeness(names.of(row), &opening))
                .fold(0.0, f32::max);
            *key = ranked_by(score + worth * close, row);
        }
        ranked[..closely].sort_unstable();
        ranked
            .into_iter()
            .map(|key| number(unranked(key).1))
            .collect()
    }
}

/// A number that sorts by score, the highest first, then by row. Scores are never negative, so their bits sort as they do.
fn ranked_by(score: f32, row: usize) -> u64 {
    u64::from(u32::MAX - score.max(0.0).to_bits()) << 32 | u64::from(number(row))
}

fn unranked(key: u64) -> (f32, usize) {
    let [high, low] =
        [key >> 32, key & u64::from(u32::MAX)].map(|half| u32::try_from(half).unwrap_or(0));
    (f32::from_bits(u32::MAX - high), low as usize)
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn sorted(found: &ScoredRows<'_>, key: impl Fn(usize) -> u64) -> Vec<u32> {
    let mut rows: Vec<(u64, u32)> = found
        .rows
        .iter()
        .map(|row| (key(row), number(row)))
        .collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_by_score_then_row() {
        let mut keys = [(0.5, 1), (2.0, 7), (0.0, 0), (2.0, 3)].map(|(s, row)| ranked_by(s, row));
        keys.sort_unstable();
        assert_eq!(keys.map(unranked), [(2.0, 3), (2.0, 7), (0.5, 1), (0.0, 0)]);
    }
}
