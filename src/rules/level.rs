//! The level of online service on a day.

use jiff::civil::Date;

use super::rule::Fact;
use crate::catalogue::model::{OnlineLevel, Procedure};

/// What is known of the level on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelOn {
    /// It stood at this level.
    Known(OnlineLevel),
    /// No level is stated.
    Absent,
    /// The level that is stated is of a later day; what it was before is not known.
    Later(Date),
}

impl LevelOn {
    /// The level of a procedure on a day.
    pub fn of(procedure: &Procedure, day: Date) -> LevelOn {
        let Some(online) = &procedure.online else {
            return LevelOn::Absent;
        };
        match online.since {
            Some(since) if day < since => LevelOn::Later(since),
            _ => LevelOn::Known(online.level),
        }
    }

    /// The level, where it is known.
    #[must_use]
    pub fn known(self) -> Option<OnlineLevel> {
        match self {
            LevelOn::Known(level) => Some(level),
            LevelOn::Absent | LevelOn::Later(_) => None,
        }
    }

    /// What is missing where it is not known.
    pub fn missing(self) -> Option<Fact> {
        match self {
            LevelOn::Known(_) => None,
            LevelOn::Absent => Some(Fact::new("fact-level-unknown")),
            LevelOn::Later(since) => Some(Fact::new("fact-level-later").with("date", since)),
        }
    }

    /// Whether it is offered online, suspended or not; none where that is not known.
    #[must_use]
    pub fn is_offered(self) -> Option<bool> {
        self.known().map(|level| level != OnlineLevel::None)
    }
}
