//! How close a name is to the words asked for: in order, next to each other, from the beginning, all of it.

use std::ops::Range;

/// How much each sort of closeness adds, as a share of what the words themselves are worth.
const ADJACENT: f32 = 0.5;
const COVERED: f32 = 0.4;
const FROM_START: f32 = 0.15;
const WHOLE: f32 = 0.4;

/// What a name counts that has the last word only as a beginning, where the word is whole as it stands: who types "xe"
/// means *xe* before *xét*.
const ONLY_BEGINS: f32 = 0.85;

/// Longest name and query that are looked at, in words.
const LONGEST: usize = 128;

/// Words that stand for "procedure" at the beginning of many names; they say nothing and are seldom typed.
#[derive(Debug, Default)]
pub(super) struct OpeningWords(pub Vec<Range<u32>>);

impl OpeningWords {
    /// The words of a name after its opening, unless the query begins with it too.
    pub(super) fn passed<'n>(&self, name: &'n [u32], sequence: &[Range<u32>]) -> &'n [u32] {
        let is_open = !self.0.is_empty()
            && name.len() > self.0.len()
            && self
                .0
                .iter()
                .zip(name)
                .all(|(open, word)| open.contains(word));
        if is_open && sequence.first() != self.0.first() {
            &name[self.0.len()..]
        } else {
            name
        }
    }
}

/// Words asked for, as numbers: for each the numbers that it stands for.
#[derive(Debug, Default)]
pub(super) struct RankedWords {
    pub words: Vec<Range<u32>>,
    /// The number of the last word as it stands, where it may go on and is a word already.
    pub whole: Option<u32>,
}

impl RankedWords {
    /// How close a name is to these words.
    pub(super) fn closeness(&self, name: &[u32], opening: &OpeningWords) -> f32 {
        let close = closeness(name, &self.words, opening);
        match self.whole {
            Some(whole) if !name.contains(&whole) => close * ONLY_BEGINS,
            _ => close,
        }
    }
}

/// Between 0 (words here and there) and about 1.5 (the whole name). `name` holds numbers of words, `sequence` for each
/// word asked for the numbers that it stands for.
fn closeness(name: &[u32], sequence: &[Range<u32>], opening: &OpeningWords) -> f32 {
    let words = opening.passed(name, sequence);
    let words = &words[..words.len().min(LONGEST)];
    let sequence = &sequence[..sequence.len().min(LONGEST)];
    if words.is_empty() || sequence.is_empty() {
        return 0.0;
    }
    let mut covered = 0_u128;
    let mut pairs = 0;
    let mut found = 0;
    for (at, asked) in sequence.iter().enumerate() {
        let next = sequence.get(at + 1);
        let mut here = false;
        let mut pair = false;
        for (place, word) in words.iter().enumerate() {
            if !asked.contains(word) {
                continue;
            }
            here = true;
            covered |= 1 << place;
            pair |= next.is_some_and(|next| words.get(place + 1).is_some_and(|w| next.contains(w)));
        }
        found += usize::from(here);
        pairs += usize::from(pair);
    }
    let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
    let present = share(found, sequence.len());
    let adjacent = if sequence.len() > 1 {
        share(pairs, sequence.len() - 1)
    } else {
        present
    };
    let covered = share(covered.count_ones() as usize, words.len());
    let begins = sequence
        .iter()
        .zip(words)
        .take_while(|(asked, word)| asked.contains(word))
        .count();
    let whole = begins == sequence.len() && begins == words.len();
    ADJACENT * adjacent
        + COVERED * covered * present
        + FROM_START * share(begins, sequence.len())
        + WHOLE * f32::from(u8::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers for "dang ki khai sinh", and the opening "thu tuc".
    const ASKED: [Range<u32>; 4] = [0..1, 1..2, 2..3, 3..4];
    const OPENING: [Range<u32>; 2] = [8..9, 9..10];

    fn worth(name: &[u32], sequence: &[Range<u32>]) -> f32 {
        closeness(name, sequence, &OpeningWords(OPENING.to_vec()))
    }

    #[test]
    fn closer_names_are_worth_more() {
        let order: [&[u32]; 5] = [
            &[0, 1, 2, 3],
            &[0, 1, 2, 3, 20, 21],
            &[22, 23, 0, 1, 2, 3],
            &[0, 1, 24, 2, 3],
            &[0, 1, 25, 2, 26, 27, 3],
        ];
        let worth = order.map(|name| worth(name, &ASKED));
        assert!(worth.is_sorted_by(|a, b| a > b), "{worth:?}");
    }

    #[test]
    fn the_opening_of_a_name_counts_only_where_it_was_typed() {
        let plain = worth(&[0, 1, 2, 3], &ASKED);
        assert_eq!(worth(&[8, 9, 0, 1, 2, 3], &ASKED), plain);
        let typed = [&OPENING[..], &ASKED].concat();
        assert_eq!(worth(&[8, 9, 0, 1, 2, 3], &typed), plain);
        assert!(worth(&[0, 1, 2, 3], &typed) < plain);
        assert!(worth(&[8, 9], &OPENING) > 1.0);
    }

    #[test]
    fn a_whole_word_is_closer_than_one_that_only_begins_so() {
        let asked = RankedWords {
            words: vec![0..1, 4..8],
            whole: Some(4),
        };
        let close = |name: &[u32]| asked.closeness(name, &OpeningWords::default());
        assert!(close(&[0, 4, 9, 10]) > close(&[0, 5, 9]));
        let unfinished = RankedWords {
            words: vec![0..1, 4..8],
            whole: None,
        };
        assert_eq!(
            unfinished.closeness(&[0, 5], &OpeningWords::default()),
            close(&[0, 4])
        );
    }

    #[test]
    fn nothing_is_close_to_nothing() {
        assert_eq!(worth(&[], &ASKED), 0.0);
        assert_eq!(worth(&[1], &[]), 0.0);
        assert_eq!(worth(&[7; 300], &ASKED), 0.0);
    }
}
