//! Snapshot, as-of date, window, and what rules look up more than once.

use jiff::civil::Date;

use super::usage::Reports;
use super::window::Window;
use crate::catalogue::Snapshot;

/// What every rule is a function of.
#[derive(Debug)]
pub struct Context<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The date at which it is read.
    pub as_of: Date,
    /// The current day: no report knows anything of a day after it.
    pub today: Date,
    /// The window that ends on the as-of date.
    pub window: Window,
    /// The reports that touch the window, indexed.
    pub reports: Reports<'a>,
}

impl<'a> Context<'a> {
    /// The context of a catalogue at a date, to judge a few procedures. `today` is the clock's day in the catalogue's zone;
    /// for what a future day will say if nothing changes until then, it is that day.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, as_of: Date, today: Date) -> Context<'a> {
        let window = Window::of(snapshot, as_of);
        Context {
            snapshot,
            as_of,
            today,
            window,
            reports: Reports::new(snapshot, window, today),
        }
    }

    /// The same for judging all of them: takes a while to make, and looks up counts quickly.
    #[must_use]
    pub fn of_all(snapshot: &'a Snapshot, as_of: Date, today: Date) -> Context<'a> {
        let mut context = Context::new(snapshot, as_of, today);
        context.reports.index();
        context
    }
}
