//! Saved views: applying one, what became of one that was saved or deleted.

use crate::search::Query;
use crate::session::user::saved_views::NamedView;
use crate::tui::actions::table::Act;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::tabs::review::from_the_top;
use crate::tui::term::layout::Pane;
use crate::tui::term::rich::Tone;

/// Shows what a view asks for, from the top.
pub(in crate::tui) fn apply_view(state: &mut State, view: NamedView) -> Vec<Effect> {
    let text = state
        .strings
        .with("said-view", &[("name", view.name.as_str().into())]);
    let kept = view.kept(None, &state.strings);
    let text = kept.map_or_else(|| text.clone(), |kept| format!("{text} · {kept}"));
    state.say(Tone::Good, text);
    state.search.set(&view.query);
    state.search.typing = false;
    state.table.order = view.sort;
    state.table.backwards = view.backwards;
    state.zoom = false;
    state.focus = Pane::Table;
    // Who works here may be another now.
    state.counted = None;
    state.applied = Some(view);
    from_the_top(state)
}

/// A view was saved.
pub(super) fn saved(state: &mut State, view: NamedView) {
    let name = [("name", view.name.as_str().into())];
    let text = state.strings.with("said-view-saved", &name);
    state.say(Tone::Good, text);
    if state.search.query().is_ok_and(|query| query == view.query) {
        // Who works here may be another now.
        state.counted = None;
        state.applied = Some(view);
    }
}

/// A view was deleted.
pub(in crate::tui) fn view_is_gone(state: &mut State, name: &str) {
    if state.applied.as_ref().is_some_and(|view| view.name == name) {
        state.applied = None;
    }
    let text = state
        .strings
        .with("said-view-deleted", &[("name", name.into())]);
    state.say(Tone::Good, text);
}

/// What was shown last is shown again.
pub(crate) fn restore(state: &mut State, query: &Query, view: Option<NamedView>) {
    state.applied = view;
    if !query.is_empty() {
        let key = crate::tui::actions::table::key_of(
            Act::RemoveFilter,
            crate::tui::actions::table::KeyScope::Review,
        );
        let text = state.strings.with("said-restored", &[("key", key.into())]);
        state.say(Tone::Dim, text);
    }
}
