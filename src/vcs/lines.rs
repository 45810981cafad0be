//! Three versions of a file merged line by line, as git does it, and how the repository wants conflicts shown.

use std::path::Path;

use super::environment::GitEnvironment;
use super::error::{Result, VcsError};
use crate::files::ConflictStyle;

/// What is merged, and how conflicts look.
#[derive(Clone, Copy, Debug)]
pub struct LineMerge<'a> {
    /// What both began with; empty where both made the file.
    pub base: &'a [u8],
    /// Ours.
    pub ours: &'a [u8],
    /// Theirs.
    pub theirs: &'a [u8],
    /// What stands behind the markers: of the base, ours and theirs.
    pub labels: [&'a str; 3],
    /// Signs of a marker.
    pub size: u16,
    /// How conflicts are shown.
    pub style: ConflictStyle,
    /// Lines that conflict are ours, without a marker.
    pub ours_wins: bool,
}

/// Bytes at the start of a file that git looks at for a NUL, which no text has.
const LOOKED_AT: usize = 8_000;

impl LineMerge<'_> {
    /// The merged bytes, and whether there was no conflict. What is no text stays ours, as a conflict.
    ///
    /// # Errors
    /// libgit2 fails, for example without memory.
    pub fn merge(&self) -> Result<(Vec<u8>, bool)> {
        let binary = |bytes: &&[u8]| bytes[..bytes.len().min(LOOKED_AT)].contains(&0);
        if [self.base, self.ours, self.theirs].iter().any(binary) {
            return Ok((self.ours.to_owned(), self.ours == self.theirs));
        }
        // libgit2 merges only once it was set up, which the first object of any other kind does.
        let failed = |error: git2::Error| VcsError::git(&error, "merge the lines");
        git2::Config::new().map_err(failed)?;
        let input = |bytes| {
            let mut input = git2::MergeFileInput::new();
            input.content(bytes);
            input
        };
        let mut options = git2::MergeFileOptions::new();
        let [base, ours, theirs] = self.labels.map(|label| label.replace('\0', ""));
        options
            .ancestor_label(base)
            .our_label(ours)
            .their_label(theirs)
            .marker_size(self.size);
        match self.style {
            ConflictStyle::Merge => options.style_standard(true),
            ConflictStyle::Diff3 => options.style_diff3(true),
            ConflictStyle::Zdiff3 => options.style_zdiff3(true),
        };
        if self.ours_wins {
            options.favor(git2::FileFavor::Ours);
        }
        let merged = git2::merge_file(
            &input(self.base),
            &input(self.ours),
            &input(self.theirs),
            Some(&mut options),
        )
        .map_err(failed)?;
        Ok((merged.content().to_owned(), merged.is_automergeable()))
    }
}

/// How the repository that `folder` lies in wants conflicts shown; as git does by itself where nothing says.
pub fn conflict_style(folder: &Path, environment: &GitEnvironment) -> ConflictStyle {
    let config = match git2::Repository::discover(folder) {
        Ok(repository) => repository.config(),
        Err(_) => git2::Config::open_default(),
    };
    let word = config.ok().and_then(|mut config| {
        let _settings = environment.configure(&mut config).ok()?;
        config.get_string("merge.conflictstyle").ok()
    });
    match word.as_deref() {
        Some("diff3") => ConflictStyle::Diff3,
        Some("zdiff3") => ConflictStyle::Zdiff3,
        _ => ConflictStyle::Merge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(base: &str, ours: &str, theirs: &str, style: ConflictStyle) -> (String, bool) {
        let merge = LineMerge {
            base: base.as_bytes(),
            ours: ours.as_bytes(),
            theirs: theirs.as_bytes(),
            labels: ["gốc", "ta", "họ"],
            size: 9,
            style,
            ours_wins: false,
        };
        let (bytes, clean) = merge.merge().unwrap();
        (String::from_utf8(bytes).unwrap(), clean)
    }

    #[test]
    fn lines_apart_come_together_and_one_line_changed_twice_is_marked_in_the_wanted_style() {
        let merged = merge(
            "a\nb\nc\nd\n",
            "A\nb\nc\nd\n",
            "a\nb\nc\nD\n",
            ConflictStyle::Merge,
        );
        assert_eq!(merged, ("A\nb\nc\nD\n".to_owned(), true));
        let (text, clean) = merge("a\n", "x\n", "y\n", ConflictStyle::Diff3);
        assert!(!clean);
        assert_eq!(
            text,
            "<<<<<<<<< ta\nx\n||||||||| gốc\na\n=========\ny\n>>>>>>>>> họ\n"
        );
    }

    #[test]
    fn what_is_no_text_stays_ours_as_a_conflict() {
        let merged = merge("\0a", "\0b", "\0c", ConflictStyle::Merge);
        assert_eq!(merged, ("\0b".to_owned(), false));
    }
}
