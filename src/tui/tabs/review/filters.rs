//! The filters: fields, their values, and how many procedures each value has.

use crate::rules::{Blocks, RULES, rule};
use crate::search::Filter;
use crate::search::query::{DecisionFilter, FilterField, ME, RuleFilter, variant_name};
use crate::session::open::catalogue::FACETS;
use crate::text::width;
use crate::tui::app::state::State;
use crate::tui::tabs::{doubt_words, rule_words};
use crate::tui::term::rich::{Line, Tone};

/// Values of a field that are shown before all are asked for.
const SHOWN: usize = 8;

/// One row of the filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterRow {
    /// A gap between fields.
    Gap,
    /// The name of a field.
    Heading(FilterField),
    Value {
        /// What it asks for.
        filter: Filter,
        /// Procedures that it would leave.
        count: usize,
        on: bool,
    },
    /// Shows all values of a field, or fewer again.
    More {
        field: FilterField,
        /// Values that are not shown; 0: all are.
        left: usize,
    },
}

impl FilterRow {
    /// Whether the cursor may stand on it.
    pub fn is_stop(&self) -> bool {
        matches!(self, FilterRow::Value { .. } | FilterRow::More { .. })
    }
}

/// The rows for what was found.
pub(crate) fn rows(state: &State) -> Vec<FilterRow> {
    let query = state.search.query().unwrap_or_default();
    let mut rows = Vec::new();
    for field in FACETS {
        let counts = state.found.facets.of(field);
        let mut values: Vec<FilterRow> = counts
            .iter()
            .map(|(filter, count)| FilterRow::Value {
                filter: filter.clone(),
                count: *count as usize,
                on: query.has_filter(filter),
            })
            .filter(|row| matches!(row, FilterRow::Value { count, on, .. } if *count > 0 || *on))
            .collect();
        if values.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(FilterRow::Gap);
        }
        rows.push(FilterRow::Heading(field));
        let is_long = values.len() > SHOWN + 1;
        let open = state.filters.open.contains(&field);
        if is_long && !open {
            let left = values.len() - SHOWN;
            // A value that is on stays in sight.
            let rest = values.split_off(SHOWN);
            let on = rest
                .into_iter()
                .filter(|row| matches!(row, FilterRow::Value { on: true, .. }));
            let on: Vec<FilterRow> = on.collect();
            let left = left - on.len();
            rows.extend(values);
            rows.extend(on);
            rows.push(FilterRow::More { field, left });
        } else {
            rows.extend(values);
            if is_long {
                rows.push(FilterRow::More { field, left: 0 });
            }
        }
    }
    rows
}

/// One row in so many columns.
pub(crate) fn line(row: &FilterRow, state: &State, columns: usize) -> Line {
    match row {
        FilterRow::Gap => Line::empty(),
        FilterRow::Heading(field) => {
            Line::of(&field_label(*field, state), Tone::Heading).truncated(columns)
        }
        FilterRow::Value { filter, count, on } => {
            let count = state.strings.number(*count as u64);
            let mut line = Line::of(if *on { "■ " } else { "□ " }, tone_if(*on, Tone::Accent));
            if let Some((sign, tone)) = value_sign(filter) {
                line.push(sign, tone);
                // The number under which its sign stands in the table.
                if let Some(number) = column_number(filter) {
                    line.push(&number.to_string(), Tone::Dim);
                }
                line.push(" ", Tone::Plain);
            }
            let room = columns.saturating_sub(width(&count) + 1);
            line.push(&value_label(filter, state), tone_of(*on));
            let mut line = line.truncated(room);
            line.fill_to(columns.saturating_sub(width(&count)));
            line.push(&count, Tone::Dim);
            line
        }
        FilterRow::More { field: _, left } => {
            let text = if *left > 0 {
                state
                    .strings
                    .with("filter-more", &[("left", (*left as f64).into())])
            } else {
                state.strings.get("filter-fewer")
            };
            Line::of("  ", Tone::Plain)
                .with(&text, Tone::Dim)
                .truncated(columns)
        }
    }
}

fn tone_of(on: bool) -> Tone {
    if on { Tone::Strong } else { Tone::Plain }
}

fn tone_if(on: bool, tone: Tone) -> Tone {
    if on { tone } else { Tone::Dim }
}

fn column_number(filter: &Filter) -> Option<usize> {
    let (Filter::Flag(RuleFilter::Rule(id)) | Filter::Unknown(RuleFilter::Rule(id))) = filter
    else {
        return None;
    };
    let at = rule(id)?;
    (RULES[at].info().blocks != Blocks::No).then_some(at + 1)
}

