//! The files of an empty catalogue: the national policy, databases and search words, and the schemas for editors.

use std::path::{Path, PathBuf};

use super::kind::FileKind;
use super::schema;
use crate::files::{FileError, FileErrorKind, Fingerprint, write_if_unchanged};
use crate::i18n::message;
use crate::yaml::patch::{self, PatchError};

/// Where a catalogue of its own keeps its schemas, relative to its folder.
const SCHEMAS: &str = ".schemas";

/// Where git is told how files merge, relative to the catalogue's folder.
pub const ATTRIBUTES: &str = ".gitattributes";

/// Files keep LF on every system, whatever git is set to. Git asks `rasoat merge-driver` where its configuration has it, and
/// merges line by line where it has not.
const GIT_ATTRIBUTES: &str = "*.yaml text eol=lf merge=rasoat\n";

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
    let manifest = patch::remove(&manifest, &["sample"])?;
    let empty = |kind: FileKind, key: &str| {
        let reference = kind.schema_reference(Path::new("x.yaml"), SCHEMAS);
        format!("# yaml-language-server: $schema={reference}\n{key}: []\n")
    };
    let mut files = vec![
        (PathBuf::from("catalogue.yaml"), manifest),
        (PathBuf::from("agencies.yaml"), agencies()),
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
    for (kind, path, text) in SEEDS {
        files.push((PathBuf::from(path), of_own(*kind, Path::new(path), text)));
    }
    files.push((PathBuf::from(ATTRIBUTES), GIT_ATTRIBUTES.to_owned()));
    for kind in FileKind::ALL {
        let path = Path::new(SCHEMAS).join(format!("{}.schema.json", kind.schema_name()));
        files.push((path, kind.schema_text().to_owned()));
    }
    files.push((
        Path::new(SCHEMAS).join("baseline.schema.json"),
        schema::baseline().to_owned(),
    ));
    Ok(files)
}

/// Writes the files of an empty catalogue into a folder, which is made where it is not there.
///
/// # Errors
/// One of the files is there already (nothing is written then), or the system refuses. Git's attributes that are there stay
/// as they are.
pub fn write(folder: &Path, files: &[(PathBuf, String)]) -> Result<(), FileError> {
    let mut new = Vec::new();
    for (relative, text) in files {
        let path = folder.join(relative);
        if Fingerprint::of_file(&path)? == Fingerprint::Absent {
            new.push((path, text));
        } else if relative != Path::new(ATTRIBUTES) {
            return Err(FileError {
                kind: FileErrorKind::Forbidden,
                message: message!("init-there", path = path.display()),
                path,
                hint: Some(message!("init-another")),
            });
        }
    }
    // The manifest makes a folder a catalogue, so it comes last.
    for (path, text) in new.into_iter().rev() {
        write_if_unchanged(&path, Fingerprint::Absent, text.as_bytes())?;
    }
    Ok(())
}

/// Lists and linked groups that are facts for every ministry.
const SEEDS: &[(FileKind, &str, &str)] = &[
    (
        FileKind::List,
        "lists/essential-25.yaml",
        include_str!("../../catalogue/lists/essential-25.yaml"),
    ),
    (
        FileKind::List,
        "lists/essential-53.yaml",
        include_str!("../../catalogue/lists/essential-53.yaml"),
    ),
    (
        FileKind::List,
        "lists/essential-76.yaml",
        include_str!("../../catalogue/lists/essential-76.yaml"),
    ),
    (
        FileKind::Group,
        "groups/lien-thong-khai-sinh.yaml",
        include_str!("../../catalogue/groups/lien-thong-khai-sinh.yaml"),
    ),
    (
        FileKind::Group,
        "groups/lien-thong-khai-tu.yaml",
        include_str!("../../catalogue/groups/lien-thong-khai-tu.yaml"),
    ),
];

