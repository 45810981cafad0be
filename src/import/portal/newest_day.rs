//! The newest day on which anything of an issuer was retrieved: what an older source has beside that may have ended since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::kind::{FileKind, procedure_path};
use crate::import::target::ImportTarget;

/// By issuer, of those that are asked for: the newest day in the files of its folder. Files that cannot be read say nothing.
pub(super) fn newest(
    target: &ImportTarget<'_>,
    issuers: &BTreeSet<&str>,
) -> BTreeMap<String, Date> {
    let folders: Vec<(&str, _)> = issuers
        .iter()
        .map(|issuer| (*issuer, procedure_path(Some(issuer), "x")))
        .collect();
    let mut newest = BTreeMap::new();
    for (issuer, path) in folders {
        let folder = path.parent().unwrap_or(Path::new(""));
        let files: Vec<&Path> = target
            .of_kind(FileKind::Procedure)
            .filter(|path| path.parent() == Some(folder))
            .collect();
        let days = files.par_iter().filter_map(|path| {
            let file = target.read_known(path).ok()?;
            file.json["imported"]["retrieved"]
                .as_str()?
                .parse::<Date>()
                .ok()
        });
        if let Some(day) = days.max() {
            newest.insert(issuer.to_owned(), day);
        }
    }
    newest
}
