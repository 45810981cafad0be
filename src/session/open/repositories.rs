//! Handles on a catalogue's repository: one job opens it once, however many questions it asks of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use scopeguard::ScopeGuard;

use crate::vcs::Repository;

/// A handle on a repository, which the next question of the same job takes again.
pub(crate) type OpenRepository = ScopeGuard<Repository, Box<dyn FnOnce(Repository) + Send>>;

/// The handles of one job that nobody holds at the moment: one, or as many as were held at the same time.
#[derive(Clone, Default)]
pub(crate) struct OpenRepositories(Arc<Mutex<Vec<Repository>>>);

impl OpenRepositories {
    /// One that is open already. What git keeps in memory of its index is asked for anew: other programs write it too.
    pub(crate) fn take(&self) -> Option<OpenRepository> {
        let repository = self.idle().pop()?;
        repository.refresh();
        Some(self.lend(repository))
    }

    /// One that was opened just now, to be kept for the next question.
    pub(crate) fn lend(&self, repository: Repository) -> OpenRepository {
        let home = self.clone();
        scopeguard::guard(
            repository,
            Box::new(move |repository| home.idle().push(repository)),
        )
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Repository>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for OpenRepositories {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenRepositories")
    }
}

/// Handles say nothing of the catalogue that they belong to.
impl PartialEq for OpenRepositories {
    fn eq(&self, _: &OpenRepositories) -> bool {
        true
    }
}

impl Eq for OpenRepositories {}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_handle_that_stays_open_sees_what_another_program_put_into_the_index_since() {
        let folder = tempfile::tempdir().unwrap();
        let other = git2::Repository::init(folder.path()).unwrap();
        std::fs::write(folder.path().join("a.yaml"), "a: 1\n").unwrap();
        let open = OpenRepositories::default();
        let opened = Repository::discover(folder.path()).unwrap().unwrap();
        let first = open.lend(opened);
        assert!(first.unlooked(Path::new("")).unwrap().is_empty());
        assert!(open.take().is_none(), "two hold one handle");
        drop(first);
        let mut index = other.index().unwrap();
        index.add_path(Path::new("a.yaml")).unwrap();
        let mut entry = index.get_path(Path::new("a.yaml"), 0).unwrap();
        entry.flags |= 0x8000; // assume-unchanged
        index.add(&entry).unwrap();
        index.write().unwrap();
        let again = open.take().expect("the handle is kept");
        let unlooked = again.unlooked(Path::new("")).unwrap();
        assert_eq!(unlooked.len(), 1, "the index of before");
    }
}
