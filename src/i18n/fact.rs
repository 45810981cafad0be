//! Facts that rules name.

use jiff::civil::Date;

use super::Message;

/// A value inside a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Text from the catalogue.
    Text(String),
    /// A number.
    Number(u64),
    /// A day.
    Date(Date),
    /// What somebody else said.
    Message(Message),
}

impl From<&str> for FactValue {
    fn from(text: &str) -> Self {
        FactValue::Text(text.to_owned())
    }
}

impl From<String> for FactValue {
    fn from(text: String) -> Self {
        FactValue::Text(text)
    }
}

impl From<u64> for FactValue {
    fn from(number: u64) -> Self {
        FactValue::Number(number)
    }
}

impl From<usize> for FactValue {
    fn from(number: usize) -> Self {
        FactValue::Number(number as u64)
    }
}

impl From<Date> for FactValue {
    fn from(day: Date) -> Self {
        FactValue::Date(day)
    }
}

/// One fact that a rule read or misses: the id of a sentence in the string files, with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Id of the sentence.
    pub id: &'static str,
    /// Its values, by name.
    pub values: Vec<(&'static str, FactValue)>,
}

impl Fact {
    /// A fact without values; they are added by [`Fact::with`].
    pub fn new(id: &'static str) -> Fact {
        Fact {
            id,
            values: Vec::new(),
        }
    }

    /// The same fact with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FactValue>) -> Fact {
        self.values.push((name, value.into()));
        self
    }
}

impl From<Message> for FactValue {
    fn from(message: Message) -> Self {
        FactValue::Message(message)
    }
}
