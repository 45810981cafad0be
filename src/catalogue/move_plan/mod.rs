//! A procedure moved: to another code, to another issuer, or both, with its decision log and with every reference to it.
//!
//! Two things are called renumbering. A code that was written wrongly was wrong everywhere, so everything that names it
//! names the right one afterwards, what was counted under it included. A code that an agency replaced by another was right
//! until that day: the old procedure ends, a new one continues it, and what was reported, planned and decided under the
//! old code stays as it is; the rules join the counts. Groups, lists and variants then name both, each in force in its time.
//!
//! | file | what lives there |
//! |---|---|
//! | `references` | where a file names a procedure by its code |
//! | `baseline` | the same in the baseline of known findings |
//! | `correct` | a code that was wrong everywhere, and another issuer |
//! | `official` | a code that was replaced by another on a day |
//! | `lookup` | which codes, agencies and fields there are |

mod baseline;
mod correct;
mod lookup;
mod official;
mod references;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::kind::{FileKind, procedure_path};
use super::load::Files;
use super::snapshot::Snapshot;
use crate::catalogue::lazy_values::ProcedureFile;
use crate::catalogue::planned_files::PlannedFiles;
use crate::files::{Fingerprint, PlannedWrite, Severity};
use crate::i18n::{Message, message};
use crate::yaml::parse;

use lookup::the_procedure;

pub use lookup::{free_code, known_field, known_issuer};
pub use references::names;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct MoveRequest {
    /// The procedure.
    pub code: String,
    /// Its code from now on; none: the same.
    pub to: Option<String>,
    /// The id of its issuer from now on; none: the same.
    pub issuer: Option<String>,
    /// The first day of the new code, where an agency replaced the old one by it.
    pub from: Option<Date>,
    /// The first day on which it was the new issuer's: reports of before cannot know it.
    pub since: Option<Date>,
}

/// Why nothing is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveRefusal {
    /// What is in the way.
    pub message: Message,
    /// What to do.
    pub hint: Message,
}

impl MoveRefusal {
    /// With what is in the way, and what to do about it.
    pub fn new(message: impl Into<Message>, hint: impl Into<Message>) -> MoveRefusal {
        MoveRefusal {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

/// What a change in a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveChangeKind {
    /// The code of the procedure or of its log.
    Code,
    /// The issuer.
    Issuer,
    /// Since when it is the new issuer's.
    IssuerSince,
    /// Who issued an instrument that it cites.
    Basis,
    /// A code that the procedure replaced.
    Replaces,
    /// A code that replaced the procedure.
    ReplacedBy,
    /// The first day in force.
    From,
    /// The last day in force.
    To,
    /// What was published or imported under the old code alone.
    Published,
    /// A member of a linked group.
    Member,
    /// An entry of a list of services.
    Entry,
    /// A row of a plan.
    Row,
    /// Counts in a report.
    Counts,
    /// The variant of a province.
    Variant,
    /// The code of that variant.
    LocalCode,
    /// An entry of the baseline.
    Known,
}

impl MoveChangeKind {
    /// The word that outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MoveChangeKind::Code => "code",
            MoveChangeKind::Issuer => "issuer",
            MoveChangeKind::IssuerSince => "issuer_since",
            MoveChangeKind::Basis => "legal_basis",
            MoveChangeKind::Replaces => "replaces",
            MoveChangeKind::ReplacedBy => "replaced_by",
            MoveChangeKind::From => "from",
            MoveChangeKind::To => "to",
            MoveChangeKind::Published => "publications",
            MoveChangeKind::Member => "members",
            MoveChangeKind::Entry => "list",
            MoveChangeKind::Row => "plan",
            MoveChangeKind::Counts => "counts",
            MoveChangeKind::Variant => "variants",
            MoveChangeKind::LocalCode => "local_code",
            MoveChangeKind::Known => "baseline",
        }
    }
}

/// One change in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveChange {
    /// What it is about.
    pub what: MoveChangeKind,
    /// What stood there; none where nothing did.
    pub from: Option<String>,
    /// What will stand there; none where nothing will.
    pub to: Option<String>,
}

