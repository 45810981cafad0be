//! What a query's words stand for: words, phrases, codes, numbers of laws, synonyms.

use super::query::{Atom, Clause, Filter, Query, Term};
use super::synonyms::Synonyms;
use super::tokens::{Word, words};
use crate::text::docnum::{self, DocNumber};

/// A query made ready to be looked up. Every part must hold.
#[derive(Debug, Default)]
pub(super) struct QueryPlan<'q> {
    pub parts: Vec<QueryPart<'q>>,
    /// The words in the order in which they would stand in a name; then the same with synonyms in their place.
    pub sequences: Vec<Vec<Word>>,
    /// The words of its runs one by one, as they may fall where nothing has all of them.
    pub asked: Vec<AskedWord>,
}

/// A word of a run, or a number or code in it: what may fall alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AskedWord {
    /// As it was typed.
    pub text: String,
    pub need: Need,
    /// What stands for it together with the words around it.
    pub synonyms: Vec<Need>,
}

/// One part of a plan.
#[derive(Debug)]
pub(super) enum QueryPart<'q> {
    /// Text that must be there; of a run of words, most of it may be enough.
    Text(Need),
    /// A quotation, which must be there as it stands.
    Quoted(Need),
    /// Values of one field, of which one must hold.
    Filter(FieldValues<'q>),
    /// Alternatives, of which one must hold; `true` rules one out.
    Choice(Vec<(bool, Alternative<'q>)>),
}

#[derive(Debug)]
pub(super) enum Alternative<'q> {
    Text(Need),
    Filter(FieldValues<'q>),
}

/// Values of one field.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldValues<'q> {
    pub values: &'q [Filter],
    /// Whether the last word of a text may go on.
    pub prefix: bool,
}

/// What has to be looked up in texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Word(Word),
    /// Words one after the other.
    Phrase(Vec<Word>),
    /// An instrument that is cited.
    Law(DocNumber),
    /// How a code begins.
    Code(String),
    /// All of these.
    All(Vec<Need>),
    /// One of these; the first is what was typed.
    Any(Vec<Need>),
}

/// Variants of the sequence of words that are compared with names.
const MOST_SEQUENCES: usize = 6;

/// A word of the query with the words of text in it: one nearly always, more in `45/2020`.
struct TypedWord<'q> {
    text: &'q str,
    words: Vec<Word>,
}

impl<'q> QueryPlan<'q> {
    /// Makes a query ready. With `prefix_last` the last word may go on.
    pub(super) fn new(query: &'q Query, synonyms: &Synonyms, prefix_last: bool) -> QueryPlan<'q> {
        let mut plan = QueryPlan {
            parts: Vec::new(),
            sequences: vec![Vec::new()],
            asked: Vec::new(),
        };
        let mut run: Vec<TypedWord<'q>> = Vec::new();
        for (at, clause) in query.clauses.iter().enumerate() {
            let prefix = prefix_last && at + 1 == query.clauses.len();
            match clause.any.as_slice() {
                [
                    Atom {
                        not: false,
                        term: Term::Word(text),
                    },
                ] => {
                    let words = marked(text, prefix);
                    run.push(TypedWord { text, words });
                }
                [
                    Atom {
                        not: false,
                        term: Term::Phrase(text),
                    },
                ] => {
                    plan.close(&mut run, synonyms);
                    let words = marked(text, prefix);
                    plan.extend_sequences(&words, &[]);
                    plan.parts.push(QueryPart::Quoted(Need::Phrase(words)));
                }
                [
                    Atom {
                        not: false,
                        term: Term::Filter(values),
                    },
                ] => {
                    plan.parts
                        .push(QueryPart::Filter(FieldValues { values, prefix }));
                }
                _ => plan.parts.push(choice(clause, prefix)),
            }
        }
        plan.close(&mut run, synonyms);
        plan.sequences.retain(|words| !words.is_empty());
        plan
    }

    /// What has to be there as text, ruled-out alternatives left aside.
    pub(super) fn needs(&self) -> impl Iterator<Item = &Need> {
        self.parts.iter().flat_map(|part| {
            let (one, several) = match part {
                QueryPart::Text(need) | QueryPart::Quoted(need) => (Some(need), &[][..]),
                QueryPart::Choice(choices) => (None, choices.as_slice()),
                QueryPart::Filter(_) => (None, &[][..]),
            };
            one.into_iter()
                .chain(several.iter().filter_map(|choice| match choice {
                    (false, Alternative::Text(need)) => Some(need),
                    _ => None,
                }))
        })
    }

    /// The filters that rule nothing out.
    pub(super) fn filters(&self) -> impl Iterator<Item = FieldValues<'q>> {
        self.parts.iter().filter_map(|part| match part {
            QueryPart::Filter(values) => Some(*values),
            _ => None,
        })
    }

