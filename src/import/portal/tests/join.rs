//! Several records, several paths, several imports.

use super::*;

#[test]
fn a_second_import_changes_no_byte_and_plans_no_write() {
    let place = PortalFixture::empty();
    let files = [
        ("catalog.jsonl", lines(&[row("1.000001"), row("1.000002")])),
        ("details/1.json", answer(&detail("1.000001"))),
        (
            "provinces.json",
            json!({"data": {"rows": [{"id": "v1", "name": "Tỉnh Thử", "code": "99"}]}}).to_string(),
        ),
    ];
    let report = place.import(&files);
    assert_eq!((report.created, report.references.agencies), (2, 4));
    let before = place.all();
    for subset in [&files[..], &files[..1], &files[1..2], &files[2..]] {
        place.give(subset);
        let plan = place.plan();
        assert_eq!(plan.writes, [], "{}", subset[0].0);
        assert_eq!(plan.report.kept, []);
        apply(place.root(), &plan, &ImportProgress::default()).unwrap();
    }
    assert_eq!(place.all(), before);
}

#[test]
fn the_order_of_paths_has_no_effect() {
    let mut other = detail("1.000002");
    other["departmentsExecuting"] = json!([{"id": "a0", "name": "Phòng Một", "code": null}]);
    let files = [
        (
            "catalog.jsonl",
            lines(&[row("1.000001"), row("1.000002"), row("1.000003")]),
        ),
        ("1.json", answer(&detail("1.000001"))),
        ("2.json", answer(&other)),
    ];
    let mut results = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let place = PortalFixture::empty();
        place.give(&files);
        let mut paths: Vec<PathBuf> = order
            .iter()
            .map(|i| place.input.path().join(files[*i].0))
            .collect();
        // The same file by another way is read once.
        paths.push(place.input.path().to_owned());
        let plan = place.plan_of(&paths);
        assert_eq!(plan.report.read, 5);
        apply(place.root(), &plan, &ImportProgress::default()).unwrap();
        results.push(place.all());
    }
    assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_single_record_wins_field_by_field_and_the_row_fills_what_it_lacks() {
    let place = PortalFixture::empty();
    let mut record = detail("1.000001");
    record["name"] = json!("Tên trong bản ghi");
    record["departmentsExecuting"] = json!([]);
    record["unitGroupsExecuting"] = json!([]);
    record["subjectTypesDetails"] = json!([]);
    place.import(&[
        ("catalog.jsonl", lines(&[row("1.000001")])),
        ("1.json", answer(&record)),
    ]);
    let file = place.values(FILE);
    assert_eq!(file["name"], "Tên trong bản ghi");
    assert_eq!(file["subjects"], json!(["Người dân"]));
    assert_eq!(file["executing"], json!(["phong-mot"]));
    assert_eq!(file["imported"]["source"], "portal-detail");
}

#[test]
fn a_later_list_never_empties_what_a_record_filled() {
    let place = PortalFixture::empty();
    place.import(&[("1.json", answer(&detail("1.000001")))]);
    let before = place.values(FILE);
    let mut bare = row("1.000001");
    for key in [
        "categories",
        "categoryIds",
        "departments",
        "formalityTargetType",
    ] {
        bare[key] = json!([]);
    }
    bare["departmentPromulgate"] = json!("");
    bare["type"] = Json::Null;
    bare["name"] = json!("Tên mới");
    bare["state"] = json!("UPDATED");
    let report = place.import(&[("catalog.jsonl", lines(&[bare]))]);
    assert_eq!((report.updated, report.kept.len()), (1, 0));
    let after = place.values(FILE);
    let mut wanted = before.clone();
    wanted["name"] = json!("Tên mới");
    wanted["notes"]["portal"]["state"] = json!("UPDATED");
    wanted["notes"]["portal"]["departmentPromulgateId"] = json!("a1");
    wanted["imported"] = after["imported"].clone();
    assert_eq!(after, wanted);
    // Names without identifiers, or another order, are no news either.
    let mut other = row("1.000001");
    other["name"] = json!("Tên mới");
    other["state"] = json!("UPDATED");
    other["departments"] = json!(["Phòng Hai"]);
    assert_eq!(
        place
            .import(&[("catalog.jsonl", lines(&[other]))])
            .unchanged,
        1
    );
}

