//! How a report, usable or not, concerns a procedure.

use std::collections::BTreeSet;

use crate::catalogue::model::{Counts, Statistics};
use crate::rules::usage::fields::FieldRows;
use crate::rules::usage::figure::{DossierChannel, Figure};
use crate::rules::usage::link_reports::LinkReports;
use crate::rules::usage::{Usage, WindowReports, index, is_province};

/// How a report concerns a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMention {
    /// What it says.
    pub said: MentionKind,
    /// What it says of each channel and of all, in the order of [`DossierChannel::ALL`].
    pub figures: [Figure; 4],
    /// What of these it says of linked groups, by their ids: their rows are added to the procedure's own.
    pub of_groups: Vec<(String, [Figure; 4])>,
}

/// What a report says of a procedure that it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// It lists it.
    Listed,
    /// It lists all that had any, and this one not: there were none.
    Complete,
    /// It counts by field, and none of the procedure's fields had any.
    ByField,
    /// Its unit has to report on it, and it does not list it: it says nothing.
    Silent,
}

impl MentionKind {
    /// The word that outputs and string ids use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MentionKind::Listed => "listed",
            MentionKind::Complete => "complete",
            MentionKind::ByField => "by_field",
            MentionKind::Silent => "silent",
        }
    }
}

impl<'a> WindowReports<'a> {
    /// How a report, usable or not, concerns a procedure; nothing where it does not.
    pub fn mention(&self, usage: &Usage<'a>, report: &Statistics) -> Option<ReportMention> {
        let counts: Vec<&Counts> = targets(&usage.readings)
            .into_iter()
            .filter_map(|target| index::row(report, target))
            .collect();
        let province = is_province(self.snapshot, &report.unit);
        let mut handled = usage.readings.iter().map(|reading| &reading.handled);
        let by_field = FieldRows::new(self.snapshot, report);
        let lists_all = report.complete && self.strays_of(report).is_empty();
        let had_none = |rows: &FieldRows<'_>| {
            let mut readings = usage.readings.iter();
            readings.any(|reading| {
                let handled = &reading.handled;
                let its = lists_all && handled.is_its(report, province);
                let procedure = reading.link.procedure;
                handled.speaks_by_field(report)
                    && procedure.is_some_and(|procedure| rows.had_none(procedure, its))
            })
        };
        let said = if !counts.is_empty() {
            MentionKind::Listed
        } else if by_field.as_ref().is_some_and(had_none) {
            MentionKind::ByField
        } else if lists_all
            && handled
                .clone()
                .any(|handled| handled.is_listed_by_all(report, province))
        {
            MentionKind::Complete
        } else if handled.any(|handled| handled.owed_by(&report.unit, province, report.scope)) {
            MentionKind::Silent
        } else {
            return None;
        };
        let figures = DossierChannel::ALL.map(|part| match said {
            MentionKind::Complete | MentionKind::ByField => Figure::Known(0),
            MentionKind::Listed | MentionKind::Silent => Figure::of(part, &counts),
        });
        let groups: BTreeSet<&str> = usage
            .readings
            .iter()
            .flat_map(|reading| reading.link.groups.iter().map(|group| group.id.as_str()))
            .collect();
        let of_group = |id: &str| {
            let row = index::row(report, id)?;
            Some((
                id.to_owned(),
                DossierChannel::ALL.map(|part| Figure::of(part, &[row])),
            ))
        };
        Some(ReportMention {
            said,
            figures,
            of_groups: groups.into_iter().filter_map(of_group).collect(),
        })
    }
}

/// Codes and ids of groups under which counts stand, each once: a group that serves several links is summed once.
fn targets<'a>(readings: &[LinkReports<'a>]) -> BTreeSet<&'a str> {
    readings
        .iter()
        .flat_map(|reading| reading.link.targets())
        .collect()
}
