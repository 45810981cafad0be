//! Provinces' variants of each row, as far as they are recorded, and what a filter asks of them. What nobody recorded is not
//! the same as the national level, and no other either.

use serde::{Deserialize, Serialize};

use super::named_things::NamedThings;
use super::{Columns, Rows};
use crate::catalogue::model::{AgencyKind, OnlineLevel};
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::Context;
use crate::search::query::{OnlineFilter, VariantAsked, VariantFilter};

/// The variants of one catalogue on a date.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Variants {
    /// The provinces of all times, and every other unit with a file.
    units: NamedThings,
    of: Vec<UnitVariants>,
}

/// Those of one unit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct UnitVariants {
    /// Whether it is in being on the date: what one that ended recorded counts only where it is asked for by name.
    in_being: bool,
    /// Whether its file cannot be read.
    unreadable: bool,
    /// Rows with a variant, ascending, each with its level as a position in [`OnlineFilter::ALL`].
    cells: Vec<(u32, u8)>,
}

/// What is known of a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Open,
}

impl Variants {
    pub(super) fn of(snapshot: &Snapshot, context: &Context<'_>) -> Variants {
        let mut variants = Variants::default();
        for agency in snapshot.agencies() {
            if agency.kind == AgencyKind::Province {
                variants.unit(snapshot, context, &agency.id);
            }
        }
        for file in snapshot.variants() {
            let unit = variants.unit(snapshot, context, &file.value.unit);
            let cells = file.value.variants.iter().filter_map(|(code, variant)| {
                let row = u32::try_from(snapshot.position(code)?).ok()?;
                let is_later = variant.since.is_some_and(|since| since > context.as_of);
                let level = match (is_later, variant.level) {
                    (true, _) => OnlineFilter::Later,
                    (false, Some(level)) => OnlineFilter::At(level),
                    (false, None) => OnlineFilter::NotStated,
                };
                let at = OnlineFilter::ALL.iter().position(|of| *of == level)?;
                Some((row, u8::try_from(at).ok()?))
            });
            let cells: Vec<(u32, u8)> = cells.collect();
            variants.of[unit].cells.extend(cells);
            variants.of[unit].cells.sort_unstable();
        }
        for file in snapshot.unreadable_of(FileKind::Variants) {
            // The unit of a file that cannot be read is known by its name alone.
            if let Some(id) = file.path.file_stem().and_then(|stem| stem.to_str()) {
                let unit = variants.unit(snapshot, context, id);
                variants.of[unit].unreadable = true;
            }
        }
        variants
    }

    /// The position of a unit, which is added where it is not there yet.
    fn unit(&mut self, snapshot: &Snapshot, context: &Context<'_>, id: &str) -> usize {
        if let Some(known) = self.units.position(id) {
            return known as usize;
        }
        let agency = snapshot.agency(id);
        let portal = agency.and_then(|agency| agency.portal_code.as_deref());
        let name = agency.map_or(id, |agency| agency.name.as_str());
        self.units.push(id, &[portal], name);
        self.of.push(UnitVariants {
            in_being: agency.is_some_and(|agency| agency.exists_on(context.as_of)),
            ..UnitVariants::default()
        });
        self.of.len() - 1
    }

    /// Whether a filter names a unit that is known here, if it names one.
    pub(super) fn knows(&self, asked: &VariantFilter, literal: bool) -> bool {
        let unit = asked.unit.as_deref();
        unit.is_none_or(|unit| !self.units.meant(unit, literal).is_empty())
    }

    /// The units that a filter asks about. One that is named counts whether it is in being or not, and of several of one name
    /// any.
    fn asked(&self, asked: &VariantFilter, literal: bool) -> Vec<&UnitVariants> {
        match &asked.unit {
            None => self.of.iter().filter(|unit| unit.in_being).collect(),
            Some(unit) => {
                let meant = self.units.meant(unit, literal).into_iter();
                meant.filter_map(|at| self.of.get(at)).collect()
            }
        }
    }
}

impl UnitVariants {
    fn cell(&self, row: usize) -> Option<OnlineFilter> {
        let row = u32::try_from(row).ok()?;
        let at = self
            .cells
            .binary_search_by_key(&row, |(row, _)| *row)
            .ok()?;
        let (_, level) = self.cells.get(at)?;
        OnlineFilter::ALL.get(usize::from(*level)).copied()
    }
}

impl Columns {
    /// The rows of which it is known that a filter holds, and those of which it is known that it does not.
    pub(in crate::search) fn of_variants(
        &self,
        asked: &VariantFilter,
        literal: bool,
    ) -> (Rows, Rows) {
        let units = self.variants.asked(asked, literal);
        // Most rows have no variant at all, and one answer.
        let mut any = Rows::none(self.len);
        for unit in &units {
            unit.cells
                .iter()
                .for_each(|(row, _)| any.insert(*row as usize));
        }
        let bare = answer(&units, asked.state, usize::MAX, OnlineFilter::NotStated);
        let mut holds = Rows::none(self.len);
        let mut denied = Rows::none(self.len);
        let rest = any.clone().complement();
        match bare {
            Answer::Yes => holds.add(&rest),
            Answer::No => denied.add(&rest),
            Answer::Open => {}
        }
        for row in any.iter() {
            match answer(&units, asked.state, row, self.online(row)) {
                Answer::Yes => holds.insert(row),
                Answer::No => denied.insert(row),
                Answer::Open => {}
            }
        }
        (holds, denied)
    }
}

/// What is known of a question about a row and some units.
fn answer(
    units: &[&UnitVariants],
    asked: VariantAsked,
    row: usize,
    national: OnlineFilter,
) -> Answer {
    let mut open = units.iter().any(|unit| unit.unreadable);
    let mut recorded = false;
    let mut holds = false;
    for cell in units.iter().filter_map(|unit| unit.cell(row)) {
        recorded = true;
        match (asked, cell) {
            (VariantAsked::NoLevel, OnlineFilter::NotStated)
            | (VariantAsked::Later, OnlineFilter::Later) => holds = true,
            (VariantAsked::At(asked), OnlineFilter::At(own)) => holds |= asked == own,
            (_, OnlineFilter::At(own)) if asked.asks_level() => match national {
                OnlineFilter::At(national) => holds |= stands(asked, own, national),
                _ => open = true,
            },
            (_, OnlineFilter::NotStated | OnlineFilter::Later) if asked.asks_level() => open = true,
            _ => {}
        }
    }
    match asked {
        VariantAsked::Recorded => holds = recorded,
        // Of a file that cannot be read nobody knows what it does not say.
        VariantAsked::NotRecorded => {
            return match (recorded, open) {
                (true, _) => Answer::No,
                (false, true) => Answer::Open,
                (false, false) => Answer::Yes,
            };
        }
        _ => {}
    }
    match (holds, open) {
        (true, _) => Answer::Yes,
        (false, true) => Answer::Open,
        // Nobody knows at which level a province stands of which nothing is recorded.
        (false, false) if asked.asks_level() && !recorded => Answer::Open,
        (false, false) => Answer::No,
    }
}

fn stands(asked: VariantAsked, own: OnlineLevel, national: OnlineLevel) -> bool {
    let rank = |level| match level {
        OnlineLevel::None => 0,
        OnlineLevel::Partial => 1,
        OnlineLevel::Full => 2,
    };
    let (own, national) = (rank(own), rank(national));
    match asked {
        VariantAsked::Same => own == national,
        VariantAsked::Differs => own != national,
        VariantAsked::Higher => own > national,
        VariantAsked::Lower => own < national,
        _ => false,
    }
}
