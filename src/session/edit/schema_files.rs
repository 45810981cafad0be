//! The schemas that a catalogue keeps for editors, beside those of this program.

use std::path::{Path, PathBuf};

use crate::catalogue::kind::named_schemas_folder;
use crate::catalogue::load::Files;
use crate::catalogue::schema;
use crate::files::{Diagnostic, FileError, FileErrorKind, Fingerprint, PlannedWrite};
use crate::i18n::{Message, message};
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::workspace::{MANIFEST, Workspace};

/// How a file of a schema differs from the program's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemaDifference {
    /// It is not there.
    Missing,
    /// It says something else.
    Changed,
}

impl SchemaDifference {
    /// The word that outputs use.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            SchemaDifference::Missing => "missing",
            SchemaDifference::Changed => "changed",
        }
    }
}

/// The schemas of a catalogue that differ from those of this program.
#[derive(Debug)]
pub(crate) struct SchemaFiles {
    /// Their folder, relative to the catalogue; none where the manifest names one that lies elsewhere.
    pub folder: Option<PathBuf>,
    /// How many schemas this program has.
    pub all: usize,
    /// Those that differ, by path.
    pub different: Vec<(PathBuf, SchemaDifference)>,
    writes: Vec<PlannedWrite>,
}

impl SchemaFiles {
    /// Looks at the schemas of a catalogue with these files. Line ends that git makes are no difference.
    pub(crate) fn of(files: &dyn Files) -> SchemaFiles {
        let manifest = files.read(Path::new(MANIFEST)).unwrap_or_default();
        let named = named_schemas_folder(&String::from_utf8_lossy(&manifest));
        let inside = |folder: &String| {
            let parts = Path::new(folder).components();
            !folder.is_empty()
                && parts
                    .into_iter()
                    .all(|part| matches!(part, std::path::Component::Normal(_)))
        };
        let folder = named.filter(inside).map(PathBuf::from);
        let all = schema::files();
        let mut found = SchemaFiles {
            folder: folder.clone(),
            all: all.len(),
            different: Vec::new(),
            writes: Vec::new(),
        };
        let Some(folder) = folder else {
            return found;
        };
        for (name, text) in all {
            let path = folder.join(name);
            let bytes = files.read(&path).ok();
            let difference = match &bytes {
                None => SchemaDifference::Missing,
                Some(bytes) if String::from_utf8_lossy(bytes).replace("\r\n", "\n") != text => {
                    SchemaDifference::Changed
                }
                Some(_) => continue,
            };
            found.different.push((path.clone(), difference));
            found.writes.push(PlannedWrite {
                expected: bytes
                    .as_deref()
                    .map_or(Fingerprint::Absent, Fingerprint::of),
                path,
                bytes: text.as_bytes().to_vec(),
            });
        }
        found
    }

    /// What is to be said of them.
    pub(crate) fn findings(&self) -> Vec<Diagnostic> {
        let hint = message!("schemas-hint");
        let finding = |path: &Path, message: Message| {
            Diagnostic::warning("schemas-differ", path, message).hint(hint.clone())
        };
        let missing = |(_, difference): &(PathBuf, SchemaDifference)| {
            *difference == SchemaDifference::Missing
        };
        match &self.folder {
            Some(folder)
                if self.different.len() == self.all && self.different.iter().all(missing) =>
            {
                vec![finding(folder, message!("schemas-none"))]
            }
            _ => self
                .different
                .iter()
                .map(|(path, difference)| match difference {
                    SchemaDifference::Missing => finding(path, message!("schema-missing")),
                    SchemaDifference::Changed => finding(path, message!("schema-other")),
                })
                .collect(),
        }
    }

    /// Writes those that differ, all or none of them.
    ///
    /// # Errors
    /// A link leads out of the catalogue, a file changed meanwhile, or the system refused.
    pub(crate) fn write(&self, workspace: &Workspace) -> Result<(), FileError> {
        let root = workspace.root();
        let inside = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        for write in &self.writes {
            // Where it would be written: the nearest place on the way that is there already.
            let place = root.join(&write.path);
            let mut way = place.ancestors();
            let real = way.find_map(|place| std::fs::canonicalize(place).ok());
            if real.is_some_and(|real| !real.starts_with(&inside)) {
                return Err(outside(&write.path));
            }
        }
        WriteAccess::of(workspace)?.write_all(&self.writes)
    }
}

/// What lies elsewhere is not this catalogue's to write.
fn outside(path: &Path) -> FileError {
    FileError {
        kind: FileErrorKind::Forbidden,
        path: path.to_owned(),
        message: message!("schema-link", path = path.display()),
        hint: Some(message!("schema-link-hint")),
    }
}
