//! What a query may find of which nothing is known but where its file stands: its code and its agency.

use super::{Columns, Rows};
use crate::search::query::{Clause, Filter, FilterField, Query, Term};
use crate::text::fold;

impl Columns {
    /// Whether a query may find a procedure of which only the code and the agency are known, as far as they are: not where
    /// it asks for other codes, or other agencies.
    pub fn may_find(&self, query: &Query, code: Option<&str>, agency: Option<&str>) -> bool {
        let may_hold = |value: &Filter| match (value, code, agency) {
            (Filter::Code(asked), Some(code), _) => self.may_be(code, asked),
            (Filter::Agency(asked), _, Some(agency)) => self.may_be_of(agency, asked),
            _ => true,
        };
        query.clauses.iter().all(|clause| {
            clause.any.iter().any(|atom| match &atom.term {
                Term::Filter(values) if !atom.not => values.iter().any(may_hold),
                _ => true,
            })
        })
    }

    /// The rows that the codes and agencies of a query leave, whatever else it asks: its answer rests on these.
    pub fn asked_about(&self, query: &Query) -> impl Iterator<Item = usize> {
        let mut rows = Rows::all(self.len);
        for clause in query.clauses.iter().filter(|clause| is_of_places(clause)) {
            let mut kept = Rows::none(self.len);
            for atom in &clause.any {
                let Term::Filter(values) = &atom.term else {
                    continue;
                };
                let mut of = Rows::none(self.len);
                let found = values
                    .iter()
                    .filter_map(|value| self.matching(value, false));
                found.for_each(|found| of.add(&found));
                kept.add(&if atom.not { of.complement() } else { of });
            }
            rows.keep(&kept);
        }
        rows.iter().collect::<Vec<_>>().into_iter()
    }

    /// Whether a code may be meant. Figures and letters alone count, since codes are asked for in many spellings; a
    /// province's own code means the national procedure too.
    fn may_be(&self, code: &str, asked: &str) -> bool {
        let signs = |text: &str| -> String {
            let kept = fold(text);
            kept.chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let (own, asked_signs) = (signs(code), signs(asked));
        own.contains(&asked_signs)
            || asked_signs.starts_with(&own)
            || self.codes(asked).any(|row| self.code(row as usize) == code)
    }

    /// Whether an agency may be meant: one of those that the filter means. Of a folder that is no agency's nothing is known,
    /// nor where the filter means none.
    fn may_be_of(&self, agency: &str, asked: &str) -> bool {
        let meant = self.agencies.meant(asked, false);
        match self.agencies.position(agency) {
            Some(at) => meant.is_empty() || meant.contains(&(at as usize)),
            None => true,
        }
    }
}

/// Whether a clause asks for nothing but codes and agencies.
fn is_of_places(clause: &Clause) -> bool {
    let is_place =
        |value: &Filter| matches!(value.field(), FilterField::Code | FilterField::Agency);
    clause.any.iter().all(|atom| match &atom.term {
        Term::Filter(values) => values.iter().all(is_place),
        _ => false,
    })
}
