//! Why an action cannot be done now: each answers with the id of a sentence, or nothing where it can.

use crate::catalogue::model::DecisionState;
use crate::session::RepositoryStatus;
use crate::session::decide::group_review::groups_of;
use crate::session::open::view::StandingDecision;
use crate::tui::app::state::{State, Tab};
use crate::tui::tabs::changes::ChangesRow;
use crate::tui::term::layout::Pane;

type Availability = Option<&'static str>;

/// It always can.
pub(crate) fn never(_: &State) -> Availability {
    None
}

/// There is no catalogue yet.
pub(crate) fn no_catalogue(state: &State) -> Availability {
    state.desk.is_none().then_some("why-loading")
}

/// There is no procedure under the cursor.
pub(crate) fn no_row(state: &State) -> Availability {
    no_catalogue(state).or_else(|| state.current().is_none().then_some("why-no-row"))
}

/// The procedure under the cursor is in no linked group.
pub(crate) fn no_group(state: &State) -> Availability {
    let none = || {
        let of_row = state.desk.as_ref().zip(state.current());
        let in_none = of_row.is_none_or(|(desk, row)| groups_of(&desk.view, row).is_empty());
        in_none.then_some("why-no-group")
    };
    no_row(state).or_else(none)
}

/// There is no table in sight from which all could be selected.
pub(crate) fn no_table(state: &State) -> Availability {
    let hidden = state.zoom && state.focus == Pane::Detail;
    no_row(state).or(hidden.then_some("why-one-procedure"))
}

/// The lists of laws and documents are not made yet.
pub(crate) fn no_tables(state: &State) -> Availability {
    no_catalogue(state).or_else(|| state.laws.tables.is_none().then_some("laws-reading"))
}

/// There is no law or document under the cursor.
pub(crate) fn no_law(state: &State) -> Availability {
    no_tables(state).or_else(|| state.laws.current().is_none().then_some("why-no-law"))
}

/// There is no filter under the cursor.
pub(crate) fn no_filter(state: &State) -> Availability {
    let there = state.focus == Pane::Filters && !state.filters.rows.is_empty();
    (!there).then_some("why-no-filter")
}

/// Nothing is asked for that could be dropped.
pub(crate) fn nothing_filtered(state: &State) -> Availability {
    state.search.is_empty().then_some("why-nothing-filtered")
}

/// The query cannot be read.
pub(crate) fn wrong_query(state: &State) -> Availability {
    let wrong = state.search.error.is_some();
    no_catalogue(state).or(wrong.then_some("why-wrong-query"))
}

/// The past is looked at, where nothing is to be committed.
pub(crate) fn no_changes(state: &State) -> Availability {
    let old = state.settings.revision.is_some();
    no_catalogue(state).or(old.then_some("why-old-commit"))
}

/// There is no procedure of the catalogue under the cursor.
pub(crate) fn no_change(state: &State) -> Availability {
    let known = match state.changes.current() {
        Some(ChangesRow::Procedure(change)) => {
            let desk = state.desk.as_ref();
            desk.is_some_and(|desk| desk.view.row(&change.code).is_some())
        }
        _ => false,
    };
    no_catalogue(state).or((!known).then_some("why-no-change"))
}

/// There is no commit under the cursor.
pub(crate) fn no_commit(state: &State) -> Availability {
    let none = state.history.current().is_none();
    busy(state).or(none.then_some("why-no-commit"))
}

/// There is no procedure whose history could be shown.
pub(crate) fn no_history_of(state: &State) -> Availability {
    let all = state.history.code.is_none() && state.current_code().is_none();
    no_catalogue(state).or(all.then_some("why-no-row"))
}

/// It is now already.
pub(crate) fn is_now(state: &State) -> Availability {
    busy(state).or(state.home.is_none().then_some("why-is-now"))
}

/// Something is being written or read.
pub(crate) fn busy(state: &State) -> Availability {
    if state.writing {
        Some("why-writing")
    } else if state.loading.is_some() && state.desk.is_some() {
        Some("why-reloading")
    } else {
        None
    }
}

/// Whether a procedure can be marked.
pub(crate) fn cannot_mark(state: &State) -> Availability {
    no_catalogue(state)
        .or_else(|| {
            state
                .settings
                .revision
                .is_some()
                .then_some("why-old-commit")
        })
        .or_else(|| busy(state))
        .or_else(|| {
            (state.table.selected.is_empty() && state.current().is_none()).then_some("why-no-row")
        })
}

/// Whether a note can be written on the procedure under the cursor.
pub(crate) fn cannot_note(state: &State) -> Availability {
    let old = state.settings.revision.is_some();
    no_row(state)
        .or(old.then_some("why-old-commit"))
        .or_else(|| busy(state))
}

/// Whether a procedure that is meant has a decision in force.
pub(crate) fn nothing_decided(state: &State) -> Availability {
    cannot_mark(state).or_else(|| none_stands(state, |_| true).then_some("why-nothing-decided"))
}

/// Whether a procedure that is meant can be approved, as far as is known before it is asked.
pub(crate) fn nothing_to_approve(state: &State) -> Availability {
    cannot_advance(state, DecisionState::Recommended, "why-none-recommended")
}

