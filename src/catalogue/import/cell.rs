//! What cells say: dates, words, texts. Nothing is guessed.

use jiff::civil::Date;

use super::table::{Fault, Row};
use crate::catalogue::kind::FileKind;
use crate::catalogue::plausibility::day_doubt;
use crate::text::{self, Block, Changes};

/// The reading of one row: its cells, and all that is wrong with them.
pub(super) struct Reading<'a> {
    pub row: &'a Row,
    pub changes: Changes,
    faults: Vec<Fault>,
}

impl<'a> Reading<'a> {
    pub fn new(row: &'a Row) -> Reading<'a> {
        Reading {
            row,
            changes: Changes::default(),
            faults: match &row.misfit {
                Some(misfit) => vec![misfit.clone()],
                None => row.faults().collect(),
            },
        }
    }

    /// The value of a cell that may be empty.
    pub fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        match read(self.row.trimmed(name)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.fault(name, &reason);
                None
            }
        }
    }

    /// The value of a cell that must be filled.
    pub fn required<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        if self.row.trimmed(name).is_none() {
            self.fault(name, "is empty");
        }
        self.optional(name, read)
    }

    /// The text of a code exactly as it stands: never trimmed into shape, and never what a spreadsheet took for a number.
    pub fn code(&mut self, name: &str) -> Option<&'a str> {
        let code = self.row.exact(name)?;
        if self.row.is_computed(name) {
            self.fault(name, &number_for_code(code));
            return None;
        }
        Some(code)
    }

    /// The text of a cell, cleaned, as one line.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let cleaned = text::clean(self.row.trimmed(name)?, Block::Line);
        self.changes += cleaned.changes;
        Some(cleaned.text).filter(|text| !text.is_empty())
    }

    /// Notes what is wrong with a cell.
    pub fn fault(&mut self, name: &str, reason: &str) {
        // Where the cells cannot be told apart, what each seems to say means nothing; what is wrong with a cell was said.
        if self.row.misfit.is_none() && self.row.wrong(name).is_none() {
            self.faults.push(Fault {
                cell: self.row.place(name),
                reason: format!("`{name}` {reason}"),
            });
        }
    }

    /// Why the row is refused, with all that is wrong with it at the first cell; none where nothing is wrong.
    pub fn refusal(&self) -> Option<Fault> {
        let first = self.faults.first()?;
        let reasons: Vec<&str> = self.faults.iter().map(|f| f.reason.as_str()).collect();
        Some(Fault {
            cell: first.cell,
            reason: reasons.join("; "),
        })
    }
}

/// A day that a file of some kind may mean, as `2026-11-21` or `21/11/2026`.
pub(super) fn day_in(kind: FileKind, text: &str) -> Result<Date, String> {
    let day = date(text)?;
    match day_doubt(kind, day) {
        Some(doubt) => Err(format!("is {day}, which {}", doubt.reason)),
        None => Ok(day),
    }
}

/// A date as `2026-11-21` or `21/11/2026`.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let figures = |part: &str, count: usize| {
        (part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    if figures(text, 4).is_some() {
        return Err(format!(
            "is the bare year {text}; write the day, as reporting years often run from 15 December to 14 December"
        ));
    }
    let parts = |sign| text.split(sign).collect::<Vec<_>>();
    let read = match (parts('-').as_slice(), parts('/').as_slice()) {
        ([year, month, day], _) | (_, [day, month, year]) => figures(year, 4)
            .zip(figures(month, 2))
            .zip(figures(day, 2))
            .map(|((year, month), day)| (year, month, day)),
        _ => None,
    };
    let Some((year, month, day)) = read else {
        // Spreadsheets count days from 1900.
        let serial = if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
            "; where it is a spreadsheet's number of a day, format the cell as a date"
        } else {
            ""
        };
        return Err(format!(
            "is `{text}`, which is no date; write 2026-11-21 or 21/11/2026{serial}"
        ));
    };
    i8::try_from(month)
        .ok()
        .zip(i8::try_from(day).ok())
        .and_then(|(month, day)| Date::new(year, month, day).ok())
        .ok_or_else(|| {
            format!("is `{text}`, a day that does not exist; write 2026-11-21 or 21/11/2026")
        })
}

/// The day on which a source was retrieved: one that has come.
pub(super) fn retrieved(kind: FileKind, text: &str, today: Option<Date>) -> Result<Date, String> {
    let day = day_in(kind, text)?;
    match today.filter(|today| day > *today) {
        Some(today) => Err(format!("is {day}, which lies ahead: today is {today}")),
        None => Ok(day),
    }
}

/// One of some words, whatever their case.
pub(super) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let wanted = text::exact(text);
    let found = words.iter().find(|(word, _)| text::exact(word) == wanted);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("is `{text}`, and may be one of: {}", words.join(", "))
    })
}

/// A code that a spreadsheet stores as a number; zeros at its end are gone.
pub(super) fn number_for_code(text: &str) -> String {
    format!(
        "is the number {text} and no text: a spreadsheet drops zeros at the end of a number, so which code it was cannot be told; \
         format the column as text and write the codes anew"
    )
}

/// A code that has not the form of one; the reason names what spreadsheets do to codes.
pub(super) fn bad_code(text: &str) -> String {
    let mut reason = format!(
        "is `{text}`, which is no procedure code: one looks exactly like 1.001193, or begins with a letter"
    );
    if text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    {
        reason +=
            "; a spreadsheet takes a code for a number and drops zeros unless the column is text";
    } else if text.trim() != text {
        reason += "; remove the blanks around it";
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_whole_days_with_the_day_first_or_last() {
        for good in ["2024-12-15", "15/12/2024"] {
            assert_eq!(date(good), Ok(jiff::civil::date(2024, 12, 15)), "{good}");
        }
        for (bad, why) in [
            ("2024", "bare year"),
            ("2024-02-30", "does not exist"),
            ("12/31/2024", "does not exist"),
            ("1/5/2024", "no date"),
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
            Err("is `toan quoc`, and may be one of: nationwide, toàn quốc, unit".to_owned())
        );
    }
}
