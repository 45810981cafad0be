//! Columns that are brought up to date say what those say that are built anew, whatever changed.

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tempfile::TempDir;

use super::*;
use crate::catalogue::Cache;
use crate::catalogue::cache::load_with;
use crate::catalogue::load::{DiskFiles, Files, LoadProgress, LoadedCatalogue};

const REST: [(&str, &str); 6] = [
    (
        "catalogue.yaml",
        "format: 2\ntitle: Thử\nas_of: 2026-10-31\npolicy: {}\n",
    ),
    (
        "agencies.yaml",
        "agencies:\n  - id: G15\n    name: Bộ Tư pháp\n    kind: ministry\n    to: 2025-02-28\n    replaced_by: [G16]\n  \
         - id: G16\n    name: Bộ Y tế\n    kind: ministry\n  - id: G17\n    name: Bộ Nội vụ\n    kind: ministry\n",
    ),
    (
        "fields.yaml",
        "fields:\n  - id: luat-su\n    name: Luật sư\n  - id: ho-tich\n    name: Hộ tịch\n",
    ),
    (
        "groups/khai-sinh.yaml",
        "id: khai-sinh\nname: Khai sinh\nmembers: [\"1.000003\", {code: \"1.000004\", optional: true}, \"1.000005\"]\n",
    ),
    (
        "plans/mot.yaml",
        "type: option\nid: mot\nsigned: 2025-01-01\nprocedures:\n  - code: \"1.000001\"\n    measures: [cắt giảm]\n  \
         - group: khai-sinh\n    measures: [cắt giảm]\n",
    ),
    (
        "statistics/G17/2023-01-01_2026-10-31.nationwide.yaml",
        "unit: G17\nscope: nationwide\nfrom: 2023-01-01\nto: 2026-10-31\nbasis: received\nsource: biểu 06\ncounts:\n  \
         \"1.000002\": {online: 3, offline: 0}\n  \"1.000006\": {online: 0, offline: 0}\nfields:\n  \
         luat-su: {online: 0, offline: 0}\n  ho-tich: {online: 0, offline: 0}\n",
    ),
];

/// What one file of a procedure says; none where there is no file.
fn procedure() -> impl Strategy<Value = Option<String>> {
    let issuers = ["G15", "G16", "G17", "khong-ai-biet"];
    let fields = vec!["luat-su", "ho-tich", "khong-ai-biet"];
    let life = (
        option::of(select(vec!["2010-01-01", "2024-05-01", "2027-01-01"])),
        option::of(select(vec!["2024-12-31", "2026-12-31"])),
        subsequence((1..=9).collect::<Vec<u8>>(), 0..=2),
        select(vec!["same", "partial", "none"]),
    );
    let rest = (
        option::of(select(vec!["full", "partial", "none"])),
        option::of(select(vec!["2020-01-01", "2027-03-01"])),
        option::of(select(vec!["ministry", "province"])),
    );
    let values = (
        option::of(select(issuers.to_vec())),
        subsequence(fields, 0..=3),
        life,
        rest,
    );
    let text = values.prop_map(|(issuer, fields, life, (online, since, level))| {
        let mut text = String::from("name: Thủ tục\n");
        if let Some(issuer) = issuer {
            let _ = writeln!(text, "issuer: {issuer}");
        }
        if !fields.is_empty() {
            let _ = writeln!(text, "fields: [{}]", fields.join(", "));
        }
        if let Some(level) = level {
            let _ = writeln!(text, "levels: [{level}]");
        }
        let (from, to, replaces, continuity) = life;
        let _ = writeln!(text, "lifecycle:\n  continuity: {continuity}");
        if let Some(from) = from {
            let _ = writeln!(text, "  from: {from}");
        }
        if let Some(to) = to {
            let _ = writeln!(text, "  to: {to}");
        }
        if !replaces.is_empty() {
            let codes = replaces.iter().map(|code| format!("\"1.00000{code}\""));
            let codes: Vec<String> = codes.collect();
            let _ = writeln!(text, "  replaces: [{}]", codes.join(", "));
        }
        if let Some(online) = online {
            let _ = writeln!(text, "online:\n  level: {online}");
            if let Some(since) = since {
                let _ = writeln!(text, "  since: {since}");
            }
        }
        text
    });
    option::weighted(0.9, text)
}

