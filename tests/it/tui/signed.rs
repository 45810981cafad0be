//! From evidence to a list that is signed: one marks, another approves, a third publishes; then a count changes.

use rasoat::session::Lang;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), (120, 40))
}

/// Where 1.000001 and, by an override, 1.000002 are recommended and committed.
fn recommended() -> JourneyCatalogue {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("Space Space m Tab Space Tab \"hiếm gặp\" Tab \"Điều 31\" Ctrl-S");
    journey.must_show("sẽ ghi 2 thủ tục: đủ điều kiện toàn trình");
    journey.press("Enter");
    journey.must_show("Đã ghi kết luận cho 2 thủ tục (đề xuất)");
    journey.press("c Enter");
    journey.must_show("±0");
    place
}

/// The subject of the last commit.
fn subject(place: &JourneyCatalogue) -> String {
    place.git(&["log", "-1", "--format=%s"]).trim().to_owned()
}

#[test]
fn one_marks_another_approves_a_third_publishes_and_a_changed_count_makes_it_stale() {
    let place = recommended();
    assert_eq!(
        subject(&place),
        "review: 2 procedures of G15 eligible for full online service"
    );

    let mut journey = open(&place);
    journey.press("Space Space a Ctrl-S");
    journey
        .must_show("bị từ chối 2 thủ tục")
        .must_show("chính Nguyễn Thị Rà Soát đã đề xuất; phải do người khác duyệt");
    journey.press("Enter Esc Esc");
    assert!(
        !place
            .read("decisions/G15/1.000001.yaml")
            .unwrap()
            .contains("approved")
    );

    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    let mut journey = open(&place);
    // Nobody fills in a form that nothing can come of.
    journey.press("Space Space P");
    journey.must_show("chưa có kết luận nào được duyệt");
    journey.press("a Shift-Tab \"đã đối chiếu\" Ctrl-S");
    journey.must_show("sẽ ghi 2 thủ tục: đã duyệt");
    journey.press("Enter");
    journey.must_show("Đã ghi kết luận cho 2 thủ tục (đã duyệt)");
    journey.press("c");
    journey.must_show("review: approve 2 procedures of G15");
    journey.press("Enter");
    assert!(
        place
            .read("decisions/G15/1.000001.yaml")
            .unwrap()
            .contains("đã đối chiếu")
    );

    place.configure("Lê Thị Công Bố", "congbo@example.vn");
    let mut journey = open(&place);
    journey.press("Space Space P \"1/QĐ-BTP\" Tab \"2026-11-20\" Tab \"Bộ trưởng\" Ctrl-S");
    journey
        .must_show("sẽ ghi 2 thủ tục: công bố theo 1/QĐ-BTP")
        .must_show("1. 1.000001")
        .must_show("2. 1.000002");
    journey.press("Enter");
    journey.must_show("Đã ghi kết luận cho 2 thủ tục (đã công bố) · u hoàn tác · E ghi phụ lục");
    journey.press("c Enter");
    assert_eq!(
        subject(&place),
        "review: publish 2 procedures of G15 by 1/QĐ-BTP"
    );
    assert_eq!(place.git(&["status", "--porcelain"]), "");

    // The annex is written whole, whatever is found or selected; a number that is none is said in the form.
    journey.press("Space E Shift-Tab Shift-Tab Shift-Tab Shift-Tab Space ↓ ↓ \"2/QĐ-BTP\" Ctrl-S");
    journey.must_show("không kết luận nào được công bố bằng số 2/QĐ-BTP");
    let file = place.home().join("phu-luc.md");
    journey.press("Ctrl-U \"1/qđ-btp\"");
    journey.must_show("ghi trọn phụ lục của quyết định này");
    journey.press("↓ ↓ ↓ Space ↓ ↓ ↓ Ctrl-U");
    journey.press(&format!("\"{}\" Ctrl-S", file.display()));
    journey.must_show("Đã xuất 2 thủ tục");
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("Số: 1/QĐ-BTP"), "{page}");
    assert!(page.contains("| 1 | 1.000001 |") && page.contains("| 2 | 1.000002 |"));

    let path = "statistics/G15/2023-11-01_2026-10-31.nationwide.yaml";
    let text = place.read(path).unwrap();
    place.write(
        path,
        &text.replace("\"1.000001\": {online: 7,", "\"1.000001\": {online: 8,"),
    );
    let mut journey = open(&place);
    journey.press("Enter");
    journey
        .must_show("đủ điều kiện toàn trình (đã công bố) ! cần xem lại")
        .must_show("báo cáo của Bộ Tư pháp, 2023-11-01 … 2026-10-31: trực tuyến: 7 → 8");
    journey.press("K");
    journey.must_show("sẽ ghi 1 thủ tục: đủ điều kiện toàn trình");
    journey.press("Enter");
    journey.must_show("Đã ghi kết luận cho 1.000001 (đề xuất)");
    let log = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert_eq!(log.matches("- id:").count(), 4, "nothing is erased\n{log}");
}

