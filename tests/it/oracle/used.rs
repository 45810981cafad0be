//! The second reading of `no-dossiers`, day by day, each sentence of `rules.md` where it is used.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::rows::{RowStatement, own_row, speaks, speaks_by_field, told, told_of_groups};
use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::world::{Continuity, Kind, Level, Procedure, Report, World, within};

/// What is known of one procedure's use at an as-of date.
pub struct ExpectedUse {
    pub says: ExpectedVerdict,
    /// "Zero so far, only the tail after DATE unreported": DATE.
    pub tail: Option<Date>,
    /// `statistics-missing`, where the text says enough: whether a day of the window is not reported.
    pub missing: Option<bool>,
}

/// Less so many months, as people count: the same day, or the last one of a shorter month.
pub fn months_before(day: Date, months: i32) -> Date {
    day.checked_sub(months.months()).unwrap()
}

/// "The window is the 36 months that end on the as-of date, inclusive: 2026-10-27 → 2023-10-28 … 2026-10-27; 29 Feb less
/// three years is 28 Feb, so 2028-02-29 → 2025-03-01 … 2028-02-29."
pub fn first_day(as_of: Date) -> Date {
    months_before(as_of, 36).tomorrow().unwrap()
}

/// A code whose counts belong to the procedure, with the days on which it was the one in force.
struct Link<'w> {
    procedure: &'w Procedure,
    from: Option<Date>,
    to: Option<Date>,
}

/// "`continuity: same` joins the predecessor's counts": the procedure, and what it continues, as far back as `same` goes.
fn chain<'w>(world: &'w World, procedure: &'w Procedure) -> Vec<Link<'w>> {
    let mut links = vec![Link {
        procedure,
        from: procedure.from,
        to: procedure.to,
    }];
    let mut next = 0;
    while next < links.len() {
        let later = links[next].procedure;
        next += 1;
        if later.continuity != Some(Continuity::Same) {
            continue;
        }
        for code in &later.replaces {
            let Some(earlier) = world.procedure(code) else {
                continue;
            };
            if links.iter().any(|link| link.procedure.code == *code) {
                continue;
            }
            let before = later.from.map(|from| from.yesterday().unwrap());
            links.push(Link {
                procedure: earlier,
                from: earlier.from,
                to: earlier.to.or(before),
            });
        }
    }
    links
}

/// The codes whose counts belong to a procedure: its own, and those that it continues as `same`.
pub fn chained<'w>(world: &'w World, procedure: &'w Procedure) -> Vec<&'w str> {
    let links = chain(world, procedure);
    links
        .iter()
        .map(|link| link.procedure.code.as_str())
        .collect()
}

/// Whether every day of a period is known: of those who have to say it, each has a report of that day that says it.
pub fn every_day_known(
    world: &World,
    procedure: &Procedure,
    (first, last): (Date, Date),
    reports: &[&Report],
    knows: &dyn Fn(&Report, &Procedure) -> bool,
) -> bool {
    let links = chain(world, procedure);
    let days = Days {
        world,
        first,
        as_of: last,
        links: &links,
        reports,
    };
    let mut says: BTreeMap<(usize, &str), bool> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        for link in &links {
            let code = link.procedure.code.as_str();
            says.insert((at, code), knows(report, link.procedure));
        }
    }
    let mut day = first;
    while day <= last {
        if !days.day(day, &says, true) {
            return false;
        }
        day = day.tomorrow().unwrap();
    }
    true
}

/// "Errors of a whole file (schema, unknown unit, period reversed or overlapping, conflict marks; not its file name) take the
/// file." What is left of the reports on dossiers received ("`resolved` counts are never evidence here").
pub fn usable(world: &World) -> Vec<&Report> {
    usable_of(world, false)
}

