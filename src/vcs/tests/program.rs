//! Commits through the `git` program: hooks, signing, filters.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Sandbox, commit_in};
use crate::vcs::{
    CommitRequest, CommitTarget, NewCommit, Repository, Result, VcsErrorKind, program,
};

/// Writes an executable script. A child does the writing: a file that this process, with its other threads forking,
/// has open for writing could not be run.
pub(super) fn script(path: &Path, text: &str) {
    let mut child = Command::new("sh")
        .args(["-c", "cat >\"$0\" && chmod +x \"$0\""])
        .arg(path)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
}

impl Sandbox {
    fn hook(&self, name: &str, body: &str) {
        fs::create_dir_all(self.at(".git/hooks")).unwrap();
        script(
            &self.at(".git/hooks").join(name),
            &format!("#!/bin/sh\n{body}\n"),
        );
    }

    /// A repository whose `git` program does not see the machine's configuration.
    fn open_isolated(&self) -> Repository {
        let program = self.root.parent().unwrap().join("isolated-git");
        script(
            &program,
            "#!/bin/sh\nGIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 exec git \"$@\"\n",
        );
        let mut repository = self.open();
        repository.set_git_program(program);
        repository
    }

    fn commit_isolated(&self, paths: &[&str]) -> Result<NewCommit> {
        commit_in(&self.open_isolated(), paths)
    }
}

#[test]
fn hooks_run_and_new_changed_and_deleted_files_are_committed() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "git diff --cached --name-only > .git/seen");
    sandbox.hook("commit-msg", "echo 'Checked-by: the hook' >> \"$1\"");
    sandbox.write("README.md", "staged by a colleague\n");
    sandbox.write("catalogue/New/x.yaml", "staged by a colleague\n");
    sandbox.git(&["add", "README.md", "catalogue/New"]);
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.write(
        "catalogue/[N]ew/x.yaml",
        "new, under a name that looks like a pattern\n",
    );
    fs::remove_file(sandbox.at("catalogue/b.yaml")).unwrap();

    let committed = sandbox
        .commit_isolated(&[
            "catalogue/a.yaml",
            "catalogue/b.yaml",
            "catalogue/[N]ew/x.yaml",
        ])
        .unwrap();
    assert_eq!(
        (committed.id.as_str(), committed.files),
        (sandbox.head().as_str(), 3)
    );
    let files = [
        "A catalogue/[N]ew/x.yaml",
        "M catalogue/a.yaml",
        "D catalogue/b.yaml",
    ];
    assert_eq!(sandbox.last_commit(), files);
    assert_eq!(
        fs::read_to_string(sandbox.at(".git/seen"))
            .unwrap()
            .lines()
            .count(),
        3
    );
    assert!(
        sandbox
            .git(&["log", "-1", "--format=%B"])
            .contains("Checked-by: the hook")
    );
    let theirs = "M  README.md\nA  catalogue/New/x.yaml\n";
    assert_eq!(sandbox.status(), theirs);
    sandbox.assert_sound();
}

#[test]
fn a_refusing_hook_is_heard_and_nothing_is_staged() {
    let sandbox = Sandbox::new();
    sandbox.write("staged.txt", "staged by a colleague\n");
    sandbox.git(&["add", "staged.txt"]);
    sandbox.git(&["rm", "-q", "--cached", "catalogue/b.yaml"]);
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.write("catalogue/new.yaml", "new\n");
    sandbox.hook("pre-commit", "echo 'no commits on Fridays' >&2; exit 1");
    let (before, head) = (sandbox.status(), sandbox.head());

    let error = sandbox
        .commit_isolated(&["catalogue/a.yaml", "catalogue/b.yaml", "catalogue/new.yaml"])
        .unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::Refused);
    assert!(error.message.contains("no commits on Fridays"), "{error}");
    assert!(error.hint.unwrap().contains("pre-commit"));
    assert_eq!(sandbox.head(), head);
    assert_eq!(sandbox.status(), before);

    sandbox.hook("pre-commit", "exit 0");
    sandbox.hook("commit-msg", "echo 'no ticket in the message'; exit 1");
    let error = sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap_err();
    assert!(
        error.message.contains("no ticket in the message"),
        "{error}"
    );
    assert_eq!((sandbox.head(), sandbox.status()), (head, before));
    sandbox.assert_sound();
}

