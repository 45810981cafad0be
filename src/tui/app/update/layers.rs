//! What keys and actions do in popups. A layer is taken off the stack while it acts, and put back unless it closes.

use super::{disk, notes, open, perform, templates, views};
use crate::catalogue::model::DecisionState;
use crate::session::decide::marks::Intent;
use crate::session::words::guide::PAGES;
use crate::tui::actions::key::Key;
use crate::tui::actions::table::Act;
use crate::tui::app::answers::{CommitRequest, ExportRequest, RecordRequest, RefusalGroup};
use crate::tui::app::ask::{Ask, AskKind};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::{edit_form, editor, movement};
use crate::tui::popups::mark::{ItemAction, MarkItem};
use crate::tui::popups::reading::ReadingContent;
use crate::tui::popups::{
    CommitForm, Confirm, ExportForm, Layer, MarkForm, Palette, ReadingPopup, StepForm,
};
use crate::tui::term::rich::Tone;

/// A key for the field that has the focus in the uppermost popup; nothing where it means nothing there.
pub(super) fn typed(state: &mut State, key: Key) -> Option<Vec<Effect>> {
    let layer = state.layers.last_mut()?;
    let field = layer.field()?;
    let before = field.text();
    if !field.key(key) {
        return None;
    }
    if field.text() != before {
        edited(layer);
    }
    Some(Vec::new())
}

/// The text of a field changed.
pub(super) fn edited(layer: &mut Layer) {
    match layer {
        Layer::Palette(palette) => palette.chosen = 0,
        Layer::Commit(form) => form.edited = true,
        Layer::Export(form) => form.edited(),
        Layer::ViewForm(form) => form.edited(),
        Layer::Reading(_)
        | Layer::Mark(_)
        | Layer::Step(_)
        | Layer::Confirm(_)
        | Layer::Edit(_)
        | Layer::EditConfirm(_)
        | Layer::Views(_)
        | Layer::Templates(_)
        | Layer::Choice(_)
        | Layer::Note(_) => {}
    }
}

/// Which keys do what where the user is; the same key closes it.
pub(super) fn help(state: &mut State) -> Vec<Effect> {
    if let Some(Layer::Reading(reading)) = state.layers.last()
        && matches!(reading.what, ReadingContent::Help(_))
    {
        state.layers.pop();
        return Vec::new();
    }
    let reading = ReadingPopup::new(ReadingContent::Help(state.scope()));
    open(state, Layer::Reading(Box::new(reading)))
}

/// The pages of the guide, over whatever is open; the same key closes them.
pub(super) fn guide(state: &mut State) -> Vec<Effect> {
    let is_guide = |layer: &Layer| matches!(layer, Layer::Reading(reading) if matches!(reading.what, ReadingContent::Guide | ReadingContent::Page(_)));
    if state.layers.last().is_some_and(is_guide) {
        while state.layers.last().is_some_and(is_guide) {
            state.layers.pop();
        }
        return Vec::new();
    }
    open(
        state,
        Layer::Reading(Box::new(ReadingPopup::new(ReadingContent::Guide))),
    )
}

/// An action in the popup that was taken off the stack.
pub(super) fn act(state: &mut State, layer: Layer, act: Act) -> Vec<Effect> {
    match layer {
        Layer::Reading(reading) => read(state, reading, act),
        Layer::Palette(palette) => choose(state, palette, act),
        Layer::Mark(form) => mark(state, form, act),
        Layer::Step(form) => step(state, form, act),
        Layer::Confirm(confirm) => confirmed(state, confirm, act),
        Layer::Commit(form) => commit(state, form, act),
        Layer::Export(form) => export(state, form, act),
        Layer::Edit(form) => edit_form::act(state, form, act),
        Layer::EditConfirm(confirm) => edit_form::confirmed(state, confirm, act),
        Layer::Note(form) => notes::act(state, form, act),
        Layer::Templates(popup) => templates::act(state, popup, act),
        Layer::Views(popup) => views::in_list(state, popup, act),
        Layer::ViewForm(form) => views::in_form(state, form, act),
        Layer::Choice(popup) => disk::act(state, popup, act),
    }
}