fn value_sign(filter: &Filter) -> Option<(&'static str, Tone)> {
    match filter {
        Filter::Flag(_) => Some(("⚑", Tone::Flag)),
        Filter::Unknown(_) | Filter::Tail | Filter::Plans | Filter::NoNumber => {
            Some(("?", Tone::Doubt))
        }
        _ => None,
    }
}

/// The name of a field of the query.
pub(crate) fn field_label(field: FilterField, state: &State) -> String {
    state.strings.get(&format!("facet-{}", field.name()))
}

/// What the value under the cursor is called, whole.
pub(crate) fn current(state: &State) -> Option<String> {
    match state.filters.rows.get(state.filters.cursor)? {
        FilterRow::Value { filter, .. } => Some(value_label(filter, state)),
        _ => None,
    }
}

/// What a value is called.
pub(crate) fn value_label(filter: &Filter, state: &State) -> String {
    let strings = &state.strings;
    let snapshot = state.desk.as_ref().map(|desk| &desk.view.snapshot);
    match filter {
        Filter::Flag(RuleFilter::Any)
        | Filter::Unknown(RuleFilter::Any)
        | Filter::Remark(RuleFilter::Any) => strings.get("filter-any-rule"),
        Filter::Remark(RuleFilter::Rule(id)) => strings.get(&format!("remark-{id}")),
        Filter::Flag(RuleFilter::Blocking)
        | Filter::Unknown(RuleFilter::Blocking)
        | Filter::Remark(RuleFilter::Blocking) => strings.get("filter-blocking-rule"),
        Filter::By(text) if text == ME => strings.get("filter-me"),
        Filter::Flag(RuleFilter::Rule(id)) => rule(id).map_or_else(
            || (*id).to_owned(),
            |at| rule_words(strings, RULES[at].info()),
        ),
        Filter::Unknown(RuleFilter::Rule(id)) => rule(id).map_or_else(
            || (*id).to_owned(),
            |at| doubt_words(strings, RULES[at].info()),
        ),
        Filter::Tail => strings.get("filter-tail"),
        Filter::Plans => strings.get("filter-plans"),
        Filter::NoNumber => strings.get("filter-no-number"),
        Filter::Agency(id) => snapshot
            .and_then(|snapshot| snapshot.agency(id))
            .map_or_else(|| id.clone(), |agency| agency.name.clone()),
        Filter::Field(id) => snapshot
            .and_then(|snapshot| snapshot.field(id))
            .map_or_else(|| id.clone(), |field| field.name.clone()),
        Filter::Level(level) => strings.get(&format!("level-{}", level.as_str())),
        Filter::Online(level) => strings.get(&format!("online-{}", level.as_str())),
        Filter::Decision(decision) => decision_label(*decision, state),
        Filter::List(id) => snapshot
            .and_then(|s| s.lists().iter().find(|list| list.value.id == *id))
            .and_then(|list| list.value.name.clone())
            .unwrap_or_else(|| id.clone()),
        Filter::Group(id) => snapshot
            .and_then(|s| s.groups().iter().find(|group| group.value.id == *id))
            .map_or_else(|| id.clone(), |group| group.value.name.clone()),
        Filter::Variant(asked) => {
            let state = strings.get(&format!("variant-asked-{}", variant_name(asked.state)));
            let unit = asked.unit.as_deref().map(|id| {
                let agency = snapshot.and_then(|snapshot| snapshot.agency(id));
                agency.map_or_else(|| id.to_owned(), |agency| agency.name.clone())
            });
            match unit {
                Some(unit) => format!("{unit}: {state}"),
                None => state,
            }
        }
        // `=` says that this one is meant and no other, which a chip says anyway.
        Filter::Law(text) | Filter::Doc(text) | Filter::By(text) => {
            text.strip_prefix('=').unwrap_or(text).to_owned()
        }
        Filter::Code(text) => text.clone(),
        Filter::Changed(..) | Filter::Dossiers(..) | Filter::Time(..) | Filter::Fee(..) => {
            // A quantity is written as in the query, without the name of its field.
            let text = filter.to_string();
            text.split_once(':')
                .map_or(text.clone(), |(_, value)| value.to_owned())
        }
    }
}

fn decision_label(decision: DecisionFilter, state: &State) -> String {
    let strings = &state.strings;
    match decision {
        DecisionFilter::None => strings.get("decision-none"),
        DecisionFilter::Stale => strings.get("decision-stale"),
        DecisionFilter::Imported => strings.get("decision-imported"),
        DecisionFilter::Outcome(outcome) => strings.get(&format!("outcome-{}", outcome.as_str())),
        DecisionFilter::State(at) => strings.get(&format!("state-{}", at.as_str())),
    }
}
