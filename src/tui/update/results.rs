//! What jobs send back. A result that was asked for under an older number is dropped.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::{laws, notes, search_again, stand, templates, times, views};
use crate::catalogue::model::DecisionState;
use crate::session::Standing;
use crate::session::logs::Undoable;
use crate::session::marks::Intent;
use crate::tui::desk::Desk;
use crate::tui::message::{Effect, Message, Preview, Recorded, Refused, Trouble, Undone, Written};
use crate::tui::popup::reading::What;
use crate::tui::popup::{Confirm, Layer, Reading};
use crate::tui::rich::Tone;
use crate::tui::state::{State, Tab};
use crate::vcs::Committed;

pub(super) fn arrived(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Loaded { generation, result } if generation == state.generations.load => {
            state.generations.shown = generation;
            loaded(state, result)
        }
        Message::Indexed { generation, result } if generation == state.generations.load => {
            match result {
                // A mark may have been made meanwhile: only the index is news.
                Ok(indexed) => {
                    let desk = state.desk.as_ref().map(|desk| desk.with_index_of(&indexed));
                    state.desk = desk.map(Arc::new);
                }
                Err(trouble) => tell(state, "trouble-index", vec![trouble]),
            }
            search_again(state)
        }
        Message::Found { generation, found } if generation == state.generations.search => {
            match found {
                Ok(found) => {
                    state.detail.stale |= state.found.marks != found.marks;
                    let before = std::mem::replace(&mut state.found, *found);
                    if let Some(row) = state.table.follow.take() {
                        state.table.cursor =
                            followed(row, state.table.cursor, &before.rows, &state.found.rows);
                    }
                }
                Err(trouble) => tell(state, "trouble-search", vec![trouble]),
            }
            Vec::new()
        }
        Message::Stood {
            generation,
            standing,
        } if generation == state.generations.standing => {
            forget_committed(state, &standing);
            state.standing = Some(*standing);
            Vec::new()
        }
        Message::Tables { generation, tables } if generation == state.generations.tables => {
            state.laws.tables = Some(tables);
            Vec::new()
        }
        Message::Compared { generation, result } if generation == state.generations.compare => {
            state.changes.found = Some(result);
            Vec::new()
        }
        Message::Logged { generation, result } if generation == state.generations.log => {
            state.history.found = Some(result);
            Vec::new()
        }
        Message::Foreseen {
            generation,
            changes,
        } if generation == state.generations.foresight => {
            if let Some(foreseen) = &mut state.detail.foreseen {
                foreseen.changes = Some(changes);
                state.detail.stale = true;
            }
            Vec::new()
        }
        Message::Explained {
            generation,
            changed,
        } => {
            state.explaining = false;
            if let Some(asked) = &mut state.detail.changed
                && asked.generation == generation
            {
                asked.lines = Some(changed);
                state.detail.stale = true;
            }
            Vec::new()
        }
        Message::Previewed { generation, result } => {
            state.writing = false;
            match result {
                // The form was left meanwhile.
                _ if generation != state.generations.preview => {}
                Ok(preview) => previewed(state, *preview),
                Err(trouble) => refuse(state, trouble),
            }
            Vec::new()
        }
        Message::Recorded(result) => {
            state.writing = false;
            match result {
                Ok(recorded) => self::recorded(state, *recorded),
                Err(trouble) => {
                    refuse(state, trouble);
                    Vec::new()
                }
            }
        }
        Message::Undone(undone) => {
            state.writing = false;
            self::undone(state, *undone)
        }
        Message::CommitReady(ready) => {
            if ready.standing.pending.is_empty() {
                state
                    .layers
                    .retain(|layer| !matches!(layer, Layer::Commit(_)));
                let text = state.strings.get("why-nothing-to-commit");
                state.say(Tone::Doubt, text);
            } else if let Some(Layer::Commit(form)) = state.layers.last_mut() {
                form.fill(*ready);
            }
            Vec::new()
        }
        Message::Proposed {
            generation,
            message,
        } => {
            if let Some(Layer::Commit(form)) = state.layers.last_mut()
                && generation == state.generations.proposal
                && !form.edited
            {
                form.message = crate::tui::field::TextField::of_lines(message.trim_end());
            }
            Vec::new()
        }
        Message::Committed(result) => {
            state.writing = false;
            committed(state, result);
            stand(state).into_iter().collect()
        }
        Message::Edited(result) => match result {
            Ok(()) => super::reload(state),
            Err(trouble) => {
                tell(state, "trouble-editor", vec![trouble]);
                Vec::new()
            }
        },
        Message::ViewsReady(ready) => {
            if let Some(Layer::Views(popup)) = state.layers.last_mut() {
                popup.fill(*ready);
            }
            Vec::new()
        }
        Message::ViewSaved(result) => {
            views::saved(state, result.map(|view| *view));
            search_again(state)
        }
        Message::Noted(result) => notes::noted(state, result),
        Message::TemplatesReady(templates) => {
            templates::ready(state, *templates);
            Vec::new()
        }
        Message::ViewDeleted(result) => views::deleted(state, result),
        Message::Exported(result) => {
            state.writing = false;
            exported(state, result);
            stand(state).into_iter().collect()
        }
        Message::CopiedRows { rows, of, failed } => {
            let id = if rows < of {
                "said-copied-some"
            } else {
                "said-copied-rows"
            };
            let counts = [("rows", (rows as f64).into()), ("of", (of as f64).into())];
            match failed {
                None => {
                    let said = state.strings.with(id, &counts);
                    let tone = if rows < of { Tone::Doubt } else { Tone::Good };
                    state.say(tone, said);
                }
                Some(why) => state.say(Tone::Error, why),
            }
            Vec::new()
        }
        Message::Copied { text, failed } => {
            match failed {
                None => {
                    let said = state
                        .strings
                        .with("said-copied", &[("text", text.as_str().into())]);
                    state.say(Tone::Good, said);
                }
                Some(why) => state.say(Tone::Error, why),
            }
            Vec::new()
        }
        // A stale result; input was taken before.
        _ => Vec::new(),
    }
}

