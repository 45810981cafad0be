//! What other programs do while the screen is open: it follows, and nothing of the user's is lost.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::session::open::catalogue::Catalogue;
use crate::session::open::watch::{ChangedParts, WatchFailure, WatchReport};
use crate::tui::app::answers::ReloadOutcome;
use crate::tui::app::message::{FileLocation, FilePlace};

type FileTexts = BTreeMap<PathBuf, String>;

const FILES: ChangedParts = ChangedParts {
    files: true,
    git: false,
    unsure: false,
};

fn told(state: &mut State, touched: ChangedParts) -> Vec<Effect> {
    send(state, Message::Disk(WatchReport::Changed(touched)))
}

fn answer(state: &mut State, fresh: ReloadOutcome) -> Vec<Effect> {
    reply(state, Answer::Refresh(Ok(fresh)))
}

/// Another program leaves these files.
fn becomes(state: &mut State, files: FileTexts) -> Vec<Effect> {
    let effects = told(state, FILES);
    assert!(
        matches!(&effects[..], [Effect::Ask(_, Ask::Refresh(None))]),
        "{effects:?}"
    );
    answer(state, ReloadOutcome::Other(desk_of(files)))
}

fn without(code: &str) -> FileTexts {
    let mut files = files();
    files.retain(|path, _| !path.to_string_lossy().contains(&format!("{code}.yaml")));
    files
}

fn path(code: &str) -> PathBuf {
    format!("procedures/G15/{code}.yaml").into()
}

fn renamed(code: &str, name: &str) -> FileTexts {
    let mut files = files();
    let text = files.get_mut(&path(code)).unwrap();
    let old = text.lines().nth(1).unwrap().to_owned();
    *text = text.replace(&old, &format!("name: {name}"));
    files
}

fn decided(by: &str) -> FileTexts {
    let mut files = files();
    let log = format!(
        "code: \"1.000001\"\ndecisions:\n  - {{id: a, as_of: 2026-10-31, recorded: 2026-10-31T01:00:00Z, \
         outcome: need_data, state: recommended, by: {{name: {by}, email: an@example.org}}, reason: thiếu, \
         evidence: {{commit: null, rules_version: \"1\", verdicts: {{}}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}}}\n"
    );
    files.insert("decisions/G15/1.000001.yaml".into(), log);
    files
}

#[test]
fn a_change_shows_up_and_the_cursor_and_the_selection_stay_on_their_procedures() {
    let mut state = shown();
    press(&mut state, "↓ Space ↓");
    assert_eq!(state.current_code(), Some("1.000004"));
    becomes(&mut state, without("1.000001"));
    assert_eq!(codes(&state), ["1.000002", "1.000003", "1.000004"]);
    assert_eq!(state.current_code(), Some("1.000004"));
    assert_eq!(state.marked_codes(), ["1.000002"]);
    becomes(&mut state, renamed("1.000004", "Kết hôn mới"));
    assert_eq!(state.current_code(), Some("1.000004"));
    let shown = state
        .detail
        .lines
        .iter()
        .any(|line| line.text().contains("Kết hôn mới"));
    assert!(shown);
}

#[test]
fn a_file_that_is_half_written_comes_back_under_the_cursor_and_selected() {
    let mut state = shown();
    press(&mut state, "Space");
    press(&mut state, "↑ Space ↑ Space");
    press(&mut state, "Home");
    assert_eq!(state.current_code(), Some("1.000001"));
    let selected = state.marked_codes();
    let mut broken = files();
    broken.insert(path("1.000001"), "code: \"1.000001\"\nname: [\n".to_owned());
    becomes(&mut state, broken.clone());
    assert_eq!(state.current_code(), Some("1.000002"));
    becomes(&mut state, files());
    assert_eq!(state.current_code(), Some("1.000001"));
    assert_eq!(state.marked_codes(), selected);

    // Whoever moved on meanwhile stays where they went.
    becomes(&mut state, broken);
    press(&mut state, "↓");
    becomes(&mut state, files());
    assert_eq!(state.current_code(), Some("1.000003"));
}

#[test]
fn what_is_typed_and_what_is_open_stays() {
    let mut state = shown();
    state.undo = vec![vec![UndoableEntry {
        code: "1.000002".to_owned(),
        id: "x".to_owned(),
    }]];
    press(&mut state, "/ k h a i");
    becomes(&mut state, renamed("1.000002", "Khai tử mới"));
    assert!(state.is_typing());
    assert_eq!(state.search.line.text(), "khai");
    press(&mut state, "Space s i n h");
    assert_eq!(codes(&state).first(), Some(&"1.000001"));
    press(&mut state, "Esc F1");
    becomes(&mut state, files());
    assert!(is_alone::<ReadingPopup>(&state));
    assert_eq!(state.undo.len(), 1);
    assert!(state.status.is_none() && state.loading.is_none());
}

