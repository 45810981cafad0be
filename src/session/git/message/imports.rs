//! The subject of a commit that brings decisions which were published elsewhere.

use super::{NewDecision, PendingFile, others, plural};

/// Numbers at most that are named.
const NAMED: usize = 2;

/// `import: 214 published decisions of G15 (1234/QĐ-BTP)`; none where a decision of this catalogue is among them.
pub(super) fn subject(files: &[PendingFile], brought: &[NewDecision<'_>]) -> Option<String> {
    if !brought.iter().all(|entry| entry.decision.is_imported()) {
        return None;
    }
    let sorted = |mut names: Vec<&str>| -> Vec<String> {
        names.sort_unstable();
        names.dedup();
        names
            .into_iter()
            .map(crate::text::for_terminal_line)
            .map(Into::into)
            .collect()
    };
    let issuers = sorted(brought.iter().map(|entry| entry.issuer).collect());
    let numbers = brought
        .iter()
        .filter_map(|entry| entry.decision.published.as_ref());
    let numbers = sorted(numbers.map(|published| published.number.as_str()).collect());
    let of = match issuers.as_slice() {
        [one] => one.clone(),
        several => format!("{} agencies", several.len()),
    };
    let by = match numbers.len() {
        count if count > NAMED => format!("{count} signed decisions"),
        _ => numbers.join(", "),
    };
    Some(format!(
        "import: {} published {} of {of} ({by}){}",
        brought.len(),
        plural(brought.len(), "decision"),
        others(files)
    ))
}
