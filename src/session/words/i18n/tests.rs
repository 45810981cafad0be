use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Ids of a file, each with the names of the values that its string takes.
fn ids(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let resource = FluentResource::try_new(lang.file().to_owned())
        .map_err(|(_, errors)| errors)
        .expect("the string file has no error");
    let mut ids = BTreeMap::new();
    let mut id = String::new();
    for line in resource.source().lines() {
        if let Some((name, _)) = line.split_once(" =")
            && !line.starts_with([' ', '#'])
        {
            id = name.to_owned();
            assert!(
                ids.insert(id.clone(), BTreeSet::new()).is_none(),
                "{id} stands twice in {lang:?}"
            );
        }
        // An attribute is a string of its own.
        if let Some((name, _)) = line
            .trim_start()
            .strip_prefix('.')
            .and_then(|rest| rest.split_once(" ="))
            && line.starts_with(' ')
        {
            let message = id.split('.').next().unwrap_or_default();
            id = format!("{message}.{name}");
            assert!(
                ids.insert(id.clone(), BTreeSet::new()).is_none(),
                "{id} stands twice in {lang:?}"
            );
        }
        for value in line.split('$').skip(1) {
            let name: String = value
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            if let Some(values) = ids.get_mut(&id) {
                values.insert(name);
            }
        }
    }
    ids
}

#[test]
fn both_languages_have_the_same_strings_with_the_same_values() {
    let (vi, en) = (ids(Lang::Vi), ids(Lang::En));
    for (id, values) in &en {
        assert_eq!(vi.get(id), Some(values), "{id}");
    }
    for id in vi.keys() {
        assert!(en.contains_key(id), "{id} is missing in English");
    }
}

#[test]
fn every_rule_is_described_whole_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let strings = Strings::new(lang);
        for rule in crate::rules::RULES {
            let info = rule.info();
            assert_ne!(strings.rule_title(info.id), info.id);
            for text in RuleText::ALL {
                let written = strings.rule_text(info, text);
                assert!(!written.starts_with("rule-"), "{written} in {lang:?}");
            }
        }
    }
}

#[test]
fn numbers_are_grouped_as_the_language_does() {
    assert_eq!(Strings::new(Lang::Vi).number(5670), "5.670");
    assert_eq!(Strings::new(Lang::En).number(1_234_567), "1,234,567");
    assert_eq!(Strings::new(Lang::En).number(12), "12");
}

#[test]
fn a_fact_is_a_sentence_without_isolation_marks() {
    let fact = Fact::new("fact-dossiers")
        .with("total", 1200_u64)
        .with("unit", "Bộ Tư pháp")
        .with("from", jiff::civil::date(2025, 1, 1))
        .with("to", jiff::civil::date(2025, 12, 31));
    assert_eq!(
        Strings::new(Lang::Vi).fact(&fact),
        "1.200 hồ sơ tiếp nhận, Bộ Tư pháp, 2025-01-01 … 2025-12-31"
    );
}

#[test]
fn what_the_filters_are_called_on_screen_can_be_typed() {
    use crate::search::Query;
    for lang in [Lang::Vi, Lang::En] {
        let strings = Strings::new(lang);
        for (id, _) in ids(lang) {
            let (field, value) = match id.split_once('-') {
                Some(("level", value)) => ("level", value.to_owned()),
                Some(("online", "unknown")) => ("online", "unknown".to_owned()),
                Some(("online", value)) if !value.starts_with("short") => {
                    ("online", value.to_owned())
                }
                Some(("outcome" | "state", value)) if !value.starts_with(['s', 'm']) => {
                    ("decision", value.to_owned())
                }
                Some(("rule", value)) => match value.strip_prefix("short-") {
                    Some(rule) => ("flag", rule.to_owned()),
                    None => continue,
                },
                Some(("filter", "plans")) => ("unknown", "plans".to_owned()),
                Some(("filter", "tail")) => ("unknown", "tail".to_owned()),
                Some(("facet", field)) if field != "code" => {
                    let name = strings.get(&id);
                    let text = format!("{name}:x");
                    let said =
                        Query::parse(&text).map_or_else(|e| e.to_string(), |q| q.to_string());
                    assert!(said.contains(&format!("{field}:")), "{text}: {said}");
                    continue;
                }
                _ => continue,
            };
            let shown = strings.get(&id);
            let typed = Query::parse(&format!("{field}:\"{shown}\"")).map(|q| q.to_string());
            assert_eq!(
                typed.as_deref(),
                Ok(format!("{field}:{value}").as_str()),
                "{id}"
            );
        }
    }
}
