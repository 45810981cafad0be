//! What the reports say of one procedure, and whose reports have to say it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::WindowReports;
use super::figure::DossierChannel;
use crate::catalogue::Snapshot;
use crate::catalogue::check::Examiner;
use crate::catalogue::model::{
    AgencyKind, Continuity, Counts, Group, Level, Procedure, Scope, Statistics,
};

/// One link of a chain of procedures that continue each other.
#[derive(Clone, Debug)]
pub(super) struct ChainLink<'a> {
    pub code: &'a str,
    pub procedure: Option<&'a Procedure>,
    pub groups: Vec<&'a Group>,
    /// The days of the window for which its counts are asked.
    pub days: Option<(usize, usize)>,
}

impl<'a> ChainLink<'a> {
    /// What its counts stand under: its code and its linked groups.
    pub(super) fn targets(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.code).chain(self.groups.iter().map(|group| group.id.as_str()))
    }
}

/// What one report says of one procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportStatement {
    /// Every channel is known and none had a dossier.
    Zero,
    /// So many dossiers; `whole` where every channel is known.
    Positive { total: u64, whole: bool },
    /// `no_data`, or a channel that is absent.
    NoData,
    /// None for the whole country, of a unit that knows a part of it.
    Beyond,
    /// The procedure is not listed, and the report does not say that it lists all.
    Absent,
}

/// Which of a report's days count as covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageRule {
    /// Days known to have had no dossier.
    Zero,
    /// Days that were reported, whatever the number.
    Reported,
}

impl ReportStatement {
    pub(super) fn covers(self, covering: CoverageRule) -> bool {
        match (self, covering) {
            (ReportStatement::Zero, _) => true,
            (ReportStatement::Positive { whole, .. }, CoverageRule::Reported) => whole,
            _ => false,
        }
    }

    /// Whether a report speaks of it, and what it says does not cover its days.
    pub(super) fn denies(self, covering: CoverageRule) -> bool {
        self != ReportStatement::Absent && !self.covers(covering)
    }
}

/// Who handles a procedure.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Handlers<'a> {
    /// Its issuer, with those that took the issuer's place.
    issuers: Vec<&'a str>,
    /// For those that took its place, the days on which they stood beside one whose place they took: what they had then was
    /// their own, and this was not.
    beside: Vec<(&'a str, Option<Date>, Option<Date>)>,
    /// Since when it has been theirs, in its fields, and handled by its levels, where it was otherwise before.
    issuer_since: Option<Date>,
    fields_since: Option<Date>,
    levels_since: Option<Date>,
    of_a_province: bool,
    /// By provinces and their communes.
    local: bool,
    /// By its issuer.
    central: bool,
    /// Nobody knows: no level is stated, and no province issued it for itself.
    unstated: bool,
    /// Whether a report that lists all would have to list it.
    listed: bool,
}

