//! `rasoat commit [PATH…]`: commits changed files of the catalogue, and never any other file.

use serde::Serialize;

use super::args;
use super::context::Context;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::show::slashes;
use super::status::{change_word, list_changes};
use super::term::line;
use crate::session::commit::{self, PendingFile};
use crate::session::{Workspace, message, moved};
use crate::vcs::{Head, Repository, VcsErrorKind};

#[derive(Serialize)]
struct Output {
    version: u32,
    repository: String,
    branch: Option<String>,
    commit: String,
    files: Vec<String>,
}

pub fn run(args: &args::Commit, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let Some(repository) = workspace.repository()? else {
        return Err(CliError::new(
            Exit::Usage,
            format!(
                "{} lies in no git repository, so nothing can be committed",
                workspace.root().display()
            ),
        )
        .hint("marks are written all the same; run `git init` to keep their history"));
    };
    let head = repository.head()?;
    let pending = commit::pending(&workspace, &repository)?;
    let files = chosen(&pending, args, &workspace, context)?;
    let files = match args.paths.is_empty() {
        true => files,
        false => {
            let moved = moved::among(&workspace, &repository, &pending)?;
            moved::with_other_parts(files, &pending, &moved)
        }
    };
    if files.is_empty() {
        writeln!(
            context.err,
            "rasoat: {}",
            context.strings.get("commit-nothing")
        )?;
        return Ok(Exit::Clean);
    }
    let text = match &args.message {
        Some(text) => text.clone(),
        None => proposed(context, &workspace, &files)?,
    };
    if !context.json() && !context.global.quiet {
        announce(context, &repository, &head, &files)?;
    }
    if context.environment.interactive
        && context.environment.terminal
        && !args.yes
        && !context.json()
        && !confirmed(context)?
    {
        return Ok(Exit::Clean);
    }
    let done = commit::commit(
        &repository,
        &files,
        &text,
        Some(context.environment.clock.now()),
    )
    .map_err(|error| {
        let exit = match error.kind {
            VcsErrorKind::NoIdentity => Exit::Usage,
            VcsErrorKind::Refused | VcsErrorKind::OperationUnderWay | VcsErrorKind::Conflicted => {
                Exit::Findings
            }
            _ => Exit::Failed,
        };
        CliError::from(error).with_exit(exit)
    })?;
    if context.json() {
        let output = Output {
            version: VERSION,
            repository: repository.name(),
            branch: done.branch,
            commit: done.id,
            files: files.iter().map(|file| slashes(&file.path)).collect(),
        };
        context.write_json(&output)?;
    } else {
        let branch = done
            .branch
            .unwrap_or_else(|| context.strings.get("git-detached"));
        let subject = text.lines().next().unwrap_or_default();
        writeln!(
            context.out,
            "[{} {}] {}",
            line(&branch),
            done.short,
            line(subject)
        )?;
    }
    Ok(Exit::Clean)
}

/// The changed files that the paths name; all of them where no path is given.
fn chosen(
    pending: &[PendingFile],
    args: &args::Commit,
    workspace: &Workspace,
    context: &Context<'_>,
) -> Result<Vec<PendingFile>, CliError> {
    if args.paths.is_empty() {
        return Ok(pending.to_vec());
    }
    let mut chosen: Vec<PendingFile> = Vec::new();
    for path in &args.paths {
        let wanted = workspace.relative(&context.environment.folder, path);
        let found: Vec<&PendingFile> = pending
            .iter()
            .filter(|file| file.path.starts_with(&wanted))
            .collect();
        if found.is_empty() {
            return Err(CliError::new(
                Exit::Usage,
                format!("{} is no changed file of the catalogue", path.display()),
            )
            .hint("`rasoat status` lists them"));
        }
        for file in found {
            if !chosen.contains(file) {
                chosen.push(file.clone());
            }
        }
    }
    Ok(chosen)
}

fn proposed(
    context: &Context<'_>,
    workspace: &Workspace,
    files: &[PendingFile],
) -> Result<String, CliError> {
    let loaded = context.load(workspace)?;
    Ok(message::propose(workspace, &loaded.snapshot, files))
}

fn announce(
    context: &mut Context<'_>,
    repository: &Repository,
    head: &Head,
    files: &[PendingFile],
) -> Result<(), CliError> {
    let branch = head
        .branch
        .clone()
        .unwrap_or_else(|| context.strings.get("git-detached"));
    let text = context.strings.with(
        "commit-announce",
        &[
            ("files", (files.len() as u64).into()),
            ("repository", repository.name().into()),
            ("branch", branch.into()),
        ],
    );
    writeln!(context.err, "{}", line(&text))?;
    let paths: Vec<(&str, String)> = files
        .iter()
        .map(|file| (change_word(file.change), slashes(&file.path)))
        .collect();
    let changed: Vec<(&str, &str)> = paths
        .iter()
        .map(|(change, path)| (*change, path.as_str()))
        .collect();
    list_changes(context.err, &context.strings, &changed)
}

fn confirmed(context: &mut Context<'_>) -> Result<bool, CliError> {
    write!(context.err, "{} ", context.strings.get("commit-ask"))?;
    context.err.flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    let answer = crate::text::fold(answer.trim());
    Ok(matches!(answer.as_str(), "y" | "yes" | "c" | "co"))
}
