//! Paths and values as people type them.

use serde_json::json;

use super::*;

fn read(path: &str, text: &str) -> Result<Json, Unfit> {
    let path = FieldPath::parse(path)?;
    read_value(field(FileKind::Procedure, &path)?, &path.to_string(), text)
}

#[test]
fn a_text_field_stays_text_and_a_number_is_one_only_where_the_schema_has_one() {
    for (path, text, wanted) in [
        ("name", "no", json!("no")),
        ("name", " 1.10 ", json!("1.10")),
        ("name", "[a] {b}", json!("[a] {b}")),
        ("sets", "2", json!(2)),
        ("non_territorial", "true", json!(true)),
        ("online.level", "full", json!("full")),
        ("conditions", "none", json!("none")),
        ("channels[online].time.value", "1.5", json!(1.5)),
        ("channels[online].time.value", "ngay", json!("ngay")),
        ("legal_basis[1].articles", "1.10", json!("1.10")),
        ("legal_basis[1].articles", "[1.10, 2]", json!(["1.10", "2"])),
        (
            "lifecycle.replaces",
            "1.000001, 1.000002",
            json!(["1.000001", "1.000002"]),
        ),
        ("levels", "ministry", json!(["ministry"])),
        ("steps", "Nộp, ký\nNhận", json!(["Nộp, ký", "Nhận"])),
        ("steps", "none", json!("none")),
        (
            "legal_basis[+]",
            "{number: 45/2020/NĐ-CP}",
            json!({"number": "45/2020/NĐ-CP"}),
        ),
        (
            "legal_basis",
            "[{number: 1.10, articles: [no]}]",
            json!([{"number": "1.10", "articles": ["no"]}]),
        ),
    ] {
        assert_eq!(read(path, text).unwrap(), wanted, "{path} {text}");
    }
}

#[test]
fn a_wrong_path_or_value_names_what_may_stand_there() {
    for (path, text, wanted) in [
        ("onlin.level", "full", "did you mean `online`?"),
        ("online.levl", "full", "did you mean `online.level`?"),
        ("online.level", "ful", "did you mean `full`?"),
        (
            "online.level",
            "so",
            "write one of `full`, `partial`, `none`",
        ),
        (
            "lifecycle.to",
            "31/12/2026",
            "write a day such as 2026-11-21",
        ),
        (
            "lifecycle.to",
            "2026-02-30",
            "write a day such as 2026-11-21",
        ),
        ("sets", "0", "write a whole number from 1"),
        ("sets", "1.5", "write a whole number from 1"),
        ("channels.time", "1", "name the entry"),
        ("name[1]", "x", "leave out the brackets"),
        ("name.x", "x", "write `name`"),
        ("name", "  ", "write text"),
        ("a..b", "x", "write keys with dots"),
        ("a[", "x", "write keys with dots"),
        ("", "x", "write keys with dots"),
        ("tên", "x", "there are `code`"),
        ("legal_basis", "[{nr: x}]", "write `none`"),
    ] {
        let why = read(path, text).unwrap_err();
        assert!(why.hint.starts_with(wanted), "{path} {text}: {why:?}");
    }
}

#[test]
fn an_entry_goes_by_its_name_and_else_by_its_number() {
    let value = json!({"channels": [{"method": "post"}, {"method": "online", "time": 1}, {"method": "post"}]});
    let at = |path: &str| FieldPath::parse(path).unwrap().in_value(&value);
    assert_eq!(
        at("channels[online].time").unwrap(),
        ["channels", "1", "time"]
    );
    assert_eq!(at("channels[3]").unwrap(), ["channels", "2"]);
    assert_eq!(at("channels[+]").unwrap(), ["channels", "3"]);
    assert!(
        at("channels[post]")
            .unwrap_err()
            .message
            .contains("2 entries")
    );
    assert!(at("channels[4]").unwrap_err().hint.contains("online"));
    assert!(at("steps[1]").unwrap_err().hint.contains("[+]"));
    let deep = FieldPath::parse("legal_basis[63/2010/NĐ-CP (Điều [1])].articles").unwrap();
    assert_eq!(
        deep.to_string(),
        "legal_basis[63/2010/NĐ-CP (Điều [1])].articles"
    );
}

#[test]
fn a_value_is_read_back_as_it_is_written() {
    for (path, value) in [
        ("name", json!("Đăng ký, và: #hơn")),
        ("steps", json!(["Nộp hồ sơ; ký", "Nhận"])),
        ("lifecycle.replaces", json!(["1.000001", "NB-1"])),
        ("sets", json!(3)),
        ("documents", json!([{"name": "Tờ khai", "original": 1}])),
    ] {
        assert_eq!(read(path, &written_value(&value)).unwrap(), value);
    }
}
