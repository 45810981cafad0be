//! Watching a catalogue: who shows it is told when another program changed one of its files, or moved git.
//!
//! | file | what lives there |
//! |---|---|
//! | `places` | which folders are watched, and what a path in them means |
//!
//! The system tells of changes where it can; where it says that it cannot (no watch is left), stamps are compared every few
//! seconds. A file system that takes watches and never tells, as those of other machines do, is not noticed here: who shows
//! the catalogue looks at it again when the user comes back to it. What is told is quiet for a moment first, so that a file that is being written, or a
//! thousand that git checks out, are told once. Reading a file is no change: editors' swap files, our own temporary ones
//! and all that is no file of a catalogue are passed over.

mod places;

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::catalogue::load::Files;
use crate::session::Workspace;
use crate::session::open::own_writes::OwnWrites;

pub use places::{PathMeaning, WatchedPaths};

/// After so long without another change, what changed is told.
const QUIET: Duration = Duration::from_millis(20);
/// While changes go on and on, they are told so often.
const MOST: Duration = Duration::from_millis(250);
/// Where the system tells nothing, stamps are compared so often.
const POLL: Duration = Duration::from_secs(4);

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchReport {
    /// Something changed.
    Changed(ChangedParts),
    /// The system cannot tell; from now on stamps are compared.
    Deaf(WatchFailure),
}

/// Why the system cannot tell what changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchFailure {
    /// No watch is left for this user; where inotify watches, `fs.inotify.max_user_watches` says how many there are.
    NoWatchLeft,
    /// What the system says.
    Other(String),
}

/// What changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangedParts {
    /// Files of the catalogue.
    pub files: bool,
    /// What git knows: HEAD, a branch, the index, its configuration.
    pub git: bool,
    /// Something may have changed, which the system could not tell: it is to be looked at.
    pub unsure: bool,
}

impl ChangedParts {
    /// Whether nothing did.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == ChangedParts::default()
    }

    fn add(&mut self, other: ChangedParts) {
        self.files |= other.files;
        self.git |= other.git;
        self.unsure |= other.unsure;
    }
}

/// A catalogue that is watched until this is dropped.
#[derive(Debug)]
pub struct Watch {
    /// Where the thread is told to end.
    stop: Sender<WatchEvent>,
}

/// What the thread hears.
enum WatchEvent {
    Event(notify::Result<Event>),
    Stop,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.stop.send(WatchEvent::Stop);
    }
}

/// Begins to watch, on a thread of its own; `tell` is called there. What changed before the watch was up is told as
/// unsure. None: there is no thread to be had.
pub fn watch(workspace: &Workspace, tell: impl Fn(WatchReport) + Send + 'static) -> Option<Watch> {
    watch_every(workspace, POLL, tell)
}

/// The same, with how often stamps are compared where the system cannot tell.
fn watch_every(
    workspace: &Workspace,
    every: Duration,
    tell: impl Fn(WatchReport) + Send + 'static,
) -> Option<Watch> {
    let workspace = workspace.clone();
    let (sender, receiver) = channel();
    let stop = sender.clone();
    let thread = thread::Builder::new().name("watch".to_owned());
    let started = thread.spawn(move || {
        let heard = FileWatcher::new(&workspace, sender).and_then(|ears| {
            tell(WatchReport::Changed(ChangedParts {
                unsure: true,
                ..ChangedParts::default()
            }));
            listen(ears, &receiver, &tell)
        });
        if let Err(error) = heard {
            poll(&workspace, &receiver, every, &error, &tell);
        }
    });
    started.ok().map(|_| Watch { stop })
}

/// What hears the system.
struct FileWatcher {
    watcher: RecommendedWatcher,
    places: WatchedPaths,
    own_writes: OwnWrites,
}

impl FileWatcher {
    fn new(workspace: &Workspace, sender: Sender<WatchEvent>) -> notify::Result<FileWatcher> {
        let watcher = RecommendedWatcher::new(
            move |event| {
                // Who listened has gone: then nothing is to be told either.
                let _ = sender.send(WatchEvent::Event(event));
            },
            // What a link leads to is no file of the catalogue.
            notify::Config::default().with_follow_symlinks(false),
        )?;
        let mut ears = FileWatcher {
            watcher,
            places: WatchedPaths::of(workspace),
            own_writes: workspace.own_writes().clone(),
        };
        ears.attend()?;
        Ok(ears)
    }

