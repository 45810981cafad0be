//! Tests of what of a log stands.

use std::collections::BTreeMap;

use super::*;
use crate::catalogue::model::{Evidence, PublishedBy};

fn log(entries: &[(&str, DecisionState, Option<&str>)]) -> DecisionLog {
    let entry = |(id, state, refers_to): &(&str, DecisionState, Option<&str>)| Decision {
        id: (*id).to_owned(),
        as_of: jiff::civil::date(2026, 10, 31),
        recorded: Timestamp::UNIX_EPOCH,
        outcome: Outcome::EligibleFull,
        state: *state,
        by: Person {
            name: String::new(),
            email: String::new(),
        },
        reason: None,
        provision: None,
        partial_reason: None,
        overrides: Vec::new(),
        evidence: Evidence {
            commit: None,
            rules_version: String::new(),
            verdicts: BTreeMap::new(),
            digest: String::new(),
            parts: BTreeMap::new(),
        },
        refers_to: refers_to.map(str::to_owned),
        suspension: None,
        published: None,
        imported: None,
        source: None,
        notes: None,
    };
    DecisionLog {
        code: "1.000001".to_owned(),
        decisions: entries.iter().map(entry).collect(),
        notes: Vec::new(),
    }
}

#[test]
fn a_withdrawal_takes_back_the_states_below_it_and_an_older_decision_stands_again() {
    use DecisionState::{Approved, Published, Recommended, Withdrawn};
    let mut entries = vec![
        ("old", Published, None),
        ("a", Recommended, None),
        ("b", Approved, Some("a")),
        ("c", Published, Some("b")),
    ];
    let in_force = |log: &DecisionLog| log.proposal().map(|entry| entry.id.clone());
    assert_eq!(in_force(&log(&entries)).as_deref(), Some("c"));
    entries.push(("d", Withdrawn, Some("c")));
    assert_eq!(in_force(&log(&entries)).as_deref(), Some("old"));
    entries.push(("e", Withdrawn, Some("old")));
    assert_eq!(in_force(&log(&entries)), None);
    entries.push(("f", Recommended, None));
    assert_eq!(in_force(&log(&entries)).as_deref(), Some("f"));
    // A file written by hand may go round in circles.
    let circle = log(&[
        ("a", Approved, Some("b")),
        ("b", Approved, Some("a")),
        ("x", Withdrawn, Some("a")),
    ]);
    assert_eq!(in_force(&circle), None);
}

#[test]
fn what_was_sent_back_ends_with_its_approval_and_nothing_older_comes_back() {
    use DecisionState::{Approved, Published, Recommended, SentBack, Withdrawn};
    let mut entries = vec![
        ("old", Recommended, None),
        ("a", Recommended, None),
        ("b", Approved, Some("a")),
        ("c", SentBack, Some("a")),
    ];
    let proposal = |log: &DecisionLog| log.proposal().map(|entry| entry.id.clone());
    let back = |log: &DecisionLog| log.sent_back().map(|entry| entry.id.clone());
    assert_eq!(proposal(&log(&entries)), None);
    assert_eq!(back(&log(&entries)).as_deref(), Some("c"));
    // An approval of it that a merge brings later does not revive it.
    entries.push(("late", Approved, Some("a")));
    assert_eq!(proposal(&log(&entries)), None);
    entries.push(("d", Recommended, None));
    assert_eq!(proposal(&log(&entries)).as_deref(), Some("d"));
    assert_eq!(back(&log(&entries)), None);
    entries.push(("e", Withdrawn, Some("d")));
    assert_eq!(proposal(&log(&entries)), None);
    // What is published stands whatever is sent back beside it.
    let published = log(&[
        ("p", Published, None),
        ("a", Recommended, None),
        ("c", SentBack, Some("a")),
        ("x", SentBack, Some("p")),
    ]);
    assert_eq!(proposal(&published).as_deref(), Some("p"));
    assert_eq!(published.published().map(|of| of.id.as_str()), Some("p"));
    assert_eq!(back(&published).as_deref(), Some("x"));
}

#[test]
fn a_new_mark_stands_beside_what_is_published() {
    use DecisionState::{Approved, Published, Recommended, Withdrawn};
    let mut entries = vec![
        ("p", Published, None),
        ("a", Recommended, None),
        ("b", Approved, Some("a")),
    ];
    let both = |log: &DecisionLog| -> Vec<String> {
        log.standing().map(|entry| entry.id.clone()).collect()
    };
    assert_eq!(both(&log(&entries)), ["b", "p"]);
    entries.push(("q", Published, Some("b")));
    assert_eq!(both(&log(&entries)), ["q"]);
    entries.push(("w", Withdrawn, Some("q")));
    assert_eq!(both(&log(&entries)), ["p"]);
}

/// The same entries with what these decide: an outcome by id, else that all may be done online.
fn deciding(log: DecisionLog, outcomes: &[(&str, Outcome)]) -> DecisionLog {
    let mut log = log;
    for entry in &mut log.decisions {
        let outcome = outcomes.iter().find(|(id, _)| *id == entry.id);
        entry.outcome = outcome.map_or(Outcome::EligibleFull, |(_, outcome)| *outcome);
    }
    log
}

