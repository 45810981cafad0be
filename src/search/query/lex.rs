//! Text to pieces, each with the column where it begins. Punctuation around words says nothing and is left out.

use std::borrow::Cow;
use std::cell::Cell;

use unicode_normalization::char::is_combining_mark;

use super::error::{QueryError, QueryErrorKind};
use super::filter::FilterField;
use super::{parse, signs, words};
use crate::search::tokens;
use crate::text::{nfc, syllables};

/// One piece of a query.
#[derive(Debug)]
pub(super) struct QueryToken<'a> {
    /// Column of its first character, from 1.
    pub column: usize,
    pub kind: QueryTokenKind<'a>,
}

#[derive(Debug)]
pub(super) enum QueryTokenKind<'a> {
    Or,
    Word {
        not: bool,
        text: Cow<'a, str>,
    },
    Phrase {
        not: bool,
        text: Cow<'a, str>,
    },
    Filter {
        not: bool,
        field: FilterField,
        values: Vec<QueryValue<'a>>,
    },
}

/// A value as written, with its column.
#[derive(Debug)]
pub(super) struct QueryValue<'a> {
    pub column: usize,
    pub text: Cow<'a, str>,
}

/// The pieces of a text, and what of it says nothing: signs, emoji and quotations without a letter or figure.
pub(super) fn pieces(text: &str) -> Result<(Vec<QueryToken<'_>>, Vec<&str>), QueryError> {
    let mut lexer = Lexer {
        text,
        at: 0,
        ignored: Vec::new(),
        alone: None,
        counted: Cell::new((0, 1)),
    };
    let mut pieces = Vec::new();
    while let Some(piece) = lexer.next()? {
        pieces.push(piece);
    }
    Ok((pieces, lexer.ignored))
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    ignored: Vec<&'a str>,
    /// Where the signs begin that stand right before what comes next, with nothing but blanks between.
    alone: Option<usize>,
    /// A byte and its column.
    counted: Cell<(usize, usize)>,
}

/// Syllables of the longest name of a field.
const MOST_SYLLABLES: usize = 4;

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// A letter or figure, but no mark that belongs to one before it.
fn begins_word(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c)
}

/// Whether it can be part of what is asked for.
fn says(c: char) -> bool {
    begins_word(c) || is_quote(c)
}

