//! Files that cannot be read: which of them an answer would have needed. What cannot be read takes part in nothing, and
//! nothing is answered as if it were not there.

use std::collections::HashSet;
use std::path::Path;

use crate::catalogue::kind::is_yaml;
use crate::catalogue::snapshot::Unreadable;
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::Fact;
use crate::search::query::Term;
use crate::search::{Filter, Query};
use crate::text::fold;

/// What is asked about.
#[derive(Clone, Copy, Debug)]
pub enum About<'a> {
    /// Everything.
    Everything,
    /// What a query finds.
    Query(&'a Query),
    /// These procedures.
    Codes(&'a [String]),
    /// Whatever is made of files of these kinds alone.
    Kinds(&'a [FileKind]),
}

/// The files that cannot be read, as outputs write them.
#[must_use]
pub fn paths(snapshot: &Snapshot) -> Vec<String> {
    snapshot.unreadable().iter().map(shown).collect()
}

/// The path of a file as outputs write it.
#[must_use]
pub fn shown(file: &Unreadable) -> String {
    let parts = file.path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The files that cannot be read and that an answer needs: those of the procedures that it is about with what these came
/// from, and whatever verdicts rest on.
#[must_use]
pub fn needed<'s>(snapshot: &'s Snapshot, about: About<'_>) -> Vec<&'s Unreadable> {
    let files = snapshot.unreadable();
    if files.is_empty() {
        return Vec::new();
    }
    let codes = match about {
        About::Codes(codes) => with_kin(snapshot, codes),
        _ => HashSet::new(),
    };
    let is_needed = |file: &&Unreadable| match (file.kind, about) {
        (_, About::Everything) => true,
        (kind, About::Kinds(kinds)) => kinds.contains(&kind),
        (FileKind::Procedure | FileKind::Decisions, About::Query(query)) => {
            may_find(snapshot, query, &file.path)
        }
        (FileKind::Procedure | FileKind::Decisions, About::Codes(_)) => {
            !is_file(&file.path) || stem(&file.path).is_some_and(|code| codes.contains(code))
        }
        // Words that stand for others choose what is found, and nothing else.
        (FileKind::Synonyms, About::Codes(_)) => false,
        _ => true,
    };
    files.iter().filter(is_needed).collect()
}

/// A file that cannot be read, by its path.
#[must_use]
pub fn file<'s>(snapshot: &'s Snapshot, path: &Path) -> Option<&'s Unreadable> {
    snapshot.unreadable().iter().find(|file| file.path == path)
}

/// The file of a procedure that is there and cannot be read.
#[must_use]
pub fn procedure<'s>(snapshot: &'s Snapshot, code: &str) -> Option<&'s Unreadable> {
    let national = code.get(..8).filter(|_| code[8..].starts_with('.'));
    let mut files = snapshot.unreadable_of(FileKind::Procedure);
    files.find(|file| {
        let of = stem(&file.path).filter(|_| is_file(&file.path));
        of.is_some_and(|of| of == code || Some(of) == national)
    })
}

/// Why nothing is written to a code that no procedure has: nothing is known of it, or its file cannot be read.
#[must_use]
pub fn refusal(snapshot: &Snapshot, code: &str) -> Fact {
    match procedure(snapshot, code) {
        Some(file) => refusal_of(file, code),
        None => Fact::new("refused-unknown-code").with("code", code),
    }
}

/// Why nothing is written to a procedure of which a file cannot be read.
#[must_use]
pub fn refusal_of(file: &Unreadable, code: &str) -> Fact {
    Fact::new(UNREADABLE)
        .with("code", code)
        .with("path", shown(file))
}

/// The refusal of a procedure whose file cannot be read.
pub const UNREADABLE: &str = "refused-unreadable";

/// Codes with those whose files say something of them: what they replaced, and the other members of their groups.
fn with_kin(snapshot: &Snapshot, codes: &[String]) -> HashSet<String> {
    let mut known: HashSet<String> = codes.iter().cloned().collect();
    let mut open: Vec<String> = codes.to_vec();
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

/// Whether a query might find a procedure of which nothing is known but where its file stands: not where it asks for
/// other codes, or other agencies.
fn may_find(snapshot: &Snapshot, query: &Query, path: &Path) -> bool {
    let code = stem(path).filter(|_| is_file(path)).map(fold);
    let issuer = path.iter().nth(1).and_then(|folder| folder.to_str());
    let may_hold = |value: &Filter| match (value, &code, issuer) {
        (Filter::Code(asked), Some(code), _) => begins(code, asked),
        (Filter::Agency(asked), _, Some(issuer)) => is_agency(snapshot, issuer, asked),
        _ => true,
    };
    query.clauses.iter().all(|clause| {
        clause.any.iter().any(|atom| match &atom.term {
            Term::Filter(values) if !atom.not => values.iter().any(may_hold),
            _ => true,
        })
    })
}

/// Whether a code may begin as it is asked for; figures alone count, since codes are asked for in many spellings.
fn begins(code: &str, asked: &str) -> bool {
    let signs = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.collect()
    };
    let (code, asked) = (signs(code), signs(&fold(asked)));
    code.contains(&asked) || asked.starts_with(&code)
}

fn is_agency(snapshot: &Snapshot, id: &str, asked: &str) -> bool {
    let asked = fold(asked);
    let Some(agency) = snapshot.agency(id) else {
        return true;
    };
    let portal = agency.portal_code.as_deref().map(fold);
    fold(&agency.id) == asked
        || portal.as_deref() == Some(&*asked)
        || fold(&agency.name).contains(&asked)
}

/// Whether a path is that of a file, and not of a folder that cannot be read.
fn is_file(path: &Path) -> bool {
    is_yaml(path)
}

fn stem(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()
}
