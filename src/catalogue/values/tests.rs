//! Each doubtful value at its own place, and what nobody doubts.

use std::path::Path;

use crate::catalogue::kind::FileKind;
use crate::catalogue::load::read_value;

/// Findings about a procedure that goes on with these lines, as `4:9 number-form`.
fn found(lines: &str) -> Vec<String> {
    let text = format!("code: \"1.000002\"\nname: Hai\nissuer: G15\n{lines}");
    let path = Path::new("procedures/G15/1.000002.yaml");
    of(FileKind::Procedure, path, &text)
}

fn of(kind: FileKind, path: &Path, text: &str) -> Vec<String> {
    let (_, mut found) = read_value(kind, path, text.as_bytes(), true);
    crate::files::diagnostic::sort(&mut found);
    let line = |d: &crate::files::Diagnostic| {
        format!("{}:{} {}", d.position().line, d.position().column, d.code)
    };
    found.iter().map(line).collect()
}

#[test]
fn a_count_with_a_leading_zero_is_told() {
    let head = "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n";
    for (value, wanted) in [
        ("010", Some("number-form")),
        ("00", Some("number-form")),
        ("0x1f", Some("number-form")),
        ("0o17", Some("number-form")),
        ("+5", Some("number-form")),
        ("0", None),
        ("10", None),
        ("1_000", Some("schema-form")),
        (".inf", Some("schema-form")),
        ("1:30", Some("schema-form")),
    ] {
        let text = format!("{head}  \"1.000001\": {{online: {value}}}\n");
        let path = Path::new("statistics/G15/2025-01-01_2025-12-31.yaml");
        let wanted: Vec<String> = wanted.iter().map(|code| format!("8:24 {code}")).collect();
        assert_eq!(of(FileKind::Statistics, path, &text), wanted, "{value}");
    }
}

#[test]
fn texts_that_other_readers_take_for_something_else_are_told_with_days_where_no_day_belongs() {
    for text in [
        "NO",
        "on",
        "y",
        "1:30",
        "12:30:45",
        "010",
        "0o17",
        "0x1f",
        "23e5",
        "23e2345",
        "1_000",
        ".inf",
        "2026-11-21",
        "=",
    ] {
        assert_eq!(
            found(&format!("notes: {text}\n")),
            ["4:8 schema-text-unquoted"],
            "{text}"
        );
        assert!(found(&format!("notes: \"{text}\"\n")).is_empty(), "{text}");
    }
    assert!(found("lifecycle: {from: 2026-11-21}\n").is_empty());
    assert!(found("notes: 63/2010/NĐ-CP\n").is_empty());
}

#[test]
fn times_that_nobody_means_are_told() {
    let time = |value: &str| {
        found(&format!(
            "channels:\n  - method: online\n    time: {{value: {value}, unit: day}}\n"
        ))
    };
    for (value, code) in [
        ("0", "time-absurd"),
        ("9999", "time-absurd"),
        ("\"15\"", "time-text"),
        ("1_000", "time-text"),
        (".inf", "time-text"),
        ("1:30", "time-text"),
        ("\"1,5\"", "time-text"),
        ("015", "number-form"),
    ] {
        assert_eq!(time(value), [format!("6:19 {code}")], "{value}");
    }
    for value in ["15", "0.5", "Ngay trong ngày", "03 ngày"] {
        assert!(time(value).is_empty(), "{value}");
    }
}

#[test]
fn amounts_in_dong_with_a_fraction_or_below_a_thousand_are_told() {
    let fee = |fee: &str| {
        found(&format!(
            "channels:\n  - method: online\n    fees: [{{amount: {fee}}}]\n"
        ))
    };
    assert_eq!(fee("50.000"), ["6:21 amount-doubtful"]);
    assert_eq!(fee("50000.5, currency: VND"), ["6:21 amount-doubtful"]);
    assert_eq!(fee("500"), ["6:21 amount-doubtful"]);
    for clean in ["50000", "0", "0.5, currency: USD", "50000.0"] {
        assert!(fee(clean).is_empty(), "{clean}");
    }
}

