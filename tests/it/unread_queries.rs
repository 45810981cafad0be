//! Which queries a file that cannot be read belongs to: whatever a search would have found it by.

use crate::support::{CommandRun, Home};

const PROCEDURE: &str = "catalogue/procedures/bo-giao-duc-va-dao-tao/1.000915.yaml";
/// In a group with procedures of other agencies.
const MEMBER: &str = "catalogue/procedures/G15/1.001193.yaml";

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

fn broken(home: &Home, path: &str) {
    std::fs::write(home.folder().join(path), b"no-such-key: 1\n").unwrap();
}

#[test]
fn an_agency_typed_a_little_differently_still_asks_about_its_unreadable_files() {
    let home = Home::with_catalogue();
    let list = std::fs::read_to_string(home.folder().join("catalogue/agencies.yaml")).unwrap();
    let (_, rest) = list.split_once("- id: bo-giao-duc-va-dao-tao").unwrap();
    let (_, rest) = rest.split_once("portal_id: ").unwrap();
    let portal = rest.lines().next().unwrap();
    broken(&home, PROCEDURE);
    for asked in [
        "Bộ Giáo dục và Đào tạo",
        "Bộ  Giáo dục  và Đào tạo",
        "Bộ Giáo dục, và Đào tạo",
        "bo giao duc va dao tao, ",
        "giáo dục",
        "BO-GIAO-DUC-VA-DAO-TAO",
        portal,
    ] {
        let filter = format!("agency:\"{asked}\"");
        for line in [["search", filter.as_str()], ["export", &filter]] {
            let line = match line {
                ["export", filter] => vec!["export", "not-eligible", filter],
                line => line.to_vec(),
            };
            let ran = run(&home, &line);
            assert_eq!(ran.exit, 4, "{line:?}: {ran:?}");
        }
    }
    // Of another agency's list it is no part.
    for other in ["agency:\"Bộ Tài  chính\"", "agency:G15"] {
        assert_eq!(run(&home, &["search", other]).exit, 0, "{other}");
    }
}

#[test]
fn what_is_found_rests_on_the_unreadable_files_of_its_kin_however_it_was_asked_for() {
    let home = Home::with_catalogue();
    // 3.000335 of another agency came from it.
    let before = crate::support::files_below(&home.folder().join("catalogue/procedures"));
    let before = before
        .iter()
        .find(|path| path.ends_with("2.000505.yaml"))
        .unwrap();
    std::fs::write(before, b"no-such-key: 1\n").unwrap();
    for line in [
        &["show", "3.000335"][..],
        &["search", "code:3.000335"],
        &["search", "3.000335"],
        &["export", "not-eligible", "code:3.000335"],
        &["export", "not-eligible", "agency:G01"],
        // What a verdict leaves out rests on it too.
        &["search", "agency:G01 -flag:no-dossiers"],
    ] {
        let ran = run(&home, line);
        assert_eq!(ran.exit, 4, "{line:?}: {ran:?}");
    }
    assert_eq!(run(&home, &["search", "code:1.000915"]).exit, 0);
    let home = Home::with_catalogue();
    broken(&home, MEMBER);
    for line in [["search", "code:1.004222"], ["show", "1.004222"]] {
        assert_eq!(run(&home, &line).exit, 4, "{line:?}");
    }
}

#[test]
fn a_damaged_log_in_another_agencys_folder_is_asked_about_with_its_procedure() {
    let home = Home::with_catalogue();
    let folder = home.folder().join("catalogue/decisions/G01");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("1.001193.yaml"), b"no-such-key: 1\n").unwrap();
    assert_eq!(run(&home, &["search", "agency:G15"]).exit, 4);
}

#[test]
fn what_is_said_of_a_law_rests_on_every_file_that_may_name_it() {
    for (path, named) in [
        ("groups/lien-thong-khai-tu.yaml", "lien-thong-khai-tu"),
        ("databases.yaml", "lien-thong-y-te"),
        ("plans/pa-lien-thong-2024.yaml", "63/2024/NĐ-CP"),
    ] {
        let home = Home::with_catalogue();
        let whole = run(&home, &["laws", "63/2024/NĐ-CP"]);
        assert_eq!(whole.exit, 0, "{whole:?}");
        assert!(whole.out.contains(named), "{named}: {}", whole.out);
        broken(&home, &format!("catalogue/{path}"));
        for line in [
            &["laws", "63/2024/NĐ-CP"][..],
            &["laws", "63/2024/NĐ-CP", "--if-repealed", "2027-01-01"],
        ] {
            let ran = run(&home, line);
            assert_eq!(ran.exit, 4, "{path}: {line:?}: {ran:?}");
        }
    }
}