impl<'a> Handlers<'a> {
    /// Where its levels are an error of `check`, nobody knows.
    pub(super) fn of(
        snapshot: &'a Snapshot,
        examiner: &Examiner<'_>,
        procedure: Option<&'a Procedure>,
    ) -> Handlers<'a> {
        let issuer = procedure.and_then(|p| p.issuer.as_deref());
        let sound = procedure.is_none_or(|p| examiner.level_faults(p).is_empty());
        let levels = procedure.filter(|_| sound);
        let levels = levels.map_or(&[][..], |p| &p.levels);
        let of_a_province = issuer.is_some_and(|issuer| is_province(snapshot, issuer));
        Handlers {
            issuers: issuer.map_or_else(Vec::new, |issuer| snapshot.heirs(issuer)),
            beside: issuer.map_or_else(Vec::new, |issuer| beside(snapshot, issuer)),
            issuer_since: procedure.and_then(|p| p.issuer_since),
            fields_since: procedure.and_then(|p| p.fields_since),
            levels_since: procedure.and_then(|p| p.levels_since),
            of_a_province,
            local: levels.iter().any(|entry| is_local(entry.level)),
            central: levels.iter().any(|entry| !is_local(entry.level)),
            unstated: levels.is_empty() && !of_a_province,
            listed: true,
        }
    }

    /// The same for a group: no report is bound to list one.
    pub(super) fn without_lists(mut self) -> Handlers<'a> {
        self.listed = false;
        self
    }

    /// Whether nobody knows who handles it: only a nationwide report covers a day.
    pub(super) fn is_unstated(&self) -> bool {
        self.unstated
    }

    /// Whether dossiers of it may come from that unit: where it is known who handles it, and it is somebody else, a count is
    /// believed all the same and told.
    pub(in crate::rules) fn may_have(&self, snapshot: &Snapshot, unit: &str) -> bool {
        let Some(agency) = snapshot.agency(unit) else {
            return false;
        };
        let of_issuer = self.is_of_issuer(snapshot, unit);
        let local = matches!(
            agency.kind,
            AgencyKind::Province | AgencyKind::District | AgencyKind::Commune
        );
        self.unstated
            || of_issuer
            || (self.local && !self.of_a_province && local)
            || (self.central && !self.of_a_province && agency.kind == AgencyKind::Other)
    }

    /// Whether a unit is its issuer, took its place, or is one whose place it took.
    pub(super) fn is_of_issuer(&self, snapshot: &Snapshot, unit: &str) -> bool {
        let heirs = snapshot.heirs(unit);
        self.issuers.contains(&unit) || self.issuers.iter().any(|issuer| heirs.contains(issuer))
    }

    /// Whether a unit is its issuer, or took its place.
    pub(super) fn is_issuer(&self, unit: &str) -> bool {
        self.issuers.contains(&unit)
    }

    pub(super) fn issuer(&self) -> Option<&'a str> {
        self.issuers.first().copied()
    }

    /// Whether every province has to report: not where one of them issued it for itself.
    pub(super) fn by_provinces(&self) -> bool {
        self.local && !self.of_a_province
    }

    /// Whether the issuer has to report.
    pub(super) fn by_issuer(&self) -> bool {
        self.central || self.of_a_province
    }

    /// Whether a report of that unit's should list the procedure.
    pub(super) fn owed_by(&self, unit: &str, province: bool, scope: Scope) -> bool {
        let issued = self.issuers.contains(&unit);
        match scope {
            Scope::Nationwide => issued,
            Scope::Unit => (self.by_issuer() && issued) || (self.by_provinces() && province),
        }
    }

    /// Whether a report says that it lists every procedure of its unit's, and this is one: a province's report those that
    /// provinces handle, any other those that the unit, or one whose place it took, issued.
    pub(super) fn is_listed_by_all(&self, report: &Statistics, province: bool) -> bool {
        self.listed && report.complete && report.fields.is_empty() && self.is_its(report, province)
    }

    /// Whether a report would have to list it, if it lists every procedure, or every field, of its unit's.
    pub(super) fn is_asked_of(&self, report: &Statistics, province: bool) -> bool {
        self.listed && report.complete && self.is_its(report, province)
    }

    /// Whether a procedure was one of the unit's that reports, on all days of the report.
    pub(super) fn is_its(&self, report: &Statistics, province: bool) -> bool {
        self.is_its_now(report, province) && self.was_known_to(report)
    }

    /// Whether a report would have to list it if it were of today, and begins before the procedure was the unit's, or in these
    /// fields: then it says nothing by leaving it out.
    pub(super) fn is_its_only_since(&self, report: &Statistics, province: bool) -> bool {
        self.listed
            && (report.complete || !report.fields.is_empty())
            && self.is_its_now(report, province)
            && !(self.was_known_to(report) && self.was_in_fields(report))
    }

    fn is_its_now(&self, report: &Statistics, province: bool) -> bool {
        self.issuers.contains(&report.unit.as_str())
            || (province && report.scope == Scope::Unit && self.local && !self.of_a_province)
    }

    /// Whether a unit could know of the procedure on every day of its report, though the report does not name it: it had the
    /// issuer and the levels of today, and the unit stood beside none whose place it took later.
    pub(super) fn was_known_to(&self, report: &Statistics) -> bool {
        let begins_before = |day: Option<Date>| day.is_some_and(|day| report.from < day);
        let issued = self.issuers.contains(&report.unit.as_str());
        let beside = || {
            let mut own = self.beside.iter().filter(|(unit, ..)| *unit == report.unit);
            own.any(|(_, from, to)| {
                from.is_none_or(|from| from <= report.to) && to.is_none_or(|to| report.from <= to)
            })
        };
        !(issued && (begins_before(self.issuer_since) || beside()))
            && !(report.scope == Scope::Unit && begins_before(self.levels_since))
    }

    /// Whether a report that counts by field can mean the procedure: it was one of these fields then, and what a province issued
    /// for itself no other unit counts, though it counts the whole country.
    pub(super) fn speaks_by_field(&self, report: &Statistics) -> bool {
        let counts_it = !self.of_a_province || self.is_issuer(&report.unit);
        counts_it && self.was_known_to(report) && self.was_in_fields(report)
    }

    /// Whether the procedure was in its fields on every day of a report.
    fn was_in_fields(&self, report: &Statistics) -> bool {
        self.fields_since.is_none_or(|day| day <= report.from)
    }
}

