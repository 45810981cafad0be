//! Files that are no text, no YAML, or more YAML than is accepted.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::catalogue::kind::FileKind;
use crate::files::{Severity, Span};
use crate::yaml::decode::MAX_BYTES;
use crate::yaml::parse::MAX_FINDINGS;
use crate::yaml::{Node, Value, parse};

pub(super) const CASES: &[Case<'_>] = &[
    (b"", &["1:1 yaml-empty"]),
    (b"# nothing\n", &["1:1 yaml-empty"]),
    (b"\n---\n...\n", &["1:1 yaml-empty"]),
    (
        b"\xef\xbb\xbfcode: \"1.000002\"\nname: Hai\nissuer: G15\n",
        &["1:1 file-bom"],
    ),
    (
        b"code: \"1.000002\"\r\nname: Hai\r\nissuer: G15\r\n",
        &["1:17 file-crlf"],
    ),
    (
        b"code: \"1.000002\"\rname: Hai\r",
        &["1:17 file-control-character"],
    ),
    // "Đăng ký" in TCVN3, and UTF-16.
    (
        b"code: \"1.000002\"\nname: \xa7\xa8ng k\xfd\n",
        &["2:7 file-not-utf8"],
    ),
    (b"\xff\xfec\0o\0d\0e\0", &["1:1 file-not-utf8"]),
    (
        b"\xef\xbb\xbfcode: \"1.000002\"\r\n<<<<<<< HEAD\r\nname: Hai\r\n=======\r\nname: Ba\r\n>>>>>>> x\r\n",
        &["2:1 file-conflict-marker"],
    ),
    (b"name: a\0b\n", &["1:8 file-control-character"]),
    (b"name: \"\x1b[31m\"\n", &["1:8 file-control-character"]),
    (
        b"code: \"1.000002\"\nname: \"\\e[31m\"\nissuer: G15\n",
        &["2:7 text-hidden-character"],
    ),
    (
        "code: \"1.000002\"\nname: a\u{202e}b\nissuer: G15\n".as_bytes(),
        &["2:8 text-hidden-character"],
    ),
    (
        "code: \"1.000002\"\nname: thu\u{309} tu\u{323}c\nissuer: G15\n".as_bytes(),
        &["2:7 text-not-nfc"],
    ),
    (b"code: \"1.000002\nname: Hai\n", &["1:7 yaml-syntax"]),
    (b"code: \"1.000002\"\nname: a: b\n", &["2:8 yaml-syntax"]),
    (b"code: \"1.000002\"\n\tname: Hai\n", &["2:2 yaml-syntax"]),
    (b"code: \"1.000002\"\nsteps:\n\t- a\n", &["3:2 yaml-syntax"]),
    (b"code: \"1.000002\"\nname: [a\n", &["3:1 yaml-syntax"]),
    (b"code: \"1.000002\"\nname: @Hai\n", &["2:7 yaml-syntax"]),
    (
        b"code: \"1.000002\"\nname: \"a\\qb\"\n",
        &["2:7 yaml-syntax"],
    ),
    (b"code:\"1.000002\"\nname: Hai\n", &["2:5 yaml-syntax"]),
    (
        b"code: \"1.000002\"\nname: |\n  a\n b\n",
        &["4:2 yaml-syntax"],
    ),
    (
        b"code: \"1.000002\"\nname: Hai\nissuer: G15\nname: Ba\n",
        &["4:1 yaml-duplicate-key"],
    ),
    (
        b"code: \"1.000002\"\nname: Hai\nissuer: G15\n\"name\": Ba\n",
        &["4:1 yaml-duplicate-key"],
    ),
    (
        b"code: \"1.000002\"\nname: Hai\nissuer: G15\n<<: {kind: standard}\n",
        &["4:1 yaml-merge-key"],
    ),
    (
        b"code: \"1.000002\"\nname: &n Hai\nissuer: G15\nsource: *n\n",
        &["2:7 yaml-anchor", "4:9 yaml-alias"],
    ),
    (b"code: \"1.000002\"\nname: *n\n", &["2:7 yaml-alias"]),
    (
        b"code: \"1.000002\"\nname: !!str Hai\nissuer: G15\n",
        &["2:7 yaml-tag"],
    ),
    (
        b"code: \"1.000002\"\nname: Hai\n---\nname: Ba\n",
        &["3:1 yaml-documents"],
    ),
    (
        b"code: \"1.000002\"\nname: Hai\n? [a]\n: b\n",
        &["3:3 yaml-key-not-text"],
    ),
    (
        b"code: \"1.000002\"\nname: Hai\n: b\n",
        &["3:1 yaml-key-not-text"],
    ),
];

