//! A reviewer: finding, marking, overriding, undoing, committing.

use rasoat::session::Lang;
use rasoat::tui::app::message::Message;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), (120, 36))
}

#[test]
fn a_procedure_is_found_without_accents_marked_and_committed() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.must_show("main@").must_show("±0");
    journey.press("/ \"dang ky khai sinh\" Enter");
    journey.must_show("1 / 5");
    journey.press("m Ctrl-S");
    journey
        .must_show("Đã ghi kết luận cho 1.000001")
        .must_show("±1");
    let written = place.read("decisions/G15/1.000001.yaml").unwrap();
    for text in [
        "eligible_full",
        "Nguyễn Thị Rà Soát",
        "2026-11-21T01:00:00Z",
    ] {
        assert!(written.contains(text), "{text} in\n{written}");
    }

    journey.press("c");
    journey
        .must_show("Nguyễn Thị Rà Soát <ra.soat@example.vn>")
        .must_show("decisions/G15/1.000001.yaml")
        .must_show("review: 1 procedure of G15 eligible for full online service");
    journey.press("Enter");
    journey.must_show("Đã commit").must_show("±0");
    assert_eq!(place.git(&["status", "--porcelain"]), "");
    let log = place.git(&[
        "log",
        "-1",
        "--format=%an <%ae> %ad%n%B",
        "--date=iso-strict",
    ]);
    assert!(
        log.starts_with(
            "Nguyễn Thị Rà Soát <ra.soat@example.vn> 2026-11-21T08:00:00+07:00\n\
             review: 1 procedure of G15 eligible for full online service\n\n\
             1.000001 eligible_full: Đăng ký khai sinh\n\n\
             Reviewed-as-of: 2026-10-31\n"
        ),
        "{log}"
    );
    let names = place.git(&["show", "--name-only", "--format="]);
    assert_eq!(names.trim(), "decisions/G15/1.000001.yaml");
}

#[test]
fn the_gate_refuses_says_why_and_opens_for_an_override_that_stays_visible() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("↓ m Ctrl-S");
    journey
        .must_show("Bị từ chối, chưa ghi gì")
        .must_show("bị “Không phát sinh hồ sơ” (no-dossiers) chặn (cờ)")
        .must_show("mọi ngày của cửa sổ đều có báo cáo");
    assert!(!place.decisions("G15", "1.000002").exists());

    journey.press("Shift-Tab Shift-Tab Shift-Tab Space Tab \"hiếm gặp\" Tab \"Điều 31\" Tab Ctrl-U \"2027-06-30\" Ctrl-S");
    journey.must_show("Đã ghi kết luận cho 1.000002");
    let written = place.read("decisions/G15/1.000002.yaml").unwrap();
    for text in ["no-dossiers", "hiếm gặp", "Điều 31", "2027-06-30"] {
        assert!(written.contains(text), "{text} in\n{written}");
    }
    journey.must_show("⚐");
    journey.press("Enter");
    journey.must_show("ngoại lệ đến 2027-06-30: hiếm gặp (Điều 31)");
}

#[test]
fn partial_needs_one_of_four_reasons_and_its_provision() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("m ↓ Ctrl-S");
    journey
        .must_show("mức một phần cần một trong bốn lý do")
        .must_show("mức một phần cần căn cứ của lý do");
    journey.press("Esc m Tab ↓ Tab \"chưa có chữ ký số\" Tab \"Điều 5\" Ctrl-S");
    journey.must_show("Đã ghi kết luận cho 1.000001");
    let written = place.read("decisions/G15/1.000001.yaml").unwrap();
    for text in [
        "outcome: partial",
        "onsite_verification",
        "chưa có chữ ký số",
        "Điều 5",
    ] {
        assert!(written.contains(text), "{text} in\n{written}");
    }
}

