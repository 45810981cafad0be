//! Lists of services against each other, and provinces' variants, at the command line.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cli::json;
use crate::support::Home;

fn put(home: &Home, path: &str, text: &str) {
    let path = home.folder().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Two lists that are entered whole, and one of which nothing is entered.
fn lists() -> Home {
    let home = Home::empty();
    put(
        &home,
        "catalogue.yaml",
        "format: 1\ntitle: Danh mục thử\nas_of: 2026-10-31\npolicy:\n  window: {months: 36, source: 27/CT-TTg}\n",
    );
    put(
        &home,
        "agencies.yaml",
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: H26, name: Thành phố Hà Nội, kind: province}\n  - {id: H40, name: Tỉnh Ninh Bình, kind: province}\n  - {id: H15, name: Thành phố Hải Phòng, kind: province}\n  - {id: H24, name: Tỉnh Hà Nam, kind: province, to: 2025-06-30}\n",
    );
    for (code, name, more) in [
        ("1.000001", "Đăng ký khai sinh", "online: {level: full}\n"),
        ("1.000002", "Đăng ký kết hôn", "online: {level: partial}\n"),
        (
            "1.000003",
            "Cấp hộ chiếu",
            "lifecycle: {replaces: [\"1.000009\"], continuity: same}\n",
        ),
        ("1.000004", "Đăng ký thường trú", ""),
        ("1.000005", "Cấp phiếu lý lịch tư pháp", ""),
    ] {
        put(
            &home,
            &format!("procedures/G15/{code}.yaml"),
            &format!("code: \"{code}\"\nname: {name}\nissuer: G15\n{more}"),
        );
    }
    put(
        &home,
        "groups/sinh.yaml",
        "id: sinh\nname: Liên thông khai sinh\nmembers: [\"1.000001\", \"1.000004\"]\nsource: 63/2024/NĐ-CP\n",
    );
    put(
        &home,
        "lists/a.yaml",
        "id: a\nname: Năm dịch vụ\ndecision: 06/QĐ-TTg\ndate: 2022-01-06\ntotal: 5\nmembers:\n  - {code: \"1.000001\"}\n  - {code: \"1.000002\"}\n  - {code: \"1.000009\"}\n  - {name: cấp phiếu lý lịch tư pháp}\n  - {group: sinh}\n",
    );
    put(
        &home,
        "lists/b.yaml",
        "id: b\ndecision: 422/QĐ-TTg\ndate: 2022-04-04\ntotal: 4\nmembers:\n  - {code: \"1.000001\"}\n  - {code: \"1.000003\"}\n  - {code: \"1.000004\"}\n  - {code: \"1.000005\"}\n",
    );
    put(
        &home,
        "lists/c.yaml",
        "id: c\ndecision: 206/QĐ-TTg\ndate: 2024-02-28\ntotal: 76\nmembers: []\n",
    );
    home
}

