//! Normal forms of Vietnamese text: NFC, the exact form, the folded form, and the words in it.
//!
//! All of them give the same for NFC and NFD input, and each is idempotent. ASCII takes a short way.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letters::{Letter, lookalike};
use super::tone;

/// The text in NFC, borrowed where it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether the text is in NFC.
pub fn is_nfc(text: &str) -> bool {
    // Latin letters without combining marks, as Vietnamese text mostly is, need no table.
    text.chars()
        .all(|c| c < '\u{300}' || Letter::of(c).is_some())
        || match is_nfc_quick(text.chars()) {
            IsNormalized::Yes => true,
            IsNormalized::No => false,
            IsNormalized::Maybe => text.chars().eq(text.nfc()),
        }
}

/// The form in which two texts are compared with their accents: NFC, lower case, and the tone mark of every
/// Vietnamese syllable at its traditional place (*hoà* and *hòa*, *uỷ* and *ủy* become one; *quý* and *giá* stay).
/// Look-alikes of Đ and ư that old converters leave behind become those letters.
pub fn exact(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        let c = lookalike(c).unwrap_or(c);
        if c.is_ascii() {
            lower.push(c.to_ascii_lowercase());
        } else if let Some(letter) = Letter::of(c) {
            lower.push(letter.lower());
        } else {
            lower.extend(c.to_lowercase());
        }
    }
    match nfc(&lower) {
        Cow::Borrowed(_) => with_placed_tones(lower),
        Cow::Owned(text) => with_placed_tones(text),
    }
}

/// Moves every tone mark of lower-case NFC text to its place.
fn with_placed_tones(text: String) -> String {
    let mut out = String::new();
    let mut copied = 0;
    for (range, word) in runs(&text, |c| is_letter(c) || is_mark(c)) {
        if word.is_ascii() {
            continue;
        }
        if let Some(placed) = tone::placed(word) {
            out.push_str(&text[copied..range.start]);
            out.push_str(&placed);
            copied = range.end;
        }
    }
    if copied == 0 {
        return text;
    }
    out.push_str(&text[copied..]);
    out
}

/// The form in which texts are compared without accents: [`exact`], then all diacritics dropped, đ→d, and the
/// *i*/*y* [`spelling`] of every word made one.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let plain = unaccented(text);
    for (range, word) in syllables(&plain) {
        if let Cow::Owned(word) = spelling(word) {
            out.push_str(&plain[copied..range.start]);
            out.push_str(&word);
            copied = range.end;
        }
    }
    if copied == 0 {
        return plain;
    }
    out.push_str(&plain[copied..]);
    out
}

/// Lower case, all diacritics dropped, đ→d; the spelling stays as written (*Kỹ thuật* → *ky thuat*).
pub fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut foreign = false;
    for c in text.chars() {
        let c = lookalike(c).unwrap_or(c);
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if let Some(letter) = Letter::of(c) {
            out.push(char::from(letter.plain()));
        } else if !is_mark(c) {
            foreign = true;
            push_bare(c, &mut out);
        }
    }
    // Bare parts of some scripts (Hangul) compose again.
    if foreign && !is_nfc(&out) {
        out.nfc().collect()
    } else {
        out
    }
}

/// The first letter of a word as [`fold`] leaves it, without folding the rest.
pub fn initial(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    let first = lookalike(first).unwrap_or(first);
    if first.is_ascii() {
        return Some(first.to_ascii_lowercase());
    }
    match Letter::of(first) {
        Some(letter) => Some(char::from(letter.plain())),
        None => fold(word).chars().next(),
    }
}

/// Pushes a letter of another language without its marks, lower case.
fn push_bare(c: char, out: &mut String) {
    decompose_canonical(c, |part| {
        for lower in part.to_lowercase() {
            decompose_canonical(lower, |bare| {
                if !is_mark(bare) {
                    out.push(bare);
                }
            });
        }
    });
}

/// One spelling for syllables that are written with *i* or with *y*, whatever the tone; other syllables come back as
/// they are. Expects one syllable as [`exact`] or [`fold`] leave it (lower case).
///
/// - exactly one of k, l, m, h, s, t and then *y*: *i* (*ký* → *kí*, *lý* → *lí*, *mỹ* → *mĩ*, *hy*, *sỹ*, *tỷ*);
/// - exactly *qui*: *quy* (*qui định*, *quí*).
///
/// The form chosen is the one that longer syllables begin with, so that a prefix typed on the way to *kiểm* or
/// *quyết* still matches after this function.
pub fn spelling(syllable: &str) -> Cow<'_, str> {
    // At most three letters and a tone mark: two bytes of its own, or a letter of three.
    if !(2..=5).contains(&syllable.len()) {
        return Cow::Borrowed(syllable);
    }
    let composed = nfc(syllable);
    let mut chars = composed.chars();
    let (first, second, third, rest) = (chars.next(), chars.next(), chars.next(), chars.next());
    let vowel = |c: Option<char>| c.and_then(Letter::vowel);
    let with = |onset: &str, vowel: char, tone: u8| {
        let vowel = Letter::vowel(vowel).map_or(vowel, |letter| letter.with_tone(tone));
        Cow::Owned(format!("{onset}{vowel}"))
    };
    match (first, second, third, rest) {
        (Some(onset @ ('k' | 'l' | 'm' | 'h' | 's' | 't')), _, None, None) => match vowel(second) {
            Some(letter) if letter.base() == 'y' => {
                with(onset.encode_utf8(&mut [0; 4]), 'i', letter.tone)
            }
            _ => Cow::Borrowed(syllable),
        },
        (Some('q'), Some('u'), _, None) => match vowel(third) {
            Some(letter) if letter.base() == 'i' => with("qu", 'y', letter.tone),
            _ => Cow::Borrowed(syllable),
        },
        _ => Cow::Borrowed(syllable),
    }
}

/// The words of a text, as search reads them: runs of letters, digits and the marks on them, each with its range in
/// bytes. A mark without a letter before it belongs to no word. Document numbers are not kept together here.
pub fn syllables(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    runs(text, |c| is_letter(c) || is_mark(c) || c.is_numeric())
}

/// A letter; quick for those of Vietnamese.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && (Letter::of(c).is_some() || c.is_alphabetic())
}

/// A combining mark; quick for the characters below all of them.
fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// Maximal runs of characters that `within` accepts; a run never begins with a combining mark.
fn runs(text: &str, within: impl Fn(char) -> bool) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begins = |c: char| within(c) && !is_mark(c);
        let start = at + text.get(at..)?.find(begins)?;
        let end = text[start..]
            .find(|c| !within(c))
            .map_or(text.len(), |len| start + len);
        at = end;
        Some((start..end, &text[start..end]))
    })
}

#[cfg(test)]
#[path = "normal_tests.rs"]
mod tests;
