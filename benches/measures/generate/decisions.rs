//! Logs of decisions for a few procedures of a hundred. Their digests are made up, so the decisions show as stale.

use std::fmt::Write as _;
use std::path::Path;

use super::{CatalogueGenerator, File, RandomStream, schema};

/// Of a hundred procedures, those with a decision.
const DECIDED: usize = 3;

pub fn files(maker: &CatalogueGenerator) -> Vec<File> {
    let one = |(at, fact): (usize, &super::Fact)| {
        let mut rng = maker.rng(RandomStream::Decision, at);
        if !rng.chance(DECIDED) {
            return None;
        }
        let code = &fact.code;
        let mut text = schema(2, "decisions");
        let _ = write!(text, "code: \"{code}\"\ndecisions:\n");
        let (day, outcome) = (
            rng.between(1, 28),
            rng.word(&["partial", "do_not_provide", "need_data"]),
        );
        let states = if rng.chance(40) {
            &["recommended", "approved"][..]
        } else {
            &["recommended"]
        };
        for (nth, state) in states.iter().enumerate() {
            let who = ["lan", "minh"][nth];
            let _ = write!(
                text,
                "  - id: e{nth}-{day}\n    as_of: 2026-10-{day:02}\n    recorded: 2026-11-0{}T02:00:00Z\n    outcome: {outcome}\n    state: {state}\n    by:\n      name: Người thử {who}\n      email: {who}@example.org\n    reason: sinh tự động\n",
                nth + 1
            );
            if outcome == "partial" {
                text.push_str("    provision: Điều 5\n    partial_reason: other_technical\n");
            }
            if nth > 0 {
                let _ = writeln!(text, "    refers_to: e0-{day}");
            }
            text.push_str("    evidence:\n      commit: null\n      rules_version: '1'\n      verdicts:\n        no-dossiers: cannot_tell\n        no-plan: flag\n");
            let _ = write!(text, "      digest: sha256:");
            for _ in 0..4 {
                let _ = write!(text, "{:016x}", rng.next());
            }
            text.push('\n');
        }
        let path = Path::new("decisions").join(&fact.issuer);
        Some((path.join(format!("{code}.yaml")), text))
    };
    maker.facts.iter().enumerate().filter_map(one).collect()
}