#[test]
fn a_value_that_the_portal_takes_back_goes() {
    let place = PortalFixture::empty();
    place.import(&[("1.json", answer(&detail("1.000001")))]);
    let mut record = detail("1.000001");
    record["requirementsAndConditions"] = json!("");
    record["description"] = json!("");
    record["isFullProcess"] = json!(false);
    record.as_object_mut().unwrap().remove("executionSteps");
    let report = place.import(&[("1.json", answer(&record))]);
    assert_eq!((report.updated, report.kept.len()), (1, 0));
    let file = place.values(FILE);
    assert_eq!(
        (&file["conditions"], &file["online"]),
        (&Json::Null, &Json::Null)
    );
    assert_eq!(file["imported"]["fields"]["conditions"], Json::Null);
    // A key that is absent from the record says nothing.
    assert!(file["steps"].is_array());
}

#[test]
fn rows_that_contradict_each_other_are_refused_and_equal_ones_are_one() {
    let place = PortalFixture::empty();
    let mut other = row("1.000001");
    other["name"] = json!("Tên khác");
    let list = lines(&[row("1.000001"), row("1.000002"), other, row("1.000002")]);
    let report = place.import(&[("catalog.jsonl", list.clone())]);
    let lines: Vec<_> = report.refused.iter().map(|r| r.line.unwrap()).collect();
    assert_eq!((report.created, lines), (1, vec![1, 3]));
    assert!(
        report.refused[0].reason.contains("catalog.jsonl:3"),
        "{report:?}"
    );
    // With a single record the procedure is known all the same.
    let report = place.import(&[
        ("catalog.jsonl", list),
        ("1.json", answer(&detail("1.000001"))),
    ]);
    assert_eq!((report.created, report.refused.len()), (1, 2));
}

#[test]
fn of_two_single_records_the_newer_counts() {
    let place = PortalFixture::empty();
    let mut newer = detail("1.000001");
    newer["updatedAt"] = json!(2000);
    newer["name"] = json!("Tên mới");
    let report = place.import(&[
        ("a.json", answer(&newer)),
        ("b.json", answer(&detail("1.000001"))),
    ]);
    assert_eq!(
        (report.created, report.refused.len(), report.warnings.len()),
        (1, 0, 1)
    );
    assert_eq!(place.values(FILE)["name"], "Tên mới");
    newer["updatedAt"] = json!(1000);
    let report = place.import(&[
        ("a.json", answer(&newer)),
        ("b.json", answer(&detail("1.000001"))),
    ]);
    assert_eq!((report.updated, report.refused.len()), (0, 2));
}

#[test]
fn ids_are_made_once_and_completed_later() {
    let place = PortalFixture::empty();
    place.import(&[("catalog.jsonl", lines(&[row("1.000001")]))]);
    let path = "procedures/bo-thu-nghiem/1.000001.yaml";
    assert_eq!(place.values(path)["executing"], json!(["phong-mot"]));
    place.edit("agencies.yaml", "agencies:", "# ours\nagencies:");
    let report = place.import(&[("1.json", answer(&detail("1.000001")))]);
    assert_eq!(
        (report.references.completed, report.references.agencies),
        (3, 1)
    );
    let agencies = place.text("agencies.yaml");
    assert!(agencies.contains(
        "# ours\nagencies:\n- id: bo-thu-nghiem\n  portal_code: G99\n  portal_id: a1\n  name: Bộ Thử nghiệm\n  kind: ministry\n\
         - id: phong-mot\n  portal_code: G99.1\n  portal_id: a2\n"
    ), "{agencies}");
    assert!(
        place
            .text("fields.yaml")
            .contains("- id: dat\n  portal_code: G99-A1\n")
    );
    assert_eq!(place.values(path)["issuer"], "bo-thu-nghiem");
    // Renamed on the portal, it is still the same agency.
    let mut renamed = detail("1.000001");
    renamed["departmentPromulgateName"] = json!("Bộ Đổi tên");
    let report = place.import(&[("1.json", answer(&renamed))]);
    assert_eq!((report.references.agencies, report.unchanged), (0, 1));
}

