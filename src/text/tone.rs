//! Where the tone mark of a Vietnamese syllable stands.
//!
//! Two schools write *hòa, khỏe, thủy* and *hoà, khoẻ, thuỷ*; typists add *qúy*, *gía*, *ngòai*. All become the
//! traditional placement, which Vietnamese laws mostly use. What is no Vietnamese syllable stays as it is.

use super::letters::Letter;

/// No Vietnamese syllable is longer ("nghiêng").
const LONGEST: usize = 7;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
/// Vowel groups of two letters and more; a single vowel always counts.
const NUCLEI: [&str; 44] = [
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iu", "oa", "oă", "oe", "oi", "ôi",
    "ơi", "oo", "ôô", "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "ưa", "ưi", "ươ", "ưu", "yê",
    "iêu", "yêu", "oai", "oao", "oay", "oeo", "uây", "uôi", "uya", "uyê", "uyu", "ươi", "ươu",
];

/// Lower-case letters of one word, small enough for the stack.
#[derive(Clone, Copy)]
struct Letters {
    chars: [char; LONGEST],
    len: usize,
}

impl Letters {
    fn is(&self, from: usize, to: usize, text: &str) -> bool {
        text.chars().eq(self.chars[from..to].iter().copied())
    }
}

/// The lower-case NFC word with its tone mark where it belongs, or `None` if it stands there or this is no Vietnamese
/// syllable with exactly one tone mark.
pub(super) fn placed(word: &str) -> Option<String> {
    let mut letters = Letters {
        chars: ['\0'; LONGEST],
        len: 0,
    };
    let mut mark = None;
    for c in word.chars() {
        let at = letters.len;
        *letters.chars.get_mut(at)? = match Letter::of(c) {
            Some(letter) if letter.tone > 0 => {
                if mark.replace((at, letter.tone)).is_some() {
                    return None;
                }
                letter.base()
            }
            _ => c,
        };
        letters.len += 1;
    }
    let (from, tone) = mark?;
    let to = place(&letters)?;
    if from == to {
        return None;
    }
    letters.chars[to] = Letter::vowel(letters.chars[to])?.with_tone(tone);
    Some(letters.chars[..letters.len].iter().collect())
}

/// Index of the letter that carries the tone.
fn place(letters: &Letters) -> Option<usize> {
    let len = letters.len;
    let vowel = |at: usize| at < len && Letter::vowel(letters.chars[at]).is_some();
    let mut start = (0..len).find(|&at| vowel(at))?;
    // The u of "qu" and the i of "gi" belong to the consonant where another vowel follows.
    let glide = start == 1
        && matches!(
            (letters.chars[0], letters.chars[1]),
            ('q', 'u') | ('g', 'i')
        );
    if glide && vowel(start + 1) {
        start += 1;
    }
    let end = (start..len).find(|&at| !vowel(at)).unwrap_or(len);
    let known = |list: &[&str], from, to| list.iter().any(|text| letters.is(from, to, text));
    let nucleus = end - start == 1 || known(&NUCLEI, start, end);
    if !nucleus || !known(&ONSETS, 0, start) || !known(&CODAS, end, len) {
        return None;
    }
    let quality = (start..end)
        .rev()
        .find(|&at| Letter::of(letters.chars[at]).is_some_and(Letter::has_quality));
    Some(match (quality, end - start) {
        (Some(at), _) => at,
        (None, 1) => start,
        (None, 2) if end == len => start,
        (None, _) => start + 1,
    })
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
