//! `rasoat log [CODE]`: the commits of the catalogue, or of one procedure across the codes that it had, each with what it
//! changed by meaning.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{CommitV1, VERSION};
use super::term::{Paint, line};
use crate::session::git::history::{Commit, LogRequest, log};
use crate::session::words::differences::{counts, procedure};

/// Commits that are told where nobody says how many.
const LIMIT: usize = 20;

#[derive(Serialize)]
struct LogV1 {
    version: u32,
    code: Option<String>,
    commits: Vec<CommitV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<String>,
}

pub(super) fn run(
    args: &args::LogArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let wanted = LogRequest {
        code: args.code.clone(),
        // The history of one procedure is short.
        limit: args.limit.or(args.code.is_none().then_some(LIMIT)),
        since: args.since,
        revision: context.global.at.clone(),
    };
    let mut commits = log(&workspace, &wanted)?;
    // Its own line: what it changed is not known.
    let edge = match commits.last() {
        Some(last) if last.entry.edge => commits.pop(),
        _ => None,
    };
    let found = !commits.is_empty();
    if context.json() {
        let with_changes = args.code.is_some();
        let commits = commits.iter();
        context.write_json(&LogV1 {
            version: VERSION,
            code: args.code.clone(),
            commits: commits
                .map(|commit| CommitV1::new(commit, with_changes))
                .collect(),
            ends_at: edge.as_ref().map(|edge| edge.entry.id.clone()),
        })?;
    } else {
        human(context, &commits, args.code.is_some())?;
    }
    if let Some(edge) = &edge {
        let told = [
            ("commit", edge.entry.short.as_str().into()),
            ("day", edge.when.date().to_string().into()),
        ];
        let text = context.strings.with("log-ends-early", &told);
        writeln!(context.err, "rasoat: {}", line(&text))?;
    }
    let unreadable: usize = commits.iter().map(|c| c.changes.unreadable.len()).sum();
    if unreadable > 0 {
        let files = [("files", (unreadable as u64).into())];
        let told = context.strings.with("log-unreadable", &files);
        writeln!(context.err, "rasoat: {}", line(&told))?;
        return Ok(Exit::Failed);
    }
    match &args.code {
        // What is not here may have it.
        _ if edge.is_some() => Ok(Exit::Clean),
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

fn human(
    context: &mut CommandContext<'_>,
    commits: &[Commit],
    of_one: bool,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    for commit in commits {
        let entry = &commit.entry;
        writeln!(
            out,
            "{}  {}  {}  {}",
            paint.strong(&entry.short),
            commit.when.strftime("%Y-%m-%d %H:%M"),
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
