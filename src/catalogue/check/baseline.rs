//! The baseline: findings that are known, each with a reason and the last day on which it may stay. It excuses nothing
//! for ever, and an entry that excuses nothing any more is a finding itself.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{self, FindingCode};
use crate::catalogue::schema;
use crate::files::{Diagnostic, Severity, Span};
use crate::i18n::{Message, message};
use crate::text::nfc;
use crate::yaml::patch::{self, PatchError};
use crate::yaml::{Node, emit, from_node, parse};

/// Its name in the catalogue's folder. The dot keeps it apart from the files of the catalogue.
pub(crate) const FILE: &str = ".rasoat-baseline.yaml";

/// One finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    pub code: String,
    /// The file, relative to the catalogue, with forward slashes.
    pub file: String,
    /// Where in the file, as [`super::locator::places`] says it; empty: the whole file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What the finding says.
    pub message: String,
    /// Why it may stay.
    pub reason: String,
    /// The last day on which it may.
    pub until: Date,
}

impl BaselineEntry {
    /// The entry for a finding at a place.
    pub fn of(finding: &Diagnostic, place: &str, reason: &str, until: Date) -> BaselineEntry {
        BaselineEntry {
            code: finding.code.to_owned(),
            file: slashes(&finding.path),
            place: nfc(place).into_owned(),
            message: nfc(&finding.message).into_owned(),
            reason: nfc(reason).into_owned(),
            until,
        }
    }

    fn key(&self) -> FindingKey<'_> {
        let [code, file, place, message] =
            [&self.code, &self.file, &self.place, &self.message].map(|text| nfc(text));
        (code, file, place, message)
    }
}

/// What a finding and its entry have in common.
type FindingKey<'a> = (Cow<'a, str>, Cow<'a, str>, Cow<'a, str>, Cow<'a, str>);

fn key<'a>(finding: &'a Diagnostic, place: &'a str) -> FindingKey<'a> {
    (
        Cow::Borrowed(finding.code),
        Cow::Owned(nfc(&slashes(&finding.path)).into_owned()),
        nfc(place),
        nfc(&finding.message),
    )
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineFile {
    findings: Vec<BaselineEntry>,
}

/// A baseline as it was read.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    path: PathBuf,
    entries: Vec<BaselineEntry>,
    spans: Vec<Span>,
}

/// Findings held against a baseline.
#[derive(Debug, Default)]
pub struct BaselineComparison {
    /// What it does not excuse, then what is wrong with its own entries.
    pub found: Vec<Diagnostic>,
    /// How many findings it excuses.
    pub known: usize,
}

impl Baseline {
    /// Reads a baseline. `path` names it in findings.
    ///
    /// # Errors
    /// What is wrong with it; it must not be used then.
    pub fn read(path: &Path, bytes: &[u8]) -> Result<Baseline, Vec<Diagnostic>> {
        let parsed = parse(path, bytes);
        let mut found = parsed.diagnostics;
        found.retain(|finding| finding.severity == Severity::Error);
        let Some(root) = parsed.root.filter(|_| found.is_empty()) else {
            return Err(found);
        };
        match schema::validate_baseline(path, &root) {
            Ok(more) => found.extend(more),
            Err(message) => found.push(Diagnostic::error("schema-broken", path, message)),
        }
        if !found.is_empty() {
            return Err(found);
        }
        let file: BaselineFile = from_node(&root).map_err(|error| {
            let span = error.span.unwrap_or(root.span);
            vec![Diagnostic::error("value-invalid", path, error.message).at(span)]
        })?;
        let list = root.get("findings");
        let span = |at| {
            let item: Option<&Node> = list.and_then(|list| list.item(at));
            let code = item.map(|item| item.get("code").unwrap_or(item));
            code.map_or(root.span, |code| code.span)
        };
        Ok(Baseline {
            path: path.to_owned(),
            spans: (0..file.findings.len()).map(span).collect(),
            entries: file.findings,
        })
    }