/// A click on an item of the uppermost popup.
pub(super) fn click(state: &mut State, item: usize) -> Vec<Effect> {
    match state.layers.pop() {
        Some(Layer::Palette(mut palette)) => {
            palette.chosen = item;
            choose(state, palette, Act::Accept)
        }
        Some(Layer::Mark(mut form)) => {
            let answer = form.click(item);
            answered(state, form, &answer)
        }
        Some(Layer::Step(mut form)) => {
            let answer = form.click(item);
            stepped(state, form, &answer)
        }
        Some(Layer::Commit(mut form)) => {
            let answer = form.click(item);
            committed(state, form, answer)
        }
        Some(Layer::Export(mut form)) => {
            let answer = form.click(item);
            exported(state, form, &answer)
        }
        Some(Layer::Edit(mut form)) => {
            let answer = form.click(item);
            edit_form::answered(state, form, &answer)
        }
        Some(Layer::Note(mut form)) => {
            let answer = form.click(item);
            notes::answered(state, form, &answer)
        }
        Some(Layer::Templates(popup)) => templates::click(state, popup, item),
        Some(Layer::Views(mut popup)) => {
            popup.chosen = item;
            popup.deleting = false;
            views::in_list(state, popup, Act::Accept)
        }
        Some(Layer::ViewForm(mut form)) => {
            let answer = form.click(item);
            views::answered(state, form, &answer)
        }
        Some(Layer::Reading(mut reading)) => {
            reading.chosen = item;
            match reading.what {
                ReadingContent::Guide => read(state, reading, Act::Accept),
                _ => open(state, Layer::Reading(reading)),
            }
        }
        Some(Layer::Choice(popup)) => disk::click(state, &popup, item),
        Some(layer) => open(state, layer),
        None => Vec::new(),
    }
}

/// Turns the wheel over the uppermost popup.
pub(super) fn wheel(state: &mut State, act: Act) -> Vec<Effect> {
    let Some(layer) = state.layers.pop() else {
        return Vec::new();
    };
    match layer {
        Layer::Mark(mut form) => {
            form.arrow(act == Act::Down);
            open(state, Layer::Mark(form))
        }
        Layer::Edit(mut form) => {
            form.arrow(act == Act::Down);
            open(state, Layer::Edit(form))
        }
        Layer::Step(mut form) => {
            form.step(act == Act::Down);
            open(state, Layer::Step(form))
        }
        Layer::Commit(mut form) => {
            form.step(act == Act::Down);
            open(state, Layer::Commit(form))
        }
        Layer::Export(mut form) => {
            form.step(act == Act::Down);
            open(state, Layer::Export(form))
        }
        Layer::ViewForm(mut form) => {
            form.step(act == Act::Down);
            open(state, Layer::ViewForm(form))
        }
        layer => self::act(state, layer, act),
    }
}

fn read(state: &mut State, mut reading: Box<ReadingPopup>, act: Act) -> Vec<Effect> {
    if matches!(reading.what, ReadingContent::Guide) && act != Act::Back {
        let page = PAGES.get(reading.chosen).filter(|_| act == Act::Accept);
        reading.chosen = movement::moved(reading.chosen, act, 5, PAGES.len());
        state.layers.push(Layer::Reading(reading));
        if let Some(page) = page {
            return open(
                state,
                Layer::Reading(Box::new(ReadingPopup::new(ReadingContent::Page(page)))),
            );
        }
        return Vec::new();
    }
    if matches!(act, Act::Back | Act::Accept) {
        return Vec::new();
    }
    if matches!(reading.what, ReadingContent::Findings) {
        let findings = state.desk.as_ref().map_or(0, |desk| desk.findings.len());
        reading.chosen = movement::moved(reading.chosen, act, 5, findings);
        state.layers.push(Layer::Reading(reading));
        return match act {
            Act::Edit => editor::edit(state),
            _ => Vec::new(),
        };
    }
    let at = reading.scroll;
    let layer = Layer::Reading(reading);
    let to = scrolled(state, &layer, at, act);
    if let Layer::Reading(of_layer) = layer {
        reading = of_layer;
        reading.scroll = to;
        state.layers.push(Layer::Reading(reading));
    }
    Vec::new()
}

