use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Ids of a file, each with the names of the values that its string takes.
pub(crate) fn ids(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let resource = FluentResource::try_new(lang.file().to_owned())
        .map_err(|(_, errors)| errors)
        .expect("the string file has no error");
    let mut ids = BTreeMap::new();
    let mut id = String::new();
    for line in resource.source().lines() {
        if let Some((name, _)) = line.split_once(" =")
            && !line.starts_with([' ', '#'])
        {
            id = name.to_owned();
            assert!(
                ids.insert(id.clone(), BTreeSet::new()).is_none(),
                "{id} stands twice in {lang:?}"
            );
        }
        // An attribute is a string of its own.
        if let Some((name, _)) = line
            .trim_start()
            .strip_prefix('.')
            .and_then(|rest| rest.split_once(" ="))
            && line.starts_with(' ')
        {
            let message = id.split('.').next().unwrap_or_default();
            id = format!("{message}.{name}");
            assert!(
                ids.insert(id.clone(), BTreeSet::new()).is_none(),
                "{id} stands twice in {lang:?}"
            );
        }
        for value in line.split("{ $").skip(1) {
            let name: String = value
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            if let Some(values) = ids.get_mut(&id) {
                values.insert(name);
            }
        }
    }
    ids
}

#[test]
fn both_languages_have_the_same_strings_with_the_same_values() {
    let (vi, en) = (ids(Lang::Vi), ids(Lang::En));
    for (id, values) in &en {
        assert_eq!(vi.get(id), Some(values), "{id}");
    }
    for id in vi.keys() {
        assert!(en.contains_key(id), "{id} is missing in English");
    }
}

#[test]
fn numbers_are_grouped_as_the_language_does() {
    assert_eq!(Strings::new(Lang::Vi).number(5670), "5.670");
    assert_eq!(Strings::new(Lang::En).number(1_234_567), "1,234,567");
    assert_eq!(Strings::new(Lang::En).number(12), "12");
}

#[test]
fn a_fact_is_a_sentence_without_isolation_marks() {
    let fact = Fact::new("fact-dossiers")
        .with("total", 1200_u64)
        .with("unit", "Bộ Tư pháp")
        .with("from", jiff::civil::date(2025, 1, 1))
        .with("to", jiff::civil::date(2025, 12, 31));
    assert_eq!(
        Strings::new(Lang::Vi).fact(&fact),
        "1.200 hồ sơ tiếp nhận, Bộ Tư pháp, 2025-01-01 … 2025-12-31"
    );
}

/// The sources of the program, with their paths.
fn sources(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
}

/// The id of a `message!` and the names of its values: those that stand at no depth, each an identifier alone or before a `=`.
fn parts(call: &str) -> Option<(String, BTreeSet<String>)> {
    let call = call.trim_start().strip_prefix('"')?;
    let (id, rest) = call.split_once('"')?;
    let (mut depth, mut quoted, mut names) = (0, false, BTreeSet::new());
    let mut part = String::new();
    let mut escaped = false;
    for c in rest.chars() {
        if quoted {
            quoted = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => quoted = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 || (depth == 0 && c == ',') {
            let name: String = part
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if !name.is_empty() {
                names.insert(name);
            }
            part.clear();
        } else {
            part.push(c);
        }
        if depth < 0 {
            return Some((id.to_owned(), names));
        }
    }
    None
}

#[test]
fn every_message_of_the_program_has_words_with_its_values() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let known = ids(Lang::En);
    let mut seen = 0;
    // This file speaks of the macro, and writes no message.
    let others = files.iter().filter(|(path, _)| !path.ends_with(file!()));
    for (path, text) in others {
        for (at, _) in text.match_indices("message!(\"") {
            let call = &text[at + "message!(".len()..];
            let Some((id, names)) = parts(call) else {
                continue;
            };
            seen += 1;
            assert_eq!(known.get(&id), Some(&names), "{id} in {path}");
        }
    }
    assert!(seen > 300, "only {seen} were looked at");
}

/// What stands in quotes behind these words in the sources of the program.
fn quoted_behind(words: &str) -> BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut found = BTreeSet::new();
    for (_, text) in files.iter().filter(|(path, _)| !path.contains("tests")) {
        for (at, _) in text.match_indices(words) {
            // The name of the error, a place, and then what was being done.
            let call = text[at + words.len()..]
                .split(';')
                .next()
                .unwrap_or_default();
            let Some((_, quoted)) = call.split_once('"') else {
                continue;
            };
            found.extend(quoted.split_once('"').map(|(quoted, _)| quoted.to_owned()));
        }
    }
    found
}

#[test]
fn what_could_not_be_done_has_its_words_in_both_languages() {
    let vietnamese = Strings::new(Lang::Vi);
    let mut seen = 0;
    for words in [
        "FileError::io(",
        "VcsError::io(",
        "VcsError::git(",
        "self.failed(",
    ] {
        for what in quoted_behind(words) {
            seen += 1;
            let told = vietnamese.say(&doing(&what));
            assert!(!told.starts_with(&what), "{what}");
        }
    }
    assert!(seen > 20, "only {seen} were looked at");
}
