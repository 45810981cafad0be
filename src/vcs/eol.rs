//! Line ends that git itself makes when it checks a file out.

use std::path::Path;

use git2::{AttrCheckFlags, AttrValue};

use super::error::Result;
use super::program::GitProgram;
use super::repository::{Repository, RepositoryReader};

/// What is asked for about the line ends of a file.
#[derive(Debug, Default)]
struct EolAttributes {
    /// `text`, or the older `crlf`: whether it is text; none where nothing says so.
    text: Option<bool>,
    /// `eol`, or what `text` and the older attribute say of it.
    crlf: Option<bool>,
}

impl Repository {
    /// Whether git makes the CRLF of a file in the work tree: attributes or configuration ask for it, and what git keeps
    /// of the file has none. The path is relative to the top of the work tree. No command runs that the repository names.
    ///
    /// # Errors
    /// Attributes or the index cannot be read.
    pub fn makes_crlf(&self, path: &Path) -> Result<bool> {
        match &self.reader {
            RepositoryReader::Native(inner) => native(inner, path),
            RepositoryReader::Program { why, .. } => {
                by_program(&GitProgram::of(self, &why.message).reading(), path)
            }
        }
    }
}

fn native(repo: &git2::Repository, path: &Path) -> Result<bool> {
    let value = |name: &str| {
        let value = repo.get_attr_bytes(path, name, AttrCheckFlags::FILE_THEN_INDEX);
        value
            .ok()
            .map(AttrValue::always_bytes)
            .map(|value| match value {
                AttrValue::True => "set".to_owned(),
                AttrValue::False => "unset".to_owned(),
                AttrValue::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                AttrValue::String(text) => text.to_owned(),
                AttrValue::Unspecified => String::new(),
            })
    };
    let word = |name| value(name).unwrap_or_default();
    let config = repo.config().and_then(|mut config| config.snapshot()).ok();
    let setting = |key: &str| {
        let config = config.as_ref()?;
        config.get_string(key).ok()
    };
    let wanted = EolAttributes::of(&word("text"), &word("crlf"), &word("eol"));
    if !wanted.asks_for_crlf(
        setting("core.autocrlf").as_deref(),
        setting("core.eol").as_deref(),
    ) {
        return Ok(false);
    }
    // A file that is not known to git yet will be kept with LF.
    let index = repo.index().ok();
    let entry = index.and_then(|index| index.get_path(path, 0));
    let blob = entry.and_then(|entry| repo.find_blob(entry.id).ok());
    Ok(blob.is_none_or(|blob| !blob.content().contains(&b'\r')))
}

fn by_program(git: &GitProgram<'_>, path: &Path) -> Result<bool> {
    let name = path.to_string_lossy().into_owned();
    let answer = git.read(
        &["check-attr", "-z", "text", "crlf", "eol", "--", &name],
        b"",
    )?;
    let fields: Vec<String> = answer
        .split(|byte| *byte == 0)
        .map(|field| String::from_utf8_lossy(field).into_owned())
        .collect();
    let word = |name: &str| {
        let found = fields
            .chunks(3)
            .find(|chunk| chunk.get(1).is_some_and(|is| is == name));
        let value = found
            .and_then(|chunk| chunk.get(2))
            .map_or("", String::as_str);
        match value {
            "unspecified" => String::new(),
            value => value.to_owned(),
        }
    };
    let setting = |key: &str| git.line(&["config", "--get", key]);
    let wanted = EolAttributes::of(&word("text"), &word("crlf"), &word("eol"));
    if !wanted.asks_for_crlf(
        setting("core.autocrlf")?.as_deref(),
        setting("core.eol")?.as_deref(),
    ) {
        return Ok(false);
    }
    let kept = git.read(&["ls-files", "--eol", "-z", "--", &name], b"")?;
    Ok(kept.is_empty() || kept.starts_with(b"i/lf") || kept.starts_with(b"i/none"))
}

impl EolAttributes {
    /// What attributes say, each as a word; empty where they say nothing.
    fn of(text: &str, crlf: &str, eol: &str) -> EolAttributes {
        let text = match text {
            "" => crlf,
            text => text,
        };
        let is_text = match text {
            "set" | "auto" | "input" => Some(true),
            "unset" => Some(false),
            _ => None,
        };
        let ends = match (eol, text) {
            ("crlf", _) => Some(true),
            ("lf", _) | (_, "input") => Some(false),
            _ => None,
        };
        EolAttributes {
            // `eol` alone says that it is text.
            text: is_text.or(ends.map(|_| true)),
            crlf: ends,
        }
    }

    /// The same with what the configuration says: git's own order of precedence.
    fn asks_for_crlf(&self, autocrlf: Option<&str>, eol: Option<&str>) -> bool {
        let is = |value: Option<&str>, words: &[&str]| {
            value.is_some_and(|value| words.iter().any(|word| value.eq_ignore_ascii_case(word)))
        };
        let auto = is(autocrlf, &["true", "yes", "on", "1", ""]);
        let input = is(autocrlf, &["input"]);
        match (self.text, self.crlf) {
            (Some(false), _) => false,
            (_, Some(crlf)) => crlf,
            (None, None) => auto,
            (Some(true), None) if auto => true,
            (Some(true), None) if input => false,
            (Some(true), None) => is(eol, &["crlf"]) || cfg!(windows) && !is(eol, &["lf"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_come_before_the_configuration() {
        for (attributes, autocrlf, eol, wanted) in [
            (["", "", ""], None, None, false),
            (["", "", ""], Some("true"), None, true),
            (["", "", ""], Some("input"), None, false),
            (["auto", "", "crlf"], None, None, true),
            (["", "", "crlf"], None, None, true),
            (["", "", "lf"], Some("true"), None, false),
            (["unset", "", "crlf"], Some("true"), None, false),
            (["set", "", ""], Some("true"), None, true),
            (["set", "", ""], None, Some("crlf"), true),
            (["", "", ""], None, Some("crlf"), false),
            (["auto", "", ""], Some("input"), Some("crlf"), false),
            (["", "unset", ""], Some("true"), None, false),
            (["", "set", ""], Some("true"), None, true),
        ] {
            let [text, crlf, ends] = attributes;
            let found = EolAttributes::of(text, crlf, ends).asks_for_crlf(autocrlf, eol);
            assert_eq!(found, wanted, "{attributes:?} {autocrlf:?} {eol:?}");
        }
    }
}
