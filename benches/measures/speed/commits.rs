//! A commit of one mark, beside `git commit -- path` on the same files.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rasoat::vcs::{CommitRequest, CommitTarget, Repository};

use super::{SpeedFixture, add};
use crate::fixture::{kept, once};
use crate::process::{is_there, rasoat, wall};
use crate::table::Row;
use crate::timing::{best_median, ms, ratio, timed};

/// Runs in a round.
const RUNS: usize = 5;
/// The file that takes the marks, in the catalogue.
const LOG: &str = "decisions/bench/1.000001.yaml";

pub fn rows(ground: &SpeedFixture) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    if !is_there("git") {
        return Ok(rows);
    }
    // Commits go to a clone: the catalogue that everything else is measured on stays as it is.
    let name = ground.folder.file_name().ok_or("a catalogue has a name")?;
    let folder = kept(&format!("commits-{}", name.to_string_lossy()));
    once(&folder, |folder| clone(&ground.folder, folder))?;
    let mut marks = Marks {
        file: folder.join(LOG),
        written: 0,
    };
    // The first one makes the folder.
    marks.add()?;
    git(&folder, &["add", LOG])?;
    by_git(&folder)?;

    let theirs = best_median(RUNS, || {
        marks.add()?;
        by_git(&folder)
    })?;
    let ours = best_median(RUNS, || {
        marks.add()?;
        let (done, took) = timed(|| by_us(&folder));
        done.map(|()| took)
    })?;
    let times = ratio(ours, theirs);
    let row = Row::new(
        "commit of one mark, on disk before it is done, against `git commit -- path`",
        format!("{times:.2} ×"),
        "≤ 0.5 ×",
        times <= 0.5,
    );
    add(
        &mut rows,
        row.beside(format!("{} against {}", ms(ours), ms(theirs))),
    );

    let cache = folder.with_extension("cache");
    let whole = best_median(RUNS, || {
        marks.add()?;
        let mut command = rasoat(&folder, &cache, &["commit", "--yes", "-m", "mark", LOG]);
        wall(command.current_dir(&folder))
    })?;
    let row = Row::new("`commit PATH -m`, whole process", ms(whole), "", None);
    add(
        &mut rows,
        row.beside(format!("{:.2} × git", ratio(whole, theirs))),
    );
    let left = Command::new("git")
        .args(["status", "--porcelain"])
        .current_dir(&folder)
        .output()?;
    if !left.stdout.is_empty() {
        return Err("`git status` is not clean after the commits".into());
    }
    Ok(rows)
}

/// Adds a line to a file, each time another.
struct Marks {
    file: PathBuf,
    written: usize,
}

impl Marks {
    fn add(&mut self) -> Result<(), Box<dyn Error>> {
        self.written += 1;
        fs::create_dir_all(self.file.parent().ok_or("a file has a folder")?)?;
        let known = fs::read_to_string(&self.file).unwrap_or_default();
        fs::write(
            &self.file,
            format!("{known}# mark {} of {}\n", self.written, std::process::id()),
        )?;
        Ok(())
    }
}

fn by_us(folder: &Path) -> Result<(), Box<dyn Error>> {
    let repository = Repository::discover(folder)?.ok_or("the clone is a repository")?;
    repository.commit(&CommitRequest {
        paths: &[PathBuf::from(LOG)],
        message: "review: 1 procedure",
        when: None,
        target: CommitTarget::default(),
    })?;
    Ok(())
}

fn by_git(folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut command = Command::new("git");
    command
        .args(["commit", "-q", "-m", "mark", "--", LOG])
        .current_dir(folder);
    wall(&mut command)
}

fn clone(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let status = Command::new("git")
        .args(["clone", "-q"])
        .args([from, to])
        .status()?;
    if !status.success() {
        return Err("the catalogue could not be cloned".into());
    }
    for (key, value) in [
        ("user.name", "Người thử"),
        ("user.email", "thu@example.org"),
        ("commit.gpgSign", "false"),
        // Git tidies up behind a commit now and then, which belongs to neither side.
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
    ] {
        git(to, &["config", key, value])?;
    }
    Ok(())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let status = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("git {arguments:?} failed").into()),
    }
}
