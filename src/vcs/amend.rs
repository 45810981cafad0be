//! The last commit, where it may still be amended: the user's own, and nobody else's yet.

use super::commit::under_way;
use super::error::{NotAmendable, Result, VcsError, VcsErrorKind};
use super::program::read as by_program;
use super::repository::{HeadTip, Repository, RepositoryReader, short};
use super::upstream::branch_name;
use crate::i18n::{Message, message};

/// The last commit, which may be amended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendableCommit {
    /// The commit, in full hexadecimal.
    pub id: String,
    /// The same, shortened as far as it stays unambiguous.
    pub short: String,
    /// Its message.
    pub message: String,
}

/// What decides whether a commit may be amended.
pub(super) struct LastCommit {
    pub amendable: AmendableCommit,
    pub author_name: String,
    pub author_email: String,
    pub parents: usize,
    /// A branch of another repository, or the upstream, that has it.
    pub published: Option<String>,
}

impl Repository {
    /// The last commit, if it may be amended: it is the user's own (by e-mail address), joins no histories, no
    /// remote-tracking branch and no upstream has it, and git is in the middle of nothing.
    ///
    /// # Errors
    /// `NotAmendable` with the reason, `OperationUnderWay`, `Bare`, `NoIdentity`, `Git`.
    pub fn amendable(&self) -> Result<AmendableCommit> {
        self.work_tree()?;
        if let Some(operation) = self.operation() {
            return Err(under_way(operation));
        }
        let last = match &self.reader {
            RepositoryReader::Native(inner) => last(inner)?,
            RepositoryReader::Program { .. } => by_program::last_commit(self)?,
        };
        let Some(last) = last else {
            return Err(refused(
                NotAmendable::Unborn,
                message!("vcs-no-commit-yet"),
                message!("vcs-without-amend"),
            ));
        };
        let LastCommit { amendable, .. } = &last;
        let what = &amendable.short;
        if last.parents > 1 {
            return Err(refused(
                NotAmendable::Merge,
                message!("vcs-is-merge", what),
                message!("vcs-merge-alone"),
            ));
        }
        let me = self.identity()?;
        if !last.author_email.eq_ignore_ascii_case(&me.email) {
            let (name, email) = (&last.author_name, &last.author_email);
            return Err(refused(
                NotAmendable::Theirs,
                message!("vcs-not-yours", what, name, email),
                message!("vcs-on-top"),
            ));
        }
        if let Some(branch) = &last.published {
            return Err(refused(
                NotAmendable::Pushed,
                message!("vcs-is-pushed", what, branch),
                message!("vcs-built-on"),
            ));
        }
        Ok(last.amendable)
    }
}

fn refused(kind: NotAmendable, why: Message, hint: Message) -> VcsError {
    let message = message!("vcs-nothing-amended", why);
    VcsError::new(VcsErrorKind::NotAmendable(kind), message).hint(hint)
}

fn last(inner: &git2::Repository) -> Result<Option<LastCommit>> {
    let failed = |error: git2::Error| VcsError::git(&error, "read the last commit");
    let tip = HeadTip::read(inner)?;
    let Some(id) = tip.commit else {
        return Ok(None);
    };
    let commit = inner.find_commit(id).map_err(failed)?;
    let author = commit.author();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Some(LastCommit {
        amendable: AmendableCommit {
            id: id.to_string(),
            short: short(inner, id).map_err(failed)?,
            message: text(commit.message_bytes()),
        },
        author_name: text(author.name_bytes()),
        author_email: text(author.email_bytes()),
        parents: commit.parent_count(),
        published: published(inner, &tip.reference, id).map_err(failed)?,
    }))
}

/// The upstream, or else the first remote-tracking branch, that has a commit.
fn published(
    inner: &git2::Repository,
    branch: &str,
    commit: git2::Oid,
) -> std::result::Result<Option<String>, git2::Error> {
    let mut names: Vec<String> = Vec::new();
    if let Ok(name) = inner.branch_upstream_name(branch) {
        names.push(String::from_utf8_lossy(&name).into_owned());
    }
    for reference in inner.references_glob("refs/remotes/*")? {
        names.push(String::from_utf8_lossy(reference?.name_bytes()).into_owned());
    }
    for name in names {
        // An upstream that is gone has nothing; `refs/remotes/origin/HEAD` stands for another name.
        let Ok(tip) = inner.refname_to_id(&name) else {
            continue;
        };
        if tip == commit || inner.graph_descendant_of(tip, commit)? {
            return Ok(Some(branch_name(&name).to_owned()));
        }
    }
    Ok(None)
}
