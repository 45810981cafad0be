//! Reading through the `git` program: where HEAD stands, the status, the person, single files.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{GitProgram, listed, slashed};
use crate::i18n::message;
use crate::vcs::amend::{AmendableCommit, LastCommit};
use crate::vcs::environment::GitEnvironment;
use crate::vcs::error::{Result, VcsError};
use crate::vcs::find::must_be_named;
use crate::vcs::history::{BlobId, StoredFile, unknown_revision};
use crate::vcs::path::from_bytes;
use crate::vcs::repository::{Head, Operation, Repository, RepositoryReader};
use crate::vcs::skipped_files::IndexFlag;
use crate::vcs::status::{ChangeKind, FileStatus};
use crate::vcs::upstream::{Upstream, branch_name};

/// Opens what libgit2 cannot. Where the program cannot either, or there is none, `why` is the answer.
pub(in crate::vcs) fn open(
    path: &Path,
    why: VcsError,
    environment: &Arc<GitEnvironment>,
) -> Result<Repository> {
    let program = OsStr::new("git");
    let folder = match path.is_dir() {
        true => path,
        false => path.parent().unwrap_or(path),
    };
    let mut git = GitProgram::at(program, folder, &why.message).reading();
    if let Some(named) = &environment.git_dir {
        // Where no work tree is named, it is the folder where the program stands.
        git = git.with("GIT_DIR", named).standing(&environment.folder);
    }
    if let Some(named) = &environment.work_tree {
        git = git.with("GIT_WORK_TREE", named);
    }
    let folder = git.folder();
    let wanted = [
        "rev-parse",
        "--absolute-git-dir",
        "--git-common-dir",
        "--is-bare-repository",
        "--is-shallow-repository",
    ];
    let Ok(Some(found)) = git.line(&wanted) else {
        return Err(why);
    };
    let mut lines = found.lines();
    let mut next = || lines.next().unwrap_or_default().to_owned();
    // The second may be relative to where git was asked.
    let (git_dir, common_dir) = (PathBuf::from(next()), folder.join(next()));
    let (bare, shallow) = (next() == "true", next() == "true");
    let workdir = match bare {
        true => None,
        false => match git.line(&["rev-parse", "--show-toplevel"])? {
            Some(top) => {
                let top = PathBuf::from(top);
                let real = top.canonicalize();
                Some(real.map_err(|error| VcsError::io(&error, "open", &top))?)
            }
            None => return Err(why),
        },
    };
    let what = why.message.rsplit_once(": ");
    let what = what.map_or("", |(_, what)| what).to_owned();
    let why = VcsError {
        message: message!("vcs-libgit2", what),
        ..why
    };
    Ok(Repository {
        must_be_named: must_be_named(workdir.as_deref(), &git_dir),
        reader: RepositoryReader::Program {
            why,
            shallow,
            common_dir,
        },
        workdir,
        git_dir,
        git_program: program.to_owned(),
        environment: Arc::clone(environment),
        _settings: Vec::new(),
    })
}

fn git(repository: &Repository) -> GitProgram<'_> {
    let reason = repository
        .limits()
        .map_or(message!("vcs-index-split"), |why| why.message.clone());
    GitProgram::of(repository, reason).reading()
}

pub(in crate::vcs) fn head(repository: &Repository) -> Result<Head> {
    let git = git(repository);
    let branch = git.line(&["symbolic-ref", "-q", "HEAD"])?;
    let commit = git.line(&["rev-parse", "-q", "--verify", "HEAD^{commit}"])?;
    let short = match &commit {
        Some(id) => git.line(&["rev-parse", "--short", id])?,
        None => None,
    };
    Ok(Head {
        detached: branch.is_none(),
        unborn: commit.is_none(),
        branch: branch.map(|name| name.strip_prefix("refs/heads/").unwrap_or(&name).to_owned()),
        commit,
        short,
    })
}

