//! What came in without a word although the table said that it is no signed act, a part, or over.

use crate::import::decisions::tests::plan as decisions;
use crate::import::job::ImportPlan;
use crate::import::list::tests::{any_day, planned};
use crate::import::testing::{COUNTS, ImportFunction, MemoryFiles, named_sheet, shown};
use crate::import::{plans, statistics};

const PLANS: &[&str] = &["code", "type", "id", "number", "signed", "title", "done"];
const DECISIONS: &[&str] = &["code", "number", "signed", "outcome", "tình trạng"];
const LIST: &[&str] = &["Mã số", "Tên", "Cơ quan ban hành", "Trạng thái", "Ghi chú"];

fn plan_row(code: &str) -> [&str; 7] {
    [
        code,
        "option",
        "pa",
        "12/QĐ-BTP",
        "2024-03-01",
        "Phương án",
        "",
    ]
}

fn decision<'a>(code: &'a str, outcome: &'a str, standing: &'a str) -> [&'a str; 5] {
    [code, "34/QĐ-BTP", "2024-03-01", outcome, standing]
}

fn listed<'a>(code: &'a str, name: &'a str, standing: &'a str, note: &'a str) -> [&'a str; 5] {
    [code, name, "Bộ Tư pháp", standing, note]
}

/// What comes of a sheet of this name and rows.
fn made(import: ImportFunction, sheet: &str, rows: &[&[&str]]) -> Result<ImportPlan, String> {
    let memory = MemoryFiles::with(&[]);
    let made = memory.plan_of(import, "t.xlsx", &named_sheet(sheet, 0, rows));
    made.map_err(|error| {
        assert!(
            error.is_refusal && error.hint.is_some(),
            "{}",
            error.message
        );
        error.message.to_string()
    })
}

fn refused(made: &ImportPlan) -> String {
    shown(&made.report.refused).concat()
}

/// What is told of it but for the columns that are passed over.
fn told(made: &ImportPlan) -> String {
    let mut told = shown(&made.report.warnings);
    told.retain(|line| !line.contains("no such columns are imported"));
    told.concat()
}

#[test]
fn a_plan_of_what_was_left_out_or_is_over_cleared_its_procedures() {
    let (one, two) = (plan_row("1.000001"), plan_row("1.000002"));
    for title in [
        "Danh mục TTHC không đưa vào phương án",
        "Danh mục TTHC bị loại khỏi phương án",
        "TTHC đã rà soát nhưng chưa có phương án",
        "Trình Bộ trưởng phê duyệt",
        "Lộ trình",
        "Đã bị bãi bỏ bởi Quyết định 5",
        "Danh muc TTHC khong duoc phe duyet",
    ] {
        let error = made(plans::plan, "S", &[&[title], PLANS, &one]).unwrap_err();
        assert!(error.contains(&format!("A1 says “{title}”")), "{error}");
    }
    // A line is one wherever it stands, also where the codes come first.
    for line in [
        "II. Chưa ký",
        "Các thủ tục chưa được thông qua",
        "II. Bị từ chối",
    ] {
        let rows: [&[&str]; 4] = [PLANS, &one, &[line], &two];
        let error = made(plans::plan, "S", &rows).unwrap_err();
        assert!(error.contains(&format!("3:3 says “{line}”")), "{error}");
    }
    for fine in [
        "Phương án bãi bỏ thủ tục hành chính",
        "Phương án theo Kế hoạch rà soát năm 2024",
        "Bộ Kế hoạch và Đầu tư",
    ] {
        let made = made(plans::plan, "S", &[&[fine], PLANS, &one]).unwrap();
        assert_eq!((refused(&made), told(&made)), Default::default(), "{fine}");
    }
}

#[test]
fn a_row_of_a_plan_was_taken_as_approved_by_the_number_or_title_of_a_schedule() {
    for (at, text) in [
        (3, "12/KH-BTP"),
        (3, "5/TTr-BTP"),
        (5, "Kế hoạch rà soát, đánh giá TTHC năm 2024"),
        (5, "Phương án đang trình Bộ trưởng"),
        (6, "2023-01-01"),
    ] {
        let mut row = plan_row("1.000001");
        row[at] = text;
        let made = made(plans::plan, "S", &[PLANS, &row]).unwrap();
        assert!(refused(&made).contains(text), "{text}: {}", refused(&made));
        assert_eq!(made.writes, [], "{text}");
    }
    let mut schedule = plan_row("1.000001");
    (schedule[1], schedule[3], schedule[5]) = ("schedule", "12/KH-BTP", "Kế hoạch rà soát");
    let made = made(plans::plan, "S", &[PLANS, &schedule]).unwrap();
    assert_eq!((refused(&made), made.writes.len()), (String::new(), 1));
}

