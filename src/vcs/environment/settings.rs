//! Settings of git's configuration that the environment brings, one by one.

use crate::i18n::{Message, message};

/// One of them: its key, in full, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vcs) struct GitSetting {
    section: String,
    subsection: Option<String>,
    name: String,
    value: String,
}

impl GitSetting {
    /// `section.name` or `section.subsection.name`; none where git would not take the key.
    pub(super) fn of(key: &str, value: &str) -> Option<GitSetting> {
        let (section, rest) = key.split_once('.')?;
        let (subsection, name) = match rest.rsplit_once('.') {
            Some((subsection, name)) => (Some(subsection.to_owned()), name),
            None => (None, rest),
        };
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(word);
        let is_section = !section.is_empty() && section.chars().all(word);
        let is_subsection = subsection
            .as_ref()
            .is_none_or(|text| !text.contains(['\n', '\0']));
        (is_name && is_section && is_subsection).then(|| GitSetting {
            section: section.to_owned(),
            subsection,
            name: name.to_owned(),
            value: value.to_owned(),
        })
    }
}

/// `GIT_CONFIG_COUNT` with `GIT_CONFIG_KEY_0`, `GIT_CONFIG_VALUE_0` and so on.
pub(super) fn counted(
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Vec<GitSetting>, Message> {
    let count = variable("GIT_CONFIG_COUNT").filter(|count| !count.is_empty());
    let Some(count) = count else {
        return Ok(Vec::new());
    };
    // Git, too, takes no more than an int.
    let number: u32 = count
        .parse()
        .ok()
        .filter(|number| *number <= i32::MAX.unsigned_abs())
        .ok_or_else(|| message!("vcs-config-count", count))?;
    let needed = |name: String| variable(&name).ok_or(message!("vcs-config-unset", count, name));
    (0..number)
        .map(|at| {
            let key = needed(format!("GIT_CONFIG_KEY_{at}"))?;
            let value = needed(format!("GIT_CONFIG_VALUE_{at}"))?;
            GitSetting::of(&key, &value).ok_or_else(|| message!("vcs-config-key", at, key))
        })
        .collect()
}

/// `GIT_CONFIG_PARAMETERS`, as `git -c` hands it on: `'key'='value'`, or `'key=value'` of an older git.
pub(super) fn quoted(text: &str) -> Result<Vec<GitSetting>, Message> {
    let wrong = || message!("vcs-config-parameters", text);
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (first, after) = word(rest).ok_or_else(wrong)?;
        let (key, value, after) = match after.strip_prefix('=') {
            // `'key'=` stands for a key alone, which is true.
            Some(after) if after.is_empty() || after.starts_with(' ') => {
                (first, "true".to_owned(), after)
            }
            Some(after) => {
                let (value, after) = word(after).ok_or_else(wrong)?;
                (first, value, after)
            }
            None => match first.split_once('=') {
                Some((key, value)) => (key.to_owned(), value.to_owned(), after),
                None => (first, "true".to_owned(), after),
            },
        };
        found.push(GitSetting::of(&key, &value).ok_or_else(wrong)?);
        if !after.is_empty() && !after.starts_with(' ') {
            return Err(wrong());
        }
        rest = after.trim_start();
    }
    Ok(found)
}

/// A word in single quotation marks as a shell has it (`'it'\''s'`), and what follows it.
fn word(text: &str) -> Option<(String, &str)> {
    let mut found = String::new();
    let mut rest = text.strip_prefix('\'')?;
    loop {
        let (part, after) = rest.split_once('\'')?;
        found.push_str(part);
        let Some(escaped) = after.strip_prefix('\\') else {
            return Some((found, after));
        };
        let sign = escaped.chars().next().filter(|c| ['\'', '!'].contains(c))?;
        found.push(sign);
        rest = escaped[sign.len_utf8()..].strip_prefix('\'')?;
    }
}

/// The settings as a file of git's configuration.
pub(super) fn text(settings: &[GitSetting]) -> String {
    let mut text = String::new();
    for GitSetting {
        section,
        subsection,
        name,
        value,
    } in settings
    {
        let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        let head = match subsection {
            Some(subsection) => format!("[{section} \"{}\"]", escaped(subsection)),
            None => format!("[{section}]"),
        };
        let value = escaped(value).replace('\n', "\\n").replace('\t', "\\t");
        text.push_str(&format!("{head}\n\t{name} = \"{value}\"\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(key: &str, value: &str) -> GitSetting {
        GitSetting::of(key, value).unwrap()
    }

    #[test]
    fn what_git_hands_on_is_read_whole_and_what_it_would_refuse_is_refused() {
        let read =
            quoted(r"'user.name'='Nguyễn Văn A' 'a.b.c.d'='it'\''s = x' 'core.bare'= 'old.way=1'");
        assert_eq!(
            read.unwrap(),
            [
                setting("user.name", "Nguyễn Văn A"),
                setting("a.b.c.d", "it's = x"),
                setting("core.bare", "true"),
                setting("old.way", "1"),
            ]
        );
        for wrong in ["user.name=A", "'user.name'='A", "'name'='A'", "'a.b'='c'x"] {
            assert!(quoted(wrong).is_err(), "{wrong}");
        }
        let variable = |name: &str| match name {
            "GIT_CONFIG_COUNT" => Some("1".to_owned()),
            "GIT_CONFIG_KEY_0" => Some("user.email".to_owned()),
            _ => None,
        };
        assert!(
            counted(variable)
                .unwrap_err()
                .contains("GIT_CONFIG_VALUE_0")
        );
    }

    #[test]
    fn a_file_of_settings_holds_them_as_they_are() {
        let all = [
            setting("user.name", "a \"b\" \\ #c;\n\tđ "),
            setting("remote.x \"y\\.url", "z"),
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config");
        std::fs::write(&path, text(&all)).unwrap();
        let config = git2::Config::open(&path).unwrap();
        assert_eq!(
            config.get_string("user.name").unwrap(),
            "a \"b\" \\ #c;\n\tđ "
        );
        assert_eq!(config.get_string("remote.x \"y\\.url").unwrap(), "z");
    }
}
