//! New procedures, by commands on the shipped catalogue.

use crate::cli::json;
use crate::moving::{BIRTH, NEW, clean, content, ok, refused, text, with_former_code, write};
use crate::support::Home;

#[test]
fn a_new_procedure_stands_where_it_belongs_and_is_found_without_a_finding() {
    let home = Home::with_catalogue();
    let line = [
        "new",
        NEW,
        "--name",
        "Thủ tục: \"thử\" # mới",
        "--issuer",
        "G15",
        "--field",
        "G15-TP07",
        "--level",
        "commune",
        "--kind",
        "standard",
        "--from",
        "2026-12-01",
    ];
    let before = content(&home);
    let mut dry = line.to_vec();
    dry.push("--dry-run");
    let shown = ok(&home, &dry);
    assert!(content(&home) == before);
    let made = json(&home, home.folder(), &line);
    assert_eq!(made["path"], "procedures/G15/1.009999.yaml");
    let text = text(&home, "catalogue/procedures/G15/1.009999.yaml");
    assert_eq!(made["text"], text);
    assert_eq!(shown, text);
    let keys: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with(['#', ' ']))
        .map(|line| line.split(':').next().unwrap())
        .collect();
    assert_eq!(
        keys,
        [
            "code",
            "name",
            "kind",
            "issuer",
            "fields",
            "levels",
            "lifecycle"
        ]
    );
    assert!(text.starts_with(
        "# yaml-language-server: $schema=../../../schemas/procedure.schema.json\ncode: \"1.009999\"\n"
    ));
    clean(&home);
    ok(&home, &["fmt", "--check"]);
    assert!(ok(&home, &["show", NEW]).contains("Thủ tục: \"thử\" # mới"));
    ok(&home, &["commit"]);
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    // Nothing is ever written over it.
    refused(&home, 1, &line, &["1.009999 is there already"]);
}

#[test]
fn a_new_procedure_says_of_itself_what_its_predecessor_says() {
    let home = Home::with_catalogue();
    let old = "code: \"NB-01\"\nname: Cũ\nissuer: G15\nlifecycle:\n  replaced_by: [\"1.009999\"]\n";
    write(&home, "catalogue/procedures/G15/NB-01.yaml", old);
    ok(&home, &["new", NEW, "--name", "Mới", "--issuer", "G15"]);
    let made = text(&home, "catalogue/procedures/G15/1.009999.yaml");
    assert!(made.contains("lifecycle:\n  replaces: [NB-01]\n"), "{made}");
}

#[test]
fn a_new_procedure_without_an_issuer_goes_to_the_unknown_ones() {
    let home = Home::with_catalogue();
    ok(
        &home,
        &["new", "NB-STP-01", "--name", "Nội bộ", "--lang", "vi"],
    );
    let made = text(&home, "catalogue/procedures/unknown/NB-STP-01.yaml");
    assert!(made.contains("# steps:   # trình tự\n"), "{made}");
    ok(&home, &["check"]);
}

