//! A linked group as people read it, for both faces: what is answered of it as one, and its members side by side.

use super::evidence::verdict_sign;
use crate::catalogue::model::GroupMember;
use crate::rules::{Verdict, blocking};
use crate::search::{Dossiers, OnlineFilter};
use crate::session::decide::group_review::{GroupMemberRow, GroupReview, PlaceReview};
use crate::session::{Strings, View};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupLine {
    /// What it is, which decides how it looks.
    pub kind: GroupLineKind,
    /// By how many cells it is indented.
    pub indent: usize,
    /// Its text, unsanitised.
    pub text: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroupLineKind {
    Heading,
    /// An answer, with its sign in front.
    Verdict(Verdict),
    /// What it rests on, and all else.
    Plain,
    /// A member that does not count on the day.
    Aside,
}

/// A group in lines.
pub(crate) fn lines(strings: &Strings, view: &View, review: &GroupReview<'_>) -> Vec<GroupLine> {
    let mut lines = vec![line(
        GroupLineKind::Plain,
        2,
        strings.with(
            "group-source",
            &[("source", review.group.source.as_str().into())],
        ),
    )];
    as_one(strings, view, review, &mut lines);
    lines.push(line(
        GroupLineKind::Heading,
        0,
        strings.with("group-members", &[("numbers", numbers().join(" ").into())]),
    ));
    for place in &review.places {
        for member in &place.members {
            lines.extend(of_member(strings, view, place, member));
        }
    }
    lines
}

fn line(kind: GroupLineKind, indent: usize, text: String) -> GroupLine {
    GroupLine { kind, indent, text }
}

/// What is answered of the group as one, and what a decision on it would be stopped by.
fn as_one(strings: &Strings, view: &View, review: &GroupReview<'_>, lines: &mut Vec<GroupLine>) {
    let days = [
        ("date", view.as_of.to_string().into()),
        ("from", view.window.from.to_string().into()),
        ("to", view.window.to.to_string().into()),
    ];
    let heading = strings.with("group-as-one", &days);
    lines.push(line(GroupLineKind::Heading, 0, heading));
    for (rule, finding) in &review.findings {
        let verdict = strings.get(&format!("verdict-{}", finding.verdict.as_str()));
        let title = format!("{}: {verdict}", strings.rule_title(rule.info().id));
        lines.push(line(GroupLineKind::Verdict(finding.verdict), 2, title));
        let facts = finding.evidence.iter().map(|fact| strings.fact(fact));
        let missing = finding.missing.iter().map(|fact| {
            let missing = strings.get("show-missing");
            format!("{missing} {}", strings.fact(fact))
        });
        lines.extend(
            facts
                .chain(missing)
                .map(|text| line(GroupLineKind::Plain, 6, text)),
        );
    }
    let level = &review.level;
    let (verdict, id) = match level.is_full() {
        Some(true) => (Verdict::Clear, "group-full"),
        None => (Verdict::CannotTell, "group-full-unknown"),
        Some(false) if !level.any => (Verdict::NotApplicable, "group-nobody"),
        Some(false) => (Verdict::Flag, "group-not-full"),
    };
    let values = [
        ("below", level.below.join(", ").into()),
        ("unknown", level.unknown.join(", ").into()),
    ];
    let text = strings.with(id, &values);
    lines.push(line(GroupLineKind::Verdict(verdict), 2, text));
    let stopped = &review.stopped;
    let (verdict, text) = match stopped.len() {
        0 if !level.any => return,
        0 => (Verdict::Clear, strings.get("group-open")),
        count => {
            let count = [("count", (count as u64).into())];
            (Verdict::Flag, strings.with("group-stopped", &count))
        }
    };
    lines.push(line(GroupLineKind::Verdict(verdict), 2, text));
    for (code, rules) in stopped {
        let titles = rules.iter().map(|rule| strings.rule_title(rule));
        let titles: Vec<String> = titles.collect();
        let text = match titles.is_empty() {
            true => format!("{code}: {}", strings.get("group-member-missing")),
            false => format!("{code}: {}", titles.join("; ")),
        };
        lines.push(line(GroupLineKind::Plain, 6, text));
    }
}

/// The numbers of the rules of the gate.
fn numbers() -> Vec<String> {
    blocking().map(|at| (at + 1).to_string()).collect()
}

/// A member: the signs of the rules of the gate, code and name, then what is to be compared of it.
fn of_member(
    strings: &Strings,
    view: &View,
    place: &PlaceReview<'_>,
    member: &GroupMemberRow<'_>,
) -> Vec<GroupLine> {
    let kind = match place.counts {
        Some(false) => GroupLineKind::Aside,
        _ => GroupLineKind::Plain,
    };
    let columns = &view.columns;
    let procedure = member.row.and_then(|row| view.procedure(row));
    let (Some(row), Some(procedure)) = (member.row, procedure) else {
        let blank = blocking().map(|_| "?").collect::<Vec<_>>().join(" ");
        let missing = strings.get("group-member-missing");
        let text = format!("{blank}  {}  {missing}", member.code);
        return vec![line(kind, 2, text)];
    };
    let signs: Vec<&str> = blocking()
        .map(|rule| verdict_sign(columns.verdict(row, rule), columns.is_overridden(row, rule)))
        .collect();
    let named = line(
        kind,
        2,
        format!(
            "{}  {}  {}",
            signs.join(" "),
            member.code,
            procedure.value().name
        ),
    );
    let procedure = procedure.value();
    let issuer = procedure.issuer.as_deref();
    let issuer = issuer.map(|id| view.snapshot.agency(id).map_or(id, |agency| &agency.name));
    let level = match columns.online(row) {
        OnlineFilter::NotStated => strings.get("online-unknown"),
        level => strings.get(&format!("online-{}", level.as_str())),
    };
    let at = u32::try_from(row).unwrap_or(u32::MAX);
    let decision = view.proposal(row).or_else(|| view.published(row));
    let decision = decision.map_or_else(
        || strings.get("group-undecided"),
        |standing| {
            let outcome = format!("outcome-{}", standing.decision.outcome.as_str());
            let state = format!("state-{}", standing.decision.state.as_str());
            format!("{} ({})", strings.get(&outcome), strings.get(&state))
        },
    );
    let parts = issuer.map(str::to_owned).into_iter();
    let parts = parts.chain([level, dossiers(strings, columns.dossiers(at)), decision]);
    let parts = parts.chain(conditions(strings, place.place, place.counts));
    let about = parts.collect::<Vec<_>>().join(" · ");
    vec![named, line(kind, 2 * numbers().len() + 3, about)]
}

/// Under which conditions a place is one of the group.
fn conditions(strings: &Strings, place: &GroupMember, counts: Option<bool>) -> Vec<String> {
    let mut conditions = Vec::new();
    if place.one_of.len() > 1 {
        conditions.push(strings.get("group-one-of"));
    }
    if place.optional {
        conditions.push(strings.get("group-optional"));
    }
    if let Some(from) = place.from {
        conditions.push(strings.with("group-from", &[("date", from.to_string().into())]));
    }
    if let Some(to) = place.to {
        conditions.push(strings.with("group-to", &[("date", to.to_string().into())]));
    }
    match counts {
        Some(true) => {}
        Some(false) => conditions.push(strings.get("group-not-counting")),
        None => conditions.push(strings.get("group-counting-unknown")),
    }
    conditions
}

/// How many dossiers there were in the window, as far as that is known.
fn dossiers(strings: &Strings, dossiers: Dossiers) -> String {
    let number = |id: &str, count: u64| {
        let count = strings.number(count);
        strings.with(id, &[("count", count.into())])
    };
    match dossiers {
        Dossiers::Known(count) => number("group-dossiers", count),
        Dossiers::AtLeast(count) => number("group-dossiers-at-least", count),
        Dossiers::Unknown => strings.get("group-dossiers-unknown"),
        Dossiers::NotAsked => strings.get("group-dossiers-not-asked"),
    }
}
