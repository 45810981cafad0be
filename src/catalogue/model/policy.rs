//! The policy of a catalogue: the figures that rules read, each with its source in law, and what holds where the manifest
//! says nothing.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// Provinces until the mergers of 2025-07-01. Source: Resolution 202/2025/QH15.
const PROVINCES_UNTIL_2025: u32 = 63;
/// Provinces since then.
const PROVINCES_SINCE_2025: u32 = 34;
/// First day of the provinces of after the mergers.
const MERGERS: Date = date(2025, 7, 1);

/// From when a service that is not full needs a published reason. Source: Decree 224/2026/NĐ-CP, Art. 14.
const REASONS_PUBLISHED_FROM: Date = date(2026, 7, 1);

/// How many months evidence may be older than the day on which it is used.
const EVIDENCE_OLDEST_MONTHS: u32 = 12;
/// How many days after signing a list is to be carried out.
const EVIDENCE_GRACE_DAYS: u32 = 90;
/// How many months a rule may be set aside.
const OVERRIDES_LONGEST_MONTHS: u32 = 36;
/// How many months a service may be suspended.
const SUSPENSION_LONGEST_MONTHS: u32 = 6;

/// The figures that rules read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// How far back `no-dossiers` looks.
    pub window: WindowPolicy,
    /// How many provinces there are, by date; the built-in numbers where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provinces: Vec<ProvinceCount>,
    /// How old evidence may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidencePolicy>,
    /// How long a rule may be set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overrides: Option<MonthLimit>,
    /// How long a service may be suspended to be upgraded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension: Option<MonthLimit>,
    /// Targets set by the Government.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Deadlines for publishing and posting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// Public holidays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Holidays>,
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
    /// Whose dossiers those are: of `all` procedures, or of the `eligible` ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator_of: Option<String>,
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
    /// Last day on which it is reached in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// First day that is late: "before 15 December" ends on the 14th.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Date>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Provision that sets it.
    pub source: String,
}

impl Target {
    /// The last day on which it is reached in time; none where no day is set.
    pub fn last_day(&self) -> Option<Date> {
        let eve = |day: Date| day.yesterday().unwrap_or(day);
        self.due.or_else(|| self.before.map(eve))
    }

    /// Whether it has begun by a day.
    pub fn begun_by(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
    }
}

impl Threshold {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
    }
}

/// The public holidays of some years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// Years whose holidays are all listed.
    pub years: Vec<i16>,
    /// Days that are no working days, besides Saturdays and Sundays.
    pub days: Vec<Date>,
    /// Provision that sets them.
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
    /// Satisfaction that is to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Threshold>,
}

/// A threshold in percent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Percent.
    pub percent: f64,
    /// First day on which it holds; from ever where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Provision that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who chose it, where no provision does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_by: Option<String>,
}

/// How many provinces there are in a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvinceCount {
    /// First day; from ever where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day; open where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// So many.
    pub count: u32,
    /// Provision that sets it.
    pub source: String,
}

/// How old evidence may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidencePolicy {
    /// How far before the day on which a decision is recorded its evidence may have been read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest: Option<Months>,
    /// How long after signing a published list is to be carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace: Option<Days>,
}

/// The longest that something may last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthLimit {
    /// So long.
    pub longest: Months,
}

/// A number of months, with who set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Months {
    /// Months.
    pub months: u32,
    /// Provision that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who chose it, where no provision does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_by: Option<String>,
}

/// A number of days, with who set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// Days.
    pub days: u32,
    /// Provision that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who chose it, where no provision does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_by: Option<String>,
}

impl Policy {
    /// How many provinces there are on a day. None where the manifest lists the days of provinces and this is not one of
    /// them, or says two numbers of it: then it is not known.
    pub fn provinces_on(&self, day: Date) -> Option<u32> {
        if self.provinces.is_empty() {
            return Some(built_in_provinces_on(day));
        }
        let holds = |entry: &&ProvinceCount| {
            entry.from.is_none_or(|from| from <= day) && entry.to.is_none_or(|to| day <= to)
        };
        let mut counts = self.provinces.iter().filter(holds).map(|entry| entry.count);
        let first = counts.next()?;
        counts.all(|count| count == first).then_some(first)
    }

    /// How many months evidence may be older than the day on which it is used.
    pub fn evidence_oldest_months(&self) -> u32 {
        let oldest = self.evidence.as_ref().and_then(|e| e.oldest.as_ref());
        oldest.map_or(EVIDENCE_OLDEST_MONTHS, |oldest| oldest.months)
    }

    /// How many days after signing a published list is to be carried out.
    pub fn evidence_grace_days(&self) -> u32 {
        let grace = self.evidence.as_ref().and_then(|e| e.grace.as_ref());
        grace.map_or(EVIDENCE_GRACE_DAYS, |grace| grace.days)
    }

    /// How many months a rule may be set aside, from the day of the evidence.
    pub fn overrides_longest_months(&self) -> u32 {
        let overrides = self.overrides.as_ref();
        overrides.map_or(OVERRIDES_LONGEST_MONTHS, |o| o.longest.months)
    }

    /// How many months a service may be suspended to be upgraded.
    pub fn suspension_longest_months(&self) -> u32 {
        let suspension = self.suspension.as_ref();
        suspension.map_or(SUSPENSION_LONGEST_MONTHS, |s| s.longest.months)
    }

    /// Whether a service that is not full needs a published reason and provision on a day. Source: Decree 224/2026/NĐ-CP,
    /// Art. 14, from 2026-07-01, where no regime of the manifest holds.
    pub fn needs_published_reason(&self, day: Date) -> bool {
        let mut holding = self.regimes.iter().filter(|regime| regime.holds_on(day));
        holding
            .next()
            .map_or(REASONS_PUBLISHED_FROM <= day, |regime| {
                regime.not_full_needs.as_deref() == Some("published_reason_and_provision")
            })
    }

    /// A policy that sets nothing but the window: what holds where there is no manifest.
    pub fn built_in() -> Policy {
        Policy {
            window: WindowPolicy {
                months: 36,
                source: "27/CT-TTg (2023-10-27)".to_owned(),
            },
            provinces: Vec::new(),
            evidence: None,
            overrides: None,
            suspension: None,
            targets: Vec::new(),
            deadlines: Vec::new(),
            holidays: Vec::new(),
            regimes: Vec::new(),
            thresholds: None,
        }
    }
}

/// How many provinces there are on a day, where a manifest does not say.
fn built_in_provinces_on(day: Date) -> u32 {
    if day < MERGERS {
        PROVINCES_UNTIL_2025
    } else {
        PROVINCES_SINCE_2025
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_63_provinces_until_the_mergers_and_34_since() {
        let policy = Policy::built_in();
        assert_eq!(policy.provinces_on(date(2025, 6, 30)), Some(63));
        assert_eq!(policy.provinces_on(date(2025, 7, 1)), Some(34));
    }

    #[test]
    fn a_day_that_the_manifest_leaves_out_has_no_number_of_provinces() {
        let policy = Policy {
            provinces: vec![ProvinceCount {
                from: Some(date(2025, 7, 1)),
                to: None,
                count: 34,
                source: "202/2025/QH15".to_owned(),
            }],
            ..Policy::built_in()
        };
        assert_eq!(policy.provinces_on(date(2025, 6, 30)), None);
        assert_eq!(policy.provinces_on(date(2025, 7, 1)), Some(34));
    }
}
