//! What cells say: dates, words, texts. Nothing is guessed.

use jiff::civil::Date;

use super::garbled::garbled;
use super::table::{RowError, TableRow};
use crate::catalogue::kind::FileKind;
use crate::catalogue::plausibility::day_doubt;
use crate::i18n::{Message, message};
use crate::text::{self, CleaningCounts, NewlineRule};

/// The reading of one row: its cells, and all that is wrong with them.
pub(super) struct RowReader<'a> {
    pub row: &'a TableRow,
    pub changes: CleaningCounts,
    faults: Vec<RowError>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(row: &'a TableRow) -> RowReader<'a> {
        RowReader {
            row,
            changes: CleaningCounts::default(),
            faults: match &row.misfit {
                Some(misfit) => vec![misfit.clone()],
                None => row.faults().collect(),
            },
        }
    }

    /// The value of a cell that may be empty.
    pub(super) fn optional<T, E: Into<Message>>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match read(self.row.trimmed(name)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.fault(name, reason);
                None
            }
        }
    }

    /// The value of a cell that must be filled.
    pub(super) fn required<T, E: Into<Message>>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        if self.row.trimmed(name).is_none() {
            self.fault(name, message!("import-empty"));
        }
        self.optional(name, read)
    }

    /// The text of a code exactly as it stands: never trimmed into shape, and never what a spreadsheet took for a number.
    pub(super) fn code(&mut self, name: &str) -> Option<&'a str> {
        let code = self.row.exact(name)?;
        if self.row.is_computed(name) {
            self.fault(name, number_for_code(code));
            return None;
        }
        Some(code)
    }

    /// The text of a cell, cleaned, as one line.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let cleaned = text::clean(self.row.trimmed(name)?, NewlineRule::Line);
        self.changes += cleaned.changes;
        let text = Some(cleaned.text).filter(|text| !text.is_empty())?;
        if let Some(reason) = garbled(&text) {
            self.fault(name, reason);
            return None;
        }
        if is_ditto(&text) {
            self.fault(name, ditto(&text));
            return None;
        }
        Some(text)
    }

    /// The number of a decision that was signed: one that has the form of a number.
    pub(super) fn number(&mut self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        match signed_number(&text) {
            Ok(number) => Some(number),
            Err(reason) => {
                self.fault(name, reason);
                None
            }
        }
    }

    /// Notes what is wrong with a cell.
    pub(super) fn fault(&mut self, name: &str, reason: impl Into<Message>) {
        // Where the cells cannot be told apart, what each seems to say means nothing; what is wrong with a cell was said.
        if self.row.misfit.is_none() && self.row.wrong(name).is_none() {
            self.faults.push(RowError {
                cell: self.row.place(name),
                reason: message!("import-cell", name, reason = reason.into()),
            });
        }
    }

    /// Notes what is wrong with a cell of a column that is not read.
    pub(super) fn fault_beside(&mut self, fault: RowError) {
        if self.row.misfit.is_none() {
            self.faults.push(fault);
        }
    }

    /// Why the row is refused, with all that is wrong with it at the first cell; none where nothing is wrong.
    pub(super) fn refusal(&self) -> Option<RowError> {
        let first = self.faults.first()?;
        let reasons = self.faults.iter().map(|fault| fault.reason.clone());
        Some(RowError {
            cell: first.cell,
            reason: Message::joined(reasons, "; "),
        })
    }
}

/// A day that a file of some kind may mean, as `2026-11-21` or `21/11/2026`.
pub(super) fn day_in(kind: FileKind, text: &str) -> Result<Date, Message> {
    let day = date(text)?;
    match day_doubt(kind, day) {
        Some(doubt) => Err(message!("import-day-doubtful", day, reason = doubt.reason)),
        None => Ok(day),
    }
}

