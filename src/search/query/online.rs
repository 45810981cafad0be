//! The level of online service on the date, as far as it is known.

use crate::catalogue::model::OnlineLevel;
use crate::rules::level::LevelOn;

/// A level of online service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Online {
    /// It stands at this level.
    At(OnlineLevel),
    /// None is stated.
    NotStated,
    /// The level that is stated is of a later day; what it is before then nobody knows.
    Later,
}

impl Online {
    /// All of them, in their order.
    pub const ALL: [Online; 5] = [
        Online::At(OnlineLevel::Full),
        Online::At(OnlineLevel::Partial),
        Online::At(OnlineLevel::None),
        Online::NotStated,
        Online::Later,
    ];

    /// What is known of it on a day.
    #[must_use]
    pub fn of(level: LevelOn) -> Online {
        match level {
            LevelOn::Known(level) => Online::At(level),
            LevelOn::Absent => Online::NotStated,
            LevelOn::Later(_) => Online::Later,
        }
    }

    /// The word that queries and the string files use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Online::At(level) => level.as_str(),
            Online::NotStated => "unknown",
            Online::Later => "later",
        }
    }
}
