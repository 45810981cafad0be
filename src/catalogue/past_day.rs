//! A fixed day of a catalogue that was left behind: what was decided since counts in no list, and what speaks for or against a
//! procedure today does not either.

use jiff::civil::Date;

use super::model::AsOf;
use super::snapshot::Snapshot;

/// So many days may lie between the day of the evidence and the current one without anybody wondering.
const USUAL: i32 = 31;

/// The fixed day of a catalogue that lies behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PastDay {
    /// The day that the manifest fixes.
    pub as_of: Date,
    /// The last day on which something was signed, or for which something was decided, where it is later.
    pub decided: Option<Date>,
}

/// The fixed day, where it lies more than a month behind, or something was signed or decided for a later one. A sample stands
/// still on its day.
pub(crate) fn past_day(snapshot: &Snapshot, today: Date) -> Option<PastDay> {
    let manifest = snapshot.manifest().filter(|manifest| !manifest.sample)?;
    let AsOf::Date(as_of) = manifest.as_of else {
        return None;
    };
    // What was withdrawn or sent back counts for nothing.
    let entries = snapshot.logs().flat_map(|log| log.value.standing());
    let days = entries.flat_map(|entry| {
        let signed = entry.published.as_ref().map(|published| published.signed);
        [Some(entry.as_of), signed]
    });
    // What lies ahead of today is told as that.
    let decided = days.flatten().filter(|day| *day > as_of && *day <= today);
    let decided = decided.max();
    let is_old = (today - as_of).get_days() > USUAL;
    (is_old || decided.is_some()).then_some(PastDay { as_of, decided })
}
