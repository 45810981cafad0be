//! What people corrected stays, and what they wrote around it.

use super::*;

fn kept(report: &ImportReport) -> Vec<&str> {
    report.kept.iter().map(|kept| kept.field.as_str()).collect()
}

fn import(place: &PortalFixture, change: impl Fn(&mut Json)) -> ImportReport {
    let mut record = detail("1.000001");
    change(&mut record);
    place.import(&[("1.json", answer(&record))])
}

#[test]
fn a_corrected_value_stays_and_all_others_are_updated() {
    let place = PortalFixture::empty();
    import(&place, |_| {});
    place.edit(
        FILE,
        "name: Việc 1.000001",
        "# the decision has it so\nname: \"Việc đã sửa\"   # by hand",
    );
    place.edit(
        FILE,
        "non_territorial: false",
        "non_territorial: false\nsets: 2",
    );
    let before = place.text(FILE);
    let report = import(&place, |_| {});
    assert_eq!((report.unchanged, kept(&report)), (1, vec!["name"]));
    assert_eq!(place.text(FILE), before);
    let report = import(&place, |record| {
        record["name"] = json!("Việc đổi tên");
        record["executionMethods"][0]["processingTime"] = json!(3);
    });
    assert_eq!((report.updated, kept(&report)), (1, vec!["name"]));
    let hash = |text: &str| {
        let line = text
            .lines()
            .find(|line| line.starts_with("    channels:"))
            .unwrap();
        line.to_owned()
    };
    let after = place.text(FILE);
    assert_eq!(
        after,
        before
            .replace("value: 7.5", "value: 3")
            .replace(&hash(&before), &hash(&after))
    );
}

#[test]
fn a_correction_that_the_portal_takes_over_is_imported_from_then_on() {
    let place = PortalFixture::empty();
    import(&place, |_| {});
    place.edit(FILE, "name: Việc 1.000001", "name: Tên đúng");
    let report = import(&place, |record| record["name"] = json!("Tên đúng"));
    assert_eq!(kept(&report), Vec::<&str>::new());
    let report = import(&place, |record| record["name"] = json!("Tên đúng hơn"));
    assert_eq!((report.updated, kept(&report)), (1, vec![]));
    assert_eq!(place.values(FILE)["name"], "Tên đúng hơn");
}

#[test]
fn a_value_that_people_took_out_stays_out() {
    let place = PortalFixture::empty();
    import(&place, |_| {});
    place.edit(FILE, "subjects:\n- Doanh nghiệp\n", "");
    let report = import(&place, |_| {});
    assert_eq!((report.unchanged, kept(&report)), (1, vec!["subjects"]));
}

#[test]
fn what_people_wrote_before_any_import_stays_theirs() {
    let place = PortalFixture::empty();
    let text = "# yaml-language-server: $schema=../../.schemas/procedure.schema.json\n# ours\ncode: \"1.000001\"\nname: 'Tên của ta'\n\
                kind: standard\nonline:\n  level: partial   # see the notice\n  since: 2026-01-01\nnotes: a remark\n";
    fs::create_dir_all(place.root().join("procedures/G99")).unwrap();
    fs::write(place.root().join(FILE), text).unwrap();
    let report = import(&place, |_| {});
    assert_eq!(
        (report.updated, kept(&report)),
        (1, vec!["name", "notes.portal", "online.level"])
    );
    let after = place.text(FILE);
    assert!(
        after.starts_with(text.split("kind").next().unwrap()),
        "{after}"
    );
    assert!(after.contains("online:\n  level: partial   # see the notice\n  since: 2026-01-01\nnotes: a remark\nimported:"), "{after}");
    let file = place.values(FILE);
    assert_eq!(file["issuer"], "G99");
    let fields = file["imported"]["fields"].as_object().unwrap();
    assert!(
        fields.contains_key("issuer")
            && !fields.contains_key("kind")
            && !fields.contains_key("name")
    );
    assert_eq!(findings(place.root()), Vec::<String>::new());
    assert_eq!(import(&place, |_| {}).unchanged, 1);
}