#[test]
fn a_hooks_folder_of_ones_own_is_honoured_and_a_hook_that_is_not_executable_is_not() {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "core.hooksPath", "tools/hooks"]);
    fs::create_dir_all(sandbox.at("tools/hooks")).unwrap();
    script(&sandbox.at("tools/hooks/pre-commit"), "#!/bin/sh\nexit 1\n");
    sandbox.write("catalogue/a.yaml", "changed\n");
    assert_eq!(
        sandbox
            .commit_isolated(&["catalogue/a.yaml"])
            .unwrap_err()
            .kind,
        VcsErrorKind::Refused
    );

    use std::os::unix::fs::PermissionsExt;
    let plain = fs::Permissions::from_mode(0o644);
    fs::set_permissions(sandbox.at("tools/hooks/pre-commit"), plain).unwrap();
    // Then no git program is asked at all.
    let mut repository = sandbox.open();
    repository.set_git_program(sandbox.at("no-such-program"));
    commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
}

#[test]
fn what_a_hook_says_comes_whole_and_without_escape_sequences() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "changed\n");
    // It also waits for an answer that nobody gives, and leaves a program behind that keeps its streams open.
    sandbox.hook(
        "pre-commit",
        "read answer; sleep 300 & echo $! > .git/left; printf '\\033[31mdòng 1\\033[0m\\n\\033]0;tiêu đề\\007dòng 2 [%s]\\n' \"$answer\" >&2; exit 1",
    );
    let error = sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap_err();
    let left = fs::read_to_string(sandbox.at(".git/left")).unwrap();
    Command::new("kill").arg(left.trim()).status().unwrap();
    assert_eq!(error.message, "git did not commit: dòng 1\ndòng 2 []");
}

#[test]
fn a_hook_may_change_the_message_and_the_files() {
    let sandbox = Sandbox::new();
    sandbox.hook("prepare-commit-msg", "sed -i 's/^Mark/Đánh dấu/' \"$1\"");
    sandbox.hook(
        "pre-commit",
        "echo 'by the hook' >> catalogue/a.yaml; git add catalogue/a.yaml",
    );
    sandbox.hook("post-commit", "git rev-parse HEAD > .git/told; exit 1");
    sandbox.write("catalogue/a.yaml", "changed\n");
    let done = sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(
        sandbox.git(&["show", "HEAD:catalogue/a.yaml"]),
        "changed\nby the hook\n"
    );
    assert_eq!(
        sandbox.git(&["log", "-1", "--format=%s"]).trim(),
        "Đánh dấu procedures"
    );
    assert_eq!(
        fs::read_to_string(sandbox.at(".git/told")).unwrap().trim(),
        done.id
    );
    assert_eq!(sandbox.status(), "");
}

#[test]
fn an_ssh_key_signs_and_a_missing_one_is_said() {
    let sandbox = Sandbox::new();
    let key = sandbox.root.parent().unwrap().join("key");
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "ra.soat", "-f"])
        .arg(&key)
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        return;
    }
    sandbox.git(&["config", "commit.gpgSign", "true"]);
    sandbox.git(&["config", "gpg.format", "ssh"]);
    sandbox.git(&["config", "user.signingKey", key.to_str().unwrap()]);
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap();
    assert!(
        sandbox
            .git(&["cat-file", "commit", "HEAD"])
            .contains("BEGIN SSH SIGNATURE")
    );
    fs::remove_file(&key).unwrap();
    sandbox.write("catalogue/a.yaml", "changed again\n");
    let before = sandbox.head();
    let error = sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::Refused);
    assert!(error.message.contains("key"), "{error}");
    assert!(error.hint.unwrap().contains("gpgSign"));
    assert_eq!(sandbox.head(), before);
}

#[test]
fn signing_is_left_to_git() {
    let sandbox = Sandbox::new();
    let signer = sandbox.root.parent().unwrap().join("signer");
    script(
        &signer,
        "#!/bin/sh\ncat > /dev/null\necho '[GNUPG:] BEGIN' >&2\necho '[GNUPG:] SIG_CREATED ' >&2\nprintf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n'\n",
    );
    sandbox.git(&["config", "commit.gpgSign", "true"]);
    sandbox.git(&["config", "gpg.format", "openpgp"]);
    sandbox.git(&["config", "gpg.program", signer.to_str().unwrap()]);
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap();
    assert!(
        sandbox
            .git(&["cat-file", "commit", "HEAD"])
            .contains("gpgsig")
    );
    assert_eq!(sandbox.status(), "");
}

#[test]
fn external_filters_are_left_to_git() {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "filter.shout.clean", "tr a-z A-Z"]);
    sandbox.write(".gitattributes", "*.yaml filter=shout\n");
    sandbox.write("catalogue/a.yaml", "quiet\n");
    sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(sandbox.git(&["show", "HEAD:catalogue/a.yaml"]), "QUIET\n");
}

#[test]
fn without_a_git_program_the_reason_is_said() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "exit 0");
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.write("catalogue/new.yaml", "new\n");
    let before = sandbox.state();
    let mut repository = sandbox.open();
    repository.set_git_program(sandbox.at("no-such-program"));
    let error = commit_in(&repository, &["catalogue/a.yaml", "catalogue/new.yaml"]).unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::GitProgramMissing);
    assert!(error.message.contains("hook pre-commit"), "{error}");
    assert!(sandbox.state() == before);
}