#[test]
fn a_selection_shows_what_will_be_refused_before_anything_is_written() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("*");
    journey.must_show("5 đã chọn");
    journey.press("m Ctrl-S");
    journey
        .must_show("sẽ ghi 2 thủ tục")
        .must_show("bị từ chối 3 thủ tục")
        .must_show("(no-plan) chặn");
    assert!(!place.root().join("decisions").exists());
    journey.press("Enter");
    journey
        .must_show("Đã ghi kết luận cho 2 thủ tục")
        .must_show("±2");
    assert!(!journey.shows("đã chọn"));
    assert!(place.decisions("G15", "1.000001").exists());
    assert!(place.decisions("G15", "1.000005").exists());
    assert!(!place.decisions("G15", "1.000004").exists());
    journey.press("u");
    journey.must_show("Đã hoàn tác 2 kết luận").must_show("±0");
    assert!(!place.decisions("G15", "1.000001").exists());
}

#[test]
fn overrides_of_a_selection_go_where_they_are_needed() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("Space Space m Tab Space Tab \"hiếm\" Tab \"Điều 31\" Ctrl-S");
    journey.must_show("sẽ ghi 2 thủ tục");
    journey.press("Enter");
    let clear = place.read("decisions/G15/1.000001.yaml").unwrap();
    let flagged = place.read("decisions/G15/1.000002.yaml").unwrap();
    assert!(!clear.contains("overrides"), "{clear}");
    assert!(flagged.contains("overrides"), "{flagged}");
}

#[test]
fn a_mark_is_undone_until_it_is_committed_and_then_no_more() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("m Ctrl-S u");
    journey.must_show("Đã hoàn tác kết luận của 1.000001");
    assert!(!place.decisions("G15", "1.000001").exists());

    journey.press("m Ctrl-S c Enter");
    journey.must_show("Đã commit");
    let before = place.read("decisions/G15/1.000001.yaml");
    journey.press("u");
    journey.must_show(
        "không có kết luận nào chưa commit ở đây; kết luận đã commit thì rút lại, không xóa",
    );
    assert_eq!(place.read("decisions/G15/1.000001.yaml"), before);
}

#[test]
fn a_mark_of_an_earlier_session_is_undone_where_the_cursor_stands() {
    let place = JourneyCatalogue::in_git();
    open(&place).press("m Ctrl-S");
    assert!(place.decisions("G15", "1.000001").exists());
    let mut journey = open(&place);
    journey.must_show("đủ ĐK");
    journey.press("u");
    journey.must_show("Đã hoàn tác kết luận của 1.000001");
    assert!(!place.decisions("G15", "1.000001").exists());
}

#[test]
fn only_the_chosen_files_are_committed_and_no_other_is_ever_offered() {
    let place = JourneyCatalogue::in_git();
    place.write("README.md", "not of the catalogue\n");
    place.git(&["add", "README.md"]);
    let mut journey = open(&place);
    journey.press("m Ctrl-S ↓ ↓ ↓ ↓ m Ctrl-S c");
    journey.must_show("Tệp (2 trên 2)");
    assert!(!journey.shows("README.md"));
    journey.press("Tab Tab Space");
    journey
        .must_show("Tệp (1 trên 2)")
        .must_show("review: 1 procedure of G15");
    journey.press("Ctrl-S");
    journey.must_show("Đã commit").must_show("±1");
    let names = place.git(&["show", "--name-only", "--format="]);
    assert_eq!(names.trim(), "decisions/G15/1.000005.yaml");
    let left = place.git(&["status", "--porcelain", "-uall"]);
    assert_eq!(left, "A  README.md\n?? decisions/G15/1.000001.yaml\n");
}

#[test]
fn marking_moves_on_where_the_filter_no_longer_holds() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("/ \"decision:none\" Enter");
    journey.must_show("5 / 5");
    journey.press("m Ctrl-S");
    journey.must_show("4 / 5");
    journey.press("y");
    assert_eq!(journey.copied(), ["1.000002"]);
}