    /// Watches every folder that is there.
    fn attend(&mut self) -> notify::Result<()> {
        for (folder, whole) in self.places.folders() {
            self.attend_to(&folder, whole)?;
        }
        Ok(())
    }

    fn attend_to(&mut self, folder: &Path, whole: bool) -> notify::Result<()> {
        let mode = match whole {
            true => RecursiveMode::Recursive,
            false => RecursiveMode::NonRecursive,
        };
        match self.watcher.watch(folder, mode) {
            // It went since it was seen; if it comes again, the folder around it tells.
            Err(error) if !folder.is_dir() => {
                drop(error);
                Ok(())
            }
            other => other,
        }
    }

    /// What an event means. A folder that came is watched from now on.
    fn take(&mut self, event: notify::Result<Event>) -> notify::Result<ChangedParts> {
        let event = event?;
        let mut touched = ChangedParts::default();
        if event.need_rescan() {
            touched.unsure = true;
            return Ok(touched);
        }
        if !is_change(&event.kind) {
            return Ok(touched);
        }
        for path in &event.paths {
            match self.places.meaning(path) {
                Some(PathMeaning::Catalogue) => touched.files |= !self.own_writes.is_own(path),
                Some(PathMeaning::Git) => touched.git = true,
                Some(PathMeaning::Top) => {
                    touched.files = true;
                    if path.is_dir() {
                        self.attend_to(path, true)?;
                    }
                }
                Some(PathMeaning::Repository) => {
                    touched.git = true;
                    self.places.look_for_git();
                    self.attend()?;
                }
                None => {}
            }
        }
        Ok(touched)
    }
}

impl From<&notify::Error> for WatchFailure {
    fn from(error: &notify::Error) -> WatchFailure {
        match error.kind {
            notify::ErrorKind::MaxFilesWatch => WatchFailure::NoWatchLeft,
            _ => WatchFailure::Other(error.to_string()),
        }
    }
}

/// Whether an event is about a change: files that are read, by us too, are not.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Listens until it is told to stop.
///
/// # Errors
/// The system cannot tell any more. A folder that it does not watch is enough: what happens there nobody hears.
fn listen(
    mut ears: FileWatcher,
    receiver: &Receiver<WatchEvent>,
    tell: &dyn Fn(WatchReport),
) -> notify::Result<()> {
    while let Ok(WatchEvent::Event(event)) = receiver.recv() {
        let begun = Instant::now();
        let mut touched = ChangedParts::default();
        let mut next = Some(event);
        while let Some(event) = next.take() {
            touched.add(ears.take(event)?);
            if touched.is_nothing() {
                break;
            }
            let left = MOST.saturating_sub(begun.elapsed());
            match receiver.recv_timeout(QUIET.min(left)) {
                Ok(WatchEvent::Event(event)) => next = Some(event),
                Ok(WatchEvent::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        if !touched.is_nothing() {
            tell(WatchReport::Changed(touched));
        }
    }
    Ok(())
}

/// Compares stamps until it is told to stop. What changed before the first look is for whoever hears of the error to see.
fn poll(
    workspace: &Workspace,
    receiver: &Receiver<WatchEvent>,
    every: Duration,
    error: &notify::Error,
    tell: &dyn Fn(WatchReport),
) {
    let look = || {
        let listing = workspace.files().list().ok();
        let files = listing.and_then(|listing| listing.stamp());
        (files, WatchedPaths::of(workspace).git_stamps())
    };
    let mut before = look();
    tell(WatchReport::Deaf(error.into()));
    loop {
        match receiver.recv_timeout(every) {
            // What was heard before it failed.
            Ok(WatchEvent::Event(_)) => continue,
            Ok(WatchEvent::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let now = look();
        let touched = ChangedParts {
            files: now.0 != before.0,
            git: now.1 != before.1,
            unsure: false,
        };
        before = now;
        if !touched.is_nothing() {
            tell(WatchReport::Changed(touched));
        }
    }
}

#[cfg(test)]
mod tests;
