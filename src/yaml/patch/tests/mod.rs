//! Edits as people would see them in a diff; properties over many files in `properties`, lists in another order in `lists`.

mod lists;
mod properties;

use serde_json::json;

use super::*;

const LOG: &str = "\
# yaml-language-server: $schema=../../.schemas/decisions.schema.json
# Reviewed in the spring round.
code: \"1.001193\"   # khai sinh
decisions:
  # the first
- id: a1   # note
  reason: |-
    Đủ điều kiện.

    Hai dòng.
  # inside a1
- id: 'b2'
  overrides: [x, 'y']
# the end
";

#[test]
fn appending_to_a_log_changes_no_line_that_was_there() {
    let after = append(LOG, &["decisions"], &json!({"id": "c3", "reason": "a\nb"})).unwrap();
    let added = "- id: c3\n  reason: |-\n    a\n    b\n";
    assert_eq!(
        after,
        LOG.replace("# the end\n", &format!("{added}# the end\n"))
    );
    assert_eq!(remove_item(&after, &["decisions"], 2).unwrap(), LOG);
}

#[test]
fn a_list_that_is_absent_empty_or_nothing_is_made() {
    for (before, after) in [
        ("code: x\n", "code: x\ndecisions:\n- 1\n"),
        (
            "decisions: []   # none yet\nz: 1\n",
            "decisions:   # none yet\n- 1\nz: 1\n",
        ),
        ("decisions:\nz: 1\n", "decisions:\n- 1\nz: 1\n"),
        ("decisions: # c\nz: 1\n", "decisions: # c\n- 1\nz: 1\n"),
        ("decisions: ~\n", "decisions:\n- 1\n"),
        ("{}\n", "decisions:\n- 1\n"),
        ("a: 1", "a: 1\ndecisions:\n- 1"),
    ] {
        assert_eq!(
            append(before, &["decisions"], &1).unwrap(),
            after,
            "{before}"
        );
    }
    let error = append("decisions: x\n", &["decisions"], &1).unwrap_err();
    assert!(matches!(error, PatchError::NoSuchPlace(_)), "{error}");
}

#[test]
fn an_item_goes_with_its_own_comment_and_no_other() {
    let text = "l:\n  # about a\n  - a # own\n  # about b\n  - b\n  - c\nz: 1\n";
    assert_eq!(
        remove_item(text, &["l"], 0).unwrap(),
        "l:\n  # about a\n  # about b\n  - b\n  - c\nz: 1\n"
    );
    assert_eq!(
        remove_item("l:\n- a # first\n- a # second\n", &["l"], 0).unwrap(),
        "l:\n- a # second\n"
    );
    assert_eq!(
        remove_item("l: # c\n- a\nz: 1\n", &["l"], 0).unwrap(),
        "l: [] # c\nz: 1\n"
    );
    assert_eq!(
        remove_item("l: [a, 'b', c]\n", &["l"], 1).unwrap(),
        "l: [a, c]\n"
    );
    assert_eq!(remove_item("l: [a, 'b']\n", &["l"], 1).unwrap(), "l: [a]\n");
    assert!(remove_item("l: [a]\n", &["l"], 1).is_err());
}

#[test]
fn an_item_that_comes_first_leaves_the_next_its_comment() {
    for (text, wanted) in [
        (
            "l: # list\n  # about a\n  # too\n  - a\n",
            "l: # list\n  - m\n  # about a\n  # too\n  - a\n",
        ),
        (
            "# top\nl:\n# about a\n- a\n",
            "# top\nl:\n- m\n# about a\n- a\n",
        ),
        (
            "l:\n    # deeper\n  - a\n",
            "l:\n    # deeper\n  - m\n  - a\n",
        ),
        (
            "l:\r\n  # a\r\n  - a\r\n",
            "l:\r\n  - m\r\n  # a\r\n  - a\r\n",
        ),
    ] {
        assert_eq!(set(text, &["l"], &["m", "a"]).unwrap(), wanted);
    }
    assert_eq!(
        set("# top\n- a\n", &[], &["m", "a"]).unwrap(),
        "# top\n- m\n- a\n"
    );
}