impl MoveChange {
    fn new(what: MoveChangeKind, from: Option<String>, to: Option<String>) -> MoveChange {
        MoveChange { what, from, to }
    }
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedFile {
    /// The file as it is; of a file that is made, where it will be.
    pub path: PathBuf,
    /// Where it will be, where that is elsewhere.
    pub to: Option<PathBuf>,
    /// What kind of file it is; none for the baseline.
    pub kind: Option<FileKind>,
    /// Whether it is made.
    pub is_new: bool,
    /// What changes in it.
    pub changes: Vec<MoveChange>,
}

/// A move that is planned, with what it will write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovePlan {
    /// The code before and after.
    pub code: [String; 2],
    /// The issuer before and after.
    pub issuer: [Option<String>; 2],
    /// The first day of the new code, where it replaces the old one, which stays.
    pub from: Option<Date>,
    /// The files that change, the procedure's own first, then its log, then others by path.
    pub files: Vec<MovedFile>,
    /// Files that are written, in this order.
    pub writes: Vec<PlannedWrite>,
    /// Files that are removed once all are written.
    pub removals: Vec<(PathBuf, Fingerprint)>,
}

impl MovePlan {
    /// The files as the move will leave them.
    pub fn over(&self, files: Arc<dyn Files>) -> PlannedFiles {
        let written = self.writes.iter();
        let written = written.map(|write| (write.path.clone(), write.bytes.clone()));
        let gone = self.removals.iter().map(|(path, _)| path.clone());
        PlannedFiles::new(files, written.collect(), gone.collect())
    }

    /// What was said of the catalogue as it is, in the words of it as it will be: other paths, another code.
    pub fn reworded(&self, text: &str) -> String {
        let moved = self.files.iter().filter_map(|file| {
            let to = file.to.as_ref()?;
            Some((slashes(&file.path), slashes(to)))
        });
        let text = moved.fold(text.to_owned(), |text, (from, to)| text.replace(&from, &to));
        let [from, to] = &self.code;
        match self.from {
            // Both codes are right, each in its time.
            Some(_) => text,
            None => baseline::replaced(&text, (from, to)),
        }
    }

    /// Where a file will be.
    pub fn place<'a>(&'a self, path: &'a Path) -> &'a Path {
        let mut files = self.files.iter();
        let moved = files.find(|file| file.path == path);
        moved.and_then(|file| file.to.as_deref()).unwrap_or(path)
    }
}

/// A file as it stands.
struct CatalogueFile {
    bytes: Vec<u8>,
    text: String,
    json: Json,
}

/// What is asked for, held against the catalogue.
struct MoveBuilder<'a> {
    files: &'a dyn Files,
    snapshot: &'a Snapshot,
    procedure: &'a ProcedureFile,
    /// The code and the file from now on.
    code: &'a str,
    path: PathBuf,
    issuer: Option<&'a str>,
    since: Option<Date>,
    plan: MovePlan,
}

/// Plans a move in the catalogue that `files` holds and `snapshot` was read from. Nothing is written.
///
/// # Errors
/// There is no such procedure, what it is to become is taken or unknown, or a file that names it cannot be changed.
pub fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    asked: &MoveRequest,
) -> Result<MovePlan, MoveRefusal> {
    let code = asked.to.as_deref().unwrap_or(&asked.code);
    let target = asked.issuer.as_deref().filter(|_| code == asked.code);
    let target = target.map(|issuer| procedure_path(Some(issuer), code));
    let procedure = the_procedure(snapshot, &asked.code, target.as_deref())?;
    let value = procedure.read();
    let before = value.issuer.as_deref();
    if let Some(issuer) = &asked.issuer {
        known_issuer(snapshot, issuer)?;
    }
    let issuer = asked.issuer.as_deref().or(before);
    let folder = procedure.path.parent().and_then(Path::file_name);
    let folder = asked.issuer.as_deref().or(folder.and_then(|f| f.to_str()));
    let path = procedure_path(folder, code);
    if path == procedure.path && issuer == before {
        return Err(MoveRefusal::new(
            message!("move-same", code),
            message!("move-same-hint"),
        ));
    }
    let mut moving = MoveBuilder {
        files,
        snapshot,
        procedure,
        code,
        path,
        issuer,
        since: asked.since,
        plan: MovePlan {
            code: [asked.code.clone(), code.to_owned()],
            issuer: [before.map(str::to_owned), issuer.map(str::to_owned)],
            from: asked.from,
            files: Vec::new(),
            writes: Vec::new(),
            removals: Vec::new(),
        },
    };
    match asked.from {
        Some(from) => moving.official(from)?,
        None => moving.correct()?,
    }
    Ok(moving.plan)
}