/// Asks for a confirmation, over what asked for it: the form of a mark or of a step; confirming anew has none.
fn previewed(state: &mut State, preview: Preview) {
    let is_asked = match (&preview.intent, state.layers.last()) {
        (Intent::ConfirmAnew, over) => over.is_none(),
        (Intent::Mark(_), over) => matches!(over, Some(Layer::Mark(_))),
        (Intent::Step(_), over) => matches!(over, Some(Layer::Step(_))),
    };
    if is_asked {
        let confirm = Confirm { preview, scroll: 0 };
        state.layers.push(Layer::Confirm(Box::new(confirm)));
    }
}

/// What is committed cannot be taken back: its files are as the last commit has them.
fn forget_committed(state: &mut State, standing: &Standing) {
    let Some(desk) = state.desk.as_ref() else {
        return;
    };
    if standing.repository.is_none() || standing.trouble.is_some() {
        return;
    }
    let pending: HashSet<&Path> = standing.pending.iter().map(|f| f.path.as_path()).collect();
    let is_open = |entry: &Undoable| {
        let log = desk.snapshot().decisions(&entry.code);
        log.is_none_or(|log| pending.contains(log.path.as_path()))
    };
    for batch in &mut state.undo {
        batch.retain(is_open);
    }
    state.undo.retain(|batch| !batch.is_empty());
}

/// Where the cursor goes when other rows come: with its row; where that is gone, to the next one of those below it that is
/// still there, else to the last one above.
fn followed(row: usize, cursor: usize, before: &[usize], now: &[usize]) -> usize {
    if let Some(at) = now.iter().position(|found| *found == row) {
        return at;
    }
    let places: HashMap<usize, usize> =
        now.iter().enumerate().map(|(at, row)| (*row, at)).collect();
    let (above, below) = before.split_at(cursor.min(before.len()));
    let mut nearest = below.iter().chain(above.iter().rev());
    let at = nearest.find_map(|row| places.get(row));
    at.copied().unwrap_or(cursor)
}