/// The same, on either basis.
pub fn usable_of(world: &World, resolved: bool) -> Vec<&Report> {
    let read: Vec<&Report> = world.reports.iter().filter(|r| !r.broken).collect();
    let clash = |one: &Report, other: &Report| {
        let series = one.unit == other.unit
            && one.nationwide == other.nationwide
            && one.resolved == other.resolved;
        // "(for `counts` and `fields` apart)"
        let parts = (one.has_counts() && other.has_counts())
            || (one.fields.is_some() && other.fields.is_some());
        series && parts && one.from <= other.to && other.from <= one.to
    };
    read.iter()
        .copied()
        .filter(|one| one.from <= one.to && world.agency(&one.unit).is_some())
        .filter(|one| {
            !read.iter().any(|other| {
                !std::ptr::eq(*one, *other) && other.from <= other.to && clash(one, other)
            })
        })
        .filter(|one| one.resolved == resolved)
        .collect()
}

/// "Days after today, after the file's own `retrieved`, and of a unit after its `to` are gaps." The last day that is none.
pub fn last_evidence(world: &World, report: &Report) -> Date {
    let unit = world
        .agency(&report.unit)
        .and_then(|unit| unit.to)
        .unwrap_or(Date::MAX);
    let retrieved = report.retrieved.unwrap_or(Date::MAX);
    report.to.min(world.today).min(retrieved).min(unit)
}

pub fn no_dossiers(world: &World, procedure: &Procedure, as_of: Date) -> ExpectedUse {
    let say = |says| ExpectedUse {
        says,
        tail: None,
        missing: None,
    };
    // 1.
    if !procedure.in_force(as_of) {
        return say(NotApplicable);
    }
    let first = first_day(as_of);
    let links = chain(world, procedure);
    let reports = usable(world);
    let days = Days {
        world,
        first,
        as_of,
        links: &links,
        reports: &reports,
    };
    // "A period wholly outside says nothing", and young procedures have days of which nobody could report.
    let young = links
        .iter()
        .any(|link| link.procedure.from.is_some_and(|from| from > first));
    let missing = (!young).then(|| !days.covered(true).iter().all(|covered| *covered));
    let say = |says, tail| ExpectedUse {
        says,
        tail,
        missing,
    };
    // 2. "A `received` count above zero, on any channel, in a period wholly inside the window → `clear`, whatever else is
    // missing and however young." Days that are no evidence are none: a period of nothing else is no evidence at all.
    let positive = |report: &&Report| {
        first <= report.from
            && report.to <= as_of
            && report.from <= last_evidence(world, report)
            && links.iter().any(|link| {
                matches!(
                    told(world, report, link.procedure),
                    RowStatement::Positive { .. }
                )
            })
    };
    if reports.iter().any(positive) {
        return say(Clear, None);
    }
    // 3. "Replaced inside the window (not on its first day) with `continuity: partial` → `cannot_tell`." Also of a
    // predecessor that the procedure continues.
    let partly = |link: &Link<'_>| {
        let later = link.procedure;
        later.continuity == Some(Continuity::Partial)
            && !later.replaces.is_empty()
            && later.from.is_some_and(|from| first < from && from <= as_of)
    };
    if links.iter().any(partly) {
        return say(CannotTell, None);
    }
    // 4. "In force only after the window's first day (with `continuity: same`: the earliest predecessor's `from`) →
    // `not_applicable`. An absent `from` counts as old."
    let start = links.iter().map(|link| link.from).min().flatten();
    if start.is_some_and(|start| start > first) {
        return say(NotApplicable, None);
    }
    // 5 and 6. "Every day of the window covered, all zero → `flag`. Else `cannot_tell`."
    let covered = days.covered(false);
    if covered.iter().all(|covered| *covered) {
        return say(Flag, None);
    }
    // "The tail: every gap lies after DATE, the last day covered for all."
    let before = covered.iter().take_while(|covered| **covered).count();
    let after = covered.iter().skip(before).any(|covered| *covered);
    let tail = (before > 0 && !after).then(|| {
        let days = i32::try_from(before).unwrap() - 1;
        first.checked_add(days.days()).unwrap()
    });
    say(CannotTell, tail)
}

