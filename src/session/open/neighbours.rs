//! Catalogues above and below a folder: one inside another would be read by neither as it was meant.

use std::path::{Path, PathBuf};

use super::workspace::MANIFEST;

/// Deepest folder, from the one that is asked about, in which a catalogue is looked for.
const DEEPEST: usize = 6;

/// Most folders that are looked into.
const MOST: usize = 20_000;

/// A catalogue near a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Neighbour {
    /// In a folder above it.
    Above(PathBuf),
    /// In a folder below it.
    Below(PathBuf),
}

/// The catalogue in whose folder this one lies, or else the first that lies in this one. The folder need not be there yet.
pub(crate) fn neighbour(folder: &Path) -> Option<Neighbour> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    // Of a folder that is to be made, the first part that is there has a real place.
    let there = folder.ancestors().find(|above| above.exists())?;
    let real = std::fs::canonicalize(there).unwrap_or_else(|_| there.to_owned());
    let holds = |at: &&Path| at.join(MANIFEST).is_file();
    let is_new = there != folder;
    if let Some(above) = real.ancestors().skip(usize::from(!is_new)).find(holds) {
        return Some(Neighbour::Above(above.to_owned()));
    }
    match is_new {
        true => None,
        false => below(&real).map(Neighbour::Below),
    }
}

fn below(folder: &Path) -> Option<PathBuf> {
    let mut level = vec![folder.to_owned()];
    let mut looked = 0;
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for folder in &level {
            looked += 1;
            if looked > MOST {
                return None;
            }
            // What cannot be read is no catalogue of ours.
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            for entry in entries {
                let name = entry.file_name();
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                if !is_folder || name.to_string_lossy().starts_with('.') {
                    continue;
                }
                let path = entry.path();
                if path.join(MANIFEST).is_file() {
                    return Some(path);
                }
                next.push(path);
            }
        }
        next.sort();
        level = next;
    }
    None
}