#[test]
fn an_override_for_a_selection_is_not_in_the_way_of_the_one_that_needs_none() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    let reasons = "m Tab Space Tab \"hiếm gặp\" Tab \"Điều 31\" Ctrl-S";
    journey.press(&format!("↓ {reasons}"));
    journey.must_show("Đã ghi kết luận cho 1.000002");
    // The second has it already, so that the first is left alone.
    journey.press(&format!("↑ Space Space {reasons}"));
    journey
        .must_show("sẽ ghi 1 thủ tục")
        .must_show("bị từ chối 1 thủ tục");
    journey.press("Enter");
    journey.must_show("Đã ghi kết luận cho 1.000001 (đề xuất)");
}

#[test]
fn a_day_that_is_none_and_an_empty_field_are_said_in_the_form_and_nothing_is_written() {
    let place = approved();
    let mut journey = open(&place);
    journey.press("P Ctrl-S");
    journey.must_show("Số quyết định: bắt buộc điền");
    journey.press("\"1/QĐ-BTP\" Tab \"20-11-26\" Tab x Ctrl-S");
    journey.must_show("Ngày ký: ngày phải có dạng 31/12/2027 hoặc 2027-12-31");
    let place = recommended();
    let mut journey = open(&place);
    journey.press("w Ctrl-S");
    journey.must_show("Lý do rút: bắt buộc điền");
    // What is taken back stays taken back, so it is asked once more, for one as for many.
    journey.press("\"nhầm\" Ctrl-S Enter");
    journey.must_show("Đã ghi kết luận cho 1.000001 (đã rút)");
    journey.press("u");
    journey.must_show("Đã hoàn tác kết luận của 1.000001");
    assert_eq!(place.git(&["status", "--porcelain"]), "");
    // Where nothing is decided, there is nothing to approve.
    journey.press("↓ ↓ ↓ a");
    journey.must_show("chưa có kết luận nào ở đây");
}

/// Where both are approved, for whoever publishes.
fn approved() -> JourneyCatalogue {
    let place = recommended();
    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    let mut journey = open(&place);
    journey.press("Space Space a Ctrl-S Enter");
    journey.must_show("Đã ghi kết luận cho 2 thủ tục (đã duyệt)");
    place.configure("Lê Thị Công Bố", "congbo@example.vn");
    place
}

#[test]
fn the_screen_publishes_nothing_while_a_file_that_it_rests_on_cannot_be_read() {
    let place = approved();
    place.write("plans/hong.yaml", "no-such-key: 1\n");
    let publish = "P \"1/QĐ-BTP\" Tab \"2026-11-20\" Tab \"Bộ trưởng\" Ctrl-S";
    let mut journey = open(&place);
    journey.press(publish);
    journey.must_show("plans/hong.yaml");
    journey.press("Enter");
    let log = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert!(!log.contains("state: published"), "{log}");
    std::fs::remove_file(place.root().join("plans/hong.yaml")).unwrap();
    let mut journey = open(&place);
    journey.press(publish).press("Enter");
    let log = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert!(log.contains("state: published"), "{log}");
}
