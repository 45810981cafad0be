//! People with several addresses.

use std::collections::HashMap;
use std::path::Path;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::ReferenceIndex;
use crate::i18n::message;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let path = Path::new("people.yaml");
    let mut first: HashMap<String, &str> = HashMap::new();
    for (at, person) in known.snapshot.people().iter().enumerate() {
        for (nth, email) in person.emails.iter().enumerate() {
            let key = email.trim().to_lowercase();
            match first.get(&key) {
                Some(other) => found.push(
                    Finding::new(
                        "person-address-twice",
                        path,
                        message!("check-address-twice", email, other),
                        message!("check-address-twice-hint"),
                    )
                    .at(place!["people", at, "emails", nth]),
                ),
                None => _ = first.insert(key, &person.name),
            }
        }
    }
}
