//! Rows that do not have every word as it was typed: without which words they were found, and which they have another word for.

use std::collections::HashSet;

use crate::text::{fold, syllables};

/// The guesses among what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// The words of the query.
    pub(super) words: Vec<GuessedWord>,
    /// In the order of rows.
    pub(super) rows: Vec<GuessedRow>,
}

/// A word of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GuessedWord {
    /// As it was typed.
    pub text: String,
    /// It says nothing of what is asked for.
    pub says_nothing: bool,
    /// What it may have been meant for, folded, each as one word or several with blanks between.
    pub others: Vec<String>,
}

/// One row; words are bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GuessedRow {
    pub row: u32,
    pub without: u64,
    pub read: u64,
}

/// How a row was guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Words that it does not have.
    pub without: Vec<String>,
    /// Words with what was read in their place.
    pub read: Vec<(String, String)>,
    /// Words that say nothing of what is asked for, and that it does not have.
    pub passed_over: Vec<String>,
}

/// Words that are told apart: as many as a row has bits for.
pub(super) const WORDS: usize = 64;

impl Guesses {
    /// Number of rows.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Whether a row is a guess.
    pub fn contains(&self, row: usize) -> bool {
        self.find(row).is_some()
    }

    fn find(&self, row: usize) -> Option<&GuessedRow> {
        let row = u32::try_from(row).ok()?;
        let at = self.rows.binary_search_by_key(&row, |guess| guess.row);
        self.rows.get(at.ok()?)
    }

    /// How a row of that name was guessed; nothing where it has every word.
    pub fn of(&self, row: usize, name: &str) -> Option<Guess> {
        let guess = self.find(row)?;
        let words = |bits: u64| {
            let words = self.words.iter().take(WORDS).enumerate();
            words.filter_map(move |(at, word)| (bits & 1 << at != 0).then_some(word))
        };
        let texts = |says_nothing: bool| -> Vec<String> {
            let without = words(guess.without).filter(|word| word.says_nothing == says_nothing);
            without.map(|word| word.text.clone()).collect()
        };
        let name: Vec<&str> = syllables(name).map(|(_, word)| word).collect();
        let folded: Vec<String> = name.iter().map(|word| fold(word)).collect();
        let read = words(guess.read)
            .filter_map(|word| Some((word.text.clone(), word.read_in(&name, &folded)?)));
        Some(Guess {
            without: texts(false),
            read: read.collect(),
            passed_over: texts(true),
        })
    }

    /// Keeps the guesses among some rows.
    pub fn keep(&mut self, rows: &[usize]) {
        let kept: HashSet<usize> = rows.iter().copied().collect();
        self.rows
            .retain(|guess| kept.contains(&(guess.row as usize)));
    }
}

impl GuessedWord {
    /// The words of a name that were read for it, as they stand there.
    fn read_in(&self, name: &[&str], folded: &[String]) -> Option<String> {
        let begun = fold(&self.text);
        self.others
            .iter()
            .find_map(|other| {
                let other: Vec<&str> = other.split(' ').collect();
                let at = folded.windows(other.len()).position(|w| w == other)?;
                Some(name[at..at + other.len()].join(" "))
            })
            .or_else(|| {
                let at = folded.iter().position(|word| word.starts_with(&begun))?;
                name.get(at).map(|word| (*word).to_owned())
            })
            .map(|read| crate::text::nfc(&read).to_lowercase())
    }
}
