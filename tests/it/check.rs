//! `check` and `fmt` at the command line: formats for other programs, explanations, the baseline, what a change made, what
//! is mended, and the hook that the guide shows.

use std::fs;
use std::path::PathBuf;

use rasoat::catalogue::check::codes;
use serde_json::Value;

use crate::cli::json;
use crate::support::{Home, project};

const FILE: &str = "catalogue/procedures/G15/1.001193.yaml";

fn path(home: &Home, file: &str) -> PathBuf {
    home.folder().join(file)
}

fn edit(home: &Home, file: &str, from: &str, to: &str) {
    let path = path(home, file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} is not in {file}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// A procedure whose kind is no word.
fn spoiled() -> Home {
    let home = Home::with_catalogue();
    edit(&home, FILE, "kind: ", "kind: x");
    home
}

/// Where one file names what is not there: wrong, and read all the same.
fn misnamed() -> Home {
    let home = Home::with_catalogue();
    edit(&home, FILE, "executing: [", "executing: [x");
    home
}

fn codes_of(report: &Value) -> Vec<&str> {
    let found = report["diagnostics"].as_array().unwrap().iter();
    found.map(|d| d["code"].as_str().unwrap()).collect()
}

#[test]
fn every_code_is_explained_and_a_slip_is_told_the_nearest() {
    let home = Home::empty();
    let schema = fs::read(project().join("schemas/output/explain.schema.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for code in codes::ALL
        .iter()
        .step_by(7)
        .chain(codes::get("yaml-syntax"))
    {
        let run = home.run(home.folder(), &["check", "--explain", code.id]);
        assert_eq!(run.exit, 0, "{run:?}");
        for part in [code.id, code.meaning().as_str()] {
            assert!(run.out.contains(part), "{run:?}");
        }
        let run = home.run(
            home.folder(),
            &["check", "--explain", code.id, "--format", "json"],
        );
        let value: Value = serde_json::from_str(&run.out).unwrap();
        assert!(schema.is_valid(&value), "{value}");
        assert_eq!(
            (&value["why"], &value["mend"]),
            (
                &Value::from(code.why().as_str()),
                &Value::from(code.mend().as_str())
            )
        );
    }
    let run = home.run(home.folder(), &["check", "--explain", "schema-wrod"]);
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(run.err.contains("did you mean `schema-word`?"), "{run:?}");
    let run = home.run(
        home.folder(),
        &["check", "--explain", "yaml-syntax", "--format", "sarif"],
    );
    assert_eq!(run.exit, 2, "{run:?}");
}

#[test]
fn each_format_names_the_file_from_where_its_reader_stands() {
    let home = spoiled();
    let sub = home.folder().join("catalogue/procedures");
    let check = |folder: &PathBuf, format: &str| {
        let run = home.run(folder, &["check", "--format", format]);
        assert_eq!(run.exit, 1, "{run:?}");
        run.out
    };
    let top = home.folder().to_owned();
    let line = check(&top, "concise");
    assert!(line.starts_with(&format!("{FILE}:")), "{line}");
    assert!(line.contains(": error[schema-word] "), "{line}");
    assert_eq!(line.lines().count(), 1);
    for folder in [&top, &sub] {
        assert!(check(folder, "github").starts_with(&format!("::error file={FILE},line=")));
        let gitlab: Value = serde_json::from_str(&check(folder, "gitlab")).unwrap();
        assert_eq!(gitlab[0]["location"]["path"], FILE);
        let sarif: Value = serde_json::from_str(&check(folder, "sarif")).unwrap();
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], FILE);
    }
    for line in [
        &["status", "--format", "sarif"][..],
        &["fmt", "--format", "github"],
        &["export", "eligible", "--format", "gitlab"],
        &["check", "--format", "csv"],
        &["check", "--format", "docx"],
    ] {
        assert_eq!(home.run(home.folder(), line).exit, 2, "{line:?}");
    }
}

#[test]
fn a_fingerprint_stays_when_lines_move() {
    let home = spoiled();
    let names = || {
        let run = home.run(home.folder(), &["check", "--format", "gitlab"]);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        let begin = report[0]["location"]["lines"]["begin"].as_u64().unwrap();
        (report[0]["fingerprint"].as_str().unwrap().to_owned(), begin)
    };
    let (before, line) = names();
    edit(&home, FILE, "\n", "\n# một\n# hai\n");
    assert_eq!(names(), (before, line + 2));
}

#[test]
fn a_baseline_excuses_what_is_known_until_its_day_and_tells_what_it_no_longer_excuses() {
    let home = misnamed();
    let folder = home.folder();
    let run = home.run(
        folder,
        &[
            "check",
            "--write-baseline",
            "--reason",
            "chờ nghị định",
            "--until",
            "2026-12-31",
        ],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.err.contains("1 findings, 1 new, 0 gone"), "{run:?}");
    assert!(run.out.contains("; 1 more in the baseline"), "{run:?}");
    let report = json(&home, folder, &["check"]);
    assert_eq!(
        (codes_of(&report).len(), &report["summary"]["known"]),
        (0, &1.into())
    );
    // It is committed with the catalogue, and a commit has its own.
    home.run(folder, &["commit", "--yes", "--despite-errors"]);
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    assert_eq!(home.run(folder, &["check", "--at", "HEAD"]).exit, 0);
    assert_eq!(home.run(folder, &["check", "--no-baseline"]).exit, 1);
    // Lines move: still known. Another mistake: not.
    edit(&home, FILE, "\n", "\n# một\n");
    assert_eq!(home.run(folder, &["check"]).exit, 0);
    edit(&home, FILE, "executing: [x", "executing: [w");
    let report = json(&home, folder, &["check", "--level", "info"]);
    assert_eq!(codes_of(&report), ["baseline-unmatched", "agency-unknown"]);
    edit(&home, FILE, "executing: [w", "executing: [x");
    // Its day passes.
    let file = "catalogue/.rasoat-baseline.yaml";
    edit(&home, file, "2026-12-31", "2026-11-20");
    let report = json(&home, folder, &["check"]);
    assert_eq!(codes_of(&report), ["baseline-expired", "agency-unknown"]);
    // Mended: the entry is a finding, and goes when the baseline is written anew.
    edit(&home, FILE, "executing: [x", "executing: [");
    let report = json(&home, folder, &["check"]);
    assert_eq!(codes_of(&report), ["baseline-unmatched"]);
    let run = home.run(folder, &["check", "--write-baseline"]);
    assert!(run.err.contains("0 findings, 0 new, 1 gone"), "{run:?}");
    assert_eq!(home.run(folder, &["check", "--level", "info"]).exit, 0);
    // A baseline that is wrong excuses nothing.
    fs::write(path(&home, file), "findings: [x]\n").unwrap();
    let run = home.run(folder, &["check", "--format", "concise"]);
    assert_eq!(run.exit, 1);
    assert!(run.out.starts_with(&format!("{file}:1:")), "{run:?}");
    let run = home.run(folder, &["check", "--write-baseline"]);
    assert_eq!(run.exit, 2, "{run:?}");
    assert_eq!(
        fs::read_to_string(path(&home, file)).unwrap(),
        "findings: [x]\n"
    );
}

#[test]
fn a_baseline_elsewhere_is_named() {
    let home = misnamed();
    let folder = home.folder();
    let run = home.run(folder, &["check", "--write-baseline", "known.yaml"]);
    assert_eq!(run.exit, 1, "written, and not read by itself: {run:?}");
    assert!(folder.join("known.yaml").is_file());
    assert_eq!(
        home.run(folder, &["check", "--baseline", "known.yaml"])
            .exit,
        0
    );
    let run = home.run(
        folder,
        &["check", "--baseline", "no.yaml", "--format", "concise"],
    );
    assert_eq!(run.exit, 1);
    assert!(run.out.contains("error[file-unreadable]"), "{run:?}");
}

#[test]
fn since_a_commit_only_what_the_change_made_is_shown() {
    let home = misnamed();
    let folder = home.folder();
    home.git(&["commit", "--quiet", "--all", "--message", "wrong already"]);
    assert_eq!(home.run(folder, &["check"]).exit, 1);
    let run = home.run(folder, &["check", "--since", "HEAD"]);
    assert_eq!(
        (run.exit, run.out.as_str()),
        (0, "0 errors, 0 warnings in 0 files\n")
    );
    // A new file that refers to files that did not change, once rightly and once not.
    let new = "catalogue/groups/moi.yaml";
    let members =
        "id: moi\nname: Nhóm mới\nsource: minh hoạ\nmembers: [\"1.001193\", \"9.999999\"]\n";
    fs::write(path(&home, new), members).unwrap();
    let report = json(&home, folder, &["check", "--since", "HEAD"]);
    assert_eq!(codes_of(&report), ["procedure-not-listed"], "{report}");
    assert_eq!(report["summary"]["files"], 1);
    fs::remove_file(path(&home, new)).unwrap();
    // What others refer to is taken away: they did not change, and are broken by the change all the same.
    fs::remove_file(path(&home, "catalogue/procedures/G15/1.000656.yaml")).unwrap();
    let report = json(&home, folder, &["check", "--since", "HEAD"]);
    let codes = codes_of(&report);
    assert!(
        !codes.is_empty() && !codes.contains(&"agency-unknown"),
        "{report}"
    );
    home.git(&["commit", "--quiet", "--all", "--message", "gone"]);
    let report = json(&home, folder, &["check", "--since", "HEAD~1"]);
    assert_eq!(
        codes_of(&report),
        codes_of(&json(
            &home,
            folder,
            &["check", "--since", "HEAD~1", "--at", "HEAD"]
        ))
    );
    assert!(!codes_of(&report).is_empty());
    let report = json(&home, folder, &["check", "--since", "HEAD~2"]);
    assert!(codes_of(&report).contains(&"agency-unknown"), "{report}");
    assert_eq!(home.run(folder, &["check", "--since", "no-such"]).exit, 2);
    let bare = Home::without_repository();
    assert_eq!(
        bare.run(bare.folder(), &["check", "--since", "HEAD"]).exit,
        2
    );
}

#[test]
fn fix_mends_what_can_mean_one_thing_only_and_says_so() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    edit(&home, FILE, "code: \"1.001193\"", "code: 1.001193");
    edit(&home, FILE, "kind: ", "kind: x");
    edit(
        &home,
        "catalogue/fields.yaml",
        "fields:",
        "fields: # mọi lĩnh vực\r",
    );
    let report = json(&home, folder, &["check", "--fix"]);
    let fixed = report["fixed"].as_array().unwrap();
    let fixed: Vec<_> = fixed
        .iter()
        .map(|f| (f["path"].as_str().unwrap(), f["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        fixed,
        [
            ("fields.yaml", "file-crlf"),
            ("procedures/G15/1.001193.yaml", "schema-code-unquoted")
        ]
    );
    assert_eq!(codes_of(&report), ["schema-word"]);
    edit(&home, FILE, "kind: x", "kind: ");
    assert_eq!(home.git(&["diff", "--stat", "--", FILE]), "");
    let run = home.run(folder, &["check", "--fix"]);
    assert_eq!((run.exit, run.err.as_str()), (0, "0 fixed\n"));
    assert_eq!(
        home.run(folder, &["check", "--fix", "--at", "HEAD"]).exit,
        2
    );
}

#[test]
fn fmt_puts_files_in_order_and_leaves_what_it_cannot_read() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    assert_eq!(home.run(folder, &["fmt", "--check"]).exit, 0);
    let before = fs::read_to_string(path(&home, FILE)).unwrap();
    let (head, rest) = before.split_once("code: \"1.001193\"\n").unwrap();
    let (name, rest) = rest.split_once('\n').unwrap();
    let spoiled = format!("{head}{name}\ncode: \"1.001193\"\n{rest}").replace('\n', "\r\n");
    fs::write(path(&home, FILE), &spoiled).unwrap();
    fs::write(path(&home, "catalogue/plans/kaputt.yaml"), "id: [\n").unwrap();
    for (line, exit) in [(&["fmt", "--check"][..], 1), (&["fmt", "--dry-run"], 1)] {
        let report = json(&home, folder, line);
        assert_eq!(
            report["changed"][0]["changes"],
            serde_json::json!(["line-ends", "key-order"])
        );
        assert_eq!(
            (&report["left"][0]["code"], &report["written"]),
            (&"yaml-syntax".into(), &false.into())
        );
        assert_eq!(home.run(folder, line).exit, exit);
        assert_eq!(fs::read_to_string(path(&home, FILE)).unwrap(), spoiled);
    }
    assert_eq!(home.run(folder, &["fmt", "--dry-run", FILE]).exit, 0);
    assert_eq!(home.run(folder, &["fmt", "--check", FILE]).exit, 1);
    let run = home.run(folder, &["fmt"]);
    assert_eq!(run.exit, 1, "{run:?}");
    assert_eq!(run.out, format!("{FILE}: line-ends, key-order\n"));
    assert!(
        run.err.contains("plans/kaputt.yaml:") && run.err.contains("1 left as they are"),
        "{run:?}"
    );
    assert_eq!(fs::read_to_string(path(&home, FILE)).unwrap(), before);
    assert_eq!(
        fs::read_to_string(path(&home, "catalogue/plans/kaputt.yaml")).unwrap(),
        "id: [\n"
    );
    assert_eq!(home.run(folder, &["fmt", "no/such/folder"]).exit, 3);
    assert_eq!(home.run(folder, &["fmt", "--at", "HEAD"]).exit, 2);
}

#[test]
fn what_the_program_writes_itself_is_in_order() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let reviewed = home.run(
        folder,
        &[
            "review",
            "1.001193",
            "--outcome",
            "need_data",
            "--reason",
            "chờ",
        ],
    );
    assert_eq!(reviewed.exit, 0, "{reviewed:?}");
    home.run(folder, &["note", "1.001193", "hỏi lại"]);
    home.run(folder, &["check", "--write-baseline"]);
    let run = home.run(folder, &["fmt", "--check"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let run = home.run(folder, &["init", "mới"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let run = home.run(&folder.join("mới"), &["fmt", "--check"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(folder.join("mới/.schemas/baseline.schema.json").is_file());
}

/// The lines of the fenced block of the guide behind a heading line.
fn of_guide(before: &str) -> String {
    let page = fs::read_to_string(project().join("docs/en/ci.md")).unwrap();
    let (_, rest) = page
        .split_once(before)
        .unwrap_or_else(|| panic!("{before}"));
    let (_, rest) = rest.split_once("```").unwrap();
    let (_, body) = rest.split_once('\n').unwrap();
    body.split("```").next().unwrap().to_owned()
}

#[cfg(unix)]
#[test]
fn the_hook_of_the_guide_refuses_a_commit_that_breaks_the_catalogue() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_catalogue();
    let hook = of_guide("`.git/hooks/pre-commit`");
    let program = env!("CARGO_BIN_EXE_rasoat");
    let hook = hook.replace("rasoat check", &format!("'{program}' check"));
    assert!(
        hook.starts_with("#!/bin/sh\n") && hook.contains(program),
        "{hook}"
    );
    let file = path(&home, ".git/hooks/pre-commit");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, hook).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    edit(&home, FILE, "kind: ", "kind: x");
    let run = home.run(home.folder(), &["commit", "--yes", "--despite-errors"]);
    assert_ne!(run.exit, 0, "{run:?}");
    assert!(run.err.contains("schema-word"), "{run:?}");
    assert_eq!(home.git(&["rev-list", "--count", "HEAD"]), "1\n");
    edit(&home, FILE, "kind: x", "kind: ");
    edit(&home, FILE, "\n", "\n# ghi chú\n");
    home.git(&["commit", "--quiet", "--all", "--message", "fine"]);
    assert_eq!(home.git(&["rev-list", "--count", "HEAD"]), "2\n");
}

#[test]
fn the_workflows_of_the_guide_are_yaml_and_name_commands_that_exist() {
    for before in [
        "`.pre-commit-config.yaml`",
        "`.github/workflows/",
        "`.gitlab-ci.yml`",
    ] {
        let text = of_guide(before);
        let parsed = rasoat::yaml::parse(std::path::Path::new("x.yaml"), text.as_bytes());
        assert!(
            parsed.root.is_some() && parsed.diagnostics.is_empty(),
            "{text}: {:?}",
            parsed.diagnostics
        );
        assert!(text.contains("rasoat check"), "{text}");
    }
}

#[test]
fn check_found_in_english_whatever_the_readers_language() {
    let home = misnamed();
    let folder = home.folder();
    let vi = home.run(folder, &["check", "--lang", "vi"]);
    assert_eq!(vi.exit, 1, "{vi:?}");
    for part in [
        "lỗi[agency-unknown]",
        "không cơ quan nào có id",
        "gợi ý: ",
        "1 lỗi, 0 cảnh báo",
    ] {
        assert!(vi.out.contains(part), "{part}: {}", vi.out);
    }
    for part in ["error[", "help: ", "no agency has"] {
        assert!(!vi.out.contains(part), "{part}: {}", vi.out);
    }
    // A second run has the findings from the cache, and says the same.
    assert_eq!(home.run(folder, &["check", "--lang", "vi"]).out, vi.out);
    let line = home.run(folder, &["check", "--lang", "vi", "--format", "concise"]);
    assert!(
        line.out.contains(": lỗi[agency-unknown] không cơ quan"),
        "{line:?}"
    );
    // What programs read stays as it was.
    for format in ["json", "sarif", "github", "gitlab"] {
        let of = |lang| {
            home.run(folder, &["check", "--lang", lang, "--format", format])
                .out
        };
        assert_eq!(of("vi"), of("en"), "{format}");
        assert!(of("vi").contains("no agency has the id"), "{format}");
    }
    // A baseline that was written in one language excuses in the other.
    let write = home.run(
        folder,
        &["check", "--lang", "vi", "--write-baseline", "--reason", "x"],
    );
    assert_eq!(write.exit, 0, "{write:?}");
    assert_eq!(home.run(folder, &["check", "--lang", "en"]).exit, 0);
    let explained = home.run(
        folder,
        &["check", "--lang", "vi", "--explain", "agency-unknown"],
    );
    assert!(explained.out.contains("Vì sao quan trọng"), "{explained:?}");
    let formatted = home.run(folder, &["fmt", "--check", "--lang", "vi"]);
    assert!(formatted.err.contains(" tệp "), "{formatted:?}");
}

/// A catalogue from a stick or a zip: nobody can compare its logs with what they said before.
#[test]
fn a_catalogue_without_a_repository_says_that_nobody_compared_its_logs() {
    let bare = Home::without_repository();
    let folder = bare.folder();
    let mark = [
        "review",
        "1.001193",
        "--outcome",
        "need_data",
        "--reason",
        "x",
    ];
    assert_eq!(bare.run(folder, &mark).exit, 0);
    let check = bare.run(folder, &["check", "--lang", "en"]);
    assert_eq!(check.exit, 0, "{check:?}");
    assert_eq!(check.out.matches("logs-uncompared").count(), 1, "{check:?}");
    assert!(check.out.contains("git init"), "{check:?}");
    let list = bare.run(folder, &["--lang", "en", "export", "eligible"]);
    assert_eq!(
        list.err.matches("nobody compared them").count(),
        1,
        "{list:?}"
    );
    let whole = Home::with_catalogue();
    assert_eq!(whole.run(whole.folder(), &mark).exit, 0);
    let check = whole.run(whole.folder(), &["check"]);
    assert!(!check.out.contains("logs-uncompared"), "{check:?}");
    let list = whole.run(whole.folder(), &["--lang", "en", "export", "eligible"]);
    assert!(!list.err.contains("nobody compared"), "{list:?}");
}
