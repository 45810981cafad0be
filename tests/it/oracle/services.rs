//! The property: on random small catalogues the library says of the twenty rules beside the blocking ones what the second
//! reading says, or something that the text allows besides.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
use rasoat::rules::assess_all;

use crate::rules::without_words;

use super::channels::{fee_not_payable_online, online_not_better};
use super::documents::{
    data_already_held, district_level, local_level_differs, result_already_issued,
};
use super::figures::figures_suspicious;
use super::held::{OracleDifference, hold};
use super::making::Case;
use super::making_services::service_case;
use super::marks::{
    eligible_not_full, essential_at_risk, full_not_on_list, offered_yet_barred,
    partial_unexplained, unused_not_acted_on,
};
use super::permitted::Permitted;
use super::shares::{
    below_announced_level, low_online_share, not_digitised, not_synchronised, satisfaction_low,
};
use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::working_days::{published_late, suspended_too_long};
use super::world::{Procedure, World};
use super::writing::{files, write};
use super::writing_logs::log;

/// What the text allows each of the twenty rules to say of a procedure.
fn permitted(world: &World, procedure: &Procedure, as_of: Date) -> Vec<(&'static str, Permitted)> {
    let mut all = vec![
        (
            "offered-yet-barred",
            offered_yet_barred(world, procedure, as_of),
        ),
        (
            "eligible-not-full",
            eligible_not_full(world, procedure, as_of),
        ),
        (
            "full-not-on-list",
            full_not_on_list(world, procedure, as_of),
        ),
        (
            "unused-not-acted-on",
            unused_not_acted_on(world, procedure, as_of),
        ),
        (
            "partial-unexplained",
            partial_unexplained(world, procedure, as_of),
        ),
        (
            "fee-not-payable-online",
            fee_not_payable_online(procedure, as_of),
        ),
        (
            "data-already-held",
            data_already_held(world, procedure, as_of),
        ),
        (
            "result-already-issued",
            result_already_issued(world, procedure, as_of),
        ),
        ("published-late", published_late(world, procedure, as_of)),
        ("district-level", district_level(world, procedure, as_of)),
        ("online-not-better", online_not_better(procedure, as_of)),
        (
            "essential-at-risk",
            essential_at_risk(world, procedure, as_of),
        ),
        (
            "suspended-too-long",
            suspended_too_long(world, procedure, as_of),
        ),
        (
            "local-level-differs",
            local_level_differs(world, procedure, as_of),
        ),
    ];
    // Of files by field, of files that overlap one another and of wrong ones it is not said how dossiers are added up.
    if world.beside.counted {
        all.extend([
            (
                "low-online-share",
                low_online_share(world, procedure, as_of),
            ),
            (
                "figures-suspicious",
                figures_suspicious(world, procedure, as_of),
            ),
            (
                "not-synchronised",
                not_synchronised(world, procedure, as_of),
            ),
            ("not-digitised", not_digitised(world, procedure, as_of)),
            (
                "below-announced-level",
                below_announced_level(world, procedure, as_of),
            ),
            (
                "satisfaction-low",
                satisfaction_low(world, procedure, as_of),
            ),
        ]);
    }
    // "As-of outside the procedure's `lifecycle.from … to` → `not_applicable`; so for every rule."
    if !procedure.in_force(as_of) {
        for (_, says) in &mut all {
            *says = NotApplicable.into();
        }
    }
    all
}

fn printed(case: &Case) -> String {
    let mut text = format!("today: {}\n", case.world.today);
    for (path, file) in files(&case.world) {
        write!(text, "--- {path}\n{file}").unwrap();
    }
    for one in &case.world.beside.logs {
        let same = |entry: &super::world_services::Entry| {
            if entry.same { "same" } else { "other" }.to_owned()
        };
        write!(text, "--- decisions\n{}", log(one, same)).unwrap();
    }
    text
}

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
            for (rule, read) in permitted(&case.world, procedure, *day) {
                let finding = assessment.finding(rule).unwrap();
                let got = finding.verdict.as_str();
                if read.0.iter().any(|says| says.word() == got) {
                    continue;
                }
                // "What is wrong is no evidence": an agency that nobody knows tells nothing.
                let wrong = finding.missing.iter().any(|fact| fact.id == "fact-faulty");
                if wrong && got == "cannot_tell" && read.first() != Flag {
                    continue;
                }
                differences.push(OracleDifference {
                    kind: format!("{rule}: read {}, got {got}", read.first().word()),
                    told: format!("{} at {day}: {finding:?}", file.code),
                });
            }
        }
    }
    differences
}

#[test]
fn the_rules_beside_the_blocking_ones_say_what_a_second_reading_says() {
    hold(&service_case(), 40, differences, printed);
}

/// All random files are ones that the catalogue takes, but for those that are wrong on purpose.
#[test]
fn nothing_of_the_random_services_is_left_out() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..10 {
        let case = service_case().new_tree(&mut runner).unwrap().current();
        let folder = tempfile::tempdir().unwrap();
        write(&case.world, folder.path());
        let loaded = load(
            &DiskFiles::new(folder.path()),
            true,
            &LoadProgress::default(),
        )
        .unwrap();
        assert_eq!(
            loaded.snapshot.procedures().len(),
            case.world.procedures.len()
        );
        for one in &case.world.beside.logs {
            let log = loaded.snapshot.decisions(one.code);
            assert!(log.is_some(), "{}\n{:?}", one.code, printed(&case));
        }
    }
}

#[test]
fn the_random_services_reach_every_verdict_of_every_rule() {
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<&str, BTreeMap<ExpectedVerdict, usize>> = BTreeMap::new();
    for _ in 0..150 {
        let case = service_case().new_tree(&mut runner).unwrap().current();
        for procedure in &case.world.procedures {
            for (rule, says) in permitted(&case.world, procedure, case.days[0]) {
                let sure = says.0.iter().all(|one| *one == says.first());
                if sure {
                    *reached
                        .entry(rule)
                        .or_default()
                        .entry(says.first())
                        .or_default() += 1;
                }
            }
        }
    }
    assert_eq!(reached.len(), 20);
    for (rule, says) in &reached {
        for wanted in [NotApplicable, Clear, CannotTell, Flag] {
            // "never cannot_tell"
            if *rule == "figures-suspicious" && wanted == CannotTell {
                continue;
            }
            let times = says.get(&wanted).copied().unwrap_or_default();
            assert!(
                times > 4,
                "{rule} says {} {times} times: {reached:#?}",
                wanted.word()
            );
        }
    }
}
