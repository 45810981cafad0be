//! What is missing on the days that the reports do not cover.

use std::path::Path;

use super::coverage::Units;
use super::{Covering, Link, Reports, Said, Unusable};
use crate::catalogue::model::{AgencyKind, Procedure, Scope};
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::days::DaySet;
use crate::rules::rule::Fact;
use crate::rules::window::Window;

/// At most so many reports are named for one gap; the list is evidence, not an archive.
const NAMED: usize = 4;

/// What is missing on days that are not covered.
#[derive(Debug, Default)]
pub struct Gaps {
    /// Each stretch of days, with what is missing there.
    pub facts: Vec<Fact>,
    /// Nothing came for these days: waiting may still fill them. False where a report of a unit that owes one says
    /// something that does not cover them, or cannot be read.
    pub unreported: bool,
}

impl<'a> Reports<'a> {
    /// Names the days that are not covered, each stretch with what is missing there.
    #[must_use]
    pub fn gaps(&self, procedure: &'a Procedure, open: &DaySet) -> Gaps {
        let mut gaps = Gaps {
            facts: Vec::new(),
            unreported: true,
        };
        let chain = self.chain(procedure);
        let mut between = open.clone();
        for link in &chain {
            let mut days = DaySet::empty(self.window.days());
            if let Some((first, last)) = link.days {
                days.insert(first, last);
            }
            between.remove(&days);
            days.keep(open);
            self.add_gaps(&mut gaps, link, &days);
        }
        // A day on which no link was in force is the procedure's own to answer for.
        if let Some(link) = chain.first() {
            self.add_gaps(&mut gaps, link, &between);
        }
        gaps
    }

    fn add_gaps(&self, gaps: &mut Gaps, link: &Link<'a>, days: &DaySet) {
        for (first, last) in days.ranges() {
            self.add_owed(gaps, link, first, last);
            let before = gaps.facts.len();
            gaps.facts
                .extend(self.useless(link, first, last).take(NAMED));
            gaps.facts
                .extend(self.unread(link, first, last).take(NAMED));
            gaps.unreported &= gaps.facts.len() == before;
        }
    }

    /// Whose reports the days wait for.
    fn add_owed(&self, gaps: &mut Gaps, link: &Link<'a>, first: usize, last: usize) {
        let dated = |id| {
            Fact::new(id)
                .with("from", self.window.day(first))
                .with("to", self.window.day(last))
        };
        match self.units(link) {
            Units::One(unit) => gaps
                .facts
                .push(dated("fact-gap-unit").with("unit", self.name(unit))),
            Units::Levels { provinces, issuer } => {
                if provinces {
                    gaps.facts
                        .push(self.gap_of_provinces(link, first, last, &dated));
                }
                match issuer {
                    Some(Some(unit)) => gaps
                        .facts
                        .push(dated("fact-gap-unit").with("unit", self.name(unit))),
                    Some(None) => gaps.facts.push(dated("fact-gap-no-issuer")),
                    None => {}
                }
            }
        }
    }

    /// Reports that touch the days and do not cover them.
    fn useless(&self, link: &Link<'a>, first: usize, last: usize) -> impl Iterator<Item = Fact> {
        self.reports
            .iter()
            .enumerate()
            .filter(move |(_, r)| r.first <= last && first <= r.last)
            .filter_map(move |(index, report)| {
                let (id, total) = match self.said(index, link) {
                    Said::Positive { total, .. } if !report.inside => {
                        ("fact-report-straddles", total)
                    }
                    Said::NoData | Said::Positive { whole: false, .. } => {
                        ("fact-report-no-data", 0)
                    }
                    Said::Absent if self.owes(&report.value.unit, report.value.scope, link) => {
                        ("fact-report-absent", 0)
                    }
                    Said::Absent | Said::Zero | Said::Positive { .. } => return None,
                };
                Some(
                    Fact::new(id)
                        .with("unit", self.name(&report.value.unit))
                        .with("from", report.value.from)
                        .with("to", report.value.to)
                        .with("total", total),
                )
            })
    }

