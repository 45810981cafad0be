//! What is handed in and what is handed over: the components of a dossier, and the results.

use serde::{Deserialize, Serialize};

use super::base::OneOrMany;
use super::channel::Method;

/// One component of the dossier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Case to which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// Name.
    pub name: String,
    /// Number of originals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<u32>,
    /// Number of copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<u32>,
    /// Whether it is always required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Form to be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Code of the component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is handed in to be exchanged or withdrawn, so that nobody can look it up instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surrendered: Option<bool>,
    /// Specialised law that requires it although the state holds it. Source: Decree 224/2026/NĐ-CP, Art. 18(4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_by: Option<Provision>,
}

/// A provision of an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Number of the instrument.
    pub number: String,
    /// Articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<OneOrMany>,
}

/// One result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultDocument {
    /// Name.
    pub name: String,
    /// Code of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is issued electronically.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic: Option<bool>,
    /// How it is handed over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivery: Vec<Method>,
}
