//! One finding about one place in one file.

use std::path::PathBuf;

use serde::Serialize;

use super::position::{Position, Span};
use crate::i18n::Message;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Something is missing or doubtful; the file is read all the same.
    Warning,
    /// The catalogue says something that cannot be true, or a file cannot be read.
    Error,
}

impl Severity {
    /// The word that outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One finding of `rasoat check`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, such as `yaml-duplicate-key`; never renamed.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Message,
    /// The file, relative to the catalogue's folder.
    pub path: PathBuf,
    /// Where in the file.
    pub span: Span,
    /// What to write instead.
    pub hint: Option<Message>,
    /// Whether the file, or the part of it that this is about, is left out because of it: what it says is missing from
    /// every answer. Such a finding is never excused.
    pub leaves_out: bool,
}

impl Diagnostic {
    /// An error at the start of a file; place and hint are added by the other methods.
    pub fn error(
        code: &'static str,
        path: impl Into<PathBuf>,
        message: impl Into<Message>,
    ) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            path: path.into(),
            span: Span::start_of_file(),
            hint: None,
            leaves_out: false,
        }
    }

    /// A warning at the start of a file.
    pub fn warning(
        code: &'static str,
        path: impl Into<PathBuf>,
        message: impl Into<Message>,
    ) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, path, message)
        }
    }

    /// A piece of information at the start of a file.
    pub fn info(code: &'static str, path: impl Into<PathBuf>, message: impl Into<Message>) -> Self {
        Diagnostic {
            severity: Severity::Info,
            ..Diagnostic::error(code, path, message)
        }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    /// The same finding with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Message>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same finding about a file that is left out because of it.
    #[must_use]
    pub fn leaving_out(mut self) -> Self {
        self.leaves_out = true;
        self
    }

    /// Line and column of its first character.
    pub fn position(&self) -> Position {
        self.span.start
    }
}

/// Sorts findings by file, place and code, which is the order of every output.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (&a.path, a.span.start, a.code, &a.message).cmp(&(
            &b.path,
            b.span.start,
            b.code,
            &b.message,
        ))
    });
}
