//! `rasoat status`: as-of date, window, repository, changed files.

use serde::Serialize;

use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{VERSION, WindowV1};
use super::show::slashes;
use super::term::line;
use crate::i18n::Message;
use crate::rules::Verdict;
use crate::session::git::commit::{self, PendingFile};
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::search::queue::{self, ReviewerDay};
use crate::session::user::saved_views::SavedViews;
use crate::session::{RepositoryStatus, Strings, View, Workspace};
use crate::vcs::{ChangeKind, Head, Operation, VcsErrorKind};

/// Changed files at most that people are shown one by one.
const LISTED: usize = 40;

#[derive(Serialize)]
struct StatusV1 {
    version: u32,
    title: Option<String>,
    as_of: String,
    window: WindowV1,
    procedures: usize,
    flagged: usize,
    cannot_tell: usize,
    decided: usize,
    unreadable: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable_files: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lost_logs: Vec<String>,
    use_known: bool,
    plans_known: bool,
    repository: Option<String>,
    branch: Option<String>,
    commit: Option<String>,
    trouble: Option<Message>,
    upstream: Option<UpstreamV1>,
    operation: Option<&'static str>,
    ignored: bool,
    limits: Option<Message>,
    changed: Vec<FileStatusV1>,
    queue: Option<QueueV1>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// How far the review queue is.
#[derive(Serialize)]
struct QueueV1 {
    total: usize,
    done: usize,
    #[serde(skip_serializing_if = "is_zero")]
    stale: usize,
    today: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approved_today: Option<usize>,
    waiting: WaitingV1,
    #[serde(skip_serializing_if = "Option::is_none")]
    mine: Option<MineV1>,
    #[serde(skip)]
    kept: Option<String>,
}

/// What waits in other views, over the whole catalogue.
#[derive(Serialize)]
struct WaitingV1 {
    stale: usize,
    approve: usize,
    publish: usize,
    sent_back: usize,
    #[serde(skip)]
    told: Option<String>,
}

/// What the user called their own work, which the queue keeps to.
#[derive(Serialize)]
struct MineV1 {
    query: String,
    procedures: Option<usize>,
}

#[derive(Serialize)]
struct UpstreamV1 {
    name: String,
    ahead: usize,
    behind: usize,
}

#[derive(Serialize)]
struct FileStatusV1 {
    path: String,
    change: &'static str,
}

pub(super) fn run(context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    // Any other trouble is part of the answer; this one is of whoever asks.
    if let Err(error) = workspace.repository()
        && error.kind == VcsErrorKind::Environment
    {
        return Err(error.into());
    }
    let view = context.view(&workspace)?;
    if context.global.at.is_none() {
        context.tell_past_day(&view)?;
    }
    let mut standing = workspace.standing();
    if let Some(revision) = &context.global.at {
        at(&workspace, revision, &mut standing)?;
    }
    let head = standing.head.clone();
    let known = view.known();
    let output = StatusV1 {
        version: VERSION,
        title: view.snapshot.manifest().map(|m| m.title.clone()),
        as_of: view.as_of.to_string(),
        window: view.window.into(),
        procedures: view.len(),
        flagged: count(&view, Verdict::Flag),
        cannot_tell: count(&view, Verdict::CannotTell),
        decided: (0..view.len())
            .filter(|row| view.proposal(*row).is_some())
            .count(),
        unreadable: view.snapshot.unreadable().len(),
        unreadable_files: unreadable::paths(&view.snapshot),
        lost_logs: standing.lost.iter().map(|path| slashes(path)).collect(),
        use_known: known.use_known,
        plans_known: known.plans_known,
        repository: standing.repository.clone(),
        branch: head.as_ref().and_then(|h| h.branch.clone()),
        commit: head.as_ref().and_then(|h| h.commit.clone()),
        trouble: standing.trouble.clone(),
        upstream: standing.upstream.clone().map(|upstream| UpstreamV1 {
            name: upstream.name,
            ahead: upstream.ahead,
            behind: upstream.behind,
        }),
        operation: standing.operation.map(Operation::command),
        ignored: standing.ignored,
        limits: standing.limits.clone(),
        changed: standing.pending.iter().map(changed).collect(),
        queue: queue(context, &workspace, &view)?,
    };
    let exit = context.answered(&view.snapshot, UnreadableScope::Everything);
    if context.json() {
        context.write_json(&output)?;
        return Ok(exit);
    }
    let strings = &context.strings;
    let number = |n: usize| strings.number(n as u64);
    let out = &mut *context.out;
    writeln!(out, "{}", line(output.title.as_deref().unwrap_or("?")))?;
    writeln!(
        out,
        "{}",
        strings.with(
            "status-dates",
            &[
                ("date", output.as_of.as_str().into()),
                ("from", output.window.from.as_str().into()),
                ("to", output.window.to.as_str().into()),
            ],
        )
    )?;
    writeln!(
        out,
        "{}",
        strings.with(
            "status-counts",
            &[
                ("procedures", number(output.procedures).into()),
                ("flagged", number(output.flagged).into()),
                ("doubtful", number(output.cannot_tell).into()),
                ("decided", number(output.decided).into()),
            ],
        )
    )?;
    if !output.unreadable_files.is_empty() {
        let files = [("files", (output.unreadable as u64).into())];
        writeln!(out, "{}", strings.with("status-unreadable", &files))?;
        let unreadable: Vec<(&str, &str)> = output
            .unreadable_files
            .iter()
            .map(|path| ("✗", path.as_str()))
            .collect();
        list_changes(out, strings, &unreadable)?;
    }
    if !output.lost_logs.is_empty() {
        let files = [("files", (output.lost_logs.len() as u64).into())];
        writeln!(out, "{}", strings.with("note-lost-logs", &files))?;
        let lost = output.lost_logs.iter();
        let lost: Vec<(&str, &str)> = lost.map(|path| ("✗", path.as_str())).collect();
        list_changes(out, strings, &lost)?;
    }
    if let Some(queue) = &output.queue {
        let counts = [
            ("done", number(queue.done).into()),
            ("total", number(queue.total).into()),
        ];
        write!(out, "{}", strings.with("status-queue", &counts))?;
        if let Some(today) = queue.today {
            let today = [("today", number(today).into())];
            write!(out, "{}", strings.with("status-queue-today", &today))?;
        }
        if queue.stale > 0 {
            let stale = [("count", number(queue.stale).into())];
            write!(out, "{}", strings.with("status-queue-stale", &stale))?;
        }
        if let Some(approved) = queue.approved_today.filter(|count| *count > 0) {
            let approved = [("count", number(approved).into())];
            write!(out, "{}", strings.with("status-queue-approved", &approved))?;
        }
        writeln!(out)?;
        if let Some(waiting) = &queue.waiting.told {
            writeln!(out, "  {}", line(waiting))?;
        }
        if let Some(kept) = &queue.kept {
            writeln!(out, "  {}", line(kept))?;
        }
    }
    if !known.use_known {
        writeln!(out, "{}", strings.get("note-use-unknown"))?;
    }
    if !known.plans_known {
        writeln!(out, "{}", strings.get("note-plans-unknown"))?;
    }
    git(out, strings, context.global.at.as_deref(), &standing)?;
    let changed: Vec<(&str, &str)> = output
        .changed
        .iter()
        .map(|file| (file.change, file.path.as_str()))
        .collect();
    list_changes(out, strings, &changed)?;
    Ok(exit)
}

/// Of a commit that is asked for, nothing is told that is of the work tree, of the branch or of today.
fn at(
    workspace: &Workspace,
    revision: &str,
    standing: &mut RepositoryStatus,
) -> Result<(), CliError> {
    let Some(repository) = workspace.repository()? else {
        return Ok(());
    };
    let commit = repository.resolve(revision)?;
    let short = commit.chars().take(8).collect();
    *standing = RepositoryStatus {
        repository: standing.repository.take(),
        head: Some(Head {
            branch: None,
            commit: Some(commit),
            short: Some(short),
            detached: true,
            unborn: false,
        }),
        limits: standing.limits.take(),
        ..RepositoryStatus::default()
    };
    Ok(())
}

/// Repository, branch, commit and upstream, and what stands in the way of a commit.
fn git(
    out: &mut dyn std::io::Write,
    strings: &Strings,
    at: Option<&str>,
    standing: &RepositoryStatus,
) -> Result<(), CliError> {
    match (&standing.repository, &standing.head) {
        (Some(name), Some(head)) => {
            let branch = head
                .branch
                .clone()
                .or(at.map(str::to_owned))
                .unwrap_or_else(|| strings.get("git-detached"));
            let short = head
                .short
                .clone()
                .unwrap_or_else(|| strings.get("git-unborn"));
            write!(out, "{} {}@{}", line(name), line(&branch), short)?;
            if let Some(upstream) = &standing.upstream {
                let known = [
                    ("name", upstream.name.as_str().into()),
                    ("ahead", strings.number(upstream.ahead as u64).into()),
                    ("behind", strings.number(upstream.behind as u64).into()),
                ];
                let known = strings.with("git-upstream", &known);
                write!(out, ", {}", line(&known))?;
            }
            writeln!(out)?;
        }
        _ if standing.trouble.is_some() => {}
        _ => writeln!(out, "{}", strings.get("git-none"))?,
    }
    if let Some(trouble) = &standing.trouble {
        writeln!(out, "{}", line(&strings.say(trouble)))?;
    }
    if let Some(why) = &standing.limits {
        let text = strings.with("git-limits", &[("why", strings.say(why).into())]);
        writeln!(out, "{}", line(&text))?;
    }
    if let Some(operation) = standing.operation {
        let named = [("operation", operation.command().into())];
        writeln!(out, "{}", strings.with("git-operation", &named))?;
    }
    if !standing.inside.is_empty() {
        let text = commit::not_committed_here(strings, &standing.inside);
        writeln!(out, "{}", line(&text))?;
    }
    if standing.ignored {
        writeln!(out, "{}", strings.get("commit-ignored"))?;
    }
    Ok(())
}

/// How far the review queue is; none where the user's views cannot be read.
fn queue(
    context: &mut CommandContext<'_>,
    workspace: &Workspace,
    view: &View,
) -> Result<Option<QueueV1>, CliError> {
    let views = SavedViews::load(&context.config(), &context.strings);
    let Some(of_queue) = views.queue().filter(|_| views.trouble.is_none()) else {
        return Ok(None);
    };
    let Ok(query) = queue::known(&of_queue.query, workspace) else {
        return Ok(None);
    };
    let searcher = super::views::searcher(context, view, query.asks_texts())?;
    let at = context.global.at.as_deref();
    // Of a view that names what is not there, nothing is counted.
    if let Err(why) = queue::count(&query, &searcher, view, workspace, at, &context.strings) {
        writeln!(
            context.err,
            "rasoat: {}: {}",
            line(&of_queue.name),
            line(&context.strings.say(&why))
        )?;
        return Ok(None);
    }
    let today = ReviewerDay::here(workspace, &context.environment.clock.now());
    let mine = of_queue.keeps_to.as_ref();
    let mine = mine.and_then(|mine| queue::known(mine, workspace).ok());
    let mine = mine.as_deref();
    let progress = queue::progress(&view.snapshot, &searcher, &query, mine, today.as_ref())
        .map_err(|error| CliError::new(Exit::Failed, error.message))?;
    Ok(Some(QueueV1 {
        total: progress.total,
        done: progress.done,
        stale: progress.stale,
        today: progress.today,
        approved_today: progress.approved_today,
        waiting: WaitingV1 {
            stale: progress.waiting.stale,
            approve: progress.waiting.approve,
            publish: progress.waiting.publish,
            sent_back: progress.waiting.sent_back,
            told: progress.waiting.told(&context.strings),
        },
        mine: of_queue.keeps_to.as_ref().map(|query| MineV1 {
            query: query.to_string(),
            procedures: progress.mine,
        }),
        kept: of_queue.kept(progress.mine, &context.strings),
    }))
}

fn count(view: &View, verdict: Verdict) -> usize {
    (0..view.len())
        .filter(|row| view.rules_with(*row, verdict).next().is_some())
        .count()
}

fn changed(file: &PendingFile) -> FileStatusV1 {
    FileStatusV1 {
        path: slashes(&file.path),
        change: change_word(file.change),
    }
}

/// Lists changed files, and counts those that would only fill the screen.
pub(super) fn list_changes(
    out: &mut dyn std::io::Write,
    strings: &Strings,
    changed: &[(&str, &str)],
) -> Result<(), CliError> {
    for (change, path) in changed.iter().take(LISTED) {
        // What is no kind of change is a sign.
        let word = strings.find(&format!("status-{change}"));
        let word = crate::text::pad(word.as_deref().unwrap_or(change), 8);
        writeln!(out, "  {word} {}", line(path))?;
    }
    if let Some(rest) = changed.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        let text = strings.with("status-more", &[("count", (rest as u64).into())]);
        writeln!(out, "  {text}")?;
    }
    Ok(())
}

/// The word of a change, as outputs write it.
pub(super) fn change_word(change: ChangeKind) -> &'static str {
    match change {
        ChangeKind::Added => "added",
        ChangeKind::Modified => "modified",
        ChangeKind::Deleted => "deleted",
        ChangeKind::Conflicted => "conflicted",
        ChangeKind::TypeChanged => "type_changed",
    }
}
