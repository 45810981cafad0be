//! Folded names and codes.

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::RowLists;
use super::strings::Texts;
use crate::search::tokens::{Word, folded_words};

/// The folded names of all rows, as numbers of words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct NameWords {
    /// Every word of a name, sorted.
    vocabulary: Vec<Box<str>>,
    words: RowLists,
}

impl NameWords {
    pub(crate) fn new(names: &[&str]) -> NameWords {
        let folded: Vec<String> = names.par_iter().map(|name| folded_words(name)).collect();
        let mut sorted: Vec<&str> = folded
            .iter()
            .flat_map(|name| name.split_ascii_whitespace())
            .collect();
        sorted.sort_unstable();
        sorted.dedup();
        let numbers: HashMap<&str, u32> = sorted.iter().copied().zip(0..).collect();
        let mut lists = RowLists::default();
        for name in &folded {
            let words = name.split_ascii_whitespace();
            lists.push(words.filter_map(|word| numbers.get(word).copied()));
        }
        NameWords {
            vocabulary: sorted.into_iter().map(Box::from).collect(),
            words: lists,
        }
    }

    /// Every word of a name, folded and sorted.
    pub(crate) fn vocabulary(&self) -> &[Box<str>] {
        &self.vocabulary
    }

    /// The words of a row's name, as positions in the vocabulary.
    pub(crate) fn of(&self, row: usize) -> &[u32] {
        self.words.of(row)
    }

    /// The words of the vocabulary that a word stands for: itself, or all that begin so. They stand together.
    pub(crate) fn meant(&self, word: &Word) -> Range<u32> {
        let start = self
            .vocabulary
            .partition_point(|known| **known < *word.folded);
        let rest = &self.vocabulary[start..];
        let len = rest.partition_point(|known| word.is(known));
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        number(start)..number(start + len)
    }

    /// The number of a word that may go on and is one of the vocabulary as it stands.
    pub(crate) fn whole(&self, word: &Word) -> Option<u32> {
        let start = self.meant(word).start;
        let known = self.vocabulary.get(start as usize);
        (word.prefix && known.is_some_and(|known| **known == *word.folded)).then_some(start)
    }

    /// The rows whose name has words one after the other: what is searched while the index is being built.
    pub(crate) fn with(&self, words: &[Word]) -> impl Iterator<Item = u32> {
        let meant: Vec<Range<u32>> = words.iter().map(|word| self.meant(word)).collect();
        (0..self.words.ends.len()).filter_map(move |row| {
            let found = self.of(row).windows(meant.len().max(1)).any(|window| {
                window
                    .iter()
                    .zip(&meant)
                    .all(|(word, meant)| meant.contains(word))
            });
            found.then(|| u32::try_from(row).ok()).flatten()
        })
    }
}

/// Codes with their rows, sorted: procedures' own, those of provinces' variants, and each without its first figure.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct Codes {
    sorted: Texts,
    #[serde(with = "crate::search::packed")]
    rows: Vec<u32>,
}

/// Length of a national code such as `1.001193`.
const NATIONAL: usize = 8;

impl Codes {
    pub(super) fn new<'c>(codes: impl IntoIterator<Item = (&'c str, u32)>) -> Codes {
        let mut sorted: Vec<(String, u32)> = Vec::new();
        for (code, row) in codes {
            let code = code.to_ascii_lowercase();
            if let Some((_, number)) = code.split_once('.') {
                sorted.push((number.to_owned(), row));
            }
            sorted.push((code, row));
        }
        sorted.sort_unstable();
        Codes {
            sorted: sorted.iter().map(|(code, _)| code.as_str()).collect(),
            rows: sorted.iter().map(|(_, row)| *row).collect(),
        }
    }

    /// The rows with a code that begins as given. A local suffix (`.000.00.00.H48`) that no variant has is passed over.
    pub(super) fn beginning(&self, code: &str) -> impl Iterator<Item = u32> {
        let mut code = code.trim().replace(',', ".").to_ascii_lowercase();
        let mut found = self.range(&code);
        // A national code typed without its dot.
        if found.is_empty()
            && (NATIONAL - 1..).contains(&code.len())
            && code.as_bytes()[..NATIONAL - 1]
                .iter()
                .all(u8::is_ascii_digit)
        {
            code.insert(1, '.');
            found = self.range(&code);
        }
        if found.is_empty()
            && let Some(national) = code.get(..NATIONAL)
            && code.as_bytes().get(1) == Some(&b'.')
            && code.as_bytes().get(NATIONAL) == Some(&b'.')
        {
            found = self.range(national);
        }
        self.rows[found].iter().copied()
    }

    fn range(&self, code: &str) -> Range<usize> {
        if code.is_empty() {
            return 0..0;
        }
        let start = self.sorted.partition_point(|known| known < code);
        let end = self
            .sorted
            .partition_point(|known| known < code || known.starts_with(code));
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tokens::words;

    #[test]
    fn codes_are_found_by_their_beginning_and_with_any_suffix() {
        let codes = Codes::new([
            ("1.001193", 0),
            ("1.001194", 1),
            ("NB-SCT-01", 2),
            ("1.001194.000.00.00.H48", 1),
        ]);
        for (asked, rows) in [
            ("1.001193", &[0][..]),
            ("1.0011", &[0, 1, 1]),
            ("1.001193.000.00.00.H48", &[0]),
            ("1.001194.000.00.00.h48", &[1]),
            ("1.001194.000.00.00.H01", &[1, 1]),
            ("001193", &[0]),
            ("1001193", &[0]),
            ("1001193.000.00.00.H48", &[0]),
            ("1,001193", &[0]),
            ("nb-sct", &[2]),
            ("1.00119x", &[]),
            ("", &[]),
        ] {
            assert_eq!(codes.beginning(asked).collect::<Vec<_>>(), rows, "{asked}");
        }
    }

    #[test]
    fn names_are_searched_word_by_word() {
        let names = NameWords::new(&["Đăng ký khai sinh", "Khai thác", ""]);
        let with = |text: &str, prefix: bool| {
            let mut words = words(text);
            words.last_mut().unwrap().prefix = prefix;
            names.with(&words).collect::<Vec<_>>()
        };
        assert_eq!(with("khai", false), [0, 1]);
        assert_eq!(with("kha", false), [0; 0]);
        assert_eq!(with("kha", true), [0, 1]);
        assert_eq!(with("ký khai", false), [0]);
        assert_eq!(with("ai", true), [0; 0]);
        assert_eq!(with("khai t", true), [1]);
        assert!(names.of(2).is_empty() && names.of(7).is_empty());
    }
}
