//! `rasoat templates`: reasons that people write again and again.

use serde::Serialize;

use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::{Paint, line};
use crate::catalogue::model::Outcome;
use crate::i18n::{Message, message};
use crate::session::user::templates::{Template, TemplateUse, Templates};

#[derive(Serialize)]
struct TemplatesV1 {
    version: u32,
    trouble: Option<Message>,
    templates: Vec<TemplateV1>,
}

#[derive(Serialize)]
struct TemplateV1 {
    name: String,
    own: bool,
    outcome: Option<&'static str>,
    rule: Option<&'static str>,
    reason: String,
    provision: Option<String>,
}

impl From<&Template> for TemplateV1 {
    fn from(template: &Template) -> TemplateV1 {
        let (outcome, rule) = match template.of {
            TemplateUse::Outcome(outcome) => (Some(outcome.as_str()), None),
            TemplateUse::Override(rule) => (None, Some(rule)),
        };
        TemplateV1 {
            name: template.name.clone(),
            own: template.own,
            outcome,
            rule,
            reason: template.reason.clone(),
            provision: template.provision.clone(),
        }
    }
}

pub(super) fn run(context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    let templates = Templates::load(&context.config(), &context.strings);
    let trouble = templates.trouble.as_ref();
    let output = TemplatesV1 {
        version: VERSION,
        trouble: trouble.map(|error| error.message.clone()),
        templates: templates.list.iter().map(TemplateV1::from).collect(),
    };
    if context.json() {
        context.write_json(&output)?;
    } else {
        let paint = Paint::new(context.colour());
        for template in &output.templates {
            let of = template.outcome.or(template.rule).unwrap_or_default();
            let name = crate::text::pad(&line(&template.name), 18);
            writeln!(context.out, "{}  {}", paint.strong(&name), paint.faint(of))?;
            writeln!(context.out, "    {}", line(&template.reason))?;
            if let Some(provision) = &template.provision {
                writeln!(context.out, "    § {}", line(provision))?;
            }
        }
    }
    match templates.trouble {
        Some(error) => Err(CliError::from(error).with_exit(Exit::Usage)),
        None => Ok(Exit::Clean),
    }
}

/// The template of a name for an outcome.
///
/// # Errors
/// There is none, or it is for something else, or the user's own cannot be read (exit code 2).
pub(super) fn named(
    name: &str,
    outcome: Outcome,
    context: &CommandContext<'_>,
) -> Result<Template, CliError> {
    let templates = Templates::load(&context.config(), &context.strings);
    let wrong = |message: Message| {
        CliError::new(Exit::Usage, message).hint(message!("error-templates-hint"))
    };
    match (templates.find(name).cloned(), templates.trouble) {
        (Some(template), _) if template.of == TemplateUse::Outcome(outcome) => Ok(template),
        (Some(template), _) => Err(wrong(match template.of {
            TemplateUse::Outcome(of) => {
                message!("error-template-outcome", name, outcome = of.as_str())
            }
            TemplateUse::Override(rule) => {
                message!("error-template-override", name, rule)
            }
        })),
        (None, Some(error)) => Err(CliError::from(error).with_exit(Exit::Usage)),
        (None, None) => Err(wrong(message!("error-no-template", name))),
    }
}
