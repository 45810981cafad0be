//! Linked groups: procedures offered together (liên thông), each place with who fills it and when.

use std::fmt;

use jiff::civil::Date;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::base::Notes;

/// One file of `groups/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its places, in the order in which they are handled.
    pub members: Vec<GroupMember>,
    /// Provision that links them.
    pub source: String,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

impl Group {
    /// Every code that stands in it, on whatever days; one that stands twice comes twice.
    pub fn codes(&self) -> impl Iterator<Item = &String> {
        self.members.iter().flat_map(GroupMember::codes)
    }

    /// The codes of the places that count on a day.
    pub fn codes_on(&self, day: Date) -> impl Iterator<Item = &String> {
        let places = self
            .members
            .iter()
            .filter(move |place| place.counts_on(day));
        places.flat_map(GroupMember::codes)
    }

    /// The places at which a code stands.
    pub fn places_of(&self, code: &str) -> impl Iterator<Item = &GroupMember> {
        let places = self.members.iter();
        places.filter(move |place| place.codes().any(|of| of == code))
    }

    /// How far its dossiers in a period are those of a code.
    pub fn share_of(&self, code: &str, from: Date, to: Date) -> Share {
        let places = self.places_of(code).map(|place| {
            let meets =
                place.from.is_none_or(|day| day <= to) && place.to.is_none_or(|day| from <= day);
            let holds = place.counts_on(from) && place.counts_on(to);
            match (meets, holds && place.is_certain()) {
                (_, true) => Share::All,
                (true, false) => Share::Perhaps,
                (false, false) => Share::None,
            }
        });
        places.max().unwrap_or(Share::None)
    }

    /// Whether a code stands in it on a day.
    pub fn has_on(&self, code: &str, day: Date) -> bool {
        self.places_of(code).any(|place| place.counts_on(day))
    }
}

/// How far the dossiers of a group in a period are those of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Not at all: the code is no member on any of these days.
    None,
    /// Perhaps: it need not be part of a dossier, or is a member on some of the days.
    Perhaps,
    /// Wholly.
    All,
}

/// One place in a group: a code alone, or a code or alternatives with days, or optional. A code that is nothing more is
/// written as such.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupMember {
    /// The procedure; none where `one_of` names alternatives.
    pub code: Option<String>,
    /// Alternatives, of which any fills the place.
    pub one_of: Vec<String>,
    /// First day on which it is a member.
    pub from: Option<Date>,
    /// Last day on which it is a member.
    pub to: Option<Date>,
    /// Whether the group is whole without it.
    pub optional: bool,
}

impl GroupMember {
    /// A place that a code fills always.
    pub fn of(code: &str) -> GroupMember {
        GroupMember {
            code: Some(code.to_owned()),
            ..GroupMember::default()
        }
    }

    /// The code, or the alternatives.
    pub fn codes(&self) -> impl Iterator<Item = &String> {
        self.code.iter().chain(&self.one_of)
    }

    /// Whether the place is in the group on a day.
    pub fn counts_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether a dossier of the group is one of this code's for certain, on the days on which the place counts.
    pub fn is_certain(&self) -> bool {
        !self.optional && self.one_of.len() <= 1
    }

    /// Whether it is written as a code alone.
    pub fn is_plain(&self) -> bool {
        self.code.is_some() && !self.optional && self.from.is_none() && self.to.is_none()
    }
}

/// How a place is written where it is more than a code.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupPlace {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
}

impl Serialize for GroupMember {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.code {
            Some(code) if self.is_plain() => serializer.serialize_str(code),
            code => GroupPlace {
                code: code.clone(),
                one_of: self.one_of.clone(),
                from: self.from,
                to: self.to,
                optional: self.optional,
            }
            .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for GroupMember {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeOrPlace;
        impl<'de> Visitor<'de> for CodeOrPlace {
            type Value = GroupMember;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a procedure code, or keys with `code` or `one_of`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<GroupMember, E> {
                Ok(GroupMember::of(text))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<GroupMember, A::Error> {
                let place = GroupPlace::deserialize(de::value::MapAccessDeserializer::new(map))?;
                if place.code.is_some() != place.one_of.is_empty() {
                    return Err(de::Error::custom(
                        "a member is named by `code` or by `one_of`, and by one of them alone",
                    ));
                }
                Ok(GroupMember {
                    code: place.code,
                    one_of: place.one_of,
                    from: place.from,
                    to: place.to,
                    optional: place.optional,
                })
            }
        }
        // Asked for text, so that an unquoted code stays what was written; keys come all the same.
        deserializer.deserialize_str(CodeOrPlace)
    }
}
