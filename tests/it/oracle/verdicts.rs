//! The property: on random small catalogues the library's verdicts are those of the second reading.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::date;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
use rasoat::rules::assess_all;

use crate::rules::without_words;

use super::gate::shown;
use super::held::{OracleDifference, hold};
use super::making::{Case, case};
use super::used::{first_day, no_dossiers};
use super::verdict::ExpectedVerdict;
use super::writing::{files, write};

/// All files of a catalogue, as a failure shows them.
fn printed(case: &Case) -> String {
    let mut text = format!("today: {}\n", case.world.today);
    for (path, file) in files(&case.world) {
        write!(text, "--- {path}\n{file}").unwrap();
    }
    text
}

/// What the library says where the second reading says something else.
fn differences(case: &Case) -> Vec<OracleDifference> {
    let folder = tempfile::tempdir().unwrap();
    write(&case.world, folder.path());
    let loaded = load(
        &DiskFiles::new(folder.path()),
        true,
        &LoadProgress::default(),
    )
    .unwrap();
    let mut differences = Vec::new();
    for day in &case.days {
        let said = assess_all(&loaded.snapshot, *day, case.world.today);
        let days = (*day, case.world.today);
        let wrong = without_words(&loaded.snapshot, days, &said).into_iter();
        differences.extend(wrong.map(|told| OracleDifference {
            kind: "without words".to_owned(),
            told,
        }));
        for (file, assessment) in loaded.snapshot.procedures().iter().zip(&said) {
            let procedure = case.world.procedure(&file.code).unwrap();
            for (rule, read) in shown(&case.world, procedure, *day) {
                let finding = assessment.finding(rule).unwrap();
                let got = finding.verdict.as_str();
                // Nothing to object, and nothing to ask: the text does not tell them apart where a group has one member on
                // a day, or no law is cited (`legal_basis: none`).
                let nothing = ["group-inconsistent", "legal-basis-expired"].contains(&rule);
                let nothing = nothing
                    && [ExpectedVerdict::Clear, ExpectedVerdict::NotApplicable].contains(&read)
                    && ["clear", "not_applicable"].contains(&got);
                if got == read.word() || nothing {
                    continue;
                }
                differences.push(OracleDifference {
                    kind: format!("{rule}: read {}, got {got}", read.word()),
                    told: format!("{} at {day}: {finding:?}", file.code),
                });
            }
        }
    }
    differences
}

#[test]
fn the_rules_say_what_a_second_reading_of_the_text_says() {
    hold(&case(), 40, differences, printed);
}

#[test]
fn the_window_is_that_of_the_examples_of_the_text() {
    assert_eq!(first_day(date(2026, 10, 27)), date(2023, 10, 28));
    assert_eq!(first_day(date(2028, 2, 29)), date(2025, 3, 1));
}

/// A property over catalogues on which a rule always says the same would hold nothing.
#[test]
fn the_random_catalogues_reach_every_verdict_of_every_rule() {
    use ExpectedVerdict::{CannotTell, Clear, Flag, NotApplicable};
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<&str, BTreeMap<ExpectedVerdict, usize>> = BTreeMap::new();
    let mut tails = 0;
    for _ in 0..150 {
        let case = case().new_tree(&mut runner).unwrap().current();
        for procedure in &case.world.procedures {
            let day = case.days[0];
            tails += usize::from(no_dossiers(&case.world, procedure, day).tail.is_some());
            for (rule, says) in shown(&case.world, procedure, day) {
                *reached.entry(rule).or_default().entry(says).or_default() += 1;
            }
        }
    }
    for (rule, says) in &reached {
        let wanted = match *rule {
            "statistics-missing" => vec![Clear, Flag],
            _ => vec![NotApplicable, Clear, CannotTell, Flag],
        };
        for wanted in wanted {
            let times = says.get(&wanted).copied().unwrap_or_default();
            assert!(
                times > 2,
                "{rule} says {} {times} times: {reached:#?}",
                wanted.word()
            );
        }
    }
    assert!(tails > 2, "{tails} tails");
}
