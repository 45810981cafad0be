//! What whoever approves, publishes, exports or takes up a draft has to read is on the screen, whole.

use rasoat::session::{Config, Lang};

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue, size: (u16, u16)) -> Journey {
    let mut launch = launch(&place.root(), Lang::Vi);
    launch.config = Config::of(Some(place.home().join("config")));
    Journey::open(launch, size)
}

/// Where 1.000001 is recommended as eligible, 1.000002 and 1.000004 not to be provided.
fn recommended() -> JourneyCatalogue {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("m Ctrl-S");
    journey.must_show("Đã ghi kết luận cho 1.000001");
    journey.press("↓ Space ↓ Space m ↓ ↓ Tab \"không có nhu cầu\" Ctrl-S");
    journey.must_show("sẽ ghi 2 thủ tục: không cung cấp trực tuyến");
    // What one mark gives to all is said once.
    assert!(!journey.shows("không cung cấp trực tuyến: 2"));
    journey.press("Enter");
    journey.must_show("Đã ghi kết luận cho 2 thủ tục");
    place
}

#[test]
fn whoever_approves_and_publishes_reads_the_outcome_of_each_row() {
    let place = recommended();
    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    for size in [(80, 24), (120, 36)] {
        let mut journey = open(&place, size);
        journey.press("/ \"kl:đề_xuất\" Enter");
        journey.press("Space Space Space a Ctrl-S");
        journey
            .must_show("sẽ ghi 3 thủ tục: đã duyệt")
            .must_show("đủ điều kiện toàn trình: 1 thủ tục")
            .must_show("không cung cấp trực tuyến: 2 thủ tục");
        let screen = journey.screen();
        let at = |text: &str| screen.rfind(text).unwrap();
        let part = at("không cung cấp trực tuyến: 2");
        assert!(at("1.000001  ") < part, "{screen}");
        assert!(
            part < at("1.000002  ") && part < at("1.000004  "),
            "{screen}"
        );
    }
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"kl:đề_xuất\" Enter Space Space Space a Ctrl-S Enter");
    journey.must_show("Đã ghi kết luận cho 3 thủ tục (đã duyệt)");
    place.configure("Lê Thị Công Bố", "congbo@example.vn");
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"kl:đã_duyệt\" Enter Space Space Space");
    journey.press("P \"1/QĐ-BTP\" Tab \"2026-11-20\" Tab \"Bộ trưởng\" Ctrl-S");
    journey
        .must_show("sẽ ghi 3 thủ tục: công bố theo 1/QĐ-BTP")
        .must_show("đủ điều kiện toàn trình: 1 thủ tục, số dòng trong phụ lục")
        .must_show("không cung cấp trực tuyến: 2 thủ tục, số dòng trong phụ lục");
    let screen = journey.screen();
    let at = |text: &str| screen.rfind(text).unwrap();
    assert!(
        at("1. 1.000001") < at("không cung cấp trực tuyến: 2"),
        "{screen}"
    );
    assert!(
        at("không cung cấp trực tuyến: 2") < at("2. 1.000002"),
        "{screen}"
    );
}

#[test]
fn whoever_approves_and_publishes_has_concluded_nothing_today() {
    let place = recommended();
    let mut journey = open(&place, (120, 36));
    journey.press("v Enter");
    journey.must_show("hôm nay 2");
    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"kl:đề_xuất\" Enter Space Space Space a Ctrl-S Enter v Enter");
    journey.must_show("hôm nay 0");
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"kl:đã_duyệt\" Enter Space Space Space");
    journey.press("P \"1/QĐ-BTP\" Tab \"2026-11-20\" Tab \"Bộ trưởng\" Ctrl-S");
    // Nobody publishes what they approved themselves, or they do: a conclusion it is not.
    journey.press("Enter Esc Esc v Enter");
    journey.must_show("hôm nay 0");
}

