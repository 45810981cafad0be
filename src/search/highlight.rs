//! Where a query matches inside a text, in bytes of that text. Works on the text as it stands, NFC or NFD, so that
//! accents are never cut from their letters.

use std::cell::OnceCell;
use std::ops::Range;

use super::guesses::Guesses;
use super::passage::ProcedurePart;
use super::plan::{Need, QueryPlan};
use super::query::{Filter, Query};
use super::searcher::{Searcher, single};
use super::synonyms::Synonyms;
use super::tokens::{Word, exact_word};
use crate::text::docnum::{self, DocNumber};
use crate::text::{fold, initial, syllables};

/// A query made ready to mark many texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlighter {
    pub(super) asked: Vec<HighlightTerm>,
}

/// One thing that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HighlightTerm {
    /// Ways to have it: what was typed, what it stands for. Each is all there or is not it.
    ways: Vec<Vec<TermForm>>,
    /// What stands for it where none of these is there: words with a wrong letter.
    near: Vec<TermForm>,
    /// Where it was asked for.
    within: Option<ProcedurePart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum TermForm {
    /// Words that follow one another; most are one word long.
    Words(Vec<Word>),
    /// One of these folded words; sorted.
    OneOf(Vec<String>),
    Number(DocNumber),
}

/// What was found of one thing in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct TermMatch {
    pub ranges: Vec<Range<usize>>,
    /// It is all there.
    pub whole: bool,
    /// With the accents typed.
    pub accented: bool,
}

/// Things that are marked of a query as long as a document.
const MOST_TERMS: usize = 256;

/// Marks the matches of a query in one text.
pub fn highlight(query: &Query, text: &str) -> Vec<Range<usize>> {
    Highlighter::of(&QueryPlan::new(query, &Synonyms::default(), false)).ranges(text)
}

impl Searcher {
    /// What a query marks, synonyms and half-typed last word included; where rows were guessed, the words that were read
    /// for those typed too.
    pub fn highlighter(&self, query: &Query, prefix_last: bool, guesses: &Guesses) -> Highlighter {
        let plan = QueryPlan::new(query, self.synonyms(), prefix_last);
        let mut made = Highlighter::of(&plan);
        if made.asked.len() > MOST_TERMS {
            let mut terms: Vec<HighlightTerm> = Vec::with_capacity(MOST_TERMS);
            for term in std::mem::take(&mut made.asked) {
                if terms.len() < MOST_TERMS && !terms.contains(&term) {
                    terms.push(term);
                }
            }
            made.asked = terms;
            return made;
        }
        let read = guesses.rows.iter().fold(0, |read, guess| read | guess.read);
        if guesses.count() == 0 {
            return made;
        }
        for (need, asked) in plan.needs().zip(&mut made.asked) {
            let Some(word) = single(need) else { continue };
            let mut typed = plan.asked.iter();
            let typed = typed.find(|asked| single(&asked.need) == Some(word));
            let mut words = guesses.words.iter().enumerate();
            let guessed = words.find(|(at, guessed)| {
                read & 1 << at != 0 && typed.is_some_and(|typed| typed.text == guessed.text)
            });
            let Some((_, guessed)) = guessed else {
                continue;
            };
            let others = guessed.others.iter();
            let (several, mut near): (Vec<String>, Vec<String>) =
                others.cloned().partition(|other| other.contains(' '));
            near.sort_unstable();
            asked.near.push(TermForm::OneOf(near));
            let several = several.iter();
            let several = several.map(|read| TermForm::Words(super::tokens::words(read)));
            asked.near.extend(several);
            asked.near.push(TermForm::Words(vec![Word {
                prefix: true,
                ..word.clone()
            }]));
        }
        made
    }
}

