//! People with several addresses, and who reviews what.

use std::collections::HashMap;
use std::path::Path;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::ReferenceIndex;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    assignments(known, found);
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
                        format!("{email} stands with {other} already"),
                        "write all addresses of one person in one entry, each once",
                    )
                    .at(place!["people", at, "emails", nth]),
                ),
                None => _ = first.insert(key, &person.name),
            }
        }
    }
}

/// Agencies, fields and lists that somebody is to review and nobody has.
fn assignments(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let path = Path::new("assignments.yaml");
    for (at, assignment) in known.snapshot.assignments().iter().enumerate() {
        for (nth, id) in assignment.agencies.iter().enumerate() {
            let place = place!["assignments", at, "agencies", nth];
            found.extend(known.agency(path, place, id));
        }
        for (nth, id) in assignment.fields.iter().enumerate() {
            let place = place!["assignments", at, "fields", nth];
            found.extend(known.field(path, place, id));
        }
        for (nth, id) in assignment.lists.iter().enumerate() {
            let place = place!["assignments", at, "lists", nth];
            found.extend(known.list(path, place, id));
        }
    }
}
