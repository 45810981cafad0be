//! Which file holds what: its stamp, the hash of its content, the place of its value, what is wrong with it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Cache;
use super::frame::{read_frame, write_frame};
use super::stamp::{ContentId, Stamp};
use super::values::ValueLocation;
use crate::catalogue::check::codes;
use crate::files::{Diagnostic, Position, Severity, Span};
use crate::i18n::{Message, MessageTree};

const SORT: &str = "table";
const NAME: &str = "table.bin";

/// What is known of all files of a kind, by path.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct CacheTable {
    /// Names the file with the values.
    pub epoch: u64,
    /// The files, by path.
    pub records: Vec<FileRecord>,
}

/// What is known of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FileRecord {
    pub path: String,
    /// None where the file may have changed since without its stamp changing.
    pub stamp: Option<Stamp>,
    pub content: ContentId,
    /// Of path and content.
    pub key: u64,
    /// None where the file cannot be used.
    pub place: Option<ValueLocation>,
    /// The code of a procedure.
    pub code: Option<String>,
    pub findings: Vec<CachedFinding>,
}

/// A finding about a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CachedFinding {
    code: String,
    severity: u8,
    message: MessageTree,
    span: [u32; 4],
    hint: Option<MessageTree>,
    leaves_out: bool,
}

impl CacheTable {
    pub(super) fn read(cache: &Cache) -> Option<CacheTable> {
        read_frame(&CacheTable::path(cache), SORT)
    }

    pub(super) fn write(&self, cache: &Cache) -> Option<()> {
        write_frame(&CacheTable::path(cache), SORT, self).ok()
    }

    pub(super) fn path(cache: &Cache) -> PathBuf {
        cache.folder.join(NAME)
    }

    /// The file with the values.
    pub(super) fn values(&self, cache: &Cache) -> PathBuf {
        cache.folder.join(format!("values-{:016x}.bin", self.epoch))
    }
}

impl FileRecord {
    pub(super) fn key_of(path: &str, content: ContentId) -> u64 {
        let mut hasher = Sha256::new();
        hasher.update(content.bytes());
        hasher.update(path.as_bytes());
        let digest = hasher.finalize();
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        // 0 stands for what is not cached.
        u64::from_le_bytes(first).max(1)
    }

    /// What is wrong with the file; none where this build does not know a code any more.
    pub(super) fn diagnostics(&self) -> Option<Vec<Diagnostic>> {
        let known = self
            .findings
            .iter()
            .map(|f| f.diagnostic(Path::new(&self.path)));
        known.collect()
    }
}

impl CachedFinding {
    pub(super) fn of(diagnostic: &Diagnostic) -> CachedFinding {
        let Span { start, end } = diagnostic.span;
        CachedFinding {
            code: diagnostic.code.to_owned(),
            severity: diagnostic.severity as u8,
            message: diagnostic.message.tree().into_owned(),
            span: [start.line, start.column, end.line, end.column],
            hint: diagnostic
                .hint
                .as_ref()
                .map(|hint| hint.tree().into_owned()),
            leaves_out: diagnostic.leaves_out,
        }
    }

    pub(super) fn diagnostic(&self, path: &Path) -> Option<Diagnostic> {
        let [line, column, end_line, end_column] = self.span;
        let severities = [Severity::Info, Severity::Warning, Severity::Error];
        Some(Diagnostic {
            code: codes::known(&self.code)?,
            severity: *severities.get(usize::from(self.severity))?,
            message: Message::of_tree(self.message.clone()),
            path: path.to_owned(),
            span: Span {
                start: Position::new(line, column),
                end: Position::new(end_line, end_column),
            },
            hint: self.hint.clone().map(Message::of_tree),
            leaves_out: self.leaves_out,
        })
    }
}
