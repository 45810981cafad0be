//! `rasoat diff REV [REV]`: what differs between two moments of the catalogue, by meaning, and what it does.
//!
//! | file | what lives there |
//! |---|---|
//! | `text` | for people, and as a page in Markdown |

pub(in crate::cli) mod text;

use std::collections::HashSet;

use jiff::civil::Date;
use serde::Serialize;

use super::args::{self, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{ChangeV1, VERSION};
use super::selection::found;
use super::show::slashes;
use super::term::line;
use crate::analysis::changes::{Changes, EligibilityChange, eligible};
use crate::i18n::message;
use crate::session::git::compare;
use crate::session::open::{as_of, commit_files, zone};
use crate::session::{AsOfChoice, View, Workspace};

#[derive(Serialize)]
struct DiffV1 {
    version: u32,
    from: String,
    to: String,
    changes: Vec<ChangeV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

/// A side of the comparison.
struct DiffSide {
    /// The commit; nothing for the work tree.
    commit: Option<String>,
    /// What it was called, and which commit that is.
    shown: String,
    /// The date at which it is to be read, where its own is asked for.
    day: Option<Date>,
}

/// All that is told.
struct DiffReport {
    from: (String, View),
    to: (String, View),
    changes: Changes,
    eligible: Option<Vec<EligibilityChange>>,
}

pub(super) fn run(
    args: &args::DiffArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let [from, to] = sides(args, context, &workspace)?;
    let difference = compared(args, context, &workspace, from, to)?;
    if !context.json() {
        match context.global.format {
            Format::Md => text::page(context, &difference)?,
            _ => text::human(context, &difference)?,
        }
        return answered(context, &difference);
    }
    let changes = match &difference.eligible {
        Some(eligible) => eligible
            .iter()
            .map(|of| ChangeV1::eligible(of, difference.changes.of(&of.code)))
            .collect(),
        None => {
            let changes = difference.changes.procedures.iter();
            changes.map(ChangeV1::from).collect()
        }
    };
    context.write_json(&DiffV1 {
        version: VERSION,
        from: difference.from.0.clone(),
        to: difference.to.0.clone(),
        changes,
        unreadable: difference
            .changes
            .unreadable
            .iter()
            .map(|path| slashes(path))
            .collect(),
    })?;
    let others = difference.changes.others.iter();
    let others: usize = others.map(|other| other.fields.len()).sum();
    if others > 0 && difference.eligible.is_none() && !context.global.quiet {
        let count = context.strings.number(others as u64);
        let told = [("count", count.into())];
        writeln!(
            context.err,
            "{}",
            context.strings.with("diff-others-left", &told)
        )?;
    }
    answered(context, &difference)
}

/// Says how many files could not be read and so were not compared; the code to leave with.
fn answered(context: &mut CommandContext<'_>, difference: &DiffReport) -> Result<Exit, CliError> {
    let files = difference.changes.unreadable.len();
    if files == 0 {
        return Ok(Exit::Clean);
    }
    context.out.flush()?;
    let files = [("files", (files as u64).into())];
    let told = context.strings.with("diff-unreadable-count", &files);
    writeln!(context.err, "rasoat: {}", line(&told))?;
    Ok(Exit::Failed)
}

/// Which two moments are meant.
fn sides(
    args: &args::DiffArgs,
    context: &CommandContext<'_>,
    workspace: &Workspace,
) -> Result<[DiffSide; 2], CliError> {
    let repository = workspace
        .repository()?
        .ok_or_else(|| commit_files::no_repository(workspace))?;
    let named = |rev: &str| -> Result<DiffSide, CliError> {
        let commit = repository.resolve(rev)?;
        let short: String = commit.chars().take(8).collect();
        let shown = match commit.starts_with(rev) {
            true => short,
            false => format!("{rev} ({short})"),
        };
        Ok(DiffSide {
            commit: Some(commit),
            shown,
            day: None,
        })
    };
    let tip = context.global.at.as_deref().unwrap_or("HEAD");
    let dated = |day: Date| -> Result<DiffSide, CliError> {
        let commit = repository.commit_on(tip, day, &zone::of(workspace))?;
        let commit = commit.ok_or_else(|| match repository.is_shallow() {
            true => CliError::new(Exit::Failed, message!("error-shallow", day))
                .hint(message!("error-shallow-hint")),
            false => CliError::new(Exit::Usage, message!("error-no-commit-yet", day))
                .hint(message!("error-no-commit-yet-hint")),
        })?;
        let short: String = commit.chars().take(8).collect();
        Ok(DiffSide {
            shown: format!("{day} ({short})"),
            commit: Some(commit),
            day: Some(day),
        })
    };
    let now = || -> Result<DiffSide, CliError> {
        match &context.global.at {
            Some(at) => named(at),
            None => Ok(DiffSide {
                commit: None,
                shown: context.strings.get("diff-work-tree"),
                day: None,
            }),
        }
    };
    let revs: Vec<&str> = match args.revs.as_slice() {
        // As git writes it.
        [one] if one.contains("..") && !one.contains("...") => one.split("..").collect(),
        revs => revs.iter().map(String::as_str).collect(),
    };
    let head = |rev: &str| {
        if rev.is_empty() {
            "HEAD".to_owned()
        } else {
            rev.to_owned()
        }
    };
    let from = match (args.from, revs.first()) {
        (Some(day), _) => dated(day)?,
        (None, Some(rev)) => named(&head(rev))?,
        (None, None) => named("HEAD")?,
    };
    let to = match (args.to, revs.get(1)) {
        (Some(day), _) => dated(day)?,
        (None, Some(rev)) => named(&head(rev))?,
        (None, None) => now()?,
    };
    Ok([from, to])
}

/// Reads and judges both, the second first: its date is that of both unless days are asked for.
fn compared(
    args: &args::DiffArgs,
    context: &mut CommandContext<'_>,
    workspace: &Workspace,
    from: DiffSide,
    to: DiffSide,
) -> Result<DiffReport, CliError> {
    let asked = context.global.as_of;
    let side = |side: &DiffSide, shared: Option<Date>| -> Result<View, CliError> {
        let source = workspace.files_at(side.commit.as_deref())?;
        let loaded = context.load_from(&source)?;
        let own = asked.or(side.day.map(AsOfChoice::Date));
        let date = match (own, shared) {
            (None, Some(shared)) => shared,
            (Some(AsOfChoice::Reported), Some(shared)) => shared,
            (own, _) => {
                let clock = context.environment.clock.as_ref();
                as_of::resolve(own, &loaded.snapshot, clock)
            }
        };
        let today = context.today(&loaded);
        Ok(View::of(&loaded, date, today, source.cache))
    };
    let new = side(&to, None)?;
    let old = side(&from, Some(new.as_of))?;
    let from_commit = from.commit.as_deref().unwrap_or("HEAD");
    let mut changes =
        compare::judged(workspace, (from_commit, &old), (to.commit.as_deref(), &new))?;
    // What could not be read on both sides may differ as well, and verdicts lack it.
    for view in [&old, &new] {
        let files = view.snapshot.unreadable().iter();
        changes
            .unreadable
            .extend(files.map(|file| file.path.clone()));
    }
    changes.unreadable.sort();
    changes.unreadable.dedup();
    let mut eligible = args.eligible.then(|| {
        let (then, now) = (old.context(), new.context());
        eligible(
            (compare::of_view(&old), &then),
            (compare::of_view(&new), &now),
        )
    });
    if let Some(query) = &args.query {
        let asked = super::query::asked(query)?;
        asked.tell(context)?;
        let codes = found(&asked.query, workspace, &new, context)?;
        let codes: HashSet<String> = codes.into_iter().collect();
        let is_meant = |code: &String| codes.contains(code);
        changes.procedures.retain(|change| is_meant(&change.code));
        changes.others.clear();
        if let Some(eligible) = &mut eligible {
            eligible.retain(|of| is_meant(&of.code));
        }
    }
    let name = |side: DiffSide, json: bool| match (json, side.commit) {
        (true, Some(commit)) => commit,
        (true, None) => "worktree".to_owned(),
        (false, _) => side.shown,
    };
    let json = context.json();
    Ok(DiffReport {
        from: (name(from, json), old),
        to: (name(to, json), new),
        changes,
        eligible,
    })
}
