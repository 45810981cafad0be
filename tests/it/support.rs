//! What several tests need: the project's folder.

use std::path::{Path, PathBuf};

/// The project's folder.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub exit: u8,
    pub out: String,
    pub err: String,
}

/// A folder of its own with the shipped catalogue, and a git repository that reads no configuration but its own.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// With a repository in which the catalogue is committed.
    pub fn with_catalogue() -> Home {
        let home = Home::without_repository();
        home.git(&["init", "--quiet", "--initial-branch=main"]);
        home.git(&["config", "user.name", "Nguyễn Văn Rà"]);
        home.git(&["config", "user.email", "ra@example.org"]);
        home.git(&["config", "commit.gpgsign", "false"]);
        home.git(&["config", "core.hooksPath", ".no-hooks"]);
        home.git(&["add", "--all"]);
        home.git(&["commit", "--quiet", "--message", "start"]);
        home
    }

    /// Without a repository.
    pub fn without_repository() -> Home {
        let folder = tempfile::tempdir().unwrap();
        for part in ["catalogue", "schemas"] {
            let source = project().join(part);
            for file in files_below(&source) {
                let target = folder.path().join(part).join(file.strip_prefix(&source).unwrap());
                std::fs::create_dir_all(target.parent().unwrap()).unwrap();
                std::fs::copy(&file, &target).unwrap();
            }
        }
        // The tests make their own decisions.
        let _ = std::fs::remove_dir_all(folder.path().join("catalogue/decisions"));
        Home { folder }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs git in the folder, deaf to the machine's configuration, and gives what it prints.
    pub fn git(&self, line: &[&str]) -> String {
        let output = std::process::Command::new("git")
            .args(line)
            .current_dir(self.folder())
            .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "git {line:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command as the program would, at a time that stands still.
    pub fn run(&self, folder: &Path, line: &[&str]) -> Ran {
        let environment = rasoat::cli::context::Environment {
            folder: folder.to_owned(),
            catalogue: None,
            locale: Some("en_US.UTF-8".to_owned()),
            no_color: false,
            terminal: false,
            progress: false,
            interactive: false,
            columns: None,
            clock: std::sync::Arc::new(rasoat::source::FixedClock(
                "2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]".parse().unwrap(),
            )),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let line = std::iter::once("rasoat").chain(line.iter().copied()).map(Into::into);
        let exit = match rasoat::cli::run(line, &environment, &mut out, &mut err) {
            rasoat::cli::Run::Done(exit) => exit.code(),
            rasoat::cli::Run::Screen(_) => panic!("this opens the screen"),
        };
        Ran {
            exit,
            out: String::from_utf8(out).unwrap(),
            err: String::from_utf8(err).unwrap(),
        }
    }
}