    /// Reads a run of words: numbers of laws first, then synonyms, then single words.
    fn close(&mut self, run: &mut Vec<TypedWord<'q>>, synonyms: &Synonyms) {
        let laws = laws(run);
        let mut at = 0;
        while let Some(typed) = run.get(at) {
            if let Some((_, len, number)) = laws.iter().find(|(start, ..)| *start == at) {
                let typed = &run[at..at + len];
                let plain = all(typed.iter().map(word).collect());
                let need = Need::Any(vec![plain, Need::Law(number.clone())]);
                let texts: Vec<&str> = typed.iter().map(|typed| typed.text).collect();
                self.ask(texts.join(" "), &need, &[]);
                self.parts.push(QueryPart::Text(need));
                typed
                    .iter()
                    .for_each(|t| self.extend_sequences(&t.words, &[]));
                at += len;
                continue;
            }
            // Synonyms reach up to the next number of a law.
            let end = laws
                .iter()
                .map(|(start, ..)| *start)
                .find(|start| *start > at);
            // "KH&ĐT" is typed as one and has two words.
            let rest = &run[at..end.unwrap_or(run.len())];
            let ahead: Vec<Word> = rest.iter().flat_map(|t| t.words.clone()).collect();
            let ends: Vec<usize> = rest
                .iter()
                .scan(0, |end, typed| {
                    *end += typed.words.len();
                    Some(*end)
                })
                .collect();
            let meant = synonyms.at(&ahead).and_then(|(words, others)| {
                let len = ends.iter().position(|&end| end == words)? + 1;
                Some((words, len, others))
            });
            if let Some((words, len, others)) = meant {
                let plain = all(run[at..at + len].iter().map(word).collect());
                let others_needed: Vec<Need> =
                    others.iter().map(|term| phrase(term.to_vec())).collect();
                for typed in &run[at..at + len] {
                    self.ask(typed.text.to_owned(), &word(typed), &others_needed);
                }
                let need = Need::Any(std::iter::once(plain).chain(others_needed).collect());
                self.parts.push(QueryPart::Text(need));
                self.extend_sequences(&ahead[..words], &others);
                at += len;
            } else {
                if !typed.words.is_empty() {
                    self.ask(typed.text.to_owned(), &word(typed), &[]);
                    self.parts.push(QueryPart::Text(word(typed)));
                    self.extend_sequences(&typed.words, &[]);
                }
                at += 1;
            }
        }
        run.clear();
    }

    fn ask(&mut self, text: String, need: &Need, synonyms: &[Need]) {
        self.asked.push(AskedWord {
            text,
            need: need.clone(),
            synonyms: synonyms.to_vec(),
        });
    }

    /// Adds words to every sequence; with each synonym, a sequence more.
    fn extend_sequences(&mut self, words: &[Word], others: &[&[Word]]) {
        let room = MOST_SEQUENCES.saturating_sub(self.sequences.len());
        let varied: Vec<Vec<Word>> = others
            .iter()
            .take(room)
            .filter_map(|other| Some([self.sequences.first()?, *other].concat()))
            .collect();
        for sequence in &mut self.sequences {
            sequence.extend_from_slice(words);
        }
        self.sequences.extend(varied);
    }
}

