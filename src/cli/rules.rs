//! `rasoat rules [ID]`: the review rules described.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::Paint;
use crate::i18n::message;
use crate::rules::{Blocks, RULES, RULES_VERSION, RuleInfo, rule};
use crate::session::Strings;

#[derive(Serialize)]
struct RulesV1 {
    version: u32,
    rules_version: &'static str,
    rules: Vec<RuleV1>,
}

#[derive(Serialize)]
struct RuleV1 {
    id: &'static str,
    title: &'static str,
    checks: &'static str,
    why: &'static str,
    source: &'static str,
    needs: &'static str,
    blocks: &'static str,
}

impl RuleV1 {
    fn new(info: &RuleInfo, strings: &Strings) -> RuleV1 {
        RuleV1 {
            id: info.id,
            title: strings.of(info.title),
            checks: strings.of(info.checks),
            why: strings.of(info.why),
            source: strings.of(info.source),
            needs: strings.of(info.needs),
            blocks: match info.blocks {
                Blocks::No => "no",
                Blocks::OnFlag => "on_flag",
                Blocks::OnFlagOrCannotTell => "on_flag_or_cannot_tell",
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
            strings.of(info.title)
        )?;
        if !whole {
            writeln!(context.out, "    {}", strings.of(info.source))?;
            continue;
        }
        for (label, text) in [
            ("rule-checks", info.checks),
            ("rule-why", info.why),
            ("rule-source", info.source),
            ("rule-needs", info.needs),
        ] {
            writeln!(context.out, "\n{}", paint.strong(&strings.get(label)))?;
            for row in crate::text::wrap(strings.of(text), width - 2) {
                writeln!(context.out, "  {row}")?;
            }
        }
    }
    Ok(Exit::Clean)
}
