//! Writing many files, each whole or not at all, and none over somebody else's change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::error::FileError;
use super::write::{
    Fingerprint, hold, missing_folders, refuse_if_changed, remove_empty, stage, sync_folder,
};

/// How many files are under way at once; each holds a descriptor open, and systems allow some hundreds.
const AT_ONCE: usize = 128;

/// A file to be written, with what it held when the plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedWrite {
    /// The file, relative to the folder that the plan is for.
    pub path: PathBuf,
    /// What it held.
    pub expected: Fingerprint,
    /// What it will hold.
    pub bytes: Vec<u8>,
}

/// Writes files below `root` in their order, and tells `done` after every few how many are written.
///
/// Each file is as safe as with [`super::write_if_unchanged`]: its new content is on disk before it takes the name. What
/// is shared is the waiting: the files of a batch are flushed side by side, so that the disk serves them together, and
/// each folder is flushed once at the end. A crash leaves every file old or new, and those of earlier batches new.
///
/// # Errors
/// A file changed since the plan was made, or the operating system refused. Files before it may be written; a plan made
/// anew finds them so.
pub fn write_all(
    root: &Path,
    writes: &[PlannedWrite],
    done: &dyn Fn(usize),
) -> Result<(), FileError> {
    let folders = writes
        .iter()
        .flat_map(|write| write.path.ancestors().skip(1));
    let missing = missing_folders(folders.map(|folder| root.join(folder)));
    let written = write_batches(root, writes, done);
    if written.is_err() {
        remove_empty(&missing);
    }
    written
}

fn write_batches(
    root: &Path,
    writes: &[PlannedWrite],
    done: &dyn Fn(usize),
) -> Result<(), FileError> {
    let mut folders = BTreeSet::new();
    let mut written = 0;
    for batch in writes.chunks(AT_ONCE) {
        let staged: Vec<(PathBuf, NamedTempFile)> = batch
            .par_iter()
            .map(|write| {
                let path = root.join(&write.path);
                refuse_if_changed(&path, write.expected)?;
                let file = stage(&path, &write.bytes)?;
                file.as_file()
                    .sync_all()
                    .map_err(|e| FileError::io(&path, "write", &e))?;
                Ok((path, file))
            })
            .collect::<Result<_, FileError>>()?;
        for ((path, file), write) in staged.into_iter().zip(batch) {
            let _held = hold(path.parent().unwrap_or(root))?;
            refuse_if_changed(&path, write.expected)?;
            file.persist(&path)
                .map_err(|e| FileError::io(&path, "write", &e.error))?;
        }
        for write in batch {
            // A folder that was made is itself a name in the folder above it.
            folders.extend(write.path.ancestors().skip(1).map(Path::to_owned));
        }
        written += batch.len();
        done(written);
    }
    for folder in &folders {
        sync_folder(&root.join(folder));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::files::FileErrorKind;

    fn write(path: &str, expected: Fingerprint, bytes: &str) -> PlannedWrite {
        PlannedWrite {
            path: path.into(),
            expected,
            bytes: bytes.into(),
        }
    }

    #[test]
    fn many_files_are_written_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let writes: Vec<_> = (0..300)
            .map(|i| {
                write(
                    &format!("a/{}/{i}.yaml", i % 7),
                    Fingerprint::Absent,
                    &i.to_string(),
                )
            })
            .collect();
        let seen = std::sync::Mutex::new(Vec::new());
        write_all(folder.path(), &writes, &|n| seen.lock().unwrap().push(n)).unwrap();
        assert_eq!(*seen.lock().unwrap(), [128, 256, 300]);
        assert_eq!(
            fs::read(folder.path().join("a/5/299.yaml")).unwrap(),
            b"299"
        );
        let files: usize = (0..7)
            .map(|i| {
                fs::read_dir(folder.path().join(format!("a/{i}")))
                    .unwrap()
                    .count()
            })
            .sum();
        assert_eq!(files, 300);
    }

    #[test]
    fn a_file_that_somebody_changed_is_not_overwritten_and_no_part_is_left() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.yaml"), "theirs").unwrap();
        let writes = [
            write("a.yaml", Fingerprint::Absent, "ours"),
            write("new/a.yaml", Fingerprint::Absent, "ours"),
            write("b.yaml", Fingerprint::of(b"as it was"), "ours"),
        ];
        let error = write_all(folder.path(), &writes, &|_| {}).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        let names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(names, ["b.yaml"]);
        assert_eq!(fs::read(folder.path().join("b.yaml")).unwrap(), b"theirs");
    }
}
