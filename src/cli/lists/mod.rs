//! `rasoat lists [ID]`: lists of services, and how one differs from another.
//!
//! | file | what lives there |
//! |---|---|
//! | `json` | the answer as JSON, version 1 |
//! | `csv` | as a table |
//! | `human` | as text for people |

mod csv;
mod human;
mod json;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::args::{self, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use crate::analysis::lists::{DriftRow, DriftState, ListDrift, by_date};
use crate::catalogue::model::{ListMember, ServiceList};
use crate::catalogue::{FileKind, Snapshot};
use crate::i18n::message;
use crate::session::open::unreadable::UnreadableScope;

/// What an answer about lists rests on.
const RESTS_ON: [FileKind; 4] = [
    FileKind::List,
    FileKind::Procedure,
    FileKind::Group,
    FileKind::Manifest,
];

/// A list with what it is held against.
struct Held<'s> {
    list: &'s ServiceList,
    against: Option<&'s ServiceList>,
    drift: Option<ListDrift<'s>>,
}

impl<'s> Held<'s> {
    fn of(
        snapshot: &'s Snapshot,
        list: &'s ServiceList,
        against: Option<&'s ServiceList>,
        as_of: Date,
    ) -> Held<'s> {
        let drift = against.map(|other| {
            let is_later = (other.date, &other.id) > (list.date, &list.id);
            let (older, newer) = if is_later {
                (list, other)
            } else {
                (other, list)
            };
            ListDrift::of(snapshot, older, newer, as_of)
        });
        Held {
            list,
            against,
            drift,
        }
    }

    /// The services of both lists, or of the one where there is no other.
    fn rows(&self) -> Vec<(Option<DriftState>, DriftRow<'s>)> {
        match &self.drift {
            Some(drift) => drift
                .rows
                .iter()
                .map(|row| (Some(row.state), *row))
                .collect(),
            None => {
                let members = self.list.members.iter();
                let rows = members.map(|member| {
                    let row = DriftRow {
                        state: DriftState::Unknown,
                        reason: None,
                        older: None,
                        newer: Some(member),
                    };
                    (None, row)
                });
                rows.collect()
            }
        }
    }
}

pub(super) fn run(
    args: &args::ListsArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let (snapshot, as_of) = context.snapshot(&workspace)?;
    let lists = by_date(&snapshot);
    let before = |list: &ServiceList| {
        let at = lists.iter().position(|of| of.id == list.id);
        at.and_then(|at| at.checked_sub(1)).map(|at| lists[at])
    };
    let held: Vec<Held<'_>> = match &args.id {
        Some(id) => {
            let list = named(&lists, id)?;
            let against = match &args.against {
                Some(other) => Some(named(&lists, other)?),
                None => before(list),
            };
            vec![Held::of(&snapshot, list, against, as_of)]
        }
        None => {
            let lists = lists.iter();
            lists
                .map(|list| Held::of(&snapshot, list, before(list), as_of))
                .collect()
        }
    };
    let one = args.id.is_some().then(|| held.first()).flatten();
    match context.global.format {
        Format::Json => {
            let lists = json::of(&snapshot, &held, one, as_of);
            context.write_json(&lists)?;
        }
        Format::Csv => csv::write(context, &snapshot, &held, one)?,
        _ => {
            super::sample::tell(context, &snapshot)?;
            match one {
                Some(held) => human::services(context, &snapshot, held, as_of)?,
                None => human::overview(context, &held, as_of)?,
            }
        }
    }
    Ok(context.answered(&snapshot, UnreadableScope::Kinds(&RESTS_ON)))
}

/// The list that a word means: its id, the number of its decision, or how many services it names where only one names so many.
fn named<'s>(lists: &[&'s ServiceList], word: &str) -> Result<&'s ServiceList, CliError> {
    let word = word.trim();
    let only = |holds: &dyn Fn(&ServiceList) -> bool| {
        let mut found = lists.iter().filter(|list| holds(list));
        let first = found.next().copied();
        first.filter(|_| found.next().is_none())
    };
    only(&|list| list.id == word)
        .or_else(|| only(&|list| list.decision.to_lowercase() == word.to_lowercase()))
        .or_else(|| only(&|list| list.total.is_some_and(|total| total.to_string() == word)))
        .ok_or_else(|| {
            let known: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
            CliError::new(Exit::Findings, message!("error-no-list", id = word))
                .hint(message!("check-one-of", words = known.join(", ")))
        })
}

fn heirs_of<'h>(member: &ListMember, heirs: &'h BTreeMap<String, Vec<String>>) -> &'h [String] {
    let code = member.code.as_deref();
    code.and_then(|code| heirs.get(code)).map_or(&[], |h| h)
}

/// The name of a service as a list has it, else as the catalogue has it.
fn name(snapshot: &Snapshot, member: &ListMember) -> String {
    let own = member.name.clone();
    own.or_else(|| {
        let group = member.group.as_deref()?;
        Some(snapshot.group(group)?.name.clone())
    })
    .or_else(|| {
        let code = member.code.as_deref()?;
        Some(snapshot.procedure(code)?.read().name.clone())
    })
    .unwrap_or_default()
}
