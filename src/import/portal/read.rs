//! Paths to records. Everything is read before anything is planned; what cannot be a record is refused with its place,
//! and nothing else is lost by it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value as Json;

use super::raw::RawRecord;
use crate::catalogue::model::is_code;
use crate::i18n::{Message, message};
use crate::import::job::{ImportError, ImportProgress};
use crate::import::report::Remark;

/// All that was read.
#[derive(Debug, Default)]
pub(crate) struct PortalRecords {
    /// Rows of the list.
    pub(in super::super) list: Vec<RawRecord>,
    /// Single records.
    pub(super) details: Vec<RawRecord>,
    pub(super) provinces: Vec<RawRecord>,
    /// Records of procedures that were seen, refused ones among them.
    pub(in super::super) read: usize,
    /// What was refused.
    pub(in super::super) refused: Vec<Remark>,
    /// What is to be said of a file as a whole.
    pub(in super::super) warnings: Vec<Remark>,
    /// What was not read of whatever is there.
    pub(in super::super) unread: Vec<UnreadRow>,
}

/// A row, or a part of a file, that was not read: what it may have said is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnreadRow {
    /// Where it is, in words.
    pub place: Message,
    /// The issuer as it stands, where that much is known.
    pub issuer: Option<String>,
}

/// Reads files, and the `.json`, `.jsonl` and `.ndjson` files below folders. The order in which paths are given has no
/// effect, and a file that is reached twice is read once.
///
/// # Errors
/// A path that was given is not there, or a folder cannot be listed.
pub(crate) fn read(
    paths: &[PathBuf],
    progress: &ImportProgress,
) -> Result<PortalRecords, ImportError> {
    let mut files = BTreeMap::new();
    for path in paths {
        collect(path, true, &mut files)?;
    }
    let mut files: Vec<PathBuf> = files.into_values().collect();
    files.sort();
    progress.begin(files.len());
    let parts: Vec<PortalRecords> = files
        .par_iter()
        .map(|path| {
            let records = read_file(path);
            progress.step();
            records
        })
        .collect();
    let mut all = PortalRecords::default();
    for part in parts {
        all.list.extend(part.list);
        all.details.extend(part.details);
        all.provinces.extend(part.provinces);
        all.read += part.read;
        all.refused.extend(part.refused);
        all.unread.extend(part.unread);
    }
    Ok(all)
}

/// Files by what they really are, so that two ways to one file give one.
fn collect(
    path: &Path,
    given: bool,
    files: &mut BTreeMap<PathBuf, PathBuf>,
) -> Result<(), ImportError> {
    let failed = |e: std::io::Error| ImportError::new(path, message!("import-file-cannot-read", e));
    let data = if given {
        fs::metadata(path)
    } else {
        // A link inside a folder could lead round in a circle, or out of it.
        fs::symlink_metadata(path)
    }
    .map_err(failed)?;
    if data.is_dir() {
        let entries = fs::read_dir(path).map_err(failed)?;
        for entry in entries {
            let entry = entry.map_err(failed)?;
            if !entry.file_name().to_string_lossy().starts_with('.') {
                collect(&entry.path(), false, files)?;
            }
        }
    } else if given && !data.is_file() {
        return Err(ImportError::new(path, message!("import-no-file")));
    } else if data.is_file() && (given || is_json(path)) {
        let real = fs::canonicalize(path).map_err(failed)?;
        let known = files.entry(real).or_insert_with(|| path.to_owned());
        if path < known.as_path() {
            path.clone_into(known);
        }
    }
    Ok(())
}

fn extension(path: &Path) -> &str {
    path.extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
}

fn is_lines(path: &Path) -> bool {
    matches!(extension(path), "jsonl" | "ndjson")
}

fn is_json(path: &Path) -> bool {
    extension(path) == "json" || is_lines(path)
}

fn read_file(path: &Path) -> PortalRecords {
    let mut reader = PortalReader {
        path: path.display().to_string(),
        provinces: path
            .file_name()
            .is_some_and(|name| name == "provinces.json"),
        records: PortalRecords::default(),
    };
    match fs::read(path) {
        Ok(bytes) => reader.bytes(&bytes, is_lines(path)),
        Err(error) => reader.refuse(None, None, message!("import-file-unread", error)),
    }
    reader.records
}

