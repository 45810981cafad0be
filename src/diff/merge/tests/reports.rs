//! Two sides of one report: its day speaks of all its rows.

use super::*;

const REPORT: &str = "\
unit: G15
scope: nationwide
from: 2026-01-01
to: 2026-11-30
basis: received
source: BC 2
retrieved: 2026-02-05
complete: true
counts:
  \"1.000001\": {online: 0, in_person: 0, post: 0}
  \"1.000002\": {online: 1, in_person: 0, post: 0}
";

fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(REPORT.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

const NOVEMBER: (&str, &str) = ("retrieved: 2026-02-05", "retrieved: 2026-11-30");
const MORE: (&str, &str) = (
    "counts:\n",
    "counts:\n  \"1.000003\": {online: 0, in_person: 0, post: 0}\n",
);

#[test]
fn rows_of_february_became_rows_of_november_by_the_other_side() {
    let later = [NOVEMBER, ("source: BC 2", "source: BC 11")];
    for more in [
        MORE,
        ("online: 1", "online: 0"),
        (
            "counts:\n",
            "fields:\n  ho-tich: {online: 0, in_person: 0, post: 0}\ncounts:\n",
        ),
    ] {
        for swap in [false, true] {
            let (a, b) = (edited(&later), edited(&[more]));
            let (ours, theirs) = if swap { (&b, &a) } else { (&a, &b) };
            let merged = merged(FileKind::Statistics, REPORT, ours, theirs);
            assert_eq!(places(&merged), [""; 0]);
            assert!(
                merged.text.contains("retrieved: 2026-02-05\n"),
                "{}",
                merged.text
            );
            let row = more.1.lines().find(|line| line.contains('{'));
            let row = row.unwrap_or(more.1);
            assert!(merged.text.contains(row), "{}", merged.text);
        }
    }
}

#[test]
fn a_report_became_complete_up_to_the_day_of_the_other_side() {
    let open = edited(&[("complete: true\n", "")]);
    let later = open.replace(NOVEMBER.0, NOVEMBER.1);
    let merged = merged(FileKind::Statistics, &open, &later, REPORT);
    assert!(
        merged.text.contains("retrieved: 2026-02-05\n"),
        "{}",
        merged.text
    );
    assert!(merged.text.contains("complete: true\n"), "{}", merged.text);
}

#[test]
fn a_row_that_one_side_took_out_became_a_zero_of_the_other_side() {
    let open = edited(&[("complete: true\n", "")]);
    let fewer = open.replace("  \"1.000002\": {online: 1, in_person: 0, post: 0}\n", "");
    for (ours, theirs) in [(REPORT, fewer.as_str()), (fewer.as_str(), REPORT)] {
        let merged = merged(FileKind::Statistics, &open, ours, theirs);
        assert!(!merged.text.contains("complete: true"), "{}", merged.text);
        assert!(!merged.text.contains("1.000002"), "{}", merged.text);
    }
}

#[test]
fn a_later_report_keeps_its_day_where_the_other_side_says_nothing_of_the_counts() {
    let later = edited(&[NOVEMBER, MORE]);
    // A note, or a row that the later side has as well.
    for other in [("counts:\n", "notes: đã đối chiếu\ncounts:\n"), MORE] {
        let merged = merged(FileKind::Statistics, REPORT, &later, &edited(&[other]));
        assert!(
            merged.text.contains("retrieved: 2026-11-30\n"),
            "{}",
            merged.text
        );
    }
}
