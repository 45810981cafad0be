//! Differences by meaning: cases, and properties of all of them.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn told(from: &Value, to: &Value) -> Vec<String> {
    let changes = between(from, to).into_iter().map(|change| {
        let path: Vec<String> = change
            .path
            .iter()
            .map(|step| match step {
                ValueStep::Key(key) => key.clone(),
                ValueStep::Item(name) => format!("[{name}]"),
            })
            .collect();
        let text = |value: Option<Value>| value.map_or_else(|| "–".to_owned(), |v| plain(&v));
        format!(
            "{}: {} → {}",
            path.join("."),
            text(change.from),
            text(change.to)
        )
    });
    changes.collect()
}

#[test]
fn items_in_another_order_are_no_change_and_one_put_in_front_is_one() {
    let from = json!({"documents": [{"name": "Tờ khai", "copy": 1}, {"name": "Giấy chứng sinh"}], "steps": ["một", "hai"]});
    let moved = json!({"steps": ["không", "một", "hai"], "documents": [{"name": "Giấy chứng sinh"}, {"copy": 1, "name": "Tờ khai"}]});
    assert_eq!(told(&from, &moved), ["steps.[không]: – → không"]);
}

#[test]
fn a_value_inside_of_an_item_is_told_where_it_stands() {
    let from = json!({"channels": [{"method": "online", "time": {"value": "20", "unit": "day"}}, {"method": "post"}]});
    let to = json!({"channels": [{"method": "online", "time": {"value": "9", "unit": "working_day"}}], "sets": 1});
    assert_eq!(
        told(&from, &to),
        [
            "channels.[online].time: value: 20; unit: day → value: 9; unit: working_day",
            "channels.[post]: method: post → –",
            "sets: – → 1"
        ]
    );
}

#[test]
fn items_of_one_name_are_told_apart_by_their_order() {
    let from = json!([{"name": "a", "n": 1}, {"name": "a", "n": 2}]);
    let to = json!([{"name": "a", "n": 1}, {"name": "a", "n": 3}]);
    assert_eq!(told(&from, &to), ["[a].n: 2 → 3"]);
}

#[test]
fn an_item_that_was_reworded_is_a_changed_item_and_one_of_another_code_or_method_is_not() {
    let from = json!({"documents": [{"name": "Tờ khai đăng ký khai sinh theo mẫu", "copy": 1}], "steps": ["Nộp hồ sơ tại bộ phận một cửa"],
        "executing": ["G01"], "channels": [{"case": "Cấp mới giấy phép", "method": "online"}]});
    let to = json!({"documents": [{"name": "Tờ khai đăng ký khai sinh (theo mẫu)", "copy": 2}], "steps": ["Nộp hồ sơ tại bộ phận một cửa cấp xã"],
        "executing": ["G15"], "channels": [{"case": "Cấp mới giấy phép", "method": "post"}]});
    let told = told(&from, &to);
    assert_eq!(told.len(), 7, "{told:#?}");
    assert!(
        told.iter()
            .any(|line| line.starts_with("channels.[Cấp mới giấy phép · online]: "))
    );
    assert!(
        told.contains(&"documents.[Tờ khai đăng ký khai sinh theo mẫu].copy: 1 → 2".to_owned())
    );
    assert!(told.contains(
        &"steps.[Nộp hồ sơ tại bộ phận một cửa]: Nộp hồ sơ tại bộ phận một cửa → Nộp hồ sơ tại bộ phận một cửa cấp xã"
            .to_owned()
    ));
    assert!(told.contains(&"executing.[G01]: G01 → –".to_owned()));
}

#[test]
fn words_that_moved_are_no_rewrite() {
    let pieces = words(
        "Trong 20 ngày làm việc kể từ ngày nhận đủ hồ sơ",
        "kể từ ngày nhận đủ hồ sơ Trong 9 ngày làm việc",
    );
    let told: Vec<(WordRunKind, &str)> = pieces.iter().map(|p| (p.kind, p.text.as_str())).collect();
    let kept: usize = told
        .iter()
        .filter(|(kind, _)| *kind == WordRunKind::Same)
        .map(|(_, text)| text.split(' ').count())
        .sum();
    assert!(kept >= 7, "{told:?}");
    assert_eq!(
        words("a b c một hai ba bốn năm", "một hai ba bốn năm a b c")
            .iter()
            .map(|p| p.kind)
            .collect::<Vec<_>>(),
        [
            WordRunKind::MovedAway,
            WordRunKind::Same,
            WordRunKind::MovedHere
        ]
    );
}

