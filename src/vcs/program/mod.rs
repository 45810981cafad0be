//! The `git` program: how it is called. It commits where hooks, signing or filters are asked for (`commit`), and reads
//! and commits where libgit2 cannot open the repository or its index (`read`).

pub(super) mod commit;
pub(super) mod read;

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use super::error::{Result, VcsError, VcsErrorKind};
use super::repository::Repository;
use crate::i18n::{Message, message};

/// How to call the program in one folder.
pub(super) struct GitProgram<'a> {
    program: &'a OsStr,
    folder: &'a Path,
    /// Why it takes the program.
    reason: Message,
    environment: Vec<(&'static str, OsString)>,
    /// What comes before every command.
    options: Vec<String>,
}

/// What the program answered.
pub(super) struct ProgramOutput {
    pub status: ExitStatus,
    pub out: Vec<u8>,
    err: Vec<u8>,
}

impl<'a> GitProgram<'a> {
    /// In the top folder of a repository's work tree, or in git's own folder where there is none.
    pub(super) fn of(repository: &'a Repository, reason: impl Into<Message>) -> Self {
        let folder = repository.workdir().unwrap_or(&repository.git_dir);
        let git = Self::at(&repository.git_program, folder, reason);
        match repository.workdir() {
            Some(top) if repository.must_be_named => git
                .with("GIT_DIR", &repository.git_dir)
                .with("GIT_WORK_TREE", top),
            _ => git,
        }
    }

    pub(super) fn at(program: &'a OsStr, folder: &'a Path, reason: impl Into<Message>) -> Self {
        Self {
            program,
            folder,
            reason: reason.into(),
            environment: Vec::new(),
            options: Vec::new(),
        }
    }

    /// Sets a variable for every call.
    pub(super) fn with(mut self, variable: &'static str, value: impl Into<OsString>) -> Self {
        self.environment.push((variable, value.into()));
        self
    }

    /// In another folder.
    pub(super) fn standing(self, folder: &'a Path) -> Self {
        Self { folder, ..self }
    }

