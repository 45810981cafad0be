//! Which folders are watched, and what a path in them means.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use crate::catalogue::FileKind;
use crate::session::Workspace;

/// Files of git's that say where it stands; every other one is its own business.
const OF_GIT: [&str; 13] = [
    "HEAD",
    "index",
    "packed-refs",
    "config",
    "config.worktree",
    "FETCH_HEAD",
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "BISECT_LOG",
    "rebase-merge",
    "rebase-apply",
    "shallow",
];

/// Where a repository may keep its branches in place of `refs`: a list of tables that is written anew at every change.
const REFTABLE: &str = "reftable";

/// When a file was changed, where the system knows, and its length.
pub(super) type PathStamp = (Option<SystemTime>, u64);

/// Where a catalogue and its repository lie, without symbolic links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedPaths {
    root: PathBuf,
    /// Git's folders: of the work tree, and of all that are linked to it.
    git: Option<[PathBuf; 2]>,
}

/// What a changed path means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathMeaning {
    /// A file of the catalogue, or a folder of such files.
    Catalogue,
    /// A folder at the top of the catalogue, which has to be watched itself.
    Top,
    /// Where git stands.
    Git,
    /// A repository came or went.
    Repository,
}

impl WatchedPaths {
    /// Where the catalogue and its repository lie.
    pub fn of(workspace: &Workspace) -> WatchedPaths {
        let mut places = WatchedPaths {
            root: real(workspace.root()),
            git: None,
        };
        places.look_for_git();
        places
    }

    /// Looks where the repository is now.
    pub fn look_for_git(&mut self) {
        let repository = Workspace::at(&self.root).repository().ok().flatten();
        self.git = repository.map(|repository| repository.folders().map(real));
    }

    /// The folders to watch that are there, each with whether all that lies in it matters. What else lies in the
    /// catalogue's folder, such as a repository with all its objects, is not watched.
    pub fn folders(&self) -> Vec<(PathBuf, bool)> {
        let mut folders = vec![(self.root.clone(), false)];
        folders.extend(kind_folders().map(|name| (self.root.join(name), true)));
        if let Some([own, common]) = &self.git {
            folders.push((own.clone(), false));
            if common != own {
                folders.push((common.clone(), false));
                folders.push((own.join(REFTABLE), false));
            }
            folders.push((common.join("refs"), true));
            folders.push((common.join(REFTABLE), false));
        }
        folders.retain(|(folder, _)| folder.is_dir());
        folders
    }

    /// When git's files that say where it stands were changed, and how long they are: its own, and the folders of its
    /// branches, in which a file is put anew for every one that moves.
    pub fn git_stamps(&self) -> BTreeMap<PathBuf, PathStamp> {
        let mut stamps = BTreeMap::new();
        let Some(folders) = &self.git else {
            return stamps;
        };
        let stamp = |path: &Path| {
            let data = fs::symlink_metadata(path).ok()?;
            Some((data.modified().ok(), data.len()))
        };
        for folder in folders {
            for path in OF_GIT.map(|name| folder.join(name)) {
                stamps.extend(stamp(&path).map(|stamp| (path, stamp)));
            }
        }
        let mut open = vec![folders[1].join("refs")];
        while let Some(path) = open.pop() {
            let inside = fs::read_dir(&path).into_iter().flatten().flatten();
            let inside = inside.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
            open.extend(inside.map(|entry| entry.path()));
            stamps.extend(stamp(&path).map(|stamp| (path, stamp)));
        }
        stamps
    }

    /// What it means that something became of a path.
    pub fn meaning(&self, path: &Path) -> Option<PathMeaning> {
        // Git's folder may lie in the catalogue's.
        if let Some(folders) = &self.git {
            if let Ok(inside) = path.strip_prefix(folders[1].join("refs")) {
                let is_lock = inside.extension().is_some_and(|end| end == "lock");
                return (!is_lock).then_some(PathMeaning::Git);
            }
            let parent = path.parent();
            let table = |folder: &PathBuf| path == folder.join(REFTABLE).join("tables.list");
            if folders.iter().any(table) {
                return Some(PathMeaning::Git);
            }
            if folders
                .iter()
                .any(|folder| Some(folder.as_path()) == parent)
            {
                let name = path.file_name().and_then(|name| name.to_str());
                let known = name.is_some_and(|name| OF_GIT.contains(&name));
                return known.then_some(PathMeaning::Git);
            }
        }
        let inside = path.strip_prefix(&self.root).ok()?;
        let mut names = inside.components().map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        let Some(first) = names.next() else {
            // The catalogue's folder itself came or went.
            return Some(PathMeaning::Catalogue);
        };
        let first = first?;
        if names.next().is_none() {
            return match first {
                ".git" => Some(PathMeaning::Repository),
                _ if holds_kind(first) => Some(PathMeaning::Top),
                _ => is_yaml(inside).then_some(PathMeaning::Catalogue),
            };
        }
        if !holds_kind(first) {
            return None;
        }
        let holds_files = FileKind::of(&inside.join("x.yaml")).is_some() && !is_hidden(inside);
        (is_yaml(inside) || holds_files).then_some(PathMeaning::Catalogue)
    }
}

