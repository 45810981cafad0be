//! The words of a text to the times that it is about.

use jiff::civil::Date;

use super::StatedPeriod;
use super::words::words;

/// A text that is read from its front, word by word.
pub(super) struct PeriodReader {
    words: Vec<String>,
    at: usize,
    pub periods: Vec<StatedPeriod>,
    /// Days on which something was signed, or that are no period for another reason.
    pub days: Vec<Date>,
}

/// A text of more words says its year with the word before it.
const SHORT: usize = 6;

impl PeriodReader {
    pub(super) fn of(text: &str) -> PeriodReader {
        let mut reader = PeriodReader {
            words: words(text),
            at: 0,
            periods: Vec::new(),
            days: Vec::new(),
        };
        while reader.at < reader.words.len() {
            // What is compared is another time.
            if reader.is(&["so", "voi"]) || reader.is(&["cung", "ky"]) {
                break;
            }
            let start = reader.at;
            let read = reader.days_said()
                || reader.blank_day()
                || reader.quarter()
                || reader.months()
                || reader.years_said();
            if !read || reader.at == start {
                reader.at = start + 1;
            }
        }
        reader
    }

    /// Whether the next words are these.
    fn is(&self, words: &[&str]) -> bool {
        let next = self.words.iter().skip(self.at);
        next.take(words.len()).eq(words.iter())
    }

    /// Passes over words where they come next.
    fn skip(&mut self, words: &[&str]) -> bool {
        let is = self.is(words);
        self.at += if is { words.len() } else { 0 };
        is
    }

    fn number(&mut self, within: std::ops::RangeInclusive<i16>) -> Option<i16> {
        let word = self.words.get(self.at)?;
        let is_figures = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        let number = word
            .parse()
            .ok()
            .filter(|n| is_figures && within.contains(n))?;
        self.at += 1;
        Some(number)
    }

    fn year(&mut self) -> Option<i16> {
        self.number(2000..=2099)
    }

    /// A year behind what belongs to it: `/2024`, `năm 2024`, `2024`.
    fn year_behind(&mut self) -> Option<i16> {
        let start = self.at;
        for sign in ["/", "-", ",", "(", "."] {
            if self.skip(&[sign]) {
                break;
            }
        }
        self.skip(&["cua"]);
        self.skip(&["nam"]);
        let year = self.year();
        if year.is_none() {
            self.at = start;
        }
        year
    }

    /// A day, with its year: `31/12/2024`, `31 tháng 12 năm 2024`, `2024-12-31`; also without it, the month then standing for it.
    fn day(&mut self) -> Option<(i16, i16, Option<i16>)> {
        let start = self.at;
        self.skip(&["ngay"]);
        let read = self.day_and_month();
        if read.is_none() {
            self.at = start;
        }
        read
    }

    fn day_and_month(&mut self) -> Option<(i16, i16, Option<i16>)> {
        let start = self.at;
        if let Some(year) = self.year()
            && self.skip(&["-"])
            && let Some(month) = self.number(1..=12)
            && self.skip(&["-"])
            && let Some(day) = self.number(1..=31)
        {
            return Some((day, month, Some(year)));
        }
        self.at = start;
        let day = self.number(1..=31)?;
        if self.skip(&["thang"]) {
            let month = self.number(1..=12)?;
            let behind = self.at;
            self.skip(&["nam"]);
            let year = self.year();
            if year.is_none() {
                self.at = behind;
            }
            return Some((day, month, year));
        }
        let sign = ["/", "-", "."].into_iter().find(|sign| self.is(&[sign]))?;
        self.at += 1;
        let month = self.number(1..=12)?;
        let behind = self.at;
        let year = self.skip(&[sign]).then(|| self.year()).flatten();
        if year.is_none() {
            self.at = behind;
        }
        Some((day, month, year))
    }

