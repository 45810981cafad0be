//! A value a row for everything that filters ask about. Filters and facet counts run over these, not over the index.
//!
//! | file | what lives there |
//! |---|---|
//! | `build` | a snapshot with its verdicts into columns |
//! | `named` | things with an id and a name that filters refer to: agencies, fields, lists, groups |
//! | `filter` | one value of a filter to rows |
//! | `facets` | how many rows each value of the side pane has |
//! | `names` | folded names and codes |

mod build;
mod facets;
mod filter;
mod named;
mod names;

use jiff::civil::Date;

use super::rows::Rows;
use crate::catalogue::model::{DecisionState, Outcome};
use named::Named;
use names::{Codes, Names};

pub use facets::FacetCounts;

/// The columns of one snapshot at one date.
#[derive(Debug)]
pub struct Columns {
    len: usize,
    codes: Codes,
    names: Names,
    /// Place of the name in the Vietnamese order.
    name_rank: Vec<u32>,
    agencies: Named,
    /// Place of each agency's name in the Vietnamese order, by agency.
    agency_rank: Vec<u32>,
    /// Agency that issued, as a position in `agencies`.
    issuer: Vec<Option<u32>>,
    fields: Named,
    /// Positions in `fields`.
    fields_of: Lists,
    /// A set of rows a level, in the order of `Level::ALL`.
    levels: Vec<Rows>,
    /// A set of rows a level of online service, in the order of `OnlineLevel::ALL`; the last where none is stated.
    online: Vec<Rows>,
    /// A set of rows a rule.
    flags: Vec<Rows>,
    unknown: Vec<Rows>,
    tail: Rows,
    decisions: Vec<DecisionCell>,
    lists: Named,
    in_list: Vec<Rows>,
    groups: Named,
    in_group: Vec<Rows>,
    changed: Vec<Option<Date>>,
    dossiers: Vec<Option<u64>>,
    /// Longest time limit in days.
    time: Vec<Option<f64>>,
    /// Highest fee.
    fee: Vec<Option<f64>>,
}

/// What is known of a procedure's decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecisionCell {
    /// Outcome and state of the one in force.
    pub in_force: Option<(Outcome, DecisionState)>,
    /// Whether its evidence changed.
    pub stale: bool,
    /// Whether none is in force and one was taken back.
    pub withdrawn: bool,
}

/// A list of numbers a row.
#[derive(Debug, Default)]
struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        self.items.extend(items);
        self.ends
            .push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    fn of(&self, row: usize) -> &[u32] {
        let before = row.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |&end| end as usize);
        self.ends
            .get(row)
            .and_then(|&end| self.items.get(start..end as usize))
            .unwrap_or_default()
    }
}

impl Columns {
    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.len
    }

    /// The day of each row's last change, where it is known; without it `changed:` finds nothing.
    pub fn set_changes(&mut self, changed: Vec<Option<Date>>) {
        self.changed = changed;
        self.changed.resize(self.len, None);
    }

    /// What is known of a row's decisions.
    #[must_use]
    pub fn decision(&self, row: u32) -> DecisionCell {
        self.decisions
            .get(row as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Dossiers of a row in the window, where anything is known of them.
    #[must_use]
    pub fn dossiers(&self, row: u32) -> Option<u64> {
        self.dossiers.get(row as usize).copied().flatten()
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// The rows whose code, or local code, begins as given.
    pub(super) fn codes(&self, code: &str) -> impl Iterator<Item = u32> {
        self.codes.beginning(code)
    }

    pub(super) fn name_rank(&self, row: usize) -> u32 {
        self.name_rank.get(row).copied().unwrap_or(u32::MAX)
    }

    /// Place of the issuer in the Vietnamese order; rows without one last.
    pub(super) fn issuer_rank(&self, row: usize) -> u32 {
        let issuer = self.issuer.get(row).copied().flatten();
        issuer
            .and_then(|agency| self.agency_rank.get(agency as usize).copied())
            .unwrap_or(u32::MAX)
    }

    /// How many rules flag a row, and of how many it is not known.
    pub(super) fn flags(&self, row: usize) -> (usize, usize) {
        let count = |rules: &[Rows]| rules.iter().filter(|rows| rows.contains(row)).count();
        (count(&self.flags), count(&self.unknown))
    }
}