#[test]
fn a_decision_that_somebody_else_wrote_meanwhile_is_not_written_over() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    open(&place).press("m Ctrl-S");
    let theirs = place.read("decisions/G15/1.000001.yaml").unwrap();
    journey.press("m ↓ ↓ Tab \"khác\" Ctrl-S");
    journey.must_show("đã bị sửa trên đĩa");
    assert_eq!(place.read("decisions/G15/1.000001.yaml"), Some(theirs));
}

#[test]
fn vietnamese_input_and_pastes_reach_a_field_as_they_are_meant() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    // As an input method sends them: letters, then Backspace and a replacement in one burst.
    journey.press("m ↓ ↓ ↓ ↓ ↓ Tab \"thieu\" Backspace Backspace Backspace \"iếu \"");
    journey.send(Message::Paste(
        "so\u{302}\u{301} lie\u{323}\u{302}u\nquý 3".to_owned(),
    ));
    journey.press("Ctrl-S");
    let written = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert!(written.contains("reason: thiếu số liệu quý 3"), "{written}");
}

#[test]
fn what_was_typed_comes_back_after_a_form_was_left() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("m ↓ ↓ Tab \"chưa có nhu cầu\" Esc");
    assert!(!journey.shows("chưa có nhu cầu"));
    journey.press("m");
    journey.must_show("chưa có nhu cầu");
    journey.press("Ctrl-S");
    let written = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert!(written.contains("do_not_provide"), "{written}");
    journey.press("↓ m");
    assert!(
        !journey.shows("chưa có nhu cầu"),
        "it was for another procedure"
    );
}

#[test]
fn a_file_is_opened_in_the_editor_and_read_again() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("e");
    let [call] = journey.edited() else {
        panic!("{:?}", journey.edited());
    };
    let path = place.root().join("procedures/G15/1.000001.yaml");
    assert_eq!(call.program, "editor");
    assert_eq!(call.arguments, ["--wait", path.to_str().unwrap()]);
    let path = "procedures/G15/1.000001.yaml";
    let text = place.read(path).unwrap();
    place.write(path, &text.replace("Đăng ký khai sinh", "Khai sinh"));
    journey.press("F5");
    journey.must_show("Khai sinh").must_show("±1");
}

#[test]
fn quitting_asks_nothing() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("m Ctrl-S q");
    assert!(journey.has_ended());
}

#[test]
fn of_a_procedure_that_moved_no_part_is_committed_alone() {
    let place = JourneyCatalogue::in_git();
    let [old, new] = ["1.000004", "1.000099"].map(|code| format!("procedures/G15/{code}.yaml"));
    let text = place.read(&old).unwrap();
    place.write(&new, &text.replace("1.000004", "1.000099"));
    std::fs::remove_file(place.root().join(&old)).unwrap();
    let mut journey = open(&place);
    journey.press("c");
    journey
        .must_show("Tệp (2 trên 2)")
        .must_show("Các phần của một lần chuyển");
    journey.press("Tab Tab Space");
    journey.must_show("Tệp (0 trên 2)");
    journey.press("Space Ctrl-S");
    journey.must_show("Đã commit").must_show("2 tệp");
    assert_eq!(place.git(&["status", "--porcelain"]), "");
}

#[cfg(unix)]
#[test]
fn a_hook_has_the_terminal_for_itself_while_it_runs() {
    use std::os::unix::fs::PermissionsExt;
    let place = JourneyCatalogue::in_git();
    let hook = place.root().join(".git/hooks/pre-commit");
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    std::fs::write(&hook, "#!/bin/sh\nexit 0\n").unwrap();
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut journey = open(&place);
    journey.press("m Ctrl-S");
    assert_eq!(journey.lent(), 0, "a mark runs no program");
    journey.press("c Ctrl-S");
    journey.must_show("Đã commit");
    assert_eq!(journey.lent(), 1);
}
