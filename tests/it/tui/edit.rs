//! A maintainer: fields, plans and counts changed in the form, looked at by meaning, written.

use rasoat::session::Lang;
use rasoat::session::open::watch::{ChangedParts, WatchReport};
use rasoat::tui::app::ask::{Answer, AskKind, Ticket};
use rasoat::tui::app::message::{Message, Problem};

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

const FIRST: &str = "procedures/G15/1.000001.yaml";
const SECOND: &str = "procedures/G15/1.000002.yaml";
const REPORT: &str = "statistics/G15/2023-11-01_2026-10-31.nationwide.yaml";

fn open(place: &JourneyCatalogue, size: (u16, u16)) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), size)
}

#[test]
fn a_level_is_set_for_a_selection_after_a_look_and_nothing_around_it_changes() {
    let place = JourneyCatalogue::in_git();
    place.write(
        SECOND,
        &place
            .read(SECOND)
            .unwrap()
            .replace("since: 2021-01-01", "since: 2022-02-02"),
    );
    let before = [FIRST, SECOND].map(|file| place.read(file).unwrap());
    let mut journey = open(&place, (120, 36));
    journey.press("Space Space F2");
    journey
        .must_show("2 thủ tục")
        .must_show("(●) toàn trình")
        .must_show("từ (khác nhau)");
    // To the level, to `none`, and what that does.
    journey.press("Tab ↓ ↓ Space Ctrl-S");
    journey
        .must_show("sẽ ghi 2 tệp")
        .must_show("toàn trình → không có")
        .must_show("full-yet-presence");
    assert_eq!(
        [FIRST, SECOND].map(|file| place.read(file).unwrap()),
        before,
        "a look writes nothing"
    );
    journey.press("Enter");
    journey.must_show("Đã ghi 2 tệp").must_show("±2");
    let after = [FIRST, SECOND].map(|file| place.read(file).unwrap());
    assert_eq!(
        after,
        before.map(|text| text.replace("level: full", "level: none"))
    );
    // The same again changes nothing, and says so.
    journey.press("F2 Ctrl-S");
    journey.must_show("không có gì khác với hiện tại");
}

#[test]
fn what_cannot_stand_there_is_told_at_its_field_and_nothing_typed_is_lost() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (80, 24));
    journey.press("F2 ↓ Tab Tab \"31/13/2026\" Ctrl-S");
    journey
        .must_show("31/13/2026")
        .must_show("ngày, như 2026-11-21");
    // As clerks write it; the file has it as files do.
    journey.press("Ctrl-U \"31/12/2026\" Tab \"1.000009\" Ctrl-S");
    // The day is right now, and the check lets a procedure come after one that it does not know.
    journey
        .must_show("Trước khi ghi")
        .must_show("sẽ ghi 1 tệp")
        .must_show("thêm đến hết ngày 2026-12-31; thay thế 1.000009");
    journey.press("Esc Esc");
    // A reference that leads nowhere is the check's to refuse.
    journey.press("F2 ↓ ↓ ↓ ↓ Tab \"executing\" Tab Ctrl-U \"G99\" Ctrl-S");
    journey
        .must_show("agency-unknown")
        .must_show("Bị từ chối, chưa ghi gì");
    let long = "rất dài ".repeat(60);
    journey.press("PgUp Tab Ctrl-U \"name\" Tab");
    journey.must_show("Đăng ký khai sinh");
    journey.send(Message::Paste(format!("\u{1b}[31m{long}\r\nhai")));
    journey.press("Ctrl-S");
    journey.must_show("sẽ ghi 1 tệp");
    journey.press("Esc Esc");
    assert_eq!(place.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_value_of_a_path_is_filled_in_and_an_emptied_one_goes() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("F2 ↓ ↓ ↓ ↓ Tab \"channels[online].time.value\" Tab");
    journey.press("Ctrl-U \"9\" Ctrl-S");
    journey.must_show("3 ngày làm việc → 9 ngày làm việc");
    journey.press("Enter");
    assert!(
        place
            .read(FIRST)
            .unwrap()
            .contains("time: {value: 9, unit: working_day}")
    );
    journey.press("F2 ↓ ↓ ↓ ↓ Tab \"sets\" Tab");
    journey.press("Ctrl-U Ctrl-S");
    journey.must_show("sẽ ghi 1 tệp");
    journey.press("Enter");
    assert!(!place.read(FIRST).unwrap().contains("sets"));
}

