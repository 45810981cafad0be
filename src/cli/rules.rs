//! `rasoat rules [ID]`: the review rules described.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{FactV1, VERSION};
use super::term::{Paint, line, sign};
use crate::analysis::rule_counts::{RuleCounts, rule_counts};
use crate::catalogue::model::Outcome;
use crate::i18n::message;
use crate::rules::{Blocks, RULES, RULES_VERSION, RuleInfo, RuleWeight, Verdict, rule};
use crate::session::open::unreadable::UnreadableScope;
use crate::session::{RuleText, Strings, View};

#[derive(Serialize)]
struct RulesV1 {
    version: u32,
    rules_version: &'static str,
    rules: Vec<RuleV1>,
}

#[derive(Serialize)]
struct RuleV1 {
    id: &'static str,
    title: String,
    checks: String,
    why: String,
    source: String,
    needs: String,
    example: String,
    clears: String,
    blocks: &'static str,
    weight: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposes: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<RuleCountsV1>,
}

/// What a rule says of a catalogue.
#[derive(Serialize)]
struct RuleCountsV1 {
    as_of: String,
    flag: usize,
    cannot_tell: usize,
    clear: usize,
    not_applicable: usize,
    missing: Vec<MissingV1>,
}

/// What a rule lacks of some procedures.
#[derive(Serialize)]
struct MissingV1 {
    procedures: usize,
    varies: bool,
    fact: FactV1,
}

impl RuleV1 {
    fn new(info: &RuleInfo, strings: &Strings) -> RuleV1 {
        let text = |text| strings.rule_text(info.id, text);
        RuleV1 {
            id: info.id,
            title: strings.rule_title(info.id),
            checks: text(RuleText::Checks),
            why: text(RuleText::Why),
            source: text(RuleText::Source),
            needs: text(RuleText::Needs),
            example: text(RuleText::Example),
            clears: text(RuleText::Clears),
            blocks: match info.blocks {
                Blocks::No => "no",
                Blocks::OnFlag => "on_flag",
                Blocks::OnFlagOrCannotTell => "on_flag_or_cannot_tell",
            },
            weight: match info.weight() {
                RuleWeight::Blocking => "blocking",
                RuleWeight::Duty => "duty",
                RuleWeight::Remark => "remark",
            },
            proposes: proposed_by(info).map(Outcome::as_str),
            counts: None,
        }
    }
}

/// The outcome that a flag of a rule proposes.
fn proposed_by(info: &RuleInfo) -> Option<Outcome> {
    rule(info.id).and_then(|at| RULES[at].proposes())
}

pub(super) fn run(
    args: &args::RulesArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let chosen: Vec<&RuleInfo> = match &args.id {
        None => RULES.iter().map(|rule| rule.info()).collect(),
        Some(id) => match rule(id) {
            Some(index) => vec![RULES[index].info()],
            None => {
                let ids: Vec<&str> = RULES.iter().map(|rule| rule.info().id).collect();
                return Err(CliError::new(Exit::Findings, message!("error-no-rule", id))
                    .hint(message!("check-one-of", words = ids.join(", "))));
            }
        },
    };
    if args.counts {
        return counts(&chosen, args.id.is_some(), context);
    }
    if context.json() {
        let rules = chosen
            .iter()
            .map(|info| RuleV1::new(info, &context.strings))
            .collect();
        let output = RulesV1 {
            version: VERSION,
            rules_version: RULES_VERSION,
            rules,
        };
        context.write_json(&output)?;
        return Ok(Exit::Clean);
    }
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let width = context.environment.columns.unwrap_or(100).clamp(40, 110);
    let whole = args.id.is_some();
    for info in chosen {
        let blocks = strings.get(match info.blocks {
            Blocks::No => "blocks-no",
            Blocks::OnFlag => "blocks-on-flag",
            Blocks::OnFlagOrCannotTell => "blocks-on-doubt",
        });
        writeln!(
            context.out,
            "{}  {}  ({blocks})",
            paint.strong(info.id),
            strings.rule_title(info.id)
        )?;
        if !whole {
            writeln!(
                context.out,
                "    {}",
                strings.rule_text(info.id, RuleText::Source)
            )?;
            continue;
        }
        for text in RuleText::ALL {
            let heading = strings.get(text.heading());
            writeln!(context.out, "\n{}", paint.strong(&heading))?;
            for row in crate::text::wrap(&strings.rule_text(info.id, text), width - 2) {
                writeln!(context.out, "  {row}")?;
            }
        }
        if let Some(proposed) = proposed_by(info) {
            writeln!(context.out, "\n→ {}", strings.proposal(proposed.as_str()))?;
        }
    }
    Ok(Exit::Clean)
}

