//! Tables that are not of what they are taken for.

use super::Declared;

use crate::import::decisions::tests::plan as decisions;
use crate::import::testing::{COUNTS, ImportFunction, MemoryFiles, named_sheet, shown};
use crate::import::{plans, statistics};

const DECISIONS: [&[&str]; 2] = [
    &["TT", "Mã TTHC", "Số quyết định", "Ngày ký", "Tình trạng"],
    &["1", "1.000001", "1/QĐ-BTP", "15/12/2023"],
];
const PLANS: [&[&str]; 2] = [
    &["type", "number", "signed", "title", "code"],
    &["option", "1/QĐ-BTP", "2025-01-05", "Phương án", "1.000001"],
];

/// A sheet of this name with a title above its rows.
fn book(sheet_name: &str, title: &str, rows: &[&[&str]]) -> Vec<u8> {
    let titled: [&[&str]; 3] = [&[title], &[], &[]];
    let rows: Vec<&[&str]> = titled.iter().chain(rows).copied().collect();
    named_sheet(sheet_name, 1, &rows)
}

/// Where a table is refused for what it says, and that the same one with `fine` comes in.
fn refuses(import: ImportFunction, rows: &[&[&str]], draft: &str, fine: &str) {
    let memory = MemoryFiles::with(&[]);
    for (file, sheet, title, place) in [
        ("t.xlsx", "S", draft, "cell A2 says"),
        ("t.xlsx", draft, fine, "the name of the sheet says"),
        (
            &format!("{draft}.xlsx"),
            "S",
            fine,
            "the name of the file says",
        ),
    ] {
        let made = memory.plan_of(import, file, &book(sheet, title, rows));
        let error = made.unwrap_err();
        assert!(error.is_refusal && error.hint.is_some());
        let said = format!("{place} “{draft}”");
        assert!(error.message.contains(&said), "{}", error.message);
    }
    let made = memory.plan_of(import, "t.xlsx", &book("S", fine, rows));
    let made = made.unwrap();
    assert_eq!(made.report.refused, [], "{fine}");
    assert_eq!(made.writes.len(), 1, "{fine}");
}

const SIGNED: &str = "(Kèm theo Quyết định số 1 QĐ-BTP)";

#[test]
fn a_draft_of_decisions_came_in_as_published() {
    for draft in [
        "Danh mục TTHC đề xuất",
        "DỰ THẢO",
        "Dự kiến toàn trình",
        "Bản lấy ý kiến",
        "Lộ trình năm 2027",
    ] {
        refuses(decisions, &DECISIONS, draft, SIGNED);
    }
    // A column for what was decided signs nothing.
    let states: [&[&str]; 2] = [
        &["code", "outcome", "number", "signed"],
        &["1.000001", "eligible_full", "1/QĐ-BTP", "2023-12-15"],
    ];
    refuses(decisions, &states, "Dự thảo", SIGNED);
}

#[test]
fn a_draft_of_a_plan_came_in_as_a_signed_option() {
    for draft in ["DỰ THẢO", "Kèm theo Tờ trình số 12", "Đề xuất phương án"] {
        refuses(plans::plan, &PLANS, draft, SIGNED);
    }
    refuses(plans::plan, &PLANS, "Draft", "Lộ trình thực hiện");
}

#[test]
fn what_stands_below_a_line_that_leaves_it_out_came_into_the_plan() {
    let memory = MemoryFiles::with(&[]);
    let [head, one] = PLANS;
    let two = ["option", "1/QĐ-BTP", "2025-01-05", "Phương án", "1.000002"];
    for (line, is_refused) in [
        ("II. Thủ tục không đưa vào phương án", true),
        ("Phần dự thảo", true),
        ("II. Lĩnh vực Hộ tịch", false),
    ] {
        let rows: [&[&str]; 4] = [head, one, &[line], &two];
        let made = memory.plan_of(plans::plan, "t.xlsx", &book("S", SIGNED, &rows));
        match made {
            Err(error) => {
                assert!(is_refused && error.is_refusal, "{line}");
                let said = format!("7:7 says “{line}”");
                assert!(error.message.contains(&said), "{}", error.message);
            }
            Ok(_) => assert!(!is_refused, "{line}"),
        }
    }
}