fn confirmed(state: &mut State, mut confirm: Box<Confirm>, act: Act) -> Vec<Effect> {
    match act {
        Act::Back => return Vec::new(),
        Act::Accept if confirm.preview.written.is_empty() => return Vec::new(),
        Act::Accept if !confirm.ground.is_firm() => {
            // What would be written is worked out once more, on what is there now.
            let (codes, intent) = confirm.preview.accepted();
            return vec![preview(state, codes, intent)];
        }
        Act::Accept => {
            let rows = confirm.preview.rows();
            let (codes, intent) = confirm.preview.accepted();
            return vec![state.ask(Ask::Record(RecordRequest {
                codes,
                intent,
                rows,
            }))];
        }
        _ => {}
    }
    let at = confirm.scroll;
    let layer = Layer::Confirm(confirm);
    let to = scrolled(state, &layer, at, act);
    if let Layer::Confirm(of_layer) = layer {
        confirm = of_layer;
        confirm.scroll = to;
        state.layers.push(Layer::Confirm(confirm));
    }
    Vec::new()
}

/// Where scrolling a popup that is read leads to.
pub(super) fn scrolled(state: &State, layer: &Layer, at: usize, act: Act) -> usize {
    let (sheet, area) = layer.placed(state);
    let height = usize::from(area.inner().height);
    let stops = sheet.lines.len().saturating_sub(height) + 1;
    movement::moved(at.min(stops - 1), act, height, stops)
}

fn choose(state: &mut State, mut palette: Box<Palette>, act: Act) -> Vec<Effect> {
    let matching = palette.matching();
    match act {
        Act::Back => return Vec::new(),
        Act::Accept => {
            return match matching.get(palette.chosen) {
                Some(action) => perform(state, action.act),
                None => open(state, Layer::Palette(palette)),
            };
        }
        _ => palette.chosen = movement::moved(palette.chosen, act, 10, matching.len()),
    }
    open(state, Layer::Palette(palette))
}

fn mark(state: &mut State, mut form: Box<MarkForm>, act: Act) -> Vec<Effect> {
    let answer = match act {
        Act::Back => {
            forget_preview(state);
            let desk = state.desk.as_ref();
            let fresh = desk.map(|desk| MarkForm::new(desk, form.codes.clone()));
            // A form in which nothing was typed is no draft.
            if fresh.is_none_or(|fresh| !form.says_as(&fresh)) {
                let kept = state.strings.get("said-draft-kept");
                state.say(Tone::Doubt, kept);
                state.draft = Some(form);
            }
            return Vec::new();
        }
        Act::Save => ItemAction::Submit,
        Act::Template => return templates::list(state, form),
        Act::Choose => form.choose(),
        _ => {
            match act {
                Act::Up => form.arrow(false),
                Act::Down => form.arrow(true),
                Act::NextField => form.next_group(true),
                Act::PreviousField => form.next_group(false),
                Act::PageUp => form.focus = MarkItem::Outcome(form.outcome),
                Act::PageDown => form.focus = MarkItem::Save,
                _ => {}
            }
            ItemAction::Stay
        }
    };
    answered(state, form, &answer)
}

fn answered(state: &mut State, mut form: Box<MarkForm>, answer: &ItemAction) -> Vec<Effect> {
    let effects = match answer {
        ItemAction::Close => {
            forget_preview(state);
            return Vec::new();
        }
        ItemAction::Submit if !form.ground.is_firm() => {
            return disk::choose(state, Layer::Mark(form));
        }
        ItemAction::Submit if !state.writing => match form.mark() {
            Ok(mark) => asked(state, form.codes.clone(), Intent::Mark(mark)),
            Err(item) => {
                form.focus = item;
                form.refused = vec![RefusalGroup {
                    codes: Vec::new(),
                    reasons: vec![state.strings.get("form-no-date")],
                }];
                Vec::new()
            }
        },
        _ => Vec::new(),
    };
    state.layers.push(Layer::Mark(form));
    effects
}

/// One procedure is written without a question, several after one. A withdrawal and a publication are asked about for one as
/// for many: what is taken back stays taken back, and who publishes has to see in which row of which annex.
fn asked(state: &mut State, codes: Vec<String>, intent: Intent) -> Vec<Effect> {
    let is_last = [DecisionState::Withdrawn, DecisionState::Published].contains(&intent.state());
    if codes.len() != 1 || is_last {
        return vec![preview(state, codes, intent)];
    }
    vec![state.ask(Ask::Record(RecordRequest {
        codes,
        intent,
        rows: Vec::new(),
    }))]
}

