//! The text of a new procedure's file: what is known in the order of the schema, and behind a comment sign what is still to
//! be filled in.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::kind::FileKind;
use super::load::read_value;
use crate::files::Diagnostic;
use crate::yaml::patch::flow;
use crate::yaml::quoting::{dressed, needs_escape};
use crate::yaml::schemas;

/// What there is to fill in: keys with the lines that stand behind the comment sign below `key:`. `{issuer}` stands for the
/// issuer's id. Source of the selection: Decree 63/2010/NĐ-CP, Art. 8(2).
const BLANKS: [(&str, &[&str]); 9] = [
    ("levels", &["levels: [province]"]),
    ("executing", &["executing: [{issuer}]"]),
    ("subjects", &["subjects:", "  - …"]),
    ("steps", &["steps:", "  - …"]),
    (
        "channels",
        &[
            "channels:",
            "  - method: online",
            "    time: {value: 5, unit: working_day}",
            "    fees: none",
        ],
    ),
    (
        "documents",
        &[
            "documents:",
            "  - name: …",
            "    copy: 1",
            "    required: true",
        ],
    ),
    ("sets", &["sets: 1"]),
    (
        "results",
        &["results:", "  - name: …", "    electronic: true"],
    ),
    (
        "legal_basis",
        &["legal_basis:", "  - number: 63/2010/NĐ-CP"],
    ),
];

/// The words of the comments.
pub(crate) struct DraftComments<'a> {
    /// What stands above what is to be filled in.
    pub heading: &'a str,
    /// What a key means.
    pub key: &'a dyn Fn(&str) -> String,
}

/// The text of a file that says `known`, which begins by naming its schema.
pub(crate) fn text(schema: &str, known: &Map<String, Json>, words: &DraftComments<'_>) -> String {
    let mut out = format!("# yaml-language-server: $schema={schema}\n");
    let mut told = false;
    let issuer = known.get("issuer").and_then(Json::as_str);
    for key in schemas::keys("procedure", &[]) {
        if let Some(value) = known.get(key) {
            out.push_str(&entry(key, value));
            continue;
        }
        let Some((_, lines)) = BLANKS.iter().find(|(of, _)| *of == key) else {
            continue;
        };
        if !told {
            out.push_str(&format!("# {}\n", words.heading));
            told = true;
        }
        for (at, line) in lines.iter().enumerate() {
            let line = line.replace("{issuer}", issuer.unwrap_or("…"));
            let meaning = match at {
                0 => format!("   # {}", (words.key)(key)),
                _ => String::new(),
            };
            out.push_str(&format!("# {line}{meaning}\n"));
        }
    }
    out
}

/// What the program itself finds wrong with a draft: nothing, as long as what was put into it is right.
///
/// # Errors
/// The first finding.
pub(crate) fn checked(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let (_, found) = read_value(FileKind::Procedure, path, text.as_bytes(), true);
    found.into_iter().next().map_or(Ok(()), Err)
}

/// A key with its value, lists in brackets as people write them; the code always in quotes.
fn entry(key: &str, value: &Json) -> String {
    match value {
        Json::Object(map) => {
            let inner: String = map
                .iter()
                .map(|(key, value)| format!("  {}", entry(key, value)))
                .collect();
            format!("{key}:\n{inner}")
        }
        Json::String(text) if key == "code" => format!("{key}: {}\n", Json::from(text.as_str())),
        Json::String(text) => {
            let map: Map<String, Json> = [(key.to_owned(), value.clone())].into_iter().collect();
            match serde_yaml::to_string(&map) {
                Ok(written) if !text.contains(needs_escape) => dressed(written, ""),
                _ => format!("{key}: {}\n", flow(value, key)),
            }
        }
        other => format!("{key}: {}\n", flow(other, key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::format::format;

    fn drafted() -> String {
        let known = serde_json::json!({
            "code": "1.009999", "name": "Đăng ký: # \"thử\"", "issuer": "G15", "fields": ["G15-HT"],
            "lifecycle": {"from": "2026-12-01", "replaces": ["1.000001"]},
        });
        let words = DraftComments {
            heading: "fill in",
            key: &|key| format!("means {key}"),
        };
        text(
            "x/procedure.schema.json",
            known.as_object().unwrap(),
            &words,
        )
    }

    #[test]
    fn a_draft_is_valid_and_in_order_as_it_is_written() {
        let text = drafted();
        let path = Path::new("procedures/G15/1.009999.yaml");
        let (value, found) = read_value(FileKind::Procedure, path, text.as_bytes(), true);
        assert!(value.is_some() && found.is_empty(), "{found:?}\n{text}");
        let formatted = format(FileKind::Procedure, path, text.as_bytes()).unwrap();
        assert!(formatted.changes.is_empty(), "{text}");
        assert!(text.contains("fields: [G15-HT]\n"), "{text}");
        assert!(text.contains("  replaces: [\"1.000001\"]\n"), "{text}");
    }

    #[test]
    fn what_is_to_be_filled_in_is_valid_where_the_comment_signs_are_taken_away() {
        let text = drafted();
        let filled: String = text
            .lines()
            .filter(|line| *line != "# fill in" && !line.contains("$schema"))
            .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
            .collect();
        let path = Path::new("procedures/G15/1.009999.yaml");
        let (value, found) = read_value(FileKind::Procedure, path, filled.as_bytes(), true);
        assert!(value.is_some() && found.is_empty(), "{found:?}\n{filled}");
        for (key, _) in BLANKS {
            assert!(filled.contains(&format!("{key}:")), "{key}");
        }
    }
}
