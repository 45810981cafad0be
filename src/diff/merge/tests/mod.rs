//! Merges as people would see them; properties over many files in `properties`, what becomes of comments in `comments`. Lines are never merged by git here: that is what
//! `tests/it/merge.rs` does.

mod comments;
mod laws;
mod properties;
mod reports;

use super::*;
use crate::diff::path_text;
use crate::files::ConflictStyle;

const PROCEDURE: &str = "\
# yaml-language-server: $schema=../../.schemas/procedure.schema.json
# looked at in spring
code: \"1.001193\"
name: Đăng ký khai sinh   # the old name
steps:
  - Nộp hồ sơ tại Ủy ban nhân dân cấp xã
  - Nhận kết quả
channels:
  - method: online
    time: {value: 20, unit: day}
    fees: none
  - method: in_person
    time:
      value: 5
      unit: day
documents:
  # the form
  - name: Tờ khai
    original: 1
  - name: Giấy chứng sinh
    copy: 1
sets: 1
";

fn marking(style: ConflictStyle) -> ConflictMarking {
    ConflictMarking {
        labels: ConflictLabels {
            ours: "ta".to_owned(),
            base: "gốc".to_owned(),
            theirs: "họ".to_owned(),
        },
        size: 7,
        style,
    }
}

fn merged(kind: FileKind, base: &str, ours: &str, theirs: &str) -> MergeResult {
    let three = MergeInput { base, ours, theirs };
    merge(kind, three, &marking(ConflictStyle::Merge), &|_, _| None).unwrap()
}

