//! One file to a typed value, or to findings.

use std::path::Path;

use super::files::{FileEntry, Files};
use crate::catalogue::kind::{FileKind, FileValue, is_yaml};
use crate::catalogue::model::{is_code, is_id};
use crate::catalogue::schema::Schemas;
use crate::catalogue::values;
use crate::files::{Diagnostic, Position, Severity};
use crate::i18n::message;
use crate::yaml::parse::cut;
use crate::yaml::{Node, ParsedFile, Value, decode, parse};

/// Reads one file: its value, unless anything is wrong enough that it must not be used, and what is wrong.
pub fn read_file(
    files: &dyn Files,
    kind: FileKind,
    entry: &FileEntry,
    validate: bool,
) -> (Option<FileValue>, Vec<Diagnostic>) {
    match read_bytes(files, entry) {
        Ok(bytes) => read_value(kind, &entry.path, &bytes, validate),
        Err(finding) => (None, vec![finding]),
    }
}

/// The value of a file's content, where it can be used.
pub fn usable_value(kind: FileKind, path: &Path, bytes: &[u8]) -> Option<FileValue> {
    read_value(kind, path, bytes, true).0
}

/// The content of a file, or why it cannot be had.
pub(in crate::catalogue) fn read_bytes(
    files: &dyn Files,
    entry: &FileEntry,
) -> Result<Vec<u8>, Diagnostic> {
    if entry.size > decode::MAX_BYTES as u64 {
        return Err(decode::too_large(&entry.path, entry.size).leaving_out());
    }
    let bytes = files.read(&entry.path).map_err(|error| {
        Diagnostic::error("file-unreadable", &entry.path, error.message)
            .hint(message!("check-file-unreadable-hint"))
            .leaving_out()
    })?;
    // A commit does not tell sizes beforehand.
    if bytes.len() > decode::MAX_BYTES {
        return Err(decode::too_large(&entry.path, bytes.len() as u64).leaving_out());
    }
    Ok(bytes)
}

/// The value of a file's content, and what is wrong with it.
pub(in crate::catalogue) fn read_value(
    kind: FileKind,
    path: &Path,
    bytes: &[u8],
    validate: bool,
) -> (Option<FileValue>, Vec<Diagnostic>) {
    let (value, mut found) = value_of(kind, path, bytes, validate);
    cut(path, &mut found);
    if value.is_none() {
        let errors = found.iter_mut().filter(|d| d.severity == Severity::Error);
        errors.for_each(|finding| finding.leaves_out = leaves_out(finding));
    }
    (value, found)
}

fn value_of(
    kind: FileKind,
    path: &Path,
    bytes: &[u8],
    validate: bool,
) -> (Option<FileValue>, Vec<Diagnostic>) {
    let ParsedFile {
        root,
        diagnostics: mut found,
    } = parse(path, bytes);
    let Some(root) = root else {
        return (None, found);
    };
    if let Some(finding) = other_format(kind, path, &root) {
        // What another format means is not known: nothing more is said about it.
        found.push(finding);
        return (None, found);
    }
    if found.iter().any(|finding| finding.code == "yaml-odd-sign") {
        // What a schema would say of it are consequences.
        return (None, found);
    }
    let mut usable = !has_error(&found);
    let value = FileValue::from_node(kind, &root);
    // A schema says what is wrong better than a type does, so it is asked wherever something is.
    if validate || value.is_err() {
        let said: Vec<Position> = errors(&found).map(Diagnostic::position).collect();
        match Schemas::get() {
            Ok(schemas) => {
                let mut wrong = schemas.validate(kind, path, &root);
                usable &= !errors(&wrong).any(leaves_out);
                values::name_causes(&mut found, &mut wrong);
                if let Some(schema) = schemas.json(kind) {
                    let text = std::str::from_utf8(bytes).unwrap_or_default();
                    wrong.extend(values::check(kind, schema, path, text, &root, &wrong));
                }
                let new = wrong.into_iter();
                found.extend(new.filter(|finding| !said.contains(&finding.position())));
            }
            Err(message) => found.push(Diagnostic::error("schema-broken", path, message)),
        }
    }
    let value = match value {
        Ok(value) => value,
        Err(error) => {
            if !has_error(&found) {
                found.push(
                    Diagnostic::error("value-invalid", path, error.message)
                        .at(error.span.unwrap_or(root.span)),
                );
            }
            return (None, found);
        }
    };
    if let Err(finding) = safe_names(path, &root, &value) {
        if !has_error(&found) {
            found.push(finding);
        }
        return (None, found);
    }
    (usable.then_some(value), found)
}

/// Most parts that are taken out of a file to read the rest.
const WRONG_PARTS: usize = 60;

