//! What only a real folder can hold.

use std::fs;

use super::*;
use crate::catalogue::load::DiskFiles;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in BASE {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::create_dir(folder.path().join("plans")).unwrap();
    folder
}

fn found(folder: &tempfile::TempDir) -> Vec<String> {
    lines(&check_all(&DiskFiles::new(folder.path())), "")
}

#[test]
fn a_folder_on_disk_reads_as_one_in_memory() {
    assert_eq!(found(&folder()), [""; 0]);
}

#[test]
fn a_large_file_is_refused_unread() {
    let folder = folder();
    let file = fs::File::create(folder.path().join("plans/a.yaml")).unwrap();
    file.set_len(1 << 40).unwrap();
    assert_eq!(found(&folder), ["plans/a.yaml:1:1 file-too-large"]);
}

#[cfg(unix)]
#[test]
fn links_outside_and_what_is_no_file_are_not_read() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let plans = folder.path().join("plans");
    let outside = tempfile::NamedTempFile::new().unwrap();
    symlink(outside.path(), plans.join("a-outside.yaml")).unwrap();
    symlink("nowhere", plans.join("b-dangling.yaml")).unwrap();
    symlink("..", plans.join("c-loop")).unwrap();
    symlink("d-self.yaml", plans.join("d-self.yaml")).unwrap();
    fs::create_dir(plans.join("e-folder.yaml")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(plans.join("f-socket.yaml")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(plans.join("g-fifo.yaml"))
        .status();
    let mut wanted: Vec<String> = [
        "a-outside.yaml",
        "b-dangling.yaml",
        "c-loop",
        "d-self.yaml",
        "f-socket.yaml",
    ]
    .map(|name| format!("plans/{name}:1:1 file-unreadable"))
    .into();
    if made.is_ok_and(|status| status.success()) {
        wanted.push("plans/g-fifo.yaml:1:1 file-unreadable".to_owned());
    }
    assert_eq!(found(&folder), wanted);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_reported_and_hides_no_other() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("plans/a.yaml");
    fs::write(&path, "type: option\nid: a\nprocedures: []\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads it all the same.
    let wanted: &[&str] = match fs::read(&path) {
        Ok(_) => &[],
        Err(_) => &["plans/a.yaml:1:1 file-unreadable"],
    };
    assert_eq!(found(&folder), wanted);
}
