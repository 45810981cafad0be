//! What is only for the next start, and is done behind what somebody waits for.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Work that is put off. What nobody has done is done when the last handle goes.
#[derive(Clone, Debug, Default)]
pub struct WriteBehind(Arc<WorkQueue>);

type Work = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct WorkQueue {
    waiting: Mutex<VecDeque<Work>>,
    /// Held by who does it: who asks for it meanwhile waits, and finds it done.
    doing: Mutex<()>,
}

impl WriteBehind {
    /// Puts work off.
    pub fn push(&self, work: impl FnOnce() + Send + 'static) {
        let waiting = &self.0.waiting;
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push_back(Box::new(work));
    }

    /// Does all that was put off, in its order.
    pub fn run(&self) {
        self.0.run();
    }
}

impl WorkQueue {
    fn run(&self) {
        let _doing = self.doing.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let next = self.waiting.lock();
            let next = next.unwrap_or_else(PoisonError::into_inner).pop_front();
            match next {
                Some(work) => work(),
                None => return,
            }
        }
    }
}

impl Drop for WorkQueue {
    fn drop(&mut self) {
        self.run();
    }
}

impl fmt::Debug for WorkQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkQueue").finish_non_exhaustive()
    }
}

/// Handles say nothing of what they belong to.
impl PartialEq for WriteBehind {
    fn eq(&self, _: &WriteBehind) -> bool {
        true
    }
}

impl Eq for WriteBehind {}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn what_was_put_off_is_done_once_and_at_the_latest_with_the_last_handle() {
        let done = Arc::new(AtomicUsize::new(0));
        let put_off = |behind: &WriteBehind| {
            let done = Arc::clone(&done);
            behind.push(move || _ = done.fetch_add(1, Ordering::Relaxed));
        };
        let behind = WriteBehind::default();
        put_off(&behind);
        put_off(&behind);
        assert_eq!(done.load(Ordering::Relaxed), 0);
        behind.run();
        behind.run();
        assert_eq!(done.load(Ordering::Relaxed), 2);
        put_off(&behind);
        let other = behind.clone();
        drop(behind);
        assert_eq!(done.load(Ordering::Relaxed), 2);
        drop(other);
        assert_eq!(done.load(Ordering::Relaxed), 3);
    }
}