/// The agencies that took the place of an issuer, directly or through others, each with the days on which it stood beside the
/// one whose place it took; open where these are not known.
fn beside<'a>(
    snapshot: &'a Snapshot,
    issuer: &'a str,
) -> Vec<(&'a str, Option<Date>, Option<Date>)> {
    let replaced = snapshot.heirs(issuer).into_iter();
    let replaced = replaced.filter_map(|id| snapshot.agency(id));
    let pairs = replaced.flat_map(|before| {
        let heirs = before.replaced_by.iter();
        heirs.filter_map(move |id| Some((snapshot.agency(id)?, before)))
    });
    let beside = pairs.filter_map(|(heir, before)| {
        let (from, to) = snapshot.days_beside(heir, before)?;
        Some((heir.id.as_str(), from, to))
    });
    beside.collect()
}

pub(in crate::rules) fn is_province(snapshot: &Snapshot, unit: &str) -> bool {
    let agency = snapshot.sound_agency(unit);
    agency.is_some_and(|agency| agency.kind == AgencyKind::Province)
}

/// Whether a unit is a province, or a part of one.
pub(super) fn is_part_of_country(snapshot: &Snapshot, unit: &str) -> bool {
    let agency = snapshot.sound_agency(unit);
    agency.is_some_and(|agency| agency.kind.is_part_of_country())
}

/// Levels that a province's report covers.
fn is_local(level: Level) -> bool {
    matches!(level, Level::Province | Level::District | Level::Commune)
}

/// One link with what every report says of it.
#[derive(Clone, Debug)]
pub(super) struct LinkReports<'a> {
    pub link: ChainLink<'a>,
    pub handled: Handlers<'a>,
    /// One word a report, in their order.
    pub said: Vec<ReportStatement>,
    /// What reports say under its groups alone, by their positions: dossiers that stand under a group stand nowhere else.
    pub of_groups: BTreeMap<usize, ReportStatement>,
    /// The reports that say none under its groups and nothing of the procedure itself.
    pub of_groups_alone: Vec<usize>,
    /// The reports that say none by its fields, beside the rows for the procedure itself in other reports.
    pub by_fields: Vec<ZeroByFields>,
}

/// A report that says none by field: "a code's own row goes before its field's", in whichever file it stands, since no data is
/// not zero.
#[derive(Clone, Debug)]
pub(super) struct ZeroByFields {
    pub report: usize,
    /// The reports of these days that have a row for the procedure, with what the row says.
    pub own_rows: Vec<(usize, ReportStatement)>,
}

