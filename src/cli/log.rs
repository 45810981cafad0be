//! `rasoat log [CODE]`: the commits of the catalogue, or of one procedure across the codes that it had, each with what it
//! changed by meaning.

use serde::Serialize;

use super::args;
use super::context::Context;
use super::exit::{CliError, Exit};
use super::json::{CommitV1, VERSION};
use super::term::{Paint, line};
use crate::session::differences::{counts, procedure};
use crate::session::history::{Commit, Wanted, log};
use crate::vcs::VcsErrorKind;

/// Commits that are told where nobody says how many.
const LIMIT: usize = 20;

#[derive(Serialize)]
struct Output {
    version: u32,
    code: Option<String>,
    commits: Vec<CommitV1>,
}

pub fn run(args: &args::Log, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let wanted = Wanted {
        code: args.code.clone(),
        // The history of one procedure is short.
        limit: args.limit.or(args.code.is_none().then_some(LIMIT)),
        since: args.since,
        revision: context.global.at.clone(),
    };
    let commits = log(&workspace, &wanted).map_err(|error| {
        let unknown = error.kind == VcsErrorKind::UnknownRevision;
        let failed = CliError::from(error);
        match unknown {
            true => failed.with_exit(Exit::Usage),
            false => failed,
        }
    })?;
    let found = !commits.is_empty();
    if context.json() {
        let with_changes = args.code.is_some();
        let commits = commits.iter();
        context.write_json(&Output {
            version: VERSION,
            code: args.code.clone(),
            commits: commits
                .map(|commit| CommitV1::new(commit, with_changes))
                .collect(),
        })?;
    } else {
        human(context, &commits, args.code.is_some())?;
    }
    match &args.code {
        Some(code) if !found && args.since.is_none() => {
            let told = [("code", code.as_str().into())];
            let text = context.strings.with("log-nothing-code", &told);
            writeln!(context.err, "rasoat: {}", line(&text))?;
            Ok(Exit::Findings)
        }
        None if !found && !context.global.quiet => {
            writeln!(context.err, "{}", context.strings.get("log-nothing"))?;
            Ok(Exit::Clean)
        }
        _ => Ok(Exit::Clean),
    }
}

fn human(context: &mut Context<'_>, commits: &[Commit], of_one: bool) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    for commit in commits {
        let entry = &commit.entry;
        writeln!(
            out,
            "{}  {}  {}  {}",
            paint.strong(&entry.short),
            entry.when.strftime("%Y-%m-%d %H:%M"),
            line(&entry.author.name),
            paint.faint(&line(&entry.summary))
        )?;
        if !of_one {
            writeln!(out, "    {}", counts(strings, &commit.changes))?;
            continue;
        }
        for told in commit
            .changes
            .procedures
            .iter()
            .map(|change| procedure(strings, change))
        {
            if !told.what.is_empty() {
                writeln!(
                    out,
                    "    {} {} {}",
                    told.sign,
                    line(&told.code),
                    line(&told.what)
                )?;
            }
            for field in &told.fields {
                writeln!(out, "    {}", line(field))?;
            }
        }
        for path in &commit.changes.unreadable {
            writeln!(
                out,
                "    {}: {}",
                strings.get("diff-unreadable"),
                line(&path.display().to_string())
            )?;
        }
    }
    Ok(())
}
