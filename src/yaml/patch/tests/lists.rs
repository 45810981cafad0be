//! Lists of which items are moved, come and go: each keeps what is said of it.

use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn items_in_another_order_keep_their_comments_and_their_bytes() {
    let text = "l:   # laws\n  # about a\n  - 'a'   # own a\n  - {name: b, copy: 1} # own b\n    # below b\n\n  - \"c\"\nz: 1\n";
    let wanted = "l:   # laws\n  - \"c\"\n  # about a\n  - 'a'   # own a\n\n  - {name: b, copy: 2} # own b\n    # below b\nz: 1\n";
    let list = json!(["c", "a", {"name": "b", "copy": 2}]);
    assert_eq!(set(text, &["l"], &list).unwrap(), wanted);
    let text = "\u{feff}- a # 1\r\n- b # 2";
    assert_eq!(
        set(text, &[], &["b", "a"]).unwrap(),
        "\u{feff}- b # 2\r\n- a # 1"
    );
    assert_eq!(
        set("l: ['a', \"b\",  c] # x\n", &["l"], &["c", "a", "m"]).unwrap(),
        "l: [c, 'a',  m] # x\n"
    );
    // Which item a comment in brackets speaks of nobody knows.
    assert!(set("l: [a, # x\n  b]\n", &["l"], &["b", "a"]).is_err());
    assert!(set("l: [a, # x\n  b]\n", &["l"], &["a"]).is_err());
}

#[test]
fn a_list_in_a_list_is_put_in_order_too() {
    let text = "l:\n  - name: a\n    m: # in a\n      - x # 1\n      - y # 2\n  - name: b # own\n";
    let list = json!([{"name": "b"}, {"name": "a", "m": ["y", "x"]}]);
    assert_eq!(
        set(text, &["l"], &list).unwrap(),
        "l:\n  - name: b # own\n  - name: a\n    m: # in a\n      - y # 2\n      - x # 1\n"
    );
}

#[test]
fn a_list_of_nothing_but_new_items_takes_no_comment_of_the_old_ones() {
    assert_eq!(
        set("l:\n- a # of a\n- b\nz: 1\n", &["l"], &["x", "v", "w"]).unwrap(),
        "l:\n- x\n- v\n- w\nz: 1\n"
    );
    // Who names the item says that it is the same one with another value.
    assert_eq!(
        set("l:\n- a # of it\n- b\n", &["l", "0"], "x").unwrap(),
        "l:\n- x # of it\n- b\n"
    );
}

#[test]
fn a_new_text_that_needs_quotes_gets_those_of_the_file() {
    let item = json!({"code": "1.000915", "reason": "it's '1.5'"});
    let new = |text: &str| append(text, &["l"], &item).unwrap();
    assert_eq!(
        new("code: \"1.1\"\nl:\n- a\n"),
        "code: \"1.1\"\nl:\n- a\n- code: \"1.000915\"\n  reason: it's '1.5'\n"
    );
    assert!(new("code: '1.1'\nl:\n- a\n").contains("- code: '1.000915'\n"));
}

/// Items with names of one letter, each with words of its own above, behind or below it.
fn items() -> impl Strategy<Value = Vec<(char, u8, [bool; 3])>> {
    let item = (any::<u8>(), any::<[bool; 3]>());
    prop::collection::btree_map(prop::char::range('a', 'j'), item, 1..8).prop_map(|items| {
        items
            .into_iter()
            .map(|(name, (value, said))| (name, value, said))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_comment_stays_with_its_item_whatever_moves_comes_and_goes(
        items in items(),
        keys in prop::collection::vec(any::<u16>(), 20),
        gone in prop::collection::vec(prop::bool::weighted(0.2), 8),
        new in prop::collection::btree_map(prop::char::range('p', 't'), any::<u8>(), 0..3),
        plain in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let mut text = "k: x # of k\nl: # of l\n".to_owned();
        for (name, value, [above, behind, below]) in &items {
            if *above { text += &format!("  # above {name}\n"); }
            text += &match plain { true => format!("  - {name}"), false => format!("  - name: {name}") };
            if *behind { text += &format!("   # behind {name}"); }
            text += "\n";
            if !plain { text += &format!("    value: {value}\n"); }
            if *below { text += &format!("      # below {name}\n"); }
        }
        text += "z: 1 # of z\n";
        if crlf { text = text.replace('\n', "\r\n"); }
        let item = |name: char, value: u8| match plain {
            true => json!(name.to_string()),
            false => json!({"name": name.to_string(), "value": value}),
        };
        let stays: Vec<_> = items.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(item, _)| *item).collect();
        let kept = stays.iter().zip(&gone).map(|((name, value, _), other)| (*name, value.wrapping_add(u8::from(*other))));
        let mut wanted: Vec<(char, u8)> = kept.chain(new).collect();
        let mut by = keys.iter();
        wanted.sort_by_cached_key(|_| by.next());
        prop_assume!(!wanted.is_empty());
        let list: Vec<Json> = wanted.iter().map(|(name, value)| item(*name, *value)).collect();
        let after = set(&text, &["l"], &list).unwrap();
        prop_assert_eq!(&values(&after).unwrap()["l"], &json!(list));
        let lines: Vec<&str> = after.lines().collect();
        let begins = |line: &str, name: char| {
            let begin = if plain { format!("  - {name}") } else { format!("  - name: {name}") };
            line.split(" #").next().unwrap().trim_end() == begin
        };
        for (name, _, [above, behind, below]) in &stays {
            let at = lines.iter().position(|line| begins(line, *name)).unwrap();
            let place = |words: &str| lines.iter().position(|line| line.ends_with(&format!("# {words} {name}")));
            if *above {
                prop_assert!(place("above").is_some_and(|found| found < at && lines[found..at].iter().all(|line| line.trim().starts_with('#'))), "{}", after);
            }
            if *behind { prop_assert_eq!(place("behind"), Some(at), "{}", after); }
            if *below {
                let first = at + if plain { 1 } else { 2 };
                prop_assert!(place("below").is_some_and(|found| found >= first && lines[first..=found].iter().all(|line| line.trim().starts_with('#'))), "{}", after);
            }
        }
        for (name, _, said) in &items {
            for (words, is) in ["above", "behind", "below"].into_iter().zip(said) {
                let count = lines.iter().filter(|line| line.ends_with(&format!("# {words} {name}"))).count();
                prop_assert!(count <= usize::from(*is), "{}", after);
            }
        }
        for words in ["# of k", "# of l", "# of z"] {
            prop_assert_eq!(after.matches(words).count(), 1, "{}", &after);
        }
    }
}
