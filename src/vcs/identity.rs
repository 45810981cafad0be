//! Who commits, as git's configuration has it.

use super::environment::GitEnvironment;
use super::error::{Result, VcsError, VcsErrorKind};
use super::program::read as by_program;
use super::repository::{Repository, RepositoryReader};
use crate::i18n::{Message, message};

/// A name and an e-mail address, cleaned as git cleans them before they enter a commit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// `user.name`
    pub name: String,
    /// `user.email`
    pub email: String,
}

impl Repository {
    /// The person who works here: `GIT_AUTHOR_NAME` and `GIT_AUTHOR_EMAIL`, else `author.name` and `author.email` of git's
    /// configuration, else `user.name` and `user.email`, else `EMAIL`.
    ///
    /// # Errors
    /// `NoIdentity` where either is missing or empty.
    pub fn identity(&self) -> Result<Identity> {
        self.person("author")
    }

    /// The committer, in the same way: `GIT_COMMITTER_NAME`, `committer.name`, `user.name` and so on.
    pub(super) fn committer(&self) -> Result<Identity> {
        self.person("committer")
    }

    fn person(&self, role: &str) -> Result<Identity> {
        match &self.reader {
            RepositoryReader::Native(inner) => {
                let config = inner.config().map_err(|error| unreadable(&error))?;
                person(role, &self.environment, &|key| config.get_string(key).ok())
            }
            RepositoryReader::Program { .. } => {
                let known = by_program::people(self)?;
                person(role, &self.environment, &|key| known.get(key).cloned())
            }
        }
    }
}

fn unreadable(error: &git2::Error) -> VcsError {
    VcsError::git(error, "read git's configuration")
}

/// The person in a role, from git's variables and from configuration as it is looked up by key.
fn person(
    role: &str,
    environment: &GitEnvironment,
    look_up: &dyn Fn(&str) -> Option<String>,
) -> Result<Identity> {
    let usable = |text: &str| Some(clean(text)).filter(|text| !text.is_empty());
    let configured = |key: &str| {
        [role, "user"]
            .into_iter()
            .find_map(|section| usable(&look_up(&format!("{section}.{key}"))?))
    };
    let name = environment.name_of(role).and_then(usable);
    let name = name.or_else(|| configured("name"));
    let email = environment.email_of(role).and_then(usable);
    let email = email
        .or_else(|| configured("email"))
        .or_else(|| environment.last_email().and_then(usable));
    match (name, email) {
        (Some(name), Some(email)) => Ok(Identity { name, email }),
        (None, None) => Err(missing(message!("vcs-no-name-email"))),
        (None, Some(_)) => Err(missing(message!("vcs-no-name"))),
        (Some(_), None) => Err(missing(message!("vcs-no-email"))),
    }
}

impl Identity {
    /// The person as git's variables and the user's own configuration have it, for work outside any repository.
    ///
    /// # Errors
    /// `NoIdentity` where either name or e-mail address is missing or empty.
    pub fn of_user(environment: &GitEnvironment) -> Result<Self> {
        let mut config = git2::Config::open_default().map_err(|error| unreadable(&error))?;
        let _settings = environment.configure(&mut config)?;
        person("author", environment, &|key| config.get_string(key).ok())
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

fn missing(what: Message) -> VcsError {
    VcsError::new(VcsErrorKind::NoIdentity, message!("vcs-no-identity", what))
        .hint(message!("vcs-no-identity-hint"))
}