#[test]
fn a_plan_takes_a_procedure_in_and_counts_keep_no_data_apart_from_zero() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    // The fourth is in no plan: an id that is there already takes it in.
    journey.press("↓ ↓ ↓ F2 ↓ ↓");
    journey.must_show("phương án mới");
    journey.press("Tab Tab \"pa-2024\" Ctrl-S");
    journey
        .must_show("sẽ ghi 1 tệp")
        .must_show("không còn bị gắn cờ: no-plan");
    journey.press("Enter");
    assert!(
        place
            .read("plans/pa.yaml")
            .unwrap()
            .ends_with("- code: \"1.000005\"\n  - code: \"1.000004\"\n")
    );
    journey.press("F2 ↓ ↓ ↓");
    journey.must_show(&REPORT["statistics/".len()..]);
    journey.press("Tab Tab Ctrl-U \"no_data\" Ctrl-S");
    journey.must_show("9 → không có số liệu");
    journey.press("Enter");
    assert!(
        place
            .read(REPORT)
            .unwrap()
            .contains("\"1.000004\": {online: no_data, in_person: 0, post: 0}")
    );
}

#[test]
fn a_file_that_somebody_changed_under_the_form_is_not_overwritten_and_both_are_shown() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("F2 Tab Tab Ctrl-U \"2025-05-05\"");
    let theirs = place
        .read(FIRST)
        .unwrap()
        .replace("since: 2021-01-01", "since: 2023-03-03, decision: của họ");
    place.write(FIRST, &theirs);
    journey.press("Ctrl-S");
    journey
        .must_show("changed on disk")
        .must_show("2025-05-05")
        .must_show("có người khác đã ghi: 2023-03-03")
        .must_show("của họ");
    assert_eq!(place.read(FIRST).unwrap(), theirs);
    // Nothing is written before it is chosen which of both counts; Enter alone leads back.
    journey.press("Ctrl-S Enter");
    journey.must_show("2025-05-05");
    journey.press("Ctrl-S ↑ ↑ Enter");
    journey.must_show("2023-03-03 → 2025-05-05");
    // Between the look and the writing, too.
    let again = theirs.replace("của họ", "lần nữa");
    place.write(FIRST, &again);
    journey.press("Enter");
    journey.must_show("changed on disk").must_show("lần nữa");
    assert_eq!(place.read(FIRST).unwrap(), again);
    journey.press("Ctrl-S ↑ ↑ Enter Enter");
    journey.must_show("Đã ghi 1 tệp");
    assert_eq!(
        place.read(FIRST).unwrap(),
        again.replace("2023-03-03", "2025-05-05")
    );
}

#[test]
fn a_form_over_a_file_that_changed_says_how_and_takes_theirs_when_that_is_chosen() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("F2 Tab Tab Ctrl-U \"2025-05-05\"");
    let theirs = place
        .read(FIRST)
        .unwrap()
        .replace("since: 2021-01-01", "since: 2023-03-03");
    place.write(FIRST, &theirs);
    let touched = ChangedParts {
        files: true,
        ..ChangedParts::default()
    };
    journey.send(Message::Disk(WatchReport::Changed(touched)));
    journey
        .must_show("2021-01-01 → 2023-03-03")
        .must_show("2025-05-05");
    journey.press("Ctrl-S ↑ Enter");
    journey.must_show("2023-03-03");
    assert!(!journey.screen().contains("2025-05-05"));
    // What was looked at is no longer what would be written.
    journey.press("Tab Tab Ctrl-U \"2026-06-06\" Ctrl-S");
    journey.must_show("2023-03-03 → 2026-06-06");
    place.write(FIRST, &theirs.replace("2023-03-03", "2024-04-04"));
    journey.send(Message::Disk(WatchReport::Changed(touched)));
    journey.must_show("2023-03-03 → 2024-04-04");
    journey.press("Enter Esc");
    assert!(place.read(FIRST).unwrap().contains("2024-04-04"));
}

