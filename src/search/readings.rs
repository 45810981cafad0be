//! Other ways to read a word that is not found: syllables run together (*khaisinh*), keys typed while the input method was
//! off (*ddawng*).

use super::tokens::{Word, words};
use crate::text::spelling;
use crate::text::telex::typed_without_method;

/// Syllables in what was run together.
const MOST_PARTS: usize = 6;
/// Letters of a word that is read as several.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=32;
/// So many readings are tried.
const MOST: usize = 4;

/// The other readings of a word, each as words that follow one another. `vocabulary` is folded and sorted.
pub(super) fn readings(word: &Word, vocabulary: &[Box<str>]) -> Vec<Vec<Word>> {
    let mut readings: Vec<Vec<Word>> = Vec::new();
    let keys = typed_without_method(&word.folded).filter(|_| !is_foreign(&word.folded));
    if let Some(read) = keys {
        let mut read = words(&read);
        if let Some(last) = read.last_mut() {
            last.prefix = word.prefix;
        }
        readings.push(read);
    }
    readings.extend(apart(word, vocabulary));
    readings.truncate(MOST);
    readings
}

/// Whether a key of Telex that bears a tone stands before a vowel, as in *taxi*: whoever types so means the letter.
fn is_foreign(word: &str) -> bool {
    let pairs = word.as_bytes().windows(2);
    let mut pairs = pairs.skip(1);
    pairs.any(|pair| {
        matches!(
            pair,
            [
                b'f' | b'r' | b'x' | b's' | b'j',
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y'
            ]
        )
    })
}

/// The fewest words of the vocabulary that a word is run together of; the last may only begin one where the word may go
/// on.
fn apart(word: &Word, vocabulary: &[Box<str>]) -> Vec<Vec<Word>> {
    let text = word.folded.as_str();
    if !LETTERS.contains(&text.len()) || !text.is_ascii() || is_word(text, false, vocabulary) {
        return Vec::new();
    }
    // For each place, the ways to get there with the fewest words, each as the places where words end.
    let mut ways: Vec<Vec<Vec<usize>>> = vec![Vec::new(); text.len() + 1];
    ways[0].push(Vec::new());
    for start in 0..text.len() {
        if ways[start].is_empty() || ways[start][0].len() == MOST_PARTS {
            continue;
        }
        for end in start + 2..=text.len() {
            let last = word.prefix && end == text.len();
            if !is_word(&text[start..end], last, vocabulary) {
                continue;
            }
            let count = ways[start][0].len() + 1;
            let best = ways[end].first().map_or(usize::MAX, Vec::len);
            if count < best {
                ways[end].clear();
            }
            if count <= best {
                let longer: Vec<Vec<usize>> = ways[start]
                    .iter()
                    .map(|way| way.iter().copied().chain([end]).collect())
                    .collect();
                ways[end].extend(longer);
                ways[end].truncate(MOST);
            }
        }
    }
    let found = ways.pop().unwrap_or_default();
    let read = |ends: Vec<usize>| {
        let mut start = 0;
        let parts = ends.iter().map(|&end| {
            let part = spelling(&text[start..end]).into_owned();
            start = end;
            Word {
                folded: part,
                accented: None,
                prefix: word.prefix && end == text.len(),
            }
        });
        parts.collect()
    };
    found
        .into_iter()
        .filter(|ends| ends.len() > 1)
        .map(read)
        .collect()
}

fn is_word(part: &str, begins: bool, vocabulary: &[Box<str>]) -> bool {
    let part = spelling(part);
    let at = vocabulary.partition_point(|known| **known < *part);
    let next = vocabulary.get(at);
    next.is_some_and(|next| **next == *part || begins && next.starts_with(&*part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, prefix: bool) -> Vec<String> {
        let mut vocabulary: Vec<Box<str>> = [
            "an", "dang", "ki", "kha", "khai", "sinh", "sin", "ket", "hon",
        ]
        .map(Box::from)
        .into();
        vocabulary.sort_unstable();
        let mut word = words(text).remove(0);
        word.prefix = prefix;
        let joined = |words: Vec<Word>| {
            let folded: Vec<String> = words.into_iter().map(|word| word.folded).collect();
            folded.join(" ")
        };
        readings(&word, &vocabulary)
            .into_iter()
            .map(joined)
            .collect()
    }

    #[test]
    fn words_run_together_are_taken_apart() {
        assert_eq!(read("khaisinh", false), ["khai sinh"]);
        assert_eq!(read("đăngký", false), ["dang ki"]);
        assert_eq!(read("dangkykhaisinh", false), ["dang ki khai sinh"]);
        assert_eq!(read("khaisi", true), ["khai si"]);
        assert_eq!(read("khaisi", false), [""; 0]);
        assert_eq!(read("khai", false), [""; 0]);
        assert_eq!(read("khaizz", true), [""; 0]);
    }

    #[test]
    fn keys_of_a_method_that_was_off_are_read() {
        assert_eq!(read("ddawng", false), ["dang"]);
        assert_eq!(read("hoon", false), ["hon"]);
        assert_eq!(read("taxi", false), [""; 0]);
    }
}