#[test]
fn the_number_of_another_agency_came_in_without_a_word() {
    let mut plan = plan_row("1.000001");
    plan[3] = "12/QĐ-UBND";
    let mut publication = decision("1.000001", "eligible_full", "");
    publication[1] = "12/QĐ-UBND";
    for (import, rows) in [
        (plans::plan as ImportFunction, [PLANS, &plan]),
        (decisions, [DECISIONS, &publication]),
    ] {
        let made = made(import, "S", &rows).unwrap();
        let told = told(&made);
        assert!(
            told.contains("12/QĐ-UBND is a number of Ủy ban nhân dân"),
            "{told}"
        );
        assert_eq!(made.writes.len(), 1);
    }
}

#[test]
fn decisions_that_were_not_signed_or_were_taken_back_came_in_as_published() {
    let one = decision("1.000001", "eligible_full", "");
    for standing in [
        "Bản dự thảo",
        "Đang trình ký",
        "Mới là đề xuất",
        "chưa thông qua",
        "không đồng ý",
        "rút",
        "Hủy",
        "đã hủy bỏ",
        "lùi sang 2025",
        "thay bằng QĐ 99",
    ] {
        let two = decision("1.000002", "eligible_full", standing);
        let made = made(decisions, "S", &[DECISIONS, &one, &two]).unwrap();
        assert!(
            refused(&made).contains(&format!("“{standing}”")),
            "{standing}"
        );
        assert_eq!(
            made.report.decisions.unwrap().entries.len(),
            1,
            "{standing}"
        );
    }
    for title in [
        "Trình Bộ trưởng phê duyệt",
        "Kế hoạch rà soát",
        "Bản cũ",
        "Nháp",
    ] {
        made(decisions, "S", &[&[title], DECISIONS, &one]).unwrap_err();
        made(decisions, title, &[DECISIONS, &one]).unwrap_err();
    }
    // A note below may be of one row.
    let note = "Ghi chú: thủ tục này đã bị thay thế";
    let noted = made(decisions, "S", &[DECISIONS, &one, &[note]]).unwrap();
    assert!(told(&noted).contains(note), "{}", told(&noted));
    // What a title or a line denies is held against each row's own outcome, down to the next heading of its rank.
    let two = decision("1.000002", "eligible_full", "");
    let none = decision("1.000002", "do_not_provide", "");
    for (line, row, count) in [
        ("B. Thủ tục rút khỏi danh mục", two, 1),
        ("II. Không đủ điều kiện", two, 1),
        ("II. Không đủ điều kiện", none, 2),
        ("II. Lĩnh vực Hộ tịch", two, 2),
    ] {
        let rows: [&[&str]; 5] = [DECISIONS, &one, &[line], &["1. Lĩnh vực Hộ tịch"], &row];
        let made = made(decisions, "S", &rows).unwrap();
        let entries = made.report.decisions.as_ref().unwrap().entries.len();
        assert_eq!(entries, count, "{line}: {}", refused(&made));
    }
    let again: [&[&str]; 5] = [DECISIONS, &["I. Một phần"], &["II. Toàn trình"], &one, &two];
    let made = made(decisions, "S", &again).unwrap();
    assert_eq!(made.report.decisions.unwrap().entries.len(), 2);
}

#[test]
fn counts_that_were_planned_or_of_something_else_came_in_as_dossiers() {
    let [head, row] = COUNTS;
    for title in [
        "Kế hoạch năm 2025",
        "Chỉ tiêu giao năm 2025",
        "Số liệu mẫu",
        "Nháp",
        "Năm 2025 (trừ tháng 12)",
        "Thống kê hồ sơ từ 01/01 đến 30/09",
        "Số liệu 32/34 tỉnh",
        "Riêng cấp xã",
        "Chỉ gồm hồ sơ nộp từ nước ngoài",
        "Tổng hợp của 5 đơn vị",
        "Số liệu của 12 Sở",
        "Draft figures",
        "Số tồn kỳ trước",
        "Số hồ sơ quá hạn",
        "Số lượt truy cập",
        "Số phí thu được (đồng)",
    ] {
        made(statistics::plan, "S", &[&[title], &[], head, row]).unwrap_err();
    }
    let head = [head, &["ghi chú"]].concat();
    for note in [
        "dự kiến",
        "kế hoạch",
        "số ước",
        "chỉ tiêu",
        "mới có 6 tháng",
    ] {
        let row = [row, &[note]].concat();
        let made = made(statistics::plan, "S", &[&head, &row]).unwrap();
        assert!(refused(&made).contains(&format!("“{note}”")), "{note}");
        assert_eq!(made.writes, [], "{note}");
    }
}

