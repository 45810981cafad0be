//! The list that is signed and the one of what is not on it, by commands: formats, numbers, what is left out and why.

use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::cli::json;
use crate::support::{CommandRun, Home};

const APPROVER: &str = "[user]\n\tname = Trần Thị Duyệt\n\temail = duyet@example.org\n";
/// Three procedures of the shipped catalogue that pass the gate.
const CODES: [&str; 3] = ["1.000915", "1.001308", "1.003029"];

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

fn done(home: &Home, line: &[&str]) -> CommandRun {
    let ran = run(home, line);
    assert_eq!(ran.exit, 0, "{line:?}: {ran:?}");
    ran
}

/// Where three procedures are recommended, and the first two approved.
fn approved() -> Home {
    let home = Home::with_catalogue();
    let mut line = vec!["review", "--outcome", "eligible_full"];
    line.extend(CODES);
    done(&home, &line);
    home.identity(APPROVER);
    done(&home, &["approve", CODES[0], CODES[1]]);
    home
}

fn codes(list: &Value) -> Vec<&str> {
    let rows = list["rows"].as_array().unwrap().iter();
    rows.map(|row| row["code"].as_str().unwrap()).collect()
}

#[test]
fn what_is_approved_is_listed_and_the_rest_is_counted_with_why() {
    let home = approved();
    let list = json(&home, home.folder(), &["export", "eligible"]);
    assert_eq!(codes(&list), [CODES[0], CODES[1]]);
    assert_eq!(list["rows"][0]["no"], 1);
    assert_eq!(list["rows"][0]["online"], "Toàn trình");
    assert_eq!(list["left_out"]["waits_for_approval"], 1);
    assert_eq!(list["agency"], Value::Null, "of two ministries");
    let told = done(&home, &["export", "eligible"]);
    assert!(
        told.err.contains("2 procedures on the list"),
        "{}",
        told.err
    );
    assert!(told.err.contains("1 recommended wait for approval"));
    assert!(
        told.out.contains("| 1 | 1.000915 |"),
        "a page: {}",
        told.out
    );
    assert!(
        told.out.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "whatever the language"
    );

    let others = json(&home, home.folder(), &["export", "not-eligible"]);
    let total = others["rows"].as_array().unwrap().len();
    assert_eq!(others["left_out"]["eligible"], 2);
    let row = |code: &str| {
        let mut rows = others["rows"].as_array().unwrap().iter();
        rows.find(|row| row["code"] == code).unwrap().clone()
    };
    assert_eq!(row(CODES[2])["why"], "waits_for_approval");
    assert!(
        row(CODES[2])["reason"]
            .as_str()
            .unwrap()
            .contains("Nguyễn Văn Rà")
    );
    // Flagged for want of dossiers: the rule by its title, days as people write them, its source in law.
    let flagged = row("1.012591");
    let reason = flagged["reason"].as_str().unwrap();
    assert_eq!(flagged["why"], "undecided");
    assert!(reason.starts_with("Không phát sinh hồ sơ"), "{reason}");
    assert!(!reason.contains("no-dossiers"), "{reason}");
    assert!(flagged["provision"].as_str().unwrap().contains("27/CT-TTg"));
    let narrowed = json(
        &home,
        home.folder(),
        &["export", "not-eligible", "agency:G15", "-flag:no-plan"],
    );
    assert!(codes(&narrowed).len() < total);
    assert_eq!(narrowed["agency"], "Bộ Tư pháp");
}

