//! Rows with the strength of their match.

use crate::search::rows::Rows;

/// For every row how strongly it matches: 0 not at all, 1 as a whole word of the name, accents and all.
#[derive(Clone, Debug)]
pub(in crate::search) struct Hits(pub Vec<f32>);

impl Hits {
    pub fn none(rows: usize) -> Hits {
        Hits(vec![0.0; rows])
    }

    /// Notes a match; the strongest of a row counts.
    pub fn note(&mut self, row: u32, strength: f32) {
        if let Some(slot) = self.0.get_mut(row as usize)
            && *slot < strength
        {
            *slot = strength;
        }
    }

    /// Rows of either; the stronger match counts.
    pub fn or(mut self, other: &Hits, weight: f32) -> Hits {
        for (slot, strength) in self.0.iter_mut().zip(&other.0) {
            *slot = slot.max(strength * weight);
        }
        self
    }

    /// Rows of all, with the mean of their strengths.
    pub fn all(hits: &[Hits], rows: usize) -> Hits {
        let [first, rest @ ..] = hits else {
            return Hits::none(rows);
        };
        let mut all = first.clone();
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

    /// Number of rows that match.
    pub fn count(&self) -> usize {
        self.0.iter().filter(|strength| **strength > 0.0).count()
    }

    /// The rows that match.
    pub fn rows(&self) -> Rows {
        Rows::from_fn(self.0.len(), |row| self.0[row] > 0.0)
    }
}
