//! Columns and index out of the cache, brought up to date after changes, answer as those that are built anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use tempfile::TempDir;

use super::*;
use crate::catalogue::Cache;
use crate::catalogue::cache::load_with;
use crate::catalogue::load::{DiskFiles, Files, LoadProgress, LoadedCatalogue};

/// A part of the sample catalogue on disk, and a folder for caches.
struct SampleOnDisk {
    root: TempDir,
    caches: TempDir,
}

impl SampleOnDisk {
    fn new() -> SampleOnDisk {
        let disk = SampleOnDisk {
            root: TempDir::new().unwrap(),
            caches: TempDir::new().unwrap(),
        };
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
        for entry in DiskFiles::new(&sample).list().unwrap().entries {
            let deep = entry.path.components().count() > 2;
            if !deep
                || entry
                    .path
                    .components()
                    .any(|part| part.as_os_str() == "G15")
            {
                let text = fs::read_to_string(sample.join(&entry.path)).unwrap();
                disk.write(&entry.path, &text);
            }
        }
        disk
    }

    fn write(&self, path: &Path, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The files of procedures, by path.
    fn procedures(&self) -> Vec<PathBuf> {
        let listing = DiskFiles::new(self.root.path()).list().unwrap();
        let paths = listing.entries.into_iter().map(|entry| entry.path);
        paths
            .filter(|path| path.starts_with("procedures"))
            .collect()
    }

    fn edit(&self, path: &Path, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.path().join(path)).unwrap();
        assert!(text.contains(from), "{from} is not in {}", path.display());
        self.write(path, &text.replacen(from, to, 1));
    }

    fn cache(&self) -> Cache {
        Cache::of(self.caches.path(), "test")
    }

    fn load(&self) -> LoadedCatalogue {
        let files: Arc<dyn Files> = Arc::new(DiskFiles::new(self.root.path()));
        load_with(&self.cache(), &files, &LoadProgress::default()).unwrap()
    }

    /// Holds columns and index of the cache against those built anew; how many procedures were indexed for it.
    #[track_caller]
    fn agrees(&self) -> usize {
        let loaded = self.load();
        let identity = loaded.identity.as_ref().unwrap();
        let snapshot = &loaded.snapshot;
        let as_of = date(2026, 10, 31);
        let columns = Columns::cached(&self.cache(), snapshot, as_of, as_of, identity);
        let fresh = Columns::build(snapshot, as_of, as_of, Some(identity));
        let (left, right) = (format!("{columns:#?}"), format!("{fresh:#?}"));
        let differs = left.lines().zip(right.lines()).find(|(l, r)| l != r);
        assert_eq!(differs, None);
        assert_eq!(left.len(), right.len());
        let indexed = std::sync::atomic::AtomicUsize::new(0);
        let count = |done| {
            indexed.fetch_add(done, std::sync::atomic::Ordering::Relaxed);
        };
        let cached = Index::cached(&self.cache(), snapshot, identity, &count).unwrap();
        let fresh = Index::build(snapshot, &|_| {}).unwrap();
        let searcher = |index| Searcher::new(snapshot, Some(Arc::new(index)), Arc::clone(&columns));
        let (cached, fresh) = (searcher(cached), searcher(fresh));
        for query in [
            "đăng ký",
            "ho tich",
            "60/2014",
            "law:123/2015",
            "doc:\"giấy tờ\"",
            "tuong lai xa",
        ] {
            let query = Query::parse(query).unwrap();
            let run =
                |searcher: &Searcher| searcher.run(&query, &SearchOptions::default()).unwrap();
            assert_eq!(run(&cached), run(&fresh), "{query}");
        }
        indexed.into_inner()
    }
}

#[test]
fn columns_and_index_follow_every_change() {
    let disk = SampleOnDisk::new();
    let all = disk.procedures().len();
    assert!(all > 5);
    assert_eq!(disk.agrees(), all);
    assert_eq!(disk.agrees(), 0);
    let [first, second, third, ..] = &disk.procedures()[..] else {
        panic!("too few procedures");
    };
    disk.edit(first, "name: ", "name: Tương lai xa ");
    assert_eq!(disk.agrees(), 1, "a name");
    disk.edit(second, "levels:", "notes: sieben\nlevels:");
    assert_eq!(disk.agrees(), 1, "a value that no name shows");
    fs::remove_file(disk.root.path().join(third)).unwrap();
    assert_eq!(disk.agrees(), 0, "a file that is gone");
    let life = |code: &str, life: &str| {
        let text = format!("code: \"{code}\"\nname: Ở tương lai xa\nlifecycle:\n{life}");
        disk.write(Path::new(&format!("procedures/G15/{code}.yaml")), &text);
    };
    life(
        "1.999997",
        "  from: 2010-01-01\n  replaced_by: [\"1.999998\"]\n",
    );
    let after = "  from: 2026-01-01\n  continuity: same\n  replaces: [\"1.999997\"]\n";
    life("1.999998", after);
    assert_eq!(disk.agrees(), 2, "files that are new");
    let verdict = |code: &str| {
        let snapshot = disk.load().snapshot;
        let columns = Columns::build(&snapshot, date(2026, 10, 31), date(2026, 10, 31), None);
        columns.verdict(snapshot.position(code).unwrap(), 0)
    };
    let before = verdict("1.999998");
    life(
        "1.999997",
        "  from: 2025-12-01\n  replaced_by: [\"1.999998\"]\n",
    );
    assert_eq!(disk.agrees(), 1, "a procedure that another one continues");
    assert_ne!(verdict("1.999998"), before);
    let decisions = disk.root.path().join("decisions");
    fs::remove_dir_all(decisions).unwrap();
    assert_eq!(disk.agrees(), 0, "decisions");
    disk.edit(
        Path::new("agencies.yaml"),
        "name: Bộ Tư pháp",
        "name: Bộ Tương lai xa",
    );
    assert_eq!(disk.agrees(), all + 1, "a name that procedures refer to");
    assert_eq!(disk.agrees(), 0);
}

