//! Jobs on threads, with their results on one channel: nothing slow runs where keys are read.
//!
//! The owner of [`Jobs`] is one thread. It starts jobs, takes what they send, and knows when none is left, which is how
//! tests wait without sleeping. A job that panics does not take the program with it: the panic is kept for the owner.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Running jobs, and the channel on which their results come.
#[derive(Debug)]
pub(crate) struct Jobs<M> {
    sender: Sender<JobMessage<M>>,
    receiver: Receiver<JobMessage<M>>,
    running: usize,
    failure: Option<String>,
}

#[derive(Debug)]
enum JobMessage<M> {
    Message(M),
    Ended { panic: Option<String> },
}

/// Where what a job finds is posted. What is posted after the owner has gone is dropped.
#[derive(Debug)]
pub(crate) struct Outbox<M>(Sender<JobMessage<M>>);

impl<M> Outbox<M> {
    /// Posts a message to the owner.
    pub(crate) fn post(&self, message: M) {
        let _ = self.0.send(JobMessage::Message(message));
    }
}

impl<M> Default for Jobs<M> {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            running: 0,
            failure: None,
        }
    }
}

impl<M: Send + 'static> Jobs<M> {
    /// Starts a job on a thread of its own.
    pub(crate) fn start(&mut self, job: impl FnOnce(&Outbox<M>) + Send + 'static) {
        self.running += 1;
        let sender = self.sender.clone();
        let outbox = Outbox(self.sender.clone());
        let started = thread::Builder::new().spawn(move || {
            let ended = catch_unwind(AssertUnwindSafe(|| job(&outbox)));
            let panic = ended.err().map(|payload| words(payload.as_ref()));
            let _ = sender.send(JobMessage::Ended { panic });
        });
        if let Err(error) = started {
            self.running -= 1;
            self.failure = Some(format!("cannot start a thread: {error}"));
        }
    }

    /// Where something that is no job, and need not end, posts what it finds; nobody waits for it.
    pub(crate) fn outbox(&self) -> Outbox<M> {
        Outbox(self.sender.clone())
    }

    /// Starts a job of a kind of which only the newest matters: while one runs, the next waits, and one that still waits
    /// is replaced by a newer.
    pub(crate) fn start_newest(
        &mut self,
        kind: &NewestJob<M>,
        job: impl FnOnce(&Outbox<M>) + Send + 'static,
    ) {
        let kind = kind.clone();
        if kind.offer(Box::new(job)) {
            self.start(move |outbox| {
                while let Some(job) = kind.take() {
                    job(outbox);
                }
            });
        }
    }

    /// The next message that is there already.
    pub(crate) fn poll(&mut self) -> Option<M> {
        while let Ok(parcel) = self.receiver.try_recv() {
            if let Some(message) = self.open(parcel) {
                return Some(message);
            }
        }
        None
    }

    /// The next message; waits for it as long as a job runs. None: no job is left that could send one.
    pub(crate) fn wait(&mut self) -> Option<M> {
        loop {
            if let Some(message) = self.poll() {
                return Some(message);
            }
            if self.running == 0 {
                return None;
            }
            let parcel = self.receiver.recv().ok()?;
            if let Some(message) = self.open(parcel) {
                return Some(message);
            }
        }
    }

    /// Number of jobs of which the end has not been seen.
    pub(crate) fn running(&self) -> usize {
        self.running
    }

    /// What a job said when it panicked, or why none could be started.
    pub(crate) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    fn open(&mut self, parcel: JobMessage<M>) -> Option<M> {
        match parcel {
            JobMessage::Message(message) => Some(message),
            JobMessage::Ended { panic } => {
                self.running -= 1;
                self.failure = self.failure.take().or(panic);
                None
            }
        }
    }
}

type Job<M> = Box<dyn FnOnce(&Outbox<M>) + Send>;

/// A kind of job of which only the newest matters.
pub(crate) struct NewestJob<M>(Arc<Mutex<JobSlot<M>>>);

struct JobSlot<M> {
    waiting: Option<Job<M>>,
    served: bool,
}

impl<M> std::fmt::Debug for NewestJob<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Newest")
    }
}

impl<M> Clone for NewestJob<M> {
    fn clone(&self) -> Self {
        NewestJob(Arc::clone(&self.0))
    }
}

impl<M> Default for NewestJob<M> {
    fn default() -> Self {
        NewestJob(Arc::new(Mutex::new(JobSlot {
            waiting: None,
            served: false,
        })))
    }
}

impl<M> NewestJob<M> {
    /// Leaves a job here in place of one that still waits; whether a thread has to be started for it.
    fn offer(&self, job: Job<M>) -> bool {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        place.waiting = Some(job);
        !std::mem::replace(&mut place.served, true)
    }

    /// The job that waits; with none, the thread that asks is done.
    fn take(&self) -> Option<Job<M>> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let job = place.waiting.take();
        place.served = job.is_some();
        job
    }
}

fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a job panicked".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_ends_when_every_job_has() {
        let mut jobs = Jobs::default();
        for number in 0..4 {
            jobs.start(move |outbox| {
                outbox.post(number);
                outbox.post(number + 10);
            });
        }
        let mut seen = Vec::new();
        while let Some(message) = jobs.wait() {
            seen.push(message);
        }
        seen.sort_unstable();
        assert_eq!(seen, [0, 1, 2, 3, 10, 11, 12, 13]);
        assert_eq!(jobs.running(), 0);
    }

    #[test]
    fn of_waiting_jobs_of_a_kind_only_the_newest_runs() {
        let mut jobs = Jobs::default();
        let kind = NewestJob::default();
        let (go, gate) = channel::<()>();
        jobs.start_newest(&kind, move |outbox| {
            let _ = gate.recv();
            outbox.post(1);
        });
        // The first may not have been taken up yet; then it is the one that is replaced.
        jobs.start_newest(&kind, |outbox| outbox.post(2));
        jobs.start_newest(&kind, |outbox| outbox.post(3));
        drop(go);
        let mut seen = Vec::new();
        while let Some(message) = jobs.wait() {
            seen.push(message);
        }
        assert_eq!(seen.last(), Some(&3));
        assert!(!seen.contains(&2), "{seen:?}");
    }

    #[test]
    fn a_panic_of_a_job_is_told_and_the_others_go_on() {
        let mut jobs: Jobs<u8> = Jobs::default();
        jobs.start(|_| panic!("thrown on purpose"));
        jobs.start(|outbox| outbox.post(7));
        assert_eq!(jobs.wait(), Some(7));
        assert_eq!(jobs.wait(), None);
        assert_eq!(jobs.failure(), Some("thrown on purpose"));
    }
}