#[test]
fn values_of_every_style_are_replaced_and_their_comments_stay() {
    for (before, value, after) in [
        ("k: 1 # c\nz: 1\n", json!(2), "k: 2 # c\nz: 1\n"),
        (
            "k:    'x'   # c\nz: 1\n",
            json!("1.10"),
            "k:    '1.10'   # c\nz: 1\n",
        ),
        (
            "k: \"a \\\" # no\" # c\nz: 1\n",
            json!("b"),
            "k: b # c\nz: 1\n",
        ),
        ("k: 'it''s'\nz: 1\n", json!(null), "k: null\nz: 1\n"),
        ("k:\nz: 1\n", json!("x"), "k: x\nz: 1\n"),
        (
            "k: |- # c\n  one\n\n  two\n\n# z\nz: 1\n",
            json!("x"),
            "k: x # c\n\n# z\nz: 1\n",
        ),
        ("k: >+\n  keep\n\nz: 1\n", json!("x"), "k: x\nz: 1\n"),
        (
            "k: x # c\nz: 1\n",
            json!("a\nb"),
            "k: |- # c\n  a\n  b\nz: 1\n",
        ),
        ("k: # c\n- 1\n- 2\nz: 1\n", json!("x"), "k: x # c\nz: 1\n"),
        (
            "k: plain\n  folded # c\nz: 1\n",
            json!({"a": [1]}),
            "k: # c\n  a:\n  - 1\nz: 1\n",
        ),
        (
            "k: [a, [b, \"]\"], # in\n  c] # c\nz: 1\n",
            json!("x"),
            "k: x # c\nz: 1\n",
        ),
        ("k:\n  x\nz: 1\n", json!("w"), "k: w\nz: 1\n"),
        ("k: no\nz: 1\n", json!(false), "k: false\nz: 1\n"),
    ] {
        assert_eq!(set(before, &["k"], &value).unwrap(), after, "{before}");
    }
}

#[test]
fn a_day_in_brackets_stays_without_quotes_and_a_code_keeps_them() {
    let text = "a: {since: 2021-01-01, code: \"1.000001\"}\n";
    let after = set(text, &["a", "since"], &"2025-05-05").unwrap();
    assert_eq!(after, text.replace("2021-01-01", "2025-05-05"));
    let after = set(text, &["a", "code"], &"1.000002").unwrap();
    assert_eq!(after, text.replace("1.000001", "1.000002"));
}

#[test]
fn only_what_differs_in_a_list_or_mapping_is_touched() {
    let text = "l:\n- {m: a, q: 1}   # first\n- m: b # second\n  q: 5.0\n- m: c\n";
    let wanted = json!([{"m": "a", "q": 2}, {"m": "b", "q": 5}, {"m": "new"}, {"m": "c"}]);
    assert_eq!(
        set(text, &["l"], &wanted).unwrap(),
        "l:\n- {m: a, q: 2}   # first\n- m: b # second\n  q: 5.0\n- m: new\n- m: c\n"
    );
    assert_eq!(
        set(text, &["l", "1", "m"], "d e").unwrap(),
        text.replace("m: b", "m: d e")
    );
    assert_eq!(
        set("f: [a, 'b']\n", &["f"], &["a", "b", "c: d"]).unwrap(),
        "f: [a, 'b', \"c: d\"]\n"
    );
    assert_eq!(set("a: 1.0\n", &["a"], &1).unwrap(), "a: 1.0\n");
}

#[test]
fn new_keys_stand_in_the_order_of_the_schema_where_the_file_follows_it() {
    let head = "# yaml-language-server: $schema=../../schemas/procedure.schema.json\n";
    let text =
        format!("{head}code: \"1.001193\"\nname: x\n# about fields\nfields:\n- a\n# k\nsets: 1\n");
    let after = set(&text, &["issuer"], "G15").unwrap();
    assert_eq!(after, text.replace("name: x\n", "name: x\nissuer: G15\n"));
    let after = set(&text, &["online", "level"], "full").unwrap();
    assert_eq!(after, format!("{text}online:\n  level: full\n"));
    let both = json!({"code": "1.001193", "name": "x", "fields": ["a"], "issuer": "G15", "kind": "standard", "sets": 1});
    assert_eq!(
        set(&text, &[], &both).unwrap(),
        text.replace("name: x\n", "name: x\nkind: standard\nissuer: G15\n")
    );
    let unordered = format!("{head}name: x\ncode: \"1.001193\"\n");
    assert_eq!(
        set(&unordered, &["kind"], "standard").unwrap(),
        format!("{unordered}kind: standard\n")
    );
    let nested =
        format!("{head}code: \"1.001193\"\nname: x\nchannels:\n- method: online\n  text: t\n");
    assert_eq!(
        set(&nested, &["channels", "0", "case"], "c").unwrap(),
        nested.replace("- method", "- case: c\n  method")
    );
}