#[test]
fn what_is_read_again_is_read_once_however_much_is_told() {
    let mut state = shown();
    assert_eq!(told(&mut state, FILES).len(), 1);
    assert!(told(&mut state, FILES).is_empty());
    assert!(told(&mut state, FILES).is_empty());
    let effects = answer(&mut state, ReloadOutcome::Same(Some(7)));
    // Other words for the same are a change for git.
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Ask(_, Ask::Standing),
                Effect::Ask(_, Ask::Refresh(_))
            ]
        ),
        "{effects:?}"
    );
    assert!(answer(&mut state, ReloadOutcome::Same(Some(7))).is_empty());
}

#[test]
fn coming_back_to_the_window_looks_once_and_reads_nothing_where_nothing_changed() {
    let mut state = shown();
    told(&mut state, FILES);
    answer(&mut state, ReloadOutcome::Same(Some(7)));
    let before = Arc::clone(state.desk.as_ref().unwrap());
    let effects = send(&mut state, Message::FocusGained);
    // A folder on another machine takes watches and never tells: git is asked, whatever was heard.
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Ask(_, Ask::Standing),
                Effect::Ask(_, Ask::Refresh(Some(7)))
            ]
        ),
        "{effects:?}"
    );
    assert!(answer(&mut state, ReloadOutcome::Same(Some(7))).is_empty());
    assert!(Arc::ptr_eq(&before, state.desk.as_ref().unwrap()));
    assert!(state.status.is_none());
}

#[test]
fn git_that_moved_is_asked_and_a_commit_that_is_looked_at_does_not_change() {
    let mut state = shown();
    let git = ChangedParts {
        git: true,
        ..ChangedParts::default()
    };
    let effects = told(&mut state, git);
    assert!(
        matches!(&effects[..], [Effect::Ask(_, Ask::Standing)]),
        "{effects:?}"
    );
    state.settings.revision = Some("HEAD~1".to_owned());
    assert!(told(&mut state, git).is_empty());
    assert!(told(&mut state, FILES).is_empty());
}

#[test]
fn what_was_read_while_something_is_written_is_dropped_and_read_once_more() {
    let mut state = shown();
    told(&mut state, FILES);
    press(&mut state, "m Ctrl-S");
    assert!(state.writing);
    let before = Arc::clone(state.desk.as_ref().unwrap());
    assert!(
        answer(
            &mut state,
            ReloadOutcome::Other(desk_of(without("1.000002")))
        )
        .is_empty()
    );
    assert!(Arc::ptr_eq(&before, state.desk.as_ref().unwrap()));
    let desk: Arc<Catalogue> = desk_of(decided("An"));
    let recorded = RecordOutcome {
        state: DecisionState::Recommended,
        written: Vec::new(),
        refused: Vec::new(),
        failed: Vec::new(),
        told: Vec::new(),
        desk,
    };
    let effects = reply(&mut state, Answer::Record(Ok(Box::new(recorded))));
    assert!(
        matches!(effects.last(), Some(Effect::Ask(_, Ask::Refresh(_)))),
        "{effects:?}"
    );
}

#[test]
fn where_the_system_tells_nothing_that_is_said_quietly_and_once() {
    let mut state = shown();
    send(
        &mut state,
        Message::Disk(WatchReport::Deaf(WatchFailure::Other(
            "no watch left".to_owned(),
        ))),
    );
    let notices: Vec<String> = state.notices().iter().map(|line| line.text()).collect();
    assert!(
        notices.iter().any(|line| line.contains("no watch left")),
        "{notices:?}"
    );
    press(&mut state, "x");
    assert!(state.notices().is_empty());
}