#[test]
fn a_changed_file_judges_its_relatives_alone() {
    let disk = SampleOnDisk::new();
    let write = |code: &str, rest: &str| {
        let text = format!("code: \"{code}\"\nname: Thử\nissuer: G15\n{rest}");
        disk.write(Path::new(&format!("procedures/G15/{code}.yaml")), &text);
    };
    write(
        "1.999991",
        "lifecycle: {to: 2025-12-31, replaced_by: [\"1.999992\"]}\n",
    );
    write(
        "1.999992",
        "lifecycle: {from: 2026-01-01, replaces: [\"1.999991\"], continuity: same}\n",
    );
    write("1.999993", "");
    write("1.999994", "");
    let group = "id: nhom-thu\nname: Nhóm thử\nmembers: [\"1.999992\", \"1.999993\"]\nsource: x\n";
    disk.write(Path::new("groups/nhom-thu.yaml"), group);
    let day = date(2026, 10, 31);
    let before = disk.load();
    let columns = Columns::build(&before.snapshot, day, day, before.identity.as_ref());
    let judged = || {
        let after = disk.load();
        columns.codes_judged_anew(&after.snapshot, after.identity.as_ref().unwrap())
    };
    assert_eq!(judged(), Some(Vec::new()));
    write("1.999994", "notes: khác\n");
    assert_eq!(judged().unwrap(), ["1.999994"]);
    write("1.999994", "");
    write(
        "1.999991",
        "lifecycle: {to: 2025-11-30, replaced_by: [\"1.999992\"]}\n",
    );
    assert_eq!(judged().unwrap(), ["1.999991", "1.999992", "1.999993"]);
}

#[test]
fn all_is_searchable_before_anything_is_written_and_no_file_is_read_twice() {
    let disk = SampleOnDisk::new();
    let cache = disk.cache();
    let files: Arc<dyn Files> = Arc::new(DiskFiles::new(disk.root.path()));
    let loaded = load_with(&cache, &files, &LoadProgress::default()).unwrap();
    // From now on whatever were read again would not be there.
    let aside = disk.root.path().join("procedures.aside");
    fs::rename(disk.root.path().join("procedures"), &aside).unwrap();
    let (snapshot, identity) = (&loaded.snapshot, loaded.identity.as_ref().unwrap());
    let as_of = date(2026, 10, 31);
    let columns = Columns::cached(&cache, snapshot, as_of, as_of, identity);
    let index = Index::cached(&cache, snapshot, identity, &|_| ()).unwrap();
    let searcher = Searcher::new(snapshot, Some(Arc::new(index)), columns);
    let found = |query: &str| {
        let query = Query::parse(query).unwrap();
        searcher
            .run(&query, &SearchOptions::default())
            .unwrap()
            .rows
    };
    let before = found("ho tich");
    assert!(!before.is_empty());
    let names = || -> Vec<String> {
        let procedures = snapshot.procedures().iter();
        procedures.map(|file| file.read().name.clone()).collect()
    };
    let read = names();
    assert!(!cache.folder().exists(), "written before it was asked for");
    cache.behind().run();
    assert_eq!(names(), read, "values that have moved into the cache");
    assert_eq!(found("ho tich"), before);
    fs::rename(&aside, disk.root.path().join("procedures")).unwrap();
    assert_eq!(
        disk.agrees(),
        0,
        "what was written behind is not made again"
    );
}

#[test]
fn a_damaged_index_is_made_anew() {
    let disk = SampleOnDisk::new();
    let all = disk.agrees();
    let folder = disk.cache().folder().join("index");
    let biggest = || {
        let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap());
        let biggest = entries.max_by_key(|entry| entry.metadata().unwrap().len());
        biggest.unwrap().path()
    };
    let path = biggest();
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(disk.agrees(), all, "cut");
    let path = biggest();
    let mut bytes = fs::read(&path).unwrap();
    bytes[40] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(disk.agrees(), all, "scrambled");
    fs::write(folder.join("meta.json"), "{}").unwrap();
    assert_eq!(disk.agrees(), all, "of something else");
    assert_eq!(disk.agrees(), 0);
}