#[test]
fn a_forecast_came_in_as_what_was_counted() {
    for draft in [
        "Dự kiến năm 2025",
        "Số liệu ước tính",
        "Số liệu sơ bộ",
        "Chưa bao gồm cấp xã",
        "Số liệu chưa đầy đủ",
        "20 trong 34 tỉnh đã báo cáo",
        "Forecast",
    ] {
        refuses(statistics::plan, &COUNTS, draft, "Số liệu năm 2025");
    }
}

#[test]
fn a_row_that_calls_itself_a_draft_came_in_as_signed() {
    let memory = MemoryFiles::with(&[]);
    for (number, standing) in [
        ("1/QĐ-BTP", "Dự thảo"),
        ("1/QĐ-BTP", "Chưa ký"),
        ("12/TTr-BTP", ""),
    ] {
        let row = ["2", "1.000002", number, "15/12/2023", standing];
        let [head, one] = DECISIONS;
        let made = memory.plan_of(decisions, "t.xlsx", &book("S", SIGNED, &[head, one, &row]));
        let report = made.unwrap().report;
        let refused = shown(&report.refused).concat();
        let said = if standing.is_empty() {
            number
        } else {
            standing
        };
        assert!(refused.contains(&format!("says “{said}”")), "{refused}");
        assert_eq!(report.decisions.unwrap().entries.len(), 1);
    }
    for (number, title) in [
        ("2/QĐ-BTP", "Dự thảo phương án"),
        ("12/TTr-BTP", "Phương án"),
    ] {
        let row = ["option", number, "2025-01-05", title, "1.000002"];
        let [head, one] = PLANS;
        let made = memory.plan_of(
            plans::plan,
            "t.xlsx",
            &book("S", SIGNED, &[head, one, &row]),
        );
        let made = made.unwrap();
        assert_eq!(made.report.refused.len(), 1, "{number} {title}");
        assert_eq!(made.writes.len(), 1);
    }
}

#[test]
fn a_draft_is_known_by_its_words_and_a_signed_annex_is_none() {
    for draft in [
        "DỰ THẢO",
        "pl du thao 2",
        "Danh mục TTHC đề xuất cung cấp toàn trình",
        "DANH MỤC TTHC DỰ KIẾN CUNG CẤP TOÀN TRÌNH",
        "(Kèm theo Tờ trình số 12/TTr-BTP)",
        "(Kèm theo dự thảo Quyết định số     /QĐ-BTP)",
        "Bản lấy ý kiến các đơn vị",
        "Draft of 5 January",
    ] {
        assert!(Declared::Draft.is_in(draft), "{draft}");
    }
    for signed in [
        "(Kèm theo Quyết định số 9/QĐ-BTP ngày 15/12/2025 của Bộ trưởng)",
        "Ban hành kèm theo Quyết định số 9/QĐ-BTP",
        "Căn cứ Tờ trình số 12/TTr-BTP; theo đề xuất của Cục trưởng",
        "Lĩnh vực: Giấy phép để xuất khẩu, nhập khẩu",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Bộ Kế hoạch và Đầu tư",
        "Toàn trình",
        "Sheet1",
    ] {
        assert!(!Declared::Draft.is_in(signed), "{signed}");
        assert!(!Declared::Roadmap.is_in(signed), "{signed}");
    }
    let roadmap = "Lộ trình cung cấp dịch vụ công năm 2027";
    assert!(Declared::Roadmap.is_in(roadmap) && !Declared::Draft.is_in(roadmap));
    assert!(!Declared::Draft.is_in("Ngày dự kiến hoàn thành"));
}