impl<'a> WindowReports<'a> {
    /// The procedure and, with `continuity: same`, those whose counts it joins.
    pub(super) fn chain(&self, procedure: &'a Procedure) -> Vec<ChainLink<'a>> {
        let mut chain: Vec<ChainLink<'a>> = Vec::new();
        let mut open: Vec<(&'a str, Option<&'a Procedure>, Option<Date>)> =
            vec![(&procedure.code, Some(procedure), procedure.in_force_to())];
        while let Some((code, procedure, to)) = open.pop() {
            if chain.iter().any(|link| link.code == code) {
                continue;
            }
            let from = procedure.and_then(Procedure::in_force_from);
            let groups = self.snapshot.groups_of(code).collect();
            chain.push(ChainLink {
                code,
                procedure,
                groups,
                days: self.window.clip(from, to),
            });
            let lifecycle = procedure.and_then(|p| p.lifecycle.as_ref());
            if lifecycle.and_then(|l| l.continuity) != Some(Continuity::Same) {
                continue;
            }
            let eve = from.and_then(|from| from.yesterday().ok());
            for before in lifecycle.map_or(&[][..], |l| &l.replaces) {
                let known = self.snapshot.procedure(before).map(|p| p.value().as_ref());
                let to = known.and_then(Procedure::in_force_to).or(eve);
                open.push((before, known, to));
            }
        }
        chain
    }

    /// The procedure and, with `continuity: same`, the predecessors whose counts it joins, as far as they have a file.
    pub fn continued(&self, procedure: &'a Procedure) -> impl Iterator<Item = &'a Procedure> {
        let chain = self.chain(procedure);
        chain.into_iter().filter_map(|link| link.procedure)
    }

    /// The codes of the procedure and of all that it continues, whether they have a file or not.
    pub(in crate::rules) fn continued_codes(&self, procedure: &'a Procedure) -> Vec<&'a str> {
        let chain = self.chain(procedure);
        chain.into_iter().map(|link| link.code).collect()
    }

    /// What each report says of a part of a link's dossiers: its own count and those of its groups together.
    pub(super) fn read(
        &self,
        link: ChainLink<'a>,
        handled: Handlers<'a>,
        part: DossierChannel,
    ) -> LinkReports<'a> {
        let mut said = vec![ReportStatement::Absent; self.reports.len()];
        for (at, counts) in self.index.of(link.code, &self.reports).iter() {
            said[*at] = said[*at].and(counts, part);
        }
        let mut by_fields = Vec::new();
        for &at in &self.by_field {
            let report = &self.reports[at];
            if let (ReportStatement::Absent, Some(rows), Some(procedure)) =
                (said[at], &report.fields, link.procedure)
            {
                let is_its = handled.is_its(report.value, report.province) && self.lists_all(at);
                if handled.speaks_by_field(report.value) && rows.had_none(procedure, is_its) {
                    by_fields.push(at);
                }
            }
        }
        let by_fields = by_fields.into_iter().map(|report| ZeroByFields {
            report,
            own_rows: self.own_rows_beside(report, &said),
        });
        let by_fields: Vec<ZeroByFields> = by_fields.collect();
        for zero in &by_fields {
            said[zero.report] = ReportStatement::Zero;
        }
        let own = said.clone();
        let mut of_groups: BTreeMap<usize, ReportStatement> = BTreeMap::new();
        for group in &link.groups {
            for (at, counts) in self.index.of(&group.id, &self.reports).iter() {
                let report = self.reports[*at].value;
                let share = group.share_of(link.code, report.from, report.to);
                if let Some(counts) = self.shared(group, share, counts) {
                    said[*at] = said[*at].and(counts, part);
                    let of_group = of_groups.entry(*at).or_insert(ReportStatement::Absent);
                    *of_group = of_group.and(counts, part);
                }
            }
        }
        let lists_it = |index: usize| {
            let report = &self.reports[index];
            handled.is_listed_by_all(report.value, report.province) && self.lists_all(index)
        };
        for &index in &self.complete {
            if said[index] == ReportStatement::Absent && lists_it(index) {
                said[index] = ReportStatement::Zero;
            }
        }
        // "A linked group's count serves each member": so does its zero, and of those that come to the procedure itself it is told.
        let is_alone = |at: &usize| {
            let is_zero = said[*at] == ReportStatement::Zero;
            is_zero && own[*at] == ReportStatement::Absent && !lists_it(*at)
        };
        let of_groups_alone: Vec<usize> = of_groups.keys().copied().filter(is_alone).collect();
        // A province, or what is a part of one, knows of no other's dossiers, but for what it issued for itself.
        for &index in &self.nationwide {
            let report = &self.reports[index];
            if report.local && !handled.is_issuer(&report.value.unit) {
                said[index] = match said[index] {
                    ReportStatement::Zero => ReportStatement::Beyond,
                    ReportStatement::Positive { total, .. } => ReportStatement::Positive {
                        total,
                        whole: false,
                    },
                    other => other,
                };
            }
        }
        LinkReports {
            link,
            handled,
            said,
            of_groups,
            of_groups_alone,
            by_fields,
        }
    }

    /// The reports of the days of one of them that have a row for a procedure, as `said` has it.
    fn own_rows_beside(
        &self,
        at: usize,
        said: &[ReportStatement],
    ) -> Vec<(usize, ReportStatement)> {
        let report = &self.reports[at];
        let said = said.iter().copied().enumerate();
        let rows = said.filter(|(_, said)| *said != ReportStatement::Absent);
        rows.filter(|(other, _)| {
            let other = &self.reports[*other];
            other.first <= report.last && report.first <= other.last
        })
        .collect()
    }
}

impl ReportStatement {
    /// What is said with one more row.
    fn and(self, counts: &Counts, part: DossierChannel) -> ReportStatement {
        let (before, known) = match self {
            ReportStatement::Absent | ReportStatement::Zero => (0, true),
            ReportStatement::Positive { total, whole } => (total, whole),
            ReportStatement::NoData | ReportStatement::Beyond => (0, false),
        };
        let whole = known && part.is_whole(counts);
        match before.saturating_add(part.known(counts)) {
            0 if whole => ReportStatement::Zero,
            0 => ReportStatement::NoData,
            total => ReportStatement::Positive { total, whole },
        }
    }
}