/// The branch that the configuration names as upstream, with how many commits HEAD is ahead of it and behind.
pub(in crate::vcs) fn upstream(repository: &Repository) -> Result<Option<Upstream>> {
    let git = git(repository);
    let Some(name) = git.line(&["rev-parse", "-q", "--abbrev-ref", "@{upstream}"])? else {
        return Ok(None);
    };
    let counts = git.line(&["rev-list", "--left-right", "--count", "HEAD...@{upstream}"])?;
    let counts = counts.as_deref().and_then(|text| text.split_once('\t'));
    Ok(counts.and_then(|(ahead, behind)| {
        Some(Upstream {
            name,
            ahead: ahead.parse().ok()?,
            behind: behind.parse().ok()?,
        })
    }))
}

/// The last commit, and what decides whether it may be amended.
pub(in crate::vcs) fn last_commit(repository: &Repository) -> Result<Option<LastCommit>> {
    let git = git(repository);
    let Some(found) = git.line(&[
        "log",
        "-1",
        "--no-show-signature",
        "--no-ext-diff",
        "--format=%H%n%h%n%an%n%ae%n%P%n%B",
    ])?
    else {
        return Ok(None);
    };
    let mut lines = found.splitn(6, '\n').map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    let (id, short, author_name, author_email) = (next(), next(), next(), next());
    let (parents, message) = (next().split_whitespace().count(), next());
    let wanted = |place: &'static str| {
        let args = [
            "for-each-ref",
            "--format=%(refname:short)",
            "--count=1",
            "--contains=HEAD",
        ];
        git.line(&[&args[..], &[place]].concat())
    };
    let upstream = git.line(&["rev-parse", "-q", "--symbolic-full-name", "@{upstream}"])?;
    let published = match upstream {
        Some(name)
            if git
                .line(&["merge-base", "--is-ancestor", "HEAD", &name])?
                .is_some() =>
        {
            Some(branch_name(&name).to_owned())
        }
        _ => wanted("refs/remotes")?.filter(|name| !name.is_empty()),
    };
    Ok(Some(LastCommit {
        amendable: AmendableCommit { id, short, message },
        author_name,
        author_email,
        parents,
        published,
    }))
}

/// What is under way. Git keeps some of it in files, some among the references.
pub(in crate::vcs) fn operation(repository: &Repository) -> Option<Operation> {
    let git = git(repository);
    let there = |name: &str| repository.git_dir.join(name).exists();
    let named = |name: &str| {
        let found = git.line(&["rev-parse", "-q", "--verify", name]);
        there(name) || found.is_ok_and(|found| found.is_some())
    };
    if there("rebase-apply/applying") {
        Some(Operation::ApplyMailbox)
    } else if there("rebase-merge") || there("rebase-apply") {
        Some(Operation::Rebase)
    } else if there("MERGE_HEAD") {
        Some(Operation::Merge)
    } else if named("REVERT_HEAD") {
        Some(Operation::Revert)
    } else if named("CHERRY_PICK_HEAD") || there("sequencer") {
        Some(Operation::CherryPick)
    } else if there("BISECT_LOG") {
        Some(Operation::Bisect)
    } else {
        None
    }
}

/// Names and e-mail addresses of the configuration, by key.
pub(in crate::vcs) fn people(repository: &Repository) -> Result<HashMap<String, String>> {
    let wanted = r"^(author|committer|user)\.(name|email)$";
    let answer = git(repository).ask(&["config", "-z", "--get-regexp", wanted], b"")?;
    let entries = answer.out.split(|byte| *byte == 0);
    let entries = entries.filter_map(|entry| {
        let text = String::from_utf8_lossy(entry);
        let (key, value) = text.split_once('\n')?;
        Some((key.to_owned(), value.to_owned()))
    });
    // The last of a key counts.
    Ok(entries.collect())
}

