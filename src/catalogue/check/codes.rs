//! The one table of diagnostic codes. What each finding means, why it matters and how to mend it stands in the string files, under
//! `code-<id>`. Codes are never renamed.

use crate::files::Severity::{self, Error, Info, Warning};
use crate::i18n::Message;

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct FindingCode {
    /// Stable name, such as `yaml-duplicate-key`.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
}

impl FindingCode {
    /// What it means, in one line.
    pub fn meaning(&self) -> Message {
        self.told("")
    }

    /// Why it matters.
    pub fn why(&self) -> Message {
        self.told("-why")
    }

    /// How to mend it.
    pub fn mend(&self) -> Message {
        self.told("-mend")
    }

    fn told(&self, what: &str) -> Message {
        Message::new(format!("code-{}{what}", self.id), Vec::new())
    }
}

/// The code of that name.
pub fn get(id: &str) -> Option<&'static FindingCode> {
    ALL.binary_search_by(|code| code.id.cmp(id))
        .ok()
        .map(|at| &ALL[at])
}

/// A code as the findings have it.
pub fn known(id: &str) -> Option<&'static str> {
    get(id).map(|code| code.id)
}

macro_rules! codes {
    ($($severity:ident $id:literal;)+) => {
        &[$(FindingCode { id: $id, severity: $severity },)+]
    };
}

