//! How far apart two words are.

/// The number of letters to add, drop, change or swap with a neighbour to make one word of the other (optimal string
/// alignment).
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut previous = None;
    for (row, l) in left.chars().enumerate() {
        let mut next = Vec::with_capacity(last.len());
        next.push(row + 1);
        for (at, &r) in right.iter().enumerate() {
            let mut best = (last[at] + usize::from(l != r)).min(last[at + 1] + 1);
            best = best.min(next[at] + 1);
            if at > 0 && previous == Some(r) && right[at - 1] == l {
                best = best.min(before[at - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
        previous = Some(l);
    }
    last.last().copied().unwrap_or(0)
}

/// Whether two ASCII words, which folded words nearly always are, differ by exactly one letter added, dropped, changed
/// or swapped with its neighbour. Quick enough to be asked of every word of a dictionary.
pub(crate) fn one_apart(left: &[u8], right: &[u8]) -> bool {
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let same = left.iter().zip(right).take_while(|(l, r)| l == r).count();
    let (left, right) = (&left[same..], &right[same..]);
    match (left, right) {
        ([], []) => false,
        ([_, l @ ..], [_, r @ ..]) if left.len() == right.len() => {
            let swapped = || matches!((left, right), ([a, b, l @ ..], [c, d, r @ ..]) if a == d && b == c && l == r);
            l == r || swapped()
        }
        ([_, l @ ..], r) if left.len() > right.len() => l == r,
        (l, [_, r @ ..]) => l == r,
        _ => false,
    }
}

/// Words of fewer letters are never taken for others, and words of so few only for words as long.
const LEAST: usize = 4;

/// The words of a vocabulary that a folded word with one wrong letter may have meant; with `prefix`, those whose
/// beginning it may have meant.
pub(super) fn near<'v>(
    word: &'v str,
    prefix: bool,
    vocabulary: &'v [Box<str>],
) -> impl Iterator<Item = &'v str> {
    let wanted = word.as_bytes();
    let begins = move |candidate: &[u8]| {
        let lengths = match wanted.len() {
            LEAST => LEAST..=LEAST,
            len => len.saturating_sub(1)..=len + 1,
        };
        let mut starts = lengths.filter_map(|len| candidate.get(..len));
        prefix && starts.any(|start| one_apart(wanted, start))
    };
    let is_near = move |candidate: &str| {
        let candidate = candidate.as_bytes();
        let fits = wanted.len() > LEAST || candidate.len() == LEAST;
        fits && one_apart(wanted, candidate) || begins(candidate)
    };
    // Of few letters one is too much of the word: *taxi* is no *tại*, *DN* no *ĐN*.
    let asked = match wanted.len() {
        ..LEAST => &[][..],
        _ => vocabulary,
    };
    asked
        .iter()
        .map(Box::as_ref)
        .filter(move |candidate| is_near(candidate))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_added_dropped_changed_or_swapped_is_one() {
        for (left, right, wanted) in [
            ("sinh", "sinh", 0),
            ("sinh", "snih", 1),
            ("sinh", "sin", 1),
            ("sinh", "sinhh", 1),
            ("sinh", "sinb", 1),
            ("", "a", 1),
            ("sinh", "snhi", 2),
            ("khai", "kha sinh", 4),
        ] {
            assert_eq!(distance(left, right), wanted, "{left} {right}");
        }
    }

    #[test]
    fn words_one_letter_away_are_near() {
        let vocabulary = ["an", "khai", "ki", "sin", "sinh", "sinhx"].map(Box::from);
        let near = |word, prefix| near(word, prefix, &vocabulary).collect::<Vec<_>>();
        assert_eq!(near("snih", false), ["sinh"]);
        assert_eq!(
            near("sinh", false),
            [""; 0],
            "of four letters, only words as long"
        );
        assert_eq!(near("sinhy", false), ["sinh", "sinhx"]);
        assert_eq!(near("kgai", true), ["khai"]);
        assert_eq!(near("sni", true), [""; 0]);
        assert_eq!(near("yk", false), [""; 0]);
        assert_eq!(near("a", true), [""; 0]);
    }

    proptest! {
        #[test]
        fn the_quick_answer_agrees(left in "[abc]{0,5}", right in "[abc]{0,5}") {
            prop_assert_eq!(one_apart(left.as_bytes(), right.as_bytes()), distance(&left, &right) == 1);
        }
    }
}
