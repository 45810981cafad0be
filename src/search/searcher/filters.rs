//! The filters of a query to rows, and the counts for the side pane.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Searcher;
use crate::search::SearchError;
use crate::search::columns::FacetCounts;
use crate::search::index::{Hits, LookupScope};
use crate::search::plan::{FieldValues, QueryPart, QueryPlan, marked};
use crate::search::query::{Filter, FilterField, Query};
use crate::search::rows::Rows;
use crate::text::docnum;

impl Searcher {
    /// Keeps the rows that the filters leave, and counts for the side pane.
    pub(super) fn filter(
        &self,
        plan: &QueryPlan<'_>,
        rows: &mut Rows,
    ) -> Result<FacetCounts, SearchError> {
        // Filters of the side pane's fields, by field: their counts leave them aside.
        let mut of_facet: Vec<(FilterField, Rows)> = Vec::new();
        for part in &plan.parts {
            let QueryPart::Filter(values) = part else {
                continue;
            };
            let kept = self.values(*values)?;
            let field = values.values.first().map(Filter::field);
            match field.filter(|field| FacetCounts::FIELDS.contains(field)) {
                None => rows.keep(&kept),
                Some(field) => match of_facet.iter_mut().find(|(of, _)| *of == field) {
                    Some((_, rows)) => rows.keep(&kept),
                    None => of_facet.push((field, kept)),
                },
            }
        }
        let without = |left_out: Option<FilterField>| {
            let mut rest = rows.clone();
            for (_, kept) in of_facet
                .iter()
                .filter(|(field, _)| Some(*field) != left_out)
            {
                rest.keep(kept);
            }
            rest
        };
        let all = without(None);
        let mut counts = FacetCounts::default();
        for field in FacetCounts::FIELDS {
            let filtered = of_facet.iter().any(|(of, _)| *of == field);
            let of_field = if filtered {
                self.columns.count(field, &without(Some(field)))
            } else {
                self.columns.count(field, &all)
            };
            counts.push(field, of_field);
        }
        *rows = all;
        Ok(counts)
    }

    pub(super) fn values(&self, values: FieldValues<'_>) -> Result<Rows, SearchError> {
        let mut rows = Rows::none(self.columns.rows());
        for value in values.values {
            rows.add(
                &match (self.columns.matching(value, self.literal.is_some()), value) {
                    (Some(rows), _) => rows,
                    (None, Filter::Law(text) | Filter::Doc(text)) if text.starts_with('=') => {
                        self.exactly(value, text.strip_prefix('=').unwrap_or(text).trim())?
                    }
                    (None, Filter::Law(text)) => self.cited(text, values.prefix)?.rows(),
                    (None, Filter::Doc(text)) => self
                        .phrase(&marked(text, values.prefix), LookupScope::Doc)?
                        .rows(),
                    (None, _) => continue,
                },
            );
        }
        Ok(rows)
    }

    /// The rows of which none of the values holds. A figure, or a day of change, that nobody knows is none that does not stand to it as asked:
    /// such a row is neither found by the filter nor by its opposite.
    pub(super) fn ruled_out(&self, values: FieldValues<'_>) -> Result<Rows, SearchError> {
        let mut rows = Rows::all(self.columns.rows());
        for value in values.values {
            let opposites: Vec<Filter> = match value {
                Filter::Dossiers(compare, number) => {
                    let opposites = compare.opposites().iter();
                    opposites.map(|of| Filter::Dossiers(*of, *number)).collect()
                }
                Filter::Time(compare, span) => {
                    let opposites = compare.opposites().iter();
                    opposites.map(|of| Filter::Time(*of, *span)).collect()
                }
                Filter::Changed(compare, day) => {
                    let opposites = compare.opposites().iter();
                    opposites.map(|of| Filter::Changed(*of, *day)).collect()
                }
                Filter::Fee(compare, money) => {
                    let opposites = compare.opposites().iter();
                    opposites.map(|of| Filter::Fee(*of, *money)).collect()
                }
                _ => Vec::new(),
            };
            let of_one = |value| FieldValues {
                values: std::slice::from_ref(value),
                ..values
            };
            if let Filter::Variant(asked) = value {
                let (_, denied) = self.columns.of_variants(asked, self.literal.is_some());
                rows.keep(&denied);
                continue;
            }
            if opposites.is_empty() {
                rows.keep(&self.values(of_one(value))?.complement());
                continue;
            }
            let mut known = Rows::none(self.columns.rows());
            for opposite in &opposites {
                known.add(&self.values(of_one(opposite))?);
            }
            rows.keep(&known);
        }
        Ok(rows)
    }

