//! `assignments.yaml`: who reviews which agencies, fields or lists.

use serde::{Deserialize, Serialize};

/// All assignments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignments {
    /// Who reviews what.
    pub assignments: Vec<Assignment>,
}

/// What one person reviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// E-mail address of the reviewer, as git has it.
    pub reviewer: String,
    /// Ids of agencies whose procedures they review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<String>,
    /// Ids of fields whose procedures they review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// Ids of lists whose services they review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<String>,
}
