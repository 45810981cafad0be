//! The order of the Vietnamese alphabet: a ă â … d đ, and ca cà cả cã cá cạ.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::normal::{exact, unaccented};

/// Compares text as a Vietnamese dictionary does. Numbers count by value (*Mẫu 2* before *Mẫu 10*), lower case stands
/// before upper case where nothing else differs, NFC and NFD are equal.
#[derive(Debug)]
pub struct Collator {
    inner: Option<CollatorBorrowed<'static>>,
}

impl Collator {
    /// The Vietnamese order. The data is compiled in; were it ever missing, the letters without their
    /// accents decide, then the accents.
    pub fn new() -> Self {
        let mut preferences = CollatorPreferences::from(locale!("vi"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let inner = CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok();
        Self { inner }
    }

    /// The order of two texts.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        match &self.inner {
            Some(inner) => inner.compare(left, right),
            None => unaccented(left)
                .cmp(&unaccented(right))
                .then_with(|| exact(left).cmp(&exact(right))),
        }
    }

    /// The place of each text in the sorted list of all, from 0 without gaps; equal texts share one. Computing the
    /// ranks once and sorting by them is far cheaper than comparing again and again.
    pub fn ranks(&self, texts: &[&str]) -> Vec<u32> {
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_unstable_by(|&a, &b| self.compare(texts[a], texts[b]));
        let mut ranks = vec![0; texts.len()];
        let mut rank = 0;
        for pair in order.windows(2) {
            if self.compare(texts[pair[0]], texts[pair[1]]).is_ne() {
                rank += 1;
            }
            ranks[pair[1]] = rank;
        }
        ranks
    }
}

impl Default for Collator {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_order_is_that_of_the_vietnamese_alphabet() {
        let collator = Collator::new();
        for sorted in [
            &[
                "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "y",
            ] as &[&str],
            &["ca", "cà", "cả", "cã", "cá", "cạ", "căn", "cân"],
            &["cá", "Cá", "cạ"],
            &["Dân sự", "Đất đai", "Em"],
            &["Mẫu 2", "Mẫu 10"],
            &["Cấp", "Cấp lại", "Cấp mới"],
        ] {
            let mut shuffled = sorted.to_vec();
            shuffled.reverse();
            shuffled.sort_by(|a, b| collator.compare(a, b));
            assert_eq!(shuffled, sorted);
        }
        assert_eq!(collator.compare("tục", "tu\u{323}c"), Ordering::Equal);
    }

    #[test]
    fn ranks_are_dense_and_equal_texts_share_one() {
        let collator = Collator::new();
        assert_eq!(collator.ranks(&["đ", "d", "a", "d", "ă"]), [3, 2, 0, 2, 1]);
        assert!(collator.ranks(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn ranks_agree_with_compare(texts in prop::collection::vec("[aăâdđeêAĐ 0-9\u{301}\u{300}]{0,5}", 0..12)) {
            let collator = Collator::new();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let ranks = collator.ranks(&texts);
            for (i, a) in texts.iter().enumerate() {
                for (j, b) in texts.iter().enumerate() {
                    prop_assert_eq!(ranks[i].cmp(&ranks[j]), collator.compare(a, b), "{:?} {:?}", a, b);
                }
            }
        }
    }
}
