//! Moves in small catalogues.

use std::path::Path;

use super::*;
use crate::catalogue::load::{DiskFiles, LoadProgress, load};
use crate::files::change_all;

const AGENCIES: &str = "agencies:\n- id: G01\n  name: Bộ Một\n  kind: ministry\n- id: bo-hai-dai\n  name: Bộ Hai\n  kind: ministry\n  portal_code: G02\n";

fn catalogue(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = [
        ("agencies.yaml", AGENCIES),
        (
            "procedures/G01/1.000001.yaml",
            "code: \"1.000001\" # một\nname: Một\nissuer: G01\n",
        ),
        (
            "procedures/G01/1.000002.yaml",
            "code: \"1.000002\"\nname: Hai\nissuer: G01\n",
        ),
    ];
    for (path, text) in base.iter().chain(files) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn asked(to: &str) -> MoveRequest {
    MoveRequest {
        code: "1.000001".to_owned(),
        to: Some(to.to_owned()),
        ..MoveRequest::default()
    }
}

fn planned(root: &Path, asked: &MoveRequest) -> Result<MovePlan, MoveRefusal> {
    let files = DiskFiles::new(root);
    let loaded = load(&files, true, &LoadProgress::default()).unwrap();
    plan(&files, &loaded.snapshot, asked)
}

fn text(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn a_move_that_was_cut_short_is_finished_by_the_same_move() {
    let log = "code: '1.000001'\ndecisions: []\nnotes:\n- recorded: 2026-01-01T00:00:00Z\n  by: {name: A, email: a@b.c}\n  text: x\n";
    let folder = catalogue(&[
        ("decisions/G01/1.000001.yaml", log),
        (
            "groups/a.yaml",
            "id: a\nname: A\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
        ),
        (
            "groups/b.yaml",
            "id: b\nname: B\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
        ),
    ]);
    let root = folder.path();
    let plan = planned(root, &asked("1.000009")).unwrap();
    // Killed after three writes of four.
    change_all(root, &plan.writes[..3], &[]).unwrap();
    let rest = planned(root, &asked("1.000009")).unwrap();
    assert_eq!(rest.writes.len(), 1, "{rest:#?}");
    change_all(root, &rest.writes, &rest.removals).unwrap();
    assert!(!root.join("procedures/G01/1.000001.yaml").exists());
    assert!(!root.join("decisions/G01/1.000001.yaml").exists());
    assert_eq!(
        text(root, "procedures/G01/1.000009.yaml"),
        "code: \"1.000009\" # một\nname: Một\nissuer: G01\n"
    );
    for group in ["groups/a.yaml", "groups/b.yaml"] {
        assert!(text(root, group).contains("[\"1.000009\", "));
    }
}

/// After each write and each removal of a move, what is left is the same move, and ends as the whole one does.
#[test]
fn a_move_to_another_issuer_or_from_a_day_on_is_finished_by_the_same_move_too() {
    let files = [
        (
            "decisions/G01/1.000001.yaml",
            "code: '1.000001'\ndecisions: []\n",
        ),
        (
            "groups/a.yaml",
            "id: a\nname: A\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
        ),
        (
            "lists/l.yaml",
            "id: l\ndecision: 1/QĐ-X\ndate: 2022-01-06\nmembers:\n- code: \"1.000001\"\n",
        ),
    ];
    let issuer = MoveRequest {
        code: "1.000001".to_owned(),
        issuer: Some("bo-hai-dai".to_owned()),
        ..MoveRequest::default()
    };
    let official = MoveRequest {
        from: Some(jiff::civil::date(2026, 12, 1)),
        ..asked("1.000009")
    };
    let both = MoveRequest {
        issuer: issuer.issuer.clone(),
        ..asked("1.000009")
    };
    let content = |root: &Path| {
        let list = DiskFiles::new(root).list().unwrap().entries;
        let read = |path: &Path| std::fs::read_to_string(root.join(path)).unwrap();
        let files = list
            .iter()
            .map(|file| (file.path.clone(), read(&file.path)));
        files.collect::<Vec<_>>()
    };
    for asked in [issuer, official, both] {
        let whole = catalogue(&files);
        let plan = planned(whole.path(), &asked).unwrap();
        change_all(whole.path(), &plan.writes, &plan.removals).unwrap();
        let steps = plan.writes.len() + plan.removals.len();
        for done in 1..steps {
            let cut = catalogue(&files);
            let root = cut.path();
            let writes = done.min(plan.writes.len());
            change_all(
                root,
                &plan.writes[..writes],
                &plan.removals[..done - writes],
            )
            .unwrap();
            let rest =
                planned(root, &asked).unwrap_or_else(|no| panic!("{asked:?} {done}: {no:?}"));
            change_all(root, &rest.writes, &rest.removals).unwrap();
            assert_eq!(content(root), content(whole.path()), "{asked:?} {done}");
        }
    }
}

#[test]
fn two_files_of_one_code_that_say_different_things_are_not_made_one() {
    let other = "code: \"1.000001\"\nname: Khác\nissuer: bo-hai-dai\n";
    let folder = catalogue(&[("procedures/bo-hai-dai/1.000001.yaml", other)]);
    let asked = MoveRequest {
        code: "1.000001".to_owned(),
        issuer: Some("bo-hai-dai".to_owned()),
        ..MoveRequest::default()
    };
    let refused = planned(folder.path(), &asked).unwrap_err();
    assert!(
        refused.hint.contains("make one file of the two"),
        "{refused:?}"
    );
}

#[test]
fn an_issuer_that_nobody_knows_is_refused_with_the_one_that_was_meant() {
    let folder = catalogue(&[]);
    for (issuer, meant) in [
        ("bo-hai-dia", "`bo-hai-dai`"),
        ("Bộ hai", "`bo-hai-dai`"),
        ("g02", "`bo-hai-dai`"),
        ("../../etc", "agencies.yaml"),
    ] {
        let asked = MoveRequest {
            code: "1.000001".to_owned(),
            issuer: Some(issuer.to_owned()),
            ..MoveRequest::default()
        };
        let refused = planned(folder.path(), &asked).unwrap_err();
        assert!(refused.hint.contains(meant), "{refused:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_and_names_the_code_is_in_the_way() {
    let folder = catalogue(&[("groups/a.yaml", "id: a\nmembers: [\"1.000001\"\n")]);
    let refused = planned(folder.path(), &asked("1.000009")).unwrap_err();
    assert!(refused.message.contains("groups/a.yaml"), "{refused:?}");
    let folder = catalogue(&[("groups/a.yaml", "id: a\nmembers: [\"1.000002\"\n")]);
    planned(folder.path(), &asked("1.000009")).unwrap();
}

#[test]
fn the_baseline_follows() {
    let entry = "findings:\n- code: file-name\n  file: procedures/G01/1.000001.yaml # mine\n  place: counts.1.000001.online\n  message: no 1.000001, but 1.0000011\n  reason: 1.000001 stays\n  until: 2027-01-01\n";
    let folder = catalogue(&[(".rasoat-baseline.yaml", entry)]);
    let root = folder.path();
    let plan = planned(root, &asked("1.000009")).unwrap();
    change_all(root, &plan.writes, &plan.removals).unwrap();
    assert_eq!(
        text(root, ".rasoat-baseline.yaml"),
        "findings:\n- code: file-name\n  file: procedures/G01/1.000009.yaml # mine\n  place: counts.1.000009.online\n  message: no 1.000009, but 1.0000011\n  reason: 1.000001 stays\n  until: 2027-01-01\n"
    );
}

#[test]
fn a_code_that_an_agency_replaced_ends_and_the_new_one_continues_it() {
    let folder = catalogue(&[
        (
            "groups/a.yaml",
            "id: a\nname: A\nmembers:\n  - \"1.000001\" # trước\n  - \"1.000002\" # sau\nsource: x\n",
        ),
        (
            "lists/l.yaml",
            "id: l\ndecision: 1/QĐ-X\ndate: 2022-01-06\ntotal: 2\nmembers:\n- code: \"1.000001\" # mục\n  name: mục một\n- name: mục hai\n",
        ),
        (
            "variants/T01.yaml",
            "unit: T01\nvariants:\n  \"1.000001\":\n    local_code: \"1.000001.000.00.00.H01\"\n    level: partial\n",
        ),
        (
            "plans/p.yaml",
            "type: option\nid: p\nprocedures:\n- code: \"1.000001\"\n",
        ),
    ]);
    let root = folder.path();
    let asked = MoveRequest {
        from: Some(jiff::civil::date(2026, 12, 1)),
        ..asked("1.000009")
    };
    let plan = planned(root, &asked).unwrap();
    change_all(root, &plan.writes, &plan.removals).unwrap();
    assert_eq!(
        text(root, "procedures/G01/1.000001.yaml"),
        "code: \"1.000001\" # một\nname: Một\nissuer: G01\nlifecycle:\n  to: 2026-11-30\n  replaced_by:\n  - \"1.000009\"\n"
    );
    assert_eq!(
        text(root, "procedures/G01/1.000009.yaml"),
        "code: \"1.000009\" # một\nname: Một\nissuer: G01\nlifecycle:\n  from: 2026-12-01\n  replaces:\n  - \"1.000001\"\n  continuity: same\n"
    );
    // Whichever of the two is in force at an as-of date is in the group and on the list.
    assert_eq!(
        text(root, "groups/a.yaml"),
        "id: a\nname: A\nmembers:\n  - \"1.000001\" # trước\n  - \"1.000009\"\n  - \"1.000002\" # sau\nsource: x\n"
    );
    assert_eq!(
        text(root, "lists/l.yaml"),
        "id: l\ndecision: 1/QĐ-X\ndate: 2022-01-06\ntotal: 2\nmembers:\n- code: \"1.000001\" # mục\n  name: mục một\n- code: \"1.000009\"\n  name: mục một\n  from: 2026-12-01\n- name: mục hai\n"
    );
    assert_eq!(
        text(root, "variants/T01.yaml"),
        "unit: T01\nvariants:\n  \"1.000001\":\n    local_code: \"1.000001.000.00.00.H01\"\n    level: partial\n  \"1.000009\":\n    level: partial\n"
    );
    assert!(text(root, "plans/p.yaml").contains("1.000001"));
    let loaded = load(&DiskFiles::new(root), true, &LoadProgress::default()).unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let refused = planned(root, &asked).unwrap_err();
    assert!(
        refused.message.contains("1.000009 replaced it"),
        "{refused:?}"
    );
}

#[test]
fn an_end_that_was_foreseen_is_foreseen_for_the_new_code() {
    let life = "code: \"1.000001\"\nname: Một\nissuer: G01\nlifecycle:\n  from: 2015-01-01\n  to: 2030-12-31\n";
    let folder = catalogue(&[("procedures/G01/1.000001.yaml", life)]);
    let root = folder.path();
    for (from, to) in [
        (jiff::civil::date(2026, 12, 1), "  to: 2030-12-31\n"),
        // It ends by this very replacement.
        (jiff::civil::date(2031, 1, 1), ""),
    ] {
        let asked = MoveRequest {
            from: Some(from),
            ..asked("1.000009")
        };
        let plan = planned(root, &asked).unwrap();
        let new = String::from_utf8(plan.writes[0].bytes.clone()).unwrap();
        let wanted = format!("lifecycle:\n  from: {from}\n{to}  replaces:\n");
        assert!(new.contains(&wanted), "{new}");
        let told = plan.files[0].changes.iter();
        let told = told
            .filter(|change| change.what == MoveChangeKind::To)
            .count();
        assert_eq!(told, usize::from(!to.is_empty()));
    }
}

#[test]
fn a_number_of_a_province_means_the_same_instrument_under_another_issuer() {
    let folder = catalogue(&[
        (
            "agencies.yaml",
            "agencies:\n- {id: lai-chau, name: UBND tỉnh Lai Châu, kind: province}\n- {id: lang-son, name: UBND tỉnh Lạng Sơn, kind: province}\n",
        ),
        (
            "instruments/a.yaml",
            "instruments:\n- {number: 28/2026/QĐ-UBND, issuer: UBND tỉnh Lai Châu}\n- {number: 28/2026/QĐ-UBND, issuer: UBND tỉnh Lạng Sơn}\n",
        ),
        (
            "procedures/lai-chau/1.000003.yaml",
            "code: \"1.000003\"\nname: Ba\nissuer: lai-chau\nlegal_basis:\n  - number: 28/2026/QĐ-UBND\n  - number: 45/2020/NĐ-CP\n",
        ),
    ]);
    let asked = MoveRequest {
        code: "1.000003".to_owned(),
        issuer: Some("lang-son".to_owned()),
        ..MoveRequest::default()
    };
    let plan = planned(folder.path(), &asked).unwrap();
    change_all(folder.path(), &plan.writes, &plan.removals).unwrap();
    assert_eq!(
        text(folder.path(), "procedures/lang-son/1.000003.yaml"),
        "code: \"1.000003\"\nname: Ba\nissuer: lang-son\nlegal_basis:\n  - number: 28/2026/QĐ-UBND\n    issuer: UBND tỉnh Lai Châu\n  - number: 45/2020/NĐ-CP\n"
    );
}
