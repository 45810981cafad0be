//! What is asked before something is written, and what comes of it: refusals, races with reading, taking back.

use super::*;
use crate::catalogue::model::Override;
use crate::tui::app::answers::{PlannedDecision, Preview};
use crate::tui::popups::step::StepKind;
use crate::vcs::{HookChanges, NewCommit};

/// What an intent on two procedures would do: the first is accepted as it is, the second refused.
pub(super) fn previewed(state: &State, intent: Intent) -> Message {
    let preview = Preview {
        group: None,
        intent,
        written: vec![PlannedDecision {
            code: "1.000001".to_owned(),
            outcome: Outcome::EligibleFull,
            annex_row: None,
            overrides: Vec::new(),
            told: Vec::new(),
        }],
        refused: vec![refused("1.000002")],
    };
    let ticket = state.tickets.newest(AskKind::Preview);
    Message::Answer(ticket, Answer::Preview(Ok(Box::new(preview))))
}

fn refused(code: &str) -> RefusalGroup {
    RefusalGroup {
        codes: vec![code.to_owned()],
        reasons: vec!["bị chặn".to_owned()],
    }
}

fn entry(code: &str) -> UndoableEntry {
    UndoableEntry {
        code: code.to_owned(),
        id: format!("20261031-{code}"),
    }
}

/// One procedure was marked.
fn recorded(state: &State, code: &str) -> RecordOutcome {
    RecordOutcome {
        state: DecisionState::Recommended,
        written: vec![entry(code)],
        refused: Vec::new(),
        failed: Vec::new(),
        told: Vec::new(),
        desk: state.desk.clone().unwrap(),
    }
}

fn answer(state: &mut State, recorded: RecordOutcome) -> Vec<Effect> {
    reply(state, Answer::Record(Ok(Box::new(recorded))))
}

fn asked(effects: &[Effect]) -> Intent {
    let [Effect::Ask(_, Ask::Preview(_, intent))] = effects else {
        panic!("{effects:?}");
    };
    intent.clone()
}

