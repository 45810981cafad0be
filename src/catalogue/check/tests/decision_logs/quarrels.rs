//! Logs of several procedures that deny each other.

use super::*;

/// Files beside the base, each log with its code.
fn several(files: &[(&str, String)]) -> TestFiles {
    let mut memory = memory(&files[0].1);
    for (path, text) in &files[1..] {
        let text = text.as_bytes().to_vec();
        memory.0.insert((*path).into(), Some(text));
    }
    memory
}

/// The log of a code that was published by number 1/QĐ-X, with what is told of that.
fn of_number(code: &str, published: &str) -> String {
    log(&chain(&[], &[("published", published)])).replace("1.000001", code)
}

/// Logs that deny each other, with the code of what is found.
pub(super) fn quarrels() -> Vec<(TestFiles, &'static str)> {
    let row = "{number: 1/QĐ-X, signed: 2026-01-05, annex_row: 1}";
    let other_day = "{number: 1/QĐ-x, signed: 2026-01-06, annex_row: 2}";
    let one = "{number: 1/QĐ-X, signed: 2026-01-05, signer: Lê A, annex_row: 1}";
    let other_signer = "{number: 1/QĐ-X, signed: 2026-01-05, signer: Lê B, annex_row: 2}";
    let gap = "{number: 1/QĐ-X, signed: 2026-01-05, annex_row: 77}";
    let spelled = "{number: \"1/qđ-x \", signed: 2026-01-05, annex_row: 2}";
    let second = "decisions/G15/1.000002.yaml";
    vec![
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                (second, of_number("1.000002", row)),
            ]),
            "annex-row-twice",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                ("decisions/A/1.000002.yaml", of_number("1.000002", row)),
            ]),
            "annex-row-twice",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                (second, of_number("1.000002", other_day)),
            ]),
            "decision-two-days",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", one)),
                (second, of_number("1.000002", other_signer)),
            ]),
            "decision-two-signers",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                (second, of_number("1.000002", row)),
            ]),
            "decision-copied",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                (second, of_number("1.000002", gap)),
            ]),
            "annex-row-gap",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                (second, of_number("1.000002", spelled)),
            ]),
            "decision-number-spelled",
        ),
        (
            several(&[
                (LOG, of_number("1.000001", row)),
                ("decisions/G15/1.000001.yml", of_number("1.000001", row)),
            ]),
            "file-ending",
        ),
    ]
}

#[test]
fn logs_that_deny_each_other_are_errors_of_both() {
    for (files, code) in quarrels() {
        let found = check_all(&files);
        let of_code: Vec<_> = found.iter().filter(|of| of.code == code).collect();
        let of_one = ["file-ending", "annex-row-gap", "decision-number-spelled"];
        let wanted = if of_one.contains(&code) { 1 } else { 2 };
        assert_eq!(of_code.len(), wanted, "{code}: {found:#?}");
    }
}

#[test]
fn a_second_file_hides_nothing_of_what_the_first_takes_back() {
    let mut withdrawn = chain(&[], &[]);
    let back = [
        ("refers_to", "c"),
        ("reason", "x"),
        ("recorded", "2026-02-01T08:00:00Z"),
    ];
    withdrawn.push(entry("w", "withdrawn", &back));
    let (whole, shorter) = (log(&withdrawn), log(&chain(&[], &[])));
    for (first, second) in [(&whole, &shorter), (&shorter, &whole)] {
        let files = several(&[
            (LOG, first.clone()),
            ("decisions/A/1.000001.yaml", second.clone()),
        ]);
        let read = load(&files, true, &LoadProgress::default()).unwrap();
        let log = &read.snapshot.decisions("1.000001").unwrap().value;
        assert_eq!(log.published(), None);
        assert_eq!(log.decisions.len(), 4, "an entry in both stands once");
        assert_eq!(read.snapshot.logs().count(), 1);
        assert_eq!(read.snapshot.twin_logs("1.000001").len(), 2);
        let found = check_all(&files);
        assert!(
            found.iter().any(|of| of.code == "id-duplicate"),
            "{found:#?}"
        );
    }
}