#[test]
fn a_hash_sign_that_cuts_a_text_is_told() {
    for cut in [
        "Tờ khai #5",
        "Tờ khai (mẫu # 5)",
        "Tờ khai số # A",
        "Tờ khai # 5",
    ] {
        assert_eq!(found(&format!("notes: {cut}\n")), ["4:8 text-cut"], "{cut}");
        assert!(found(&format!("notes: \"{cut}\"\n")).is_empty(), "{cut}");
    }
    assert_eq!(
        found("notes: Tờ khai # hỏi anh An\n"),
        ["4:8 text-comment-behind"]
    );
    assert!(found("sets: 2 # hai bộ\n").is_empty());
    assert!(found("notes: \"Tờ khai\" # hỏi anh An\n").is_empty());
    assert!(found("notes: Tờ khai#5\n").is_empty());
}

#[test]
fn a_first_line_that_names_another_kind_is_told() {
    let text = "# yaml-language-server: $schema=../../.schemas/plan.schema.json\ncode: \"1.000002\"\nname: Hai\n";
    let path = Path::new("procedures/G15/1.000002.yaml");
    assert_eq!(
        of(FileKind::Procedure, path, text),
        ["1:1 file-schema-line"]
    );
}

#[test]
fn case_13_a_no_break_space_where_a_blank_belongs_is_named_at_its_own_place_before_what_follows_from_it()
 {
    let path = Path::new("procedures/G15/1.000002.yaml");
    let text = "code: \"1.000002\"\nname: Hai\nonline:\n  level:\u{a0}full\n  since: 2025-01-01\n";
    let (_, mut found) = read_value(FileKind::Procedure, path, text.as_bytes(), true);
    crate::files::diagnostic::sort(&mut found);
    assert_eq!(found[0].code, "yaml-odd-sign");
    assert!(
        found[0]
            .message
            .starts_with("U+00A0, a no-break space, stands at 4:9"),
        "{}",
        found[0].message
    );
    assert_eq!(
        (found[0].position().line, found[0].position().column),
        (4, 9)
    );
    assert!(
        found[1..]
            .iter()
            .all(|later| later.position() > found[0].position())
    );
    // As the last line of the file it would be a text.
    for text in [
        "code: \"1.000002\"\nname: Hai\nonline:\n  level:\u{a0}full\n",
        "code: \"1.000002\"\nname: Hai\nonline:\n  level\u{a0}: full\n",
        "code: \"1.000002\"\nname: Hai\nonline: {level:\u{a0}full}\n",
        "code: \"1.000002\"\nname: Hai\nonline:\n \u{a0}level: full\n",
        "code: \"1.000002\"\nname: Hai\nonline:\n  level：full\n  since: 2025-01-01\n",
    ] {
        assert!(
            of(FileKind::Procedure, path, text)[0].ends_with("yaml-odd-sign"),
            "{text}"
        );
    }
}

#[test]
fn signs_that_do_not_show_or_look_like_others_are_named_at_their_own_place() {
    let message = |lines: &str| {
        let text = format!("code: \"1.000002\"\nname: Hai\n{lines}");
        let path = Path::new("procedures/G15/1.000002.yaml");
        let (_, found) = read_value(FileKind::Procedure, path, text.as_bytes(), true);
        let told = found.iter().map(|d| {
            format!(
                "{}:{} {} {}",
                d.position().line,
                d.position().column,
                d.code,
                d.message
            )
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        message("notes: Đăng\u{a0}ký １\n"),
        ["3:12 text-look-alike U+00A0, a no-break space, stands here"]
    );
    assert_eq!(
        message("notes: \"a\u{200b}b\"\n"),
        ["3:10 text-hidden-character U+200B, a zero-width space, stands here"]
    );
    let code = "lifecycle: {replaces: [\"1.00１193\"]}\n";
    assert_eq!(
        message(code),
        [
            "3:24 schema-code `1.00１193` is no procedure code: U+FF11, a full-width digit 1, stands at 3:29"
        ]
    );
    assert_eq!(
        message("sets: 2\u{a0}\n"),
        ["3:7 schema-type `2\u{a0}` does not fit `sets`: U+00A0, a no-break space, stands at 3:8"]
    );
}
