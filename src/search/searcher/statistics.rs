//! What is counted over all names once, when the first question needs it.

use std::collections::HashSet;

use super::Searcher;
use super::text::rarity;
use crate::search::question;
use crate::search::tokens::Word;

/// Words of names, by their numbers.
#[derive(Debug, Default)]
pub(super) struct NameStatistics {
    /// What each word weighs: the rarer, the more.
    pub weights: Vec<f32>,
    /// Words that stand one after the other, of which one may ask instead: *bản sao*.
    beside: HashSet<(u32, u32)>,
}

impl Searcher {
    pub(super) fn statistics(&self) -> &NameStatistics {
        self.statistics.get_or_init(|| {
            let names = self.columns.names();
            let known = names.vocabulary();
            let rows = self.columns.rows();
            let asks: Vec<bool> = known.iter().map(|word| question::may_ask(word)).collect();
            let mut counts = vec![0_usize; known.len()];
            let mut last = vec![usize::MAX; known.len()];
            let mut beside = HashSet::new();
            for row in 0..rows {
                let mut before: Option<u32> = None;
                for &word in names.of(row) {
                    let at = word as usize;
                    if last[at] != row {
                        last[at] = row;
                        counts[at] += 1;
                    }
                    if let Some(before) = before
                        && (asks[at] || asks[before as usize])
                    {
                        beside.insert((before, word));
                    }
                    before = Some(word);
                }
            }
            let weights = counts.into_iter().map(|count| rarity(count, rows));
            NameStatistics {
                weights: weights.collect(),
                beside,
            }
        })
    }

    /// Whether two words, of which one may ask, stand one after the other in some name.
    pub(super) fn stand_together(&self, first: &Word, second: &Word) -> bool {
        let known = self.columns.names().vocabulary();
        let number = |word: &Word| {
            let at = known.binary_search_by(|known| (**known).cmp(&word.folded));
            at.ok().and_then(|at| u32::try_from(at).ok())
        };
        let pair = number(first).zip(number(second));
        pair.is_some_and(|pair| self.statistics().beside.contains(&pair))
    }
}
