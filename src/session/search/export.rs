//! Rows of a catalogue for whoever takes them out: commands and screen, through the same functions.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::catalogue::FileKind;
use crate::catalogue::model::Procedure;
use crate::export::json;
use crate::export::rows::{
    self, HitDecisionV1, HitMatchV1, NotInForceV1, ReadWordV1, SearchHitV1, SearchV1,
    SearchWindowV1, VERSION,
};
use crate::files::{FileError, FileErrorKind, Fingerprint, Staged};
use crate::i18n::{Message, message};
use crate::rules::Verdict;
use crate::rules::level::LevelOn;
use crate::search::{Dossiers, Guess, Highlighter, ProcedurePart, Query};
use crate::session::View;
use crate::session::open::{unreadable, view};

/// Passages that are shown of one procedure.
pub(crate) const PASSAGES: usize = 2;

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RowsFormat {
    /// A sheet.
    #[default]
    Csv,
    /// JSON v1.
    Json,
}

/// What a search found, without its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchSummary {
    pub query: Query,
    /// Number of procedures found.
    pub total: usize,
    /// How many of them do not have every word as it was typed.
    pub guesses: usize,
    /// How the first of these was guessed.
    pub guess: Guess,
    /// Words of the query that ask for nothing.
    pub ignored: Vec<String>,
    /// Values of the query that name nothing in the catalogue.
    pub names_nothing: Vec<String>,
}

/// Since when, or until when, a procedure is not in force on a day; nothing where it is.
pub(crate) fn not_in_force(procedure: &Procedure, day: Date) -> Option<NotInForceV1> {
    if procedure.in_force_on(day) {
        return None;
    }
    let ended = procedure.in_force_to().filter(|to| *to < day);
    let begins = procedure.in_force_from().filter(|from| day < *from);
    Some(NotInForceV1 {
        ended: ended.map(|day| day.to_string()),
        begins: begins.map(|day| day.to_string()),
    })
}

/// One row, with where it matches.
pub(crate) fn row(view: &View, row: usize, marks: &Highlighter) -> Option<SearchHitV1> {
    let procedure = view.procedure(row)?.read();
    let snapshot = &view.snapshot;
    let name = |id: &String| snapshot.field(id).map_or(id.clone(), |f| f.name.clone());
    let issuer = procedure.issuer.as_deref();
    let in_name = marks.ranges_in(ProcedurePart::Name, &procedure.name);
    let of_name = HitMatchV1::new(ProcedurePart::Name.as_str(), &procedure.name, &in_name);
    let passages = marks.passages(snapshot, &procedure, PASSAGES);
    let told = |standing: view::StandingDecision<'_>| HitDecisionV1 {
        id: standing.decision.id.clone(),
        outcome: standing.decision.outcome.as_str(),
        state: standing.decision.state.as_str(),
        stale: standing.stale,
        imported: standing.decision.is_imported(),
    };
    let decision = view.proposal(row).map(told);
    let published = view.published(row).map(told);
    let not_in_force = not_in_force(&procedure, view.as_of);
    let level = LevelOn::of(&procedure, view.as_of);
    let handles = procedure
        .levels
        .iter()
        .filter(|entry| entry.until.is_none_or(|until| view.as_of <= until));
    Some(SearchHitV1 {
        code: procedure.code.clone(),
        name: procedure.name.clone(),
        issuer: procedure.issuer.clone(),
        fields: procedure.fields.clone(),
        online: level.known().map(|level| level.as_str()),
        online_since: match level {
            LevelOn::Later(since) => Some(since.to_string()),
            LevelOn::Known(_) | LevelOn::Absent => None,
        },
        flags: view.rules_with(row, Verdict::Flag).collect(),
        unknown: view.rules_with(row, Verdict::CannotTell).collect(),
        gate_closed_by: not_in_force
            .iter()
            .map(|_| rows::NOT_IN_FORCE)
            .chain(view.columns.gate_closed_by(row))
            .collect(),
        not_in_force,
        decision,
        published,
        matches: (!in_name.is_empty())
            .then_some(of_name)
            .into_iter()
            .chain(passages.iter().map(HitMatchV1::from))
            .collect(),
        changes: Vec::new(),
        guess: None,
        issuer_name: issuer.map_or_else(String::new, |id| {
            snapshot.agency(id).map_or(id, |a| &a.name).to_owned()
        }),
        field_names: procedure.fields.iter().map(name).collect(),
        levels: handles.map(|entry| entry.level.as_str()).collect(),
        dossiers: u32::try_from(row)
            .map_or_else(|_| Dossiers::default(), |row| view.columns.dossiers(row)),
        dossiers_of_groups: u32::try_from(row)
            .map_or(0, |row| view.columns.dossiers_of_groups(row)),
    })
}

