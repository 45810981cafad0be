use super::*;
use std::sync::Arc;

use crate::search::Query;
use crate::session::open::catalogue::SearchRequest;
use crate::session::search::queue::ReviewProgress;
use crate::session::user::saved_views::{QUEUE, SavedViews};

/// The rows that a command finds.
fn by_command(state: &State, query: &str) -> Vec<usize> {
    let wanted = SearchRequest {
        query: Query::parse(query).unwrap(),
        ..SearchRequest::default()
    };
    let found = state.desk.as_ref().unwrap().search(&wanted).unwrap();
    found.rows
}

/// `sổ đỏ` found 1.943 procedures on the screen and 566 by the command: its last word went on for ever.
#[test]
fn a_word_is_a_beginning_only_while_it_is_typed() {
    let mut state = shown();
    press(&mut state, "/ đ ă n g Space k");
    assert_eq!(state.found.rows.len() - state.found.guesses.count(), 3);
    press(&mut state, "Enter");
    assert_eq!(state.found.rows, by_command(&state, "đăng k"));
    assert!(
        said(&state).contains("0 thủ tục (còn dở khi đang gõ: 3)"),
        "{}",
        said(&state)
    );
    assert!(
        state.found.rows.len() == state.found.guesses.count(),
        "no name has the word k"
    );
    let mut state = shown();
    press(&mut state, "/ k h a Space");
    assert_eq!(state.found.rows, by_command(&state, "kha"));
    // Nothing was typed since: the words are whole still, whoever goes back to the field.
    press(&mut state, "Enter");
    let before = state.found.rows.clone();
    press(&mut state, "/");
    assert_eq!(state.found.rows, before);
}

#[test]
fn what_was_being_typed_is_whole_when_it_is_selected_as_a_whole() {
    let mut state = shown();
    press(&mut state, "/ k h a Enter *");
    assert!(
        state.table.selected.is_empty(),
        "{:?}",
        state.table.selected
    );
}

/// A condition that cannot be read left the table as some beginning of it had filled it.
#[test]
fn a_query_with_a_mistake_finds_nothing_and_says_so() {
    let mut state = shown();
    press(&mut state, "/ đ ă n g Space c ờ : x y z");
    assert!(state.search.error.is_some());
    let line = |state: &State| {
        let line = crate::tui::tabs::review::search_line::search_line(state, 110);
        line.line.text()
    };
    assert!(line(&state).contains("– / 4"), "{}", line(&state));
    press(&mut state, "Enter");
    assert!(state.found.rows.is_empty());
    assert!(line(&state).contains("– / 4"), "{}", line(&state));
    // What is there as a whole is nothing: neither to be selected nor to be taken out.
    press(&mut state, "*");
    assert!(state.marked_codes().is_empty());
    press(&mut state, "X");
    assert_eq!(
        codes(&state).len(),
        4,
        "without the condition all are there again"
    );
}

/// Every key that narrowed the review queue opened the repository and counted the whole catalogue anew.
#[test]
fn how_far_a_view_is_is_counted_once_and_not_at_each_key() {
    let mut state = shown();
    let config = crate::session::Config::default();
    let views = SavedViews::load(&config, &state.strings).list;
    let queue = views.into_iter().find(|view| view.built_in == Some(QUEUE));
    let queue = queue.unwrap();
    state.search.set(&queue.query);
    state.applied = Some(queue);
    let counts = |state: &State| state.wanted().unwrap().progress_of.is_some();
    assert!(counts(&state));
    let progress = ReviewProgress {
        done: 52,
        stale: 4,
        total: 161,
        today: Some(3),
        approved_today: None,
        waiting: Default::default(),
        mine: None,
    };
    let found = SearchOutcome {
        progress: Some(progress),
        ..SearchOutcome::default()
    };
    let ticket = state.tickets.issue(AskKind::Search);
    let answer = Answer::Search(Ok(Box::new(found)));
    send(&mut state, Message::Answer(ticket, answer));
    press(&mut state, "/ Space đ");
    assert!(!counts(&state), "nothing but the query changed");
    assert_eq!(
        state.found.progress,
        Some(progress),
        "what was counted is shown"
    );
    // After a mark the catalogue is another.
    let desk = state.desk.take().unwrap();
    state.desk = Some(Arc::new((*desk).clone()));
    assert!(counts(&state));
}

#[test]
fn a_line_is_read_once_a_keystroke() {
    let mut state = shown();
    press(&mut state, "/");
    for (at, key) in ["k", "h", "a", "i"].into_iter().enumerate() {
        let before = state.search.times_read();
        press(&mut state, key);
        let read = state.search.times_read() - before;
        assert_eq!(read, 1, "letter {at}");
    }
}
