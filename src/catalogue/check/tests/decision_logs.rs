//! Attacks on a decision log: an entry forged, an entry rewritten, an entry struck out.

mod lost;
mod quarrels;

use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{TestFiles, check_all, lines};
use crate::catalogue::check::{RevisionLog, logs, lost, unproven};
use crate::catalogue::entry_soundness::SoundnessContext;
use crate::catalogue::load::{Files, LoadProgress, load};
use crate::catalogue::model::Person;
use crate::catalogue::snapshot::Snapshot;
use crate::files::Diagnostic;

const LOG: &str = "decisions/G15/1.000001.yaml";

/// What is found in logs on a day, with two blocking rules.
pub(super) fn found(snapshot: &Snapshot, files: &dyn Files) -> Vec<Diagnostic> {
    let blocking = |version: &str| {
        (version == "1").then(|| vec![("no-dossiers", true), ("full-yet-presence", false)])
    };
    let ground = SoundnessContext {
        blocking,
        same: &|one: &Person, other: &Person| one.has_address(&other.email),
        today: date(2026, 11, 21),
        zone: TimeZone::UTC,
        latest_override: &|as_of: Date| as_of.saturating_add(36.months()),
    };
    logs(snapshot, files, &ground)
}

/// An entry that the program could have written, with what is told of it in place of what it would say.
fn entry(id: &str, state: &str, told: &[(&str, &str)]) -> String {
    let by = match state {
        "approved" => "{name: z, email: y@y}",
        _ => "{name: x, email: x@y}",
    };
    let mut keys = vec![
        ("id", id),
        ("as_of", "2026-01-01"),
        ("recorded", "2026-01-02T08:00:00Z"),
        ("outcome", "eligible_full"),
        ("state", state),
        ("by", by),
        (
            "verdicts",
            "{no-dossiers: clear, full-yet-presence: cannot_tell}",
        ),
        ("rules_version", "\"1\""),
        (
            "digest",
            "\"sha256:0000000000000000000000000000000000000000000000000000000000000000\"",
        ),
    ];
    if state == "published" {
        keys.retain(|(key, _)| *key != "recorded");
        keys.push(("recorded", "2026-01-06T08:00:00Z"));
        keys.push(("published", "{number: 1/QĐ-X, signed: 2026-01-05}"));
    }
    for (key, value) in told {
        keys.retain(|(known, _)| known != key);
        if !value.is_empty() {
            keys.push((key, value));
        }
    }
    let mut evidence = vec!["commit: null".to_owned()];
    let mut own = Vec::new();
    for (key, value) in keys {
        let of_evidence = ["verdicts", "rules_version", "digest"].contains(&key);
        let list = if of_evidence { &mut evidence } else { &mut own };
        list.push(format!("{key}: {value}"));
    }
    format!(
        "  - {{{}, evidence: {{{}}}}}\n",
        own.join(", "),
        evidence.join(", ")
    )
}

fn log(entries: &[String]) -> String {
    format!("code: \"1.000001\"\ndecisions:\n{}", entries.concat())
}

/// A whole chain, each of the last entries with what is told of it.
fn chain(approved: &[(&str, &str)], published: &[(&str, &str)]) -> Vec<String> {
    let with = |refers: (&'static str, &'static str), told: &[(&str, &str)]| {
        let mut all: Vec<(String, String)> = vec![(refers.0.to_owned(), refers.1.to_owned())];
        all.extend(told.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())));
        all
    };
    let borrowed = |all: &[(String, String)]| -> Vec<(String, String)> { all.to_vec() };
    let made = |id: &str, state: &str, told: Vec<(String, String)>| {
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (&**a, &**b)).collect();
        entry(id, state, &told)
    };
    vec![
        entry("a", "recommended", &[]),
        made(
            "b",
            "approved",
            borrowed(&with(("refers_to", "a"), approved)),
        ),
        made(
            "c",
            "published",
            borrowed(&with(("refers_to", "b"), published)),
        ),
    ]
}

const V2: (&str, &str) = (
    "digest",
    "\"v2:sha256:0000000000000000000000000000000000000000000000000000000000000000\"",
);

