//! Names of files and folders that are one on some systems: they differ only in case, or in their Unicode form.

use std::borrow::Cow;
use std::collections::HashMap;

use super::files::FileEntry;
use crate::files::Diagnostic;
use crate::i18n::message;
use crate::text::nfc;

/// The finding for each file whose path is that of another on some systems, or leads through a folder that is.
pub(super) fn twins(entries: &[FileEntry]) -> Vec<Diagnostic> {
    let mut first: HashMap<Cow<'_, str>, &str> = HashMap::with_capacity(entries.len() + 16);
    let mut found = Vec::new();
    for entry in entries {
        let Some(path) = entry.path.to_str() else {
            continue;
        };
        // Folders first, so that one finding says it of all that lies in them.
        let ends = path.match_indices('/').map(|(at, _)| at);
        for end in ends.chain([path.len()]) {
            let part = &path[..end];
            match first.get(&folded(part)) {
                Some(known) if *known != part => {
                    let finding = Diagnostic::warning(
                        "file-name-twin",
                        &entry.path,
                        message!("check-name-twin", part, known),
                    );
                    found.push(finding.hint(message!("check-name-twin-hint")));
                    break;
                }
                Some(_) => {}
                None => _ = first.insert(folded(part), part),
            }
        }
    }
    found
}

fn folded(path: &str) -> Cow<'_, str> {
    match path.is_ascii() && !path.bytes().any(|b| b.is_ascii_uppercase()) {
        true => Cow::Borrowed(path),
        false => Cow::Owned(nfc(path).to_lowercase()),
    }
}