#[test]
fn first_commit_identity_time_and_lock_hold_on_this_way_too() {
    let sandbox = Sandbox::empty();
    sandbox.hook("pre-commit", "exit 0");
    sandbox.write("catalogue/a.yaml", "text\n");
    let repository = sandbox.open_isolated();
    let request = CommitRequest {
        paths: &[PathBuf::from("catalogue/a.yaml")],
        message: "Mark\n\n# kept",
        when: Some("2026-10-27T09:30:00+07:00[+07:00]".parse().unwrap()),
        target: CommitTarget::default(),
    };
    fs::write(sandbox.at(".git/index.lock"), "").unwrap();
    assert_eq!(
        repository.commit(&request).unwrap_err().kind,
        VcsErrorKind::Locked
    );
    fs::remove_file(sandbox.at(".git/index.lock")).unwrap();

    assert_eq!(repository.commit(&request).unwrap().files, 1);
    let stored = sandbox.git(&[
        "log",
        "-1",
        "--format=%an|%ce|%ad|%cd|%B",
        "--date=iso-strict",
    ]);
    let time = "2026-10-27T09:30:00+07:00";
    let person = "Nguyễn Thị Rà Soát|ra.soat@example.vn";
    assert_eq!(
        stored.trim_end(),
        format!("{person}|{time}|{time}|Mark\n\n# kept")
    );
    assert_eq!(
        repository.commit(&request).unwrap_err().kind,
        VcsErrorKind::NothingToCommit
    );
}

#[test]
fn what_moved_between_the_checks_and_the_program_is_not_committed_to() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.write("catalogue/new.yaml", "new\n");
    let repository = sandbox.open_isolated();
    let head = repository.head().unwrap();
    for amend in [None, head.commit.clone()] {
        let on = amend.is_none().then(|| head.clone());
        let plan = repository.plan(&CommitRequest {
            paths: &["catalogue/a.yaml", "catalogue/new.yaml"].map(PathBuf::from),
            message: "mine",
            when: None,
            target: CommitTarget { on, amend },
        });
        sandbox.git(&["commit", "-q", "--allow-empty", "-m", "theirs"]);
        let (before, status) = (sandbox.head(), sandbox.status());
        let error =
            program::commit::commit(&repository, &plan.unwrap(), &"a hook".into()).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::HeadMoved);
        assert_eq!((sandbox.head(), sandbox.status()), (before, status));
        sandbox.git(&["reset", "-q", "--soft", head.commit.as_deref().unwrap()]);
    }
}

#[test]
fn what_a_new_file_holds_is_on_disk_before_it_is_committed() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "exit 0");
    sandbox.write("catalogue/new.yaml", "new\n");
    let program = sandbox.root.parent().unwrap().join("traced-git");
    let trace = sandbox.root.parent().unwrap().join("trace");
    let run = format!("GIT_TRACE2_EVENT={} exec git \"$@\"", trace.display());
    script(&program, &format!("#!/bin/sh\n{run}\n"));
    let mut repository = sandbox.open();
    repository.set_git_program(program);
    commit_in(&repository, &["catalogue/new.yaml"]).unwrap();
    let trace = fs::read_to_string(trace).unwrap();
    let events = trace
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let events: Vec<serde_json::Value> = events.collect();
    let adds = |event: &&serde_json::Value| {
        event["event"] == "start" && event["argv"].to_string().contains("update-index")
    };
    let adding = events.iter().find(adds).unwrap();
    let flushed = events
        .iter()
        .filter(|event| event["event"] == "counter" && event["category"] == "fsync")
        .find(|event| event["sid"] == adding["sid"]);
    // The object and the index.
    let flushed = flushed.and_then(|event| event["count"].as_u64());
    assert_eq!(flushed, Some(2), "{trace}");
}

#[test]
fn what_hooks_say_when_they_pass_or_fail_afterwards_is_handed_on() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "echo 'cảnh báo: 3 tệp' >&2");
    sandbox.hook("post-commit", "echo 'không đẩy được' >&2; exit 1");
    sandbox.write("catalogue/a.yaml", "changed\n");
    let done = sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap();
    let said = done.said.unwrap();
    assert_eq!(said, "cảnh báo: 3 tệp\nkhông đẩy được");
    fs::remove_dir_all(sandbox.at(".git/hooks")).unwrap();
    sandbox.hook("pre-commit", "");
    sandbox.write("catalogue/a.yaml", "again\n");
    let done = sandbox.commit_isolated(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(done.said, None);
}
