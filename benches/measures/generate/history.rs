//! A git repository: one commit of everything, then commits that each change twenty procedures.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Maker, What, procedures, write as write_file};

/// Files that one commit changes.
const FILES: usize = 20;
/// When the first commit was made, in seconds since 1970, and the time between two.
const FIRST: usize = 1_750_000_000;
const BETWEEN: usize = 86_400;

/// Makes the repository; the work tree is that of its last commit.
pub fn write(maker: &Maker, commits: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    git(folder, &["init", "--quiet", "--initial-branch=main"])?;
    git(folder, &["add", "--all"])?;
    git(folder, &["commit", "--quiet", "--message", "Nhập danh mục"])?;
    let editions = import(maker, commits, folder)?;
    for (at, edition) in editions {
        let (path, _) = procedures::file(maker, at);
        write_file(folder, &(path, procedures::text(maker, at, edition)))?;
    }
    git(folder, &["reset", "--quiet"])?;
    git(folder, &["gc", "--quiet"])
}

/// Adds the commits without touching the work tree; how often each procedure was changed.
fn import(
    maker: &Maker,
    commits: usize,
    folder: &Path,
) -> Result<BTreeMap<usize, usize>, Box<dyn Error>> {
    let mut import = command(folder)
        .args(["fast-import", "--quiet", "--date-format=raw"])
        .stdin(Stdio::piped())
        .spawn()?;
    let mut editions: BTreeMap<usize, usize> = BTreeMap::new();
    if let Some(pipe) = import.stdin.take() {
        let mut out = BufWriter::new(pipe);
        for commit in 0..commits {
            let mut rng = maker.rng(What::Commit, commit);
            let message = format!("Sửa {FILES} thủ tục, lần {}", commit + 1);
            let time = FIRST + BETWEEN * (commit + 1);
            write!(
                out,
                "commit refs/heads/main\ncommitter Người thử <thu@example.org> {time} +0700\ndata {}\n{message}\n",
                message.len()
            )?;
            if commit == 0 {
                out.write_all(b"from refs/heads/main^0\n")?;
            }
            for _ in 0..FILES {
                let at = rng.below(maker.facts.len());
                let edition = editions.entry(at).or_default();
                *edition += 1;
                let (path, _) = procedures::file(maker, at);
                let text = procedures::text(maker, at, *edition);
                write!(
                    out,
                    "M 100644 inline {}\ndata {}\n{text}\n",
                    path.display(),
                    text.len()
                )?;
            }
        }
        out.flush()?;
    }
    let status = import.wait()?;
    if status.success() {
        Ok(editions)
    } else {
        Err(format!("git fast-import failed: {status}").into())
    }
}

/// The `git` program in a folder, with nothing of the user's that could make other bytes.
fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // Nothing in the background: it would still be at it when the folder gets its name.
    command
        .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false"])
        .current_dir(folder);
    for (name, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null".to_owned()),
        ("GIT_CONFIG_SYSTEM", "/dev/null".to_owned()),
        ("GIT_AUTHOR_NAME", "Người thử".to_owned()),
        ("GIT_AUTHOR_EMAIL", "thu@example.org".to_owned()),
        ("GIT_COMMITTER_NAME", "Người thử".to_owned()),
        ("GIT_COMMITTER_EMAIL", "thu@example.org".to_owned()),
        ("GIT_AUTHOR_DATE", format!("{FIRST} +0700")),
        ("GIT_COMMITTER_DATE", format!("{FIRST} +0700")),
    ] {
        command.env(name, value);
    }
    command
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let status = command(folder).args(arguments).status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("git {} failed: {status}", arguments.join(" ")).into())
    }
}
