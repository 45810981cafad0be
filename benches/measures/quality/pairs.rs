//! BM25 over names alone, folded, with adjacent pairs of words as terms of their own: what thirty lines can do.

use std::collections::HashMap;
use std::error::Error;

use rasoat::text::fold;

use super::PLACES;
use super::engines::Engine;

const K: f64 = 1.2;
const B: f64 = 0.75;

/// For each term the rows that have it, and how often.
pub struct Pairs {
    terms: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean: f64,
}

/// The words of a text and its adjacent pairs.
fn terms(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    words
        .iter()
        .map(|word| (*word).to_owned())
        .chain(pairs)
        .collect()
}

impl Pairs {
    pub fn build(names: &[String]) -> Pairs {
        let mut all: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::with_capacity(names.len());
        for (row, name) in names.iter().enumerate() {
            let found = terms(name);
            lengths.push(found.len() as f64);
            for term in found {
                let rows = all.entry(term).or_default();
                match rows.last_mut() {
                    Some((last, count)) if *last == row => *count += 1.0,
                    _ => rows.push((row, 1.0)),
                }
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Pairs {
            terms: all,
            lengths,
            mean,
        }
    }
}

impl Engine for Pairs {
    fn title(&self) -> &'static str {
        "BM25, names with pairs"
    }

    fn answer(&self, queries: &[&str]) -> Result<Vec<Vec<usize>>, Box<dyn Error>> {
        let one = |query: &&str| {
            let mut scores: HashMap<usize, f64> = HashMap::new();
            for term in terms(query) {
                let Some(rows) = self.terms.get(&term) else {
                    continue;
                };
                let (all, count) = (self.lengths.len() as f64, rows.len() as f64);
                let rarity = (1.0 + (all - count + 0.5) / (count + 0.5)).ln();
                for (row, often) in rows {
                    let long = 1.0 - B + B * self.lengths[*row] / self.mean;
                    let worth = rarity * often * (K + 1.0) / (often + K * long);
                    *scores.entry(*row).or_default() += worth;
                }
            }
            let mut scored: Vec<(usize, f64)> = scores.into_iter().collect();
            scored.sort_by(|(left, a), (right, b)| b.total_cmp(a).then(left.cmp(right)));
            scored.truncate(PLACES);
            scored.into_iter().map(|(row, _)| row).collect()
        };
        Ok(queries.iter().map(one).collect())
    }
}
