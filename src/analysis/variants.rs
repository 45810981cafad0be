//! Provinces' variants of procedures: a matrix of procedures and provinces.
//!
//! What nobody recorded is told apart from what is the same as the national level.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::catalogue::model::{Agency, AgencyKind, OnlineLevel, Variant};
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::level::LevelOn;

/// A unit with a column of its own.
#[derive(Clone, Debug)]
pub(crate) struct VariantUnit {
    pub id: String,
    /// Official name; the id where no agency has it.
    pub name: String,
    /// Whether it is a province in being on the day. The others stand apart.
    pub is_province: bool,
    /// Its last day, where it has one.
    pub to: Option<Date>,
    /// Whether its file cannot be read.
    pub is_unreadable: bool,
}

/// How a province's level stands to the national one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VariantState {
    /// Nobody recorded it.
    NotRecorded,
    /// Its file cannot be read.
    Unreadable,
    /// It is recorded from a later day on; what holds now is not.
    Later,
    /// It is recorded without a level.
    NoLevel,
    /// The national level is not known.
    NationalUnknown,
    /// The same level.
    Same,
    /// A higher one.
    Higher,
    /// A lower one.
    Lower,
}

impl VariantState {
    /// The word for it.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            VariantState::NotRecorded => "not_recorded",
            VariantState::Unreadable => "unreadable",
            VariantState::Later => "later",
            VariantState::NoLevel => "no_level",
            VariantState::NationalUnknown => "national_unknown",
            VariantState::Same => "same",
            VariantState::Higher => "higher",
            VariantState::Lower => "lower",
        }
    }
}

/// One province of one procedure.
#[derive(Clone, Debug)]
pub(crate) struct VariantCell {
    /// How it stands to the national level.
    pub state: VariantState,
    /// What is recorded.
    pub variant: Option<Variant>,
}

/// One procedure.
#[derive(Clone, Debug)]
pub(crate) struct VariantRow {
    pub row: usize,
    /// The national level.
    pub national: LevelOn,
    /// A cell a unit, in the order of the matrix.
    pub cells: Vec<VariantCell>,
}

impl VariantRow {
    /// How many provinces in being stand as asked.
    pub(crate) fn count(&self, units: &[VariantUnit], state: VariantState) -> usize {
        let cells = self.cells.iter().zip(units);
        cells
            .filter(|(cell, unit)| unit.is_province && cell.state == state)
            .count()
    }
}

/// The matrix.
#[derive(Clone, Debug, Default)]
pub(crate) struct VariantMatrix {
    /// Provinces in being by name, then what stands apart: units that ended, and those that are no province.
    pub units: Vec<VariantUnit>,
    /// Procedures, as they were asked for.
    pub rows: Vec<VariantRow>,
    /// How many provinces there are on the day by the manifest.
    pub provinces: Option<u32>,
}

impl VariantMatrix {
    /// The variants of some procedures on a day.
    pub(crate) fn of(snapshot: &Snapshot, rows: &[usize], as_of: Date) -> VariantMatrix {
        let mut files: BTreeMap<&str, &BTreeMap<String, Variant>> = BTreeMap::new();
        for file in snapshot.variants() {
            files.insert(&file.value.unit, &file.value.variants);
        }
        let unreadable: BTreeSet<String> = snapshot
            .unreadable_of(FileKind::Variants)
            .filter_map(|file| Some(file.path.file_stem()?.to_str()?.to_owned()))
            .collect();
        let codes: BTreeSet<&str> = rows
            .iter()
            .filter_map(|row| snapshot.procedures().get(*row))
            .map(|file| file.code.as_str())
            .collect();
        let is_province = |of: &&Agency| of.kind == AgencyKind::Province && of.exists_on(as_of);
        let mut units: Vec<VariantUnit> = snapshot
            .agencies()
            .iter()
            .filter(is_province)
            .map(|of| unit(snapshot, &of.id, true, &unreadable))
            .collect();
        units.sort_by_key(|unit| crate::text::fold(&unit.name));
        let mut apart: BTreeSet<&str> = BTreeSet::new();
        let names_one =
            |of: &&BTreeMap<String, Variant>| of.keys().any(|code| codes.contains(code.as_str()));
        apart.extend(
            files
                .iter()
                .filter(|(_, of)| names_one(of))
                .map(|(id, _)| *id),
        );
        apart.extend(unreadable.iter().map(String::as_str));
        let apart: Vec<VariantUnit> = apart
            .into_iter()
            .filter(|id| units.iter().all(|unit| unit.id != *id))
            .map(|id| unit(snapshot, id, false, &unreadable))
            .collect();
        units.extend(apart);
        let rows = rows.iter().filter_map(|&row| {
            let procedure = snapshot.procedures().get(row)?;
            let national = LevelOn::of(&procedure.read(), as_of);
            let cells = units.iter().map(|unit| {
                let variant = files.get(unit.id.as_str());
                let variant = variant.and_then(|of| of.get(&procedure.code));
                cell(unit, variant, national, as_of)
            });
            Some(VariantRow {
                row,
                national,
                cells: cells.collect(),
            })
        });
        VariantMatrix {
            rows: rows.collect(),
            provinces: snapshot.policy().provinces_on(as_of),
            units,
        }
    }
}

fn unit(
    snapshot: &Snapshot,
    id: &str,
    is_province: bool,
    unreadable: &BTreeSet<String>,
) -> VariantUnit {
    let agency = snapshot.agency(id);
    VariantUnit {
        id: id.to_owned(),
        name: agency.map_or_else(|| id.to_owned(), |agency| agency.name.clone()),
        is_province,
        to: agency.and_then(|agency| agency.to),
        is_unreadable: unreadable.contains(id),
    }
}

fn cell(
    unit: &VariantUnit,
    variant: Option<&Variant>,
    national: LevelOn,
    as_of: Date,
) -> VariantCell {
    let rank = |level| match level {
        OnlineLevel::None => 0,
        OnlineLevel::Partial => 1,
        OnlineLevel::Full => 2,
    };
    let state = match variant {
        None if unit.is_unreadable => VariantState::Unreadable,
        None => VariantState::NotRecorded,
        Some(of) if of.since.is_some_and(|since| since > as_of) => VariantState::Later,
        Some(of) => match (of.level, national.known()) {
            (None, _) => VariantState::NoLevel,
            (Some(_), None) => VariantState::NationalUnknown,
            (Some(own), Some(national)) => match rank(own).cmp(&rank(national)) {
                std::cmp::Ordering::Less => VariantState::Lower,
                std::cmp::Ordering::Equal => VariantState::Same,
                std::cmp::Ordering::Greater => VariantState::Higher,
            },
        },
    };
    VariantCell {
        state,
        variant: variant.cloned(),
    }
}
