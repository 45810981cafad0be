//! Writing and removing files that belong together: all of it or nothing, and none over somebody else's change.

use std::fs;
use std::path::{Path, PathBuf};

use crate::i18n::message;
use rayon::prelude::*;
use tempfile::TempPath;

use super::bulk::PlannedWrite;
use super::error::{FileError, FileErrorKind};
use super::write::{
    Fingerprint, changed, hold, missing_folders, refuse_if_changed, remove_empty, stage,
    sync_folder, write_atomic,
};

/// A file that this change wrote or removed, with what it held before and holds now.
struct CompletedWrite {
    path: PathBuf,
    before: Option<FileBackup>,
    now: Fingerprint,
}

/// What a file held, and who may do what with it.
struct FileBackup {
    bytes: Vec<u8>,
    permissions: fs::Permissions,
}

/// Writes files below `root` in their order, then removes others; folders that become empty by that go too. Where one file
/// cannot be written or removed, those before it get back what they held.
///
/// The new content of every file is on disk before the first takes its name. A crash in between leaves each file old or
/// new, and those that were to be removed there.
///
/// # Errors
/// A file changed since the plan was made, or the operating system refused. Everything is as it was; a file that could not
/// be put back is named.
pub fn change_all(
    root: &Path,
    writes: &[PlannedWrite],
    removals: &[(PathBuf, Fingerprint)],
) -> Result<(), FileError> {
    let folders = writes
        .iter()
        .flat_map(|write| write.path.ancestors().skip(1));
    let missing = missing_folders(folders.map(|folder| root.join(folder)));
    let mut done = Vec::with_capacity(writes.len() + removals.len());
    let result = change(root, writes, removals, &mut done);
    let Err(mut error) = result else {
        for (path, _) in removals {
            if let Some(folder) = root.join(path).parent() {
                // One that is not empty stays.
                let _ = fs::remove_dir(folder);
            }
        }
        return Ok(());
    };
    let left: Vec<String> = done
        .iter()
        .rev()
        .filter(|done| !put_back(done))
        .map(|done| done.path.display().to_string())
        .collect();
    remove_empty(&missing);
    if !left.is_empty() {
        error.message = message!(
            "file-not-put-back",
            message = error.message,
            files = left.join(", ")
        );
    }
    Err(error)
}

fn change(
    root: &Path,
    writes: &[PlannedWrite],
    removals: &[(PathBuf, Fingerprint)],
    done: &mut Vec<CompletedWrite>,
) -> Result<(), FileError> {
    for (path, expected) in removals {
        refuse_if_changed(&root.join(path), *expected)?;
    }
    for write in writes {
        refuse_outside(root, &root.join(&write.path))?;
    }
    // Flushed side by side, so that the disk serves them together; closed, since systems allow some hundreds of open files.
    let staged: Vec<(PathBuf, &PlannedWrite, TempPath)> = writes
        .par_iter()
        .map(|write| {
            let path = root.join(&write.path);
            refuse_if_changed(&path, write.expected)?;
            let file = stage(&path, &write.bytes)?;
            let synced = file.as_file().sync_all();
            synced.map_err(|e| FileError::io(&path, "write", &e))?;
            Ok((path, write, file.into_temp_path()))
        })
        .collect::<Result<_, FileError>>()?;
    for (path, write, file) in staged {
        let _held = hold(path.parent().unwrap_or(root))?;
        let before = held(&path, write.expected)?;
        let persisted = match before {
            Some(_) => file.persist(&path),
            // Never over a file that somebody made meanwhile.
            None => file.persist_noclobber(&path),
        };
        persisted.map_err(|e| FileError::io(&path, "write", &e.error))?;
        done.push(CompletedWrite {
            path,
            before,
            now: Fingerprint::of(&write.bytes),
        });
    }
    for (path, expected) in removals {
        let path = root.join(path);
        let _held = hold(path.parent().unwrap_or(root))?;
        let before = held(&path, *expected)?;
        fs::remove_file(&path).map_err(|e| FileError::io(&path, "remove", &e))?;
        done.push(CompletedWrite {
            path,
            before,
            now: Fingerprint::Absent,
        });
    }
    let mut folders: Vec<&Path> = done.iter().filter_map(|done| done.path.parent()).collect();
    folders.sort();
    folders.dedup();
    for folder in folders {
        for folder in folder.ancestors().take_while(|at| at.starts_with(root)) {
            sync_folder(folder);
        }
    }
    Ok(())
}

/// Refuses a file that does not lie below `root` once links are followed.
fn refuse_outside(root: &Path, path: &Path) -> Result<(), FileError> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|e| FileError::io(path, "find", &e));
    let folders = path.ancestors().skip(1);
    let there = folders.into_iter().find(|folder| folder.exists());
    if real(there.unwrap_or(root))?.starts_with(real(root)?) {
        return Ok(());
    }
    Err(FileError {
        kind: FileErrorKind::Forbidden,
        path: path.to_owned(),
        message: message!("file-outside", path = path.display()),
        hint: Some(message!("file-outside-hint")),
    })
}

