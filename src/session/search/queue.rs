//! How far a review is: of the procedures of a view, how many are decided, and how many of these today.

use std::borrow::Cow;

use jiff::{ToSpan, Zoned};

use super::unknown_names::{told, unknown_names};
use crate::catalogue::Snapshot;
use crate::catalogue::model::DecisionState;
use crate::i18n::{Message, message};
use crate::search::Columns;
use crate::search::query::FilterField;
use crate::search::{Query, SearchError, SearchOptions, Searcher};
use crate::session::git::commit::identity;
use crate::session::git::last_changed;
use crate::session::{Strings, View, Workspace};
use crate::vcs::VcsError;

/// How far a review is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewProgress {
    /// Procedures of the view, whatever it asks of decisions.
    pub total: usize,
    /// Those with a decision that stands and is not stale.
    pub done: usize,
    /// Those with a decision that rests on evidence that changed since: with these and what is not decided the numbers add up.
    pub stale: usize,
    /// Those of them of which whoever works here recorded a conclusion today; none where git knows nobody.
    pub today: Option<usize>,
    /// Those which whoever works here approved today; none where git knows nobody.
    pub approved_today: Option<usize>,
    /// What waits in other views, over the whole catalogue.
    pub waiting: Waiting,
    /// Where the view keeps to the user's own work: how many procedures that is here. None where it cannot be told.
    pub mine: Option<usize>,
}

/// What waits in the views beside the review queue, each of which counts the whole catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Decided on evidence that changed since.
    pub stale: usize,
    /// Recommended by somebody else, to be approved.
    pub approve: usize,
    /// Approved, to be published.
    pub publish: usize,
    /// Sent back to whoever works here.
    pub sent_back: usize,
}

impl Waiting {
    /// What the columns say for a person; where git knows nobody, all that is recommended is somebody else's.
    pub fn of(columns: &Columns, me: Option<&ReviewerDay>) -> Waiting {
        let mut waiting = Waiting::default();
        for row in 0..columns.rows() {
            let Ok(at) = u32::try_from(row) else { break };
            let cell = columns.decision(at);
            let is_mine = || {
                let by = columns.decided(row);
                me.zip(by)
                    .is_some_and(|(me, by)| by.email.eq_ignore_ascii_case(&me.email))
            };
            waiting.stale += usize::from(cell.is_stale());
            match cell.proposal {
                Some((_, DecisionState::Recommended)) if !is_mine() => waiting.approve += 1,
                Some((_, DecisionState::Approved)) => waiting.publish += 1,
                _ => {}
            }
            waiting.sent_back += usize::from(cell.sent_back && is_mine());
        }
        waiting
    }

    /// Each with the id of the view that lists it; nothing of what does not wait.
    pub fn views(self) -> impl Iterator<Item = (&'static str, usize)> {
        let all = [
            ("approve", self.approve),
            ("sent-back", self.sent_back),
            ("stale", self.stale),
            ("publish", self.publish),
        ];
        all.into_iter().filter(|(_, count)| *count > 0)
    }

    /// `Chờ phê duyệt 51 · Cần xác nhận lại 3`; nothing where nothing waits.
    pub fn told(self, strings: &Strings) -> Option<String> {
        let told: Vec<String> = self
            .views()
            .map(|(view, count)| {
                let name = strings.get(&format!("view-{view}"));
                format!("{name} {}", strings.number(count as u64))
            })
            .collect();
        (!told.is_empty())
            .then(|| strings.with("queue-waiting", &[("views", told.join(" · ").into())]))
    }
}

/// Whoever works here, and which day it is for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewerDay {
    email: String,
    /// The day, in seconds since 1970.
    from: i64,
    to: i64,
}

impl ReviewerDay {
    /// The day that a time belongs to, where that time is told.
    pub fn of(email: &str, now: &Zoned) -> Option<ReviewerDay> {
        let start = now.start_of_day().ok()?;
        let end = start.checked_add(1.day()).ok()?;
        Some(ReviewerDay {
            email: email.to_owned(),
            from: start.timestamp().as_second(),
            to: end.timestamp().as_second(),
        })
    }

    /// As git and the clock have them; none where git knows nobody.
    pub fn here(workspace: &Workspace, now: &Zoned) -> Option<ReviewerDay> {
        ReviewerDay::of(&identity(workspace).ok()?.email, now)
    }
}

