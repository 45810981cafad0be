//! What an unquoted scalar means: the core schema of YAML 1.2, so `no` and `on` are text.

/// Meaning of an unquoted scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ScalarMeaning {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number from 0.
    Unsigned(u64),
    /// A whole number below 0.
    Signed(i64),
    /// A decimal number.
    Float(f64),
    Text,
}

/// The meaning of an unquoted scalar.
pub(crate) fn meaning(text: &str) -> ScalarMeaning {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return ScalarMeaning::Null,
        "true" | "True" | "TRUE" => return ScalarMeaning::Bool(true),
        "false" | "False" | "FALSE" => return ScalarMeaning::Bool(false),
        _ => {}
    }
    let first = text.as_bytes().first().copied().unwrap_or_default();
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return ScalarMeaning::Text;
    }
    number(text).unwrap_or(ScalarMeaning::Text)
}

fn number(text: &str) -> Option<ScalarMeaning> {
    if let Some(digits) = text.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16)
            .ok()
            .map(ScalarMeaning::Unsigned);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u64::from_str_radix(digits, 8)
            .ok()
            .map(ScalarMeaning::Unsigned);
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() {
        return None;
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        if let Ok(number) = text.strip_prefix('+').unwrap_or(text).parse::<u64>() {
            return Some(ScalarMeaning::Unsigned(number));
        }
        if let Ok(number) = text.parse::<i64>() {
            return Some(ScalarMeaning::Signed(number));
        }
    }
    let float = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
        && digits.bytes().any(|b| b.is_ascii_digit());
    if !float {
        return None;
    }
    text.parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
        .map(ScalarMeaning::Float)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_older_yaml_took_for_booleans_are_text() {
        for word in [
            "no",
            "on",
            "yes",
            "off",
            "y",
            "2026-11-21",
            "1.001193.02",
            "-",
            ".",
            "1e",
            "+",
        ] {
            assert_eq!(meaning(word), ScalarMeaning::Text, "{word}");
        }
    }

    #[test]
    fn numbers_are_numbers() {
        assert_eq!(meaning("12"), ScalarMeaning::Unsigned(12));
        assert_eq!(meaning("-12"), ScalarMeaning::Signed(-12));
        assert_eq!(meaning("1.10"), ScalarMeaning::Float(1.1));
        assert_eq!(meaning("0x1F"), ScalarMeaning::Unsigned(31));
        assert_eq!(meaning("true"), ScalarMeaning::Bool(true));
        assert_eq!(meaning("~"), ScalarMeaning::Null);
    }
}
