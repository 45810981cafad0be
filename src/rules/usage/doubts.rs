//! What is doubted of the reports on a procedure, and takes nothing from them: it is said beside the verdict.

use super::link_reports::{LinkReports, ReportStatement};
use super::{Usage, WindowReports, index};
use crate::catalogue::model::{Counts, Procedure, Scope, Share, Statistics};
use crate::catalogue::plausibility::{FIRST_YEAR, parts_over_whole};
use crate::rules::rule::Fact;

/// At most so many reports are named for one doubt.
const NAMED: usize = 3;

impl<'a> WindowReports<'a> {
    /// Procedures beside these readings that continue one of them with all its dossiers, too: whose these were nobody said.
    fn also_continued_by(&self, usage: &Usage<'a>, before: Option<&'a Procedure>) -> Vec<&'a str> {
        let life = before.and_then(|before| Some((before, before.lifecycle.as_ref()?)));
        let Some((before, life)) = life else {
            return Vec::new();
        };
        let others = life.replaced_by.iter().map(String::as_str).filter(|heir| {
            let known = self.snapshot.procedure(heir);
            known.is_some_and(|heir| heir.value().continues().contains(&before.code))
        });
        let is_read = |code: &str| usage.readings.iter().any(|of| of.link.code == code);
        // Of the procedure that is asked about nothing is shared but what it continues itself.
        match usage.readings.first() {
            Some(first) if first.link.code != before.code => {
                others.filter(|heir| !is_read(heir)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Parts above their whole, a year before 2000, dossiers that were resolved where none came in, dossiers of a unit that does
    /// not handle it, or of days outside its life, or that another continues, too, none for the whole country of one that did not
    /// issue it, counts under a code that the catalogue does not have.
    pub fn doubts(&self, usage: &Usage<'a>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for reading in &usage.readings {
            let code = reading.link.code;
            for (at, counts) in self.rows_believed(reading) {
                facts.extend(self.doubts_of_row(self.reports[at].value, counts));
            }
            for (at, counts) in self.index.of(code, &self.reports).iter() {
                let report = self.reports[*at].value;
                let of_report = |id| self.of_report(id, report);
                let outside = |of: &Procedure| {
                    of.in_force_from().is_some_and(|from| report.to < from)
                        || of.in_force_to().is_some_and(|to| to < report.from)
                };
                if counts.known_total() > 0 {
                    if reading.link.procedure.is_some_and(outside) {
                        facts.push(of_report("fact-doubt-life").with("code", code));
                    }
                    let others = self.also_continued_by(usage, reading.link.procedure);
                    if !others.is_empty() {
                        let fact = Fact::new("fact-doubt-shared").with("code", code);
                        facts.push(fact.with("others", others.join(", ")));
                    }
                }
                if reading.link.procedure.is_none() {
                    facts.push(of_report("fact-doubt-code").with("code", code));
                }
                let handled = &reading.handled;
                if counts.is_zero()
                    && report.scope == Scope::Nationwide
                    && !handled.is_of_issuer(self.snapshot, &report.unit)
                {
                    facts.push(of_report("fact-doubt-nationwide"));
                }
                if counts.known_total() > 0
                    && report.scope == Scope::Unit
                    && !handled.may_have(self.snapshot, &report.unit)
                {
                    facts.push(of_report("fact-doubt-unit"));
                }
            }
        }
        if usage.positive.is_empty() {
            for (report, reading) in self
                .resolved
                .iter()
                .flat_map(|report| usage.readings.iter().map(move |reading| (report, reading)))
            {
                let total = index::row(report, reading.link.code).map_or(0, Counts::known_total);
                if total > 0 {
                    let fact = Fact::new("fact-doubt-resolved")
                        .with("unit", self.name(&report.unit))
                        .with("from", report.from)
                        .with("to", report.to);
                    facts.push(fact.with("count", total));
                }
            }
        }
        if usage.positive.is_empty() {
            facts.extend(self.uncounted_doubts(usage));
        }
        facts.extend(self.doubts_of_zeros(usage));
        let mut seen: Vec<(&str, usize)> = Vec::new();
        let mut once: Vec<Fact> = Vec::new();
        for fact in facts {
            if !once.contains(&fact) {
                once.push(fact);
            }
        }
        let mut facts = once;
        facts.retain(|fact| {
            let known = seen.iter_mut().find(|(id, _)| *id == fact.id);
            match known {
                Some((_, count)) => {
                    *count += 1;
                    *count <= NAMED
                }
                None => {
                    seen.push((fact.id, 1));
                    true
                }
            }
        });
        facts
    }

    fn of_report(&self, id: &'static str, report: &Statistics) -> Fact {
        Fact::new(id)
            .with("unit", self.name(&report.unit))
            .with("from", report.from)
            .with("to", report.to)
    }

    /// The rows that speak of a link, each with its report: its own, those of its groups, and those of its fields where a report
    /// says none by them.
    fn rows_believed(&self, reading: &LinkReports<'a>) -> Vec<(usize, &'a Counts)> {
        let link = &reading.link;
        let mut rows = self.index.of(link.code, &self.reports).into_owned();
        for group in &link.groups {
            let of_group = self.index.of(&group.id, &self.reports).into_owned();
            rows.extend(of_group.into_iter().filter(|(at, _)| {
                let report = self.reports[*at].value;
                group.share_of(link.code, report.from, report.to) != Share::None
            }));
        }
        let fields = reading.link.procedure.map_or(&[][..], |of| &of.fields);
        for zero in &reading.by_fields {
            let of_fields = &self.reports[zero.report].value.fields;
            let of_fields = fields.iter().filter_map(|field| of_fields.get(field));
            rows.extend(of_fields.map(|counts| (zero.report, counts)));
        }
        rows
    }

    /// What is doubted of a row whatever it counts: parts above their whole, and days on which nobody can have counted it.
    fn doubts_of_row(&self, report: &Statistics, counts: &Counts) -> Vec<Fact> {
        let parts = parts_over_whole(counts, report.basis).into_iter();
        let mut facts: Vec<Fact> = parts
            .map(|over| {
                let fact = self.of_report("fact-doubt-part", report);
                let fact = fact.with("key", over.key).with("part", over.part);
                fact.with("whole", over.whole)
            })
            .collect();
        if let Some(day) = report.retrieved.filter(|day| self.today < *day) {
            let fact = self.of_report("fact-doubt-retrieved", report);
            facts.push(fact.with("day", day));
        }
        if report.from.year() < FIRST_YEAR {
            facts.push(self.of_report("fact-doubt-year", report));
        }
        facts
    }

    /// Zeros that stand under a linked group or a field, where nothing is said of the procedure itself: of a group nothing of those
    /// that come to the procedure, of a field what another report counts of it.
    fn doubts_of_zeros(&self, usage: &Usage<'a>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for reading in &usage.readings {
            let alone = reading.of_groups_alone.iter();
            facts.extend(
                alone.map(|at| {
                    self.of_report("fact-report-of-group-alone", self.reports[*at].value)
                }),
            );
            let Some(procedure) = reading.link.procedure else {
                continue;
            };
            for &at in &self.by_field {
                let report = &self.reports[at];
                let own = report.value.counts.contains_key(reading.link.code);
                let rows = report.fields.as_ref().filter(|_| !own);
                if reading.said[at] != ReportStatement::Zero {
                    continue;
                }
                let elsewhere = rows.and_then(|rows| rows.counted_elsewhere(procedure));
                facts.extend(elsewhere.map(|other| {
                    let field = self.snapshot.field(&other.field);
                    self.of_report("fact-doubt-field", report.value)
                        .with(
                            "field",
                            field.map_or(other.field.as_str(), |field| &field.name),
                        )
                        .with("other", self.name(&other.unit))
                        .with("other_from", other.from)
                        .with("other_to", other.to)
                        .with("count", other.count)
                }));
            }
        }
        facts
    }

    /// Dossiers in reports that are no evidence: of days after the end of a unit, after the day on which they were counted, or
    /// to come, and in files that overlap or are of no unit that is known.
    fn uncounted_doubts(&self, usage: &Usage<'a>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for unusable in &self.unusable {
            let Some(counts) = unusable.counts else {
                continue;
            };
            let is_read = self.reports.iter().any(|report| {
                let read: *const _ = &report.value.counts;
                std::ptr::eq(read, counts)
            });
            let targets = usage.readings.iter().flat_map(|of| of.link.targets());
            let mut totals = targets.filter_map(|target| Some(counts.get(target)?.known_total()));
            if let Some(total) = totals.find(|total| *total > 0).filter(|_| !is_read) {
                facts.push(
                    Fact::new("fact-doubt-uncounted")
                        .with("unit", self.name(unusable.unit))
                        .with("path", unusable.path.display().to_string())
                        .with("count", total),
                );
            }
        }
        facts
    }
}
