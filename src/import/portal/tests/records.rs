//! What one record becomes, and which are refused.

use super::*;
use crate::import::report::Remark;

#[test]
fn a_record_is_mapped_and_what_has_no_word_is_kept_in_notes() {
    let place = PortalFixture::empty();
    let report = place.import(&[("a.json", answer(&detail("1.000001")))]);
    assert_eq!(
        (report.read, report.created, report.refused.len()),
        (1, 1, 0)
    );
    let mut file = place.values(FILE);
    let hashes = file["imported"]["fields"].as_object().unwrap().len();
    assert_eq!(hashes, 17);
    file["imported"] = Json::Null;
    assert_eq!(
        file,
        json!({
            "code": "1.000001", "name": "Việc 1.000001", "kind": "standard", "issuer": "G99", "fields": ["G99-A1"],
            "levels": ["ministry", "commune"], "executing": ["G99.1", "uy-ban-nhan-dan-cap-xa"], "subjects": ["Doanh nghiệp"],
            "steps": ["Bước 1:\nNộp\n\nhồ sơ"],
            "channels": [{"method": "online", "time": {"value": 7.5, "unit": "working_day"},
                "fees": [{"kind": "fee", "amount": 0, "currency": "VND"}], "text": "qua mạng"}],
            "documents": [{"case": "Lần đầu", "name": "Đơn", "original": 1, "copy": 0, "form": "Mẫu 1.docx", "code": "C1"}],
            "results": [{"name": "Giấy", "code": "K1", "delivery": ["online", "post"]}],
            "non_territorial": false, "conditions": "none", "legal_basis": [{"number": "31/2024/QH15"}],
            "publications": [{"number": "163/QĐ-BTN", "agency": "G99", "signed": "2026-01-16"}],
            "online": {"level": "full"},
            "notes": {"portal": {
                "id": "p-1.000001", "state": "ACTIVE", "updatedAt": 1000, "keywords": "từ khoá", "isFullProcess": true,
                "isOfflineOnly": false, "subjectTypesDetails": [{"id": "s2", "code": "D2"}],
                "executionCases": [{"profileComponents": [{"code": "C1", "profileComponentId": "x1",
                    "attachments": [{"fileName": "Mẫu 1.docx", "id": "y1"}]}]}],
                "resultsDetails": [{"id": "r1"}], "returningMethods": [{"type": "ONLINE", "value": ["ONLINE", "AT_HOME"]}],
                "legalBasisesDetails": [{"id": "l1", "code": "Luật số 31/2024/QH15"}], "procedureProposal": {"id": "q1"},
            }},
            "imported": null,
        })
    );
    assert!(place.text(FILE).starts_with(
        "# yaml-language-server: $schema=../../.schemas/procedure.schema.json\ncode: '1.000001'\n"
    ));
    assert_eq!(
        place.values("instruments/imported.yaml"),
        json!({"instruments": [{"number": "31/2024/QH15", "kind": "law", "title": "Luật Thử", "stub": true}]})
    );
    assert_eq!(findings(place.root()), Vec::<String>::new());
}

#[test]
fn a_service_that_is_neither_full_nor_offline_gets_no_level() {
    let place = PortalFixture::empty();
    for (full, offline, wanted) in [
        (true, false, json!("full")),
        (false, true, json!("none")),
        (false, false, Json::Null),
        (true, true, Json::Null),
    ] {
        let mut record = detail("1.000001");
        record["isFullProcess"] = json!(full);
        record["isOfflineOnly"] = json!(offline);
        let other = PortalFixture::empty();
        other.import(&[("a.json", answer(&record))]);
        let file = other.values(FILE);
        assert_eq!(file["online"]["level"], wanted);
        assert_eq!(file["notes"]["portal"]["isFullProcess"], full);
    }
    drop(place);
}

