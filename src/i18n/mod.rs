//! Strings for people: one Fluent file a language, `vi.ftl` and `en.ftl`, with the same ids. A low room, so that whatever can
//! be said has its words here: rooms below the faces give a [`Message`], and the faces say it in the reader's language.
//!
//! | file | what lives there |
//! |---|---|
//! | `message` | a sentence by its id and values: in English for programs, in any language for people |
//! | `fact` | what a rule read or misses |
//! | `sign` | what a character is called that does not show, or looks like another |
//! | `failure` | what the system says when something cannot be done |

mod fact;
mod failure;
mod message;
mod sign;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use fact::{Fact, FactValue};
pub use failure::{cannot, doing, of_system};
pub(crate) use message::message;
pub use message::{DisplayedValue, Message, MessageTree, ValueOf};
pub use sign::sign;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language of a locale such as `vi_VN.UTF-8`; English where it is neither.
    pub fn of_locale(locale: &str) -> Lang {
        if locale.to_ascii_lowercase().starts_with("vi") {
            Lang::Vi
        } else {
            Lang::En
        }
    }

    /// The language of a word: `vi` or `en`.
    pub fn parse(word: &str) -> Option<Lang> {
        match word {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    fn file(self) -> &'static str {
        match self {
            Lang::Vi => include_str!("vi.ftl"),
            Lang::En => include_str!("en.ftl"),
        }
    }
}

/// What is written of a rule besides its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleText {
    /// What it checks, and exactly when it answers what.
    Checks,
    /// Why it matters.
    Why,
    /// Source in law.
    Source,
    /// What evidence it needs.
    Needs,
    /// A case, with its verdict.
    Example,
    /// What people do about its flag.
    Clears,
}

impl RuleText {
    /// All of them, in the order in which a rule is described.
    pub const ALL: [RuleText; 6] = [
        RuleText::Checks,
        RuleText::Why,
        RuleText::Source,
        RuleText::Needs,
        RuleText::Example,
        RuleText::Clears,
    ];

    fn attribute(self) -> &'static str {
        match self {
            RuleText::Checks => "checks",
            RuleText::Why => "why",
            RuleText::Source => "source",
            RuleText::Needs => "needs",
            RuleText::Example => "example",
            RuleText::Clears => "clears",
        }
    }

    /// Id of the heading under which it stands.
    pub fn heading(self) -> &'static str {
        match self {
            RuleText::Checks => "rule-checks",
            RuleText::Why => "rule-why",
            RuleText::Source => "rule-source",
            RuleText::Needs => "rule-needs",
            RuleText::Example => "rule-example",
            RuleText::Clears => "rule-clears",
        }
    }
}

/// The strings of one language.
pub struct Strings {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Strings").field(&self.lang).finish()
    }
}

impl Strings {
    /// The strings of a language.
    pub fn new(lang: Lang) -> Strings {
        let locale = match lang {
            Lang::Vi => "vi",
            Lang::En => "en",
        };
        let locale = locale.parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would reach the terminal as stray characters.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Vi => |value, _| format_number(value, '.'),
            Lang::En => |value, _| format_number(value, ','),
        }));
        // A test keeps both files free of errors; a string that is missing shows as its id.
        let resource = FluentResource::try_new(lang.file().to_owned()).unwrap_or_else(|(r, _)| r);
        bundle.add_resource_overriding(resource);
        Strings { lang, bundle }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The string of an id.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The string of an id, where there is one.
    pub fn find(&self, id: &str) -> Option<String> {
        self.bundle.has_message(id).then(|| self.get(id))
    }

    /// The string of an id with its values.
    pub fn with<'a>(&self, id: &str, values: &[(&'a str, FluentValue<'a>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(id, Some(&args))
    }

    /// The sentence of a fact.
    pub fn fact(&self, fact: &Fact) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &fact.values {
            let value = match value {
                FactValue::Text(text) => FluentValue::from(self.word(name, text)),
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "counts of dossiers stay far below 2^52"
                )]
                FactValue::Number(number) => FluentValue::from(*number as f64),
                FactValue::Date(day) => FluentValue::from(day.to_string()),
                FactValue::Message(message) => FluentValue::from(self.say(message)),
            };
            args.set(*name, value);
        }
        self.format(fact.id, Some(&args))
    }

    /// A message in this language.
    pub fn say(&self, message: &Message) -> String {
        match self.lang {
            Lang::En => message.to_string(),
            Lang::Vi => message.tree().told(self),
        }
    }

    /// That a rule's flag proposes an outcome.
    pub fn proposal(&self, outcome: &str) -> String {
        let outcome = self.get(&format!("outcome-{outcome}"));
        self.with("rule-proposes", &[("outcome", outcome.into())])
    }

    /// The title of the rule of an id; the id where there is no such rule.
    pub fn rule_title(&self, id: &str) -> String {
        let title = self.find(&format!("rule-{id}"));
        title.unwrap_or_else(|| id.to_owned())
    }

    /// The title of the rule of an id, with the id, by which commands name it; the id alone where there is no such rule.
    pub fn rule_named(&self, id: &str) -> String {
        match self.find(&format!("rule-{id}")) {
            Some(title) => format!("“{title}” ({id})"),
            None => id.to_owned(),
        }
    }

    /// What is written of a rule.
    pub fn rule_text(&self, id: &str, text: RuleText) -> String {
        let id = format!("rule-{id}");
        let message = self.bundle.get_message(&id);
        let attribute = message.and_then(|message| message.get_attribute(text.attribute()));
        attribute.map_or_else(
            || format!("{id}.{}", text.attribute()),
            |attribute| {
                let mut errors = Vec::new();
                let text = self
                    .bundle
                    .format_pattern(attribute.value(), None, &mut errors);
                text.into_owned()
            },
        )
    }

    /// A number with the language's separators: 5.670 or 5,670.
    pub fn number(&self, number: u64) -> String {
        group(
            &number.to_string(),
            match self.lang {
                Lang::Vi => '.',
                Lang::En => ',',
            },
        )
    }

    /// The word of the catalogue that a value names, in this language; any other text as it stands.
    fn word(&self, name: &str, text: &str) -> String {
        match name {
            "outcome" => self.get(&format!("outcome-{text}")),
            "rule" => self.rule_named(text),
            "verdict" | "then" => self.get(&format!("verdict-{text}")),
            "now" => self.get(&format!("verdict-now-{text}")),
            "state" => self.get(&format!("state-{text}")),
            "level" => self.get(&format!("online-{text}")),
            "method" => self.get(&format!("method-{text}")),
            "online" | "other" => self.in_unit(text),
            "who" => self.get(&format!("who-{text}")),
            "reason" => self
                .find(&format!("partial-{text}"))
                .unwrap_or_else(|| text.to_owned()),
            _ => text.to_owned(),
        }
    }

    /// A number with the catalogue's word for its unit, in this language.
    fn in_unit(&self, text: &str) -> String {
        let told = text.split_once(' ').and_then(|(number, unit)| {
            number.parse::<f64>().ok()?;
            Some(format!("{number} {}", self.find(&format!("unit-{unit}"))?))
        });
        told.unwrap_or_else(|| text.to_owned())
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned()
    }
}

fn format_number(value: &FluentValue<'_>, separator: char) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(match number.options.use_grouping {
            true => group(&number.as_string(), separator),
            false => number.as_string().into_owned(),
        }),
        _ => None,
    }
}

fn group(digits: &str, separator: char) -> String {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
pub(crate) mod tests;
