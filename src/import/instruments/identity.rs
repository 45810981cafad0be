//! Which instrument of the catalogue a row means. A number that starts anew every year, or in every province, means one only
//! where the day, or who issued it, says so on both sides: nothing is taken for what it may not be.

use std::collections::HashMap;

use super::super::instrument_files::KnownInstrument;
use super::row::InstrumentRow;
use crate::catalogue::instruments::label;
use crate::catalogue::model::Instrument;
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::i18n::{Message, message};
use crate::import::table_import::shown;

/// The instruments of a catalogue, by number.
pub(super) struct InstrumentLookup<'a> {
    snapshot: &'a Snapshot,
    by_key: HashMap<String, Vec<&'a KnownInstrument>>,
}

/// How sure it is that an entry is what a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Match {
    Sure,
    Perhaps,
    No,
}

impl<'a> InstrumentLookup<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, known: &'a [KnownInstrument]) -> Self {
        let mut by_key: HashMap<String, Vec<&KnownInstrument>> = HashMap::new();
        for known in known {
            let key = instrument_key(&known.value.number);
            by_key.entry(key).or_default().push(known);
        }
        InstrumentLookup { snapshot, by_key }
    }

    /// The entry that a row means; none where the catalogue has none of it.
    ///
    /// # Errors
    /// Several may be meant, or one of which it cannot be told; they are named.
    pub(super) fn meant(
        &self,
        row: &InstrumentRow,
    ) -> Result<Option<&'a KnownInstrument>, Message> {
        let all = self.by_key.get(&row.number.key());
        let all = all.map_or(&[][..], Vec::as_slice);
        let of = |wanted: Match| -> Vec<&'a KnownInstrument> {
            let these = all
                .iter()
                .filter(|known| self.is(&known.value, row) == wanted);
            these.copied().collect()
        };
        match (&of(Match::Sure)[..], &of(Match::Perhaps)[..]) {
            ([one], _) => Ok(Some(one)),
            ([], []) => Ok(None),
            ([], perhaps) => Err(self.unsure(row, perhaps)),
            (several, _) => Err(message!(
                "import-instruments-alike",
                number = row.written(),
                entries = named(several)
            )),
        }
    }

    fn unsure(&self, row: &InstrumentRow, perhaps: &[&KnownInstrument]) -> Message {
        message!(
            "import-instrument-perhaps",
            number = row.written(),
            entries = named(perhaps)
        )
    }

    fn is(&self, known: &Instrument, row: &InstrumentRow) -> Match {
        if row.number.is_unique() {
            return Match::Sure;
        }
        let issuers = self.snapshot.issuers();
        let are_same = |a: &String, b: &String| issuers.are_same(self.snapshot, a, b);
        let same_issuer = match (&known.issuer, &row.facts.issuer) {
            (Some(a), Some(b)) => Some(are_same(a, b)),
            _ => None,
        };
        let same_day = known.signed.zip(row.facts.signed).map(|(a, b)| a == b);
        // Beside a day, only provinces have numbers of one kind at once.
        let told = same_issuer == Some(true) || !row.number.is_local();
        match (same_day, same_issuer) {
            (Some(false), _) | (_, Some(false)) => Match::No,
            (Some(true), _) if told => Match::Sure,
            (None, Some(true)) if row.number.year.is_some() => Match::Sure,
            _ => Match::Perhaps,
        }
    }
}

/// Entries by all that tells them from each other, with their files.
fn named(entries: &[&KnownInstrument]) -> String {
    let named = entries
        .iter()
        .map(|known| format!("{} ({})", label(&known.value), shown(&known.path)));
    named.collect::<Vec<_>>().join("; ")
}
