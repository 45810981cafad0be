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
pub struct CommandRun {
    pub exit: u8,
    pub out: String,
    pub err: String,
}

/// A folder of its own with the shipped catalogue, and a home folder of its own, so that neither git nor the program
/// reads anything of the machine's user.
pub struct Home {
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
    /// What `RASOAT_CACHE` says.
    cache: PathBuf,
}

impl Home {
    /// With a repository in which the catalogue is committed.
    pub fn with_catalogue() -> Home {
        let home = Home::without_repository();
        home.git(&["init", "--quiet", "--initial-branch=main"]);
        home.git(&["add", "--all"]);
        home.git(&["commit", "--quiet", "--message", "start"]);
        home
    }

    /// Without a repository.
    pub fn without_repository() -> Home {
        let home = Home::empty();
        for part in ["catalogue", "schemas"] {
            let source = project().join(part);
            for file in files_below(&source) {
                let target = home
                    .folder()
                    .join(part)
                    .join(file.strip_prefix(&source).unwrap());
                std::fs::create_dir_all(target.parent().unwrap()).unwrap();
                std::fs::copy(&file, &target).unwrap();
            }
        }
        // The tests make their own decisions.
        let decisions = home.folder().join("catalogue/decisions");
        if decisions.exists() {
            std::fs::remove_dir_all(decisions).unwrap();
        }
        home
    }

    /// With nothing in it but git's idea of who works here.
    pub fn empty() -> Home {
        let home = tempfile::tempdir().unwrap();
        let cache = home.path().join("caches");
        std::fs::create_dir(&cache).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let home = Home {
            folder,
            home,
            cache,
        };
        home.identity("[user]\n\tname = Nguyễn Văn Rà\n\temail = ra@example.org\n");
        home
    }

    /// Sets the user's git configuration.
    pub fn identity(&self, configuration: &str) {
        std::fs::write(self.home.path().join(".gitconfig"), configuration).unwrap();
    }

    /// The folder of all caches.
    pub fn caches(&self) -> PathBuf {
        self.home.path().join("caches")
    }

    /// The same, but that nothing is to be kept between runs.
    pub fn without_caches(self) -> Home {
        let cache = PathBuf::from("off");
        Home { cache, ..self }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs git in the folder and gives what it prints.
    pub fn git(&self, line: &[&str]) -> String {
        let output = self.command("git", self.folder(), line);
        assert!(
            output.status.success(),
            "git {line:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the program at a time that stands still.
    pub fn run(&self, folder: &Path, line: &[&str]) -> CommandRun {
        self.run_with(folder, line, &[])
    }

    /// The same with more in the environment.
    pub fn run_with(&self, folder: &Path, line: &[&str], more: &[(&str, &str)]) -> CommandRun {
        let output = self.command_with(env!("CARGO_BIN_EXE_rasoat"), folder, line, more);
        CommandRun {
            exit: output
                .status
                .code()
                .and_then(|code| u8::try_from(code).ok())
                .unwrap_or(u8::MAX),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn command(&self, program: &str, folder: &Path, line: &[&str]) -> std::process::Output {
        self.command_with(program, folder, line, &[])
    }

    /// The program as it is called, with no input; its output is still to be said.
    pub fn prepared(&self, folder: &Path, line: &[&str]) -> std::process::Command {
        self.prepare(env!("CARGO_BIN_EXE_rasoat"), folder, line)
    }

    /// Runs lines in a shell that stops at the first that fails.
    pub fn shell(&self, lines: &str, folder: &Path, path: &str) -> std::process::Output {
        let mut command = self.prepare("sh", folder, &["-euc", lines]);
        command.env("PATH", path).output().unwrap()
    }

    fn command_with(
        &self,
        program: &str,
        folder: &Path,
        line: &[&str],
        more: &[(&str, &str)],
    ) -> std::process::Output {
        let mut command = self.prepare(program, folder, line);
        command.envs(more.iter().copied());
        command.output().unwrap()
    }

    fn prepare(&self, program: &str, folder: &Path, line: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(program);
        command
            .args(line)
            .current_dir(folder)
            .stdin(std::process::Stdio::null())
            .env_clear()
            .env("HOME", self.home.path())
            .env("USERPROFILE", self.home.path())
            .env("XDG_CONFIG_HOME", self.home.path())
            .env("RASOAT_CACHE", &self.cache)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("LANG", "en_US.UTF-8")
            .env("RASOAT_NOW", "2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]");
        for kept in ["PATH", "SYSTEMROOT", "TMPDIR", "TEMP"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command
    }
}