/// The paths that git would not add because it ignores them; one that it tracks already may change.
pub(in crate::vcs) fn ignored(repository: &Repository, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let paths = listed(paths.iter().map(PathBuf::as_path));
    let answer = git(repository).ask(&["check-ignore", "-z", "--stdin"], &paths)?;
    let found = answer.out.split(|byte| *byte == 0);
    Ok(found
        .filter(|path| !path.is_empty())
        .map(from_bytes)
        .collect())
}

pub(in crate::vcs) fn resolve(repository: &Repository, rev: &str) -> Result<String> {
    let commit = format!("{rev}^{{commit}}");
    let wanted = [
        "rev-parse",
        "-q",
        "--verify",
        "--end-of-options",
        commit.as_str(),
    ];
    let found = git(repository).line(&wanted)?;
    found.ok_or_else(|| unknown_revision(rev))
}

pub(in crate::vcs) fn read_at(
    repository: &Repository,
    rev: &str,
    path: &Path,
) -> Result<Option<Vec<u8>>> {
    let commit = resolve(repository, rev)?;
    let git = git(repository);
    let path = String::from_utf8_lossy(&slashed(path)).into_owned();
    let entry = git.read(&["ls-tree", "-z", "--full-tree", &commit, "--", &path], b"")?;
    // `mode type id TAB path NUL`
    let entry = String::from_utf8_lossy(&entry);
    let mut words = entry.split([' ', '\t']);
    match (words.next(), words.next(), words.next()) {
        (Some("100644" | "100755" | "100664"), Some("blob"), Some(id)) => {
            blob(repository, &git, id).map(Some)
        }
        _ => Ok(None),
    }
}

/// The regular files under a folder at a revision, sorted by path.
pub(in crate::vcs) fn files_at(
    repository: &Repository,
    rev: &str,
    under: &Path,
) -> Result<Vec<StoredFile>> {
    let commit = resolve(repository, rev)?;
    // A slash at the end: what lies in the folder, and not a file of its name.
    let folder = String::from_utf8_lossy(&slashed(under)).into_owned() + "/";
    let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", &commit, "--"];
    if !under.as_os_str().is_empty() {
        arguments.push(&folder);
    }
    let out = git(repository).read(&arguments, b"")?;
    // `mode type id TAB path NUL`
    let file = |entry: &[u8]| {
        let tab = entry.iter().position(|byte| *byte == b'\t')?;
        let (what, path) = (std::str::from_utf8(&entry[..tab]).ok()?, &entry[tab + 1..]);
        let id = what
            .strip_prefix("100")
            .and_then(|what| what.rsplit_once(' '))?
            .1;
        Some(StoredFile {
            path: from_bytes(path),
            id: BlobId::parse(id)?,
        })
    };
    let mut files: Vec<StoredFile> = out.split(|byte| *byte == 0).filter_map(file).collect();
    files.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
    Ok(files)
}

pub(in crate::vcs) fn read_blob(repository: &Repository, id: BlobId) -> Result<Vec<u8>> {
    blob(repository, &git(repository), &id.to_string())
}

/// The content of a stored file. Nothing is fetched for it.
fn blob(repository: &Repository, git: &GitProgram<'_>, id: &str) -> Result<Vec<u8>> {
    git.read(&["cat-file", "blob", id], b"").map_err(|error| {
        let there = git.ask(&["cat-file", "-e", id], b"");
        match there.is_ok_and(|answer| !answer.status.success()) {
            true => repository.lacking(message!("vcs-object-of-id", id)),
            false => error,
        }
    })
}