#[test]
fn codes_are_refused_exactly_as_they_stand() {
    let place = PortalFixture::empty();
    let bad = [
        " 1.014325",
        "1.0133611",
        "1.014955-Xoa",
        "2.009182739",
        "../../x",
        "1.00/003",
        "",
    ];
    let rows: Vec<Json> = bad
        .iter()
        .map(|code| row(code))
        .chain([row("1.000001")])
        .collect();
    let report = place.import(&[("catalog.jsonl", lines(&rows))]);
    let codes: Vec<_> = report
        .refused
        .iter()
        .map(|r| (r.line, r.code.as_deref()))
        .collect();
    let wanted: Vec<_> = bad
        .iter()
        .zip(1..)
        .map(|(code, line)| (Some(line), Some(*code)))
        .collect();
    assert_eq!(codes, wanted);
    assert_eq!((report.read, report.created), (8, 1));
    let outside: Vec<_> = place
        .all()
        .into_iter()
        .filter(|(path, _)| path.starts_with("procedures"))
        .collect();
    assert_eq!(outside.len(), 1);
}

#[test]
fn what_cannot_be_a_record_is_refused_and_nothing_else_is_lost() {
    let place = PortalFixture::empty();
    let mut nameless = row("1.000002");
    nameless["name"] = json!(" \u{200b} ");
    let number = json!({"code": 1.000003, "name": "x"});
    let mut list = format!(
        "{{\n[1,2]\n\n{nameless}\n{number}\n{{\"name\":\"x\"}}\n{}\n",
        row("1.000001")
    )
    .into_bytes();
    list.extend(b"{\"code\":\"1.000004\",\"name\":\"\xff\"}\n");
    place.give(&[
        ("d/broken.json", "{\n\"a\": [".to_owned()),
        ("notes.txt", "no record".to_owned()),
    ]);
    fs::write(place.input.path().join("catalog.jsonl"), list).unwrap();
    fs::write(
        place.input.path().join("bom.jsonl"),
        format!("\u{feff}{}\r\n", row("1.000005")),
    )
    .unwrap();
    let plan = place.plan();
    let seen: Vec<_> = plan
        .report
        .refused
        .iter()
        .map(
            |Remark {
                 path, line, reason, ..
             }| {
                let name = Path::new(path)
                    .file_name()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                (
                    name,
                    line.unwrap(),
                    reason.split(':').next().unwrap().to_owned(),
                )
            },
        )
        .collect();
    let wanted = [
        ("catalog.jsonl", 1, "it is not JSON"),
        ("catalog.jsonl", 2, "it is not a JSON object"),
        ("catalog.jsonl", 2, "it is not a JSON object"),
        ("catalog.jsonl", 4, "the name is missing"),
        ("catalog.jsonl", 5, "the code is a number, not a text"),
        ("catalog.jsonl", 6, "the code is missing"),
        ("catalog.jsonl", 8, "it is not UTF-8 text"),
        ("broken.json", 2, "it is not JSON"),
    ];
    assert_eq!(
        seen,
        wanted.map(|(path, line, reason)| (path.to_owned(), line, reason.to_owned()))
    );
    assert_eq!(plan.report.created, 2);
    let missing = read(
        &[place.input.path().join("none")],
        &ImportProgress::default(),
    );
    assert!(missing.is_err());
}

#[test]
fn texts_are_cleaned_and_the_cleaning_is_counted() {
    let place = PortalFixture::empty();
    let mut dirty = row("1.000001");
    dirty["name"] = json!(" Cấp\u{a0}lại\r\nthe\u{309}\u{200b} ");
    dirty["departments"] = json!(["  Pho\u{300}ng Một"]);
    let report = place.import(&[("catalog.jsonl", lines(&[dirty]))]);
    assert_eq!(
        place.values("procedures/bo-thu-nghiem/1.000001.yaml")["name"],
        "Cấp lại thẻ"
    );
    let cleaned = report.cleaned;
    assert_eq!(
        (
            cleaned.nfc,
            cleaned.zero_width,
            cleaned.spaces,
            cleaned.newlines
        ),
        (2, 1, 2, 1)
    );
}

#[test]
fn an_unknown_issuer_goes_to_a_folder_of_its_own_with_a_warning() {
    let place = PortalFixture::empty();
    let mut row = row("1.000001");
    row["departmentPromulgate"] = json!("");
    let report = place.import(&[("catalog.jsonl", lines(&[row]))]);
    let file = place.values("procedures/unknown/1.000001.yaml");
    assert_eq!(file["issuer"], Json::Null);
    assert_eq!(file["notes"]["portal"]["departmentPromulgateId"], "a1");
    assert_eq!((report.created, report.warnings.len()), (1, 1));
    assert!(report.warnings[0].reason.contains("no issuer"));
}

