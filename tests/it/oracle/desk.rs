//! A desk at which commands are run in this process, on a catalogue that changes and by two people.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rasoat::cli::context::Environment;
use rasoat::cli::{CommandOutcome, run};
use rasoat::files::FixedClock;
use rasoat::vcs::GitEnvironment;
use serde_json::Value;

use super::world::World;
use super::writing::write;

pub struct OracleRepository {
    folder: tempfile::TempDir,
    repository: git2::Repository,
    /// Every command has a minute of its own.
    minute: i8,
}

/// What a command said.
pub struct CommandResult {
    pub exit: u8,
    pub json: Value,
    pub err: String,
}

/// An entry of a log, as far as a reader of the list needs it.
#[derive(Clone, Debug)]
pub struct LogRecord {
    pub id: String,
    pub as_of: Date,
    pub outcome: String,
    pub state: String,
    pub refers_to: Option<String>,
    pub overrides: Vec<(String, Date)>,
}

impl OracleRepository {
    pub fn new() -> OracleRepository {
        let folder = tempfile::tempdir().unwrap();
        let repository = git2::Repository::init(folder.path()).unwrap();
        OracleRepository {
            folder,
            repository,
            minute: 0,
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes everything but the decisions anew.
    pub fn lay(&self, world: &World) {
        for part in ["procedures", "groups", "plans", "statistics", "instruments"] {
            let folder = self.folder().join(part);
            if folder.exists() {
                std::fs::remove_dir_all(folder).unwrap();
            }
        }
        write(world, self.folder());
    }

    /// Runs a command as somebody on a day.
    pub fn run(&mut self, who: &str, today: Date, line: &[&str]) -> CommandResult {
        let mut config = self.repository.config().unwrap();
        config.set_str("user.name", who).unwrap();
        let email = format!("{}@example.org", who.to_lowercase());
        config.set_str("user.email", &email).unwrap();
        self.minute = (self.minute + 1) % 60;
        let now = today.at(9, self.minute, 0, 0);
        let zone = TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
        // Nothing of the machine's user, and of this repository only who works here.
        let git = GitEnvironment::read(self.folder(), |name| {
            (name == "GIT_CONFIG_NOSYSTEM").then(|| "1".into())
        })
        .unwrap();
        let environment = Environment {
            folder: self.folder().to_owned(),
            catalogue: None,
            caches: None,
            config: None,
            locale: Some("en_US.UTF-8".to_owned()),
            no_color: true,
            terminal: false,
            progress: false,
            interactive: false,
            editor: None,
            columns: None,
            git: Arc::new(git),
            clock: Arc::new(FixedClock(now.to_zoned(zone).unwrap())),
        };
        let words = ["rasoat"].iter().chain(line).chain(&["--format", "json"]);
        let words = words.map(|word| (*word).into()).collect::<Vec<_>>();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let CommandOutcome::Done(exit) = run(words, &environment, &mut out, &mut err) else {
            panic!("{line:?} opened the screen");
        };
        CommandResult {
            exit: exit.code(),
            json: serde_json::from_slice(&out).unwrap_or(Value::Null),
            err: String::from_utf8_lossy(&err).into_owned(),
        }
    }

    /// Where the log of a code is.
    pub fn log_path(&self, code: &str) -> Option<PathBuf> {
        let folder = self.folder().join("decisions");
        if !folder.exists() {
            return None;
        }
        let name = format!("{code}.yaml");
        let mut below = crate::support::files_below(&folder).into_iter();
        below.find(|path| path.ends_with(&name))
    }

    /// The entries of a log, oldest first; none where nobody can read it.
    pub fn log(&self, code: &str) -> Vec<LogRecord> {
        let text = self.log_path(code).map(std::fs::read_to_string);
        let Some(Ok(text)) = text else {
            return Vec::new();
        };
        let Ok(value) = serde_yaml::from_str::<Value>(&text) else {
            return Vec::new();
        };
        let entries = value["decisions"].as_array().cloned().unwrap_or_default();
        entries.iter().filter_map(entry).collect()
    }
}

fn entry(value: &Value) -> Option<LogRecord> {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let overrides = value["overrides"].as_array().into_iter().flatten();
    let overrides = overrides.filter_map(|one| {
        let until = one["until"].as_str()?.parse().ok()?;
        Some((one["rule"].as_str()?.to_owned(), until))
    });
    Some(LogRecord {
        id: text("id")?,
        as_of: text("as_of")?.parse().ok()?,
        outcome: text("outcome")?,
        state: text("state")?,
        refers_to: text("refers_to"),
        overrides: overrides.collect(),
    })
}
