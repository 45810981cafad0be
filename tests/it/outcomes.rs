//! Lists and confirmations say which outcome a row has, that a service is suspended, and what a queue is kept to.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::cli::json;
use crate::support::{CommandRun, Home};

const APPROVER: &str = "[user]\n\tname = Trần Thị Duyệt\n\temail = duyet@example.org\n";
/// Three procedures of the shipped catalogue that pass the gate.
const CODES: [&str; 3] = ["1.000915", "1.001308", "1.003029"];
const SIGNED: [&str; 7] = [
    "publish",
    "--number",
    "77/QĐ-X",
    "--signed",
    "2026-11-05",
    "--signer",
    "Nguyễn Văn Ký",
];

fn done(home: &Home, line: &[&str]) -> CommandRun {
    let ran = home.run(home.folder(), line);
    assert_eq!(ran.exit, 0, "{line:?}: {ran:?}");
    ran
}

fn published(home: &Home, outcomes: [&str; 3]) -> CommandRun {
    for (code, outcome) in CODES.iter().zip(outcomes) {
        let mut line = vec!["review", code, "--outcome", outcome];
        if outcome != "eligible_full" {
            line.extend(["--reason", "chưa có nhu cầu"]);
        }
        done(home, &line);
    }
    home.identity(APPROVER);
    let mut line = vec!["approve"];
    line.extend(CODES);
    done(home, &line);
    let mut line = SIGNED.to_vec();
    line.extend(CODES);
    done(home, &line)
}

fn file_of(home: &Home, code: &str) -> PathBuf {
    let listed = home.git(&["ls-files", &format!("*procedures/*{code}.yaml")]);
    home.folder().join(listed.trim())
}

/// Says in a file that the service stopped, and until when that was announced.
fn suspend(home: &Home, code: &str, period: &str) {
    let path = file_of(home, code);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("\nonline:\n"), "{text}");
    let with = format!("\nonline:\n  suspended:\n    - {period}\n");
    std::fs::write(&path, text.replacen("\nonline:\n", &with, 1)).unwrap();
}

