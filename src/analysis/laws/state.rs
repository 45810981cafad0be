//! Whether an instrument is in force, as far as the catalogue knows. The same reading as the rule
//! `legal-basis-expired` has.

use jiff::civil::Date;

use crate::catalogue::model::{Instrument, InstrumentRef};
use crate::catalogue::{Snapshot, instruments};
use crate::rules::legal_basis_expired::{Ending, ending};

/// The state of an instrument on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LawState {
    /// In force; nothing in force amends it.
    InForce {
        /// Its last day, where one is set.
        until: Option<Date>,
    },
    /// In force, as amended by these.
    Amended {
        /// Its last day, where one is set.
        until: Option<Date>,
        /// Instruments in force that amend it.
        by: Vec<String>,
    },
    /// It takes effect later.
    NotYet {
        /// First day in force.
        from: Date,
    },
    /// Its last day is over, and nothing is said to repeal it.
    Expired {
        /// First day without it.
        since: Date,
    },
    Repealed {
        /// First day without it, where known.
        since: Option<Date>,
        /// By these.
        by: Vec<String>,
    },
    /// Repealed by this, if it is the one in force of several that have the number.
    Doubtful {
        /// The number.
        by: Vec<String>,
    },
    /// Cited, but not described: a stub, or in no file.
    Unknown,
}

/// An instrument as another one names it.
fn written(named: &InstrumentRef) -> String {
    instruments::label(&Instrument {
        number: named.number.clone(),
        issuer: named.issuer.clone(),
        signed: named.signed,
        ..Instrument::default()
    })
}

impl LawState {
    /// The words that outputs and string ids use, in the order of the screen's filter.
    pub const WORDS: [&'static str; 7] = [
        "in_force", "amended", "not_yet", "expired", "repealed", "doubtful", "unknown",
    ];

    /// The state of an instrument on `as_of`; none where no file holds it.
    pub fn of(snapshot: &Snapshot, as_of: Date, instrument: Option<&Instrument>) -> LawState {
        let Some(instrument) = instrument else {
            return LawState::Unknown;
        };
        match ending(snapshot, as_of, instrument) {
            Some(Ending::Ended(to)) => {
                let since = to.tomorrow().unwrap_or(to);
                return if instrument.repealed_by.is_empty() {
                    LawState::Expired { since }
                } else {
                    LawState::Repealed {
                        since: Some(since),
                        by: instrument.repealed_by.iter().map(written).collect(),
                    }
                };
            }
            Some(Ending::Repealed(by, since)) => {
                return LawState::Repealed {
                    since,
                    by: vec![written(by)],
                };
            }
            Some(Ending::Perhaps(by)) => {
                return LawState::Doubtful {
                    by: vec![written(by)],
                };
            }
            None => {}
        }
        if let Some(from) = instrument.from.filter(|from| as_of < *from) {
            return LawState::NotYet { from };
        }
        if instrument.stub {
            return LawState::Unknown;
        }
        let amends = |by: &&InstrumentRef| {
            let amending = snapshot.resolve_later(instrument, by).all();
            let days: Vec<_> = amending.iter().map(|by| by.from.or(by.signed)).collect();
            let counts = |from: &Option<Date>| from.is_none_or(|from| from <= as_of);
            days.is_empty() || days.iter().any(counts)
        };
        let by = instrument.amended_by.iter().filter(amends);
        let by: Vec<String> = by.map(written).collect();
        let until = instrument.to;
        if by.is_empty() {
            LawState::InForce { until }
        } else {
            LawState::Amended { until, by }
        }
    }

    /// The word that outputs and string ids use.
    pub fn word(&self) -> &'static str {
        match self {
            LawState::InForce { .. } => "in_force",
            LawState::Amended { .. } => "amended",
            LawState::NotYet { .. } => "not_yet",
            LawState::Expired { .. } => "expired",
            LawState::Repealed { .. } => "repealed",
            LawState::Doubtful { .. } => "doubtful",
            LawState::Unknown => "unknown",
        }
    }

    /// The day that the state is about: the first in force, or the first without it.
    pub fn since(&self) -> Option<Date> {
        match self {
            LawState::NotYet { from } => Some(*from),
            LawState::Expired { since } => Some(*since),
            LawState::Repealed { since, .. } => *since,
            _ => None,
        }
    }

    /// The last day in force, where one is set and lies ahead.
    pub fn until(&self) -> Option<Date> {
        match self {
            LawState::InForce { until } | LawState::Amended { until, .. } => *until,
            _ => None,
        }
    }

    /// Instruments that amend or repeal it.
    pub fn by(&self) -> &[String] {
        match self {
            LawState::Amended { by, .. }
            | LawState::Repealed { by, .. }
            | LawState::Doubtful { by } => by,
            _ => &[],
        }
    }
}