fn loaded(state: &mut State, result: Result<Arc<Desk>, Trouble>) -> Vec<Effect> {
    state.loading = None;
    match result {
        Ok(desk) => {
            replace(state, desk);
            times::arrived_then(state);
            let mut effects = search_again(state);
            // What is shown stays until the new lists are there; what is not is made when it is looked at.
            if state.tab == Tab::Laws {
                effects.extend(laws::make(state));
            } else {
                state.laws.tables = None;
            }
            effects
        }
        Err(trouble) => {
            if state.desk.is_some() {
                tell(state, "trouble-load", vec![trouble]);
            } else {
                state.load_error = Some(trouble);
            }
            Vec::new()
        }
    }
}

/// Puts another catalogue in the place of the one on screen. Cursor and selection stay on the same procedures.
fn replace(state: &mut State, desk: Arc<Desk>) {
    state.detail.stale = true;
    state.detail.foreseen = None;
    state.detail.changed = None;
    let Some(old) = state.desk.replace(Arc::clone(&desk)) else {
        state.found.rows = (0..desk.view.len()).collect();
        return;
    };
    if Arc::ptr_eq(&old.view.snapshot, &desk.view.snapshot) {
        return;
    }
    let anew = |row: usize| desk.view.row(&old.view.procedure(row)?.code);
    let selected: BTreeSet<usize> = state
        .table
        .selected
        .iter()
        .filter_map(|row| anew(*row))
        .collect();
    state.table.selected = selected;
    state.found.rows = state
        .found
        .rows
        .iter()
        .filter_map(|row| anew(*row))
        .collect();
}

/// Puts the catalogue with other decisions in place; the index may have been built since they were asked for. One that was
/// read anew meanwhile, or is being read, is newer and may lack them: then it is read once more.
pub(super) fn with_decisions(state: &mut State, desk: &Arc<Desk>) -> Vec<Effect> {
    if state.generations.written != state.generations.load {
        return super::reload(state);
    }
    let desk = match &state.desk {
        Some(now) => Arc::new(desk.with_index_of(now)),
        None => Arc::clone(desk),
    };
    replace(state, desk);
    let mut effects = search_again(state);
    effects.extend(stand(state));
    effects
}

fn recorded(state: &mut State, recorded: Recorded) -> Vec<Effect> {
    let strings = Arc::clone(&state.strings);
    if recorded.written.is_empty() {
        let mut why = recorded.refused;
        why.extend(recorded.failed);
        state
            .layers
            .retain(|layer| !matches!(layer, Layer::Confirm(_)));
        match state.layers.last_mut() {
            Some(Layer::Mark(form)) => form.refuse(why),
            Some(Layer::Step(form)) => form.refuse(why),
            _ => tell(
                state,
                "trouble-write",
                why.into_iter().map(of_refused).collect(),
            ),
        }
        return Vec::new();
    }
    state
        .layers
        .retain(|layer| !matches!(layer, Layer::Mark(_) | Layer::Step(_) | Layer::Confirm(_)));
    let count = recorded.written.len() as f64;
    let state_word = strings
        .get(&format!("state-{}", recorded.state.as_str()))
        .into();
    let mut said = match recorded.written.as_slice() {
        [one] => strings.with(
            "said-marked-one",
            &[("code", one.code.as_str().into()), ("state", state_word)],
        ),
        _ => strings.with(
            "said-marked",
            &[("count", count.into()), ("state", state_word)],
        ),
    };
    if recorded.state == DecisionState::Published {
        said = format!("{said} · {}", strings.get("said-published"));
    }
    state.say(Tone::Good, said);
    state.undo.push(recorded.written);
    let effects = with_decisions(state, &recorded.desk);
    // What was not written stays selected, so that it can be tried again.
    let left: Vec<Refused> = recorded
        .refused
        .into_iter()
        .chain(recorded.failed)
        .collect();
    let row = |code: &String| state.desk.as_ref()?.view.row(code);
    let codes = left.iter().flat_map(|refused| &refused.codes);
    state.table.selected = codes.filter_map(row).collect();
    if !left.is_empty() {
        let troubles = left.into_iter().map(of_refused).collect();
        tell(state, "trouble-write", troubles);
    }
    effects
}

