//! The days on which the instruments of a number were signed, where the number alone names one: who asks for such a number with
//! another day asks for none that there is.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::instruments::mention;
use crate::text::docnum;

/// By the key of a number, the days; of numbers of which every instrument has one.
#[derive(Debug, Default)]
pub(super) struct SignedDays(HashMap<String, Vec<Date>>);

impl SignedDays {
    pub(super) fn of(snapshot: &Snapshot) -> SignedDays {
        let is_unique = |key: &str| docnum::from_key(key).is_some_and(|number| number.is_unique());
        let of_keys = snapshot.instrument_keys().filter(|(key, _)| is_unique(key));
        let days = of_keys.filter_map(|(key, instruments)| {
            let days: Option<Vec<Date>> = instruments.iter().map(|i| i.value.signed).collect();
            Some((key.to_owned(), days?))
        });
        SignedDays(days.collect())
    }

    /// Whether a text has a day, or a month or year, on which no instrument of its number was signed.
    pub(super) fn deny(&self, text: &str) -> bool {
        let said = mention(text);
        let known = self.0.get(&said.key);
        known.is_some_and(|days| !days.iter().any(|day| said.allows(*day)))
    }
}
