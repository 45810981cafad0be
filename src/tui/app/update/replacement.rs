//! Another catalogue in the place of the one on the screen: cursor, selection and what is read stay where they are.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::session::open::catalogue::Catalogue;
use crate::tui::app::disk::LostRows;
use crate::tui::app::state::State;

/// Puts another catalogue in the place of the one on screen. Cursor and selection stay on the same procedures.
pub(super) fn replace(state: &mut State, desk: Arc<Catalogue>) {
    state.detail.stale = true;
    let Some(old) = state.desk.replace(Arc::clone(&desk)) else {
        state.found.rows = (0..desk.view.len()).collect();
        return;
    };
    if Arc::ptr_eq(&old.view.snapshot, &desk.view.snapshot) {
        return;
    }
    let code = |row: usize| Some(old.view.procedure(row)?.code.as_str());
    let anew = |row: usize| desk.view.row(code(row)?);
    let before = std::mem::take(&mut state.found.rows);
    let under = before.get(state.table.cursor).copied();
    let came_back = came_back(state, &desk, under.and_then(code));
    state.found.rows = before.iter().filter_map(|row| anew(*row)).collect();
    let kept: Vec<Option<usize>> = before.iter().map(|row| anew(*row)).collect();
    let cursor = place(&kept, state.table.cursor);
    move_cursor(state, cursor);
    if let Some(gone) = under.filter(|row| anew(*row).is_none()).and_then(code) {
        let landed = state.current_code().map(str::to_owned);
        state.disk.lost.cursor = Some((gone.to_owned(), landed));
    }
    state.disk.back_to = came_back;
    select(state, &desk, &code);
    let detail = &mut state.detail;
    detail.made_from = detail
        .made_from
        .and_then(|(row, columns, tab)| Some((anew(row)?, columns, tab)));
    detail.foreseen = detail.foreseen.take().and_then(|mut foreseen| {
        foreseen.row = anew(foreseen.row)?;
        foreseen.outdated = true;
        Some(foreseen)
    });
    detail.changed = detail.changed.take().and_then(|mut changed| {
        changed.row = anew(changed.row)?;
        changed.outdated = true;
        Some(changed)
    });
    state.table.follow = state.table.follow.and_then(anew);
}

/// Where the rows of a list are now that were there before: the cursor's own, else the next one below, else above.
fn place(kept: &[Option<usize>], cursor: usize) -> usize {
    let cursor = cursor.min(kept.len());
    let count = |rows: &[Option<usize>]| rows.iter().flatten().count();
    let (above, below) = (count(&kept[..cursor]), count(&kept[cursor..]));
    if below == 0 {
        above.saturating_sub(1)
    } else {
        above
    }
}

/// Moves the cursor without moving the lines under the reader's eyes; a list that is seen from its first row stays so.
pub(super) fn move_cursor(state: &mut State, cursor: usize) {
    let height = state.layout.table_rows();
    let table = &mut state.table;
    if table.offset == 0 && cursor < height {
        table.cursor = cursor;
        return;
    }
    let line = table.cursor.saturating_sub(table.offset);
    table.cursor = cursor;
    table.offset = cursor.saturating_sub(line);
}

/// The row of a procedure that went from under the cursor and is there again, where the cursor was not moved since.
fn came_back(state: &mut State, desk: &Catalogue, under: Option<&str>) -> Option<usize> {
    let (code, landed) = state.disk.lost.cursor.take()?;
    if landed.as_deref() != under {
        return None;
    }
    let row = desk.view.row(&code);
    if row.is_none() {
        state.disk.lost.cursor = Some((code, landed));
    }
    row
}

/// The selection, by code; what went comes back selected where nothing else was selected meanwhile.
fn select<'a>(state: &mut State, desk: &Catalogue, code: &impl Fn(usize) -> Option<&'a str>) {
    let lost = std::mem::take(&mut state.disk.lost.selected);
    let lost = if state.disk.lost.left == state.table.selected {
        lost
    } else {
        Vec::new()
    };
    let codes = state.table.selected.iter().filter_map(|row| code(*row));
    let codes = codes.map(str::to_owned).chain(lost);
    let (mut selected, mut gone) = (BTreeSet::new(), Vec::new());
    for code in codes {
        match desk.view.row(&code) {
            Some(row) => drop(selected.insert(row)),
            None => gone.push(code),
        }
    }
    state.table.selected.clone_from(&selected);
    let cursor = state.disk.lost.cursor.take();
    state.disk.lost = LostRows {
        cursor,
        selected: gone,
        left: selected,
    };
}

/// Where the cursor goes when other rows come: with its row; where that is gone, to the next one of those below it that is
/// still there, else to the last one above.
pub(super) fn followed(row: usize, cursor: usize, before: &[usize], now: &[usize]) -> usize {
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
