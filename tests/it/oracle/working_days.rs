//! The second reading of the rules that count working days: `published-late`, `suspended-too-long`.

use jiff::civil::{Date, Weekday, date};

use super::permitted::Permitted;
use super::used::first_day;
use super::verdict::ExpectedVerdict::{CannotTell, Clear, Flag, NotApplicable};
use super::world::{Kind, Procedure, World};
use super::world_services::{Publication, Publications, Suspension};

fn weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// So many working days on, and whether every year on the way has its holidays listed.
fn working_days(world: &World, mut day: Date, count: i64) -> (Date, bool) {
    let mut left = count;
    let mut listed = true;
    while left > 0 {
        day = day.tomorrow().unwrap();
        // "Monday–Friday without `policy.holidays`."
        let off = match &world.beside.holidays {
            Some((years, days)) if years.contains(&day.year()) => days.contains(&day),
            _ => {
                listed = false;
                false
            }
        };
        if !weekend(day) && !off {
            left -= 1;
        }
    }
    (day, listed)
}

/// What is known of one thing that had to be done in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Timely {
    InTime,
    Late,
    Unknown,
}

pub fn published_late(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2010, 10, 14) {
        return NotApplicable.into();
    }
    let first = first_day(as_of);
    let inside = |day: Date| first <= day && day <= as_of;
    let all = match &procedure.service.publications {
        Publications::SaidNone => return Flag.into(),
        // "absent → cannot_tell if `lifecycle.from` is in the window, else n/a"
        Publications::Absent if procedure.from.is_some_and(inside) => return CannotTell.into(),
        Publications::Absent => return NotApplicable.into(),
        Publications::Some(all) => all,
    };
    // "For each entry of `publications[]` signed inside the window and ≤ as-of"; of one that says no day it is not known.
    let mut asked = all
        .iter()
        .filter(|one| one.signed.is_none_or(inside))
        .peekable();
    if asked.peek().is_none() {
        return Permitted::from(NotApplicable).or(Clear);
    }
    let answers: Vec<Timely> = asked
        .flat_map(|one| timely(world, procedure, one, as_of))
        .collect();
    if answers.contains(&Timely::Late) {
        Flag.into()
    } else if answers.contains(&Timely::Unknown) {
        CannotTell.into()
    } else {
        Clear.into()
    }
}

/// The days of a deadline: those of the manifest, else built in.
fn days(world: &World, id: &str, built_in: i64) -> i64 {
    let mut said = world.beside.deadlines.iter();
    said.find(|(of, _)| *of == id)
        .map_or(built_in, |(_, days)| *days)
}

/// Publication and posting of one entry.
fn timely(world: &World, procedure: &Procedure, one: &Publication, as_of: Date) -> [Timely; 2] {
    let Some(signed) = one.signed else {
        return [Timely::Unknown; 2];
    };
    // "Publisher = `agency`, else issuer."
    let publisher = one.agency.as_ref().or(procedure.issuer.as_ref());
    let kind = publisher.and_then(|id| world.agency(id)).map(|a| a.kind);
    let (before_effect, posting) = match (one.shortened, kind) {
        (true, _) => (None, days(world, "post-shortened", 2)),
        (false, Some(Kind::Ministry)) => (
            Some(days(world, "publish-national", 20)),
            days(world, "post-national", 10),
        ),
        (false, Some(Kind::Province)) => (
            Some(days(world, "publish-local", 5)),
            days(world, "post-local", 5),
        ),
        // "other kinds → cannot_tell"
        (false, _) => return [Timely::Unknown; 2],
    };
    let published = match (one.effective, before_effect) {
        (None, _) => Timely::Unknown,
        // "`signed` + N ≤ `effective` (2026-06-11 for 2026-07-01 is in time, 06-12 late)"
        (Some(effective), Some(count)) => {
            let last = (0..count).fold(signed, |day, _| day.tomorrow().unwrap());
            if last <= effective {
                Timely::InTime
            } else {
                Timely::Late
            }
        }
        // "its instrument's day of signing is `effective`: `signed` ≤ `effective` + 3 days"
        (Some(effective), None) => {
            let count = days(world, "publish-shortened", 3);
            let last = (0..count).fold(effective, |day, _| day.tomorrow().unwrap());
            if signed <= last {
                Timely::InTime
            } else {
                Timely::Late
            }
        }
    };
    let (last, listed) = working_days(world, signed, posting);
    let posted = match one.posted {
        // On the as-of date it was not posted yet, and the last day had not passed.
        Some(posted) if as_of < posted && as_of <= last => Timely::InTime,
        Some(posted) if posted <= last => Timely::InTime,
        // "in a year that is not listed, late by it → unknown"
        Some(_) if !listed => Timely::Unknown,
        Some(_) => Timely::Late,
        // "`posted` absent: unknown once the Nth working day has passed, before it not asked"
        None if as_of > last => Timely::Unknown,
        None => Timely::InTime,
    };
    [published, posted]
}

pub fn suspended_too_long(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    let never = procedure.online.is_none() || procedure.service.suspended.is_empty();
    if never {
        return NotApplicable.into();
    }
    // "open from `from` until `resumed` (first day it works again)"
    let open =
        |one: &&Suspension| one.from <= as_of && one.resumed.is_none_or(|resumed| as_of < resumed);
    let mut worst = Clear;
    for one in procedure.service.suspended.iter().filter(open) {
        let asked = one.from >= date(2026, 7, 1) && !one.force_majeure;
        let says = if !one.notice || one.to.is_none_or(|to| as_of > to) {
            Flag
        } else {
            match one.noticed.map(|noticed| working_days(world, noticed, 7)) {
                _ if !asked => Clear,
                None => CannotTell,
                // "`noticed` less than 7 working days before `from`": the seventh after it is `from` at the latest.
                Some((last, _)) if last <= one.from => Clear,
                Some((_, false)) => CannotTell,
                Some(_) => Flag,
            }
        };
        worst = worst.max(says);
    }
    worst.into()
}