/// The days of one window.
struct Days<'w> {
    world: &'w World,
    first: Date,
    as_of: Date,
    links: &'w [Link<'w>],
    reports: &'w [&'w Report],
}

impl Days<'_> {
    /// Of each day of the window, whether it is covered: by zeros, or (`reported`) by any numbers at all.
    fn covered(&self, reported: bool) -> Vec<bool> {
        // What a file says of a code is the same on all its days.
        let mut says: BTreeMap<(usize, &str), bool> = BTreeMap::new();
        for (at, report) in self.reports.iter().enumerate() {
            for link in self.links {
                let known = match told(self.world, report, link.procedure) {
                    RowStatement::Zero => true,
                    // "A period that straddles either end of the window … is a gap if they are positive (for
                    // `statistics-missing` it counts as reported)."
                    RowStatement::Positive { every_channel } => reported && every_channel,
                    RowStatement::Gap => false,
                };
                says.insert((at, &link.procedure.code), known);
            }
        }
        let mut days = Vec::new();
        let mut day = self.first;
        while day <= self.as_of {
            days.push(self.day(day, &says, reported));
            day = day.tomorrow().unwrap();
        }
        days
    }

    fn day(&self, day: Date, says: &BTreeMap<(usize, &str), bool>, reported: bool) -> bool {
        let mut asked = self
            .links
            .iter()
            .filter(|link| within(day, link.from, link.to))
            .peekable();
        // On a day between two of them a report on either says what there is to say.
        if asked.peek().is_none() {
            return self
                .links
                .iter()
                .any(|link| self.code(day, link.procedure, says, reported));
        }
        asked.all(|link| self.code(day, link.procedure, says, reported))
    }

    /// "A code's own row goes before its field's", in whichever file; "no data is not zero".
    fn own_row_denies(&self, day: Date, link: &Procedure, reported: bool) -> bool {
        let of_day = self
            .reports
            .iter()
            .filter(|other| other.from <= day && day <= last_evidence(self.world, other));
        let mut rows = of_day.filter_map(|other| own_row(other, link));
        rows.any(|says| match says {
            RowStatement::Zero => false,
            RowStatement::Positive { every_channel } => !(reported && every_channel),
            RowStatement::Gap => true,
        })
    }

    /// "Zero under the code beside `no_data` under the group is a gap", in whichever files the two stand: what is counted under
    /// a group is counted under no code. Only a file for the whole country says it for all.
    fn group_unknown(&self, day: Date, link: &Procedure, reported: bool) -> bool {
        let known = |says: RowStatement| match says {
            RowStatement::Zero => true,
            RowStatement::Positive { every_channel } => reported && every_channel,
            RowStatement::Gap => false,
        };
        let of_day = || {
            let reports = self.reports.iter();
            let reports = reports
                .filter(|report| report.from <= day && day <= last_evidence(self.world, report));
            reports.filter_map(|report| Some((report, told_of_groups(self.world, report, link)?)))
        };
        of_day().any(|(_, says)| !known(says))
            && !of_day().any(|(report, says)| {
                report.nationwide && self.knows_the_country(report, link) && known(says)
            })
    }

    /// Of a unit that is a part of the country a file for all of it says what it cannot know, but for its own procedures.
    fn knows_the_country(&self, report: &Report, link: &Procedure) -> bool {
        let unit = world_kind(self.world, &report.unit);
        let issuer = link.issuer.as_deref();
        !matches!(unit, Some(Kind::Province | Kind::Commune))
            || issuer.is_some_and(|id| heirs(self.world, id).contains(&report.unit.as_str()))
    }

    /// "A day is covered by a `scope: nationwide` file; or, for province and commune levels, by a file of every province in
    /// force that day, and for the ministry, vertical and other levels by the issuer's own file."
    fn code(
        &self,
        day: Date,
        link: &Procedure,
        says: &BTreeMap<(usize, &str), bool>,
        reported: bool,
    ) -> bool {
        let by = |wanted: &dyn Fn(&Report) -> bool| {
            self.reports.iter().enumerate().any(|(at, report)| {
                wanted(report)
                    && report.from <= day
                    && day <= last_evidence(self.world, report)
                    && says[&(at, link.code.as_str())]
                    && !(speaks_by_field(self.world, report, link)
                        && self.own_row_denies(day, link, reported))
            })
        };
        if self.group_unknown(day, link, reported) {
            return false;
        }
        if by(&|report| report.nationwide && self.knows_the_country(report, link)) {
            return true;
        }
        // "(… the file of a successor that reaches back covers its predecessors)": of days before it was itself, or after
        // these had ended; and not where the unit's own file says that it is not known.
        let own = |unit: &str| {
            if by(&|report| report.unit == unit && !report.nationwide) {
                return true;
            }
            let denied = self.reports.iter().any(|report| {
                report.unit == unit
                    && !report.nationwide
                    && report.from <= day
                    && day <= last_evidence(self.world, report)
                    && speaks(self.world, report, link)
            });
            let ended = self.world.agency(unit).and_then(|agency| agency.to);
            let reaches = |id: &str| {
                let from = self.world.agency(id).and_then(|agency| agency.from);
                from.is_some_and(|from| day < from) || ended.is_some_and(|to| to < day)
            };
            let heirs = heirs(self.world, unit);
            let heirs = &heirs[1..];
            !denied
                && by(&|report| {
                    heirs.contains(&report.unit.as_str())
                        && !report.nationwide
                        && reaches(&report.unit)
                })
        };
        let issuer = link.issuer.as_deref();
        let issued_by = issuer.and_then(|issuer| self.world.agency(issuer));
        // "A procedure issued by a province needs that province's alone."
        if let Some(province) = issued_by.filter(|agency| agency.kind == Kind::Province) {
            return own(&province.id);
        }
        // "**Levels absent**, and not issued by a province: … only a `scope: nationwide` file covers a day."
        // Districts are "former districts" of their provinces on all days.
        let levels = &link.levels;
        if levels.is_empty() {
            return false;
        }
        levels.iter().all(|(level, _)| match level {
            Level::Province | Level::Commune | Level::District => self
                .provinces(day)
                .is_some_and(|provinces| provinces.iter().all(|id| own(id))),
            Level::Ministry | Level::Vertical | Level::Other => {
                issuer.is_some_and(|issuer| by(&|report| report.unit == issuer))
            }
        })
    }

    /// The provinces of a day; none where not as many are known as there were: "Where fewer are known on a day, that is a
    /// gap; where more, an error of `check`, and a gap."
    fn provinces(&self, day: Date) -> Option<Vec<&str>> {
        let known: Vec<&str> = self
            .world
            .agencies
            .iter()
            .filter(|agency| agency.kind == Kind::Province && within(day, agency.from, agency.to))
            .map(|agency| agency.id.as_str())
            .collect();
        let wanted = match &self.world.provinces {
            Some(counts) => counts
                .iter()
                .find(|entry| within(day, entry.from, entry.to))
                .map(|entry| entry.count),
            // "63 until 2025-06-30, 34 from 2025-07-01"
            None if day <= date(2025, 6, 30) => Some(63),
            None => Some(34),
        };
        (wanted == Some(known.len())).then_some(known)
    }
}

fn world_kind(world: &World, unit: &str) -> Option<Kind> {
    world.agency(unit).map(|agency| agency.kind)
}

/// A unit with those that took its place.
pub fn heirs<'w>(world: &'w World, unit: &'w str) -> Vec<&'w str> {
    let mut heirs = vec![unit];
    let mut next = 0;
    while next < heirs.len() {
        if let Some(agency) = world.agency(heirs[next]) {
            for heir in &agency.replaced_by {
                if !heirs.contains(&heir.as_str()) {
                    heirs.push(heir);
                }
            }
        }
        next += 1;
    }
    heirs
}
