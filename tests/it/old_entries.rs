//! Entries in the form of earlier versions, by which anybody could make what nobody decided look as if it had been published
//! elsewhere: they count where a commit shows that they are old.

use super::gate::{CODE, home, listed, on, path, put};
use super::support::Home;

const TODAY: &str = "2026-11-21";

/// A log of one entry that was never decided here and whose own verdicts shut the gate.
fn planted(home: &Home, recorded: &str) {
    std::fs::create_dir_all(home.folder().join(path(CODE)).parent().unwrap()).unwrap();
    let digest = "0".repeat(64);
    put(
        home,
        &path(CODE),
        &format!(
            "code: '{CODE}'\n\
             decisions:\n\
             - id: 20231215-0badcafe\n  as_of: 2023-12-15\n  recorded: {recorded}T02:00:00Z\n  outcome: eligible_full\n  \
             state: published\n  by:\n    name: Nguyễn Văn Ai\n    email: ai@example.org\n  evidence:\n    commit: null\n    \
             rules_version: '1'\n    verdicts:\n      no-plan: flag\n    digest: sha256:{digest}\n  \
             published:\n    number: 9/QĐ-B1\n    signed: 2023-12-15\n    signer: Bộ trưởng\n    annex_row: 1\n  source: giả\n"
        ),
    );
}

fn list(home: &Home, today: &str) -> (u8, String) {
    let line = [
        "export", "eligible", "--number", "9/QĐ-B1", "--format", "csv",
    ];
    let ran = on(home, today, &line);
    (ran.exit, ran.out)
}

fn check(home: &Home, today: &str, more: &[&str]) -> (u8, String) {
    let ran = on(home, today, &[&["check"], more].concat());
    (ran.exit, ran.out)
}

#[test]
fn an_entry_that_says_it_is_old_and_that_no_commit_has_passes_nothing() {
    let home = home();
    planted(&home, "2026-11-05");
    for more in [&[][..], &["--since", "HEAD"]] {
        let (exit, out) = check(&home, TODAY, more);
        assert_eq!(exit, 1, "{out}");
        assert!(out.contains("decision-old-form"), "{out}");
    }
    let (exit, out) = list(&home, TODAY);
    assert!(exit == 1 && !out.contains(CODE), "{exit} {out}");
    let line = ["commit", "--yes", "--message", "x", "--despite-errors"];
    let ran = on(&home, TODAY, &line);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("form of earlier versions"), "{}", ran.err);
}

#[test]
fn an_old_entry_that_the_last_commit_has_stays_what_it_is() {
    let home = home();
    planted(&home, "2026-11-05");
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "cũ"]);
    let (exit, out) = check(&home, TODAY, &[]);
    assert!(!out.contains("decision-"), "{out}");
    assert_eq!(exit, 0, "{out}");
    let (exit, out) = list(&home, TODAY);
    assert!(exit == 0 && out.contains(CODE), "{exit} {out}");
    // Wherever its log moves to.
    let to = "decisions/b9/1.000001.yaml";
    std::fs::create_dir_all(home.folder().join(to).parent().unwrap()).unwrap();
    std::fs::rename(home.folder().join(path(CODE)), home.folder().join(to)).unwrap();
    let (_, out) = check(&home, TODAY, &[]);
    assert!(!out.contains("decision-old-form"), "{out}");
    // Against what came before it, it is new.
    let (exit, out) = check(&home, TODAY, &["--since", "HEAD~1"]);
    assert_eq!(exit, 1, "{out}");
    assert!(out.contains("decision-old-form"), "{out}");
}

#[test]
fn an_entry_recorded_when_no_version_wrote_its_form_is_not_old_whoever_committed_it() {
    let home = home();
    planted(&home, "2026-12-01");
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "x"]);
    let (exit, out) = check(&home, "2026-12-06", &[]);
    assert_eq!(exit, 1, "{out}");
    assert!(out.contains("decision-old-form"), "{out}");
    let (exit, out) = list(&home, "2026-12-06");
    assert!(exit == 1 && !out.contains(CODE), "{exit} {out}");
}

#[test]
fn where_no_commit_can_be_asked_an_old_entry_is_told_and_on_no_list() {
    let ignored = home();
    put(&ignored, ".gitignore", "/decisions/\n");
    planted(&ignored, "2026-11-05");
    let (exit, out) = check(&ignored, TODAY, &[]);
    assert_eq!(exit, 1, "{out}");
    assert!(out.contains("decision-old-form"), "{out}");
    let without = home();
    planted(&without, "2026-11-05");
    std::fs::remove_dir_all(without.folder().join(".git")).unwrap();
    let (exit, out) = check(&without, TODAY, &[]);
    assert_eq!(exit, 0, "{out}");
    assert!(out.contains("decision-old-form-unproven"), "{out}");
    for home in [ignored, without] {
        let (exit, out) = list(&home, TODAY);
        assert!(exit == 1 && !out.contains(CODE), "{exit} {out}");
        assert!(listed(&home, TODAY).is_empty());
    }
}