#[test]
fn a_note_below_the_counts_that_takes_them_back_was_refused_as_a_row_and_they_came_in() {
    let memory = MemoryFiles::with(&[]);
    let [head, row] = COUNTS;
    for note in ["Ghi chú: số liệu ước tính", "Chưa bao gồm hồ sơ của cấp xã"] {
        let bytes = book("S", "Số liệu năm 2025", &[head, row, &[note]]);
        let error = memory
            .plan_of(statistics::plan, "t.xlsx", &bytes)
            .unwrap_err();
        assert!(error.message.contains("7:7 says"), "{}", error.message);
    }
    let beside = [head, &["Ghi chú"]].concat();
    let none = [row, &["Chưa có số liệu"]].concat();
    let bytes = book("S", "Số liệu năm 2025", &[&beside, &none]);
    let done = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    let refused = shown(&done.report.refused).concat();
    assert!(
        refused.starts_with("I6 1.000001 column `Ghi chú` says"),
        "{refused}"
    );
}

#[test]
fn counts_below_a_title_of_another_unit_or_of_what_was_resolved_came_in() {
    let memory = MemoryFiles::with(&[]);
    for (title, said) in [
        ("SỐ HỒ SƠ ĐÃ GIẢI QUYẾT NĂM 2025", "`basis` received"),
        (
            "Đơn vị báo cáo: An Giang",
            "(tinh-an-giang), and line 6 is a report of G15",
        ),
    ] {
        let bytes = book("S", title, &COUNTS);
        let error = memory
            .plan_of(statistics::plan, "t.xlsx", &bytes)
            .unwrap_err();
        assert!(error.message.contains(said), "{}", error.message);
    }
    for title in [
        "BÁO CÁO TÌNH HÌNH GIẢI QUYẾT TTHC",
        "Đơn vị báo cáo: Bộ Tư pháp",
        "Số hồ sơ tiếp nhận, giải quyết",
    ] {
        let done = memory
            .plan_of(statistics::plan, "t.xlsx", &book("S", title, &COUNTS))
            .unwrap();
        assert_eq!(done.report.warnings, [], "{title}");
    }
    let [head, row] = COUNTS;
    let mut country = row.to_vec();
    country[1] = "nationwide";
    let bytes = book("S", "Số liệu của tỉnh An Giang", &[head, &country]);
    let done = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    let told = shown(&done.report.warnings).concat();
    assert!(told.contains("not of An Giang alone"), "{told}");
}

#[test]
fn a_schedule_of_reviews_came_in_as_an_approved_option_and_what_stays_as_it_is_into_a_plan() {
    let memory = MemoryFiles::with(&[]);
    for title in ["KẾ HOẠCH RÀ SOÁT NĂM 2025", "Phương án đã hết hiệu lực"] {
        let error = memory
            .plan_of(plans::plan, "t.xlsx", &book("S", title, &PLANS))
            .unwrap_err();
        assert!(
            error.is_refusal && error.message.contains("cell A2 says"),
            "{}",
            error.message
        );
    }
    let [head, row] = PLANS;
    let head = [head, &["measures"]].concat();
    for (measure, is_refused) in [
        ("Giữ nguyên", true),
        ("Không đơn giản hóa", true),
        ("Không yêu cầu bản sao giấy khai sinh", false),
        ("Cắt giảm thành phần hồ sơ", false),
    ] {
        let row = [row, &[measure]].concat();
        let bytes = book(
            "S",
            "Phương án theo kế hoạch rà soát năm 2025",
            &[&head, &row],
        );
        let done = memory.plan_of(plans::plan, "t.xlsx", &bytes).unwrap();
        assert_eq!(
            done.report.refused.len(),
            usize::from(is_refused),
            "{measure}"
        );
    }
}

#[test]
fn an_annex_of_another_decision_than_its_rows_name_is_told() {
    let memory = MemoryFiles::with(&[]);
    let told = |import: ImportFunction, number: &str, rows: &[&[&str]]| {
        let title = format!("(Kèm theo Quyết định số {number} ngày 15/12/2025)");
        let done = memory
            .plan_of(import, "t.xlsx", &book("S", &title, rows))
            .unwrap();
        shown(&done.report.warnings)
            .concat()
            .contains("no row names 12/QĐ-BTP")
    };
    assert!(told(decisions, "12/QĐ-BTP", &DECISIONS) && !told(decisions, "1/QĐ-BTP", &DECISIONS));
    assert!(told(plans::plan, "12/QĐ-BTP", &PLANS) && !told(plans::plan, "01/QĐ-BTP", &PLANS));
}