#[test]
fn a_number_lists_what_it_published_in_the_order_of_its_annex() {
    let home = approved();
    let publish = [
        "publish",
        "--query",
        "decision:approved",
        "--number",
        "12/QĐ-BTP",
        "--signed",
        "2026-11-05",
        "--signer",
        "Nguyễn Văn Ký",
    ];
    done(&home, &publish);
    let of_number = ["export", "eligible", "--number", "12/qđ-btp"];
    let list = json(&home, home.folder(), &of_number);
    assert_eq!(codes(&list), [CODES[0], CODES[1]]);
    assert_eq!(list["published"]["signer"], "Nguyễn Văn Ký");
    let page = done(&home, &of_number).out;
    assert!(page.contains("Số: 12/QĐ-BTP"), "{page}");
    assert!(page.contains("(Kèm theo Quyết định số 12/QĐ-BTP ngày 05 tháng 11 năm 2026"));

    // Taken back since: its row is not there, the others keep their numbers, and it is said.
    done(&home, &["withdraw", CODES[0], "--reason", "nhầm"]);
    let list = json(&home, home.folder(), &of_number);
    assert_eq!(codes(&list), [CODES[1]]);
    assert_eq!(list["rows"][0]["no"], 2);
    assert_eq!(list["left_out"]["withdrawn"], 1);
    let others = json(&home, home.folder(), &["export", "not-eligible"]);
    let mut rows = others["rows"].as_array().unwrap().iter();
    let taken_back = rows.find(|row| row["code"] == CODES[0]).unwrap();
    assert!(taken_back["reason"].as_str().unwrap().contains("nhầm"));
    assert_eq!(taken_back["standing"], "Kết luận đã rút");

    // The evidence of the other changes: it leaves the list, and stays among what was published, with a note.
    let log = home.git(&["ls-files", &format!("*{}.yaml", CODES[1])]);
    let path = home
        .folder()
        .join(log.lines().find(|l| l.contains("procedures")).unwrap());
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("name: ", "name: Sửa ", 1)).unwrap();
    let list = json(&home, home.folder(), &of_number);
    let note = list["rows"][0]["note"].as_str().unwrap();
    assert!(note.contains("Chứng cứ đã thay đổi"), "{note}");
    let now = run(&home, &["export", "eligible"]);
    assert_eq!(now.exit, 1, "{now:?}");
    assert!(now.err.contains("no approved decision"), "{}", now.err);
    assert!(now.err.contains("1 stale"), "{}", now.err);

    let unknown = run(&home, &["export", "eligible", "--number", "13/QĐ-BTP"]);
    assert_eq!((unknown.exit, unknown.out.as_str()), (1, ""));
    assert!(unknown.err.contains("13/QĐ-BTP"), "{}", unknown.err);
}

/// The texts of a workbook's rows from the first procedure on.
fn workbook(path: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| cell.to_string();
    let rows: Vec<Vec<String>> = range
        .rows()
        .map(|row| row.iter().map(text).collect())
        .collect();
    let header = rows.iter().position(|row| row[0] == "TT").unwrap();
    rows[header + 1..].to_vec()
}

#[test]
fn files_are_written_whole_in_the_form_of_their_name_and_again_the_same() {
    let home = approved();
    for name in ["a.xlsx", "a.docx", "a.md", "a.csv", "a.json"] {
        let path = home.folder().join(name);
        let told = done(&home, &["export", "eligible", "--output", name]);
        assert_eq!(told.out, "", "{name}");
        let first = std::fs::read(&path).unwrap();
        let there = run(&home, &["export", "eligible", "--output", name]);
        assert_eq!(there.exit, 1, "{name}: {there:?}");
        assert!(there.err.contains("--replace"), "{}", there.err);
        // A catalogue that is read anew, from other caches, gives the same bytes.
        done(&home, &["cache", "clear"]);
        done(
            &home,
            &["export", "eligible", "--output", name, "--replace"],
        );
        assert!(first == std::fs::read(&path).unwrap(), "{name} differs");
    }
    let rows = workbook(&home.folder().join("a.xlsx"));
    let csv = std::fs::read_to_string(home.folder().join("a.csv")).unwrap();
    let csv = csv.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let of_csv: Vec<Vec<String>> = reader
        .records()
        .map(|record| {
            let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
            // A sheet has no page that says that it was made from a sample.
            assert_eq!(cells.pop().as_deref(), Some("mẫu"));
            cells
        })
        .collect();
    assert_eq!(rows, of_csv, "the same rows in every format");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].len(), 11);
}

