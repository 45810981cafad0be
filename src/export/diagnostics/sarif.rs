//! Findings as SARIF 2.1.0 (OASIS, 2020), with the rules that they come from, for code scanning and viewers.

use std::path::Path;

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{with_hint, with_slashes};
use crate::catalogue::check::codes::{self, FindingCode};
use crate::export::json::to_string;
use crate::files::{Diagnostic, Severity};

/// Where the schema of the format stands.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLog {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Json; 1],
}

/// The findings as one run. `fingerprints` are those of the findings; `root` stands before every path, which readers take
/// from the top of the repository. Columns count characters, as everywhere.
pub(crate) fn sarif(
    found: &[Diagnostic],
    fingerprints: &[String],
    root: &Path,
) -> Result<String, serde_json::Error> {
    let mut ids: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    ids.sort_unstable();
    ids.dedup();
    let rules: Vec<Json> = ids.iter().map(|id| rule(id, codes::get(id))).collect();
    let results: Vec<Json> = found
        .iter()
        .zip(fingerprints)
        .map(|(finding, fingerprint)| {
            let index = ids.iter().position(|id| *id == finding.code);
            let (start, end) = (finding.span.start, finding.span.end);
            let path = with_slashes(&root.join(&finding.path));
            json!({
                "ruleId": finding.code,
                "ruleIndex": index,
                "level": level(finding.severity),
                "message": {"text": with_hint(finding, ". Hint: ")},
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": location(&path),
                        "region": {
                            "startLine": start.line,
                            "startColumn": start.column,
                            "endLine": end.line,
                            "endColumn": end.column,
                        },
                    },
                }],
                "partialFingerprints": {"rasoat/v1": fingerprint},
            })
        })
        .collect();
    to_string(&SarifLog {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [json!({
            "tool": {
                "driver": {
                    "name": "rasoat",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                "%SRCROOT%": {"description": {"text": "The top of the repository."}},
            },
            "results": results,
        })],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(id: &str, code: Option<&FindingCode>) -> Json {
    let Some(code) = code else {
        return json!({"id": id});
    };
    json!({
        "id": id,
        "shortDescription": {"text": format!("{}.", code.meaning())},
        "fullDescription": {"text": code.why()},
        "help": {
            "text": format!("{}\n\n{}", code.why(), code.mend()),
            "markdown": format!("**Why.** {}\n\n**How to mend it.** {}", code.why(), code.mend()),
        },
        "defaultConfiguration": {"level": level(code.severity)},
    })
}

/// A path as a relative reference; one that is absolute, which only a catalogue outside of any repository has, as it is.
fn location(path: &str) -> Json {
    let uri: String = path.split('/').map(segment).collect::<Vec<_>>().join("/");
    match path.starts_with('/') {
        true => json!({"uri": format!("file://{uri}")}),
        false => json!({"uri": uri, "uriBaseId": "%SRCROOT%"}),
    }
}

/// One name of a path as RFC 3986 writes it.
fn segment(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