fn is_name(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c) || matches!(c, '_' | '-')
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The column of a byte, counted on from the last that was asked for.
    fn column(&self, at: usize) -> usize {
        let (known, column) = self.counted.get();
        let (from, before) = if known <= at { (known, column) } else { (0, 1) };
        let column = before + self.text[from..at].chars().count();
        self.counted.set((at, column));
        column
    }

    fn skip(&mut self, skipped: impl Fn(char) -> bool) {
        self.at = self.text.len() - self.rest().trim_start_matches(skipped).len();
    }

    /// Takes characters for as long as they are of one kind.
    fn take(&mut self, taken: impl Fn(char) -> bool) -> &'a str {
        let start = self.at;
        self.skip(taken);
        &self.text[start..self.at]
    }

    fn next(&mut self) -> Result<Option<QueryToken<'a>>, QueryError> {
        loop {
            self.skip(char::is_whitespace);
            let start = self.at;
            let signs = self.rest().split(char::is_whitespace).next();
            let signs = signs.filter(|signs| !signs.is_empty() && !signs.contains(says));
            if let Some(signs) = signs {
                self.at += signs.len();
                self.ignored.push(signs);
                self.alone = Some(start);
                continue;
            }
            let alone = self.alone.take();
            let not = self.negation();
            let lead = self.take(|c| !begins_word(c) && !is_quote(c) && !c.is_whitespace());
            let begins = self.at;
            let Some(first) = self.rest().chars().next() else {
                return Ok(None);
            };
            let kind = if is_quote(first) {
                let text = self.quoted();
                // A quotation without a word asks for nothing.
                words_of(text).map(|text| QueryTokenKind::Phrase { not, text })
            } else if let Some(field) = self.field()? {
                let values = self.values(field)?;
                Some(QueryTokenKind::Filter { not, field, values })
            } else {
                let text = self.take(|c| !c.is_whitespace() && !is_quote(c));
                words_of(text).map(|text| match text.as_ref() {
                    "OR" if !not => QueryTokenKind::Or,
                    _ => QueryTokenKind::Word { not, text },
                })
            };
            if let Some(kind) = kind {
                let denied = match kind {
                    QueryTokenKind::Filter { .. } => {
                        let alone = alone.map(|at| (at, &self.text[at..start]));
                        let mut signs = alone.into_iter().chain([(start, lead)]);
                        signs.find(|(_, signs)| signs.contains(signs::denies))
                    }
                    // A dash of a title stands apart from its words.
                    _ => lead.contains(signs::denies).then_some((start, lead)),
                };
                if let Some((at, signs)) = denied {
                    let instead = format!("-{}", self.text[begins..self.at].trim_end());
                    return Err(signs::misplaced(signs, self.column(at), instead));
                }
                let column = self.column(start);
                return Ok(Some(QueryToken { column, kind }));
            }
            self.ignored.push(&self.text[start..self.at]);
        }
    }

    /// A hyphen right before something negates it; one that stands alone is punctuation.
    fn negation(&mut self) -> bool {
        let negates = self
            .rest()
            .strip_prefix('-')
            .is_some_and(|after| after.starts_with(|c: char| begins_word(c) || is_quote(c)));
        self.at += usize::from(negates);
        negates
    }

    /// The text between quotation marks, of which the last may be missing.
    fn quoted(&mut self) -> &'a str {
        let mut chars = self.rest().chars();
        chars.next();
        self.at = self.text.len() - chars.as_str().len();
        let text = self.take(|c| !is_quote(c));
        let mut chars = self.rest().chars();
        chars.next();
        self.at = self.text.len() - chars.as_str().len();
        text
    }

    /// Takes `name:` where a value must follow. After other words than the fields' own names a colon before a blank is
    /// punctuation, as titles have it ("Lệ phí: …"); so is one after a figure.
    fn field(&mut self) -> Result<Option<FilterField>, QueryError> {
        let rest = self.rest();
        // A name ends with its last syllable: what comes after is not looked through.
        let blanks = rest.match_indices(char::is_whitespace);
        let end = blanks.map(|(at, _)| at).nth(MOST_SYLLABLES - 1);
        let Some(colon) = rest[..end.unwrap_or(rest.len())]
            .find([':', '"', '“', '”'])
            .filter(|&at| rest[at..].starts_with(':'))
        else {
            return Ok(None);
        };
        let name = &nfc(&rest[..colon]);
        let value = &rest[colon + 1..];
        if !name.chars().all(is_name) {
            return Ok(self.spaced_field(name, value));
        }
        let field = FilterField::parse(name);
        let column = self.column(self.at);
        match value.chars().next() {
            // An address such as https://…
            Some('/') if field.is_none() => Ok(None),
            Some(c) if c.is_whitespace() && field.is_none_or(|field| field.name() != *name) => {
                Ok(None)
            }
            None if field.is_none() => Ok(None),
            _ => match field {
                Some(field) => {
                    self.at = self.text.len() - value.len();
                    Ok(Some(field))
                }
                None => {
                    let names = FilterField::ALL.map(FilterField::name);
                    let kind = QueryErrorKind::UnknownField(name.clone().into_owned());
                    Err(QueryError::new(kind, column, &names))
                }
            },
        }
    }

    /// Takes a name of several syllables written apart, as in `thời hạn:>30`, where its value follows at once.
    fn spaced_field(&mut self, name: &str, value: &str) -> Option<FilterField> {
        let syllables = name.split(' ').count();
        let apart = (2..=MOST_SYLLABLES).contains(&syllables)
            && name
                .split(' ')
                .all(|s| !s.is_empty() && s.chars().all(is_name));
        let field = FilterField::parse(name).filter(|_| apart)?;
        if value.chars().next().is_none_or(char::is_whitespace) {
            return None;
        }
        self.at = self.text.len() - value.len();
        Some(field)
    }

    /// The end of a value of a fixed choice that is written as several words without quotation marks
    /// (`online:toàn trình`), where its first word begins at `start` and ends here; of several values the longest.
    fn choice_end(&self, field: FilterField, start: usize) -> usize {
        let known = |end: usize| words::parse(field, &nfc(&self.text[start..end])).is_some();
        let mut longest = self.at;
        let has_words = words::is_choice(field) || field == FilterField::Variant;
        if start == self.at || !has_words {
            return longest;
        }
        let mut end = self.at;
        for _ in 1..words::LONGEST {
            let rest = &self.text[end..];
            let Some(rest) = rest.strip_prefix(' ') else {
                break;
            };
            let word = rest
                .find([' ', ',', '"', '“', '”', ':'])
                .unwrap_or(rest.len());
            if word == 0 || rest[word..].starts_with(':') {
                break;
            }
            end += 1 + word;
            if known(end) {
                longest = end;
            }
        }
        longest
    }

    /// The end of a quantity whose unit stands apart (`fee:>500 nghìn`, `time:>30 ngày làm việc`), where its number begins at
    /// `start` and ends here.
    fn quantity_end(&self, field: FilterField, start: usize) -> usize {
        const LONGEST: usize = 3;
        let mut longest = self.at;
        if start == self.at || !matches!(field, FilterField::Fee | FilterField::Time) {
            return longest;
        }
        let mut end = self.at;
        for _ in 0..LONGEST {
            let Some(rest) = self.text[end..].strip_prefix(' ') else {
                break;
            };
            let word = rest.find([' ', ',', '"', '“', '”']).unwrap_or(rest.len());
            if word == 0 || rest[..word].contains(':') {
                break;
            }
            end += 1 + word;
            if parse::is_quantity(field, &nfc(&self.text[start..end])) {
                longest = end;
            }
        }
        longest
    }

    fn values(&mut self, field: FilterField) -> Result<Vec<QueryValue<'a>>, QueryError> {
        let mut values = Vec::new();
        loop {
            let column = self.column(self.at);
            let quoted = self.rest().starts_with(is_quote);
            let text = if quoted {
                self.quoted()
            } else {
                let start = self.at;
                self.take(|c| !c.is_whitespace() && !is_quote(c) && c != ',');
                self.at = self.choice_end(field, start);
                self.at = self.quantity_end(field, start);
                &self.text[start..self.at]
            };
            let text = text.trim();
            if text.is_empty() {
                let kind = QueryErrorKind::MissingValue(field);
                return Err(QueryError::new(kind, column, &words::choices(field)));
            }
            signs::refuse(field, text, quoted, column)?;
            values.push(QueryValue {
                column,
                text: nfc(text),
            });
            if !self.rest().starts_with(',') {
                return Ok(values);
            }
            self.at += 1;
        }
    }
}

/// The text from its first word to its last, in NFC; `None` where it has none that can be looked for.
fn words_of(text: &str) -> Option<Cow<'_, str>> {
    tokens::words(text).first()?;
    let start = syllables(text).next()?.0.start;
    let end = syllables(text).last()?.0.end;
    Some(nfc(&text[start..end]))
}
