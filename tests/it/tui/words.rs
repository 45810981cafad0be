//! What the screen says and where, in the reader's language: findings, what a procedure's end means, what a column is.

use rasoat::session::AsOfChoice;
use rasoat::session::Lang;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue, size: (u16, u16)) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), size)
}

#[test]
fn what_is_wrong_with_files_was_listed_in_english() {
    let place = JourneyCatalogue::new();
    place.write(
        "plans/sai.yaml",
        "type: option\nid: sai\nprocedures:\n  - code: \"1.999999\"\n",
    );
    place.write("fields.yaml", "fields:\n  - {id: ho-tich, nam: Hộ tịch}\n");
    for size in [(120, 40), (80, 24)] {
        let mut journey = open(&place, size);
        journey.press("d");
        journey
            .must_show("thiếu khóa `name`")
            .must_show("→ thêm `name:`");
        assert!(!journey.shows("is missing") && !journey.shows("there is no key"));
    }
}

#[test]
fn the_end_of_a_procedure_and_its_heir_stood_below_everything_else() {
    let place = JourneyCatalogue::new();
    let path = "procedures/G15/1.000001.yaml";
    let text = std::fs::read_to_string(place.root().join(path)).unwrap();
    place.write(
        path,
        &format!("{text}lifecycle:\n  to: 2026-01-31\n  replaced_by: [\"1.000004\"]\n"),
    );
    for size in [(120, 40), (80, 24)] {
        let mut journey = open(&place, size);
        journey.press("/ \"1.000001\" Enter Enter");
        journey
            .must_show("hết hiệu lực ngày 2026-01-31")
            .must_show("thay thế bởi 1.000004 Đăng ký kết hôn");
    }
}

#[test]
fn the_detail_of_a_law_had_five_lines_on_a_small_screen() {
    let place = super::legal::place();
    let mut journey = open(&place, (80, 24));
    journey.press("2 Tab");
    let lines = journey.screen();
    let inside = lines.lines().filter(|line| line.starts_with('│')).count();
    assert!(inside >= 17, "{lines}");
    journey.press("Tab");
    journey.must_show("TTHC");
}

#[test]
fn the_list_of_documents_offered_to_look_for_numbers_of_laws() {
    let place = super::legal::place();
    for size in [(120, 40), (80, 24)] {
        let mut journey = open(&place, size);
        journey.press("2");
        journey.must_show("tìm theo số, tên");
        journey.press("→");
        journey.must_show("tìm theo tên giấy tờ");
    }
}

#[test]
fn no_page_of_help_said_what_a_column_is() {
    let place = JourneyCatalogue::new();
    let mut journey = open(&place, (120, 60));
    journey.press("F1");
    let mut seen = journey.screen();
    for _ in 0..6 {
        journey.press("PgDn");
        seen.push_str(&journey.screen());
    }
    for part in ["Các cột", "sáu quy tắc chặn", "dấu ở bảng đứng dưới số 1)"]
    {
        assert!(seen.contains(part), "{part}: {seen}");
    }
}

#[test]
fn a_refused_form_had_no_mark_beside_what_has_the_keys() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (80, 24));
    journey.press("↓ m ↓ Ctrl-S");
    journey.must_show("▸ [ ");
}

#[test]
fn the_form_of_a_mark_showed_an_open_gate_for_a_day_to_come() {
    let place = JourneyCatalogue::in_git();
    let mut of = launch(&place.root(), Lang::Vi);
    of.as_of = Some(AsOfChoice::Date("2027-03-01".parse().unwrap()));
    let mut journey = Journey::open(of, (120, 40));
    journey.press("m");
    journey
        .must_show("không kết luận được tại ngày xét này")
        .must_show("chưa có chứng cứ của ngày đó");
    assert!(!journey.shows("Cổng kiểm soát: mở"));
}

#[test]
fn the_history_named_codes_alone_where_a_decision_or_a_count_changed() {
    let place = JourneyCatalogue::in_git();
    let report = "statistics/G15/2023-11-01_2026-10-31.nationwide.yaml";
    let text = std::fs::read_to_string(place.root().join(report)).unwrap();
    place.write(report, &text.replace("online: 7", "online: 8"));
    place.commit();
    let mut journey = open(&place, (120, 40));
    journey.press("5");
    journey.must_show("1.000001 Đăng ký khai sinh");
}
