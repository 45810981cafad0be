//! `rasoat commit [PATH…]`: commits changed files of the catalogue, and never any other file.

use std::path::PathBuf;

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::show::slashes;
use super::status::{change_word, list_changes};
use super::term::line;
use crate::i18n::message;
use crate::session::Workspace;
use crate::session::edit::pending_moves;
use crate::session::git::commit::{self, PendingFile};
use crate::session::git::new_errors::{new_errors, told};
use crate::session::git::{append_only, message};
use crate::session::open::ignored_files::ignored_files;
use crate::vcs::{CommitTarget, Head, Repository, VcsError, VcsErrorKind};

#[derive(Serialize)]
struct NewCommitV1 {
    version: u32,
    repository: String,
    branch: Option<String>,
    commit: String,
    files: Vec<String>,
    amended: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<HookChangesV1>,
}

/// Files, relative to the top of the work tree.
#[derive(Serialize)]
struct HookChangesV1 {
    others: Vec<String>,
    missing: Vec<String>,
    altered: Vec<String>,
}

pub(super) fn run(
    args: &args::CommitArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let Some(repository) = workspace.repository()? else {
        return Err(CliError::new(
            Exit::Usage,
            message!("error-no-repository", root = workspace.root().display()),
        )
        .hint(message!("error-no-repository-hint")));
    };
    let head = repository.head()?;
    let files = chosen(&repository, args, &workspace, context)?;
    let last = match args.amend {
        true => Some(repository.amendable().map_err(refused)?),
        false => None,
    };
    let inside = commit::repositories_inside(&workspace);
    if !inside.is_empty() {
        writeln!(
            context.err,
            "rasoat: {}",
            line(&commit::not_committed_here(&context.strings, &inside))
        )?;
    }
    if files.is_empty() && (last.is_none() || args.message.is_none()) {
        if commit::is_ignored(&workspace, &repository) {
            // Nothing of it is ever committed: that is not what was asked for.
            return Err(CliError::new(
                Exit::Usage,
                context.strings.get("commit-ignored"),
            ));
        }
        let ignored = ignored_files(&workspace, &workspace.files());
        if let Some(first) = ignored.first() {
            let values = [
                ("count", (ignored.len() as u64).into()),
                ("path", first.display().to_string().into()),
            ];
            let message = context.strings.with("commit-files-ignored", &values);
            return Err(CliError::new(Exit::Findings, message));
        }
        writeln!(
            context.err,
            "rasoat: {}",
            context.strings.get("commit-nothing")
        )?;
        return Ok(Exit::Clean);
    }
    append_only::refuse_losses(&workspace, &files).map_err(refused)?;
    if !args.despite_errors {
        refuse_errors(&workspace, &repository, &files, context)?;
    }
    let text = match (&args.message, &last) {
        (Some(text), _) => text.clone(),
        (None, Some(last)) => last.message.clone(),
        (None, None) => proposed(context, &workspace, &files)?,
    };
    if !context.json() && !context.global.quiet {
        if let Some(last) = &last {
            let subject = last.message.lines().next().unwrap_or_default();
            let last = [
                ("commit", last.short.as_str().into()),
                ("subject", subject.into()),
            ];
            let said = context.strings.with("commit-amends", &last);
            writeln!(context.err, "{}", line(&said))?;
        }
        announce(context, &repository, &head, &files)?;
    }
    if context.environment.interactive
        && context.environment.terminal
        && !args.yes
        && !context.json()
        && !confirmed("commit-ask", context)?
    {
        writeln!(
            context.err,
            "rasoat: {}",
            context.strings.get("commit-declined")
        )?;
        return Ok(Exit::Findings);
    }
    let made = commit::commit(
        &repository,
        &files,
        &text,
        Some(context.environment.clock.now()),
        CommitTarget {
            on: Some(head),
            amend: last.map(|last| last.id),
        },
    );
    let done = match made {
        // Line ends that git makes are no change, though the status names the file until git has looked at it.
        Err(error) if error.kind == VcsErrorKind::NothingToCommit => {
            let said = context.strings.say(&error.message);
            writeln!(context.err, "rasoat: {}", line(&said))?;
            return Ok(Exit::Clean);
        }
        made => made.map_err(refused)?,
    };
    if let Some(said) = &done.said {
        writeln!(context.err, "{}", context.strings.get("commit-said"))?;
        for said in plain(said).lines() {
            writeln!(context.err, "  {said}")?;
        }
    }
    for told in commit::otherwise(&context.strings, &done) {
        writeln!(context.err, "rasoat: {}", line(&told))?;
    }
    let branch = match &done.branch {
        Some(branch) => branch.clone(),
        None => context.strings.get("git-detached"),
    };
    let made = [
        ("commit", done.short.as_str().into()),
        ("branch", branch.as_str().into()),
    ];
    context.done = Some(context.strings.with("output-lost-commit", &made));
    if context.json() {
        let paths = |paths: &[PathBuf]| paths.iter().map(|path| slashes(path)).collect();
        let of = &done.otherwise;
        let otherwise = (!of.is_none()).then(|| HookChangesV1 {
            others: paths(&of.others),
            missing: paths(&of.missing),
            altered: paths(&of.altered),
        });
        let output = NewCommitV1 {
            otherwise,
            version: VERSION,
            repository: repository.name(),
            branch: done.branch,
            commit: done.id,
            files: files.iter().map(|file| slashes(&file.path)).collect(),
            amended: done.amended,
            said: done.said.as_deref().map(plain),
        };
        context.write_json(&output)?;
    } else {
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

/// Refuses what brings errors that the last commit does not have.
fn refuse_errors(
    workspace: &Workspace,
    repository: &Repository,
    files: &[PendingFile],
    context: &CommandContext<'_>,
) -> Result<(), CliError> {
    let errors = new_errors(
        workspace,
        repository,
        files,
        context.environment.clock.as_ref(),
    )
    .map_err(refused)?;
    if errors.is_empty() {
        return Ok(());
    }
    let strings = &context.strings;
    Err(CliError::new(Exit::Findings, told(strings, &errors))
        .hint(strings.get("commit-new-errors-hint")))
}

/// What hooks said, line by line, safe for a terminal.
fn plain(said: &str) -> String {
    let lines: Vec<String> = said.lines().map(|said| line(said).into_owned()).collect();
    lines.join("\n")
}

/// A refusal that the user can do something about is none of the tool's failures.
fn refused(error: VcsError) -> CliError {
    let exit = match error.kind {
        VcsErrorKind::NoIdentity
        | VcsErrorKind::Environment
        | VcsErrorKind::OutsideRepository
        | VcsErrorKind::Bare
        | VcsErrorKind::InvalidPath
        | VcsErrorKind::Ignored
        | VcsErrorKind::EmptyMessage => Exit::Usage,
        VcsErrorKind::Refused
        | VcsErrorKind::OperationUnderWay(_)
        | VcsErrorKind::Conflicted
        | VcsErrorKind::NotAmendable(_) => Exit::Findings,
        _ => Exit::Failed,
    };
    CliError::from(error).with_exit(exit)
}

/// The changed files that the paths name; all of them where no path is given.
fn chosen(
    repository: &Repository,
    args: &args::CommitArgs,
    workspace: &Workspace,
    context: &CommandContext<'_>,
) -> Result<Vec<PendingFile>, CliError> {
    if args.paths.is_empty() {
        return commit::pending(workspace, repository).map_err(refused);
    }
    let mut chosen: Vec<PendingFile> = Vec::new();
    for path in &args.paths {
        let wanted = workspace.relative(&context.environment.folder, path);
        let found = match commit::pending_below(workspace, repository, &wanted) {
            Err(error) if error.kind == VcsErrorKind::OutsideRepository => Vec::new(),
            found => found.map_err(refused)?,
        };
        if found.is_empty() {
            return Err(CliError::new(
                Exit::Usage,
                message!("error-no-changed-file", name = path.display()),
            )
            .hint(message!("error-no-changed-file-hint")));
        }
        for file in found {
            if !chosen.contains(&file) {
                chosen.push(file);
            }
        }
    }
    pending_moves::whole(workspace, repository, chosen).map_err(refused)
}

fn proposed(
    context: &CommandContext<'_>,
    workspace: &Workspace,
    files: &[PendingFile],
) -> Result<String, CliError> {
    let loaded = context.load(workspace)?;
    Ok(message::propose(workspace, &loaded.snapshot, files))
}

fn announce(
    context: &mut CommandContext<'_>,
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

pub(super) fn confirmed(
    question: &'static str,
    context: &mut CommandContext<'_>,
) -> Result<bool, CliError> {
    write!(context.err, "{} ", context.strings.get(question))?;
    context.err.flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    let answer = crate::text::fold(answer.trim());
    Ok(matches!(answer.as_str(), "y" | "yes" | "c" | "co"))
}