struct RenewalFixture {
    root: TempDir,
    caches: TempDir,
}

impl RenewalFixture {
    fn new() -> RenewalFixture {
        let disk = RenewalFixture {
            root: TempDir::new().unwrap(),
            caches: TempDir::new().unwrap(),
        };
        for (path, text) in REST {
            disk.write(path, text);
        }
        disk
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn put(&self, number: usize, text: Option<&String>) {
        let path = format!("procedures/x/1.00000{number}.yaml");
        match text {
            Some(text) => self.write(&path, &format!("code: \"1.00000{number}\"\n{text}")),
            None => _ = fs::remove_file(self.root.path().join(path)),
        }
    }

    fn load(&self) -> LoadedCatalogue {
        let files: Arc<dyn Files> = Arc::new(DiskFiles::new(self.root.path()));
        let cache = Cache::of(self.caches.path(), "test");
        load_with(&cache, &files, &LoadProgress::default()).unwrap()
    }
}

fn built(loaded: &LoadedCatalogue) -> Columns {
    let day = date(2026, 10, 31);
    Columns::build(&loaded.snapshot, day, day, loaded.identity.as_ref())
}

/// The first line in which two values differ.
fn difference(one: &Columns, other: &Columns) -> Option<(String, String)> {
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let mut lines = one.lines().zip(other.lines());
    let differs = lines.find(|(one, other)| one != other);
    differs.map(|(one, other)| (one.to_owned(), other.to_owned()))
}

/// What columns say after some files changed, beside what they would say built anew.
fn after(disk: &RenewalFixture, before: &Columns) -> (Columns, Columns) {
    let loaded = disk.load();
    let fresh = built(&loaded);
    let identity = loaded.identity.as_ref().unwrap();
    let renewed = before.renewed(&loaded.snapshot, identity);
    (renewed.unwrap_or_else(|| fresh.clone()), fresh)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn columns_brought_up_to_date_are_those_built_anew(
        first in vec(procedure(), 9),
        edits in vec(vec((1..=9usize, procedure()), 1..=2), 1..=4),
    ) {
        let disk = RenewalFixture::new();
        for (at, text) in first.iter().enumerate() {
            disk.put(at + 1, text.as_ref());
        }
        let mut columns = built(&disk.load());
        for edit in edits {
            for (number, text) in &edit {
                disk.put(*number, text.as_ref());
            }
            let (renewed, fresh) = after(&disk, &columns);
            prop_assert_eq!(difference(&renewed, &fresh), None);
            columns = renewed;
        }
    }
}

#[track_caller]
fn assert_follows(disk: &RenewalFixture, before: &Columns) {
    let (renewed, fresh) = after(disk, before);
    assert_eq!(difference(&renewed, &fresh), None);
}

#[test]
fn a_field_of_one_procedure_takes_the_zero_of_another() {
    let disk = RenewalFixture::new();
    disk.put(1, Some(&"name: A\nfields: [luat-su]\n".to_owned()));
    disk.put(2, Some(&"name: B\nfields: [ho-tich]\n".to_owned()));
    let before = built(&disk.load());
    assert_eq!(before.dossiers(0), Dossiers::Known(0));
    disk.put(2, Some(&"name: B\nfields: [luat-su]\n".to_owned()));
    assert_follows(&disk, &before);
    assert_eq!(built(&disk.load()).dossiers(0), Dossiers::Unknown);
}

#[test]
fn an_issuer_of_a_planned_procedure_says_whose_plans_were_entered() {
    let disk = RenewalFixture::new();
    disk.put(1, Some(&"name: A\nissuer: G16\n".to_owned()));
    disk.put(2, Some(&"name: B\nissuer: G17\n".to_owned()));
    let before = built(&disk.load());
    assert!(before.no_plan_entered(1));
    for changed in [Some("name: A\nissuer: G17\n".to_owned()), None] {
        disk.put(1, changed.as_ref());
        assert_follows(&disk, &before);
    }
    disk.put(1, Some(&"name: A\nissuer: G17\n".to_owned()));
    assert!(!built(&disk.load()).no_plan_entered(1));
}
