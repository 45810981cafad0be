//! Sets of rows.

use serde::{Deserialize, Serialize};

/// A set of rows, one bit each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rows {
    #[serde(with = "crate::search::packed")]
    bits: Vec<u64>,
    len: usize,
}

impl Rows {
    /// No row out of `len`.
    pub(super) fn none(len: usize) -> Rows {
        Rows {
            bits: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// The rows out of `len` for which something holds.
    pub(super) fn from_fn(len: usize, mut holds: impl FnMut(usize) -> bool) -> Rows {
        let mut rows = Rows::none(len);
        for row in 0..len {
            if holds(row) {
                rows.insert(row);
            }
        }
        rows
    }

    /// The rows with a value above zero.
    pub(super) fn positive(values: &[f32]) -> Rows {
        let word = |chunk: &[f32]| {
            let bits = chunk.iter().enumerate();
            bits.fold(0, |word, (at, value)| word | u64::from(*value > 0.0) << at)
        };
        Rows {
            bits: values.chunks(64).map(word).collect(),
            len: values.len(),
        }
    }

    /// All of `len` rows.
    pub(super) fn all(len: usize) -> Rows {
        Rows::none(len).complement()
    }

    /// Number of rows that there are, in the set or not.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn insert(&mut self, row: usize) {
        if row < self.len {
            self.bits[row / 64] |= 1 << (row % 64);
        }
    }

    pub(super) fn set(&mut self, row: usize, is: bool) {
        if row < self.len {
            let bit = 1 << (row % 64);
            self.bits[row / 64] = self.bits[row / 64] & !bit | if is { bit } else { 0 };
        }
    }

    pub(super) fn contains(&self, row: usize) -> bool {
        row < self.len && self.bits[row / 64] & (1 << (row % 64)) != 0
    }

    pub(super) fn count(&self) -> usize {
        self.bits
            .iter()
            .map(|bits| bits.count_ones() as usize)
            .sum()
    }

    /// Number of rows that are also in `other`.
    pub(super) fn count_with(&self, other: &Rows) -> u32 {
        let pairs = self.bits.iter().zip(&other.bits);
        pairs.map(|(a, b)| (a & b).count_ones()).sum()
    }

    pub(super) fn keep(&mut self, other: &Rows) {
        for (bits, others) in self.bits.iter_mut().zip(&other.bits) {
            *bits &= others;
        }
    }

    pub(super) fn add(&mut self, other: &Rows) {
        for (bits, others) in self.bits.iter_mut().zip(&other.bits) {
            *bits |= others;
        }
    }

    /// The rows that are not in the set.
    pub(super) fn complement(mut self) -> Rows {
        for bits in &mut self.bits {
            *bits = !*bits;
        }
        let rest = self.len % 64;
        if let Some(last) = self.bits.last_mut()
            && rest > 0
        {
            *last &= (1 << rest) - 1;
        }
        self
    }

    /// The rows, lowest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.bits.iter().enumerate().flat_map(|(at, &bits)| {
            let mut bits = bits;
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_keeps_to_its_rows() {
        let mut rows = Rows::from_fn(70, |row| row % 7 == 0);
        rows.insert(69);
        rows.insert(700);
        assert_eq!(rows.count(), 11);
        assert!(rows.contains(63) && !rows.contains(64) && !rows.contains(700));
        assert_eq!(rows.iter().last(), Some(69));
        assert_eq!(rows.clone().complement().count(), 59);
        assert_eq!(
            Rows::all(64).count() + Rows::all(0).count() + Rows::all(1).count(),
            65
        );
        let values: Vec<f32> = (0..70_u8).map(|row| f32::from(row % 2)).collect();
        let odd = Rows::positive(&values);
        assert_eq!((odd.len(), odd.count(), odd.contains(69)), (70, 35, true));
        let even = Rows::from_fn(70, |row| row % 2 == 0);
        assert_eq!(rows.count_with(&even), 5);
        rows.keep(&even);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0, 14, 28, 42, 56]);
    }
}