/// Rows in the order given, as the content of a file.
pub(crate) fn content(
    view: &View,
    asked: &SearchSummary,
    rows: impl IntoIterator<Item = usize>,
    marks: &Highlighter,
    form: RowsFormat,
) -> Result<Vec<u8>, serde_json::Error> {
    let hits = rows.into_iter();
    let hits = hits.filter_map(|at| row(view, at, marks)).collect();
    content_of(view, asked, hits, form)
}

/// The same of rows that were made already.
pub(crate) fn content_of(
    view: &View,
    asked: &SearchSummary,
    hits: Vec<SearchHitV1>,
    form: RowsFormat,
) -> Result<Vec<u8>, serde_json::Error> {
    Ok(match form {
        RowsFormat::Csv => rows::csv(&hits, view.snapshot.is_sample()),
        RowsFormat::Json => {
            let mut text = json::to_string(&SearchV1 {
                version: VERSION,
                as_of: view.as_of.to_string(),
                window: SearchWindowV1 {
                    from: view.window.from.to_string(),
                    to: view.window.to.to_string(),
                },
                query: asked.query.to_string(),
                total: asked.total,
                fuzzy: asked.guesses > 0,
                guesses: asked.guesses,
                left_out: asked.guess.without.clone(),
                read: asked.guess.read.iter().map(ReadWordV1::from).collect(),
                passed_over: asked.guess.passed_over.clone(),
                ignored: asked.ignored.clone(),
                names_nothing: asked.names_nothing.clone(),
                unreadable: unreadable::paths(&view.snapshot),
                sample: view.snapshot.is_sample(),
                hits,
            })?;
            text.push('\n');
            text.into_bytes()
        }
    })
}

/// Rows for the clipboard, as many as fit in so many bytes; and how many these are.
pub(crate) fn clipboard(
    view: &View,
    rows: impl IntoIterator<Item = usize>,
    marks: &Highlighter,
    most: usize,
) -> (String, usize) {
    let rows = rows.into_iter().filter_map(|at| row(view, at, marks));
    rows::tabbed(rows, most)
}

/// Writes a file whole or not at all; one that is there is kept unless it is to be replaced. Gives the file's full path.
pub(crate) fn write(
    path: &Path,
    content: &[u8],
    replace: bool,
    catalogue: &Path,
) -> Result<PathBuf, FileError> {
    stage(path, content, replace, catalogue)?.put()
}

/// Writes a file beside its place, so that giving it its name is all that is left.
///
/// # Errors
/// `ChangedOnDisk` where a file of that name is there and is not to be replaced; `Forbidden` where the program reads what stands
/// there, or it is no regular file; otherwise what the system refused: a folder that is not there is not made.
pub(crate) fn stage(
    path: &Path,
    content: &[u8],
    replace: bool,
    catalogue: &Path,
) -> Result<Staged, FileError> {
    let (path, there) = place(path, replace, catalogue)?;
    Staged::write(&path, there, content)
}

