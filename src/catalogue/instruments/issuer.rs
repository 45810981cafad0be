//! Who issued an instrument: names, ids of agencies and provinces, compared.

use std::collections::HashMap;

use crate::catalogue::model::Agency;
use crate::catalogue::snapshot::Snapshot;
use crate::text::{exact, fold, syllables, unaccented};

/// Words that the name of a province stands behind; written without accents they are read only where the whole text is.
const PROVINCES: [&[&str]; 3] = [&["thành", "phố"], &["tỉnh"], &["tp"]];
const PLAIN_PROVINCES: [&[&str]; 3] = [&["thanh", "pho"], &["tinh"], &["tp"]];

/// Words of a People's Committee or Council, without accents.
const BODIES: [&str; 6] = [
    "uy ban nhan dan ",
    "ubnd ",
    "hoi dong nhan dan ",
    "hdnd ",
    "chu tich ubnd ",
    "chu tich uy ban nhan dan ",
];

/// Agencies by what texts call them.
#[derive(Clone, Debug, Default)]
pub struct Issuers {
    by_name: HashMap<String, String>,
    /// Provinces, by their bare name: `gia lai`.
    by_province: HashMap<String, Vec<String>>,
}

impl Issuers {
    /// The agencies of a catalogue.
    pub fn new(agencies: &[Agency]) -> Issuers {
        let mut issuers = Issuers::default();
        for agency in agencies {
            let name = fold(&agency.name);
            issuers.by_name.entry(name).or_insert(agency.id.clone());
            if let Some(province) = province(&agency.name) {
                issuers
                    .by_province
                    .entry(province)
                    .or_default()
                    .push(agency.id.clone());
            }
        }
        issuers
    }

    /// Whether two texts, names or ids, name one issuer; a successor counts as the one before it.
    pub fn are_same(&self, snapshot: &Snapshot, a: &str, b: &str) -> bool {
        match self.share_province(snapshot, a, b) {
            Some(false) => return false,
            // Communes have numbers of their own.
            Some(true) if !is_below_province(a) && !is_below_province(b) => return true,
            _ => {}
        }
        let (name_a, name_b) = (self.name(snapshot, a), self.name(snapshot, b));
        if name_a == name_b {
            return true;
        }
        if let (Some(a), Some(b)) = (self.id(snapshot, a), self.id(snapshot, b)) {
            return follows(snapshot, a, b);
        }
        // "Bộ trưởng Bộ Tư pháp" is of "Bộ Tư pháp"; "Chính phủ" is not its head.
        let minister = |whole: &str, part: &str| {
            let rest = whole.strip_suffix(part).map(str::trim_end);
            rest.is_some_and(|rest| matches!(rest, "bo truong" | "chu tich" | "tong giam doc"))
        };
        minister(&name_a, &name_b) || minister(&name_b, &name_a)
    }

    /// Whether two texts, names or ids, are of one province; nothing where one of them is of none. A province that took
    /// another's place counts as that one.
    pub fn share_province(&self, snapshot: &Snapshot, a: &str, b: &str) -> Option<bool> {
        let place =
            |text: &str| province(snapshot.agency(text).map_or(text, |agency| &agency.name));
        let (place_a, place_b) = (place(a)?, place(b)?);
        if place_a == place_b {
            return Some(true);
        }
        let ids = |place: &str| self.by_province.get(place).map_or(&[][..], Vec::as_slice);
        let mut pairs = ids(&place_a)
            .iter()
            .flat_map(|a| ids(&place_b).iter().map(move |b| (a, b)));
        Some(pairs.any(|(a, b)| follows(snapshot, a, b)))
    }

    /// The bare name of the province of a text, a name or an id.
    pub fn province_of(&self, snapshot: &Snapshot, text: &str) -> Option<String> {
        province(snapshot.agency(text).map_or(text, |agency| &agency.name))
    }

