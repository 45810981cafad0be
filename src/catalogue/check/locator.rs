//! Where in a file a finding stands, in words that survive moved lines, and what tells one finding from any other.

use std::collections::HashMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::catalogue::load::Files;
use crate::files::{Diagnostic, Span};
use crate::text::truncate;
use crate::yaml::items::name;
use crate::yaml::{MapKey, Node, Value, parse};

/// Longest name of an entry in a place, in columns.
const LONGEST: usize = 60;

/// For each finding its place: keys and names of entries from the outside in, such as `channels[online].time`. Empty
/// where it is about a whole file, or where the file cannot be parsed. Reads the files of findings that have a line.
pub(crate) fn places(found: &[Diagnostic], files: &dyn Files) -> Vec<String> {
    let mut roots: HashMap<&Path, Option<Node>> = HashMap::new();
    let place = |finding: &Diagnostic, root: &Option<Node>| {
        root.as_ref().map(|root| place(root, finding.span))
    };
    found
        .iter()
        .map(|finding| {
            if finding.span == Span::start_of_file() {
                return String::new();
            }
            let root = roots.entry(&finding.path).or_insert_with(|| {
                let bytes = files.read(&finding.path).ok()?;
                parse(&finding.path, &bytes).root
            });
            place(finding, root).unwrap_or_default()
        })
        .collect()
}

/// For each finding a hexadecimal name of its own, which stays while lines above it come and go. `places` are those of
/// the findings.
pub(crate) fn fingerprints(found: &[Diagnostic], places: &[String]) -> Vec<String> {
    let mut seen: HashMap<_, u32> = HashMap::new();
    found
        .iter()
        .zip(places)
        .map(|(finding, place)| {
            let path = finding.path.to_string_lossy().replace('\\', "/");
            let key = (finding.code, path, place, &finding.message);
            let nth = seen.entry(key.clone()).or_default();
            *nth += 1;
            let mut hasher = Sha256::new();
            for part in [key.0, &key.1, key.2, key.3, &nth.to_string()] {
                hasher.update(part);
                hasher.update([0]);
            }
            let hash = hasher.finalize();
            hash.iter().map(|byte| format!("{byte:02x}")).collect()
        })
        .collect()
}

fn place(root: &Node, span: Span) -> String {
    let mut out = String::new();
    let mut node = root;
    while node.span != span {
        match &node.value {
            Value::Map(entries) => {
                let inside = |(key, _): &&(MapKey, Node)| key.span.start <= span.start;
                let Some((key, value)) = entries.iter().rfind(inside) else {
                    break;
                };
                // A finding about a mapping stands at its first key.
                if key.span == span && entries.first().is_some_and(|(first, _)| first == key) {
                    break;
                }
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(&key.text);
                if span.start < key.span.end {
                    break;
                }
                node = value;
            }
            Value::Seq(items) => {
                let Some(item) = items.iter().rfind(|item| item.span.start <= span.start) else {
                    break;
                };
                let name = truncate(&name(&item.to_json()), LONGEST).into_owned();
                out.push_str(&format!("[{name}]"));
                node = item;
            }
            Value::Scalar { .. } => break,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Position;

    const TEXT: &str = "code: x\nchannels:\n  - case: a\n    method: online\n    fees:\n      - {kind: lệ phí, amount: -5}\nlevels: [huyện]\n";

    fn at(text: &str, what: &str) -> String {
        let root = parse(Path::new("x.yaml"), text.as_bytes()).root.unwrap();
        let byte = text.find(what).unwrap();
        let start = Position::of_byte(text, byte);
        let end = Position::of_byte(text, byte + what.len());
        place(&root, Span::new(start, end))
    }

    #[test]
    fn a_place_is_told_by_keys_and_names_and_stays_when_lines_move() {
        for text in [TEXT.to_owned(), format!("# one more line\n{TEXT}")] {
            assert_eq!(at(&text, "-5"), "channels[a · online].fees[].amount");
            assert_eq!(at(&text, "huyện"), "levels[huyện]");
            assert_eq!(at(&text, "method"), "channels[a · online].method");
            // What is wrong with the mapping is told at its first key.
            assert_eq!(at(&text, "case"), "channels[a · online]");
            assert_eq!(at(&text, "code"), "");
        }
    }

    #[test]
    fn findings_that_say_the_same_of_one_place_have_names_of_their_own() {
        let finding = Diagnostic::error("schema-word", "a.yaml", "wrong");
        let found = [finding.clone(), finding];
        let places = ["levels[x]".to_owned(), "levels[x]".to_owned()];
        let names = fingerprints(&found, &places);
        assert_ne!(names[0], names[1]);
        assert_eq!(names, fingerprints(&found, &places));
        assert!(names.iter().all(|name| name.len() == 64));
    }
}