/// Asks what a mark or a step would do; nothing is written before that is known.
pub(super) fn preview(state: &mut State, codes: Vec<String>, intent: Intent) -> Effect {
    state.ask(Ask::Preview(codes, intent))
}

/// The form that asked is left: its answer means nothing to another.
fn forget_preview(state: &mut State) {
    state.tickets.void(AskKind::Preview);
}

/// What an action means in a form whose items follow one another.
pub(super) fn in_items<F>(
    form: &mut F,
    act: Act,
    step: fn(&mut F, bool),
    choose: fn(&mut F) -> ItemAction,
) -> ItemAction {
    match act {
        Act::Back => return ItemAction::Close,
        Act::Save => return ItemAction::Submit,
        Act::Choose => return choose(form),
        Act::Up | Act::PreviousField => step(form, false),
        Act::Down | Act::NextField => step(form, true),
        _ => {}
    }
    ItemAction::Stay
}

fn step(state: &mut State, mut form: Box<StepForm>, act: Act) -> Vec<Effect> {
    let answer = in_items(&mut *form, act, StepForm::step, StepForm::choose);
    stepped(state, form, &answer)
}

fn stepped(state: &mut State, mut form: Box<StepForm>, answer: &ItemAction) -> Vec<Effect> {
    let effects = match answer {
        ItemAction::Close => {
            forget_preview(state);
            return Vec::new();
        }
        ItemAction::Submit if !form.ground.is_firm() => {
            return disk::choose(state, Layer::Step(form));
        }
        ItemAction::Submit if !state.writing => match form.intent() {
            Ok(intent) => asked(state, form.codes.clone(), intent),
            Err(why) => {
                form.refuse(vec![RefusalGroup {
                    codes: Vec::new(),
                    reasons: vec![state.strings.get(why)],
                }]);
                Vec::new()
            }
        },
        _ => Vec::new(),
    };
    state.layers.push(Layer::Step(form));
    effects
}

fn commit(state: &mut State, mut form: Box<CommitForm>, act: Act) -> Vec<Effect> {
    let answer = match act {
        Act::Back => (ItemAction::Close, false),
        Act::Save => (ItemAction::Submit, false),
        Act::Choose => form.choose(),
        _ => {
            match act {
                Act::Up => form.step(false),
                Act::Down => form.step(true),
                Act::NextField => form.next_group(true),
                Act::PreviousField => form.next_group(false),
                Act::PageUp => form.focus = 0,
                _ => {}
            }
            (ItemAction::Stay, false)
        }
    };
    committed(state, form, answer)
}

fn committed(
    state: &mut State,
    form: Box<CommitForm>,
    (answer, other_files): (ItemAction, bool),
) -> Vec<Effect> {
    let files = form.chosen();
    let effects = match answer {
        ItemAction::Close => return Vec::new(),
        ItemAction::Submit if form.ready.is_some() && !state.writing => {
            vec![state.ask(Ask::Commit(CommitRequest {
                files,
                message: form.message.text(),
                target: form.target(),
            }))]
        }
        // The words follow the files until the user has words of their own.
        _ if other_files && !form.edited => vec![state.ask(Ask::CommitMessage(files))],
        _ => Vec::new(),
    };
    state.layers.push(Layer::Commit(form));
    effects
}

fn export(state: &mut State, mut form: Box<ExportForm>, act: Act) -> Vec<Effect> {
    let answer = in_items(&mut *form, act, ExportForm::step, ExportForm::choose);
    exported(state, form, &answer)
}

fn exported(state: &mut State, form: Box<ExportForm>, answer: &ItemAction) -> Vec<Effect> {
    let effects = match answer {
        ItemAction::Close => return Vec::new(),
        ItemAction::Submit if !state.writing && !form.path.text().trim().is_empty() => {
            let wanted = ExportRequest {
                rows: state.rows_taken(form.only_selected),
                asked: state.asked(),
                marks: state.found.marks.clone(),
                content: form.content,
                number: form.number(),
                form: form.form,
                path: form.path.text().trim().into(),
                replace: form.replace,
                despite_errors: form.despite,
            };
            vec![state.ask(Ask::Export(Box::new(wanted)))]
        }
        _ => Vec::new(),
    };
    state.layers.push(Layer::Export(form));
    effects
}
