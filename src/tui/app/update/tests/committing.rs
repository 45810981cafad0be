//! The form of a commit.

use super::*;

pub(super) fn committing() -> State {
    committing_after(Err("Commit cuối đã được đẩy đi (push)".to_owned()))
}

pub(super) fn committing_after(amendable: Result<AmendableCommit, String>) -> State {
    committing_together(amendable, Vec::new())
}

pub(super) fn committing_together(
    amendable: Result<AmendableCommit, String>,
    together: Vec<Vec<usize>>,
) -> State {
    let mut state = shown();
    reply(&mut state, Answer::Standing(Box::new(standing(3))));
    let effects = press(&mut state, "c");
    assert!(matches!(
        effects.as_slice(),
        [Effect::Ask(_, Ask::CommitReady)]
    ));
    let ready = CommitReady {
        standing: standing(3),
        identity: Ok("An <an@example.org>".to_owned()),
        message: "catalogue: 3 decision logs\n".to_owned(),
        together,
        amendable,
    };
    reply(&mut state, Answer::CommitReady(Box::new(ready)));
    state
}

#[test]
fn a_commit_takes_the_chosen_files_and_words_that_follow_them() {
    let mut state = committing();
    let effects = press(&mut state, "Tab Tab Space");
    let [Effect::Ask(ticket, Ask::CommitMessage(files))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(files.len(), 2);
    let proposed = Answer::CommitMessage("catalogue: 2 decision logs\n".to_owned());
    send(&mut state, Message::Answer(*ticket, proposed));
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Ask(
            _,
            Ask::Commit(WantedCommit {
                files,
                message,
                target,
            }),
        ),
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
        Effect::Ask(
            _,
            Ask::Commit(WantedCommit {
                message, target, ..
            }),
        ),
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
        matches!(&effects[..], [Effect::Ask(_, Ask::CommitMessage(files))] if files.len() == 3),
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
            message: "another program committed".into(),
            hint: None,
        };
        let effects = reply(&mut state, Answer::Commit(CommitOutcome::Made(Err(moved))));
        assert!(
            matches!(effects[0], Effect::Ask(_, Ask::CommitReady)),
            "{effects:?}"
        );
        let ready = CommitReady {
            standing: standing(3),
            identity: Ok("An <an@example.org>".to_owned()),
            message: "catalogue: 3 decision logs\n".to_owned(),
            together: Vec::new(),
            amendable: last(id),
        };
        let effects = reply(&mut state, Answer::CommitReady(Box::new(ready)));
        // Words that were the other commit's are not those of a new one.
        let proposes =
            matches!(&effects[..], [Effect::Ask(_, Ask::CommitMessage(files))] if files.len() == 2);
        assert_eq!(proposes, !amends, "{effects:?}");
        let form = state.popups.top_as::<CommitForm>().unwrap();
        assert_eq!((form.chosen().len(), form.amend), (2, amends));
        assert!(!form.refusal.is_nothing());
    }
}

#[test]
fn words_of_the_users_own_are_kept_when_files_are_left_out() {
    let mut state = committing();
    press(&mut state, "Tab Tab Tab");
    let form = state.popups.top_as::<CommitForm>().unwrap();
    assert_eq!(form.focus, CommitItem::Message);
    press(&mut state, "x");
    let effects = press(&mut state, "Shift-Tab Space");
    assert!(effects.is_empty(), "{effects:?}");
    let effects = press(&mut state, "Ctrl-S");
    assert!(
        matches!(&effects[..], [Effect::Ask(_, Ask::Commit(WantedCommit { message, .. }))] if message.starts_with('x'))
    );
}

#[test]
fn a_refused_commit_says_so_in_its_form() {
    let mut state = committing();
    press(&mut state, "Ctrl-S");
    let trouble = Problem {
        message: "git knows no name".into(),
        hint: Some("git config …".into()),
    };
    reply(
        &mut state,
        Answer::Commit(CommitOutcome::Made(Err(trouble.clone()))),
    );
    let form = state.popups.top_as::<CommitForm>().unwrap();
    assert_eq!(form.refusal, FormRefusal::Problem(trouble));
    assert!(!state.writing);
}

#[test]
fn what_a_form_asked_reaches_it_below_the_help() {
    let mut state = shown();
    reply(&mut state, Answer::Standing(Box::new(standing(3))));
    press(&mut state, "c F1");
    assert!(state.popups.top_as::<ReadingPopup>().is_some());
    let ready = CommitReady {
        standing: standing(3),
        identity: Ok("An <an@example.org>".to_owned()),
        message: "catalogue: 3 decision logs\n".to_owned(),
        together: Vec::new(),
        amendable: Err("Commit cuối đã được đẩy đi (push)".to_owned()),
    };
    reply(&mut state, Answer::CommitReady(Box::new(ready)));
    assert!(
        state.popups.top_as::<ReadingPopup>().is_some(),
        "the help stays"
    );
    press(&mut state, "Esc");
    let form = state.popups.top_as::<CommitForm>().unwrap();
    assert_eq!(form.chosen().len(), 3);

    // The message of a commit that was made closes the form, and not what is read over it.
    press(&mut state, "Ctrl-S F1");
    let committed = crate::vcs::NewCommit {
        id: "3f2c1a9".repeat(5),
        short: "3f2c1a9".to_owned(),
        branch: Some("main".to_owned()),
        files: 3,
        amended: None,
        said: None,
        otherwise: crate::vcs::HookChanges::default(),
    };
    reply(
        &mut state,
        Answer::Commit(CommitOutcome::Made(Ok(committed))),
    );
    assert!(is_alone::<ReadingPopup>(&state));
    assert!(said(&state).contains("3f2c1a9"), "{}", said(&state));
}

