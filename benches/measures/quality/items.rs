//! Queries whose answer is known.

use std::collections::{BTreeMap, HashMap};

use rasoat::catalogue::Snapshot;
use rasoat::text::docnum::{self, DocNumber};
use rasoat::text::unaccented;

use super::{PLACES, citizens, questions};
use crate::queries::{plain, swapped, words, wrong_letter};
use crate::rng::Rng;

/// Queries of one kind.
pub struct Items {
    pub title: &'static str,
    /// Whether names alone cannot answer them.
    pub in_bodies: bool,
    pub queries: Vec<Item>,
}

/// A query with the rows that were meant.
pub struct Item {
    pub text: String,
    meant: Vec<usize>,
}

impl Item {
    /// What an answer is worth.
    pub fn score(&self, rows: &[usize]) -> f64 {
        let place = rows
            .iter()
            .take(PLACES)
            .position(|row| self.meant.contains(row));
        place.map_or(0.0, |place| 1.0 / (place + 1) as f64)
    }
}

/// All kinds of queries.
pub fn items(snapshot: &Snapshot, titles: usize, seed: u64) -> Vec<Items> {
    let procedures = snapshot.procedures();
    let names = procedures
        .iter()
        .map(|procedure| words(&procedure.value().name));
    let names: Vec<Vec<String>> = names.collect();
    let key = |row: usize| plain(&names[row]).join(" ");
    let mut same_name: HashMap<String, Vec<usize>> = HashMap::new();
    for row in 0..names.len() {
        same_name.entry(key(row)).or_default().push(row);
    }
    let mut rows: Vec<usize> = (0..procedures.len()).collect();
    Rng::new(seed, 0).shuffle(&mut rows);
    rows.truncate(titles);
    let kinds: [(&str, Make); 11] = [
        ("whole title, as written", |words, _| words.to_vec()),
        ("whole title, no accents", |words, _| plain(words)),
        ("first half of the words, no accents", |words, _| {
            plain(half(words))
        }),
        ("second half, no accents", |words, _| {
            plain(&words[words.len() / 2..])
        }),
        ("half of the words by chance, no accents", |words, rng| {
            plain(&some(words, rng))
        }),
        ("first half, with accents", |words, _| half(words).to_vec()),
        ("whole title, one wrong letter", |words, rng| {
            changed(words, rng, wrong_letter)
        }),
        ("whole title, two letters swapped", |words, rng| {
            changed(words, rng, swapped)
        }),
        ("first half, one wrong letter", |words, rng| {
            changed(half(words), rng, wrong_letter)
        }),
        ("half by chance, one wrong letter", |words, rng| {
            changed(&some(words, rng), rng, wrong_letter)
        }),
        ("half by chance, two letters swapped", |words, rng| {
            changed(&some(words, rng), rng, swapped)
        }),
    ];
    let mut all = Vec::new();
    for (nth, (title, make)) in kinds.into_iter().enumerate() {
        let of_row = |&row: &usize| {
            let mut rng = Rng::new(seed, (row + (nth + 1) * 1_000_000) as u64);
            let text = make(&names[row], &mut rng).join(" ");
            let meant = same_name.get(&key(row)).cloned().unwrap_or_default();
            (!text.is_empty()).then_some(Item { text, meant })
        };
        all.push(Items {
            title,
            in_bodies: false,
            queries: rows.iter().filter_map(of_row).collect(),
        });
    }
    for (nth, (title, make)) in questions::KINDS.into_iter().enumerate() {
        let of_row = |(at, &row): (usize, &usize)| {
            let mut rng = Rng::new(seed, (row + (nth + 100) * 1_000_000) as u64);
            let text = make(&names[row], at, &mut rng);
            let meant = same_name.get(&key(row)).cloned().unwrap_or_default();
            (!text.is_empty()).then_some(Item { text, meant })
        };
        all.push(Items {
            title,
            in_bodies: false,
            queries: rows.iter().enumerate().filter_map(of_row).collect(),
        });
    }
    all.push(citizens(snapshot));
    let code = |suffix: &'static str| {
        rows.iter().map(move |&row| Item {
            text: format!("{}{suffix}", procedures[row].code),
            meant: vec![row],
        })
    };
    for (title, suffix) in [("code", ""), ("code with local suffix", ".000.00.00.H48")] {
        all.push(Items {
            title,
            in_bodies: true,
            queries: code(suffix).collect(),
        });
    }
    all.extend(laws(snapshot));
    all
}

