//! The property: on random small catalogues the library's verdicts are those of the second reading.

use std::fmt::Write as _;

use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
use rasoat::rules::assess_all;

use super::gate::shown;
use super::held::{Difference, hold};
use super::making::{Case, case};
use super::verdict::Says;
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
fn differences(case: &Case) -> Vec<Difference> {
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
            for (rule, read) in shown(&case.world, procedure, *day) {
                let finding = assessment.finding(rule).unwrap();
                let got = finding.verdict.as_str();
                // Nothing to object, and nothing to ask: the text does not tell them apart for groups of one.
                let of_one = rule == "group-inconsistent" && got == "not_applicable";
                if got == read.word() || (of_one && read == Says::Clear) {
                    continue;
                }
                differences.push(Difference {
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
    hold(&case(), 100, differences, printed);
}
