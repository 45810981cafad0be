//! What differs between two texts, word by word. Words that only moved are said to have moved.

use std::collections::HashMap;

/// A run of words, apart by single spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRun {
    /// What became of them.
    pub kind: WordRunKind,
    /// The words.
    pub text: String,
}

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordRunKind {
    /// They stand where they stood.
    Same,
    /// They are gone.
    Removed,
    /// They are new.
    Added,
    /// They stand elsewhere now; this is where they stood.
    MovedAway,
    /// They stood elsewhere; this is where they stand now.
    MovedHere,
}

/// Words that may be compared with each other word; longer texts are told as a whole, but for what they begin and end with.
const PAIRS: usize = 4_000_000;
/// A run of fewer words that stands elsewhere has not moved: there are only so many words.
const MOVED: usize = 3;

/// What differs between two texts. The pieces that are not new, together, are the words of the first text; those that are
/// not gone are the words of the second.
pub fn words(from: &str, to: &str) -> Vec<WordRun> {
    let from: Vec<&str> = from.split_whitespace().collect();
    let to: Vec<&str> = to.split_whitespace().collect();
    let equal = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let start = from.iter().zip(&to).take_while(equal).count();
    let (old, new) = (&from[start..], &to[start..]);
    let end = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(equal)
        .count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let mut runs: Vec<(WordRunKind, Vec<&str>)> = Vec::new();
    let mut push = |kind, word| match runs.last_mut() {
        Some((of, run)) if *of == kind => run.push(word),
        _ => runs.push((kind, vec![word])),
    };
    from[..start]
        .iter()
        .for_each(|word| push(WordRunKind::Same, *word));
    between(old, new, &mut push);
    from[from.len() - end..]
        .iter()
        .for_each(|word| push(WordRunKind::Same, *word));
    find_moved(&mut runs);
    let pieces = runs.into_iter().map(|(kind, run)| WordRun {
        kind,
        text: run.join(" "),
    });
    pieces.collect()
}

/// The words of the longest common sequence stand where they stood.
fn between<'a>(old: &[&'a str], new: &[&'a str], push: &mut impl FnMut(WordRunKind, &'a str)) {
    if old.len().saturating_mul(new.len()) > PAIRS {
        old.iter().for_each(|word| push(WordRunKind::Removed, word));
        new.iter().for_each(|word| push(WordRunKind::Added, word));
        return;
    }
    // At (i, j): how many words the rests from i and j on have in common.
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            push(WordRunKind::Same, old[i]);
            i += 1;
            j += 1;
        } else if j == new.len()
            || i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]
        {
            push(WordRunKind::Removed, old[i]);
            i += 1;
        } else {
            push(WordRunKind::Added, new[j]);
            j += 1;
        }
    }
}

/// Runs that are gone here and new there have moved.
fn find_moved(runs: &mut [(WordRunKind, Vec<&str>)]) {
    let mut gone: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
    for (at, (kind, run)) in runs.iter().enumerate() {
        if *kind == WordRunKind::Removed && run.len() >= MOVED {
            gone.entry(run.clone()).or_default().push(at);
        }
    }
    for at in 0..runs.len() {
        if runs[at].0 == WordRunKind::Added
            && let Some(from) = gone.get_mut(&runs[at].1).and_then(Vec::pop)
        {
            runs[from].0 = WordRunKind::MovedAway;
            runs[at].0 = WordRunKind::MovedHere;
        }
    }
}
