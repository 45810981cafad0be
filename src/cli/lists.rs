//! `rasoat lists [ID]`: lists of services, and how one differs from another.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::args::{self, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::table;
use super::term::{Paint, line};
use crate::analysis::lists::{
    DriftRow, DriftState, ListDrift, by_date, is_whole, not_entered, successors,
};
use crate::catalogue::model::{ListMember, ServiceList};
use crate::catalogue::{FileKind, Snapshot};
use crate::i18n::message;
use crate::session::Strings;
use crate::session::open::unreadable::{self, UnreadableScope};

/// What an answer about lists rests on.
const RESTS_ON: [FileKind; 4] = [
    FileKind::List,
    FileKind::Procedure,
    FileKind::Group,
    FileKind::Manifest,
];

#[derive(Serialize)]
struct ListsV1 {
    version: u32,
    as_of: String,
    lists: Vec<ListV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<Vec<ServiceV1>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct ListV1 {
    id: String,
    name: Option<String>,
    decision: String,
    date: String,
    in_force: bool,
    total: Option<u32>,
    entered: usize,
    whole: bool,
    source: Option<String>,
    drift: Option<DriftV1>,
}

#[derive(Serialize)]
struct DriftV1 {
    against: String,
    older: String,
    newer: String,
    came: usize,
    went: usize,
    stayed: usize,
    unknown: usize,
}

#[derive(Serialize)]
struct ServiceV1 {
    state: Option<&'static str>,
    reason: Option<&'static str>,
    older: Option<MemberV1>,
    newer: Option<MemberV1>,
}

#[derive(Serialize)]
struct MemberV1 {
    code: Option<String>,
    group: Option<String>,
    name: Option<String>,
    from: Option<String>,
    successors: Vec<String>,
}

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

