//! A value a row for everything that filters ask about. Filters and facet counts run over these, not over the index.
//!
//! | file | what lives there |
//! |---|---|
//! | `row` | what the columns hold of one procedure |
//! | `results` | what the results of each row are recognised by |
//! | `build` | a snapshot at a date into columns |
//! | `renew` | columns brought up to date after some procedures or decisions changed |
//! | `deciders` | who recorded the decision in force of each row, and when |
//! | `amount` | time limits and fees, as far as they are known and can be compared |
//! | `dossiers` | a number of dossiers, as far as it is known |
//! | `filter` | one value of a filter to rows |
//! | `facets` | how many rows each value of the side pane has |
//! | `names` | folded names and codes |
//! | `strings` | many short texts in one piece of memory |
//! | `named_things` | things with an id and a name that filters refer to: agencies, fields, lists, groups |
//! | `variants` | provinces' variants, as far as they are recorded |
//! | `cache` | columns in the user's cache folder |
//! | `unreadable_rows` | what a query may find of which only code and agency are known |

mod amount;
mod build;
mod cache;
mod deciders;
mod dossiers;
mod facets;
mod filter;
mod named_things;
mod names;
mod renew;
mod results;
mod row;
mod strings;
mod unreadable_rows;
mod variants;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::rows::Rows;
use crate::catalogue::model::{DecisionState, Outcome};
use crate::rules::{self, Blocks, RULES, RuleWeight, Verdict};
use crate::search::query::OnlineFilter;
use deciders::Deciders;
use named_things::NamedThings;
use names::{Codes, NameWords};
use results::RowResults;
use strings::Texts;
use variants::Variants;

use amount::{Fees, TimeLimits};
pub use deciders::RecordedBy;
pub use dossiers::Dossiers;
pub use facets::FacetCounts;

/// The columns of one snapshot at one date.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Columns {
    made: ColumnsKey,
    /// The rows of complete reports that nobody can place, with their files: what these reports leave out hangs on them.
    strays: BTreeSet<(PathBuf, String)>,
    len: usize,
    codes: Codes,
    /// Codes and names as they stand in the files.
    code_texts: Texts,
    name_texts: Texts,
    /// Tell the contents of a row's procedure and decision log from any other.
    #[serde(with = "crate::search::packed")]
    keys: Vec<(u64, u64)>,
    results: RowResults,
    /// Agencies of which a published decision stands in the catalogue: what is on no list of theirs hangs on that.
    publishers: BTreeSet<String>,
    /// Codes that a row replaces or that replace it, where there are any.
    links: BTreeMap<u32, Vec<String>>,
    names: NameWords,
    /// Place of the name in the Vietnamese order.
    #[serde(with = "crate::search::packed")]
    name_rank: Vec<u32>,
    agencies: NamedThings,
    /// Place of each agency's name in the Vietnamese order, by agency.
    #[serde(with = "crate::search::packed")]
    agency_rank: Vec<u32>,
    /// Agency that issued, as a position in `agencies`.
    issuer: Vec<Option<u32>>,
    fields: NamedThings,
    /// Positions in `fields`.
    fields_of: RowLists,
    /// A set of rows a level, in the order of `Level::ALL`.
    levels: Vec<Rows>,
    /// A set of rows a level of online service, in the order of [`OnlineFilter::ALL`].
    online: Vec<Rows>,
    /// Rows in force on the date.
    in_force: Rows,
    /// A set of rows a rule and verdict; no rule asks anything of the rows in none.
    flags: Vec<Rows>,
    unknown: Vec<Rows>,
    clear: Vec<Rows>,
    /// The same of what the gate is answered, which is asked as if the procedure were full; only blocking rules have rows.
    gate_flags: Vec<Rows>,
    gate_unknown: Vec<Rows>,
    gate_clear: Vec<Rows>,
    /// A set of rows a rule: those whose decision in force overrides it.
    overridden: Vec<Rows>,
    /// A set of rows a rule: those of which it remarks something.
    remarks: Vec<Rows>,
    tail: Rows,
    /// Rows that no plan names because none of their issuer has been entered.
    no_plan_entered: Rows,
    decisions: Vec<DecisionCell>,
    deciders: Deciders,
    /// First day in force as a number that sorts; 0 where none is stated.
    #[serde(with = "crate::search::packed")]
    begins: Vec<u32>,
    lists: NamedThings,
    in_list: Vec<Rows>,
    groups: NamedThings,
    in_group: Vec<Rows>,
    variants: Variants,
    /// Nothing until somebody asks.
    #[serde(skip)]
    changed: OnceLock<(Vec<Option<Date>>, usize)>,
    dossiers: Vec<Dossiers>,
    /// Those of them that are counted under linked groups.
    of_groups: Vec<u64>,
    /// Longest time limit.
    time: Vec<TimeLimits>,
    /// Highest fee.
    fee: Vec<Fees>,
}

