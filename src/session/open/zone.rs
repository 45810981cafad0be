//! The time zone in which a catalogue's days are told.

use jiff::tz::TimeZone;

use super::workspace::{MANIFEST, Workspace};
use crate::catalogue::model::time_zone;
use crate::yaml::parse;

/// The zone that the manifest names as it stands now, whatever moment of the catalogue is looked at: so every command tells
/// the same day of the same commit.
pub(crate) fn of(workspace: &Workspace) -> TimeZone {
    let path = workspace.root().join(MANIFEST);
    let bytes = std::fs::read(&path).unwrap_or_default();
    let manifest = parse(&path, &bytes).root;
    let named = manifest.and_then(|root| Some(root.get("zone")?.text()?.to_owned()));
    time_zone(named.as_deref())
}
