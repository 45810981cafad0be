//! Commands as whole processes, from start to end.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{SpeedFixture, add};
use crate::fixture::size_of;
use crate::process::{is_there, rasoat, wall};
use crate::table::Row;
use crate::timing::{best_median, limit, ms, ratio};

/// Runs in a round.
const RUNS: usize = 7;
/// What is looked for: in some names, and in more bodies.
const QUERY: &str = "đăng ký đất đai";
/// A word that no file has.
const NEW: &str = "xyzzyx";

pub fn rows(ground: &SpeedFixture) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    let folder = &ground.folder;
    let empty = tempfile::tempdir()?;
    let search = |cache: &Path, query: &str| {
        wall(&mut rasoat(
            folder,
            cache,
            &["search", query, "--limit", "20"],
        ))
    };
    let first = search(empty.path(), QUERY)?;
    let parsing = ground.parsing()?;
    let times = ratio(first, parsing);
    let row = Row::new(
        "`search`, nothing cached, against parsing alone",
        format!("{times:.2} ×"),
        "≤ 1.3 ×",
        times <= 1.3,
    );
    add(
        &mut rows,
        row.beside(format!("{} against {}", ms(first), ms(parsing))),
    );
    let cache = empty.path();
    let runs = if first > Duration::from_secs(3) {
        1
    } else {
        RUNS
    };
    // A cache may settle in the first run after it was written.
    search(cache, QUERY)?;
    let warm = best_median(runs, || search(cache, QUERY))?;
    let (tool, grep) = grep(folder)?;
    let faster = ratio(grep, warm);
    let row = Row::new(
        "`search` as a command, warm, whole process",
        format!("{faster:.1} × {tool}"),
        "≥ 5 × rg -l",
        faster >= 5.0,
    );
    add(
        &mut rows,
        row.beside(format!("{} against {}", ms(warm), ms(grep))),
    );

    let status = best_median(runs, || wall(&mut rasoat(folder, cache, &["status"])))?;
    let row = Row::new("`status`, warm", ms(status), "", None);
    add(
        &mut rows,
        row.beside(format!("`git status` {}", ms(git_status(folder)?))),
    );

    let changed = best_median(runs.min(3), || {
        changed(ground, |query| search(cache, query))
    })?;
    let row = Row::new(
        "one file changed → found by `search`",
        ms(changed),
        "",
        None,
    );
    add(
        &mut rows,
        row.beside(format!("{} without a change", ms(warm))),
    );

    let (cached, _) = size_of(cache)?;
    let (index, _) = size_of(&index(cache)?)?;
    let (yaml, _) = size_of(folder)?;
    let share = |part: u64| part as f64 / yaml as f64;
    let row = Row::new(
        "index, of the YAML's bytes",
        format!("{:.2}", share(index)),
        "≤ 0.15",
        share(index) <= 0.15,
    );
    let rest = format!(
        "{} of {} MiB; the whole cache {:.2}",
        index >> 20,
        yaml >> 20,
        share(cached)
    );
    add(&mut rows, row.beside(rest));

    let checking = |cache: &Path| wall(&mut rasoat(folder, cache, &["check"]));
    let mut cold = Duration::MAX;
    for _ in 0..if runs == 1 { 1 } else { 3 } {
        let empty = tempfile::tempdir()?;
        cold = cold.min(checking(empty.path())?);
    }
    let row = Row::new("`check`, nothing cached", ms(cold), "", None);
    add(
        &mut rows,
        row.beside(format!(
            "parsing alone {}{}",
            ms(parsing),
            check_jsonschema(folder)?
        )),
    );
    checking(cache)?;
    let warm = best_median(runs, || checking(cache))?;
    add(
        &mut rows,
        Row::within(
            "`check`, nothing changed",
            warm,
            limit(ground.size, 50, 300),
        ),
    );
    Ok(rows)
}

/// The same files for the same words, by `rg`, else by `grep`.
fn grep(folder: &Path) -> Result<(&'static str, Duration), Box<dyn Error>> {
    let (tool, arguments) = if is_there("rg") {
        ("rg -l", &["-l", "-F"])
    } else {
        ("grep -rl", &["-rl", "-F"])
    };
    let mut command = Command::new(tool.split(' ').next().unwrap_or(tool));
    command
        .args(arguments)
        .arg(QUERY)
        .arg(folder.join("procedures"));
    Ok((tool, best_median(3, || wall(&mut command))?))
}

pub fn git_status(folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut command = Command::new("git");
    command.args(["status", "--porcelain"]).current_dir(folder);
    best_median(5, || wall(&mut command))
}

/// Adds a word to a file, and gives the time until it is found; then takes it back.
fn changed(
    ground: &SpeedFixture,
    find: impl Fn(&str) -> Result<Duration, Box<dyn Error>>,
) -> Result<Duration, Box<dyn Error>> {
    let file = first_file(&ground.folder)?;
    let before = fs::read_to_string(&file)?;
    fs::write(
        &file,
        before.replacen("\nname: ", &format!("\nname: {NEW} "), 1),
    )?;
    let took = find(NEW);
    fs::write(&file, before)?;
    find(QUERY)?;
    took
}

/// The folder of the index in a folder of caches: the one that holds tantivy's list of segments.
fn index(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if folder.join("meta.json").exists() {
            return Ok(folder);
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    Err("there is no index in the cache".into())
}

/// A procedure's file, the same every time.
pub fn first_file(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let first = |folder: &Path| -> Result<PathBuf, Box<dyn Error>> {
        let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        let first = entries.iter().map(fs::DirEntry::path).min();
        first.ok_or_else(|| format!("{} is empty", folder.display()).into())
    };
    first(&first(&folder.join("procedures"))?)
}

/// A thousand files by `check-jsonschema`, where it is there.
fn check_jsonschema(folder: &Path) -> Result<String, Box<dyn Error>> {
    const TOOL: &str = "check-jsonschema";
    if !is_there(TOOL) {
        return Ok(format!("; {TOOL} is not there"));
    }
    let issuer = first_file(folder)?;
    let mut command = Command::new(TOOL);
    command
        .arg("--schemafile")
        .arg(folder.join(".schemas/procedure.schema.json"));
    let mut count = 0;
    for entry in fs::read_dir(issuer.parent().unwrap_or(folder))?.take(1_000) {
        command.arg(entry?.path());
        count += 1;
    }
    Ok(format!(
        "; {TOOL} {} for {count} files",
        ms(wall(&mut command)?)
    ))
}