/// What columns were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ColumnsKey {
    as_of: Date,
    /// The current day where it lies before the as-of date, else that: reports know of no day after either.
    today: Date,
    /// Of all files but those of procedures and decisions; none where it is not known.
    context: Option<u64>,
}

/// What is known of a procedure's decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionCell {
    /// Outcome and state of the proposal: the newest entry neither withdrawn nor sent back.
    pub proposal: Option<(Outcome, DecisionState)>,
    /// Whether its evidence changed.
    pub stale: bool,
    /// Outcome of the published decision, which may be the proposal itself.
    pub published: Option<Outcome>,
    /// Whether its evidence changed.
    pub published_stale: bool,
    /// Whether one of them was decided elsewhere.
    pub imported: bool,
    /// Whether the last recommendation was sent back, and nothing was recommended since.
    pub sent_back: bool,
    /// Whether nothing stands and something was taken back.
    pub withdrawn: bool,
}

impl DecisionCell {
    /// Whether the evidence of the proposal or of the published decision changed.
    #[must_use]
    pub fn is_stale(self) -> bool {
        self.stale || self.published_stale
    }

    /// Whether an approved or published decision on evidence that did not change says that the procedure is eligible.
    #[must_use]
    pub fn is_eligible(self) -> bool {
        let approved = (Outcome::EligibleFull, DecisionState::Approved);
        (self.published == Some(Outcome::EligibleFull) && !self.published_stale)
            || (self.proposal == Some(approved) && !self.stale)
    }
}

/// A list of numbers a row.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct RowLists {
    #[serde(with = "crate::search::packed")]
    ends: Vec<u32>,
    #[serde(with = "crate::search::packed")]
    items: Vec<u32>,
}

impl RowLists {
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

/// Which of three sets of a rule has a row: those that it flags, of which it cannot tell, that are clear.
fn verdict(row: usize, rule: usize, sets: [&[Rows]; 3]) -> Verdict {
    let verdicts = [Verdict::Flag, Verdict::CannotTell, Verdict::Clear];
    let has = |sets: &[Rows]| sets.get(rule).is_some_and(|rows| rows.contains(row));
    let found = sets.into_iter().position(has);
    found.map_or(Verdict::NotApplicable, |at| verdicts[at])
}

impl Columns {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.len
    }

    /// The day of each row's last change, where it is known, and of how many files it is not although there is one; without
    /// it `changed:` finds nothing. What is known already stays.
    pub fn set_changes(&self, mut changed: Vec<Option<Date>>, unknown: usize) {
        changed.resize(self.len, None);
        let _ = self.changed.set((changed, unknown));
    }

    /// Of how many files the day of the last change is not known although there is one; none before days were set.
    pub fn unknown_changes(&self) -> Option<usize> {
        self.changed.get().map(|(_, unknown)| *unknown)
    }