    /// Files for the days that cannot be read, or overlap another.
    fn unread(&self, link: &Link<'a>, first: usize, last: usize) -> impl Iterator<Item = Fact> {
        self.unusable
            .iter()
            .filter(move |u| u.days.is_none_or(|(from, to)| from <= last && first <= to))
            .filter(|u| {
                let lists = u.counts.is_some_and(|counts| {
                    counts.contains_key(link.code)
                        || link.groups.iter().any(|group| counts.contains_key(*group))
                });
                lists || self.owes(u.unit, u.scope, link)
            })
            .map(|u| {
                Fact::new(u.fact)
                    .with("unit", self.name(u.unit))
                    .with("path", u.path.display().to_string())
            })
    }

    /// Whether a report of that unit's should list the procedure: its issuer's, or a province's where provinces handle it.
    fn owes(&self, unit: &str, scope: Scope, link: &Link<'a>) -> bool {
        let issued = |issuer: &str| self.snapshot.continues(unit, issuer);
        let issuer = link.procedure.and_then(|p| p.issuer.as_deref());
        if scope == Scope::Nationwide {
            return issuer.is_some_and(issued);
        }
        match self.units(link) {
            Units::One(issuer) => issued(issuer),
            Units::Levels { provinces, issuer } => {
                let province = |unit| {
                    self.snapshot
                        .agency(unit)
                        .is_some_and(|agency| agency.kind == AgencyKind::Province)
                };
                (provinces && province(unit)) || issuer.flatten().is_some_and(issued)
            }
        }
    }

    fn gap_of_provinces(
        &self,
        link: &Link<'a>,
        first: usize,
        last: usize,
        dated: &dyn Fn(&'static str) -> Fact,
    ) -> Fact {
        let mut days = DaySet::empty(self.window.days());
        days.insert(first, last);
        let in_being: Vec<_> = self
            .provinces
            .iter()
            .filter(|(_, d)| d.meets(&days))
            .collect();
        if in_being.is_empty() {
            return dated("fact-gap-no-province");
        }
        let silent: Vec<&str> = in_being
            .iter()
            .filter(|(province, own)| {
                let mut rest = own.clone();
                rest.keep(&days);
                rest.remove(&self.unit_days(province, link, Covering::Reported, 0));
                !rest.is_empty()
            })
            .map(|(province, _)| self.name(province))
            .collect();
        let mut names = silent
            .iter()
            .take(NAMED)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        if silent.len() > NAMED {
            names.push_str(", …");
        }
        dated("fact-gap-provinces")
            .with("silent", silent.len())
            .with("provinces", in_being.len())
            .with("names", names)
    }

    fn name<'s>(&'s self, unit: &'s str) -> &'s str {
        self.snapshot
            .agency(unit)
            .map_or(unit, |agency| agency.name.as_str())
    }
}

/// The reports that rules cannot read: overlapping ones, and files that are not what their place says.
pub(super) fn unusable(snapshot: &Snapshot, window: Window) -> Vec<Unusable<'_>> {
    let overlapping = snapshot
        .overlapping_statistics()
        .filter(|report| is_evidence_of_use(&report.value))
        .filter_map(|report| {
            let days = window.clip(Some(report.value.from), Some(report.value.to))?;
            Some(Unusable {
                path: &report.path,
                unit: &report.value.unit,
                scope: report.value.scope,
                days: Some(days),
                counts: Some(&report.value.counts),
                fact: "fact-report-overlaps",
            })
        });
    let unreadable = snapshot
        .unreadable_of(FileKind::Statistics)
        .filter_map(|file| {
            let name = file
                .path
                .file_stem()
                .and_then(|n| n.to_str())
                .unwrap_or_default();
            if name.contains(".resolved") {
                return None;
            }
            // The file cannot say its period, but its name should.
            let period = name
                .split('.')
                .next()
                .and_then(|dates| dates.split_once('_'))
                .and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            let days = match period {
                Some((from, to)) => Some(window.clip(Some(from), Some(to))?),
                None => None,
            };
            let unit = file
                .path
                .parent()
                .and_then(Path::file_name)
                .and_then(|n| n.to_str());
            Some(Unusable {
                path: &file.path,
                unit: unit.unwrap_or_default(),
                scope: if name.contains(".nationwide") {
                    Scope::Nationwide
                } else {
                    Scope::Unit
                },
                days,
                counts: None,
                fact: "fact-report-unreadable",
            })
        });
    overlapping.chain(unreadable).collect()
}
