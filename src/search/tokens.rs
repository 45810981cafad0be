//! Words of texts and queries, in the two forms that the index holds: folded (no accents, đ→d) and exact (accents kept,
//! tone marks placed, *kí* and *ký* one). NFC and NFD give the same.

use crate::text::{exact, fold, spelling, syllables};

/// A word that is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// Without accents.
    pub folded: String,
    /// With accents, where it was typed with any: then matches with the same accents rank first.
    pub accented: Option<String>,
    /// Whether it may go on: the last word while typing.
    pub prefix: bool,
}

impl Word {
    /// Whether a folded word of a text is this one.
    pub(super) fn is(&self, folded: &str) -> bool {
        if self.prefix {
            folded.starts_with(&self.folded)
        } else {
            folded == self.folded
        }
    }

    /// As it was typed, in its exact form.
    pub(super) fn typed(&self) -> &str {
        self.accented.as_ref().unwrap_or(&self.folded)
    }

    /// Whether a word of a text in its exact form is this one, accents and all.
    pub(super) fn is_accented(&self, exact: &str) -> bool {
        self.accented.as_ref().is_some_and(|accented| {
            if self.prefix {
                exact.starts_with(accented.as_str())
            } else {
                exact == accented
            }
        })
    }
}

/// The words of a piece of a query.
pub(super) fn words(text: &str) -> Vec<Word> {
    syllables(text)
        .map(|(_, word)| {
            let folded = fold(word);
            let accented = exact_word(word);
            Word {
                accented: (accented != folded).then_some(accented),
                folded,
                prefix: false,
            }
        })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

/// One word in its exact form.
pub(super) fn exact_word(word: &str) -> String {
    let exact = exact(word);
    spelling(&exact).into_owned()
}

/// A text as its folded words, joined by single spaces.
pub(super) fn folded_words(text: &str) -> String {
    joined(&fold(text), |word, out| out.push_str(word))
}

/// A text as its words in exact form, joined by single spaces.
pub(super) fn exact_words(text: &str) -> String {
    joined(&exact(text), |word, out| out.push_str(&spelling(word)))
}

fn joined(text: &str, push: impl Fn(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for (_, word) in syllables(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        push(word, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn spellings_of_one_word_are_one() {
        for (text, folded, exact) in [
            ("Hoà, HÒA hòa", "hoa hoa hoa", "hòa hòa hòa"),
            ("uỷ Ủy", "uy uy", "ủy ủy"),
            ("kí ký, Lý-lí", "ki ki li li", "kí kí lí lí"),
            ("Đăng ký đất đai", "dang ki dat dai", "đăng kí đất đai"),
            ("45/2020/NĐ-CP", "45 2020 nd cp", "45 2020 nđ cp"),
            ("…", "", ""),
        ] {
            for text in [text.to_owned(), text.nfd().collect()] {
                assert_eq!(folded_words(&text), folded, "{text}");
                assert_eq!(exact_words(&text), exact, "{text}");
            }
        }
    }

    #[test]
    fn accents_count_only_where_they_were_typed() {
        let words = words("Đăng ky");
        assert_eq!(words[0].accented.as_deref(), Some("đăng"));
        assert_eq!(words[1].accented, None);
    }
}
