//! Of which procedures a query cannot tell: their time limit is told in another unit than the one that it asks in, their fee in
//! another currency, and of some services on a list nobody has entered the code. They are counted, so that nobody takes what was
//! found for all that there is.

use crate::catalogue::Snapshot;
use crate::search::query::FilterField;
use crate::search::{Filter, Query, SearchError, SearchOptions, Searcher};
use crate::session::Strings;
use crate::text::fold;

/// What is to be said of a query, a line each.
///
/// # Errors
/// The index failed.
pub fn told(
    snapshot: &Snapshot,
    searcher: &Searcher,
    query: &Query,
    strings: &Strings,
) -> Result<Vec<String>, SearchError> {
    let columns = searcher.columns();
    let time = open(
        searcher,
        query,
        FilterField::Time,
        |row, filter| matches!(filter, Filter::Time(compare, span) if columns.time_is_open(row, *compare, *span)),
    )?;
    let fee = open(
        searcher,
        query,
        FilterField::Fee,
        |row, filter| matches!(filter, Filter::Fee(_, money) if columns.fee_is_open(row, money.currency)),
    )?;
    let counted = [("search-time-open", time), ("search-fee-open", fee)];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let counted = counted.map(|(id, count)| {
        let count = strings.number(count as u64);
        strings.with(id, &[("count", count.into())])
    });
    Ok(counted
        .chain(parts_of_lists(snapshot, query, strings))
        .collect())
}

/// How many of the procedures that the rest of a query leaves are open by one of its values of a field.
fn open(
    searcher: &Searcher,
    query: &Query,
    field: FilterField,
    is_open: impl Fn(usize, &Filter) -> bool,
) -> Result<usize, SearchError> {
    if !query.asks(field) {
        return Ok(0);
    }
    let rest = searcher.run(&query.without_field(field), &SearchOptions::default())?;
    let is_open = |row: &&u32| query.values().any(|value| is_open(**row as usize, value));
    Ok(rest.rows.iter().filter(is_open).count())
}

/// The lists of a query of which some services have no code here.
fn parts_of_lists(snapshot: &Snapshot, query: &Query, strings: &Strings) -> Vec<String> {
    let asked: Vec<String> = query
        .values()
        .filter_map(|value| match value {
            Filter::List(text) => Some(fold(text)),
            _ => None,
        })
        .collect();
    let lists = snapshot.lists().iter().map(|list| &list.value);
    let lists = lists.filter(|list| {
        let names = [Some(&list.id), Some(&list.decision), list.name.as_ref()];
        let mut names = names.into_iter().flatten().map(|name| fold(name));
        names.any(|name| asked.contains(&name))
    });
    let told = lists.filter_map(|list| {
        let coded = list.members.iter();
        let coded = coded.filter(|member| member.code.is_some() || member.group.is_some());
        let coded = coded.count();
        let total = list.members.len().max(list.total.unwrap_or(0) as usize);
        let values = [
            ("list", list.name.as_deref().unwrap_or(&list.id).into()),
            ("total", strings.number(total as u64).into()),
            (
                "count",
                strings.number(total.saturating_sub(coded) as u64).into(),
            ),
        ];
        (0 < coded && coded < total).then(|| strings.with("search-list-part", &values))
    });
    told.collect()
}
