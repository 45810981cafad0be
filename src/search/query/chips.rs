//! Filters as chips. Words stay in the input line; every clause that is a single filter is a chip.

use super::filter::{Filter, FilterField};
use super::{Atom, Clause, Query, Term};

/// A filter of a query, as it is shown beside the input line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chip<'a> {
    pub field: FilterField,
    /// The values, of which one must hold.
    pub values: &'a [Filter],
    /// Whether they are ruled out instead.
    pub not: bool,
}

impl Clause {
    fn chip(&self) -> Option<Chip<'_>> {
        match self.any.as_slice() {
            [
                Atom {
                    not,
                    term: Term::Filter(values),
                },
            ] => Some(Chip {
                field: values.first()?.field(),
                values,
                not: *not,
            }),
            _ => None,
        }
    }
}

impl Query {
    /// The chips, in the order of the text.
    pub fn chips(&self) -> impl Iterator<Item = Chip<'_>> {
        self.clauses.iter().filter_map(Clause::chip)
    }

    /// The query without the chip of that position, counted from 0.
    pub fn without(&self, chip: usize) -> Query {
        let mut query = self.clone();
        let mut seen = 0;
        query.clauses.retain(|clause| {
            let is_chip = clause.chip().is_some();
            seen += usize::from(is_chip);
            !(is_chip && seen == chip + 1)
        });
        query
    }

    /// Whether a value is among the filters that are on (not those that are ruled out).
    pub fn has_filter(&self, filter: &Filter) -> bool {
        self.clauses
            .iter()
            .filter_map(Clause::filter)
            .any(|values| values.contains(filter))
    }

    /// The query with a value switched on, beside the others of its field, or off.
    pub fn with_filter(&self, filter: Filter, on: bool) -> Query {
        let mut query = self.clone();
        for clause in &mut query.clauses {
            if clause.filter().is_some()
                && let [
                    Atom {
                        term: Term::Filter(values),
                        ..
                    },
                ] = clause.any.as_mut_slice()
            {
                values.retain(|value| *value != filter);
            }
        }
        query
            .clauses
            .retain(|clause| clause.filter().is_none_or(|values| !values.is_empty()));
        if !on {
            return query;
        }
        let field = filter.field();
        let of_field = query.clauses.iter_mut().find(|clause| {
            clause
                .chip()
                .is_some_and(|chip| !chip.not && chip.field == field)
        });
        match of_field.and_then(|clause| clause.any.first_mut()) {
            Some(Atom {
                term: Term::Filter(values),
                ..
            }) => values.push(filter),
            _ => query.clauses.push(Clause::one(Term::Filter(vec![filter]))),
        }
        query
    }

    /// What stands in the input line: the query without its chips.
    pub fn words(&self) -> Query {
        let clauses = self.clauses.iter().filter(|clause| clause.chip().is_none());
        Query {
            clauses: clauses.cloned().collect(),
        }
    }

    /// The query with other words in the input line; filters typed there join the chips.
    pub fn with_words(&self, line: &Query) -> Query {
        let chips = self.clauses.iter().filter(|clause| clause.chip().is_some());
        let mut query = line.clone();
        for chip in chips {
            if !query.clauses.contains(chip) {
                query.clauses.push(chip.clone());
            }
        }
        query
    }
}
