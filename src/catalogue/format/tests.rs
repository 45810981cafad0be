//! Tests of putting files in order.

use std::path::PathBuf;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

const PROCEDURE: &str = "procedures/G15/1.001193.yaml";

fn formatted(text: &str) -> FormattedText {
    of(FileKind::Procedure, PROCEDURE, text.as_bytes())
}

fn of(kind: FileKind, path: &str, bytes: &[u8]) -> FormattedText {
    format(kind, Path::new(path), bytes).unwrap_or_else(|finding| panic!("{finding:?}"))
}

#[test]
fn keys_move_with_their_comments_into_the_order_of_the_schema() {
    let text = "\
# yaml-language-server: $schema=../../schemas/procedure.schema.json
# about the file
name: Đăng ký khai sinh # said at the counter

# who publishes
# it
issuer: G15
channels:
  # by hand
  - method: in_person # or post
    case: thường
      # deeper
    fees: none
  - {method: online, case: \"a, b\"}
code: \"1.001193\"
# the end
";
    let wanted = "\
# yaml-language-server: $schema=../../schemas/procedure.schema.json
# about the file
code: \"1.001193\"
name: Đăng ký khai sinh # said at the counter

# who publishes
# it
issuer: G15
channels:
  # by hand
  - case: thường
      # deeper
    method: in_person # or post
    fees: none
  - {case: \"a, b\", method: online}
# the end
";
    let done = formatted(text);
    assert_eq!(done.text, wanted);
    assert_eq!(done.changes, [FormatChange::Order]);
}

#[test]
fn unknown_keys_stay_behind_the_key_that_they_followed() {
    let done = formatted("x: 0\nname: a\ny: 1\ncode: \"1.001193\"\nz: 2\n");
    assert_eq!(done.text, "x: 0\ncode: \"1.001193\"\nz: 2\nname: a\ny: 1\n");
    assert_eq!(formatted(&done.text).changes, []);
}

#[test]
fn blocks_of_text_and_brackets_over_several_lines_keep_every_byte() {
    for text in [
        "code: \"1.001193\"\nname: |+\n  một\n\n  hai\n\nissuer: G15\n",
        "code: \"1.001193\"\nname: a\nchannels:\n  - {method: online, # c\n     case: a}\n",
        "code: \"1.001193\"\nname: >-\n    a\n    # no comment\nnotes: b\n",
    ] {
        assert_eq!(formatted(text).text, text);
    }
    let done = formatted("name: |\n  một\n\n  hai\n# c\ncode: \"1.001193\"\n");
    assert_eq!(
        done.text,
        "# c\ncode: \"1.001193\"\nname: |\n  một\n\n  hai\n"
    );
}

#[test]
fn marks_line_ends_and_forms_of_letters_are_made_one() {
    let text = "\u{feff}code: \"1.001193\"\r\nname: \"Cấp thẻ\" # thẻ\r\nissuer: G15";
    let nfd: String = text.nfd().collect();
    let done = formatted(&nfd);
    assert_eq!(
        done.text,
        "code: \"1.001193\"\nname: \"Cấp thẻ\" # thẻ\nissuer: G15\n"
    );
    assert_eq!(
        done.changes,
        [
            FormatChange::Mark,
            FormatChange::LineEnds,
            FormatChange::Nfc,
            FormatChange::End
        ]
    );
    let escaped = "code: \"1.001193\"\nname: \"the\\u0309 \\t\"\n";
    assert_eq!(
        formatted(escaped).text,
        "code: \"1.001193\"\nname: \"thẻ \\t\"\n"
    );
}

#[test]
fn codes_get_their_quotes_as_values_and_as_keys() {
    let path = "statistics/G15/2025-01-01_2025-12-31.yaml";
    let head = "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n";
    let rows = |quote: &str| -> String {
        let row = |at| format!("  {quote}1.{at:06}{quote}: {{online: 5}} # {at}\n");
        head.to_owned() + &(100_000..100_250).map(row).collect::<String>()
    };
    let done = of(FileKind::Statistics, path, rows("").as_bytes());
    assert_eq!(done.text, rows("\""));
    assert_eq!(done.changes, [FormatChange::Quotes]);
    assert_eq!(
        formatted("code: 1.001190\nname: a\n").text,
        "code: \"1.001190\"\nname: a\n"
    );
}

#[test]
fn a_file_that_cannot_be_parsed_is_left() {
    for (bytes, code) in [
        (&b"code: [\n"[..], "yaml-syntax"),
        (b"code: &a x\nname: b\n", "yaml-anchor"),
        (b"name: \xb7\n", "file-not-utf8"),
        (b"a: 1\na: 2\n", "yaml-duplicate-key"),
        (b"", "yaml-empty"),
    ] {
        let finding = format(FileKind::Procedure, Path::new(PROCEDURE), bytes).unwrap_err();
        assert_eq!(finding.code, code);
    }
}

fn shipped() -> Vec<(FileKind, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let mut open = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(&root).unwrap().to_owned();
            if path.is_dir() {
                open.push(path);
            } else if let Some(kind) = FileKind::of(&relative) {
                files.push((kind, relative, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(files.len() > 200);
    files
}

/// The entries of the root the other way round, each with the lines down to the next.
fn reversed(text: &str) -> String {
    let is_key = |line: &str| line.starts_with(|c: char| c.is_alphabetic() || c == '"');
    let mut head = String::new();
    let mut pieces: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match pieces.last_mut() {
            _ if is_key(line) => pieces.push(line.to_owned()),
            Some(piece) => piece.push_str(line),
            None => head.push_str(line),
        }
    }
    pieces.reverse();
    head + &pieces.concat()
}

#[test]
fn shipped_files_are_in_order_and_come_back_to_it_with_every_value() {
    for (kind, path, text) in shipped() {
        let name = path.to_str().unwrap();
        let done = of(kind, name, text.as_bytes());
        assert_eq!(
            (done.text.as_str(), &done.changes[..]),
            (text.as_str(), &[][..]),
            "{name}"
        );
        let spoiled: String = format!("\u{feff}{}", reversed(&text))
            .replace('\n', "\r\n")
            .nfd()
            .collect();
        let back = of(kind, name, spoiled.as_bytes());
        let values = |text: &str| readable(text).unwrap();
        assert!(exact(&values(&text), &values(&back.text)), "{name}");
        assert!(
            !back.text.contains('\r') && crate::text::is_nfc(&back.text),
            "{name}"
        );
        assert_eq!(of(kind, name, back.text.as_bytes()).changes, [], "{name}");
        if !text
            .lines()
            .skip(1)
            .any(|line| line.starts_with('#') || line.is_empty())
        {
            assert_eq!(back.text, text, "{name}");
        }
    }
}

/// A mapping in lines with keys of a procedure, foreign keys, comments, blank lines, lists, brackets and blocks of text.
fn mapping(depth: u32) -> BoxedStrategy<Vec<String>> {
    let keys = proptest::sample::subsequence(
        vec![
            "code",
            "name",
            "issuer",
            "channels",
            "documents",
            "lifecycle",
            "online",
            "notes",
            "của tôi",
            "x",
        ],
        1..6,
    )
    .prop_shuffle();
    (keys, proptest::collection::vec(entry(depth), 6))
        .prop_map(|(keys, values)| {
            keys.iter()
                .zip(values)
                .flat_map(|(key, (above, first, below))| {
                    let mut lines = above;
                    lines.push(format!("{key}:{first}"));
                    lines.extend(below);
                    lines
                })
                .collect()
        })
        .boxed()
}

/// What stands above a key, behind its colon, and below.
fn entry(depth: u32) -> BoxedStrategy<(Vec<String>, String, Vec<String>)> {
    let above = prop_oneof![
        4 => Just(Vec::new()),
        1 => Just(vec!["# ghi chú".to_owned()]),
        1 => Just(vec![String::new(), "# một".to_owned(), "# hai".to_owned()]),
    ];
    let behind = prop_oneof![3 => Just(""), 1 => Just(" # cuối dòng")];
    let line = |text: &str| text.to_owned();
    let scalar = prop_oneof![
        Just(line(" a")),
        Just(line(" \"#\"")),
        Just(line(" 1.10")),
        Just(line(" the\u{309}")),
        Just(line(" {to: 1, from: 2}")),
        Just(line(" [b, {name: c, case: d}]")),
        Just(line("")),
    ]
    .prop_map(|text| (text, Vec::new()));
    let block = Just((
        line(" |"),
        vec![line("  một"), line(""), line("   # không"), line("  hai")],
    ));
    let value = if depth == 0 {
        prop_oneof![4 => scalar, 1 => block].boxed()
    } else {
        let indented = |lines: Vec<String>, pad: &'static str| -> Vec<String> {
            let line = |line: String| match line.is_empty() {
                true => line,
                false => format!("{pad}{line}"),
            };
            lines.into_iter().map(line).collect()
        };
        let nested =
            mapping(depth - 1).prop_map(move |lines| (String::new(), indented(lines, "  ")));
        let list = proptest::collection::vec(mapping(depth - 1), 1..3).prop_map(move |items| {
            let lines = items.into_iter().flat_map(|lines| {
                // Nothing stands between a hyphen and the key behind it.
                let at = lines
                    .iter()
                    .position(|line| !line.is_empty() && !line.starts_with('#'));
                let mut lines = indented(lines[at.unwrap_or(0)..].to_vec(), "    ");
                lines[0].replace_range(0..4, "  - ");
                lines
            });
            (String::new(), lines.collect())
        });
        prop_oneof![3 => scalar, 1 => block, 2 => nested, 2 => list].boxed()
    };
    (above, value, behind)
        .prop_map(|(above, (first, below), behind)| {
            let behind = if first == " |" { "" } else { behind };
            (above, format!("{first}{behind}"), below)
        })
        .boxed()
}

/// The lines of a text without their indentation, sorted, in NFC.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.trim_start_matches([' ', '-']).nfc().collect())
        .filter(|line: &String| line.starts_with('#'))
        .collect();
    lines.sort();
    lines
}

/// The same tree with every text in quotes.
fn in_quotes(mut node: Node) -> Node {
    let is_null = node.is_null();
    match &mut node.value {
        Value::Scalar { plain, .. } => *plain = is_null,
        Value::Seq(items) => {
            for item in items {
                *item = in_quotes(item.clone());
            }
        }
        Value::Map(entries) => {
            for (_, value) in entries {
                *value = in_quotes(value.clone());
            }
        }
    }
    node
}

proptest! {
    #[test]
    fn any_file_keeps_its_values_and_comments_and_is_in_order_after_one_run(
        body in mapping(2), crlf in any::<bool>(), mark in any::<bool>(), end in any::<bool>(),
    ) {
        let mut text = format!("# đầu\n{}", body.join("\n"));
        if end {
            text.push('\n');
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        let before = readable(&text);
        prop_assume!(before.is_some());
        let done = formatted(&text);
        let after = readable(&done.text).unwrap();
        let alike = match done.changes.contains(&FormatChange::Quotes) {
            true => exact(&in_quotes(before.unwrap()), &in_quotes(after.clone())),
            false => exact(&before.unwrap(), &after),
        };
        prop_assert!(alike, "{}\n---\n{}", text, done.text);
        prop_assert_eq!(lines(&text), lines(&done.text));
        prop_assert_eq!(formatted(&done.text).changes, vec![], "{}", done.text);
        prop_assert!(text::is_nfc(&done.text) && !done.text.contains('\r'));
        if let Value::Map(entries) = &after.value {
            let keys = crate::yaml::schemas::keys("procedure", &[]);
            let ranks: Vec<usize> = entries
                .iter()
                .filter_map(|(key, _)| keys.iter().position(|known| *known == key.text))
                .collect();
            prop_assert!(ranks.is_sorted(), "{}", done.text);
        }
    }
}
