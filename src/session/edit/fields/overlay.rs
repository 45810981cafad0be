//! The files of a catalogue, some of them with another text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::catalogue::PlannedFiles;
use crate::session::{Source, Workspace};

/// The files of a catalogue with these texts in the place of what stands on disk. What the cache knows of the others is
/// used; of these, only their content tells what they are.
pub(super) fn source(workspace: &Workspace, texts: BTreeMap<PathBuf, String>) -> Source {
    let texts = texts.into_iter();
    let texts = texts.map(|(path, text)| (path, text.into_bytes()));
    let files = Arc::new(workspace.files_known());
    Source {
        files: Arc::new(PlannedFiles::new(files, texts.collect(), BTreeSet::new())),
        cache: workspace.cache(),
    }
}