fn procedure(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> MergeResult {
    let edited = |edits: &[(&str, &str)]| {
        edits.iter().fold(PROCEDURE.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    };
    merged(
        FileKind::Procedure,
        PROCEDURE,
        &edited(ours),
        &edited(theirs),
    )
}

fn places(merged: &MergeResult) -> Vec<String> {
    merged
        .conflicts
        .iter()
        .map(|c| path_text(&c.path))
        .collect()
}

#[test]
fn two_fields_that_stand_side_by_side_come_together_and_comments_of_ours_stay() {
    let merged = procedure(
        &[("value: 5\n", "value: 7   # since May\n")],
        &[
            ("unit: day\ndoc", "unit: working_day\ndoc"),
            ("    copy: 1", "    copy: 2"),
        ],
    );
    // Value and unit are one thing to people.
    assert_eq!(places(&merged), ["channels[in_person].time"]);
    let merged = procedure(
        &[
            ("original: 1", "original: 2"),
            ("name: Đăng ký khai sinh ", "name: Đăng ký lại khai sinh "),
        ],
        &[
            (
                "  - name: Tờ khai\n",
                "  - name: Tờ khai\n    code: TK-01\n",
            ),
            ("sets: 1", "sets: 2"),
        ],
    );
    assert_eq!(places(&merged), [""; 0]);
    let wanted = PROCEDURE
        .replace("    original: 1\n", "    original: 2\n    code: TK-01\n")
        .replace("name: Đăng ký khai sinh ", "name: Đăng ký lại khai sinh ")
        .replace("sets: 1", "sets: 2");
    assert_eq!(merged.text, wanted);
}

#[test]
fn items_that_both_added_are_both_there_worded_as_they_were_written() {
    let merged = procedure(
        &[(
            "sets: 1",
            "  - name: 'Hộ chiếu'   # ours\n    copy: 1\nsets: 1",
        )],
        &[(
            "sets: 1",
            "  # seen at the border\n  - {name: \"Thẻ căn cước\", copy: 1}\nsets: 1",
        )],
    );
    assert_eq!(merged.conflicts, []);
    let wanted = "  - name: 'Hộ chiếu'   # ours\n    copy: 1\n  # seen at the border\n  - {name: \"Thẻ căn cước\", copy: 1}\nsets: 1";
    assert_eq!(merged.text, PROCEDURE.replace("sets: 1", wanted));
    assert_eq!(merged.left_out, [""; 0]);
}

#[test]
fn what_one_side_took_out_is_gone_unless_the_other_changed_it() {
    let without = ("  - name: Giấy chứng sinh\n    copy: 1\n", "");
    let merged = procedure(&[without], &[("value: 5", "value: 6")]);
    assert_eq!(merged.conflicts, []);
    assert!(!merged.text.contains("Giấy chứng sinh"));
    let merged = procedure(&[without], &[("    copy: 1", "    copy: 3")]);
    assert_eq!(places(&merged), ["documents[Giấy chứng sinh]"]);
    let marked = "<<<<<<< ta\n=======\n  - name: Giấy chứng sinh\n    copy: 3\n>>>>>>> họ\nsets";
    assert!(merged.text.contains(marked), "{}", merged.text);
    let merged = procedure(&[("    copy: 1", "    copy: 3")], &[without]);
    let marked = "<<<<<<< ta\n  - name: Giấy chứng sinh\n    copy: 3\n=======\n>>>>>>> họ\nsets";
    assert!(merged.text.contains(marked), "{}", merged.text);
}

#[test]
fn one_field_changed_to_two_values_is_marked_around_its_line_alone() {
    let ours = PROCEDURE
        .replace("value: 20", "value: 15")
        .replace("sets: 1", "sets: 3");
    let theirs = PROCEDURE
        .replace("value: 20", "value: 9")
        .replace("copy: 1", "copy: 2");
    let three = MergeInput {
        base: PROCEDURE,
        ours: &ours,
        theirs: &theirs,
    };
    for (style, base) in [
        (ConflictStyle::Merge, ""),
        (
            ConflictStyle::Diff3,
            "||||||| gốc\n    time: {value: 20, unit: day}\n",
        ),
        (
            ConflictStyle::Zdiff3,
            "||||||| gốc\n    time: {value: 20, unit: day}\n",
        ),
    ] {
        let merged = merge(FileKind::Procedure, three, &marking(style), &|_, _| None).unwrap();
        assert_eq!(places(&merged), ["channels[online].time"]);
        let lines = format!(
            "<<<<<<< ta\n    time: {{value: 15, unit: day}}\n{base}=======\n    time: {{value: 9, unit: day}}\n>>>>>>> họ\n"
        );
        let wanted = PROCEDURE
            .replace("    time: {value: 20, unit: day}\n", &lines)
            .replace("sets: 1", "sets: 3")
            .replace("copy: 1", "copy: 2");
        assert_eq!(merged.text, wanted);
    }
}

#[test]
fn steps_that_both_put_in_one_place_conflict_and_elsewhere_order_says_nothing() {
    let merged = procedure(
        &[("  - Nhận kết quả\n", "  - Nhận kết quả\n  - Ký sổ\n")],
        &[("  - Nhận kết quả\n", "  - Nhận kết quả\n  - Nộp lệ phí\n")],
    );
    assert_eq!(places(&merged), ["steps"]);
    let marked = "<<<<<<< ta\n  - Ký sổ\n=======\n  - Nộp lệ phí\n>>>>>>> họ\n";
    assert!(merged.text.contains(marked), "{}", merged.text);
    let merged = procedure(
        &[("  - Nhận kết quả\n", "  - Nhận kết quả\n  - Ký sổ\n")],
        &[("  - Nộp hồ sơ", "  - Chuẩn bị giấy tờ\n  - Nộp hồ sơ")],
    );
    assert_eq!(places(&merged), [""; 0]);
    let steps = &patch::values(&merged.text).unwrap()["steps"];
    assert_eq!(steps[0], "Chuẩn bị giấy tờ");
    assert_eq!(steps[3], "Ký sổ");
}

#[test]
fn a_comment_that_only_theirs_has_and_that_finds_no_place_is_told() {
    let merged = procedure(
        &[("sets: 1", "sets: 2")],
        &[
            ("# looked at in spring", "# looked at in summer"),
            ("value: 5", "value: 6"),
        ],
    );
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.left_out, ["# looked at in summer"]);
    assert!(merged.text.contains("# looked at in spring"));
}

#[test]
fn line_ends_byte_order_mark_and_last_line_are_as_in_ours() {
    let ours = format!(
        "\u{feff}{}",
        PROCEDURE
            .replace("sets: 1", "sets: 2")
            .replace('\n', "\r\n")
    );
    let ours = ours.trim_end();
    let theirs = PROCEDURE.replace("value: 5", "value: 6");
    let merged = merged(FileKind::Procedure, PROCEDURE, ours, &theirs);
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.text, ours.replace("value: 5", "value: 6"));
    let theirs = PROCEDURE.replace("sets: 1", "sets: 3");
    let merged = self::merged(FileKind::Procedure, PROCEDURE, ours, &theirs);
    assert!(
        merged
            .text
            .ends_with("\r\n<<<<<<< ta\r\nsets: 2\r\n=======\r\nsets: 3\r\n>>>>>>> họ\r\n"),
        "{:?}",
        merged.text
    );
}

fn log(entries: &[(&str, &str)]) -> String {
    let mut text = "code: \"1.001193\"   # khai sinh\ndecisions:\n".to_owned();
    for (id, recorded) in entries {
        text.push_str(&format!(
            "- id: {id}   # by hand\n  recorded: {recorded}\n  by:\n    name: 'A'\n"
        ));
    }
    text
}

#[test]
fn two_logs_have_every_entry_of_both_in_the_order_in_which_they_were_recorded() {
    let (a, b, c, d) = (
        ("a", "2026-01-01T00:00:00Z"),
        ("b", "2026-02-01T00:00:00Z"),
        ("c", "2026-03-01T07:00:00+07:00"),
        ("d", "2026-03-01T00:00:01Z"),
    );
    for (ours, theirs) in [(vec![a, b, d], vec![a, c]), (vec![a, c], vec![a, b, d])] {
        let merged = merged(FileKind::Decisions, &log(&[a]), &log(&ours), &log(&theirs));
        assert_eq!(merged.conflicts, []);
        assert_eq!(merged.text, log(&[a, b, c, d]));
    }
    // Both made the file; and what was put before a younger entry stays there.
    let merged = self::merged(FileKind::Decisions, "", &log(&[d, a]), &log(&[b, a]));
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.text, log(&[b, d, a]));
}

