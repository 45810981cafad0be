//! Names as they look: letters of other scripts that a reader takes for Latin ones become these.

use unicode_normalization::UnicodeNormalization;

use super::normal::fold;
use super::signs::is_hidden;

/// Small letters, and digits, that look like a Latin letter.
const PAIRS: &[(char, char)] = &[
    // Cyrillic.
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ѵ', 'v'),
    // Greek.
    ('α', 'a'),
    ('β', 'b'),
    ('ε', 'e'),
    ('η', 'n'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    // Latin ones of other languages, and digits.
    ('ı', 'i'),
    ('ɑ', 'a'),
    ('ɡ', 'g'),
    ('ɩ', 'i'),
    ('0', 'o'),
    ('1', 'l'),
];

/// A text in capitals, with letters that look like Latin ones, or like Đ, as these, wide signs as narrow ones and without signs
/// that do not show; digits and accents stay.
pub fn latin_capitals(text: &str) -> String {
    let shown = text.nfkc().filter(|c| !is_hidden(*c));
    let small = shown.collect::<String>().to_lowercase();
    let latin = small.chars().map(|c| match c {
        'ð' | 'ɖ' => 'đ',
        c if c.is_ascii() => c,
        c => latin(c),
    });
    latin.collect::<String>().to_uppercase()
}

fn latin(c: char) -> char {
    let mut pairs = PAIRS.iter();
    pairs.find(|(of, _)| *of == c).map_or(c, |(_, to)| *to)
}

/// What two names that look alike have in common: without accents, case, spaces, signs and the script of their letters.
pub fn look_alike(name: &str) -> String {
    let compatible: String = name.nfkc().collect::<String>().to_lowercase();
    let latin: String = compatible.chars().map(latin).collect();
    let mut folded = fold(&latin);
    folded.retain(char::is_alphanumeric);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_scripts_do_not_make_another_name() {
        let name = look_alike("Trần Thị Duyệt");
        for same in [
            "TRẦN THỊ DUYỆT",
            "Tran  Thi Duyet",
            "Тrần Thị Duyệt",
            "Trần\u{200b} Thị Duyệt",
            "Ｔrần Thị Duyệt",
            "Tr\u{e2}\u{300}n Thị Duyệt",
        ] {
            assert_eq!(look_alike(same), name, "{same}");
        }
        assert_ne!(look_alike("Trần Thị Duyên"), name);
        assert_eq!(look_alike(" \u{200b}–"), "");
    }
}
