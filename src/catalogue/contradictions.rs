//! Reports that deny each other, or themselves: dossiers where another, or the report itself, says that there were none, and a
//! whole that is less than its parts. Rules, `check` and imports ask here.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::model::{Basis, Count, Counts, Scope, Statistics};
use super::plausibility::row_fault;
use super::snapshot::{Located, Snapshot};

/// What one report counts though another says that there was none: the days of the first lie within those of the other, and
/// so do its dossiers. `issues` says whether the unit of the other issues a procedure, so that its complete report says
/// something of it without naming it.
pub(crate) fn contradicted<'r>(
    zero: &Statistics,
    other: &'r Statistics,
    issues: impl Fn(&str) -> bool,
) -> Vec<(&'r str, u64)> {
    let is_within = zero.from <= other.from && other.to <= zero.to;
    let is_part = match zero.scope {
        Scope::Nationwide => true,
        Scope::Unit => other.scope == Scope::Unit && other.unit == zero.unit,
    };
    // What was resolved came in at some time; what came in may wait.
    let is_alike = zero.basis == other.basis || zero.basis == Basis::Received;
    if !(is_within && is_part && is_alike) {
        return Vec::new();
    }
    let is_none = |code: &str| match zero.counts.get(code) {
        Some(counts) => counts.is_zero(),
        None => zero.complete && (zero.scope == Scope::Unit || issues(code)),
    };
    let counted = other.counts.iter().filter_map(|(code, counts)| {
        let total = counts.known_total();
        (total > 0 && row_fault(counts).is_none() && is_none(code))
            .then_some((code.as_str(), total))
    });
    counted.collect()
}

/// Dossiers that a row shows without counting them as received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DossierTrace {
    /// The key under which they stand; `resolved` where it is the channels of a report of what was resolved.
    pub key: &'static str,
    /// How many there are.
    pub count: u64,
    /// The last day on which they may have come in.
    pub came_by: Date,
}

/// What a row shows of dossiers though it counts none as received: some that were resolved, that were carried over from before,
/// or a part of a number that it does not know. A part above its known whole is doubted and shows nothing.
pub(crate) fn dossier_trace(report: &Statistics, counts: &Counts) -> Option<DossierTrace> {
    let total = counts.known_total();
    let trace = |key, count, came_by| {
        Some(DossierTrace {
            key,
            count,
            came_by,
        })
    };
    let known = |count: Option<Count>| count.and_then(Count::known).filter(|count| *count > 0);
    match (report.basis, total) {
        (Basis::Resolved, 1..) => return trace("resolved", total, report.to),
        (Basis::Received, 1..) => return None,
        _ => {}
    }
    if let Some(count) = known(counts.carried_over) {
        return trace("carried_over", count, report.from.yesterday().ok()?);
    }
    if counts.all_known() {
        return None;
    }
    let parts = [
        ("resolved_online", counts.resolved_online),
        ("on_time", counts.on_time),
        ("returned", counts.returned),
        ("digitised", counts.digitised),
        ("electronic_results", counts.electronic_results),
        ("synchronised", counts.synchronised),
    ];
    let mut parts = parts.into_iter();
    parts.find_map(|(key, count)| trace(key, known(count)?, report.to))
}

/// What one report shows in this way though another says that there was none on every day on which these dossiers may have come
/// in: nothing is told of what may have come in before the days of the other.
pub(crate) fn shown_beside_zero<'r>(
    zero: &Statistics,
    other: &'r Statistics,
    issues: impl Fn(&str) -> bool,
) -> Vec<(&'r str, DossierTrace)> {
    if zero.basis != Basis::Received || other.from <= zero.from || zero.to < other.to {
        return Vec::new();
    }
    let is_part = match zero.scope {
        Scope::Nationwide => true,
        Scope::Unit => other.scope == Scope::Unit && other.unit == zero.unit,
    };
    let is_none = |code: &str| match zero.counts.get(code) {
        Some(counts) => counts.is_zero(),
        None => zero.complete && (zero.scope == Scope::Unit || issues(code)),
    };
    let shown = other.counts.iter().filter(|(code, counts)| {
        // What was resolved is told as a count.
        let is_counted = counts.known_total() > 0;
        is_part && !is_counted && row_fault(counts).is_none() && is_none(code)
    });
    shown
        .filter_map(|(code, counts)| Some((code.as_str(), dossier_trace(other, counts)?)))
        .collect()
}

