//! A sentence for people, as rooms below the faces give it: the id of its words, and the values in them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use serde::{Deserialize, Serialize, Serializer};

use super::{Lang, Strings};

pub(super) static ENGLISH: LazyLock<Strings> = LazyLock::new(|| Strings::new(Lang::En));

/// A sentence. As text it is English, which outputs for programs and baselines have; [`Strings::say`] says it to people. Two are
/// the same where their English is.
#[derive(Clone, Default)]
pub struct Message(Box<MessageParts>);

/// Behind one pointer, so that findings, which have two of them, stay small.
#[derive(Clone, Default)]
struct MessageParts {
    english: String,
    /// Nothing where the words come from elsewhere, such as git's, and are the same in every language.
    tree: Option<Box<MessageTree>>,
}

/// What a sentence is made of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum MessageTree {
    /// Words that are nobody's to translate: what a file says, a path, a number, git's own.
    Plain(String),
    /// A whole number, written without separators; sentences may choose words by it.
    Number(i64),
    /// The id of a sentence, and its values by name.
    Sentence(Cow<'static, str>, Vec<(Cow<'static, str>, MessageTree)>),
    /// Sentences one behind the other, with what stands between them.
    Joined(Vec<MessageTree>, Cow<'static, str>),
}

impl MessageTree {
    /// Its words.
    pub fn told(&self, strings: &Strings) -> String {
        match self {
            MessageTree::Plain(text) => text.clone(),
            MessageTree::Number(number) => number.to_string(),
            MessageTree::Sentence(id, values) => {
                let values: Vec<(&str, FluentValue<'_>)> = values
                    .iter()
                    .map(|(name, value)| (&**name, value.as_value(strings)))
                    .collect();
                strings.with(id, &values)
            }
            MessageTree::Joined(parts, between) => {
                let parts: Vec<String> = parts.iter().map(|part| part.told(strings)).collect();
                parts.join(between)
            }
        }
    }

    /// As a value of a sentence: a number, or words.
    fn as_value(&self, strings: &Strings) -> FluentValue<'static> {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts and days stay far below 2^52"
            )]
            MessageTree::Number(number) => {
                let options = FluentNumberOptions {
                    use_grouping: false,
                    ..FluentNumberOptions::default()
                };
                FluentValue::Number(FluentNumber::new(*number as f64, options))
            }
            tree => tree.told(strings).into(),
        }
    }
}

impl Message {
    /// A sentence by its id; [`message!`](super::message) is the way to write one.
    pub fn new(
        id: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, MessageTree)>,
    ) -> Message {
        let values = values.into_iter().map(|(name, value)| (name.into(), value));
        Message::of_tree(MessageTree::Sentence(id.into(), values.collect()))
    }

    /// Several, one behind the other.
    pub fn joined(
        parts: impl IntoIterator<Item = Message>,
        between: impl Into<Cow<'static, str>>,
    ) -> Message {
        let parts = parts.into_iter().map(|part| part.tree().into_owned());
        Message::of_tree(MessageTree::Joined(parts.collect(), between.into()))
    }

    /// All of them, the last behind an “and”.
    pub fn listed(parts: impl IntoIterator<Item = Message>) -> Message {
        let mut parts: Vec<Message> = parts.into_iter().collect();
        let Some(last) = parts.pop() else {
            return Message::default();
        };
        match parts.is_empty() {
            true => last,
            false => {
                let before = Message::joined(parts, ", ");
                message!("list-and", before, last)
            }
        }
    }

    /// The sentence that is made of this.
    pub fn of_tree(tree: MessageTree) -> Message {
        match tree {
            MessageTree::Plain(text) => Message::from(text),
            tree => Message(Box::new(MessageParts {
                english: tree.told(&ENGLISH),
                tree: Some(Box::new(tree)),
            })),
        }
    }

    /// What it is made of.
    pub fn tree(&self) -> Cow<'_, MessageTree> {
        match &self.0.tree {
            Some(tree) => Cow::Borrowed(tree),
            None => Cow::Owned(MessageTree::Plain(self.0.english.clone())),
        }
    }

    /// Its English words.
    pub fn as_str(&self) -> &str {
        &self.0.english
    }
}

impl From<String> for Message {
    fn from(text: String) -> Message {
        Message(Box::new(MessageParts {
            english: text,
            tree: None,
        }))
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Message {
        Message::from(text.to_owned())
    }
}

impl From<&Message> for Message {
    fn from(message: &Message) -> Message {
        message.clone()
    }
}

impl From<Message> for String {
    fn from(message: Message) -> String {
        message.0.english
    }
}

impl Deref for Message {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.english
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english)
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.english.fmt(f)
    }
}

impl PartialEq for Message {
    fn eq(&self, other: &Message) -> bool {
        self.0.english == other.0.english
    }
}