#[test]
fn a_new_procedure_is_refused_where_its_code_or_place_is_not_right() {
    let home = Home::with_catalogue();
    let new = |code: &'static str| ["new", code, "--name", "x", "--issuer", "G15"];
    for code in [
        "1.00119",
        "1.0011933",
        "../../x",
        "1.001193.000.00.00.H48",
        "Đ-1",
    ] {
        refused(&home, 2, &new(code), &["six digits, as in 1.001193"]);
    }
    refused(
        &home,
        1,
        &new(BIRTH),
        &["is there already", "procedures/G15/1.001193.yaml"],
    );
    with_former_code(&home);
    refused(
        &home,
        1,
        &new("9.000009"),
        &["9.000009 is a former code", "NB-02"],
    );
    let group = ["new", "lien-thong-khai-sinh", "--name", "x"];
    refused(&home, 1, &group, &["id of a linked group"]);
    let line = ["new", NEW, "--name", "x", "--issuer", "bo-tai-chin"];
    refused(&home, 1, &line, &["did you mean `bo-tai-chinh`?"]);
    let line = ["new", NEW, "--name", "x", "--issuer", "../../.."];
    refused(&home, 1, &line, &["no agency has the id"]);
    let line = ["new", NEW, "--name", "x", "--field", "hộ tịch"];
    refused(&home, 1, &line, &["did you mean `G15-TP07`"]);
    let line = ["new", NEW, "--name", "x", "--level", "district"];
    refused(&home, 2, &line, &["one of: ministry, province, commune"]);
    refused(&home, 2, &["new", NEW], &["--name"]);
    let line = ["new", NEW, "--name", "x", "--at", "HEAD"];
    refused(&home, 2, &line, &["a commit cannot be written to"]);
    let line = ["new", NEW, "--name", "x", "--edit"];
    refused(&home, 2, &line, &["set VISUAL or EDITOR"]);
    // A file that nobody can read is there, too.
    write(&home, "catalogue/procedures/G01/1.009999.yaml", "code: [\n");
    refused(
        &home,
        1,
        &new(NEW),
        &["procedures/G01/1.009999.yaml is there already"],
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_made_behind_a_link_that_leads_out() {
    let home = Home::with_catalogue();
    let outside = tempfile::tempdir().unwrap();
    let folder = home.folder().join("catalogue/procedures/G16");
    std::os::unix::fs::symlink(outside.path(), folder).unwrap();
    write(
        &home,
        "catalogue/agencies.yaml",
        &format!(
            "{}  - id: G16\n    name: Bộ thử\n    kind: ministry\n",
            text(&home, "catalogue/agencies.yaml")
        ),
    );
    for line in [
        ["new", NEW, "--name", "x", "--issuer", "G16"].as_slice(),
        &["move", BIRTH, "--issuer", "G16"],
    ] {
        let run = home.run(home.folder(), line);
        // Refused, not failed.
        assert_eq!(run.exit, 1, "{run:?}");
        assert!(run.err.contains("lies outside the catalogue"), "{run:?}");
    }
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    assert!(
        home.folder()
            .join("catalogue/procedures/G15/1.001193.yaml")
            .exists()
    );
}

#[cfg(unix)]
#[test]
fn a_new_file_opens_in_the_editor() {
    let home = Home::with_catalogue();
    let editor = home.folder().join("editor.sh");
    std::fs::write(&editor, "#!/bin/sh\necho \"$1\" > \"$2.seen\"\n").unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&editor, mode).unwrap();
    let named = format!("{} --wait", editor.display());
    let line = ["new", NEW, "--name", "x", "--issuer", "G15", "--edit"];
    let run = home.run_with(home.folder(), &line, &[("EDITOR", &named)]);
    assert_eq!(run.exit, 0, "{run:?}");
    let seen = text(&home, "catalogue/procedures/G15/1.009999.yaml.seen");
    assert_eq!(seen, "--wait\n");
}

#[test]
fn an_issuer_that_is_no_more_is_told_with_its_successor() {
    let home = Home::with_catalogue();
    let ended = "bo-giao-thong-van-tai";
    for line in [
        ["new", NEW, "--name", "x", "--issuer", ended, "--dry-run"].as_slice(),
        &["move", BIRTH, "--issuer", ended, "--dry-run"],
    ] {
        let run = home.run(home.folder(), &[line, &["--lang", "en"]].concat());
        assert_eq!(run.exit, 0, "{run:?}");
        let told = "bo-giao-thong-van-tai ended on 2025-02-28; its successor: G17";
        assert!(run.err.contains(told), "{run:?}");
    }
    let line = ["new", NEW, "--name", "x", "--issuer", "G17", "--lang", "en"];
    let run = home.run(home.folder(), &line);
    assert!(!run.err.contains("ended on"), "{run:?}");
}