#[test]
fn an_entry_that_one_side_struck_out_is_put_back_and_one_that_reads_differently_conflicts() {
    let (a, b, c) = (
        ("a", "2026-01-01T00:00:00Z"),
        ("b", "2026-02-01T00:00:00Z"),
        ("c", "2026-03-01T00:00:00Z"),
    );
    let base = log(&[a, b]);
    let merged = merged(FileKind::Decisions, &base, &log(&[b]), &log(&[a, b, c]));
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.text, log(&[a, b, c]));
    let theirs = base.replace("name: 'A'\n- id: b", "name: 'B'\n- id: b");
    let merged = self::merged(FileKind::Decisions, &base, &log(&[a, b, c]), &theirs);
    assert_eq!(places(&merged), ["decisions[a]"]);
    let marked = "<<<<<<< ta\n    name: 'A'\n=======\n    name: 'B'\n>>>>>>> họ\n";
    assert!(merged.text.contains(marked), "{}", merged.text);
}

#[test]
fn rows_of_statistics_are_united_and_one_cell_with_two_counts_conflicts_alone() {
    let base = "unit: G15\ncounts:\n  \"1.000001\": {online: 1, in_person: 2}\n  \"1.000003\": {online: 3}\n";
    let ours = base.replace("online: 3", "online: 4").replace(
        "  \"1.000003\"",
        "  \"1.000002\": {online: 20}\n  \"1.000003\"",
    );
    let theirs = base
        .replace("online: 3", "online: 5")
        .replace("in_person: 2", "in_person: 9")
        .replace(
            "  \"1.000003\"",
            "  \"1.0000025\": {post: no_data}\n  \"1.000003\"",
        );
    let merged = merged(FileKind::Statistics, base, &ours, &theirs);
    assert_eq!(places(&merged), ["counts.1.000003.online"]);
    let wanted = "unit: G15\ncounts:\n  \"1.000001\": {online: 1, in_person: 9}\n  \"1.000002\": {online: 20}\n  \"1.0000025\": {post: no_data}\n<<<<<<< ta\n  \"1.000003\": {online: 4}\n=======\n  \"1.000003\": {online: 5}\n>>>>>>> họ\n";
    assert_eq!(merged.text, wanted);
}

#[test]
fn lists_that_would_be_empty_or_name_a_thing_twice_are_conflicts() {
    let merged = procedure(
        &[("  - Nộp hồ sơ tại Ủy ban nhân dân cấp xã\n", "")],
        &[("  - Nhận kết quả\n", "")],
    );
    assert_eq!(places(&merged), ["steps"]);
    let merged = procedure(
        &[("name: Giấy chứng sinh", "name: Giấy chứng sinh bản gốc")],
        &[("sets: 1", "  - name: Giấy chứng sinh bản gốc\nsets: 1")],
    );
    assert_eq!(places(&merged), ["documents"]);
}

#[test]
fn the_kind_is_what_the_file_says_else_what_the_end_of_its_path_says() {
    let three = |text| MergeInput {
        base: "",
        ours: text,
        theirs: "",
    };
    let kind = |path: &str| kind_of(Some(Path::new(path)), three("a: 1\n"));
    assert_eq!(
        kind("national/decisions/G15/1.001193.yaml"),
        Some(FileKind::Decisions)
    );
    assert_eq!(kind("plans/catalogue.yaml"), Some(FileKind::Plan));
    assert_eq!(kind("docs/compose.yaml"), None);
    let named =
        three("\u{feff}# yaml-language-server: $schema=../x/statistics.schema.json\nunit: G15\n");
    assert_eq!(kind_of(None, named), Some(FileKind::Statistics));
}

#[test]
fn what_cannot_be_read_is_not_merged_by_meaning() {
    for text in ["a: [", "a: 1\na: 2\n", "<<<<<<< x\na: 1\n"] {
        let three = MergeInput {
            base: "a: 1\n",
            ours: text,
            theirs: "a: 3\n",
        };
        assert_eq!(
            merge(
                FileKind::Procedure,
                three,
                &marking(ConflictStyle::Merge),
                &|_, _| None
            ),
            None
        );
    }
    let doubled = "decisions:\n- id: a\n- id: a\n  x: 1\n";
    let three = MergeInput {
        base: "",
        ours: doubled,
        theirs: "decisions: []\n",
    };
    assert_eq!(
        merge(
            FileKind::Decisions,
            three,
            &marking(ConflictStyle::Merge),
            &|_, _| None
        ),
        None
    );
}
