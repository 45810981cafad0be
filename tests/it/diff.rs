//! Differences by meaning and the history of a catalogue, by commands on a real repository.

use jiff::Timestamp;
use jiff::tz::{self, TimeZone};
use serde_json::{Value, json as value};

use crate::cli::json;
use crate::support::Home;

/// A procedure of the shipped catalogue that passes the gate.
const CODE: &str = "1.000915";
const FILE: &str = "catalogue/procedures/bo-giao-duc-va-dao-tao/1.000915.yaml";

fn edit(home: &Home, file: &str, from: &str, to: &str) {
    let path = home.folder().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn commit(home: &Home, message: &str) {
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", message]);
}

fn change<'a>(output: &'a Value, code: &str) -> &'a Value {
    let changes = output["changes"].as_array().unwrap();
    let found = changes.iter().find(|change| change["code"] == code);
    found.unwrap_or_else(|| panic!("{code} in {output:#}"))
}

#[test]
fn a_changed_time_limit_and_a_decision_that_turns_stale_are_told_and_nothing_else() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    home.run(folder, &["review", CODE, "--outcome", "eligible_full"]);
    commit(&home, "a decision");
    let nothing = home.run(folder, &["diff"]);
    assert_eq!((nothing.exit, nothing.out.as_str()), (0, ""), "{nothing:?}");
    assert!(nothing.err.contains("nothing differs"), "{nothing:?}");
    edit(&home, FILE, "value: 20", "value: 9");
    let output = json(&home, folder, &["diff", "HEAD"]);
    assert_eq!(output["to"], "worktree");
    assert_eq!(output["from"], home.git(&["rev-parse", "HEAD"]).trim());
    assert_eq!(output["changes"].as_array().unwrap().len(), 1, "{output:#}");
    let told = change(&output, CODE);
    assert_eq!(told["kind"], "changed");
    assert_eq!(
        told["fields"],
        value!([{"path": "channels[online].time", "from": {"value": 20, "unit": "working_day"}, "to": {"value": 9, "unit": "working_day"}}])
    );
    assert_eq!(
        told["verdicts"],
        value!([{"rule": "decision-stale", "from": "clear", "to": "flag"}])
    );
    let human = home.run(folder, &["diff"]);
    assert!(
        human.out.contains("20 working days → 9 working days"),
        "{human:?}"
    );
    assert!(human.out.contains("the decision turns stale"), "{human:?}");
    let page = home.run(folder, &["diff", "--format", "md"]);
    assert!(page.out.starts_with("# HEAD"), "{page:?}");
    assert!(page.out.contains("\n## \\~ 1.000915 "), "{page:?}");
    assert!(
        home.git(&["status", "--porcelain"]).contains(FILE),
        "the work tree stays"
    );
}

#[test]
fn plans_laws_and_moves_are_told_and_the_narrowing_keeps_what_is_asked_for() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let moved = "catalogue/procedures/G15/1.000915.yaml";
    std::fs::rename(folder.join(FILE), folder.join(moved)).unwrap();
    edit(
        &home,
        moved,
        "issuer: bo-giao-duc-va-dao-tao",
        "issuer: G15",
    );
    std::fs::remove_dir_all(folder.join("catalogue/plans")).unwrap();
    commit(&home, "moved, and no plan is left");
    let output = json(&home, folder, &["diff", "HEAD~1", "HEAD"]);
    let told = change(&output, CODE);
    let paths: Vec<&str> = told["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["path"].as_str().unwrap())
        .collect();
    assert!(
        paths.contains(&"issuer") && paths.contains(&"path"),
        "{paths:?}"
    );
    assert!(
        paths.iter().any(|path| path.starts_with("plans[")),
        "{paths:?}"
    );
    let verdicts = told["verdicts"].as_array().unwrap();
    let no_plan = value!({"rule": "no-plan", "from": "clear", "to": "flag"});
    assert!(verdicts.contains(&no_plan), "{verdicts:?}");
    // The same between A..B, and with --at in place of the work tree.
    for line in [
        ["diff", "HEAD~1..HEAD"].as_slice(),
        &["diff", "HEAD~1", "--at", "HEAD"],
    ] {
        assert_eq!(json(&home, folder, line), output, "{line:?}");
    }
    let narrowed = json(
        &home,
        folder,
        &["diff", "HEAD~1", "--query", &format!("code:{CODE}")],
    );
    assert_eq!(narrowed["changes"].as_array().unwrap().len(), 1);
    let back = json(&home, folder, &["diff", "HEAD", "HEAD~1"]);
    let sides = |output: &Value| output["changes"].as_array().unwrap().len();
    assert_eq!(sides(&back), sides(&output), "the way back has as many");
    let gone = json(&home, folder, &["diff", "HEAD~1", "--eligible"]);
    let told = change(&gone, CODE);
    assert_eq!(
        told["fields"],
        value!([{"path": "eligible.gate", "from": true, "to": false}])
    );
}