/// Findings that need a file which is made, or one that cannot be read.
pub(super) fn cases_apart() -> Vec<Diagnostic> {
    let mut found = check(&[(FILE, Some("[".repeat(200_000).as_bytes()))]);
    found.extend(check(&[(FILE, Some(" ".repeat(MAX_BYTES + 1).as_bytes()))]));
    found.extend(check(&[(FILE, Some("x: &a\n".repeat(200).as_bytes()))]));
    found.extend(check_all(&TestFiles(BTreeMap::from([(FILE.into(), None)]))));
    found
}

#[test]
fn a_bad_file_is_reported_where_it_is_bad() {
    assert_cases(CASES);
}

#[test]
fn one_bad_file_hides_no_other() {
    let found = story(&[
        ("procedures/G15/1.000003.yaml", "code: [\n"),
        (
            "procedures/G15/1.000004.yaml",
            "code: \"1.000004\"\nname: Bốn\nissuer: G15\nexecuting: [G99]\n",
        ),
    ]);
    assert_eq!(
        lines(&found, "procedures/G15/1.000003.yaml"),
        [
            "2:1 yaml-syntax",
            "procedures/G15/1.000004.yaml:4:13 agency-unknown"
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_reported_at_its_start() {
    let base = BASE
        .iter()
        .map(|(path, text)| (path.into(), Some(text.as_bytes().to_vec())));
    let mut files: BTreeMap<PathBuf, _> = base.collect();
    files.insert(FILE.into(), None);
    let found = check_all(&TestFiles(files));
    assert_eq!(lines(&found, FILE), ["1:1 file-unreadable"]);
}

#[test]
fn deep_and_large_files_are_refused_at_once() {
    let large = format!("name: {}\n", "x".repeat(10_000_000));
    for (content, code) in [
        ("[".repeat(200_000), "yaml-too-deep"),
        ("{a: ".repeat(60_000), "yaml-too-deep"),
        ("- ".repeat(100_000), "yaml-too-deep"),
        ("? ".repeat(100_000), "yaml-key-not-text"),
        (large, "file-too-large"),
    ] {
        let found = check(&[(FILE, Some(content.as_bytes()))]);
        assert_eq!(found.len(), 1, "{code}");
        assert_eq!(found[0].code, code);
    }
}

#[test]
fn a_file_wrong_everywhere_yields_no_flood() {
    let keys: String = (0..90_000).map(|i| format!("k{i}: 1\n")).collect();
    let bomb: String = (1..26)
        .map(|i| format!("k{i}: &a{i} [{}]\n", format!("*a{}, ", i - 1).repeat(40)))
        .collect();
    let aliases = format!("a: &a0 x\n{bomb}");
    let decomposed = format!("steps:\n{}", "- u\u{323}\n".repeat(20_000));
    for content in [keys, aliases, decomposed] {
        let found = check(&[(FILE, Some(content.as_bytes()))]);
        assert!(found.len() <= MAX_FINDINGS + 1, "{}", found.len());
        assert!(found.iter().any(|d| d.code == "file-more-findings"));
        assert!(found.iter().any(|d| d.severity == Severity::Error));
    }
}

#[test]
fn warnings_alone_do_not_keep_a_file_from_being_read() {
    let content = format!("{GOOD}steps:\n{}", "- u\u{323}\n".repeat(500));
    let found = check(&[(FILE, Some(content.as_bytes()))]);
    assert!(found.iter().all(|d| d.severity < Severity::Error));
    let parsed = parse(Path::new(FILE), content.as_bytes());
    let Some(Value::Seq(steps)) = parsed
        .root
        .as_ref()
        .and_then(|r| r.get("steps"))
        .map(|n| &n.value)
    else {
        panic!("no steps");
    };
    assert_eq!(steps.len(), 500);
}

#[test]
fn many_keys_are_told_apart_and_a_late_double_is_found() {
    let keys: String = (0..5_000).map(|i| format!("k{i}: 1\n")).collect();
    let double = parse(Path::new(FILE), format!("{keys}k7: 2\n").as_bytes());
    assert!(
        parse(Path::new(FILE), keys.as_bytes())
            .diagnostics
            .is_empty()
    );
    let [found] = &double.diagnostics[..] else {
        panic!("{:?}", double.diagnostics);
    };
    assert_eq!(
        (found.code, found.span.start.line),
        ("yaml-duplicate-key", 5_001)
    );
    assert!(found.hint.as_ref().unwrap().contains("line 8"));
}

/// All spans of a tree.
fn spans(node: &Node, found: &mut Vec<Span>) {
    found.push(node.span);
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Seq(items) => items.iter().for_each(|item| spans(item, found)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            found.push(key.span);
            spans(value, found);
        }),
    }
}

/// Bytes that look like YAML often enough to get far into the parser.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"code: \"1.000002\"\n".to_vec()),
        Just("name: Đăng ký\n".as_bytes().to_vec()),
        "[-\\[\\]{}:,#&*!|>'\"%@`? \t\r\n~a-c0-9.]{0,6}".prop_map(String::into_bytes),
        "\\PC{0,3}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_give_a_tree_or_an_error_within_the_file(bytes in bytes()) {
        let parsed = parse(Path::new(FILE), &bytes);
        let failed = parsed.diagnostics.iter().any(|d| d.severity == Severity::Error);
        prop_assert!(parsed.root.is_some() || failed);
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let last = text.split('\n').count() as u32 + 1;
        let mut places: Vec<Span> = parsed.diagnostics.iter().map(|d| d.span).collect();
        if let Some(root) = &parsed.root {
            spans(root, &mut places);
        }
        for span in places {
            prop_assert!(span.start.line >= 1 && span.start.column >= 1 && span.start.line <= last);
            prop_assert!(span.start <= span.end, "{:?}", span);
        }
    }

    #[test]
    fn any_bytes_as_any_file_of_a_catalogue_are_survived(bytes in bytes(), kind in prop::sample::select(FileKind::ALL.to_vec())) {
        let name = if kind == FileKind::Statistics { "2025-01-01_2025-12-31" } else { "1.000001" };
        let path = kind.pattern().replace("*/*", &format!("G15/{name}")).replace('*', "g15");
        prop_assert_eq!(FileKind::of(Path::new(&path)), Some(kind));
        let path = path.as_str();
        let found = check(&[(path, Some(&bytes))]);
        for finding in found {
            let code = codes::get(finding.code);
            prop_assert_eq!(code.map(|c| c.severity), Some(finding.severity), "{}", finding.code);
        }
    }
}

