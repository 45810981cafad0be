//! Writing a file whole or not at all, and never over somebody else's change.

use std::fs::{self, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::i18n::message;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::error::{FileError, FileErrorKind};

/// So often is tried to have a folder for oneself, with so long a pause after each: two seconds in all.
const TRIES: u32 = 400;
const PAUSE: Duration = Duration::from_millis(5);

/// What a file held when it was read, to notice that somebody changed it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fingerprint {
    /// There was no file.
    Absent,
    /// Hash of its bytes.
    Content([u8; 32]),
}

impl Fingerprint {
    /// The fingerprint of these bytes.
    pub fn of(bytes: &[u8]) -> Fingerprint {
        Fingerprint::Content(Sha256::digest(bytes).into())
    }

    /// The fingerprint of a file as it stands now.
    ///
    /// # Errors
    /// The file is there but cannot be read.
    pub fn of_file(path: &Path) -> Result<Fingerprint, FileError> {
        match fs::read(path) {
            Ok(bytes) => Ok(Fingerprint::of(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Fingerprint::Absent),
            Err(error) => Err(FileError::io(path, "read", &error)),
        }
    }
}

/// Writes a file through a temporary one beside it, flushed to disk before it takes the name: a reader, or a crash,
/// sees the old content or the new, never a part. Folders are made; the permissions of a file that was there stay.
///
/// # Errors
/// The operating system refused; the file is as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |e: &io::Error| FileError::io(path, "write", e);
    with_folders(folder_of(path), || {
        let file = stage(path, bytes)?;
        file.as_file().sync_all().map_err(|e| failed(&e))?;
        file.persist(path).map_err(|e| failed(&e.error))?;
        sync_folder(folder_of(path));
        Ok(())
    })
}

/// The folder in which a file stands.
fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or_else(|| Path::new("."))
}

/// Writes into a folder that may have to be made: its name, and that of each folder above it that is made, is flushed too;
/// where nothing was written, none of them is left.
fn with_folders(
    folder: &Path,
    write: impl FnOnce() -> Result<(), FileError>,
) -> Result<(), FileError> {
    let missing = missing_folders(folder.ancestors().map(Path::to_owned));
    let written = fs::create_dir_all(folder)
        .map_err(|e| FileError::io(folder, "make the folder", &e))
        .and_then(|()| write());
    match &written {
        // A folder that was made is itself a name in the folder above it.
        Ok(()) => missing
            .iter()
            .map(|made| folder_of(made))
            .for_each(sync_folder),
        Err(_) => remove_empty(&missing),
    }
    written
}

/// Those of some folders that are not there, outermost first.
pub(super) fn missing_folders(folders: impl Iterator<Item = PathBuf>) -> Vec<PathBuf> {
    let is_missing = |folder: &PathBuf| !folder.as_os_str().is_empty() && !folder.exists();
    let mut missing: Vec<PathBuf> = folders.filter(is_missing).collect();
    missing.sort();
    missing.dedup();
    missing
}

/// Removes folders that were made for nothing; one that is not empty, because somebody else writes there, stays.
pub(super) fn remove_empty(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

/// The content of a file in a temporary one beside it, with the permissions that it will have, not yet flushed.
pub(super) fn stage(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, FileError> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|e| FileError::io(folder, "make the folder", &e))?;
    let failed = |e: &io::Error| FileError::io(path, "write", e);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rasoat-").suffix(".tmp");
    let permissions = fs::metadata(path).map(|m| m.permissions()).ok();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private by default; a catalogue file follows the umask, as an editor's would.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(|e| failed(&e))?;
    file.write_all(bytes).map_err(|e| failed(&e))?;
    if let Some(permissions) = permissions {
        file.as_file()
            .set_permissions(permissions)
            .map_err(|e| failed(&e))?;
    }
    Ok(file)
}

