//! What other programs take an unquoted scalar for: those that follow YAML 1.1, and those that follow the core schema of
//! YAML 1.2 to the letter. Source: yaml.org/type, and the resolvers of widely used readers.

/// What an unquoted scalar is elsewhere, where it is no text there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ForeignScalar {
    Nothing,
    /// True or false.
    Truth,
    Number,
    /// A number to the base of 60: `1:30` is 90.
    Sexagesimal,
    /// A day, or a moment.
    Moment,
    /// What a mapping takes over from another, or the value of one.
    Sign,
}

/// What an unquoted scalar is to other programs; none where it is text to all of them.
pub(crate) fn elsewhere(text: &str) -> Option<ForeignScalar> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(ForeignScalar::Nothing),
        "<<" | "=" => return Some(ForeignScalar::Sign),
        "y" | "Y" | "n" | "N" => return Some(ForeignScalar::Truth),
        _ => {}
    }
    let is_word = |word: &&str| {
        let rest = text.get(1..).zip(word.get(1..));
        let is_capital = |(rest, lower)| rest == lower && text.as_bytes()[0].is_ascii_uppercase();
        text.eq_ignore_ascii_case(word)
            && (text == *word
                || rest.is_some_and(is_capital)
                || text.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let words = ["yes", "no", "true", "false", "on", "off"];
    if text.len() <= 5 && words.iter().any(is_word) {
        return Some(ForeignScalar::Truth);
    }
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return None;
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if is_number(unsigned) {
        Some(ForeignScalar::Number)
    } else if is_sexagesimal(unsigned) {
        Some(ForeignScalar::Sexagesimal)
    } else if is_moment(text) {
        Some(ForeignScalar::Moment)
    } else {
        None
    }
}

/// A number as one of the readers has it; underlines may stand between the digits.
fn is_number(text: &str) -> bool {
    if let Some(word) = text.strip_prefix('.')
        && ["inf", "Inf", "INF", "nan", "NaN", "NAN"].contains(&word)
    {
        return true;
    }
    for (prefix, is_digit) in [
        ("0b", (|b| matches!(b, b'0' | b'1')) as fn(u8) -> bool),
        ("0o", |b| matches!(b, b'0'..=b'7')),
        ("0x", |b| b.is_ascii_hexdigit()),
    ] {
        if let Some(digits) = text.strip_prefix(prefix) {
            return !digits.is_empty() && digits.bytes().all(|b| b == b'_' || is_digit(b));
        }
    }
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let is_exponent = |text: &str| {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b == b'_' || b.is_ascii_digit());
    let is_number = !(whole.is_empty() && part.is_empty());
    let begins_with_a_digit = !whole.starts_with('_');
    is_number
        && begins_with_a_digit
        && digits(whole)
        && digits(part)
        && exponent.is_none_or(is_exponent)
}

fn is_sexagesimal(text: &str) -> bool {
    let (text, part) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = text.split(':');
    let first = groups.next().unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|b| b == b'_' || b.is_ascii_digit());
    let is_sixtieth = |text: &str| match text.as_bytes() {
        [b] => b.is_ascii_digit(),
        [b'0'..=b'5', b] => b.is_ascii_digit(),
        _ => false,
    };
    text.contains(':')
        && first.starts_with(|c: char| c.is_ascii_digit())
        && digits(first)
        && groups.all(is_sixtieth)
        && digits(part)
}

/// A day such as `2026-11-21`, with or without a time of the day behind it.
fn is_moment(text: &str) -> bool {
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let end = text.find(['T', 't', ' ', '\t']).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    let mut parts = day.split('-');
    let mut part = |least, most| parts.next().is_some_and(|part| digits(part, least, most));
    let is_day = part(4, 4) && part(1, 2) && part(1, 2) && parts.next().is_none();
    let mut time = time.trim_start_matches(['T', 't', ' ', '\t']).split(':');
    let is_time = match time.next() {
        None | Some("") => end == text.len(),
        Some(hour) => {
            let two = |text: Option<&str>| {
                text.and_then(|text| text.get(..2))
                    .is_some_and(|text| digits(text, 2, 2))
            };
            digits(hour, 1, 2) && two(time.next()) && two(time.next())
        }
    };
    is_day && is_time
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// The resolver of a YAML 1.1 reader that many programs use, and the core schema of YAML 1.2: what these take for
    /// something else than text.
    fn resolvers() -> Vec<Regex> {
        [
            r"^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$",
            r"^(?:y|Y|n|N)$",
            r"^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
            r"^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$",
            r"^(?:<<)$",
            r"^(?:~|null|Null|NULL|)$",
            r"^(?:[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]|[0-9][0-9][0-9][0-9]-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$",
            r"^(?:=)$",
            // YAML 1.2, section 10.3.2.
            r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$",
            r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$",
        ]
        .map(|pattern| Regex::new(pattern).unwrap())
        .into()
    }

    #[test]
    fn what_another_reader_would_not_take_for_text_is_known() {
        use ForeignScalar::{Moment, Nothing, Number, Sexagesimal, Sign, Truth};
        for (text, wanted) in [
            ("no", Some(Truth)),
            ("NO", Some(Truth)),
            ("On", Some(Truth)),
            ("y", Some(Truth)),
            ("nO", None),
            ("oN", None),
            ("~", Some(Nothing)),
            ("null", Some(Nothing)),
            ("1:30", Some(Sexagesimal)),
            ("12:30:45", Some(Sexagesimal)),
            ("1:75", None),
            ("010", Some(Number)),
            ("0o17", Some(Number)),
            ("0x1f", Some(Number)),
            ("23e5", Some(Number)),
            ("23e2345", Some(Number)),
            ("1_000", Some(Number)),
            (".inf", Some(Number)),
            ("-.INF", Some(Number)),
            (".NaN", Some(Number)),
            ("2026-11-21", Some(Moment)),
            ("2026-11-21T08:30:00+07:00", Some(Moment)),
            ("2026-11-21 8:30:00", Some(Moment)),
            ("2026-11-21 và", None),
            ("=", Some(Sign)),
            ("<<", Some(Sign)),
            ("63/2010/NĐ-CP", None),
            ("1.001193.02", None),
            ("01/07/2025", None),
            ("Đăng ký khai sinh", None),
            ("-", None),
            ("+", None),
            (".", None),
            ("1e", None),
            ("e5", None),
            ("_1", None),
        ] {
            assert_eq!(elsewhere(text), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_a_resolver_types_is_text(
            text in "(\\PC{0,12}|[-+0-9._:eExXobTtZ ]{0,14}|(?i)(y|n|yes|no|on|off|true|false|null|~|=|<<)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{0,3})?(Z|[-+][0-9]{2}(:[0-9]{2})?)?)?)",
        ) {
            let typed = resolvers().iter().any(|resolver| resolver.is_match(&text));
            prop_assert!(!typed || elsewhere(&text).is_some(), "{:?}", text);
        }
    }
}
