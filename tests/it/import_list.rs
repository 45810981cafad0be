//! Official lists and Excel tables: from a workbook to the catalogue, what changes told first.

use rust_xlsxwriter::Workbook;

use crate::cli::json;
use crate::support::Home;

const HEAD: [&str; 5] = [
    "Mã số",
    "Tên",
    "Cơ quan ban hành",
    "Cơ quan thực hiện",
    "Lĩnh vực",
];

/// A list as the portal exports it.
fn list(home: &Home, rows: &[[&str; 5]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "DANH SÁCH THỦ TỤC HÀNH CHÍNH").unwrap();
    sheet.write_row(1, 0, HEAD).unwrap();
    for (at, row) in (2..).zip(rows) {
        sheet.write_row(at, 0, *row).unwrap();
    }
    book.save(home.folder().join("ds.xlsx")).unwrap();
}

fn row<'a>(code: &'a str, name: &'a str, field: &'a str) -> [&'a str; 5] {
    [code, name, "Bộ Thử nghiệm", "Phòng Một\nPhòng Hai", field]
}

/// An empty catalogue into which a list of three was imported and committed.
fn imported() -> Home {
    let home = Home::empty();
    let run = home.run(home.folder(), &["init", "."]);
    assert_eq!(run.exit, 0, "{run:?}");
    list(
        &home,
        &[
            row("1.000001", "Một", "Đất"),
            row("1.000002", "Hai", "Đất"),
            row("1.000003", "Ba", "Đất"),
        ],
    );
    let line = ["import", "list", "ds.xlsx", "--retrieved", "2026-05-01"];
    let report = json(&home, home.folder(), &line);
    assert_eq!(report["created"], 3, "{report}");
    assert_eq!(report["list"]["covers"][0]["rows"], 3);
    assert_eq!(home.run(home.folder(), &["check"]).exit, 0);
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "list"]);
    home
}