#[test]
fn a_commit_that_runs_programs_is_made_with_the_terminal_given_away() {
    let mut state = committing();
    let effects = press(&mut state, "Ctrl-S");
    let [Effect::Ask(ticket, Ask::Commit(wanted))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let needs = CommitOutcome::NeedsTerminal(wanted.clone());
    let effects = send(&mut state, Message::Answer(*ticket, Answer::Commit(needs)));
    assert!(
        matches!(&effects[..], [Effect::LendAndCommit(of, _)] if of == ticket),
        "{effects:?}"
    );
    assert!(state.writing, "nothing else is written meanwhile");
}

/// After thousands of marks the screen said for half a minute that nothing had changed, while git was still counting.
#[test]
fn while_git_is_asked_the_screen_does_not_say_that_nothing_changed() {
    let mut state = shown();
    reply(&mut state, Answer::Standing(Box::new(standing(0))));
    let head = |state: &State| -> String {
        let lines = crate::tui::tabs::header::lines(state, 120, 2);
        lines.iter().map(|line| line.text()).collect()
    };
    press(&mut state, "c");
    assert!(state.popups.is_empty());
    assert!(head(&state).contains("±0"));

    // Something was written, and git is asked anew.
    super::super::stand(&mut state);
    assert!(head(&state).contains("±…"), "{}", head(&state));
    let effects = press(&mut state, "c");
    assert!(
        matches!(effects.as_slice(), [Effect::Ask(_, Ask::CommitReady)]),
        "{effects:?}: {}",
        said(&state)
    );
    // The form waits, and says that what is typed into it meanwhile is not done.
    let effects = press(&mut state, "Ctrl-S");
    assert!(effects.is_empty(), "{effects:?}");
    let waits = state.strings.get("commit-too-early");
    let told = sheet(&state)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(told.contains(&waits), "{told}");
    reply(&mut state, Answer::CommitReady(Box::new(ready(3))));
    assert_eq!(said(&state), state.strings.get("commit-came"));
    assert_eq!(
        state.popups.top_as::<CommitForm>().unwrap().chosen().len(),
        3
    );

    press(&mut state, "Esc");
    reply(&mut state, Answer::Standing(Box::new(standing(3))));
    assert!(head(&state).ends_with("±3"), "{}", head(&state));
}

#[test]
fn a_form_that_finds_nothing_to_commit_says_why() {
    for (of, why) in [
        (standing(0), "why-nothing-to-commit"),
        (
            crate::session::RepositoryStatus::default(),
            "why-no-repository",
        ),
    ] {
        let mut state = shown();
        super::super::stand(&mut state);
        press(&mut state, "c");
        let ready = CommitReady {
            standing: of,
            ..ready(0)
        };
        reply(&mut state, Answer::CommitReady(Box::new(ready)));
        assert!(state.popups.is_empty());
        assert_eq!(said(&state), state.strings.get(why));
    }
}

/// `u` was offered where all was committed, and answered that there was nothing.
#[test]
fn what_is_committed_is_not_offered_to_be_taken_back() {
    let mut files = files();
    let log = "decisions:\n  - {id: a, as_of: 2026-10-31, recorded: 2026-10-31T01:00:00Z, outcome: need_data, \
               state: recommended, by: {name: An, email: an@example.org}, reason: thiếu, \
               evidence: {commit: null, rules_version: \"5\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}\n";
    let path = "decisions/G15/1.000001.yaml";
    files.insert(path.into(), format!("code: \"1.000001\"\n{log}"));
    let mut state = showing(&desk_of(files), (120, 36), Lang::Vi);
    let why = |state: &State| {
        let act = crate::tui::actions::table::Act::Undo;
        crate::tui::actions::table::action(act).why_not(state)
    };
    assert!(
        state
            .desk
            .as_ref()
            .unwrap()
            .view
            .snapshot
            .decisions("1.000001")
            .is_some()
    );
    assert_eq!(state.current_code(), Some("1.000001"));
    assert_eq!(why(&state), Some("why-committed"));
    // While git is asked nobody knows.
    super::super::stand(&mut state);
    assert_eq!(why(&state), None);
    let mut open = standing(1);
    open.pending[0].path = path.into();
    reply(&mut state, Answer::Standing(Box::new(open)));
    assert_eq!(why(&state), None);
}

fn ready(pending: usize) -> CommitReady {
    CommitReady {
        standing: standing(pending),
        identity: Ok("An <an@example.org>".to_owned()),
        message: "catalogue: 3 decision logs\n".to_owned(),
        together: Vec::new(),
        amendable: Err("Commit cuối đã được đẩy đi (push)".to_owned()),
    }
}
