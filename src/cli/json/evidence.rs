//! The evidence on a procedure: use over time, plans, reports, and the next changes by themselves.

use serde::Serialize;

use super::FactV1;
use crate::analysis::evidence::{
    NextChange, Period, PlanEvidence, ProcedureEvidence, RelevantReport,
};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Basis, PlanType, Scope};
use crate::rules::no_plan::PlanStanding;
use crate::rules::usage::{DossierChannel, Figure, UnitCoverage};
use crate::session::Strings;

/// Dossiers over time. No count is ever divided.
#[derive(Debug, Serialize)]
pub(crate) struct UsageV1 {
    periods: Vec<PeriodV1>,
    years: Vec<PeriodV1>,
    missing: Vec<FactV1>,
    reports: Vec<ReportV1>,
}

/// A stretch of days with its dossiers.
#[derive(Debug, Serialize)]
pub(super) struct PeriodV1 {
    from: String,
    to: String,
    window: &'static str,
    counts: DossierCountsV1,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    of_groups: Vec<OfGroupV1>,
    /// Of the stretch of which the smallest share is there: 63 provinces and then 34 are no number together.
    units: Option<UnitsV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    units_by_days: Vec<UnitsOfDaysV1>,
    open: Vec<DaysV1>,
}

/// Dossiers on each channel and on all.
#[derive(Debug, Serialize)]
pub(super) struct DossierCountsV1 {
    online: FigureV1,
    in_person: FigureV1,
    post: FigureV1,
    total: FigureV1,
}

/// A number of dossiers, and how well it is known; null where nothing is.
#[derive(Debug, Serialize)]
pub(super) struct FigureV1 {
    state: &'static str,
    dossiers: Option<u64>,
}

/// Units that reported, of those that have to.
#[derive(Debug, Serialize)]
pub(super) struct UnitsV1 {
    reported: usize,
    of: usize,
}

/// The same in a stretch of days on which they are the same units.
#[derive(Debug, Serialize)]
pub(super) struct UnitsOfDaysV1 {
    from: String,
    to: String,
    reported: usize,
    of: usize,
}

/// First and last day.
#[derive(Debug, Serialize)]
pub(super) struct DaysV1 {
    from: String,
    to: String,
}

/// A report inside the window. All but path and state are null where it cannot be read.
#[derive(Debug, Serialize)]
pub(super) struct ReportV1 {
    path: String,
    state: &'static str,
    unit: Option<String>,
    unit_name: Option<String>,
    scope: Option<&'static str>,
    basis: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    source: Option<String>,
    retrieved: Option<String>,
    said: Option<&'static str>,
    counts: Option<DossierCountsV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    of_groups: Vec<OfGroupV1>,
}

/// Those of the dossiers that are counted under a linked group, and so are no member's alone.
#[derive(Debug, Serialize)]
pub(super) struct OfGroupV1 {
    group: String,
    dossiers: Option<u64>,
}

/// A plan that names the procedure or a linked group of it.
#[derive(Debug, Serialize)]
pub(crate) struct PlanV1 {
    id: String,
    number: Option<String>,
    r#type: &'static str,
    standing: &'static str,
    signed: Option<String>,
    signer: Option<String>,
    from: Option<String>,
    to: Option<String>,
    group: Option<String>,
    due: Option<String>,
    done: Option<String>,
    superseded_by: Option<String>,
    superseded_on: Option<String>,
    measures: Vec<String>,
}

/// A day on which verdicts change although nothing new is recorded.
#[derive(Debug, Serialize)]
pub(crate) struct NextChangeV1 {
    on: String,
    changes: Vec<RuleChangeV1>,
}

/// What becomes of a rule's verdict.
#[derive(Debug, Serialize)]
pub(super) struct RuleChangeV1 {
    rule: &'static str,
    from: &'static str,
    to: &'static str,
    overridden_before: bool,
    overridden_after: bool,
}

impl UsageV1 {
    /// The use of a procedure as its evidence shows it.
    pub(crate) fn new(
        snapshot: &Snapshot,
        evidence: &ProcedureEvidence<'_>,
        strings: &Strings,
    ) -> UsageV1 {
        let missing = evidence.missing.iter();
        UsageV1 {
            periods: evidence.periods.iter().map(PeriodV1::from).collect(),
            years: evidence.years.iter().map(PeriodV1::from).collect(),
            missing: missing.map(|fact| FactV1::new(fact, strings)).collect(),
            reports: evidence
                .reports
                .iter()
                .map(|heard| ReportV1::new(snapshot, heard))
                .collect(),
        }
    }
}

impl From<&UnitCoverage> for UnitsOfDaysV1 {
    fn from(units: &UnitCoverage) -> UnitsOfDaysV1 {
        UnitsOfDaysV1 {
            from: units.from.to_string(),
            to: units.to.to_string(),
            reported: units.reported,
            of: units.of,
        }
    }
}

