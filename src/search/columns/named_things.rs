//! Things with an id and a name that filters refer to: agencies, fields, lists, groups.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::search::tokens::{exact_words, folded_words, words};

/// Things in a fixed order, found by id or by words of the name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct NamedThings {
    things: Vec<NamedThing>,
    by_id: BTreeMap<String, u32>,
    /// The first thing of each name.
    by_name: BTreeMap<String, u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct NamedThing {
    id: String,
    /// Other ids: the portal's, the number of a decision.
    other: Vec<String>,
    name: String,
    /// Folded words of the name.
    folded: String,
    /// Position of the first thing of the same name.
    first: u32,
    /// Whether others have the same name.
    shared: bool,
}

impl NamedThings {
    /// Adds a thing; ids are compared without case.
    pub(super) fn push(&mut self, id: &str, others: &[Option<&str>], name: &str) {
        let at = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        let folded = folded_words(name);
        let first = *self.by_name.entry(folded.clone()).or_insert(at);
        if let Some(first) = self.things.get_mut(first as usize) {
            first.shared = true;
        }
        self.by_id.entry(id.to_owned()).or_insert(at);
        self.things.push(NamedThing {
            id: id.to_owned(),
            other: others
                .iter()
                .flatten()
                .map(|&id| folded_words(id))
                .collect(),
            name: name.to_owned(),
            folded,
            first,
            shared: first != at,
        });
    }

    pub(super) fn len(&self) -> usize {
        self.things.len()
    }

    /// The id of a thing.
    pub(super) fn id(&self, at: u32) -> &str {
        self.things.get(at as usize).map_or("", |thing| &thing.id)
    }

    /// Position of the first thing that has the same name.
    pub(super) fn first_of_name(&self, at: u32) -> u32 {
        self.things.get(at as usize).map_or(at, |thing| thing.first)
    }

    /// The value of a filter that means a thing: its id, or its name where others share it.
    pub(super) fn value(&self, at: usize) -> String {
        let thing = self.things.get(at);
        let value = thing.map(|thing| if thing.shared { &thing.name } else { &thing.id });
        value.cloned().unwrap_or_default()
    }

    /// Position of an id, exactly as it stands.
    pub(super) fn position(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The things that a value of a filter means: those with that id; else with that other id; else with that name;
    /// else with those words in the name. `literal`: the accents of a name that are typed have to be its own, and of words that
    /// are no whole name those, too, that are not typed.
    pub(super) fn meant(&self, value: &str, literal: bool) -> Vec<usize> {
        let words = folded_words(value);
        let typed = exact_words(value);
        let agrees = |thing: &NamedThing| !literal || is_named(&thing.name, value);
        let has = |thing: &NamedThing| match literal {
            true => has_words(&exact_words(&thing.name), &typed),
            false => has_words(&thing.folded, &words),
        };
        let find = |is: &dyn Fn(&NamedThing) -> bool| -> Vec<usize> {
            let found = self
                .things
                .iter()
                .enumerate()
                .filter(|(_, thing)| is(thing));
            found.map(|(at, _)| at).collect()
        };
        let steps: [&dyn Fn(&NamedThing) -> bool; 4] = [
            &|thing| thing.id.eq_ignore_ascii_case(value),
            &|thing| thing.other.contains(&words),
            &|thing| thing.folded == words && agrees(thing),
            &|thing| !words.is_empty() && has(thing),
        ];
        let found = steps
            .iter()
            .map(|is| find(*is))
            .find(|found| !found.is_empty());
        found.unwrap_or_default()
    }
}

/// Whether a name has the accents that a spelling of it was typed with.
fn is_named(name: &str, typed: &str) -> bool {
    let asked = words(typed);
    let name = exact_words(name);
    let pairs = asked.iter().zip(name.split(' '));
    pairs
        .into_iter()
        .all(|(asked, found)| match &asked.accented {
            Some(accented) => accented == found,
            None => true,
        })
}

/// Whether `words` stand one after the other in `name`; both hold single spaces.
fn has_words(name: &str, words: &str) -> bool {
    name.match_indices(words).any(|(at, _)| {
        let before = at.checked_sub(1).map(|before| name.as_bytes()[before]);
        let after = name.as_bytes().get(at + words.len());
        before.is_none_or(|b| b == b' ') && after.is_none_or(|b| *b == b' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_means_an_id_before_a_name_before_words() {
        let mut named = NamedThings::default();
        named.push("G15", &[Some("moj")], "Bộ Tư pháp");
        named.push("g08", &[None], "Sở Tư pháp");
        named.push("so", &[], "Bộ Công an");
        for (value, meant) in [
            ("g15", &[0][..]),
            ("MOJ", &[0]),
            ("bo tu phap", &[0]),
            ("tư pháp", &[0, 1]),
            ("so", &[2]),
            ("Sở", &[1]),
            ("ư pháp", &[]),
            ("", &[]),
        ] {
            assert_eq!(named.meant(value, false), meant, "{value}");
        }
    }

    #[test]
    fn a_name_that_is_typed_with_accents_is_no_other() {
        let mut named = NamedThings::default();
        named.push("a", &[], "Biển và hải đảo");
        named.push("b", &[], "Quản lý biên giới");
        named.push("c", &[], "Thi, tuyển sinh");
        named.push("d", &[], "Quy hoạch đô thị");
        for (value, meant) in [
            ("biển", &[0][..]),
            ("Biên", &[1]),
            ("bien", &[]),
            ("Thi", &[2]),
            ("thị", &[3]),
            ("bien va hai dao", &[0]),
            ("Biển va hai dao", &[0]),
            ("Biên và hải đảo", &[]),
            ("B", &[1]),
        ] {
            assert_eq!(named.meant(value, true), meant, "{value}");
        }
        assert_eq!(named.meant("biển", false), [0, 1]);
    }
}
