//! Signs that people write for "not". A hyphen right before a word, a quotation or a field rules it out; anywhere else such
//! a sign would be passed over, and the query would ask for the opposite of what was meant: it is refused.

use super::error::{QueryError, QueryErrorKind};
use super::filter::FilterField;
use super::words;

/// Whether a sign says "not", wherever people may put it.
pub(crate) fn denies(c: char) -> bool {
    matches!(
        c,
        '!' | '¬' | '\u{ff01}' | '-' | '~' | '≠' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// The refusal of a sign that stands at a column.
pub(super) fn misplaced(sign: &str, column: usize, instead: String) -> QueryError {
    let sign = sign.trim().to_owned();
    QueryError::new(QueryErrorKind::Misplaced { sign, instead }, column, &[])
}

/// The signs before a value that say "not", or compare what cannot be compared; none where all that stands there is meant.
/// A quotation of a title or of a document's name may begin with a dash, as lists have it.
pub(super) fn before(field: FilterField, text: &str, quoted: bool) -> Option<&str> {
    let end = text.find(char::is_alphanumeric)?;
    let lead = &text[..end];
    let literal = match field {
        FilterField::Doc | FilterField::Law => quoted,
        // All of an address, whatever it begins with.
        FilterField::By => lead.starts_with('='),
        _ => false,
    };
    let compares = |c: char| matches!(c, '<' | '>' | '≤' | '≥');
    let wrong = match words::is_text(field) || words::is_choice(field) {
        true => lead.contains(|c| denies(c) || compares(c)),
        false => lead.contains(denies) || lead.contains("<>") || lead.contains("><"),
    };
    (wrong && !literal).then_some(lead)
}

/// Refuses a value that such signs stand before.
pub(super) fn refuse(
    field: FilterField,
    text: &str,
    quoted: bool,
    column: usize,
) -> Result<(), QueryError> {
    let Some(lead) = before(field, text, quoted) else {
        return Ok(());
    };
    let rest = text[lead.len()..].trim_end();
    let name = field.name();
    let instead = match rest.contains(|c: char| c.is_whitespace() || c == ',') {
        true => format!("-{name}:\"{rest}\""),
        false => format!("-{name}:{rest}"),
    };
    Err(misplaced(lead, column, instead))
}
