//! `catalogue.yaml`: the manifest, with the policy that rules read.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The manifest of a catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format; 1.
    pub format: u32,
    /// Title shown on the screen.
    pub title: String,
    /// At which date the catalogue is read where nothing else is asked.
    pub as_of: AsOf,
    /// The figures that rules read, each with its source in law.
    pub policy: Policy,
}

/// A date, or the current day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// The current day.
    Today,
    /// A fixed day.
    Date(Date),
}

impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AsOf::Today => serializer.serialize_str("today"),
            AsOf::Date(date) => date.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "today" {
            return Ok(AsOf::Today);
        }
        text.parse().map(AsOf::Date).map_err(|_| {
            serde::de::Error::custom(format!("`{text}` is neither a date nor `today`"))
        })
    }
}

/// The figures that rules read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// How far back `no-dossiers` looks.
    pub window: WindowPolicy,
    /// Targets set by the Government.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Deadlines for publishing and posting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// Legal regimes of online service levels, by as-of date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<Regime>,
    /// Thresholds that rules read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thresholds: Option<Thresholds>,
}

/// Length of the window, in months that end on the as-of date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowPolicy {
    /// Months.
    pub months: u32,
    /// Provision that sets it.
    pub source: String,
}

/// A target set by the Government.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Stable id.
    pub id: String,
    /// What is measured.
    pub measure: String,
    /// What is counted above the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<String>,
    /// What is counted below the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    /// Who has to reach it: `ministries`, `localities` or `all`.
    pub who: String,
    /// The target, in percent unless `unit` is `count`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// `percent` or `count`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What a count is out of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// First day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Day by which it is due.
    pub due: Date,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Provision that sets it.
    pub source: String,
}

/// A deadline for publishing or posting a procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Stable id.
    pub id: String,
    /// Number of days.
    pub days: u32,
    /// `day` or `working_day`.
    pub unit: String,
    /// `before_effect` or `after_signing`.
    pub relative_to: String,
    /// Whom or what it binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_to: Option<String>,
    /// Provision that sets it.
    pub source: String,
}

/// A legal regime of online service levels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Stable id.
    pub id: String,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Levels that it knows.
    pub levels: Vec<String>,
    /// `none`, `where_eligible` or `full`.
    pub default: String,
    /// `none`, `presence_or_site_check_in_law` or `published_reason_and_provision`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_full_needs: Option<String>,
    /// Provision that sets it.
    pub source: String,
}

impl Regime {
    /// Whether the regime holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Thresholds that rules read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Share of dossiers on a service announced full that must be handled wholly online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below_announced_level: Option<Threshold>,
}

/// A threshold in percent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Percent.
    pub percent: f64,
    /// Provision that sets it.
    pub source: String,
}
