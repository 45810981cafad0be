//! Maintainers: what is not committed by meaning, the history, the catalogue as it was and the way back.

use rasoat::session::Lang;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

const BIRTH: &str = "procedures/G15/1.000001.yaml";

fn open(place: &JourneyCatalogue) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), (120, 36))
}

fn edit(place: &JourneyCatalogue, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(place.root().join(path)).unwrap();
    assert!(text.contains(from), "{text}");
    place.write(path, &text.replace(from, to));
}

/// A catalogue whose first procedure became slower in a second commit.
fn with_history() -> JourneyCatalogue {
    let place = JourneyCatalogue::in_git();
    edit(&place, BIRTH, "value: 3", "value: 9");
    place.git(&["commit", "-q", "-a", "-m", "slower"]);
    place
}

#[test]
fn what_is_not_committed_is_told_by_meaning_and_is_gone_after_the_commit() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("/ \"khai sinh\" Enter m Enter Ctrl-S");
    edit(&place, BIRTH, "value: 3", "value: 9");
    edit(&place, "agencies.yaml", "Bộ Công an", "Bộ Công An");
    std::fs::remove_file(place.root().join("procedures/G15/1.000004.yaml")).unwrap();
    journey.press("r 4");
    journey
        .must_show("▸4 Thay đổi")
        .must_show("− 1 không còn")
        .must_show("cách thức › “trực tuyến” › thời hạn: 3")
        .must_show("ngày làm việc → 9 ngày làm việc")
        .must_show("kết luận cần xem lại: căn cứ")
        .must_show("cơ quan (1)");
    journey.press("Enter");
    journey.must_show("▸1 Rà soát").must_show("1 / 4");
    journey.press("4 c");
    journey.must_show("agencies.yaml");
    journey.press("Ctrl-S");
    journey.must_show("không có gì khác");
    assert_eq!(place.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_catalogue_as_it_was_is_read_and_left_again_and_nothing_is_written_meanwhile() {
    let place = with_history();
    let mut journey = open(&place);
    journey.press("5");
    journey
        .must_show("▸5 Lịch sử")
        .must_show("slower")
        .must_show("begin")
        .must_show("ngày làm việc → 9 ngày làm việc")
        .must_show("Nguyễn Thị Rà Soát <ra.soat@example.vn>");
    journey.press("j Enter");
    let short = place.git(&["rev-parse", "--short=7", "HEAD~1"]);
    journey
        .must_show("▸1 Rà soát")
        .must_show(short.trim())
        .must_show("về hiện tại");
    journey.press("/ \"khai sinh\" Enter Enter G");
    journey.must_show("3 ngày làm việc");
    for key in ["m", "u", "c", "N", "e", "4"] {
        journey.press(key);
        let text = journey.screen();
        assert!(
            text.contains("commit cũ") || text.contains("xem một commit"),
            "{key}:\n{text}"
        );
    }
    // Out of the detail, the query, the past.
    journey.press("Esc Esc Esc");
    journey.must_show("main@");
    journey.press("/ \"khai sinh\" Enter Enter G");
    journey.must_show("9 ngày làm việc");
    assert_eq!(place.git(&["status", "--porcelain"]), "");
}

#[test]
fn two_moments_stand_side_by_side_and_one_procedure_has_a_history_of_its_own() {
    let place = with_history();
    edit(
        &place,
        "procedures/G15/1.000002.yaml",
        "Đăng ký khai tử",
        "Đăng ký khai tử lại",
    );
    place.git(&["commit", "-q", "-a", "-m", "renamed"]);
    let mut journey = open(&place);
    journey.press("5 Space G Enter");
    journey
        .must_show("▸4 Thay đổi")
        .must_show("~ 2 thay đổi")
        .must_show("1.000001")
        .must_show("1.000002");
    journey.press("Esc");
    journey.must_show("▸5 Lịch sử").must_show("đã đánh dấu");
    journey.press("Esc f");
    journey.must_show("1.000001").must_show("slower");
    assert!(!journey.shows("renamed"), "{}", journey.screen());
    journey.press("f");
    journey.must_show("renamed");
}

#[test]
fn without_a_repository_both_tabs_say_so() {
    let place = JourneyCatalogue::new();
    let mut journey = open(&place);
    for tab in ["4", "5"] {
        journey.press(tab);
        journey.must_show("no git repository");
    }
}

#[test]
fn another_day_is_asked_for_and_everything_is_read_at_it() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.must_show("2026-10-31").must_show("2023-11-01");
    journey.press("D ↓ ↓ ↓ Tab Ctrl-U \"31/02/2026\" Enter");
    journey
        .must_show("ngày phải có dạng 31/12/2027")
        .must_show("31/02/2026");
    journey.press("Ctrl-U \"30/06/2026\" Enter");
    journey.must_show("2026-06-30").must_show("2023-07-01");
    assert!(!journey.shows("Xem tại ngày này"), "{}", journey.screen());

    journey.press("r");
    journey.must_show("2026-06-30");
    journey.press("D ↑ ↑ ↑ Ctrl-S");
    journey.must_show("2026-10-31").must_show("2023-11-01");
}

/// Whatever verdict changed had the sign of a flag.
#[test]
fn a_verdict_that_changed_is_no_flag_where_nothing_is_flagged() {
    let place = JourneyCatalogue::in_git();
    edit(
        &place,
        BIRTH,
        "online: {level: full, since: 2021-01-01}\n",
        "",
    );
    let mut journey = open(&place);
    journey.press("4");
    journey.must_show("1.000001 Đăng ký khai sinh");
    let screen = journey.screen();
    assert!(
        screen.contains("~? 1.000001") || screen.contains("~– 1.000001"),
        "{screen}"
    );
}
