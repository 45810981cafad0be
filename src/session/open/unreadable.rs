//! Files that cannot be read: which of them an answer would have needed. What cannot be read takes part in nothing, and
//! nothing is answered as if it were not there.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::catalogue::kind::is_yaml;
use crate::catalogue::model::{DecisionState, Outcome};
use crate::catalogue::snapshot::UnreadableFile;
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::Fact;
use crate::search::{Columns, Query};

/// What is asked about.
#[derive(Clone, Copy, Debug)]
pub enum UnreadableScope<'a> {
    Everything,
    /// What a query finds, by the columns that it runs over.
    Query(&'a Query, &'a Columns),
    /// What a query puts on a list that is signed. Whose a procedure is stands in its file, not in the name of a folder: one
    /// that cannot be read may be any agency's.
    List(&'a Query, &'a Columns),
    /// These procedures.
    Codes(&'a [String]),
    /// Whatever is made of files of these kinds alone.
    Kinds(&'a [FileKind]),
}

/// The files that cannot be read, as outputs write them.
pub(crate) fn paths(snapshot: &Snapshot) -> Vec<String> {
    snapshot.unreadable().iter().map(shown).collect()
}

/// The path of a file as outputs write it.
pub(crate) fn shown(file: &UnreadableFile) -> String {
    let parts = file.path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The files that cannot be read and that an answer needs: those of the procedures that it is about with what these came
/// from, and whatever verdicts rest on.
pub(crate) fn needed<'s>(
    snapshot: &'s Snapshot,
    about: UnreadableScope<'_>,
) -> Vec<&'s UnreadableFile> {
    let files = snapshot.unreadable();
    if files.is_empty() {
        return Vec::new();
    }
    let codes = match about {
        UnreadableScope::Codes(codes) => with_kin(snapshot, codes.to_vec()),
        // What is found, and what is left out, rests on the files of others too.
        UnreadableScope::Query(query, columns) | UnreadableScope::List(query, columns) => {
            let rows = columns.asked_about(query);
            let codes = rows.map(|row| columns.code(row).to_owned()).collect();
            with_kin(snapshot, codes)
        }
        _ => HashSet::new(),
    };
    // A folder that cannot be read may hold whichever of them is not known.
    let is_of_unknown = codes.iter().any(|code| snapshot.procedure(code).is_none());
    let is_kin = |file: &UnreadableFile| match is_file(&file.path) {
        true => stem(&file.path).is_some_and(|code| codes.contains(code)),
        false => is_of_unknown,
    };
    let is_needed = |file: &&UnreadableFile| match (file.kind, about) {
        (_, UnreadableScope::Everything) => true,
        (kind, UnreadableScope::Kinds(kinds)) => kinds.contains(&kind),
        (FileKind::Procedure | FileKind::Decisions, UnreadableScope::Query(query, columns)) => {
            is_kin(file) || may_find(columns, query, &file.path, true)
        }
        (FileKind::Procedure | FileKind::Decisions, UnreadableScope::List(query, columns)) => {
            is_kin(file) || may_find(columns, query, &file.path, file.kind != FileKind::Procedure)
        }
        (FileKind::Procedure | FileKind::Decisions, UnreadableScope::Codes(_)) => {
            !is_file(&file.path) || is_kin(file)
        }
        // Words that stand for others choose what is found, and nothing else; what agencies report of themselves, and who
        // reviews what, says nothing of a procedure.
        (
            FileKind::Synonyms | FileKind::Indicators | FileKind::Assignments,
            UnreadableScope::Codes(_),
        ) => false,
        _ => true,
    };
    files.iter().filter(is_needed).collect()
}

