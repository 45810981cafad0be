//! What is wrong with a command line, in the reader's language.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::exit::{CliError, Exit};
use crate::i18n::Message;
use crate::session::Strings;

/// Says what is wrong with a line that asks for a command; nothing where only clap can say it.
pub(super) fn wrong(error: &clap::Error, command: &str, strings: &Strings) -> Option<CliError> {
    let of = |kind| of(error, kind);
    let (id, values) = match error.kind() {
        ErrorKind::UnknownArgument => (
            "usage-unknown-option",
            vec![("option", of(ContextKind::InvalidArg)?)],
        ),
        ErrorKind::InvalidValue => {
            let option = ("option", of(ContextKind::InvalidArg)?);
            match of(ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
                Some(value) => ("usage-invalid-value", vec![option, ("value", value)]),
                None => ("usage-no-value", vec![option]),
            }
        }
        ErrorKind::ValueValidation => (
            "usage-refused-value",
            vec![
                ("option", of(ContextKind::InvalidArg)?),
                ("value", of(ContextKind::InvalidValue)?),
                ("why", why(error.source()?, strings)),
            ],
        ),
        ErrorKind::MissingRequiredArgument => (
            "usage-missing",
            vec![("options", of(ContextKind::InvalidArg)?)],
        ),
        ErrorKind::ArgumentConflict => {
            let option = of(ContextKind::InvalidArg)?;
            let other = of(ContextKind::PriorArg)?;
            if option == other {
                ("usage-twice", vec![("option", option)])
            } else {
                ("usage-conflict", vec![("option", option), ("other", other)])
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => (
            "usage-values",
            vec![("option", of(ContextKind::InvalidArg)?)],
        ),
        ErrorKind::InvalidSubcommand => (
            "usage-unknown-command",
            vec![("command", of(ContextKind::InvalidSubcommand)?)],
        ),
        _ => return None,
    };
    let values: Vec<_> = values
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let message = strings.with(id, &values);
    Some(CliError::new(Exit::Usage, message).hint(hint(error, command, strings)))
}

/// Why a value is refused.
fn why(error: &(dyn Error + 'static), strings: &Strings) -> String {
    match error.downcast_ref::<Message>() {
        Some(message) => strings.say(message),
        None => error.to_string(),
    }
}

/// What may stand there, and who says how the command is used.
fn hint(error: &clap::Error, command: &str, strings: &Strings) -> String {
    let near = of(error, ContextKind::SuggestedArg)
        .or_else(|| of(error, ContextKind::SuggestedSubcommand))
        .or_else(|| of(error, ContextKind::SuggestedValue))
        .map(|near| strings.with("usage-near", &[("near", near.into())]));
    let valid = of(error, ContextKind::ValidValue).filter(|values| !values.is_empty());
    let valid = valid.map(|values| strings.with("help-values", &[("values", values.into())]));
    let help = match command {
        "" => "rasoat --help".to_owned(),
        command => format!("rasoat {command} --help"),
    };
    let how = strings.with("usage-how", &[("command", help.into())]);
    let parts: Vec<String> = near.into_iter().chain(valid).chain([how]).collect();
    parts.join(" ")
}

fn of(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    }
}
