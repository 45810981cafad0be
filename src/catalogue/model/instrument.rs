//! Legal instruments, and how one instrument names another.

use jiff::civil::Date;
use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::base::Notes;

/// Kind of legal instrument.
pub use crate::text::docnum::InstrumentKind;

/// One file of `instruments/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruments {
    /// The instruments.
    pub instruments: Vec<Instrument>,
}

/// One legal instrument. Its number alone often does not say which one it is: see `catalogue::instruments`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Number, such as `63/2010/NĐ-CP`.
    pub number: String,
    /// Kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<InstrumentKind>,
    /// Id of its record on the National Public Service Portal, where nothing else tells it from another of its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_id: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Official title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// First day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Instruments that amend it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amended_by: Vec<InstrumentRef>,
    /// Instruments that repeal it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repealed_by: Vec<InstrumentRef>,
    /// Instruments that it carries out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub implements: Vec<InstrumentRef>,
    /// Link to the official text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where this was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Day on which this was taken from its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// True while only known from citations.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stub: bool,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// An instrument that another one names: its number, with who issued it and when where the number alone does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct InstrumentRef {
    /// Number.
    pub number: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Day of signing.
    pub signed: Option<Date>,
}

impl From<&str> for InstrumentRef {
    fn from(number: &str) -> InstrumentRef {
        InstrumentRef {
            number: number.to_owned(),
            ..InstrumentRef::default()
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FullInstrumentRef {
    number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signed: Option<Date>,
}

impl Serialize for InstrumentRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.issuer.is_none() && self.signed.is_none() {
            return serializer.serialize_str(&self.number);
        }
        FullInstrumentRef {
            number: self.number.clone(),
            issuer: self.issuer.clone(),
            signed: self.signed,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for InstrumentRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrMore;
        impl<'de> Visitor<'de> for NumberOrMore {
            type Value = InstrumentRef;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number, or a number with issuer or day of signing")
            }
            fn visit_str<E: de::Error>(self, number: &str) -> Result<InstrumentRef, E> {
                Ok(InstrumentRef::from(number))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<InstrumentRef, A::Error> {
                let whole = FullInstrumentRef::deserialize(MapAccessDeserializer::new(map))?;
                Ok(InstrumentRef {
                    number: whole.number,
                    issuer: whole.issuer,
                    signed: whole.signed,
                })
            }
        }
        deserializer.deserialize_any(NumberOrMore)
    }
}
