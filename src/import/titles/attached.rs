//! The signed decision to which a table says that it belongs: “(Kèm theo Quyết định số 9/QĐ-BTP …)”. Its rows should name it.

use std::path::Path;

use super::titles;
use crate::catalogue::signed_decisions::number_key;
use crate::i18n::message;
use crate::import::cell::signed_number;
use crate::import::table::TableRows;
use crate::import::table_import::TableImport;
use crate::text;

/// Tells of a title that names a decision which no row names.
pub(in crate::import) fn tell_of_others(
    path: &Path,
    table: &TableRows,
    outcome: &mut TableImport<'_>,
) {
    let named: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| signed_number(row.trimmed("number")?).ok())
        .map(|number| number_key(&number))
        .collect();
    if named.is_empty() {
        return;
    }
    for (place, text) in titles(path, table) {
        let Some(number) = attached_to(&text) else {
            continue;
        };
        if !named.contains(&number_key(&number)) {
            outcome.warn_of_all(message!("import-attached-other", place, text, number));
        }
    }
}

/// The number of the decision to which a text says that what stands below it is attached.
fn attached_to(text: &str) -> Option<String> {
    const ATTACHED: &[&str] = &[
        "kem theo quyet dinh",
        "theo quyet dinh",
        "attached to decision",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = text::unaccented(&text::exact(&words.join(" ")));
    if !ATTACHED.iter().any(|attached| plain.contains(attached)) {
        return None;
    }
    let is_sign = |c: char| matches!(c, '(' | ')' | ',' | ';' | '.' | ':');
    let mut numbers = words.iter().map(|word| word.trim_matches(is_sign));
    let number = numbers.find(|word| {
        let letters = word
            .split_once('/')
            .map(|(_, letters)| text::exact(letters));
        letters.is_some_and(|letters| letters.starts_with("qđ"))
    })?;
    signed_number(number).ok()
}

#[cfg(test)]
mod tests {
    use super::attached_to;

    #[test]
    fn the_decision_of_an_annex_is_known_by_its_title() {
        for text in [
            "(Kèm theo Quyết định số 9/QĐ-BTP ngày 15/12/2025 của Bộ trưởng)",
            "Ban hành kèm theo Quyết định số: 9/QĐ-BTP, ngày …",
        ] {
            assert_eq!(attached_to(text).as_deref(), Some("9/QĐ-BTP"), "{text}");
        }
        for text in [
            "(Kèm theo Quyết định số     /QĐ-BTP ngày   tháng   năm 2025)",
            "Căn cứ Nghị định số 61/2018/NĐ-CP",
            "Số: 9/QĐ-BTP",
        ] {
            assert_eq!(attached_to(text), None, "{text}");
        }
    }
}
