//! The day at which the catalogue is read, and days that are typed.

use super::*;
use crate::session::AsOfChoice;
use crate::session::View;
use crate::session::open::catalogue::Catalogue;
use crate::tui::popups::as_of::AsOfForm;
use crate::tui::tabs::header;
use jiff::civil::date;
use std::sync::Arc;

fn head(state: &State) -> String {
    let lines = header::lines(state, 120, 1);
    lines.iter().map(|line| line.text()).collect()
}

/// `D`, "the last reported day" in a catalogue without reports closed without a word, and moved the day when one came.
#[test]
fn the_last_reported_day_is_refused_where_there_is_none() {
    let mut files = files();
    files.retain(|path, _| !path.starts_with("statistics"));
    let mut state = showing(&desk_of(files), (120, 36), Lang::Vi);
    press(&mut state, "D ↓ ↓ Space");
    assert!(press(&mut state, "Ctrl-S").is_empty());
    assert!(is_alone::<AsOfForm>(&state));
    assert!(
        sheet(&state).contains("chưa có báo cáo số liệu nào"),
        "{}",
        sheet(&state)
    );
    assert_eq!(state.settings.as_of, None);
}

#[test]
fn the_last_reported_day_is_named_where_there_is_one() {
    let mut state = shown();
    press(&mut state, "D ↓ ↓ Space");
    assert!(sheet(&state).contains("2026-10-31)"), "{}", sheet(&state));
    assert!(!press(&mut state, "Ctrl-S").is_empty());
    assert_eq!(state.settings.as_of, Some(AsOfChoice::Reported));
}

#[test]
fn a_day_that_was_chosen_is_marked_and_one_that_moves_is_told() {
    let mut state = shown();
    assert!(!head(&state).contains("(đã chọn)"));
    press(&mut state, "D ↓ ↓ ↓ Space Tab");
    for key in "30/6/2026".chars() {
        press(&mut state, &key.to_string());
    }
    assert!(!press(&mut state, "Ctrl-S").is_empty(), "{}", sheet(&state));
    let day = date(2026, 6, 30);
    assert_eq!(state.settings.as_of, Some(AsOfChoice::Date(day)));
    let now = state.desk.clone().unwrap();
    let view = View::new(now.view.snapshot.clone(), day, now.view.today);
    let desk = Arc::new(Catalogue::new(view, Arc::clone(&now.findings)));
    reply(&mut state, Answer::Load(Ok(desk)));
    assert!(
        head(&state).contains("2026-06-30 (đã chọn)"),
        "{}",
        head(&state)
    );
    assert!(
        said(&state).contains("2026-06-30") && said(&state).contains("2026-10-31"),
        "{}",
        said(&state)
    );
}

#[test]
fn the_keys_of_a_form_that_writes_nothing_do_not_say_write() {
    let mut state = shown();
    press(&mut state, "D");
    let (sheet, _) = placed(state.popups.top().unwrap(), &state);
    let hint = sheet
        .hints
        .iter()
        .find(|(key, _)| *key == "Ctrl-S")
        .unwrap();
    assert_eq!(hint.1, "xem tại ngày này");
}

fn type_text(state: &mut State, text: &str) {
    send(state, Message::Paste(text.to_owned()));
}

/// `P` took 20/11/2026 for no day, and named no field that was empty.
#[test]
fn a_publication_takes_the_day_as_it_is_written_and_names_what_is_missing() {
    let mut state = shown();
    let form = StepForm::new(
        crate::tui::popups::step::StepKind::Publish,
        vec!["1.000001".to_owned()],
    );
    crate::tui::popups::stack::open(&mut state, form, Vec::new());
    assert!(press(&mut state, "Ctrl-S").is_empty());
    assert!(
        sheet(&state).contains("Số quyết định: bắt buộc điền"),
        "{}",
        sheet(&state)
    );
    type_text(&mut state, "55/QĐ-BTP");
    press(&mut state, "Tab");
    type_text(&mut state, "hôm qua");
    press(&mut state, "Tab");
    type_text(&mut state, "Nguyễn Văn A");
    assert!(press(&mut state, "Ctrl-S").is_empty());
    assert!(
        sheet(&state).contains("Ngày ký: ngày phải có dạng 31/12/2027"),
        "{}",
        sheet(&state)
    );
    // The caret stands where it is wrong.
    press(&mut state, "Ctrl-U");
    type_text(&mut state, "20/11/2026");
    let effects = press(&mut state, "Ctrl-S");
    assert!(
        matches!(effects.as_slice(), [Effect::Ask(_, Ask::Preview(..))]),
        "{effects:?}"
    );
}

/// An exception without its reason was refused at the foot of the form, which of several it was it did not say.
#[test]
fn an_exception_names_the_rule_and_the_field_that_is_missing_and_goes_there() {
    let mut state = shown();
    press(&mut state, "↓ m");
    let (rule, at) = {
        let form = state.popups.top_as::<MarkForm>().unwrap();
        let at = form
            .gate
            .iter()
            .position(|entry| entry.stopped > 0)
            .unwrap();
        (form.gate[at].rule, at)
    };
    // The first thing after the outcomes is the exception of the first rule that blocks.
    press(&mut state, "Tab Space");
    assert!(press(&mut state, "Ctrl-S").is_empty());
    let title = state.strings.rule_title(rule);
    assert!(
        sheet(&state).contains(&format!("{title} › Lý do: bắt buộc điền")),
        "{}",
        sheet(&state)
    );
    // It is told beneath its field, in sight also where the form is longer than the screen.
    state.size = crate::tui::term::layout::Size {
        width: 80,
        height: 24,
    };
    send(&mut state, Message::FocusGained);
    let (shown, area) = placed(state.popups.top().unwrap(), &state);
    let top = shown.top(area);
    let visible = shown
        .lines
        .iter()
        .skip(top)
        .take(usize::from(area.inner().height));
    let visible: Vec<String> = visible.map(|line| line.text()).collect();
    assert!(
        visible.iter().any(|line| line.contains("bắt buộc điền")),
        "{visible:#?}"
    );
    type_text(&mut state, "hiếm");
    press(&mut state, "Tab");
    type_text(&mut state, "Điều 5");
    press(&mut state, "Tab");
    // A year is proposed; what is typed takes its place.
    for key in "31/12/2026".chars() {
        press(&mut state, &key.to_string());
    }
    let form = state.popups.top_as::<MarkForm>().unwrap();
    assert_eq!(form.gate[at].reason.text(), "hiếm");
    assert_eq!(form.gate[at].until.text(), "31/12/2026");
    let effects = press(&mut state, "Ctrl-S");
    let [Effect::Ask(_, Ask::Record(wanted))] = effects.as_slice() else {
        panic!("{effects:?}: {}", sheet(&state));
    };
    let Intent::Mark(mark) = &wanted.intent else {
        panic!("{wanted:?}");
    };
    assert_eq!(mark.overrides[0].until, date(2026, 12, 31));
}

#[test]
fn all_are_not_selected_from_a_procedure_that_is_read() {
    let mut state = shown();
    press(&mut state, "Enter *");
    assert!(state.table.selected.is_empty());
    assert_eq!(
        said(&state),
        "đang xem một thủ tục; Esc về danh sách rồi chọn"
    );
    press(&mut state, "Esc *");
    assert_eq!(state.table.selected.len(), 4);
}