    /// What it says.
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.entries
    }

    /// For each entry the finding that it is about, by its number; each entry has one of its own.
    fn matches(&self, found: &[Diagnostic], places: &[String]) -> Vec<Option<usize>> {
        let mut waiting: HashMap<FindingKey<'_>, VecDeque<usize>> = HashMap::new();
        for (at, (finding, place)) in found.iter().zip(places).enumerate() {
            // What is missing from every answer is never excused.
            if finding.leaves_out {
                continue;
            }
            waiting
                .entry(key(finding, place))
                .or_default()
                .push_back(at);
        }
        let mut matches = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let matched = waiting.get_mut(&entry.key());
            matches.push(matched.and_then(VecDeque::pop_front));
        }
        matches
    }

    /// The findings without those that it excuses on a day, and its own entries that are past their day or excuse
    /// nothing. `places` are those of the findings.
    pub fn hold(
        &self,
        found: Vec<Diagnostic>,
        places: &[String],
        today: Date,
    ) -> BaselineComparison {
        let matches = self.matches(&found, places);
        let mut excused = vec![false; found.len()];
        let mut own = Vec::new();
        for ((entry, span), matched) in self.entries.iter().zip(&self.spans).zip(&matches) {
            let about = message!("check-baseline-about", code = entry.code, file = entry.file);
            match matched {
                Some(at) if today <= entry.until => excused[*at] = true,
                Some(_) => own.push(self.finding(
                    "baseline-expired",
                    *span,
                    message!("check-baseline-ended", about, until = entry.until),
                )),
                None => {
                    let same = |(finding, place): (&Diagnostic, &String)| {
                        finding.leaves_out && key(finding, place) == entry.key()
                    };
                    let said = match found.iter().zip(places).any(same) {
                        true => message!("check-baseline-leaves-out", about),
                        false => message!("check-baseline-gone", about),
                    };
                    own.push(self.finding("baseline-unmatched", *span, said));
                }
            }
        }
        let known = excused.iter().filter(|excused| **excused).count();
        let left = found.into_iter().zip(excused);
        let mut found: Vec<Diagnostic> = left
            .filter(|(_, excused)| !excused)
            .map(|(finding, _)| finding)
            .collect();
        found.extend(own);
        BaselineComparison { found, known }
    }

    fn finding(&self, code: &'static str, span: Span, message: Message) -> Diagnostic {
        let mend = codes::get(code).map_or_else(Message::default, FindingCode::mend);
        Diagnostic::warning(code, &self.path, message)
            .at(span)
            .hint(mend)
    }

    /// The entries of a baseline that knows these findings: those of its own that still hold on a day, then new ones; and
    /// how many of them are new.
    pub fn renewed(
        &self,
        found: &[Diagnostic],
        places: &[String],
        (today, until): (Date, Date),
        reason: &str,
    ) -> (Vec<BaselineEntry>, usize) {
        let matches = self.matches(found, places);
        let mut known = vec![false; found.len()];
        let mut entries = Vec::new();
        for (entry, matched) in self.entries.iter().zip(matches) {
            if let Some(at) = matched.filter(|_| today <= entry.until) {
                known[at] = true;
                entries.push(entry.clone());
            }
        }
        let kept = entries.len();
        let new = found.iter().zip(places).zip(known);
        entries.extend(
            new.filter(|((finding, _), known)| !known && !finding.leaves_out)
                .map(|((finding, place), _)| BaselineEntry::of(finding, place, reason, until)),
        );
        let new = entries.len() - kept;
        (entries, new)
    }
}

