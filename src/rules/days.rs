//! A set of days of one window.

/// Days of a window, by their offsets from its first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySet {
    words: Vec<u64>,
    len: usize,
}

impl DaySet {
    /// No day of a window of `len` days.
    pub fn empty(len: usize) -> DaySet {
        DaySet {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// Every day of a window of `len` days.
    pub fn full(len: usize) -> DaySet {
        let mut days = DaySet::empty(len);
        days.insert(0, len);
        days
    }

    /// Adds the days `first`…`last`, both included; days outside the window are passed over.
    pub fn insert(&mut self, first: usize, last: usize) {
        if self.len == 0 || first >= self.len {
            return;
        }
        let last = last.min(self.len - 1);
        for word in first / 64..=last / 64 {
            let low = first.saturating_sub(word * 64).min(63);
            let high = (last - word * 64).min(63);
            self.words[word] |= (u64::MAX << low) & (u64::MAX >> (63 - high));
        }
    }

    /// Adds all days of another set.
    pub fn add(&mut self, other: &DaySet) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Keeps the days that the other set has too.
    pub fn keep(&mut self, other: &DaySet) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Removes all days of another set.
    pub fn remove(&mut self, other: &DaySet) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Whether there is no day.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether the sets share a day.
    pub fn meets(&self, other: &DaySet) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// Whether a day is in the set.
    pub fn contains(&self, day: usize) -> bool {
        day < self.len && self.words[day / 64] >> (day % 64) & 1 == 1
    }

    /// The stretches of days in the set, first and last included, in order.
    pub fn ranges(&self) -> Vec<(usize, usize)> {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let (mut rest, mut day) = (*word, at * 64);
            while rest != 0 {
                let skipped = rest.trailing_zeros();
                rest >>= skipped;
                day += skipped as usize;
                let run = rest.trailing_ones();
                match ranges.last_mut() {
                    Some((_, last)) if *last + 1 == day => *last += run as usize,
                    _ => ranges.push((day, day + run as usize - 1)),
                }
                rest = rest.checked_shr(run).unwrap_or(0);
                day += run as usize;
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_come_back_as_they_went_in() {
        let mut days = DaySet::empty(1096);
        for range in [(0, 0), (5, 70), (128, 191), (1000, 1095)] {
            days.insert(range.0, range.1);
        }
        assert_eq!(days.ranges(), [(0, 0), (5, 70), (128, 191), (1000, 1095)]);
        let mut rest = DaySet::full(1096);
        rest.remove(&days);
        assert_eq!(rest.ranges(), [(1, 4), (71, 127), (192, 999)]);
        assert!(!rest.meets(&days));
    }
}
