//! When what is imported was retrieved, held against what the catalogue has: nothing older takes the place of what is newer,
//! and where that cannot be told it is asked for. When a file was last written says nothing: copying it is enough.

use crate::i18n::{Message, message};
use jiff::civil::Date;

/// What whoever imports says of the day on which the source was retrieved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Retrieval {
    /// The day that was stated.
    pub stated: Option<Date>,
    /// What is recorded of new values where none was: today, before which they must have been retrieved.
    pub today: Option<Date>,
    /// An older source is meant.
    pub older: bool,
}

/// How a source stands to what the catalogue has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SourceAge {
    /// It is as new, or newer, or meant although it is older.
    Newer,
    /// The catalogue has what was retrieved later, on this day.
    Older(Date),
    /// One of the two days is not known.
    Unknown,
}

impl Retrieval {
    /// How a source stands to values that were retrieved on `known`. `own` is the day that the source itself states.
    pub(super) fn against(&self, own: Option<Date>, known: Option<Date>) -> SourceAge {
        match (own.or(self.stated), known) {
            _ if self.older => SourceAge::Newer,
            (Some(day), Some(known)) if day < known => SourceAge::Older(known),
            (Some(_), Some(_)) => SourceAge::Newer,
            _ => SourceAge::Unknown,
        }
    }

    /// The day to record of values that are new.
    pub(super) fn recorded(&self, own: Option<Date>) -> Option<Date> {
        own.or(self.stated).or(self.today)
    }

    /// What to do where a day is not known.
    pub(super) fn advice(&self) -> Message {
        match self.stated {
            None => {
                message!("import-retrieved-hint")
            }
            Some(_) => {
                message!("import-older-hint")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_older_never_takes_the_place_of_what_is_newer_unless_it_is_meant() {
        let (june, july) = (date(2026, 6, 10), date(2026, 7, 18));
        let said = |stated| Retrieval {
            stated,
            today: Some(date(2026, 11, 30)),
            older: false,
        };
        for (stated, own, known, standing) in [
            (Some(june), None, Some(july), SourceAge::Older(july)),
            (Some(july), None, Some(july), SourceAge::Newer),
            (Some(july), None, Some(june), SourceAge::Newer),
            (Some(july), Some(june), Some(july), SourceAge::Older(july)),
            // Today says when it was imported, and not when it was retrieved.
            (None, None, Some(june), SourceAge::Unknown),
            (Some(july), None, None, SourceAge::Unknown),
            (None, Some(july), Some(june), SourceAge::Newer),
        ] {
            assert_eq!(said(stated).against(own, known), standing);
            let meant = Retrieval {
                older: true,
                ..said(stated)
            };
            assert_eq!(meant.against(own, known), SourceAge::Newer);
        }
    }
}
