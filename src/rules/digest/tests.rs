//! Digests that were recorded once hold for ever, and what carries a decision out changes none.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::catalogue::load::{DiskFiles, LoadProgress, load};
use crate::catalogue::model::{OnlineLevel, Procedure, Stated};

/// A catalogue with every key that there was, and logs that the first version wrote on it.
fn recorded() -> Arc<Snapshot> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/digests");
    let loaded = load(&DiskFiles::new(folder), true, &LoadProgress::default()).unwrap();
    assert!(loaded.snapshot.unreadable().is_empty());
    loaded.snapshot
}

#[test]
fn logs_of_the_first_version_are_as_good_as_they_were() {
    let snapshot = recorded();
    let mut entries = 0;
    for log in snapshot.decision_logs() {
        let procedure = snapshot.procedure(&log.value.code).unwrap().value();
        for decision in &log.value.decisions {
            let evidence = &decision.evidence;
            assert_eq!(DigestFormula::of(&evidence.digest), Some(DigestFormula::V1));
            assert!(holds(&snapshot, procedure, decision), "{}", decision.id);
            let kinds =
                DigestSubject::of(&snapshot, procedure, decision).by_kind(DigestFormula::V1);
            assert_eq!(kinds, evidence.parts, "{}", decision.id);
            entries += 1;
        }
    }
    assert_eq!(entries, 5);
}

#[test]
fn a_key_that_came_since_is_in_no_digest_of_the_first_version() {
    let snapshot = recorded();
    let procedure = snapshot.procedure("1.000001").unwrap().value();
    let value = serde_json::to_value(&**procedure).unwrap();
    let mut later = value.clone();
    later["new_key"] = json!(true);
    later["documents"][0]["surrendered"] = json!(true);
    later["legal_basis"][0]["issuer"] = json!("G15");
    later["online"]["suspended"][0]["resumed"] = json!("2025-05-04");
    let counted = |value| fields::DigestScope::Procedure.counted(DigestFormula::V1, value);
    assert_eq!(counted(later), counted(value));
}

#[test]
fn since_when_a_procedure_is_its_issuers_counts_where_it_was_counted() {
    let snapshot = recorded();
    let before = &**snapshot.procedure("1.000001").unwrap().value();
    let mut after = before.clone();
    after.issuer_since = Some(jiff::civil::date(2025, 3, 1));
    after.fields_since = after.issuer_since;
    after.levels_since = after.issuer_since;
    let of = |procedure, formula| digest(procedure, Outcome::EligibleFull, formula);
    assert_eq!(of(&after, DigestFormula::V1), of(before, DigestFormula::V1));
    // What was recorded by the second formula stands, with these keys in it or without.
    assert_eq!(of(&after, DigestFormula::V2), of(before, DigestFormula::V2));
    // `no-dossiers` reads them: a zero may no longer be one.
    assert_ne!(of(&after, DigestFormula::V3), of(before, DigestFormula::V3));
}

/// An upgrade counted the days since which a procedure is what it is under the name of a formula that did not.
#[test]
fn decisions_of_the_second_formula_became_stale_by_an_upgrade() {
    let snapshot = recorded();
    let mut procedure = (**snapshot.procedure("1.000001").unwrap().value()).clone();
    procedure.levels_since = Some(jiff::civil::date(2025, 3, 1));
    let decision = &snapshot.decisions("1.000001").unwrap().value.decisions[0];
    let of = |formula| digest(&procedure, decision.outcome, formula);
    let holds = |digest: String| {
        let mut decision = decision.clone();
        decision.as_of = jiff::civil::date(2026, 10, 31);
        decision.evidence.digest = digest;
        super::holds(&snapshot, &procedure, &decision)
    };
    let third = of(DigestFormula::V3);
    let late = third.replace("v3:", "v2:");
    assert!(holds(of(DigestFormula::V2)) && holds(third) && holds(late));
    assert!(!holds(of(DigestFormula::V2).replace("v2:", "v3:")));
    // What is neither is of other values.
    assert!(!holds(format!("v2:sha256:{}", "0".repeat(64))));
}

fn digest(procedure: &Procedure, outcome: Outcome, formula: DigestFormula) -> String {
    let subject = DigestSubject {
        snapshot: &recorded(),
        procedure,
        as_of: jiff::civil::date(2026, 10, 31),
        outcome,
    };
    subject.digest(formula)
}

#[test]
fn carrying_a_decision_out_changes_no_digest() {
    let snapshot = recorded();
    let before = &**snapshot.procedure("1.000001").unwrap().value();
    let mut after = before.clone();
    after.publications = None;
    after.satisfaction = None;
    after.source = Some("bản in".to_owned());
    after.online.as_mut().unwrap().level = OnlineLevel::Full;
    let full = |of: &Procedure, formula| digest(of, Outcome::EligibleFull, formula);
    assert_eq!(
        full(before, DigestFormula::V2),
        full(&after, DigestFormula::V2)
    );
    assert_ne!(
        full(before, DigestFormula::V1),
        full(&after, DigestFormula::V1)
    );
    assert!(full(before, DigestFormula::V2).starts_with("v2:sha256:"));
    // What a blocking rule reads does.
    after.presence_required = None;
    assert_ne!(
        full(before, DigestFormula::V2),
        full(&after, DigestFormula::V2)
    );

    // To end a procedure carries out that it is abolished, and nothing else.
    let mut ended = before.clone();
    let life = ended.lifecycle.as_mut().unwrap();
    life.to = Some(jiff::civil::date(2027, 1, 1));
    life.replaced_by = vec!["1.000003".to_owned()];
    let abolish = |of: &Procedure| digest(of, Outcome::AbolishOrMerge, DigestFormula::V2);
    assert_eq!(abolish(before), abolish(&ended));
    let life = ended.lifecycle.as_mut().unwrap();
    life.from = Some(jiff::civil::date(2021, 1, 1));
    assert_ne!(abolish(before), abolish(&ended));
    assert_ne!(
        full(before, DigestFormula::V2),
        full(&ended, DigestFormula::V2)
    );
}

