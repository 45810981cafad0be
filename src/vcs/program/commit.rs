//! A commit through the `git` program, for what libgit2 does not do: hooks, signing, external filters, formats of
//! repositories that it does not know.
//!
//! `git commit --only` takes the named paths from the work tree and leaves whatever else is staged alone, but knows
//! only files that are in the index. New ones are put there first, and taken out again if the commit does not come
//! about.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{GitProgram, listed, read, slashed};
use crate::i18n::{Message, message};
use crate::vcs::commit::{CommitPlan, HookChanges, nothing_to_commit};
use crate::vcs::durable;
use crate::vcs::error::{Result, VcsError, VcsErrorKind};
use crate::vcs::lock::locked;
use crate::vcs::path::from_bytes;
use crate::vcs::repository::Repository;
use crate::vcs::status::ChangeKind;

/// So many paths go into one command line.
const AT_ONCE: usize = 500;

/// Git flushes what it writes to disk before it names it.
const FLUSHED: &str = "core.fsync=committed,loose-object,index,reference";

/// What the program did.
#[derive(Debug)]
pub(in crate::vcs) struct ProgramCommit {
    pub id: String,
    /// The number of changed files.
    pub files: usize,
    /// What git and its hooks said.
    pub said: Option<String>,
    /// What a hook made of it.
    pub otherwise: HookChanges,
}

/// Commits. `reason` says why it takes the program.
pub(in crate::vcs) fn commit(
    repository: &Repository,
    plan: &CommitPlan,
    reason: &Message,
) -> Result<ProgramCommit> {
    let lock = repository.git_dir.join("index.lock");
    if lock.exists() {
        return Err(locked(&lock));
    }
    let git = git(repository, plan, reason);
    let standing = PathStatus::of(&git, &plan.paths)?;
    if let Some(path) = standing.conflicted.first() {
        return Err(VcsError::new(
            VcsErrorKind::Conflicted,
            message!("vcs-conflict-short", path = path.display()),
        )
        .hint(message!("vcs-conflict-hint", path = path.display())));
    }
    if !standing.changed && plan.target.amend.is_none() {
        return Err(nothing_to_commit());
    }
    let head = || -> Result<Option<String>> {
        git.line(&["rev-parse", "-q", "--verify", "HEAD^{commit}"])
    };
    // Git itself takes HEAD as it finds it: this is as late as it can be looked at.
    let shown = read::head(repository)?;
    plan.target
        .hold(shown.branch.as_deref(), shown.commit.as_deref())?;
    let before = shown.commit;
    let held = contents(&git, repository, &plan.paths)?;

    let new = listed(standing.new.iter().map(PathBuf::as_path));
    let staged = match new.is_empty() {
        true => Ok(None),
        false => run(
            &git,
            reason,
            &["-c", FLUSHED, "update-index", "--add", "-z", "--stdin"],
            &new,
        ),
    };
    let done = staged.and_then(|before| {
        let message = format!("--message={}", plan.message);
        let mut arguments = vec!["-c", FLUSHED, "commit", "--quiet", "--only"];
        arguments.extend(["--cleanup=whitespace", &message]);
        if plan.target.amend.is_some() {
            arguments.push("--amend");
        }
        if !plan.paths.is_empty() {
            arguments.extend(["--pathspec-from-file=-", "--pathspec-file-nul"]);
        }
        let paths = listed(plan.paths.iter().map(PathBuf::as_path));
        let said = run(&git, reason, &arguments, &paths)?;
        let said: Vec<String> = before.into_iter().chain(said).collect();
        Ok((!said.is_empty()).then(|| said.join("\n")))
    });
    let after = head()?;
    let said = match done {
        Ok(said) => said,
        Err(error) => {
            if !new.is_empty() && after == before {
                // What the person needs to read is why the commit failed.
                let _ = git.ask(&["update-index", "--force-remove", "-z", "--stdin"], &new);
            }
            return Err(error);
        }
    };
    let Some(id) = after.filter(|id| Some(id) != before.as_ref()) else {
        return Err(VcsError::new(VcsErrorKind::Git, message!("vcs-head-stood")));
    };
    follow(&git, &plan.paths)?;
    durable::names(&repository.git_dir);
    let inside = changed(&git, before.as_deref(), &id)?;
    Ok(ProgramCommit {
        otherwise: otherwise(&git, plan, &id, &inside, &held)?,
        files: inside.len(),
        id,
        said,
    })
}

/// The ids that the contents of files in the work tree will have in a commit.
fn contents(
    git: &GitProgram<'_>,
    repository: &Repository,
    paths: &[PathBuf],
) -> Result<BTreeMap<PathBuf, String>> {
    let top = repository.work_tree()?;
    // A link is kept as what it names, and a line end separates names here.
    let is_plain = |path: &&PathBuf| {
        let data = top.join(path).symlink_metadata();
        data.is_ok_and(|data| data.is_file()) && !slashed(path).contains(&b'\n')
    };
    let plain: Vec<&PathBuf> = paths.iter().filter(is_plain).collect();
    let mut names = Vec::new();
    for path in &plain {
        names.extend(slashed(path));
        names.push(b'\n');
    }
    if names.is_empty() {
        return Ok(BTreeMap::new());
    }
    let answer = git.ask(&["hash-object", "--stdin-paths"], &names)?;
    let ids = String::from_utf8_lossy(&answer.out).into_owned();
    let ids = ids.lines().map(str::to_owned);
    Ok(plain.into_iter().cloned().zip(ids).collect())
}

