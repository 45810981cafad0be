//! Templates of reasons that people write again and again: for an outcome, or for the override of a rule. Some are built in,
//! in both languages; a user's own stand in `templates.yaml` in the configuration folder.

use serde::Deserialize;

use super::config::{Config, UserFile};
use crate::catalogue::model::Outcome;
use crate::files::FileError;
use crate::i18n::{Message, message};
use crate::rules::RULES;
use crate::session::Strings;
use crate::text::fold;

/// Name of the file.
pub(crate) const FILE: &str = "templates.yaml";

/// What a reason is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateUse {
    /// A decision with that outcome.
    Outcome(Outcome),
    /// An override of the rule with that id.
    Override(&'static str),
}

/// A reason with the provision that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub name: String,
    /// One of the user's own.
    pub own: bool,
    /// What it is for.
    pub of: TemplateUse,
    pub reason: String,
    /// The provision, where one is certain.
    pub provision: Option<String>,
}

/// All templates.
#[derive(Debug, Default)]
pub struct Templates {
    /// The user's own in the order of their file, then those that are built in.
    pub list: Vec<Template>,
    /// Why the user's own are not among them.
    pub trouble: Option<FileError>,
}

/// Those that are built in: `template-<name>` is the reason; where a provision is certain, `template-<name>-provision`.
const BUILT_IN: [(&str, TemplateUse, bool); 22] = [
    (
        "full-online",
        TemplateUse::Outcome(Outcome::EligibleFull),
        false,
    ),
    (
        "partial-presence",
        TemplateUse::Outcome(Outcome::Partial),
        false,
    ),
    (
        "partial-onsite",
        TemplateUse::Outcome(Outcome::Partial),
        false,
    ),
    (
        "partial-paper",
        TemplateUse::Outcome(Outcome::Partial),
        false,
    ),
    (
        "partial-system",
        TemplateUse::Outcome(Outcome::Partial),
        true,
    ),
    (
        "none-unused",
        TemplateUse::Outcome(Outcome::DoNotProvide),
        true,
    ),
    (
        "none-internal",
        TemplateUse::Outcome(Outcome::DoNotProvide),
        false,
    ),
    (
        "none-secret",
        TemplateUse::Outcome(Outcome::DoNotProvide),
        false,
    ),
    (
        "abolish-unused",
        TemplateUse::Outcome(Outcome::AbolishOrMerge),
        true,
    ),
    (
        "abolish-twice",
        TemplateUse::Outcome(Outcome::AbolishOrMerge),
        false,
    ),
    (
        "abolish-basis",
        TemplateUse::Outcome(Outcome::AbolishOrMerge),
        false,
    ),
    (
        "suspend-upgrade",
        TemplateUse::Outcome(Outcome::SuspendAndUpgrade),
        true,
    ),
    (
        "data-reports",
        TemplateUse::Outcome(Outcome::NeedData),
        false,
    ),
    ("data-plan", TemplateUse::Outcome(Outcome::NeedData), false),
    (
        "data-presence",
        TemplateUse::Outcome(Outcome::NeedData),
        false,
    ),
    ("rare", TemplateUse::Override("no-dossiers"), false),
    ("late-reports", TemplateUse::Override("no-dossiers"), false),
    ("plan-submitted", TemplateUse::Override("no-plan"), false),
    (
        "being-completed",
        TemplateUse::Override("constituent-missing"),
        true,
    ),
    (
        "single-cases",
        TemplateUse::Override("full-yet-presence"),
        false,
    ),
    (
        "replaced-basis",
        TemplateUse::Override("legal-basis-expired"),
        false,
    ),
    (
        "group-in-steps",
        TemplateUse::Override("group-inconsistent"),
        false,
    ),
];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplatesFile {
    #[serde(default)]
    templates: Vec<TemplateEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateEntry {
    name: String,
    #[serde(default)]
    outcome: Option<Outcome>,
    #[serde(default)]
    rule: Option<String>,
    reason: String,
    #[serde(default)]
    provision: Option<String>,
}

impl Templates {
    /// All templates. Where the user's file is wrong, those that are built in, and why.
    pub fn load(config: &Config, strings: &Strings) -> Templates {
        let (mut list, trouble) = match own(config) {
            Ok(own) => (own, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        list.extend(BUILT_IN.iter().map(|(name, of, has_provision)| {
            let text = |end: &str| strings.get(&format!("template-{name}{end}"));
            Template {
                name: (*name).to_owned(),
                own: false,
                of: *of,
                reason: text(""),
                provision: has_provision.then(|| text("-provision")),
            }
        }));
        Templates { list, trouble }
    }

    /// The templates for an outcome, or for an override.
    pub fn fitting(&self, of: TemplateUse) -> impl Iterator<Item = &Template> {
        self.list.iter().filter(move |template| template.of == of)
    }

    /// The template of a name.
    pub fn find(&self, name: &str) -> Option<&Template> {
        let same = |template: &&Template| fold(template.name.trim()) == fold(name.trim());
        self.list.iter().find(same)
    }
}

/// The user's own.
fn own(config: &Config) -> Result<Vec<Template>, FileError> {
    let Some(file) = config.read::<TemplatesFile>(FILE)? else {
        return Ok(Vec::new());
    };
    let entries = file.value.templates.iter().enumerate();
    entries
        .map(|(at, entry)| template(&file, at, entry))
        .collect()
}

fn template(
    file: &UserFile<TemplatesFile>,
    at: usize,
    entry: &TemplateEntry,
) -> Result<Template, FileError> {
    let wrong = |key: &str, message: Message| {
        let item = file
            .tree
            .as_ref()
            .and_then(|tree| tree.get("templates")?.item(at));
        let node = item.and_then(|item| item.get(key).or(Some(item)));
        file.wrong(node.map(|node| node.span), message)
    };
    let of = match (&entry.outcome, &entry.rule) {
        (Some(outcome), None) => TemplateUse::Outcome(*outcome),
        (None, Some(rule)) => {
            let mut ids = RULES.iter().map(|rule| rule.info().id);
            let id = ids.find(|id| id == rule);
            TemplateUse::Override(
                id.ok_or_else(|| wrong("rule", message!("templates-no-rule", rule)))?,
            )
        }
        _ => {
            return Err(wrong("", message!("templates-one")));
        }
    };
    for (key, text) in [("name", &entry.name), ("reason", &entry.reason)] {
        if text.trim().is_empty() {
            return Err(wrong(key, message!("templates-text", key)));
        }
    }
    let provision = entry.provision.as_deref().map(str::trim);
    Ok(Template {
        name: entry.name.trim().to_owned(),
        own: true,
        of,
        reason: entry.reason.trim().to_owned(),
        provision: provision.filter(|text| !text.is_empty()).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Blocks, rule};
    use crate::session::Lang;

    #[test]
    fn every_outcome_and_every_blocking_rule_has_one_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let templates = Templates::load(&Config::default(), &Strings::new(lang));
            let rules = RULES.iter().map(|rule| rule.info());
            let blocking = rules.filter(|info| info.blocks != Blocks::No);
            let uses = Outcome::ALL.into_iter().map(TemplateUse::Outcome);
            for of in uses.chain(blocking.map(|info| TemplateUse::Override(info.id))) {
                assert!(templates.fitting(of).next().is_some(), "{of:?}");
            }
            for template in &templates.list {
                assert!(!template.reason.starts_with("template-"), "{template:?}");
                assert!(
                    template
                        .provision
                        .as_ref()
                        .is_none_or(|p| !p.starts_with("template-"))
                );
                if let TemplateUse::Override(id) = template.of {
                    assert!(rule(id).is_some(), "{id}");
                }
            }
        }
    }

    #[test]
    fn the_users_own_come_first_and_a_wrong_one_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::of(Some(folder.path().to_owned()));
        let path = folder.path().join(FILE);
        let strings = Strings::new(Lang::Vi);
        let head = "templates:\n  - name: Kỳ thi\n    rule: no-dossiers\n    reason: theo kỳ thi\n    provision: Điều 5\n";
        std::fs::write(&path, head).unwrap();
        let templates = Templates::load(&config, &strings);
        let first = templates
            .fitting(TemplateUse::Override("no-dossiers"))
            .next()
            .unwrap();
        assert_eq!((first.name.as_str(), first.own), ("Kỳ thi", true));
        assert_eq!(templates.find("ky thi"), Some(first));
        assert_eq!(first.provision.as_deref(), Some("Điều 5"));
        for (more, place) in [
            ("  - {name: x, reason: y}\n", ":6:5: "),
            (
                "  - {name: x, rule: no-such, reason: y}\n",
                ":6:21: there is no rule",
            ),
            ("  - {name: x, outcome: fine, reason: y}\n", ":6:24: "),
            (
                "  - {name: x, outcome: partial, rule: no-plan, reason: y}\n",
                "one of them",
            ),
        ] {
            std::fs::write(&path, format!("{head}{more}")).unwrap();
            let templates = Templates::load(&config, &strings);
            let trouble = templates.trouble.unwrap().message;
            assert!(trouble.contains(place), "{trouble}");
            assert_eq!(templates.list.len(), BUILT_IN.len());
        }
    }
}
