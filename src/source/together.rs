//! Writing some files, all or none.

use std::path::Path;

use super::bulk::{PlannedWrite, write_all};
use super::error::FileError;
use super::write::{Fingerprint, refuse_if_changed, remove_if_unchanged, write_if_unchanged};

/// A file to be written, with its content until now; none where there is no such file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What is written.
    pub write: PlannedWrite,
    /// What stands there.
    pub before: Option<Vec<u8>>,
}

/// Refuses files of which one is no longer what it was when the plan was made.
///
/// # Errors
/// One changed since, or cannot be read.
pub fn unchanged(root: &Path, files: &[Replacement]) -> Result<(), FileError> {
    files
        .iter()
        .try_for_each(|file| refuse_if_changed(&root.join(&file.write.path), file.write.expected))
}

/// Writes all of these files below `root`, or none: every one is looked at before the first is written, and where one
/// cannot be written, those before it get back what they held.
///
/// # Errors
/// A file changed since the plan was made, or the operating system refused. No file is another then, unless the message
/// names those that could not be given back what they held.
pub fn write_together(root: &Path, files: &[Replacement]) -> Result<(), FileError> {
    unchanged(root, files)?;
    let writes: Vec<PlannedWrite> = files.iter().map(|file| file.write.clone()).collect();
    let Err(mut error) = write_all(root, &writes, &|_| {}) else {
        return Ok(());
    };
    let mut left = Vec::new();
    for file in files {
        if !given_back(root, file) {
            left.push(file.write.path.display().to_string());
        }
    }
    if !left.is_empty() {
        error.message = format!(
            "{}; these files were written all the same: {}",
            error.message,
            left.join(", ")
        );
    }
    Err(error)
}

/// Gives a file back what it held, where it was written; whether it holds that, or what somebody else wrote meanwhile.
fn given_back(root: &Path, file: &Replacement) -> bool {
    let path = root.join(&file.write.path);
    let written = Fingerprint::of(&file.write.bytes);
    match Fingerprint::of_file(&path) {
        Ok(now) if now == written && written != file.write.expected => {
            let restored = match &file.before {
                Some(bytes) => write_if_unchanged(&path, written, bytes),
                None => remove_if_unchanged(&path, written),
            };
            restored.is_ok()
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::source::FileErrorKind;

    fn file(path: &str, before: Option<&str>, after: &str) -> Replacement {
        Replacement {
            write: PlannedWrite {
                path: path.into(),
                expected: before
                    .map_or(Fingerprint::Absent, |text| Fingerprint::of(text.as_bytes())),
                bytes: after.into(),
            },
            before: before.map(Into::into),
        }
    }

    #[test]
    fn a_file_that_somebody_changed_stops_all_of_them_before_the_first() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "a").unwrap();
        fs::write(folder.path().join("b"), "theirs").unwrap();
        let files = [file("a", Some("a"), "ours"), file("b", Some("b"), "ours")];
        let error = write_together(folder.path(), &files).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(fs::read(folder.path().join("a")).unwrap(), b"a");
        assert_eq!(fs::read(folder.path().join("b")).unwrap(), b"theirs");
    }

    #[test]
    fn where_one_cannot_be_written_those_before_it_hold_again_what_they_held() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("0"), "old").unwrap();
        // More than one batch, and in the last one a file below something that is no folder.
        let mut files: Vec<Replacement> = (1..140)
            .map(|at| file(&at.to_string(), None, "new"))
            .collect();
        files.insert(0, file("0", Some("old"), "new"));
        files.push(file("0/below", None, "new"));
        write_together(folder.path(), &files).unwrap_err();
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1, "{names:?}");
        assert_eq!(fs::read(folder.path().join("0")).unwrap(), b"old");
    }
}
