//! The levels of government that handle a procedure.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::words::words;

words! {
    /// Level of government.
    Level {
        /// Ministry.
        Ministry = "ministry",
        /// Province.
        Province = "province",
        /// District, until 2025-06-30.
        District = "district",
        /// Commune.
        Commune = "commune",
        /// A vertical system, such as tax or customs.
        Vertical = "vertical",
        /// Another agency.
        Other = "other",
    }
}

/// A level of government, with the last day on which it handled the procedure where it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelEntry {
    /// The level.
    pub level: Level,
    /// Last day.
    pub until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum LevelForm {
    Word(Level),
    Ended(EndedLevel),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndedLevel {
    level: Level,
    until: Date,
}

impl Serialize for LevelEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.until {
            None => LevelForm::Word(self.level),
            Some(until) => LevelForm::Ended(EndedLevel {
                level: self.level,
                until,
            }),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LevelEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match LevelForm::deserialize(deserializer)? {
            LevelForm::Word(level) => LevelEntry { level, until: None },
            LevelForm::Ended(EndedLevel { level, until }) => LevelEntry {
                level,
                until: Some(until),
            },
        })
    }
}