    pub(super) fn folder(&self) -> &'a Path {
        self.folder
    }

    /// For calls that only read: nothing is written, nothing is fetched, and no program runs that the repository's
    /// configuration names. See also [`GitProgram::without_filters`].
    pub(super) fn reading(mut self) -> Self {
        self.options.push("--no-pager".to_owned());
        for setting in [
            "core.fsmonitor=false",
            "core.hooksPath=/dev/null",
            "log.showSignature=false",
        ] {
            self.options.extend(["-c".to_owned(), setting.to_owned()]);
        }
        self.with("GIT_OPTIONAL_LOCKS", "0")
            .with("GIT_NO_LAZY_FETCH", "1")
            // An older git does not know the last one; no transport has this name.
            .with("GIT_ALLOW_PROTOCOL", "none")
            .with("GIT_TERMINAL_PROMPT", "0")
    }

    /// The same, and files of the work tree are held against git's as they stand: no filter runs on them.
    pub(super) fn without_filters(mut self) -> Result<Self> {
        let wanted = r"^filter\..*\.(clean|smudge|process|required)$";
        let found = self.ask(
            &["config", "-z", "--name-only", "--get-regexp", wanted],
            b"",
        )?;
        let keys = String::from_utf8_lossy(&found.out).into_owned();
        let mut keys: Vec<&str> = keys.split('\0').filter(|key| !key.is_empty()).collect();
        keys.dedup();
        for key in keys {
            // A program without a name is not run. A driver may have an equals sign in its name.
            let value = match key.ends_with(".required") {
                true => "RASOAT_FALSE",
                false => "RASOAT_NOTHING",
            };
            self.options.push(format!("--config-env={key}={value}"));
        }
        Ok(self
            .with("RASOAT_NOTHING", "")
            .with("RASOAT_FALSE", "false"))
    }

    /// Runs one command with `input` as its standard input, and waits for it.
    ///
    /// All streams are files: a hook that leaves a program running in the background is not waited for, and no side
    /// waits for the other to read.
    pub(super) fn ask(&self, arguments: &[&str], input: &[u8]) -> Result<ProgramOutput> {
        let failed = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound => VcsError::new(
                VcsErrorKind::GitProgramMissing,
                message!("vcs-git-missing", reason = self.reason),
            )
            .hint(message!("vcs-git-install")),
            _ => VcsError::new(VcsErrorKind::Io, message!("vcs-git-no-run", error)),
        };
        let mut command = Command::new(self.program);
        // `check-ignore` takes names as they are, and refuses to be told so.
        if arguments.first() != Some(&"check-ignore") {
            command.arg("--literal-pathspecs");
        }
        command.args(&self.options);
        command.args(arguments).current_dir(self.folder);
        // The caller may itself run inside a hook or an alias of another repository.
        for variable in [
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_COMMON_DIR",
            // Paths are always meant as they stand.
            "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS",
        ] {
            command.env_remove(variable);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        let (mut out, mut err) = (temporary()?, temporary()?);
        let stdin = match input.is_empty() {
            true => Stdio::null(),
            false => {
                let mut file = temporary()?;
                file.write_all(input)
                    .and_then(|()| file.rewind())
                    .map_err(failed)?;
                Stdio::from(file)
            }
        };
        let status = command
            .stdin(stdin)
            .stdout(out.try_clone().map_err(failed)?)
            .stderr(err.try_clone().map_err(failed)?)
            .status()
            .map_err(failed)?;
        let all = |file: &mut File| {
            let mut bytes = Vec::new();
            file.rewind()
                .and_then(|()| file.read_to_end(&mut bytes))
                .map(|_| bytes)
                .map_err(failed)
        };
        Ok(ProgramOutput {
            status,
            out: all(&mut out)?,
            err: all(&mut err)?,
        })
    }

    /// The output of a command that only reads, without the line's end; none where the program says no.
    pub(super) fn line(&self, arguments: &[&str]) -> Result<Option<String>> {
        let answer = self.ask(arguments, b"")?;
        let text = String::from_utf8_lossy(&answer.out);
        let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
        Ok(answer.status.success().then_some(text))
    }

    /// The output of a command that must not fail.
    pub(super) fn read(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>> {
        let answer = self.ask(arguments, input)?;
        match answer.status.success() {
            true => Ok(answer.out),
            false => Err(VcsError::new(
                VcsErrorKind::Git,
                message!("vcs-git-answered", said = answer.said()),
            )),
        }
    }
}

impl ProgramOutput {
    /// What a program and its hooks had to say, error stream first, without colours and other escape sequences.
    pub(super) fn said(&self) -> String {
        self.words().unwrap_or_else(|| self.status.to_string())
    }

    /// The same; none where they were silent.
    pub(super) fn words(&self) -> Option<String> {
        let said = [&self.err, &self.out].map(|bytes| String::from_utf8_lossy(bytes));
        let said = said.map(|text| plain(&text).trim().to_owned());
        let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }
}

/// Text without escape sequences: `ESC [ … letter` (colours, the cursor), `ESC ] … BEL` (titles, links), `ESC c`.
fn plain(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\u{1b}' {
            kept.push(c);
            continue;
        }
        match chars.next() {
            Some('[') => _ = chars.find(|c| ('@'..='~').contains(c)),
            Some(']' | 'P' | '_' | '^' | 'X') => {
                let mut before = ' ';
                // Ended by BEL, or by `ESC \`.
                for c in chars.by_ref() {
                    if c == '\u{7}' || (before, c) == ('\u{1b}', '\\') {
                        break;
                    }
                    before = c;
                }
            }
            _ => {}
        }
    }
    kept
}

fn temporary() -> Result<File> {
    tempfile::tempfile()
        .map_err(|error| VcsError::io(&error, "make a file in", &std::env::temp_dir()))
}

/// A path as git writes it, with slashes.
pub(super) fn slashed(path: &Path) -> Vec<u8> {
    let names: Vec<&[u8]> = path.iter().map(|name| name.as_encoded_bytes()).collect();
    names.join(&b'/')
}

/// Paths as git reads them, each ended by NUL.
pub(super) fn listed<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Vec<u8> {
    let paths = paths.into_iter();
    paths
        .flat_map(|path| slashed(path).into_iter().chain([0]))
        .collect()
}
