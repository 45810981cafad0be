//! Who reported what, and when: also those that say nothing, and those that cannot be used.

use std::cmp::Reverse;
use std::path::Path;

use crate::catalogue::model::{Basis, Statistics};
use crate::catalogue::plausibility::ReportFault;
use crate::catalogue::{FileKind, Located};
use crate::rules::Context;
use crate::rules::usage::{MentionKind, ReportMention, Usage};

/// A report inside the window that concerns a procedure.
#[derive(Debug)]
pub struct RelevantReport<'a> {
    /// Its file.
    pub path: &'a Path,
    /// What it holds; nothing where it cannot be read.
    pub report: Option<&'a Statistics>,
    /// What it says; nothing where it cannot be read.
    pub mention: Option<ReportMention>,
    /// Whether rules read it.
    pub usable: ReportUsability,
}

/// Whether rules read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportUsability {
    /// They do.
    Yes,
    /// It counts dossiers resolved, which are no evidence of use.
    Resolved,
    /// Its period overlaps another of its unit.
    Overlaps,
    /// Its unit is none that agencies.yaml has.
    UnitUnknown,
    /// What agencies.yaml says of its unit is an error.
    UnitUnsound,
    /// The file cannot be read.
    Unreadable,
}

impl ReportUsability {
    /// The word that outputs and string ids use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ReportUsability::Yes => "usable",
            ReportUsability::Resolved => "resolved",
            ReportUsability::Overlaps => "overlaps",
            ReportUsability::UnitUnknown => "unit_unknown",
            ReportUsability::UnitUnsound => "unit_unsound",
            ReportUsability::Unreadable => "unreadable",
        }
    }
}

/// The reports inside the window that concern a procedure, newest first; files that cannot be read last.
pub(super) fn heard<'a>(context: &Context<'a>, usage: &Usage<'a>) -> Vec<RelevantReport<'a>> {
    let snapshot = context.snapshot;
    let mut heard = Vec::new();
    let mut listen = |located: &'a Located<Statistics>, usable: ReportUsability| {
        let report = &located.value;
        if context
            .window
            .clip(Some(report.from), Some(report.to))
            .is_none()
        {
            return;
        }
        let Some(mention) = context.reports.mention(usage, report) else {
            return;
        };
        // Nobody owes a report of what was resolved.
        if report.basis == Basis::Resolved && mention.said != MentionKind::Listed {
            return;
        }
        heard.push(RelevantReport {
            path: &located.path,
            report: Some(report),
            mention: Some(mention),
            usable: match (usable, report.basis) {
                (ReportUsability::Yes, Basis::Resolved) => ReportUsability::Resolved,
                _ => usable,
            },
        });
    };
    for report in snapshot.usable_statistics() {
        listen(report, ReportUsability::Yes);
    }
    for (report, fault) in snapshot.faulty_statistics() {
        listen(
            report,
            match fault {
                ReportFault::Overlaps => ReportUsability::Overlaps,
                ReportFault::UnknownUnit => ReportUsability::UnitUnknown,
                ReportFault::UnsoundUnit => ReportUsability::UnitUnsound,
            },
        );
    }
    heard.sort_by_key(|heard| {
        let report = heard.report;
        Reverse(report.map(|r| (r.to, r.from, Reverse((r.scope, &r.unit, r.basis)))))
    });
    let unreadable = snapshot.unreadable_of(FileKind::Statistics);
    heard.extend(
        unreadable
            .filter(|file| context.reports.may_concern(usage, &file.path))
            .map(|file| RelevantReport {
                path: &file.path,
                report: None,
                mention: None,
                usable: ReportUsability::Unreadable,
            }),
    );
    heard
}