    /// The one province that a text names, as it is written there: "tỉnh Gia Lai"; nothing where it names several.
    pub fn province_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        const LONGEST: usize = 5;
        let words: Vec<_> = syllables(text).collect();
        let plain: Vec<String> = words.iter().map(|(_, word)| unaccented(word)).collect();
        let mut found: Option<(String, &str)> = None;
        for at in 0..words.len() {
            let sign = match plain[at..].iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["thanh", "pho", ..] => 2,
                ["tinh" | "tp", ..] => 1,
                _ => continue,
            };
            let from = at + sign;
            let name = (1..=LONGEST).rev().find_map(|count| {
                let name = plain.get(from..from + count)?.join(" ");
                self.by_province
                    .contains_key(&name)
                    .then_some((name, from + count))
            });
            let Some((name, end)) = name else { continue };
            if found.as_ref().is_some_and(|(known, _)| *known != name) {
                return None;
            }
            let range = words[at].0.start..words[end - 1].0.end;
            found.get_or_insert((name, &text[range]));
        }
        found.map(|(_, written)| written)
    }

    fn id<'s>(&'s self, snapshot: &'s Snapshot, text: &'s str) -> Option<&'s str> {
        match snapshot.agency(text) {
            Some(agency) => Some(&agency.id),
            None => self.by_name.get(&fold(text)).map(String::as_str),
        }
    }

    fn name(&self, snapshot: &Snapshot, text: &str) -> String {
        fold(snapshot.agency(text).map_or(text, |agency| &agency.name))
    }
}

/// Whether one of two agencies took the other's place, directly or through others.
fn follows(snapshot: &Snapshot, a: &str, b: &str) -> bool {
    snapshot.heirs(a).contains(&b) || snapshot.heirs(b).contains(&a)
}

/// Whether a name is that of a commune or a district that was.
fn is_below_province(name: &str) -> bool {
    let lower = exact(name);
    let mut words = syllables(&lower);
    words.any(|(_, word)| matches!(word, "xã" | "phường" | "huyện" | "quận" | "khu"))
}

/// The bare name of the province that a name names: `gia lai` of "UBND tỉnh Gia Lai".
pub(crate) fn province(name: &str) -> Option<String> {
    let lower = exact(name);
    let words: Vec<&str> = syllables(&lower).map(|(_, word)| word).collect();
    let signs = if lower.is_ascii() {
        PLAIN_PROVINCES
    } else {
        PROVINCES
    };
    let behind = (0..words.len()).find_map(|at| {
        let sign = signs.iter().find(|sign| words[at..].starts_with(sign))?;
        Some(&words[at + sign.len()..])
    });
    let place = match behind {
        Some(place) => unaccented(&place.join(" ")),
        None => {
            let plain = unaccented(name);
            let body = BODIES.iter().find_map(|body| plain.strip_prefix(body));
            body?.trim().to_owned()
        }
    };
    (!place.is_empty()).then_some(place)
}

/// The province that a name names, as it is written there: `tỉnh Gia Lai` of "UBND tỉnh Gia Lai".
pub(crate) fn province_name(name: &str) -> Option<String> {
    let place = province(name)?;
    let count = place.split(' ').count();
    let ranges: Vec<_> = syllables(name).map(|(range, _)| range).collect();
    let start = (0..ranges.len()).find(|at| {
        let words = ranges[*at..].iter().map(|range| &name[range.clone()]);
        unaccented(&words.collect::<Vec<_>>().join(" ")) == place
    })?;
    let behind = |back: usize| -> Option<&str> {
        let at = start.checked_sub(back)?;
        Some(&name[ranges[at].start..])
    };
    let signed = |text: &&str| {
        let plain = unaccented(text);
        plain.starts_with("tinh ") || plain.starts_with("thanh pho ")
    };
    let whole = behind(2)
        .filter(signed)
        .or_else(|| behind(1).filter(signed));
    let whole = whole.or_else(|| behind(0)).filter(|_| count > 0)?;
    Some(whole.to_owned())
}
