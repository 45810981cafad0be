//! Several files that hold the log of one procedure: a folder that was copied, a move that a merge undid by half. They are
//! read as one log, so that no file hides what another takes back; which of them is right nobody knows, so nothing of it
//! stands on a list, and nothing is written to it.

use std::collections::HashMap;
use std::path::PathBuf;

use super::model::DecisionLog;
use super::snapshot::Located;

/// The log of a procedure that stands in several files.
#[derive(Clone, Debug)]
pub(super) struct TwinLog {
    /// All entries and notes, by the time at which they were recorded; the path is that of the first file.
    pub joined: Located<DecisionLog>,
    /// The files, by path.
    pub paths: Vec<PathBuf>,
}

/// The logs that stand in several files, by code.
pub(super) fn twins(logs: &[Located<DecisionLog>]) -> HashMap<String, TwinLog> {
    let mut by_code: HashMap<&str, Vec<&Located<DecisionLog>>> = HashMap::with_capacity(logs.len());
    for log in logs {
        by_code.entry(&log.value.code).or_default().push(log);
    }
    let several = by_code.into_iter().filter(|(_, files)| files.len() > 1);
    several
        .map(|(code, files)| (code.to_owned(), join(code, &files)))
        .collect()
}

fn join(code: &str, files: &[&Located<DecisionLog>]) -> TwinLog {
    let mut log = DecisionLog {
        code: code.to_owned(),
        decisions: Vec::new(),
        notes: Vec::new(),
    };
    for file in files {
        take(&mut log.decisions, &file.value.decisions);
        take(&mut log.notes, &file.value.notes);
    }
    log.decisions.sort_by_key(|entry| entry.recorded);
    log.notes.sort_by_key(|note| note.recorded);
    TwinLog {
        joined: Located {
            path: files
                .first()
                .map(|file| file.path.clone())
                .unwrap_or_default(),
            value: log,
        },
        paths: files.iter().map(|file| file.path.clone()).collect(),
    }
}

/// What is there already is not taken twice.
fn take<T: Clone + PartialEq>(into: &mut Vec<T>, from: &[T]) {
    for item in from {
        if !into.contains(item) {
            into.push(item.clone());
        }
    }
}
