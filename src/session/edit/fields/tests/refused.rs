//! What is refused, and what is so already: nothing is written for a code that is not there, nor past what cannot be told.

use super::*;

const REPORT: &str = "statistics/G15/2025-01-01_2025-12-31.yaml";

fn plan(id: &str, head: &[(&str, &str)], row: RowEdit) -> ProcedureEdit {
    let head = head
        .iter()
        .map(|(key, text)| FieldEdit::of_plan(key, Some(text)).unwrap());
    ProcedureEdit::Plan(PlanEdit {
        id: id.to_owned(),
        head: head.collect(),
        row,
    })
}

#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_is_written_where_it_lies() {
    let place = EditFixture::new();
    let at = |path: &str| place.0.path().join(path);
    place.put("extra/r.yaml", PROCEDURE);
    fs::remove_file(at("procedures/G15/1.000001.yaml")).unwrap();
    std::os::unix::fs::symlink("../../extra/r.yaml", at("procedures/G15/1.000001.yaml")).unwrap();
    let proposal = place.set(&["1.000001"], &[("sets", Some("3"))]);
    unchanged(&place.workspace(), &proposal).unwrap();
    write(&place.workspace(), &proposal).unwrap();
    assert!(at("procedures/G15/1.000001.yaml").is_symlink());
    assert!(place.text("extra/r.yaml").contains("sets: 3"));
}

#[test]
fn a_plan_says_nothing_else_of_itself_where_no_procedure_is_left() {
    let place = EditFixture::new();
    let head = [("signed", "2026-02-02")];
    let edit = plan("pa", &head, RowEdit::Put(Vec::new()));
    let proposal = propose(&place.open(&["9.999999"]), &edit).unwrap();
    assert_eq!(
        reasons(&proposal),
        [("9.999999", vec!["refused-unknown-code"])]
    );
    assert!(proposal.files.is_empty() && proposal.changes.is_empty());
    let counts = vec![FieldEdit::of_counts("online", Some("1")).unwrap()];
    let report = REPORT.into();
    let edit = ProcedureEdit::Counts(CountsEdit { report, counts });
    let proposal = propose(&place.open(&["9.999999"]), &edit).unwrap();
    assert!(proposal.files.is_empty());
    // Where none was asked for, what the plan says of itself is set, and what is wrong with that is told.
    let row = || RowEdit::Put(Vec::new());
    let proposal = propose(&place.open(&[]), &plan("pa", &head, row())).unwrap();
    assert_eq!(proposal.files.len(), 1);
    let wrong = plan("pa", &[("to", "2023-12-31")], row());
    let proposal = propose(&place.open(&[]), &wrong).unwrap();
    assert_eq!(
        reasons(&proposal),
        [("plans/pa.yaml", vec!["edit-finding"])]
    );
}

#[test]
fn no_second_plan_is_made_with_the_id_of_one_that_cannot_be_read() {
    let place = EditFixture::new();
    place.put(
        "plans/khac.yaml",
        "type: option\nid: pa-2\nprocedures: {code\n",
    );
    let edit = plan("pa-2", &[("type", "option")], RowEdit::Put(Vec::new()));
    let proposal = propose(&place.open(&["1.000001"]), &edit).unwrap();
    assert_eq!(
        reasons(&proposal),
        [("1.000001", vec!["edit-plan-unreadable"])]
    );
    assert!(proposal.files.is_empty());
    // Another id is no part of its text.
    let edit = plan("pa-3", &[("type", "option")], RowEdit::Put(Vec::new()));
    let proposal = propose(&place.open(&["1.000001"]), &edit).unwrap();
    assert_eq!(proposal.files.len(), 1);
}

#[test]
fn what_is_to_go_is_so_already_only_where_it_is_not_there() {
    let place = EditFixture::new();
    place.put(
        "procedures/G15/1.000001.yaml",
        "code: \"1.000001\"\nname: x\nissuer: G15\nchannels:\n- method: online\n\
         documents:\n- name: Tờ khai\n- name: Tờ khai\n- name: Trích lục\n",
    );
    let reason = |path: &str| {
        let proposal = place.set(&["1.000001"], &[(path, None)]);
        assert!(proposal.files.is_empty(), "{path}");
        reasons(&proposal)
            .first()
            .map(|(_, reasons)| reasons[0].to_owned())
    };
    for (path, wanted) in [
        ("documents[Tờ khai]", Some("edit-several-entries")),
        ("documents[Tờ khai].original", Some("edit-several-entries")),
        ("channels[onlin]", Some("edit-no-entry")),
        ("documents[trích lụ]", Some("edit-no-entry")),
        ("channels[post]", None),
        ("channels[post].time", None),
        ("documents[7]", None),
        ("sets", None),
    ] {
        assert_eq!(reason(path).as_deref(), wanted, "{path}");
    }
}

#[test]
fn a_procedure_that_a_plan_names_by_its_group_is_not_taken_out_alone() {
    let place = EditFixture::new();
    place.put(
        "groups/g.yaml",
        "id: lien-thong\nname: Liên thông\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
    );
    place.put(
        "plans/pa.yaml",
        "type: option\nid: pa\nprocedures:\n- group: lien-thong\n",
    );
    let edit = plan("pa", &[], RowEdit::TakeOut);
    let proposal = propose(&place.open(&["1.000001"]), &edit).unwrap();
    assert_eq!(
        reasons(&proposal),
        [("1.000001", vec!["edit-row-of-group"])]
    );
    let group = ("group", "lien-thong".into());
    assert!(proposal.refused[0].reasons[0].values.contains(&group));
    // The group itself goes by its id.
    let proposal = propose(&place.open(&["lien-thong"]), &edit).unwrap();
    write(&place.workspace(), &proposal).unwrap();
    assert!(place.text("plans/pa.yaml").contains("procedures: []"));
}

#[test]
fn a_group_has_counts_and_a_row_in_a_plan_and_no_fields() {
    let place = EditFixture::new();
    place.put(
        "groups/g.yaml",
        "id: lien-thong\nname: Liên thông\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
    );
    let counts = vec![FieldEdit::of_counts("online", Some("12")).unwrap()];
    let report = REPORT.into();
    let edit = ProcedureEdit::Counts(CountsEdit { report, counts });
    let mut opened = place.open(&["lien-thong"]);
    opened.read_report(Path::new(REPORT));
    let proposal = propose(&opened, &edit).unwrap();
    assert_eq!(reasons(&proposal), []);
    write(&place.workspace(), &proposal).unwrap();
    assert!(
        place
            .text(REPORT)
            .contains("  lien-thong:\n    online: 12\n")
    );
    let edit = plan("pa", &[], RowEdit::Put(Vec::new()));
    let proposal = propose(&place.open(&["lien-thong"]), &edit).unwrap();
    write(&place.workspace(), &proposal).unwrap();
    assert!(
        place
            .text("plans/pa.yaml")
            .ends_with("- group: lien-thong\n")
    );
    let proposal = place.set(&["lien-thong"], &[("sets", Some("2"))]);
    assert_eq!(reasons(&proposal), [("lien-thong", vec!["edit-group"])]);
}