/// How far the review of a view's procedures is.
pub(crate) fn progress(
    snapshot: &Snapshot,
    searcher: &Searcher,
    query: &Query,
    mine: Option<&Query>,
    today: Option<&ReviewerDay>,
) -> Result<ReviewProgress, SearchError> {
    // Figures take no guesses.
    let options = SearchOptions {
        exact: true,
        ..SearchOptions::default()
    };
    let found = searcher.run(&query.without_decisions(), &options)?;
    let columns = searcher.columns();
    let is_done = |row: &&u32| {
        let cell = columns.decision(**row);
        cell.proposal.is_some() && !cell.is_stale()
    };
    let done: Vec<&u32> = found.rows.iter().filter(is_done).collect();
    let stale = found.rows.iter().filter(|row| {
        let cell = columns.decision(**row);
        cell.proposal.is_some() && cell.is_stale()
    });
    let counted = SearchOptions {
        limit: Some(0),
        exact: true,
        ..SearchOptions::default()
    };
    let mine = match mine {
        Some(mine) => Some(searcher.run(mine, &counted)?.total),
        None => None,
    };
    // What somebody else approved since was recorded today all the same; who approves or publishes concludes nothing.
    let of_day = |today: &ReviewerDay, state: DecisionState| {
        let by_me = |row: &&&u32| {
            let file = snapshot.procedures().get(***row as usize);
            let log = file.and_then(|file| snapshot.decisions(&file.code));
            let mut entries = log.into_iter().flat_map(|log| &log.value.decisions);
            entries.any(|entry| {
                entry.state == state
                    && entry.by.has_address(&today.email)
                    && (today.from..today.to).contains(&entry.recorded.as_second())
            })
        };
        done.iter().filter(by_me).count()
    };
    Ok(ReviewProgress {
        total: found.total,
        done: done.len(),
        stale: stale.count(),
        today: today.map(|today| of_day(today, DecisionState::Recommended)),
        approved_today: today.map(|today| of_day(today, DecisionState::Approved)),
        waiting: Waiting::of(columns, today),
        mine,
    })
}

/// A query as it can be run: with the person who works here by name, where it asks for them.
///
/// # Errors
/// It asks for them, and git knows nobody.
pub(crate) fn known<'q>(
    query: &'q Query,
    workspace: &Workspace,
) -> Result<Cow<'q, Query>, VcsError> {
    if !query.asks_for_me() {
        return Ok(Cow::Borrowed(query));
    }
    let me = identity(workspace)?;
    Ok(Cow::Owned(query.with_me(&me.email)))
}

/// How many procedures a query finds.
///
/// # Errors
/// Why they cannot be counted: git knows nobody, or cannot be read, the index failed, or the query names what the
/// catalogue does not have.
pub(crate) fn count(
    query: &Query,
    searcher: &Searcher,
    view: &View,
    workspace: &Workspace,
    revision: Option<&str>,
    strings: &Strings,
) -> Result<usize, Message> {
    if query.asks(FilterField::Changed) {
        let known = last_changed::know(view, workspace, revision).map_err(|error| error.message)?;
        if let last_changed::HistoryCoverage::But(unknown) = known
            && unknown > 0
        {
            return Err(message!("queue-shallow", unknown));
        }
    }
    let query = known(query, workspace).map_err(|error| error.message)?;
    let options = SearchOptions {
        limit: Some(0),
        exact: true,
        ..SearchOptions::default()
    };
    let found = searcher.run(&query, &options);
    let found = found.map_err(|error| error.message)?;
    // What names nothing here has no number: 0 would be one.
    let unknown = unknown_names(&view.snapshot, found.unknown);
    match unknown.is_empty() {
        true => Ok(found.total),
        false => Err(told(&unknown, strings).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_place_where_the_clock_stands() {
        let now: Zoned = "2026-11-21T06:30:00+07:00[Asia/Ho_Chi_Minh]"
            .parse()
            .unwrap();
        let today = ReviewerDay::of("a@b", &now).unwrap();
        let at = |time: &str| {
            let time: jiff::Timestamp = time.parse().unwrap();
            (today.from..today.to).contains(&time.as_second())
        };
        assert!(!at("2026-11-20T16:59:59Z") && at("2026-11-20T17:00:00Z"));
        assert!(at("2026-11-21T16:59:59Z") && !at("2026-11-21T17:00:00Z"));
    }
}
