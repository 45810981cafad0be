//! Exit codes, a contract, and errors that carry one.

use std::fmt;
use std::io::{self, Write};

use crate::files::FileError;
use crate::i18n::{Message, Strings, message, of_system};
use crate::vcs::{VcsError, VcsErrorKind};

/// Exit codes. They never change their meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: clean.
    Clean,
    /// 1: findings at or above the asked level, something refused, an unknown code.
    Findings,
    /// 2: usage or configuration, no catalogue.
    Usage,
    /// 3: nothing to check.
    Nothing,
    /// 4: the tool itself failed, or a file that it was asked about cannot be read.
    Failed,
    /// 129, of `merge-driver` alone: no merge was made, and git stops.
    NoMerge,
}

impl Exit {
    /// All codes, in order.
    pub const ALL: [Exit; 6] = [
        Exit::Clean,
        Exit::Findings,
        Exit::Usage,
        Exit::Nothing,
        Exit::Failed,
        Exit::NoMerge,
    ];

    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Nothing => 3,
            Exit::Failed => 4,
            Exit::NoMerge => 129,
        }
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub struct CliError {
    exit: Exit,
    message: Message,
    hint: Option<Message>,
    /// What stands before the advice.
    advice: String,
    closed_pipe: bool,
}

impl CliError {
    /// A command that ends with this code.
    pub fn new(exit: Exit, message: impl Into<Message>) -> CliError {
        CliError {
            exit,
            message: message.into(),
            hint: None,
            advice: "hint".to_owned(),
            closed_pipe: false,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Message>) -> CliError {
        self.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        self
    }

    /// The same in the reader's language.
    #[must_use]
    pub fn said(self, strings: &Strings) -> CliError {
        CliError {
            message: strings.say(&self.message).into(),
            hint: self.hint.map(|hint| strings.say(&hint).into()),
            advice: strings.get("error-advice"),
            ..self
        }
    }

    /// The same with another code.
    #[must_use]
    pub fn with_exit(mut self, exit: Exit) -> CliError {
        self.exit = exit;
        self
    }

    /// The code to leave with.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Whether whoever read the output has gone.
    pub fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }

    /// Writes it for people.
    pub fn write(&self, err: &mut dyn Write) -> io::Result<()> {
        writeln!(err, "rasoat: {}", crate::text::for_terminal(&self.message))?;
        if let Some(hint) = &self.hint {
            writeln!(
                err,
                "  {}: {}",
                self.advice,
                crate::text::for_terminal(hint)
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CliError {}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        CliError {
            closed_pipe: error.kind() == io::ErrorKind::BrokenPipe,
            ..CliError::new(
                Exit::Failed,
                message!("error-output", error = of_system(&error)),
            )
        }
    }
}

impl From<FileError> for CliError {
    fn from(error: FileError) -> Self {
        CliError {
            hint: error.hint,
            ..CliError::new(Exit::Failed, error.message)
        }
    }
}

impl From<VcsError> for CliError {
    fn from(error: VcsError) -> Self {
        let exit = match error.kind {
            // What was asked for is not there, or git is told nothing, or to look elsewhere.
            VcsErrorKind::UnknownRevision
            | VcsErrorKind::NoIdentity
            | VcsErrorKind::Environment => Exit::Usage,
            _ => Exit::Failed,
        };
        CliError {
            hint: error.hint,
            ..CliError::new(exit, error.message)
        }
    }
}

impl From<serde_json::Error> for CliError {
    fn from(error: serde_json::Error) -> Self {
        CliError {
            closed_pipe: error.io_error_kind() == Some(io::ErrorKind::BrokenPipe),
            ..CliError::new(Exit::Failed, message!("error-json", error))
        }
    }
}
