//! Fields, plans and counts of a selection, changed by commands.

use serde_json::{Value, json as value};

use crate::cli::json;
use crate::support::Home;

const CODE: &str = "1.000915";
const OTHER: &str = "1.001193";
const FILE: &str = "catalogue/procedures/bo-giao-duc-va-dao-tao/1.000915.yaml";

fn text(home: &Home, file: &str) -> String {
    std::fs::read_to_string(home.folder().join(file)).unwrap()
}

/// The lines that differ from the last commit, of files that are there.
fn lines(home: &Home) -> Vec<String> {
    let diff = home.git(&["diff", "--unified=0", "--no-color"]);
    let is_line = |line: &&str| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    };
    diff.lines().filter(is_line).map(str::to_owned).collect()
}

#[test]
fn one_field_is_set_for_a_selection_and_no_other_line_changes() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let would = json(
        &home,
        folder,
        &["set", "online.level", "partial", CODE, OTHER, "--dry-run"],
    );
    assert_eq!(would["dry_run"], true);
    assert!(lines(&home).is_empty(), "a dry run writes nothing");
    let done = home.run(folder, &["set", "online.level", "partial", CODE, OTHER]);
    assert_eq!(done.exit, 0, "{done:?}");
    assert!(
        done.out.contains("online › level: full → partial"),
        "{done:?}"
    );
    assert!(
        done.out
            .contains("full-yet-presence (Full, yet presence required): clear → not applicable"),
        "what it does to verdicts: {done:?}"
    );
    assert_eq!(
        lines(&home),
        [
            "-  level: full",
            "+  level: partial",
            "-  level: full",
            "+  level: partial"
        ]
    );
    let again = json(&home, folder, &["set", "online.level", "partial", CODE]);
    assert_eq!(again["unchanged"], value!([CODE]));
    assert_eq!(again["files"], value!([]));
    assert_eq!(home.run(folder, &["check"]).exit, 0);
}

#[test]
fn a_query_says_which_and_what_is_refused_stops_no_other() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let found = json(&home, folder, &["search", "khai sinh"]);
    let codes = |of: &Value, key: &str| -> Vec<String> {
        let mut codes: Vec<String> = of[key]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["code"].as_str().unwrap().to_owned())
            .collect();
        codes.sort();
        codes
    };
    let line = [
        "set",
        "satisfaction",
        "{value: 9.5, of: 10, period: 2025, source: no}",
        "--query",
        "khai sinh",
        "9.999999",
    ];
    let told = json(&home, folder, &line);
    assert_eq!(codes(&told, "changes"), codes(&found, "hits"));
    assert_eq!(codes(&told, "refused"), ["9.999999"]);
    // Text stays text: a year and `no` are quoted where they would be read as something else.
    let added = lines(&home).join("\n");
    assert!(added.contains("period: \"2025\""), "{added}");
    assert_eq!(home.run(folder, &["check"]).exit, 0);
    assert_eq!(home.run(folder, &line).exit, 1);
}

#[test]
fn a_wrong_path_or_value_names_what_may_stand_there_and_nothing_is_written() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    for (line, exit, says) in [
        (
            ["set", "onlin.level", "full", CODE].as_slice(),
            2,
            "did you mean `online`?",
        ),
        (
            &["set", "online.level", "ful", CODE],
            2,
            "did you mean `full`?",
        ),
        (
            &["set", "lifecycle.to", "31/12/2026", CODE],
            2,
            "a day such as 2026-11-21",
        ),
        (&["set", "channels.time", "3", CODE], 2, "name the entry"),
        (&["set", "code", "1.000916", CODE], 2, "rasoat move"),
        (&["set", "online.level", "full"], 2, "no procedure is named"),
        (&["set", "online.level"], 2, "the value is missing"),
        (
            &["set", "name", "x", CODE, "--at", "HEAD"],
            2,
            "a commit cannot be written to",
        ),
        (
            &["plan", "pa-x", CODE, "--type", "opton"],
            2,
            "did you mean `option`?",
        ),
        (
            &["plan", "pa-x", CODE, "--at", "HEAD"],
            2,
            "a commit cannot be written to",
        ),
        (
            &["count", "x.yaml", CODE, "--online", "1,5"],
            2,
            "a whole number from 0, or one of `no_data`",
        ),
        (&["count", "x.yaml", CODE], 2, "no count is given"),
        // The first part that does not fit is named, and what may stand there.
        (
            &["set", "levels", "ministry, distric", CODE],
            2,
            "`levels[2]` does not take `distric`",
        ),
        (
            &["set", "channels[online].fees[+]", "{kind: lệ phí}", CODE],
            2,
            "`channels[online].fees[+].kind` does not take `lệ phí`",
        ),
        (
            &["plan", "pa-x", CODE, "--type", "option", "--measure", ""],
            2,
            "a measure cannot be empty",
        ),
        (
            &["count", "x.yaml", CODE, "--online", "-5"],
            2,
            "`online` does not take `-5`",
        ),
        (&["set", "executing", "G99", CODE], 1, "agency-unknown"),
        (
            &["set", "channels[fax].time.value", "3", CODE],
            1,
            "there is no entry `channels[fax]`",
        ),
        (
            &["set", "name", "x", "9.999999"],
            1,
            "no procedure has the code 9.999999",
        ),
        (&["plan", "pa-x", CODE], 1, "a new plan needs a type"),
        (
            &["count", "x.yaml", CODE, "--online", "1"],
            1,
            "x.yaml is no report of this catalogue",
        ),
    ] {
        let run = home.run(folder, line);
        assert_eq!(run.exit, exit, "{line:?}: {run:?}");
        assert!(
            format!("{}{}", run.out, run.err).contains(says),
            "{line:?}: {run:?}"
        );
    }
    assert_eq!(home.git(&["status", "--porcelain"]), "");
}

