//! Rows with the strength of their match.

use std::sync::Arc;

use crate::search::rows::Rows;

/// For every row how strongly it matches: 0 not at all, 1 as a whole word of the name, accents and all.
#[derive(Clone, Debug)]
pub(in crate::search) struct Hits(pub Vec<f32>);

impl Hits {
    pub(crate) fn none(rows: usize) -> Hits {
        Hits(vec![0.0; rows])
    }

    /// Notes a match; the strongest of a row counts.
    pub(crate) fn note(&mut self, row: u32, strength: f32) {
        if let Some(slot) = self.0.get_mut(row as usize)
            && *slot < strength
        {
            *slot = strength;
        }
    }

    /// Weakens every match below `enough` whose row is not among `rows`.
    pub(crate) fn weaken_others(&mut self, rows: &Rows, enough: f32, by: f32) {
        for (row, slot) in self.0.iter_mut().enumerate() {
            if *slot > 0.0 && *slot < enough && !rows.contains(row) {
                *slot *= by;
            }
        }
    }

    /// Whether a match as strong is noted for a row, or there is no such row.
    pub(crate) fn has(&self, row: u32, strength: f32) -> bool {
        self.0
            .get(row as usize)
            .is_none_or(|noted| *noted >= strength)
    }

    /// Rows of either; the stronger match counts.
    pub(crate) fn or(mut self, other: &Hits, weight: f32) -> Hits {
        for (slot, strength) in self.0.iter_mut().zip(&other.0) {
            *slot = slot.max(strength * weight);
        }
        self
    }

    /// Rows of all, with the mean of their strengths.
    pub(crate) fn all(hits: &[Arc<Hits>], rows: usize) -> Hits {
        let [first, rest @ ..] = hits else {
            return Hits::none(rows);
        };
        let mut all = Hits::clone(first);
        for hits in rest {
            for (slot, strength) in all.0.iter_mut().zip(&hits.0) {
                *slot = if *slot > 0.0 && *strength > 0.0 {
                    *slot + strength
                } else {
                    0.0
                };
            }
        }
        let count = hits.len() as f32;
        all.0.iter_mut().for_each(|slot| *slot /= count);
        all
    }

    /// The rows that match.
    pub(crate) fn rows(&self) -> Rows {
        Rows::positive(&self.0)
    }

    /// Adds what each row's match is worth to its score.
    pub(crate) fn add_to(&self, scores: &mut [f32], weight: f32) {
        for (score, strength) in scores.iter_mut().zip(&self.0) {
            *score += weight * strength;
        }
    }

    /// Counts one more for every row whose match is weaker than `enough`.
    pub(crate) fn count_below(&self, enough: f32, counts: &mut [u32]) {
        for (count, strength) in counts.iter_mut().zip(&self.0) {
            *count += u32::from(*strength < enough);
        }
    }
}