impl PartialEq<str> for Message {
    fn eq(&self, other: &str) -> bool {
        self.0.english == other
    }
}

impl PartialEq<&str> for Message {
    fn eq(&self, other: &&str) -> bool {
        self.0.english == *other
    }
}

impl Eq for Message {}

impl PartialOrd for Message {
    fn partial_cmp(&self, other: &Message) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Message {
    fn cmp(&self, other: &Message) -> Ordering {
        self.0.english.cmp(&other.0.english)
    }
}

impl Hash for Message {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.english.hash(state);
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.english)
    }
}

impl std::error::Error for Message {}

/// A value of a sentence: what can be shown is shown, a message stays one that can be said in any language.
pub struct ValueOf<'a, T: ?Sized>(pub &'a T);

impl ValueOf<'_, Message> {
    /// The value.
    pub fn value(&self) -> MessageTree {
        self.0.tree().into_owned()
    }
}

impl ValueOf<'_, &Message> {
    /// The value.
    pub fn value(&self) -> MessageTree {
        self.0.tree().into_owned()
    }
}

/// Numbers stay numbers, so that a sentence can say one day or several days.
macro_rules! number_values {
    ($($number:ty),*) => {$(
        impl ValueOf<'_, $number> {
            /// The value.
            pub fn value(&self) -> MessageTree {
                match i64::try_from(*self.0) {
                    Ok(number) => MessageTree::Number(number),
                    Err(_) => MessageTree::Plain(self.0.to_string()),
                }
            }
        }
    )*};
}
number_values!(usize, u64, i64, u32, i32);

/// What can be shown as a value of a sentence.
pub trait DisplayedValue {
    /// The value.
    fn value(&self) -> MessageTree;
}

impl<T: fmt::Display + ?Sized> DisplayedValue for ValueOf<'_, T> {
    fn value(&self) -> MessageTree {
        MessageTree::Plain(self.0.to_string())
    }
}

/// `message!("check-agency-ended", id, end, code = file.code)`: a sentence of the string files with its values, each a variable
/// or an expression under a name.
macro_rules! message {
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        #[allow(unused_imports)]
        use $crate::i18n::DisplayedValue as _;
        $crate::i18n::Message::new(
            $id,
            vec![$((stringify!($name), $crate::i18n::message!(@value $name $(, $value)?))),*],
        )
    }};
    (@value $name:ident) => { $crate::i18n::ValueOf(&$name).value() };
    (@value $name:ident, $value:expr) => { $crate::i18n::ValueOf(&$value).value() };
}
pub(crate) use message;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_english_to_programs_and_said_to_people_in_their_language() {
        let strings = Strings::new(Lang::Vi);
        let why = message!("check-file-conflict-marker");
        let outer = message!("finding-perhaps", message = why, path = "plans/a.yaml");
        assert!(
            outer.contains("a merge left its conflict markers"),
            "{outer}"
        );
        let told = strings.say(&outer);
        assert!(
            told.contains("plans/a.yaml") && !told.contains("merge left"),
            "{told}"
        );
        let both = Message::joined([outer.clone(), Message::from("x")], "; ");
        assert_eq!(both.as_str(), format!("{outer}; x"));
        assert_eq!(strings.say(&both), format!("{told}; x"));
    }

    #[test]
    fn a_sentence_says_one_and_several_and_writes_the_number_as_it_is() {
        let months = |count: u32| message!("check-figure-months", count);
        assert_eq!(months(1).as_str(), "1 month");
        assert_eq!(months(1200).as_str(), "1200 months");
        let bytes = rmp_serde::to_vec(&*months(1).tree()).unwrap();
        let back: MessageTree = rmp_serde::from_slice(&bytes).unwrap();
        assert_eq!(Message::of_tree(back).as_str(), "1 month");
        assert_eq!(Strings::new(Lang::Vi).say(&months(1200)), "1200 tháng");
    }

    #[test]
    fn the_last_of_several_stands_behind_an_and() {
        let listed = |parts: &[&str]| Message::listed(parts.iter().copied().map(Message::from));
        assert_eq!(listed(&["a"]).as_str(), "a");
        assert_eq!(listed(&["a", "b", "c"]).as_str(), "a, b and c");
        let told = Strings::new(Lang::Vi).say(&listed(&["a", "b"]));
        assert_eq!(told, "a và b");
    }

    #[test]
    fn a_message_comes_back_whole_from_a_cache() {
        let message = message!("finding-perhaps", message = "m", path = "p");
        let bytes = rmp_serde::to_vec(&*message.tree()).unwrap();
        let back: MessageTree = rmp_serde::from_slice(&bytes).unwrap();
        let strings = Strings::new(Lang::Vi);
        let back = Message::of_tree(back);
        assert_eq!(strings.say(&back), strings.say(&message));
        assert_eq!(back, message);
    }
}
