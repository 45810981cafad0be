//! What each procedure is: code, name, issuer. Everything else refers to these.

use std::collections::HashSet;

use super::{CatalogueGenerator, RandomStream};
use crate::rng::Zipf;

/// As many procedures as ministries publish; beyond that, provinces publish their own.
const NATIONAL: usize = 6_000;
/// Of a hundred procedures, those that share their name with others, as copies of provinces do.
const COPIES: usize = 8;

pub struct Fact {
    pub code: String,
    pub name: String,
    /// Id of the issuer.
    pub issuer: String,
    /// Whether a ministry issued it.
    pub national: bool,
}

pub fn facts(maker: &CatalogueGenerator, size: usize) -> Vec<Fact> {
    let mut rng = maker.rng(RandomStream::Facts, 0);
    let registers = &maker.registers;
    let by_rank = Zipf::new(registers.ministries.len(), 3, 100);
    let mut codes = HashSet::with_capacity(size);
    let mut facts: Vec<Fact> = Vec::with_capacity(size);
    while facts.len() < size {
        let code = format!("{}.{:06}", rng.between(1, 3), rng.below(1_000_000));
        if !codes.insert(code.clone()) {
            continue;
        }
        // The share of ministries is the same everywhere in the list, so that a small catalogue has both.
        let national = facts.len() < 3_000 || rng.below(size) < NATIONAL;
        let copy = !national && !facts.is_empty() && rng.chance(COPIES * 3);
        facts.push(Fact {
            name: if copy {
                facts[rng.below(facts.len())].name.clone()
            } else {
                maker.language.title(&mut rng)
            },
            issuer: if national {
                registers.ministries[by_rank.rank(&mut rng)].clone()
            } else {
                rng.pick(&registers.provinces).clone()
            },
            code,
            national,
        });
    }
    facts
}
