//! What an import did, as `--format json` gives it: frozen version 1, made of these types alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value as Json;

use crate::i18n::Message;
use crate::text::CleaningCounts;

/// The report of one import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ImportReport {
    /// Version of this format; 1.
    pub version: u32,
    /// Records that were read, refused ones among them.
    pub read: usize,
    /// Files (of procedures, reports, plans or decisions) that are made.
    pub created: usize,
    /// Files that change.
    pub updated: usize,
    /// Files that already hold all that was read.
    pub unchanged: usize,
    /// How many of these a later source confirms, so that only its day is written.
    #[serde(skip_serializing_if = "is_none")]
    pub confirmed: usize,
    /// Of how many procedures, groups, plans and reports something was read and is not written, for the catalogue has it from
    /// a newer source.
    #[serde(skip_serializing_if = "is_none")]
    pub held: usize,
    /// What was made besides, for other files to refer to.
    pub references: ReferenceCounts,
    /// Records that were refused; nothing of them is written.
    pub refused: Vec<Remark>,
    /// Records that were taken with a doubt.
    pub warnings: Vec<Remark>,
    /// Values that people corrected, and that were therefore kept.
    pub kept: Vec<KeptValue>,
    /// Which of the values kept nobody corrected: what was read does not say them any more, or says nothing of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unnamed: Vec<Unnamed>,
    /// Values that were retrieved later than what was read, and that were therefore kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub newer: Vec<NewerValue>,
    /// Values that people corrected and that changed where they were read, each another way: somebody is to settle them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ImportConflict>,
    /// Procedures whose file goes to the folder of another issuer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<MovedProcedure>,
    /// How many strings were cleaned, by what was wrong with them.
    pub cleaned: CleanedStrings,
    /// The published decisions that were read; none of another import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decisions: Option<DecisionSummary>,
    /// Whose lists were read, and what is gone from them; none of another import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<ListSummary>,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A value that people and the portal changed since it was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ImportConflict {
    /// The procedure.
    pub code: String,
    /// The key, with dots between levels.
    pub field: String,
    /// What the file says; none where people took it out.
    pub ours: Option<Json>,
    /// What was read; none where there is none any more.
    pub theirs: Option<Json>,
    /// What was imported before; none where nothing was, or nobody knows.
    pub base: Option<Json>,
    /// The hash of what was imported before.
    #[serde(skip)]
    pub base_hash: Option<String>,
    /// The file, relative to the catalogue.
    #[serde(skip)]
    pub file: PathBuf,
}

/// A procedure that another agency issues now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct MovedProcedure {
    /// The procedure.
    pub code: String,
    /// Where its file was.
    pub from: String,
    /// Where it is; its decisions stand beside it.
    pub to: String,
}

/// What lists of agencies say as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ListSummary {
    /// The issuers whose whole list this is.
    pub covers: Vec<IssuerRows>,
    /// Issuers that are named as well, without the list being theirs.
    pub beside: Vec<IssuerRows>,
    /// Procedures of the covered issuers that the list does not have any more. Nothing is deleted.
    pub gone: Vec<RemovedProcedure>,
    /// Whether something of the list was not read, or it calls itself a part: nothing is gone by it then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
}

/// An issuer, and how many rows name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct IssuerRows {
    /// Id of the agency.
    pub issuer: String,
    pub name: String,
    /// How many rows name it.
    pub rows: usize,
}

/// A procedure that is gone from the list of its issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RemovedProcedure {
    pub code: String,
    pub name: String,
    /// Id of its issuer.
    pub issuer: String,
    /// Its file.
    pub path: String,
    /// The last day in force that this import writes; none where that is still to be decided.
    pub to: Option<String>,
    /// What to write into the file to say so.
    pub write: String,
}

/// The published decisions that the catalogue holds after an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct DecisionSummary {
    /// One a row that is taken, in their order.
    pub entries: Vec<ImportedDecision>,
    /// How many of them the gate would refuse today. They are taken: what was signed is a fact.
    pub gate_refuses: usize,
    /// For how many of them it would, by rule.
    pub gate_rules: BTreeMap<String, usize>,
}

/// One published decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ImportedDecision {
    /// Procedure code.
    pub code: String,
    /// What was decided.
    pub outcome: &'static str,
    /// Number of the signed decision.
    pub number: String,
    /// Day of signing.
    pub signed: String,
    /// Row in its annex, from 1.
    pub annex_row: Option<u32>,
    /// Whether the log did not hold it before.
    #[serde(rename = "new")]
    pub is_new: bool,
    /// Whether it is the decision in force; else a younger one is.
    pub in_force: bool,
    /// The rules for which the gate would refuse it today.
    pub gate: Vec<&'static str>,
}

