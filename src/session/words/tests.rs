use crate::i18n::tests::ids;
use crate::search::Query;
use crate::session::{Lang, RuleText, Strings};

#[test]
fn what_the_filters_are_called_on_screen_can_be_typed() {
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

#[test]
fn every_rule_is_described_whole_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let strings = Strings::new(lang);
        for rule in crate::rules::RULES {
            let info = rule.info();
            assert_ne!(strings.rule_title(info.id), info.id);
            for text in RuleText::ALL {
                let written = strings.rule_text(info.id, text);
                assert!(!written.starts_with("rule-"), "{written} in {lang:?}");
            }
        }
    }
}
