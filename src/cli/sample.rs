//! That what is written was made from a sample.

use super::context::CommandContext;
use super::exit::CliError;
use crate::catalogue::Snapshot;

/// Writes the line that stands above whatever is made from a sample catalogue: nobody takes it for a ministry's.
pub(super) fn tell(context: &mut CommandContext<'_>, snapshot: &Snapshot) -> Result<(), CliError> {
    if snapshot.is_sample() {
        writeln!(context.out, "{}", context.strings.get("note-sample"))?;
    }
    Ok(())
}