#[test]
fn a_newer_list_is_told_by_meaning_before_anything_is_written() {
    let home = imported();
    let folder = home.folder();
    list(
        &home,
        &[
            row("1.000001", "Một mới", "Đất"),
            row("1.000002", "Hai", "Nhà ở"),
            row(" 1.000004", "Bốn", "Đất"),
            row("1.000005", "Năm", "Đất"),
        ],
    );
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "newer"]);
    let line = [
        "import",
        "list",
        "ds.xlsx",
        "--dry-run",
        "--retrieved",
        "2026-06-10",
        "--lang",
        "en",
    ];
    let run = home.run(folder, &line);
    assert_eq!(run.exit, 1, "{run:?}");
    // A row that was not read may be of any procedure, so none is gone.
    assert!(!run.out.contains("1.000003"), "{run:?}");
    assert!(run.err.contains("not taken for gone"), "{run:?}");
    assert!(!run.out.contains("the whole list"), "{run:?}");
    for told in [
        "~ 1.000001  Một mới\n    name: Một → Một mới\n",
        "~ 1.000002  Hai\n    fields: Đất → Nhà ở\n",
        "+ 1.000005  Năm\n",
        "nothing was written",
    ] {
        assert!(run.out.contains(told), "{told}: {run:?}");
    }
    assert!(run.err.contains("ds.xlsx!A5 [ 1.000004]"), "{run:?}");
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    let report = json(&home, folder, &line[..6]);
    let fields: Vec<&str> = report["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["kind"] == "changed" && change["code"] != serde_json::Value::Null)
        .map(|change| change["fields"][0]["path"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["name", "fields"]);
    assert_eq!(report["refused"][0]["cell"], "A5");
    assert_eq!(home.git(&["status", "--porcelain"]), "");

    list(
        &home,
        &[
            row("1.000001", "Một mới", "Đất"),
            row("1.000002", "Hai", "Nhà ở"),
            row("1.000005", "Năm", "Đất"),
        ],
    );
    let line = [
        "import",
        "list",
        "ds.xlsx",
        "--retrieved",
        "2026-06-10",
        "--lang",
        "en",
        "--dry-run",
    ];
    let run = home.run(folder, &line);
    let told =
        "- 1.000003  Ba\n    procedures/bo-thu-nghiem/1.000003.yaml: lifecycle: {to: YYYY-MM-DD}\n";
    assert!(run.out.contains(told), "{run:?}");
    let line = [
        "import",
        "list",
        "ds.xlsx",
        "--retrieved",
        "2026-06-10",
        "--accept-abolished",
        "2026-06-10",
    ];
    let report = json(&home, folder, &line);
    assert_eq!(report["list"]["gone"][0]["to"], "2026-06-10");
    // Reports of before the list cannot know it in its new field.
    let text = |code: &str| {
        let path = format!("procedures/bo-thu-nghiem/{code}.yaml");
        std::fs::read_to_string(folder.join(path)).unwrap()
    };
    assert!(text("1.000002").contains("fields_since: 2026-06-10\n"));
    assert!(!text("1.000001").contains("_since"));
    let checked = json(&home, folder, &["check", "--since", "HEAD"]);
    let found = checked["diagnostics"].as_array().unwrap();
    assert!(
        found.iter().all(|of| of["code"] != "belongs-since-missing"),
        "{checked}"
    );
    let shown = json(&home, folder, &["show", "1.000003"]);
    assert_eq!(shown["procedure"]["lifecycle"]["to"], "2026-06-10");
    assert_eq!(home.run(folder, &["check"]).exit, 0);
}

#[test]
fn a_conflict_shows_three_values_and_is_settled_once() {
    let home = imported();
    let folder = home.folder();
    let file = folder.join("procedures/bo-thu-nghiem/1.000001.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("name: Một\n", "name: Một của ta\n")).unwrap();
    list(
        &home,
        &[
            row("1.000001", "Một của họ", "Đất"),
            row("1.000002", "Hai", "Đất"),
            row("1.000003", "Ba", "Đất"),
        ],
    );
    let line = ["import", "list", "ds.xlsx", "--lang", "en"];
    let run = home.run(folder, &line);
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(
        run.err.contains(
            "  1.000001:name\n    ours: Một của ta\n    theirs: Một của họ\n    before: Một\n"
        ),
        "{run:?}"
    );
    let report = json(&home, folder, &line[..3]);
    assert_eq!(report["conflicts"][0]["base"], "Một");
    let run = home.run(
        folder,
        &["import", "list", "ds.xlsx", "--ours", "1.000001:name"],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    assert_eq!(home.run(folder, &line).exit, 0);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("name: Một của ta\n"), "{text}");
    let both = [
        "import", "list", "ds.xlsx", "--ours", "1.000001", "--theirs", "1.000001",
    ];
    assert_eq!(home.run(folder, &both).exit, 2);
    for (named, why) in [
        ("1.000009:name", "the import has no procedure of this code"),
        (
            "1.000001:title",
            "`title` is no field that an import brings",
        ),
    ] {
        let run = home.run(folder, &["import", "list", "ds.xlsx", "--theirs", named]);
        assert_eq!(run.exit, 1, "{run:?}");
        assert!(run.err.contains(why), "{run:?}");
        assert!(run.err.contains(&format!("--theirs {named}")), "{run:?}");
    }
}

#[test]
fn statistics_come_from_the_sheet_that_is_named() {
    let home = imported();
    let mut book = Workbook::new();
    for (name, online) in [("2024", 1), ("2025", 2)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet
            .write_row(
                3,
                0,
                [
                    "unit", "scope", "from", "to", "basis", "source", "code", "online", "post",
                ],
            )
            .unwrap();
        let (from, to) = (format!("{name}-01-01"), format!("{name}-12-31"));
        let row = [
            "bo-thu-nghiem",
            "unit",
            &from,
            &to,
            "received",
            "BC",
            "1.000001",
        ];
        sheet.write_row(4, 0, row).unwrap();
        sheet.write(4, 7, online).unwrap();
        sheet.write(4, 8, "no_data").unwrap();
    }
    book.save(home.folder().join("so-lieu.xlsx")).unwrap();
    let line = ["import", "statistics", "so-lieu.xlsx", "--sheet", "2025"];
    let report = json(&home, home.folder(), &line);
    assert_eq!(report["changes"][0]["kind"], "added", "{report}");
    let path = "statistics/bo-thu-nghiem/2025-01-01_2025-12-31.yaml";
    let text = std::fs::read_to_string(home.folder().join(path)).unwrap();
    assert!(text.contains("online: 2\n    post: no_data\n"), "{text}");
}

/// A table of statistics whose row of this number, from 0, is hidden.
fn with_hidden_row(home: &Home, hidden: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let head = [
        "unit",
        "scope",
        "from",
        "to",
        "basis",
        "source",
        "complete",
        "code",
        "online",
        "in_person",
        "post",
    ];
    sheet.write_row(0, 0, head).unwrap();
    for (row, code) in [(1, "1.000001"), (2, "1.000002")] {
        let cells = [
            "bo-thu-nghiem",
            "unit",
            "2025-01-01",
            "2025-12-31",
            "received",
            "BC",
            "true",
            code,
            "99",
            "99",
            "99",
        ];
        sheet.write_row(row, 0, cells).unwrap();
    }
    sheet.set_row_hidden(hidden).unwrap();
    book.save(home.folder().join("an.xlsx")).unwrap();
}

#[test]
fn rows_that_were_filtered_out_are_never_imported_unseen() {
    let home = imported();
    let folder = home.folder();
    with_hidden_row(&home, 2);
    let line = ["import", "statistics", "an.xlsx", "--lang", "en"];
    let run = home.run(folder, &line);
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(
        run.err.contains("the row 3 is hidden or filtered out"),
        "{run:?}"
    );
    assert!(run.err.contains("--hidden take"), "{run:?}");
    let file = folder.join("statistics/bo-thu-nghiem/2025-01-01_2025-12-31.yaml");
    assert!(!file.exists());
    let skip = [
        "import",
        "statistics",
        "an.xlsx",
        "--hidden",
        "skip",
        "--lang",
        "en",
    ];
    let run = home.run(folder, &skip);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        run.err.contains("nothing counts as complete or gone"),
        "{run:?}"
    );
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("1.000001") && !text.contains("1.000002"),
        "{text}"
    );
    assert!(!text.contains("complete: true"), "{text}");
    let take = [
        "import",
        "statistics",
        "an.xlsx",
        "--hidden",
        "take",
        "--lang",
        "en",
    ];
    let run = home.run(folder, &take);
    assert_eq!(run.exit, 0, "{run:?}");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("1.000002") && text.contains("complete: true"),
        "{text}"
    );
}

