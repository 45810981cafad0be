//! How many procedures each rule flags and cannot tell of, and what it lacks: the same fact of thousands is one line.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::rules::{Context, Fact, RULES, Verdict, assess};

/// What a rule says of a catalogue.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleCounts {
    /// How many procedures it flags.
    pub flags: usize,
    /// Of how many it cannot tell.
    pub unknown: usize,
    /// How many are clear.
    pub clear: usize,
    /// To how many it does not apply.
    pub not_applicable: usize,
    /// What it lacks where it cannot tell, what most procedures lack first.
    pub missing: Vec<MissingFact>,
}

/// A fact that is missing of some procedures.
#[derive(Clone, Debug)]
pub(crate) struct MissingFact {
    /// The fact, as it is missing of the first of them.
    pub fact: Fact,
    /// Of how many procedures it is missing.
    pub count: usize,
    /// Whether it has other values with others: other units, days or documents.
    pub varies: bool,
}

type Missing = HashMap<&'static str, MissingFact>;

/// What each rule says of a catalogue, in the order of [`RULES`].
pub(crate) fn rule_counts(context: &Context<'_>) -> Vec<RuleCounts> {
    let none = || vec![(RuleCounts::default(), Missing::new()); RULES.len()];
    let procedures = context.snapshot.procedures().par_iter();
    let counted = procedures.fold(none, |mut counts, file| {
        let assessment = assess(context, &file.read());
        for ((counts, missing), finding) in counts.iter_mut().zip(&assessment.findings) {
            match finding.verdict {
                Verdict::Flag => counts.flags += 1,
                Verdict::Clear => counts.clear += 1,
                Verdict::NotApplicable => counts.not_applicable += 1,
                Verdict::CannotTell => {
                    counts.unknown += 1;
                    let mut seen: Vec<&str> = Vec::new();
                    for fact in &finding.missing {
                        if !seen.contains(&fact.id) {
                            seen.push(fact.id);
                            add(missing, fact.clone(), 1, false);
                        }
                    }
                }
            }
        }
        counts
    });
    let all = counted.reduce(none, |mut one, other| {
        for ((counts, missing), (more, also)) in one.iter_mut().zip(other) {
            counts.flags += more.flags;
            counts.unknown += more.unknown;
            counts.clear += more.clear;
            counts.not_applicable += more.not_applicable;
            for fact in also.into_values() {
                add(missing, fact.fact, fact.count, fact.varies);
            }
        }
        one
    });
    let counts = all.into_iter().map(|(mut counts, missing)| {
        counts.missing = missing.into_values().collect();
        let order = |of: &MissingFact| (std::cmp::Reverse(of.count), of.fact.id);
        counts.missing.sort_by_key(order);
        counts
    });
    counts.collect()
}

fn add(missing: &mut Missing, fact: Fact, count: usize, varies: bool) {
    match missing.get_mut(fact.id) {
        Some(known) => {
            known.count += count;
            known.varies |= varies || known.fact != fact;
        }
        None => {
            let of = MissingFact {
                fact,
                count,
                varies,
            };
            missing.insert(of.fact.id, of);
        }
    }
}
