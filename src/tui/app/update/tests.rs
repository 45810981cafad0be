use super::update;
use crate::catalogue::model::{DecisionState, Outcome};
use crate::session::Lang;
use crate::session::decide::logs::UndoableEntry;
use crate::session::decide::marks::Intent;
use crate::tui::actions::table::KeyScope;
use crate::tui::app::catalogue::SearchOutcome;
use crate::tui::app::fixture::{
    bare_desk_of, desk_of, files, fresh, press, send, showing, standing,
};
use crate::tui::app::message::{
    CommitReady, Effect, Message, Mouse, MouseKind, Problem, RecordOutcome, RefusalGroup,
    UndoOutcome,
};
use crate::tui::app::state::State;
use crate::tui::popups::Layer;
use crate::tui::term::layout::Pane;
use crate::vcs::AmendableCommit;

mod other_programs;
mod writing;

fn shown() -> State {
    showing(&desk_of(files()), (120, 36), Lang::Vi)
}

fn codes(state: &State) -> Vec<&str> {
    let rows = state.found.rows.iter();
    rows.filter_map(|row| state.code(*row)).collect()
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
            Effect::Load { generation: 1 },
            Effect::Stand { generation: 1 }
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
        message: "no such folder".to_owned(),
        hint: None,
    };
    let failed = Message::Loaded {
        generation: 1,
        result: Err(trouble.clone()),
    };
    send(&mut state, failed);
    assert_eq!(state.load_error, Some(trouble));
    let effects = press(&mut state, "r");
    assert!(matches!(effects[0], Effect::Load { generation: 2 }));
}

#[test]
fn typing_searches_with_accents_or_without_and_the_last_word_may_go_on() {
    let mut state = shown();
    assert_eq!(codes(&state).len(), 4);
    press(&mut state, "/ k h a i Space s");
    assert_eq!(codes(&state), ["1.000001"]);
    press(&mut state, "Enter");
    assert_eq!(codes(&state), ["1.000001"], "as it was while typing");
    press(&mut state, "Esc");
    assert_eq!(codes(&state).len(), 4, "Esc in the table drops the query");
}

