//! Legal staff: looking for what is half remembered, seeing where it stands, taking it along.

use rasoat::session::Lang;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue, size: (u16, u16)) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), size)
}

#[test]
fn what_is_typed_is_seen_where_it_stands_and_taken_along() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (140, 36));
    // Without its accents it is found, and what is taken out has those that were typed.
    journey.press("/ \"to khai ket hon\" Enter");
    journey.must_show("1 / 5");
    journey.press("/ Ctrl-U \"tờ khai kết hôn\" Enter");
    journey
        .must_show("1 / 5")
        .must_show("↳ thành phần hồ sơ: Tờ khai");
    let styled = journey.styled();
    assert!(styled.contains("bold"), "{styled}");

    let file = place.home().join("ket-qua.csv");
    let typed = format!("E Ctrl-U \"{}\" Ctrl-S", file.display());
    journey.press(&typed);
    journey.must_show("Đã xuất 1 thủ tục ra");
    let sheet = std::fs::read_to_string(&file).unwrap();
    assert!(sheet.starts_with("\u{feff}code,name,issuer,"), "{sheet}");
    assert!(sheet.contains("\r\n1.000004,Đăng ký kết hôn,G15,Bộ Tư pháp,"));
    assert!(sheet.contains("Tờ khai"), "{sheet}");
    journey.must_show("±0");

    // The same name again: nothing is lost unless it is asked for.
    std::fs::write(&file, "của người khác").unwrap();
    journey.press(&typed);
    journey.must_show("đã có; chưa ghi gì");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "của người khác");
    journey.press("Esc");
    journey.press(&typed).press("Space Ctrl-S");
    journey.must_show("Đã xuất 1 thủ tục ra");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), sheet);
}

#[test]
fn selected_rows_are_exported_as_json_and_copied_as_they_are_shown() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("s s S Space ↓ Space");
    journey.press("Y");
    journey.must_show("Đã sao chép 2 thủ tục");
    let copied = journey.copied().last().unwrap().clone();
    let codes: Vec<&str> = copied
        .lines()
        .filter_map(|l| l.split('\t').next())
        .collect();
    assert_eq!(codes.len(), 3, "{copied}");

    let file = place.home().join("chon.json");
    journey.press("E Shift-Tab Space Tab");
    journey.press(&format!("Ctrl-U \"{}\" Ctrl-S", file.display()));
    journey.must_show("Đã xuất 2 thủ tục ra");
    let text = std::fs::read_to_string(&file).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let exported: Vec<&str> = json["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["code"].as_str().unwrap())
        .collect();
    assert_eq!(exported, codes[1..], "in the order of the table");
    assert_eq!(json["version"], 1);
}

#[test]
fn a_folder_that_is_not_there_is_said_and_not_made() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    let file = place.home().join("no/where.csv");
    journey.press(&format!("E Ctrl-U \"{}\" Ctrl-S", file.display()));
    journey.must_show("✗");
    assert!(!place.home().join("no").exists());
    journey.press("Esc").must_show("5 / 5");
}

#[test]
fn a_narrow_screen_says_under_the_table_where_a_row_matches() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (70, 24));
    journey.press("/ \"nhan ket qua\" Enter");
    journey.must_show("↳ trình tự: Nhận kết quả");
}

#[test]
fn changes_are_asked_of_git() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"changed:>2000-01-01\" Enter");
    journey.must_show("5 / 5");
    let place = JourneyCatalogue::new();
    let mut journey = open(&place, (120, 36));
    journey.press("/ \"changed:>2000-01-01\" Enter");
    journey.must_show("không nằm trong kho git nào");
}

#[test]
fn the_lists_to_be_signed_are_written_from_the_form_in_their_own_formats() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (80, 24));
    // From the file's name back over two forms to what is written; then the choices that are shown.
    journey.press("E");
    journey
        .must_show("(●) CSV")
        .must_show("ra-soat-2026-10-31.csv");
    journey.press("Shift-Tab Shift-Tab Shift-Tab Space");
    journey
        .must_show("(●) Danh mục chưa đủ điều kiện")
        .must_show("(●) XLSX")
        .must_show("DOCX")
        .must_show("danh-muc-chua-du-dieu-kien-2026-10-31.xlsx")
        .must_show("[ Thôi ]");
    journey.press("↓ ↓ ↓ ↓ Space");
    journey.must_show("danh-muc-chua-du-dieu-kien-2026-10-31.md");
    let file = place.home().join("chua.md");
    journey.press(&format!("↓ ↓ ↓ Ctrl-U \"{}\" Ctrl-S", file.display()));
    journey.must_show("Đã xuất 5 thủ tục");
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("CHƯA ĐỦ ĐIỀU KIỆN"), "{page}");
    assert!(page.contains("| Chưa rà soát |"), "{page}");
    assert!(page.contains("Bộ Tư pháp") && !page.contains('\u{202e}'));

    // Nothing is approved: nothing is written, and it says why.
    journey.press("E Shift-Tab Shift-Tab Shift-Tab Shift-Tab Space");
    journey.must_show("(●) Danh mục đủ điều kiện toàn trình");
    journey.press("Ctrl-S");
    journey.must_show("chưa có kết luận đủ điều kiện nào được duyệt");
    journey.must_show("5 chưa rà soát");
}

/// The command said of how many procedures it could not tell, the screen did not.
#[test]
fn a_condition_that_cannot_tell_of_some_procedures_says_so_on_the_screen() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    // Three working days may be more than four days by the calendar.
    journey.press("/ \"time:>4d\" Enter");
    journey.must_show("chưa xác định được với 5 thủ tục nữa");
    journey.press("X");
    assert!(!journey.shows("chưa xác định được"));
}
