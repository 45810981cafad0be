//! The four verdicts, in words of this folder's own.

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExpectedVerdict {
    NotApplicable,
    Clear,
    CannotTell,
    Flag,
}

impl ExpectedVerdict {
    /// The word that files and outputs use.
    pub fn word(self) -> &'static str {
        match self {
            ExpectedVerdict::NotApplicable => "not_applicable",
            ExpectedVerdict::Clear => "clear",
            ExpectedVerdict::CannotTell => "cannot_tell",
            ExpectedVerdict::Flag => "flag",
        }
    }
}