/// Whether a procedure that is meant can be published, as far as is known before it is asked.
pub(crate) fn nothing_to_publish(state: &State) -> Availability {
    cannot_advance(state, DecisionState::Approved, "why-none-approved")
}

/// Whether a procedure that is meant can be sent back: what is published cannot.
pub(crate) fn nothing_to_send_back(state: &State) -> Availability {
    nothing_decided(state).or_else(|| {
        let is_open = |of: &StandingDecision<'_>| of.decision.state != DecisionState::Published;
        none_stands(state, is_open).then_some("why-all-published")
    })
}

/// Who fills in a form for nothing is told too late: where none of them is in the state, or the evidence of all that are has
/// changed.
fn cannot_advance(state: &State, wanted: DecisionState, none: &'static str) -> Availability {
    let is_wanted = |of: &StandingDecision<'_>| of.decision.state == wanted;
    nothing_decided(state).or_else(|| {
        if none_stands(state, is_wanted) {
            return Some(none);
        }
        none_stands(state, |of| is_wanted(of) && !of.stale).then_some("why-stale")
    })
}

/// Whether no procedure that is meant has such a decision in force.
fn none_stands(state: &State, is_such: impl Fn(&StandingDecision<'_>) -> bool) -> bool {
    let stands = |code: &String| {
        let desk = state.desk.as_ref()?;
        let standing = desk.view.proposal(desk.view.row(code)?)?;
        is_such(&standing).then_some(())
    };
    !state
        .marked_codes()
        .iter()
        .any(|code| stands(code).is_some())
}

/// Whether there is something to take back.
pub(crate) fn cannot_undo(state: &State) -> Availability {
    let past = state.settings.revision.is_some();
    let past = past.then_some("why-old-commit");
    no_catalogue(state)
        .or(past)
        .or_else(|| busy(state))
        .or_else(|| match state.undo.is_empty() {
            true => nothing_open_at_cursor(state),
            false => None,
        })
}

/// The procedure under the cursor has no entry that is not committed, as far as git has said.
fn nothing_open_at_cursor(state: &State) -> Availability {
    let desk = state.desk.as_ref();
    let log = desk
        .zip(state.current_code())
        .and_then(|(desk, code)| desk.view.snapshot.decisions(code));
    let Some(log) = log else {
        return Some("why-nothing-to-undo");
    };
    let standing = state.standing.as_ref().filter(|standing| {
        standing.repository.is_some() && standing.trouble.is_none() && !standing.ignored
    });
    let known = standing.filter(|_| !state.is_git_asked())?;
    let is_open = known.pending.iter().any(|file| file.path == log.path);
    (!is_open).then_some("why-committed")
}

/// Whether there is something to commit, and somewhere to commit it.
pub(crate) fn cannot_commit(state: &State) -> Availability {
    let past = state.settings.revision.is_some();
    let past = past.then_some("why-old-commit");
    no_catalogue(state)
        .or(past)
        .or_else(|| busy(state))
        .or_else(|| {
            let standing = match &state.standing {
                Some(standing) => standing,
                None => return Some("why-asking-git"),
            };
            // What git said before may be old; the form waits for what it says now.
            match state.is_git_asked() {
                true => None,
                false => nothing_to_commit(standing),
            }
        })
}

/// Why there is nothing to commit where things stand so in git.
pub(crate) fn nothing_to_commit(standing: &RepositoryStatus) -> Availability {
    match (&standing.repository, &standing.trouble) {
        (_, Some(_)) => Some("why-git-trouble"),
        (None, None) => Some("why-no-repository"),
        _ if standing.pending.is_empty() => Some("why-nothing-to-commit"),
        _ => None,
    }
}

/// Whether there are rows to write to a file.
pub(crate) fn cannot_export(state: &State) -> Availability {
    no_row(state).or_else(|| busy(state))
}

/// Whether a file can be opened in an editor.
pub(crate) fn cannot_edit(state: &State) -> Availability {
    let on_row = state.tab == Tab::Review && state.popups.is_empty() && state.disk.mend.is_none();
    let row = if on_row { no_row(state) } else { None };
    // What is being written must not meet what the editor writes.
    no_catalogue(state)
        .or(row)
        .or_else(|| busy(state))
        .or_else(|| {
            if state.settings.revision.is_some() {
                Some("why-old-commit")
            } else if !state.settings.editor {
                Some("why-no-editor")
            } else if crate::tui::app::update::spot(state).is_none() {
                Some("why-no-place")
            } else {
                None
            }
        })
}

/// Nothing is wrong with any file.
pub(crate) fn no_findings(state: &State) -> Availability {
    let none = state
        .desk
        .as_ref()
        .is_none_or(|desk| desk.findings.is_empty());
    none.then_some("why-no-findings")
}

/// No notice is shown.
pub(crate) fn no_notice(state: &State) -> Availability {
    state.notices().is_empty().then_some("why-no-notice")
}

/// The system cannot stop a program and bring it back.
pub(crate) fn cannot_suspend(state: &State) -> Availability {
    (!state.settings.can_suspend).then_some("why-no-suspend")
}