#[test]
fn one_name_under_several_identifiers_stays_several() {
    let place = PortalFixture::empty();
    let mut one = detail("1.000001");
    one["departmentsExecuting"] = json!([
        {"id": "b2", "name": "Văn phòng", "code": "Mã có dấu"},
        {"id": "b1", "name": "Văn phòng", "code": null},
    ]);
    one["categoriesDetails"] = json!([{"id": "f1", "name": "Đất"}, {"id": "f2", "name": "Đất"}]);
    let mut two = row("1.000002");
    two["departments"] = json!(["Văn phòng"]);
    let files = [("1.json", answer(&one)), ("catalog.jsonl", lines(&[two]))];
    place.import(&files);
    let executing = place.values(FILE)["executing"].clone();
    let ids: Vec<&str> = executing
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    // The code of b2 cannot be an id; b1 comes first by its identifier.
    assert_eq!(ids[1], "van-phong");
    assert!(ids[0].starts_with("van-phong-") && ids[0].len() == "van-phong-".len() + 4);
    // The name alone is of neither.
    let named = place.values("procedures/G99/1.000002.yaml")["executing"][0].clone();
    assert!(!ids.contains(&named.as_str().unwrap()), "{named}");
    assert_eq!(
        place.values("fields.yaml")["fields"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(place.import(&files).unchanged, 2);
}

#[test]
fn a_province_and_its_committee_are_one_agency_of_kind_province() {
    let provinces = json!({"data": {"rows": [
        {"id": "v1", "name": "Tỉnh Thử Một", "code": "98"}, {"id": "v2", "name": "Thành phố Thử Hai", "code": "99"},
    ]}})
    .to_string();
    let mut one = row("1.000001");
    one["departmentPromulgate"] = json!("UBND tỉnh Thử Một");
    one["departments"] = json!([
        "Ủy ban nhân dân Thành phố Thử Hai",
        "Ủy ban nhân dân cấp tỉnh",
        "UBND tỉnh Cũ"
    ]);
    let list = lines(&[one]);
    let together = PortalFixture::empty();
    together.import(&[
        ("provinces.json", provinces.clone()),
        ("catalog.jsonl", list.clone()),
    ]);
    let apart = PortalFixture::empty();
    apart.import(&[("provinces.json", provinces)]);
    apart.import(&[("catalog.jsonl", list)]);
    for place in [&together, &apart] {
        let file = place.values("procedures/ubnd-tinh-thu-mot/1.000001.yaml");
        assert_eq!(file["issuer"], "ubnd-tinh-thu-mot");
        let agencies = place.values("agencies.yaml")["agencies"].clone();
        let of_kind = |kind: &str| -> Vec<String> {
            let all = agencies
                .as_array()
                .unwrap()
                .iter()
                .filter(|a| a["kind"] == kind);
            all.map(|a| a["id"].as_str().unwrap().to_owned()).collect()
        };
        // A committee of long ago, or of no one province, is none whose reports are waited for.
        assert_eq!(of_kind("province").len(), 2, "{agencies:#}");
        assert_eq!(
            of_kind("other"),
            ["ubnd-tinh-cu", "uy-ban-nhan-dan-cap-tinh"]
        );
        let executing = &file["executing"][0];
        assert!(of_kind("province").contains(&executing.as_str().unwrap().to_owned()));
    }
}

#[test]
fn a_crash_in_the_middle_leaves_a_valid_catalogue_and_the_next_run_completes_it() {
    let files = [
        (
            "catalog.jsonl",
            lines(&[row("1.000001"), row("1.000002"), row("1.000003")]),
        ),
        ("1.json", answer(&detail("1.000001"))),
    ];
    let whole = PortalFixture::empty();
    whole.import(&files);
    for written in 0..6 {
        let place = PortalFixture::empty();
        place.give(&files);
        let mut plan = place.plan();
        assert_eq!(plan.writes.len(), 6);
        plan.writes.truncate(written);
        apply(place.root(), &plan, &ImportProgress::default()).unwrap();
        assert_eq!(findings(place.root()), Vec::<String>::new());
        place.import(&files);
        assert_eq!(place.all(), whole.all(), "after {written} files");
    }
}

#[test]
fn an_import_into_no_catalogue_or_a_broken_one_is_an_error_and_writes_nothing() {
    let place = PortalFixture::empty();
    place.give(&[("catalog.jsonl", lines(&[row("1.000001")]))]);
    let records = read(&[place.input.path().to_owned()], &ImportProgress::default()).unwrap();
    let plan_of = |root: &Path| {
        plan(
            &DiskFiles::new(root),
            &records,
            &SideChoices::default(),
            any(),
            &ImportProgress::default(),
        )
    };
    assert!(plan_of(place.input.path()).is_err());
    place.edit("agencies.yaml", "agencies: []", "agencies: [");
    let error = plan_of(place.root()).unwrap_err();
    assert_eq!(error.path, Path::new("agencies.yaml"));
    assert!(error.hint.is_some());
}
