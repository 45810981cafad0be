//! Words of a query held against single texts: the words of the index, accents optional, every word the beginning of one in the
//! text, numbers of laws in any spelling. For lists that are too small for an index.

use super::tokens::{folded_words, words};
use crate::text::docnum::{self, DocNumber};

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextQuery {
    /// The first number of a law in it.
    number: Option<DocNumber>,
    /// The words beside the number.
    beside: Vec<String>,
    /// All its words, those of the number too.
    all: Vec<String>,
}

/// How a text matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextMatch {
    /// Its own number is the one that is asked for, and the other words are there.
    Number,
    /// All words are there.
    Words,
}

/// A text ready to be matched: its folded words, each behind one space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchableText(String);

impl SearchableText {
    /// The words of some texts.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> SearchableText {
        let mut all = String::new();
        for text in texts {
            all.push(' ');
            all.push_str(&folded_words(text));
        }
        SearchableText(all)
    }

    fn has(&self, word: &str) -> bool {
        self.0.match_indices(word).any(|(at, _)| {
            at.checked_sub(1)
                .is_some_and(|before| self.0.as_bytes()[before] == b' ')
        })
    }
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

impl TextQuery {
    /// Reads a query.
    pub fn parse(text: &str) -> TextQuery {
        let found = docnum::find_all(text).into_iter().next();
        let beside = match &found {
            Some((range, _)) => format!("{} {}", &text[..range.start], &text[range.end..]),
            None => String::new(),
        };
        TextQuery {
            number: found.map(|(_, number)| number),
            beside: folded(&beside),
            all: folded(text),
        }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The number that is asked for, where nothing but its kind stands beside it ("Nghị định số 45/2020/NĐ-CP").
    pub fn only_number(&self) -> Option<&DocNumber> {
        const KINDS: &[&str] = &[
            "so", "bo", "luat", "nghi", "dinh", "quyet", "thong", "tu", "lien", "tich", "chi",
            "thi", "phap", "lenh", "bao", "hien", "nd", "cp", "tt", "ttlt", "qd", "nq", "ct", "tb",
            "pl",
        ];
        self.number.as_ref().filter(|_| {
            self.beside
                .iter()
                .all(|word| KINDS.contains(&word.as_str()))
        })
    }

    /// How a text matches that has, or has not, a number of its own; nothing where it does not.
    pub fn find(&self, hay: &SearchableText, number: Option<&DocNumber>) -> Option<TextMatch> {
        let has_all = |words: &[String]| words.iter().all(|word| hay.has(word));
        if let (Some(asked), Some(own)) = (&self.number, number)
            && asked.matches(own)
            && (has_all(&self.beside) || self.only_number().is_some())
        {
            return Some(TextMatch::Number);
        }
        has_all(&self.all).then_some(TextMatch::Words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_without_accents_as_beginnings_and_numbers_in_any_spelling() {
        let hay = SearchableText::of([
            "45/2020/NĐ-CP",
            "nghị định",
            "Về thực hiện thủ tục hành chính trên môi trường điện tử",
        ]);
        let number = docnum::parse("45/2020/NĐ-CP");
        for (query, wanted) in [
            ("", Some(TextMatch::Words)),
            ("45/2020", Some(TextMatch::Number)),
            ("NĐ 45/2020", Some(TextMatch::Number)),
            ("Nghị định số 045/2020/ND-CP", Some(TextMatch::Number)),
            ("thu tuc moi truong", Some(TextMatch::Words)),
            ("THỦ TỤC điện t", Some(TextMatch::Words)),
            ("45/2020 điện tử", Some(TextMatch::Number)),
            ("45/2020 hộ tịch", None),
            ("45/2021", None),
            ("uc hanh", None),
            ("thông tư 45/2020", None),
        ] {
            let found = TextQuery::parse(query).find(&hay, number.as_ref());
            assert_eq!(found, wanted, "{query}");
        }
    }

    #[test]
    fn a_number_with_its_kind_is_only_a_number() {
        for (query, wanted) in [
            ("Nghị định số 45/2020/NĐ-CP", true),
            ("31/2024/QH15", true),
            ("luật 31/2024/QH15 đất đai", false),
            ("đất đai", false),
        ] {
            assert_eq!(
                TextQuery::parse(query).only_number().is_some(),
                wanted,
                "{query}"
            );
        }
    }
}