/// The files below a folder that the index has and that git was told not to look at.
pub(in crate::vcs) fn unlooked(
    repository: &Repository,
    under: &Path,
) -> Result<Vec<(PathBuf, IndexFlag)>> {
    let folder = String::from_utf8_lossy(&slashed(under)).into_owned();
    let mut arguments = vec!["ls-files", "-v", "-z", "--"];
    if !folder.is_empty() {
        arguments.push(&folder);
    }
    let out = git(repository).read(&arguments, b"")?;
    // `S path NUL`; a small letter: it is assumed to be unchanged.
    let entry = |entry: &[u8]| {
        let mark = match entry.first()? {
            b'S' | b's' => IndexFlag::SkipWorktree,
            tag if tag.is_ascii_lowercase() => IndexFlag::AssumeUnchanged,
            _ => return None,
        };
        Some((from_bytes(entry.get(2..)?), mark))
    };
    Ok(out.split(|byte| *byte == 0).filter_map(entry).collect())
}

/// Whether the checkout is sparse.
pub(in crate::vcs) fn is_sparse(repository: &Repository) -> Result<bool> {
    let arguments = ["config", "--type=bool", "--get", "core.sparseCheckout"];
    Ok(git(repository).line(&arguments)?.as_deref() == Some("true"))
}

/// The changed files under a folder or file, relative to the top of the work tree.
pub(in crate::vcs) fn status(repository: &Repository, under: &Path) -> Result<Vec<FileStatus>> {
    let git = git(repository).without_filters()?;
    let records = records(&git, &[under])?;
    Ok(records.into_iter().map(|record| record.change).collect())
}

/// A line of git's status.
pub(super) struct StatusLine {
    pub change: FileStatus,
    /// It stands in the work tree and not in the index.
    pub untracked: bool,
}

/// The changed files under folders and files.
pub(super) fn records(git: &GitProgram<'_>, under: &[&Path]) -> Result<Vec<StatusLine>> {
    let mut arguments = vec![
        "status",
        "--porcelain=v2",
        "-z",
        "--untracked-files=all",
        "--no-renames",
        "--ignore-submodules=all",
        "--",
    ];
    let names: Vec<String> = under
        .iter()
        .map(|path| String::from_utf8_lossy(&slashed(path)).into_owned())
        .filter(|name| !name.is_empty())
        .collect();
    arguments.extend(names.iter().map(String::as_str));
    let out = git.read(&arguments, b"")?;
    let mut records: BTreeMap<PathBuf, StatusLine> = BTreeMap::new();
    for record in out.split(|byte| *byte == 0) {
        let Some(change) = change(record) else {
            continue;
        };
        let untracked = record.starts_with(b"?");
        let path = change.path.clone();
        records
            .entry(path)
            .and_modify(|known| {
                // Somebody staged the deletion; the file is still there.
                known.change.kind = ChangeKind::Modified;
                known.change.unstaged = true;
                known.untracked = true;
            })
            .or_insert(StatusLine { change, untracked });
    }
    Ok(records.into_values().collect())
}

/// `1 XY … path`, `u XY … path`, `? path`.
fn change(record: &[u8]) -> Option<FileStatus> {
    let after = |fields: usize| {
        record
            .splitn(fields + 1, |byte| *byte == b' ')
            .nth(fields)
            .map(from_bytes)
    };
    match record.first()? {
        b'1' => {
            let (staged, unstaged) = (*record.get(2)?, *record.get(3)?);
            let kind = match (staged, unstaged) {
                (_, b'D') | (b'D', b'.') => ChangeKind::Deleted,
                (b'A', _) | (_, b'A') => ChangeKind::Added,
                (b'T', _) | (_, b'T') => ChangeKind::TypeChanged,
                _ => ChangeKind::Modified,
            };
            Some(FileStatus {
                path: after(8)?,
                kind,
                staged: staged != b'.',
                unstaged: unstaged != b'.',
            })
        }
        b'u' => Some(FileStatus {
            path: after(10)?,
            kind: ChangeKind::Conflicted,
            staged: true,
            unstaged: true,
        }),
        // A slash at the end: another repository inside this one.
        b'?' if !record.ends_with(b"/") => Some(FileStatus {
            path: after(1)?,
            kind: ChangeKind::Added,
            staged: false,
            unstaged: true,
        }),
        _ => None,
    }
}
