//! What a procedure rests on and was published by: the instruments that it cites, what the law asks for, the decisions.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::base::OneOrMany;
use super::words::words;

/// Something that the law asks for, with the provision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Whether it is asked for.
    pub value: bool,
    /// Provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

/// One citation of a legal instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Number of the instrument.
    pub number: String,
    /// Who issued it, where the number alone does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Day of signing, where the number alone does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// Articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<OneOrMany>,
}

/// One decision that published the procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Number of the decision.
    pub number: String,
    /// Agency that signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// Day of effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// Day of posting on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted: Option<Date>,
    /// What it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<PublicationAction>,
    /// Whether its instrument was made by shortened procedure and came into force on signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortened: Option<bool>,
}

words! {
    /// What a publication did.
    PublicationAction {
        /// Made it.
        New = "new",
        /// Amended it.
        Amend = "amend",
        /// Replaced it.
        Replace = "replace",
        /// Abolished it.
        Abolish = "abolish",
    }
}