impl Highlighter {
    fn of(plan: &QueryPlan<'_>) -> Highlighter {
        let of_words = plan.needs().map(|need| HighlightTerm {
            ways: ways(need),
            ..HighlightTerm::default()
        });
        let filters = plan.filters().filter_map(|values| {
            let mut asked = HighlightTerm::default();
            for filter in values.values {
                let (place, text) = match filter {
                    Filter::Doc(text) => (ProcedurePart::Document, text),
                    Filter::Law(text) => (ProcedurePart::Law, text),
                    Filter::Code(text) => (ProcedurePart::Code, text),
                    _ => return None,
                };
                asked.within = Some(place);
                let mut words = super::plan::marked(text, values.prefix);
                words.retain(|word| !word.folded.is_empty());
                if words.is_empty() {
                    continue;
                }
                asked.ways.push(match (place, docnum::asked(text)) {
                    (ProcedurePart::Law, Some(number)) => vec![TermForm::Number(number)],
                    (ProcedurePart::Law, None) => words
                        .into_iter()
                        .map(|w| TermForm::Words(vec![w]))
                        .collect(),
                    _ => vec![TermForm::Words(words)],
                });
            }
            Some(asked)
        });
        Highlighter {
            asked: of_words.chain(filters).collect(),
        }
    }

    /// Whether nothing is ever marked.
    pub fn is_empty(&self) -> bool {
        self.asked.iter().all(|asked| asked.ways.is_empty())
    }

    /// The matches in a text, in order, without overlaps. Where words were typed with accents and the text has them so,
    /// its words with other accents are left alone.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        self.marks(text, None)
    }

    /// The matches in a text that stands in some place: what was asked for elsewhere is left alone.
    pub fn ranges_in(&self, place: ProcedurePart, text: &str) -> Vec<Range<usize>> {
        self.marks(text, Some(place))
    }

    fn marks(&self, text: &str, place: Option<ProcedurePart>) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let text = HighlightText::new(text);
        let asked = self
            .asked
            .iter()
            .filter(|asked| place.is_none_or(|place| asked.is_in(place)));
        merged(asked.flat_map(|asked| asked.find(&text).ranges).collect())
    }
}

/// The ways to have what is needed.
fn ways(need: &Need) -> Vec<Vec<TermForm>> {
    match need {
        Need::Word(word) => vec![vec![TermForm::Words(vec![word.clone()])]],
        Need::Phrase(words) if words.is_empty() => Vec::new(),
        Need::Phrase(words) => vec![vec![TermForm::Words(words.clone())]],
        Need::Law(number) => vec![vec![TermForm::Number(number.clone())]],
        Need::Code(_) => Vec::new(),
        Need::All(needs) => {
            let parts = needs
                .iter()
                .filter_map(|need| ways(need).into_iter().next());
            vec![parts.flatten().collect()]
        }
        Need::Any(needs) => needs.iter().flat_map(ways).collect(),
    }
}

impl HighlightTerm {
    /// Whether it may be found in a place.
    pub(super) fn is_in(&self, place: ProcedurePart) -> bool {
        self.within.is_none_or(|within| within == place)
    }

    /// Whether a passage can show it.
    pub(super) fn can_be_shown(&self) -> bool {
        !self.ways.is_empty() && self.within != Some(ProcedurePart::Code)
    }

    /// What a text has of it.
    pub(super) fn find(&self, text: &HighlightText<'_>) -> TermMatch {
        let mut whole = TermMatch::default();
        let mut part = TermMatch::default();
        for way in &self.ways {
            let found: Vec<TermMatch> = way.iter().map(|mark| mark.find(text)).collect();
            let all = found.iter().all(|found| found.whole);
            let to = if all { &mut whole } else { &mut part };
            to.whole |= all;
            to.accented |= all && found.iter().all(|found| found.accented);
            to.ranges.extend(found.into_iter().flat_map(|f| f.ranges));
        }
        if !whole.whole {
            for mark in &self.near {
                let found = mark.find(text);
                whole.whole |= found.whole;
                whole.ranges.extend(found.ranges);
            }
        }
        if whole.whole { whole } else { part }
    }
}

