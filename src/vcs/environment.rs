//! What git's own variables say (`GIT_DIR`, `GIT_AUTHOR_NAME`, `GIT_CONFIG_COUNT` …), as `main` read them.
//!
//! libgit2 is told of them here: the `git` program, which is started with the same environment, sees them by itself.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::i18n::{Message, message};
use git2::ConfigLevel;
use jiff::Zoned;
use tempfile::NamedTempFile;

use super::error::{Result, VcsError, VcsErrorKind};
use settings::GitSetting;

mod dates;
mod settings;

/// Git's variables; the default: none is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GitEnvironment {
    /// `GIT_DIR`, in full.
    pub(super) git_dir: Option<PathBuf>,
    /// `GIT_WORK_TREE`, in full.
    pub(super) work_tree: Option<PathBuf>,
    /// The current folder: the top of the work tree where only `GIT_DIR` is set.
    pub(super) folder: PathBuf,
    /// `GIT_CEILING_DIRECTORIES`: no repository is looked for in these and above them.
    pub(super) ceilings: Vec<PathBuf>,
    author: PersonVariables,
    committer: PersonVariables,
    email: Option<String>,
    /// `GIT_CONFIG_GLOBAL`, in place of the user's own files.
    global: Option<PathBuf>,
    /// `GIT_CONFIG_SYSTEM`, in place of the machine's file; with `GIT_CONFIG_NOSYSTEM` none.
    system: Option<Option<PathBuf>>,
    /// `GIT_CONFIG_COUNT` and `GIT_CONFIG_PARAMETERS`: the last of a key counts.
    settings: Vec<GitSetting>,
}

/// `GIT_AUTHOR_*` or `GIT_COMMITTER_*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct PersonVariables {
    name: Option<String>,
    email: Option<String>,
    date: Option<String>,
}

