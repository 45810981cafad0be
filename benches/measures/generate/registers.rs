//! Agencies, fields, legal instruments and databases.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use rasoat::text::slug;

use super::language::Language;
use super::words::{MINISTRIES, OFFICES, PROVINCES, split};
use super::{File, schema};
use crate::rng::Rng;

const FIELDS: usize = 300;
/// Instruments in one file.
const IN_A_FILE: usize = 500;
/// The years in which they were signed.
const YEARS: (usize, usize) = (2009, 2026);

/// What procedures refer to.
#[derive(Default)]
pub struct Registers {
    /// Ids.
    pub ministries: Vec<String>,
    /// Ids.
    pub provinces: Vec<String>,
    /// Ids.
    pub offices: Vec<String>,
    /// Ids.
    pub fields: Vec<String>,
    /// Numbers, the most cited first.
    pub instruments: Vec<String>,
    agencies: String,
    fields_file: String,
    instrument_files: Vec<String>,
}

impl Registers {
    pub fn new(language: &Language, size: usize, rng: &mut Rng) -> Registers {
        let mut registers = Registers::default();
        registers.agencies();
        registers.fields(language, rng);
        registers.instruments(language, 2_000 + size / 20, rng);
        registers
    }

    fn agencies(&mut self) {
        let mut text = schema(0, "agencies") + "agencies:\n";
        let mut add = |name: &str, kind: &str| {
            let id = slug(name);
            // Writing into a string cannot fail.
            let _ = writeln!(text, "  - id: {id}\n    name: {name}\n    kind: {kind}");
            id
        };
        self.ministries = MINISTRIES
            .iter()
            .map(|(name, _)| add(name, "ministry"))
            .collect();
        self.provinces = split(PROVINCES)
            .map(|name| add(&format!("UBND {name}"), "province"))
            .collect();
        self.offices = split(OFFICES).map(|name| add(name, "other")).collect();
        self.agencies = text;
    }

    fn fields(&mut self, language: &Language, rng: &mut Rng) {
        let mut text = schema(0, "fields") + "fields:\n";
        for at in 0..FIELDS {
            let mut name = language.term(rng).to_owned();
            if rng.chance(60) {
                name = format!("{name}, {}", language.term(rng));
            }
            let id = format!("{}-{at}", slug(&name));
            let owner = rng.pick(&self.ministries);
            let _ = writeln!(text, "  - id: {id}\n    name: {name}\n    owner: {owner}");
            self.fields.push(id);
        }
        self.fields_file = text;
    }

    fn instruments(&mut self, language: &Language, count: usize, rng: &mut Rng) {
        let mut serials: BTreeMap<(&str, usize), usize> = BTreeMap::new();
        let mut entries: Vec<String> = Vec::with_capacity(count);
        for _ in 0..count {
            let year = rng.between(YEARS.0, YEARS.1);
            let (ministry, signed_with) = *rng.pick(MINISTRIES);
            let (kind, issuer) = match rng.below(100) {
                0..12 => ("law", "Quốc hội"),
                12..45 => ("decree", "Chính phủ"),
                45..85 => ("circular", ministry),
                85..95 => ("decision", "Thủ tướng Chính phủ"),
                _ => ("resolution", "Chính phủ"),
            };
            let serial = serials.entry((kind, year)).or_default();
            *serial += 1;
            let suffix = match kind {
                "law" => format!("QH{}", 12 + (year - 2009) / 5),
                "decree" => "NĐ-CP".to_owned(),
                "circular" => format!("TT-{signed_with}"),
                "decision" => "QĐ-TTg".to_owned(),
                _ => "NQ-CP".to_owned(),
            };
            let number = format!("{serial:02}/{year}/{suffix}");
            let mut title = if kind == "law" {
                "Luật"
            } else {
                "Quy định chi tiết một số điều về"
            }
            .to_owned();
            let words = rng.between(4, 18);
            language.words(rng, words, &mut title);
            let (month, day) = (rng.between(1, 12), rng.between(1, 28));
            let mut entry = format!(
                "  - number: {number}\n    kind: {kind}\n    issuer: {issuer}\n    title: {title}\n    signed: {year}-{month:02}-{day:02}\n    from: {year}-12-31\n"
            );
            if year < 2020 && rng.chance(20) {
                let _ = writeln!(entry, "    to: {}-12-31", rng.between(2021, 2026));
                if let Some(next) = self.instruments.last() {
                    let _ = writeln!(entry, "    repealed_by: [{next}]");
                }
            }
            entries.push(entry);
            self.instruments.push(number);
        }
        self.instrument_files = entries
            .chunks(IN_A_FILE)
            .map(|entries| schema(1, "instruments") + "instruments:\n" + &entries.concat())
            .collect();
        rng.shuffle(&mut self.instruments);
    }

    pub fn files(&self) -> Vec<File> {
        let mut files = vec![
            (PathBuf::from("agencies.yaml"), self.agencies.clone()),
            (PathBuf::from("fields.yaml"), self.fields_file.clone()),
        ];
        for (at, text) in self.instrument_files.iter().enumerate() {
            files.push((
                PathBuf::from(format!("instruments/{at:03}.yaml")),
                text.clone(),
            ));
        }
        files
    }
}