/// A text with its words, which are read when they are first asked for.
pub(super) struct HighlightText<'t> {
    text: &'t str,
    words: OnceCell<Vec<TextWord<'t>>>,
}

struct TextWord<'t> {
    range: Range<usize>,
    word: &'t str,
    initial: Option<char>,
    /// How many letters it folds to; none where that is not plain to see.
    letters: Option<usize>,
}

impl TextWord<'_> {
    /// Whether it is a word that was asked for. Most are passed over by their first letter or their length, unfolded.
    fn is(&self, asked: &Word) -> bool {
        let fits = |letters: usize| {
            let wanted = asked.folded.chars().count();
            letters == wanted || asked.prefix && letters > wanted
        };
        self.initial == asked.folded.chars().next()
            && self.letters.is_none_or(fits)
            && asked.is(&fold(self.word))
    }
}

/// The letters of a word of Latin script; marks on them count for none.
fn letters(word: &str) -> Option<usize> {
    let mut letters = 0;
    for c in word.chars() {
        match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ỹ' if matches!(c, '\0'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}') =>
            {
                letters += 1;
            }
            '\u{300}'..='\u{36F}' => {}
            _ => return None,
        }
    }
    Some(letters)
}

impl<'t> HighlightText<'t> {
    pub(super) fn new(text: &'t str) -> HighlightText<'t> {
        HighlightText {
            text,
            words: OnceCell::new(),
        }
    }

    fn words(&self) -> &[TextWord<'t>] {
        self.words.get_or_init(|| {
            let words = syllables(self.text).map(|(range, word)| TextWord {
                range,
                word,
                initial: initial(word),
                letters: letters(word),
            });
            words.collect()
        })
    }
}

impl TermForm {
    fn find(&self, text: &HighlightText<'_>) -> TermMatch {
        match self {
            TermForm::Words(words) => phrase(words, text),
            TermForm::OneOf(known) => {
                let is_one = |word: &str| {
                    let folded = fold(word);
                    known.binary_search(&folded).is_ok()
                };
                let ranges: Vec<Range<usize>> = text
                    .words()
                    .iter()
                    .filter(|found| is_one(found.word))
                    .map(|found| found.range.clone())
                    .collect();
                TermMatch {
                    whole: !ranges.is_empty(),
                    ranges,
                    accented: false,
                }
            }
            TermForm::Number(asked) => {
                // Reading numbers costs more than looking for the figures.
                let figures = asked.serial.trim_start_matches('0');
                let cited = if text.text.contains(figures) {
                    docnum::find_all(text.text)
                } else {
                    Vec::new()
                };
                let ranges: Vec<Range<usize>> = cited
                    .into_iter()
                    .filter(|(_, number)| asked.matches(number))
                    .map(|(range, _)| range)
                    .collect();
                TermMatch {
                    whole: !ranges.is_empty(),
                    ranges,
                    accented: true,
                }
            }
        }
    }
}

/// Words that follow one another. Where some have the accents typed, others are left alone.
fn phrase(phrase: &[Word], text: &HighlightText<'_>) -> TermMatch {
    let mut accented = Vec::new();
    let mut other = Vec::new();
    for window in text.words().windows(phrase.len().max(1)) {
        let pairs = || phrase.iter().zip(window);
        if phrase.is_empty() || !pairs().all(|(asked, found)| found.is(asked)) {
            continue;
        }
        let same = pairs().all(|(asked, found)| {
            asked.accented.is_none() || asked.is_accented(&exact_word(found.word))
        });
        let marked = window.iter().map(|found| found.range.clone());
        if same {
            accented.extend(marked);
        } else {
            other.extend(marked);
        }
    }
    let agrees = !accented.is_empty();
    let ranges = if agrees { accented } else { other };
    TermMatch {
        whole: !ranges.is_empty(),
        ranges,
        accented: agrees,
    }
}

pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