#[test]
fn an_old_commit_cannot_be_changed() {
    let place = JourneyCatalogue::in_git();
    let mut launch = launch(&place.root(), Lang::Vi);
    launch.revision = Some("HEAD".to_owned());
    let mut journey = Journey::open(launch, (120, 36));
    journey.press("F2");
    journey.must_show("nên không ghi được");
}

#[test]
fn a_value_that_was_emptied_to_go_stays_so_when_the_file_changes() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("F2 ↓ ↓ ↓ ↓ Tab \"sets\" Tab");
    journey.press("Ctrl-U");
    let theirs = place
        .read(FIRST)
        .unwrap()
        .replace("2021-01-01", "2023-03-03");
    place.write(FIRST, &theirs);
    journey.press("Ctrl-S");
    journey.must_show("changed on disk");
    let screen = journey.screen();
    assert!(!screen.contains("có người khác đã ghi"), "{screen}");
    journey.press("Ctrl-S ↑ ↑ Enter");
    journey.must_show("sẽ ghi 1 tệp");
    journey.press("Enter");
    let after = place.read(FIRST).unwrap();
    assert!(!after.contains("sets") && after.contains("2023-03-03"));
}

#[test]
fn what_somebody_wrote_at_the_path_meanwhile_is_told_beside_what_is_typed() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("F2 ↓ ↓ ↓ ↓ Tab \"online.since\" Tab");
    journey.press("Ctrl-U \"2025-05-05\"");
    let theirs = place
        .read(FIRST)
        .unwrap()
        .replace("2021-01-01", "2023-03-03");
    place.write(FIRST, &theirs);
    journey.press("Ctrl-S");
    journey
        .must_show("2025-05-05")
        .must_show("có người khác đã ghi: 2023-03-03");
}

#[test]
fn a_field_in_which_the_procedures_differ_goes_when_that_is_chosen() {
    let place = JourneyCatalogue::in_git();
    let differs = place
        .read(SECOND)
        .unwrap()
        .replace("since: 2021-01-01", "since: 2022-02-02");
    place.write(SECOND, &differs);
    let mut journey = open(&place, (120, 36));
    journey.press("Space Space F2 Tab Tab");
    journey
        .must_show("từ (khác nhau)")
        .must_show("[ ] bỏ trường này");
    journey.press("↓ Space");
    journey.must_show("[■] bỏ trường này");
    journey.press("Ctrl-S");
    journey.must_show("sẽ ghi 2 tệp");
    journey.press("Enter");
    for file in [FIRST, SECOND] {
        assert!(!place.read(file).unwrap().contains("since"), "{file}");
    }
}

#[test]
fn what_was_typed_stays_where_the_files_cannot_be_read_again() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, (120, 36));
    journey.press("F2 Tab Tab Ctrl-U \"2025-05-05\"");
    let ticket = Ticket {
        kind: AskKind::OpenEdit,
        number: 1,
    };
    let trouble = Problem {
        message: "cannot list procedures".into(),
        hint: None,
    };
    journey.send(Message::Answer(ticket, Answer::OpenEdit(Err(trouble))));
    journey
        .must_show("cannot list procedures")
        .must_show("2025-05-05");
    journey.press("Ctrl-S Enter");
    assert!(place.read(FIRST).unwrap().contains("2025-05-05"));
}
