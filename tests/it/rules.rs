//! Runs every fixture of `tests/fixtures/rules/<rule>/<case>.yaml`: one small catalogue each, with the verdicts that the
//! rules must give. `rules/case.rs` says what a case may hold.

pub mod case;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use case::{Case, Expected};
use jiff::civil::Date;
use rasoat::catalogue::Snapshot;
use rasoat::rules::{
    self, Assessment, Blocks, Context, Fact, FactValue, RULES, RuleFinding, Verdict,
};
use rayon::prelude::*;

/// Rules that read only what is there, so that no missing fact can keep them from a verdict.
const ALWAYS_TELL: &[&str] = &["statistics-missing", "figures-suspicious"];

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rules")
}

/// Every case by rule, with its path for messages.
pub fn cases() -> BTreeMap<String, Vec<(PathBuf, Case)>> {
    let mut cases: BTreeMap<String, Vec<(PathBuf, Case)>> = BTreeMap::new();
    for folder in sorted(&fixtures()) {
        let rule = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let of_rule = cases.entry(rule).or_default();
        for path in sorted(&folder) {
            let case = Case::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            of_rule.push((path, case));
        }
    }
    cases
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_rule_gives_the_verdicts_that_its_fixtures_show() {
    let cases: Vec<_> = cases().into_values().flatten().collect();
    let wrong: Vec<String> = cases
        .par_iter()
        .flat_map_iter(|(path, case)| {
            let name = path.strip_prefix(fixtures()).unwrap().display();
            let wrong = differences(case).into_iter();
            wrong.map(move |found| format!("{name}: {found}\n    {}", case.says))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn rules_and_fixtures_match_one_to_one_and_show_every_verdict() {
    let cases = cases();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.info().id).collect();
    let folders: BTreeSet<&str> = cases.keys().map(String::as_str).collect();
    assert_eq!(
        folders, rules,
        "a folder of fixtures for every rule, and no other"
    );
    for (rule, cases) in &cases {
        let shown: BTreeSet<Verdict> = cases
            .iter()
            .flat_map(|(_, case)| case.expect.values())
            .filter_map(|of_code| of_code.get(rule))
            .map(Expected::verdict)
            .collect();
        let can_give: BTreeSet<Verdict> = Verdict::ALL
            .into_iter()
            .filter(|v| *v != Verdict::CannotTell || !ALWAYS_TELL.contains(&rule.as_str()))
            .collect();
        assert_eq!(shown, can_give, "verdicts shown by the fixtures of {rule}");
    }
}

/// A case with a decision on every procedure and a list of all of them, or without any.
fn decided(text: &str, decided: bool) -> Case {
    let mut case: serde_json::Value = serde_yaml::from_str(text).unwrap();
    let object = case.as_object_mut().unwrap();
    object.remove("then");
    object.remove("decisions");
    let codes: Vec<String> = object
        .get("procedures")
        .and_then(|codes| codes.as_object())
        .map_or_else(Vec::new, |codes| codes.keys().cloned().collect());
    if decided {
        let entries = codes
            .iter()
            .map(|code| (code.clone(), serde_json::json!([{}])));
        object.insert(
            "decisions".to_owned(),
            serde_json::Value::Object(entries.collect()),
        );
        let members: Vec<_> = codes
            .iter()
            .map(|code| serde_json::json!({ "code": code }))
            .collect();
        let list = serde_json::json!({
            "id": "all", "decision": "1/QĐ-TTg", "date": "2022-01-06", "members": members,
        });
        let files = object
            .entry("files")
            .or_insert_with(|| serde_json::json!({}));
        files["lists/all.yaml"] = serde_yaml::to_string(&list).unwrap().into();
    }
    Case::parse(&serde_yaml::to_string(&case).unwrap()).unwrap()
}

#[test]
fn no_blocking_rule_reads_a_decision_or_a_list() {
    let paths: Vec<PathBuf> = cases()
        .into_values()
        .flatten()
        .map(|(path, _)| path)
        .collect();
    let wrong: Vec<String> = paths
        .par_iter()
        .flat_map_iter(|path| {
            let text = fs::read_to_string(path).unwrap();
            let [with, without] = [true, false].map(|is| {
                let case = decided(&text, is);
                let snapshot = case.load().unwrap();
                let found = rules::assess_all(&snapshot, case.as_of, case.today());
                let codes = snapshot.procedures().iter().map(|file| file.code.clone());
                codes.zip(found).collect::<Vec<_>>()
            });
            let mut wrong = Vec::new();
            for ((code, with), (_, without)) in with.iter().zip(&without) {
                for (at, rule) in RULES.iter().enumerate() {
                    let blocks = rule.info().blocks != Blocks::No;
                    if blocks && with.findings[at] != without.findings[at] {
                        wrong.push(format!("{}: {code} {}", path.display(), rule.info().id));
                    }
                }
            }
            wrong
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// What is answered otherwise where nobody asks what was read.
pub fn without_words(
    snapshot: &Snapshot,
    (as_of, today): (Date, Date),
    told: &[Assessment],
) -> Vec<String> {
    let mut wrong = Vec::new();
    let verdicts = rules::verdicts_all(snapshot, as_of, today);
    for (at, (told, without)) in told.iter().zip(&verdicts).enumerate() {
        for ((rule, told, _), without) in told.rules().zip(&without.findings) {
            let of = |finding: &RuleFinding| {
                let RuleFinding {
                    verdict,
                    tail_only,
                    tail,
                    no_plan_entered,
                    ..
                } = finding;
                let remarks = finding.has_remark();
                (*verdict, *tail_only, *tail, *no_plan_entered, remarks)
            };
            // What remarks can be filtered by has to say so.
            if of(told) != of(without) || told.has_remark() && !rule.info().remarks {
                let (code, id) = (&snapshot.procedures()[at].code, rule.info().id);
                wrong.push(format!(
                    "{code} {id}: {told:?}, and without words {without:?}"
                ));
            }
        }
    }
    wrong
}

/// What the rules find otherwise than the case expects.
fn differences(case: &Case) -> Vec<String> {
    let loaded = match case.load() {
        Ok(loaded) => loaded,
        Err(message) => return vec![message],
    };
    let assessments = rules::assess_all(&loaded, case.as_of, case.today());
    let mut wrong = without_words(&loaded, (case.as_of, case.today()), &assessments);
    for (code, of_code) in &case.expect {
        let place = loaded
            .procedures()
            .iter()
            .position(|procedure| procedure.code == *code);
        let Some(assessment) = place.map(|at| &assessments[at]) else {
            wrong.push(format!("no procedure {code} was loaded"));
            continue;
        };
        for (rule, expected) in of_code {
            let Some(index) = rules::rule(rule) else {
                wrong.push(format!("{rule} is no rule"));
                continue;
            };
            let mut found = compare(&assessment.findings[index], expected);
            if assessment.overrides[index].is_some() != expected.overridden() {
                found.push(format!("overridden: {} is wrong", !expected.overridden()));
            }
            wrong.extend(found.into_iter().map(|f| format!("{code} {rule}: {f}")));
        }
    }
    let context = Context::new(&loaded, case.as_of, case.today());
    for (code, of_code) in &case.expect_at_gate {
        let procedure = loaded.procedure(code).unwrap().value();
        for (rule, expected) in of_code {
            let finding = match rule.as_str() {
                "group-inconsistent" => rules::group_inconsistent::at_gate(&context, procedure),
                _ => panic!("{rule} answers at the gate what it shows"),
            };
            let found = compare(&finding, expected).into_iter();
            wrong.extend(found.map(|f| format!("{code} {rule} at the gate: {f}")));
        }
    }
    for (id, of_group) in &case.expect_groups {
        let group = loaded.group(id).unwrap();
        for (rule, expected) in of_group {
            let finding = match rule.as_str() {
                "no-dossiers" => rules::group_as_one::no_dossiers(&context, group),
                "no-plan" => rules::group_as_one::no_plan(&context, group),
                _ => panic!("{rule} judges no group"),
            };
            let found = compare(&finding, expected).into_iter();
            wrong.extend(found.map(|f| format!("{id} {rule}: {f}")));
        }
    }
    wrong
}

fn compare(finding: &RuleFinding, expected: &Expected) -> Vec<String> {
    let facts: Vec<&Fact> = finding.evidence.iter().chain(&finding.missing).collect();
    let mut wrong = Vec::new();
    if finding.verdict != expected.verdict() {
        wrong.push(format!(
            "{} and not {}; {facts:?}",
            finding.verdict.as_str(),
            expected.verdict().as_str()
        ));
    }
    if finding.tail_only != expected.tail() {
        wrong.push(format!(
            "tail: {} and not {}",
            finding.tail_only,
            expected.tail()
        ));
    }
    if expected
        .apart()
        .is_some_and(|apart| finding.no_plan_entered != apart)
    {
        wrong.push(format!(
            "counted apart: {} is wrong",
            finding.no_plan_entered
        ));
    }
    for mention in expected.mentions() {
        if !facts.iter().any(|fact| says(fact, mention)) {
            wrong.push(format!("does not mention `{mention}`; {facts:?}"));
        }
    }
    for mention in expected.silent_on() {
        if facts.iter().any(|fact| says(fact, mention)) {
            wrong.push(format!("mentions `{mention}`; {facts:?}"));
        }
    }
    // What holds of every finding, whatever the case is about.
    if finding.verdict == Verdict::CannotTell && finding.missing.is_empty() {
        wrong.push("cannot tell, and names no missing fact".to_owned());
    }
    if let Some(twice) = facts
        .iter()
        .enumerate()
        .find(|(i, f)| facts[..*i].contains(f))
    {
        wrong.push(format!("says the same twice: {:?}", twice.1));
    }
    if finding.verdict == Verdict::NotApplicable && finding.evidence.is_empty() {
        wrong.push("not applicable, and does not say why".to_owned());
    }
    wrong
}

/// Whether one fact holds every word of a mention: its id and its values, in any order.
fn says(fact: &Fact, mention: &str) -> bool {
    let values = fact.values.iter().map(|(_, value)| match value {
        FactValue::Text(text) => text.clone(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Date(date) => date.to_string(),
        FactValue::Message(message) => message.to_string(),
    });
    let words: Vec<String> = std::iter::once(fact.id.to_owned())
        .chain(values.flat_map(|v| v.split([' ', ',']).map(str::to_owned).collect::<Vec<_>>()))
        .collect();
    mention
        .split_whitespace()
        .all(|word| words.iter().any(|w| w == word))
}
