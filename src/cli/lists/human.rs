//! The answer as text for people.

use jiff::civil::Date;

use super::{Held, heirs_of, name};
use crate::analysis::lists::{DriftState, is_whole, not_entered, successors};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{ListMember, ServiceList};
use crate::cli::context::CommandContext;
use crate::cli::exit::CliError;
use crate::cli::term::{Paint, line};
use crate::session::Strings;

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

pub(super) fn overview(
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

pub(super) fn services(
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