/// How a commit differs from what was asked for.
fn otherwise(
    git: &GitProgram<'_>,
    plan: &CommitPlan,
    id: &str,
    inside: &BTreeSet<PathBuf>,
    held: &BTreeMap<PathBuf, String>,
) -> Result<HookChanges> {
    let named: BTreeSet<&PathBuf> = plan.paths.iter().collect();
    let mut altered = Vec::new();
    let paths: Vec<&PathBuf> = held.keys().filter(|path| inside.contains(*path)).collect();
    for some in paths.chunks(AT_ONCE) {
        let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", id, "--"];
        let names: Vec<String> = some
            .iter()
            .map(|path| String::from_utf8_lossy(&slashed(path)).into_owned())
            .collect();
        arguments.extend(names.iter().map(String::as_str));
        let out = git.read(&arguments, b"")?;
        // `mode type id TAB path NUL`
        for entry in out.split(|byte| *byte == 0) {
            let Some(tab) = entry.iter().position(|byte| *byte == b'\t') else {
                continue;
            };
            let path = from_bytes(&entry[tab + 1..]);
            let now = String::from_utf8_lossy(&entry[..tab]);
            let now = now.rsplit(' ').next().unwrap_or_default().to_owned();
            if held.get(&path).is_some_and(|held| *held != now) {
                altered.push(path);
            }
        }
    }
    let others = inside.iter().filter(|path| !named.contains(path));
    let missing = plan.paths.iter().filter(|path| !inside.contains(*path));
    Ok(HookChanges {
        others: others.cloned().collect(),
        missing: missing.cloned().collect(),
        altered,
    })
}

/// How the program is called for one commit.
fn git<'a>(repository: &'a Repository, plan: &CommitPlan, reason: &'a Message) -> GitProgram<'a> {
    let (author, committer) = (&plan.author, &plan.committer);
    let git = GitProgram::of(repository, reason)
        .with("GIT_AUTHOR_NAME", &author.name)
        .with("GIT_AUTHOR_EMAIL", &author.email)
        .with("GIT_COMMITTER_NAME", &committer.name)
        .with("GIT_COMMITTER_EMAIL", &committer.email);
    let date = |when: &jiff::Zoned| when.strftime("@%s %z").to_string();
    let git = match &plan.written {
        Some(when) => git.with("GIT_AUTHOR_DATE", date(when)),
        None => git,
    };
    match &plan.committed {
        Some(when) => git.with("GIT_COMMITTER_DATE", date(when)),
        None => git,
    }
}

/// Runs one command that must not fail, and answers what it said all the same.
fn run(
    git: &GitProgram<'_>,
    reason: &Message,
    arguments: &[&str],
    input: &[u8],
) -> Result<Option<String>> {
    let answer = git.ask(arguments, input)?;
    if answer.status.success() {
        return Ok(answer.words());
    }
    let message = message!("vcs-git-refused", said = answer.said());
    Err(VcsError::new(VcsErrorKind::Refused, message).hint(message!("vcs-git-asked", reason)))
}

/// How the paths of a commit stand before it.
#[derive(Default)]
struct PathStatus {
    changed: bool,
    /// In the work tree but not in the index.
    new: Vec<PathBuf>,
    /// Left unresolved by a merge.
    conflicted: Vec<PathBuf>,
}

impl PathStatus {
    fn of(git: &GitProgram<'_>, paths: &[PathBuf]) -> Result<Self> {
        let mut standing = Self::default();
        for some in paths.chunks(AT_ONCE) {
            let some: Vec<&Path> = some.iter().map(PathBuf::as_path).collect();
            for record in read::records(git, &some)? {
                let change = record.change;
                // A file may have become a folder: what lies in there was not named.
                if paths.binary_search(&change.path).is_err() {
                    continue;
                }
                standing.changed = true;
                if change.kind == ChangeKind::Conflicted {
                    standing.conflicted.push(change.path);
                } else if record.untracked {
                    standing.new.push(change.path);
                }
            }
        }
        Ok(standing)
    }
}

/// A hook may have changed a file and put that into the commit; git leaves its index behind then, as if the change were
/// to be taken back.
fn follow(git: &GitProgram<'_>, paths: &[PathBuf]) -> Result<()> {
    for some in paths.chunks(AT_ONCE) {
        let mut arguments = vec!["diff-index", "--cached", "--quiet", "HEAD", "--"];
        let names: Vec<String> = some
            .iter()
            .map(|path| String::from_utf8_lossy(&slashed(path)).into_owned())
            .collect();
        arguments.extend(names.iter().map(String::as_str));
        if !git.ask(&arguments, b"")?.status.success() {
            let arguments = [
                "reset",
                "-q",
                "--pathspec-from-file=-",
                "--pathspec-file-nul",
            ];
            git.ask(&arguments, &listed(some.iter().map(PathBuf::as_path)))?;
        }
    }
    Ok(())
}

/// The files that differ between two commits.
fn changed(git: &GitProgram<'_>, before: Option<&str>, after: &str) -> Result<BTreeSet<PathBuf>> {
    let common = ["--name-only", "-r", "-z", "--no-renames"];
    let out = match before {
        Some(before) => git.read(
            &[&["diff-tree"], &common[..], &[before, after]].concat(),
            b"",
        )?,
        None => git.read(
            &[
                &["diff-tree", "--root", "--no-commit-id"],
                &common[..],
                &[after],
            ]
            .concat(),
            b"",
        )?,
    };
    let paths = out.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(from_bytes).collect())
}
