//! Of which procedures a query cannot tell: their time limit is told in another unit than the one that it asks in, their fee in
//! another currency, a figure is not stated, and some members of a list or a linked group are not here. They are counted, so that nobody takes what was
//! found for all that there is.

use std::collections::BTreeSet;

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Group, ServiceList};
use crate::search::query::{Atom, FilterField, Term};
use crate::search::{Filter, Query, SearchError, SearchOptions, Searcher};
use crate::session::Strings;
use crate::session::search::unknown_names::describes;
use crate::text::fold;

/// What is to be said of a query, a line each.
pub(crate) fn told(
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
        |row, filter| matches!(filter, Filter::Fee(compare, money) if columns.fee_is_open(row, *compare, *money)),
    )?;
    let counted = [("search-time-open", time), ("search-fee-open", fee)];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let counted = counted.map(|(id, count)| {
        let count = strings.number(count as u64);
        strings.with(id, &[("count", count.into())])
    });
    let mut unstated = Vec::new();
    for field in [FilterField::Dossiers, FilterField::Time, FilterField::Fee] {
        let count = open(searcher, query, field, |row, filter| {
            filter.field() == field && columns.figure_is_unstated(row, filter)
        })?;
        if count > 0 {
            let id = format!("search-{}-unstated", field.name());
            let count = strings.number(count as u64);
            unstated.push(strings.with(&id, &[("count", count.into())]));
        }
    }
    if query.asks(FilterField::Variant) {
        let rest = query.without_field(FilterField::Variant);
        let rest = searcher.run(&rest, &SearchOptions::default())?;
        let count = searcher.variants_open(query, &rest.rows);
        if count > 0 {
            let count = strings.number(count as u64);
            unstated.push(strings.with("search-variant-unstated", &[("count", count.into())]));
        }
    }
    let uncited = uncited(snapshot, searcher, query, strings)?;
    Ok(cut_names(snapshot, query, strings)
        .into_iter()
        .chain(counted)
        .chain(unstated)
        .chain(uncited)
        .chain(parts_of_lists(snapshot, searcher, query, strings))
        .chain(parts_of_groups(snapshot, searcher, query, strings))
        .collect())
}

/// Names of agencies and fields of which a query took the first word alone: "agency:Bộ Tư pháp" asks for every agency with
/// that word, and for two words more.
fn cut_names(snapshot: &Snapshot, query: &Query, strings: &Strings) -> Vec<String> {
    let known = |field: FilterField| -> Vec<&str> {
        match field {
            FilterField::Agency => snapshot
                .agencies()
                .iter()
                .map(|of| of.name.as_str())
                .collect(),
            _ => snapshot
                .fields()
                .iter()
                .map(|of| of.name.as_str())
                .collect(),
        }
    };
    let atoms: Vec<&Atom> = query.atoms().collect();
    let cut = atoms.iter().enumerate().filter_map(|(at, atom)| {
        let Term::Filter(values) = &atom.term else {
            return None;
        };
        let value @ (Filter::Agency(text) | Filter::Field(text)) = values.last()? else {
            return None;
        };
        let mut whole = fold(text);
        if whole.contains(' ') {
            return None;
        }
        let names = known(value.field());
        let mut meant = None;
        for next in &atoms[at + 1..] {
            let Term::Word(word) = &next.term else {
                break;
            };
            whole = format!("{whole} {}", fold(word));
            meant = names.iter().find(|name| fold(name) == whole).or(meant);
        }
        let written = format!("{}:\"{}\"", value.field().name(), meant?);
        Some(strings.with(
            "query-name-cut",
            &[("value", text.as_str().into()), ("whole", written.into())],
        ))
    });
    cut.collect()
}

/// The instruments of a query that the catalogue has and no procedure rests on: "0" alone would read as a slip of the keyboard.
fn uncited(
    snapshot: &Snapshot,
    searcher: &Searcher,
    query: &Query,
    strings: &Strings,
) -> Result<Vec<String>, SearchError> {
    if !query.asks(FilterField::Law) {
        return Ok(Vec::new());
    }
    let of_none = searcher.unknown(query, false)?.into_iter();
    let told = of_none.filter_map(|value| match &value {
        Filter::Law(text) if describes(snapshot, text.trim_start_matches('=')) => {
            Some(strings.with("search-law-uncited", &[("law", text.as_str().into())]))
        }
        _ => None,
    });
    Ok(told.collect())
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
    let options = SearchOptions {
        exact: true,
        ..SearchOptions::default()
    };
    let rest = searcher.run(&query.without_field(field), &options)?;
    let is_open = |row: &&u32| query.values().any(|value| is_open(**row as usize, value));
    Ok(rest.rows.iter().filter(is_open).count())
}

/// The linked groups of a query of which some procedures are not here.
fn parts_of_groups(
    snapshot: &Snapshot,
    searcher: &Searcher,
    query: &Query,
    strings: &Strings,
) -> Vec<String> {
    let groups = searcher.groups_of(query).into_iter();
    let groups = groups.filter_map(|at| snapshot.groups().get(at));
    let told = groups.filter_map(|group| {
        let group = &group.value;
        let codes: BTreeSet<&String> = group.codes().collect();
        let here = codes
            .iter()
            .filter(|code| snapshot.procedure(code).is_some());
        let here = here.count();
        let values = [
            ("group", group.name.as_str().into()),
            ("total", strings.number(codes.len() as u64).into()),
            ("count", strings.number((codes.len() - here) as u64).into()),
        ];
        (0 < here && here < codes.len()).then(|| strings.with("search-group-part", &values))
    });
    told.collect()
}

/// The lists of a query of which some services have no procedure here; of one of which none has, nothing is said where the query asks
/// for no other: what names nothing is told by name.
fn parts_of_lists(
    snapshot: &Snapshot,
    searcher: &Searcher,
    query: &Query,
    strings: &Strings,
) -> Vec<String> {
    let lists = searcher.lists_of(query).into_iter();
    let lists = lists.filter_map(|at| snapshot.lists().get(at));
    let has_members = |id: &str| {
        let group = snapshot.group(id);
        let mut codes = group.into_iter().flat_map(Group::codes);
        codes.any(|code| snapshot.procedure(code).is_some())
    };
    let parts: Vec<(&ServiceList, usize, usize)> = lists
        .map(|list| {
            let list = &list.value;
            let here = list.members.iter();
            let here = here.filter(|member| {
                let code = member.code.as_deref();
                code.is_some_and(|code| snapshot.procedure(code).is_some())
                    || member.group.as_deref().is_some_and(has_members)
            });
            let total = list.members.len().max(list.total.unwrap_or(0) as usize);
            (list, here.count(), total)
        })
        .collect();
    if parts.iter().all(|(_, here, _)| *here == 0) {
        return Vec::new();
    }
    let told = parts.iter().filter(|(_, here, total)| here < total);
    let told = told.map(|(list, here, total)| {
        let values = [
            ("list", list.name.as_deref().unwrap_or(&list.id).into()),
            ("total", strings.number(*total as u64).into()),
            ("count", strings.number((total - here) as u64).into()),
        ];
        strings.with("search-list-part", &values)
    });
    told.collect()
}
