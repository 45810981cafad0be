//! Tests of what people and programs see.

use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::catalogue::load::{Files, Listing};
use crate::files::{FileError, Position, Span};
use crate::i18n::{Lang, Strings};

/// One file, whatever its path.
struct OneFile(Vec<u8>);

impl Files for OneFile {
    fn list(&self) -> Result<Listing, FileError> {
        Ok(Listing::default())
    }

    fn read(&self, _path: &Path) -> Result<Vec<u8>, FileError> {
        Ok(self.0.clone())
    }
}

fn at(line: u32, column: u32, end_line: u32, end: u32) -> Span {
    Span::new(Position::new(line, column), Position::new(end_line, end))
}

fn finding(span: Span) -> Diagnostic {
    Diagnostic::error("schema-word", "procedures/G15/1.000001.yaml", "wrong")
        .at(span)
        .hint("write another")
}

fn shown(text: impl AsRef<[u8]>, findings: &[Diagnostic]) -> String {
    let look = HumanOptions {
        colour: false,
        width: 80,
        root: Path::new(""),
        strings: &Strings::new(Lang::En),
    };
    human(
        findings,
        FindingTotals::of(findings, 7),
        &OneFile(text.as_ref().to_vec()),
        look,
    )
}

#[test]
fn the_mark_stands_below_vietnamese_text() {
    let found = finding(at(2, 11, 2, 19));
    assert_eq!(
        shown("code: \"1.000001\"\nname: Cấp thẻ căn cước\n", &[found]),
        "error[schema-word]: wrong
 --> procedures/G15/1.000001.yaml:2:11
  |
2 | name: Cấp thẻ căn cước
  |           ^^^^^^^^
  |
  = help: write another

1 error, 0 warnings in 7 files
"
    );
}

#[test]
fn a_finding_about_a_whole_file_shows_no_line() {
    let mut found = Diagnostic::warning("file-bom", "a.yaml", "begins with a mark");
    found.severity = Severity::Info;
    assert_eq!(
        shown("x", &[found]),
        "info[file-bom]: begins with a mark
--> a.yaml:1:1

0 errors, 0 warnings, 1 remark in 7 files
"
    );
    assert_eq!(shown("", &[]), "0 errors, 0 warnings in 7 files\n");
}

#[test]
fn the_folder_of_the_catalogue_stands_before_the_path() {
    let look = HumanOptions {
        colour: false,
        width: 80,
        root: Path::new("../danh mục"),
        strings: &Strings::new(Lang::En),
    };
    let out = {
        let found = [finding(at(1, 1, 1, 2))];
        human(
            &found,
            FindingTotals::of(&found, 1),
            &OneFile(b"x".to_vec()),
            look,
        )
    };
    assert!(
        out.contains("--> ../danh mục/procedures/G15/1.000001.yaml:1:1\n"),
        "{out}"
    );
    assert!(out.ends_with("1 error, 0 warnings in 1 file\n"));
}

#[test]
fn colour_adds_nothing_but_escapes() {
    let found = [finding(at(1, 7, 1, 10))];
    let text = OneFile("name: Một\n".into());
    let strings = Strings::new(Lang::En);
    let look = |colour| HumanOptions {
        colour,
        width: 80,
        root: Path::new(""),
        strings: &strings,
    };
    let plain = human(&found, FindingTotals::of(&found, 1), &text, look(false));
    let coloured = human(&found, FindingTotals::of(&found, 1), &text, look(true));
    assert!(!plain.contains('\u{1b}') && coloured.contains('\u{1b}'));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        rest = rest[at..].split_once('m').unwrap().1;
    }
    assert_eq!(bare + rest, plain);
}