#[test]
fn a_report_of_some_procedures_made_all_others_zero() {
    let [head, row] = COUNTS;
    let head = [head, &["complete"]].concat();
    let row = [row, &["true"]].concat();
    let is_complete = |title: &str| {
        let made = made(statistics::plan, "S", &[&[title], &[], &head, &row]).unwrap();
        let text = String::from_utf8(made.writes[0].bytes.clone()).unwrap();
        let complete = text.contains("complete: true");
        assert_ne!(complete, told(&made).contains(title), "{title}");
        complete
    };
    for part in [
        "Lĩnh vực: Hộ tịch",
        "Top 10 TTHC",
        "Phụ lục: TTHC phát sinh trên 100 hồ sơ",
        "10 TTHC có nhiều hồ sơ nhất",
    ] {
        assert!(!is_complete(part), "{part}");
    }
    for whole in [
        "Báo cáo năm 2025",
        "Số liệu 34/34 tỉnh",
        "Tất cả các lĩnh vực",
    ] {
        assert!(is_complete(whole), "{whole}");
    }
}

#[test]
fn procedures_of_a_list_that_had_ended_came_in_as_in_force() {
    let memory = MemoryFiles::with(&[]);
    let list = |row: &[&str]| {
        let one = listed("1.000001", "Một", "Công khai", "");
        let book = named_sheet("S", 0, &[LIST, &one, row]);
        planned(&memory, &[book], &any_day()).unwrap()
    };
    for (name, standing, note) in [
        ("Ba", "Không còn áp dụng", ""),
        ("Ba", "Ngừng áp dụng", ""),
        ("Ba", "Chấm dứt", ""),
        ("Ba", "Hủy công khai", ""),
        ("Ba", "Dự thảo", ""),
        ("Ba", "", "Đã được bãi bỏ tại QĐ 5"),
        ("Ba", "", "TTHC này đã bị thay thế"),
        ("Ba", "", "Dừng thực hiện"),
        ("Ba", "", "Đã chuyển sang thủ tục 1.000002"),
        ("Ba - đã bãi bỏ", "", ""),
        ("BÃI BỎ: Ba", "", ""),
        ("Ba – hết hiệu lực từ 01/01/2026", "", ""),
        ("[Hết hiệu lực] Ba", "", ""),
    ] {
        let row = listed("1.000003", name, standing, note);
        let made = list(&row);
        assert!(refused(&made).contains("not in force any more"), "{row:?}");
        assert_eq!(made.report.created, 0, "{row:?}");
    }
    // What only names it on the way is taken, and told.
    let made = list(&listed("1.000003", "Ba", "", "QĐ số 5 bãi bỏ"));
    assert!(told(&made).contains("QĐ số 5 bãi bỏ"), "{}", told(&made));
    assert_eq!(made.report.created, 1);
    // Procedures are called after what others abolish and stop.
    for name in [
        "Công bố bãi bỏ thủ tục",
        "Thủ tục hủy bỏ quyết định - cấp tỉnh",
        "Hủy đăng ký dự án",
        "Gia hạn giấy phép - chấm dứt hoạt động của cơ sở",
        "Tạm ngừng kinh doanh (tạm ngừng, chấm dứt)",
        "Đăng ký kế hoạch sản xuất",
    ] {
        let made = list(&listed(
            "1.000003",
            name,
            "Công khai",
            "Thay thế thủ tục 1.000002",
        ));
        assert_eq!((refused(&made), told(&made)), Default::default(), "{name}");
    }
}

#[test]
fn a_list_that_calls_itself_a_part_proposed_all_others_as_abolished() {
    let memory = MemoryFiles::with(&[]);
    let one = listed("1.000001", "Một", "", "");
    let gone = |title: &str| {
        let book = named_sheet("S", 0, &[&[title], LIST, &one]);
        let list = planned(&memory, &[book], &any_day()).unwrap().report.list;
        list.unwrap().gone.len()
    };
    for part in [
        "TTHC không phát sinh hồ sơ",
        "Danh mục TTHC tiếp nhận tại bộ phận một cửa",
        "Danh mục TTHC cung cấp DVC trực tuyến",
        "Danh mục TTHC có phí, lệ phí",
        "Danh mục TTHC đặc thù",
        "Phụ lục 1",
        "TTHC thuộc thẩm quyền giải quyết của Sở",
    ] {
        assert_eq!(gone(part), 0, "{part}");
    }
    for whole in [
        "DANH SÁCH THỦ TỤC HÀNH CHÍNH",
        "Danh mục TTHC của Bộ Tư pháp",
    ] {
        assert_eq!(gone(whole), 1, "{whole}");
    }
}

#[test]
fn no_name_of_the_real_list_says_that_it_ended() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/portal/catalog.jsonl");
    let Ok(list) = std::fs::read_to_string(&list) else {
        eprintln!("SKIPPED: no real data at {}", list.display());
        return;
    };
    for line in list.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let name = record["name"].as_str().unwrap_or_default();
        assert_eq!(super::ended_by_name(name), None, "{name}");
    }
}