impl MoveBuilder<'_> {
    /// A file of which nobody can tell whether it names the procedure.
    fn refuse_unreadable(&self) -> Result<(), MoveRefusal> {
        let code = &self.procedure.code;
        for file in self.snapshot.unreadable() {
            // What is not even there, as in a sparse checkout, may name it.
            let bytes = self.files.read(&file.path);
            let how = match &bytes {
                Ok(bytes) => String::from_utf8_lossy(bytes)
                    .contains(code.as_str())
                    .then_some(message!("move-names")),
                // A folder that leads elsewhere is none of the catalogue's.
                Err(_) => FileKind::of(&file.path).map(|_| message!("move-may-name")),
            };
            let own = file.path.file_stem().is_some_and(|stem| *stem == **code);
            if let Some(how) = how.or(own.then_some(message!("move-names"))) {
                return Err(MoveRefusal::new(
                    message!("move-unread", path = slashes(&file.path), how, code),
                    message!("move-mend-first"),
                ));
            }
        }
        Ok(())
    }

    /// Lists and groups that a code belongs to, and the variants of it.
    fn grouping(&self, code: &str) -> BTreeSet<PathBuf> {
        let groups = self.snapshot.groups().iter();
        let groups = groups.filter(|group| group.value.codes().any(|of| of == code));
        let mut paths: BTreeSet<PathBuf> = groups.map(|group| group.path.clone()).collect();
        let lists = self.snapshot.lists().iter().filter(|list| {
            let mut members = list.value.members.iter();
            members.any(|member| member.code.as_deref() == Some(code))
        });
        paths.extend(lists.map(|list| list.path.clone()));
        let variants = self.snapshot.variants().iter();
        let variants = variants.filter(|file| file.value.variants.contains_key(code));
        paths.extend(variants.map(|file| file.path.clone()));
        paths
    }

    fn renamed(
        &self,
        kind: FileKind,
        path: &Path,
        document: &CatalogueFile,
    ) -> Result<Option<(String, Vec<MoveChange>)>, MoveRefusal> {
        let (from, to) = (self.procedure.code.as_str(), self.code);
        if from == to {
            return Ok(None);
        }
        references::renamed(kind, &document.text, &document.json, (from, to))
            .map_err(|why| unchangeable(path, why))
    }

    fn rename_in(&mut self, path: &Path) -> Result<(), MoveRefusal> {
        let Some(kind) = FileKind::of(path) else {
            return Ok(());
        };
        let document = self.read(path)?;
        if let Some((text, changes)) = self.renamed(kind, path, &document)? {
            self.change(path, Some(kind), &document, text, changes);
        }
        Ok(())
    }

    /// A file that changes where it is.
    fn change(
        &mut self,
        path: &Path,
        kind: Option<FileKind>,
        document: &CatalogueFile,
        text: String,
        changes: Vec<MoveChange>,
    ) {
        self.plan.writes.push(PlannedWrite {
            path: path.to_owned(),
            expected: Fingerprint::of(&document.bytes),
            bytes: text.into_bytes(),
        });
        self.plan.files.push(MovedFile {
            path: path.to_owned(),
            to: None,
            kind,
            is_new: false,
            changes,
        });
    }

    fn read(&self, path: &Path) -> Result<CatalogueFile, MoveRefusal> {
        let unreadable = |why: Message| {
            let message = message!("import-failed", path = slashes(path), message = why);
            MoveRefusal::new(message, mend())
        };
        let bytes = self.files.read(path).map_err(|e| unreadable(e.message))?;
        let parsed = parse(path, &bytes);
        let mut wrong = parsed.diagnostics.into_iter();
        if let Some(wrong) = wrong.find(|finding| finding.severity == Severity::Error) {
            return Err(unreadable(wrong.message));
        }
        let (Some(root), Ok(text)) = (parsed.root, String::from_utf8(bytes.clone())) else {
            return Err(unreadable(message!("file-unread")));
        };
        Ok(CatalogueFile {
            bytes,
            text,
            json: root.to_json(),
        })
    }
}

/// What to do about a file that cannot be read.
fn mend() -> Message {
    message!("move-mend-first")
}

fn unchangeable(path: &Path, why: Message) -> MoveRefusal {
    MoveRefusal::new(
        message!("move-path-why", path = slashes(path), why),
        message!("move-settle-again"),
    )
}

/// A path as people write it: forward slashes on every system.
fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
