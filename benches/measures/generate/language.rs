//! Text that looks like that of procedures: words of offices first, then the rest of the language, by Zipf's law.

use super::syllables::syllables;
use super::words::{
    ACTS, COMMON, CONNECTIVES, DOCUMENTS, OPENINGS, PAPERS, PLACES, SUBJECTS, TAILS, TERMS, split,
};
use crate::rng::{Rng, Zipf};

/// Terms of two words, those of [`TERMS`] first.
const TERMS_IN_ALL: usize = 6_000;
/// Sentences that many procedures share.
const STOCK: usize = 600;

pub struct Language {
    syllables: Vec<String>,
    by_rank: Zipf,
    terms: Vec<String>,
    terms_by_rank: Zipf,
    stock: Vec<String>,
    stock_by_rank: Zipf,
}

impl Language {
    pub fn new() -> Language {
        let common: Vec<&str> = COMMON.split_ascii_whitespace().collect();
        let syllables = syllables(&common);
        let by_rank = Zipf::new(syllables.len(), 20, 400);
        let mut terms: Vec<String> = split(TERMS).map(str::to_owned).collect();
        let mut rng = Rng::new(0, 1);
        while terms.len() < TERMS_IN_ALL {
            let mut word = || syllables[by_rank.rank(&mut rng)].as_str();
            terms.push(format!("{} {}", word(), word()));
        }
        let mut language = Language {
            by_rank,
            terms_by_rank: Zipf::new(terms.len(), 40, 300),
            terms,
            syllables,
            stock: Vec::new(),
            stock_by_rank: Zipf::new(STOCK, 5, STOCK),
        };
        let mut stock = Vec::with_capacity(STOCK);
        for _ in 0..STOCK {
            stock.push(language.made_up(&mut rng));
        }
        language.stock = stock;
        language
    }

    /// Two words that belong together.
    pub fn term(&self, rng: &mut Rng) -> &str {
        &self.terms[self.terms_by_rank.rank(rng)]
    }

    /// Adds about so many words.
    pub fn words(&self, rng: &mut Rng, count: usize, out: &mut String) {
        let mut written = 0;
        while written < count {
            let kind = rng.below(100);
            let word = match kind {
                0..55 => self.term(rng),
                55..80 => rng.word(CONNECTIVES),
                _ => &self.syllables[self.by_rank.rank(rng)],
            };
            out.push(' ');
            out.push_str(word);
            written += 1 + usize::from(word.contains(' '));
            if kind < 9 {
                out.push(',');
            }
        }
        if out.ends_with(',') {
            out.pop();
        }
    }

    /// A sentence; a third of them stand in many procedures.
    pub fn sentence(&self, rng: &mut Rng) -> String {
        if rng.chance(35) {
            self.stock[self.stock_by_rank.rank(rng)].clone()
        } else {
            self.made_up(rng)
        }
    }

    fn made_up(&self, rng: &mut Rng) -> String {
        let mut sentence = rng.word(OPENINGS).to_owned();
        let count = rng.between(12, 34);
        self.words(rng, count, &mut sentence);
        sentence.push('.');
        sentence
    }

    /// The title of a procedure.
    pub fn title(&self, rng: &mut Rng) -> String {
        let act = rng.word(ACTS);
        let mut title = if rng.chance(30) {
            let (first, rest) = act.split_at(act.chars().next().map_or(0, char::len_utf8));
            format!("Thủ tục {}{rest}", first.to_lowercase())
        } else {
            act.to_owned()
        };
        let mut add = |text: &str| {
            title.push(' ');
            title.push_str(text);
        };
        if rng.chance(60) {
            add(rng.word(PAPERS));
        }
        for _ in 0..rng.between(1, 3) {
            add(self.term(rng));
        }
        if rng.chance(40) {
            add("và");
            add(self.term(rng));
            add(self.term(rng));
        }
        if rng.chance(60) {
            add(rng.word(SUBJECTS));
            add(self.term(rng));
            add(self.term(rng));
        }
        if rng.chance(30) {
            add(rng.word(PLACES));
        }
        if rng.chance(35) {
            add(rng.word(TAILS));
            let count = rng.between(2, 7);
            self.words(rng, count, &mut title);
        }
        title
    }

    /// The name of a document that is asked for.
    pub fn document(&self, rng: &mut Rng) -> String {
        let mut name = rng.word(DOCUMENTS).to_owned();
        let count = rng.between(2, 16);
        self.words(rng, count, &mut name);
        name
    }
}
