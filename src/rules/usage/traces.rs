//! Dossiers that a report shows though nobody counted them as received: resolved, or carried over. They are no evidence of use.
//! But a window that is said to be zero from its first day until they were there contradicts them: one of the reports is wrong,
//! and which one nobody can tell. Early in the window they may have come in before it.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Usage, WindowReports, index, is_evidence_of_use};
use crate::catalogue::Snapshot;
use crate::catalogue::contradictions::{DossierTrace, dossier_trace};
use crate::catalogue::model::{Counts, Share, Statistics};
use crate::catalogue::plausibility::last_known_day;
use crate::rules::days::DaySet;
use crate::rules::rule::Fact;
use crate::rules::window::Window;

/// For so many months of the window what is handled may have come in before it: most procedures take days, few take months.
pub const HANDLED_WITHIN: i64 = 6;

/// Dossiers that cannot have come in before the window.
#[derive(Clone, Debug)]
pub(super) struct LateTrace {
    /// The report, by its position among those of what was received, or of what was resolved.
    at: ReportPlace,
    /// The code, group or field under which they stand.
    target: String,
    pub trace: DossierTrace,
    /// The last day of the window on which they may have come in, by its offset.
    pub last: usize,
}

/// What fields are shown to have had, by their ids.
pub(super) type FieldTraces = HashMap<String, LateTrace>;

/// Where a report stands.
#[derive(Clone, Copy, Debug)]
enum ReportPlace {
    Received(usize),
    Resolved(usize),
}

impl<'a> WindowReports<'a> {
    fn report_at(&self, at: ReportPlace) -> &'a Statistics {
        match at {
            ReportPlace::Received(at) => self.reports[at].value,
            ReportPlace::Resolved(at) => self.resolved[at],
        }
    }

    fn places(&self) -> impl Iterator<Item = ReportPlace> {
        let received = (0..self.reports.len()).map(ReportPlace::Received);
        received.chain((0..self.resolved.len()).map(ReportPlace::Resolved))
    }

    /// What a row shows of dossiers that cannot have come in before the window.
    fn late_trace(&self, at: ReportPlace, target: &str, counts: &Counts) -> Option<LateTrace> {
        let report = self.report_at(at);
        let late = self.window.from.saturating_add(HANDLED_WITHIN.months());
        if report.from < late || self.window.to < report.to {
            return None;
        }
        let trace = dossier_trace(report, index::believed(counts))?;
        let (_, last) = self.window.clip(None, Some(trace.came_by))?;
        Some(LateTrace {
            at,
            target: target.to_owned(),
            trace,
            last,
        })
    }

    /// The dossiers of a procedure, or of a group judged as one, that reports show in the window without anybody having counted
    /// them as received.
    pub(super) fn late_traces(&self, usage: &Usage<'a>) -> Vec<LateTrace> {
        let mut found = Vec::new();
        for reading in &usage.readings {
            let link = &reading.link;
            let groups = link
                .groups
                .iter()
                .map(|group| (group.id.as_str(), Some(*group)));
            for (target, group) in std::iter::once((link.code, None)).chain(groups) {
                let is_its = |report: &Statistics| {
                    group.is_none_or(|group| link.share(group, report) == Share::All)
                };
                let received = self.index.of(target, &self.reports);
                let received = received.iter();
                let received = received.map(|(at, counts)| (ReportPlace::Received(*at), *counts));
                let resolved = self.resolved.iter().enumerate();
                let resolved = resolved.filter_map(|(at, report)| {
                    Some((ReportPlace::Resolved(at), index::row(report, target)?))
                });
                let rows = received.chain(resolved);
                let rows = rows.filter(|(at, _)| is_its(self.report_at(*at)));
                found.extend(rows.filter_map(|(of, counts)| self.late_trace(of, target, counts)));
            }
        }
        found
    }

    /// Those of them that deny the zeros: every day until they were there is said to have had none.
    pub(super) fn contradicting(&self, usage: &Usage<'a>, zero: &DaySet) -> Vec<LateTrace> {
        if zero.is_empty() || !usage.positive.is_empty() {
            return Vec::new();
        }
        let mut traces = self.late_traces(usage);
        traces.retain(|trace| {
            let mut open = DaySet::empty(self.window.days());
            open.insert(0, trace.last);
            open.keep(&usage.asked);
            open.remove(zero);
            open.is_empty()
        });
        traces
    }

    /// The fields of which reports show dossiers, of the field or of a procedure of it.
    pub(super) fn field_traces(&self) -> &FieldTraces {
        self.field_traces.get_or_init(|| {
            let mut found: FieldTraces = HashMap::new();
            let mut add = |field: &str, trace: LateTrace| match found.get_mut(field) {
                Some(known) if trace.last <= known.last => {}
                Some(known) => *known = trace,
                None => _ = found.insert(field.to_owned(), trace),
            };
            for at in self.places() {
                let report = self.report_at(at);
                for (field, counts) in &report.fields {
                    if let Some(trace) = self.late_trace(at, field, counts) {
                        add(field, trace);
                    }
                }
                for (code, counts) in &report.counts {
                    let trace = self.late_trace(at, code, counts);
                    let Some((trace, procedure)) = trace.zip(self.snapshot.procedure(code)) else {
                        continue;
                    };
                    for field in &procedure.read().fields {
                        add(field, trace.clone());
                    }
                }
            }
            found
        })
    }

    /// What denies that a field of a procedure had none in a report that says so; none where nothing does.
    pub(super) fn denied_field(&self, fields: &[String], report: usize) -> Option<&LateTrace> {
        let traces = self.field_traces();
        let mut of_fields = fields.iter().filter_map(|field| traces.get(field.as_str()));
        of_fields.find(|trace| self.reports[report].first <= trace.last)
    }

    /// A trace, as what is missing.
    pub(super) fn trace_fact(&self, trace: &LateTrace) -> Fact {
        let report = self.report_at(trace.at);
        Fact::new("fact-report-shows-dossiers")
            .with("unit", self.name(&report.unit))
            .with("from", report.from)
            .with("to", report.to)
            .with("count", trace.trace.count)
            .with("key", trace.trace.key)
            .with("target", trace.target.as_str())
    }

    /// The usable reports of what was resolved that touch the window and know anything.
    pub(super) fn resolved_reports(
        snapshot: &'a Snapshot,
        window: Window,
        today: Date,
    ) -> Vec<&'a Statistics> {
        let reports = snapshot.usable_statistics().map(|report| &report.value);
        let resolved = reports.filter(|report| !is_evidence_of_use(report));
        resolved
            .filter(|report| {
                let known = last_known_day(report, snapshot.agency(&report.unit), today);
                known.is_some() && window.clip(Some(report.from), Some(report.to)).is_some()
            })
            .collect()
    }
}
