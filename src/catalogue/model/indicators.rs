//! `indicators/<unit>.yaml`: facts of an agency that stand on no procedure. What is absent is unknown.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The facts of one agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicators {
    /// Id of the agency.
    pub unit: String,
    /// Facts, by the id of what they say.
    pub indicators: BTreeMap<String, Indicator>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// What it says.
    pub value: IndicatorValue,
    /// Out of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<f64>,
    /// Day on which it was so.
    pub date: Date,
    /// Where this was taken from.
    pub source: String,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A number, or whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum IndicatorValue {
    /// Whether it is so.
    Holds(bool),
    /// How many.
    Number(f64),
}