/// Each attack: what it is, the entries, and the codes of all that is found.
fn attacks() -> Vec<(&'static str, Vec<String>, Vec<&'static str>)> {
    let late = "[{rule: no-dossiers, reason: x, provision: x, until: 2030-01-01}]";
    let covered = "[{rule: no-dossiers, reason: x, provision: x, until: 2026-06-01}]";
    let flagged = "{no-dossiers: flag, full-yet-presence: clear}";
    let gate = "decision-gate-bypassed";
    let bare = "[{rule: no-dossiers, reason: \" \", provision: x, until: 2026-06-01}]";
    let and = |entry: String| {
        let mut all = chain(&[], &[]);
        all.push(entry);
        all
    };
    let recommended = |told: &[(&str, &str)]| vec![entry("a", "recommended", told)];
    vec![
        ("a chain that the program writes", chain(&[], &[]), vec![]),
        (
            "a verdict that shuts the gate",
            recommended(&[("verdicts", flagged)]),
            vec![gate],
        ),
        (
            "the same, and an override that covers it",
            recommended(&[("verdicts", flagged), ("overrides", covered)]),
            vec![],
        ),
        (
            "an override that had ended when it was signed",
            {
                let told = [("verdicts", flagged), ("overrides", covered)];
                let mut signed = told.to_vec();
                signed.push(("published", "{number: 1/QĐ-X, signed: 2026-06-02}"));
                signed.push(("recorded", "2026-06-02T08:00:00Z"));
                let mut chain = chain(&told, &signed);
                chain[0] = entry("a", "recommended", &told);
                chain
            },
            vec![gate],
        ),
        (
            "a rule that is not asked",
            recommended(&[("verdicts", "{no-dossiers: clear}")]),
            vec![gate],
        ),
        (
            "rules that nobody knows",
            recommended(&[("rules_version", "\"99\"")]),
            vec![gate],
        ),
        (
            "another outcome than was recommended",
            {
                let other = [("outcome", "need_data"), ("reason", "x")];
                chain(&other, &other)
            },
            vec!["decision-differs"],
        ),
        (
            "another reason",
            chain(&[("reason", "x")], &[("reason", "x")]),
            vec!["decision-differs"],
        ),
        (
            "an override that nobody recommended",
            chain(&[("overrides", covered)], &[("overrides", covered)]),
            vec!["decision-differs"],
        ),
        (
            "an approval before the recommendation",
            chain(&[("recorded", "2026-01-01T08:00:00Z")], &[]),
            vec!["decision-older"],
        ),
        (
            "a signature before the evidence",
            chain(
                &[],
                &[("published", "{number: 1/QĐ-X, signed: 2025-12-31}")],
            ),
            vec!["decision-older"],
        ),
        (
            "a day to come",
            recommended(&[("as_of", "2027-01-01")]),
            vec!["decision-ahead"],
        ),
        (
            "signed on a day to come",
            chain(
                &[],
                &[("published", "{number: 1/QĐ-X, signed: 2026-11-22}")],
            ),
            vec!["decision-ahead"],
        ),
        (
            "an approval of one's own",
            chain(&[("by", "{name: x, email: X@y}")], &[]),
            vec!["approved-by-recommender"],
        ),
        (
            "an approval of nobody knows whom",
            chain(&[("by", "{name: x}")], &[]),
            vec!["decision-without-address"],
        ),
        (
            "an approval of nothing",
            vec![entry("b", "approved", &[])],
            vec!["decision-state-skipped"],
        ),
        (
            "a publication with no chain",
            vec![entry("c", "published", &[])],
            vec!["decision-state-skipped"],
        ),
        (
            "an old one with a source",
            vec![entry(
                "c",
                "published",
                &[("source", "x"), ("verdicts", "{}")],
            )],
            vec![],
        ),
        (
            "a new one with a source",
            vec![entry("c", "published", &[("source", "x"), V2])],
            vec!["decision-source", "decision-state-skipped"],
        ),
        (
            "an imported one",
            vec![entry(
                "c",
                "published",
                &[
                    (
                        "imported",
                        "{file: t.xlsx, sha256: \"0000000000000000000000000000000000000000000000000000000000000000\", row: 2, day: 2026-11-01}",
                    ),
                    ("verdicts", "{}"),
                    V2,
                ],
            )],
            vec![],
        ),
        (
            "an override without an end",
            recommended(&[("overrides", late), V2]),
            vec!["override-too-long"],
        ),
        (
            "the same in the older form",
            recommended(&[("overrides", late)]),
            vec!["override-too-long"],
        ),
        (
            "an override without a reason",
            recommended(&[("overrides", bare)]),
            vec!["override-without-reason"],
        ),
        (
            "a reason of blanks where one is needed",
            recommended(&[("outcome", "need_data"), ("reason", "\"  \"")]),
            vec!["decision-without-reason"],
        ),
        (
            "a withdrawal of nothing",
            and(entry("w", "withdrawn", &[("reason", "x")])),
            vec!["decision-take-back-unclear"],
        ),
        (
            "a withdrawal with a slip in what it names",
            and(entry(
                "w",
                "withdrawn",
                &[("refers_to", "cc"), ("reason", "x")],
            )),
            vec!["refers-to-unknown"],
        ),
        (
            "the same, and all that it may mean was withdrawn since",
            {
                let mut all = and(entry(
                    "w",
                    "withdrawn",
                    &[("refers_to", "cc"), ("reason", "x")],
                ));
                all.push(entry(
                    "v",
                    "withdrawn",
                    &[("refers_to", "c"), ("reason", "x")],
                ));
                all
            },
            vec!["decision-taken-back"],
        ),
        (
            "a withdrawal of what a published entry stands on",
            and(entry(
                "w",
                "withdrawn",
                &[("refers_to", "a"), ("reason", "x")],
            )),
            vec!["decision-take-back-unclear"],
        ),
        (
            "a withdrawal of a withdrawal",
            {
                let mut all = and(entry("m", "recommended", &[]));
                all.push(entry(
                    "w",
                    "withdrawn",
                    &[("refers_to", "c"), ("reason", "x")],
                ));
                all.push(entry(
                    "v",
                    "withdrawn",
                    &[("refers_to", "w"), ("reason", "x")],
                ));
                all
            },
            vec!["decision-take-back-unclear"],
        ),
        (
            "a published entry that is sent back",
            and(entry(
                "s",
                "sent_back",
                &[("refers_to", "c"), ("reason", "x")],
            )),
            vec!["decision-state-skipped", "decision-take-back-unclear"],
        ),
        (
            "a withdrawal without a reason",
            and(entry("w", "withdrawn", &[("refers_to", "c")])),
            vec!["decision-without-reason"],
        ),
        (
            "one approval that is published twice",
            and(entry(
                "d",
                "published",
                &[
                    ("refers_to", "b"),
                    ("published", "{number: 2/QĐ-X, signed: 2026-01-06}"),
                ],
            )),
            vec!["decision-published-twice"],
        ),
        (
            "published though it was sent back",
            {
                let mut chain = chain(&[], &[]);
                chain.insert(
                    1,
                    entry("s", "sent_back", &[("refers_to", "a"), ("reason", "x")]),
                );
                chain
            },
            vec!["approval-without-effect", "decision-sent-back"],
        ),
        (
            "published on another branch than where the approval was withdrawn",
            {
                let mut chain = chain(&[], &[]);
                chain.insert(
                    2,
                    entry("w", "withdrawn", &[("refers_to", "b"), ("reason", "x")]),
                );
                chain
            },
            vec!["decision-on-withdrawn"],
        ),
        (
            "published by no signed decision",
            chain(&[], &[("published", "")]),
            vec!["decision-published-by"],
        ),
        (
            "a signed decision of what is only approved",
            chain(
                &[("published", "{number: 2/QĐ-X, signed: 2026-01-05}")],
                &[],
            ),
            vec!["decision-published-by"],
        ),
        (
            "a source under the digest of a version before it",
            chain(&[("rules_version", "\"2\""), ("source", "x")], &[]),
            vec!["decision-gate-bypassed", "decision-source"],
        ),
        (
            "the form of versions before it, recorded when none of them wrote any more",
            vec![entry(
                "c",
                "published",
                &[("source", "x"), ("recorded", "2026-12-01T08:00:00Z")],
            )],
            vec!["decision-ahead", "decision-old-form"],
        ),
        (
            "a publication that was recorded before it was signed",
            chain(
                &[],
                &[("published", "{number: 1/QĐ-X, signed: 2026-01-07}")],
            ),
            vec!["decision-signed-later"],
        ),
        (
            "a recommendation that two approved",
            {
                let mut chain = chain(&[], &[]);
                chain.insert(2, entry("b2", "approved", &[("refers_to", "a")]));
                chain
            },
            vec!["approval-without-effect"],
        ),
        (
            "an approval of what another recommendation took the place of",
            vec![
                entry("a", "recommended", &[]),
                entry(
                    "z",
                    "recommended",
                    &[("outcome", "partial"), ("reason", "x")],
                ),
                entry("b", "approved", &[("refers_to", "a")]),
            ],
            vec!["approval-without-effect"],
        ),
        (
            "an approval of what was withdrawn",
            vec![
                entry("a", "recommended", &[]),
                entry("w", "withdrawn", &[("refers_to", "a"), ("reason", "x")]),
                entry("b", "approved", &[("refers_to", "a")]),
            ],
            vec!["approval-without-effect"],
        ),
        (
            "an approval of what was sent back",
            vec![
                entry("a", "recommended", &[]),
                entry("w", "sent_back", &[("refers_to", "a"), ("reason", "x")]),
                entry("b", "approved", &[("refers_to", "a")]),
            ],
            vec!["approval-without-effect"],
        ),
        (
            "a publication past another recommendation",
            {
                let mut chain = chain(&[], &[]);
                let other = [("outcome", "partial"), ("reason", "x")];
                chain.insert(2, entry("z", "recommended", &other));
                chain
            },
            vec!["decision-superseded"],
        ),
        (
            "two approved decisions that say otherwise",
            {
                let other = [("outcome", "do_not_provide"), ("reason", "x")];
                let mut approved = other.to_vec();
                approved.push(("refers_to", "m"));
                vec![
                    entry("m", "recommended", &other),
                    entry("m2", "approved", &approved),
                    entry("a", "recommended", &[]),
                    entry("b", "approved", &[("refers_to", "a")]),
                ]
            },
            vec!["decisions-contradict"],
        ),
        (
            "an approved decision after one that asked for data",
            {
                let other = [("outcome", "need_data"), ("reason", "x")];
                let mut approved = other.to_vec();
                approved.push(("refers_to", "m"));
                vec![
                    entry("m", "recommended", &other),
                    entry("m2", "approved", &approved),
                    entry("a", "recommended", &[]),
                    entry("b", "approved", &[("refers_to", "a")]),
                ]
            },
            vec![],
        ),
        (
            "a forged entry that was taken back",
            vec![
                entry("a", "recommended", &[("verdicts", flagged)]),
                entry("w", "withdrawn", &[("refers_to", "a"), ("reason", "x")]),
            ],
            vec!["decision-taken-back"],
        ),
    ]
}