#[test]
fn a_form_over_a_changed_file_says_what_changed_and_writes_only_what_is_chosen() {
    let mut state = shown();
    press(&mut state, "m ↓ ↓ Tab s ơ");
    becomes(&mut state, decided("Bình"));
    let told = sheet(&state);
    for text in [
        "Tệp đã đổi",
        "cần thêm số liệu, đề xuất, bởi Bình: thiếu",
        "sơ",
    ] {
        assert!(told.contains(text), "{text}\n{told}");
    }
    let form = state.popups.top_as::<MarkForm>().unwrap();
    assert_eq!(
        (form.outcome, form.reason.text().as_str()),
        (Outcome::DoNotProvide, "sơ")
    );
    assert!(press(&mut state, "Ctrl-S").is_empty());
    assert!(state.popups.top_as::<VersionPopup>().is_some());
    assert!(
        press(&mut state, "Enter").is_empty(),
        "a second key writes nothing"
    );
    assert!(is_alone::<MarkForm>(&state));

    let effects = press(&mut state, "Ctrl-S ↑ ↑ Enter");
    let [
        Effect::Ask(
            _,
            Ask::Record(RecordRequest {
                intent: Intent::Mark(mark),
                ..
            }),
        ),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(mark.reason.as_deref(), Some("sơ"));
}

#[test]
fn theirs_fills_the_form_in_from_what_is_there_now() {
    let mut state = shown();
    press(&mut state, "m ↓ ↓ Tab s ơ");
    becomes(&mut state, decided("Bình"));
    assert!(press(&mut state, "Ctrl-S ↑ Enter").is_empty());
    let form = state.popups.top_as::<MarkForm>().unwrap();
    assert_eq!(
        (form.outcome, form.reason.text().as_str()),
        (Outcome::NeedData, "thiếu")
    );
    assert!(!sheet(&state).contains("Tệp đã đổi"));
}

#[test]
fn a_form_is_as_before_where_the_file_is_or_where_only_others_changed() {
    let mut state = shown();
    press(&mut state, "m ↓ ↓ Tab s ơ");
    becomes(&mut state, renamed("1.000002", "Khai tử"));
    assert!(!sheet(&state).contains("Tệp đã đổi"));
    becomes(&mut state, renamed("1.000001", "Khai sinh"));
    assert!(
        sheet(&state).contains("tên: Đăng ký khai sinh → Khai sinh"),
        "{}",
        sheet(&state)
    );
    press(&mut state, "Ctrl-S");
    becomes(&mut state, files());
    assert!(is_alone::<MarkForm>(&state), "the question is over");
    assert!(matches!(
        press(&mut state, "Ctrl-S")[..],
        [Effect::Ask(_, Ask::Record(_))]
    ));
}

#[test]
fn a_draft_that_is_taken_up_again_says_what_changed_since_it_was_begun() {
    let mut state = shown();
    press(&mut state, "m ↓ ↓ Tab s ơ Esc");
    becomes(&mut state, decided("Bình"));
    press(&mut state, "m");
    assert!(sheet(&state).contains("bởi Bình"));
}

#[test]
fn a_question_about_a_selection_that_changed_meanwhile_is_asked_anew() {
    let mut state = shown();
    press(&mut state, "Space Space m");
    let effects = press(&mut state, "Ctrl-S");
    let [Effect::Ask(_, Ask::Preview(_, intent))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let answer = writing::previewed(&state, intent.clone());
    send(&mut state, answer);
    assert!(state.popups.top_as::<Confirm<DecisionConfirm>>().is_some());
    becomes(&mut state, decided("Bình"));
    assert!(is_alone::<MarkForm>(&state));
    assert!(
        sheet(&state).contains("1.000001 kết luận"),
        "{}",
        sheet(&state)
    );
}

fn spot(effects: &[Effect]) -> (String, String) {
    let (path, at) = match effects {
        [Effect::Edit(path, at)] => (path, format!("{}:{}", at.line, at.column)),
        [
            Effect::Ask(
                _,
                Ask::Locate(FileLocation {
                    path,
                    at: FilePlace::Keys(keys),
                }),
            ),
        ] => (path, crate::diff::path_text(keys)),
        _ => panic!("{effects:?}"),
    };
    (path.display().to_string(), at)
}

#[test]
fn the_editor_opens_what_is_looked_at() {
    let mut state = showing(&desk_of(decided("An")), (120, 36), Lang::Vi);
    let own = "procedures/G15/1.000001.yaml";
    for (tab, path, at) in [
        (
            "t",
            "statistics/G15/2023-11-01_2026-10-31.yaml",
            "counts.1.000001",
        ),
        ("t", own, "documents"),
        ("t", own, "legal_basis"),
        ("t", "decisions/G15/1.000001.yaml", "decisions[a]"),
        ("t", own, ""),
    ] {
        press(&mut state, tab);
        let found = spot(&press(&mut state, "e"));
        assert_eq!(found, (path.to_owned(), at.to_owned()));
        told(&mut state, FILES);
        answer(&mut state, ReloadOutcome::Same(None));
    }
}

#[test]
fn a_file_that_the_editor_left_unreadable_is_named_with_its_line_and_opened_there_again() {
    let mut state = shown();
    press(&mut state, "e");
    let effects = send(&mut state, Message::Edited(Ok(())));
    assert!(
        matches!(&effects[..], [Effect::Ask(_, Ask::Refresh(None))]),
        "{effects:?}"
    );
    let mut broken = files();
    broken.insert(path("1.000001"), "code: \"1.000001\"\nname: [\n".to_owned());
    answer(&mut state, ReloadOutcome::Other(desk_of(broken)));
    assert!(
        said(&state).contains("procedures/G15/1.000001.yaml:"),
        "{}",
        said(&state)
    );
    let (path, at) = spot(&press(&mut state, "e"));
    assert_eq!(path, "procedures/G15/1.000001.yaml");
    assert_ne!(at, "");
    // A finding of the list is opened at its own line, and on another row another file is meant.
    press(&mut state, "d");
    assert_eq!(spot(&press(&mut state, "e")), (path, at));
    press(&mut state, "Esc ↓");
    assert_ne!(
        spot(&press(&mut state, "e")).0,
        "procedures/G15/1.000001.yaml"
    );
}