#[test]
fn texts_that_yaml_would_misread_come_back_as_they_were() {
    let place = PortalFixture::empty();
    let mut record = detail("1.000001");
    let steps = [
        "1.10",
        "no",
        "~",
        "- a: b # c",
        "|",
        "  \n x\n   y",
        "a\n\n\n\nb",
        "'q\"",
        "2026-01-01",
        "đ: [",
        "a:\n- b",
    ];
    record["executionSteps"] = steps
        .iter()
        .map(|s| json!({"name": "", "description": s}))
        .collect();
    place.import(&[("a.json", answer(&record))]);
    assert_eq!(
        place.values(FILE)["steps"],
        json!([
            "1.10",
            "no",
            "~",
            "- a: b # c",
            "|",
            "x\ny",
            "a\n\nb",
            "'q\"",
            "2026-01-01",
            "đ: [",
            "a:\n- b"
        ])
    );
    assert_eq!(place.import(&[("a.json", answer(&record))]).unchanged, 1);
}

#[test]
fn stubs_are_kept_sorted_and_no_file_grows_too_large() {
    let place = PortalFixture::empty();
    let record = |from: usize, to: usize| {
        let mut record = detail("1.000001");
        record["legalBasisesDetails"] = (from..to)
            .map(|n| json!({"code": format!("{n}/2020/NĐ-CP"), "name": format!("Nghị định {}", "dài ".repeat(2000))}))
            .collect();
        answer(&record)
    };
    place.import(&[("a.json", record(1, 120))]);
    let files = |place: &PortalFixture| {
        let all = place
            .all()
            .into_iter()
            .filter(|(path, _)| path.starts_with("instruments"));
        all.map(|(_, bytes)| bytes.len()).collect::<Vec<_>>()
    };
    assert!(files(&place).len() > 1 && files(&place).iter().all(|size| *size < 1_048_576));
    let first = place.text("instruments/imported.yaml");
    let report = place.import(&[("a.json", record(50, 125))]);
    assert_eq!(report.references.instruments, 5);
    assert_eq!(
        place.text("instruments/imported.yaml"),
        first,
        "it was full"
    );
    assert_eq!(findings(place.root()), Vec::<String>::new());
    let small = PortalFixture::empty();
    for numbers in [[5, 9], [7, 2]] {
        let mut record = detail("1.000001");
        record["legalBasisesDetails"] = numbers
            .iter()
            .map(|n| json!({"code": format!("{n}/2020/NĐ-CP")}))
            .collect();
        small.import(&[("a.json", answer(&record))]);
    }
    let numbers: Vec<String> = small.values("instruments/imported.yaml")["instruments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["number"].as_str().unwrap()[..1].to_owned())
        .collect();
    assert_eq!(numbers, ["2", "5", "7", "9"]);
}

#[test]
fn a_record_that_ended_and_an_agency_or_field_under_another_name_are_told() {
    let place = PortalFixture::empty();
    let first = place.import(&[("a.jsonl", lines(&[row("1.000001")]))]);
    assert_eq!(first.warnings, []);
    let mut ended = row("1.000001");
    ended["state"] = json!("EXPIRED");
    ended["departmentPromulgate"] = json!("Bộ Khác");
    ended["categories"] = json!(["Nhà ở"]);
    let told = place.import(&[("a.jsonl", lines(&[ended]))]).warnings;
    let told: Vec<&str> = told.iter().map(|remark| remark.reason.as_str()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for wanted in [
        "its state on the portal is EXPIRED",
        "is “Bộ Thử nghiệm” here and “Bộ Khác” in what was read",
        "is “Đất” here and “Nhà ở” in what was read",
    ] {
        assert!(
            told.iter().any(|reason| reason.contains(wanted)),
            "{told:?}"
        );
    }
    // The same again says it again: nobody settled it.
    let mut again = row("1.000001");
    again["state"] = json!("INACTIVE");
    let again = place.import(&[("a.jsonl", lines(&[again]))]).warnings;
    assert_eq!(again.len(), 1, "{again:?}");
}
