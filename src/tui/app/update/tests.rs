use super::update;
use crate::catalogue::model::{DecisionState, Outcome};
use crate::session::Lang;
use crate::session::decide::logs::UndoableEntry;
use crate::session::decide::marks::Intent;
use crate::session::open::catalogue::SearchOutcome;
use crate::tui::actions::table::KeyScope;
use crate::tui::app::answers::{
    CommitOutcome, CommitReady, RecordOutcome, RecordRequest, RefusalGroup, UndoOutcome,
    WantedCommit,
};
use crate::tui::app::ask::{Answer, Ask, AskKind, Ticket};
use crate::tui::app::fixture::{
    bare_desk_of, desk_of, files, fresh, press, reply, send, showing, standing,
};
use crate::tui::app::message::{Effect, Message, Mouse, MouseKind, Problem};
use crate::tui::app::state::State;
use crate::tui::popups::commit::{CommitForm, CommitItem};
use crate::tui::popups::confirm::DecisionConfirm;
use crate::tui::popups::kit::base_version::VersionPopup;
use crate::tui::popups::kit::confirm::Confirm;
use crate::tui::popups::kit::refusal::FormRefusal;
use crate::tui::popups::mark::MarkForm;
use crate::tui::popups::palette::Palette;
use crate::tui::popups::reading::ReadingPopup;
use crate::tui::popups::step::StepForm;
use crate::tui::popups::{Popup, placed};
use crate::tui::term::layout::Pane;
use crate::vcs::AmendableCommit;

mod committing;
mod days;
mod marking;
mod other_programs;
mod telling;
mod typing;
mod writing;

fn shown() -> State {
    showing(&desk_of(files()), (120, 36), Lang::Vi)
}

fn codes(state: &State) -> Vec<&str> {
    let rows = state.found.rows.iter();
    rows.filter_map(|row| state.code(*row)).collect()
}

/// Whether one popup is open, and which.
fn is_alone<P: Popup>(state: &State) -> bool {
    state.popups.len() == 1 && state.popups.top_as::<P>().is_some()
}

/// What the uppermost popup says, all of it.
fn sheet(state: &State) -> String {
    let (sheet, _) = placed(state.popups.top().unwrap(), state);
    let lines: Vec<String> = sheet.lines.iter().map(|line| line.text()).collect();
    format!("{}\n{}", sheet.title, lines.join("\n"))
}

fn said(state: &State) -> &str {
    state.status.as_ref().map_or("", |status| &status.text)
}

#[test]
fn it_begins_with_reading_and_asking_git() {
    let (state, effects) = fresh((80, 24), Lang::Vi);
    assert!(matches!(
        effects.as_slice(),
        [
            Effect::Ask(Ticket { number: 1, .. }, Ask::Load),
            Effect::Ask(_, Ask::Standing)
        ]
    ));
    assert_eq!(state.scope(), KeyScope::Loading);
}

#[test]
fn loading_can_be_left_by_each_of_three_keys() {
    for key in ["q", "Esc", "Ctrl-C"] {
        let (mut state, _) = fresh((80, 24), Lang::Vi);
        let effects = press(&mut state, key);
        assert!(state.quit, "{key}");
        assert!(matches!(effects.as_slice(), [Effect::StopLoading]), "{key}");
    }
}

#[test]
fn a_catalogue_that_cannot_be_read_says_why_and_can_be_tried_again() {
    let (mut state, _) = fresh((80, 24), Lang::Vi);
    let trouble = Problem {
        message: "no such folder".into(),
        hint: None,
    };
    reply(&mut state, Answer::Load(Err(trouble.clone())));
    assert_eq!(state.load_error, Some(trouble));
    let effects = press(&mut state, "r");
    assert!(matches!(
        effects[0],
        Effect::Ask(Ticket { number: 2, .. }, Ask::Load)
    ));
}

#[test]
fn typing_searches_with_accents_or_without_and_the_last_word_may_go_on() {
    let mut state = shown();
    assert_eq!(codes(&state).len(), 4);
    press(&mut state, "/ k h a i Space s");
    assert_eq!(codes(&state), ["1.000001"]);
    press(&mut state, "i n h Enter");
    assert_eq!(codes(&state), ["1.000001"], "as it was while typing");
    press(&mut state, "Esc");
    assert_eq!(codes(&state).len(), 4, "Esc in the table drops the query");
}

#[test]
fn a_result_of_an_older_search_is_dropped() {
    let mut state = shown();
    press(&mut state, "/ h ô n");
    let newest = state.tickets.newest(AskKind::Search);
    let older = Ticket {
        number: newest.number - 1,
        ..newest
    };
    let stale = Answer::Search(Ok(Box::new(SearchOutcome::default())));
    update(&mut state, Message::Answer(older, stale));
    assert_eq!(codes(&state), ["1.000004"]);
}

