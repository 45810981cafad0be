//! Restructuring and simplification plans. Source: Decree 63/2010/NĐ-CP, Art. 30–31; Directive 27/CT-TTg.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::base::Notes;

/// One plan instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Approved option, or a mere schedule.
    #[serde(rename = "type")]
    pub kind: PlanType,
    /// Stable id.
    pub id: String,
    /// Number of the decision that approves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who signed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// Day of signing; absent while it is only announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// First day in force; absent: the day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day in force; absent: open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it names.
    pub procedures: Vec<PlanRow>,
    /// Day on which this was taken from its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// Where this was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

impl Plan {
    /// Whether it was signed by `day`.
    pub fn signed_by(&self, day: Date) -> bool {
        self.signed.is_some_and(|signed| signed <= day)
    }

    /// Whether it was signed and had come into force by `day`, ended or not.
    pub fn begun_by(&self, day: Date) -> bool {
        self.signed_by(day) && self.from.or(self.signed).is_some_and(|from| from <= day)
    }

    /// Whether its last day lies before `day`.
    pub fn ended_before(&self, day: Date) -> bool {
        self.to.is_some_and(|to| to < day)
    }
}

/// `option` (phương án) clears a procedure; `schedule` (kế hoạch rà soát) never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanType {
    /// An approved option.
    Option,
    /// Only a schedule of reviews.
    Schedule,
}

/// One procedure or linked group that a plan names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRow {
    /// Procedure code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id of a linked group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What is to be simplified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// Day by which it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Day on which it was carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// Id of the plan that takes this row's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
}