/// A file that is written, flushed and checked beside its place, and does not have its name yet; let go, it is removed.
pub struct Staged {
    file: NamedTempFile,
    path: PathBuf,
    expected: Fingerprint,
}

impl Staged {
    /// Writes it; `expected` is what stands in its place.
    ///
    /// # Errors
    /// The operating system refused, or what it wrote reads otherwise.
    pub fn write(path: &Path, expected: Fingerprint, bytes: &[u8]) -> Result<Staged, FileError> {
        let failed = |e: &io::Error| FileError::io(path, "write", e);
        let folder = folder_of(path);
        if !folder.is_dir() {
            let error = io::Error::from(io::ErrorKind::NotFound);
            return Err(FileError::io(folder, "open the folder", &error));
        }
        let file = stage(path, bytes)?;
        file.as_file().sync_all().map_err(|e| failed(&e))?;
        if Fingerprint::of_file(file.path())? != Fingerprint::of(bytes) {
            let error = io::Error::from(io::ErrorKind::InvalidData);
            return Err(failed(&error));
        }
        Ok(Staged {
            file,
            path: path.to_owned(),
            expected,
        })
    }

    /// Gives it its name, where nobody wrote there meanwhile.
    pub fn put(self) -> Result<PathBuf, FileError> {
        let folder = folder_of(&self.path);
        let _held = hold(folder)?;
        refuse_if_changed(&self.path, self.expected)?;
        let path = &self.path;
        let failed = |e: &io::Error| FileError::io(path, "write", e);
        self.file.persist(path).map_err(|e| failed(&e.error))?;
        sync_folder(folder);
        Ok(self.path)
    }
}

