//! The four verdicts, in words of this folder's own.

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    NotApplicable,
    Clear,
    CannotTell,
    Flag,
}

impl Says {
    /// The word that files and outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Says::NotApplicable => "not_applicable",
            Says::Clear => "clear",
            Says::CannotTell => "cannot_tell",
            Says::Flag => "flag",
        }
    }
}