fn memory(text: &str) -> TestFiles {
    let mut memory = TestFiles(std::collections::BTreeMap::new());
    for (path, text) in super::BASE {
        memory.0.insert(path.into(), Some(text.as_bytes().to_vec()));
    }
    memory.0.insert(LOG.into(), Some(text.as_bytes().to_vec()));
    memory
}

#[test]
fn what_no_step_of_the_program_writes_is_an_error() {
    for (about, entries, wanted) in attacks() {
        let text = log(&entries);
        let found = check_all(&memory(&text));
        let mut codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, wanted, "{about}: {:#?}\n{text}", lines(&found, LOG));
    }
}

/// What the codes of this file are shown by.
pub(super) fn cases() -> Vec<Diagnostic> {
    let attacks = attacks().into_iter();
    let mut found: Vec<Diagnostic> = attacks
        .flat_map(|(_, entries, _)| check_all(&memory(&log(&entries))))
        .collect();
    for (files, _) in quarrels::quarrels() {
        found.extend(check_all(&files));
    }
    let whole = chain(&[], &[]);
    let mut other = whole.clone();
    other[1] = entry("b", "approved", &[("refers_to", "a"), ("reason", "khác")]);
    other.pop();
    found.extend(lost::lost_between(&log(&whole), &log(&other)));
    found.extend(lost::lost_between("a: [\n", "a: [\n"));
    let old = memory(&log(&[entry("c", "published", &[("source", "x")])]));
    let read = load(&old, true, &LoadProgress::default()).unwrap();
    let unproven = unproven(&read.snapshot, &old, None, &mut |_, _| false);
    found.extend(unproven.into_iter().map(|entry| entry.found));
    found
}