impl GitEnvironment {
    /// Reads the variables; relative paths count from `folder`.
    ///
    /// # Errors
    /// A sentence on what git would refuse too, such as a `GIT_CONFIG_COUNT` that is no number.
    pub fn read(
        folder: &Path,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> std::result::Result<Self, Message> {
        // Git takes some that are empty for unset, and an empty name or file for what it says.
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let text = |name: &str| set(name).map(|value| value.to_string_lossy().into_owned());
        let path = |name: &str| set(name).map(|value| folder.join(value));
        let person = |role: &str| PersonVariables {
            name: text(&format!("GIT_{role}_NAME")),
            email: text(&format!("GIT_{role}_EMAIL")),
            date: text(&format!("GIT_{role}_DATE")),
        };
        let true_words = ["1", "true", "yes", "on"];
        let no_system = text("GIT_CONFIG_NOSYSTEM")
            .is_some_and(|word| true_words.contains(&word.to_lowercase().as_str()));
        let file = |name: &str| variable(name).map(|value| folder.join(value));
        let mut all = settings::counted(|name| {
            variable(name).map(|value| value.to_string_lossy().into_owned())
        })?;
        if let Some(parameters) = text("GIT_CONFIG_PARAMETERS") {
            all.extend(settings::quoted(&parameters)?);
        }
        let ceilings = set("GIT_CEILING_DIRECTORIES").unwrap_or_default();
        Ok(Self {
            git_dir: path("GIT_DIR"),
            work_tree: path("GIT_WORK_TREE"),
            folder: folder.to_owned(),
            ceilings: std::env::split_paths(&ceilings)
                .filter(|path| path.is_absolute())
                .collect(),
            author: person("AUTHOR"),
            committer: person("COMMITTER"),
            email: text("EMAIL"),
            global: file("GIT_CONFIG_GLOBAL"),
            system: match no_system {
                true => Some(None),
                false => file("GIT_CONFIG_SYSTEM").map(Some),
            },
            settings: all,
        })
    }

    /// Whether it names another configuration than the files that git has at their usual places.
    pub(super) fn configures(&self) -> bool {
        self.global.is_some() || self.system.is_some() || !self.settings.is_empty()
    }

    /// Name and e-mail address of a role, as far as the variables say.
    pub(super) fn name_of(&self, role: &str) -> Option<&str> {
        self.person(role).name.as_deref()
    }

    pub(super) fn email_of(&self, role: &str) -> Option<&str> {
        self.person(role).email.as_deref()
    }

    /// Where no configuration says.
    pub(super) fn last_email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    fn person(&self, role: &str) -> &PersonVariables {
        match role {
            "committer" => &self.committer,
            _ => &self.author,
        }
    }

    /// The moment that `GIT_AUTHOR_DATE` or `GIT_COMMITTER_DATE` names; where it says no offset, that of `now`.
    ///
    /// # Errors
    /// `Environment`: it is no date.
    pub(super) fn date_of(&self, role: &str, now: Option<&Zoned>) -> Result<Option<Zoned>> {
        let Some(text) = &self.person(role).date else {
            return Ok(None);
        };
        let zone = now.map_or_else(jiff::tz::TimeZone::system, |now| now.time_zone().clone());
        dates::parse(text, &zone).map(Some).ok_or_else(|| {
            let variable = format!("GIT_{}_DATE", role.to_uppercase());
            VcsError::new(
                VcsErrorKind::Environment,
                message!("vcs-no-date", variable, text),
            )
            .hint(message!("vcs-no-date-hint"))
        })
    }

    /// The settings as a file of configuration has them.
    pub(super) fn settings_text(&self) -> String {
        settings::text(&self.settings)
    }

    /// Makes a configuration that was read from the usual files one that follows the variables. The files that come back
    /// are to be kept as long as it.
    pub(super) fn configure(&self, config: &mut git2::Config) -> Result<Vec<NamedTempFile>> {
        let mut kept = Vec::new();
        if !self.configures() {
            return Ok(kept);
        }
        let mut file_of = |text: &str| -> Result<PathBuf> {
            let file = NamedTempFile::new().and_then(|mut file| {
                file.write_all(text.as_bytes())?;
                Ok(file)
            });
            let file = file
                .map_err(|error| VcsError::io(&error, "make a file in", &std::env::temp_dir()))?;
            let path = file.path().to_owned();
            kept.push(file);
            Ok(path)
        };
        let mut levels: Vec<(ConfigLevel, PathBuf)> = Vec::new();
        if let Some(system) = &self.system {
            let system = match system {
                Some(path) => path.clone(),
                None => file_of("")?,
            };
            levels.push((ConfigLevel::System, system));
        }
        if let Some(global) = &self.global {
            levels.push((ConfigLevel::XDG, file_of("")?));
            levels.push((ConfigLevel::Global, global.clone()));
        }
        if !self.settings.is_empty() {
            levels.push((ConfigLevel::App, file_of(&self.settings_text())?));
        }
        for (level, path) in levels {
            config
                .add_file(&path, level, true)
                .map_err(|error| VcsError::git(&error, &format!("read {}", path.display())))?;
        }
        Ok(kept)
    }

    /// What is to be said where the variables name a repository that is not the catalogue's.
    pub(super) fn elsewhere(
        &self,
        catalogue: &Path,
        git_dir: &Path,
        top: Option<&Path>,
    ) -> VcsError {
        let named = match (&self.git_dir, &self.work_tree) {
            (Some(_), Some(_)) => message!("vcs-both-name"),
            (None, Some(_)) => message!("vcs-variable-names", variable = "GIT_WORK_TREE"),
            _ => message!("vcs-variable-names", variable = "GIT_DIR"),
        };
        let (catalogue, git_dir) = (catalogue.display(), git_dir.display());
        let message = match top {
            Some(top) => {
                let top = top.display();
                message!("vcs-elsewhere", catalogue, top, git_dir, named)
            }
            None => message!("vcs-no-work-tree", catalogue, git_dir, named),
        };
        VcsError::new(VcsErrorKind::Environment, message).hint(message!("vcs-unset-hint"))
    }
}