/// Logs of the first version turned stale when what they decided was done.
#[test]
fn a_decision_of_the_first_version_is_not_stale_for_being_carried_out() {
    let snapshot = recorded();
    let log = snapshot.decisions("1.000001").unwrap();
    let decision = &log.value.decisions[0];
    let before = &**snapshot.procedure("1.000001").unwrap().value();
    let mut decision = decision.clone();
    let mut then = before.clone();
    then.online = None;
    let told = |of: &Procedure, outcome| {
        let subject = DigestSubject {
            snapshot: &snapshot,
            procedure: of,
            as_of: decision.as_of,
            outcome,
        };
        subject.digest(DigestFormula::V1)
    };
    let unstated = told(&then, Outcome::EligibleFull);
    then.online = before.online.clone();
    let earlier = before
        .published_by()
        .split_last()
        .map(|(_, earlier)| earlier);
    then.publications = earlier
        .filter(|earlier| !earlier.is_empty())
        .map(|earlier| Stated::Some(earlier.to_vec()));
    let unpublished = told(&then, Outcome::EligibleFull);
    then.publications = before.publications.clone();
    then.online.as_mut().unwrap().level = OnlineLevel::None;
    let otherwise = told(&then, Outcome::EligibleFull);
    // Its end carries out that it is abolished, and no other decision.
    let mut ended = before.clone();
    ended.lifecycle.as_mut().unwrap().to = Some(jiff::civil::date(2027, 1, 1));
    for (outcome, same) in [
        (Outcome::AbolishOrMerge, true),
        (Outcome::EligibleFull, false),
    ] {
        decision.outcome = outcome;
        decision.evidence.digest = told(before, outcome);
        assert_eq!(holds(&snapshot, &ended, &decision), same, "{outcome:?}");
    }
    decision.outcome = Outcome::EligibleFull;
    for digest in [unstated, unpublished, otherwise] {
        decision.evidence.digest = digest;
        assert!(holds(&snapshot, before, &decision));
        // Anything else that changed is told as ever.
        let mut other = before.clone();
        other.presence_required = None;
        assert!(!holds(&snapshot, &other, &decision));
    }
}

#[test]
fn a_formula_that_is_not_known_is_not_taken_for_the_same() {
    let snapshot = recorded();
    let procedure = snapshot.procedure("1.000003").unwrap().value();
    let log = snapshot.decisions("1.000003").unwrap();
    let mut decision = log.value.decisions[0].clone();
    decision.evidence.digest = format!("v9:{}", decision.evidence.digest);
    assert!(!holds(&snapshot, procedure, &decision));
}

/// The parts of the evidence of a procedure that cites these.
fn cited(legal_basis: &str) -> std::collections::BTreeMap<String, serde_json::Value> {
    let instruments = [
        "{number: 27/CT-TTg, signed: 2023-10-27}",
        "{number: 27/CT-TTg, signed: 2026-06-27}",
        "{number: 74/2025/QH15, from: 2026-01-01}",
        "{number: 118/2025/NĐ-CP, from: 2025-07-01}",
    ];
    let instruments = instruments.map(|text| crate::catalogue::Located {
        path: "instruments/a.yaml".into(),
        value: serde_yaml::from_str(text).unwrap(),
    });
    let snapshot = Snapshot::new(crate::catalogue::snapshot::Contents {
        instruments: instruments.into(),
        ..Default::default()
    });
    let text = format!("{{code: '1.000001', name: A, legal_basis: [{legal_basis}]}}");
    let procedure: Procedure = serde_yaml::from_str(&text).unwrap();
    let subject = DigestSubject {
        snapshot: &snapshot,
        procedure: &procedure,
        as_of: jiff::civil::date(2026, 10, 31),
        outcome: Outcome::EligibleFull,
    };
    let mut parts = subject.parts(DigestFormula::V2);
    parts.retain(|part, _| kind(part) == "instrument");
    parts
}

#[test]
fn every_number_of_a_citation_is_evidence_and_two_laws_of_one_number_are_two() {
    let names = |legal_basis: &str| cited(legal_basis).into_keys().collect::<Vec<_>>();
    assert_eq!(
        names("{number: \"74/2025/QH15; 118/2025/NĐ-CP\"}"),
        ["instrument 118/2025/NĐ-CP", "instrument 74/2025/QH15"]
    );
    let first = "{number: 27/CT-TTg, signed: 2023-10-27}";
    let second = "{number: 27/CT-TTg, signed: 2026-06-27}";
    assert_eq!(
        names(&format!("{first}, {second}")),
        [
            "instrument 27/CT-TTg (2023-10-27)",
            "instrument 27/CT-TTg (2026-06-27)"
        ]
    );
    // One that is cited alone bears the name that digests of today have.
    assert_eq!(names(first), ["instrument 27/CT-TTg"]);
    assert_eq!(cited(first)["instrument 27/CT-TTg"]["signed"], "2023-10-27");
}
