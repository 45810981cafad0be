//! Where the tone mark of a Vietnamese syllable stands.
//!
//! Two schools write *hòa, khỏe, thủy* and *hoà, khoẻ, thuỷ*; typists add *qúy*, *gía*, *ngòai*. All become the
//! traditional placement, which Vietnamese laws mostly use. What is no Vietnamese syllable stays as it is.

use super::letters::Letter;

/// No Vietnamese syllable is longer ("nghiêng").
const LONGEST: usize = 7;

fn is_onset(letters: &[char]) -> bool {
    matches!(
        letters,
        [] | ['b'
            | 'c'
            | 'd'
            | 'đ'
            | 'g'
            | 'h'
            | 'k'
            | 'l'
            | 'm'
            | 'n'
            | 'p'
            | 'r'
            | 's'
            | 't'
            | 'v'
            | 'x']
            | ['c' | 'g' | 'k' | 'n' | 'p' | 't', 'h']
            | ['g', 'i']
            | ['n', 'g']
            | ['n', 'g', 'h']
            | ['q', 'u']
            | ['t', 'r']
    )
}

fn is_coda(letters: &[char]) -> bool {
    matches!(
        letters,
        [] | ['c' | 'm' | 'n' | 'p' | 't'] | ['c' | 'n', 'h'] | ['n', 'g']
    )
}

/// Vowels as they follow one another in Vietnamese, tones left out.
fn is_nucleus(letters: &[char]) -> bool {
    matches!(
        letters,
        [_] | ['a', 'i' | 'o' | 'u' | 'y']
            | ['â', 'u' | 'y']
            | ['e', 'o']
            | ['ê', 'u']
            | ['i', 'a' | 'ê' | 'u']
            | ['o', 'a' | 'ă' | 'e' | 'i' | 'o']
            | ['ô', 'i' | 'ô']
            | ['ơ', 'i']
            | ['u', 'a' | 'â' | 'ê' | 'i' | 'ô' | 'ơ' | 'y']
            | ['ư', 'a' | 'i' | 'ơ' | 'u']
            | ['y', 'ê']
            | ['i' | 'y', 'ê', 'u']
            | ['o', 'a', 'i' | 'o' | 'y']
            | ['o', 'e', 'o']
            | ['u', 'â', 'y']
            | ['u', 'ô', 'i']
            | ['u', 'y', 'a' | 'ê' | 'u']
            | ['ư', 'ơ', 'i' | 'u']
    )
}

/// The lower-case NFC word with its tone mark where it belongs, or `None` if it stands there or this is no Vietnamese
/// syllable with exactly one tone mark.
pub(super) fn placed(word: &str) -> Option<String> {
    let mut letters = ['\0'; LONGEST];
    let mut len = 0;
    let mut vowels = 0;
    let mut mark = None;
    for c in word.chars() {
        let letter = Letter::vowel(c);
        vowels += usize::from(letter.is_some());
        *letters.get_mut(len)? = match letter {
            Some(letter) if letter.tone > 0 => {
                if mark.replace((len, letter.tone)).is_some() {
                    return None;
                }
                letter.base()
            }
            _ => c,
        };
        len += 1;
    }
    let (from, tone) = mark.filter(|_| vowels > 1)?;
    let letters = &mut letters[..len];
    let to = place(letters).filter(|to| *to != from)?;
    letters[to] = Letter::vowel(letters[to])?.with_tone(tone);
    Some(letters.iter().collect())
}

/// Index of the letter that carries the tone.
pub(super) fn place(letters: &[char]) -> Option<usize> {
    let vowel = |c: &char| Letter::vowel(*c).is_some();
    let mut start = letters.iter().position(vowel)?;
    // The u of "qu" and the i of "gi" belong to the consonant where another vowel follows.
    let glide = matches!(letters, ['q', 'u', next, ..] | ['g', 'i', next, ..] if vowel(next));
    if glide {
        start += 1;
    }
    let end = letters[start..]
        .iter()
        .position(|c| !vowel(c))
        .map_or(letters.len(), |count| start + count);
    let (onset, nucleus, coda) = (&letters[..start], &letters[start..end], &letters[end..]);
    if !(is_nucleus(nucleus) && is_onset(onset) && is_coda(coda)) {
        return None;
    }
    let quality = nucleus.iter().rposition(|&c| Letter::of(c).is_some());
    let at = match (quality, nucleus.len()) {
        (Some(at), _) => at,
        (None, 1) => 0,
        (None, 2) if coda.is_empty() => 0,
        (None, _) => 1,
    };
    Some(start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_moves_to_where_it_belongs_and_only_there() {
        for (given, wanted) in [
            ("hoà", "hòa"),
            ("khoẻ", "khỏe"),
            ("thuỷ", "thủy"),
            ("uỷ", "ủy"),
            ("qúy", "quý"),
            ("qủa", "quả"),
            ("gía", "giá"),
            ("gìơ", "giờ"),
            ("ngòai", "ngoài"),
            ("khóan", "khoán"),
            ("qúan", "quán"),
            ("túyên", "tuyến"),
            ("chúân", "chuấn"),
            ("nghíêng", "nghiếng"),
        ] {
            assert_eq!(placed(given).as_deref(), Some(wanted), "{given}");
        }
        for right in [
            "hòa", "quý", "quá", "giá", "gì", "giết", "của", "mùa", "bìa", "nghĩa", "huỳnh",
            "thuở", "khuỷu", "ngoẻo", "hoàn", "xoáy", "được", "rượu", "ý", "yếu", "tuổi", "xoòng",
            "ủy", "quyển", "giữa", "lửa", "sứ",
        ] {
            assert_eq!(placed(right), None, "{right}");
        }
    }

    #[test]
    fn words_that_are_no_vietnamese_syllable_stay() {
        for word in [
            "café",
            "résumé",
            "josé",
            "ngoaì1",
            "pàolo",
            "fàu",
            "hoàhoà",
            "a\u{301}o",
            "",
            "xyz",
        ] {
            assert_eq!(placed(word), None, "{word}");
        }
    }
}
