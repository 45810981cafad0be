//! Which reports are added up, so that no dossier counts twice.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::model::{AgencyKind, Scope};
use crate::rules::usage::WindowReports;
use crate::rules::usage::figure::Figure;
use crate::rules::usage::link_reports::Handlers;

impl<'a> WindowReports<'a> {
    /// The reports to add up: those with dossiers before others, those that lie in the stretch of days that is asked for
    /// before those that reach out of it, nationwide ones before those of units, the issuer's before
    /// others', longer before shorter, and none that may count a dossier of one that was taken already.
    pub(super) fn without_doubles(
        &self,
        handled: &Handlers<'a>,
        speaking: &[usize],
        total: &[Figure],
        asked: Option<(Date, Date)>,
    ) -> Vec<usize> {
        let mut order = speaking.to_vec();
        order.sort_by_key(|at| {
            let report = &self.reports[*at];
            let issued = handled.is_issuer(&report.value.unit);
            let days = report.last - report.first;
            let zero = total[*at] == Figure::Known(0);
            let reaches_out = asked.is_some_and(|(from, to)| report.from < from || to < report.to);
            (
                zero,
                reaches_out,
                report.value.scope,
                !issued,
                Reverse(days),
                *at,
            )
        });
        self.each_dossier_once(&order)
    }

    /// The same with the parts before what should hold them: reports of units before nationwide ones, once the shorter and once
    /// the greater ones first, of units of one kind, for what a province counts holds what its communes do. A whole that is less
    /// than its parts is found by it.
    pub(super) fn parts_before_wholes(
        &self,
        speaking: &[usize],
        total: &[Figure],
    ) -> Vec<Vec<usize>> {
        let scope = |at: usize| Reverse(self.reports[at].value.scope);
        let kind = |at: usize| {
            let report = self.reports[at].value;
            let unit = self.snapshot.agency(&report.unit);
            (report.scope == Scope::Unit).then(|| unit.map(|unit| unit.kind))
        };
        let mut kinds: Vec<Option<AgencyKind>> = Vec::new();
        for of in speaking.iter().filter_map(|at| kind(*at)) {
            if !kinds.contains(&of) {
                kinds.push(of);
            }
        }
        let of_kind = |of: Option<AgencyKind>| {
            let same = speaking.iter().copied();
            let same = same.filter(move |at| kind(*at).is_none_or(|kind| kind == of));
            let mut shorter_first: Vec<usize> = same.collect();
            let mut greater_first = shorter_first.clone();
            shorter_first.sort_by_key(|at| {
                let report = &self.reports[*at];
                (scope(*at), report.last - report.first, *at)
            });
            greater_first.sort_by_key(|at| (scope(*at), Reverse(total[*at].known()), *at));
            [shorter_first, greater_first]
        };
        let choices = kinds.into_iter().flat_map(of_kind);
        choices
            .map(|order| self.each_dossier_once(&order))
            .collect()
    }

    /// Reports in an order, without those that may count a dossier of one before them.
    fn each_dossier_once(&self, order: &[usize]) -> Vec<usize> {
        let mut heirs: HashMap<&str, Vec<&str>> = HashMap::new();
        for at in order {
            let unit = self.reports[*at].value.unit.as_str();
            heirs
                .entry(unit)
                .or_insert_with(|| self.snapshot.heirs(unit));
        }
        let related = |a: &str, b: &str| heirs[a].contains(&b) || heirs[b].contains(&a);
        let mut nationwide: Vec<usize> = Vec::new();
        let mut by_unit: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut taken: Vec<usize> = Vec::new();
        for &at in order {
            let report = &self.reports[at];
            let meets = |other: &usize| {
                let other = &self.reports[*other];
                other.from <= report.to && report.from <= other.to
            };
            let unit = report.value.unit.as_str();
            let is_nationwide = report.value.scope == Scope::Nationwide;
            if nationwide.iter().any(meets) || (is_nationwide && taken.iter().any(meets)) {
                continue;
            }
            if is_nationwide {
                nationwide.push(at);
            } else {
                let mut of_kin = by_unit.iter().filter(|(other, _)| related(unit, other));
                if of_kin.any(|(_, reports)| reports.iter().any(meets)) {
                    continue;
                }
                by_unit.entry(unit).or_default().push(at);
            }
            taken.push(at);
        }
        taken.sort_unstable();
        taken
    }
}
