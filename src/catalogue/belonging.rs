//! Whose a procedure is: its issuer, its fields, the levels that handle it. Where one of these becomes another, the file says
//! since when (`belongs_since`), for the reports of before cannot know the procedure as the new one's: what they leave out is
//! no zero. What is only filled in, or added, takes nothing from anybody.

use jiff::civil::Date;
use serde_json::{Map, Value as Json};

/// The key that says since when.
pub const BELONGS_SINCE: &str = "belongs_since";

/// What it can say.
pub const KEYS: [&str; 3] = ["issuer", "fields", "levels"];

/// The keys under which something that stood in a procedure's file stands no more, though nothing says since when.
pub fn undated(before: &Json, after: &Json) -> Vec<&'static str> {
    let since = |file: &Json, key: &str| file[BELONGS_SINCE][key].as_str().map(str::to_owned);
    let undated = |key: &&&str| {
        let (then, now) = (since(before, key), since(after, key));
        let left = words(before, key)
            .iter()
            .any(|word| !words(after, key).contains(word));
        match (left, now.is_none()) {
            (true, _) => now.is_none() || now == then,
            // The day itself was taken out.
            (false, true) => then.is_some(),
            (false, false) => false,
        }
    };
    KEYS.iter().filter(undated).copied().collect()
}

/// Writes into a procedure's values since when they are what they are, where that is not said. Answers for which keys.
pub fn date(before: &Json, after: &mut Json, day: Date) -> Vec<&'static str> {
    let left = |key: &&'static str| {
        let now = words(after, key);
        words(before, key).iter().any(|word| !now.contains(word))
    };
    let keys: Vec<&'static str> = undated(before, after).into_iter().filter(left).collect();
    let Json::Object(file) = after else {
        return Vec::new();
    };
    if !keys.is_empty() {
        let since = file
            .entry(BELONGS_SINCE)
            .or_insert_with(|| Json::Object(Map::new()));
        if let Json::Object(since) = since {
            for key in &keys {
                since.insert((*key).to_owned(), Json::from(day.to_string()));
            }
        }
    }
    keys
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
        let since = json!({"issuer": "2026-11-30"});
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
                json!({"issuer": "B", "belongs_since": {"issuer": "2026-01-01"}}),
                vec![],
            ),
            // The day of the change before says nothing of this one.
            (
                json!({"issuer": "A", "belongs_since": since}),
                json!({"issuer": "B", "belongs_since": since}),
                vec!["issuer"],
            ),
            (
                json!({"issuer": "A", "belongs_since": since}),
                json!({"issuer": "A"}),
                vec!["issuer"],
            ),
        ] {
            assert_eq!(undated(&before, &after), keys, "{before} → {after}");
        }
    }

    #[test]
    fn the_day_of_a_change_is_written_beside_those_that_stand() {
        let before =
            json!({"issuer": "A", "fields": ["a"], "belongs_since": {"fields": "2025-01-01"}});
        let mut after = before.clone();
        after["issuer"] = json!("B");
        assert_eq!(date(&before, &mut after, day(2026, 11, 30)), ["issuer"]);
        assert_eq!(
            after["belongs_since"],
            json!({"fields": "2025-01-01", "issuer": "2026-11-30"})
        );
        assert_eq!(undated(&before, &after), Vec::<&str>::new());
    }
}
