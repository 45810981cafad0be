//! Where a folder lay in earlier commits: one that was moved inside its repository is the same folder, and what it held
//! before is not forgotten.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use git2::Oid;

use super::error::Result;
use super::history::checked;
use super::path::from_bytes;
use super::repository::{HeadTip, Repository};
use super::tree;

type GitResult<T> = std::result::Result<T, git2::Error>;

/// A folder that is known by a file in it, and what of it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct KnownFolder<'a> {
    /// Where it lies now, relative to the top of the repository.
    pub home: &'a Path,
    /// The name of the file that it always has.
    pub mark: &'a str,
    /// Folders in it, by which it is told from others of its kind: one file at least stays as it is when it moves.
    pub content: &'a [&'a str],
}

impl Repository {
    /// Where a folder lay at a revision, which is where it lies now unless it was moved since, committed or not. A folder
    /// that was not there yet lay nowhere else.
    ///
    /// # Errors
    /// `UnknownRevision`, `Git` where an object is missing or damaged.
    pub fn home_at(&self, rev: &str, folder: KnownFolder<'_>) -> Result<PathBuf> {
        let home = checked(folder.home)?;
        // Where only the `git` program reads the repository, nothing is looked for.
        if self.limits().is_some() {
            return Ok(home);
        }
        let inner = self.native()?;
        let failed = |error: git2::Error| self.failed(&error, "read the history");
        let root = |rev: &str| -> Result<Oid> {
            let id = Oid::from_str(&self.resolve(rev)?).map_err(failed)?;
            Ok(inner.find_commit(id).map_err(failed)?.tree_id())
        };
        if HeadTip::read(inner)?.commit.is_none() {
            return Ok(home);
        }
        let mut homes = Homes::new(inner, folder);
        // Nearly always: then no tree is looked through.
        if homes.is_marked(root(rev)?, &home).map_err(failed)? {
            return Ok(home);
        }
        let now = homes.begin(root("HEAD")?, self.workdir());
        let now = now.map_err(failed)?;
        let then = homes.before(root(rev)?, &now).map_err(failed)?;
        Ok(then.path.clone())
    }
}

/// Where a folder lies in a commit.
#[derive(Debug)]
pub(super) struct Home {
    /// The folder, also where it is not there for a while.
    pub path: PathBuf,
    /// What it held last.
    tree: Option<Oid>,
}

/// Follows a folder from commits to their parents. Trees that many commits share are read once.
pub(super) struct Homes<'a> {
    inner: &'a git2::Repository,
    folder: KnownFolder<'a>,
    /// The folders with the mark, below each tree that was looked through.
    marked: HashMap<Oid, Rc<[PathBuf]>>,
    /// Those that are still there: they are others, and not where the folder came from.
    others: HashSet<PathBuf>,
}

