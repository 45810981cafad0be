//! Findings that can be mended without a doubt: what a file says to this program stays the same, or becomes the only thing
//! that could be meant. A file that cannot be parsed is left, for its values are not known.

use std::path::Path;

use super::format::{
    FormatChange, TextDraft, UNQUOTED, exact, quotes, readable, same_texts, without_mark,
};
use super::kind::FileKind;
use super::load::read_value;
use crate::files::{Diagnostic, Span};
use crate::i18n::{Message, message};
use crate::yaml::parse::MAX_FINDINGS;

/// What mends the findings of a code, where something can: a sentence.
pub(crate) fn how(code: &str) -> Option<Message> {
    Some(match code {
        "file-bom" => message!("fix-bom"),
        "file-crlf" => message!("fix-crlf"),
        "text-not-nfc" => message!("fix-nfc"),
        "schema-code-unquoted" | "schema-text-unquoted" => message!("fix-quotes"),
        "schema-type" | "schema-form" => message!("fix-unquote"),
        _ => return None,
    })
}

/// Whether findings of this code can be mended, at least some.
pub(crate) fn is_fixable(code: &str) -> bool {
    how(code).is_some()
}

/// A file with findings mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FixedText {
    pub text: String,
    /// The findings that are gone.
    pub findings: Vec<Diagnostic>,
}

/// Mends what can be mended in a file; none where nothing can. `path` is relative to the catalogue.
pub(crate) fn mend(kind: FileKind, path: &Path, bytes: &[u8]) -> Option<FixedText> {
    let text = std::str::from_utf8(bytes).ok()?;
    let found = |text: &str| read_value(kind, path, text.as_bytes(), true).1;
    let mut draft = TextDraft {
        text: text.to_owned(),
        root: readable(text)?,
        changes: Vec::new(),
    };
    let before = found(text);
    draft.step(FormatChange::Mark, without_mark(&draft.text), exact);
    draft.step(
        FormatChange::LineEnds,
        draft.text.replace("\r\n", "\n"),
        exact,
    );
    if before.iter().any(|finding| finding.code == "text-not-nfc") {
        draft.nfc();
    }
    let whole = ["file-bom", "file-crlf", "text-not-nfc"];
    let mut now = found(&draft.text);
    let mut gone: Vec<Diagnostic> = before
        .into_iter()
        .filter(|finding| whole.contains(&finding.code))
        .filter(|finding| !now.iter().any(|left| left.code == finding.code))
        .collect();
    // Findings are cut to a hundred a file, so more may show once these are gone.
    loop {
        let mut tries: Vec<&Diagnostic> = now
            .iter()
            .filter(|finding| candidate(&draft.text, &[finding]) != draft.text)
            .collect();
        // Both kinds move what stands behind them in its line: one kind a round.
        if tries.iter().any(|finding| is_bare(finding)) {
            tries.retain(|finding| is_bare(finding));
        }
        let mut done = Vec::new();
        if accept(&mut draft, &tries, &now, &found) {
            done.extend(tries.into_iter().cloned());
        } else {
            // From the end, so that the places of the others stay.
            for finding in tries.into_iter().rev() {
                let left = found(&draft.text);
                if accept(&mut draft, &[finding], &left, &found) {
                    done.push(finding.clone());
                }
            }
            done.reverse();
        }
        if done.is_empty() {
            break;
        }
        gone.append(&mut done);
        now = found(&draft.text);
    }
    (!gone.is_empty()).then_some(FixedText {
        text: draft.text,
        findings: gone,
    })
}

/// Whether quotes are missing; else some are too many.
fn is_bare(finding: &Diagnostic) -> bool {
    UNQUOTED.contains(&finding.code)
}

/// The text with these findings mended, which are of one kind.
fn candidate(text: &str, findings: &[&Diagnostic]) -> String {
    let spans = |wanted: &dyn Fn(&Diagnostic) -> bool| -> Vec<Span> {
        let all = findings.iter().filter(|finding| wanted(finding));
        all.map(|finding| finding.span).collect()
    };
    let bare = spans(&is_bare);
    if !bare.is_empty() {
        return quotes::quoted(text, &bare);
    }
    let dressed = |finding: &Diagnostic| ["schema-type", "schema-form"].contains(&finding.code);
    quotes::unquoted(text, &spans(&dressed))
}

