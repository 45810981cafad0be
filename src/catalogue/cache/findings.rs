//! What is wrong between the files of a catalogue, for the contents that were checked last.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Cache;
use super::frame::{read_frame, write_frame};
use super::table::CachedFinding;
use crate::catalogue::load::{ContentIdentity, LoadedCatalogue};
use crate::files::Diagnostic;

const SORT: &str = "findings";
const NAME: &str = "findings.bin";

#[derive(Serialize, Deserialize)]
struct StoredFindings {
    contents: [u8; 32],
    findings: Vec<(PathBuf, CachedFinding)>,
}

impl Cache {
    /// What is wrong between the files of a loaded catalogue: what was found for the same contents, or what `find` finds.
    pub fn findings(
        &self,
        loaded: &LoadedCatalogue,
        find: impl FnOnce() -> Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let Some(identity) = &loaded.identity else {
            return find();
        };
        let contents = contents(loaded, identity);
        let path = self.folder().join(NAME);
        if let Some(found) = read(&path, contents) {
            return found;
        }
        let found = find();
        let kept = StoredFindings {
            contents,
            findings: found
                .iter()
                .map(|f| (f.path.clone(), CachedFinding::of(f)))
                .collect(),
        };
        // Where it cannot be written, it is found again next time.
        self.behind()
            .push(move || _ = write_frame(&path, SORT, &kept));
        found
    }
}

fn read(path: &std::path::Path, contents: [u8; 32]) -> Option<Vec<Diagnostic>> {
    let kept: StoredFindings = read_frame(path, SORT)?;
    let same = kept.contents == contents;
    let findings = kept.findings.iter().filter(|_| same);
    let found: Option<Vec<Diagnostic>> = findings.map(|(path, f)| f.diagnostic(path)).collect();
    found.filter(|_| same)
}

/// Names the contents of all files.
fn contents(loaded: &LoadedCatalogue, identity: &ContentIdentity) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(identity.context.to_le_bytes());
    for file in loaded.snapshot.procedures() {
        hasher.update(file.key.to_le_bytes());
    }
    let mut decisions: Vec<_> = identity.decisions.iter().collect();
    decisions.sort_unstable();
    for (code, key) in decisions {
        hasher.update(code);
        hasher.update(key.to_le_bytes());
    }
    hasher.finalize().into()
}
