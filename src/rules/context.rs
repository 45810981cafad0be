//! Snapshot, as-of date, window, and what rules look up more than once.

use jiff::civil::Date;

use super::usage::Reports;
use super::window::{DEFAULT_MONTHS, Window};
use crate::catalogue::Snapshot;

/// What every rule is a function of.
#[derive(Debug)]
pub struct Context<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The date at which it is read.
    pub as_of: Date,
    /// The window that ends on it.
    pub window: Window,
    /// The reports that touch the window, indexed.
    pub reports: Reports<'a>,
}

impl<'a> Context<'a> {
    /// The context of a catalogue at a date.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, as_of: Date) -> Context<'a> {
        let months = snapshot
            .manifest()
            .map_or(DEFAULT_MONTHS, |manifest| manifest.policy.window.months);
        let window = Window::ending_on(as_of, months);
        Context {
            snapshot,
            as_of,
            window,
            reports: Reports::new(snapshot, window),
        }
    }
}
