//! Whether an entry of a decision log can be what it says. A log is a text that anybody can write; what no step of the program
//! writes is found here, for `check` and for whoever makes a list to be signed.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::model::{Decision, DecisionLog, DecisionState, Outcome, Person};

/// Blocking rules, each with whether it blocks on `cannot_tell` too.
pub type Blocking = Vec<(&'static str, bool)>;

/// What is known above of rules and people.
pub struct Ground<'a> {
    /// The blocking rules that a version of the rules had, none where the version is not known.
    pub blocking: fn(&str) -> Option<Blocking>,
    /// Whether two people are one.
    pub same: &'a dyn Fn(&Person, &Person) -> bool,
    /// The current day.
    pub today: Date,
    /// The time zone whose days count.
    pub zone: TimeZone,
    /// The last day on which an override of a decision of a day may end.
    pub latest_override: &'a dyn Fn(Date) -> Date,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its own evidence holds a verdict that shuts the gate, and no override covers it.
    Blocked(&'static str, String),
    /// Its evidence lacks a blocking rule that its version of the rules had.
    Lacks(&'static str),
    /// It names a version of the rules that this program does not know.
    Version(String),
    /// It says otherwise than the entry that it stands on, in this field.
    Differs(&'static str),
    /// It is older than the entry that it stands on.
    Older,
    /// It names a day that is still to come.
    AfterToday(&'static str, Date),
    /// Its state stands on none that it has to stand on.
    Skipped(DecisionState),
    /// Who recommended it approved it.
    OwnApproval,
    /// It is published although what it stands on was sent back.
    SentBack,
    /// An override ends later than the policy allows.
    TooLong(String),
    /// It has a `source` where a decision that was made elsewhere says `imported`.
    Source,
    /// It refers to an entry that comes after it, or that is not there.
    Dangling,
    /// Another entry has its id.
    Twice,
}

/// What is wrong with the entries of a log, each with the place of its entry.
#[must_use]
pub fn faults(log: &DecisionLog, ground: &Ground<'_>) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let withdrawn = log.withdrawn();
    for (at, entry) in log.decisions.iter().enumerate() {
        let mut say = |fault| found.push((at, fault));
        let before = entry.refers_to.as_deref();
        let before = before.map(|id| places.get(id).map(|at| &log.decisions[*at]));
        if before == Some(None) {
            say(Fault::Dangling);
        }
        let before = before.flatten();
        if places.contains_key(entry.id.as_str()) {
            say(Fault::Twice);
        }
        places.entry(&entry.id).or_insert(at);
        days(entry, ground, &mut say);
        if !entry.is_imported() {
            stands(entry, before, ground, &mut say);
            gate(entry, ground, &mut say);
            overrides(entry, ground, &mut say);
            let own = entry.evidence.names_its_formula();
            if own && entry.source.is_some() {
                say(Fault::Source);
            }
        }
        if entry.state == DecisionState::Published
            && !withdrawn.contains(&entry.id.as_str())
            && is_sent_back(log, entry)
        {
            say(Fault::SentBack);
        }
    }
    found
}

/// The faults of an entry and of those that it stands on.
#[must_use]
pub fn of_chain<'f>(
    log: &DecisionLog,
    faults: &'f [(usize, Fault)],
    entry: &Decision,
) -> Vec<&'f Fault> {
    let mut chain: Vec<&str> = Vec::new();
    let mut next = Some(entry);
    while let Some(entry) = next.filter(|entry| !chain.contains(&entry.id.as_str())) {
        chain.push(&entry.id);
        next = entry.refers_to.as_deref().and_then(|id| log.entry(id));
    }
    let of_chain = faults.iter().filter(|(at, _)| {
        let entry = log.decisions.get(*at);
        entry.is_some_and(|entry| chain.contains(&entry.id.as_str()))
    });
    of_chain.map(|(_, fault)| fault).collect()
}

/// Days that are still to come.
fn days(entry: &Decision, ground: &Ground<'_>, say: &mut impl FnMut(Fault)) {
    let recorded = entry.recorded.to_zoned(ground.zone.clone()).date();
    let published = entry.published.as_ref().map(|by| by.signed);
    let imported = entry.imported.as_ref().map(|from| from.day);
    let days = [
        ("as_of", Some(entry.as_of)),
        ("recorded", Some(recorded)),
        ("published", published),
        ("imported", imported),
    ];
    for (key, day) in days {
        if let Some(day) = day.filter(|day| *day > ground.today) {
            say(Fault::AfterToday(key, day));
        }
    }
}

/// What a state has to stand on: an approval on a recommendation of somebody else, a publication on an approval, and each
/// says what the one before it says.
fn stands(
    entry: &Decision,
    before: Option<&Decision>,
    ground: &Ground<'_>,
    say: &mut impl FnMut(Fault),
) {
    let wanted: &[DecisionState] = match entry.state {
        DecisionState::Recommended => return,
        DecisionState::Approved => &[DecisionState::Recommended],
        DecisionState::Published => &[DecisionState::Approved],
        DecisionState::SentBack => &[DecisionState::Recommended],
        DecisionState::Withdrawn => return,
    };
    let Some(before) = before.filter(|before| wanted.contains(&before.state)) else {
        say(Fault::Skipped(wanted[0]));
        return;
    };
    if entry.recorded < before.recorded || entry.as_of < before.as_of {
        say(Fault::Older);
    }
    if entry.state == DecisionState::SentBack {
        return;
    }
    if entry.state == DecisionState::Approved && (ground.same)(&entry.by, &before.by) {
        say(Fault::OwnApproval);
    }
    let fields = [
        ("outcome", entry.outcome != before.outcome),
        ("reason", entry.reason != before.reason),
        ("provision", entry.provision != before.provision),
        (
            "partial_reason",
            entry.partial_reason != before.partial_reason,
        ),
        ("overrides", entry.overrides != before.overrides),
        ("suspension", entry.suspension != before.suspension),
    ];
    for (field, differs) in fields {
        if differs {
            say(Fault::Differs(field));
        }
    }
    let signed = entry.published.as_ref().map(|by| by.signed);
    if signed.is_some_and(|signed| signed < before.as_of) {
        say(Fault::Older);
    }
}

/// Whether the verdicts that an entry keeps would have let it pass the gate.
fn gate(entry: &Decision, ground: &Ground<'_>, say: &mut impl FnMut(Fault)) {
    let steps = [DecisionState::Withdrawn, DecisionState::SentBack];
    if entry.outcome != Outcome::EligibleFull || steps.contains(&entry.state) {
        return;
    }
    let version = &entry.evidence.rules_version;
    let Some(rules) = (ground.blocking)(version) else {
        say(Fault::Version(version.clone()));
        return;
    };
    let signed = entry.published.as_ref().map(|by| by.signed);
    let holding = signed.map_or(entry.as_of, |signed| signed.max(entry.as_of));
    for (rule, on_cannot_tell) in rules {
        let Some(verdict) = entry.evidence.verdicts.get(rule) else {
            say(Fault::Lacks(rule));
            continue;
        };
        let blocks = verdict == "flag" || (on_cannot_tell && verdict == "cannot_tell");
        let mut overrides = entry.overrides.iter();
        let covered = overrides.any(|o| o.rule == rule && holding <= o.until);
        if blocks && !covered {
            say(Fault::Blocked(rule, verdict.clone()));
        }
    }
}

fn overrides(entry: &Decision, ground: &Ground<'_>, say: &mut impl FnMut(Fault)) {
    let latest = (ground.latest_override)(entry.as_of);
    // Entries of the first formula were written before there was a longest time.
    if !entry.evidence.names_its_formula() {
        return;
    }
    for override_ in entry.overrides.iter().filter(|o| o.until > latest) {
        say(Fault::TooLong(override_.rule.clone()));
    }
}

/// Whether an entry that this one stands on was sent back.
fn is_sent_back(log: &DecisionLog, entry: &Decision) -> bool {
    let ended: Vec<&str> = log
        .decisions
        .iter()
        .filter(|entry| entry.state == DecisionState::SentBack)
        .filter_map(|entry| entry.refers_to.as_deref())
        .collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut next = entry.refers_to.as_deref();
    while let Some(id) = next.filter(|id| !seen.contains(id)) {
        if ended.contains(&id) {
            return true;
        }
        seen.push(id);
        next = log.entry(id).and_then(|entry| entry.refers_to.as_deref());
    }
    false
}
