//! Which days the reports cover, and whose reports they have to be.

use super::{Covering, Link, Reports, Said};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{AgencyKind, Level, Procedure, Scope, Statistics};
use crate::rules::days::DaySet;

/// Whose reports cover a procedure.
pub(super) enum Units<'a> {
    /// One unit alone: the province that issued it.
    One(&'a str),
    /// By the levels that handle it: every province, the issuer (none: not known), or both.
    Levels {
        provinces: bool,
        issuer: Option<Option<&'a str>>,
    },
}

/// Levels that a province's report covers.
fn is_local(level: Level) -> bool {
    matches!(level, Level::Province | Level::District | Level::Commune)
}

/// Whether a report says that it lists every procedure of its unit's, and this is one: a province's report those that
/// provinces handle, any other those that the unit, or one whose place it took, issued.
pub(in crate::rules) fn lists_all_of(
    snapshot: &Snapshot,
    report: &Statistics,
    procedure: Option<&Procedure>,
) -> bool {
    if !report.complete {
        return false;
    }
    let issuer = procedure.and_then(|p| p.issuer.as_deref());
    let of_a_province = snapshot
        .agency(&report.unit)
        .is_some_and(|agency| agency.kind == AgencyKind::Province);
    issuer.is_some_and(|issuer| snapshot.continues(&report.unit, issuer))
        || (of_a_province
            && report.scope == Scope::Unit
            && procedure.is_some_and(|p| p.levels.iter().any(|entry| is_local(entry.level))))
}

impl<'a> Reports<'a> {
    fn counts_as(&self, report: usize, link: &Link<'_>, covering: Covering) -> bool {
        match (self.said(report, link), covering) {
            (Said::Zero, _) => true,
            (Said::Positive { whole, .. }, Covering::Reported) => whole,
            _ => false,
        }
    }

    fn days_of(&self, reports: &[usize], link: &Link<'_>, covering: Covering) -> DaySet {
        let mut days = DaySet::empty(self.window.days());
        for &index in reports {
            if self.counts_as(index, link, covering) {
                let report = &self.reports[index];
                days.insert(report.first, report.last);
            }
        }
        days
    }

    /// Days covered by a unit's own reports; the reports of its successors reach back to its days.
    pub(super) fn unit_days(
        &self,
        unit: &str,
        link: &Link<'_>,
        covering: Covering,
        depth: usize,
    ) -> DaySet {
        let own = self.by_unit.get(unit).map_or(&[][..], Vec::as_slice);
        let mut days = self.days_of(own, link, covering);
        let successors = self
            .snapshot
            .agency(unit)
            .map_or(&[][..], |a| &a.replaced_by);
        // A guard against agencies that replace each other in a circle.
        if successors.is_empty() || depth > 8 {
            return days;
        }
        let mut by_all = DaySet::full(self.window.days());
        for successor in successors {
            by_all.keep(&self.unit_days(successor, link, covering, depth + 1));
        }
        days.add(&by_all);
        days
    }

    /// The days of `asked` that are covered for a link.
    pub(super) fn covered(&self, link: &Link<'_>, asked: &DaySet, covering: Covering) -> DaySet {
        let mut covered = self.days_of(&self.nationwide, link, covering);
        let mut rest = asked.clone();
        rest.remove(&covered);
        if rest.is_empty() || self.by_unit.is_empty() {
            return covered;
        }
        let mut local = asked.clone();
        match self.units(link) {
            Units::One(unit) => local.keep(&self.unit_days(unit, link, covering, 0)),
            Units::Levels { provinces, issuer } => {
                if provinces {
                    local.keep(&self.days_by_provinces(link, asked, covering));
                }
                if let Some(issuer) = issuer {
                    match issuer {
                        Some(unit) => local.keep(&self.unit_days(unit, link, covering, 0)),
                        None => return covered,
                    }
                }
            }
        }
        covered.add(&local);
        covered
    }

    /// Days of `asked` on which some province is in being and every one of them is covered.
    fn days_by_provinces(&self, link: &Link<'_>, asked: &DaySet, covering: Covering) -> DaySet {
        let mut in_being = DaySet::empty(self.window.days());
        let mut open = DaySet::empty(self.window.days());
        for (province, days) in &self.provinces {
            in_being.add(days);
            let mut rest = days.clone();
            rest.remove(&self.unit_days(province, link, covering, 0));
            open.add(&rest);
        }
        let mut covered = asked.clone();
        covered.keep(&in_being);
        covered.remove(&open);
        covered
    }

    /// Whose reports cover a procedure where no nationwide one does.
    pub(super) fn units(&self, link: &Link<'a>) -> Units<'a> {
        let issuer = link.procedure.and_then(|p| p.issuer.as_deref());
        if let Some(issuer) = issuer
            && self
                .snapshot
                .agency(issuer)
                .is_some_and(|agency| agency.kind == AgencyKind::Province)
        {
            return Units::One(issuer);
        }
        let levels = link.procedure.map_or(&[][..], |p| &p.levels);
        let central = levels.is_empty() || levels.iter().any(|entry| !is_local(entry.level));
        Units::Levels {
            provinces: levels.iter().any(|entry| is_local(entry.level)),
            issuer: central.then_some(issuer),
        }
    }
}