/// The dossiers of a procedure or group in a report, beside the parts of which it should be the whole.
#[derive(Debug)]
pub struct WholeBelowParts<'r> {
    /// The code, or the id of a group.
    pub target: &'r str,
    /// What the report counts.
    pub whole: u64,
    /// What the parts count together.
    pub parts: u64,
    /// The greatest of them.
    pub greatest: &'r Located<Statistics>,
}

impl Snapshot {
    /// The fields of which a report says that they had no dossier, in their row or by leaving them out of a complete one,
    /// though it counts some of a procedure of theirs; each with the code of one. What it says of these fields is no
    /// evidence.
    pub fn contradicted_fields<'r>(&self, report: &'r Statistics) -> BTreeMap<String, &'r str> {
        let mut contradicted = BTreeMap::new();
        if report.fields.is_empty() {
            return contradicted;
        }
        let is_zero = |field: &String| match report.fields.get(field) {
            Some(counts) => counts.is_zero(),
            None => report.complete,
        };
        for (code, counts) in &report.counts {
            if counts.known_total() == 0 || row_fault(counts).is_some() {
                continue;
            }
            let Some(procedure) = self.procedure(code) else {
                continue;
            };
            for field in procedure
                .read()
                .fields
                .iter()
                .filter(|field| is_zero(field))
            {
                let code = code.as_str();
                contradicted.entry(field.clone()).or_insert(code);
            }
        }
        contradicted
    }

    /// The fields of which a report says that they had no dossier, though another report of the same dossiers has some within its
    /// days, of the field or of a procedure of it; each with that report. Which of the two is wrong nobody knows: it is told, and
    /// the zero stands where no row for a code itself denies it.
    pub fn fields_counted_elsewhere<'s>(
        &'s self,
        report: &Statistics,
    ) -> BTreeMap<&'s str, (&'s Located<Statistics>, u64)> {
        self.fields_counted(report, report.basis)
    }

    /// The same of the reports of one basis: what was resolved came in at some time, and is no evidence of when.
    pub fn fields_counted<'s>(
        &'s self,
        report: &Statistics,
        basis: Basis,
    ) -> BTreeMap<&'s str, (&'s Located<Statistics>, u64)> {
        let is_other = |other: &Statistics| {
            other.basis == basis
                && !std::ptr::eq(other, report)
                && report.from <= other.from
                && other.to <= report.to
        };
        self.fields_denied(report, is_other, |_, counts| {
            let total = counts.known_total();
            (total > 0 && row_fault(counts).is_none()).then_some(total)
        })
    }

    /// The fields of which a report of dossiers received says that they had none, though another shows some within its days that
    /// it does not count: each with that report.
    pub fn fields_shown<'s>(
        &'s self,
        report: &Statistics,
    ) -> BTreeMap<&'s str, (&'s Located<Statistics>, DossierTrace)> {
        let is_other = |other: &Statistics| {
            report.basis == Basis::Received && report.from < other.from && other.to <= report.to
        };
        self.fields_denied(report, is_other, |other, counts| {
            let counted = counts.known_total() > 0 || row_fault(counts).is_some();
            dossier_trace(other, counts).filter(|_| !counted)
        })
    }

    /// The fields that had no dossier by a report and some by a row of another, of the field or of a procedure of it: any other
    /// where it is nationwide, else one of its unit's. `dossiers` says what a row has.
    fn fields_denied<'s, D: Copy>(
        &'s self,
        report: &Statistics,
        is_other: impl Fn(&Statistics) -> bool,
        dossiers: impl Fn(&Statistics, &Counts) -> Option<D>,
    ) -> BTreeMap<&'s str, (&'s Located<Statistics>, D)> {
        let mut found = BTreeMap::new();
        if report.fields.is_empty() {
            return found;
        }
        let is_part = |other: &Statistics| match report.scope {
            Scope::Nationwide => true,
            Scope::Unit => other.scope == Scope::Unit && other.unit == report.unit,
        };
        let is_zero = |field: &str| match report.fields.get(field) {
            Some(counts) => counts.is_zero(),
            None => report.complete,
        };
        let others = self.usable_statistics();
        for other in others.filter(|other| is_part(&other.value) && is_other(&other.value)) {
            let dossiers = |counts: &Counts| dossiers(&other.value, counts);
            for (field, counts) in &other.value.fields {
                if let Some(has) = dossiers(counts).filter(|_| is_zero(field)) {
                    found.entry(field.as_str()).or_insert((other, has));
                }
            }
            for (code, counts) in &other.value.counts {
                let (Some(has), Some(procedure)) = (dossiers(counts), self.procedure(code)) else {
                    continue;
                };
                let fields = procedure.read().fields.clone();
                let known = fields.iter().filter_map(|id| self.field(id));
                for field in known.filter(|field| is_zero(&field.id)) {
                    found.entry(field.id.as_str()).or_insert((other, has));
                }
            }
        }
        found
    }

    /// The rows of a report that count less than the reports of its parts do within its days: of the units in the country, where
    /// it is nationwide, or of those whose place its unit took. No dossier of the parts counts twice.
    pub fn wholes_below_parts<'s>(&'s self, report: &'s Statistics) -> Vec<WholeBelowParts<'s>> {
        let is_part = |other: &Statistics| {
            other.scope == Scope::Unit
                && other.basis == report.basis
                && report.from <= other.from
                && other.to <= report.to
                && match report.scope {
                    Scope::Nationwide => true,
                    Scope::Unit => {
                        other.unit != report.unit
                            && self.heirs(&other.unit).contains(&report.unit.as_str())
                    }
                }
        };
        let parts: Vec<&Located<Statistics>> = self
            .usable_statistics()
            .filter(|other| is_part(&other.value))
            .collect();
        let known = |counts: &Counts| row_fault(counts).is_none().then(|| counts.known_total());
        let mut found = Vec::new();
        for (target, counts) in &report.counts {
            // What is not known may be the rest, and of zero it is told apart.
            let Some(whole) = known(counts).filter(|whole| *whole > 0 && counts.all_known()) else {
                continue;
            };
            let mut rows: Vec<(u64, &Located<Statistics>)> = parts
                .iter()
                .filter_map(|part| Some((known(part.value.counts.get(target)?)?, *part)))
                .collect();
            rows.sort_by_key(|(total, part)| (Reverse(*total), &part.path));
            let Some((_, greatest)) = rows.first().copied() else {
                continue;
            };
            let sum = self.of_one_kind(&rows);
            if whole < sum {
                found.push(WholeBelowParts {
                    target,
                    whole,
                    parts: sum,
                    greatest,
                });
            }
        }
        found
    }

    /// The greatest sum of rows of units of one kind: what a province counts holds what its communes do.
    fn of_one_kind(&self, rows: &[(u64, &Located<Statistics>)]) -> u64 {
        let kind = |unit: &str| self.agency(unit).map(|agency| agency.kind);
        let kinds = rows.iter().map(|(_, row)| kind(&row.value.unit));
        let sums = kinds.map(|of| {
            let same = rows.iter().filter(|(_, row)| kind(&row.value.unit) == of);
            let same: Vec<(u64, &Located<Statistics>)> = same.copied().collect();
            self.each_dossier_once(&same)
        });
        sums.max().unwrap_or(0)
    }

    /// The sum of rows, without those that may count a dossier of one before them: what a unit reports of days of which one that
    /// it took the place of, or that took its place, reports too.
    fn each_dossier_once(&self, rows: &[(u64, &Located<Statistics>)]) -> u64 {
        let mut taken: Vec<&Statistics> = Vec::new();
        let mut sum = 0_u64;
        for (total, row) in rows {
            let row = &row.value;
            let is_kin = |other: &Statistics| {
                self.heirs(&row.unit).contains(&other.unit.as_str())
                    || self.heirs(&other.unit).contains(&row.unit.as_str())
            };
            let meets =
                |other: &&Statistics| row.from <= other.to && other.from <= row.to && is_kin(other);
            if !taken.iter().any(meets) {
                taken.push(row);
                sum = sum.saturating_add(*total);
            }
        }
        sum
    }
}