/// All codes, by name.
pub const ALL: &[FindingCode] = codes! {
    Warning "agency-ended";
    Error "agency-unknown";
    Warning "amount-doubtful";
    Error "annex-row-gap";
    Error "annex-row-twice";
    Warning "approval-without-effect";
    Error "approved-by-recommender";
    Error "as-of-ahead";
    Warning "as-of-behind";
    Warning "baseline-expired";
    Warning "baseline-unmatched";
    Error "belongs-since-missing";
    Info "citation-duplicate";
    Error "code-duplicate";
    Warning "continuity-shared";
    Error "count-impossible";
    Warning "count-over-total";
    Warning "counts-contradict";
    Warning "counts-outside-life";
    Warning "day-doubtful";
    Error "day-impossible";
    Warning "deadline-unread";
    Error "decision-ahead";
    Error "decision-copied";
    Error "decision-differs";
    Error "decision-erased";
    Error "decision-gate-bypassed";
    Warning "decision-number-spelled";
    Error "decision-old-form";
    Warning "decision-old-form-unproven";
    Error "decision-older";
    Error "decision-on-withdrawn";
    Error "decision-published-by";
    Error "decision-published-twice";
    Error "decision-rewritten";
    Error "decision-sent-back";
    Error "decision-signed-later";
    Error "decision-source";
    Error "decision-state-skipped";
    Error "decision-superseded";
    Error "decision-take-back-unclear";
    Info "decision-taken-back";
    Error "decision-two-days";
    Error "decision-two-signers";
    Error "decision-unread";
    Error "decision-without-address";
    Error "decision-without-reason";
    Warning "decisions-contradict";
    Error "decisions-empty";
    Error "decisions-orphaned";
    Error "field-contradicted";
    Error "field-unknown";
    Warning "figure-not-of-source";
    Warning "file-bom";
    Error "file-conflict-marker";
    Error "file-control-character";
    Warning "file-crlf";
    Error "file-ending";
    Error "file-folder";
    Warning "file-folder-unknown";
    Error "file-ignored-by-git";
    Error "file-left-out";
    Error "file-misplaced";
    Info "file-more-findings";
    Error "file-name";
    Warning "file-name-twin";
    Error "file-not-utf8";
    Warning "file-schema-line";
    Error "file-too-large";
    Warning "file-unknown";
    Error "file-unreadable";
    Warning "file-unseen-by-git";
    Error "git-unreadable";
    Warning "group-member-ended";
    Error "group-unknown";
    Info "group-zero-alone";
    Info "history-unseen";
    Warning "holiday-year";
    Error "id-duplicate";
    Warning "instrument-alike";
    Warning "instrument-ambiguous";
    Warning "instrument-differs";
    Warning "instrument-number-cut";
    Warning "instrument-unknown";
    Warning "issuer-missing";
    Error "level-ended";
    Error "list-over-total";
    Error "list-unknown";
    Warning "logs-uncompared";
    Info "manifest-built-in";
    Error "manifest-format";
    Error "manifest-missing";
    Warning "member-duplicate";
    Info "members-not-held";
    Warning "not-offered-contradicted";
    Warning "number-form";
    Error "override-before-as-of";
    Error "override-too-long";
    Warning "override-unknown-rule";
    Error "override-without-reason";
    Warning "period-not-ended";
    Error "period-overlap";
    Error "period-reversed";
    Warning "period-too-early";
    Error "person-address-twice";
    Warning "plan-done-ahead";
    Warning "plan-done-before-signed";
    Warning "plan-due-before-signed";
    Warning "plan-row-twice";
    Warning "plan-signed-ahead";
    Warning "plan-superseded-circle";
    Warning "plan-unknown";
    Error "posted-before-signed";
    Warning "predecessor-runs-on";
    Warning "procedure-not-listed";
    Error "procedure-unknown";
    Error "provinces-hole";
    Info "provinces-missing";
    Error "provinces-overlap";
    Error "provinces-too-many";
    Info "references-unchecked";
    Error "refers-to-unknown";
    Warning "repeal-unknown";
    Warning "replaces-one-sided";
    Warning "retrieved-ahead";
    Error "schema-broken";
    Error "schema-code";
    Error "schema-code-unquoted";
    Error "schema-date";
    Error "schema-empty";
    Error "schema-form";
    Error "schema-missing-key";
    Warning "schema-text-unquoted";
    Error "schema-type";
    Error "schema-unknown-key";
    Error "schema-value";
    Error "schema-word";
    Warning "schemas-differ";
    Warning "scope-too-wide";
    Info "text-comment-behind";
    Warning "text-cut";
    Warning "text-hidden-character";
    Warning "text-look-alike";
    Warning "text-not-nfc";
    Warning "time-absurd";
    Warning "time-text";
    Error "value-invalid";
    Error "value-over-scale";
    Error "yaml-alias";
    Error "yaml-anchor";
    Error "yaml-documents";
    Error "yaml-duplicate-key";
    Error "yaml-empty";
    Error "yaml-key-not-text";
    Error "yaml-merge-key";
    Error "yaml-odd-sign";
    Error "yaml-syntax";
    Error "yaml-tag";
    Error "yaml-too-deep";
    Info "zeros-outside-life";
    Warning "zone-unknown";
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::i18n::{Lang, Strings};

    /// Every word in quotes that looks like a code: all below `catalogue/` and `yaml/`, elsewhere what a diagnostic is made with.
    fn emitted() -> BTreeSet<String> {
        fn read(folder: &Path, found: &mut BTreeSet<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                if path.is_dir() && name != "tests" {
                    read(&path, found);
                } else if name.ends_with(".rs")
                    && !["codes.rs", "examples.rs", "fix.rs"].contains(&name.as_str())
                    && !name.ends_with("tests.rs")
                {
                    let text = fs::read_to_string(&path).unwrap();
                    let code = text.split("#[cfg(test)]").next().unwrap();
                    let all = path
                        .components()
                        .any(|part| part.as_os_str() == "catalogue" || part.as_os_str() == "yaml");
                    found.extend(words(code, all));
                }
            }
        }
        let mut found = BTreeSet::new();
        read(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut found,
        );
        found
    }

    fn words(code: &str, all: bool) -> impl Iterator<Item = String> + '_ {
        let families: BTreeSet<&str> = ALL.iter().filter_map(|c| c.id.split('-').next()).collect();
        let is_code = move |text: &str| {
            let part = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            };
            text.contains('-')
                && text.split('-').all(part)
                && text
                    .split('-')
                    .next()
                    .is_some_and(|first| families.contains(first))
        };
        code.match_indices('"').filter_map(move |(at, _)| {
            let makes = [
                "Diagnostic::error(",
                "Diagnostic::warning(",
                "Diagnostic::info(",
            ];
            let before = code[..at].trim_end();
            let text = code[at + 1..].split('"').next().unwrap_or_default();
            let wanted = all || makes.iter().any(|make| before.ends_with(make));
            (wanted && is_code(text)).then(|| text.to_owned())
        })
    }

    #[test]
    fn codes_are_sorted_unique_and_explained_in_both_languages() {
        let both = [Lang::Vi, Lang::En].map(Strings::new);
        assert!(ALL.is_sorted_by(|a, b| a.id < b.id));
        for code in ALL {
            assert_eq!(get(code.id), Some(code));
            for text in [code.meaning(), code.why(), code.mend()] {
                assert!(text.len() > 9 && !text.contains('\n'), "{}", code.id);
                for strings in &both {
                    let told = strings.say(&text);
                    assert!(!told.contains("code-"), "{} has no words: {told}", code.id);
                }
            }
            assert!(!code.meaning().ends_with('.'), "{}", code.id);
            assert!(
                code.why().ends_with('.') && code.mend().ends_with('.'),
                "{}",
                code.id
            );
        }
        assert_eq!(get("no-such-code"), None);
    }

    #[test]
    fn the_program_and_the_table_name_the_same_codes() {
        let emitted = emitted();
        let known: BTreeSet<String> = ALL.iter().map(|c| c.id.to_owned()).collect();
        let orphans: Vec<_> = known.difference(&emitted).collect();
        assert!(orphans.is_empty(), "never emitted: {orphans:?}");
        let strangers: Vec<_> = emitted.difference(&known).collect();
        assert!(strangers.is_empty(), "not in the table: {strangers:?}");
    }
}
