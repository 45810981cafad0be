//! Chance that is the same on every machine: splitmix64, and ranks by Zipf's law.

/// A stream of numbers. One seed gives as many independent streams as are asked for, so that work can be shared out.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64, stream: u64) -> Rng {
        let mut rng = Rng(seed ^ stream.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        rng.next();
        rng
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high + 1 - low)
    }

    /// Whether something happens that happens in so many cases of a hundred.
    pub fn chance(&mut self, of_a_hundred: usize) -> bool {
        self.below(100) < of_a_hundred
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    pub fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Ranks by Zipf's law: the first is common, the last rare. Only divisions and sums, so that it is the same everywhere.
pub struct Zipf(Vec<f64>);

impl Zipf {
    /// `shift` flattens the head: with 0 the first is twice as common as the second. Beyond the rank `knee` words get rare
    /// faster, as they do in real texts.
    pub fn new(ranks: usize, shift: usize, knee: usize) -> Zipf {
        let mut sum = 0.0;
        let cumulative = (1..=ranks).map(|rank| {
            let beyond = rank.max(knee) as f64 / knee as f64;
            sum += 1.0 / ((rank + shift) as f64 * beyond);
            sum
        });
        Zipf(cumulative.collect())
    }

    pub fn rank(&self, rng: &mut Rng) -> usize {
        let end = self.0.last().copied().unwrap_or(0.0);
        // 53 bits: a number below 1 that a float holds exactly.
        let at = (rng.next() >> 11) as f64 / (1_u64 << 53) as f64 * end;
        self.0
            .partition_point(|sum| *sum < at)
            .min(self.0.len() - 1)
    }
}
