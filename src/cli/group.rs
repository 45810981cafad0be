//! `rasoat group [ID]`: linked groups, or one of them with its members side by side.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{GroupV1, VERSION, WindowV1};
use super::recording::group_named;
use super::term::{Paint, line, sign};
use crate::session::decide::group_review::GroupReview;
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::words::groups::{self, GroupLineKind};
use crate::session::{Strings, View};

#[derive(Serialize)]
struct GroupsV1 {
    version: u32,
    as_of: String,
    window: WindowV1,
    groups: Vec<GroupV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

pub(super) fn run(
    args: &args::GroupArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let snapshot = &view.snapshot;
    let asked = match &args.id {
        Some(id) => vec![group_named(id.trim(), snapshot)?],
        None => snapshot.groups().iter().map(|group| &group.value).collect(),
    };
    let reviews: Vec<GroupReview<'_>> = asked
        .into_iter()
        .map(|group| GroupReview::of(&view, group))
        .collect();
    if context.json() {
        let groups = reviews.iter();
        let groups = groups.map(|review| GroupV1::new(&view, review, &context.strings));
        let output = GroupsV1 {
            version: VERSION,
            as_of: view.as_of.to_string(),
            window: view.window.into(),
            groups: groups.collect(),
            unreadable: unreadable::paths(snapshot),
            sample: snapshot.is_sample(),
        };
        context.write_json(&output)?;
    } else {
        super::sample::tell(context, snapshot)?;
        match (&args.id, reviews.as_slice()) {
            (Some(_), [review]) => one(context, &view, review)?,
            _ => list(context, &reviews)?,
        }
    }
    // A group is judged by the files of its members, and by reports and plans that name it.
    Ok(context.answered(snapshot, UnreadableScope::Everything))
}

fn one(
    context: &mut CommandContext<'_>,
    view: &View,
    review: &GroupReview<'_>,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let group = review.group;
    let (id, name) = (
        paint.strong(&line(&group.id)),
        paint.strong(&line(&group.name)),
    );
    writeln!(context.out, "{id}  {name}")?;
    for of in groups::lines(&context.strings, view, review) {
        let indent = " ".repeat(of.indent);
        let text = line(&of.text);
        match of.kind {
            GroupLineKind::Heading => writeln!(context.out, "\n{indent}{}", paint.strong(&text))?,
            GroupLineKind::Verdict(verdict) => {
                let sign = paint.verdict(verdict, sign(verdict));
                writeln!(context.out, "{indent}{sign} {text}")?;
            }
            GroupLineKind::Plain => writeln!(context.out, "{indent}{text}")?,
            GroupLineKind::Aside => writeln!(context.out, "{indent}{}", paint.faint(&text))?,
        }
    }
    Ok(())
}

fn list(context: &mut CommandContext<'_>, reviews: &[GroupReview<'_>]) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    if reviews.is_empty() {
        let none = context.strings.get("group-no-group");
        writeln!(context.err, "rasoat: {none}")?;
        return Ok(());
    }
    for review in reviews {
        let group = review.group;
        let (id, name) = (paint.strong(&line(&group.id)), line(&group.name));
        writeln!(context.out, "{id}  {name}")?;
        writeln!(
            context.out,
            "    {}",
            line(&summary(&context.strings, review))
        )?;
    }
    Ok(())
}

/// What is answered of a group as one, in a line.
fn summary(strings: &Strings, review: &GroupReview<'_>) -> String {
    let findings = review.findings.iter().map(|(rule, finding)| {
        let title = strings.rule_title(rule.info().id);
        format!("{} {title}", sign(finding.verdict))
    });
    let places = [("count", (review.places.len() as u64).into())];
    let places = strings.with("group-places", &places);
    let stopped = (!review.stopped.is_empty()).then(|| {
        let count = [("count", (review.stopped.len() as u64).into())];
        strings.with("group-stopped", &count)
    });
    let parts = std::iter::once(places).chain(findings).chain(stopped);
    parts.collect::<Vec<_>>().join(" · ")
}
