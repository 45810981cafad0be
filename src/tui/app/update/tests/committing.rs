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
            Ask::Commit(CommitRequest {
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
            Ask::Commit(CommitRequest {
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
            message: "another program committed".to_owned(),
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
        matches!(&effects[..], [Effect::Ask(_, Ask::Commit(CommitRequest { message, .. }))] if message.starts_with('x'))
    );
}

#[test]
fn a_refused_commit_says_so_in_its_form() {
    let mut state = committing();
    press(&mut state, "Ctrl-S");
    let trouble = Problem {
        message: "git knows no name".to_owned(),
        hint: Some("git config …".to_owned()),
    };
    reply(
        &mut state,
        Answer::Commit(CommitOutcome::Made(Err(trouble.clone()))),
    );
    let form = state.popups.top_as::<CommitForm>().unwrap();
    assert_eq!(form.refusal, Refusal::Problem(trouble));
    assert!(!state.writing);
}
