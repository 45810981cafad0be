//! The shipped catalogue: read without a finding, and shows what it is meant to show.

use std::collections::{BTreeMap, BTreeSet};

use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
use rasoat::catalogue::model::AgencyKind;
use rasoat::rules::{RULES, Verdict, assess_all};

use crate::support::project;

fn shipped() -> rasoat::catalogue::LoadedCatalogue {
    let files = DiskFiles::new(project().join("catalogue"));
    load(&files, true, &LoadProgress::default()).unwrap()
}

#[test]
fn the_shipped_catalogue_is_read_whole() {
    let loaded = shipped();
    assert!(loaded.snapshot.unreadable().is_empty());
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    assert!(loaded.snapshot.procedures().len() >= 120);
    let ministries: BTreeSet<&str> = loaded
        .snapshot
        .procedures()
        .iter()
        .filter_map(|p| p.value().issuer.as_deref())
        .filter(|id| {
            loaded
                .snapshot
                .agency(id)
                .is_some_and(|a| a.kind == AgencyKind::Ministry)
        })
        .collect();
    assert!(ministries.len() >= 14, "{ministries:?}");
}

#[test]
fn the_shipped_catalogue_shows_every_verdict_that_valid_files_can_give() {
    let loaded = shipped();
    let as_of = match loaded.snapshot.manifest().unwrap().as_of {
        rasoat::catalogue::model::AsOf::Date(date) => date,
        rasoat::catalogue::model::AsOf::Today => panic!("the shipped catalogue would decay"),
    };
    let mut seen: BTreeMap<&str, BTreeSet<Verdict>> = BTreeMap::new();
    for assessment in assess_all(&loaded.snapshot, as_of, as_of) {
        for (rule, finding, _) in assessment.rules() {
            seen.entry(rule.info().id)
                .or_default()
                .insert(finding.verdict);
        }
    }
    for rule in RULES {
        let id = rule.info().id;
        let expected: &[Verdict] = match id {
            // These answer `cannot_tell` only where a file cannot be read, which no shipped file is, or never.
            "no-plan" | "plan-lapsed" | "statistics-missing" | "decision-stale"
            | "eligible-not-full" | "figures-suspicious" => {
                &[Verdict::NotApplicable, Verdict::Clear, Verdict::Flag]
            }
            _ => &Verdict::ALL,
        };
        assert_eq!(
            seen[id].iter().copied().collect::<Vec<_>>(),
            expected,
            "{id}"
        );
    }
}

#[test]
fn every_invented_figure_says_that_it_is_invented() {
    let loaded = shipped();
    let snapshot = &loaded.snapshot;
    let sources = snapshot
        .statistics()
        .iter()
        .map(|s| (&s.path, Some(s.value.source.as_str())))
        .chain(
            snapshot
                .plans()
                .iter()
                .map(|p| (&p.path, p.value.source.as_deref())),
        )
        // What the program itself wrote bears no source: its log says so before it.
        .chain(snapshot.decision_logs().iter().flat_map(|log| {
            let entries = log.value.decisions.iter().enumerate();
            let old = entries.filter(|(at, entry)| *at == 0 || !entry.evidence.names_its_formula());
            old.map(|(_, entry)| (&log.path, entry.source.as_deref()))
        }));
    assert!(snapshot.is_sample(), "and so does the whole");
    for (path, source) in sources {
        let source = source.unwrap_or_default();
        assert!(
            source.contains("illustrative, not official statistics") && source.contains("minh hoạ"),
            "{}",
            path.display()
        );
    }
}
