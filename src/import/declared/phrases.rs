//! How words are found in a text: whatever their case, normal form and spelling, with their accents or without.

use std::borrow::Cow;

use crate::text;

/// The words of a text in small letters and without accents, one blank before and behind each.
pub(in crate::import) fn plain_words(text: &str) -> String {
    spaced(&text::unaccented(&text::exact(text)))
}

fn spaced(text: &str) -> String {
    let mut spaced = " ".to_owned();
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        spaced.push_str(word);
        spaced.push(' ');
    }
    spaced
}

/// Whether such words have a phrase among them.
pub(super) fn has(words: &str, phrase: &str) -> bool {
    words
        .match_indices(phrase)
        .any(|(at, _)| words[..at].ends_with(' ') && words[at + phrase.len()..].starts_with(' '))
}

/// Words that say something of what they stand over, and those that look like them and do not.
#[derive(Clone, Copy)]
pub(in crate::import) struct Phrases {
    /// Without accents, for names of files have none.
    pub said: &'static [&'static [&'static str]],
    /// With their accents, where without them they are other words.
    pub accented: &'static [&'static str],
    /// Those that say it only where a text begins with them; without accents.
    pub first: &'static [&'static str],
    /// With their accents, for these tell them from what is meant.
    pub harmless: &'static [&'static str],
}

impl Phrases {
    /// None at all.
    pub(in crate::import) const NONE: Phrases = Phrases {
        said: &[],
        accented: &[],
        first: &[],
        harmless: &[],
    };

    /// Whether a text says it.
    pub(in crate::import) fn are_in(self, text: &str) -> bool {
        let accented = self.without_harmless(text);
        if self.accented.iter().any(|phrase| has(&accented, phrase)) {
            return true;
        }
        let words = plain(&accented);
        let mut said = self.said.iter().copied().flatten();
        said.any(|phrase| has(&words, phrase)) || self.begins(unnumbered(&words))
    }

    /// Whether a text says it of itself at once, behind nothing but words that only lead to it.
    pub(in crate::import) fn lead(self, text: &str) -> bool {
        let accented = self.without_harmless(text);
        let is_first = |words: &str, phrase: &str| {
            let rest = words.trim_start().strip_prefix(phrase);
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        if self
            .accented
            .iter()
            .any(|phrase| is_first(&accented, phrase))
        {
            return true;
        }
        let words = plain(&accented);
        let mut rest = words.trim_start();
        loop {
            let mut said = self.said.iter().copied().flatten().chain(self.first);
            if said.any(|phrase| is_first(rest, phrase)) {
                return true;
            }
            let mut leads = LEADS.iter();
            match leads.find_map(|lead| rest.strip_prefix(lead)?.strip_prefix(' ')) {
                Some(behind) => rest = behind,
                None => return false,
            }
        }
    }

    fn begins(self, words: &str) -> bool {
        let begins = |phrase: &&str| {
            let rest = words.strip_prefix(*phrase);
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        self.first.iter().any(begins)
    }

    fn without_harmless(self, text: &str) -> String {
        let mut words = spaced(&text::exact(text));
        for harmless in self.harmless {
            if words.contains(harmless) {
                words = words.replace(&format!(" {harmless} "), "  ");
            }
        }
        words
    }
}

/// Words before a phrase that only lead to it.
const LEADS: &[&str] = &[
    "da",
    "bi",
    "duoc",
    "dang",
    "moi",
    "la",
    "ban",
    "hien",
    "van",
    "con",
    "nay",
    "thu tuc",
    "thu tuc hanh chinh",
    "tthc",
    "hanh chinh",
    "so",
    "so lieu",
    "day",
    "phan",
    "ghi chu",
];

/// Words without accents, and with the one spelling that the phrases have: *kì* is *kỳ*.
fn plain(accented: &str) -> String {
    let words = text::unaccented(accented);
    let respelled = [
        (" ki ", " ky "),
        (" qui ", " quy "),
        (" ti ", " ty "),
        (" li ", " ly "),
    ];
    let mut words = Cow::Owned::<str>(words);
    for (from, to) in respelled {
        if words.contains(from) {
            words = Cow::Owned(words.replace(from, to));
        }
    }
    words.into_owned()
}

/// Words behind the numeral of a heading: `II. `, `B) `, `1. `, `phần 2`.
pub(super) fn unnumbered(words: &str) -> &str {
    let words = words.trim_start();
    let behind = words
        .strip_prefix("phan ")
        .or_else(|| words.strip_prefix("muc "));
    let rest = behind.unwrap_or(words);
    let Some((first, behind)) = rest.split_once(' ') else {
        return words;
    };
    let is_numeral = first.len() == 1
        || first
            .chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | '0'..='9'));
    match is_numeral && !behind.is_empty() {
        true => behind,
        false => words,
    }
}
