//! Entries that stand in the logs of several procedures: a log that was copied onto another procedure, or a move that a merge
//! undid by half. An entry is one procedure's, so of such a one nobody knows whose it is.

use std::collections::{HashMap, HashSet};

use super::model::{Decision, DecisionLog};
use super::snapshot::Located;

/// The codes in whose logs an entry stands, by its id; only entries that stand in several.
pub(super) type Copied = HashMap<String, Vec<String>>;

/// The entries that stand in the logs of several procedures.
pub(super) fn copied(logs: &[Located<DecisionLog>]) -> Copied {
    let mut first: HashMap<&str, (&str, &Decision)> = HashMap::with_capacity(logs.len());
    let mut copied: HashMap<&str, HashSet<&str>> = HashMap::new();
    for log in logs {
        let code = log.value.code.as_str();
        for entry in &log.value.decisions {
            let id = entry.id.as_str();
            match first.get(id) {
                Some((other, known)) if *other != code && is_one(known, entry) => {
                    copied.entry(id).or_default().extend([other, code]);
                }
                Some(_) => {}
                None => _ = first.insert(id, (code, entry)),
            }
        }
    }
    let sorted = |codes: HashSet<&str>| {
        let mut codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        codes.sort_unstable();
        codes
    };
    let copied = copied.into_iter();
    copied
        .map(|(id, codes)| (id.to_owned(), sorted(codes)))
        .collect()
}

/// Whether two entries of one id are one: the program's ids are of the code, too, and so is what a digest is over. Other ids,
/// such as those of logs that were written by hand, count within their log alone.
fn is_one(one: &Decision, other: &Decision) -> bool {
    let digest = &one.evidence.digest;
    is_of_program(&one.id) || (!digest.is_empty() && *digest == other.evidence.digest)
}

/// `20261129-0a1b2c3d`.
fn is_of_program(id: &str) -> bool {
    let parts = id.split_once('-');
    parts.is_some_and(|(day, hash)| {
        day.len() == 8
            && day.bytes().all(|byte| byte.is_ascii_digit())
            && hash.len() == 8
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