/// What a file that is left out says without its wrong parts, where that still is a value of its kind. It is never an
/// answer: it only tells what the file refers to.
pub(in crate::catalogue) fn readable_rest(
    kind: FileKind,
    path: &Path,
    bytes: &[u8],
) -> Option<FileValue> {
    let parsed = parse(path, bytes);
    let mut root = parsed.root?;
    let mut wrong: Vec<Position> = errors(&parsed.diagnostics)
        .map(Diagnostic::position)
        .collect();
    for _ in 0..WRONG_PARTS {
        for at in wrong.drain(..) {
            if !take_out(&mut root, at) {
                return None;
            }
        }
        let found = Schemas::get().ok()?.validate(kind, path, &root);
        wrong.extend(
            errors(&found)
                .filter(|d| leaves_out(d))
                .map(Diagnostic::position),
        );
        if wrong.is_empty() {
            match FileValue::from_node(kind, &root) {
                Ok(value) => return safe_names(path, &root, &value).is_ok().then_some(value),
                Err(error) => wrong.push(error.span?.start),
            }
        }
        // One place may be wrong in several ways.
        wrong.sort_unstable();
        wrong.dedup();
    }
    None
}

/// Takes out the innermost entry or item that begins at a place, with its key.
fn take_out(node: &mut Node, at: Position) -> bool {
    match &mut node.value {
        Value::Scalar { .. } => false,
        Value::Seq(items) => {
            if items.iter_mut().any(|item| take_out(item, at)) {
                return true;
            }
            let before = items.len();
            items.retain(|item| item.span.start != at);
            items.len() < before
        }
        Value::Map(entries) => {
            let before = entries.len();
            entries.retain(|(key, _)| key.span.start != at);
            if entries.len() < before || entries.iter_mut().any(|(_, value)| take_out(value, at)) {
                return true;
            }
            entries.retain(|(_, value)| value.span.start != at);
            entries.len() < before
        }
    }
}

/// The versions of the catalogue's format that this program reads.
const FORMATS: [&str; 2] = ["1", "2"];

fn other_format(kind: FileKind, path: &Path, root: &Node) -> Option<Diagnostic> {
    let format = root.get("format").filter(|_| kind == FileKind::Manifest)?;
    let number = format.text().filter(|text| text.parse::<u64>().is_ok())?;
    (!FORMATS.contains(&number)).then(|| {
        Diagnostic::error(
            "manifest-format",
            path,
            message!(
                "check-format-unknown",
                number,
                formats = FORMATS.join(" and ")
            ),
        )
        .at(format.span)
        .hint(message!("check-format-unknown-hint"))
    })
}

fn errors(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(|d| d.severity == Severity::Error)
}

/// Whether an error means that the file is left out. A code without quotes is read as it was written, letter by letter.
fn leaves_out(error: &Diagnostic) -> bool {
    error.code != "schema-code-unquoted"
}

fn has_error(found: &[Diagnostic]) -> bool {
    errors(found).next().is_some()
}

/// Codes and ids become names of files: one that could lead elsewhere (`../../x`) makes the file unusable.
fn safe_names(path: &Path, root: &Node, value: &FileValue) -> Result<(), Diagnostic> {
    let refuse = |key: &str, text: &str| {
        let span = root.get(key).map_or(root.span, |node| node.span);
        Err(Diagnostic::error(
            "schema-code",
            path,
            message!("check-no-file-name", text, key),
        )
        .at(span)
        .hint(message!("check-no-file-name-hint")))
    };
    match value {
        FileValue::Procedure(procedure) if !is_code(&procedure.code) => {
            refuse("code", &procedure.code)
        }
        FileValue::Procedure(procedure) => match &procedure.issuer {
            Some(issuer) if !is_id(issuer) => refuse("issuer", issuer),
            _ => Ok(()),
        },
        FileValue::Decisions(log) if !is_code(&log.code) => refuse("code", &log.code),
        FileValue::Statistics(report) if !is_id(&report.unit) => refuse("unit", &report.unit),
        FileValue::Statistics(report) if report.to < report.from => {
            let span = root.get("to").map_or(root.span, |node| node.span);
            Err(
                Diagnostic::error("period-reversed", path, message!("check-report-reversed"))
                    .at(span)
                    .hint(message!("check-report-reversed-hint")),
            )
        }
        _ => Ok(()),
    }
}

/// The finding for a YAML file that stands where no kind of file lives, so that a misplaced file is not silently lost.
pub(super) fn stray(path: &Path) -> Option<Diagnostic> {
    if FileKind::of_other_ending(path).is_some() {
        return Some(
            Diagnostic::error("file-ending", path, message!("check-file-ending"))
                .hint(message!("check-file-ending-hint"))
                .leaving_out(),
        );
    }
    if FileKind::of_misplaced(path).is_some() {
        return Some(
            Diagnostic::error("file-misplaced", path, message!("check-file-misplaced"))
                .hint(message!("check-file-misplaced-hint"))
                .leaving_out(),
        );
    }
    is_yaml(path).then(|| {
        Diagnostic::warning("file-unknown", path, message!("check-file-unknown"))
            .hint(message!("check-file-unknown-hint"))
    })
}