#[test]
fn a_day_of_retrieval_that_lies_ahead_is_refused() {
    let home = imported();
    let line = ["import", "list", "ds.xlsx", "--retrieved", "2999-01-01"];
    assert_eq!(home.run(home.folder(), &line).exit, 2);
}

#[test]
fn zeros_of_two_provinces_of_thirty_four_are_not_every_day_reported() {
    let home = Home::empty();
    let folder = home.folder();
    assert_eq!(home.run(folder, &["init", "."]).exit, 0);
    let procedure = "code: \"1.000001\"\nname: Một\nissuer: G15\nlevels: [province]\nlifecycle: {from: 2015-01-01}\n";
    let path = folder.join("procedures/G15");
    std::fs::create_dir_all(&path).unwrap();
    std::fs::write(path.join("1.000001.yaml"), procedure).unwrap();
    let rows = ["H15", "H24"]
        .map(|unit| format!("{unit},unit,2023-01-01,2026-10-31,received,BC,1.000001,0,0,0\n"));
    let head = "unit,scope,from,to,basis,source,code,online,in_person,post\n";
    std::fs::write(folder.join("z.csv"), head.to_owned() + &rows.concat()).unwrap();
    let report = json(&home, folder, &["import", "statistics", "z.csv"]);
    assert_eq!(report["created"], 2, "{report}");
    let shown = json(&home, folder, &["show", "1.000001"]);
    let verdicts = shown["verdicts"].as_array().unwrap();
    let of_use = verdicts
        .iter()
        .find(|v| v["rule"] == "no-dossiers")
        .unwrap();
    assert_eq!(of_use["verdict"], "cannot_tell", "{of_use}");
    // All provinces are known, so that what is missing is their reports.
    assert!(!of_use.to_string().contains("provinces-known"), "{of_use}");
}
