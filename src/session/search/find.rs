//! The search of both faces: a query over an opened catalogue, with what git knows of it.

use jiff::Zoned;

use super::incomparable;
use super::queue::{self, ReviewerDay};
use crate::search::SearchError;
use crate::search::query::FilterField;
use crate::session::git::last_changed::{self, HistoryCoverage};
use crate::session::open::catalogue::{Catalogue, SearchOutcome, SearchRequest};
use crate::session::{Strings, Workspace};
use crate::vcs::{VcsError, VcsErrorKind};

/// What a search may ask beside the catalogue.
#[derive(Clone, Copy)]
pub(crate) struct SearchGround<'a> {
    /// Where git is asked.
    pub workspace: &'a Workspace,
    /// The commit that is looked at instead of the work tree.
    pub revision: Option<&'a str>,
    /// The time where whoever searches is.
    pub now: &'a Zoned,
    /// The language of what is told.
    pub strings: &'a Strings,
}

/// Why nothing was found out.
#[derive(Debug)]
pub enum SearchFailure {
    /// Git cannot be read.
    Git(VcsError),
    /// The index failed.
    Index(SearchError),
}

/// Runs a query, with what git knows: when procedures were changed, and who works here.
///
/// # Errors
/// Git cannot be read, or the index failed.
pub(crate) fn find(
    catalogue: &Catalogue,
    wanted: &SearchRequest,
    ground: &SearchGround<'_>,
) -> Result<SearchOutcome, SearchFailure> {
    let workspace = ground.workspace;
    let known = match wanted.query.asks(FilterField::Changed) {
        true => last_changed::know(&catalogue.view, workspace, ground.revision)?,
        false => HistoryCoverage::But(0),
    };
    let mut found = match queue::known(&wanted.query, workspace) {
        Ok(query) => catalogue.search(&SearchRequest {
            query: query.into_owned(),
            ..wanted.clone()
        })?,
        Err(error) if error.kind == VcsErrorKind::NoIdentity => SearchOutcome {
            nobody: Some(
                [Some(error.message), error.hint]
                    .into_iter()
                    .flatten()
                    .map(|words| ground.strings.say(&words))
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
            ..SearchOutcome::default()
        },
        Err(error) => return Err(SearchFailure::Git(error)),
    };
    match known {
        HistoryCoverage::Nothing => found.no_history = true,
        HistoryCoverage::But(unknown) => found.changes_unknown = unknown,
    }
    let (snapshot, searcher) = (catalogue.snapshot(), catalogue.searcher());
    found.cannot_tell = incomparable::told(snapshot, searcher, &wanted.query, ground.strings)?;
    if let Some(query) = &wanted.progress_of {
        let today = ReviewerDay::here(workspace, ground.now);
        let mine = wanted.keeps_to.as_ref();
        let mine = mine.and_then(|mine| queue::known(mine, workspace).ok());
        let (mine, today) = (mine.as_deref(), today.as_ref());
        found.progress = Some(queue::progress(snapshot, searcher, query, mine, today)?);
    }
    Ok(found)
}

impl From<VcsError> for SearchFailure {
    fn from(error: VcsError) -> SearchFailure {
        SearchFailure::Git(error)
    }
}

impl From<SearchError> for SearchFailure {
    fn from(error: SearchError) -> SearchFailure {
        SearchFailure::Index(error)
    }
}
