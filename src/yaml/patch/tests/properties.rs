//! What holds for any file and any change.

use proptest::prelude::*;
use serde_json::json;

use super::super::apply::{get, read};
use super::super::render::{self, NewValueStyle, Quotes};
use super::*;
use crate::yaml::tree::Node;

/// Values of all shapes, with the texts that YAML misreads.
fn value() -> impl Strategy<Value = Json> {
    let text = prop_oneof![
        Just("1.10".to_owned()),
        Just("no".to_owned()),
        Just("~".to_owned()),
        Just(" x: y # z ".to_owned()),
        Just("- a\n\n  b\n".to_owned()),
        Just("|".to_owned()),
        Just("\n\n".to_owned()),
        Just("đường\n\tphố\n".to_owned()),
        Just("a\n#b\n \nc".to_owned()),
        "[a-zĐđ0-9.,:#'\"\\[\\]{}|>&*!%@`~ \n\t-]{0,12}",
    ];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        (0u32..1000).prop_map(|n| json!(f64::from(n) / 8.0)),
        text.prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            prop::collection::vec((key(), inner), 0..4)
                .prop_map(|e| Json::Object(e.into_iter().collect())),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("a".to_owned()),
        Just("b c".to_owned()),
        Just("1.5".to_owned()),
        Just("đ".to_owned())
    ]
}

/// A file of three keys: comments before and behind the first and the last, any value between.
fn file(value: &Json, flow: bool) -> String {
    let middle = if flow {
        format!("m: {}   # behind", render::flow(value, "m"))
    } else {
        render::entry("m", value, NewValueStyle::Lines, Quotes::Single)
            .unwrap()
            .join(0, "\n")
    };
    format!(
        "# top\na: 'x'   # ax\n\n# above m\n{middle}\n# above z\nz:\n  - \"1\"   # z1\n  - 2\n\n# end\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_patch_changes_only_its_span(old in value(), new in value(), flow in any::<bool>(), crlf in any::<bool>()) {
        let mut before = file(&old, flow);
        if crlf {
            before = before.replace('\n', "\r\n");
        }
        let Ok(tree) = read(&before) else { return Ok(()) };
        let mut wanted = tree.to_json();
        wanted["m"] = new.clone();
        let after = set(&before, &["m"], &new).unwrap();
        prop_assert!(same(&read(&after).unwrap().to_json(), &wanted));
        let head = before.find("m:").unwrap();
        let tail = before.len() - before.rfind("# above z").unwrap();
        prop_assert_eq!(&before[..head + 2], &after[..head + 2]);
        prop_assert_eq!(&before[before.len() - tail..], &after[after.len() - tail..]);
    }

    #[test]
    fn appended_and_taken_back_leaves_the_file_as_it_was(old in prop::collection::vec(value(), 1..4), new in value(), crlf in any::<bool>()) {
        let mut before = file(&Json::Array(old.clone()), false);
        if crlf {
            before = before.replace('\n', "\r\n");
        }
        let after = append(&before, &["m"], &new).unwrap();
        prop_assert_eq!(remove_item(&after, &["m"], old.len()).unwrap(), before);
    }

    #[test]
    fn no_comment_is_lost_wherever_it_stands(
        old in prop::collection::vec(value(), 1..4),
        new in value(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6), 1..6),
    ) {
        let plain = file(&Json::Array(old.clone()), false);
        let mut lines: Vec<String> = plain.lines().map(str::to_owned).collect();
        for (index, indent) in places {
            lines.insert(index.index(lines.len() + 1), format!("{}# note", " ".repeat(indent)));
        }
        let before = lines.join("\n") + "\n";
        // Inside a text it is no comment.
        let same_values = |tree: &Node| same(&tree.to_json(), &read(&plain).unwrap().to_json());
        if !read(&before).is_ok_and(|tree| same_values(&tree)) {
            return Ok(());
        }
        let notes = |text: &str| text.matches("# note").count();
        for after in [
            append(&before, &["m"], &new),
            set(&before, &["a"], "y"),
            set(&before, &["b"], &new),
            set(&before, &["z", "1"], &3),
            remove(&before, &["a"]),
        ] {
            prop_assert_eq!(notes(&after.unwrap()), notes(&before), "{}", before);
        }
    }

    #[test]
    fn any_text_is_edited_or_refused_without_a_panic(text in "([ a-cđ:\\[\\]{}'\"|>#,?-]|\n|\r\n|\n- |: |\n  ){0,40}", new in value()) {
        let _ = set(&text, &["a"], &new);
        let _ = append(&text, &["a"], &new);
        let _ = remove(&text, &["0"]);
        let _ = remove_item(&text, &[], 0);
    }

    #[test]
    fn any_path_of_any_tree_is_set_and_removed(old in value(), new in value(), pick in any::<prop::sample::Index>(), flow in any::<bool>()) {
        let before = file(&old, flow);
        let Ok(tree) = read(&before) else { return Ok(()) };
        let mut paths = Vec::new();
        all_paths(&tree.to_json(), &mut Vec::new(), &mut paths);
        let path = pick.get(&paths);
        let steps: Vec<&str> = path.iter().map(String::as_str).collect();
        if let Ok(after) = set(&before, &steps, &new) {
            prop_assert!(same(get(&read(&after).unwrap().to_json(), path).unwrap(), &new));
        } else {
            prop_assert!(flow, "{before:?} {path:?}");
        }
        match remove(&before, &steps) {
            Ok(after) => {
                let mut wanted = tree.to_json();
                let (step, above) = path.split_last().unwrap();
                match at(&mut wanted, above).unwrap() {
                    Json::Object(map) => { map.shift_remove(step); }
                    Json::Array(items) => { items.remove(step.parse().unwrap()); }
                    _ => unreachable!(),
                }
                prop_assert!(same(&read(&after).unwrap().to_json(), &wanted));
            }
            Err(error) => prop_assert!(flow, "{before:?} {path:?} {error}"),
        }
    }
}

fn all_paths(tree: &Json, path: &mut Path, out: &mut Vec<Path>) {
    let below: Vec<(String, &Json)> = match tree {
        Json::Object(map) => map.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Json::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in below {
        path.push(step);
        out.push(path.clone());
        all_paths(value, path, out);
        path.pop();
    }
}