/// The files of procedures that are gone, and whose logs say that they were approved or published for full online service: a
/// list without them looks whole.
pub(crate) fn orphaned(snapshot: &Snapshot, about: UnreadableScope<'_>) -> Vec<String> {
    let mut paths = Vec::new();
    for log in snapshot.logs() {
        let code = log.value.code.as_str();
        if snapshot.position(code).is_some() || procedure(snapshot, code).is_some() {
            continue;
        }
        let mut standing = log.value.standing();
        let is_missed = standing.any(|of| {
            let decided = of.state != DecisionState::Recommended && !of.is_imported();
            decided && of.outcome == Outcome::EligibleFull
        });
        let folders = log.path.iter().skip(1);
        let path: PathBuf = std::iter::once("procedures".as_ref())
            .chain(folders)
            .collect();
        let asked = match about {
            UnreadableScope::Everything => true,
            UnreadableScope::Query(query, columns) => may_find(columns, query, &path, true),
            UnreadableScope::List(query, columns) => may_find(columns, query, &path, false),
            UnreadableScope::Codes(codes) => codes.iter().any(|of| of == code),
            UnreadableScope::Kinds(_) => false,
        };
        if is_missed && asked {
            let parts = path.iter().map(|part| part.to_string_lossy());
            paths.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    paths
}

/// A file that cannot be read, by its path.
pub(crate) fn file<'s>(snapshot: &'s Snapshot, path: &Path) -> Option<&'s UnreadableFile> {
    snapshot.unreadable().iter().find(|file| file.path == path)
}

/// The file of a procedure that is there and cannot be read.
pub(crate) fn procedure<'s>(snapshot: &'s Snapshot, code: &str) -> Option<&'s UnreadableFile> {
    let national = code.get(..8).filter(|_| code[8..].starts_with('.'));
    let mut files = snapshot.unreadable_of(FileKind::Procedure);
    files.find(|file| {
        let of = stem(&file.path).filter(|_| is_file(&file.path));
        of.is_some_and(|of| of == code || Some(of) == national)
    })
}

/// Why nothing is written to a code that no procedure has: nothing is known of it, or its file cannot be read.
pub(crate) fn refusal(snapshot: &Snapshot, code: &str) -> Fact {
    match procedure(snapshot, code) {
        Some(file) => refusal_of(file, code),
        None => Fact::new("refused-unknown-code").with("code", code),
    }
}

/// Why nothing is written to a procedure of which a file cannot be read.
pub(crate) fn refusal_of(file: &UnreadableFile, code: &str) -> Fact {
    Fact::new(UNREADABLE)
        .with("code", code)
        .with("path", shown(file))
}

/// The refusal of a procedure whose file cannot be read.
pub(crate) const UNREADABLE: &str = "refused-unreadable";

/// Codes with those whose files say something of them: what they replaced, and the other members of their groups.
fn with_kin(snapshot: &Snapshot, codes: Vec<String>) -> HashSet<String> {
    let mut known: HashSet<String> = codes.iter().cloned().collect();
    let mut open = codes;
    while let Some(code) = open.pop() {
        let mut kin: Vec<String> = Vec::new();
        if let Some(file) = snapshot.procedure(&code) {
            let procedure = file.read();
            let lifecycle = procedure.lifecycle.as_ref();
            kin.extend(
                lifecycle
                    .into_iter()
                    .flat_map(|of| of.replaces.iter().cloned()),
            );
        }
        for group in snapshot.groups_of(&code) {
            kin.extend(group.codes().cloned());
        }
        open.extend(kin.into_iter().filter(|code| known.insert(code.clone())));
    }
    known
}

/// Whether a query might find a procedure of which nothing is known but where its file stands, which may count for its agency.
fn may_find(columns: &Columns, query: &Query, path: &Path, by_folder: bool) -> bool {
    let code = stem(path).filter(|_| is_file(path));
    let folder = path.iter().nth(1).filter(|_| by_folder);
    let agency = folder.and_then(|folder| folder.to_str());
    columns.may_find(query, code, agency)
}

/// Whether a path is that of a file, and not of a folder that cannot be read.
fn is_file(path: &Path) -> bool {
    is_yaml(path)
}

fn stem(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()
}
