//! What is told where the system cannot tell.

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{Heard, News, Touched, Watch, watch_every};
use crate::session::Workspace;
use crate::vcs::Repository;

/// So long nothing is waited for that should come in milliseconds.
const LONG: Duration = Duration::from_secs(30);

/// A catalogue that was watched until the system said that it cannot tell any more.
struct Deafened {
    folder: tempfile::TempDir,
    _watch: Watch,
    news: Receiver<News>,
}

impl Deafened {
    fn new() -> Deafened {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("catalogue.yaml"), "id: x\n").unwrap();
        fs::create_dir(folder.path().join("plans")).unwrap();
        Repository::init(folder.path()).unwrap();
        let (tell, news) = channel();
        let every = Duration::from_millis(5);
        let watch = watch_every(&Workspace::at(folder.path()), every, move |told| {
            let _ = tell.send(told);
        });
        let watch = watch.unwrap();
        let error = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        watch.stop.send(Heard::Event(Err(error))).unwrap();
        let deafened = Deafened {
            folder,
            _watch: watch,
            news,
        };
        while !matches!(deafened.next(), News::Deaf(_)) {}
        deafened
    }

    fn next(&self) -> News {
        self.news.recv_timeout(LONG).unwrap()
    }
}

#[test]
fn a_file_that_changes_is_told_after_the_system_could_not_tell_any_more() {
    let deafened = Deafened::new();
    fs::write(deafened.folder.path().join("plans/a.yaml"), "id: a\n").unwrap();
    let files = Touched {
        files: true,
        ..Touched::default()
    };
    assert_eq!(deafened.next(), News::Changed(files));
}

#[test]
fn a_branch_that_moves_is_told_after_the_system_could_not_tell_any_more() {
    let deafened = Deafened::new();
    // As a fetch leaves it: neither HEAD nor the index is touched.
    let branches = deafened.folder.path().join(".git/refs/remotes/origin");
    fs::create_dir_all(&branches).unwrap();
    fs::write(branches.join("main"), "3f2c1a9".repeat(5)).unwrap();
    let git = Touched {
        git: true,
        ..Touched::default()
    };
    assert_eq!(deafened.next(), News::Changed(git));
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
    assert!(matches!(news.recv_timeout(LONG).unwrap(), News::Changed(told) if told.unsure));
    fs::write(outside.path().join("G01/1.000001.yaml"), "code: x\n").unwrap();
    fs::write(folder.path().join(".git/FETCH_HEAD"), "").unwrap();
    // Of the two only the second is told; events come in their order.
    let told = news.recv_timeout(LONG).unwrap();
    assert!(
        matches!(told, News::Changed(told) if told.git && !told.files),
        "{told:?}"
    );
    drop(watched);
}
