//! The property: on random small catalogues the library's verdicts are those of the second reading.

use std::fmt::Write as _;

use proptest::prelude::*;
use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
use rasoat::rules::assess_all;

use super::gate::shown;
use super::making::{Case, case};
use super::verdict::Says;
use super::writing::{files, write};

/// How many cases: what `PROPTEST_CASES` says, else what runs in seconds.
pub fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let cases = asked.and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig {
        cases,
        max_shrink_iters: 4000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// All files of a catalogue, as a failure shows them.
pub fn printed(case: &Case) -> String {
    let mut text = format!("today: {}\n", case.world.today);
    for (path, file) in files(&case.world) {
        write!(text, "--- {path}\n{file}").unwrap();
    }
    text
}

/// What the library says where the second reading says something else.
fn differences(case: &Case) -> Vec<String> {
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
        let said = assess_all(&loaded.snapshot, *day);
        for (file, assessment) in loaded.snapshot.procedures().iter().zip(&said) {
            let procedure = case.world.procedure(&file.code).unwrap();
            for (rule, expected) in shown(&case.world, procedure, *day) {
                let got = assessment.finding(rule).unwrap();
                // Nothing to object, and nothing to ask: the text does not tell them apart for groups of one.
                let as_good = |word: &str| rule == "group-inconsistent" && word == "not_applicable";
                let got_word = got.verdict.as_str();
                if got_word == expected.word() || (as_good(got_word) && expected == Says::Clear) {
                    continue;
                }
                differences.push(format!(
                    "{} {rule} at {day}: read {}, got {got_word} ({got:?})",
                    file.code,
                    expected.word()
                ));
            }
        }
    }
    differences
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn the_rules_say_what_a_second_reading_of_the_text_says(case in case()) {
        let differences = differences(&case);
        prop_assert!(
            differences.is_empty(),
            "{}\n{}",
            differences.join("\n"),
            printed(&case)
        );
    }
}
