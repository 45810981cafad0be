//! A catalogue read through the cache says what its files say, whatever happened to the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::catalogue::load::{
    DiskFiles, FileEntry, Files, Listing, LoadProgress, LoadedCatalogue, load,
};
use crate::files::FileError;

/// Files on disk that are old enough to be trusted, and the number of times that one was read.
struct CountingFiles {
    files: DiskFiles,
    reads: AtomicUsize,
    trusted: bool,
}

impl Files for CountingFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let mut listing = self.files.list()?;
        if !self.trusted {
            let forget = |entry: &mut FileEntry| entry.mark = FileVersion::Stamp(Stamp::default());
            listing.entries.iter_mut().for_each(forget);
        }
        Ok(listing)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.files.read(path)
    }
}

/// A catalogue of one's own on disk, and a folder for caches.
struct CacheFixture {
    root: TempDir,
    caches: TempDir,
}

/// Times in the past, so that no file is racy; each later than the one before.
static CLOCK: AtomicUsize = AtomicUsize::new(1_000_000);

impl CacheFixture {
    /// The sample catalogue's small files and some of its procedures, decisions and reports, and two files that are wrong.
    fn new() -> CacheFixture {
        CacheFixture::with_every(5)
    }

    fn with_every(nth: usize) -> CacheFixture {
        let bench = CacheFixture {
            root: TempDir::new().unwrap(),
            caches: TempDir::new().unwrap(),
        };
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
        let files = DiskFiles::new(&sample);
        for (at, entry) in files.list().unwrap().entries.iter().enumerate() {
            if entry.path.components().count() < 3 || at % nth == 0 {
                let text = fs::read_to_string(sample.join(&entry.path)).unwrap();
                bench.write(&entry.path.to_string_lossy(), &text);
            }
        }
        bench.write("procedures/G15/1.999999.yaml", "code: \"1.999999\"\n");
        bench.write("groups/bad.yaml", "id: bad\nid: bad\n");
        bench.write("procedures/stray.yaml", "x: 1\n");
        bench
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let age = CLOCK.fetch_add(1, Ordering::Relaxed) as u64;
        let time = std::time::UNIX_EPOCH + Duration::from_secs(age);
        let file = OpenOptions::new().write(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
    }

    fn cache(&self) -> Cache {
        Cache::of(self.caches.path(), "test")
    }

    /// What is loaded through the cache, and how many files were read for it.
    fn load_as(&self, trusted: bool) -> (LoadedCatalogue, usize) {
        let files = Arc::new(CountingFiles {
            files: DiskFiles::new(self.root.path()),
            reads: AtomicUsize::new(0),
            trusted,
        });
        let shared: Arc<dyn Files> = Arc::<CountingFiles>::clone(&files);
        let loaded = load_with(&self.cache(), &shared, &LoadProgress::default()).unwrap();
        (loaded, files.reads.load(Ordering::Relaxed))
    }

    fn load(&self) -> (LoadedCatalogue, usize) {
        self.load_as(true)
    }

    /// Loads through the cache, and holds it against what the files say.
    #[track_caller]
    fn agrees(&self) -> usize {
        let (loaded, reads) = self.load();
        let fresh = load(
            &DiskFiles::new(self.root.path()),
            true,
            &LoadProgress::default(),
        );
        assert_eq!(said(&loaded), said(&fresh.unwrap()));
        reads
    }

    fn files_of_cache(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.cache().folder()).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

/// All that a loaded catalogue says.
fn said(loaded: &LoadedCatalogue) -> String {
    let snapshot = &loaded.snapshot;
    let procedures = snapshot.procedures().iter();
    let procedures = procedures.map(|file| (&file.path, &file.code, file.read()));
    let mut said = format!("{:#?}\n{:?}\n", loaded.diagnostics, loaded.files);
    said += &format!("{:#?}\n", procedures.collect::<Vec<_>>());
    said += &format!("{:#?}\n", snapshot.statistics());
    said += &format!("{:#?}\n", snapshot.decision_logs());
    said += &format!(
        "{:#?}\n",
        (snapshot.manifest(), snapshot.agencies(), snapshot.fields())
    );
    said += &format!(
        "{:#?}\n",
        (
            snapshot.instruments(),
            snapshot.databases(),
            snapshot.lists()
        )
    );
    said += &format!(
        "{:#?}\n",
        (snapshot.groups(), snapshot.plans(), snapshot.variants())
    );
    said + &format!("{:#?}\n", (snapshot.synonyms(), snapshot.unreadable()))
}

#[test]
fn the_cache_says_what_the_files_say_and_reads_only_what_changed() {
    let bench = CacheFixture::new();
    assert!(bench.agrees() > 30);
    assert_eq!(bench.agrees(), 0);
    bench.write(
        "procedures/G15/1.999998.yaml",
        "code: \"1.999998\"\nname: Một\n",
    );
    assert_eq!(bench.agrees(), 1, "a file that was added");
    bench.write(
        "procedures/G15/1.999998.yaml",
        "code: \"1.999998\"\nname: Hai\n",
    );
    assert_eq!(bench.agrees(), 1, "a file that was changed");
    bench.write(
        "procedures/G15/1.999998.yaml",
        "code: \"1.999998\"\nname: Hai\n",
    );
    assert_eq!(bench.agrees(), 1, "a file that was written again");
    fs::remove_file(bench.root.path().join("procedures/G15/1.999998.yaml")).unwrap();
    assert_eq!(bench.agrees(), 0, "a file that was removed");
    assert_eq!(bench.agrees(), 0);
}

#[test]
fn a_file_that_was_written_just_before_it_was_read_is_read_again() {
    let bench = CacheFixture::new();
    let (_, reads) = bench.load_as(false);
    assert_eq!(bench.load_as(false).1, reads);
}

#[test]
fn content_tells_procedures_apart() {
    let bench = CacheFixture::new();
    let key = |loaded: &LoadedCatalogue| loaded.snapshot.procedures()[0].key;
    let (first, _) = bench.load();
    let path = first.snapshot.procedures()[0]
        .path
        .to_string_lossy()
        .into_owned();
    let (again, _) = bench.load();
    assert_eq!(
        (key(&first), &first.identity),
        (key(&again), &again.identity)
    );
    let text = fs::read_to_string(bench.root.path().join(&path)).unwrap();
    bench.write(&path, &(text + "# seen\n"));
    let (changed, _) = bench.load();
    assert_ne!(key(&first), key(&changed));
    assert_eq!(
        first.identity, changed.identity,
        "what is not a procedure is as it was"
    );
    let agencies = fs::read_to_string(bench.root.path().join("agencies.yaml")).unwrap();
    bench.write("agencies.yaml", &(agencies + "# seen\n"));
    let (other, _) = bench.load();
    assert_ne!(first.identity, other.identity);
}

#[test]
fn what_was_loaded_stays_as_it_was_while_the_cache_goes_on() {
    let bench = CacheFixture::new();
    let (before, _) = bench.load();
    let path = before.snapshot.procedures()[0]
        .path
        .to_string_lossy()
        .into_owned();
    let text = fs::read_to_string(bench.root.path().join(&path)).unwrap();
    let name = crate::catalogue::load::read_value(
        crate::catalogue::FileKind::Procedure,
        Path::new(&path),
        text.as_bytes(),
        false,
    );
    let Some(crate::catalogue::FileValue::Procedure(procedure)) = name.0 else {
        panic!("{path} cannot be read");
    };
    bench.write(&path, &text.replacen("name:", "notes: x\nname:", 1));
    bench.agrees();
    assert_eq!(
        *before.snapshot.procedures()[0].value().as_ref(),
        *procedure
    );
}

#[test]
fn a_cache_that_cannot_be_written_does_no_harm() {
    let bench = CacheFixture::new();
    let folder = bench.cache().folder().to_owned();
    fs::write(&folder, "a file where the folder should be").unwrap();
    assert!(bench.agrees() > 30);
    assert!(bench.agrees() > 30);
}

#[test]
fn several_programs_at_once_read_the_same() {
    let bench = CacheFixture::new();
    let fresh = load(
        &DiskFiles::new(bench.root.path()),
        true,
        &LoadProgress::default(),
    )
    .unwrap();
    let wanted = said(&fresh);
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                for _ in 0..3 {
                    assert_eq!(said(&bench.load().0), wanted);
                }
            });
        }
    });
    assert_eq!(bench.agrees(), 0);
}

