//! The service that a procedure is: its kind, how far it is online, and how satisfied people are with it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decision::PartialReason;
use super::words::words;

words! {
    /// Kind of service.
    ServiceKind {
        /// Administrative.
        Administrative = "administrative",
        /// Public career service.
        PublicCareer = "public_career",
        /// Public utility.
        PublicUtility = "public_utility",
    }
}

/// Online public service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Online {
    /// Level.
    pub level: OnlineLevel,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Decision that set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Why it is not full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial_reason: Option<PartialExplanation>,
    /// Suspensions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<Suspension>,
    /// Level of proactive service, 1 to 4. Source: Decree 224/2026/NĐ-CP, Art. 16.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proactive: Option<u8>,
}

words! {
    /// Level of online service.
    OnlineLevel {
        /// Toàn trình.
        Full = "full",
        /// Một phần.
        Partial = "partial",
        /// Not online.
        None = "none",
    }
}

/// Why a service is not full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialExplanation {
    /// One of the four reasons.
    pub reason: PartialReason,
    /// Provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One suspension of an online service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// First day.
    pub from: Date,
    /// Announced last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Day on which it was announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed: Option<Date>,
    /// Whether it could not be announced beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force_majeure: Option<bool>,
    /// First day on which it works again; absent: not known to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumed: Option<Date>,
}

/// Measured satisfaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// Value.
    pub value: f64,
    /// Out of.
    pub of: f64,
    /// First day of the survey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day of the survey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Period in words, of before there were days; it says no day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Source.
    pub source: String,
}