/// State and reason of each service, by its code, group or name.
fn states(drift: &Value) -> BTreeMap<String, (String, String)> {
    let services = drift["services"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    services
        .map(|of| {
            let member = match of["newer"].is_null() {
                true => &of["older"],
                false => &of["newer"],
            };
            let key = ["code", "group", "name"].iter();
            let mut key = key.filter_map(|key| member[*key].as_str());
            let key = key.next().unwrap().to_owned();
            (key, (text(&of["state"]), text(&of["reason"])))
        })
        .collect()
}

#[test]
fn a_list_against_the_one_before_it_says_what_stayed_by_code_group_predecessor_and_name() {
    let home = lists();
    let drift = json(&home, home.folder(), &["lists", "b"]);
    let states = states(&drift);
    let is = |key: &str, state: &str, reason: &str| {
        let found = &states[key];
        assert_eq!(
            (found.0.as_str(), found.1.as_str()),
            (state, reason),
            "{key}"
        );
    };
    is("1.000001", "stayed", "same");
    is("1.000003", "stayed", "predecessor");
    is("1.000005", "stayed", "name");
    is("1.000004", "stayed", "group");
    is("1.000002", "went", "");
    let counts = &drift["lists"][0]["drift"];
    assert_eq!(
        (&counts["older"], &counts["newer"]),
        (&"a".into(), &"b".into())
    );
    assert_eq!(counts["went"], 1, "{counts}");
    assert_eq!(counts["came"], 0, "{counts}");
}

#[test]
fn of_a_list_that_is_not_entered_whole_nothing_came_and_nothing_went() {
    let home = lists();
    let drift = json(&home, home.folder(), &["lists", "76"]);
    let counts = &drift["lists"][0]["drift"];
    assert_eq!(counts["unknown"], 4, "{counts}");
    assert_eq!((&counts["went"], &counts["came"]), (&0.into(), &0.into()));
    let said = home.run(home.folder(), &["lists", "--lang", "en"]);
    assert!(
        said.out.contains("76 services of c are not entered"),
        "{}",
        said.out
    );
    // Held against an older one, whichever is named first.
    let turned = json(
        &home,
        home.folder(),
        &["lists", "a", "--against", "206/QĐ-TTg"],
    );
    assert_eq!(turned["lists"][0]["drift"]["older"], "a");
    assert_eq!(turned["lists"][0]["drift"]["unknown"], 5);
}

#[test]
fn a_group_of_which_a_list_names_some_members_neither_stays_nor_goes() {
    let home = lists();
    let text =
        "id: d\ndecision: 9/QĐ-TTg\ndate: 2022-02-02\ntotal: 1\nmembers: [{code: \"1.000004\"}]\n";
    put(&home, "lists/d.yaml", text);
    let drift = json(&home, home.folder(), &["lists", "d"]);
    let states = states(&drift);
    assert_eq!(states["1.000004"].0, "stayed");
    let group = &states["sinh"];
    assert_eq!(
        (group.0.as_str(), group.1.as_str()),
        ("unknown", "group_in_part")
    );
}

#[test]
fn a_list_that_nobody_knows_is_told_with_those_that_are() {
    let home = lists();
    let said = home.run(home.folder(), &["lists", "nope"]);
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(
        said.err.contains("nope") && said.err.contains("a, b, c"),
        "{}",
        said.err
    );
}

fn with_variants() -> Home {
    let home = lists();
    put(
        &home,
        "variants/H26.yaml",
        "unit: H26\nvariants:\n  \"1.000001\": {level: partial, note: thu phí trực tiếp}\n  \"1.000002\": {level: partial}\n  \"1.000004\": {level: full}\n",
    );
    put(
        &home,
        "variants/H40.yaml",
        "unit: H40\nvariants:\n  \"1.000001\": {level: full, since: 2027-01-01}\n  \"1.000002\": {level: full}\n",
    );
    put(
        &home,
        "variants/H24.yaml",
        "unit: H24\nvariants:\n  \"1.000001\": {level: none}\n",
    );
    home
}

#[test]
fn what_no_province_recorded_is_not_the_same_level() {
    let home = with_variants();
    let found = json(&home, home.folder(), &["variants"]);
    let units: Vec<&str> = found["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| of["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        units,
        ["H26", "H15", "H40", "H24"],
        "the ended province stands apart"
    );
    let state = |code: &str, unit: &str| {
        let of = found["procedures"].as_array().unwrap().iter();
        let of = of.clone().find(|of| of["code"] == code).unwrap();
        let mut variants = of["variants"].as_array().unwrap().iter();
        let variant = variants.find(|of| of["unit"] == unit);
        variant.map(|of| of["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(state("1.000001", "H26").as_deref(), Some("lower"));
    assert_eq!(state("1.000001", "H40").as_deref(), Some("later"));
    assert_eq!(state("1.000001", "H24").as_deref(), Some("lower"));
    assert_eq!(state("1.000001", "H15"), None);
    assert_eq!(state("1.000002", "H26").as_deref(), Some("same"));
    assert_eq!(state("1.000002", "H40").as_deref(), Some("higher"));
    assert_eq!(
        state("1.000004", "H26").as_deref(),
        Some("national_unknown")
    );
    let first = &found["procedures"][0];
    assert_eq!(
        (&first["code"], &first["not_recorded"]),
        (&"1.000001".into(), &1.into())
    );
}

#[test]
fn the_matrix_has_a_column_a_province_and_one_of_the_national_level() {
    let home = with_variants();
    let said = home.run(
        home.folder(),
        &["variants", "khai sinh", "--format", "csv", "--lang", "en"],
    );
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(
        lines[0].trim_start_matches('\u{FEFF}').trim_end(),
        "Code,Name,National level,Thành phố Hà Nội,Thành phố Hải Phòng,Tỉnh Ninh Bình,Tỉnh Hà Nam (ended 2025-06-30)"
    );
    assert!(lines[1].contains("not recorded"), "{}", said.out);
    assert!(
        lines[1].contains("partial · lower than national · thu phí trực tiếp"),
        "{}",
        said.out
    );
    assert!(said.err.contains("3 of 34 provinces known"), "{}", said.err);
    let file = home.folder().join("matrix.xlsx");
    let path = file.to_str().unwrap().to_owned();
    let line = ["variants", "--output", path.as_str()];
    let said = home.run(home.folder(), &line);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    // What is there is kept.
    assert_eq!(home.run(home.folder(), &line).exit, 1);
}

#[test]
fn a_file_of_variants_that_cannot_be_read_is_not_taken_for_one_that_records_nothing() {
    let home = with_variants();
    put(&home, "variants/H15.yaml", "unit: [\n");
    let line = ["variants", "--format", "json"];
    let said = home.run(home.folder(), &line);
    assert_eq!(said.exit, 4, "{}", said.err);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    let variants = found["procedures"][0]["variants"].as_array().unwrap();
    assert!(
        variants
            .iter()
            .any(|of| of["unit"] == "H15" && of["state"] == "unreadable"),
        "{variants:?}"
    );
}
