//! Every rule's verdict with its evidence, what is missing, and its source in law.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::page::DetailPage;
use crate::catalogue::model::Override;
use crate::review::{Gate, GateRule};
use crate::rules::{Assessment, Blocks, Fact, RuleFinding, RuleWeight, Verdict};
use crate::session::RuleText;
use crate::session::Strings;
use crate::session::decide::gates;
use crate::session::open::catalogue::Catalogue;
use crate::tui::tabs::review::signs;
use crate::tui::tabs::verdict_sign;
use crate::tui::term::rich::{Line, Tone};

pub(super) fn section(page: &mut DetailPage<'_>, desk: &Catalogue, row: usize) {
    let Some(assessment) = desk.view.assessment(row) else {
        return;
    };
    page.heading("detail-rules");
    let (gate, own) = desk.view.gate(row);
    let (mut doubts, mut others) = (Vec::new(), BTreeMap::new());
    for (at, (rule, finding, override_)) in assessment.rules().enumerate() {
        let info = rule.info();
        // What stands in nobody's way is told in full where it flags, and else by its name.
        if info.weight() != RuleWeight::Blocking && finding.verdict == Verdict::CannotTell {
            doubts.push((at, rule.info().id, finding));
            continue;
        }
        if info.weight() != RuleWeight::Blocking && finding.verdict != Verdict::Flag {
            let of_verdict: &mut Vec<String> = others.entry(finding.verdict).or_default();
            of_verdict.push(page.strings.rule_title(info.id));
            continue;
        }
        let (sign, tone) = match info.blocks {
            Blocks::No => verdict_sign(finding.verdict, override_.is_some()),
            _ => signs::sign(&desk.view.columns, row, at),
        };
        let verdict = page
            .strings
            .get(&format!("verdict-{}", finding.verdict.as_str()));
        let mut head = Line::of(&format!("{} ", at + 1), Tone::Dim)
            .with(sign, tone)
            .with(" ", Tone::Plain)
            .with(&page.strings.rule_title(info.id), Tone::Strong)
            .with(": ", Tone::Dim)
            .with(&verdict, tone);
        let answer = gate
            .iter()
            .flat_map(|gate| &gate.rules)
            .find(|answer| answer.rule == info.id);
        if let Some((id, tone)) = answer.and_then(|answer| told(finding.verdict, answer)) {
            head.push(&format!(" ({})", page.strings.get(id)), tone);
        }
        page.line(head);
        evidence(page, &finding.evidence, &finding.missing);
        if let Some(override_) = override_ {
            set_aside(page, override_);
        }
        if let Some(proposed) = finding.proposed_by(rule) {
            let text = page.strings.proposal(proposed.as_str());
            page.hanging(Line::of("    → ", Tone::Dim), &text, Tone::Plain);
        }
        // The source of a rule that asks something; the others say why they do not.
        if finding.verdict.weight() > 0 || info.blocks != Blocks::No {
            page.hanging(
                Line::of("    § ", Tone::Dim),
                &page.strings.rule_text(info.id, RuleText::Source),
                Tone::Dim,
            );
        }
    }
    for (at, id, finding) in doubts {
        doubt(page, (at + 1, id), finding);
    }
    for (verdict, rules) in others.iter().rev() {
        let (sign, tone) = verdict_sign(*verdict, false);
        let verdict = page.strings.get(&format!("verdict-{}", verdict.as_str()));
        let values = [
            ("verdict", verdict.into()),
            ("rules", rules.join(" · ").into()),
        ];
        let text = page.strings.with("detail-other-rules", &values);
        let lead = Line::of(sign, tone).with(" ", Tone::Plain);
        page.hanging(lead, &text, Tone::Dim);
    }
    at_gate(page, desk, &assessment, (gate.as_ref(), own));
}

/// So many of the things that are missing are named where a rule stands in nobody's way; `rasoat show` has all.
const MISSING: usize = 3;

/// What stands in nobody's way and cannot be told: one line with what is missing.
fn doubt(page: &mut DetailPage<'_>, (number, id): (usize, &str), finding: &RuleFinding) {
    let missing = match finding.missing.as_slice() {
        [] => &finding.evidence,
        missing => missing,
    };
    let shown = missing.iter().take(MISSING);
    let mut facts: Vec<String> = shown.map(|fact| page.strings.fact(fact)).collect();
    if missing.len() > MISSING {
        let left = [("left", ((missing.len() - MISSING) as f64).into())];
        facts.push(page.strings.with("filter-more", &left));
    }
    let label = page.strings.get("show-missing");
    let title = page.strings.rule_title(id);
    let (sign, tone) = verdict_sign(Verdict::CannotTell, false);
    let lead = Line::of(&format!("{number} "), Tone::Dim)
        .with(sign, tone)
        .with(" ", Tone::Plain);
    let text = match facts.is_empty() {
        true => title,
        false => format!("{title} · {label} {}", facts.join("; ")),
    };
    page.hanging(lead, &text, Tone::Dim);
}

