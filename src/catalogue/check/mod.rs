//! What schemas cannot say: references between files, names of files, periods that overlap.
//!
//! | file | what lives there |
//! |---|---|
//! | `baseline` | findings that are known, with a reason and an end date |
//! | `codes` | the one table of diagnostic codes: severity, meaning, why, how to mend |
//! | `contradictions` | reports that deny each other |
//! | `examples` | for codes about single files: a file that has the finding, and the same mended |
//! | `locator` | where in a file a finding stands, in words that survive moved lines |
//! | `faults` | which of these findings take evidence, and what of it |
//! | `finding` | findings by key and entry, made concrete late |
//! | `figures` | figures of the manifest, against those of the law that they name |
//! | `registers` | manifest, agencies, fields, databases, lists |
//! | `groups` | linked groups |
//! | `laws` | instruments, and what cites them |
//! | `procedures` | procedures |
//! | `policy_days` | deadlines and holidays of the manifest that no rule reads as they are meant |
//! | `provinces` | how many provinces are known, against how many there are |
//! | `plans` | plans |
//! | `reports` | statistics and variants |
//! | `decisions` | decision logs |
//! | `logs` | what no step writes into a decision log, and what a log lost |
//! | `old_entries` | entries in the form of earlier versions that nothing shows to be old |
//! | `people` | people with several addresses |
//! | `days` | what depends on the day on which it is asked |
//! | `belonging` | procedures that became another's since a revision, without the day |
//! | `revision_log` | a decision log as a revision has it, readable or not |
//! | `reference_index` | what may be referred to, and the findings for what may not |
//! | `left_out_files` | the readable rest of files that are left out |

pub(crate) mod baseline;
mod belonging;
pub mod codes;
mod contradictions;
mod days;
mod decisions;
pub(crate) mod examples;
mod faults;
mod figures;
mod finding;
mod groups;
mod laws;
mod left_out_files;
pub(crate) mod locator;
mod logs;
mod old_entries;
mod people;
mod plans;
mod policy_days;
mod procedures;
mod provinces;
mod reference_index;
mod registers;
mod reports;
mod revision_log;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use belonging::{ProcedureStep, RevisionProcedure, undated_moves, undated_steps};
pub use faults::{EvidenceFault, EvidenceFaults, Examiner};
pub use logs::{Loss, logs, losses, lost};
pub use old_entries::{UnprovenEntry, unproven};
pub use revision_log::RevisionLog;

use super::load::Files;
use super::snapshot::Snapshot;
use crate::files::{Diagnostic, diagnostic};
use finding::{FileStep, Finding};
use left_out_files::LeftOutFiles;
use reference_index::ReferenceIndex;

/// What is wrong between the files of a catalogue, sorted. What is wrong inside single files came with loading.
/// `rules` are the ids that an override may name: rules live above.
pub fn references(snapshot: &Snapshot, files: &dyn Files, rules: &[&str]) -> Vec<Diagnostic> {
    let rest = LeftOutFiles::of(snapshot, files);
    let mut findings = all(&ReferenceIndex::with_rest(snapshot, rules, &rest));
    if !rest.values.is_empty() {
        let whole = snapshot.with_rest(&rest.values);
        let of_rest = all(&ReferenceIndex::with_rest(&whole, rules, &rest));
        findings.extend(of_rest.into_iter().filter(|finding| rest.tells(finding)));
    }
    let mut diagnostics = finding::concrete(findings, files);
    diagnostic::sort(&mut diagnostics);
    diagnostics
}

fn all(known: &ReferenceIndex<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    registers::check(known, &mut findings);
    provinces::check(known, &mut findings);
    plans::check(known, &mut findings);
    procedures::check(known, &mut findings);
    reports::check(known, &mut findings);
    decisions::check(known, &mut findings);
    people::check(known, &mut findings);
    findings
}

/// What is wrong on a day, sorted: periods that have not ended, agencies that are no more.
pub fn on_day(snapshot: &Snapshot, files: &dyn Files, today: Date) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    days::check(&ReferenceIndex::new(snapshot, &[]), today, &mut findings);
    let mut diagnostics = finding::concrete(findings, files);
    diagnostic::sort(&mut diagnostics);
    diagnostics
}

/// A place in a file: keys and numbers of entries, from the outside in.
macro_rules! place {
    ($($step:expr),+ $(,)?) => { [$($crate::catalogue::check::FileStep::from($step)),+] };
}
pub(in crate::catalogue::check) use place;
