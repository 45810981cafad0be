//! What is doubted of the reports on a procedure, and takes nothing from them: it is said beside the verdict.

use super::{Usage, WindowReports, index};
use crate::catalogue::model::{Counts, Scope};
use crate::catalogue::plausibility::{FIRST_YEAR, parts_over_whole};
use crate::rules::rule::Fact;

/// At most so many reports are named for one doubt.
const NAMED: usize = 3;

impl<'a> WindowReports<'a> {
    /// Parts above their whole, a year before 2000, dossiers that were resolved where none came in, dossiers of a unit that does not handle it, none for the whole country
    /// of one that did not issue it, counts under a code that the catalogue does not have.
    pub fn doubts(&self, usage: &Usage<'a>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for reading in &usage.readings {
            let code = reading.link.code;
            for (at, counts) in self.index.of(code, &self.reports).iter() {
                let report = self.reports[*at].value;
                let of_report = |id| {
                    Fact::new(id)
                        .with("unit", self.name(&report.unit))
                        .with("from", report.from)
                        .with("to", report.to)
                };
                for over in parts_over_whole(counts, report.basis) {
                    let fact = of_report("fact-doubt-part").with("key", over.key);
                    facts.push(fact.with("part", over.part).with("whole", over.whole));
                }
                if report.from.year() < FIRST_YEAR {
                    facts.push(of_report("fact-doubt-year"));
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
}