struct PortalReader {
    path: String,
    provinces: bool,
    records: PortalRecords,
}

impl PortalReader {
    fn bytes(&mut self, bytes: &[u8], lines: bool) {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        if !lines {
            match serde_json::from_slice::<Json>(bytes) {
                Ok(value) => self.value(value, None),
                Err(error) => {
                    let line = u32::try_from(error.line().max(1)).ok();
                    let reason = broken(bytes, &error);
                    self.records.read += 1;
                    self.refuse(line, None, reason);
                }
            }
            return;
        }
        for (index, line) in bytes.split(|b| *b == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let number = u32::try_from(index + 1).ok();
            match serde_json::from_slice::<Json>(line) {
                Ok(value) => self.value(value, number),
                Err(error) => {
                    self.records.read += 1;
                    self.refuse(number, None, broken(line, &error));
                }
            }
        }
    }

    /// One value: a record, the answer that holds one, or several of either.
    fn value(&mut self, value: Json, line: Option<u32>) {
        match value {
            Json::Array(values) => {
                for value in values {
                    self.value(value, line);
                }
            }
            Json::Object(mut map) => match map.get("data") {
                // The envelope of the portal's answers; a record itself has a name.
                Some(_) if !map.contains_key("name") => {
                    let mut data = map.remove("data").unwrap_or_default();
                    match data.get_mut("rows").map(Json::take) {
                        Some(rows) => self.value(rows, line),
                        None => self.value(data, line),
                    }
                }
                _ => self.record(RawRecord::new(&self.path, line, map)),
            },
            _ => {
                self.records.read += 1;
                self.refuse(line, None, message!("import-no-object"));
            }
        }
    }

    fn record(&mut self, raw: RawRecord) {
        if self.provinces {
            if raw.has_text("name") {
                self.records.provinces.push(raw);
            } else {
                self.refuse(raw.line, None, message!("import-province-nameless"));
            }
            return;
        }
        self.records.read += 1;
        let code = match raw.get("code") {
            Some(Json::String(code)) => code.clone(),
            Some(Json::Number(number)) => {
                let reason = message!("import-code-number");
                return self.refuse_raw(&raw, Some(number.to_string()), reason);
            }
            _ => return self.refuse_raw(&raw, None, message!("import-portal-code-missing")),
        };
        if !is_code(&code) {
            let reason = message!("import-code-malformed");
            self.refuse_raw(&raw, Some(code), reason);
        } else if !raw.has_text("name") {
            self.refuse_raw(&raw, Some(code), message!("import-portal-name-missing"));
        } else if raw.is_detail() {
            self.records.details.push(raw);
        } else {
            self.records.list.push(raw);
        }
    }

    /// Refuses a record whose issuer may be known.
    fn refuse_raw(&mut self, raw: &RawRecord, code: Option<String>, reason: impl Into<Message>) {
        self.refuse(raw.line, code, reason);
        if let Some(unread) = self.records.unread.last_mut() {
            let issuer = raw.get("departmentPromulgate").and_then(Json::as_str);
            let issuer = issuer.map(str::to_owned);
            unread.issuer = issuer.filter(|name| !name.trim().is_empty());
        }
    }

    fn refuse(&mut self, line: Option<u32>, code: Option<String>, reason: impl Into<Message>) {
        self.records.unread.push(UnreadRow {
            place: match line {
                Some(line) => format!("{}:{line}", self.path).into(),
                None => self.path.clone().into(),
            },
            issuer: None,
        });
        self.records.refused.push(Remark {
            path: self.path.clone(),
            line,
            column: None,
            cell: None,
            code,
            reason: reason.into(),
        });
    }
}

fn broken(bytes: &[u8], error: &serde_json::Error) -> Message {
    if std::str::from_utf8(bytes).is_err() {
        message!("import-line-not-utf8")
    } else {
        message!("import-not-json", error)
    }
}
