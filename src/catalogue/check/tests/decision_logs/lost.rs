//! Logs that lost what a revision has.

use super::*;

pub(super) fn lost_between(before: &str, now: &str) -> Vec<Diagnostic> {
    let read = |files: &TestFiles| {
        load(files, true, &LoadProgress::default())
            .unwrap()
            .snapshot
    };
    let now = memory(now);
    let before = [RevisionLog::read(Path::new(LOG), before.as_bytes())];
    lost(&before, &read(&now), "HEAD", &now)
}

#[test]
fn a_log_that_was_rewritten_by_hand_is_an_error_wherever_the_entry_stood() {
    let whole = chain(&[], &[]);
    let before = log(&whole);
    let codes = |now: &[String]| -> Vec<&str> {
        let found = lost_between(&before, &log(now));
        found.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&whole), Vec::<&str>::new());
    let mut more = whole.clone();
    more.push(entry(
        "w",
        "withdrawn",
        &[("refers_to", "c"), ("reason", "x")],
    ));
    assert_eq!(
        codes(&more),
        Vec::<&str>::new(),
        "what is added stands at the end"
    );
    assert_eq!(codes(&whole[..2]), ["decision-erased"]);
    let mut other = whole.clone();
    other[1] = entry("b", "approved", &[("refers_to", "a"), ("reason", "khác")]);
    assert_eq!(codes(&other), ["decision-rewritten"]);
    let turned = [whole[1].clone(), whole[0].clone(), whole[2].clone()];
    assert_eq!(codes(&turned), ["decision-rewritten"]);
    assert_eq!(codes(&[]), ["decision-erased"; 3]);
}

#[test]
fn a_log_that_could_not_be_read_is_not_erased_for_that() {
    let whole = chain(&[], &[]);
    let unknown_key = format!("{}zz: 1\n", log(&whole));
    let torn = log(&whole).replace("code:", "code: [");
    let codes = |before: &str, now: &str| -> Vec<&str> {
        let found = lost_between(before, now);
        found.iter().map(|finding| finding.code).collect()
    };
    for before in [&unknown_key, &torn] {
        assert_eq!(codes(before, &log(&whole)), Vec::<&str>::new(), "{before}");
        assert_eq!(codes(before, before), ["decision-unread"]);
        assert_eq!(codes(before, "a: [\n"), ["decision-unread"]);
        assert_eq!(codes(before, &log(&whole[..2])), ["decision-erased"]);
    }
    // What can be read of it is held against what is there now.
    let mut other = whole.clone();
    other[1] = entry("b", "approved", &[("refers_to", "a"), ("reason", "khác")]);
    assert_eq!(codes(&unknown_key, &log(&other)), ["decision-rewritten"]);
}