/// A text of a few words.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-cđ]{1,2}", 0..8).prop_map(|words| words.join(" "))
}

/// A value as files hold them: lists whose items have names of their own, objects, texts, numbers.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        text().prop_map(Value::from),
        (0..3_u32).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let items =
            prop::collection::btree_map("[a-d]{1,2}( [a-d]{1,2}){0,3}", inner.clone(), 0..4);
        let items = items.prop_map(|items| {
            let items = items.into_iter();
            items
                .map(|(name, value)| json!({"name": name, "value": value}))
                .collect::<Value>()
        });
        let object = prop::collection::btree_map("[klm]", inner, 0..3);
        prop_oneof![
            items,
            object.prop_map(|fields| fields.into_iter().collect::<Value>())
        ]
    })
}

/// Carries changes out. Items keep the place that they had; new ones come last.
fn apply(value: Option<&Value>, changes: &[(&[ValueStep], &FieldChange)]) -> Option<Value> {
    if let Some((_, change)) = changes.iter().find(|(path, _)| path.is_empty()) {
        return change.to.clone();
    }
    let of = |step: &ValueStep| -> Vec<(&[ValueStep], &FieldChange)> {
        let inside = changes.iter().filter(|(path, _)| path[0] == *step);
        inside.map(|(path, change)| (&path[1..], *change)).collect()
    };
    let mut steps: Vec<&ValueStep> = Vec::new();
    for (path, _) in changes {
        if !steps.contains(&&path[0]) {
            steps.push(&path[0]);
        }
    }
    match value? {
        Value::Object(fields) => {
            let mut fields = fields.clone();
            for step in steps {
                let ValueStep::Key(key) = step else {
                    panic!("{step:?}")
                };
                match apply(fields.get(key), &of(step)) {
                    Some(value) => fields.insert(key.clone(), value),
                    None => fields.remove(key),
                };
            }
            Some(Value::Object(fields))
        }
        Value::Array(items) => {
            let mut found: Vec<(String, Option<Value>)> = items
                .iter()
                .map(|item| (name(item), Some(item.clone())))
                .collect();
            for step in steps {
                let ValueStep::Item(name) = step else {
                    panic!("{step:?}")
                };
                let place = found.iter().position(|(of, _)| of == name);
                match place {
                    Some(at) => found[at].1 = apply(found[at].1.as_ref(), &of(step)),
                    None => found.push((String::new(), apply(None, &of(step)))),
                }
            }
            Some(found.into_iter().filter_map(|(_, value)| value).collect())
        }
        other => Some(other.clone()),
    }
}

/// The same with the items of every list the other way round.
fn turned(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().rev().map(turned).collect(),
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .map(|(key, value)| (key.clone(), turned(value)));
            fields.collect()
        }
        other => other.clone(),
    }
}

proptest! {
    #[test]
    fn nothing_differs_from_itself_and_the_order_of_lists_is_nothing(value in value()) {
        prop_assert_eq!(between(&value, &value), []);
        prop_assert_eq!(between(&value, &turned(&value)), []);
    }

    #[test]
    fn what_differs_carried_out_on_the_one_gives_the_other(from in value(), to in value()) {
        let changes = between(&from, &to);
        let changes: Vec<(&[ValueStep], &FieldChange)> = changes.iter().map(|c| (&c.path[..], c)).collect();
        let made = apply(Some(&from), &changes).unwrap_or_default();
        prop_assert_eq!(between(&made, &to), []);
    }

    #[test]
    fn the_way_back_is_the_same_changes_the_other_way_round(from in value(), to in value()) {
        let told = |changes: Vec<FieldChange>, back: bool| {
            let mut told: Vec<String> = changes
                .into_iter()
                .map(|change| {
                    let (from, to) = if back { (change.to, change.from) } else { (change.from, change.to) };
                    let depth = change.path.len();
                    format!("{depth} {from:?} {to:?}")
                })
                .collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(between(&from, &to), false), told(between(&to, &from), true));
    }

    #[test]
    fn pieces_are_the_words_of_both_texts(from in text(), to in text()) {
        let of = |out: [WordRunKind; 2]| {
            let pieces = words(&from, &to).into_iter().filter(|piece| !out.contains(&piece.kind));
            pieces.map(|piece| piece.text).collect::<Vec<_>>().join(" ")
        };
        prop_assert_eq!(of([WordRunKind::Added, WordRunKind::MovedHere]), from.clone());
        prop_assert_eq!(of([WordRunKind::Removed, WordRunKind::MovedAway]), to.clone());
    }
}