#[test]
fn a_filter_with_a_wrong_value_is_no_list_of_nothing() {
    let home = Home::with_catalogue();
    for (command, text) in [
        ("documents", "flag:nope"),
        ("laws", "online:ful"),
        ("documents", "dossiers:many"),
        ("laws", "changed:soon"),
        ("documents", "flag:"),
    ] {
        let ran = run(&home, &[command, text]);
        assert_eq!(ran.exit, 2, "{command} {text}: {ran:?}");
        assert!(ran.err.contains(text), "{}", ran.err);
    }
    // A name that is no field's stands in titles.
    for text in ["Mẫu số 01: tờ khai", "OR"] {
        assert_eq!(run(&home, &["documents", text]).exit, 0, "{text}");
    }
}

#[test]
fn a_misspelt_query_is_not_told_as_if_there_were_nothing() {
    let home = Home::with_catalogue();
    for line in [
        &["export", "not-eligible", "khai sihn"][..],
        &[
            "review",
            "--query",
            "khai sihn",
            "--outcome",
            "eligible_full",
        ],
    ] {
        let ran = run(&home, line);
        assert_eq!(ran.exit, 1, "{line:?}: {ran:?}");
        assert!(ran.err.contains("with another letter"), "{}", ran.err);
    }
}

#[test]
fn a_broken_file_in_another_folder_drops_off_no_ministrys_list() {
    let home = Home::with_catalogue();
    broken(&home, PROCEDURE);
    let away = "catalogue/procedures/G15/1.000915.yaml";
    home.git(&["mv", PROCEDURE, away]);
    let agency = "agency:bo-giao-duc-va-dao-tao";
    for list in ["eligible", "not-eligible"] {
        let ran = run(&home, &["export", list, agency]);
        assert_eq!(ran.exit, 4, "{list}: {ran:?}");
        assert!(ran.err.contains("procedures/G15/1.000915.yaml"), "{ran:?}");
    }
    let line = [
        "publish",
        "--number",
        "1/QĐ",
        "--signed",
        "2026-11-20",
        "--signer",
        "x",
    ];
    let ran = run(&home, &[&line[..], &["--query", agency]].concat());
    assert_eq!(ran.exit, 4, "{ran:?}");
    // A list of other codes is whole without it.
    let line = ["export", "not-eligible", "code:1.004222"];
    assert_eq!(run(&home, &line).exit, 0);
}

#[test]
fn what_may_stand_in_a_file_that_cannot_be_read_is_not_told_as_unknown() {
    for (path, query) in [
        (PROCEDURE, "code:1.000915"),
        ("catalogue/agencies.yaml", "agency:G15"),
        ("catalogue/fields.yaml", "field:ho-tich"),
        (
            "catalogue/groups/lien-thong-khai-tu.yaml",
            "group:lien-thong-khai-tu",
        ),
    ] {
        let home = Home::with_catalogue();
        broken(&home, path);
        let ran = run(&home, &["search", query]);
        assert_eq!(ran.exit, 4, "{query}: {ran:?}");
        let named = path.strip_prefix("catalogue/").unwrap();
        let told = format!("{named} cannot be read");
        let by_another_name = ran.out.lines().next().is_some();
        assert!(
            by_another_name || ran.err.contains(&told),
            "{query}: {ran:?}"
        );
        assert!(!ran.err.contains("did you mean"), "{query}: {}", ran.err);
    }
    // A slip of the keyboard is one, whatever else cannot be read.
    let home = Home::with_catalogue();
    broken(&home, PROCEDURE);
    let ran = run(&home, &["search", "code:9.876543"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
}

#[test]
fn a_file_that_cannot_be_read_changes_no_verdict() {
    let home = Home::with_catalogue();
    broken(&home, PROCEDURE);
    for more in [&[][..], &["--eligible"]] {
        let line = [&["diff", "--format", "json"][..], more].concat();
        let ran = run(&home, &line);
        assert_eq!(ran.exit, 4, "{ran:?}");
        let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let mut changes = found["changes"].as_array().unwrap().iter();
        assert!(changes.all(|of| of["code"] != "1.000915"), "{}", ran.out);
        assert_eq!(
            found["unreadable"][0],
            "procedures/bo-giao-duc-va-dao-tao/1.000915.yaml"
        );
    }
}