/// What citizens ask, where the procedures that answer it are here.
fn citizens(snapshot: &Snapshot) -> Items {
    let row = |code: &&str| {
        let mut procedures = snapshot.procedures().iter();
        procedures.position(|procedure| procedure.code == *code)
    };
    let item = |(text, codes): &(&str, &[&str])| Item {
        text: (*text).to_owned(),
        meant: codes.iter().filter_map(row).collect(),
    };
    let asked = citizens::ASKED.iter().map(item);
    Items {
        title: "questions of citizens, by hand",
        in_bodies: false,
        queries: asked.filter(|item| !item.meant.is_empty()).collect(),
    }
}

type Make = fn(&[String], &mut Rng) -> Vec<String>;

fn half(words: &[String]) -> &[String] {
    &words[..words.len().div_ceil(2)]
}

/// Half of the words, in their order.
fn some(words: &[String], rng: &mut Rng) -> Vec<String> {
    let mut places: Vec<usize> = (0..words.len()).collect();
    rng.shuffle(&mut places);
    places.truncate(words.len().div_ceil(2));
    places.sort_unstable();
    places.into_iter().map(|at| words[at].clone()).collect()
}

fn changed(words: &[String], rng: &mut Rng, how: fn(&mut [String], &mut Rng)) -> Vec<String> {
    let mut words = plain(words);
    how(&mut words, rng);
    words
}

/// A spelling of a number; none where it has none.
type Spell = fn(&str) -> Option<String>;

/// Numbers of laws as people write them. Whatever cites the law was meant.
fn laws(snapshot: &Snapshot) -> Vec<Items> {
    let mut citing: BTreeMap<String, (DocNumber, Vec<usize>)> = BTreeMap::new();
    for (row, procedure) in snapshot.procedures().iter().enumerate() {
        let basis = procedure.value().legal_basis.as_ref();
        for citation in basis.map_or(&[][..], |basis| basis.items()) {
            for (_, number) in docnum::find_all(&citation.number) {
                if number.year.is_some() {
                    let entry = citing.entry(number.key());
                    entry.or_insert_with(|| (number, Vec::new())).1.push(row);
                }
            }
        }
    }
    let spellings: [(&str, Spell); 4] = [
        ("number of a law", |number| Some(number.to_owned())),
        ("number of a law, no accents", |number| {
            Some(unaccented(number))
        }),
        ("number of a law with its kind in words", |number| {
            let kind = [
                ("NĐ-CP", "nghị định"),
                ("TT-", "thông tư"),
                ("QH1", "luật"),
                ("QĐ-", "quyết định"),
            ];
            let (_, kind) = kind.iter().find(|(sign, _)| number.contains(sign))?;
            Some(format!("{kind} số {number}"))
        }),
        ("number of a decree, abbreviated", |number| {
            number
                .strip_suffix("/NĐ-CP")
                .map(|number| format!("NĐ {number}"))
        }),
    ];
    let of = |(title, spell): (&'static str, Spell)| Items {
        title,
        in_bodies: true,
        queries: citing
            .values()
            .filter_map(|(number, rows)| {
                Some(Item {
                    text: spell(&number.to_string())?,
                    meant: rows.clone(),
                })
            })
            .collect(),
    };
    spellings.into_iter().map(of).collect()
}