    fn counts(&self) -> Option<DriftV1> {
        let drift = self.drift.as_ref()?;
        Some(DriftV1 {
            against: self.against?.id.clone(),
            older: drift.older.id.clone(),
            newer: drift.newer.id.clone(),
            came: drift.count(DriftState::Came),
            went: drift.count(DriftState::Went),
            stayed: drift.count(DriftState::Stayed),
            unknown: drift.count(DriftState::Unknown),
        })
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
            let heirs = successors(&snapshot);
            let services = one.map(|held| {
                let rows = held.rows().into_iter();
                rows.map(|(state, row)| service(state, &row, &heirs))
                    .collect()
            });
            context.write_json(&ListsV1 {
                version: VERSION,
                as_of: as_of.to_string(),
                lists: held.iter().map(|held| list_v1(held, as_of)).collect(),
                services,
                unreadable: unreadable::paths(&snapshot),
                sample: snapshot.is_sample(),
            })?;
        }
        Format::Csv => csv(context, &snapshot, &held, one)?,
        _ => {
            super::sample::tell(context, &snapshot)?;
            match one {
                Some(held) => services(context, &snapshot, held, as_of)?,
                None => overview(context, &held, as_of)?,
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

fn list_v1(held: &Held<'_>, as_of: Date) -> ListV1 {
    let list = held.list;
    ListV1 {
        id: list.id.clone(),
        name: list.name.clone(),
        decision: list.decision.clone(),
        date: list.date.to_string(),
        in_force: list.date <= as_of,
        total: list.total,
        entered: list.members.len(),
        whole: is_whole(list),
        source: list.source.clone(),
        drift: held.counts(),
    }
}

fn service(
    state: Option<DriftState>,
    row: &DriftRow<'_>,
    heirs: &BTreeMap<String, Vec<String>>,
) -> ServiceV1 {
    let member = |member: &ListMember| MemberV1 {
        code: member.code.clone(),
        group: member.group.clone(),
        name: member.name.clone(),
        from: member.from.map(|from| from.to_string()),
        successors: heirs_of(member, heirs).to_vec(),
    };
    ServiceV1 {
        state: state.map(DriftState::as_str),
        reason: row.reason.map(|reason| reason.as_str()),
        older: row.older.map(member),
        newer: row.newer.map(member),
    }
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

fn csv(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    held: &[Held<'_>],
    one: Option<&Held<'_>>,
) -> Result<(), CliError> {
    let Some(one) = one else {
        let header = [
            "id", "name", "decision", "date", "total", "entered", "against", "came", "went",
            "stayed", "unknown",
        ];
        let rows = held.iter().map(|held| {
            let list = held.list;
            let counts = held.counts();
            let count = |of: &dyn Fn(&DriftV1) -> usize| {
                counts
                    .as_ref()
                    .map_or_else(String::new, |c| of(c).to_string())
            };
            [
                list.id.clone(),
                list.name.clone().unwrap_or_default(),
                list.decision.clone(),
                list.date.to_string(),
                list.total
                    .map_or_else(String::new, |total| total.to_string()),
                list.members.len().to_string(),
                held.against.map_or_else(String::new, |of| of.id.clone()),
                count(&|of| of.came),
                count(&|of| of.went),
                count(&|of| of.stayed),
                count(&|of| of.unknown),
            ]
        });
        return table::write(context, snapshot, header, rows);
    };
    let header = [
        "state",
        "reason",
        "code",
        "group",
        "name",
        "older_code",
        "older_group",
        "older_name",
        "older_list",
        "newer_list",
        "successors",
    ];
    let heirs = successors(snapshot);
    let (older, newer) = match &one.drift {
        Some(drift) => (drift.older.id.clone(), drift.newer.id.clone()),
        None => (String::new(), one.list.id.clone()),
    };
    let rows = one.rows().into_iter().map(|(state, row)| {
        let of = |member: Option<&ListMember>| match member {
            Some(member) => [
                member.code.clone().unwrap_or_default(),
                member.group.clone().unwrap_or_default(),
                name(snapshot, member),
            ],
            None => Default::default(),
        };
        let [code, group, named] = of(row.newer);
        let [older_code, older_group, older_name] = of(row.older);
        let heirs = row.newer.or(row.older).map(|of| heirs_of(of, &heirs));
        [
            state.map_or("", DriftState::as_str).to_owned(),
            row.reason.map_or("", |reason| reason.as_str()).to_owned(),
            code,
            group,
            named,
            older_code,
            older_group,
            older_name,
            older.clone(),
            newer.clone(),
            heirs.unwrap_or_default().join("; "),
        ]
    });
    table::write(context, snapshot, header, rows)
}

/// `25 dịch vụ công thiết yếu · 06/QĐ-TTg, 2022-01-06 · 25 of 25 entered`.
fn title(strings: &Strings, list: &ServiceList, as_of: Date) -> String {
    let entered = strings.number(list.members.len() as u64);
    let values = [
        ("entered", entered.into()),
        ("total", u64::from(list.total.unwrap_or_default()).into()),
    ];
    let entered = match list.total {
        Some(_) => strings.with("list-entered-of", &values),
        None => strings.with("list-entered", &values),
    };
    let mut parts = vec![
        list.name.clone().unwrap_or_default(),
        format!("{}, {}", list.decision, list.date),
        entered,
    ];
    parts.retain(|part| !part.is_empty());
    if list.date > as_of {
        parts.push(strings.get("list-not-yet"));
    }
    parts.join(" · ")
}

fn counted(strings: &Strings, held: &Held<'_>) -> Option<String> {
    let (against, drift) = (held.against?, held.drift.as_ref()?);
    let counts = DriftState::ALL.into_iter().map(|state| {
        let count = [("count", (drift.count(state) as u64).into())];
        strings.with(&format!("list-count-{}", state.as_str()), &count)
    });
    let counts = counts.collect::<Vec<_>>().join(" · ");
    let values = [
        ("list", against.id.clone().into()),
        ("counts", counts.into()),
    ];
    Some(strings.with("list-against", &values))
}

/// What is not entered of the lists that are held against each other.
fn gaps(strings: &Strings, held: &Held<'_>) -> Vec<String> {
    let lists = std::iter::once(held.list).chain(held.against);
    let lists = lists.filter(|list| !is_whole(list));
    lists
        .map(|list| {
            let missing = not_entered(list);
            let values = [
                ("list", list.id.clone().into()),
                ("count", u64::from(missing.unwrap_or_default()).into()),
            ];
            match missing {
                Some(_) => strings.with("list-gap", &values),
                None => strings.with("list-gap-unknown", &values),
            }
        })
        .collect()
}

fn overview(
    context: &mut CommandContext<'_>,
    held: &[Held<'_>],
    as_of: Date,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    if held.is_empty() {
        let none = context.strings.get("list-no-list");
        writeln!(context.err, "rasoat: {none}")?;
        return Ok(());
    }
    for held in held {
        let title = title(&context.strings, held.list, as_of);
        let id = paint.strong(&line(&held.list.id));
        writeln!(context.out, "{id}  {}", line(&title))?;
        if let Some(counts) = counted(&context.strings, held) {
            writeln!(context.out, "    {}", line(&counts))?;
        }
        for gap in gaps(&context.strings, held) {
            writeln!(context.out, "    {}", paint.faint(&line(&gap)))?;
        }
    }
    Ok(())
}

fn services(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    held: &Held<'_>,
    as_of: Date,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = Strings::new(context.strings.lang());
    let heirs = successors(snapshot);
    let head = title(&strings, held.list, as_of);
    let id = paint.strong(&line(&held.list.id));
    writeln!(context.out, "{id}  {}", line(&head))?;
    if let Some(against) = held.against {
        let head = title(&strings, against, as_of);
        writeln!(context.out, "{}  {}", line(&against.id), line(&head))?;
    }
    for said in counted(&strings, held)
        .into_iter()
        .chain(gaps(&strings, held))
    {
        writeln!(context.out, "{}", line(&said))?;
    }
    let mut last = None;
    for (state, row) in held.rows() {
        if let Some(state) = state
            && last != Some(state)
        {
            let title = strings.get(&format!("list-state-{}", state.as_str()));
            writeln!(context.out, "\n{}", paint.strong(&line(&title)))?;
            last = Some(state);
        }
        let Some(member) = row.newer.or(row.older) else {
            continue;
        };
        let id = |member: &ListMember| member.code.clone().or_else(|| member.group.clone());
        let own = id(member).unwrap_or_else(|| "–".to_owned());
        writeln!(
            context.out,
            "  {}  {}",
            line(&own),
            line(&name(snapshot, member))
        )?;
        let mut asides: Vec<String> = Vec::new();
        if let Some(reason) = row.reason
            && reason.as_str() != "same"
        {
            let older = row.newer.and(row.older);
            let other = older.map(|of| id(of).unwrap_or_else(|| name(snapshot, of)));
            let values = [("other", other.unwrap_or_default().into())];
            asides.push(strings.with(&format!("list-reason-{}", reason.as_str()), &values));
        }
        if let Some(from) = member.from {
            asides.push(strings.with("group-from", &[("date", from.to_string().into())]));
        }
        let heirs = heirs_of(member, &heirs);
        if !heirs.is_empty() {
            let codes = [("codes", heirs.join(", ").into())];
            asides.push(strings.with("list-successors", &codes));
        }
        for aside in asides {
            writeln!(context.out, "      {}", paint.faint(&line(&aside)))?;
        }
    }
    Ok(())
}
