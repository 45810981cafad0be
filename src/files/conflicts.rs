//! How conflicts between two versions of a text are shown: git says it, and who marks them obeys.

/// How conflicts are shown: git's `merge.conflictStyle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConflictStyle {
    /// Ours and theirs.
    #[default]
    Merge,
    /// What both began with, too.
    Diff3,
    /// The same, without lines at the edges on which both agree.
    Zdiff3,
}
