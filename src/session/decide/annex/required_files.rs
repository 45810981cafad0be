//! The files that a list to be signed, or a publication, rests on and that cannot be read.

use super::AnnexRequest;
use crate::catalogue::FileKind;
use crate::search::Query;
use crate::session::View;
use crate::session::open::unreadable::{self, UnreadableScope};

/// Those of a list.
pub(super) fn of_list(view: &View, wanted: &AnnexRequest) -> Vec<String> {
    let query = Query::parse(&wanted.query).unwrap_or_default();
    let about = match wanted.number {
        // Which procedures a signed decision published stands in their logs.
        Some(_) => UnreadableScope::Everything,
        None => UnreadableScope::List(&query, &view.columns),
    };
    let with_words = query.has_words();
    paths(view, &[about], |kind| match kind {
        FileKind::Synonyms => with_words,
        _ => true,
    })
}

/// Those of a publication: of what is published, of its annex where one is made, and every decision log, for the rows that a
/// signed decision has already stand in all of them.
pub(crate) fn of_publication(view: &View, about: UnreadableScope<'_>, annex: bool) -> Vec<String> {
    let about = match annex {
        true => UnreadableScope::Everything,
        false => about,
    };
    let logs = UnreadableScope::Kinds(&[FileKind::Decisions]);
    paths(view, &[about, logs], |_| true)
}

fn paths(
    view: &View,
    abouts: &[UnreadableScope<'_>],
    counts: impl Fn(FileKind) -> bool,
) -> Vec<String> {
    let files = abouts.iter();
    let files = files.flat_map(|about| unreadable::needed(&view.snapshot, *about));
    // Of provinces' own, of agencies and of who reviews what, a list says nothing.
    let silent = |kind| {
        matches!(
            kind,
            FileKind::Variants | FileKind::Indicators | FileKind::Assignments
        )
    };
    let files = files.filter(|file| !silent(file.kind) && counts(file.kind));
    let mut paths: Vec<String> = files.map(unreadable::shown).collect();
    for about in abouts {
        paths.extend(unreadable::orphaned(&view.snapshot, *about));
    }
    paths.sort_unstable();
    paths.dedup();
    paths
}