#[test]
fn nothing_in_a_file_or_a_finding_steers_the_terminal() {
    let text = "a: \u{1b}[31m\u{202e}x\ty\n";
    let mut found = finding(at(1, 10, 1, 11));
    found.message = "\u{1b}]0;x\u{7}\n\u{9b}".into();
    found.hint = Some("\u{202e}".into());
    found.path = PathBuf::from("plans/\u{1b}[2J.yaml");
    let out = shown(text, std::slice::from_ref(&found));
    assert!(
        !out.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'),
        "{out}"
    );
    // The place is that of the file, and the mark is below the letter all the same.
    assert!(out.contains("plans/␛[2J.yaml:1:10\n"), "{out}");
    let lines: Vec<&str> = out.lines().collect();
    let source = lines
        .iter()
        .position(|line| line.starts_with("1 | "))
        .unwrap();
    let column = |line: &str, wanted: char| line.chars().position(|c| c == wanted);
    assert_eq!(column(lines[source], 'x'), column(lines[source + 1], '^'));
    let found = [found];
    let json = json(&found, FindingTotals::of(&found, 1), &[]).unwrap();
    assert!(
        !json.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'),
        "{json}"
    );
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let text = format!("name: {}ĐÂY{}\n", "ơ".repeat(500_000), "ư".repeat(500_000));
    let out = shown(&text, &[finding(at(1, 500_007, 1, 500_010))]);
    assert!(out.contains(":1:500007\n"), "{out}");
    assert!(out.contains("ĐÂY") && out.contains("^^^"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() < 120), "{out}");
}

#[test]
fn a_place_on_several_lines_or_past_the_end_is_survived() {
    let text = "a:\n  b: 1\n  c: 2\n";
    let out = shown(text, &[finding(at(2, 3, 4, 1))]);
    assert!(out.contains("2 |   b: 1\n  |   ^^^^\n"), "{out}");
    let out = shown(text, &[finding(at(99, 3, 99, 5))]);
    assert!(out.contains(".yaml:99:3\n"), "{out}");
    let out = shown("a:\r\n", &[finding(at(1, 3, 1, 3))]);
    assert!(out.contains("1 | a:\n  |   ^\n"), "{out}");
    // A byte order mark does not shift the place.
    let out = shown("\u{feff}kind: x\n", &[finding(at(1, 7, 1, 8))]);
    assert!(out.contains("1 | kind: x\n  |       ^\n"), "{out}");
    // Old encodings.
    let out = shown(b"name: \xb7\xe5\n", &[finding(at(1, 7, 1, 7))]);
    assert!(out.contains("  |       ^\n"), "{out}");
}

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../schemas/output/check.schema.json");
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

#[test]
fn json_is_what_its_schema_says() {
    let mut warning = Diagnostic::warning("file-bom", PathBuf::from("plans").join("á.yaml"), "x");
    warning.severity = Severity::Info;
    let found = [finding(at(2, 3, 2, 9)), warning];
    let json: serde_json::Value =
        serde_json::from_str(&json(&found, FindingTotals::of(&found, 3), &[]).unwrap()).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "version": 1,
            "summary": {"files": 3, "errors": 1, "warnings": 0, "infos": 1, "known": 0},
            "diagnostics": [
                {
                    "code": "schema-word", "severity": "error", "message": "wrong",
                    "path": "procedures/G15/1.000001.yaml", "line": 2, "column": 3, "hint": "write another"
                },
                {
                    "code": "file-bom", "severity": "info", "message": "x",
                    "path": "plans/á.yaml", "line": 1, "column": 1, "hint": null
                },
            ],
            "fixed": [],
        })
    );
    assert!(schema().is_valid(&json));
    for code in crate::catalogue::check::codes::ALL {
        let found = [Diagnostic::error(code.id, "a.yaml", code.meaning())];
        let json = super::json(&found, FindingTotals::of(&found, 1), &[]).unwrap();
        assert!(
            schema().is_valid(&serde_json::from_str(&json).unwrap()),
            "{json}"
        );
    }
    assert!(
        !schema().is_valid(&serde_json::json!({"version": 2, "summary": {}, "diagnostics": []}))
    );
}

proptest! {
    #[test]
    fn any_text_and_any_place_are_survived(
        text in "([a-cđế\u{301}\u{323}漢👍\u{200d}\u{a0}\r\n\t\u{1b}-]{0,40}|\\PC{0,30}|\\pC{0,20})",
        line in 1u32..6, column in 1u32..60, lines in 0u32..3, end in 1u32..60, width in 0usize..120,
    ) {
        let found = finding(at(line, column, line + lines, end));
        let look = HumanOptions { colour: false, width, root: Path::new(""), strings: &Strings::new(Lang::En) };
        let out = human(std::slice::from_ref(&found), FindingTotals::default(), &OneFile(text.into_bytes()), look);
        let place = format!(".yaml:{line}:{column}");
        prop_assert!(out.contains(&place) || found.span == Span::start_of_file(), "{}", out);
        prop_assert!(!out.contains(|c: char| c.is_control() && c != '\n'));
    }
}