#[test]
fn a_result_of_an_older_search_is_dropped() {
    let mut state = shown();
    press(&mut state, "/ h ô n");
    let stale = Message::Found {
        generation: state.generations.search - 1,
        found: Ok(Box::new(SearchOutcome::default())),
    };
    update(&mut state, stale);
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
    assert!(!state.quit && state.layers.is_empty());
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
fn a_mark_on_one_procedure_is_recorded_without_a_question() {
    let mut state = shown();
    press(&mut state, "m");
    assert_eq!(state.scope(), KeyScope::Form);
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Record {
            codes,
            intent: Intent::Mark(mark),
            ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001"]);
    assert_eq!(mark.outcome, Outcome::EligibleFull);
    assert!(state.writing);
    press(&mut state, "Ctrl-S");
    assert!(state.writing, "a second Ctrl-S asks for nothing");
}

#[test]
fn an_arrow_chooses_among_outcomes_and_tab_goes_on() {
    let mut state = shown();
    press(&mut state, "m ↓ ↓ ↓ ↓ ↓ Tab c ũ Tab");
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Record {
            intent: Intent::Mark(mark),
            ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(mark.outcome, Outcome::NeedData);
    assert_eq!(mark.reason.as_deref(), Some("cũ"));
}

#[test]
fn the_form_shows_what_the_gate_says_and_takes_an_override() {
    let mut state = shown();
    press(&mut state, "↓ m");
    let Some(Layer::Mark(form)) = state.layers.last() else {
        panic!();
    };
    let stopped: Vec<&str> = form
        .gate
        .iter()
        .filter(|entry| entry.stopped > 0)
        .map(|entry| entry.rule)
        .collect();
    assert_eq!(stopped, ["no-dossiers"]);
    press(&mut state, "Tab Space Tab h i ế m Tab Đ 3 1 Tab");
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Record {
            intent: Intent::Mark(mark),
            ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let [one] = mark.overrides.as_slice() else {
        panic!("{mark:?}");
    };
    assert_eq!(
        (
            one.rule.as_str(),
            one.reason.as_str(),
            one.provision.as_str()
        ),
        ("no-dossiers", "hiếm", "Đ31")
    );
    assert_eq!(one.until.to_string(), "2027-10-31");
}

#[test]
fn an_end_date_that_is_none_is_said_and_nothing_is_asked_for() {
    let mut state = shown();
    press(&mut state, "↓ m Tab Space Tab Tab Tab x");
    let effects = press(&mut state, "Ctrl-S");
    assert!(effects.is_empty());
    assert!(!state.writing);
    let Some(Layer::Mark(form)) = state.layers.last() else {
        panic!();
    };
    assert_eq!(form.refused.len(), 1);
}

#[test]
fn a_refusal_stays_in_the_form() {
    let mut state = shown();
    press(&mut state, "↓ m Ctrl-S");
    let desk = state.desk.clone().unwrap();
    let refused = vec![RefusalGroup {
        codes: vec!["1.000002".to_owned()],
        reasons: vec!["bị chặn".to_owned()],
    }];
    let recorded = RecordOutcome {
        state: DecisionState::Recommended,
        written: Vec::new(),
        refused,
        failed: Vec::new(),
        told: Vec::new(),
        desk,
    };
    let effects = send(&mut state, Message::Recorded(Ok(Box::new(recorded))));
    assert!(effects.is_empty());
    assert!(!state.writing);
    let Some(layer @ Layer::Mark(_)) = state.layers.last() else {
        panic!();
    };
    let (sheet, area) = layer.placed(&state);
    let top = sheet.top(area);
    let seen = &sheet.lines[top..(top + usize::from(area.inner().height)).min(sheet.lines.len())];
    assert!(seen.iter().any(|line| line.text().contains("bị chặn")));
}

#[test]
fn a_selection_is_asked_about_once_and_only_what_can_be_written_is() {
    let mut state = shown();
    press(&mut state, "Space Space m");
    let effects = press(&mut state, "Ctrl-S");
    let [Effect::Preview { codes, intent, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001", "1.000002"]);
    let answer = writing::previewed(&state, intent.clone());
    send(&mut state, answer);
    assert!(matches!(state.layers.last(), Some(Layer::Confirm(_))));
    let effects = press(&mut state, "Enter");
    let [Effect::Record { codes, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001"]);
}

#[test]
fn a_mark_made_while_the_index_is_built_is_not_lost_with_it() {
    let bare = bare_desk_of(files());
    let mut state = showing(&bare, (120, 36), Lang::Vi);
    let mut marked = files();
    let log = "code: \"1.000001\"\ndecisions:\n  - id: a\n    as_of: 2026-10-31\n    recorded: 2026-10-31T01:00:00Z\n    \
               outcome: need_data\n    state: recommended\n    by: {name: An, email: an@example.org}\n    reason: x\n    \
               evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}\n";
    marked.insert("decisions/G15/1.000001.yaml".into(), log.to_owned());
    press(&mut state, "m Ctrl-S");
    let recorded = RecordOutcome {
        state: DecisionState::Recommended,
        written: vec![UndoableEntry {
            code: "1.000001".to_owned(),
            id: "a".to_owned(),
        }],
        refused: Vec::new(),
        failed: Vec::new(),
        told: Vec::new(),
        desk: bare_desk_of(marked),
    };
    let decided = |state: &State| state.desk.as_ref().unwrap().view.proposal(0).is_some();
    let indexed = || Message::Indexed {
        generation: 1,
        result: Ok(desk_of(files())),
    };
    send(&mut state, Message::Recorded(Ok(Box::new(recorded))));
    assert!(decided(&state));
    send(&mut state, indexed());
    assert!(decided(&state), "the mark is still there");
    assert!(state.desk.as_ref().unwrap().is_indexed());
}

#[test]
fn what_was_marked_can_be_taken_back_batch_by_batch() {
    let mut state = shown();
    let entry = |code: &str| UndoableEntry {
        code: code.to_owned(),
        id: format!("20261031-{code}"),
    };
    for code in ["1.000001", "1.000004"] {
        let recorded = RecordOutcome {
            state: DecisionState::Recommended,
            written: vec![entry(code)],
            refused: Vec::new(),
            failed: Vec::new(),
            told: Vec::new(),
            desk: state.desk.clone().unwrap(),
        };
        state.begin_writing();
        send(&mut state, Message::Recorded(Ok(Box::new(recorded))));
    }
    assert!(said(&state).contains("1.000004"));
    let effects = press(&mut state, "u");
    let [Effect::Undo { entries, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(entries, &[entry("1.000004")]);
    assert!(
        press(&mut state, "u").is_empty(),
        "not while one is under way"
    );
    assert!(said(&state).contains("đang ghi"));
    let undone = UndoOutcome {
        undone: vec![entry("1.000004")],
        failed: Vec::new(),
        desk: state.desk.clone().unwrap(),
    };
    send(&mut state, Message::Undone(Box::new(undone)));
    let effects = press(&mut state, "u");
    assert!(
        matches!(&effects[..], [Effect::Undo { entries, .. }] if entries == &[entry("1.000001")])
    );
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut state = shown();
    assert!(press(&mut state, "u").is_empty());
    assert_eq!(said(&state), "không có gì để hoàn tác");
    assert!(press(&mut state, "c").is_empty());
    assert_eq!(said(&state), "không có tệp nào của danh mục thay đổi");
    let no_git = Message::Stood {
        generation: state.generations.standing,
        standing: Box::default(),
    };
    send(&mut state, no_git);
    assert!(press(&mut state, "c").is_empty());
    assert!(said(&state).contains("không nằm trong kho git nào"));
    assert!(press(&mut state, "d").is_empty());
    assert_eq!(said(&state), "mọi tệp đều đọc được");
}

fn committing() -> State {
    committing_after(Err("Commit cuối đã được đẩy đi (push)".to_owned()))
}

fn committing_after(amendable: Result<AmendableCommit, String>) -> State {
    committing_together(amendable, Vec::new())
}

fn committing_together(
    amendable: Result<AmendableCommit, String>,
    together: Vec<Vec<usize>>,
) -> State {
    let mut state = shown();
    let stood = Message::Stood {
        generation: state.generations.standing,
        standing: Box::new(standing(3)),
    };
    send(&mut state, stood);
    let effects = press(&mut state, "c");
    assert!(matches!(effects.as_slice(), [Effect::PrepareCommit]));
    let ready = CommitReady {
        standing: standing(3),
        identity: Ok("An <an@example.org>".to_owned()),
        message: "catalogue: 3 decision logs\n".to_owned(),
        together,
        amendable,
    };
    send(&mut state, Message::CommitReady(Box::new(ready)));
    state
}

#[test]
fn a_commit_takes_the_chosen_files_and_words_that_follow_them() {
    let mut state = committing();
    let effects = press(&mut state, "Tab Tab Space");
    let [Effect::Propose { files, generation }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(files.len(), 2);
    let proposed = Message::Proposed {
        generation: *generation,
        message: "catalogue: 2 decision logs\n".to_owned(),
    };
    send(&mut state, proposed);
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Commit {
            files,
            message,
            target,
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(
        (files.len(), message.as_str()),
        (2, "catalogue: 2 decision logs")
    );
    let shown = standing(3).head;
    assert!(shown.is_some());
    assert_eq!((&target.on, &target.amend), (&shown, &None));
}

#[test]
fn an_amended_commit_keeps_its_words_until_it_is_a_new_one_again() {
    let mut state = committing_after(Ok(AmendableCommit {
        id: "3f2c1a9".repeat(5),
        short: "3f2c1a9".to_owned(),
        message: "review: 1 procedure\n".to_owned(),
    }));
    // From the button past the message to the box.
    let effects = press(&mut state, "Shift-Tab Shift-Tab Space");
    assert!(effects.is_empty(), "{effects:?}");
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Commit {
            message, target, ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let shown = "3f2c1a9".repeat(5);
    assert_eq!(message, "review: 1 procedure");
    assert_eq!(target.amend.as_deref(), Some(shown.as_str()));
    state.writing = false;
    let effects = press(&mut state, "Space");
    assert!(
        matches!(&effects[..], [Effect::Propose { files, .. }] if files.len() == 3),
        "{effects:?}"
    );
}

#[test]
fn a_refused_commit_shows_where_git_stands_now_and_keeps_what_was_chosen() {
    let last = |id: &str| {
        Ok(AmendableCommit {
            id: id.repeat(5),
            short: id.to_owned(),
            message: "review: 1 procedure\n".to_owned(),
        })
    };
    let mut state = committing_after(last("3f2c1a9"));
    press(&mut state, "Tab Tab Space Tab Space Ctrl-S");
    for (id, amends) in [("3f2c1a9", true), ("0000000", false)] {
        let moved = Problem {
            message: "another program committed".to_owned(),
            hint: None,
        };
        let effects = send(&mut state, Message::Committed(Err(moved)));
        assert!(matches!(effects[0], Effect::PrepareCommit), "{effects:?}");
        let ready = CommitReady {
            standing: standing(3),
            identity: Ok("An <an@example.org>".to_owned()),
            message: "catalogue: 3 decision logs\n".to_owned(),
            together: Vec::new(),
            amendable: last(id),
        };
        let effects = send(&mut state, Message::CommitReady(Box::new(ready)));
        // Words that were the other commit's are not those of a new one.
        let proposes = matches!(&effects[..], [Effect::Propose { files, .. }] if files.len() == 2);
        assert_eq!(proposes, !amends, "{effects:?}");
        let Some(Layer::Commit(form)) = state.layers.last() else {
            panic!();
        };
        assert_eq!((form.chosen().len(), form.amend), (2, amends));
        assert!(form.refused.is_some());
    }
}

#[test]
fn words_of_the_users_own_are_kept_when_files_are_left_out() {
    let mut state = committing();
    press(&mut state, "Tab Tab Tab");
    let Some(Layer::Commit(form)) = state.layers.last() else {
        panic!();
    };
    assert_eq!(form.focus, 3, "the message");
    press(&mut state, "x");
    let effects = press(&mut state, "Shift-Tab Space");
    assert!(effects.is_empty(), "{effects:?}");
    let effects = press(&mut state, "Ctrl-S");
    assert!(matches!(&effects[..], [Effect::Commit { message, .. }] if message.starts_with('x')));
}

#[test]
fn a_refused_commit_says_so_in_its_form() {
    let mut state = committing();
    press(&mut state, "Ctrl-S");
    let trouble = Problem {
        message: "git knows no name".to_owned(),
        hint: Some("git config …".to_owned()),
    };
    send(&mut state, Message::Committed(Err(trouble.clone())));
    let Some(Layer::Commit(form)) = state.layers.last() else {
        panic!();
    };
    assert_eq!(form.refused, Some(trouble));
    assert!(!state.writing);
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
    assert!(matches!(effects[0], Effect::Load { generation: 2 }));
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
    let loaded = Message::Loaded {
        generation: 2,
        result: Ok(desk_of(files)),
    };
    send(&mut state, loaded);
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
    let Some(Layer::Palette(palette)) = state.layers.last() else {
        panic!();
    };
    assert_eq!(palette.matching()[0].name, "commit");
    press(&mut state, "Ctrl-U t r o Space g i u p");
    press(&mut state, "Enter");
    assert!(matches!(state.layers.as_slice(), [Layer::Reading(_)]));
    press(&mut state, "Esc");
    assert!(state.layers.is_empty());
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
            Effect::Foresee { row, .. } => Some(*row),
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
    let answer = |generation| Message::Foreseen {
        generation,
        changes: Vec::new(),
    };
    let newest = state.generations.foresight;
    update(&mut state, answer(newest - 1));
    assert_eq!(state.detail.foreseen.as_ref().unwrap().changes, None);
    update(&mut state, answer(newest));
    let foreseen = state.detail.foreseen.clone().unwrap();
    assert_eq!((foreseen.row, foreseen.changes), (row, Some(Vec::new())));
    // Another catalogue may bring another answer.
    let loaded = Message::Loaded {
        generation: state.generations.load,
        result: Ok(desk_of(files())),
    };
    assert_eq!(asked(&update(&mut state, loaded)), [row]);
}
