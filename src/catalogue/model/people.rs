//! `people.yaml`: addresses that are one person. Git knows people by their addresses, and somebody with two of them could
//! approve what they recommended.

use serde::{Deserialize, Serialize};

/// All people who have several addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// The people.
    pub people: Vec<PersonEmails>,
}

/// Somebody with several addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEmails {
    /// Name.
    pub name: String,
    /// E-mail addresses.
    pub emails: Vec<String>,
}

impl PersonEmails {
    /// Whether an address is theirs, whatever its case.
    pub fn has(&self, email: &str) -> bool {
        let email = email.trim().to_lowercase();
        !email.is_empty()
            && self
                .emails
                .iter()
                .any(|known| known.trim().to_lowercase() == email)
    }
}