/// What a file holds that nobody changed.
fn held(path: &Path, expected: Fingerprint) -> Result<Option<FileBackup>, FileError> {
    if expected == Fingerprint::Absent {
        return refuse_if_changed(path, expected).map(|()| None);
    }
    let failed = |e: std::io::Error| FileError::io(path, "read", &e);
    let bytes = fs::read(path).map_err(failed)?;
    if Fingerprint::of(&bytes) != expected {
        return Err(changed(path));
    }
    let permissions = fs::metadata(path).map_err(failed)?.permissions();
    Ok(Some(FileBackup { bytes, permissions }))
}

/// Gives a file back what it held, unless somebody else changed it since; whether it holds that now.
fn put_back(done: &CompletedWrite) -> bool {
    // Where another program holds the folder for long, what the file holds now must be enough.
    let _held = done.path.parent().map(hold);
    if Fingerprint::of_file(&done.path).ok() != Some(done.now) {
        return false;
    }
    match &done.before {
        Some(FileBackup { bytes, permissions }) => {
            write_atomic(&done.path, bytes).is_ok()
                && fs::set_permissions(&done.path, permissions.clone()).is_ok()
        }
        None => fs::remove_file(&done.path).is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &str, expected: Fingerprint, bytes: &str) -> PlannedWrite {
        PlannedWrite {
            path: path.into(),
            expected,
            bytes: bytes.into(),
        }
    }

    fn files(root: &Path) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![root.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(root).unwrap().display().to_string();
                if path.is_dir() {
                    found.push(format!("{name}/"));
                    open.push(path);
                } else {
                    found.push(format!("{name}: {}", fs::read_to_string(&path).unwrap()));
                }
            }
        }
        found.sort();
        found
    }

    fn start() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [("p/old/a", "a"), ("q/b", "b"), ("q/c", "c")] {
            write_atomic(&folder.path().join(path), text.as_bytes()).unwrap();
        }
        folder
    }

    #[test]
    fn files_are_written_and_removed_and_an_empty_folder_goes() {
        let folder = start();
        let writes = [
            write("p/new/a", Fingerprint::Absent, "A"),
            write("q/b", Fingerprint::of(b"b"), "B"),
        ];
        let removals = [("p/old/a".into(), Fingerprint::of(b"a"))];
        change_all(folder.path(), &writes, &removals).unwrap();
        assert_eq!(
            files(folder.path()),
            ["p/", "p/new/", "p/new/a: A", "q/", "q/b: B", "q/c: c"]
        );
    }

    #[test]
    fn nothing_is_changed_where_one_file_is_somebody_elses_now() {
        let folder = start();
        let before = files(folder.path());
        let absent = |path: &str| write(path, Fingerprint::Absent, "A");
        let removals = [("p/old/a".into(), Fingerprint::of(b"a"))];
        for writes in [
            [
                absent("p/new/a"),
                write("q/b", Fingerprint::of(b"other"), "B"),
            ],
            [absent("p/new/a"), absent("q/c")],
        ] {
            let error = change_all(folder.path(), &writes, &removals).unwrap_err();
            assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
            assert_eq!(files(folder.path()), before);
        }
        let gone = [("q/c".into(), Fingerprint::of(b"other"))];
        change_all(folder.path(), &[absent("p/new/a")], &gone).unwrap_err();
        assert_eq!(files(folder.path()), before);
    }

    #[test]
    fn what_was_written_is_put_back_where_a_later_file_changes_meanwhile() {
        let folder = start();
        // The second write of one file finds what the first one left, as if somebody else had been there.
        let writes = [
            write("p/new/a", Fingerprint::Absent, "A"),
            write("q/b", Fingerprint::of(b"b"), "B"),
            write("q/b", Fingerprint::of(b"b"), "B again"),
        ];
        let before = files(folder.path());
        let removals = [("p/old/a".into(), Fingerprint::of(b"a"))];
        let error = change_all(folder.path(), &writes, &removals).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(files(folder.path()), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_removed_file_that_is_put_back_may_be_read_by_those_who_could() {
        use std::os::unix::fs::PermissionsExt;
        let folder = start();
        let path = folder.path().join("p/old/a");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        // The second removal of one file finds it gone.
        let removal = || (PathBuf::from("p/old/a"), Fingerprint::of(b"a"));
        change_all(folder.path(), &[], &[removal(), removal()]).unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), "a");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link_that_leads_out() {
        let folder = start();
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("p/out")).unwrap();
        let writes = [write("p/out/a", Fingerprint::Absent, "A")];
        let error = change_all(folder.path(), &writes, &[]).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::Forbidden);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
