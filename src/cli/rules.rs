//! `rasoat rules [ID]`: the review rules described.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::Paint;
use crate::i18n::message;
use crate::rules::{Blocks, RULES, RULES_VERSION, RuleInfo, RuleWeight, rule};
use crate::session::{RuleText, Strings};

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
        }
    }
}

pub fn run(args: &args::RulesArgs, context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
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
    }
    Ok(Exit::Clean)
}
