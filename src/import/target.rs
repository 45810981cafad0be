//! The catalogue as an import sees it: files as they stand, and as they will be.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use super::job::ImportError;
use crate::catalogue::kind::{FileKind, schemas_folder};
use crate::catalogue::load::Files;
use crate::catalogue::schema::Schemas;
use crate::files::{Diagnostic, Fingerprint, PlannedWrite, Severity};
use crate::i18n::{Message, message};
use crate::yaml::{Node, emit, parse, patch};

/// The catalogue that is imported into.
pub(super) struct ImportTarget<'a> {
    files: &'a dyn Files,
    paths: Vec<PathBuf>,
    schemas: String,
}

/// A file as it stands.
pub(super) struct TargetFile {
    pub text: String,
    pub fingerprint: Fingerprint,
    pub root: Node,
    pub json: Json,
}

impl<'a> ImportTarget<'a> {
    /// The catalogue that `files` holds.
    pub(super) fn open(files: &'a dyn Files) -> Result<ImportTarget<'a>, ImportError> {
        let listing = files.list()?;
        let manifest = Path::new("catalogue.yaml");
        let mut paths: Vec<PathBuf> = listing.entries.into_iter().map(|e| e.path).collect();
        paths.sort();
        if !paths.iter().any(|path| path == manifest) {
            return Err(ImportError::new(manifest, message!("import-no-catalogue"))
                .hint(message!("import-no-catalogue-hint")));
        }
        let text = files.read(manifest)?;
        Ok(ImportTarget {
            files,
            paths,
            schemas: schemas_folder(&String::from_utf8_lossy(&text)),
        })
    }

    /// The manifest, which names the catalogue.
    pub(super) fn manifest(&self) -> &'static Path {
        Path::new("catalogue.yaml")
    }

    /// Files of one kind, in the order of their paths.
    pub(super) fn of_kind(&self, kind: FileKind) -> impl Iterator<Item = &Path> {
        self.paths
            .iter()
            .map(PathBuf::as_path)
            .filter(move |path| FileKind::of(path) == Some(kind))
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &Path) -> bool {
        let found = self
            .paths
            .binary_search_by(|known| known.as_path().cmp(path));
        found.is_ok()
    }

    /// A file as it stands; none where there is none.
    pub(super) fn read(&self, path: &Path) -> Result<Option<TargetFile>, ImportError> {
        match self.has(path) {
            true => self.read_known(path).map(Some),
            false => Ok(None),
        }
    }

    /// A file that is known to be there, as it stands.
    pub(super) fn read_known(&self, path: &Path) -> Result<TargetFile, ImportError> {
        let bytes = self.files.read(path)?;
        let broken = |finding: Option<&Diagnostic>| {
            let what = finding.map_or(message!("import-cannot-read"), |f| {
                message!("import-in-line", line = f.span.start.line, what = f.message)
            });
            ImportError::new(path, what).hint(message!("import-mend-first"))
        };
        let parsed = parse(path, &bytes);
        let wrong = parsed
            .diagnostics
            .iter()
            .find(|f| f.severity == Severity::Error);
        match (parsed.root, String::from_utf8(bytes)) {
            (Some(root), Ok(text)) if wrong.is_none() => Ok(TargetFile {
                fingerprint: Fingerprint::of(text.as_bytes()),
                text,
                json: root.to_json(),
                root,
            }),
            _ => Err(broken(wrong)),
        }
    }

    /// The write that makes a file hold `wanted`; none where it does already. What people wrote around the values that
    /// change stays. A text that its schema would refuse is never planned.
    pub(super) fn write(
        &self,
        kind: FileKind,
        path: &Path,
        old: Option<&TargetFile>,
        wanted: &Json,
    ) -> Result<Option<PlannedWrite>, Message> {
        let text = match old {
            Some(old) => patch::set(&old.text, &[], wanted)
                .map_err(|e| message!("import-cannot-change", e))?,
            None => emit::document(&kind.schema_reference(path, &self.schemas), wanted)
                .map_err(|e| message!("import-cannot-write", e))?,
        };
        if old.is_some_and(|old| old.text == text) {
            return Ok(None);
        }
        accepted(kind, path, &text, wanted)?;
        Ok(Some(PlannedWrite {
            path: path.to_owned(),
            expected: old.map_or(Fingerprint::Absent, |old| old.fingerprint),
            bytes: text.into_bytes(),
        }))
    }
}

/// Refuses a text that would not be read as what was meant.
fn accepted(kind: FileKind, path: &Path, text: &str, wanted: &Json) -> Result<(), Message> {
    let parsed = parse(path, text.as_bytes());
    let mut found = parsed.diagnostics;
    if let Some(root) = &parsed.root {
        found.extend(Schemas::get()?.validate(kind, path, root));
    }
    if let Some(error) = found.iter().find(|f| f.severity == Severity::Error) {
        if error.code == "file-too-large" {
            return Err(message!("import-in-parts", message = error.message));
        }
        return Err(message!("import-not-accepted", message = error.message));
    }
    match parsed.root {
        Some(root) if patch::same(&root.to_json(), wanted) => Ok(()),
        _ => Err(message!("import-otherwise-read")),
    }
}