#[test]
fn an_approval_is_displaced_by_another_recommendation_and_by_nothing_of_its_own() {
    use DecisionState::{Approved, Published, Recommended, SentBack, Withdrawn};
    let displaced = |entries: &[(&str, DecisionState, Option<&str>)]| {
        log(entries).displaced().map(|entry| entry.id.clone())
    };
    let (a, b) = (("a", Recommended, None), ("b", Approved, Some("a")));
    let c = ("c", Recommended, None);
    assert_eq!(displaced(&[a, b]), None);
    assert_eq!(displaced(&[a, b, c]).as_deref(), Some("b"));
    // The other one was sent back: what was approved does not come back by that.
    assert_eq!(
        displaced(&[a, b, c, ("x", SentBack, Some("c"))]).as_deref(),
        Some("b")
    );
    assert_eq!(displaced(&[a, b, c, ("w", Withdrawn, Some("b"))]), None);
    assert_eq!(displaced(&[a, b, ("q", Published, Some("b")), c]), None);
    let partial = deciding(log(&[a, b, c]), &[("b", Outcome::Partial)]);
    assert!(partial.displaced().is_none());
}

#[test]
fn what_was_approved_otherwise_is_passed_over_until_something_is_published() {
    use DecisionState::{Approved, Published, Recommended};
    let passed = |entries: &[(&str, DecisionState, Option<&str>)], other: Outcome| {
        let log = deciding(log(entries), &[("a", other), ("b", other)]);
        let newest = log.entry("d").unwrap();
        log.passed_over(newest).map(|entry| entry.id.clone())
    };
    let (a, b) = (("a", Recommended, None), ("b", Approved, Some("a")));
    let (c, d) = (("c", Recommended, None), ("d", Approved, Some("c")));
    let p = ("p", Published, None);
    assert_eq!(
        passed(&[a, b, c, d], Outcome::Partial).as_deref(),
        Some("b")
    );
    assert_eq!(
        passed(&[p, a, b, c, d], Outcome::Partial).as_deref(),
        Some("b")
    );
    // What was published since settles it, and that data was needed says nothing against it.
    assert_eq!(passed(&[a, b, p, c, d], Outcome::Partial), None);
    assert_eq!(passed(&[a, b, c, d], Outcome::NeedData), None);
    assert_eq!(passed(&[a, b, c, d], Outcome::EligibleFull), None);
}

#[test]
fn what_is_taken_back_after_something_was_sent_back_recommends_nothing_anew() {
    use DecisionState::{Published, Recommended, SentBack, Withdrawn};
    let entries = log(&[
        ("p", Published, None),
        ("a", Recommended, None),
        ("c", SentBack, Some("a")),
        ("w", Withdrawn, Some("p")),
    ]);
    let back = entries.sent_back().map(|entry| entry.id.as_str());
    assert_eq!(back, Some("c"));
}

#[test]
fn what_was_signed_or_recorded_on_a_day_belongs_to_that_day() {
    use DecisionState::{Published, Recommended, SentBack, Withdrawn};
    let day = |of| jiff::civil::date(2026, 11, of);
    let noon = |of| {
        day(of)
            .at(12, 0, 0, 0)
            .to_zoned(TimeZone::UTC)
            .unwrap()
            .timestamp()
    };
    let mut log = log(&[
        ("p", Published, None),
        ("a", Recommended, None),
        ("s", SentBack, Some("a")),
        ("w", Withdrawn, Some("p")),
    ]);
    for entry in &mut log.decisions {
        entry.recorded = noon(20);
        entry.as_of = day(20);
    }
    log.decisions[0].published = Some(PublishedBy {
        number: "1/QĐ".to_owned(),
        signed: day(10),
        signer: None,
        annex_row: None,
    });
    // By either of its days it was taken back.
    log.decisions[2].as_of = day(12);
    log.decisions[3].as_of = day(25);
    log.notes.push(ReviewNote {
        id: None,
        recorded: noon(20),
        by: log.decisions[0].by.clone(),
        text: "x".to_owned(),
    });
    let ids = |on| {
        let until = log.until(day(on), &TimeZone::UTC);
        let ids: Vec<String> = until.decisions.into_iter().map(|entry| entry.id).collect();
        (ids.join(" "), until.notes.len())
    };
    for (on, of_day, notes) in [
        (9, "", 0),
        (10, "p", 0),
        (12, "p s", 0),
        (19, "p s", 0),
        (20, "p a s w", 1),
    ] {
        assert_eq!(ids(on), (of_day.to_owned(), notes), "{on}");
    }
    let standing = DecisionLog {
        decisions: log.decisions[..1].to_vec(),
        ..log
    };
    let signed = |on| {
        standing
            .published_on(day(on))
            .map(|entry| entry.id.as_str())
    };
    assert_eq!((signed(9), signed(10)), (None, Some("p")));
}
