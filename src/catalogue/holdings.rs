//! Which documents the databases of the state hold: by name, without case, accents and spacing, or by the code of the component.
//! A document in whose wording a held one's name only stands is perhaps held, which people have to look at.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Snapshot;
use crate::text::{exact, fold, syllables, wording};

/// A database that holds a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingDatabase {
    /// Id of the database.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Day on which it was published for use.
    pub since: Date,
    /// Provision or announcement.
    pub source: String,
}

/// What databases in use on a day hold.
#[derive(Debug)]
pub struct DatabaseHoldings {
    by_name: HashMap<String, Vec<HoldingDatabase>>,
    by_code: HashMap<String, Vec<HoldingDatabase>>,
    /// The names of held documents in syllables, by their first.
    phrases: HashMap<String, Vec<(Vec<String>, String)>>,
}

/// A name without case, accents and spacing.
pub fn squeezed(name: &str) -> String {
    let folded = fold(&wording::key(name));
    syllables(&folded).map(|(_, word)| word).collect()
}

/// A code of a document without case and blanks at its ends: people and portals write one both ways.
pub fn code_key(code: &str) -> String {
    exact(code.trim())
}

fn folded_syllables(name: &str) -> Vec<String> {
    let folded = fold(&wording::key(name));
    syllables(&folded)
        .map(|(_, word)| word.to_owned())
        .collect()
}

impl DatabaseHoldings {
    /// Those of a catalogue on a day.
    pub fn new(snapshot: &Snapshot, as_of: Date) -> DatabaseHoldings {
        let mut holdings = DatabaseHoldings {
            by_name: HashMap::new(),
            by_code: HashMap::new(),
            phrases: HashMap::new(),
        };
        for database in snapshot.databases().iter().filter(|d| d.since <= as_of) {
            let holder = HoldingDatabase {
                id: database.id.clone(),
                name: database.name.clone(),
                since: database.since,
                source: database.source.clone(),
            };
            for held in &database.holds {
                if let Some(name) = &held.name {
                    holdings.add_name(name, &holder);
                }
                if let Some(code) = &held.code {
                    let of_code = holdings.by_code.entry(code_key(code)).or_default();
                    of_code.push(holder.clone());
                }
            }
        }
        holdings
    }

    fn add_name(&mut self, name: &str, holder: &HoldingDatabase) {
        let of_name = self.by_name.entry(squeezed(name)).or_default();
        of_name.push(holder.clone());
        let phrase = folded_syllables(name);
        // One syllable stands in the wording of many other things.
        if let [first, _, ..] = phrase.as_slice() {
            let of_first = self.phrases.entry(first.clone()).or_default();
            of_first.push((phrase, name.to_owned()));
        }
    }

    /// The databases that hold a document of this wording, or with one of these codes.
    pub fn of<'c>(
        &self,
        wording: &str,
        codes: impl IntoIterator<Item = &'c str>,
    ) -> Vec<HoldingDatabase> {
        let by_name = self.by_name.get(&squeezed(wording)).into_iter();
        let by_code = codes
            .into_iter()
            .filter_map(|code| self.by_code.get(&code_key(code)));
        let mut found: Vec<HoldingDatabase> = Vec::new();
        for holder in by_name.chain(by_code).flatten() {
            if found.iter().all(|known| known.id != holder.id) {
                found.push(holder.clone());
            }
        }
        found
    }

    /// The name of a held document that stands inside a wording, the longest, with who holds it; none where the wording is that
    /// name.
    pub fn perhaps(&self, wording: &str) -> Option<(&str, &[HoldingDatabase])> {
        if self.phrases.is_empty() || self.by_name.contains_key(&squeezed(wording)) {
            return None;
        }
        let words = folded_syllables(wording);
        let mut longest: Option<&(Vec<String>, String)> = None;
        for at in 0..words.len() {
            let begun = self.phrases.get(&words[at]).into_iter().flatten();
            for phrase in begun.filter(|(phrase, _)| words[at..].starts_with(phrase)) {
                if longest.is_none_or(|known| known.0.len() < phrase.0.len()) {
                    longest = Some(phrase);
                }
            }
        }
        let (_, name) = longest?;
        let holders = self.by_name.get(&squeezed(name))?;
        Some((name, holders))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::DatabaseHoldings;
    use crate::catalogue::snapshot::{Contents, Snapshot};

    #[test]
    fn a_code_in_small_letters_or_with_a_blank_was_another_document() {
        let databases =
            "- {id: d, name: Dân cư, since: 2022-01-01, source: x, holds: [{code: K2}]}\n";
        let snapshot = Snapshot::new(Contents {
            databases: serde_yaml::from_str(databases).unwrap(),
            ..Contents::default()
        });
        let holdings = DatabaseHoldings::new(&snapshot, date(2026, 1, 1));
        for code in ["K2", "k2", " K2", "k2 "] {
            assert_eq!(holdings.of("Giấy gì đó", [code]).len(), 1, "{code}");
        }
        assert!(holdings.of("Giấy gì đó", ["K 2"]).is_empty());
    }
}