/// The words of a text; the last may go on with `prefix`.
pub(super) fn marked(text: &str, prefix: bool) -> Vec<Word> {
    let mut words = words(text);
    if let Some(last) = words.last_mut() {
        last.prefix = prefix;
    }
    words
}

fn choice<'q>(clause: &'q Clause, prefix: bool) -> QueryPart<'q> {
    let last = clause.any.len().saturating_sub(1);
    let alternatives = clause.any.iter().enumerate().map(|(at, atom)| {
        let prefix = prefix && at == last && !atom.not;
        let alternative = match &atom.term {
            Term::Word(text) => Alternative::Text(single(text, prefix)),
            Term::Phrase(text) => Alternative::Text(Need::Phrase(marked(text, prefix))),
            Term::Filter(values) => Alternative::Filter(FieldValues { values, prefix }),
        };
        (atom.not, alternative)
    });
    QueryPart::Choice(alternatives.collect())
}

/// A word that stands alone, as an alternative or ruled out.
fn single(text: &str, prefix: bool) -> Need {
    let typed = TypedWord {
        text,
        words: marked(text, prefix),
    };
    match docnum::parse(text) {
        Some(number) => Need::Any(vec![word(&typed), Need::Law(number)]),
        None => word(&typed),
    }
}

/// A word as text; where it may be a code, that too.
fn word(typed: &TypedWord<'_>) -> Need {
    let plain = phrase(typed.words.clone());
    if looks_like_code(typed.text) {
        Need::Any(vec![plain, Need::Code(typed.text.to_owned())])
    } else {
        plain
    }
}

fn phrase(mut words: Vec<Word>) -> Need {
    match (words.len(), words.pop()) {
        (1, Some(word)) => Need::Word(word),
        (_, last) => {
            words.extend(last);
            Need::Phrase(words)
        }
    }
}

fn all(mut needs: Vec<Need>) -> Need {
    match (needs.len(), needs.pop()) {
        (1, Some(need)) => need,
        (_, last) => {
            needs.extend(last);
            Need::All(needs)
        }
    }
}

/// Four characters of ASCII or more, one of them a figure: enough of a code to look for.
fn looks_like_code(text: &str) -> bool {
    text.len() >= 4 && text.is_ascii() && text.bytes().any(|b| b.is_ascii_digit())
}

/// The numbers of laws in a run: which word they begin with, how many words they take, with those that name the kind
/// ("Nghị định số") before them.
fn laws(run: &[TypedWord<'_>]) -> Vec<(usize, usize, DocNumber)> {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(run.len());
    for typed in run {
        text.push_str(typed.text);
        ends.push(text.len());
        text.push(' ');
    }
    let word_at = |byte: usize| ends.iter().position(|&end| byte < end).unwrap_or(0);
    let mut laws: Vec<(usize, usize, DocNumber)> = Vec::new();
    for (range, number) in docnum::find_all(&text) {
        let first = word_at(range.start);
        let last = word_at(range.end.saturating_sub(1));
        let free = laws.last().map_or(0, |(start, len, _)| start + len);
        if first >= free {
            let start = first - kind_words(&run[free..=last], first - free, &number);
            laws.push((start, last + 1 - start, number));
        }
    }
    laws
}

/// How many words before the number at `first` name its kind: the fewest from which that kind is read, since any more
/// are words of their own. "số" alone counts too.
fn kind_words(run: &[TypedWord<'_>], first: usize, number: &DocNumber) -> usize {
    const LONGEST: usize = 6;
    let text = |from: usize| {
        let texts: Vec<&str> = run[from..].iter().map(|typed| typed.text).collect();
        texts.join(" ")
    };
    let says = |from: usize| docnum::parse(&text(from)).and_then(|number| number.named);
    let numbered = run[..first]
        .last()
        .is_some_and(|typed| matches!(typed.words.as_slice(), [word] if word.folded == "so"));
    if number.named.is_some() && says(first).is_none() {
        let named = (1..=first.min(LONGEST)).find(|&count| says(first - count) == number.named);
        if let Some(count) = named {
            return count;
        }
    }
    usize::from(numbered)
}