impl<'a> Homes<'a> {
    pub(super) fn new(inner: &'a git2::Repository, folder: KnownFolder<'a>) -> Homes<'a> {
        Homes {
            inner,
            folder,
            marked: HashMap::new(),
            others: HashSet::new(),
        }
    }

    /// Where it lies in the last commit, by the tree of that; in the work tree it may lie elsewhere already.
    pub(super) fn begin(&mut self, root: Oid, top: Option<&Path>) -> GitResult<Rc<Home>> {
        let mark = self.folder.mark;
        let is_there = |path: &Path| top.is_none_or(|top| top.join(path).join(mark).exists());
        let marked = self.marked(root)?;
        self.others = marked
            .iter()
            .filter(|path| is_there(path))
            .cloned()
            .collect();
        self.others.remove(self.folder.home);
        let mut home = self.folder.home.to_owned();
        if let Some(top) = top
            && !self.is_marked(root, &home)?
        {
            for path in marked.iter().filter(|path| !is_there(path)) {
                let tree = self.tree(root, path)?;
                let mut names = self.content(tree)?.into_iter().map(|(name, _)| name);
                if names.any(|name| top.join(&home).join(name).exists()) {
                    home.clone_from(path);
                    break;
                }
            }
        }
        let tree = self.tree(root, &home)?;
        Ok(Rc::new(Home { path: home, tree }))
    }

    /// Where it lay in a parent, by the tree of that, of a commit in which it lies at `home`.
    pub(super) fn before(&mut self, parent: Oid, home: &Rc<Home>) -> GitResult<Rc<Home>> {
        let tree = self.tree(parent, &home.path)?;
        if tree.is_some() && tree == home.tree {
            return Ok(Rc::clone(home));
        }
        if self.is_marked(parent, &home.path)? {
            let path = home.path.clone();
            return Ok(Rc::new(Home { path, tree }));
        }
        for path in self.marked(parent)?.iter() {
            let tree = self.tree(parent, path)?;
            if !self.others.contains(path) && self.is_same(tree, home.tree)? {
                let path = path.clone();
                return Ok(Rc::new(Home { path, tree }));
            }
        }
        Ok(Rc::clone(home))
    }

    fn is_marked(&self, root: Oid, folder: &Path) -> GitResult<bool> {
        let mark = self.entry(root, &folder.join(self.folder.mark))?;
        Ok(mark.is_some_and(|(_, mode)| tree::is_file(mode)))
    }

    /// A folder of a tree.
    pub(super) fn tree(&self, root: Oid, folder: &Path) -> GitResult<Option<Oid>> {
        let entry = self.entry(root, folder)?;
        Ok(entry
            .filter(|(_, mode)| tree::is_tree(*mode))
            .map(|of| of.0))
    }

    fn entry(&self, root: Oid, path: &Path) -> GitResult<Option<(Oid, u32)>> {
        let mut at = (root, tree::MODE_TREE);
        for name in path {
            if !tree::is_tree(at.1) {
                return Ok(None);
            }
            let found = self.inner.find_tree(at.0)?;
            match found.get_name_bytes(name.as_encoded_bytes()) {
                Some(entry) => at = (entry.id(), entry.filemode().cast_unsigned()),
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// The folders below a tree that have the mark, relative to it.
    fn marked(&mut self, root: Oid) -> GitResult<Rc<[PathBuf]>> {
        if let Some(known) = self.marked.get(&root) {
            return Ok(Rc::clone(known));
        }
        let mut found = Vec::new();
        let tree = self.inner.find_tree(root)?;
        let is_one = tree.get_name(self.folder.mark).is_some();
        for entry in &tree {
            let mode = entry.filemode().cast_unsigned();
            if tree::is_file(mode) && entry.name_bytes() == self.folder.mark.as_bytes() {
                found.push(PathBuf::new());
            } else if tree::is_tree(mode) && !(is_one && self.is_content(entry.name_bytes())) {
                let name = from_bytes(entry.name_bytes());
                let below = self.marked(entry.id())?;
                found.extend(below.iter().map(|path| name.join(path)));
            }
        }
        let found: Rc<[PathBuf]> = found.into();
        self.marked.insert(root, Rc::clone(&found));
        Ok(found)
    }

    /// Whether a folder of that name in it holds its content, and no other like it.
    fn is_content(&self, name: &[u8]) -> bool {
        let content = self.folder.content;
        content.iter().any(|part| part.as_bytes() == name)
    }

    /// Whether two trees are the folder at two times: a file of its content stands in both as it is.
    fn is_same(&self, then: Option<Oid>, now: Option<Oid>) -> GitResult<bool> {
        Ok(!self.content(then)?.is_disjoint(&self.content(now)?))
    }

    /// The files of its content, relative to it.
    fn content(&self, folder: Option<Oid>) -> GitResult<BTreeSet<(PathBuf, Oid)>> {
        let mut files = BTreeSet::new();
        let Some(folder) = folder else {
            return Ok(files);
        };
        for part in self.folder.content {
            if let Some(tree) = self.tree(folder, Path::new(part))? {
                self.collect(tree, Path::new(part), &mut files)?;
            }
        }
        Ok(files)
    }

    fn collect(&self, tree: Oid, at: &Path, files: &mut BTreeSet<(PathBuf, Oid)>) -> GitResult<()> {
        for entry in &self.inner.find_tree(tree)? {
            let path = at.join(from_bytes(entry.name_bytes()));
            match tree::is_tree(entry.filemode().cast_unsigned()) {
                true => self.collect(entry.id(), &path, files)?,
                false => {
                    files.insert((path, entry.id()));
                }
            }
        }
        Ok(())
    }
}
