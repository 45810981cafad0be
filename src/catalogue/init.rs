<<<<<<< HEAD
//! The files of an empty catalogue: the national policy, databases and search words, and the schemas for editors.

use std::path::{Path, PathBuf};

use super::kind::FileKind;
use super::schema;
use super::yaml::patch::{self, PatchError};
use crate::source::{FileError, FileErrorKind, Fingerprint, write_if_unchanged};

/// Where a catalogue of its own keeps its schemas, relative to its folder.
const SCHEMAS: &str = ".schemas";

/// Title of a new catalogue where none is given.
pub const DEFAULT_TITLE: &str = "Danh mục thủ tục hành chính";

/// The files of an empty catalogue with this title, by path relative to its folder; read at the current day.
///
/// # Errors
/// The title cannot be written, for example because it holds a control character.
pub fn files(title: &str) -> Result<Vec<(PathBuf, String)>, PatchError> {
    // The sample catalogue holds what is the same for every ministry; a test keeps it so.
    let manifest = own(
        FileKind::Manifest,
        include_str!("../../catalogue/catalogue.yaml"),
    );
    let manifest = patch::set(&manifest, &["title"], title)?;
    let manifest = patch::set(&manifest, &["as_of"], "today")?;
    let empty = |kind: FileKind, key: &str| {
        let reference = kind.schema_reference(Path::new("x.yaml"), SCHEMAS);
        format!("# yaml-language-server: $schema={reference}\n{key}: []\n")
    };
    let mut files = vec![
        (PathBuf::from("catalogue.yaml"), manifest),
        (
            PathBuf::from("agencies.yaml"),
            empty(FileKind::Agencies, "agencies"),
        ),
        (
            PathBuf::from("fields.yaml"),
            empty(FileKind::Fields, "fields"),
        ),
        (
            PathBuf::from("databases.yaml"),
            own(
                FileKind::Databases,
                include_str!("../../catalogue/databases.yaml"),
            ),
        ),
        (
            PathBuf::from("synonyms.yaml"),
            own(
                FileKind::Synonyms,
                include_str!("../../catalogue/synonyms.yaml"),
            ),
        ),
    ];
    for kind in FileKind::ALL {
        let path = Path::new(SCHEMAS).join(format!("{}.schema.json", kind.schema_name()));
        files.push((path, schema::text(kind).to_owned()));
    }
    Ok(files)
}

/// Writes the files of an empty catalogue into a folder, which is made where it is not there.
///
/// # Errors
/// One of the files is there already (nothing is written then), or the system refuses.
pub fn write(folder: &Path, files: &[(PathBuf, String)]) -> Result<(), FileError> {
    for (path, _) in files {
        let path = folder.join(path);
        if Fingerprint::of_file(&path)? != Fingerprint::Absent {
            return Err(FileError {
                kind: FileErrorKind::Forbidden,
                message: format!("{} is there already; nothing was written", path.display()),
                path,
                hint: Some("choose another folder".to_owned()),
            });
        }
    }
    // The manifest makes a folder a catalogue, so it comes last.
    for (path, text) in files.iter().rev() {
        write_if_unchanged(&folder.join(path), Fingerprint::Absent, text.as_bytes())?;
    }
    Ok(())
}

