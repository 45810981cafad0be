//! The review queue: saved views, progress, what comes back at the next start, notes, templates of reasons.

use std::path::Path;

use rasoat::session::{Config, Lang};

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

/// Opens the screen with the user's own files in a folder of their own.
fn open(place: &JourneyCatalogue, lang: Lang) -> Journey {
    open_with(place, lang, "")
}

fn open_with(place: &JourneyCatalogue, lang: Lang, query: &str) -> Journey {
    let mut launch = launch(&place.root(), lang);
    launch.config = Config::of(Some(config(place)));
    query.clone_into(&mut launch.query);
    Journey::open(launch, (120, 36))
}

fn config(place: &JourneyCatalogue) -> std::path::PathBuf {
    place.home().join("config")
}

fn views(place: &JourneyCatalogue) -> String {
    std::fs::read_to_string(config(place).join("views.yaml")).unwrap_or_default()
}

#[test]
fn a_reviewer_works_through_the_queue_and_sees_how_far_it_is() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::Vi);
    journey.press("v");
    journey
        .must_show("Hàng đợi rà soát")
        .must_show("Chờ phê duyệt")
        .must_show("“của tôi”");
    journey.press("Enter");
    journey
        .must_show("Hàng đợi rà soát 0 / 3 · hôm nay 0")
        .must_show("3 / 5");
    let order: Vec<String> = (0..3)
        .map(|_| {
            journey.press("y ↓");
            journey.copied().last().unwrap().clone()
        })
        .collect();
    assert_eq!(order, ["1.000002", "1.000003", "1.000004"]);

    // The second is marked: the cursor goes on to the third, and not to the top.
    journey.press("↑ m ↓ ↓ Tab \"chờ\" Ctrl-S y");
    assert_eq!(journey.copied().last().unwrap(), "1.000004");
    journey
        .must_show("Hàng đợi rà soát 1 / 3 · hôm nay 1")
        .must_show("2 / 5");
    // The last one is marked: the cursor goes back to the one above.
    journey.press("m ↓ ↓ Tab \"chờ\" Ctrl-S y");
    assert_eq!(journey.copied().last().unwrap(), "1.000002");
    journey.press("m ↓ ↓ Tab \"chờ\" Ctrl-S");
    journey
        .must_show("Hàng đợi rà soát 3 / 3 · hôm nay 3")
        .must_show("0 / 5");
    journey.press("u");
    journey.must_show("2 / 3 · hôm nay 2").must_show("1 / 5");
    // Another view, another day, another person: what is not today's or not theirs is not counted as theirs.
    place.configure("Người Khác", "khac@example.vn");
    journey.press("X");
    assert!(!journey.shows("hôm nay"));
    journey.press("v Enter");
    journey.must_show("2 / 3 · hôm nay 0");
}

#[test]
fn a_selection_that_is_marked_leaves_the_cursor_on_the_next_one_that_is_left() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open_with(&place, Lang::En, "decision:none");
    // The one under the cursor goes with the one above it: the cursor stands on the one below, which moved up by two.
    journey.press("Space Space ↑ m ↓ ↓ Tab \"later\" Ctrl-S Enter");
    journey.must_show("3 / 5");
    journey.press("y");
    assert_eq!(journey.copied().last().unwrap(), "1.000003");
}

#[test]
fn what_somebody_else_recommended_waits_for_my_approval() {
    let place = JourneyCatalogue::in_git();
    open(&place, Lang::Vi).press("m Ctrl-S");
    place.configure("Trần Phê Duyệt", "duyet@example.vn");
    let mut journey = open(&place, Lang::Vi);
    journey.press("↓ ↓ ↓ ↓ m Ctrl-S v ↓ ↓ Enter");
    journey
        .must_show("Chờ phê duyệt ─")
        .must_show("không Người: tôi")
        .must_show("1 / 5");
    journey.press("y");
    assert_eq!(journey.copied().last().unwrap(), "1.000001");
    journey.press("X / \"người:rà\" Enter");
    journey.must_show("Người: rà").must_show("1 / 5");
    // Git that knows nobody is said, and no row is shown as if it were theirs.
    place.configure("", "");
    journey.press("X / \"by:me\" Enter");
    journey
        .must_show("no name and no e-mail address")
        .must_show("0 / 5");
}

#[test]
fn a_view_is_saved_found_again_after_a_restart_replaced_and_deleted() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::En);
    journey.press("/ \"agency:G15 khai\" Enter s s V");
    journey
        .must_show("Save as a view")
        .must_show("khai agency:G15 · by name");
    journey.press("\"Births\" Enter");
    journey
        .must_show("View “Births” saved")
        .must_show("Births 0 / 4");
    journey.press("X s V \"Births\" Enter");
    journey.must_show("There is a view “Births” already");
    assert!(views(&place).contains("khai agency:G15"));
    journey.press("Esc v End Enter");
    journey.must_show("View: Births").must_show("4 / 5");
    journey.leave();

    let mut journey = open(&place, Lang::En);
    journey
        .must_show("As you left it")
        .must_show("Births 0 / 4")
        .must_show("Name↑")
        .must_show("4 / 5");
    journey.press("/ \" kết hôn\" Enter V Enter Space Ctrl-S");
    journey.must_show("saved").must_show("1 / 5");
    assert!(views(&place).contains("khai kết hôn agency:G15"));
    journey.press("v d");
    journey.must_show("is built in");
    journey.press("End Delete");
    journey.must_show("Delete “Births”?");
    journey.press("Esc");
    assert!(views(&place).contains("Births"));
    journey.press("d Enter");
    journey
        .must_show("View “Births” deleted")
        .must_show("None of your own yet");
    assert!(!views(&place).contains("Births"));
    journey.press("Esc");
    journey.leave();

    // What is asked for by name wins over what was shown last.
    let mut journey = open_with(&place, Lang::En, "hôn");
    journey.must_show("1 / 5").press("X");
    journey.leave();
    let mut journey = open(&place, Lang::En);
    journey.must_show("5 / 5");
    assert!(!journey.shows("As you left it"));
}