#[test]
fn what_was_approved_and_is_not_on_an_exported_list_is_read_by_name() {
    let place = JourneyCatalogue::in_git();
    open(&place, (120, 36))
        .press("Space Space m Tab Space Tab \"hiếm\" Tab \"Điều 31\" Ctrl-S Enter");
    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    open(&place, (120, 36)).press("Space Space a Ctrl-S Enter");
    let path = "statistics/G15/2023-11-01_2026-10-31.nationwide.yaml";
    let text = place.read(path).unwrap();
    place.write(
        path,
        &text.replace("\"1.000001\": {online: 7,", "\"1.000001\": {online: 8,"),
    );
    for size in [(80, 24), (120, 36)] {
        let mut journey = open(&place, size);
        journey.press("E Shift-Tab Shift-Tab Shift-Tab Shift-Tab Space");
        let file = place.home().join(format!("ds-{}.xlsx", size.0));
        let form = journey.screen();
        assert!(form.contains("danh-muc-du-dieu-kien"), "{form}");
        let to_path = "Tab ".repeat(8);
        journey.press(&format!("{to_path} Ctrl-U \"{}\" Ctrl-S", file.display()));
        assert!(file.exists(), "{}", journey.screen());
        journey
            .must_show("Ngoài danh sách")
            .must_show("1.000001: phải xác nhận lại");
        journey.press("Esc");
        assert!(!journey.shows("Ngoài danh sách"));
    }
}

#[test]
fn the_queue_that_is_kept_to_ones_own_work_says_so_and_says_why_it_is_empty() {
    let place = JourneyCatalogue::in_git();
    let config = place.home().join("config");
    std::fs::create_dir_all(&config).unwrap();
    let save = |query: &str| {
        let text = format!("views:\n  - {{name: mine, query: \"{query}\"}}\n");
        std::fs::write(config.join("views.yaml"), text).unwrap();
    };
    save("agency:G01");
    for size in [(80, 24), (120, 36)] {
        let mut journey = open(&place, size);
        journey.press("v");
        journey
            .must_show("chỉ gồm phần việc trong khung nhìn “của tôi”")
            .must_show("(agency:G01): 1 thủ tục");
        journey.press("Enter");
        journey.must_show("Hàng đợi rà soát (của tôi) 0 / 1");
    }
    save("khôngthấyđâu");
    for size in [(80, 24), (120, 36)] {
        let mut journey = open(&place, size);
        journey.press("v Enter");
        journey
            .must_show("“của tôi” (khôngthấyđâu) không có thủ tục")
            .must_show("Hàng đợi rà soát (của tôi) 0 / 0");
    }
}

#[test]
fn a_draft_says_that_it_is_one_and_an_untouched_form_is_none() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (80, 24));
    journey.press("m Esc m");
    assert!(!journey.shows("Bản nháp"));
    journey.press("↓ ↓ Tab \"chờ xem\" Esc");
    journey.must_show("được giữ làm bản nháp");
    journey.press("m");
    journey
        .must_show("Bản nháp: phần dưới đây bạn đã gõ lúc trước")
        .must_show("chờ xem");
    // It can be dropped: the next form is as the files have it.
    journey.press("PgDn ↓ Enter");
    assert!(!journey.shows("Ghi kết luận ─"));
    journey.press("m");
    assert!(!journey.shows("Bản nháp") && !journey.shows("chờ xem"));
}

#[test]
fn a_suspended_service_is_said_in_the_detail() {
    let place = JourneyCatalogue::in_git();
    let path = "procedures/G15/1.000001.yaml";
    let text = place.read(path).unwrap();
    let level = "online: {level: full, since: 2021-01-01";
    assert!(text.contains(level));
    let stopped = format!("{level}, suspended: [{{from: 2026-09-01, to: 2026-10-01}}]");
    place.write(path, &text.replace(level, &stopped));
    let mut journey = open(&place, (120, 60));
    journey.press("Enter");
    journey.must_show("Tạm dừng từ 2026-09-01, thông báo đến hết 2026-10-01");
}

