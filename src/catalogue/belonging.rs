//! Whose a procedure is: its issuer, its fields, the levels that handle it. Where one of these becomes another, the file says
//! since when (`issuer_since`, `fields_since`, `levels_since`), for the reports of before cannot know the procedure as the new
//! one's: what they leave out is no zero. What is only filled in, or added, takes nothing from anybody.

use jiff::civil::Date;
use serde_json::Value as Json;

/// What it belongs to, and the key that says since when.
pub(crate) const KEYS: [(&str, &str); 3] = [
    ("issuer", "issuer_since"),
    ("fields", "fields_since"),
    ("levels", "levels_since"),
];

/// The keys under which something that stood in a procedure's file stands no more, though nothing says since when, each with
/// the key that would.
pub(crate) fn undated(before: &Json, after: &Json) -> Vec<(&'static str, &'static str)> {
    let undated = |(key, since): &&(&str, &str)| {
        let (then, now) = (before[since].as_str(), after[since].as_str());
        match (has_lost(before, after, key), now.is_none()) {
            (true, _) => now.is_none() || now == then,
            // The day itself was taken out.
            (false, true) => then.is_some(),
            (false, false) => false,
        }
    };
    KEYS.iter().filter(undated).copied().collect()
}

/// Writes into a procedure's values since when they are what they are, where that is not said. Answers which keys it wrote.
pub(crate) fn date(before: &Json, after: &mut Json, day: Date) -> Vec<&'static str> {
    let keys = undated(before, after).into_iter();
    let keys: Vec<&'static str> = keys
        .filter(|(key, _)| has_lost(before, after, key))
        .map(|(_, since)| since)
        .collect();
    if let Json::Object(file) = after {
        for since in &keys {
            file.insert((*since).to_owned(), Json::from(day.to_string()));
        }
    }
    keys
}

fn has_lost(before: &Json, after: &Json, key: &str) -> bool {
    let now = words(after, key);
    words(before, key).iter().any(|word| !now.contains(word))
}

/// The words that stand under a key. The districts ended for all procedures on one day, and their provinces answer for them.
fn words(file: &Json, key: &str) -> Vec<String> {
    let word = |value: &Json| match value {
        Json::String(word) => Some(word.clone()),
        other => other["level"].as_str().map(str::to_owned),
    };
    let items = match &file[key] {
        Json::Array(items) => items.iter().filter_map(word).collect(),
        other => word(other).into_iter().collect::<Vec<_>>(),
    };
    items
        .into_iter()
        .filter(|word| key != "levels" || word != "district")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;
    use serde_json::json;

    #[test]
    fn what_becomes_anothers_is_dated_and_what_is_filled_in_or_added_is_not() {
        for (before, after, keys) in [
            (
                json!({"issuer": "A"}),
                json!({"issuer": "B"}),
                vec!["issuer"],
            ),
            (json!({"issuer": "A"}), json!({}), vec!["issuer"]),
            (json!({}), json!({"issuer": "B"}), vec![]),
            (
                json!({"fields": ["a"]}),
                json!({"fields": ["a", "b"]}),
                vec![],
            ),
            (
                json!({"fields": ["a", "b"]}),
                json!({"fields": ["b"]}),
                vec!["fields"],
            ),
            (
                json!({"levels": ["ministry"]}),
                json!({"levels": ["province"]}),
                vec!["levels"],
            ),
            (
                json!({"levels": ["district", "province"]}),
                json!({"levels": ["province"]}),
                vec![],
            ),
            (
                json!({"levels": ["province"]}),
                json!({"levels": [{"level": "province", "until": "2027-01-01"}]}),
                vec![],
            ),
            (
                json!({"issuer": "A"}),
                json!({"issuer": "B", "issuer_since": "2026-01-01"}),
                vec![],
            ),
            // The day of the change before says nothing of this one.
            (
                json!({"issuer": "A", "issuer_since": "2026-01-01"}),
                json!({"issuer": "B", "issuer_since": "2026-01-01"}),
                vec!["issuer"],
            ),
            (
                json!({"issuer": "A", "issuer_since": "2026-01-01"}),
                json!({"issuer": "A"}),
                vec!["issuer"],
            ),
        ] {
            let found = undated(&before, &after).into_iter();
            let found: Vec<&str> = found.map(|(key, _)| key).collect();
            assert_eq!(found, keys, "{before} → {after}");
        }
    }

    #[test]
    fn the_day_of_a_change_is_written_beside_those_that_stand() {
        let before = json!({"issuer": "A", "fields": ["a"], "fields_since": "2025-01-01"});
        let mut after = before.clone();
        after["issuer"] = json!("B");
        let written = date(&before, &mut after, day(2026, 11, 30));
        assert_eq!(written, ["issuer_since"]);
        assert_eq!(after["issuer_since"], "2026-11-30");
        assert_eq!(after["fields_since"], "2025-01-01");
        assert!(undated(&before, &after).is_empty());
    }
}