    /// From one day to another, up to a day, or a day alone.
    fn days_said(&mut self) -> bool {
        const UNTIL: &[&[&str]] = &[
            &["tinh", "den"],
            &["den", "het"],
            &["den", "thoi", "diem"],
            &["den"],
            &["cap", "nhat"],
            &["as", "of"],
            &["until"],
            &["up", "to"],
        ];
        let start = self.at;
        let is_until = UNTIL.iter().any(|words| self.skip(words));
        if is_until {
            self.skip(&["het"]);
            self.skip(&["thoi", "diem"]);
            self.skip(&["den"]);
        }
        let Some(first) = self.day() else {
            self.at = start;
            return false;
        };
        let behind = self.at;
        let joined = [&["den"][..], &["den", "het"], &["-"], &["to"], &["until"]];
        let is_joined = !is_until && joined.iter().rev().any(|words| self.skip(words));
        let last = if is_joined { self.day() } else { None };
        let as_date = |(day, month, year): (i16, i16, Option<i16>)| {
            let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
            Date::new(year?, month, day).ok()
        };
        if let Some(last) = last
            && let Some(to) = as_date(last)
        {
            let (day, month, year) = first;
            let year = year.unwrap_or(match (month, day) <= (last.1, last.0) {
                true => to.year(),
                false => to.year() - 1,
            });
            if let Some(from) = as_date((day, month, Some(year))).filter(|from| *from <= to) {
                self.periods.push(StatedPeriod::Days(from, to));
                return true;
            }
        }
        // “Từ 01/01 đến 30/09”, of whichever year: what begins in the second half of a month is of the next.
        if let (Some((_, to, None)), (day, month, None)) = (last, first) {
            let from = if day >= 15 { month % 12 + 1 } else { month };
            let months = i8::try_from(from).ok().zip(i8::try_from(to).ok());
            if let Some((from, to)) = months.filter(|(from, to)| from <= to) {
                self.periods.push(StatedPeriod::Months(from, to, None));
                return true;
            }
        }
        self.at = behind;
        match as_date(first) {
            Some(day) if is_until => self.periods.push(StatedPeriod::Until(day)),
            Some(day) => self.days.push(day),
            // `01/2024` is no day and a month.
            None if first.2.is_none() => {
                self.at = start;
                return false;
            }
            None => {}
        }
        true
    }

    /// The place for a day that was left open: “Hà Nội, ngày … tháng … năm 2024”.
    fn blank_day(&mut self) -> bool {
        let start = self.at;
        if !self.skip(&["ngay"]) {
            return false;
        }
        self.number(1..=31);
        let is_date = self.skip(&["thang"]);
        if is_date {
            self.number(1..=12);
            self.skip(&["nam"]);
            self.year();
        } else {
            self.at = start;
        }
        is_date
    }

    fn quarter(&mut self) -> bool {
        let start = self.at;
        // “3 quý đầu năm 2024”.
        if let Some(count) = self.number(2..=3)
            && self.skip(&["quy", "dau"])
            && let Ok(count) = i8::try_from(count)
        {
            let is_of_year = self.is(&["nam"]);
            let year = self.year_behind();
            self.at += usize::from(is_of_year && year.is_none());
            self.periods.push(StatedPeriod::Months(1, count * 3, year));
            return true;
        }
        self.at = start;
        if !self.skip(&["quy"]) && !self.skip(&["quarter"]) && !self.skip(&["q"]) {
            return false;
        }
        let roman = ["i", "ii", "iii", "iv"];
        let quarter = roman.iter().position(|number| self.skip(&[number]));
        let quarter = quarter.and_then(|at| i8::try_from(at + 1).ok());
        let quarter = quarter.or_else(|| self.number(1..=4).and_then(|n| i8::try_from(n).ok()));
        let Some(quarter) = quarter else {
            self.at = start;
            return false;
        };
        let year = self.year_behind();
        let first = quarter * 3 - 2;
        self.periods
            .push(StatedPeriod::Months(first, first + 2, year));
        true
    }

    fn months(&mut self) -> bool {
        self.some_months() || self.one_month() || self.half_year() || self.month_of_year()
    }

