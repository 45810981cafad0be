//! Review decisions: who decided what, why and on what evidence.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::base::Notes;

/// One entry of a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Unique id.
    pub id: String,
    /// Date at which the evidence was read.
    pub as_of: Date,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// What was decided.
    pub outcome: Outcome,
    /// Where it stands.
    pub state: DecisionState,
    /// Who decided.
    pub by: Person,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Provision that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// Why the level is below full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial_reason: Option<PartialReason>,
    /// Rules that were overridden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// What it rested on.
    pub evidence: Evidence,
    /// Id of the entry that it approves, sends back, publishes or withdraws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<String>,
    /// Of a service that is stopped for a time: by which notice, and until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension: Option<SuspensionNotice>,
    /// The signed decision that publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedBy>,
    /// The table that it was imported from: it was decided elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<ImportSource>,
    /// Where it was taken from. Logs of earlier versions mark by it what was decided elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// What a review decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Eligible for a full online service.
    EligibleFull,
    /// A partial online service.
    Partial,
    /// No online service.
    DoNotProvide,
    /// The procedure itself should go, or be merged.
    AbolishOrMerge,
    /// The service stops for a time and is made better. Source: Directive 27/CT-TTg of 2023-10-27.
    SuspendAndUpgrade,
    /// More data is needed.
    NeedData,
}

impl Outcome {
    /// All outcomes, in the order in which they are offered.
    pub const ALL: [Outcome; 6] = [
        Outcome::EligibleFull,
        Outcome::Partial,
        Outcome::DoNotProvide,
        Outcome::AbolishOrMerge,
        Outcome::SuspendAndUpgrade,
        Outcome::NeedData,
    ];

    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::EligibleFull => "eligible_full",
            Outcome::Partial => "partial",
            Outcome::DoNotProvide => "do_not_provide",
            Outcome::AbolishOrMerge => "abolish_or_merge",
            Outcome::SuspendAndUpgrade => "suspend_and_upgrade",
            Outcome::NeedData => "need_data",
        }
    }

    /// The outcome of that word.
    pub fn parse(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.as_str() == word)
    }
}

/// Where a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// A reviewer's mark.
    Recommended,
    /// Sent back to whoever recommended it, with a reason. It is no decision.
    SentBack,
    /// Approved by somebody else.
    Approved,
    /// Published by a signed, numbered decision.
    Published,
    /// Taken back.
    Withdrawn,
}

impl DecisionState {
    /// All states, in their order.
    pub const ALL: [DecisionState; 5] = [
        DecisionState::Recommended,
        DecisionState::SentBack,
        DecisionState::Approved,
        DecisionState::Published,
        DecisionState::Withdrawn,
    ];

    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DecisionState::Recommended => "recommended",
            DecisionState::SentBack => "sent_back",
            DecisionState::Approved => "approved",
            DecisionState::Published => "published",
            DecisionState::Withdrawn => "withdrawn",
        }
    }
}

/// A person as git has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// E-mail address; empty where it is not known, of whoever published a decision elsewhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}

impl Person {
    /// Whether an e-mail address is theirs; git knows people by it, whatever its case.
    pub fn has_address(&self, email: &str) -> bool {
        self.email.trim().to_lowercase() == email.trim().to_lowercase()
    }
}

/// One of the four reasons for a level below full. Source: Decree 224/2026, Art. 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartialReason {
    /// People must come in person.
    PresenceRequired,
    /// A check on site is needed.
    OnsiteVerification,
    /// A technical incident.
    TechnicalIncident,
    /// Another technical cause.
    OtherTechnical,
}

impl PartialReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [PartialReason; 4] = [
        PartialReason::PresenceRequired,
        PartialReason::OnsiteVerification,
        PartialReason::TechnicalIncident,
        PartialReason::OtherTechnical,
    ];

    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PartialReason::PresenceRequired => "presence_required",
            PartialReason::OnsiteVerification => "onsite_verification",
            PartialReason::TechnicalIncident => "technical_incident",
            PartialReason::OtherTechnical => "other_technical",
        }
    }

    /// The reason of that word.
    pub fn parse(word: &str) -> Option<PartialReason> {
        PartialReason::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// One rule set aside for one procedure, until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Id of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Provision.
    pub provision: String,
    /// Last day on which it holds.
    pub until: Date,
}

/// What a decision rested on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Commit that was read; none before the first.
    pub commit: Option<String>,
    /// Version of the rules.
    pub rules_version: String,
    /// Verdict of each rule, by id.
    pub verdicts: BTreeMap<String, String>,
    /// `sha256:` and the digest over the values that it rested on, in hexadecimal.
    pub digest: String,
    /// Shortened digests of each kind of value, by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, String>,
}

/// The signed decision that publishes an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedBy {
    /// Number.
    pub number: String,
    /// Day of signing.
    pub signed: Date,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// Row in the annex, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex_row: Option<u32>,
}

/// How long a service is stopped, as it was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspensionNotice {
    /// The notice: its number, or where it was given.
    pub notice: String,
    /// The announced last day.
    pub until: Date,
}

/// Where an entry that was decided elsewhere came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportSource {
    /// Name of the table.
    pub file: String,
    /// Digest of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its sheet, where the workbook has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row in it, from 1, as a spreadsheet counts.
    pub row: u32,
    /// Day of the import.
    pub day: Date,
}

impl Evidence {
    /// Whether it is of a version that names the formula of its digest.
    pub fn names_its_formula(&self) -> bool {
        !self.digest.starts_with("sha256:")
    }
}

impl Decision {
    /// Whether it was decided elsewhere and came in with an import: nobody recommended or approved it here.
    pub fn is_imported(&self) -> bool {
        self.imported.is_some() || self.is_imported_in_old_form()
    }

    /// Whether it has the form in which earlier versions wrote what was decided elsewhere: a `source`, and a digest that does
    /// not name its formula. It is read by laxer rules, so it has to be old: anybody can write that form.
    pub fn is_of_old_form(&self) -> bool {
        self.imported.is_none() && self.source.is_some() && !self.evidence.names_its_formula()
    }

    /// Whether nothing but that form says that it was decided elsewhere.
    pub fn is_imported_in_old_form(&self) -> bool {
        self.state == DecisionState::Published && self.refers_to.is_none() && self.is_of_old_form()
    }
}