#[test]
fn the_history_of_a_procedure_goes_on_over_another_code_and_names_who_changed_what() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    edit(&home, FILE, "value: 20", "value: 9");
    commit(&home, "quicker");
    let renamed = FILE.replace(CODE, "1.999915");
    std::fs::rename(folder.join(FILE), folder.join(&renamed)).unwrap();
    edit(&home, &renamed, CODE, "1.999915");
    home.identity("[user]\n\tname = Trần Thị Mới\n\temail = moi@example.org\n");
    commit(&home, "another code");
    let output = json(&home, folder, &["log", "1.999915"]);
    let commits = output["commits"].as_array().unwrap();
    let summaries: Vec<&str> = commits
        .iter()
        .map(|c| c["summary"].as_str().unwrap())
        .collect();
    assert_eq!(summaries, ["another code", "quicker", "start"]);
    assert_eq!(commits[0]["author"]["name"], "Trần Thị Mới");
    assert_eq!(
        commits[1]["changes"][0]["fields"][0]["path"],
        "channels[online].time"
    );
    assert_eq!(commits[2]["changes"][0]["kind"], "added");
    let human = home.run(folder, &["log", "1.999915"]);
    assert!(human.out.contains("bore the code 1.000915"), "{human:?}");
    let all = json(&home, folder, &["log", "--limit", "2"]);
    let commits = all["commits"].as_array().unwrap();
    assert_eq!(commits.len(), 2);
    assert_eq!(commits[0]["counts"]["changed"], 1);
    assert_eq!(commits[0]["changes"], Value::Null);
    // Statistics and plans still name the old code: what the rules said of it is held against what they say now.
    let output = json(&home, folder, &["diff", "HEAD~1", "HEAD"]);
    let told = change(&output, "1.999915");
    let verdicts = told["verdicts"].as_array().unwrap();
    assert!(!verdicts.is_empty(), "{told:#}");
    assert!(
        verdicts
            .iter()
            .all(|verdict| verdict["from"] != Value::Null),
        "{told:#}"
    );
    let then = json(&home, folder, &["log", "1.000915", "--at", "HEAD~1"]);
    assert_eq!(then["commits"].as_array().unwrap().len(), 2);
    let none = home.run(folder, &["log", "9.999999"]);
    assert_eq!(none.exit, 1, "{none:?}");
    let none = home.run(folder, &["log", "--since", "2099-01-01"]);
    assert_eq!((none.exit, none.out.as_str()), (0, ""), "{none:?}");
}

#[test]
fn a_day_stands_for_the_commit_of_its_end() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let first = home.git(&["log", "-1", "--format=%H"]);
    let far = json(
        &home,
        folder,
        &[
            "diff",
            "--from",
            "2099-01-01",
            "--to",
            "2099-02-01",
            "--as-of",
            "2026-10-31",
        ],
    );
    assert_eq!(far["from"], first.trim());
    assert_eq!(far["changes"], value!([]));
    // Nothing was written meanwhile, but the window has moved on past all reports.
    // In the evening of Greenwich it is the next day in the catalogue's zone.
    let second = home.git(&["log", "-1", "--format=%ct"]);
    let second = Timestamp::from_second(second.trim().parse().unwrap()).unwrap();
    let day = TimeZone::fixed(tz::offset(7)).to_datetime(second).date();
    let day = day.to_string();
    let own = ["diff", "--from", &day, "--to", "2099-02-01"];
    let own = json(&home, folder, &own);
    let rule = |verdict: &&Value| verdict["rule"] == "no-dossiers";
    let changes = own["changes"].as_array().unwrap();
    let moved = changes.iter().filter(|change| {
        change["verdicts"]
            .as_array()
            .unwrap()
            .iter()
            .any(|v| rule(&v))
    });
    assert!(moved.count() > 10, "{own:#}");
    assert!(changes.iter().all(|change| change["fields"] == value!([])));
    let early = home.run(folder, &["diff", "--from", "1999-01-01"]);
    assert_eq!(early.exit, 2, "{early:?}");
    assert!(
        early.err.contains("no commit stood on 1999-01-01"),
        "{early:?}"
    );
    let unknown = home.run(folder, &["diff", "nirgends"]);
    assert_eq!(unknown.exit, 2, "{unknown:?}");
    let outside = Home::without_repository();
    let run = outside.run(outside.folder(), &["diff"]);
    assert_eq!(run.exit, 2, "{run:?}");
}
