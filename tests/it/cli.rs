//! The commands, run in this process on real folders and repositories: what users see, and the contracts of outputs.

use std::path::Path;

use serde_json::Value;

use crate::support::{Home, files_below, project};

/// Runs a command and holds its JSON against the schema of that output.
pub fn json(home: &Home, folder: &Path, line: &[&str]) -> Value {
    let mut line = line.to_vec();
    line.extend(["--format", "json"]);
    let run = home.run(folder, &line);
    let value: Value = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {run:?}"));
    let name = line[0];
    holds(&value, name, &closed(output_schema(name)));
    value
}

/// The schema of a command's output as it stands in the repository: open, for version 1 grows by optional keys.
fn output_schema(name: &str) -> Value {
    let path = project().join(format!("schemas/output/{name}.schema.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The same schema, with no key but those that it describes: what this program writes is all described.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(object) => {
                if object.get("properties").is_some_and(Value::is_object)
                    && !object.contains_key("additionalProperties")
                {
                    object.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
                object.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

fn holds(value: &Value, name: &str, schema: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn outputs_that_were_recorded_are_still_described_and_newer_ones_have_room() {
    let mut recorded = 0;
    for file in files_below(&project().join("tests/fixtures/outputs")) {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut value: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let schema = output_schema(&name);
        // No key went, none has another type, and none that was optional is asked for now.
        holds(&value, &name, &closed(schema.clone()));
        if let Value::Object(object) = &mut value {
            object.insert("a_key_of_a_later_version".to_owned(), Value::Bool(true));
        }
        holds(&value, &name, &schema);
        recorded += 1;
    }
    assert!(recorded >= 20, "{recorded} outputs are recorded");
}

#[test]
fn show_tells_the_evidence_as_text_and_as_json_at_the_date_that_is_asked() {
    let home = Home::without_repository();
    let folder = home.folder();
    let shown = json(&home, folder, &["show", "1.001662"]);
    let year = |of: &str| {
        let years = shown["usage"]["years"].as_array().unwrap();
        let year = years.iter().find(|year| year["from"] == of).unwrap();
        year["counts"].clone()
    };
    assert_eq!(year("2025-01-01")["total"]["state"], "gap");
    assert_eq!(year("2025-01-01")["total"]["dossiers"], Value::Null);
    assert_eq!(year("2024-01-01")["total"]["dossiers"], 0);
    assert_eq!(shown["plans"][0]["standing"], "in_force");
    let ended = json(
        &home,
        folder,
        &["show", "1.012091", "--as-of", "2027-06-30"],
    );
    assert_eq!(ended["next_change"]["on"], "2027-07-01");
    let text = home.run(folder, &["show", "1.001662"]).out;
    for line in [
        "  online       __ _____________________ ░░░░░░░░░░░░░░░░░░░░ _____",
        "╷2024",
        "2025                     ░ no data          0        0  ░ no data",
        "  MH-06/QĐ-PA",
    ] {
        assert!(text.contains(line), "no `{line}` in\n{text}");
    }
    let before = home
        .run(folder, &["show", "1.001662", "--as-of", "2024-12-31"])
        .out;
    assert!(!before.contains("MH-06/QĐ-PA: signed"), "{before}");
}

#[test]
fn every_json_output_keeps_to_its_schema() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    assert_eq!(json(&home, folder, &["search", "khai sinh"])["version"], 1);
    assert_eq!(
        json(&home, folder, &["show", "1.001193"])["procedure"]["code"],
        "1.001193"
    );
    assert!(
        json(&home, folder, &["rules"])["rules"]
            .as_array()
            .unwrap()
            .len()
            >= 6
    );
    assert_eq!(json(&home, folder, &["status"])["branch"], "main");
    let review = json(
        &home,
        folder,
        &[
            "review",
            "1.001193",
            "9.999999",
            "--outcome",
            "need_data",
            "--reason",
            "chờ số liệu",
        ],
    );
    assert_eq!(review["written"][0]["code"], "1.001193");
    assert_eq!(review["refused"][0]["code"], "9.999999");
    let decision = json(&home, folder, &["show", "1.001193"]);
    assert_eq!(
        decision["decisions"].as_array().unwrap().last().unwrap()["in_force"],
        true
    );
    let commit = json(&home, folder, &["commit"]);
    assert_eq!(commit["files"].as_array().unwrap().len(), 1);
    assert_eq!(home.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_search_finds_with_and_without_accents_in_either_normal_form() {
    let home = Home::with_catalogue();
    let codes = |query: &str| -> Vec<String> {
        let found = json(&home, home.folder(), &["search", query]);
        let mut codes: Vec<String> = found["hits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hit| hit["code"].as_str().unwrap().to_owned())
            .collect();
        codes.sort();
        codes
    };
    let plain = codes("dang ky khai sinh");
    assert!(plain.contains(&"1.001193".to_owned()), "{plain:?}");
    let decomposed: String =
        unicode_normalization::UnicodeNormalization::nfd("đăng ký khai sinh").collect();
    for other in ["Đăng ký khai sinh", "đăng kí khai sinh", &decomposed] {
        assert!(codes(other).contains(&"1.001193".to_owned()), "{other}");
    }
    assert_eq!(codes("zzxxqq wwvvtt"), Vec::<String>::new());
}

#[test]
fn exit_codes_are_a_contract() {
    let home = Home::with_catalogue();
    let nowhere = tempfile::tempdir().unwrap();
    for (folder, line, code) in [
        (home.folder(), &["search", "không", "có", "gì"][..], 0),
        (home.folder(), &["show", "9.999999"], 1),
        (home.folder(), &["rules", "no-such-rule"], 1),
        (home.folder(), &["search", "flag:no-such-rule"], 2),
        (
            home.folder(),
            &["review", "1.001193", "--outcome", "perhaps"],
            2,
        ),
        (
            home.folder(),
            &[
                "--at",
                "HEAD",
                "review",
                "1.001193",
                "--outcome",
                "need_data",
                "--reason",
                "x",
            ],
            2,
        ),
        (home.folder(), &["check", "--level", "warning"], 0),
        (nowhere.path(), &["status"], 2),
        (home.folder(), &["--no-such-flag"], 2),
    ] {
        let run = home.run(folder, line);
        assert_eq!(run.exit, code, "{line:?}: {run:?}");
        let data = matches!(code, 0) || run.out.is_empty();
        assert!(data, "{line:?} wrote data and failed: {run:?}");
    }
}

#[test]
fn a_query_may_begin_with_a_hyphen() {
    let home = Home::with_catalogue();
    let all = json(&home, home.folder(), &["search"])["total"]
        .as_u64()
        .unwrap();
    let some = json(&home, home.folder(), &["search", "-hộ", "-tịch"])["total"]
        .as_u64()
        .unwrap();
    assert!(0 < some && some < all, "{some} of {all}");
}

#[test]
fn a_catalogue_is_read_at_any_commit_without_touching_the_work_tree() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    home.run(
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
    home.run(folder, &["commit"]);
    let now = json(
        &home,
        folder,
        &["search", "decision:need_data code:1.001193"],
    );
    let before = json(
        &home,
        folder,
        &[
            "search",
            "decision:need_data code:1.001193",
            "--at",
            "HEAD~1",
        ],
    );
    assert_eq!(
        (now["total"].as_u64(), before["total"].as_u64()),
        (Some(1), Some(0))
    );
    assert_eq!(home.git(&["status", "--porcelain"]), "");
}

#[test]
fn names_from_files_cannot_send_escape_sequences_to_the_terminal() {
    let home = Home::with_catalogue();
    let path = home
        .folder()
        .join("catalogue/procedures/unknown/NB-X-01.yaml");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(
        &path,
        "code: \"NB-X-01\"\nname: \"xin \\e[2J chào \\u202e ngược\"\n",
    )
    .unwrap();
    for line in [&["show", "NB-X-01"][..], &["search", "code:NB-X-01"]] {
        let run = home.run(home.folder(), line);
        assert!(run.out.contains("NB-X-01"), "{run:?}");
        assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{run:?}");
    }
}

#[test]
fn without_a_repository_marks_are_written_and_committing_says_why_not() {
    let home = Home::without_repository();
    let run = home.run(
        home.folder(),
        &[
            "review",
            "1.001193",
            "--outcome",
            "need_data",
            "--reason",
            "chờ",
        ],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        home.folder()
            .join("catalogue/decisions/G15/1.001193.yaml")
            .is_file()
    );
    let run = home.run(home.folder(), &["commit"]);
    assert_eq!(run.exit, 2);
    assert!(run.err.contains("no git repository"), "{run:?}");
}

#[test]
fn without_a_git_identity_nothing_is_marked_and_the_message_says_how_to_give_one() {
    let home = Home::with_catalogue();
    home.identity("");
    let run = home.run(
        home.folder(),
        &[
            "review",
            "1.001193",
            "--outcome",
            "need_data",
            "--reason",
            "chờ",
        ],
    );
    assert_eq!(run.exit, 2, "{run:?}");
    assert!(run.err.contains("git config"), "{run:?}");
    assert!(
        !home
            .folder()
            .join("catalogue/decisions/G15/1.001193.yaml")
            .exists()
    );
}

#[test]
fn a_commit_takes_the_named_paths_alone_and_never_other_files() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    for code in ["1.001193", "1.000656"] {
        home.run(
            folder,
            &["review", code, "--outcome", "need_data", "--reason", "chờ"],
        );
    }
    std::fs::write(folder.join("notes.txt"), "mine").unwrap();
    std::fs::write(folder.join("catalogue/scratch.txt"), "mine").unwrap();
    home.git(&["add", "notes.txt"]);
    let run = home.run(folder, &["commit", "catalogue/decisions/G15/1.001193.yaml"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let files = home.git(&["show", "--name-only", "--format=%s", "HEAD"]);
    assert_eq!(
        files,
        "review: 1 procedure of G15 in need of data\n\ncatalogue/decisions/G15/1.001193.yaml\n"
    );
    assert_eq!(
        home.git(&["status", "--porcelain"]),
        "A  notes.txt\n?? catalogue/decisions/G15/1.000656.yaml\n?? catalogue/scratch.txt\n"
    );
}

#[test]
fn a_search_tells_where_it_found_something() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let found = json(
        &home,
        folder,
        &["search", "law:60/2014/QH13", "dang ky khai sinh"],
    );
    let hits = found["hits"].as_array().unwrap();
    assert!(!hits.is_empty());
    for hit in hits {
        let matches = hit["matches"].as_array().unwrap();
        let law = matches.iter().find(|m| m["field"] == "law").unwrap();
        let text: Vec<char> = law["text"].as_str().unwrap().chars().collect();
        let range = &law["ranges"][0];
        let end = |at: usize| usize::try_from(range[at].as_u64().unwrap()).unwrap();
        let marked: String = text[end(0)..end(1)].iter().collect();
        assert!(marked.contains("60/2014"), "{marked}");
    }
    let run = home.run(folder, &["search", "law:60/2014/QH13", "khai sinh"]);
    assert!(run.out.contains("↳ legal basis: "), "{run:?}");
    assert!(!run.out.contains('\u{1b}'), "{run:?}");
    let run = home.run(folder, &["search", "khai sinh", "--color", "always"]);
    assert!(run.out.contains('\u{1b}'), "{run:?}");
    assert!(run.out.contains("khai"), "{run:?}");
}

#[test]
fn a_search_is_written_as_a_sheet() {
    let home = Home::with_catalogue();
    let run = home.run(
        home.folder(),
        &["search", "dang ky khai sinh", "--format", "csv"],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        run.out.starts_with("\u{feff}code,name,issuer,issuer_name,"),
        "{run:?}"
    );
    assert!(run.out.contains("\r\n1.001193,"), "{run:?}");
    let found = json(&home, home.folder(), &["search", "dang ky khai sinh"]);
    assert_eq!(
        run.out.lines().count(),
        1 + found["hits"].as_array().unwrap().len()
    );
    let run = home.run(home.folder(), &["show", "1.001193", "--format", "csv"]);
    assert_eq!(run.exit, 2, "{run:?}");
}

#[test]
fn changes_are_asked_of_git_and_need_a_repository() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let total = |query: &str| {
        json(&home, folder, &["search", query])["total"]
            .as_u64()
            .unwrap()
    };
    let all = total("");
    home.git(&["add", "-A"]);
    home.git(&["commit", "-q", "--allow-empty", "-m", "all"]);
    assert_eq!(total("changed:>2000-01-01"), all);
    assert_eq!(total("changed:<2000-01-01"), 0);
    let path = folder.join(".git");
    std::fs::rename(&path, folder.join("git-away")).unwrap();
    let run = home.run(folder, &["search", "changed:>2000-01-01"]);
    assert_eq!(run.exit, 2, "{run:?}");
    assert!(run.err.contains("in no repository"), "{run:?}");
}