/// Makes a rename durable where the system allows a folder to be flushed (not on Windows, where renames are journalled).
pub fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder) {
        // A file system that cannot flush folders still holds the renamed file.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Writes a file only if it still holds what it held when it was read.
///
/// # Errors
/// `ChangedOnDisk` where somebody else changed, made or removed it meanwhile; otherwise as [`write_atomic`].
pub fn write_if_unchanged(
    path: &Path,
    expected: Fingerprint,
    bytes: &[u8],
) -> Result<(), FileError> {
    let folder = folder_of(path);
    with_folders(folder, || {
        let _held = hold(folder)?;
        refuse_if_changed(path, expected)?;
        write_atomic(path, bytes)
    })
}

/// Keeps other runs of this program from writing in a folder until it is dropped: between the look at a file and its
/// renaming somebody else's write would be lost. A system or file system that cannot lock folders (Windows, some shared
/// ones) leaves that moment open.
///
/// # Errors
/// `Busy` where another program keeps the folder for longer than a write takes.
pub(super) fn hold(folder: &Path) -> Result<Option<fs::File>, FileError> {
    hold_while(folder, TRIES)
}

/// The same for work that reads a catalogue and writes many files: waits for half a minute.
pub fn hold_for_long(folder: &Path) -> Result<Option<fs::File>, FileError> {
    hold_while(folder, 15 * TRIES)
}

fn hold_while(folder: &Path, tries: u32) -> Result<Option<fs::File>, FileError> {
    let Some(held) = cfg!(unix).then(|| fs::File::open(folder).ok()).flatten() else {
        return Ok(None);
    };
    for _ in 0..tries {
        match held.try_lock() {
            Ok(()) => return Ok(Some(held)),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(FileError {
        kind: FileErrorKind::Busy,
        path: folder.to_owned(),
        message: message!("file-busy", folder = folder.display()),
        hint: Some(message!("file-busy-hint")),
    })
}

/// Removes a file only if it still holds what it held when it was read.
pub fn remove_if_unchanged(path: &Path, expected: Fingerprint) -> Result<(), FileError> {
    let _held = hold(folder_of(path))?;
    refuse_if_changed(path, expected)?;
    fs::remove_file(path).map_err(|e| FileError::io(path, "remove", &e))?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Refuses a file that no longer holds what it held when it was read.
///
/// # Errors
/// `ChangedOnDisk`, or it cannot be read.
pub fn refuse_if_changed(path: &Path, expected: Fingerprint) -> Result<(), FileError> {
    if Fingerprint::of_file(path)? == expected {
        return Ok(());
    }
    Err(changed(path))
}

/// A file that no longer holds what it held when it was read.
pub(super) fn changed(path: &Path) -> FileError {
    FileError {
        kind: FileErrorKind::ChangedOnDisk,
        path: path.to_owned(),
        message: message!("file-changed", path = path.display()),
        hint: Some(message!("file-changed-hint")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_somebody_changed_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.yaml");
        write_if_unchanged(&path, Fingerprint::Absent, b"one").unwrap();
        let seen = Fingerprint::of_file(&path).unwrap();
        fs::write(&path, "theirs").unwrap();
        let error = write_if_unchanged(&path, seen, b"two").unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        let error = write_if_unchanged(&path, Fingerprint::Absent, b"two").unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
    }

    #[cfg(unix)]
    #[test]
    fn of_many_who_write_at_once_none_loses_anything() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/log.yaml");
        // Each adds ten lines, and looks again where somebody was quicker.
        let add = &|line: String| {
            loop {
                let seen = Fingerprint::of_file(&path).unwrap();
                let text = fs::read_to_string(&path).unwrap_or_default();
                // What was read may be newer than what was seen: then the write is refused.
                match write_if_unchanged(&path, seen, format!("{text}{line}\n").as_bytes()) {
                    Ok(()) => return,
                    // A slow disk keeps the others waiting for longer than anybody waits.
                    Err(error) => assert!(
                        matches!(
                            error.kind,
                            FileErrorKind::ChangedOnDisk | FileErrorKind::Busy
                        ),
                        "{error}"
                    ),
                }
            }
        };
        std::thread::scope(|scope| {
            for writer in 0..4 {
                scope.spawn(move || (0..10).for_each(|n| add(format!("{writer} {n}"))));
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        let lines: std::collections::BTreeSet<&str> = text.lines().collect();
        assert_eq!((lines.len(), text.lines().count()), (40, 40));
    }

    #[test]
    fn a_refused_write_leaves_no_folder_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions/unknown/a.yaml");
        let error = write_if_unchanged(&path, Fingerprint::of(b"one"), b"two").unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        // What was there before stays, empty as it is.
        fs::create_dir(folder.path().join("decisions")).unwrap();
        write_if_unchanged(&path, Fingerprint::of(b"one"), b"two").unwrap_err();
        let left = fs::read_dir(folder.path().join("decisions")).unwrap();
        assert_eq!(left.count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_in_which_another_program_writes_is_not_waited_for_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "theirs").unwrap();
        let seen = Fingerprint::of(b"theirs");
        let theirs = fs::File::open(folder.path()).unwrap();
        theirs.lock().unwrap();
        let errors = std::thread::scope(|scope| {
            let write = scope.spawn(|| write_if_unchanged(&path, seen, b"ours"));
            let remove = scope.spawn(|| remove_if_unchanged(&path, seen));
            [write, remove].map(|run| run.join().unwrap().unwrap_err())
        });
        for error in errors {
            assert_eq!(error.kind, FileErrorKind::Busy);
            assert!(error.message.contains("another program"), "{error}");
            assert!(error.hint.is_some());
        }
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        drop(theirs);
        write_if_unchanged(&path, seen, b"ours").unwrap();
    }

    #[test]
    fn a_write_leaves_no_other_file_behind() {
        let folder = tempfile::tempdir().unwrap();
        write_atomic(&folder.path().join("x.yaml"), b"x").unwrap();
        let names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(names, ["x.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_write_keeps_the_permissions_of_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.yaml");
        fs::write(&path, "x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write_atomic(&path, b"y").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }
}
