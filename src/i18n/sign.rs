//! What a character is called that does not show, or looks like another.

use super::Message;
use super::message::message;
use crate::text::signs;

/// A character by its code point and its name: `U+00A0, a no-break space`.
pub fn sign(c: char) -> Message {
    let point = format!("U+{:04X}", u32::from(c));
    let id = signs::id(c);
    let name = match signs::narrow(c) {
        Some(ascii) => Message::new(id, vec![("ascii", super::MessageTree::Plain(ascii.into()))]),
        None => Message::new(id, Vec::new()),
    };
    message!("sign-named", point, name)
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Strings};
    use super::*;

    #[test]
    fn a_sign_is_named_by_code_point_and_name() {
        for (c, wanted) in [
            ('\u{a0}', "U+00A0, a no-break space"),
            ('\u{200b}', "U+200B, a zero-width space"),
            ('１', "U+FF11, a full-width digit 1"),
            ('Ａ', "U+FF21, a full-width letter A"),
            ('：', "U+FF1A, a full-width sign :"),
            ('\u{661}', "U+0661, a digit of another script"),
            ('а', "U+0430, a letter that is not of the English alphabet"),
        ] {
            assert_eq!(sign(c).as_str(), wanted);
        }
    }

    #[test]
    fn every_sign_has_a_name_in_both_languages() {
        let both = [Strings::new(Lang::Vi), Strings::new(Lang::En)];
        let signs = (0..0x1_0000).filter_map(char::from_u32);
        for c in signs.filter(|c| signs::is_odd(*c)) {
            let id = signs::id(c);
            assert!(
                both.iter().all(|strings| strings.find(id).is_some()),
                "{id}"
            );
        }
    }
}