fn sheet(path: &Path) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        _ => String::new(),
    };
    let rows = range.rows();
    rows.map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn rows_of_several_outcomes_that_one_decision_published_stand_below_their_outcome() {
    let home = Home::with_catalogue();
    let told = published(
        &home,
        ["do_not_provide", "abolish_or_merge", "do_not_provide"],
    );
    // Whoever publishes reads the rows of one outcome together.
    let order: Vec<&str> = told.out.lines().map(|line| &line[..8]).collect();
    assert_eq!(order, [CODES[0], CODES[2], CODES[1]], "{}", told.out);

    let export = ["export", "not-eligible", "--number", "77/QĐ-X"];
    let page = done(&home, &export).out;
    let at = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("no {text} in\n{page}"))
    };
    let (first, second) = ("**Không cung cấp trực tuyến**", "**Bãi bỏ hoặc gộp**");
    assert!(at(first) < at("| 1 | 1.000915"), "{page}");
    assert!(at("| 2 | 1.003029") < at(second), "{page}");
    assert!(at(second) < at("| 1 | 1.001308"), "{page}");
    assert!(page.contains("(Kèm theo Quyết định số 77/QĐ-X"), "{page}");
    // A letter that nobody has signed yet is a letter.
    let letter = done(&home, &["export", "not-eligible"]).out;
    assert!(letter.contains("(Kèm theo Văn bản số …"), "{letter}");

    let list = json(&home, home.folder(), &export);
    let rows = list["rows"].as_array().unwrap();
    let of = |row: &Value| {
        (
            row["no"].as_u64().unwrap(),
            row["outcome"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(
        rows.iter().map(of).collect::<Vec<_>>(),
        [
            (1, "do_not_provide".to_owned()),
            (2, "do_not_provide".to_owned()),
            (1, "abolish_or_merge".to_owned())
        ]
    );
    for name in ["a.csv", "a.xlsx", "a.docx"] {
        let mut line = export.to_vec();
        line.extend(["--output", name]);
        done(&home, &line);
    }
    let csv = std::fs::read_to_string(home.folder().join("a.csv")).unwrap();
    assert!(
        csv.lines().next().unwrap().contains(",why,outcome"),
        "{csv}"
    );
    let rows = sheet(&home.folder().join("a.xlsx"));
    let place = |text: &str| {
        rows.iter()
            .position(|row| row.iter().any(|cell| cell == text))
    };
    let place = |text: &str| place(text).unwrap_or_else(|| panic!("no {text} in {rows:?}"));
    assert!(place("Không cung cấp trực tuyến") < place(CODES[0]));
    assert!(place(CODES[2]) < place("Bãi bỏ hoặc gộp"));
    assert!(place("Bãi bỏ hoặc gộp") < place(CODES[1]));
}

#[test]
fn a_list_of_one_outcome_has_no_parts() {
    let home = Home::with_catalogue();
    published(&home, ["do_not_provide"; 3]);
    let page = done(&home, &["export", "not-eligible", "--number", "77/QĐ-X"]).out;
    assert!(!page.contains("**Không cung cấp trực tuyến**"), "{page}");
    assert!(page.contains("| 3 | 1.003029"), "{page}");
}

#[test]
fn a_suspended_service_is_said_in_every_list_and_where_the_procedure_is_shown() {
    let home = Home::with_catalogue();
    suspend(
        &home,
        CODES[0],
        "{from: 2026-09-01, to: 2026-12-31, notice: 5/TB-X}",
    );
    suspend(
        &home,
        CODES[1],
        "{from: 2026-05-01, to: 2026-06-30, notice: 6/TB-X}",
    );
    suspend(
        &home,
        CODES[2],
        "{from: 2026-05-01, to: 2026-06-30, resumed: 2026-07-01, notice: 7/TB-X}",
    );
    published(&home, ["eligible_full", "eligible_full", "eligible_full"]);
    for line in [
        &["export", "eligible"][..],
        &["export", "eligible", "--number", "77/QĐ-X"],
    ] {
        let list = json(&home, home.folder(), line);
        let note = |code: &str| {
            let mut rows = list["rows"].as_array().unwrap().iter();
            let row = rows.find(|row| row["code"] == code).unwrap();
            row["note"].as_str().unwrap().to_owned()
        };
        let until = "Đang tạm dừng từ 01/09/2026, thông báo đến hết 31/12/2026";
        assert!(
            note(CODES[0]).contains(until),
            "{line:?}: {}",
            note(CODES[0])
        );
        let past = "chưa ghi đã hoạt động trở lại hay chưa";
        assert!(
            note(CODES[1]).contains(past),
            "{line:?}: {}",
            note(CODES[1])
        );
        assert!(
            !note(CODES[2]).contains("ạm dừng"),
            "{line:?}: {}",
            note(CODES[2])
        );
    }
    let shown = done(&home, &["--lang", "vi", "show", CODES[0]]).out;
    assert!(
        shown.contains("Đang tạm dừng từ 2026-09-01, thông báo đến hết 2026-12-31"),
        "{shown}"
    );
    let shown = done(&home, &["--lang", "vi", "show", CODES[2]]).out;
    assert!(!shown.contains("ạm dừng từ 2026"), "{shown}");
    let shown = json(&home, home.folder(), &["show", CODES[2]]);
    let suspended = &shown["procedure"]["online"]["suspended"];
    assert_eq!(suspended[0]["resumed"], "2026-07-01", "{shown}");
}

#[test]
fn a_suspended_service_is_said_on_the_list_of_what_is_not_eligible_too() {
    let home = Home::with_catalogue();
    suspend(&home, CODES[0], "{from: 2026-09-01, notice: 5/TB-X}");
    for line in [
        &["export", "not-eligible"][..],
        &["export", "not-eligible", "--number", "77/QĐ-X"],
    ] {
        if line.len() > 2 {
            published(&home, ["do_not_provide"; 3]);
        }
        let list = json(&home, home.folder(), line);
        let mut rows = list["rows"].as_array().unwrap().iter();
        let row = rows.find(|row| row["code"] == CODES[0]).unwrap();
        let reason = row["reason"].as_str().unwrap();
        assert!(
            reason.contains("Đang tạm dừng từ 01/09/2026"),
            "{line:?}: {reason}"
        );
    }
}

#[test]
fn a_queue_that_keeps_to_a_view_says_so_wherever_it_is_counted() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let queue = |home: &Home| json(home, folder, &["status"])["queue"].clone();
    assert!(queue(&home).get("mine").is_none());
    let silent = done(&home, &["search", "--view", "queue"]);
    assert!(!silent.err.contains("mine"), "{}", silent.err);

    done(&home, &["views", "save", "mine", "agency:G15"]);
    let own = queue(&home)["mine"].clone();
    assert_eq!(own["query"], "agency:G15");
    let procedures = own["procedures"].as_u64().unwrap();
    assert!(procedures > 3, "{own}");
    let said = format!("keeps to the view “mine” (agency:G15): {procedures} procedures");
    assert!(done(&home, &["status"]).out.contains(&said));
    assert!(done(&home, &["views"]).err.contains(&said));
    assert!(
        done(&home, &["search", "--view", "queue"])
            .err
            .contains(&said)
    );
    assert!(
        done(&home, &["--format", "json", "search", "--view", "queue"])
            .err
            .contains(&said)
    );
    // Another view keeps to nothing.
    let other = done(&home, &["search", "--view", "approve"]);
    assert!(!other.err.contains("mine"), "{}", other.err);

    // As on the catalogue of another agency: nothing is left, and it says of what.
    done(&home, &["views", "save", "mine", "xyzzyx", "--replace"]);
    assert_eq!(queue(&home)["mine"]["procedures"], 0);
    let said = "The view “mine” (xyzzyx) finds nothing in this catalogue";
    assert!(done(&home, &["status"]).out.contains(said));
    assert!(
        done(&home, &["search", "--view", "queue"])
            .err
            .contains(said)
    );
}

#[test]
fn what_is_refused_of_codes_and_agencies_is_said_in_the_readers_language() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    for line in [
        &["--lang", "vi", "show", "9.999999"][..],
        &["--lang", "vi", "note", "9.999999", "x"],
        &["--lang", "vi", "move", "9.999999", "--to", "9.999998"],
    ] {
        let ran = home.run(folder, line);
        assert_eq!(ran.exit, 1, "{line:?}: {ran:?}");
        assert!(
            ran.err.contains("không có thủ tục nào mang mã 9.999999"),
            "{line:?}: {}",
            ran.err
        );
        assert!(ran.err.contains("tìm theo từ"), "{line:?}: {}", ran.err);
    }
    done(
        &home,
        &["review", "--outcome", "eligible_full", CODES[0], CODES[1]],
    );
    home.identity(APPROVER);
    done(&home, &["approve", CODES[0], CODES[1]]);
    let mut line = vec!["--lang", "vi"];
    line.extend(SIGNED);
    let several = home.run(folder, &line);
    assert_eq!(several.exit, 2, "{several:?}");
    assert!(
        several.err.contains("2 cơ quan có thủ tục đã duyệt"),
        "{}",
        several.err
    );
    assert!(several.err.contains("hãy nêu cơ quan"), "{}", several.err);
}