impl From<&Period> for PeriodV1 {
    fn from(period: &Period) -> PeriodV1 {
        let units = period.units.iter();
        let share =
            |a: &&UnitCoverage, b: &&UnitCoverage| (a.reported * b.of).cmp(&(b.reported * a.of));
        PeriodV1 {
            from: period.from.to_string(),
            to: period.to.to_string(),
            window: period.place.as_str(),
            counts: DossierCountsV1::of(period.figures),
            of_groups: of_groups(period.of_groups.iter().map(|(group, n)| (group, Some(*n)))),
            units: units.min_by(share).map(|units| UnitsV1 {
                reported: units.reported,
                of: units.of,
            }),
            units_by_days: match period.units.len() {
                0 | 1 => Vec::new(),
                _ => period.units.iter().map(UnitsOfDaysV1::from).collect(),
            },
            open: period
                .open
                .iter()
                .map(|(from, to)| DaysV1 {
                    from: from.to_string(),
                    to: to.to_string(),
                })
                .collect(),
        }
    }
}

fn of_groups<'a>(all: impl Iterator<Item = (&'a String, Option<u64>)>) -> Vec<OfGroupV1> {
    all.map(|(group, dossiers)| OfGroupV1 {
        group: group.clone(),
        dossiers,
    })
    .collect()
}

impl DossierCountsV1 {
    /// In the order of [`DossierChannel::ALL`].
    fn of(
        [online, in_person, post, total]: [Figure; DossierChannel::ALL.len()],
    ) -> DossierCountsV1 {
        let figure = |figure: Figure| FigureV1 {
            state: figure.as_str(),
            dossiers: figure.known(),
        };
        DossierCountsV1 {
            online: figure(online),
            in_person: figure(in_person),
            post: figure(post),
            total: figure(total),
        }
    }
}

impl ReportV1 {
    fn new(snapshot: &Snapshot, heard: &RelevantReport<'_>) -> ReportV1 {
        let report = heard.report;
        let agency = report.and_then(|report| snapshot.agency(&report.unit));
        ReportV1 {
            path: crate::cli::show::slashes(heard.path),
            state: heard.usable.as_str(),
            unit: report.map(|report| report.unit.clone()),
            unit_name: agency.map(|agency| agency.name.clone()),
            scope: report.map(|report| match report.scope {
                Scope::Nationwide => "nationwide",
                Scope::Unit => "unit",
            }),
            basis: report.map(|report| match report.basis {
                Basis::Received => "received",
                Basis::Resolved => "resolved",
            }),
            from: report.map(|report| report.from.to_string()),
            to: report.map(|report| report.to.to_string()),
            source: report.map(|report| report.source.clone()),
            retrieved: report.and_then(|report| Some(report.retrieved?.to_string())),
            said: heard.mention.as_ref().map(|mention| mention.said.as_str()),
            counts: heard
                .mention
                .as_ref()
                .map(|m| DossierCountsV1::of(m.figures)),
            of_groups: of_groups(
                heard
                    .mention
                    .iter()
                    .flat_map(|m| m.of_groups.iter().map(|(group, f)| (group, f[3].known()))),
            ),
        }
    }
}

impl From<&PlanEvidence<'_>> for PlanV1 {
    fn from(of: &PlanEvidence<'_>) -> PlanV1 {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let (plan, row) = (of.plan, of.row);
        PlanV1 {
            id: plan.id.clone(),
            number: plan.number.clone(),
            r#type: match plan.kind {
                PlanType::Option => "option",
                PlanType::Schedule => "schedule",
            },
            standing: match of.standing {
                PlanStanding::Done => "done",
                PlanStanding::InForce => "in_force",
                PlanStanding::Schedule => "schedule",
                PlanStanding::Unsigned => "unsigned",
                PlanStanding::NotYet => "not_yet",
                PlanStanding::Ended => "ended",
                PlanStanding::Superseded => "superseded",
                PlanStanding::Faulty => "faulty",
            },
            signed: day(plan.signed),
            signer: plan.signer.clone(),
            from: day(plan.from),
            to: day(plan.to),
            group: row.group.clone(),
            due: day(row.due),
            done: day(row.done),
            superseded_by: row.superseded_by.clone(),
            superseded_on: day(of.superseded),
            measures: row.measures.clone(),
        }
    }
}

impl From<&NextChange> for NextChangeV1 {
    fn from(next: &NextChange) -> NextChangeV1 {
        let changes = next.changes.iter();
        NextChangeV1 {
            on: next.day.to_string(),
            changes: changes
                .map(|change| RuleChangeV1 {
                    rule: change.rule,
                    from: change.from.as_str(),
                    to: change.to.as_str(),
                    overridden_before: change.overridden.0,
                    overridden_after: change.overridden.1,
                })
                .collect(),
        }
    }
}
