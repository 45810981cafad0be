//! Who commits, as git's configuration has it.

use super::error::{Result, VcsError, VcsErrorKind};
use super::program::read as by_program;
use super::repository::{Reader, Repository};

/// A name and an e-mail address, cleaned as git cleans them before they enter a commit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// `user.name`
    pub name: String,
    /// `user.email`
    pub email: String,
}

impl Repository {
    /// The person who works here: `author.name` and `author.email`, else `user.name` and `user.email`.
    ///
    /// # Errors
    /// `NoIdentity` where either is missing or empty.
    pub fn identity(&self) -> Result<Identity> {
        self.person("author")
    }

    /// The committer, who is the author unless `committer.name` or `committer.email` say otherwise.
    pub(super) fn committer(&self) -> Result<Identity> {
        self.person("committer")
    }

    fn person(&self, role: &str) -> Result<Identity> {
        match &self.reader {
            Reader::Native(inner) => configured(inner.config(), role),
            Reader::Program { .. } => {
                let known = by_program::people(self)?;
                person(role, &|key| known.get(key).cloned())
            }
        }
    }
}

fn configured(
    config: std::result::Result<git2::Config, git2::Error>,
    role: &str,
) -> Result<Identity> {
    let config = config.map_err(|error| VcsError::git(&error, "read git's configuration"))?;
    person(role, &|key| config.get_string(key).ok())
}

/// The person in a role, from configuration as it is looked up by key.
fn person(role: &str, look_up: &dyn Fn(&str) -> Option<String>) -> Result<Identity> {
    let value = |key: &str| {
        [role, "user"].into_iter().find_map(|section| {
            let text = look_up(&format!("{section}.{key}"))?;
            Some(clean(&text)).filter(|text| !text.is_empty())
        })
    };
    match (value("name"), value("email")) {
        (Some(name), Some(email)) => Ok(Identity { name, email }),
        (None, None) => Err(missing("no name and no e-mail address")),
        (None, Some(_)) => Err(missing("no name")),
        (Some(_), None) => Err(missing("no e-mail address")),
    }
}

impl Identity {
    /// The person as the user's own configuration has it, for work outside any repository.
    ///
    /// # Errors
    /// `NoIdentity` where either name or e-mail address is missing or empty.
    pub fn of_user() -> Result<Self> {
        configured(git2::Config::open_default(), "author")
    }

    /// The identity as a commit holds it.
    pub(super) fn of(signature: &git2::Signature<'_>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            name: text(signature.name_bytes()),
            email: text(signature.email_bytes()),
        }
    }

    /// With a time; without one, git2 takes the time of now, as `git commit` does.
    pub(super) fn signature(&self, when: Option<&jiff::Zoned>) -> Result<git2::Signature<'static>> {
        let signature = match when {
            Some(when) => {
                let time =
                    git2::Time::new(when.timestamp().as_second(), when.offset().seconds() / 60);
                git2::Signature::new(&self.name, &self.email, &time)
            }
            None => git2::Signature::now(&self.name, &self.email),
        };
        signature.map_err(|error| VcsError::git(&error, "sign the commit with your name"))
    }
}

/// Git drops brackets and line ends inside a name, and crud at its ends; libgit2 counts a full stop among it.
fn clean(text: &str) -> String {
    let crud = |c: char| c <= ' ' || ".,:;<>\"\\'".contains(c);
    text.trim_matches(crud).replace(['<', '>', '\n'], "")
}

fn missing(what: &str) -> VcsError {
    VcsError::new(VcsErrorKind::NoIdentity, format!("git knows {what} of yours")).hint(
        "tell it: git config --global user.name \"Your Name\" and git config --global user.email \"you@example.org\"",
    )
}