    /// “6 tháng đầu năm 2024”, “9 tháng năm 2024”, `6T/2024`.
    fn some_months(&mut self) -> bool {
        let start = self.at;
        let Some(count) = self.number(1..=11) else {
            return false;
        };
        let is_whole_word = self.skip(&["thang"]) || self.skip(&["months"]);
        if !is_whole_word && !self.skip(&["t"]) {
            self.at = start;
            return false;
        }
        let is_first = self.skip(&["dau"]);
        let is_last = !is_first && self.skip(&["cuoi"]);
        let is_of_year = self.is(&["nam"]);
        let year = self.year_behind();
        if is_of_year && year.is_none() {
            self.at += 1;
        }
        let is_end = self.words.get(self.at).is_none_or(|word| word == ")");
        let is_usual = matches!(count, 3 | 6 | 9) && is_whole_word && is_end;
        if !(is_first || is_last || is_of_year || year.is_some() || is_usual) {
            self.at = start;
            return false;
        }
        let Ok(count) = i8::try_from(count) else {
            return false;
        };
        let (first, last) = if is_last {
            (13 - count, 12)
        } else {
            (1, count)
        };
        self.periods.push(StatedPeriod::Months(first, last, year));
        true
    }

    /// “tháng 3 năm 2024”, `T3/2024`, “tháng 1 đến tháng 9”.
    fn one_month(&mut self) -> bool {
        let start = self.at;
        let is_whole_word = self.skip(&["thang"]);
        if !is_whole_word && !self.skip(&["t"]) {
            return false;
        }
        let Some(first) = self.number(1..=12) else {
            self.at = start;
            return false;
        };
        let mut last = first;
        let mut year = self.year_behind();
        let behind = self.at;
        if self.skip(&["den"]) || self.skip(&["-"]) {
            let _ = self.skip(&["het"]);
            let is_month = self.skip(&["thang"]) || self.skip(&["t"]) || is_whole_word;
            match self
                .number(1..=12)
                .filter(|last| is_month && first <= *last)
            {
                Some(month) => {
                    last = month;
                    year = self.year_behind().or(year);
                }
                None => self.at = behind,
            }
        }
        let (Ok(first), Ok(last)) = (i8::try_from(first), i8::try_from(last)) else {
            return false;
        };
        self.periods.push(StatedPeriod::Months(first, last, year));
        true
    }

    /// “nửa đầu năm 2024”.
    fn half_year(&mut self) -> bool {
        let is_first = self.skip(&["nua", "dau"]) || self.skip(&["first", "half"]);
        if !is_first && !self.skip(&["nua", "cuoi"]) && !self.skip(&["second", "half"]) {
            return false;
        }
        self.skip(&["of"]);
        let year = self.year_behind();
        let (first, last) = if is_first { (1, 6) } else { (7, 12) };
        self.periods.push(StatedPeriod::Months(first, last, year));
        true
    }

    /// `03/2024`.
    fn month_of_year(&mut self) -> bool {
        let start = self.at;
        // A number of a document is none.
        if self
            .at
            .checked_sub(1)
            .is_some_and(|before| self.words[before] == "so")
        {
            return false;
        }
        if let Some(month) = self.number(1..=12)
            && self.skip(&["/"])
            && let Some(year) = self.year()
            && let Ok(month) = i8::try_from(month)
        {
            self.periods
                .push(StatedPeriod::Months(month, month, Some(year)));
            return true;
        }
        self.at = start;
        false
    }

    fn years_said(&mut self) -> bool {
        let start = self.at;
        let is_named = self.skip(&["nam"]) || self.skip(&["year"]) || self.skip(&["giai", "doan"]);
        let is_short = || {
            let of_letters = |word: &&String| word.chars().all(char::is_alphabetic);
            self.words.iter().filter(of_letters).count() <= SHORT
        };
        if !is_named && !is_short() {
            return false;
        }
        let Some(first) = self.year() else {
            self.at = start;
            return false;
        };
        let behind = self.at;
        let is_joined = self.skip(&["-"]) || self.skip(&["den"]);
        let last = if is_joined { self.year() } else { None };
        let last = last.filter(|last| first <= *last);
        if last.is_none() {
            self.at = behind;
        }
        self.periods
            .push(StatedPeriod::Years(first, last.unwrap_or(first)));
        true
    }
}