/// The text of a baseline with these entries: that of the file before with what differs, else a new one that names its
/// schema.
///
/// # Errors
/// An entry cannot be written.
pub(crate) fn text(
    before: Option<&str>,
    schema: &str,
    entries: Vec<BaselineEntry>,
) -> Result<String, PatchError> {
    match before {
        Some(text) => patch::set(text, &["findings"], &entries),
        None => emit::document(schema, &BaselineFile { findings: entries })
            .map_err(|error| PatchError::Unwritable(error.to_string().into())),
    }
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn findings() -> Vec<Diagnostic> {
        ["one", "two", "one"]
            .map(|message| Diagnostic::error("schema-word", "plans/a.yaml", message))
            .to_vec()
    }

    fn places() -> Vec<String> {
        vec![
            "levels[huyện]".to_owned(),
            String::new(),
            "levels[huyện]".to_owned(),
        ]
    }

    fn baseline(entries: Vec<BaselineEntry>) -> Baseline {
        let text = text(None, "x.json", entries).unwrap();
        Baseline::read(Path::new(FILE), text.as_bytes()).unwrap()
    }

    #[test]
    fn an_entry_excuses_one_finding_until_its_last_day() {
        let found = findings();
        let one = BaselineEntry::of(
            &found[0],
            "levels[huyện]",
            "chờ nghị định",
            day("2026-12-31"),
        );
        let baseline = baseline(vec![one]);
        let held = baseline.hold(findings(), &places(), day("2026-12-31"));
        assert_eq!((held.known, held.found.len()), (1, 2));
        let held = baseline.hold(findings(), &places(), day("2027-01-01"));
        assert_eq!((held.known, held.found.len()), (0, 4));
        let expired = &held.found[3];
        assert_eq!(
            (expired.code, expired.span.start.line),
            ("baseline-expired", 3)
        );
        // What it excused is mended.
        let held = baseline.hold(
            findings()[1..2].to_vec(),
            &places()[1..2],
            day("2026-12-31"),
        );
        assert_eq!(held.found[1].code, "baseline-unmatched");
        // The same elsewhere in the file is another finding.
        let elsewhere = vec!["fields[x]".to_owned()];
        let held = baseline.hold(findings()[..1].to_vec(), &elsewhere, day("2026-12-31"));
        assert_eq!((held.known, held.found.len()), (0, 2));
    }

    #[test]
    fn a_baseline_written_anew_keeps_reasons_and_comments_and_drops_what_is_mended() {
        let found = findings();
        let until = day("2026-12-31");
        let old = vec![
            BaselineEntry::of(&found[1], "", "đang hỏi", until),
            BaselineEntry::of(&found[1], "gone", "x", until),
        ];
        let written = text(None, "s.json", old)
            .unwrap()
            .replace("- code", "# hỏi anh An\n- code");
        let baseline = Baseline::read(Path::new(FILE), written.as_bytes()).unwrap();
        let days = (day("2026-11-21"), day("2027-05-21"));
        let (entries, new) = baseline.renewed(&found, &places(), days, "mới");
        assert_eq!((entries.len(), new), (3, 2));
        assert_eq!(entries[0].reason, "đang hỏi");
        assert_eq!(entries[1].until, day("2027-05-21"));
        let again = text(Some(&written), "s.json", entries).unwrap();
        assert!(
            again.starts_with(written.split("# hỏi").next().unwrap()),
            "{again}"
        );
        assert!(again.contains("# hỏi anh An"), "{again}");
        let held = Baseline::read(Path::new(FILE), again.as_bytes())
            .unwrap()
            .hold(findings(), &places(), day("2026-11-21"));
        assert_eq!((held.known, held.found.len()), (3, 0));
    }

    #[test]
    fn a_baseline_that_is_wrong_is_refused_with_the_place() {
        for (text, code) in [
            (
                "findings:\n  - code: schema-word\n    file: a.yaml\n    message: x\n    until: 2026-12-31\n",
                "schema-missing-key",
            ),
            (
                "findings:\n  - {code: schema-word, file: a, message: x, reason: y, until: 31/12/2026}\n",
                "schema-date",
            ),
            ("findings: []\nfinding: []\n", "schema-unknown-key"),
            ("findings: [\n", "yaml-syntax"),
        ] {
            let found = Baseline::read(Path::new(FILE), text.as_bytes()).unwrap_err();
            assert_eq!(found[0].code, code, "{found:?}");
            assert_eq!(found[0].path, Path::new(FILE));
        }
    }
}
