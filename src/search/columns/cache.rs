//! Columns in the user's cache folder, so that a start need not judge every procedure.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::Columns;
use crate::catalogue::Snapshot;
use crate::catalogue::cache::{Cache, read_frame, write_frame};
use crate::catalogue::load::ContentIdentity;

const SORT: &str = "columns";
/// Columns of so many dates are kept.
const KEPT: usize = 4;

impl Columns {
    /// The columns of a catalogue at a date: those of the cache, brought up to date, or built anew; the cache gets them behind
    /// that.
    pub fn cached(
        cache: &Cache,
        snapshot: &Snapshot,
        as_of: Date,
        today: Date,
        identity: &ContentIdentity,
    ) -> Arc<Columns> {
        // Those of another moment of the catalogue do too: what it did not change is not judged again.
        let mut folders = cache.folders();
        let saved = folders.find_map(|folder| {
            let saved: Option<Columns> = read_frame(&path(folder, as_of), SORT);
            saved.filter(|saved| saved.made.is_of(as_of, today, identity))
        });
        let renewed = match saved {
            Some(saved) if saved.is_as_it_was(snapshot, identity) => {
                let saved = Arc::new(saved);
                if !path(cache.folder(), as_of).exists() {
                    saved.write_behind(cache);
                }
                return saved;
            }
            saved => saved.and_then(|saved| saved.renewed(snapshot, identity)),
        };
        let columns =
            renewed.unwrap_or_else(|| Columns::build(snapshot, as_of, today, Some(identity)));
        let columns = Arc::new(columns);
        columns.write_behind(cache);
        columns
    }

    fn write_behind(self: &Arc<Columns>, cache: &Cache) {
        let (columns, of_work) = (Arc::clone(self), cache.for_work());
        cache.behind().push(move || columns.write(&of_work));
    }

    /// Where it cannot be written, it is built again next time.
    fn write(&self, cache: &Cache) {
        if write_frame(&path(cache.folder(), self.made.as_of), SORT, self).is_ok() {
            forget_oldest(cache);
        }
    }

    fn is_as_it_was(&self, snapshot: &Snapshot, identity: &ContentIdentity) -> bool {
        let files = snapshot.procedures();
        files.len() == self.len
            && files.iter().enumerate().all(|(at, file)| {
                let decisions = super::build::decisions_key(Some(identity), &file.code);
                file.key != 0 && self.keys[at] == (file.key, decisions)
            })
    }
}

fn path(folder: &Path, as_of: Date) -> PathBuf {
    folder.join(format!("columns-{as_of}.bin"))
}

/// A catalogue that is read as of today has other columns every day.
fn forget_oldest(cache: &Cache) {
    let Ok(entries) = std::fs::read_dir(cache.folder()) else {
        return;
    };
    let ours = entries.flatten().filter_map(|entry| {
        let name = entry.file_name();
        let is_ours = name.to_str()?.starts_with("columns-");
        let modified = entry.metadata().and_then(|data| data.modified()).ok()?;
        is_ours.then(|| (modified, entry.path()))
    });
    let mut ours: Vec<_> = ours.collect();
    ours.sort();
    for (_, path) in ours.iter().rev().skip(KEPT) {
        // One that cannot be removed takes some room and does no harm.
        let _ = std::fs::remove_file(path);
    }
}
