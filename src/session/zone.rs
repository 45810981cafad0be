//! The time zone in which a catalogue's days are told.

use jiff::tz::{TimeZone, offset};

use super::workspace::{MANIFEST, Workspace};
use crate::catalogue::yaml::parse;

/// Where the manifest names none.
const DEFAULT: &str = "Asia/Ho_Chi_Minh";

/// The zone that the manifest names as it stands now, whatever moment of the catalogue is looked at: so every command tells
/// the same day of the same commit.
#[must_use]
pub fn of(workspace: &Workspace) -> TimeZone {
    let path = workspace.root().join(MANIFEST);
    let bytes = std::fs::read(&path).unwrap_or_default();
    let manifest = parse(&path, &bytes).root;
    let named = manifest.and_then(|root| Some(root.get("zone")?.text()?.to_owned()));
    let named = named.and_then(|name| TimeZone::get(&name).ok());
    named
        .or_else(|| TimeZone::get(DEFAULT).ok())
        // A machine without a list of time zones: the country has one and no summer time.
        .unwrap_or_else(|| TimeZone::fixed(offset(7)))
}
