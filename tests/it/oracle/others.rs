//! The second reading of `constituent-missing`, `full-yet-presence` and `legal-basis-expired`.

use jiff::civil::Date;

use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::world::{
    Basis, Citation, Instrument, Kind, OnlineLevel, Procedure, Results, Stated, World,
};

pub fn constituent_missing(procedure: &Procedure, as_of: Date) -> ExpectedVerdict {
    if !procedure.in_force(as_of) {
        return NotApplicable;
    }
    let absent = |stated: Stated| stated == Stated::Absent;
    // "a record of which none of steps, channels, documents is stated → `cannot_tell`"
    if absent(procedure.steps) && absent(procedure.channels) && absent(procedure.documents) {
        return CannotTell;
    }
    // "`channels: none` counts as a time limit stated; one channel of several with a time is enough."
    let time = match procedure.channels {
        Stated::Absent => false,
        Stated::SaidNone => true,
        Stated::Some => procedure.times.contains(&true),
    };
    // Decree 63 Art. 8(2): name, sequence, manner, dossier components and number of sets, time limit, subjects, handling
    // agency. "An explicit `none` is an answer; an absent key is not." "`sets` alone: a remark, not a flag"
    let missing = absent(procedure.steps)
        || absent(procedure.channels)
        || absent(procedure.documents)
        || !time
        || absent(procedure.subjects)
        || absent(procedure.executing);
    if missing { Flag } else { Clear }
}

/// The level on a day: "`online.level` where `since` is absent or ≤ as-of; a later `since`: the level of that day is not
/// known".
pub fn level(procedure: &Procedure, as_of: Date) -> Option<OnlineLevel> {
    let online = procedure.online?;
    let known = online.since.is_none_or(|since| since <= as_of);
    known.then_some(online.level)
}

/// `as_if_full`: as the gate asks.
pub fn full_yet_presence(procedure: &Procedure, as_of: Date, as_if_full: bool) -> ExpectedVerdict {
    if !procedure.in_force(as_of) {
        return NotApplicable;
    }
    if !as_if_full {
        match level(procedure, as_of) {
            // "a later `since`: the level of that day is not known (so also for `full-yet-presence`)"; one that is not
            // stated at all is not declared full.
            None if procedure.online.is_some() => return CannotTell,
            None | Some(OnlineLevel::Partial | OnlineLevel::None) => return NotApplicable,
            Some(OnlineLevel::Full) => {}
        }
    }
    // "declared full, but presence, a site check or collection in person only"
    let (collected, known) = match &procedure.results {
        Results::Absent => (false, false),
        Results::SaidNone => (false, true),
        Results::Some(results) => (
            results
                .iter()
                .any(|delivery| !delivery.is_empty() && delivery.iter().all(|d| *d == "in_person")),
            results.iter().all(|delivery| !delivery.is_empty()),
        ),
    };
    if procedure.presence == Some(true) || procedure.site_check == Some(true) || collected {
        return Flag;
    }
    if procedure.presence.is_none() || procedure.site_check.is_none() || !known {
        return CannotTell;
    }
    Clear
}

/// Which instrument a citation means.
enum MeantInstrument<'w> {
    Nobody,
    One(&'w Instrument),
    /// "where several could be meant it is ambiguous (finding, and `cannot_tell`), never the first"
    Several,
}

/// "A citation resolves by its own `issuer` and `signed`, else the procedure's issuer."
fn meant<'w>(
    world: &'w World,
    citation: &Citation,
    issuer: Option<&String>,
) -> MeantInstrument<'w> {
    let same = |asked: Option<&String>, of: Option<&String>| match (asked, of) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let could = |instrument: &&Instrument| {
        let same_day = match (citation.signed, instrument.signed) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        instrument.number == citation.number
            && same_day
            && same(citation.issuer.as_ref(), instrument.issuer.as_ref())
    };
    let mut found: Vec<&Instrument> = world.instruments.iter().filter(could).collect();
    // Numbers of provinces start anew in each: without an issuer, that of the procedure's province is meant.
    let of_province = |id: &String| world.agency(id).is_some_and(|a| a.kind == Kind::Province);
    if let Some(province) = issuer.filter(|id| citation.issuer.is_none() && of_province(id)) {
        let elsewhere = |instrument: &&Instrument| {
            let other = instrument.issuer.as_ref().filter(|id| of_province(id));
            other.is_some_and(|other| other != province)
        };
        found.retain(|instrument| !elsewhere(instrument));
    }
    match found[..] {
        [] => MeantInstrument::Nobody,
        [one] => MeantInstrument::One(one),
        _ => MeantInstrument::Several,
    }
}

/// What a citation is worth on a day.
fn cited(
    world: &World,
    citation: &Citation,
    issuer: Option<&String>,
    as_of: Date,
) -> ExpectedVerdict {
    let instrument = match meant(world, citation, issuer) {
        MeantInstrument::Nobody | MeantInstrument::Several => return CannotTell,
        MeantInstrument::One(instrument) => instrument,
    };
    // "a cited instrument is repealed or past its `to`"; "an instrument not yet in force is clear": its `from` is not asked.
    if instrument.to.is_some_and(|to| to < as_of) {
        return Flag;
    }
    let mut worst = Clear;
    for repealing in &instrument.repealed_by {
        let says = match meant(world, repealing, instrument.issuer.as_ref()) {
            // "`repealed_by` a number that nobody describes is repealed"
            MeantInstrument::Nobody => Flag,
            MeantInstrument::Several => CannotTell,
            // It repeals from the day on which it is in force itself.
            MeantInstrument::One(repealing) => match repealing.from.or(repealing.signed) {
                Some(from) if from > as_of => Clear,
                _ => Flag,
            },
        };
        worst = worst.max(says);
    }
    worst
}

pub fn legal_basis_expired(world: &World, procedure: &Procedure, as_of: Date) -> ExpectedVerdict {
    if !procedure.in_force(as_of) {
        return NotApplicable;
    }
    match &procedure.basis {
        Basis::Absent => CannotTell,
        Basis::SaidNone => Clear,
        Basis::Some(citations) => citations
            .iter()
            .map(|citation| cited(world, citation, procedure.issuer.as_ref(), as_of))
            .max()
            .unwrap_or(CannotTell),
    }
}