/// A date as `2026-11-21`, `21/11/2026`, `1/11/2026` or `01.11.2026`: the day stands first, as in Vietnamese, or last.
pub(super) fn date(text: &str) -> Result<Date, Message> {
    let figures = |part: &str, count: usize| {
        (part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    if figures(text, 4).is_some() {
        return Err(message!("import-bare-year", text));
    }
    let parts = |sign| text.split(sign).collect::<Vec<_>>();
    let short = |part: &str| figures(part, 2).or_else(|| figures(part, 1));
    let day_first = |parts: &[&str]| match parts {
        [day, month, year] => Some((figures(year, 4)?, short(month)?, short(day)?)),
        _ => None,
    };
    let read = match parts('-').as_slice() {
        [year, month, day] => figures(year, 4)
            .zip(figures(month, 2))
            .zip(figures(day, 2))
            .map(|((year, month), day)| (year, month, day)),
        _ => day_first(&parts('/')).or_else(|| day_first(&parts('.'))),
    };
    let Some((year, month, day)) = read else {
        // Spreadsheets count days from 1900.
        let is_serial = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        return Err(match is_serial {
            true => message!("import-no-date-serial", text),
            false => message!("import-no-date", text),
        });
    };
    i8::try_from(month)
        .ok()
        .zip(i8::try_from(day).ok())
        .and_then(|(month, day)| Date::new(year, month, day).ok())
        .ok_or_else(|| message!("import-no-such-day", text))
}

/// The day on which a source was retrieved: one that has come.
pub(super) fn retrieved(kind: FileKind, text: &str, today: Option<Date>) -> Result<Date, Message> {
    let day = day_in(kind, text)?;
    match today.filter(|today| day > *today) {
        Some(today) => Err(message!("import-day-ahead", day, today)),
        None => Ok(day),
    }
}

/// Whether a cell only says that it holds what the one above it holds: nothing of its own.
pub(super) fn is_ditto(text: &str) -> bool {
    const MARKS: &[char] = &['"', '\'', '“', '”', '″', '〃', ',', '’'];
    if text.chars().all(|c| MARKS.contains(&c)) && !text.is_empty() {
        return true;
    }
    let bare = text::exact(text);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        bare,
        "nt" | "n.t" | "n/t" | "như trên" | "nhu tren" | "ditto" | "idem" | "as above"
    )
}

/// Why a ditto mark is refused.
pub(super) fn ditto(text: &str) -> Message {
    message!("import-ditto", text)
}

/// The number of a document that was signed, such as 1234/QĐ-BTP: figures, a slash, letters. A word that stands before it
/// (“Số:”) is no part of it.
pub(super) fn signed_number(text: &str) -> Result<String, Message> {
    let number = ["số:", "số", "so:"]
        .iter()
        .find_map(|word| {
            let head = text.get(..word.len())?;
            (text::exact(head) == *word).then(|| text[word.len()..].trim_start())
        })
        .unwrap_or(text);
    let is_number = number.split_once('/').is_some_and(|(figures, letters)| {
        let figures = figures.trim_end();
        // Letters may stand before them, with a hyphen: MH-01/QĐ-PA.
        let figures = match figures.split_once('-') {
            Some((series, rest))
                if !series.is_empty() && series.chars().all(|c| c.is_ascii_uppercase()) =>
            {
                rest
            }
            _ => figures,
        };
        let is_figures = figures.starts_with(|c: char| c.is_ascii_digit())
            && figures.contains(|c: char| matches!(c, '1'..='9'))
            && figures
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '.');
        let mut parts = letters.split(['-', '/']).map(str::trim);
        let is_part = |part: &str| {
            // A raised figure is the mark of a footnote.
            let is_letter = |c: char| c.is_alphabetic() || c.is_ascii_digit();
            let sign = |c: char| is_letter(c) || matches!(c, '.' | '_' | '&');
            !part.is_empty() && part.chars().all(sign)
        };
        is_figures && letters.contains(char::is_alphabetic) && parts.all(is_part)
    });
    match is_number {
        true => Ok(number.to_owned()),
        false => Err(message!("import-no-number", text)),
    }
}

/// One of some words, whatever their case.
pub(super) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, Message> {
    let wanted = text::exact(text);
    let found = words.iter().find(|(word, _)| text::exact(word) == wanted);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        message!("import-no-word", text, words = words.join(", "))
    })
}

/// A code that a spreadsheet stores as a number; zeros at its end are gone.
pub(super) fn number_for_code(text: &str) -> Message {
    message!("import-number-for-code", text)
}

