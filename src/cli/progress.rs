//! How far long work is, on a terminal alone.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::context::CommandContext;

/// How often the bar is drawn anew. Work that takes less shows none.
const TICK: Duration = Duration::from_millis(100);

/// Shows how far a piece of work is, where somebody looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProgressLine {
    show: bool,
}

impl ProgressLine {
    /// Shows it where standard error is a terminal and nobody asked for data alone.
    pub(super) fn new(context: &CommandContext<'_>) -> ProgressLine {
        ProgressLine {
            show: context.environment.progress && !context.global.quiet && !context.json(),
        }
    }

    /// Does a piece of work. `now` tells how much is done, and how much there is in all.
    pub(super) fn during<T>(
        self,
        now: &(dyn Fn() -> (usize, usize) + Sync),
        work: impl FnOnce() -> T,
    ) -> T {
        if !self.show {
            return work();
        }
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let watcher = scope.spawn(|| watch(now, &done));
            let result = work();
            done.store(true, Ordering::Release);
            // Whoever waited for the work need not wait for the bar.
            watcher.thread().unpark();
            result
        })
    }
}

fn watch(now: &dyn Fn() -> (usize, usize), done: &AtomicBool) {
    let mut bar: Option<ProgressBar> = None;
    loop {
        thread::park_timeout(TICK);
        if done.load(Ordering::Acquire) {
            break;
        }
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::new(0);
            match ProgressStyle::with_template("{bar:40} {pos}/{len}") {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        let (position, length) = now();
        bar.set_length(length as u64);
        bar.set_position(position as u64);
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
}