#[test]
fn forms_that_do_not_fit_are_refused_with_a_hint() {
    let home = approved();
    for (line, hint) in [
        (&["export", "eligible", "--format", "xlsx"][..], "--output"),
        (&["export", "eligible", "--format", "docx"], "--output"),
        (&["export", "eligible", "--output", "a.pdf"], ".xlsx"),
        (
            &[
                "export", "eligible", "--format", "csv", "--output", "a.xlsx",
            ],
            "--format",
        ),
        (&["export", "eligible", "--replace"], "--output"),
        (&["search", "khai sinh", "--format", "xlsx"], "export"),
        (&["status", "--format", "md"], "export"),
        (&["export", "eligible", "flag:nothing"], "no-plan"),
    ] {
        let ran = run(&home, line);
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{line:?}: {ran:?}");
        assert!(ran.err.contains(hint), "{line:?}: {}", ran.err);
    }
    assert!(!home.folder().join("a.xlsx").exists());
    let done = run(
        &home,
        &[
            "export", "eligible", "--format", "json", "--output", "a.txt",
        ],
    );
    assert_eq!(done.exit, 0, "{done:?}");
}

#[test]
fn what_is_stale_is_told_by_the_state_that_it_reached() {
    let home = approved();
    for code in CODES {
        let file = home.git(&["ls-files", &format!("*procedures*{code}.yaml")]);
        let path = home.folder().join(file.trim());
        let text = std::fs::read_to_string(&path).unwrap();
        // Without its steps its evidence is another, and a blocking rule flags.
        let (head, rest) = text.split_once("\nsteps:").unwrap();
        let (_, tail) = rest.split_once("\nchannels:").unwrap();
        let text = format!("{head}\nchannels:{tail}");
        std::fs::write(&path, text).unwrap();
    }
    let list = json(&home, home.folder(), &["export", "not-eligible"]);
    let rows = list["rows"].as_array().unwrap();
    let cell = |code: &str, column: &str| {
        let row = rows.iter().find(|row| row["code"] == code).unwrap();
        row[column].as_str().unwrap().to_owned()
    };
    let standing = |code: &str| cell(code, "standing");
    assert_eq!(
        standing(CODES[0]),
        "Đã duyệt đủ điều kiện, phải xác nhận lại"
    );
    assert_eq!(
        standing(CODES[2]),
        "Đã đề xuất đủ điều kiện, phải xác nhận lại"
    );
    let reason = cell(CODES[0], "reason");
    assert!(
        reason.contains(": trước đây đạt, nay bị gắn cờ"),
        "{reason}"
    );
    let page = done(&home, &["export", "not-eligible"]).out;
    assert!(
        page.contains("khoảng thời gian tính hồ sơ từ ngày"),
        "{page}"
    );
}