/// Takes the text with these findings mended, if the texts in it are the same, they are gone, and nothing new is wrong.
fn accept(
    draft: &mut TextDraft,
    tries: &[&Diagnostic],
    before: &[Diagnostic],
    found: &dyn Fn(&str) -> Vec<Diagnostic>,
) -> bool {
    let next = candidate(&draft.text, tries);
    if tries.is_empty() || next == draft.text {
        return false;
    }
    let after = found(&next);
    let like = |one: &Diagnostic, other: &Diagnostic| {
        (one.code, &one.message, one.span.start.line)
            == (other.code, &other.message, other.span.start.line)
    };
    let count = |all: &[Diagnostic], one: &Diagnostic| all.iter().filter(|d| like(d, one)).count();
    let fewer = tries.iter().all(|d| count(&after, d) < count(before, d));
    // Others may show once those are gone that were shown.
    let cut = before.len() >= MAX_FINDINGS;
    let nothing_new = cut || after.iter().all(|d| count(before, d) >= count(&after, d));
    fewer && nothing_new && draft.step(FormatChange::Quotes, next, same_texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(path: &str, text: &str) -> Option<(String, Vec<&'static str>)> {
        let path = Path::new(path);
        let mended = mend(FileKind::of(path).unwrap(), path, text.as_bytes())?;
        let codes = mended.findings.iter().map(|finding| finding.code);
        Some((mended.text, codes.collect()))
    }

    const PROCEDURE: &str = "procedures/G15/1.001193.yaml";

    #[test]
    fn what_can_mean_one_thing_only_is_mended_and_nothing_else_is_touched() {
        let text = "\u{feff}name: 1.10 # ghi\r\ncode:   1.001190\r\nsets: '2'\r\nnon_territorial: \"true\"\r\n";
        let (text, codes) = mended(PROCEDURE, text).unwrap();
        assert_eq!(
            text,
            "name: \"1.10\" # ghi\ncode:   \"1.001190\"\nsets: 2\nnon_territorial: true\n"
        );
        assert_eq!(
            codes,
            [
                "file-bom",
                "file-crlf",
                "schema-text-unquoted",
                "schema-code-unquoted",
                "schema-type",
                "schema-type"
            ]
        );
        assert_eq!(mended(PROCEDURE, &text), None);
    }

    #[test]
    fn what_could_mean_two_things_is_left() {
        let head = "code: \"1.001193\"\nname: a\n";
        for line in [
            "sets: \"02\"\n",
            "sets: \"1e3\"\n",
            "sets: \"-1\"\n",
            "kind: standrad\n",
            "lifecycle: {from: 01/07/2025}\n",
            "levels: [district]\n",
            "isuer: G15\n",
            "steps: []\n",
            "sets: \"1\"\nname: b\n",
        ] {
            assert_eq!(mended(PROCEDURE, &format!("{head}{line}")), None, "{line}");
        }
        assert_eq!(mended(PROCEDURE, "code: 1.1193\nname: a\n"), None);
    }

    #[test]
    fn more_findings_than_are_shown_are_mended_all_the_same() {
        let head = "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n";
        let rows = |quote: &str| -> String {
            let row = |at| format!("  {quote}1.{at:06}{quote}: {{online: 5}}\n");
            head.to_owned() + &(100_000..100_250).map(row).collect::<String>()
        };
        let path = "statistics/G15/2025-01-01_2025-12-31.yaml";
        let (text, codes) = mended(path, &rows("")).unwrap();
        assert_eq!(text, rows("\""));
        assert_eq!(codes.len(), 250);
    }

    #[test]
    fn codes_that_can_be_mended_are_codes_of_the_table() {
        let all = crate::catalogue::check::codes::ALL;
        let fixable = all.iter().filter(|code| is_fixable(code.id));
        let ids: Vec<&str> = fixable.map(|code| code.id).collect();
        assert_eq!(
            ids,
            [
                "file-bom",
                "file-crlf",
                "schema-code-unquoted",
                "schema-form",
                "schema-text-unquoted",
                "schema-type",
                "text-not-nfc"
            ]
        );
    }
}
