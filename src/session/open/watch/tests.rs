//! What is told where the system cannot tell.

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{ChangedParts, WatchEvent, WatchFailure, WatchReport, poll, watch, watch_every};
use crate::files::Fingerprint;
use crate::session::Workspace;
use crate::vcs::Repository;

/// So long nothing is waited for that should come in milliseconds.
const LONG: Duration = Duration::from_secs(30);

/// A catalogue in a repository; one of its plans is a link to a file in a folder that nobody watches.
fn catalogue() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("catalogue.yaml"), "id: x\n").unwrap();
    fs::create_dir(root.join("plans")).unwrap();
    fs::create_dir(root.join("notes")).unwrap();
    fs::write(root.join("notes/a.yaml"), "id: a\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../notes/a.yaml", root.join("plans/a.yaml")).unwrap();
    Repository::init(root).unwrap();
    folder
}

/// Waits until stamps are compared.
fn until_deaf(news: &Receiver<WatchReport>) {
    let deaf = WatchReport::Deaf(WatchFailure::NoWatchLeft);
    while news.recv_timeout(LONG).unwrap() != deaf {}
}

#[cfg(target_os = "linux")]
#[test]
fn stamps_are_compared_once_the_system_cannot_tell_any_more() {
    let folder = catalogue();
    let (tell, news) = channel();
    let every = Duration::from_millis(5);
    let watch = watch_every(&Workspace::at(folder.path()), every, move |told| {
        let _ = tell.send(told);
    });
    let watch = watch.unwrap();
    let error = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    watch.stop.send(WatchEvent::Event(Err(error))).unwrap();
    until_deaf(&news);
    // No watch would tell of this one.
    fs::write(folder.path().join("notes/a.yaml"), "id: other\n").unwrap();
    let files = ChangedParts {
        files: true,
        ..ChangedParts::default()
    };
    assert_eq!(
        news.recv_timeout(LONG).unwrap(),
        WatchReport::Changed(files)
    );
}

#[test]
fn a_branch_that_moves_is_seen_where_stamps_are_compared() {
    let folder = catalogue();
    let workspace = Workspace::at(folder.path());
    let (tell, news) = channel();
    let (stop, heard) = channel();
    std::thread::scope(|scope| {
        let workspace = &workspace;
        scope.spawn(move || {
            let error = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
            let tell = |told| tell.send(told).unwrap();
            poll(workspace, &heard, Duration::from_millis(5), &error, &tell);
        });
        until_deaf(&news);
        // As a fetch leaves it: neither HEAD nor the index is touched.
        let branches = folder.path().join(".git/refs/remotes/origin");
        fs::create_dir_all(&branches).unwrap();
        let told = news.recv_timeout(LONG);
        // Before anything is asserted: the other thread is waited for.
        stop.send(WatchEvent::Stop).unwrap();
        let git = ChangedParts {
            git: true,
            ..ChangedParts::default()
        };
        assert_eq!(told.unwrap(), WatchReport::Changed(git));
    });
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_link_in_the_catalogue_leads_to_is_not_watched() {
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir(outside.path().join("G01")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("catalogue.yaml"), "id: x\n").unwrap();
    fs::create_dir(folder.path().join("procedures")).unwrap();
    Repository::init(folder.path()).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("procedures/out")).unwrap();
    let (tell, news) = channel();
    let watch = watch_every(&Workspace::at(folder.path()), LONG, move |told| {
        let _ = tell.send(told);
    });
    let watched = watch.unwrap();
    // It is up.
    assert!(matches!(news.recv_timeout(LONG).unwrap(), WatchReport::Changed(told) if told.unsure));
    fs::write(outside.path().join("G01/1.000001.yaml"), "code: x\n").unwrap();
    fs::write(folder.path().join(".git/FETCH_HEAD"), "").unwrap();
    // Of the two only the second is told; events come in their order.
    let told = news.recv_timeout(LONG).unwrap();
    assert!(
        matches!(told, WatchReport::Changed(told) if told.git && !told.files),
        "{told:?}"
    );
    drop(watched);
}

/// Each mark was heard as if somebody else had made it, and the whole catalogue was looked through again.
#[cfg(target_os = "linux")]
#[test]
fn what_was_written_and_handed_on_is_not_told_and_what_another_writes_there_is() {
    let folder = catalogue();
    let logs = folder.path().join("decisions/G15");
    fs::create_dir_all(&logs).unwrap();
    let workspace = Workspace::at(folder.path());
    let (tell, news) = channel();
    let watch = watch(&workspace, move |told| {
        let _ = tell.send(told);
    });
    let changed = || loop {
        match news.recv_timeout(LONG).unwrap() {
            WatchReport::Changed(parts) => return parts,
            WatchReport::Deaf(why) => panic!("{why:?}"),
        }
    };
    assert!(changed().unsure, "the watch is up");
    let log = logs.join("1.000001.yaml");
    let put = |text: &str| {
        fs::write(logs.join(".written.tmp"), text).unwrap();
        fs::rename(logs.join(".written.tmp"), &log).unwrap();
    };
    let own = workspace.own_writes();
    own.expect(&log, Fingerprint::of(b"a: 1\n"));
    put("a: 1\n");
    fs::write(folder.path().join(".git/HEAD"), "ref: refs/heads/other\n").unwrap();
    let mut told = changed();
    while !told.git {
        assert!(!told.files, "our own write was told");
        told = changed();
    }
    assert!(!told.files, "our own write was told");
    put("a: 2\n");
    while !changed().files {}
    // Whoever puts back what we wrote has changed it.
    put("a: 1\n");
    while !changed().files {}
    drop(watch);
}
