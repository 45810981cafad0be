//! The word that somebody probably meant.

/// The candidate nearest to `word`, where one is near enough to offer: at most a third of its letters changed, added,
/// left out or swapped with their neighbour. Case and the signs between words do not count. Of two equally near the
/// first is taken.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &letters(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn letters(word: &str) -> Vec<char> {
    // Longer words than any key are not compared: the work grows with the square.
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(64)
        .collect()
}

/// Edits from one word to the other, a swap of neighbours counted as one.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_and_another_word_does_not() {
        let keys = ["name", "issuer", "legal_basis", "levels", "executing"];
        for (word, wanted) in [
            ("isuer", Some("issuer")),
            ("legalbasis", Some("legal_basis")),
            ("Legal-Basis", Some("legal_basis")),
            ("nmae", Some("name")),
            ("level", Some("levels")),
            ("tên", None),
            ("", None),
            ("documents", None),
        ] {
            assert_eq!(nearest(word, keys), wanted, "{word}");
        }
    }
}
