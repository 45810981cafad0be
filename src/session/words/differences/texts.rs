//! Two texts, of which only the words that differ are told: what is gone in `[-…-]`, what is new in `{+…+}`, as git's
//! `--word-diff` has it, and what stands elsewhere now in `{~…~}`.

use crate::diff::{WordRunKind, words};
use crate::yaml::items::likeness;

/// Words that are told on either side of what differs.
const AROUND: usize = 3;
/// Words of a run that are told at most.
const RUN: usize = 40;
/// Texts with a smaller share of words in common are told as a whole.
const ALIKE: f64 = 0.3;

/// What differs; nothing where the texts are short, or have so little in common that both are better told as a whole.
pub(super) fn difference(from: &str, to: &str) -> Option<String> {
    let short = |text: &str| text.split_whitespace().count() < 3;
    if short(from) || short(to) || likeness(from, to) < ALIKE {
        return None;
    }
    let pieces = words(from, to);
    let last = pieces.len().saturating_sub(1);
    let mut told: Vec<String> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let run: Vec<&str> = piece.text.split(' ').collect();
        match piece.kind {
            WordRunKind::Same => told.push(around(&run, at == 0, at == last)),
            WordRunKind::Removed => told.push(format!("[-{}-]", cut(&run))),
            WordRunKind::Added => told.push(format!("{{+{}+}}", cut(&run))),
            WordRunKind::MovedHere => told.push(format!("{{~{}~}}", cut(&run))),
            // It is told where it stands now.
            WordRunKind::MovedAway => {}
        }
    }
    // Line ends and spaces alone differ.
    let differs = pieces.iter().any(|piece| piece.kind != WordRunKind::Same);
    differs.then(|| told.join(" "))
}

/// Words that stayed: those next to what differs.
fn around(run: &[&str], first: bool, last: bool) -> String {
    let before = if first { 0 } else { AROUND };
    let after = if last { 0 } else { AROUND };
    if run.len() <= before + after + 1 {
        return run.join(" ");
    }
    let (head, tail) = (&run[..before], &run[run.len() - after..]);
    let parts = [head.join(" "), "…".to_owned(), tail.join(" ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn cut(run: &[&str]) -> String {
    match run.len() {
        0..=RUN => run.join(" "),
        _ => format!("{} …", run[..RUN].join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_are_told_with_a_few_around_them() {
        let from = "Trong thời hạn 20 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ theo quy định";
        let to = "Trong thời hạn 9 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ theo quy định";
        assert_eq!(
            difference(from, to).as_deref(),
            Some("Trong thời hạn [-20-] {+9+} ngày làm việc …")
        );
        assert_eq!(
            difference("một hai", "một ba"),
            None,
            "short ones are told whole"
        );
        assert_eq!(
            difference("a b c d", "e f g h"),
            None,
            "so are those with nothing in common"
        );
        assert_eq!(difference("a b  c", "a b c"), None);
    }

    #[test]
    fn a_sentence_that_moved_is_told_once() {
        let told = difference("một hai ba bốn năm sáu bảy", "bốn năm sáu bảy một hai ba").unwrap();
        assert_eq!(told, "bốn năm sáu bảy {~một hai ba~}");
    }
}