/// A file of the sample catalogue as a catalogue of its own holds it: it names its own schemas.
fn own(kind: FileKind, text: &str) -> String {
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    let reference = kind.schema_reference(Path::new("x.yaml"), SCHEMAS);
    format!("# yaml-language-server: $schema={reference}\n{body}")
=======
//! The files of a new, empty catalogue.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::kind::FileKind;
use super::model::{Agencies, AsOf, Fields};
use super::schema;
use super::yaml::emit;
use crate::source::{Fingerprint, PlannedWrite};
use crate::text::{Block, clean};

/// Where a catalogue keeps its own copies of the schemas.
pub const SCHEMAS: &str = ".schemas";

// What is the same in every catalogue is written once, in the one that ships with the program.
const SHIPPED_MANIFEST: &str = include_str!("../../catalogue/catalogue.yaml");
const SHIPPED_DATABASES: &str = include_str!("../../catalogue/databases.yaml");
const SHIPPED_SYNONYMS: &str = include_str!("../../catalogue/synonyms.yaml");
const README: &str = include_str!("init_readme.md");

/// Why no catalogue can be made in a folder. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitError {
    /// What is in the way.
    pub path: PathBuf,
    /// What is the matter with it.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for InitError {}

/// The manifest without its policy, in the order of a file.
#[derive(Serialize)]
struct Head<'a> {
    format: u32,
    title: &'a str,
    as_of: AsOf,
}

/// The files that make `dir` an empty catalogue: manifest with the policy in law, agencies, fields, databases, search
/// words, the schemas, and a README unless one is there. The paths are relative to `dir`, which need not be there yet.
///
/// # Errors
/// The folder holds a catalogue, or a file of one; the title is empty.
pub fn plan_init(dir: &Path, title: &str, as_of: AsOf) -> Result<Vec<PlannedWrite>, InitError> {
    let title = clean(title, Block::Line).text;
    if title.is_empty() {
        return Err(InitError {
            path: dir.to_owned(),
            message: "the catalogue has no title".to_owned(),
            hint: "say what it is a catalogue of".to_owned(),
        });
    }
    let unwritable = |path: &Path, message: String| InitError {
        path: path.to_owned(),
        message,
        hint: "this is a fault of the program; please report it".to_owned(),
    };
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for kind in FileKind::ALL {
        let name = format!("{SCHEMAS}/{}.schema.json", kind.schema_name());
        files.push((name.into(), schema::text(kind).to_owned()));
    }
    for (name, kind, shipped) in [
        ("databases.yaml", FileKind::Databases, SHIPPED_DATABASES),
        ("synonyms.yaml", FileKind::Synonyms, SHIPPED_SYNONYMS),
    ] {
        files.push((name.into(), with_schema(kind, name, shipped)));
    }
    let empty = [
        (
            "agencies.yaml",
            document(FileKind::Agencies, "agencies.yaml", &Agencies::default()),
        ),
        (
            "fields.yaml",
            document(FileKind::Fields, "fields.yaml", &Fields::default()),
        ),
    ];
    let head = Head {
        format: 1,
        title: &title,
        as_of,
    };
    let manifest = document(FileKind::Manifest, "catalogue.yaml", &head)
        .map(|head| head + policy(SHIPPED_MANIFEST));
    for (name, text) in empty.into_iter().chain([("catalogue.yaml", manifest)]) {
        let text = text.map_err(|message| unwritable(Path::new(name), message))?;
        files.push((name.into(), text));
    }
    for (path, _) in &files {
        let there = dir.join(path);
        if fs::symlink_metadata(&there).is_ok() {
            return Err(InitError {
                path: there,
                message: "the folder already holds a catalogue, or a part of one".to_owned(),
                hint: "choose a folder without one; nothing is ever overwritten".to_owned(),
            });
        }
    }
    if fs::symlink_metadata(dir.join("README.md")).is_err() {
        files.push(("README.md".into(), README.to_owned()));
    }
    // The manifest makes a folder a catalogue: a crash before it leaves none that is half made.
    files.sort_by_key(|(path, _)| path == Path::new("catalogue.yaml"));
    Ok(files
        .into_iter()
        .map(|(path, text)| PlannedWrite {
            path,
            expected: Fingerprint::Absent,
            bytes: text.into_bytes(),
        })
        .collect())
}

fn document<T: Serialize>(kind: FileKind, name: &str, value: &T) -> Result<String, String> {
    let schema = kind.schema_reference(Path::new(name), SCHEMAS);
    emit::document(&schema, value).map_err(|e| e.to_string())
}

