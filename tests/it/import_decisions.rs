//! Lists that were published before: from a table to the log, the screen's verdicts, and a commit.

use rasoat::catalogue::model::{Outcome, PartialReason};
use rasoat::session::{Lang, Strings};

use crate::cli::json;
use crate::support::Home;

/// Three procedures of the shipped catalogue that pass the gate, of three agencies.
const CODES: [&str; 3] = ["1.000915", "1.001308", "1.003029"];

/// A table as a spreadsheet saves it where Vietnamese is spoken.
fn table(home: &Home, rows: &str) {
    let head = "\u{feff}Mã TTHC;Kết luận;Số quyết định;Ngày ký;Người ký;STT;Lý do;Lý do một phần;Căn cứ\r\n";
    let rows = rows.replace('\n', "\r\n");
    std::fs::write(home.folder().join("annex.csv"), format!("{head}{rows}")).unwrap();
}

/// Where a procedure, or what was decided on it, stands.
fn path(home: &Home, folder: &str, code: &str) -> std::path::PathBuf {
    let below = crate::support::files_below(&home.folder().join("catalogue").join(folder));
    let name = format!("{code}.yaml");
    below
        .into_iter()
        .find(|path| path.ends_with(&name))
        .unwrap()
}

#[test]
fn a_published_list_comes_in_once_is_committed_by_its_number_and_turns_stale_like_any_decision() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    table(
        &home,
        "1.000915;Toàn trình;1234/QĐ-BTP;15/12/2025;Bộ trưởng;1;;;\n1.001308;Đủ điều kiện toàn trình;1234/QĐ-BTP;15/12/2025;;2;;;\n",
    );
    home.git(&["add", "annex.csv"]);
    home.git(&["commit", "--quiet", "--message", "table"]);

    let run = home.run(
        folder,
        &[
            "import",
            "decisions",
            "annex.csv",
            "--dry-run",
            "--lang",
            "en",
        ],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        run.out
            .contains("1.001308  eligible for full online service  1234/QĐ-BTP, 2025-12-15, row 2"),
        "{run:?}"
    );
    assert_eq!(home.git(&["status", "--porcelain"]), "");

    let report = json(&home, folder, &["import", "decisions", "annex.csv"]);
    assert_eq!(report["created"], 2, "{report}");
    assert_eq!(report["decisions"]["gate_refuses"], 0);
    assert_eq!(report["decisions"]["entries"][0]["in_force"], true);
    let run = home.run(folder, &["check"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let written = home.git(&["status", "--porcelain", "--untracked-files=all"]);
    let shown = json(&home, folder, &["show", "1.000915"]);
    let entry = &shown["decisions"][0];
    assert_eq!(entry["state"], "published");
    assert_eq!(entry["by"]["name"], "Bộ trưởng");
    assert_eq!(entry["published"]["number"], "1234/QĐ-BTP");
    let log = std::fs::read_to_string(path(&home, "decisions", "1.000915")).unwrap();
    assert!(log.contains("    file: annex.csv\n"), "{log}");
    assert!(log.contains("    row: 2\n"), "{log}");

    home.run(folder, &["commit"]);
    let message = home.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.starts_with("import: 2 published decisions of 2 agencies (1234/QĐ-BTP)\n\n1.0"),
        "{message}"
    );
    assert!(!message.contains("Reviewed-as-of"), "{message}");
    assert_eq!(written.lines().count(), 2, "{written}");
    let again = json(&home, folder, &["import", "decisions", "annex.csv"]);
    assert_eq!(again["unchanged"], 2);
    assert_eq!(home.git(&["status", "--porcelain"]), "");

    let stale = |home: &Home| json(home, folder, &["search", "decision:stale"])["total"].clone();
    assert_eq!(stale(&home), 0);
    let procedure = path(&home, "procedures", "1.001308");
    let text = std::fs::read_to_string(&procedure).unwrap();
    std::fs::write(&procedure, text.replace("\nname: ", "\nname: Mới ")).unwrap();
    assert_eq!(stale(&home), 1);
}

