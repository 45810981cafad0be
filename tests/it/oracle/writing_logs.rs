//! Writes logs of decisions, of which some entries rest on what the catalogue holds now.

use std::fmt::Write as _;
use std::path::Path;

use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
use rasoat::catalogue::model::Outcome;
use rasoat::rules::digest::{DigestFormula, DigestSubject};

use super::world::World;
use super::world_services::{Entry, Log, State};
use super::writing::{braces, day};

/// Writes the logs, of which some entries rest on what is there now.
pub fn write_logs(world: &World, folder: &Path) {
    if world.beside.logs.is_empty() {
        return;
    }
    let snapshot = load(&DiskFiles::new(folder), true, &LoadProgress::default())
        .unwrap()
        .snapshot;
    for log in &world.beside.logs {
        let procedure = world.procedure(log.code).unwrap();
        let issuer = procedure.issuer.as_deref().unwrap_or("unknown");
        let read = snapshot.procedures().iter().find(|p| p.code == log.code);
        let digest = |entry: &Entry| {
            let outcome = match entry.outcome {
                "eligible_full" => Outcome::EligibleFull,
                "partial" => Outcome::Partial,
                "do_not_provide" => Outcome::DoNotProvide,
                "abolish_or_merge" => Outcome::AbolishOrMerge,
                "suspend_and_upgrade" => Outcome::SuspendAndUpgrade,
                _ => Outcome::NeedData,
            };
            let subject = read.map(|procedure| DigestSubject {
                snapshot: &snapshot,
                procedure: procedure.value(),
                as_of: entry.as_of,
                outcome,
            });
            match subject.filter(|_| entry.same) {
                Some(subject) => subject.digest(DigestFormula::NOW),
                None => format!("sha256:{}", "0".repeat(64)),
            }
        };
        let path = folder.join(format!("decisions/{issuer}/{}.yaml", log.code));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, self::log(log, digest)).unwrap();
    }
}

/// The text of a log, with what each entry rested on.
pub fn log(log: &Log, digest: impl Fn(&Entry) -> String) -> String {
    let mut text = format!("code: \"{}\"\ndecisions:\n", log.code);
    for (at, entry) in log.entries.iter().enumerate() {
        let state = match entry.state {
            State::Recommended => "recommended",
            State::SentBack => "sent_back",
            State::Approved => "approved",
            State::Published => "published",
            State::Withdrawn => "withdrawn",
        };
        let who = if matches!(entry.state, State::Recommended | State::Withdrawn) {
            "{name: Ra, email: ra@example.org}"
        } else {
            "{name: Duyệt, email: duyet@example.org}"
        };
        let overrides: Vec<String> = entry
            .overrides
            .iter()
            .map(|until| {
                format!("{{rule: no-dossiers, reason: hiếm, provision: Điều 2, until: {until}}}")
            })
            .collect();
        let rules = [
            "constituent-missing",
            "full-yet-presence",
            "group-inconsistent",
            "legal-basis-expired",
            "no-dossiers",
            "no-plan",
        ];
        // Of what stopped it already nothing can get worse.
        let verdicts: Vec<(&str, Option<String>)> = rules
            .iter()
            .map(|rule| (*rule, Some("flag".to_owned())))
            .collect();
        let evidence = braces(&[
            ("commit", Some("null".to_owned())),
            ("rules_version", Some("'1'".to_owned())),
            ("verdicts", Some(braces(&verdicts))),
            ("digest", Some(format!("'{}'", digest(entry)))),
        ]);
        let published = (entry.state == State::Published)
            .then(|| format!("{{number: 9/QĐ-M1, signed: {}}}", entry.day));
        let imported = entry.imported.then(|| {
            format!(
                "{{file: a.xlsx, sha256: {}, row: 2, day: {}}}",
                "a".repeat(64),
                entry.day
            )
        });
        let keys = [
            ("id", Some(format!("e{at}"))),
            ("as_of", day(Some(entry.as_of))),
            ("recorded", Some(format!("{}T0{at}:00:00Z", entry.day))),
            ("outcome", Some(entry.outcome.to_owned())),
            ("state", Some(state.to_owned())),
            ("by", Some(who.to_owned())),
            ("reason", Some("thử".to_owned())),
            ("provision", entry.provision.then(|| "Điều 3".to_owned())),
            ("partial_reason", entry.partial_reason.map(str::to_owned)),
            (
                "overrides",
                (!overrides.is_empty()).then(|| format!("[{}]", overrides.join(", "))),
            ),
            ("evidence", Some(evidence)),
            ("refers_to", entry.refers_to.map(|of| format!("e{of}"))),
            ("published", published),
            ("imported", imported),
        ];
        writeln!(text, "  - {}", braces(&keys)).unwrap();
    }
    text
}
