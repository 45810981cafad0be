//! What was meant by keys of a Vietnamese keyboard that were typed while the input method was off: *ddawng* or *d9a8ng*
//! for *đăng*.

use super::letters::Letter;
use super::tone;

/// Longest word that is read: the longest syllable, each letter with its keys.
const LONGEST: usize = 12;

/// The Vietnamese syllable that the Telex or VNI keys of an ASCII word make; `None` where they make none, or nothing but
/// the letters as they stand.
pub(crate) fn typed_without_method(word: &str) -> Option<String> {
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    let mut mark = 0;
    let mut changed = false;
    for key in word.chars().map(|c| c.to_ascii_lowercase()) {
        let has_vowel = letters.iter().any(|&c| Letter::vowel(c).is_some());
        let tone = match key {
            'f' | '2' => 1,
            'r' | '3' => 2,
            'x' | '4' => 3,
            's' | '1' => 4,
            'j' | '5' => 5,
            _ => 0,
        };
        if tone > 0 && has_vowel {
            if mark > 0 {
                return None;
            }
            (mark, changed) = (tone, true);
        } else if shaped(&mut letters, key) {
            changed = true;
        } else if key.is_ascii_alphabetic() {
            letters.push(key);
        } else {
            return None;
        }
    }
    if !changed {
        return None;
    }
    let at = tone::place(&letters)?;
    letters[at] = Letter::vowel(letters[at])?.with_tone(mark);
    Some(letters.into_iter().collect())
}

/// Gives a letter that is there the shape that a key asks for; whether there is one.
fn shaped(letters: &mut [char], key: char) -> bool {
    let last = |letters: &[char], of: &[char]| letters.iter().rposition(|c| of.contains(c));
    let wanted: &[(char, char)] = match key {
        'd' | '9' => {
            // Only the letter that begins a syllable is a đ.
            let Some(first @ 'd') = letters.first_mut() else {
                return false;
            };
            *first = 'đ';
            return true;
        }
        'a' => &[('a', 'â')],
        'e' => &[('e', 'ê')],
        'o' => &[('o', 'ô')],
        '6' => &[('a', 'â'), ('e', 'ê'), ('o', 'ô')],
        '8' => &[('a', 'ă')],
        'w' => &[('a', 'ă'), ('o', 'ơ'), ('u', 'ư')],
        '7' => &[('o', 'ơ'), ('u', 'ư')],
        _ => return false,
    };
    let plain: Vec<char> = wanted.iter().map(|(plain, _)| *plain).collect();
    let Some(at) = last(letters, &plain) else {
        return false;
    };
    // "uow": the hook belongs to both; in "ua" to the first.
    let with_u = at > 0 && letters[at - 1] == 'u' && matches!(key, 'w' | '7');
    let glide = at > 1 && letters[at - 2] == 'q';
    match (letters[at], with_u && !glide) {
        ('a', true) => letters[at - 1] = 'ư',
        ('o', true) => (letters[at - 1], letters[at]) = ('ư', 'ơ'),
        (c, _) => {
            let shape = wanted.iter().find(|(plain, _)| *plain == c);
            letters[at] = shape.map_or(c, |(_, shape)| *shape);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_make_the_syllable_that_was_meant() {
        for (keys, wanted) in [
            ("ddawng", "đăng"),
            ("dangwd", "đăng"),
            ("kys", "ký"),
            ("keets", "kết"),
            ("ketes", "kết"),
            ("hoon", "hôn"),
            ("dduwowcj", "được"),
            ("dduowcj", "được"),
            ("nguwowif", "người"),
            ("nguowif", "người"),
            ("quyeets", "quyết"),
            ("muaf", "mùa"),
            ("muwa", "mưa"),
            ("muaw", "mưa"),
            ("hoaf", "hòa"),
            ("d9a8ng", "đăng"),
            ("ky1", "ký"),
            ("Ket61", "kết"),
            ("d9u7o7c5", "được"),
            ("gias", "giá"),
        ] {
            assert_eq!(
                typed_without_method(keys).as_deref(),
                Some(wanted),
                "{keys}"
            );
        }
    }

    #[test]
    fn what_makes_no_syllable_is_left_alone() {
        for word in [
            "khai", "sinh", "google", "45", "a1b", "xyz", "đăng", "", "ssss", "h26", "bttt",
        ] {
            assert_eq!(typed_without_method(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_is_read_or_left_alone(word in "\\PC{0,14}|[a-z0-9]{0,12}") {
            if let Some(read) = typed_without_method(&word) {
                prop_assert!(read.chars().count() <= word.len());
                prop_assert_ne!(read, word);
            }
        }
    }
}