/// The folders of a catalogue that hold files of it.
fn kind_folders() -> impl Iterator<Item = &'static str> {
    FileKind::ALL.into_iter().filter_map(FileKind::folder)
}

fn holds_kind(folder: &str) -> bool {
    kind_folders().any(|of_kind| of_kind == folder)
}

/// A file that is one of the catalogue's, or would be if it stood elsewhere, which is told.
fn is_yaml(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str());
    matches!(end, Some("yaml" | "yml")) && !is_hidden(path)
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_none_or(|name| name.starts_with('.'))
}

fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_that_has_a_folder_is_watched_there() {
        let places = places(["/r/.git", "/r/.git"]);
        for kind in FileKind::ALL {
            let path = Path::new("/r/kho").join(kind.pattern().replace('*', "x"));
            assert_eq!(
                places.meaning(&path),
                Some(PathMeaning::Catalogue),
                "{kind:?}"
            );
        }
    }

    fn places(git: [&str; 2]) -> WatchedPaths {
        WatchedPaths {
            root: "/r/kho".into(),
            git: Some(git.map(PathBuf::from)),
        }
    }

    #[test]
    fn files_of_the_catalogue_count_and_what_editors_leave_beside_them_does_not() {
        let places = places(["/r/.git", "/r/.git"]);
        for (path, meaning) in [
            ("procedures/G15/1.000001.yaml", Some(PathMeaning::Catalogue)),
            ("decisions/G15/1.000001.yaml", Some(PathMeaning::Catalogue)),
            ("catalogue.yaml", Some(PathMeaning::Catalogue)),
            ("plans/a.yml", Some(PathMeaning::Catalogue)),
            ("procedures/G15", Some(PathMeaning::Catalogue)),
            ("decisions", Some(PathMeaning::Top)),
            ("", Some(PathMeaning::Catalogue)),
            ("procedures/G15/.1.000001.yaml.swp", None),
            ("procedures/G15/1.000001.yaml~", None),
            ("procedures/G15/.#1.000001.yaml", None),
            ("procedures/G15/4913", None),
            ("procedures/G15/.rasoat-a1B2c3.tmp", None),
            ("notes.txt", None),
            ("node_modules/a.yaml", None),
            (".schemas/plan.schema.json", None),
            (".git", Some(PathMeaning::Repository)),
        ] {
            let path = Path::new("/r/kho").join(path);
            assert_eq!(places.meaning(&path), meaning, "{}", path.display());
        }
        assert_eq!(places.meaning(Path::new("/r/plans/a.yaml")), None);
    }

    #[test]
    fn git_is_told_by_head_branches_and_index_of_a_linked_work_tree_too() {
        for own in ["/r/.git", "/main/.git/worktrees/kho", "/r/kho/.git"] {
            let common = if own.starts_with("/main") {
                "/main/.git"
            } else {
                own
            };
            let places = places([own, common]);
            for (path, meaning) in [
                (format!("{own}/HEAD"), Some(PathMeaning::Git)),
                (format!("{own}/index"), Some(PathMeaning::Git)),
                (format!("{own}/MERGE_HEAD"), Some(PathMeaning::Git)),
                (format!("{common}/packed-refs"), Some(PathMeaning::Git)),
                (
                    format!("{common}/reftable/tables.list"),
                    Some(PathMeaning::Git),
                ),
                (
                    format!("{own}/reftable/tables.list"),
                    Some(PathMeaning::Git),
                ),
                (format!("{own}/reftable/0x01-0x02.ref"), None),
                (format!("{common}/refs/heads/main"), Some(PathMeaning::Git)),
                (
                    format!("{common}/refs/remotes/origin/main"),
                    Some(PathMeaning::Git),
                ),
                (format!("{common}/refs/heads/main.lock"), None),
                (format!("{own}/index.lock"), None),
                (format!("{own}/COMMIT_EDITMSG"), None),
                (format!("{common}/objects/ab"), None),
            ] {
                assert_eq!(places.meaning(Path::new(&path)), meaning, "{path}");
            }
        }
    }
}
