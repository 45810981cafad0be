//! Who is who: git knows people by their addresses, `people.yaml` says which addresses are one person.

use crate::catalogue::Snapshot;
use crate::catalogue::model::Person;
use crate::text::look_alike;

/// Whether two people are one: by their address, or because the catalogue says so.
#[must_use]
pub fn is_same(snapshot: &Snapshot, one: &Person, other: &Person) -> bool {
    one.has_address(&other.email)
        || snapshot
            .people()
            .iter()
            .any(|person| person.has(&one.email) && person.has(&other.email))
}

/// Whether two people bear one name, accents, case and letters that look alike not counted: they may be one person with two
/// addresses.
#[must_use]
pub fn has_same_name(one: &Person, other: &Person) -> bool {
    let name = look_alike(&one.name);
    !name.is_empty() && name == look_alike(&other.name)
}
