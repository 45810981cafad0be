//! Where a query matches inside a text, in bytes of that text. Works on the text as it stands, NFC or NFD, so that
//! accents are never cut from their letters.

use std::ops::Range;

use super::plan::{Need, Plan};
use super::query::{Filter, Query};
use super::searcher::Searcher;
use super::synonyms::Synonyms;
use super::tokens::{Word, exact_word, words};
use crate::text::docnum::{self, DocNumber};
use crate::text::{fold, syllables};

/// A query made ready to mark many texts.
#[derive(Clone, Debug, Default)]
pub struct Highlighter {
    /// Sequences of words; most are one word long.
    phrases: Vec<Vec<Word>>,
    numbers: Vec<DocNumber>,
}

/// Marks the matches of a query in one text.
#[must_use]
pub fn highlight(query: &Query, text: &str) -> Vec<Range<usize>> {
    Highlighter::of(&Plan::new(query, &Synonyms::default(), false)).ranges(text)
}

impl Searcher {
    /// What a query marks, synonyms and half-typed last word included.
    #[must_use]
    pub fn highlighter(&self, query: &Query, prefix_last: bool) -> Highlighter {
        Highlighter::of(&Plan::new(query, self.synonyms(), prefix_last))
    }
}

impl Highlighter {
    fn of(plan: &Plan<'_>) -> Highlighter {
        let mut this = Highlighter::default();
        plan.needs().for_each(|need| this.add(need));
        for filter in plan.filters().flat_map(|filter| filter.values) {
            match filter {
                Filter::Doc(text) => this.phrases.push(words(text)),
                Filter::Law(text) => match docnum::parse(text) {
                    Some(number) => this.numbers.push(number),
                    None => this
                        .phrases
                        .extend(words(text).into_iter().map(|word| vec![word])),
                },
                Filter::Code(text) => this.phrases.push(words(text)),
                _ => {}
            }
        }
        this.phrases.retain(|phrase| !phrase.is_empty());
        this
    }

    fn add(&mut self, need: &Need) {
        match need {
            Need::Word(word) => self.phrases.push(vec![word.clone()]),
            Need::Phrase(words) => self.phrases.push(words.clone()),
            Need::Law(number) => self.numbers.push(number.clone()),
            Need::Code(_) => {}
            Need::All(needs) | Need::Any(needs) => needs.iter().for_each(|need| self.add(need)),
        }
    }

    /// Whether nothing is ever marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.numbers.is_empty()
    }

    /// The matches in a text, in order, without overlaps. Where words were typed with accents and the text has them so,
    /// its words with other accents are left alone.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let found: Vec<(Range<usize>, String, &str)> = syllables(text)
            .map(|(range, word)| (range, fold(word), word))
            .collect();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for phrase in &self.phrases {
            let mut accented = Vec::new();
            let mut other = Vec::new();
            for window in found.windows(phrase.len()) {
                let pairs = || phrase.iter().zip(window);
                if !pairs().all(|(asked, (_, folded, _))| asked.is(folded)) {
                    continue;
                }
                let same = pairs().all(|(asked, (.., word))| {
                    asked.accented.is_none() || asked.is_accented(&exact_word(word))
                });
                let marked = window.iter().map(|(range, ..)| range.clone());
                if same {
                    accented.extend(marked)
                } else {
                    other.extend(marked)
                }
            }
            ranges.extend(if accented.is_empty() { other } else { accented });
        }
        if !self.numbers.is_empty() {
            let cited = docnum::find_all(text).into_iter();
            let asked = cited.filter(|(_, n)| self.numbers.iter().any(|asked| asked.matches(n)));
            ranges.extend(asked.map(|(range, _)| range));
        }
        merged(ranges)
    }
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
