//! Pieces to a query.

use super::error::{QueryError, QueryErrorKind};
use super::filter::{Filter, FilterField};
use super::lex::{self, QueryToken, QueryTokenKind, QueryValue};
use super::quantity::{Compare, Money, TimeSpan, number};
use super::variant::VariantFilter;
use super::{Atom, Clause, Query, Term};
use super::{signs, words};
use crate::catalogue::instruments::mention;
use crate::search::tokens;
use crate::text::day::day;
use crate::text::docnum;

/// A query, and the words of its text that ask for nothing.
pub(super) fn parse(text: &str) -> Result<(Query, Vec<String>), QueryError> {
    let (pieces, ignored) = lex::pieces(text)?;
    let mut clauses: Vec<Clause> = Vec::new();
    // The column of an `OR` that waits for what comes after it.
    let mut joining = None;
    // The column of a word that stands for "not" in other languages of queries.
    let mut denied = None;
    for QueryToken { column, kind } in pieces {
        if let (QueryTokenKind::Filter { field, .. }, Some(column)) = (&kind, denied.take()) {
            let instead = format!("-{}:", field.name());
            return Err(signs::misplaced("NOT", column, instead));
        }
        if matches!(&kind, QueryTokenKind::Word { text, .. } if text == "NOT") {
            denied = Some(column);
        }
        let (not, term) = match kind {
            QueryTokenKind::Or if clauses.is_empty() || joining.is_some() => {
                return Err(lonely_or(column));
            }
            QueryTokenKind::Or => {
                joining = Some(column);
                continue;
            }
            QueryTokenKind::Word { not, text } => (not, Term::Word(text.into_owned())),
            QueryTokenKind::Phrase { not, text } => (not, Term::Phrase(text.into_owned())),
            QueryTokenKind::Filter { not, field, values } => (not, filters(field, &values)?),
        };
        let atom = Atom { not, term };
        match clauses.last_mut() {
            Some(clause) if joining.take().is_some() => clause.any.push(atom),
            _ => clauses.push(Clause { any: vec![atom] }),
        }
    }
    match joining {
        Some(column) => Err(lonely_or(column)),
        None => {
            let ignored = ignored.into_iter().map(str::to_owned).collect();
            Ok((Query { clauses }, ignored))
        }
    }
}

fn lonely_or(column: usize) -> QueryError {
    QueryError::new(QueryErrorKind::LonelyOr, column, &[])
}

fn filters(field: FilterField, values: &[QueryValue<'_>]) -> Result<Term, QueryError> {
    if let Some(error) = split_figure(field, values) {
        return Err(error);
    }
    let mut filters = Vec::with_capacity(values.len());
    for value in values {
        let filter = filter(field, &value.text)
            .map_err(|kind| QueryError::new(kind, value.column, &words::choices(field)))?;
        if !filters.contains(&filter) {
            filters.push(filter);
        }
    }
    Ok(Term::Filter(filters))
}

/// A figure that its comma took apart: `100,000` and `1,5` would ask for either half. Alternatives of figures bear a sign each.
fn split_figure(field: FilterField, values: &[QueryValue<'_>]) -> Option<QueryError> {
    let counts = [FilterField::Dossiers, FilterField::Time, FilterField::Fee];
    let (first, others) = values.split_first()?;
    let bare = |value: &QueryValue<'_>| value.text.starts_with(|c: char| c.is_ascii_digit());
    if !counts.contains(&field) || !others.iter().any(bare) {
        return None;
    }
    let texts: Vec<&str> = values.iter().map(|value| value.text.as_ref()).collect();
    let kind = QueryErrorKind::BadQuantity(field, texts.join(","));
    Some(QueryError::new(kind, first.column, &words::choices(field)))
}

/// Whether a text is a quantity of a field.
pub(super) fn is_quantity(field: FilterField, text: &str) -> bool {
    matches!(filter(field, text), Ok(Filter::Time(..) | Filter::Fee(..)))
}

fn filter(field: FilterField, text: &str) -> Result<Filter, QueryErrorKind> {
    let owned = || text.to_owned();
    let bad = || QueryErrorKind::BadQuantity(field, owned());
    let (compare, given) = Compare::split(text);
    let given = given.trim();
    // A value without a letter or figure names nothing, and would leave everything in.
    if words::is_text(field) && tokens::words(text).is_empty() {
        return Err(QueryErrorKind::UnknownValue(field, owned()));
    }
    Ok(match field {
        FilterField::Code if is_several(text) => return Err(bad()),
        FilterField::Code => Filter::Code(owned()),
        FilterField::Agency => Filter::Agency(owned()),
        FilterField::Field => Filter::Field(owned()),
        // A day that is passed over would find the instruments of every other.
        FilterField::Law if is_unread_law(text) => return Err(bad()),
        FilterField::Law => Filter::Law(owned()),
        FilterField::Doc => Filter::Doc(owned()),
        FilterField::By => Filter::By(words::person(text)),
        FilterField::List => Filter::List(owned()),
        FilterField::Group => Filter::Group(owned()),
        FilterField::Variant => VariantFilter::parse(text)
            .map(Filter::Variant)
            .ok_or_else(|| QueryErrorKind::UnknownValue(field, owned()))?,
        FilterField::Changed => Filter::Changed(compare, day(given).ok_or_else(bad)?),
        FilterField::Dossiers => Filter::Dossiers(compare, number(given).ok_or_else(bad)?),
        FilterField::Time => Filter::Time(compare, TimeSpan::parse(given).ok_or_else(bad)?),
        FilterField::Fee => Filter::Fee(compare, Money::parse(given).ok_or_else(bad)?),
        FilterField::Level
        | FilterField::Online
        | FilterField::Flag
        | FilterField::Unknown
        | FilterField::Remark
        | FilterField::Decision => {
            words::parse(field, text).ok_or_else(|| QueryErrorKind::UnknownValue(field, owned()))?
        }
    })
}

/// Whether a quotation names several codes, of which the first alone would be found.
fn is_several(text: &str) -> bool {
    let mut parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    parts.by_ref().find(|part| !part.is_empty());
    parts.any(|part| part.contains(char::is_alphanumeric))
}

/// Whether a text names an instrument with figures behind its number that are no day, month or year, or names several.
fn is_unread_law(text: &str) -> bool {
    let (text, is_whole) = match text.strip_prefix('=') {
        Some(whole) => (whole, true),
        None => (text, false),
    };
    mention(text).is_unread || !is_whole && docnum::find_all(text).len() > 1
}
