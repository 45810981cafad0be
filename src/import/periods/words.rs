//! The words, numbers and signs of a text.

use crate::text;

/// The words, numbers and signs of a text, without accents. The numbers of documents are left out: `61/2018/NĐ-CP`.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain = text::unaccented(&text::exact(text));
    let mut words: Vec<String> = Vec::new();
    for word in plain.split_whitespace() {
        if is_document(word) {
            words.push(";".to_owned());
            continue;
        }
        let mut last = None;
        for sign in word.chars() {
            let sign = if matches!(sign, '–' | '—') {
                '-'
            } else {
                sign
            };
            let kind = (sign.is_alphabetic(), sign.is_numeric());
            match words.last_mut() {
                Some(word) if last == Some(kind) && kind != (false, false) => word.push(sign),
                _ => words.push(sign.to_string()),
            }
            last = Some(kind);
        }
    }
    // Dots in the place of a day that nobody has written.
    words.retain(|word| !matches!(word.as_str(), "…" | "_"));
    words
}

/// Whether a word is the number of a document: figures, a slash, letters.
fn is_document(word: &str) -> bool {
    let Some((figures, letters)) = word.split_once('/') else {
        return false;
    };
    let figures = figures.trim_start_matches(|c: char| !c.is_alphanumeric());
    figures.starts_with(|c: char| c.is_ascii_digit()) && letters.contains(char::is_alphabetic)
}