#[test]
fn views_that_cannot_be_read_say_where_and_stay_as_they_are() {
    let place = JourneyCatalogue::in_git();
    let text = "views:\n  - name: x\n    query: flag:no-such\n";
    std::fs::create_dir_all(config(&place)).unwrap();
    std::fs::write(config(&place).join("views.yaml"), text).unwrap();
    let mut journey = open(&place, Lang::En);
    journey.press("v");
    journey
        .must_show("views.yaml:3:12: in the query")
        .must_show("Review queue");
    journey.press("Esc V \"y\" Enter");
    journey.must_show("views.yaml:3:12:");
    assert_eq!(views(&place), text);
}

#[test]
fn a_note_stands_beside_the_decisions_and_is_taken_back_until_it_is_committed() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::Vi);
    journey.press("N \"hỏi lại Bộ\" Enter \"về lệ phí\" Ctrl-S");
    journey.must_show("Đã ghi chú cho 1.000001").must_show("±1");
    let log = "decisions/G15/1.000001.yaml";
    let written = place.read(log).unwrap();
    for text in [
        "decisions: []",
        "hỏi lại Bộ",
        "về lệ phí",
        "ra.soat@example.vn",
    ] {
        assert!(written.contains(text), "{text} in\n{written}");
    }
    // A note decides nothing.
    journey.press("/ \"decision:none\" Enter");
    journey.must_show("5 / 5");
    journey.press("Enter G");
    journey
        .must_show("Ghi chú (1)")
        .must_show("hỏi lại Bộ")
        .must_show("Nguyễn Thị Rà Soát · 2026-11-21");
    journey.press("Esc X m Ctrl-S");
    journey.must_show("Đã ghi kết luận cho 1.000001");
    journey.press("u u");
    journey.must_show("±0");
    assert!(place.read(log).is_none());

    journey.press("N \"một\" Ctrl-S c Enter");
    journey.must_show("Đã commit");
    let before = place.read(log);
    journey.press("N \"hai\" Ctrl-S");
    assert_ne!(place.read(log), before);
    // Another session takes back what is not committed, and nothing else.
    let mut journey = open(&place, Lang::Vi);
    journey.press("u");
    assert_eq!(place.read(log), before);
    journey.press("u");
    assert_eq!(place.read(log), before, "a committed note stays");
}

#[test]
fn a_reason_comes_from_a_template_and_nothing_typed_is_lost_unasked() {
    let place = JourneyCatalogue::in_git();
    std::fs::create_dir_all(config(&place)).unwrap();
    let own = "templates:\n  - {name: vắng, outcome: need_data, reason: chờ Bộ trả lời, provision: Công văn 12}\n";
    std::fs::write(config(&place).join("templates.yaml"), own).unwrap();
    let mut journey = open(&place, Lang::Vi);
    journey.press("m ↓ ↓ ↓ ↓ ↓ Ctrl-T");
    journey
        .must_show("★ chờ Bộ trả lời")
        .must_show("Chưa đủ báo cáo số lượng hồ sơ");
    journey.press("Enter Ctrl-S");
    journey.must_show("Đã ghi kết luận");
    let written = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert!(
        written.contains("reason: chờ Bộ trả lời") && written.contains("Công văn 12"),
        "{written}"
    );

    journey.press("↓ m ↓ ↓ ↓ ↓ ↓ Tab \"gấp;\" Ctrl-T Enter");
    journey.must_show("Ô này đã có nội dung");
    journey.press("Enter");
    journey.must_show("gấp; chờ Bộ trả lời");
    journey.press("Ctrl-T ↓ Enter ↓ Enter");
    assert!(!journey.shows("gấp;"));
    journey.must_show("Chưa đủ báo cáo");
    journey.press("Esc");

    // For an override, those of its rule.
    journey.press("X m Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab");
    journey.press("Home PgUp ↑ ↑ ↑ ↑ ↑ Tab Space Tab Ctrl-T");
    journey.must_show("hiếm phát sinh theo bản chất");
}

#[test]
fn the_folder_of_another_catalogue_has_a_last_view_of_its_own() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::En);
    journey.press("/ \"hôn\" Enter");
    journey.leave();
    let other = JourneyCatalogue::in_git();
    let mut launch = launch(&other.root(), Lang::En);
    launch.config = Config::of(Some(config(&place)));
    Journey::open(launch, (120, 36)).must_show("5 / 5");
    let kept = files(&config(&place).join("last"));
    assert_eq!(kept, 1);
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}
