//! Dossier counts that one unit reported for one period. No data is not zero.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::base::Notes;

/// One report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// Agency that reports.
    pub unit: String,
    /// Whose dossiers are counted.
    pub scope: Scope,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// Received or resolved.
    pub basis: Basis,
    /// Report that the counts come from.
    pub source: String,
    /// Day on which they were taken from the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// True: a procedure of the unit's that is not listed had none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// Procedure code or id of a linked group, with its counts.
    #[serde(default)]
    pub counts: BTreeMap<String, Counts>,
    /// Id of a field, with its counts, where a form counts by field. No code and no group stands here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Counts>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// Whose dossiers a report counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every unit in the country.
    Nationwide,
    /// The reporting unit alone (a province with its communes).
    Unit,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Dossiers received: the evidence of use.
    Received,
    /// Dossiers resolved.
    Resolved,
}

impl Basis {
    /// The word that files have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Received => "received",
            Basis::Resolved => "resolved",
        }
    }
}

/// Counts of one procedure or linked group, in dossiers. An absent channel is not known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Handed in online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<Count>,
    /// Handed in at a counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_person: Option<Count>,
    /// Handed in by post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Count>,
    /// Handed in at a counter or by post, as one number: the statutory form has it so. It stands for both, and beside neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offline: Option<Count>,
    /// Carried over from the period before; received in none of this one's channels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_over: Option<Count>,
    /// Handled wholly online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_online: Option<Count>,
    /// Resolved on time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_time: Option<Count>,
    /// Returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Count>,
    /// Records and results digitised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digitised: Option<Count>,
    /// Results issued electronically.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic_results: Option<Count>,
    /// Synchronised with the National Public Service Portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub synchronised: Option<Count>,
}

impl Counts {
    /// A row of which nothing is known.
    pub const UNKNOWN: &'static Counts = &Counts {
        online: None,
        in_person: None,
        post: None,
        offline: None,
        carried_over: None,
        resolved_online: None,
        on_time: None,
        returned: None,
        digitised: None,
        electronic_results: None,
        synchronised: None,
    };

    /// The channels that the row counts: online, then in person and post, or both as one number.
    pub fn channels(&self) -> Vec<Option<Count>> {
        match self.offline {
            Some(_) => vec![self.online, self.offline],
            None => vec![self.online, self.in_person, self.post],
        }
    }

    /// The count at a counter; where `offline` says that there was none or that it was not offered, so it is here.
    pub fn at_counter(&self) -> Option<Count> {
        self.in_person.or_else(|| self.none_offline())
    }

    /// The count by post; likewise.
    pub fn by_post(&self) -> Option<Count> {
        self.post.or_else(|| self.none_offline())
    }

    /// Of one number for two channels each is known where there is none.
    fn none_offline(&self) -> Option<Count> {
        self.offline
            .filter(|count| matches!(count, Count::Number(0) | Count::NotOffered))
    }

    /// Every count with its key.
    pub fn named(&self) -> [(&'static str, Option<Count>); 11] {
        [
            ("online", self.online),
            ("in_person", self.in_person),
            ("post", self.post),
            ("offline", self.offline),
            ("carried_over", self.carried_over),
            ("resolved_online", self.resolved_online),
            ("on_time", self.on_time),
            ("returned", self.returned),
            ("digitised", self.digitised),
            ("electronic_results", self.electronic_results),
            ("synchronised", self.synchronised),
        ]
    }

    /// The sum of the channels that are known, in dossiers.
    pub fn known_total(&self) -> u64 {
        let known = self.each_channel().into_iter().flatten();
        known.filter_map(Count::known).fold(0, u64::saturating_add)
    }

    /// The same as [`Counts::channels`], where nothing is known to be nothing.
    fn each_channel(&self) -> [Option<Count>; 3] {
        match self.offline {
            Some(_) => [self.online, self.offline, Some(Count::NotOffered)],
            None => [self.online, self.in_person, self.post],
        }
    }

    /// Whether every channel is known: a number, or not offered.
    pub fn all_known(&self) -> bool {
        self.each_channel()
            .into_iter()
            .all(|count| count.is_some_and(|count| count.known().is_some()))
    }

    /// Whether every channel is known and none had a dossier. One number for two channels beside either of them is an error: of
    /// such a row nobody knows that it is zero.
    pub fn is_zero(&self) -> bool {
        let said_twice =
            self.offline.is_some() && (self.in_person.is_some() || self.post.is_some());
        !said_twice && self.all_known() && self.known_total() == 0
    }
}

/// A count of dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Number(u64),
    /// Not known, which is not zero.
    NoData,
    /// The channel was not offered, which is known to be zero.
    NotOffered,
}

impl Count {
    /// The number, where it is known.
    #[must_use]
    pub fn known(self) -> Option<u64> {
        match self {
            Count::Number(number) => Some(number),
            Count::NotOffered => Some(0),
            Count::NoData => None,
        }
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Count::Number(number) => serializer.serialize_u64(*number),
            Count::NoData => serializer.serialize_str("no_data"),
            Count::NotOffered => serializer.serialize_str("not_offered"),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CountVisitor;
        impl Visitor<'_> for CountVisitor {
            type Value = Count;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a whole number of dossiers, `no_data` or `not_offered`")
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Count, E> {
                Ok(Count::Number(number))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Count, E> {
                u64::try_from(number)
                    .map(Count::Number)
                    .map_err(|_| E::invalid_value(de::Unexpected::Signed(number), &self))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Count, E> {
                match text {
                    "no_data" => Ok(Count::NoData),
                    "not_offered" => Ok(Count::NotOffered),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
        }
        deserializer.deserialize_any(CountVisitor)
    }
}