#[test]
fn fields_are_set_together_and_removed_and_a_line_end_of_windows_stays() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let before = text(&home, FILE)
        .replace('\n', "\r\n")
        .replace("  level: full", "  level: full   # the decision says so");
    std::fs::write(folder.join(FILE), &before).unwrap();
    let set = home.run(
        folder,
        &[
            "set",
            "online.level",
            "partial",
            CODE,
            "--and",
            "online.partial_reason",
            "{reason: presence_required, provision: 1.10}",
        ],
    );
    assert_eq!(set.exit, 0, "{set:?}");
    let after = text(&home, FILE);
    let added = "  partial_reason:\r\n    reason: presence_required\r\n    provision: \"1.10\"\r\n";
    assert!(after.contains(added), "{after}");
    assert_eq!(
        after
            .replace(added, "")
            .replace("level: partial", "level: full"),
        before
    );
    let gone = home.run(folder, &["set", "online.partial_reason", "--remove", CODE]);
    assert_eq!(gone.exit, 0, "{gone:?}");
    home.run(folder, &["set", "online.level", "full", CODE]);
    assert_eq!(text(&home, FILE), before);
}

#[test]
fn a_plan_is_made_and_a_count_is_set_by_the_same_way() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let made = json(
        &home,
        folder,
        &[
            "plan",
            "pa-moi",
            CODE,
            OTHER,
            "--type",
            "option",
            "--signed",
            "2026-01-05",
            "--measure",
            "bớt: giấy",
            "--measure",
            "no",
        ],
    );
    assert_eq!(made["files"], value!(["plans/pa-moi.yaml"]));
    assert_eq!(made["others"][0]["kind"], "plan");
    let plan = text(&home, "catalogue/plans/pa-moi.yaml");
    assert!(plan.starts_with("# yaml-language-server: $schema=../../schemas/plan.schema.json\ntype: option\nid: pa-moi\n"), "{plan}");
    assert!(plan.contains("  - 'bớt: giấy'\n"), "{plan}");
    let put = json(
        &home,
        folder,
        &["plan", "pa-moi", OTHER, "--done", "2026-06-30"],
    );
    assert_eq!(
        put["changes"][0]["fields"],
        value!([{"path": "plans[pa-moi].done", "from": null, "to": "2026-06-30"}])
    );
    home.run(folder, &["plan", "pa-moi", CODE, "--remove"]);
    assert!(!text(&home, "catalogue/plans/pa-moi.yaml").contains(CODE));

    let report = "catalogue/statistics/G15/2023-11-01_2023-12-31.nationwide.yaml";
    let before = text(&home, report);
    let counted = json(
        &home,
        folder,
        &[
            "count",
            report,
            OTHER,
            "--online",
            "160000",
            "--post",
            "not_offered",
        ],
    );
    let fields = counted["changes"][0]["fields"].as_array().unwrap();
    assert_eq!(fields[0]["to"], 160_000);
    assert_eq!(fields[1]["to"], "not_offered");
    let after = text(&home, report);
    let changed = before.lines().zip(after.lines()).filter(|(a, b)| a != b);
    assert_eq!(before.lines().count(), after.lines().count());
    assert!((1..=2).contains(&changed.count()), "{after}");
    assert_eq!(home.run(folder, &["check"]).exit, 0);
}