#[test]
fn waste_is_thrown_away() {
    let bench = CacheFixture::new();
    bench.agrees();
    let values = || {
        let of_values = |path: &PathBuf| path.to_string_lossy().contains("values-");
        let found: Vec<PathBuf> = bench
            .files_of_cache()
            .into_iter()
            .filter(of_values)
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        (fs::metadata(&found[0]).unwrap().len(), found[0].clone())
    };
    let (len, path) = values();
    // As if a hundred thousand changes had left their old values behind.
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(len * 3 + (64 << 20)).unwrap();
    bench.write(
        "procedures/G15/1.999998.yaml",
        "code: \"1.999998\"\nname: Một\n",
    );
    bench.agrees();
    let (smaller, other) = values();
    assert!(other != path && smaller < len * 2, "{smaller} {len}");
    assert_eq!(bench.agrees(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_damaged_cache_is_made_anew(file in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), how in 0..4) {
        let bench = CacheFixture::with_every(40);
        bench.agrees();
        let damaged: Vec<PathBuf> = bench.files_of_cache().into_iter().filter(|path| path.is_file()).collect();
        let path = file.get(&damaged);
        let mut bytes = fs::read(path).unwrap();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            match how {
                0 => bytes.truncate(at),
                1 => bytes[at] ^= 0x41,
                2 => bytes.clear(),
                _ => bytes[..=at].reverse(),
            }
        }
        fs::write(path, bytes).unwrap();
        bench.agrees();
        bench.agrees();
        prop_assert_eq!(bench.agrees(), 0);
    }
}
