//! The digest over the values that a decision rested on: the procedure, its predecessors, groups, plans, cited instruments,
//! and the statistics in the window of the decision's own as-of date. Values, not bytes: notes, what an import remembers,
//! comments and the order of keys do not count; nor does what carries the decision out.
//!
//! A digest names its formula, and is compared by that one for ever: an upgrade, or a new optional field, makes no decision
//! stale.
//!
//! | file | what lives there |
//! |---|---|
//! | `fields` | which fields enter each formula, in one place |
//! | `parts` | the values, by name |
//! | `carried_out` | digests of the first formula, which counts what carries a decision out |

mod carried_out;
mod fields;
mod parts;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Decision, Outcome, Procedure};

/// What kind of thing a part of the evidence is: the first word of its name.
pub const KINDS: [&str; 5] = ["group", "instrument", "plan", "procedure", "statistics"];

/// How values become a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestFormula {
    /// The first one, which digests do not name: every field of the procedure as it was then.
    V1,
    /// `v2:`: the fields that a blocking rule, the annex or the evidence reads, without what carries a decision out.
    V2,
    /// `v3:`: with the days since which the procedure has its issuer, fields and levels, which `no-dossiers` reads.
    V3,
}

impl DigestFormula {
    /// The formula of decisions that are made now.
    pub const NOW: DigestFormula = DigestFormula::V3;

    /// The formula that a digest names; none where a later version of this program made it.
    pub fn of(digest: &str) -> Option<DigestFormula> {
        match digest.split_once(':')?.0 {
            "sha256" => Some(DigestFormula::V1),
            "v2" => Some(DigestFormula::V2),
            "v3" => Some(DigestFormula::V3),
            _ => None,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            DigestFormula::V1 => "sha256:",
            DigestFormula::V2 => "v2:sha256:",
            DigestFormula::V3 => "v3:sha256:",
        }
    }
}

/// What a decision is about: of which procedure, on evidence of which day, with which outcome.
#[derive(Clone, Copy, Debug)]
pub struct DigestSubject<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The procedure.
    pub procedure: &'a Procedure,
    /// Date at which the evidence is read.
    pub as_of: Date,
    /// What is decided: what carries it out is not part of what it rests on.
    pub outcome: Outcome,
}

impl<'a> DigestSubject<'a> {
    /// What an entry of a log is about, in a catalogue.
    pub fn of(snapshot: &'a Snapshot, procedure: &'a Procedure, decision: &Decision) -> Self {
        DigestSubject {
            snapshot,
            procedure,
            as_of: decision.as_of,
            outcome: decision.outcome,
        }
    }

    /// The digest by a formula: its name, `sha256:` and 64 hexadecimal digits.
    pub fn digest(&self, formula: DigestFormula) -> String {
        digest_of(&self.parts(formula), formula)
    }

    /// The digests of each kind of part that the evidence has, shortened: they tell which part changed where the values of
    /// then are in no commit.
    pub fn by_kind(&self, formula: DigestFormula) -> BTreeMap<String, String> {
        let parts = self.parts(formula);
        let of_kind = |kind: &&str| {
            let mut hasher = Sha256::new();
            let mut any = false;
            for (part, value) in parts.iter().filter(|(part, _)| self::kind(part) == *kind) {
                add(&mut hasher, part, value);
                any = true;
            }
            any.then(|| ((*kind).to_owned(), hexadecimal(&hasher.finalize()[..8])))
        };
        KINDS.iter().filter_map(of_kind).collect()
    }

    /// The values that a decision rests on, by name, in a fixed order. A name begins with its [`kind`]; what follows says
    /// which: a code, an id, a number, or unit, scope, basis and period of a report.
    pub fn parts(&self, formula: DigestFormula) -> BTreeMap<String, Value> {
        parts::of(self, formula)
    }
}

/// Whether the evidence of an entry is what it was, by the formula of its digest. A formula that is not known here cannot be
/// compared, and so is not the same.
pub fn holds(snapshot: &Snapshot, procedure: &Procedure, decision: &Decision) -> bool {
    let find = || is_same(snapshot, procedure, decision);
    // An answer is kept for what the catalogue itself says of the procedure.
    let file = snapshot.procedure(&procedure.code);
    if !file.is_some_and(|file| file.says(procedure)) {
        return find();
    }
    let Decision { as_of, outcome, .. } = decision;
    let digest = &decision.evidence.digest;
    let question = (&procedure.code, as_of, outcome.as_str(), digest);
    snapshot.grounds().of(question, find)
}

fn is_same(snapshot: &Snapshot, procedure: &Procedure, decision: &Decision) -> bool {
    let digest = &decision.evidence.digest;
    DigestFormula::of(digest).is_some_and(|formula| {
        let subject = DigestSubject::of(snapshot, procedure, decision);
        subject.digest(formula) == *digest
            || formula == DigestFormula::V1 && carried_out::explains(&subject, digest)
            || formula == DigestFormula::V2 && is_of_late_v2(&subject, digest)
    })
}

/// Whether a digest has the fields of the third formula under the name of the second, as it had for some days.
fn is_of_late_v2(subject: &DigestSubject<'_>, digest: &str) -> bool {
    let late = subject.digest(DigestFormula::V3);
    late.strip_prefix("v3:") == digest.strip_prefix("v2:")
}

/// The digest of values by a formula.
fn digest_of(parts: &BTreeMap<String, Value>, formula: DigestFormula) -> String {
    let mut hasher = Sha256::new();
    for (part, value) in parts {
        add(&mut hasher, part, value);
    }
    format!("{}{}", formula.prefix(), hexadecimal(&hasher.finalize()))
}

/// The kind of a part.
pub fn kind(part: &str) -> &str {
    part.split(' ').next().unwrap_or(part)
}

fn add(hasher: &mut Sha256, part: &str, value: &Value) {
    hasher.update(part.as_bytes());
    hasher.update([0]);
    hasher.update(value.to_string().as_bytes());
    hasher.update([0]);
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