/// A code that has not the form of one; the reason names what spreadsheets do to codes.
pub(super) fn bad_code(text: &str) -> Message {
    let figures = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b',');
    if text.bytes().all(figures) {
        message!("import-no-code-figures", text)
    } else if text.trim() != text {
        message!("import-no-code-blanks", text)
    } else {
        message!("import-no-code", text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_whole_days_with_the_day_first_or_last() {
        for good in ["2024-12-15", "15/12/2024", "15.12.2024"] {
            assert_eq!(date(good), Ok(jiff::civil::date(2024, 12, 15)), "{good}");
        }
        for good in ["1/5/2024", "01/5/2024", "1.5.2024", "01.05.2024"] {
            assert_eq!(date(good), Ok(jiff::civil::date(2024, 5, 1)), "{good}");
        }
        for (bad, why) in [
            ("2024", "bare year"),
            ("2024-02-30", "does not exist"),
            ("12/31/2024", "does not exist"),
            ("1/5/24", "no date"),
            ("1/5.2024", "no date"),
            ("2024-1-5", "no date"),
            ("2024/01/05", "no date"),
            ("01-05-2024", "no date"),
            ("2024-01-05T00:00", "no date"),
            ("٢٠٢٤", "no date"),
            ("45292", "no date"),
            ("12/2024", "no date"),
        ] {
            let reason = date(bad).unwrap_err();
            assert!(reason.contains(why), "{bad}: {reason}");
        }
    }

    #[test]
    fn a_number_of_a_signed_document_has_figures_a_slash_and_letters() {
        for (text, number) in [
            ("77/QĐ-BTP", "77/QĐ-BTP"),
            ("Số: 77/QĐ-BTP", "77/QĐ-BTP"),
            ("Số 06/QĐ-TTg", "06/QĐ-TTg"),
            ("15a/2024/QĐ-UBND", "15a/2024/QĐ-UBND"),
            ("66.18/2026/NQ-CP", "66.18/2026/NQ-CP"),
            ("1203/NQ-UBTVQH15", "1203/NQ-UBTVQH15"),
            ("2171/QĐ-UBND-DatDai", "2171/QĐ-UBND-DatDai"),
            ("12 / QĐ - BTP", "12 / QĐ - BTP"),
            ("MH-01/QĐ-PA", "MH-01/QĐ-PA"),
        ] {
            assert_eq!(signed_number(text).as_deref(), Ok(number), "{text}");
        }
        for bad in [
            "-",
            "nt",
            "0",
            "77",
            "QĐ",
            "...../QĐ-BTP",
            "Số:     /QĐ-BTP",
            "/QĐ-BTP",
            "0/QĐ-BTP",
            "77/QĐ-BTP; 78/QĐ-BTP",
            "77/QĐ-BTP, 78/QĐ-BTP",
            "77/QĐ-BTP 78/QĐ-BTP",
            "77/QĐ-BTP và 78/QĐ-BTP",
            "Chưa có số",
            "77/2024",
            "77/",
            "số",
            "QĐ 77/BTP",
            "-77/QĐ-BTP",
            "MH-/QĐ-BTP",
            "77/QĐ-BTP¹",
            "77/QĐ-BTP₂",
        ] {
            assert!(signed_number(bad).is_err(), "{bad}");
        }
        for mark in [
            "nt",
            "NT",
            "-nt-",
            "(nt)",
            "như trên",
            "Như trên.",
            "\"",
            "''",
            "”",
            "〃",
            "n/t",
        ] {
            assert!(is_ditto(mark), "{mark}");
        }
        assert!(!is_ditto("Nt. Hương") && !is_ditto("Bộ Tư pháp") && !is_ditto("-"));
    }

    #[test]
    fn words_are_known_in_any_case_and_normal_form() {
        let words = [("nationwide", 1), ("toàn quốc", 1), ("unit", 2)];
        for (text, value) in [
            ("Nationwide", 1),
            ("TOÀN QUỐC", 1),
            ("toa\u{300}n quo\u{302}\u{301}c", 1),
            ("unit", 2),
        ] {
            assert_eq!(word(text, &words), Ok(value), "{text}");
        }
        assert_eq!(
            word("toan quoc", &words),
            Err("is `toan quoc`, and may be one of: nationwide, toàn quốc, unit".into())
        );
    }
}
