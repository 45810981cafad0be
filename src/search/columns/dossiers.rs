//! How many dossiers a procedure had in the window, as far as that is known.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::search::query::Compare;

/// A number of dossiers. No data is not zero, and a part is not the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dossiers {
    /// Nobody knows.
    #[default]
    Unknown,
    /// So many are known, of a number that is not.
    AtLeast(u64),
    /// So many.
    Known(u64),
    /// It was not in force, and nobody counted any.
    NotAsked,
}

impl Dossiers {
    /// Whether a comparison holds for certain, whatever the part is that nobody knows.
    #[must_use]
    pub fn holds(self, compare: Compare, number: u64) -> bool {
        match (self, compare) {
            (Dossiers::Known(known), _) => compare.holds(&known, &number),
            (Dossiers::AtLeast(known), Compare::AtLeast | Compare::More) => {
                compare.holds(&known, &number)
            }
            _ => false,
        }
    }

    /// Whether its number is not known, or only a part of it.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        matches!(self, Dossiers::Unknown | Dossiers::AtLeast(_))
    }
}

/// `12`, `≥ 12`, or nothing where no number may be shown.
impl fmt::Display for Dossiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dossiers::Known(number) => write!(f, "{number}"),
            Dossiers::AtLeast(number) => write!(f, "≥ {number}"),
            Dossiers::Unknown | Dossiers::NotAsked => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_compared() {
        let holds = |of: Dossiers, compare| [0, 9, 10, 11].map(|number| of.holds(compare, number));
        let at_least = Dossiers::AtLeast(10);
        assert_eq!(holds(at_least, Compare::Equal), [false; 4]);
        assert_eq!(holds(at_least, Compare::Less), [false; 4]);
        assert_eq!(holds(at_least, Compare::AtMost), [false; 4]);
        assert_eq!(holds(at_least, Compare::More), [true, true, false, false]);
        assert_eq!(holds(at_least, Compare::AtLeast), [true, true, true, false]);
        for compare in [Compare::Equal, Compare::Less, Compare::AtLeast] {
            assert_eq!(holds(Dossiers::Unknown, compare), [false; 4]);
            assert_eq!(holds(Dossiers::NotAsked, compare), [false; 4]);
        }
        assert!(Dossiers::Known(0).holds(Compare::Equal, 0));
        assert_eq!(Dossiers::AtLeast(3).to_string(), "≥ 3");
        assert_eq!(Dossiers::Unknown.to_string(), "");
    }
}