/// Whether a file may be written to a place: its full path, and what stands there.
pub(crate) fn place(
    path: &Path,
    replace: bool,
    catalogue: &Path,
) -> Result<(PathBuf, Fingerprint), FileError> {
    let failed = |error: &std::io::Error| FileError::io(path, "write", error);
    let path = std::path::absolute(path).map_err(|error| failed(&error))?;
    let folder = path.parent().unwrap_or(&path);
    if let Err(error) = std::fs::read_dir(folder) {
        return Err(FileError::io(folder, "open the folder", &error));
    }
    if path.is_dir() {
        let error = std::io::Error::from(std::io::ErrorKind::IsADirectory);
        return Err(failed(&error));
    }
    let forbidden = |why: Message, hint: Message| FileError {
        kind: FileErrorKind::Forbidden,
        path: path.clone(),
        message: message!("export-why", path = path.display(), why),
        hint: Some(hint),
    };
    if is_read(&path, catalogue) {
        let why = message!("export-own-place");
        return Err(forbidden(why, message!("export-own-place-hint")));
    }
    // What a link leads to is not read: it may have no end.
    let regular = |place: std::io::Result<std::fs::Metadata>| match place {
        Ok(there) => there.is_file(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if !regular(std::fs::metadata(&path)) {
        let hint = message!("export-name-hint");
        return Err(forbidden(message!("export-no-file"), hint));
    }
    let there = match std::fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Fingerprint::Absent,
        _ if !replace => {
            return Err(FileError {
                kind: FileErrorKind::ChangedOnDisk,
                message: message!("export-there", path = path.display()),
                hint: Some(message!("export-there-hint")),
                path,
            });
        }
        _ => Fingerprint::of_file(&path)?,
    };
    Ok((path, there))
}

/// Whether the program, or git, reads what stands at a path, or at what a link there leads to.
fn is_read(path: &Path, catalogue: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    let in_folder = || {
        let folder = whole(path.parent()?)?;
        Some(folder.join(path.file_name()?))
    };
    let root = whole(catalogue).unwrap_or_else(|| catalogue.to_owned());
    let places = [in_folder(), whole(path)];
    places.into_iter().flatten().any(|place| {
        if place.iter().any(|part| part == ".git") {
            return true;
        }
        let Ok(inside) = place.strip_prefix(&root) else {
            return false;
        };
        let name = inside.to_string_lossy();
        let ending = inside
            .extension()
            .map(|of| of.to_string_lossy().to_lowercase());
        let is_yaml = ending.is_some_and(|of| of == "yaml" || of == "yml");
        let first = inside.iter().next();
        let in_kind = inside.iter().count() > 1
            && first.is_some_and(|of| FileKind::at_or_below(Path::new(of)).is_some());
        is_yaml || in_kind || name.starts_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_where_that_was_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ra.csv");
        let root = &folder.path().join("catalogue");
        let write = |path: &Path, bytes: &[u8], replace: bool| write(path, bytes, replace, root);
        assert_eq!(write(&path, b"one", false).unwrap(), path);
        let error = write(&path, b"two", false).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        write(&path, b"two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert!(write(&folder.path().join("no/x.csv"), b"", false).is_err());
        assert!(!folder.path().join("no").exists(), "no folder is made");
        assert!(write(folder.path(), b"", true).is_err());
    }
    #[cfg(unix)]
    #[test]
    fn what_the_program_reads_and_what_is_no_file_is_never_written_over() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("catalogue");
        for made in ["catalogue/decisions/G15", "catalogue/out", ".git"] {
            std::fs::create_dir_all(folder.path().join(made)).unwrap();
        }
        let own = "catalogue/agencies.yaml";
        std::fs::write(folder.path().join(own), "own").unwrap();
        symlink(folder.path().join(own), folder.path().join("link.md")).unwrap();
        symlink("/dev/zero", folder.path().join("zero.md")).unwrap();
        symlink(root.join("decisions"), folder.path().join("aside")).unwrap();
        let refused = [
            own,
            "link.md",
            "zero.md",
            "aside/G15/x.md",
            "catalogue/decisions/G15/x.md",
            "catalogue/decisions/x.md",
            "catalogue/new.yml",
            ".git/config",
        ];
        for name in refused {
            let error = write(&folder.path().join(name), b"list", true, &root).unwrap_err();
            assert_eq!(error.kind, FileErrorKind::Forbidden, "{name}: {error}");
        }
        assert_eq!(std::fs::read(folder.path().join(own)).unwrap(), b"own");
        for name in ["x.md", "catalogue/x.md", "catalogue/out/x.csv"] {
            write(&folder.path().join(name), b"list", true, &root).unwrap();
        }
        let devices = [Path::new("/dev/full"), Path::new("/dev/null")];
        for device in devices {
            assert!(write(device, b"list", true, &root).is_err());
        }
    }
}