#[test]
fn an_error_that_leaves_its_file_out_says_so_and_no_other_does() {
    let out = |content: &str| {
        let found = check(&[(FILE, Some(content.as_bytes()))]);
        let mine = found.iter().filter(|d| d.path == Path::new(FILE));
        mine.map(|d| (d.code, d.leaves_out)).collect::<Vec<_>>()
    };
    assert_eq!(out("code: [\n"), [("yaml-syntax", true)]);
    assert_eq!(
        out(&format!("{GOOD}isuer: x\n")),
        [("schema-unknown-key", true)]
    );
    // A type would take an empty list; what it means is not known all the same.
    assert_eq!(out(&format!("{GOOD}steps: []\n")), [("schema-empty", true)]);
    assert_eq!(
        out("code: 1.000002\nname: Hai\nissuer: G15\n"),
        [("schema-code-unquoted", false)]
    );
    assert_eq!(
        out(&format!("{GOOD}executing: [G99]\n")),
        [("agency-unknown", false)]
    );

    let loaded = |content: &str| {
        let mut files = TestFiles(BTreeMap::new());
        files
            .0
            .insert(FILE.into(), Some(content.as_bytes().to_vec()));
        let loaded = load(&files, true, &LoadProgress::default()).unwrap();
        loaded.snapshot.procedures().len()
    };
    assert_eq!(loaded(GOOD), 1);
    assert_eq!(loaded(&format!("{GOOD}steps: []\n")), 0);
}
