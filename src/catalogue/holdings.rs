//! Which documents the databases of the state hold: by name, without case, accents and spacing, or by the code of the component.
//! A document in whose wording a held one's name only stands is perhaps held, which people have to look at.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::Snapshot;
use super::prepared::{DocumentKeys, code_number, name_number, syllable_bits};
use crate::text::{exact, fold, syllables, wording};

/// A database that holds a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingDatabase {
    /// Id of the database.
    pub id: String,
    pub name: String,
    /// Day on which it was published for use.
    pub since: Date,
    /// Provision or announcement.
    pub source: String,
}

/// What databases in use on a day hold.
#[derive(Debug)]
pub(crate) struct DatabaseHoldings {
    by_name: HashMap<String, Vec<HoldingDatabase>>,
    by_code: HashMap<String, Vec<HoldingDatabase>>,
    /// The same, names and codes, by their numbers.
    numbers: HashSet<u64>,
    /// The names of held documents in syllables, by their first.
    phrases: HashMap<String, Vec<(Vec<String>, String)>>,
    /// The bits of the syllables of each.
    phrase_bits: Vec<u64>,
}

/// The name of a document as it is compared, without case, accents and what stands around it: made once for all that ask.
#[derive(Debug)]
pub(crate) struct ComparedName {
    /// Without spacing too.
    pub squeezed: String,
    folded: String,
}

impl ComparedName {
    /// That of a name as it is written.
    pub(crate) fn of(name: &str) -> ComparedName {
        let mut folded = fold(&wording::bare(name));
        folded.retain(|c| !wording::QUOTES.contains(&c));
        ComparedName {
            squeezed: syllables(&folded).map(|(_, word)| word).collect(),
            folded,
        }
    }

    pub(crate) fn syllables(&self) -> Vec<&str> {
        syllables(&self.folded).map(|(_, word)| word).collect()
    }
}

/// A code of a document without case and blanks at its ends: people and portals write one both ways.
pub(crate) fn code_key(code: &str) -> String {
    exact(code.trim())
}

/// What is known of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holding<'h> {
    /// These hold it.
    Held(Vec<&'h HoldingDatabase>),
    /// The name of a held document stands inside its wording, the longest; with who holds that one.
    Perhaps(&'h str, &'h [HoldingDatabase]),
    /// Nobody is known to.
    No,
}

impl DatabaseHoldings {
    /// Those of a catalogue on a day.
    pub(crate) fn new(snapshot: &Snapshot, as_of: Date) -> DatabaseHoldings {
        let mut holdings = DatabaseHoldings {
            by_name: HashMap::new(),
            by_code: HashMap::new(),
            numbers: HashSet::new(),
            phrases: HashMap::new(),
            phrase_bits: Vec::new(),
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
                    holdings.numbers.insert(code_number(code));
                    let of_code = holdings.by_code.entry(code_key(code)).or_default();
                    of_code.push(holder.clone());
                }
            }
        }
        holdings
    }

    fn add_name(&mut self, name: &str, holder: &HoldingDatabase) {
        let compared = ComparedName::of(name);
        self.numbers.extend(name_number(&compared));
        // A name without a letter or figure stands for many things.
        if compared.squeezed.is_empty() {
            return;
        }
        let phrase: Vec<String> = compared
            .syllables()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let of_name = self.by_name.entry(compared.squeezed).or_default();
        of_name.push(holder.clone());
        // One syllable stands in the wording of many other things.
        if let [first, _, ..] = phrase.as_slice() {
            let bits = syllable_bits(phrase.iter().map(String::as_str));
            self.phrase_bits.push(bits);
            let of_first = self.phrases.entry(first.clone()).or_default();
            of_first.push((phrase, name.to_owned()));
        }
    }

    /// Whether any database holds a document.
    pub(crate) fn holds(&self, document: DocumentKeys) -> bool {
        document.each().any(|key| self.numbers.contains(&key))
    }

    /// Whether the name of a held document stands inside the wording of one that nobody holds. Most names are told to have none
    /// by their syllables alone, without folding them again.
    pub(crate) fn perhaps_holds(&self, name: &str, document: DocumentKeys) -> bool {
        let may_hold = |bits: &u64| document.syllables & bits == *bits;
        self.phrase_bits.iter().any(may_hold) && self.perhaps(&ComparedName::of(name)).is_some()
    }

    /// The databases that hold a document of this name, or with one of these codes.
    pub(crate) fn of<'c>(
        &self,
        name: &ComparedName,
        codes: impl IntoIterator<Item = &'c str>,
    ) -> Vec<&HoldingDatabase> {
        let by_name = self.by_name.get(&name.squeezed).into_iter();
        let by_code = codes.into_iter().map(code_key);
        let by_code = by_code.filter_map(|code| self.by_code.get(&code));
        let mut found: Vec<&HoldingDatabase> = Vec::new();
        for holder in by_name.chain(by_code).flatten() {
            if found.iter().all(|known| known.id != holder.id) {
                found.push(holder);
            }
        }
        found
    }

    /// Who holds a document, or one whose name stands inside its wording.
    pub(crate) fn find(&self, name: &ComparedName, code: Option<&str>) -> Holding<'_> {
        let held = self.of(name, code);
        if !held.is_empty() {
            return Holding::Held(held);
        }
        match self.perhaps(name) {
            Some((name, holders)) => Holding::Perhaps(name, holders),
            None => Holding::No,
        }
    }

    fn perhaps(&self, name: &ComparedName) -> Option<(&str, &[HoldingDatabase])> {
        if self.phrases.is_empty() {
            return None;
        }
        let words = name.syllables();
        let mut longest: Option<&(Vec<String>, String)> = None;
        for at in 0..words.len() {
            let begun = self.phrases.get(words[at]).into_iter().flatten();
            for phrase in begun.filter(|(phrase, _)| {
                let rest = &words[at..];
                phrase.len() <= rest.len()
                    && phrase.iter().zip(rest).all(|(one, other)| one == other)
            }) {
                if longest.is_none_or(|known| known.0.len() < phrase.0.len()) {
                    longest = Some(phrase);
                }
            }
        }
        let (phrase, name) = longest?;
        let holders = self.by_name.get(&phrase.concat())?;
        Some((name, holders))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ComparedName, DatabaseHoldings};
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
        let name = ComparedName::of("Giấy gì đó");
        for code in ["K2", "k2", " K2", "k2 "] {
            assert_eq!(holdings.of(&name, [code]).len(), 1, "{code}");
        }
        assert!(holdings.of(&name, ["K 2"]).is_empty());
    }
}