#[test]
fn what_is_left_alone_of_a_selection_is_recorded_without_the_overrides_that_others_needed() {
    let mut state = shown();
    press(&mut state, "Space Space m");
    let mut intent = asked(&press(&mut state, "Ctrl-S"));
    if let Intent::Mark(mark) = &mut intent {
        mark.overrides.push(Override {
            rule: "no-dossiers".to_owned(),
            reason: "hiếm".to_owned(),
            provision: "Đ31".to_owned(),
            until: jiff::civil::date(2027, 10, 31),
        });
    }
    let answer = previewed(&state, intent);
    send(&mut state, answer);
    let effects = press(&mut state, "Enter");
    let [
        Effect::Ask(
            _,
            Ask::Record(RecordRequest {
                codes,
                intent: Intent::Mark(mark),
                ..
            }),
        ),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001"]);
    assert_eq!(mark.overrides, []);
}

#[test]
fn what_is_refused_while_the_rest_is_written_is_said_and_stays_selected() {
    let mut state = shown();
    press(&mut state, "Space Space Space m");
    let intent = asked(&press(&mut state, "Ctrl-S"));
    let preview = previewed(&state, intent);
    send(&mut state, preview);
    press(&mut state, "Enter");
    let recorded = RecordOutcome {
        refused: vec![refused("1.000002")],
        failed: vec![refused("1.000003")],
        ..recorded(&state, "1.000001")
    };
    answer(&mut state, recorded);
    assert!(is_alone::<ReadingPopup>(&state));
    let text = sheet(&state);
    for code in ["1.000002: bị chặn", "1.000003: bị chặn"] {
        assert!(text.contains(code), "{text}");
    }
    assert_eq!(state.marked_codes(), ["1.000002", "1.000003"]);
}

#[test]
fn the_answer_to_a_form_that_was_left_opens_over_no_other() {
    let mut state = shown();
    press(&mut state, "Space Space m");
    let intent = asked(&press(&mut state, "Ctrl-S"));
    let late = previewed(&state, intent);
    press(&mut state, "Esc");
    assert!(state.writing);
    let form = StepForm::new(StepKind::Approve, state.marked_codes());
    state.popups.push(form);
    send(&mut state, late);
    assert!(!state.writing, "the next can be asked");
    assert!(is_alone::<StepForm>(&state));

    // Confirming anew asks without a form: what was opened since is not asked about it.
    let answer = previewed(&state, Intent::ConfirmAnew);
    send(&mut state, answer);
    assert!(is_alone::<StepForm>(&state));
}

#[test]
fn a_file_is_not_edited_while_something_is_written() {
    let mut state = shown();
    press(&mut state, "m Ctrl-S Esc");
    assert!(press(&mut state, "e").is_empty());
    assert!(said(&state).contains("đang ghi"));
}

#[test]
fn a_mark_on_a_catalogue_that_was_read_anew_meanwhile_is_read_with_it() {
    let is_loading = |effects: &[Effect]| matches!(effects, [Effect::Ask(_, Ask::Load), ..]);
    for loaded_first in [true, false] {
        let mut state = shown();
        press(&mut state, "m Ctrl-S");
        let old = recorded(&state, "1.000001");
        crate::tui::app::update::reload(&mut state);
        let newer = desk_of(files());
        let loaded = || Answer::Load(Ok(newer.clone()));
        if loaded_first {
            reply(&mut state, loaded());
            assert!(is_loading(&answer(&mut state, old)));
            assert!(std::sync::Arc::ptr_eq(state.desk.as_ref().unwrap(), &newer));
        } else {
            assert!(is_loading(&answer(&mut state, old)));
            let second = Ticket {
                kind: AskKind::Load,
                number: 2,
            };
            send(&mut state, Message::Answer(second, loaded()));
            assert!(state.loading.is_some(), "it may lack the mark");
        }
        assert_eq!(state.tickets.newest(AskKind::Load).number, 3);
        assert_eq!(state.undo, [vec![entry("1.000001")]]);
    }
}

#[test]
fn what_could_not_be_taken_back_can_be_tried_again() {
    let mut state = shown();
    state.undo = vec![
        vec![entry("1.000003")],
        vec![entry("1.000001"), entry("1.000002")],
    ];
    press(&mut state, "u");
    let undone = UndoOutcome {
        undone: vec![entry("1.000002")],
        failed: vec![Problem {
            message: "no space left".into(),
            hint: None,
        }],
        desk: state.desk.clone().unwrap(),
    };
    reply(&mut state, Answer::Undo(Box::new(undone)));
    press(&mut state, "Esc");
    let effects = press(&mut state, "u");
    assert!(
        matches!(&effects[..], [Effect::Ask(_, Ask::Undo(entries, _))] if entries == &[entry("1.000001")]),
        "{effects:?}"
    );
}

#[test]
fn what_was_committed_is_no_longer_offered_to_be_taken_back() {
    let mut marked = files();
    for code in ["1.000001", "1.000002"] {
        let log = format!(
            "code: \"{code}\"\ndecisions:\n  - {{id: 20261031-{code}, as_of: 2026-10-31, recorded: 2026-10-31T01:00:00Z, \
             outcome: need_data, state: recommended, by: {{name: An, email: an@example.org}}, reason: x, \
             evidence: {{commit: null, rules_version: \"1\", verdicts: {{}}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}}}\n"
        );
        marked.insert(format!("decisions/G15/{code}.yaml").into(), log);
    }
    let mut state = showing(&desk_of(marked), (120, 36), Lang::Vi);
    state.undo = vec![vec![entry("1.000001")], vec![entry("1.000002")]];
    // Of the files that still differ from the last commit, 1.000001.yaml is one, 1.000002.yaml none.
    reply(&mut state, Answer::Standing(Box::new(standing(2))));
    assert_eq!(state.undo, [vec![entry("1.000001")]]);
}

#[test]
fn the_program_ends_when_what_is_being_written_is_written() {
    let mut state = committing::committing();
    press(&mut state, "Ctrl-S");
    assert!(state.writing);
    assert!(press(&mut state, "Ctrl-C").is_empty());
    assert!(!state.quit, "a commit is under way");
    assert!(said(&state).contains("ghi xong thì chương trình tự thoát"));
    let committed = NewCommit {
        id: "3f2c1a9".repeat(5),
        short: "3f2c1a9".to_owned(),
        branch: Some("main".to_owned()),
        files: 3,
        amended: None,
        said: None,
        otherwise: HookChanges::default(),
    };
    reply(
        &mut state,
        Answer::Commit(CommitOutcome::Made(Ok(committed))),
    );
    assert!(state.quit);
}

#[test]
fn what_hooks_say_of_a_commit_that_was_made_is_shown_before_the_program_ends() {
    let mut state = committing::committing();
    press(&mut state, "Ctrl-S");
    press(&mut state, "Ctrl-C");
    let committed = NewCommit {
        id: "3f2c1a9".repeat(5),
        short: "3f2c1a9".to_owned(),
        branch: Some("main".to_owned()),
        files: 3,
        amended: None,
        said: Some("cảnh báo: 3 tệp\nkhông đẩy được".to_owned()),
        otherwise: HookChanges::default(),
    };
    reply(
        &mut state,
        Answer::Commit(CommitOutcome::Made(Ok(committed))),
    );
    assert!(!state.quit, "nobody has read it yet");
    assert!(is_alone::<ReadingPopup>(&state));
    let text = sheet(&state);
    assert!(
        text.lines().any(|line| line.trim() == "cảnh báo: 3 tệp"),
        "{text:?}"
    );
    assert!(
        text.lines().any(|line| line.trim() == "không đẩy được"),
        "{text:?}"
    );
}

#[test]
fn a_write_that_is_refused_is_seen_before_the_program_ends() {
    let mut state = committing::committing();
    press(&mut state, "Ctrl-S Ctrl-C");
    let trouble = Problem {
        message: "the hook pre-commit said no".into(),
        hint: None,
    };
    reply(
        &mut state,
        Answer::Commit(CommitOutcome::Made(Err(trouble))),
    );
    assert!(!state.quit);
    press(&mut state, "Ctrl-C");
    assert!(state.quit, "nothing is being written any more");
}

#[test]
fn whoever_asks_twice_leaves_the_screen_at_once() {
    let mut state = committing::committing();
    press(&mut state, "Ctrl-S Ctrl-C Ctrl-C");
    assert!(state.quit && state.writing);
}

#[test]
fn a_part_of_a_move_is_not_left_out_without_the_others() {
    let why = "Commit cuối đã được đẩy đi (push)".to_owned();
    let mut state = committing::committing_together(Err(why), vec![vec![0, 1]]);
    let chosen = |effects: &[Effect]| match effects {
        [Effect::Ask(_, Ask::CommitMessage(files))] => files.len(),
        _ => panic!("{effects:?}"),
    };
    let effects = press(&mut state, "Tab Tab Space");
    assert_eq!(chosen(&effects), 1, "both parts are left out");
    let effects = press(&mut state, "↓ Space");
    assert_eq!(chosen(&effects), 3, "and both are taken again");
}