/// What a rule does to the gate, beside what it says of the procedure as it is: that alone stands in nobody's way.
fn told(as_is: Verdict, answer: &GateRule) -> Option<(&'static str, Tone)> {
    let shuts = answer.blocks && !answer.overridden;
    match (as_is.weight() > 0, shuts) {
        (true, true) => Some(("detail-blocks", Tone::Flag)),
        (false, true) => Some(("detail-blocks-alone", Tone::Flag)),
        (true, false) if !answer.overridden => Some(("detail-blocks-not", Tone::Dim)),
        _ => None,
    }
}

/// What marking it eligible is answered: of a procedure that is not full the rules say less than the gate.
fn at_gate(
    page: &mut DetailPage<'_>,
    desk: &Catalogue,
    assessment: &Assessment,
    (gate, own): (Option<&Gate>, Date),
) {
    let told = gates::head(page.strings, gate, (desk.view.as_of, own));
    let tone = match gate.is_some_and(Gate::is_open) {
        true => Tone::Good,
        false => Tone::Flag,
    };
    page.hanging(Line::of("  ", Tone::Plain), &told, tone);
    let (strings, columns) = (page.strings, page.columns());
    // What it lets pass is told, too, where the same rule has something against the procedure as it is.
    let lets_pass = |answer: &GateRule| {
        let mut rules = assessment.rules();
        let as_is = rules.find(|(rule, ..)| rule.info().id == answer.rule);
        as_is.is_some_and(|(_, finding, _)| {
            finding.verdict.weight() > 0 && finding.verdict != answer.verdict
        })
    };
    let rules = gate.into_iter().flat_map(|gate| &gate.rules);
    for answer in rules.filter(|answer| answer.blocks || lets_pass(answer)) {
        for line in gate_lines(strings, answer, answer.overridden, columns) {
            page.line(line);
        }
    }
}

fn evidence(page: &mut DetailPage<'_>, read: &[Fact], missing: &[Fact]) {
    for fact in read {
        let text = page.strings.fact(fact);
        page.hanging(Line::of("    ", Tone::Plain), &text, Tone::Plain);
    }
    for fact in missing {
        let text = page.strings.fact(fact);
        let lead = format!("    {} ", page.strings.get("show-missing"));
        page.hanging(Line::of(&lead, Tone::Doubt), &text, Tone::Plain);
    }
}

fn set_aside(page: &mut DetailPage<'_>, override_: &Override) {
    let text = page.strings.with(
        "show-overridden",
        &[
            ("until", override_.until.to_string().into()),
            ("reason", override_.reason.as_str().into()),
            ("provision", override_.provision.as_str().into()),
        ],
    );
    page.hanging(
        Line::of("    ⚐ ", Tone::Overridden),
        &text,
        Tone::Overridden,
    );
}

/// The gate's answer for one rule: sign, title and verdict, then what was read and what is missing where it blocks.
pub(crate) fn gate_lines(
    strings: &Strings,
    answer: &GateRule,
    overridden: bool,
    columns: usize,
) -> Vec<Line> {
    let mut page = DetailPage::new(strings, columns);
    let (sign, tone) = verdict_sign(answer.verdict, overridden);
    let verdict = strings.get(&format!("verdict-{}", answer.verdict.as_str()));
    let title = strings.rule_title(answer.rule);
    page.line(
        Line::of("  ", Tone::Plain)
            .with(sign, tone)
            .with(" ", Tone::Plain)
            .with(&title, Tone::Strong)
            .with(": ", Tone::Dim)
            .with(&verdict, tone),
    );
    if let Some(since) = answer.lags_since {
        let values = [("date", since.to_string().into())];
        let said = strings.with("gate-lags", &values);
        page.hanging(Line::of("    ", Tone::Plain), &said, Tone::Dim);
    }
    if answer.blocks {
        evidence(&mut page, &answer.evidence, &answer.missing);
    }
    page.into_lines()
}
