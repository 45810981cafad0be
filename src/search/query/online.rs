//! The level of online service on the date, as far as it is known.

use crate::catalogue::model::OnlineLevel;
use crate::rules::level::LevelOn;

/// A level of online service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OnlineFilter {
    /// It stands at this level.
    At(OnlineLevel),
    /// None is stated.
    NotStated,
    /// The level that is stated is of a later day; what it is before then nobody knows.
    Later,
}

impl OnlineFilter {
    /// All of them, in their order.
    pub const ALL: [OnlineFilter; 5] = [
        OnlineFilter::At(OnlineLevel::Full),
        OnlineFilter::At(OnlineLevel::Partial),
        OnlineFilter::At(OnlineLevel::None),
        OnlineFilter::NotStated,
        OnlineFilter::Later,
    ];

    /// What is known of it on a day.
    pub fn of(level: LevelOn) -> OnlineFilter {
        match level {
            LevelOn::Known(level) => OnlineFilter::At(level),
            LevelOn::Absent => OnlineFilter::NotStated,
            LevelOn::Later(_) => OnlineFilter::Later,
        }
    }

    /// The word that queries and the string files use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            OnlineFilter::At(level) => level.as_str(),
            OnlineFilter::NotStated => "unknown",
            OnlineFilter::Later => "later",
        }
    }
}
