//! A git repository: one commit of everything, then commits that each change twenty procedures.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{CatalogueGenerator, RandomStream, procedures, write as write_file};

/// Files that one commit changes.
const FILES: usize = 20;
/// When the first commit was made, in seconds since 1970, and the time between two.
const FIRST: usize = 1_750_000_000;
const BETWEEN: usize = 86_400;

/// Makes the repository; the work tree is that of its last commit.
pub fn write(
    maker: &CatalogueGenerator,
    commits: usize,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    git(folder, &["init", "--quiet", "--initial-branch=main"])?;
    // Straight into a pack: a hundred thousand loose objects take minutes to write and to gather.
    let mut import = command(folder)
        .args(["fast-import", "--quiet", "--date-format=raw"])
        .stdin(Stdio::piped())
        .spawn()?;
    let pipe = import.stdin.take().ok_or("git fast-import reads nothing")?;
    let editions = stream(maker, commits, folder, &mut BufWriter::new(pipe))?;
    let status = import.wait()?;
    if !status.success() {
        return Err(format!("git fast-import failed: {status}").into());
    }
    for (at, edition) in editions {
        let (path, _) = procedures::file(maker, at);
        write_file(folder, &(path, procedures::text(maker, at, edition)))?;
    }
    git(folder, &["reset", "--quiet"])
}

/// All commits as `git fast-import` reads them; gives how often each procedure was changed.
fn stream(
    maker: &CatalogueGenerator,
    commits: usize,
    folder: &Path,
    out: &mut impl Write,
) -> Result<BTreeMap<usize, usize>, Box<dyn Error>> {
    begin(out, 0, "Nhập danh mục")?;
    everything(folder, Path::new(""), out)?;
    let mut editions: BTreeMap<usize, usize> = BTreeMap::new();
    for commit in 1..=commits {
        let mut rng = maker.rng(RandomStream::Commit, commit);
        begin(out, commit, &format!("Sửa {FILES} thủ tục, lần {commit}"))?;
        for _ in 0..FILES {
            let at = rng.below(maker.facts.len());
            let edition = editions.entry(at).or_default();
            *edition += 1;
            let (path, _) = procedures::file(maker, at);
            add(out, &path, procedures::text(maker, at, *edition).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(editions)
}

fn begin(out: &mut impl Write, commit: usize, message: &str) -> Result<(), std::io::Error> {
    let time = FIRST + BETWEEN * commit;
    let length = message.len();
    write!(
        out,
        "commit refs/heads/main\ncommitter Người thử <thu@example.org> {time} +0700\ndata {length}\n{message}\n"
    )
}

fn add(out: &mut impl Write, path: &Path, content: &[u8]) -> Result<(), std::io::Error> {
    writeln!(
        out,
        "M 100644 inline {}\ndata {}",
        path.display(),
        content.len()
    )?;
    out.write_all(content)?;
    writeln!(out)
}

/// Every file below a folder of the catalogue, in the order of names.
fn everything(root: &Path, folder: &Path, out: &mut impl Write) -> Result<(), std::io::Error> {
    let mut entries = fs::read_dir(root.join(folder))?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != ".git" {
                everything(root, &path, out)?;
            }
        } else {
            add(out, &path, &fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// The `git` program in a folder, with nothing of the user's that could make other bytes.
fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // Nothing in the background: it would still be at it when the folder gets its name.
    command
        .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false"])
        .current_dir(folder);
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null");
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
