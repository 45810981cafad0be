//! What holds for any three versions.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::diff::between;

fn document() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "một",
        "hai",
        "ba",
        "bốn: năm",
        "# x",
        "1.10",
        "a\nb\n",
    ]);
    let scalar = prop_oneof![
        word.clone().prop_map(Value::from),
        (0..5_u8).prop_map(Value::from),
        Just(Value::Bool(true)),
    ];
    let texts = prop::collection::vec(word, 1..4).prop_map(Value::from);
    let named = prop::collection::btree_map("[a-d]", scalar.clone(), 0..4).prop_map(|items| {
        let items = items
            .into_iter()
            .map(|(id, value)| json!({"id": id, "value": value}));
        Value::from(items.collect::<Vec<_>>())
    });
    let field = prop_oneof![scalar, texts, named];
    prop::collection::btree_map("[k-p]", field, 1..5).prop_map(|fields| {
        let code = ("code".to_owned(), json!("1.001193"));
        Value::Object([code].into_iter().chain(fields).collect())
    })
}

fn text_of(value: &Value) -> String {
    serde_yaml::to_string(value).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_side_that_changed_nothing_gives_the_other(base in document(), x in document()) {
        let (base, x) = (text_of(&base), text_of(&x));
        let one = merged(FileKind::Procedure, &base, &x, &base);
        prop_assert_eq!(&one.text, &x);
        // A comment makes it a change that has to be merged.
        let ours = format!("# ours\n{base}");
        let other = merged(FileKind::Procedure, &base, &ours, &x);
        prop_assert_eq!(&other.conflicts, &[]);
        prop_assert!(between(&patch::values(&other.text).unwrap(), &patch::values(&x).unwrap()).is_empty());
    }

    #[test]
    fn without_a_conflict_both_directions_say_the_same(base in document(), ours in document(), theirs in document()) {
        let (base, ours, theirs) = (text_of(&base), text_of(&ours), text_of(&theirs));
        let one = merged(FileKind::Procedure, &base, &ours, &theirs);
        let other = merged(FileKind::Procedure, &base, &theirs, &ours);
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        if one.conflicts.is_empty() {
            let one = patch::values(&one.text).unwrap();
            let other = patch::values(&other.text).unwrap();
            prop_assert!(between(&one, &other).is_empty(), "{one} {other}");
        } else {
            prop_assert!(one.text.contains("<<<<<<< ta\n") && one.text.contains(">>>>>>> họ\n"));
        }
    }

    #[test]
    fn nothing_panics_on_any_three_texts(texts in prop::array::uniform3("[a-c:#\\[{}\\-|>'\" \n\r\u{feff}]{0,40}")) {
        let [base, ours, theirs] = &texts;
        for kind in [FileKind::Procedure, FileKind::Decisions, FileKind::Statistics] {
            let three = MergeInput { base, ours, theirs };
            let merged = merge(kind, three, &marking(ConflictStyle::Zdiff3), &|_, _| None);
            if let Some(merged) = merged.filter(|merged| merged.conflicts.is_empty()) {
                prop_assert!(patch::values(&merged.text).is_some());
            }
        }
    }

    #[test]
    fn no_entry_of_a_log_is_ever_lost(sides in prop::array::uniform3(prop::collection::btree_map("[a-h]", 0..9_u8, 0..6))) {
        let logs = sides.clone().map(|entries| {
            let entries: Vec<(String, String)> = entries.iter().map(|(id, hour)| (id.clone(), format!("2026-01-01T0{hour}:00:00Z"))).collect();
            let entries: Vec<(&str, &str)> = entries.iter().map(|(id, at)| (id.as_str(), at.as_str())).collect();
            if entries.is_empty() { "code: \"1.001193\"   # khai sinh\ndecisions: []\n".to_owned() } else { log(&entries) }
        });
        // Where one side changed nothing, git takes the other without asking.
        prop_assume!(logs[0] != logs[1] && logs[0] != logs[2]);
        let merged = merged(FileKind::Decisions, &logs[0], &logs[1], &logs[2]);
        for id in sides[1].keys().chain(sides[2].keys()) {
            let entry = format!("- id: {id}");
            prop_assert!(merged.text.contains(&entry), "{id} is not in\n{}", merged.text);
        }
    }
}