#[test]
fn a_step_that_nothing_here_can_take_is_refused_before_its_form_opens() {
    let place = recommended();
    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    let mut journey = open(&place, (80, 24));
    journey.press("P");
    journey.must_show("chưa có kết luận nào được duyệt");
    assert!(!journey.shows("Người ký"), "{}", journey.screen());
    // Where one of a selection can, the others are told before anything is written.
    journey.press("a");
    journey.must_show("Duyệt");
    journey.press("Ctrl-S");
    journey.must_show("Đã ghi kết luận cho 1.000001 (đã duyệt)");
    journey.press("a");
    journey.must_show("không có đề xuất nào chờ duyệt");

    let path = "statistics/G15/2023-11-01_2026-10-31.nationwide.yaml";
    let text = place.read(path).unwrap();
    let other = text.replace("\"1.000001\": {online: 7,", "\"1.000001\": {online: 8,");
    place.write(
        path,
        &other.replace("\"1.000004\": {online: 9,", "\"1.000004\": {online: 8,"),
    );
    let mut journey = open(&place, (80, 24));
    journey.press("P");
    journey.must_show("chứng cứ đã thay đổi");
    assert!(!journey.shows("Người ký"), "{}", journey.screen());
    journey.press("↓ ↓ ↓ a");
    journey.must_show("chứng cứ đã thay đổi");
}

#[test]
fn a_row_that_was_confirmed_is_the_one_that_is_written_and_one_alone_is_asked_about() {
    let place = recommended();
    place.configure("Trần Văn Duyệt", "duyet@example.vn");
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"kl:đề_xuất\" Enter Space Space Space a Ctrl-S Enter");
    journey.must_show("Đã ghi kết luận cho 3 thủ tục (đã duyệt)");
    place.configure("Lê Thị Công Bố", "congbo@example.vn");
    let publish = "P \"1/QĐ-BTP\" Tab \"2026-11-20\" Tab \"Bộ trưởng\" Ctrl-S";
    let mut one = open(&place, (120, 36));
    one.press(&format!("↓ ↓ ↓ {publish}"));
    one.must_show("1. 1.000004");
    // Somebody else publishes by the same number while that is read.
    let mut other = open(&place, (120, 36));
    other.press(&format!("↓ {publish}"));
    other.must_show("1. 1.000002");
    other.press("Enter");
    other.must_show("Đã ghi kết luận cho 1.000002");

    one.press("Enter");
    let log = place.read("decisions/G15/1.000004.yaml").unwrap();
    assert!(!log.contains("state: published"), "{log}");
    one.must_show("số dòng trong phụ lục đã khác");
    one.press("Ctrl-S");
    one.must_show("2. 1.000004");
    one.press("Enter");
    let log = place.read("decisions/G15/1.000004.yaml").unwrap();
    assert!(log.contains("annex_row: 2"), "{log}");
}

#[test]
fn a_label_that_has_no_room_is_read_whole() {
    let place = recommended();
    let mut journey = open(&place, (80, 24));
    journey.press("E Shift-Tab Shift-Tab Shift-Tab Shift-Tab Space");
    journey.must_show("Số quyết định (nếu đã ký)");
    let mut journey = open(&place, (120, 36));
    journey.press("Shift-Tab");
    for _ in 0..6 {
        journey.press("↓");
    }
    for _ in 0..24 {
        if journey.shows("đủ điều kiện toàn trình ·") {
            return;
        }
        journey.press("↓");
    }
    panic!("{}", journey.screen());
}

#[test]
fn a_procedure_that_ended_has_no_signs_of_a_clean_candidate() {
    let place = JourneyCatalogue::new();
    let path = "procedures/G15/1.000001.yaml";
    let text = place.read(path).unwrap();
    place.write(path, &format!("{text}lifecycle: {{to: 2025-02-28}}\n"));
    place.commit();
    let mut journey = open(&place, (120, 36));
    let screen = journey.must_show("hết HL").screen();
    let row = screen.lines().find(|line| line.contains(" 1.000001 "));
    assert!(row.unwrap().contains("hết HL"), "{screen}");
}
