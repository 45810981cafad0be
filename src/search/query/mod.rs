//! The query language: one for commands, screen and saved views. Text and chips are two views of one [`Query`].
//!
//! | file | what lives there |
//! |---|---|
//! | `filter` | one value of one field, and the names of fields |
//! | `words` | the words that values are written with, in English and Vietnamese |
//! | `quantity` | comparisons: numbers, dates, spans of time |
//! | `online` | a level of online service, as far as it is known |
//! | `variant` | what is asked of provinces' variants |
//! | `lex` | text to pieces, each with its column |
//! | `signs` | signs that rule something out where they stand, and would be passed over elsewhere |
//! | `parse` | pieces to a query |
//! | `print` | a query to its canonical text |
//! | `chips` | filters as chips: list, toggle, remove |
//! | `error` | what is wrong with a text, where, and what may stand there |

mod chips;
mod error;
mod filter;
mod lex;
mod online;
mod parse;
mod print;
#[cfg(test)]
mod properties;
mod quantity;
mod signs;
#[cfg(test)]
mod tests;
mod variant;
mod words;

pub(crate) use chips::Chip;
pub(crate) use error::{QueryError, QueryErrorKind};
pub(crate) use filter::{DecisionFilter, Filter, FilterField, ME, RuleFilter};
pub use online::OnlineFilter;
pub(crate) use quantity::{Compare, Money, SpanUnit, TimeSpan, is_dong};
pub(crate) use signs::denies;
pub(crate) use variant::{VariantAsked, VariantFilter};
pub(crate) use words::variant_name;

/// A parsed query: every clause must hold. No clause at all means everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// The clauses, as written.
    pub clauses: Vec<Clause>,
}

/// Alternatives joined by `OR`, of which one must hold. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Clause {
    /// The alternatives, as written.
    pub any: Vec<Atom>,
}

/// One thing asked for, or with `not`, ruled out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Atom {
    /// Whether it must not hold.
    pub not: bool,
    /// What is asked for.
    pub term: Term,
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A word; what it stands for (a code, the number of a law, a synonym) is decided when the query is run.
    Word(String),
    /// Words that follow one another.
    Phrase(String),
    /// Values of one field, of which one must hold. Never empty, and all of one field.
    Filter(Vec<Filter>),
}

impl Query {
    /// Reads a query. Half-typed text is accepted where its meaning is clear: a quotation that is not closed yet ends
    /// with the text.
    ///
    /// # Errors
    /// What is wrong, in which column, and what may stand there.
    pub fn parse(text: &str) -> Result<Query, QueryError> {
        Ok(parse::parse(text)?.0)
    }

    /// The same, and the words of the text that ask for nothing: signs, emoji, empty quotations.
    pub fn read(text: &str) -> Result<(Query, Vec<String>), QueryError> {
        parse::parse(text)
    }

    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether words or phrases are asked for, so that results can be ordered by how well they match.
    pub fn has_words(&self) -> bool {
        self.atoms()
            .any(|atom| !atom.not && !matches!(atom.term, Term::Filter(_)))
    }

    /// Whether any of its filters is of a field.
    pub fn asks(&self, field: FilterField) -> bool {
        self.values().any(|value| value.field() == field)
    }

    /// Whether it asks what whoever works here decided.
    pub fn asks_for_me(&self) -> bool {
        self.values().any(is_me)
    }

    /// The same with the person of that e-mail address for whoever works here.
    pub fn with_me(&self, email: &str) -> Query {
        let mut query = self.clone();
        let atoms = query.clauses.iter_mut().flat_map(|clause| &mut clause.any);
        for atom in atoms {
            if let Term::Filter(values) = &mut atom.term {
                for value in values.iter_mut().filter(|value| is_me(value)) {
                    *value = Filter::By(format!("={email}"));
                }
            }
        }
        query
    }

    /// Whether it asks for words or names, which may be spelt otherwise than they are typed.
    pub fn may_be_guessed(&self) -> bool {
        const NAMED: [FilterField; 8] = [
            FilterField::Agency,
            FilterField::Field,
            FilterField::Law,
            FilterField::Doc,
            FilterField::By,
            FilterField::List,
            FilterField::Group,
            FilterField::Variant,
        ];
        let words = self
            .atoms()
            .any(|atom| !matches!(atom.term, Term::Filter(_)));
        words || NAMED.into_iter().any(|field| self.asks(field))
    }

    /// Whether any part of it has to be looked up in texts.
    pub fn asks_texts(&self) -> bool {
        let words = self
            .atoms()
            .any(|atom| !matches!(atom.term, Term::Filter(_)));
        words || self.asks(FilterField::Law) || self.asks(FilterField::Doc)
    }

    /// The same with another in the place of each value.
    pub fn with_each(&self, other: impl Fn(&Filter) -> Filter) -> Query {
        let mut query = self.clone();
        let atoms = query.clauses.iter_mut().flat_map(|clause| &mut clause.any);
        for atom in atoms {
            if let Term::Filter(values) = &mut atom.term {
                values.iter_mut().for_each(|value| *value = other(value));
            }
        }
        query
    }

    /// The same without what it asks of decisions: every clause that asks for nothing else.
    pub fn without_decisions(&self) -> Query {
        let of_decisions = |atom: &Atom| match &atom.term {
            Term::Filter(values) => values
                .iter()
                .all(|value| matches!(value.field(), FilterField::Decision | FilterField::By)),
            _ => false,
        };
        let clauses = self.clauses.iter();
        let kept = clauses.filter(|clause| !clause.any.iter().all(of_decisions));
        Query {
            clauses: kept.cloned().collect(),
        }
    }

    /// The same without every clause that asks for a field.
    pub fn without_field(&self, field: FilterField) -> Query {
        let asks = |atom: &Atom| match &atom.term {
            Term::Filter(values) => values.iter().any(|value| value.field() == field),
            _ => false,
        };
        let clauses = self.clauses.iter();
        let kept = clauses.filter(|clause| !clause.any.iter().any(asks));
        Query {
            clauses: kept.cloned().collect(),
        }
    }

    /// What both ask for.
    pub fn and(&self, other: &Query) -> Query {
        let mut both = self.clone();
        for clause in &other.clauses {
            if !both.clauses.contains(clause) {
                both.clauses.push(clause.clone());
            }
        }
        both
    }

    /// Whether it asks for all that another asks for.
    pub fn includes(&self, other: &Query) -> bool {
        other.clauses.iter().all(|c| self.clauses.contains(c))
    }

    /// Every value of every filter, in order.
    pub fn values(&self) -> impl Iterator<Item = &Filter> {
        self.atoms().flat_map(|atom| match &atom.term {
            Term::Filter(values) => values.as_slice(),
            _ => &[],
        })
    }

    /// Every atom, in order.
    pub fn atoms(&self) -> impl Iterator<Item = &Atom> {
        self.clauses.iter().flat_map(|clause| &clause.any)
    }
}

fn is_me(value: &Filter) -> bool {
    matches!(value, Filter::By(text) if text == ME)
}

impl Clause {
    /// A clause of one alternative.
    pub fn one(term: Term) -> Clause {
        Clause {
            any: vec![Atom { not: false, term }],
        }
    }

    /// The values, where the clause is a single filter that is not negated.
    pub fn filter(&self) -> Option<&[Filter]> {
        match self.any.as_slice() {
            [
                Atom {
                    not: false,
                    term: Term::Filter(values),
                },
            ] => Some(values),
            _ => None,
        }
    }
}
