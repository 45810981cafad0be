//! The catalogue to measure, made once and kept below `target/`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::generate::{self, Order, VERSION};
use crate::timing::{ms, timed};

/// Commits in its history.
const COMMITS: usize = 200;

/// A folder that is kept between runs.
pub fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// The folder of the catalogue of this size and seed.
pub fn catalogue(size: usize, seed: u64) -> Result<PathBuf, Box<dyn Error>> {
    let folder = kept(&format!("catalogue-{size}-{seed}-v{VERSION}"));
    once(&folder, |folder| {
        let order = Order {
            size,
            seed,
            commits: Some(COMMITS),
        };
        let (done, took) = timed(|| generate::generate(&order, folder));
        eprintln!("made {} in {}", folder.display(), ms(took));
        done
    })?;
    Ok(folder)
}

/// Makes a folder unless it is there. It gets its name when it is complete.
pub fn once(
    folder: &Path,
    make: impl FnOnce(&Path) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    if folder.exists() {
        return Ok(());
    }
    let part = folder.with_extension("part");
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    make(&part)?;
    fs::rename(&part, folder)?;
    Ok(())
}

/// Bytes and number of the files below a folder; those whose names begin with a dot are not counted.
pub fn size_of(folder: &Path) -> Result<(u64, usize), std::io::Error> {
    let (mut bytes, mut files) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let data = entry.metadata()?;
        if data.is_dir() {
            let (more, of_them) = size_of(&entry.path())?;
            bytes += more;
            files += of_them;
        } else {
            bytes += data.len();
            files += 1;
        }
    }
    Ok((bytes, files))
}
