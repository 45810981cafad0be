//! A query to its canonical text, which reads back as the same query.

use std::fmt::{self, Display, Formatter};

use super::filter::Filter;
use super::quantity::Compare;
use super::variant::{VariantAsked, VariantFilter};
use super::words;
use super::{Atom, Clause, Query, Term};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.clauses, " ")
    }
}

impl Display for Clause {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.any, " OR ")
    }
}

impl Display for Atom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.not {
            f.write_str("-")?;
        }
        self.term.fmt(f)
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Term::Word(text) => f.write_str(text),
            Term::Phrase(text) => write!(f, "\"{text}\""),
            Term::Filter(values) => {
                if let Some(first) = values.first() {
                    write!(f, "{}:", first.field().name())?;
                }
                for (at, value) in values.iter().enumerate() {
                    if at > 0 {
                        // Without a sign a figure behind a comma could be the rest of the one before it.
                        f.write_str(if is_bare_figure(value) { ",=" } else { "," })?;
                    }
                    value.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

/// Whether a figure is asked for that prints without a sign.
fn is_bare_figure(value: &Filter) -> bool {
    matches!(
        value,
        Filter::Dossiers(Compare::Equal, _)
            | Filter::Fee(Compare::Equal, _)
            | Filter::Time(Compare::Equal, _)
    )
}

/// The value alone, without the name of its field.
impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Filter::Code(text)
            | Filter::Agency(text)
            | Filter::Field(text)
            | Filter::Law(text)
            | Filter::Doc(text)
            | Filter::By(text)
            | Filter::List(text)
            | Filter::Group(text) => quoted(f, self, text),
            Filter::Variant(asked) => quoted(f, self, &asked.to_string()),
            Filter::Changed(compare, day) => write!(f, "{compare}{day}"),
            Filter::Dossiers(compare, number) => write!(f, "{compare}{number}"),
            Filter::Fee(compare, money) => write!(f, "{compare}{money}"),
            Filter::Time(compare, span) => write!(f, "{compare}{span}"),
            Filter::Level(_)
            | Filter::Online(_)
            | Filter::Flag(_)
            | Filter::Unknown(_)
            | Filter::Remark(_)
            | Filter::Tail
            | Filter::Plans
            | Filter::NoNumber
            | Filter::Decision(_) => f.write_str(words::print(self).unwrap_or_default()),
        }
    }
}

/// A text in quotation marks, where it would not be one value without them.
fn quoted(f: &mut Formatter<'_>, filter: &Filter, text: &str) -> fmt::Result {
    let is_sign = super::signs::before(filter.field(), text, false).is_some();
    match is_sign || text.contains(|c: char| c.is_whitespace() || c == ',') {
        true => write!(f, "\"{text}\""),
        false => f.write_str(text),
    }
}

impl Display for VariantFilter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let state = words::variant_name(self.state);
        match &self.unit {
            None => f.write_str(state),
            // A province of which the name is a word of this field is told by the sign.
            Some(unit)
                if self.state == VariantAsked::Recorded && words::variant(unit).is_none() =>
            {
                f.write_str(unit)
            }
            Some(unit) => write!(f, "{unit}={state}"),
        }
    }
}

fn joined<T: Display>(f: &mut Formatter<'_>, items: &[T], separator: &str) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            f.write_str(separator)?;
        }
        item.fmt(f)?;
    }
    Ok(())
}