fn of_refused(refused: Refused) -> Trouble {
    Trouble {
        message: format!(
            "{}: {}",
            refused.codes.join(", "),
            refused.reasons.join("; ")
        ),
        hint: None,
    }
}

fn undone(state: &mut State, undone: Undone) -> Vec<Effect> {
    // What was not taken back can be tried again.
    for batch in &mut state.undo {
        batch.retain(|entry| !undone.undone.contains(entry));
    }
    state.undo.retain(|batch| !batch.is_empty());
    let strings = Arc::clone(&state.strings);
    match undone.undone.as_slice() {
        [] if undone.failed.is_empty() => state.say(Tone::Doubt, strings.get("why-committed")),
        [] => {}
        [one] => {
            let said = strings.with("said-undone-one", &[("code", one.code.as_str().into())]);
            state.say(Tone::Good, said);
        }
        many => {
            let count = many.len() as f64;
            let said = strings.with("said-undone", &[("count", count.into())]);
            state.say(Tone::Good, said);
        }
    }
    if !undone.failed.is_empty() {
        tell(state, "trouble-undo", undone.failed);
    }
    if undone.undone.is_empty() {
        return Vec::new();
    }
    with_decisions(state, &undone.desk)
}

fn committed(state: &mut State, result: Result<Committed, Trouble>) {
    match result {
        Ok(committed) => {
            state
                .layers
                .retain(|layer| !matches!(layer, Layer::Commit(_)));
            let strings = Arc::clone(&state.strings);
            let branch = committed
                .branch
                .unwrap_or_else(|| strings.get("git-detached"));
            let said = strings.with(
                "said-committed",
                &[
                    ("short", committed.short.as_str().into()),
                    ("branch", branch.into()),
                    ("files", (committed.files as f64).into()),
                ],
            );
            state.say(Tone::Good, said);
        }
        Err(trouble) => match state.layers.last_mut() {
            Some(Layer::Commit(form)) => form.refused = Some(trouble),
            _ => tell(state, "trouble-commit", vec![trouble]),
        },
    }
}

fn exported(state: &mut State, result: Result<Written, (Trouble, bool)>) {
    match result {
        Ok(written) => {
            state
                .layers
                .retain(|layer| !matches!(layer, Layer::Export(_)));
            let mut said = state.strings.with(
                "said-exported",
                &[
                    ("rows", (written.rows as f64).into()),
                    ("path", written.path.display().to_string().into()),
                ],
            );
            if let Some(counts) = written.left_out {
                let counts = [("counts", counts.into())];
                let left = state.strings.with("annex-left", &counts);
                said = format!("{said} · {left}");
            }
            state.say(Tone::Good, said);
        }
        Err((trouble, is_there)) => match state.layers.last_mut() {
            Some(Layer::Export(form)) => form.refuse(trouble, is_there),
            _ => tell(state, "trouble-write", vec![trouble]),
        },
    }
}

/// Says in the form of a mark why it could not be asked for at all, else in a popup.
fn refuse(state: &mut State, trouble: Trouble) {
    state
        .layers
        .retain(|layer| !matches!(layer, Layer::Confirm(_)));
    let why = |trouble: Trouble| {
        vec![Refused {
            codes: Vec::new(),
            reasons: [Some(trouble.message), trouble.hint]
                .into_iter()
                .flatten()
                .collect(),
        }]
    };
    match state.layers.last_mut() {
        Some(Layer::Mark(form)) => form.refuse(why(trouble)),
        Some(Layer::Step(form)) => form.refuse(why(trouble)),
        _ => tell(state, "trouble-write", vec![trouble]),
    }
}

/// Opens a popup that says what went wrong.
fn tell(state: &mut State, title: &str, lines: Vec<Trouble>) {
    let title = state.strings.get(title);
    let reading = Reading::new(What::Message { title, lines });
    state.layers.push(Layer::Reading(Box::new(reading)));
}
