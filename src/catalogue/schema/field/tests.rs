//! Paths and values as people type them.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn read(path: &str, text: &str) -> Result<Json, FieldMisfit> {
    let path = FieldPath::parse(path)?;
    read_value(field(FileKind::Procedure, &path)?, &path.to_string(), text)
}

/// A value as the form shows it.
fn shown(path: &str, value: &Json) -> String {
    let path = FieldPath::parse(path).unwrap();
    written_value(field(FileKind::Procedure, &path).unwrap(), value)
}

#[test]
fn a_text_field_stays_text_and_a_number_is_one_only_where_the_schema_has_one() {
    for (path, text, wanted) in [
        ("name", "no", json!("no")),
        ("name", " 1.10 ", json!("1.10")),
        ("name", "[a] {b}", json!("[a] {b}")),
        ("sets", "2", json!(2)),
        ("notes", "{a}", json!("{a}")),
        ("notes", "{a: b}", json!({"a": "b"})),
        (
            "notes",
            "{a: 010, b: [0x2, 7]}",
            json!({"a": "010", "b": ["0x2", 7]}),
        ),
        ("notes", "010", json!("010")),
        ("fields", "010, 0x2", json!(["010", "0x2"])),
        ("fields", "[010]", json!(["010"])),
        ("channels[online].time.value", "010", json!("010")),
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
        ("onlin.level", "full", "(\"meant\", \"online\")"),
        ("online.levl", "full", "(\"meant\", \"online.level\")"),
        ("online.level", "ful", "(\"meant\", \"full\")"),
        ("online.level", "so", "`full`, `partial`, `none`"),
        ("lifecycle.to", "31/12/2026", "takes-day"),
        ("lifecycle.to", "2026-02-30", "takes-day"),
        ("sets", "0", "takes-integer-from"),
        ("sets", "1.5", "takes-integer-from"),
        // Other spellings of numbers: ten or eight, two or a code?
        ("sets", "010", "takes-integer-from"),
        ("sets", "0x2", "takes-integer-from"),
        ("sets", "0o7", "takes-integer-from"),
        ("sets", "+3", "takes-integer-from"),
        ("channels[online].fees[1].amount", "050000", "takes-"),
        ("channels.time", "1", "unfit-hint-entry"),
        ("name[1]", "x", "unfit-hint-no-brackets"),
        ("name.x", "x", "unfit-hint-write"),
        ("name", "  ", "takes-text"),
        ("a..b", "x", "unfit-hint-path"),
        ("a[", "x", "unfit-hint-path"),
        ("", "x", "unfit-hint-path"),
        ("tên", "x", "unfit-hint-known"),
        ("legal_basis", "[{nr: x}]", "legal_basis[1]"),
        ("legal_basis", "[{articles: x}]", "unfit-lacks"),
        // The first part that does not fit, and what may stand there.
        ("levels", "district", "\"levels[1]\""),
        ("levels", "ministry, distric", "\"levels[2]\""),
        ("levels", "district", "`province`"),
        (
            "channels[online].fees[+]",
            "{kind: lệ phí, amount: 1}",
            "channels[online].fees[+].kind",
        ),
        ("channels[online].fees[+]", "{knd: fee}", "fees[+].kind"),
    ] {
        let why = read(path, text).unwrap_err();
        assert!(
            format!("{why:?}").contains(wanted),
            "{path} {text}: {why:?}"
        );
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
    assert!(at("channels[post]").unwrap_err().several == 2);
    assert_eq!(
        at("channels[4]").unwrap_err().names,
        ["post", "online", "post"]
    );
    assert!(at("steps[1]").unwrap_err().names.is_empty());
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
        assert_eq!(read(path, &shown(path, &value)).unwrap(), value);
    }
}

proptest! {
    #[test]
    fn a_list_is_shown_as_it_is_read_back(
        path in prop::sample::select(vec!["steps", "legal_basis[1].articles"]),
        items in prop::collection::vec("[A-Zađệ0-9\\[{\\-,;:#'\"\\\\ \\n]{0,9}[a-z\\]]", 1..4),
    ) {
        let items: Vec<&str> = items.iter().map(|item| item.trim()).collect();
        let value = json!(items);
        prop_assert_eq!(read(path, &shown(path, &value)).unwrap(), value);
    }
}

#[test]
fn texts_of_one_word_stay_apart_and_words_of_a_list_have_commas() {
    for (path, value, wanted) in [
        ("steps", json!(["Bỏ", "Gộp"]), "Bỏ\nGộp"),
        ("steps", json!(["none"]), "[\"none\"]"),
        ("steps", json!(["[a", "b"]), "[\"[a\",\"b\"]"),
        ("steps", json!(["- a", "b"]), "[\"- a\",\"b\"]"),
        (
            "levels",
            json!(["ministry", "province"]),
            "ministry, province",
        ),
        ("legal_basis[1].articles", json!(["1.10"]), "[\"1.10\"]"),
        (
            "lifecycle.replaces",
            json!(["1.000001", "NB-1"]),
            "1.000001, NB-1",
        ),
    ] {
        let shown = shown(path, &value);
        assert_eq!(shown, wanted);
        assert_eq!(read(path, &shown).unwrap(), value, "{path}");
    }
}
