//! How rows were guessed, in words: which words they do not have, and what was read for others.

use crate::search::Guess;
use crate::session::Strings;
use crate::session::open::catalogue::SearchOutcome;

/// What stands before a row that does not have every word as it was typed.
pub(crate) const SIGN: &str = "≈";

/// Which words a row does not have, what it has in the place of others, and which say nothing; empty where there are none.
pub(crate) fn words(strings: &Strings, guess: &Guess) -> String {
    let mut told = of_row(strings, guess);
    if !guess.passed_over.is_empty() {
        let words = guess.passed_over.join(" ");
        told.push(strings.with("guess-passed-over", &[("words", words.into())]));
    }
    told.join(" · ")
}

fn of_row(strings: &Strings, guess: &Guess) -> Vec<String> {
    let mut told = Vec::new();
    if !guess.without.is_empty() {
        let words = guess.without.join(", ");
        told.push(strings.with("guess-without", &[("words", words.into())]));
    }
    let read = guess.read.iter();
    told.extend(read.map(|(typed, read)| format!("{typed} → {read}")));
    told
}

/// The same of one row among others.
pub(crate) fn mark(strings: &Strings, guess: &Guess) -> String {
    let told = of_row(strings, guess);
    match told.is_empty() {
        true => format!("{SIGN} {}", strings.get("notice-fuzzy")),
        false => format!("{SIGN} {}", told.join(" · ")),
    }
}

/// How many rows have every word and how many do not, with the words of the first of these.
pub(crate) fn told(strings: &Strings, found: &SearchOutcome) -> String {
    let guesses = found.guesses.count();
    let number = |count: usize| strings.number(count as u64);
    let mut told = match found.total.saturating_sub(guesses) {
        0 => strings.with("search-fuzzy", &[("guesses", number(guesses).into())]),
        exact => {
            let counts = [
                ("exact", number(exact).into()),
                ("guesses", number(guesses).into()),
            ];
            strings.with("search-fuzzy-some", &counts)
        }
    };
    let words = words(strings, &found.guess);
    if !words.is_empty() {
        told.push_str(": ");
        told.push_str(&words);
    }
    told
}