    /// How many of some rows it cannot tell of what a query asks of provinces' variants: nothing is recorded there, no level, or
    /// a file cannot be read.
    pub fn variants_open(&self, query: &Query, rows: &[u32]) -> usize {
        let asked = query.values().filter_map(|value| match value {
            Filter::Variant(asked) => Some(asked),
            _ => None,
        });
        let sets: Vec<(Rows, Rows)> = asked
            .map(|asked| self.columns.of_variants(asked, self.literal.is_some()))
            .collect();
        let is_open = |row: usize| {
            let mut sets = sets.iter();
            sets.any(|(holds, denied)| !holds.contains(row) && !denied.contains(row))
        };
        rows.iter().filter(|row| is_open(**row as usize)).count()
    }

    /// The positions of the lists that a query asks for or rules out, however it spells them, in the order of the snapshot.
    pub fn lists_of(&self, query: &Query) -> BTreeSet<usize> {
        let meant = query.values().filter_map(|value| match value {
            Filter::List(text) => Some(self.columns.lists_meant(text, self.literal.is_some())),
            _ => None,
        });
        meant.flatten().collect()
    }

    /// The same of linked groups.
    pub fn groups_of(&self, query: &Query) -> BTreeSet<usize> {
        let meant = query.values().filter_map(|value| match value {
            Filter::Group(text) => Some(self.columns.groups_meant(text, self.literal.is_some())),
            _ => None,
        });
        meant.flatten().collect()
    }

    /// The values of a query of which nothing here knows, wherever they stand: ruled out, an unknown name leaves everything
    /// in. With `prefix_last` the last word of a text may go on.
    pub fn unknown(&self, query: &Query, prefix_last: bool) -> Result<Vec<Filter>, SearchError> {
        let mut unknown: Vec<Filter> = Vec::new();
        for value in query.values() {
            let is_known = match (value, &self.index) {
                // Without an index it is not known yet on what procedures rest, or for what they ask.
                (Filter::Law(_) | Filter::Doc(_), None) => true,
                (Filter::Law(_) | Filter::Doc(_), _) => {
                    let values = FieldValues {
                        values: std::slice::from_ref(value),
                        prefix: prefix_last,
                    };
                    self.values(values)?.count() > 0
                }
                _ => self.columns.knows(value, self.literal.is_some()),
            };
            if !is_known && !unknown.contains(value) {
                unknown.push(value.clone());
            }
        }
        Ok(unknown)
    }

    /// `law:=…` and `doc:=…`: this instrument, or this document, and no other.
    fn exactly(&self, value: &Filter, text: &str) -> Result<Rows, SearchError> {
        let denied = matches!(value, Filter::Law(_)) && self.days.deny(text);
        let Some(index) = self.index.as_ref().filter(|_| !denied) else {
            return Ok(Rows::none(self.columns.rows()));
        };
        let hits = match value {
            Filter::Law(_) => index.whole_law(text)?,
            _ => index.whole_document(text)?,
        };
        Ok(hits.rows())
    }

    /// Rows that cite an instrument by its number, or else by words of its title.
    fn cited(&self, text: &str, prefix: bool) -> Result<Hits, SearchError> {
        let Some(index) = self.index.as_ref().filter(|_| !self.days.deny(text)) else {
            return Ok(self.none());
        };
        if let Some(hits) = index.law_told_apart(text)? {
            return Ok(hits);
        }
        match docnum::asked(text) {
            Some(number) => index.law(&number),
            None => {
                let words = marked(text, prefix);
                let one = |word| self.phrase(std::slice::from_ref(word), LookupScope::Law);
                let hits: Result<Vec<Arc<Hits>>, SearchError> = words.iter().map(one).collect();
                Ok(Hits::all(&hits?, self.columns.rows()))
            }
        }
    }
}
