//! The current time, as a value that a test can set.

use jiff::{Timestamp, Zoned};

/// Tells the time. Everything that needs "now" is given one of these.
pub trait Clock: Send + Sync {
    /// The current time in the user's time zone.
    fn now(&self) -> Zoned;

    /// The current instant, to the second: what records keep.
    fn timestamp(&self) -> Timestamp {
        let now = self.now().timestamp();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Zoned {
        Zoned::now()
    }
}

/// A clock that stands still.
#[derive(Clone, Debug)]
pub struct FixedClock(pub Zoned);

impl Clock for FixedClock {
    fn now(&self) -> Zoned {
        self.0.clone()
    }
}