#[test]
fn keys_go_and_an_emptied_mapping_says_so() {
    let text = "a: 1 # x\n# about b\nb:\n  c: |\n    t\n  d: 2\n\ne: 3\n";
    assert_eq!(
        remove(text, &["a"]).unwrap(),
        "# about b\nb:\n  c: |\n    t\n  d: 2\n\ne: 3\n"
    );
    assert_eq!(
        remove(text, &["b", "c"]).unwrap(),
        "a: 1 # x\n# about b\nb:\n  d: 2\n\ne: 3\n"
    );
    assert_eq!(
        remove(text, &["b"]).unwrap(),
        "a: 1 # x\n# about b\n\ne: 3\n"
    );
    assert_eq!(remove("b:\n  c: 1\n", &["b", "c"]).unwrap(), "b: {}\n");
    assert_eq!(
        remove("l:\n- a: 1\n  b: 2\n", &["l", "0", "a"]).unwrap(),
        "l:\n- b: 2\n"
    );
    assert_eq!(
        remove("m: {a: 1, 'b c': 2}\n", &["m", "b c"]).unwrap(),
        "m: {a: 1}\n"
    );
    assert!(remove(text, &["x"]).is_err());
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = "\u{feff}code: x\r\ndecisions:\r\n- id: a # c\r\nz: |\r\n  t\r\n";
    let after = append(text, &["decisions"], &json!({"id": "b", "r": "1\n2"})).unwrap();
    assert_eq!(
        after,
        "\u{feff}code: x\r\ndecisions:\r\n- id: a # c\r\n- id: b\r\n  r: |-\r\n    1\r\n    2\r\nz: |\r\n  t\r\n"
    );
    assert_eq!(remove_item(&after, &["decisions"], 1).unwrap(), text);
}

#[test]
fn a_file_that_is_not_accepted_is_not_edited() {
    for text in [
        "a: 1\na: 2\n",
        "a: &x 1\n",
        "a: [1\n",
        "",
        "a: !t 1\n",
        "a: 1\n---\nb: 2\n",
    ] {
        assert!(set(text, &["a"], &3).is_err(), "{text}");
    }
    assert!(set("? a\n: 1\n# c\n", &["a"], &3).is_err());
    assert!(set("a: x\n", &["a", "b"], &3).is_err());
}

#[test]
fn odd_layouts_are_edited_or_refused_but_never_spoilt() {
    for (before, path, after) in [
        (
            "- - a\n  - b # c\n-\n  # deep\n  - d\n",
            ["1", "0"],
            "- - a\n  - b # c\n-\n  # deep\n  - 7\n",
        ),
        ("- - a\n  - b # c\n", ["0", "0"], "- - 7\n  - b # c\n"),
        ("-   k: 1\n    l: 2\n", ["0", "k"], "-   k: 7\n    l: 2\n"),
        ("m:\n- [a]\n", ["m", "0"], "m:\n- 7\n"),
        ("m: [[a], b]\n", ["m", "0"], "m: [7, b]\n"),
        ("m: {a: , b: 1}\n", ["m", "a"], "m: {a: 7 , b: 1}\n"),
        ("m:\n- |2-\n   x\n- y\n", ["m", "0"], "m:\n- 7\n- y\n"),
        ("m:\n- - |\n    x\n", ["m", "0"], "m:\n- 7\n"),
        (
            "\"m\" :\n  'a b' : \"x\"  # c\n",
            ["m", "a b"],
            "\"m\" :\n  'a b' : 7  # c\n",
        ),
    ] {
        assert_eq!(set(before, &path, &7).unwrap(), after, "{before}");
    }
}

#[test]
fn a_text_and_a_key_change_in_the_quotes_that_they_have() {
    let text = "\u{feff}# top\r\ncode: '1.000001' # own\r\nmembers: [ \"1.000001\", x ]\r\ncounts:\r\n  \"1.000001\" : {online: 1} # kept\r\n  '1.000003':\r\n    post: 2\r\n";
    let text = respell(text, &["code"], "1.000002").unwrap();
    let text = respell(&text, &["members", "0"], "1.000002").unwrap();
    let text = rename(&text, &["counts", "1.000001"], "1.000002").unwrap();
    let text = rename(&text, &["counts", "1.000003"], "NB-01").unwrap();
    assert_eq!(
        text,
        "\u{feff}# top\r\ncode: '1.000002' # own\r\nmembers: [ \"1.000002\", x ]\r\ncounts:\r\n  \"1.000002\" : {online: 1} # kept\r\n  'NB-01':\r\n    post: 2\r\n"
    );
    // Without quotes a code would be a number.
    assert_eq!(
        rename("a:\n  NB-1: 1\n", &["a", "NB-1"], "1.000002").unwrap(),
        "a:\n  \"1.000002\": 1\n"
    );
    assert!(rename(&text, &["counts", "NB-01"], "1.000002").is_err());
    assert!(rename(&text, &["counts", "gone"], "1.000009").is_err());
    assert!(respell(&text, &["counts"], "1.000009").is_err());
}