#[test]
fn a_step_that_was_divided_does_not_hide_the_words_that_changed_in_it() {
    let from = json!({"steps": ["Nộp hồ sơ tại bộ phận một cửa. Cơ quan trả lời trong 12 ngày.", "Nhận kết quả."]});
    let divided = json!({"steps": ["Nộp hồ sơ tại bộ phận một cửa.", "Cơ quan trả lời trong 10 ngày.", "Nhận kết quả."]});
    let found = between(&from, &divided);
    assert_eq!(found.len(), 1);
    assert_eq!(path_text(&found[0].path), "steps");
    assert_eq!(found[0].from, Some(from["steps"].clone()));
    let turned = json!({"steps": ["Nhận kết quả.", "Nộp hồ sơ tại bộ phận một cửa. Cơ quan trả lời trong 12 ngày."]});
    assert_eq!(
        between(&from, &turned).len(),
        1,
        "the order of steps says something"
    );
    let one_more = json!({"steps": ["Nộp hồ sơ tại bộ phận một cửa. Cơ quan trả lời trong 12 ngày.", "Nộp lệ phí.", "Nhận kết quả."]});
    assert_eq!(
        told(&from, &one_more),
        ["steps.[Nộp lệ phí.]: – → Nộp lệ phí."]
    );
}

#[test]
fn a_decree_for_a_decree_is_a_law_replaced_and_two_for_one_are_not() {
    let laws = |numbers: &[&str]| {
        let laws: Vec<Value> = numbers
            .iter()
            .map(|number| json!({"number": number}))
            .collect();
        json!({ "legal_basis": laws })
    };
    let from = laws(&["60/2014/QH13", "123/2015/NĐ-CP", "04/2020/TT-BTP"]);
    assert_eq!(
        told(
            &from,
            &laws(&[
                "60/2014/QH13",
                "87/2026/NĐ-CP",
                "04/2020/TT-BTP",
                "1/2026/TT-BCA"
            ])
        ),
        [
            "legal_basis.[123/2015/NĐ-CP].number: 123/2015/NĐ-CP → 87/2026/NĐ-CP",
            "legal_basis.[1/2026/TT-BCA]: – → number: 1/2026/TT-BCA"
        ]
    );
    assert_eq!(
        told(
            &from,
            &laws(&["70/2026/QH16", "123/2015/NĐ-CP", "04/2020/TT-BTP"])
        ),
        ["legal_basis.[60/2014/QH13].number: 60/2014/QH13 → 70/2026/QH16"]
    );
    let two = laws(&[
        "60/2014/QH13",
        "87/2026/NĐ-CP",
        "88/2026/NĐ-CP",
        "04/2020/TT-BTP",
    ]);
    assert_eq!(
        told(&from, &two).len(),
        3,
        "which of them replaces it is not known"
    );
}

#[test]
fn an_instrument_of_a_number_that_is_there_is_new_and_the_other_stays_itself() {
    let old = json!({"number": "27/CT-TTg", "signed": "2023-10-27"});
    let new = json!({"number": "27/CT-TTg", "signed": "2026-06-27"});
    let from = json!({"legal_basis": [old]});
    let to = json!({"legal_basis": [new, old]});
    let came = told(&from, &to);
    assert_eq!(came.len(), 1, "{came:?}");
    assert!(
        came[0].starts_with("legal_basis.[27/CT-TTg]: – →"),
        "{came:?}"
    );
    assert!(came[0].contains("2026-06-27"), "{came:?}");
    // A number that tells all has its day corrected.
    let of = |day: &str| json!({"instruments": [{"number": "45/2020/NĐ-CP", "signed": day}]});
    assert_eq!(
        told(&of("2020-04-08"), &of("2020-04-09")),
        ["instruments.[45/2020/NĐ-CP].signed: 2020-04-08 → 2020-04-09"]
    );
}
