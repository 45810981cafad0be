//! Every code at its exact place, from small catalogues in memory.
//!
//! | file | what lives there |
//! |---|---|
//! | `bad_files` | files that are no text, no YAML, or more YAML than is accepted |
//! | `bad_values` | files that are YAML and not what their schema says |
//! | `between_files` | what only several files together make wrong |
//! | `decision_logs` | entries that no step of the program writes, and logs that lost some |
//! | `evidence` | evidence that would be taken for what it is not |
//! | `reports` | what reports say that cannot be, and what depends on the day |
//! | `disk` | links, FIFOs, permissions, size |

mod bad_files;
mod bad_values;
mod between_files;
mod decision_logs;
mod disk;
mod evidence;
mod laws;
mod reports;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{codes, references};
use crate::catalogue::load::{FileEntry, Files, Listing, LoadProgress, load};
use crate::files::{Diagnostic, FileError};

/// The file that a case about one file puts into the catalogue.
const FILE: &str = "procedures/G15/1.000002.yaml";

/// A small catalogue without any finding.
const BASE: &[(&str, &str)] = &[
    (
        "catalogue.yaml",
        "format: 2\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n  window: {months: 36, source: x}\n  provinces: [{count: 34, source: x}]\n  evidence: {oldest: {months: 12, chosen_by: x}, grace: {days: 90, chosen_by: x}}\n  overrides: {longest: {months: 36, chosen_by: x}}\n  suspension: {longest: {months: 6, chosen_by: x}}\n",
    ),
    (
        "agencies.yaml",
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: tinh-an-giang, name: An Giang, kind: province}\n",
    ),
    (
        "fields.yaml",
        "fields:\n  - {id: G15-HT, name: Hộ tịch, owner: G15}\n",
    ),
    (
        "procedures/G15/1.000001.yaml",
        "code: \"1.000001\"\nname: Một\nissuer: G15\nfields: [G15-HT]\n",
    ),
];

/// The beginning of a procedure's file without any finding: three lines.
const GOOD: &str = "code: \"1.000002\"\nname: Hai\nissuer: G15\n";

/// Files in memory; one whose content is none cannot be read.
struct TestFiles(BTreeMap<PathBuf, Option<Vec<u8>>>);

impl Files for TestFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let entry = |(path, bytes): (&PathBuf, &Option<Vec<u8>>)| {
            FileEntry::new(path, bytes.as_ref().map_or(0, Vec::len) as u64)
        };
        Ok(Listing {
            entries: self.0.iter().map(entry).collect(),
            diagnostics: Vec::new(),
        })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let error = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        self.0[path]
            .clone()
            .ok_or_else(|| FileError::io(path, "read", &error))
    }
}

/// What is found in the base catalogue with these files added, replaced, or (without content) removed.
fn check(files: &[(&str, Option<&[u8]>)]) -> Vec<Diagnostic> {
    let mut memory = TestFiles(BTreeMap::new());
    for (path, text) in BASE {
        memory.0.insert(path.into(), Some(text.as_bytes().to_vec()));
    }
    for (path, bytes) in files {
        match bytes {
            Some(bytes) => memory.0.insert(path.into(), Some(bytes.to_vec())),
            None => memory.0.remove(Path::new(path)),
        };
    }
    check_all(&memory)
}

fn check_all(files: &dyn Files) -> Vec<Diagnostic> {
    let loaded = load(files, true, &LoadProgress::default()).unwrap();
    let mut found = loaded.diagnostics;
    found.extend(references(
        &loaded.snapshot,
        files,
        &["no-plan", "no-dossiers"],
    ));
    found.extend(decision_logs::found(&loaded.snapshot, files));
    crate::files::diagnostic::sort(&mut found);
    found
}

/// The findings of one file as lines such as `2:7 schema-date`, and of other files with their path before that.
fn lines(found: &[Diagnostic], file: &str) -> Vec<String> {
    found
        .iter()
        .map(|d| {
            let place = d.position();
            let shown = format!("{}:{} {}", place.line, place.column, d.code);
            match d.path == Path::new(file) {
                true => shown,
                false => format!(
                    "{}:{shown}",
                    crate::catalogue::check::reference_index::shown(&d.path)
                ),
            }
        })
        .collect()
}

/// A case about one procedure's file: its content, and all that is found.
type Case<'a> = (&'a [u8], &'a [&'a str]);

fn assert_cases(cases: &[Case<'_>]) {
    let wrong = cases.iter().filter_map(|(content, wanted)| {
        let found = lines(&check(&[(FILE, Some(content))]), FILE);
        let about = String::from_utf8_lossy(content);
        (found != *wanted).then(|| format!("{about}found {found:#?}, wanted {wanted:#?}"))
    });
    assert_eq!(wrong.collect::<String>(), "");
}

/// A case of several files: what it is about, the files, and all that is found.
type Story<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

fn assert_stories(stories: &[Story<'_>]) {
    let wrong = stories.iter().filter_map(|(about, files, wanted)| {
        let found = lines(&story(files), files[0].0);
        (found != *wanted).then(|| format!("{about}: found {found:#?}, wanted {wanted:#?}\n"))
    });
    assert_eq!(wrong.collect::<String>(), "");
}

fn story(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (*path, Some(text.as_bytes())))
        .collect();
    check(&files)
}

#[test]
fn a_good_catalogue_has_no_findings() {
    assert_eq!(check(&[]), []);
    assert_eq!(check(&[(FILE, Some(GOOD.as_bytes()))]), []);
}

#[test]
fn every_code_of_the_table_is_shown_by_a_case_with_its_severity() {
    let mut found = Vec::new();
    for (content, _) in bad_files::CASES.iter().chain(bad_values::CASES) {
        found.extend(check(&[(FILE, Some(content))]));
    }
    for (_, files, _) in bad_values::STORIES
        .iter()
        .chain(between_files::STORIES)
        .chain(laws::STORIES)
        .chain(evidence::STORIES)
    {
        found.extend(story(files));
    }
    found.extend(bad_files::cases_apart());
    found.extend(decision_logs::cases());
    found.extend(reports::one_of_each());
    found.extend(evidence::one_of_each());
    found.extend(check(&[("catalogue.yaml", None)]));
    for finding in &found {
        let code = codes::get(finding.code).unwrap_or_else(|| panic!("{}", finding.code));
        assert_eq!(finding.severity, code.severity, "{}", finding.code);
    }
    let shown: BTreeSet<&str> = found.iter().map(|d| d.code).collect();
    // A test of the schemas themselves excludes that one of them is broken; the baseline, what stands beside the files and
    // what git does not look at have tests of their own.
    let apart = [
        "schema-broken",
        "schemas-differ",
        "file-left-out",
        "file-ignored-by-git",
        "file-unseen-by-git",
        "logs-uncompared",
        "history-unseen",
        "git-unreadable",
    ];
    let wanted: BTreeSet<&str> = codes::ALL
        .iter()
        .map(|c| c.id)
        .filter(|id| !apart.contains(id) && !id.starts_with("baseline-"))
        .collect();
    assert_eq!(shown, wanted);
}
