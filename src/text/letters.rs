//! The Vietnamese letters as a table: each is a base letter (with its quality mark) and a tone.

/// Rows of [`LETTERS`]: the base letters that carry marks, and đ.
const ROWS: [[char; 6]; 13] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
    ['đ', 'đ', 'đ', 'đ', 'đ', 'đ'],
];

/// The ASCII letter under each row.
const PLAIN: [u8; 13] = *b"aaaeeiooouuyd";

/// First and last code point of the two blocks that hold every marked Vietnamese letter.
const LOW: (u32, u32) = (0xC0, 0x1B0);
const HIGH: (u32, u32) = (0x1EA0, 0x1EF9);
const LOW_LEN: usize = (LOW.1 - LOW.0 + 1) as usize;
const LEN: usize = LOW_LEN + (HIGH.1 - HIGH.0 + 1) as usize;

/// For each code point of the two blocks: 0 (no Vietnamese letter) or `1 + row * 6 + tone`, for either case.
static LETTERS: [u8; LEN] = build();

const fn slot(c: u32) -> Option<usize> {
    if c >= LOW.0 && c <= LOW.1 {
        Some((c - LOW.0) as usize)
    } else if c >= HIGH.0 && c <= HIGH.1 {
        Some(LOW_LEN + (c - HIGH.0) as usize)
    } else {
        None
    }
}

const fn build() -> [u8; LEN] {
    let mut table = [0; LEN];
    let mut row = 0;
    while row < ROWS.len() {
        let mut tone = 0;
        while tone < 6 {
            let lower = ROWS[row][tone] as u32;
            if let Some(at) = slot(lower) {
                let value = (1 + row * 6 + if row == 12 { 0 } else { tone }) as u8;
                table[at] = value;
                // In Latin-1 the capital stands 0x20 before, elsewhere right before.
                let upper = if lower <= 0xFF {
                    lower - 0x20
                } else {
                    lower - 1
                };
                if let Some(at) = slot(upper) {
                    table[at] = value;
                }
            }
            tone += 1;
        }
        row += 1;
    }
    table
}

/// A Vietnamese vowel or đ, in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    row: u8,
    /// 0 none, then huyền, hỏi, ngã, sắc, nặng: the order of the alphabet.
    pub tone: u8,
}

impl Letter {
    /// Reads a marked letter of either case; `None` for ASCII and for letters of other languages.
    pub(super) fn of(c: char) -> Option<Self> {
        match slot(c as u32).map(|at| LETTERS[at]) {
            None | Some(0) => None,
            Some(value) => Some(Self {
                row: (value - 1) / 6,
                tone: (value - 1) % 6,
            }),
        }
    }

    /// Reads a lower-case vowel, or a marked one of either case.
    pub(super) fn vowel(c: char) -> Option<Self> {
        let row = match c {
            'a' => 0,
            'e' => 3,
            'i' => 5,
            'o' => 6,
            'u' => 9,
            'y' => 11,
            '\0'..='\x7F' => return None,
            _ => return Self::of(c).filter(|letter| letter.row != 12),
        };
        Some(Self { row, tone: 0 })
    }

    /// The letter without its tone, lower case.
    pub(super) fn base(self) -> char {
        ROWS[usize::from(self.row)][0]
    }

    /// The same letter with another tone.
    pub(super) fn with_tone(self, tone: u8) -> char {
        ROWS[usize::from(self.row)][usize::from(tone.min(5))]
    }

    /// Lower case, marks kept.
    pub(super) fn lower(self) -> char {
        self.with_tone(self.tone)
    }

    /// Lower case, all marks dropped.
    pub(super) fn plain(self) -> u8 {
        PLAIN[usize::from(self.row)]
    }
}

/// Letters that legacy fonts and converters leave where a Vietnamese one belongs: the Icelandic and African capital
/// that look like Đ, and the Latin "oi" that stands for ư in text taken out of old PDF files.
pub(super) fn lookalike(c: char) -> Option<char> {
    match c {
        '\u{D0}' | '\u{189}' => Some('Đ'),
        '\u{F0}' => Some('đ'),
        '\u{1A2}' => Some('Ư'),
        '\u{1A3}' => Some('ư'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_either_case_is_in_the_table() {
        for (row, letters) in ROWS.iter().enumerate() {
            for (tone, &c) in letters.iter().enumerate() {
                for c in [c]
                    .into_iter()
                    .chain(c.to_uppercase())
                    .filter(|c| !c.is_ascii())
                {
                    let letter = Letter::of(c).unwrap();
                    assert_eq!(usize::from(letter.row), row, "{c}");
                    assert!(usize::from(letter.tone) == tone || row == 12, "{c}");
                    assert_eq!(letter.lower().to_string(), c.to_lowercase().to_string());
                }
            }
        }
        let known = (0..0x3000)
            .filter_map(char::from_u32)
            .filter(|&c| Letter::of(c).is_some())
            .count();
        assert_eq!(
            known,
            2 * 67,
            "12 vowels with 6 tones, less 6 ASCII ones, and đ, in both cases"
        );
    }
}
