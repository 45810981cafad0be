//! Comments stand with the entries of which they speak, whatever is merged; what finds no place is told.

use super::*;

const LAWS: &str = "\
name: Đăng ký khai sinh
legal_basis:
  - 60/2014/QH13   # luật gốc
  - 123/2015/NĐ-CP   # hướng dẫn
  - 87/2020/NĐ-CP
sets: 1
";

fn of(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn laws_that_theirs_moved_keep_their_comments_and_ours_that_came_stands_where_it_was_put() {
    let moved = "legal_basis:\n  - 87/2020/NĐ-CP\n  - 60/2014/QH13   # luật gốc\n  - 123/2015/NĐ-CP   # hướng dẫn\n";
    let theirs = of(LAWS, "  - 87/2020/NĐ-CP\n", "");
    let theirs = of(
        &theirs,
        "legal_basis:\n  - 60/2014/QH13   # luật gốc\n  - 123/2015/NĐ-CP   # hướng dẫn\n",
        moved,
    );
    let ours = of(LAWS, "khai sinh", "lại khai sinh");
    let ours = of(&ours, "sets: 1", "sets: 1   # hai bản ở xã");
    for (mine, wanted) in [
        ("", ""),
        (
            "  - 104/2022/NĐ-CP   # mới\n",
            "  - 104/2022/NĐ-CP   # mới\n",
        ),
    ] {
        let ours = of(&ours, "sets:", &format!("{mine}sets:"));
        let result = merged(FileKind::Procedure, LAWS, &ours, &theirs);
        assert_eq!(result.conflicts, []);
        assert_eq!(result.left_out, [""; 0]);
        let list = result.text.split("legal_basis:\n").nth(1).unwrap();
        let mut lines: Vec<&str> = list
            .lines()
            .take_while(|line| line.starts_with("  -"))
            .collect();
        let new = wanted.trim_end();
        if !new.is_empty() {
            let at = lines.iter().position(|line| *line == new).unwrap();
            lines.remove(at);
        }
        assert_eq!(
            lines,
            [
                "  - 87/2020/NĐ-CP",
                "  - 60/2014/QH13   # luật gốc",
                "  - 123/2015/NĐ-CP   # hướng dẫn"
            ],
            "{}",
            result.text
        );
        assert!(result.text.contains("sets: 1   # hai bản ở xã\n"));
    }
}

#[test]
fn a_new_comment_with_the_words_of_a_known_one_is_kept_or_told() {
    let base = "name: A\nsets: 1   # đã kiểm tra\nnon_territorial: false\n";
    let theirs = of(base, "false", "false   # đã kiểm tra");
    let ours = of(base, "false", "true");
    let result = merged(FileKind::Procedure, base, &ours, &theirs);
    assert_eq!(result.conflicts, []);
    assert_eq!(result.text, ours);
    assert_eq!(result.left_out, ["# đã kiểm tra"]);
    // The same words that both wrote to one entry are said once, and nothing is missing.
    let ours = of(&theirs, "name: A", "name: B");
    let theirs = of(&theirs, "sets: 1", "sets: 2");
    let result = merged(FileKind::Procedure, base, &ours, &theirs);
    assert_eq!(result.text.matches("# đã kiểm tra").count(), 2);
    assert_eq!(result.left_out, [""; 0]);
}

#[test]
fn words_of_one_document_are_not_said_of_another_that_has_the_same_count() {
    let head = "# yaml-language-server: $schema=../../.schemas/procedure.schema.json\n";
    let base = format!("{head}documents:\n  - name: Tờ khai\n  - name: Hộ chiếu\n");
    let theirs = of(&base, "Tờ khai\n", "Tờ khai\n    copy: 1   # T2\n");
    let theirs = of(&theirs, "Hộ chiếu\n", "Hộ chiếu\n    copy: 1\n");
    let ours = format!("# ours\n{base}sets: 1\n");
    let result = merged(FileKind::Procedure, &base, &ours, &theirs);
    assert_eq!(result.text, format!("# ours\n{theirs}sets: 1\n"));
}

#[test]
fn an_entry_that_got_another_name_keeps_its_new_comment_and_nothing_is_told() {
    let base = "documents:\n  - name: Bản sao giấy chứng sinh\n    copy: 1\nsets: 1\n";
    let ours = of(base, "Bản sao giấy", "Bản sao của giấy");
    let ours = of(&ours, "copy: 1", "copy: 1   # mới");
    let theirs = of(base, "sets: 1", "sets: 2");
    let result = merged(FileKind::Procedure, base, &ours, &theirs);
    assert_eq!(result.text, of(&ours, "sets: 1", "sets: 2"));
    assert_eq!(result.left_out, [""; 0]);
}
