//! Texts that are not what somebody wrote: of a font from before Unicode, or with characters that a program has lost.

use crate::i18n::{Message, message};

/// Why a text is not what somebody wrote; none where it may be. In words that follow the cell.
pub(super) fn garbled(text: &str) -> Option<Message> {
    if text.contains('\u{fffd}') {
        return Some(message!("import-lost-characters", text));
    }
    let words = text.split_whitespace();
    let (mut signs, mut letters) = (0, 0);
    for word in words {
        signs += usize::from(has_sign(word));
        letters += usize::from(has_letter(word));
    }
    (signs > 0 || letters > 1).then(|| message!("import-old-font", text))
}

/// Signs that stand for letters in TCVN3, in the midst of a word.
fn has_sign(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    chars.iter().enumerate().any(|(at, sign)| {
        let other = |at: Option<usize>| at.and_then(|at| chars.get(at));
        let (before, after) = (other(at.checked_sub(1)), other(Some(at + 1)));
        match sign {
            '¸' | 'µ' | '¶' | '¹' | '¨' | '¬' | '¾' | '¼' | '½' => {
                before.is_some_and(char::is_ascii_alphabetic)
            }
            // A trade mark follows its name.
            '®' | '©' | 'ª' => {
                before.is_none() && after.is_some_and(|c| !c.is_ascii_punctuation())
            }
            _ => false,
        }
    })
}

/// Letters of other languages, which both fonts put in the place of Vietnamese ones.
fn has_letter(word: &str) -> bool {
    let is_foreign = |c| {
        matches!(
            c,
            'ä' | 'ö'
                | 'ü'
                | 'å'
                | 'æ'
                | 'ç'
                | 'ë'
                | 'ï'
                | 'î'
                | 'û'
                | 'ñ'
                | 'ð'
                | 'þ'
                | 'ÿ'
                | 'ß'
                | 'ø'
                | 'Ä'
                | 'Ö'
                | 'Ü'
                | 'Å'
                | 'Æ'
                | 'Ç'
                | 'Ë'
                | 'Ï'
                | 'Î'
                | 'Û'
                | 'Ñ'
                | 'Þ'
                | 'Ø'
        )
    };
    word.chars().any(is_foreign) && word.chars().any(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::garbled;

    #[test]
    fn what_was_written_in_an_old_font_or_lost_its_characters_is_known() {
        for (bad, why) in [
            ("Bé T\u{2212} ph¸p", "TCVN3"),
            ("Quy\u{d5}t ®\u{de}nh", "TCVN3"),
            ("®¨ng ký", "TCVN3"),
            ("Boä Tö phaùp", "VNI"),
            ("B\u{fffd} T\u{fffd} pháp", "lost characters"),
        ] {
            let said = garbled(bad).unwrap_or_default();
            assert!(said.contains(why), "{bad}: {said}");
        }
        for fine in [
            "Bộ trưởng Bộ Tư pháp",
            "Nguyễn Văn Ân, Phó Thủ tướng",
            "Cắt giảm 50 % thời hạn; 25 m², 3 × 4, 30 °C, «nguyên văn», Điều 5 § 2",
            "ứng dụng Zalo® của người dân",
            "Văn phòng Müller",
            "Quyết định số 1/QĐ-BTP".to_uppercase().as_str(),
        ] {
            assert_eq!(garbled(fine), None, "{fine}");
        }
    }
}
