//! Whole processes: how long they take.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::timing::timed;

/// The program that is measured, built as for a release.
pub const RASOAT: &str = env!("CARGO_BIN_EXE_rasoat");

/// The program on a catalogue, with a cache folder of its own and a clock that stands still.
pub fn rasoat(catalogue: &Path, cache: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(RASOAT);
    command.args(arguments).args(["--lang", "en"]);
    for (name, value) in environment(catalogue, cache) {
        command.env(name, value);
    }
    command
}

/// What the program reads from its environment.
pub fn environment<'a>(
    catalogue: &'a Path,
    cache: &'a Path,
) -> [(&'static str, &'a std::ffi::OsStr); 3] {
    [
        ("RASOAT_CATALOGUE", catalogue.as_os_str()),
        ("RASOAT_CACHE", cache.as_os_str()),
        (
            "RASOAT_NOW",
            "2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]".as_ref(),
        ),
    ]
}

/// Runs a command to its end. Findings (exit code 1) are no failure.
pub fn wall(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    let (status, took) = timed(|| command.status());
    match status?.code() {
        Some(0 | 1) => Ok(took),
        other => Err(format!("{command:?} ended with {other:?}").into()),
    }
}

/// Whether a program is there.
pub fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The most memory that a process had, in MiB; Linux alone tells.
pub fn peak_mib(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib / 1024)
}