#[test]
fn a_query_with_a_mistake_keeps_what_was_found_and_says_where_it_is() {
    let mut state = shown();
    press(&mut state, "/");
    send(&mut state, Message::Paste("flag:z".to_owned()));
    let error = state.search.error.as_ref().unwrap();
    assert_eq!(error.column, 6);
    assert!(!error.choices.is_empty());
    assert_eq!(codes(&state).len(), 4);
    assert!(state.notice[0].text().contains("cột 6"));
    press(
        &mut state,
        "Backspace Backspace Backspace Backspace Backspace Backspace",
    );
    assert_eq!(state.search.error, None);
}

#[test]
fn filters_join_by_or_within_a_field_and_by_and_across() {
    let mut state = shown();
    press(&mut state, "/ f l a g : n o - p l a n Enter");
    assert_eq!(codes(&state), ["1.000004"]);
    assert_eq!(state.search.chips.to_string(), "flag:no-plan");
    assert!(state.search.line.is_empty(), "a typed filter became a chip");
    press(&mut state, "Shift-Tab");
    assert_eq!(state.focus, Pane::Filters);
    let at = |state: &State, text: &str| {
        let filter = crate::search::Query::parse(text).unwrap();
        let filter = filter.clauses[0].filter().unwrap()[0].clone();
        state
            .filters
            .rows
            .iter()
            .position(|row| {
                matches!(row, crate::tui::tabs::review::filters::FilterRow::Value { filter: f, .. } if *f == filter)
            })
            .unwrap()
    };
    state.filters.cursor = at(&state, "flag:no-dossiers");
    press(&mut state, "Space");
    assert_eq!(codes(&state), ["1.000002", "1.000004"]);
    state.filters.cursor = at(&state, "agency:G15");
    press(&mut state, "Enter");
    assert_eq!(state.search.chips.chips().count(), 2);
    assert_eq!(codes(&state), ["1.000002", "1.000004"]);
    press(&mut state, "X");
    assert_eq!(codes(&state).len(), 4);
}

#[test]
fn letters_are_text_in_a_field_and_keys_in_a_list() {
    let mut state = shown();
    press(&mut state, "Backspace Backspace");
    assert_eq!(said(&state), "");
    press(&mut state, "/ q m u Backspace");
    assert_eq!(state.search.line.text(), "qm");
    assert!(!state.quit);
    press(&mut state, "Esc Esc q");
    assert!(state.quit);
}

#[test]
fn pasted_text_goes_into_the_field_and_is_never_taken_for_keys() {
    let mut state = shown();
    send(&mut state, Message::Paste("q m u".to_owned()));
    assert!(!state.quit && state.popups.is_empty());
    press(&mut state, "/");
    send(&mut state, Message::Paste("kết\nhôn".to_owned()));
    assert_eq!(state.search.line.text(), "kết hôn");
    assert_eq!(codes(&state), ["1.000004"]);
}

#[test]
fn sorting_keeps_the_cursor_on_its_procedure() {
    let mut state = shown();
    press(&mut state, "↓ ↓");
    assert_eq!(state.current_code(), Some("1.000003"));
    press(&mut state, "s s");
    assert_eq!(
        codes(&state)[0],
        "1.000003",
        "Cấp thẻ căn cước is first by name"
    );
    assert_eq!(state.current_code(), Some("1.000003"));
    press(&mut state, "S");
    assert_eq!(state.current_code(), Some("1.000003"));
    assert_eq!(state.table.cursor, 3);
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut state = shown();
    assert!(press(&mut state, "u").is_empty());
    assert_eq!(said(&state), "không có gì để hoàn tác");
    assert!(press(&mut state, "c").is_empty());
    assert_eq!(said(&state), "không có tệp nào của danh mục thay đổi");
    reply(&mut state, Answer::Standing(Box::default()));
    assert!(press(&mut state, "c").is_empty());
    assert!(said(&state).contains("không nằm trong kho git nào"));
    assert!(press(&mut state, "d").is_empty());
    assert_eq!(said(&state), "mọi tệp đều đọc được");
}

