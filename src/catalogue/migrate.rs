//! The step of a manifest to the newest format: the keys that it lacks, each with the figure that holds without it, and
//! who chose it.

use serde_json::Value as Json;

use crate::i18n::message;
use crate::yaml::patch::{self, PatchError, flow};

/// The format that this program writes.
pub(crate) const FORMAT: u32 = 2;

/// What the step adds: the path of each key, in the order of the manifest.
const ADDED: [&[&str]; 6] = [
    &["zone"],
    &["policy", "provinces"],
    &["policy", "evidence", "oldest"],
    &["policy", "evidence", "grace"],
    &["policy", "overrides"],
    &["policy", "suspension"],
];

/// A manifest after the step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MigrationStep {
    pub text: String,
    /// The format before; none where the manifest names none.
    pub from: Option<u32>,
    /// The keys that are new, each with its value as one line.
    pub added: Vec<(String, String)>,
}

impl MigrationStep {
    /// Whether the manifest was of the newest format already, with all its keys.
    pub(crate) fn is_done(&self) -> bool {
        self.from == Some(FORMAT) && self.added.is_empty()
    }
}

/// The step of a manifest with this text. Comments, order and quotes of what is there stay; no value that is there changes
/// but the format.
///
/// # Errors
/// The text cannot be read, or its layout cannot be edited.
pub(crate) fn step(text: &str) -> Result<MigrationStep, PatchError> {
    // The sample catalogue says what holds for every ministry; a test keeps it so.
    let built_in = patch::values(include_str!("../../catalogue/catalogue.yaml"))
        .ok_or_else(|| PatchError::Unwritable(message!("own-manifest")))?;
    let Some(now) = patch::values(text) else {
        // The editor says what is wrong with it.
        let text = patch::set(text, &["format"], &FORMAT)?;
        return Ok(MigrationStep {
            text,
            from: None,
            added: Vec::new(),
        });
    };
    let from = now
        .get("format")
        .and_then(Json::as_u64)
        .and_then(|format| u32::try_from(format).ok());
    let mut step = MigrationStep {
        text: text.to_owned(),
        from,
        added: Vec::new(),
    };
    for path in ADDED {
        if at(&now, path).is_some_and(|value| !value.is_null()) {
            continue;
        }
        let Some(value) = at(&built_in, path) else {
            continue;
        };
        step.text = patch::set(&step.text, path, value)?;
        step.added
            .push((path.join("."), flow(value, path[path.len() - 1])));
    }
    if from != Some(FORMAT) {
        step.text = patch::set(&step.text, &["format"], &FORMAT)?;
    }
    Ok(step)
}

fn at<'a>(value: &'a Json, path: &[&str]) -> Option<&'a Json> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::catalogue::FileValue;
    use crate::catalogue::kind::FileKind;
    use crate::catalogue::load::read_value;
    use crate::catalogue::model::{Manifest, Policy};
    use jiff::civil::date;

    const OLD: &str = "# yaml-language-server: $schema=.schemas/catalogue.schema.json\n# của Bộ\nformat: 1   # cũ\ntitle: 'Thử'\nas_of: today\npolicy:\n  # cửa sổ\n  window: {months: 36, source: x}\n  thresholds: {satisfaction: {percent: 80, chosen_by: x}}\n";

    fn manifest(text: &str) -> Manifest {
        let path = Path::new("catalogue.yaml");
        match read_value(FileKind::Manifest, path, text.as_bytes(), true) {
            (Some(FileValue::Manifest(manifest)), found) if found.is_empty() => *manifest,
            (_, found) => panic!("{found:?}"),
        }
    }

    #[test]
    fn the_step_writes_what_holds_without_it_and_touches_nothing_else() {
        let done = step(OLD).unwrap();
        let added: Vec<&str> = done.added.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            added,
            [
                "zone",
                "policy.provinces",
                "policy.evidence.oldest",
                "policy.evidence.grace",
                "policy.overrides",
                "policy.suspension"
            ]
        );
        assert_eq!(done.from, Some(1));
        for kept in [
            "# của Bộ\n",
            "format: 2   # cũ\n",
            "title: 'Thử'\n",
            "  # cửa sổ\n  window: {months: 36, source: x}\n",
            "  thresholds: {satisfaction: {percent: 80, chosen_by: x}}\n",
        ] {
            assert!(done.text.contains(kept), "{kept}\n{}", done.text);
        }
        let (old, new) = (manifest(OLD).policy, manifest(&done.text).policy);
        for (of, at) in [(&old, &new), (&Policy::built_in(), &new)] {
            for day in [
                date(2020, 1, 1),
                date(2025, 6, 30),
                date(2025, 7, 1),
                date(2026, 11, 30),
            ] {
                assert_eq!(of.provinces_on(day), at.provinces_on(day));
            }
            assert_eq!(of.evidence_oldest_months(), at.evidence_oldest_months());
            assert_eq!(of.evidence_grace_days(), at.evidence_grace_days());
            assert_eq!(of.overrides_longest_months(), at.overrides_longest_months());
            assert_eq!(
                of.suspension_longest_months(),
                at.suspension_longest_months()
            );
        }
        let again = step(&done.text).unwrap();
        assert!(again.is_done() && again.text == done.text);
    }

    #[test]
    fn what_a_manifest_says_itself_stays() {
        let own = OLD.replace(
            "  thresholds: {satisfaction: {percent: 80, chosen_by: x}}\n",
            "  overrides: {longest: {months: 24, chosen_by: Bộ}}\n  thresholds: {satisfaction: {percent: 80, chosen_by: x}}\n",
        );
        let done = step(&own).unwrap();
        assert_eq!(manifest(&done.text).policy.overrides_longest_months(), 24);
        assert_eq!(done.added.len(), 5);
        let crlf = OLD.replace('\n', "\r\n");
        let done = step(&crlf).unwrap();
        assert_eq!(
            done.text.matches('\n').count(),
            done.text.matches("\r\n").count()
        );
    }
}
