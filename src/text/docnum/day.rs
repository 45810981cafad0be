//! The day of signing, as it stands behind a number.

use jiff::civil::Date;

use crate::text::normal::{syllables, unaccented};

/// A day that a text begins with ("ngày 30/7/2024", "ngày 30 tháng 7 năm 2024", "2024-07-30"), and what follows it.
pub fn day_at(text: &str) -> Option<(Date, &str)> {
    let iso = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    if let Some(day) = iso.filter(|_| !text[10..].starts_with(char::is_alphanumeric)) {
        return Some((day, after(&text[10..])));
    }
    let plain = unaccented(text);
    let word = |word: &str| {
        let rest = plain.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let bare = text.starts_with(|c: char| c.is_ascii_digit());
    if !word("ngay") && !bare {
        return None;
    }
    let mut figures = Vec::new();
    let mut end = 0;
    for (range, word) in syllables(text).skip(usize::from(!bare)) {
        match unaccented(word).as_str() {
            "thang" | "nam" if !figures.is_empty() => {}
            word => {
                figures.push(word.parse::<i16>().ok()?);
                end = range.end;
            }
        }
        if figures.len() == 3 {
            break;
        }
    }
    let figures: [i16; 3] = figures.try_into().ok()?;
    let [day, month, year] = match figures {
        // "ngày 2024-07-30".
        [year @ 1945..=2099, month, day] => [day, month, year],
        figures => figures,
    };
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    Some((date, after(&text[end..])))
}

fn after(text: &str) -> &str {
    text.trim_start_matches([' ', ',', ':', ')', '\u{a0}'])
}