/// A shipped file with the schema of a catalogue that keeps its own.
fn with_schema(kind: FileKind, name: &str, text: &str) -> String {
    let schema = kind.schema_reference(Path::new(name), SCHEMAS);
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    format!("# yaml-language-server: $schema={schema}\n{body}")
}

/// The policy of a manifest, with its key.
fn policy(manifest: &str) -> &str {
    manifest
        .find("\npolicy:\n")
        .map_or("", |at| &manifest[at + 1..])
>>>>>>> import
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::load::{DiskFiles, LoadProgress, load};
<<<<<<< HEAD

    #[test]
    fn an_empty_catalogue_is_read_without_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &files("Danh mục: \"thử\"").unwrap()).unwrap();
=======
    use crate::source::write_all;

    fn made(title: &str, as_of: AsOf) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let writes = plan_init(folder.path(), title, as_of).unwrap();
        write_all(folder.path(), &writes, &|_| {}).unwrap();
        folder
    }

    #[test]
    fn a_new_catalogue_loads_without_a_finding() {
        let folder = made("Danh mục: thử", AsOf::Today);
>>>>>>> import
        let loaded = load(
            &DiskFiles::new(folder.path()),
            true,
            &LoadProgress::default(),
        )
        .unwrap();
<<<<<<< HEAD
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        let manifest = loaded.snapshot.manifest().unwrap();
        assert_eq!(manifest.title, "Danh mục: \"thử\"");
        assert_eq!(manifest.as_of, crate::catalogue::model::AsOf::Today);
        assert_eq!(manifest.policy.window.months, 36);
    }

    #[test]
    fn a_folder_that_holds_a_catalogue_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("fields.yaml"), "mine").unwrap();
        write(folder.path(), &files("x").unwrap()).unwrap_err();
        let names: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(names, ["fields.yaml"]);
=======
        assert_eq!(loaded.diagnostics, []);
        let manifest = loaded.snapshot.manifest().unwrap();
        assert_eq!(manifest.title, "Danh mục: thử");
        assert_eq!(manifest.as_of, AsOf::Today);
        assert_eq!(manifest.policy.window.months, 36);
        assert_eq!(manifest.policy.regimes.len(), 3);
        assert!(!manifest.policy.targets.is_empty() && !manifest.policy.deadlines.is_empty());
        assert!(!loaded.snapshot.synonyms().is_empty());
    }

    #[test]
    fn every_file_names_a_schema_that_is_there() {
        let folder = made("x", AsOf::Date("2026-10-31".parse().unwrap()));
        for entry in fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "yaml") {
                let text = fs::read_to_string(&path).unwrap();
                let line = text.lines().next().unwrap();
                let schema = line.split_once("$schema=").unwrap().1;
                assert!(folder.path().join(schema).is_file(), "{line}");
            }
        }
        for kind in FileKind::ALL {
            let name = format!("{SCHEMAS}/{}.schema.json", kind.schema_name());
            assert!(folder.path().join(name).is_file());
        }
    }

    #[test]
    fn a_folder_with_a_catalogue_or_a_part_of_one_is_refused() {
        let folder = made("x", AsOf::Today);
        let error = plan_init(folder.path(), "y", AsOf::Today).unwrap_err();
        assert!(error.message.contains("already holds"), "{error}");
        let part = tempfile::tempdir().unwrap();
        fs::write(part.path().join("agencies.yaml"), "theirs").unwrap();
        assert!(plan_init(part.path(), "y", AsOf::Today).is_err());
    }

    #[test]
    fn a_readme_that_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("README.md"), "theirs").unwrap();
        let writes = plan_init(folder.path(), "x", AsOf::Today).unwrap();
        assert!(
            writes
                .iter()
                .all(|write| write.path != Path::new("README.md"))
        );
        assert_eq!(writes.last().unwrap().path, Path::new("catalogue.yaml"));
        assert!(plan_init(folder.path(), " \u{200b}", AsOf::Today).is_err());
>>>>>>> import
    }
}
