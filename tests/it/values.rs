//! Values as they stand: what is written for every reader, what is told of doubtful ones, line ends, schemas, the manifest's
//! step to the newest format. Some tests are named after the case that failed.

use serde_json::Value as Json;

use crate::cli::json;
use crate::support::Home;

const PROCEDURE: &str = "procedures/G15/1.001193.yaml";

fn path(home: &Home) -> std::path::PathBuf {
    home.folder().join("catalogue").join(PROCEDURE)
}

fn text(home: &Home) -> String {
    std::fs::read_to_string(path(home)).unwrap()
}

/// What `check` says of a file, as lines such as `3:7 code`.
fn told(home: &Home, file: &str) -> Vec<String> {
    let found = json(home, home.folder(), &["check"]);
    let found = found["diagnostics"].as_array().unwrap().clone();
    let mine = found.iter().filter(|d| d["path"] == file);
    mine.map(|d| {
        let code = d["code"].as_str().unwrap();
        format!("{}:{} {code}", d["line"], d["column"])
    })
    .collect()
}

fn codes(home: &Home) -> Vec<String> {
    let found = home.run(home.folder(), &["check", "--format", "json"]);
    let found: Json = serde_json::from_str(&found.out).unwrap();
    let found = found["diagnostics"].as_array().unwrap().clone();
    found
        .iter()
        .map(|d| d["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn case_11_what_yaml_1_1_readers_take_for_no_text_is_written_in_quotes_and_told_where_it_stands_without()
 {
    let home = Home::with_catalogue();
    let clean = told(&home, PROCEDURE);
    for word in [
        "no",
        "NO",
        "on",
        "y",
        "1:30",
        "12:30:45",
        "23e5",
        "23e2345",
        "0123",
        "0o17",
        "0x1f",
        "1_000",
        ".inf",
        ".nan",
        "2026-11-21",
        "=",
        "<<",
        "~",
        "null",
    ] {
        let ran = home.run(home.folder(), &["set", "name", word, "1.001193"]);
        assert_eq!(ran.exit, 0, "{word}: {}", ran.err);
        let written = text(&home);
        let line = written
            .lines()
            .find(|line| line.starts_with("name:"))
            .unwrap();
        let quoted = [format!("name: \"{word}\""), format!("name: '{word}'")];
        assert!(quoted.iter().any(|quoted| quoted == line), "{line}");
        assert_eq!(told(&home, PROCEDURE), clean, "{word}");
        let bare = written.replace(line, &format!("name: {word}"));
        if !matches!(word, "~" | "null" | "<<") {
            std::fs::write(path(&home), &bare).unwrap();
            let more = told(&home, PROCEDURE);
            let new: Vec<&String> = more.iter().filter(|line| !clean.contains(line)).collect();
            assert!(
                new.len() == 1 && new[0].ends_with(" schema-text-unquoted"),
                "{word}: {new:?}"
            );
            // What mends it changes the quotes and nothing else.
            assert_eq!(home.run(home.folder(), &["fmt"]).exit, 0);
            assert_eq!(told(&home, PROCEDURE), clean, "{word}");
            assert_eq!(
                text(&home),
                bare.replace(&format!("name: {word}"), &format!("name: \"{word}\""))
            );
        }
    }
    // Days stand without quotes where days belong.
    let ran = home.run(
        home.folder(),
        &["set", "lifecycle.from", "2020-01-02", "1.001193"],
    );
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(text(&home).contains("from: 2020-01-02"), "{}", text(&home));
}

#[test]
fn case_13_a_no_break_space_where_yaml_wants_a_blank_is_named_on_its_own_line() {
    let home = Home::with_catalogue();
    let before = text(&home);
    let line = before
        .lines()
        .position(|line| line.contains("level: full"))
        .unwrap();
    std::fs::write(
        path(&home),
        before.replacen("level: full", "level:\u{a0}full", 1),
    )
    .unwrap();
    let column = before.lines().nth(line).unwrap().find("level:").unwrap() + "level:".len() + 1;
    let found = home.run(home.folder(), &["check", "--format", "concise"]);
    let first = found.out.lines().next().unwrap();
    let wanted = format!("U+00A0, a no-break space, stands at {}:{column}", line + 1);
    assert!(first.contains(&wanted), "{}", found.out);
}

#[test]
fn case_21_line_ends_that_git_makes_are_no_finding_and_a_files_own_are_one() {
    let home = Home::with_catalogue();
    std::fs::write(
        home.folder().join(".gitattributes"),
        "* text=auto eol=crlf\n",
    )
    .unwrap();
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "ends"]);
    std::fs::remove_dir_all(home.folder().join("catalogue/procedures")).unwrap();
    home.git(&["checkout", "--quiet", "--", "catalogue/procedures"]);
    assert!(text(&home).contains("\r\n"));
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    assert!(!codes(&home).contains(&"file-crlf".to_owned()));
    assert_eq!(
        home.run(home.folder(), &["check", "--level", "warning"])
            .exit,
        0
    );
    assert_eq!(home.run(home.folder(), &["fmt", "--check"]).exit, 0);
    // What else is out of order is put in order, and the ends stay as git makes them.
    let bare = text(&home).replace("code: \"1.001193\"", "code: 1.001193");
    std::fs::write(path(&home), bare).unwrap();
    assert_eq!(home.run(home.folder(), &["fmt"]).exit, 0);
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    assert!(text(&home).contains("code: \"1.001193\"\r\n"));
    // The same by configuration, without the attribute.
    std::fs::write(home.folder().join(".gitattributes"), "").unwrap();
    home.git(&["add", ".gitattributes"]);
    home.git(&["config", "core.autocrlf", "true"]);
    assert!(!codes(&home).contains(&"file-crlf".to_owned()));
    home.git(&["config", "core.autocrlf", "false"]);
    assert!(codes(&home).contains(&"file-crlf".to_owned()));
    assert_eq!(home.run(home.folder(), &["fmt", "--check"]).exit, 1);
}

#[test]
fn a_files_own_crlf_that_git_keeps_stays_a_finding_under_autocrlf() {
    let home = Home::with_catalogue();
    let crlf = text(&home).replace('\n', "\r\n");
    std::fs::write(path(&home), crlf).unwrap();
    home.git(&[
        "-c",
        "core.autocrlf=false",
        "commit",
        "--quiet",
        "--all",
        "--message",
        "own",
    ]);
    home.git(&["config", "core.autocrlf", "true"]);
    assert_eq!(codes(&home), ["file-crlf"]);
}

#[test]
fn emptied_or_changed_schemas_of_a_catalogue_are_told_and_refreshed() {
    let home = Home::empty();
    assert_eq!(home.run(home.folder(), &["init", "danh-muc"]).exit, 0);
    let root = home.folder().join("danh-muc");
    let schemas = root.join(".schemas");
    let differ = |home: &Home| {
        let ran = home.run(&root, &["check", "--format", "json"]);
        let found: Json = serde_json::from_str(&ran.out).unwrap();
        let found = found["diagnostics"].as_array().unwrap().clone();
        let mine = found.iter().filter(|d| d["code"] == "schemas-differ");
        mine.map(|d| d["path"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(differ(&home), [""; 0]);
    assert_eq!(home.run(&root, &["fmt", "--check"]).exit, 0);
    let plan = schemas.join("plan.schema.json");
    std::fs::write(&plan, "{}").unwrap();
    std::fs::remove_file(schemas.join("list.schema.json")).unwrap();
    assert_eq!(
        differ(&home),
        [".schemas/list.schema.json", ".schemas/plan.schema.json"]
    );
    let shown = json(&home, &root, &["schemas", "--dry-run"]);
    assert_eq!(
        (
            &shown["written"],
            shown["changed"].as_array().unwrap().len()
        ),
        (&Json::from(false), 2)
    );
    assert_eq!(std::fs::read_to_string(&plan).unwrap(), "{}");
    let done = json(&home, &root, &["schemas"]);
    assert_eq!(done["written"], true);
    assert_eq!(differ(&home), [""; 0]);
    for file in std::fs::read_dir(&schemas).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    assert_eq!(differ(&home), [".schemas"]);
    assert_eq!(home.run(&root, &["schemas"]).exit, 0);
    assert_eq!(differ(&home), [""; 0]);
    assert_eq!(json(&home, &root, &["schemas"])["written"], false);
}

#[test]
fn schemas_that_stand_outside_of_the_catalogue_are_not_written() {
    let home = Home::with_catalogue();
    assert_eq!(home.run(home.folder(), &["schemas"]).exit, 2);
    assert_eq!(home.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_catalogue_of_format_1_is_read_told_and_brought_to_format_2() {
    let home = Home::with_catalogue();
    let manifest = home.folder().join("catalogue/catalogue.yaml");
    let now = std::fs::read_to_string(&manifest).unwrap();
    let from = now.find("  provinces:").unwrap();
    let to = now.find("  targets:").unwrap();
    let old = format!("{}{}", &now[..from], &now[to..])
        .replace("format: 2\n", "format: 1 # cũ\n")
        .replace("zone: Asia/Ho_Chi_Minh\n", "");
    std::fs::write(&manifest, &old).unwrap();
    assert_eq!(codes(&home), ["manifest-built-in"]);
    assert_eq!(
        home.run(home.folder(), &["check", "--level", "warning"])
            .exit,
        0
    );
    let shown = home.run(home.folder(), &["migrate", "--dry-run"]);
    assert_eq!(shown.exit, 0, "{}", shown.err);
    assert!(
        shown.out.contains("- format: 1 # cũ\n+ format: 2 # cũ\n"),
        "{}",
        shown.out
    );
    assert!(shown.out.contains("+   provinces:"), "{}", shown.out);
    assert_eq!(std::fs::read_to_string(&manifest).unwrap(), old);
    let done = json(&home, home.folder(), &["migrate"]);
    assert_eq!(
        (&done["from"], &done["to"], &done["written"]),
        (&Json::from(1), &Json::from(2), &Json::from(true))
    );
    let values = |text: &str| {
        let parsed = rasoat::yaml::parse(std::path::Path::new("x"), text.as_bytes());
        parsed.root.unwrap().to_json()
    };
    let written = std::fs::read_to_string(&manifest).unwrap();
    assert_eq!(values(&written), values(&now));
    assert!(written.contains("format: 2 # cũ\n"), "{written}");
    assert_eq!(codes(&home), [""; 0]);
    let again = json(&home, home.folder(), &["migrate"]);
    assert_eq!(
        (&again["written"], again["added"].as_array().unwrap().len()),
        (&Json::from(false), 0)
    );
}

#[test]
fn a_new_catalogue_keeps_lf_and_stands_neither_above_nor_below_another() {
    let home = Home::empty();
    assert_eq!(home.run(home.folder(), &["init", "a/danh-muc"]).exit, 0);
    let attributes = home.folder().join("a/danh-muc/.gitattributes");
    let attributes = std::fs::read_to_string(attributes).unwrap();
    assert!(attributes.contains("*.yaml text eol=lf"), "{attributes}");
    for (below, said) in [("a/danh-muc/b", "below"), ("a", "above"), (".", "above")] {
        let ran = home.run(home.folder(), &["init", below]);
        assert_eq!(ran.exit, 2, "{below}");
        assert!(ran.err.contains(said), "{below}: {}", ran.err);
        assert!(!home.folder().join(below).join("catalogue.yaml").exists());
    }
    assert_eq!(home.run(home.folder(), &["init", "a/khac"]).exit, 0);
}

#[test]
fn a_manifest_with_bytes_that_are_no_text_is_not_written_over() {
    let home = Home::with_catalogue();
    let manifest = home.folder().join("catalogue/catalogue.yaml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let text = text.replace("format: 2\n", "format: 1 # c");
    let bytes = [text.as_bytes(), b"\xff\n"].concat();
    std::fs::write(&manifest, &bytes).unwrap();
    let ran = home.run(home.folder(), &["migrate"]);
    assert_eq!(ran.exit, 4, "{ran:?}");
    let lines = text.matches('\n').count() + 1;
    assert!(
        ran.err.contains(&format!("catalogue.yaml:{lines}:")),
        "{}",
        ran.err
    );
    assert_eq!(std::fs::read(&manifest).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn schemas_behind_a_link_out_of_the_catalogue_are_not_written() {
    let home = Home::empty();
    assert_eq!(home.run(home.folder(), &["init", "danh-muc"]).exit, 0);
    let root = home.folder().join("danh-muc");
    let elsewhere = home.folder().join("noi-khac");
    std::fs::rename(root.join(".schemas"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, root.join(".schemas")).unwrap();
    let plan = elsewhere.join("plan.schema.json");
    std::fs::write(&plan, "{}").unwrap();
    let ran = home.run(&root, &["schemas"]);
    assert_ne!(ran.exit, 0, "{ran:?}");
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&plan).unwrap(), "{}");
}

#[test]
fn the_day_is_the_catalogues_wherever_the_machine_stands() {
    let home = Home::with_catalogue();
    let now = [(
        "RASOAT_NOW",
        "2026-11-29T17:30:00-08:00[America/Los_Angeles]",
    )];
    let table = home.folder().join("so-lieu.csv");
    std::fs::write(&table, "code\n").unwrap();
    for (day, ahead) in [("2026-11-30", false), ("2026-12-01", true)] {
        let line = ["import", "list", "so-lieu.csv", "--retrieved", day];
        let ran = home.run_with(home.folder(), &line, &now);
        assert_eq!(ran.err.contains("lies ahead"), ahead, "{day}: {ran:?}");
    }
}