/// So many missing facts are told of each rule, unless one is asked for.
const TOLD: usize = 3;

/// What the rules say of the catalogue, and what they lack.
fn counts(
    chosen: &[&RuleInfo],
    whole: bool,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let all = rule_counts(&view.context());
    let of_rule = |info: &RuleInfo| rule(info.id).and_then(|at| all.get(at));
    if context.json() {
        let rules = chosen.iter().map(|info| RuleV1 {
            counts: of_rule(info).map(|counts| counts_v1(&view, counts, &context.strings)),
            ..RuleV1::new(info, &context.strings)
        });
        let output = RulesV1 {
            version: VERSION,
            rules_version: RULES_VERSION,
            rules: rules.collect(),
        };
        context.write_json(&output)?;
        return Ok(context.answered(&view.snapshot, UnreadableScope::Everything));
    }
    super::sample::tell(context, &view.snapshot)?;
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let mut order: Vec<(&RuleInfo, &RuleCounts)> = chosen
        .iter()
        .filter_map(|info| Some((*info, of_rule(info)?)))
        .collect();
    order.sort_by_key(|(info, _)| info.weight());
    for (info, counts) in order {
        let number = |count: usize| strings.number(count as u64);
        let verdicts = [
            (Verdict::Flag, counts.flags),
            (Verdict::CannotTell, counts.unknown),
            (Verdict::Clear, counts.clear),
            (Verdict::NotApplicable, counts.not_applicable),
        ];
        let verdicts = verdicts.map(|(verdict, count)| {
            paint.verdict(verdict, &format!("{} {}", sign(verdict), number(count)))
        });
        writeln!(
            context.out,
            "{}  {}  {}",
            paint.strong(info.id),
            strings.rule_title(info.id),
            verdicts.join("  ")
        )?;
        let told = if whole { usize::MAX } else { TOLD };
        for missing in counts.missing.iter().take(told) {
            let fact = strings.fact(&missing.fact);
            let id = match missing.varies {
                true => "rule-lacks-such",
                false => "rule-lacks",
            };
            let values = [
                ("count", number(missing.count).into()),
                ("fact", fact.into()),
            ];
            writeln!(context.out, "    {}", line(&strings.with(id, &values)))?;
        }
        let more = counts.missing.len().saturating_sub(told);
        if more > 0 {
            let count = [("count", (more as u64).into()), ("rule", info.id.into())];
            writeln!(
                context.out,
                "    {}",
                strings.with("rule-lacks-more", &count)
            )?;
        }
        if counts.unknown > 0 {
            let needs = strings.rule_text(info.id, RuleText::Needs);
            let needs = strings.with("rule-counts-need", &[("needs", needs.into())]);
            writeln!(context.out, "    {}", paint.faint(&needs))?;
        }
    }
    Ok(context.answered(&view.snapshot, UnreadableScope::Everything))
}

fn counts_v1(view: &View, counts: &RuleCounts, strings: &Strings) -> RuleCountsV1 {
    let missing = counts.missing.iter().map(|of| MissingV1 {
        procedures: of.count,
        varies: of.varies,
        fact: FactV1::new(&of.fact, strings),
    });
    RuleCountsV1 {
        as_of: view.as_of.to_string(),
        flag: counts.flags,
        cannot_tell: counts.unknown,
        clear: counts.clear,
        not_applicable: counts.not_applicable,
        missing: missing.collect(),
    }
}
