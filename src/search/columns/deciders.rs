//! Who recorded the decision in force of each row, and when.

use serde::{Deserialize, Serialize};

use crate::search::query::ME;
use crate::text::{exact, fold};

/// A person, and when they recorded a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordedBy<'a> {
    /// Name, as git has it.
    pub name: &'a str,
    /// E-mail address, as git has it.
    pub email: &'a str,
    /// When, in seconds since 1970.
    pub recorded: i64,
}

/// Who recorded what, row by row.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Deciders {
    /// Everybody who did, in the order of names once all is [`settled`](Deciders::settle).
    people: Vec<Decider>,
    /// Position in `people`, and seconds since 1970.
    rows: Vec<Option<(u32, i64)>>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Decider {
    name: String,
    email: String,
    /// Both, folded.
    folded: String,
}

impl Deciders {
    /// Nobody for so many rows.
    pub(super) fn none(rows: usize) -> Deciders {
        Deciders {
            people: Vec::new(),
            rows: vec![None; rows],
        }
    }

    /// Who recorded the decision in force of a row.
    pub(super) fn of(&self, row: usize) -> Option<RecordedBy<'_>> {
        let (who, recorded) = self.rows.get(row).copied().flatten()?;
        let who = self.people.get(who as usize)?;
        Some(RecordedBy {
            name: &who.name,
            email: &who.email,
            recorded,
        })
    }

    pub(super) fn set(&mut self, row: usize, decided: Option<RecordedBy<'_>>) {
        let value =
            decided.map(|decided| (self.position(decided.name, decided.email), decided.recorded));
        if let Some(slot) = self.rows.get_mut(row) {
            *slot = value;
        }
    }

    fn position(&mut self, name: &str, email: &str) -> u32 {
        let known = |who: &Decider| who.name == name && who.email == email;
        let at = self.people.iter().position(known).unwrap_or_else(|| {
            self.people.push(Decider {
                name: name.to_owned(),
                email: email.to_owned(),
                folded: format!("{}\n{}", fold(name), fold(email)),
            });
            self.people.len() - 1
        });
        super::build::number(at)
    }

    /// Forgets whoever has no row any more, and orders the others: the same rows are the same value, however they came about.
    pub(super) fn settle(&mut self) {
        let mut used = vec![false; self.people.len()];
        for (who, _) in self.rows.iter().flatten() {
            if let Some(used) = used.get_mut(*who as usize) {
                *used = true;
            }
        }
        let mut kept: Vec<usize> = (0..self.people.len()).filter(|at| used[*at]).collect();
        kept.sort_by(|a, b| self.people[*a].cmp(&self.people[*b]));
        let mut places = vec![0; self.people.len()];
        for (place, at) in kept.iter().enumerate() {
            places[*at] = super::build::number(place);
        }
        self.people = kept.iter().map(|at| self.people[*at].clone()).collect();
        for (who, _) in self.rows.iter_mut().flatten() {
            *who = places.get(*who as usize).copied().unwrap_or(u32::MAX);
        }
    }

    /// For everybody, whether a value of `by:` means them; `literal`: by whole words, with their accents. Whoever works here has
    /// to be named before.
    pub(super) fn meant(&self, value: &str, literal: bool) -> Vec<bool> {
        let (folded, typed) = (fold(value), exact(value));
        let is = |who: &Decider| match value.strip_prefix('=') {
            Some(whole) => who.email.eq_ignore_ascii_case(whole.trim()) || who.name == whole.trim(),
            None if value == ME || folded.is_empty() => false,
            None if literal => {
                let both = format!("{}\n{}", exact(&who.name), exact(&who.email));
                stands_whole(&both, &typed)
            }
            None => begins_a_word(&who.folded, &folded),
        };
        self.people.iter().map(is).collect()
    }

    /// Whether a row was recorded by one of those.
    pub(super) fn is_by(&self, row: usize, meant: &[bool]) -> bool {
        let who = self.rows.get(row).copied().flatten();
        who.is_some_and(|(who, _)| meant.get(who as usize) == Some(&true))
    }
}

/// Whether a part begins where a word does: `an` is in "Nguyễn An", and not in "Trần".
fn begins_a_word(text: &str, part: &str) -> bool {
    let mut places = text.match_indices(part);
    places.any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

/// Whether a part ends where a word does, too.
fn stands_whole(text: &str, part: &str) -> bool {
    let mut places = text.match_indices(part);
    places.any(|(at, _)| {
        let goes_on = part.ends_with(char::is_alphanumeric)
            && text[at + part.len()..].starts_with(char::is_alphanumeric);
        !goes_on && !text[..at].ends_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided<'a>(name: &'a str, email: &'a str) -> Option<RecordedBy<'a>> {
        Some(RecordedBy {
            name,
            email,
            recorded: 7,
        })
    }

    #[test]
    fn a_person_is_meant_by_the_beginning_of_any_word() {
        let mut deciders = Deciders::none(3);
        deciders.set(0, decided("Trần Văn Rà", "ra.soat@example.vn"));
        deciders.set(1, decided("Nguyễn Ân", "an@example.vn"));
        let meant = |value: &str| deciders.meant(value, false);
        for (value, both) in [
            ("an", [false, true]),
            ("Rà", [true, false]),
            ("văn rà", [true, false]),
            ("soat@", [true, false]),
            ("example.vn", [true, true]),
            ("=AN@example.vn", [false, true]),
            ("=Nguyễn Ân", [false, true]),
            ("=example.vn", [false, false]),
            ("", [false, false]),
            (ME, [false, false]),
        ] {
            assert_eq!(meant(value), both, "{value}");
        }
        for (value, both) in [
            ("an", [false, true]),
            ("Ân", [false, true]),
            ("Án", [false, false]),
            ("ra", [true, false]),
            ("Rà", [true, false]),
            ("Vă", [false, false]),
            ("soat@", [true, false]),
            ("=Nguyễn Ân", [false, true]),
        ] {
            assert_eq!(deciders.meant(value, true), both, "word for word: {value}");
        }
    }

    #[test]
    fn the_same_rows_are_the_same_value_however_they_came_about() {
        let mut one = Deciders::none(2);
        one.set(0, decided("B", "b@x"));
        one.set(1, decided("A", "a@x"));
        one.settle();
        let mut other = Deciders::none(2);
        other.set(1, decided("A", "a@x"));
        other.set(0, decided("C", "c@x"));
        other.settle();
        other.set(0, decided("B", "b@x"));
        other.settle();
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        assert_eq!(other.of(0), decided("B", "b@x"));
    }
}
