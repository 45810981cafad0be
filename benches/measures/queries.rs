//! What people type: parts of titles, without accents more often than with, letter by letter, with mistakes.

use rasoat::text::{is_nfc, nfc, unaccented};

use crate::rng::Rng;

/// The words of a title, without the marks around them, so that nothing in it is an operator.
pub fn words(title: &str) -> Vec<String> {
    let title = if is_nfc(title) {
        title.to_owned()
    } else {
        nfc(title).into_owned()
    };
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "OR"))
        .map(str::to_owned)
        .collect()
}

/// Words without accents.
pub fn plain(words: &[String]) -> Vec<String> {
    words.iter().map(|word| unaccented(word)).collect()
}

/// Puts another letter in the place of one, in a word of four letters or more where there is one.
pub fn wrong_letter(words: &mut [String], rng: &mut Rng) {
    change(words, rng, |letters, at, rng| {
        let another = b'a' + u8::try_from(rng.below(26)).unwrap_or(0);
        let another = char::from(another);
        letters[at] = if letters[at] == another { 'x' } else { another };
    });
}

/// Swaps two letters that follow one another and differ.
pub fn swapped(words: &mut [String], rng: &mut Rng) {
    change(words, rng, |letters, at, _| {
        let pairs = (1..letters.len()).map(|step| (at + step) % letters.len());
        let differs = |&second: &usize| second > 0 && letters[second] != letters[second - 1];
        if let Some(second) = pairs.into_iter().find(differs) {
            letters.swap(second - 1, second);
        }
    });
}

fn change(words: &mut [String], rng: &mut Rng, how: impl Fn(&mut Vec<char>, usize, &mut Rng)) {
    let long = |word: &&mut String| word.len() >= 4 && word.chars().all(char::is_alphabetic);
    let count = words.iter_mut().filter(long).count();
    let nth = rng.below(count);
    if let Some(word) = words.iter_mut().filter(long).nth(nth) {
        let mut letters: Vec<char> = word.chars().collect();
        let at = rng.below(letters.len());
        how(&mut letters, at, rng);
        *word = letters.into_iter().collect();
    }
}

/// How a query is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As it is.
    Right,
    /// With a wrong letter.
    Wrong,
    /// As a phrase in quotation marks.
    Phrase,
}

/// Queries of two to six words from titles, two of three without accents; each with what is in the field after every
/// letter that is typed.
pub fn typed(names: &[String], count: usize, manner: Manner, seed: u64) -> Vec<Vec<String>> {
    let mut rng = Rng::new(seed, 77);
    let one = |_| {
        let mut words = words(rng.pick::<String>(names));
        let length = rng.between(2, 6).min(words.len());
        let first = if rng.chance(40) {
            0
        } else {
            rng.below(words.len() - length + 1)
        };
        words = words[first..first + length].to_vec();
        if rng.chance(67) || manner == Manner::Wrong {
            words = plain(&words);
        }
        if manner == Manner::Wrong {
            wrong_letter(&mut words, &mut rng);
        }
        let text = words.join(" ").to_lowercase();
        let open = if manner == Manner::Phrase { "\"" } else { "" };
        let ends = text
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        let typed = ends.map(|end| format!("{open}{}", &text[..end]));
        typed.filter(|text| !text.ends_with(' ')).collect()
    };
    (0..count).map(one).collect()
}
