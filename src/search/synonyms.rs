//! Words that stand for other words: abbreviations that offices use, everyday words for official ones. They work both
//! ways: every term of a group stands for every other.

use std::collections::HashMap;

use super::tokens::{Word, words};
use crate::catalogue::model;

/// Groups of terms that mean the same, found by the words of any of them.
#[derive(Debug, Default)]
pub(super) struct Synonyms {
    groups: Vec<Vec<Vec<Word>>>,
    by_folded: HashMap<String, Vec<usize>>,
    longest: usize,
}

impl Synonyms {
    pub(super) fn new(synonyms: &model::SynonymMap) -> Synonyms {
        let mut this = Synonyms::default();
        for (term, others) in synonyms {
            let terms = std::iter::once(term).chain(others).map(|term| words(term));
            let group: Vec<Vec<Word>> = terms.filter(|words| !words.is_empty()).collect();
            for term in &group {
                let groups = this.by_folded.entry(folded(term)).or_default();
                if groups.last() != Some(&this.groups.len()) {
                    groups.push(this.groups.len());
                }
                this.longest = this.longest.max(term.len());
            }
            this.groups.push(group);
        }
        this
    }

    /// What the words from the first on stand for: how many of them, and the terms that mean the same. The longest
    /// term counts. Accents that were typed must agree: *đỏ* is no *đổ*.
    pub(super) fn at(&self, words: &[Word]) -> Option<(usize, Vec<&[Word]>)> {
        (1..=self.longest.min(words.len())).rev().find_map(|len| {
            let typed = &words[..len];
            let groups = self.by_folded.get(&folded(typed))?;
            let mut others: Vec<&[Word]> = Vec::new();
            for group in groups.iter().map(|&group| &self.groups[group]) {
                if group.iter().any(|term| agrees(typed, term)) {
                    others.extend(
                        group
                            .iter()
                            .map(Vec::as_slice)
                            .filter(|term| !agrees(typed, term)),
                    );
                }
            }
            (!others.is_empty()).then_some((len, others))
        })
    }
}

fn folded(words: &[Word]) -> String {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    folded.join(" ")
}

fn agrees(typed: &[Word], term: &[Word]) -> bool {
    let same = |(typed, term): (&Word, &Word)| {
        typed.folded == term.folded && (typed.accented.is_none() || typed.accented == term.accented)
    };
    typed.len() == term.len() && typed.iter().zip(term).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(usize, Vec<String>)> {
        let synonyms = Synonyms::new(&model::SynonymMap::from([
            (
                "CCCD".to_owned(),
                vec!["căn cước".to_owned(), "thẻ căn cước".to_owned()],
            ),
            (
                "sổ đỏ".to_owned(),
                vec!["giấy chứng nhận quyền sử dụng đất".to_owned()],
            ),
            ("…".to_owned(), vec!["!".to_owned()]),
        ]));
        let words = words(text);
        let (len, others) = synonyms.at(&words)?;
        Some((len, others.into_iter().map(folded).collect()))
    }

    #[test]
    fn every_term_of_a_group_stands_for_every_other() {
        let both = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        assert_eq!(at("cccd mới"), Some((1, both("can cuoc", "the can cuoc"))));
        assert_eq!(
            at("căn cước công dân"),
            Some((2, both("cccd", "the can cuoc")))
        );
        assert_eq!(at("the can cuoc"), Some((3, both("cccd", "can cuoc"))));
        assert_eq!(at("căn hộ"), None);
        assert_eq!(at(""), None);
    }

    #[test]
    fn typed_accents_must_agree() {
        assert!(at("so do").is_some() && at("sổ đỏ").is_some());
        assert_eq!(at("số đo"), None);
    }
}