#[test]
fn a_reload_keeps_cursor_selection_and_query() {
    let mut state = shown();
    press(&mut state, "/ đ ă n g Enter ↓ Space");
    let (before, selected) = (
        state.current_code().map(str::to_owned),
        state.marked_codes(),
    );
    let effects = press(&mut state, "F5");
    assert!(matches!(
        effects[0],
        Effect::Ask(Ticket { number: 2, .. }, Ask::Load)
    ));
    // Meanwhile somebody added a procedure that stands before all others.
    let mut files = files();
    let (path, text) = files
        .iter()
        .find(|(path, _)| path.ends_with("1.000004.yaml"))
        .map(|(path, text)| {
            (
                path.with_file_name("1.000000.yaml"),
                text.replace("1.000004", "1.000000"),
            )
        })
        .unwrap();
    files.insert(path, text);
    reply(&mut state, Answer::Load(Ok(desk_of(files))));
    assert_eq!(
        codes(&state).len(),
        4,
        "one more, and one that does not match"
    );
    assert_eq!(state.current_code().map(str::to_owned), before);
    assert_eq!(state.marked_codes(), selected);
}

#[test]
fn the_palette_does_what_it_finds() {
    let mut state = shown();
    press(&mut state, "Ctrl-P");
    press(&mut state, "c o m m i t");
    let palette = state.popups.top_as::<Palette>().unwrap();
    assert_eq!(palette.matching()[0].name, "commit");
    press(&mut state, "Ctrl-U t r o Space g i u p");
    press(&mut state, "Enter");
    assert!(is_alone::<ReadingPopup>(&state));
    press(&mut state, "Esc");
    assert!(state.popups.is_empty());
}

#[test]
fn a_click_selects_a_row_switches_a_filter_and_drops_a_chip() {
    let mut state = shown();
    let click = |state: &mut State, x: u16, y: u16| {
        let kind = MouseKind::Press;
        send(state, Message::Mouse(Mouse { kind, x, y }))
    };
    let table = state.layout.table.inner();
    click(&mut state, table.x + 8, table.y + 3);
    assert_eq!(state.current_code(), Some("1.000003"));
    click(&mut state, table.x, table.y + 1);
    assert_eq!(state.marked_codes(), ["1.000001"]);
    let filters = state.layout.filters.inner();
    click(&mut state, filters.x + 3, filters.y + 1);
    assert_eq!(state.search.chips.chips().count(), 1);
    let line = crate::tui::tabs::review::search_line::search_line(&state, 120);
    let at = u16::try_from(line.chips[0].start).unwrap();
    let y = state.layout.search.y;
    click(&mut state, at + 1, y);
    assert!(state.search.is_empty());
}

#[test]
fn an_empty_catalogue_has_nothing_to_mark_and_says_how_to_begin() {
    let mut files = files();
    files.retain(|path, _| !path.starts_with("procedures"));
    let mut state = showing(&desk_of(files), (80, 24), Lang::En);
    assert!(press(&mut state, "m").is_empty());
    assert_eq!(said(&state), "no procedure is under the cursor");
    assert!(state.notice[0].text().contains("rasoat import portal"));
}

#[test]
fn what_changes_by_itself_is_asked_once_a_row_and_only_where_it_is_shown() {
    let desk = desk_of(files());
    let mut state = showing(&desk, (120, 36), Lang::En);
    let asked = |effects: &[Effect]| -> Vec<usize> {
        let row = |effect: &Effect| match effect {
            Effect::Ask(_, Ask::Forecast(row)) => Some(*row),
            _ => None,
        };
        effects.iter().filter_map(row).collect()
    };
    let key = |state: &mut State, key: &str| {
        let key = crate::tui::actions::key::Key::parse(key).unwrap();
        update(state, Message::Key(key))
    };
    assert!(
        asked(&key(&mut state, "↓")).is_empty(),
        "the overview asks nothing"
    );
    assert_eq!(asked(&key(&mut state, "t")), [1]);
    assert!(asked(&key(&mut state, "PgDn")).len() <= 1);
    let row = state.detail.foreseen.as_ref().unwrap().row;
    assert!(
        asked(&key(&mut state, "x")).is_empty(),
        "it is asked already"
    );
    // An answer to an older question is dropped.
    let newest = state.tickets.newest(AskKind::Forecast);
    let older = Ticket {
        number: newest.number - 1,
        ..newest
    };
    let answer = |ticket| Message::Answer(ticket, Answer::Forecast(Vec::new()));
    update(&mut state, answer(older));
    assert_eq!(state.detail.foreseen.as_ref().unwrap().changes, None);
    update(&mut state, answer(newest));
    let foreseen = state.detail.foreseen.clone().unwrap();
    assert_eq!((foreseen.row, foreseen.changes), (row, Some(Vec::new())));
    // Another catalogue may bring another answer.
    let ticket = state.tickets.newest(AskKind::Load);
    let loaded = Answer::Load(Ok(desk_of(files())));
    let effects = update(&mut state, Message::Answer(ticket, loaded));
    assert_eq!(asked(&effects), [row]);
}
