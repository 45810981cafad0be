//! How many rows each value of the side pane has.

use super::{Columns, Rows};
use crate::catalogue::model::{DecisionState, Level, Outcome};
use crate::rules::{RULES, rules_by_weight};
use crate::search::columns::named_things::NamedThings;
use crate::search::query::{DecisionFilter, Filter, FilterField, OnlineFilter, RuleFilter};

/// The values of the side pane with their counts. A value is what [`crate::search::Query::with_filter`] switches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    counts: Vec<(FilterField, Vec<(Filter, u32)>)>,
}

impl FacetCounts {
    /// The fields of the side pane, in its order.
    pub const FIELDS: [FilterField; 8] = [
        FilterField::Flag,
        FilterField::Unknown,
        FilterField::Decision,
        FilterField::Agency,
        FilterField::Field,
        FilterField::Level,
        FilterField::Online,
        FilterField::Remark,
    ];

    /// The values of a field. Those of rules, decisions and levels are all there, in a fixed order; agencies and fields
    /// only where they have rows, the most first. A row may count under several values.
    pub fn of(&self, field: FilterField) -> &[(Filter, u32)] {
        let counts = self.counts.iter().find(|(of, _)| *of == field);
        counts.map_or(&[], |(_, counts)| counts)
    }

    /// The count of one value; 0 where it is not among the values of its field.
    pub fn count(&self, filter: &Filter) -> u32 {
        let of_field = self.of(filter.field()).iter();
        of_field
            .filter(|(known, _)| known == filter)
            .map(|(_, count)| *count)
            .sum()
    }

    pub(in crate::search) fn push(&mut self, field: FilterField, counts: Vec<(Filter, u32)>) {
        self.counts.push((field, counts));
    }
}

impl Columns {
    /// The values of one field, counted within `rows`.
    pub(in crate::search) fn count(&self, field: FilterField, rows: &Rows) -> Vec<(Filter, u32)> {
        match field {
            FilterField::Flag => by_rule(&self.flags, rows, Filter::Flag),
            FilterField::Unknown => {
                let mut counts = by_rule(&self.unknown, rows, Filter::Unknown);
                counts.push((Filter::Tail, self.tail.count_with(rows)));
                counts.push((Filter::Plans, self.no_plan_entered.count_with(rows)));
                counts
            }
            FilterField::Remark => {
                let mut counts = by_rule(&self.remarks, rows, Filter::Remark);
                counts.retain(|(_, count)| *count > 0);
                counts
            }
            FilterField::Decision => self.count_decisions(rows),
            FilterField::Agency => self.count_agencies(rows),
            FilterField::Field => self.count_fields(rows),
            FilterField::Level => {
                let levels = Level::ALL.iter().copied().map(Filter::Level);
                levels.zip(counts(&self.levels, rows)).collect()
            }
            FilterField::Online => {
                let levels = OnlineFilter::ALL.iter().copied().map(Filter::Online);
                levels.zip(counts(&self.online, rows)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn count_decisions(&self, rows: &Rows) -> Vec<(Filter, u32)> {
        let states = DecisionState::ALL.map(DecisionFilter::State);
        let values = [DecisionFilter::None]
            .into_iter()
            .chain(Outcome::ALL.map(DecisionFilter::Outcome))
            .chain(states)
            .chain([DecisionFilter::Stale, DecisionFilter::Imported]);
        let values: Vec<DecisionFilter> = values.collect();
        let mut counts = vec![0; values.len()];
        let undecided = super::DecisionCell::default();
        for row in rows.iter() {
            let cell = self.decisions[row];
            if cell == undecided {
                counts[0] += 1;
                continue;
            }
            for (value, count) in values.iter().zip(&mut counts) {
                *count += u32::from(cell.is(*value));
            }
        }
        values
            .into_iter()
            .map(Filter::Decision)
            .zip(counts)
            .collect()
    }

    fn count_agencies(&self, rows: &Rows) -> Vec<(Filter, u32)> {
        let mut counts = vec![0; self.agencies.len()];
        for agency in rows.iter().filter_map(|row| self.issuer[row]) {
            counts[agency as usize] += 1;
        }
        most_first(&self.agencies, counts, Filter::Agency)
    }

    /// Fields of one name are one value, though the portal has several ids for some.
    fn count_fields(&self, rows: &Rows) -> Vec<(Filter, u32)> {
        let mut counts = vec![0; self.fields.len()];
        for row in rows.iter() {
            let fields = self.fields_of.of(row);
            for (at, &field) in fields.iter().enumerate() {
                let first = self.fields.first_of_name(field);
                if !fields[..at]
                    .iter()
                    .any(|&before| self.fields.first_of_name(before) == first)
                {
                    counts[first as usize] += 1;
                }
            }
        }
        most_first(&self.fields, counts, Filter::Field)
    }
}

fn by_rule(
    rules: &[Rows],
    rows: &Rows,
    filter: impl Fn(RuleFilter) -> Filter,
) -> Vec<(Filter, u32)> {
    let by_weight = rules_by_weight().into_iter();
    by_weight
        .map(|at| {
            let id = RULES[at].info().id;
            let count = rules.get(at).map_or(0, |of_rule| of_rule.count_with(rows));
            (filter(RuleFilter::Rule(id)), count)
        })
        .collect()
}

fn counts<'a>(sets: &'a [Rows], rows: &'a Rows) -> impl Iterator<Item = u32> + 'a {
    sets.iter().map(|set| set.count_with(rows))
}

/// Things that have rows, the most first.
fn most_first(
    named: &NamedThings,
    counts: Vec<u32>,
    filter: impl Fn(String) -> Filter,
) -> Vec<(Filter, u32)> {
    let mut counted: Vec<(usize, u32)> = counts.into_iter().enumerate().collect();
    counted.retain(|(_, count)| *count > 0);
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted
        .into_iter()
        .map(|(at, count)| (filter(named.value(at)), count))
        .collect()
}