#[test]
fn an_empty_list_is_no_file() {
    let home = Home::with_catalogue();
    done(&home, &["review", "--outcome", "eligible_full", CODES[0]]);
    let ran = run(&home, &["export", "eligible", "--output", "a.xlsx"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("no approved decision"), "{}", ran.err);
    assert!(
        ran.err.contains("1 recommended wait for approval"),
        "{}",
        ran.err
    );
    assert!(!home.folder().join("a.xlsx").exists());
}

#[test]
fn a_level_of_a_later_day_is_not_the_level_of_the_list() {
    let home = approved();
    let log = home.git(&["ls-files", &format!("*procedures*{}.yaml", CODES[1])]);
    let path = home.folder().join(log.lines().next().unwrap());
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("\nonline:\n").unwrap();
    let rest: Vec<&str> = rest
        .lines()
        .skip_while(|line| line.starts_with(' '))
        .collect();
    let later = "online:\n  level: full\n  since: 2027-03-01\n  suspended:\n    - from: 2026-05-10\n      to: 2026-05-20\n";
    let with = |online: &str| {
        std::fs::write(&path, format!("{head}\n{online}{}\n", rest.join("\n"))).unwrap();
        let list = json(&home, home.folder(), &["export", "eligible"]);
        list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["code"] == CODES[1])
            .unwrap()
            .clone()
    };
    let row = with(later);
    assert_eq!(row["online"], "Toàn trình (từ 01/03/2027)");
    // The announced end of a suspension is no sign that it works again.
    let note = row["note"].as_str().unwrap();
    assert!(
        note.contains("Tạm dừng từ 10/05/2026, thông báo đến hết 20/05/2026"),
        "{note}"
    );
    let found = |query: &str| {
        let ran = run(
            &home,
            &[
                "search",
                &format!("code:{} {query}", CODES[1]),
                "--format",
                "json",
            ],
        );
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        found["hits"].as_array().unwrap().first().cloned()
    };
    assert_eq!(found("online:full"), None);
    let hit = found("online:later").unwrap();
    assert_eq!(hit["online"], Value::Null);
    assert_eq!(hit["online_since"], "2027-03-01");
    let note = with(&format!("{later}      resumed: 2026-05-21\n"))["note"].to_string();
    assert!(!note.contains("Tạm dừng"), "{note}");
}

#[test]
fn a_list_of_a_commit_is_not_taken_for_todays() {
    let home = approved();
    done(&home, &["commit", "--message", "approved"]);
    done(&home, &["withdraw", CODES[0], "--yes", "--reason", "nhầm"]);
    done(&home, &["commit", "--message", "withdrawn"]);
    let commit = home.git(&["rev-parse", "HEAD~1"]);
    let (commit, short) = (commit.trim(), &commit[..8]);
    let now = json(&home, home.folder(), &["export", "eligible"]);
    assert!(now.get("commit").is_none(), "{now}");
    assert_eq!(codes(&now), [CODES[1]]);
    let line = ["export", "eligible", "--at", "HEAD~1"];
    let then = json(&home, home.folder(), &line);
    assert_eq!(codes(&then).len(), 2);
    assert_eq!(then["commit"]["id"], commit);
    assert_eq!(then["commit"]["day"], "2026-11-21");
    let told = format!("commit {short}");
    assert!(then["note"].as_str().unwrap().contains(&told), "{then}");
    let ran = done(&home, &line);
    for text in [&ran.out, &ran.err] {
        assert!(text.contains(&told), "{ran:?}");
    }
    assert!(
        ran.out.contains("không phải danh mục hiện nay"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_not_in_force_is_no_candidate_in_any_form() {
    let home = Home::with_catalogue();
    // It ended on 2025-02-28.
    let query = ["search", "code:2.000505"];
    let ran = done(&home, &query);
    assert!(
        ran.out.contains("not in force: ended 2025-02-28"),
        "{}",
        ran.out
    );
    let found = json(&home, home.folder(), &query);
    let hit = &found["hits"][0];
    assert_eq!(hit["gate_closed_by"][0], "not-in-force", "{hit}");
    assert_eq!(hit["not_in_force"]["ended"], "2025-02-28");
    let sheet = done(&home, &[&query[..], &["--format", "csv"]].concat()).out;
    let sheet = sheet.trim_start_matches('\u{feff}');
    let mut rows = csv::Reader::from_reader(sheet.as_bytes());
    let head = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[head.iter().position(|of| of == name).unwrap()];
    assert!(
        cell("gate_closed_by").starts_with("not-in-force"),
        "{row:?}"
    );
    assert_eq!(cell("not_in_force"), "ended 2025-02-28");
    // What is in force says nothing of it.
    let other = json(&home, home.folder(), &["search", "code:1.000915"]);
    assert!(other["hits"][0].get("not_in_force").is_none(), "{other}");
}
