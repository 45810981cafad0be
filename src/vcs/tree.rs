//! Trees: a new one from changes, and entries read without parsing the rest.

use std::collections::BTreeMap;
use std::path::PathBuf;

use git2::{Error, Oid, Repository};

/// The mode of a folder.
pub(super) const MODE_TREE: u32 = 0o040_000;
const MODE_FILE: u32 = 0o100_000;

/// What a path becomes: a blob with its mode, or nothing.
pub(super) type TreeChange = Option<(Oid, u32)>;

/// The tree that `base` becomes when each path has its outcome: a folder that loses its last file goes, a file
/// replaces a folder of its name and the other way round. Only trees on the way to a changed path are read. What is
/// stored is added to `stored`.
pub(super) fn updated(
    repo: &Repository,
    base: Option<Oid>,
    changes: &[(PathBuf, TreeChange)],
    stored: &mut Vec<Oid>,
) -> Result<Oid, Error> {
    let mut root = TreeNode::default();
    for (path, outcome) in changes {
        let node = path.iter().fold(&mut root, |node, name| {
            node.children.entry(name.as_encoded_bytes()).or_default()
        });
        node.outcome = Some(*outcome);
    }
    match root.apply(repo, base, stored)? {
        Some(id) => Ok(id),
        None => {
            let empty = repo.treebuilder(None)?.write()?;
            stored.push(empty);
            Ok(empty)
        }
    }
}

/// The changes of one folder.
#[derive(Default)]
struct TreeNode<'a> {
    outcome: Option<TreeChange>,
    children: BTreeMap<&'a [u8], TreeNode<'a>>,
}

impl TreeNode<'_> {
    /// None: nothing is left in the folder.
    fn apply(
        &self,
        repo: &Repository,
        base: Option<Oid>,
        stored: &mut Vec<Oid>,
    ) -> Result<Option<Oid>, Error> {
        let tree = base.map(|id| repo.find_tree(id)).transpose()?;
        let mut builder = repo.treebuilder(tree.as_ref())?;
        for (&name, child) in &self.children {
            if let Some(Some((id, mode))) = child.outcome {
                builder.insert(name, id, mode.cast_signed())?;
                continue;
            }
            let there = tree.as_ref().and_then(|tree| tree.get_name_bytes(name));
            let folder = there
                .as_ref()
                .filter(|entry| is_tree(entry.filemode().cast_unsigned()));
            if child.outcome == Some(None) && there.is_some() && folder.is_none() {
                builder.remove(name)?;
            }
            if !child.children.is_empty() {
                match child.apply(repo, folder.map(|entry| entry.id()), stored)? {
                    Some(id) => {
                        builder.insert(name, id, MODE_TREE.cast_signed())?;
                    }
                    None if folder.is_some() => builder.remove(name)?,
                    None => {}
                }
            }
        }
        if builder.is_empty() {
            Ok(None)
        } else {
            let id = builder.write()?;
            stored.push(id);
            Ok(Some(id))
        }
    }
}

/// One entry of a stored tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TreeEntry<'a> {
    pub mode: u32,
    pub name: &'a [u8],
    pub id: Oid,
}

/// A folder.
pub(super) fn is_tree(mode: u32) -> bool {
    mode == MODE_TREE
}

/// A regular file: no symbolic link, no submodule.
pub(super) fn is_file(mode: u32) -> bool {
    mode & 0o170_000 == MODE_FILE
}

/// The entries of a stored tree (`mode name NUL id`, again and again). libgit2's own parser makes an object of each,
/// which is most of the time of a walk. Ends with an error where the bytes are no tree.
pub(super) fn entries(mut bytes: &[u8]) -> impl Iterator<Item = Result<TreeEntry<'_>, Error>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let Some((entry, rest)) = first(bytes) else {
            bytes = &[];
            return Some(Err(Error::from_str("a stored tree is damaged")));
        };
        bytes = rest;
        Some(Ok(entry))
    })
}

fn first(bytes: &[u8]) -> Option<(TreeEntry<'_>, &[u8])> {
    const ID: usize = 20;
    let space = bytes.iter().position(|&byte| byte == b' ')?;
    let mode = u32::from_str_radix(std::str::from_utf8(&bytes[..space]).ok()?, 8).ok()?;
    let rest = &bytes[space + 1..];
    let end = rest.iter().position(|&byte| byte == 0)?;
    let id = Oid::from_bytes(rest.get(end + 1..end + 1 + ID)?).ok()?;
    Some((
        TreeEntry {
            mode,
            name: &rest[..end],
            id,
        },
        &rest[end + 1 + ID..],
    ))
}