    /// What is known of a row's decisions.
    pub fn decision(&self, row: u32) -> DecisionCell {
        self.decisions
            .get(row as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Who recorded the decision in force of a row, and when.
    pub fn decided(&self, row: usize) -> Option<RecordedBy<'_>> {
        self.deciders.of(row)
    }

    /// Place of a row among those that wait, the longest first: undecided ones by their first day in force, of which none
    /// counts as old, then decided ones by the time of the decision in force.
    pub(super) fn age(&self, row: usize) -> (u32, u32) {
        match self.decided(row) {
            None => (0, self.begins.get(row).copied().unwrap_or(0)),
            Some(decided) => (
                1,
                u32::try_from(decided.recorded.max(0)).unwrap_or(u32::MAX),
            ),
        }
    }

    /// Dossiers of a row in the window, as far as they are known.
    pub fn dossiers(&self, row: u32) -> Dossiers {
        let dossiers = self.dossiers.get(row as usize).copied();
        dossiers.unwrap_or_default()
    }

    /// How many of a row's dossiers are counted under its linked groups, and so stand at every other member too.
    pub fn dossiers_of_groups(&self, row: u32) -> u64 {
        let of_groups = self.of_groups.get(row as usize).copied();
        of_groups.unwrap_or_default()
    }

    pub(super) fn names(&self) -> &NameWords {
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

    /// The code of a row.
    pub fn code(&self, row: usize) -> &str {
        self.code_texts.get(row)
    }

    /// The name of a row, as it stands in its file.
    pub fn name(&self, row: usize) -> &str {
        self.name_texts.get(row)
    }

    /// The id of a row's issuer; none where there is none, or the catalogue does not have the agency.
    pub fn issuer(&self, row: usize) -> Option<&str> {
        let agency = self.issuer.get(row).copied().flatten()?;
        Some(self.agencies.id(agency))
    }

    /// The level of online service of a row on the date.
    pub fn online(&self, row: usize) -> OnlineFilter {
        let levels = OnlineFilter::ALL.iter().zip(&self.online);
        let mut of_row = levels.filter(|(_, rows)| rows.contains(row));
        of_row
            .next()
            .map_or(OnlineFilter::NotStated, |(level, _)| *level)
    }

    /// Whether a row is in force on the date.
    pub fn is_in_force(&self, row: usize) -> bool {
        self.in_force.contains(row)
    }

    /// What a rule, by its position in [`crate::rules::RULES`], answers for a row.
    pub fn verdict(&self, row: usize, rule: usize) -> Verdict {
        verdict(row, rule, [&self.flags, &self.unknown, &self.clear])
    }

    /// What it answers at the gate for full online service: never worse than not applicable where it does not block.
    pub fn at_gate(&self, row: usize, rule: usize) -> Verdict {
        let sets: [&[Rows]; 3] = [&self.gate_flags, &self.gate_unknown, &self.gate_clear];
        verdict(row, rule, sets)
    }

    /// The worse of the two: what is to be looked at before it is decided.
    pub fn worse(&self, row: usize, rule: usize) -> Verdict {
        let (shown, gate) = (self.verdict(row, rule), self.at_gate(row, rule));
        match gate.weight() > shown.weight() {
            true => gate,
            false => shown,
        }
    }

    /// How many rules flag a row that stand in nobody's way.
    pub fn other_flags(&self, row: usize) -> usize {
        let others = (0..RULES.len()).filter(|at| RULES[*at].info().blocks == Blocks::No);
        others
            .filter(|at| self.verdict(row, *at) == Verdict::Flag)
            .count()
    }

    /// Whether a row is a listed essential service that is not as it should be: that escalates, it goes before all others.
    pub(in crate::search) fn is_essential_at_risk(&self, row: usize) -> bool {
        rules::registry::rule("essential-at-risk")
            .is_some_and(|at| self.verdict(row, at) == Verdict::Flag)
    }

    /// A row's flags, and then its doubts at the gate, to be ordered by: an essential service at risk goes first, and one more
    /// of a heavier kind before any number of a lighter one.
    pub(in crate::search) fn weighed_flags(&self, row: usize) -> u64 {
        let mut counts = [0_u64; 4];
        for (at, rule) in RULES.iter().enumerate() {
            let weight = rule.info().weight();
            match self.worse(row, at) {
                Verdict::Flag => counts[weight as usize] += 1,
                Verdict::CannotTell if weight == RuleWeight::Blocking => counts[3] += 1,
                _ => {}
            }
        }
        counts
            .into_iter()
            .fold(u64::from(self.is_essential_at_risk(row)), |sum, count| {
                sum << 8 | count.min(255)
            })
    }

    /// Ids of the rules that shut the gate for full online service on a row, as it is asked on the date without overrides.
    pub fn gate_closed_by(&self, row: usize) -> impl Iterator<Item = &'static str> {
        let shuts = move |at: usize| RULES[at].info().blocks.on(self.at_gate(row, at));
        let rules = (0..RULES.len()).filter(move |at| shuts(*at));
        rules.map(|at| RULES[at].info().id)
    }

    /// Whether no plan names a row because none of its issuer has been entered.
    pub fn no_plan_entered(&self, row: usize) -> bool {
        self.no_plan_entered.contains(row)
    }

    /// Whether the decision in force on a row overrides a rule.
    pub fn is_overridden(&self, row: usize, rule: usize) -> bool {
        let of_rule = self.overridden.get(rule);
        of_rule.is_some_and(|rows| rows.contains(row))
    }
}
