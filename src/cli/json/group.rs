//! A linked group with its members side by side.

use serde::Serialize;

use super::VerdictV1;
use crate::rules::{RULES, blocking};
use crate::search::Dossiers;
use crate::session::decide::group_review::{GroupMemberRow, GroupReview, PlaceReview};
use crate::session::{Strings, View};

/// A group.
#[derive(Debug, Serialize)]
pub(crate) struct GroupV1 {
    id: String,
    name: String,
    source: String,
    verdicts: Vec<VerdictV1>,
    full: Option<bool>,
    not_full: Vec<String>,
    full_unknown: Vec<String>,
    stopped: Vec<StoppedV1>,
    places: Vec<PlaceV1>,
}

/// A member for which the gate is shut.
#[derive(Debug, Serialize)]
struct StoppedV1 {
    code: String,
    rules: Vec<&'static str>,
}

/// A place of a group.
#[derive(Debug, Serialize)]
struct PlaceV1 {
    counts: Option<bool>,
    optional: bool,
    from: Option<String>,
    to: Option<String>,
    members: Vec<MemberV1>,
}

/// A procedure that may fill it; all but its code is null where the catalogue does not have it.
#[derive(Debug, Serialize)]
struct MemberV1 {
    code: String,
    name: Option<String>,
    issuer: Option<String>,
    online: Option<&'static str>,
    dossiers: Option<u64>,
    dossiers_at_least: Option<u64>,
    verdicts: Vec<MemberVerdictV1>,
    decision: Option<MemberDecisionV1>,
}

/// The proposal on a member, else its published decision.
#[derive(Debug, Serialize)]
struct MemberDecisionV1 {
    outcome: &'static str,
    state: &'static str,
    stale: bool,
}

/// What a blocking rule answers of a member.
#[derive(Debug, Serialize)]
struct MemberVerdictV1 {
    rule: &'static str,
    verdict: &'static str,
    overridden: bool,
}

impl GroupV1 {
    /// A group of a catalogue as it was judged.
    pub(crate) fn new(view: &View, review: &GroupReview<'_>, strings: &Strings) -> GroupV1 {
        let group = review.group;
        let verdict = |(rule, finding): &(&'static dyn crate::rules::Rule, _)| {
            VerdictV1::new(*rule, finding, None, strings)
        };
        let stopped = review.stopped.iter().map(|(code, rules)| StoppedV1 {
            code: code.clone(),
            rules: rules.clone(),
        });
        GroupV1 {
            id: group.id.clone(),
            name: group.name.clone(),
            source: group.source.clone(),
            verdicts: review.findings.iter().map(verdict).collect(),
            full: review.level.is_full(),
            not_full: review.level.below.clone(),
            full_unknown: review.level.unknown.clone(),
            stopped: stopped.collect(),
            places: review.places.iter().map(|place| of(view, place)).collect(),
        }
    }
}

fn of(view: &View, place: &PlaceReview<'_>) -> PlaceV1 {
    PlaceV1 {
        counts: place.counts,
        optional: place.place.optional,
        from: place.place.from.map(|day| day.to_string()),
        to: place.place.to.map(|day| day.to_string()),
        members: place.members.iter().map(|of| member(view, of)).collect(),
    }
}

fn member(view: &View, member: &GroupMemberRow<'_>) -> MemberV1 {
    let columns = &view.columns;
    let procedure = member.row.and_then(|row| view.procedure(row));
    let verdicts = member.row.into_iter().flat_map(|row| {
        blocking().map(move |rule| MemberVerdictV1 {
            rule: RULES[rule].info().id,
            verdict: columns.verdict(row, rule).as_str(),
            overridden: columns.is_overridden(row, rule),
        })
    });
    let at = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
    let dossiers = member.row.map(|row| columns.dossiers(at(row)));
    let decision = |row| {
        let standing = view.proposal(row).or_else(|| view.published(row))?;
        Some(MemberDecisionV1 {
            outcome: standing.decision.outcome.as_str(),
            state: standing.decision.state.as_str(),
            stale: standing.stale,
        })
    };
    MemberV1 {
        code: member.code.to_owned(),
        name: procedure.map(|procedure| procedure.value().name.clone()),
        issuer: procedure.and_then(|procedure| procedure.value().issuer.clone()),
        online: member.row.map(|row| columns.online(row).as_str()),
        dossiers: match dossiers {
            Some(Dossiers::Known(count)) => Some(count),
            _ => None,
        },
        dossiers_at_least: match dossiers {
            Some(Dossiers::AtLeast(count)) => Some(count),
            _ => None,
        },
        verdicts: verdicts.collect(),
        decision: member.row.and_then(decision),
    }
}