/// Entries made in, or completed in, the files that others refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ReferenceCounts {
    /// Agencies that are new.
    pub agencies: usize,
    /// Fields that are new.
    pub fields: usize,
    /// Legal instruments that are new, each a stub.
    pub instruments: usize,
    /// Agencies and fields whose portal code or identifier became known.
    pub completed: usize,
}

/// A place in what was read, and what is the matter with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Remark {
    /// The file that was read.
    pub path: String,
    /// Line, from 1; none where the whole file is meant.
    pub line: Option<u32>,
    /// Column in characters or cells, from 1; where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What a spreadsheet calls the cell (`A17`) or the row (`17:17`), with the sheet where there are several; none where
    /// no workbook was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The code of the procedure or plan exactly as it stands; none where there is none.
    pub code: Option<String>,
    /// What is the matter, in a sentence.
    pub reason: Message,
}

/// A value that people corrected since it was imported.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct KeptValue {
    /// The procedure.
    pub code: String,
    /// The key, with dots between levels.
    pub field: String,
}

/// A value of a file that what was read does not name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Unnamed {
    /// The procedure, the group, or what the file is of.
    pub code: String,
    /// The file and the key in it.
    pub field: String,
    /// Whether the source had to name it and does not any more, so that somebody is to say what becomes of it.
    pub settle: bool,
}

/// A value that was retrieved later than what was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct NewerValue {
    /// The procedure.
    pub code: String,
    /// The key, with dots between levels.
    pub field: String,
    /// The day on which it was retrieved.
    pub retrieved: String,
}

/// Numbers of strings that were cleaned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct CleanedStrings {
    /// Not in NFC.
    pub nfc: usize,
    /// Zero-width, direction and BOM characters.
    pub zero_width: usize,
    /// Control characters.
    pub control: usize,
    /// Tabs, no-break and doubled spaces, spaces at an end.
    pub spaces: usize,
    /// Line ends that were too many or out of place.
    pub newlines: usize,
    /// Numbers of legal documents that were written anew.
    pub numbers: usize,
}

impl From<CleaningCounts> for CleanedStrings {
    fn from(changes: CleaningCounts) -> Self {
        let CleaningCounts {
            nfc,
            zero_width,
            control,
            spaces,
            newlines,
        } = changes;
        let count = |n: u32| n as usize;
        CleanedStrings {
            nfc: count(nfc),
            zero_width: count(zero_width),
            control: count(control),
            spaces: count(spaces),
            newlines: count(newlines),
            numbers: 0,
        }
    }
}

impl Default for ImportReport {
    fn default() -> Self {
        ImportReport {
            version: 1,
            read: 0,
            created: 0,
            updated: 0,
            unchanged: 0,
            confirmed: 0,
            held: 0,
            references: ReferenceCounts::default(),
            refused: Vec::new(),
            warnings: Vec::new(),
            kept: Vec::new(),
            unnamed: Vec::new(),
            newer: Vec::new(),
            cleaned: CleanedStrings::default(),
            conflicts: Vec::new(),
            moved: Vec::new(),
            decisions: None,
            list: None,
        }
    }
}

impl ImportReport {
    /// Counts what was held back: each procedure, group or report once, however many of its values are newer.
    pub(crate) fn count_held(&mut self) {
        let codes: BTreeSet<&str> = self.newer.iter().map(|newer| newer.code.as_str()).collect();
        self.held += codes.len();
    }

    /// Whether something was read, and nothing of it was taken, for all of it is older than what the catalogue has.
    pub(crate) fn took_nothing(&self) -> bool {
        self.held > 0 && self.created + self.updated + self.confirmed == 0
    }

    /// Puts the lists in the order of every output.
    pub(super) fn sort(&mut self) {
        self.refused.sort();
        self.warnings.sort();
        self.warnings.dedup();
        self.kept.sort();
        self.unnamed.sort();
        self.newer.sort();
        self.moved.sort();
        self.conflicts
            .sort_by(|a, b| (&a.code, &a.field).cmp(&(&b.code, &b.field)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_has_the_keys_of_version_1() {
        let report = ImportReport {
            refused: vec![Remark {
                path: "a.jsonl".into(),
                line: Some(3),
                column: None,
                cell: None,
                code: Some(" 1.0".into()),
                reason: "r".into(),
            }],
            ..ImportReport::default()
        };
        assert_eq!(
            serde_json::to_string(&report).unwrap(),
            r#"{"version":1,"read":0,"created":0,"updated":0,"unchanged":0,"references":{"agencies":0,"fields":0,"instruments":0,"completed":0},"refused":[{"path":"a.jsonl","line":3,"code":" 1.0","reason":"r"}],"warnings":[],"kept":[],"cleaned":{"nfc":0,"zero_width":0,"control":0,"spaces":0,"newlines":0,"numbers":0}}"#
        );
    }
}