#[test]
fn a_reason_that_people_gave_keeps_the_level_it_explains() {
    let place = PortalFixture::empty();
    import(&place, |_| {});
    place.edit(
        FILE,
        "online:\n  level: full\n",
        "online:\n  level: full\n  decision: 1/QĐ-BTN\n",
    );
    let report = import(&place, |record| record["isFullProcess"] = json!(false));
    assert_eq!(kept(&report), ["online.level"]);
    assert_eq!(place.values(FILE)["online"]["level"], "full");
}

#[test]
fn comments_and_order_in_a_list_that_changes_stay_where_they_can() {
    let place = PortalFixture::empty();
    let laws = |numbers: &[&str]| -> Json {
        numbers
            .iter()
            .map(|n| json!({"code": n, "name": "Luật"}))
            .collect()
    };
    import(&place, |record| {
        record["legalBasisesDetails"] = laws(&["1/2020/NĐ-CP", "2/2020/NĐ-CP"])
    });
    place.edit(
        FILE,
        "- number: 2/2020/NĐ-CP",
        "# amended in 2024\n- number: 2/2020/NĐ-CP   # see Art. 3",
    );
    let report = import(&place, |record| {
        record["legalBasisesDetails"] = laws(&["1/2020/NĐ-CP", "2/2020/NĐ-CP", "3/2020/NĐ-CP"]);
    });
    assert_eq!((report.updated, kept(&report)), (1, vec![]));
    assert!(place.text(FILE).contains(
        "- number: 1/2020/NĐ-CP\n# amended in 2024\n- number: 2/2020/NĐ-CP   # see Art. 3\n- number: 3/2020/NĐ-CP\n"
    ), "{}", place.text(FILE));
}

#[test]
fn a_stub_that_people_described_is_not_made_again() {
    let place = PortalFixture::empty();
    import(&place, |_| {});
    place.edit(
        "instruments/imported.yaml",
        "- number: 31/2024/QH15\n  kind: law\n  title: Luật Thử\n  stub: true\n",
        "- number: 31/2024/QH15   # described\n  kind: law\n  title: Tên đầy đủ\n",
    );
    let before = place.text("instruments/imported.yaml");
    import(&place, |record| {
        record["legalBasisesDetails"][0]["code"] = json!("31/2024/qh15")
    });
    assert_eq!(place.text("instruments/imported.yaml"), before);
    assert_eq!(
        place.values(FILE)["legal_basis"],
        json!([{"number": "31/2024/QH15"}])
    );
}

#[test]
fn a_file_that_cannot_be_read_is_refused_and_left_alone() {
    let place = PortalFixture::empty();
    place.import(&[("catalog.jsonl", lines(&[row("1.000001"), row("1.000002")]))]);
    let path = "procedures/bo-thu-nghiem/1.000001.yaml";
    place.edit(path, "kind: standard", "kind: standard\nkind: standard");
    let before = place.text(path);
    let report = place.import(&[("catalog.jsonl", lines(&[row("1.000001"), row("1.000002")]))]);
    assert_eq!((report.unchanged, report.refused.len()), (1, 1));
    assert!(report.refused[0].reason.contains(path), "{report:?}");
    assert_eq!(place.text(path), before);
}

#[test]
fn other_files_are_never_touched() {
    let place = PortalFixture::empty();
    for (path, text) in [
        ("lists/a.yaml", "id: a\n"),
        ("groups/a.yaml", "id: a\n"),
        ("plans/a.yaml", "id: a\n"),
        ("decisions/G99/1.000001.yaml", "code: \"1.000001\"\n"),
        ("statistics/G99/x.yaml", "unit: G99\n"),
        ("variants/a.yaml", "unit: a\n"),
    ] {
        let path = place.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let before = place.all();
    import(&place, |_| {});
    let after = place.all();
    for file in before
        .iter()
        .filter(|(path, _)| path.components().count() > 1)
    {
        assert!(after.contains(file), "{}", file.0.display());
    }
}