/// The ministries and the provinces of the sample catalogue, of before and after the mergers of 2025. Other agencies are each
/// ministry's own.
fn agencies() -> String {
    let text = own(
        FileKind::Agencies,
        include_str!("../../catalogue/agencies.yaml"),
    );
    let mut entries = text.split("\n  - ");
    let head = entries.next().unwrap_or_default().to_owned();
    let everybodys = entries.filter(|entry| {
        ["ministry", "province"]
            .iter()
            .any(|kind| entry.contains(&format!("\n    kind: {kind}")))
    });
    let mut seeds = head;
    for entry in everybodys {
        seeds.push_str("\n  - ");
        seeds.push_str(entry);
    }
    if !seeds.ends_with('\n') {
        seeds.push('\n');
    }
    seeds
}

/// A file of the sample catalogue as a catalogue of its own holds it: it names its own schemas.
fn own(kind: FileKind, text: &str) -> String {
    of_own(kind, Path::new("x.yaml"), text)
}

/// The same of a file at its place.
fn of_own(kind: FileKind, path: &Path, text: &str) -> String {
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    let reference = kind.schema_reference(path, SCHEMAS);
    format!("# yaml-language-server: $schema={reference}\n{body}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::catalogue::load::{DiskFiles, LoadProgress, load};
    use crate::catalogue::model::AgencyKind;

    #[test]
    fn an_empty_catalogue_is_read_without_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &files("Danh mục: \"thử\"").unwrap()).unwrap();
        let loaded = load(
            &DiskFiles::new(folder.path()),
            true,
            &LoadProgress::default(),
        )
        .unwrap();
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        let manifest = loaded.snapshot.manifest().unwrap();
        assert_eq!(manifest.title, "Danh mục: \"thử\"");
        assert_eq!(manifest.as_of, crate::catalogue::model::AsOf::Today);
        assert!(!manifest.sample);
        assert_eq!(manifest.policy.window.months, 36);
    }

    #[test]
    fn a_new_catalogue_knows_the_provinces_of_both_times_the_lists_and_the_linked_groups() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &files("x").unwrap()).unwrap();
        let disk = DiskFiles::new(folder.path());
        let loaded = load(&disk, true, &LoadProgress::default()).unwrap();
        let snapshot = &loaded.snapshot;
        let found = crate::catalogue::check::references(snapshot, &disk, &[]);
        let told: Vec<_> = found.iter().map(|d| (d.code, d.severity)).collect();
        // What the lists and groups name is not imported yet.
        let info = ("members-not-held", crate::files::Severity::Info);
        assert_eq!(told, [info, info, info], "{found:?}");
        let provinces = || {
            let all = snapshot.agencies().iter();
            all.filter(|agency| agency.kind == AgencyKind::Province)
        };
        assert_eq!(provinces().count(), 86);
        let ended = || provinces().filter(|agency| agency.to.is_some());
        assert_eq!(ended().count(), 52);
        assert_eq!(
            provinces().filter(|agency| agency.from.is_some()).count(),
            23
        );
        for agency in ended() {
            assert_eq!(agency.to, Some(date(2025, 6, 30)), "{}", agency.id);
            let [heir] = agency.replaced_by.as_slice() else {
                panic!("{} has no one successor", agency.id)
            };
            let heir = snapshot.agency(heir).unwrap();
            assert_eq!(heir.from, Some(date(2025, 7, 1)), "{}", agency.id);
        }
        for (day, count) in [(date(2025, 6, 30), 63), (date(2025, 7, 1), 34)] {
            assert_eq!(provinces().filter(|a| a.exists_on(day)).count(), count);
        }
        let ministries = snapshot.agencies().iter().filter(|agency| {
            agency.kind == AgencyKind::Ministry && agency.exists_on(date(2026, 1, 1))
        });
        assert_eq!(ministries.count(), 17);
        let totals = snapshot
            .lists()
            .iter()
            .map(|list| (list.value.total, list.value.members.len()));
        assert_eq!(
            totals.collect::<Vec<_>>(),
            [(Some(25), 25), (Some(53), 0), (Some(76), 0)]
        );
        assert_eq!(snapshot.groups().len(), 2);
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
    }
}