#[test]
fn an_older_list_does_not_stand_over_a_newer_recommendation_and_a_withdrawn_row_may_be_corrected() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let run = home.run(
        folder,
        &[
            "review",
            CODES[0],
            "--outcome",
            "need_data",
            "--reason",
            "chờ",
        ],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    table(
        &home,
        "1.000915;Toàn trình;7/QĐ-BTP;15/12/2025;;1;;;\n1.003029;Một phần;7/QĐ-BTP;15/12/2025;;1;vì;;\n9.999999;Toàn trình;7/QĐ-BTP;15/12/2025;;2;;;\n",
    );
    let report = json(&home, folder, &["import", "decisions", "annex.csv"]);
    assert_eq!(report["refused"][0]["line"], 4, "{report}");
    // It is the published decision, and what is recommended stands beside it.
    assert_eq!(report["decisions"]["entries"][0]["in_force"], true);
    let shown = json(&home, folder, &["show", CODES[0]]);
    let in_force: Vec<&str> = shown["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["in_force"] == true)
        .map(|entry| entry["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(in_force, ["need_data"]);

    table(&home, "1.003029;Toàn trình;7/QĐ-BTP;15/12/2025;;2;;;\n");
    let report = json(&home, folder, &["import", "decisions", "annex.csv"]);
    assert_eq!(report["refused"][0]["column"], 2, "{report}");
    let run = home.run(folder, &["withdraw", "1.003029", "--reason", "nhập sai"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let report = json(&home, folder, &["import", "decisions", "annex.csv"]);
    assert_eq!(
        report["decisions"]["entries"][0]["in_force"], true,
        "{report}"
    );
}

#[test]
fn the_words_of_the_screen_can_be_written_in_a_table() {
    let home = Home::with_catalogue();
    let mut rows = String::new();
    let mut number = 0;
    for lang in [Lang::Vi, Lang::En] {
        let strings = Strings::new(lang);
        let mut row = |outcome: &str, reason: &str| {
            number += 1;
            rows += &format!("1.000915;{outcome};{number}/QĐ;15/12/2025;;;x;{reason};\n");
        };
        for outcome in Outcome::ALL {
            row(&strings.get(&format!("outcome-{}", outcome.as_str())), "");
        }
        for reason in PartialReason::ALL {
            let reason = strings.get(&format!("partial-{}", reason.as_str()));
            row("partial", &reason);
        }
    }
    table(&home, &rows);
    let report = json(&home, home.folder(), &["import", "decisions", "annex.csv"]);
    assert_eq!(report["refused"], serde_json::json!([]), "{report}");
    assert_eq!(report["decisions"]["entries"].as_array().unwrap().len(), 20);
}

#[test]
fn what_an_import_refuses_was_said_in_english_whatever_the_readers_language() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    table(
        &home,
        "1.00091;Toàn trình;1234/QĐ-BTP;15/12/2025;Bộ trưởng;1;;;\n1.001308;Toàn trình;1234/QĐ-BTP;2025;;2;;;\n",
    );
    let line = |lang| ["import", "decisions", "annex.csv", "--lang", lang];
    let vi = home.run(folder, &line("vi"));
    assert_eq!(vi.exit, 1, "{vi:?}");
    for part in [
        "`code` là `1.00091`, không phải mã thủ tục",
        "chỉ ghi năm 2025",
    ] {
        assert!(vi.err.contains(part), "{part}: {}", vi.err);
    }
    assert!(!vi.err.contains("which is no"), "{}", vi.err);
    let report = json(&home, folder, &line("vi"));
    let refused = report["refused"].to_string();
    assert!(refused.contains("is the bare year 2025"), "{refused}");
    std::fs::write(folder.join("annex.csv"), "").unwrap();
    let empty = home.run(folder, &line("vi"));
    assert!(
        empty.err.contains("bảng rỗng") && empty.err.contains("gợi ý: "),
        "{empty:?}"
    );
}
