//! Why a procedure is not on the list, in words for those who have to answer for it.

use super::cells::{RowWriter, capital};
use crate::catalogue::model::{Decision, Procedure};
use crate::review::GateRule;
use crate::review::list::{ExcludedRow, ExclusionReason, PublishedRow};
use crate::rules::{self, Fact, Verdict};
use crate::session::RuleText;

/// The cells: code, name, field, agency, online level, where it stands, why, provision.
pub(super) fn cells(maker: &RowWriter<'_>, off: &ExcludedRow<'_>) -> Vec<String> {
    let why = |word: &str| maker.strings.get(&format!("annex-why-{word}"));
    let was_withdrawn = || off.facts.iter().any(|fact| fact.id == "list-withdrawn");
    let standing = match (off.why, off.decision) {
        (ExclusionReason::OtherOutcome, Some(decision)) => outcome(maker, decision),
        (ExclusionReason::Stale, Some(decision)) => {
            why(&format!("stale-{}", decision.state.as_str()))
        }
        (ExclusionReason::Undecided, _) if was_withdrawn() => why("withdrawn"),
        (of, _) => why(of.as_str()),
    };
    let mut sentences: Vec<String> = off
        .blocked
        .iter()
        .map(|rule| blocked(maker, rule))
        .collect();
    if off.why == ExclusionReason::OtherOutcome {
        sentences.extend(off.decision.and_then(|decision| reason(maker, decision)));
    }
    sentences.extend(off.facts.iter().map(|fact| maker.fact(fact)));
    sentences.extend(maker.suspended(off.row));
    let provision = match off.decision {
        Some(decision) => provision(maker, off, decision),
        None => sources(maker, &off.blocked),
    };
    row(maker, off.row, standing, &sentences, provision)
}

/// The same of a row that a signed decision published with another outcome.
pub(super) fn published(
    maker: &RowWriter<'_>,
    published: &PublishedRow<'_>,
    notes: &[String],
) -> Vec<String> {
    let decision = published.decision;
    let mut sentences: Vec<String> = reason(maker, decision).into_iter().collect();
    sentences.extend(notes.iter().cloned());
    let provision = decision.provision.clone().unwrap_or_default();
    let standing = outcome(maker, decision);
    row(maker, published.row, standing, &sentences, provision)
}

fn row(
    maker: &RowWriter<'_>,
    row: usize,
    standing: String,
    sentences: &[String],
    provision: String,
) -> Vec<String> {
    let Some(file) = maker.view.procedure(row) else {
        return Vec::new();
    };
    let procedure: &Procedure = &file.read();
    let sentences: Vec<String> = sentences
        .iter()
        .map(|sentence| capital(sentence.trim().trim_end_matches('.')))
        .collect();
    vec![
        procedure.code.clone(),
        procedure.name.clone(),
        maker.fields(procedure),
        maker.agency(procedure),
        maker.online(procedure),
        standing,
        sentences.join(". "),
        provision,
    ]
}

/// `Trực tuyến một phần (đã duyệt)`.
fn outcome(maker: &RowWriter<'_>, decision: &Decision) -> String {
    let outcome = maker.word("outcome", decision.outcome.as_str());
    let state = maker.word("state", decision.state.as_str());
    format!("{} ({state})", capital(&outcome))
}

/// Why people decided so: one of the four reasons, and in their own words.
fn reason(maker: &RowWriter<'_>, decision: &Decision) -> Option<String> {
    let partial = decision.partial_reason;
    let partial = partial.map(|reason| maker.word("partial", reason.as_str()));
    let parts: Vec<String> = partial.into_iter().chain(decision.reason.clone()).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

/// What a decision rests on in law; for an outcome without, nothing is made up.
fn provision(maker: &RowWriter<'_>, off: &ExcludedRow<'_>, decision: &Decision) -> String {
    match off.why {
        ExclusionReason::OtherOutcome => decision.provision.clone().unwrap_or_default(),
        _ => sources(maker, &off.blocked),
    }
}

/// The sources in law of the rules that stand in the way, each once.
fn sources(maker: &RowWriter<'_>, blocked: &[GateRule]) -> String {
    let mut sources: Vec<String> = Vec::new();
    for rule in blocked {
        let info = rules::rule(rule.rule).and_then(|at| rules::RULES.get(at));
        let source = info.map(|rule| maker.strings.rule_text(rule.info().id, RuleText::Source));
        // Two rules may rest on one directive, each with more beside it.
        for source in source.iter().flat_map(|source| source.split("; ")) {
            if !sources.iter().any(|known| known == source) {
                sources.push(source.to_owned());
            }
        }
    }
    sources.join("; ")
}

/// What a blocking rule flags, or which fact it misses: `Không có phương án: không phương án nào nêu thủ tục này`.
fn blocked(maker: &RowWriter<'_>, rule: &GateRule) -> String {
    let told = |facts: &[Fact]| -> Vec<String> {
        // The window is told once, above the table; how data is brought in is nothing for the reader of a document.
        let facts = facts.iter().filter(|fact| fact.id != "fact-window");
        let sentences = facts.map(|fact| match fact.id {
            "fact-no-plan-files" => maker.strings.get("fact-no-plan"),
            _ => maker.fact(fact),
        });
        sentences.collect()
    };
    let mut parts = Vec::new();
    if rule.verdict == Verdict::Flag {
        parts = told(&rule.evidence);
    }
    let missing = told(&rule.missing);
    if !missing.is_empty() {
        let missing = missing.join("; ");
        let values = [("facts", missing.into())];
        parts.push(maker.strings.with("annex-missing", &values));
    }
    let title = maker.rule(rule.rule);
    let verdict = match rule.verdict {
        Verdict::CannotTell => format!(" ({})", maker.word("verdict", "cannot_tell")),
        _ => String::new(),
    };
    match parts.join("; ") {
        told if told.is_empty() => format!("{title}{verdict}"),
        told => format!("{title}{verdict}: {told}"),
    }
}
