//! An error of a schema as findings: what is wrong, where, and what to write instead.

use std::path::Path;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value as Json;

use super::words::{CODE, allowed, known_keys, one_of, quoted};
use super::{compiled, locate};
use crate::catalogue::kind::FileKind;
use crate::catalogue::schema::inspect::{
    first_key, fits_unquoted, is_required, is_unquoted, may_be_none, name_of, required_key, shown,
    wants_text,
};
use crate::files::{Diagnostic, Span};
use crate::i18n::{Message, message};
use crate::text::{nearest, truncate};
use crate::yaml::parse::MAX_FINDINGS;
use crate::yaml::scalar::{ScalarMeaning, meaning};
use crate::yaml::{MapKey, Node, Value};

/// Collects the findings about one file.
pub(super) struct Reporter<'a> {
    path: &'a Path,
    root: &'a Node,
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(path: &'a Path, root: &'a Node) -> Self {
        Reporter {
            path,
            root,
            found: Vec::new(),
        }
    }

    fn push(&mut self, code: &'static str, span: Span, message: Message, hint: impl Into<Message>) {
        self.found.push(
            Diagnostic::error(code, self.path, message)
                .at(span)
                .hint(hint),
        );
    }

    /// Adds what one error of `schema` means. `above` is the pointer to the value that was validated.
    pub(super) fn error(&mut self, schema: &Json, above: &str, error: &ValidationError<'_>) {
        let pointer = format!("{above}{}", error.instance_path());
        let node = locate(self.root, &pointer);
        let name = name_of(&pointer);
        let rule = error.schema_path().to_string();
        let here = rule
            .rsplit_once('/')
            .and_then(|(parent, _)| schema.pointer(parent))
            .unwrap_or(schema);
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => self.unknown_keys(here, node, unexpected),
            Kind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                let wanted = here
                    .get("properties")
                    .and_then(|p| p.get(key))
                    .map_or_else(|| message!("stands-any"), allowed);
                self.push(
                    "schema-missing-key",
                    first_key(node),
                    message!("check-key-missing", key),
                    message!("check-key-missing-hint", key, wanted),
                );
            }
            Kind::Enum { options } => {
                let words = options.as_array().map(Vec::as_slice).unwrap_or_default();
                self.wrong_word(node, &name, words);
            }
            Kind::Constant { expected_value } => {
                let words = std::slice::from_ref(expected_value.as_ref());
                self.wrong_word(node, &name, words);
            }
            Kind::Type { .. } => {
                let required = is_required(schema, &rule);
                self.wrong_type(here, &pointer, node, &name, required);
            }
            Kind::Pattern { .. } | Kind::Format { .. } => self.wrong_form(here, node, &name),
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                self.no_alternative(schema, here, above, &pointer, context);
            }
            Kind::OneOfMultipleValid { .. } => self.too_many_keys(here, node),
            Kind::PropertyNames { error } => {
                let key = error.instance().as_str().unwrap_or_default().to_owned();
                let span = node.entry(&key).map_or(node.span, |(k, _)| k.span);
                let names = here.get("propertyNames").unwrap_or(here);
                let shown = truncate(&key, 60);
                self.push(
                    "schema-code",
                    span,
                    message!("check-key-not-here", shown),
                    message!("check-write-before-colon", allowed = allowed(names)),
                );
            }
            Kind::MinItems { limit } | Kind::MinProperties { limit } if *limit > 1 => self.push(
                "schema-empty",
                node.span,
                message!("check-fewer-entries", name, limit),
                message!("check-fewer-entries-hint"),
            ),
            Kind::MinItems { .. } | Kind::MinProperties { .. } | Kind::MinLength { .. } => {
                let hint = match may_be_none(schema, &rule) {
                    true => message!("check-empty-none-hint"),
                    false => message!("check-empty-hint"),
                };
                self.push(
                    "schema-empty",
                    node.span,
                    message!("check-empty", name),
                    hint,
                );
            }
            Kind::Minimum { limit } => self.push(
                "schema-value",
                node.span,
                message!("check-below", name, limit),
                message!("check-write", allowed = allowed(here)),
            ),
            _ => self.push(
                "schema-value",
                node.span,
                message!("check-does-not-fit", shown = shown(node), name),
                message!("check-write", allowed = allowed(here)),
            ),
        }
    }

    fn unknown_keys(&mut self, here: &Json, node: &Node, unexpected: &[String]) {
        let is_free = |known: &&str| node.get(known).is_none();
        let free: Vec<&str> = known_keys(here).filter(is_free).collect();
        for key in unexpected.iter().take(MAX_FINDINGS) {
            let span = node.entry(key).map_or(node.span, |(k, _)| k.span);
            let hint = if let Some(meant) = nearest(key, free.iter().copied()) {
                message!("check-did-you-mean", meant)
            } else if let Some(meant) = nearest(key, known_keys(here)) {
                message!("check-did-you-mean-there", meant)
            } else if known_keys(here).any(|known| known == "notes") {
                message!("check-remarks-hint")
            } else {
                message!("check-keys-here", keys = quoted(known_keys(here)))
            };
            let shown = truncate(key, 60);
            self.push(
                "schema-unknown-key",
                span,
                message!("check-key-unknown", shown),
                hint,
            );
        }
    }

    /// Whether a value is already known to be wrong: a schema may say so twice, for its type and for its words.
    fn is_said(&self, span: Span) -> bool {
        let about_keys = ["schema-missing-key", "schema-unknown-key"];
        self.found
            .iter()
            .any(|d| d.span == span && !about_keys.contains(&d.code))
    }

    fn wrong_word(&mut self, node: &Node, name: &Message, words: &[Json]) {
        if self.is_said(node.span) {
            return;
        }
        if node.is_null() {
            let hint = message!("check-write-behind-colon", allowed = one_of(words));
            return self.push(
                "schema-type",
                node.span,
                message!("check-no-value", name),
                hint,
            );
        }
        let meant = node
            .text()
            .and_then(|text| nearest(text, words.iter().filter_map(Json::as_str)));
        let hint = match meant {
            Some(meant) => message!("check-did-you-mean-write", meant, allowed = one_of(words)),
            None => message!("check-write", allowed = one_of(words)),
        };
        self.push(
            "schema-word",
            node.span,
            message!("check-no-word", shown = shown(node), name),
            hint,
        );
    }

    fn wrong_form(&mut self, here: &Json, node: &Node, name: &Message) {
        let format = here.get("format").and_then(Json::as_str);
        let is_day =
            |text: &str| text.len() == 10 && text.bytes().filter(|b| *b == b'-').count() == 2;
        let (code, message) = match format {
            Some("date") if node.text().is_some_and(is_day) => {
                ("schema-date", message!("check-no-day", shown = shown(node)))
            }
            Some("date") => (
                "schema-date",
                message!("check-no-date", shown = shown(node)),
            ),
            Some("date-time") => (
                "schema-date",
                message!("check-no-time", shown = shown(node)),
            ),
            _ if here.get("pattern").and_then(Json::as_str) == Some(CODE) => (
                "schema-code",
                message!("check-no-code", shown = shown(node)),
            ),
            _ => (
                "schema-form",
                message!("check-does-not-fit", shown = shown(node), name),
            ),
        };
        if !self.is_said(node.span) {
            self.push(
                code,
                node.span,
                message,
                message!("check-write", allowed = allowed(here)),
            );
        }
    }

    /// A value of the wrong type. Unquoted text that looks like a number stays text, and is only worth a warning.
    fn wrong_type(
        &mut self,
        here: &Json,
        pointer: &str,
        node: &Node,
        name: &Message,
        required: bool,
    ) {
        if wants_text(here) && is_unquoted(node) {
            return match here.get("enum").and_then(Json::as_array) {
                Some(words) => self.wrong_word(node, name, words),
                None => self.unquoted_text(here, pointer, node),
            };
        }
        if self.is_said(node.span) {
            return;
        }
        let hint = if node.is_null() && required {
            message!("check-write-behind-colon", allowed = allowed(here))
        } else if node.is_null() {
            message!("check-write-or-remove", allowed = allowed(here))
        } else if let Some(text) = node.text().filter(|text| fits_unquoted(here, text)) {
            message!("check-without-quotes", text)
        } else {
            message!("check-write", allowed = allowed(here))
        };
        let message = match node.is_null() {
            true => message!("check-no-value", name),
            false => message!("check-does-not-fit", shown = shown(node), name),
        };
        self.push("schema-type", node.span, message, hint);
    }

    /// An unquoted number or boolean where text belongs: read as it was written.
    fn unquoted_text(&mut self, here: &Json, pointer: &str, node: &Node) {
        let text = node.text().unwrap_or_default();
        let value = Json::String(text.to_owned());
        if let Ok(validator) = compiled(here)
            && !validator.is_valid(&value)
        {
            for error in validator.iter_errors(&value) {
                self.error(here, pointer, &error);
            }
            return;
        }
        let shown = truncate(text, 60);
        if here.get("pattern").and_then(Json::as_str) == Some(CODE) {
            return self.unquoted_code(node.span, &shown);
        }
        let like = match meaning(text) {
            ScalarMeaning::Bool(_) => message!("like-truth"),
            _ => message!("like-number"),
        };
        self.found.push(
            Diagnostic::warning(
                "schema-text-unquoted",
                self.path,
                message!("check-text-unquoted", shown, like),
            )
            .at(node.span)
            .hint(message!("check-write-quoted", shown)),
        );
    }

    fn unquoted_code(&mut self, span: Span, text: &str) {
        self.push(
            "schema-code-unquoted",
            span,
            message!("check-code-unquoted", text),
            message!("check-code-unquoted-hint", text),
        );
    }

    /// What is wrong with a value that may take several forms: that of the form which it has, where it has one.
    fn no_alternative(
        &mut self,
        schema: &Json,
        here: &Json,
        above: &str,
        pointer: &str,
        context: &[Vec<ValidationError<'static>>],
    ) {
        let node = locate(self.root, pointer);
        let name = name_of(pointer);
        let of_other_form = |error: &ValidationError<'_>| {
            let same_place = format!("{above}{}", error.instance_path()) == pointer;
            let form = matches!(
                error.kind(),
                Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. }
            );
            same_place && form
        };
        let meant = context
            .iter()
            .find(|errors| !errors.is_empty() && !errors.iter().any(of_other_form));
        if let Some(errors) = meant {
            let keys: Vec<&str> = context.iter().flatten().filter_map(required_key).collect();
            if keys.len() == context.len() && keys.len() > 1 {
                return self.push(
                    "schema-missing-key",
                    first_key(node),
                    message!("check-one-key-missing", keys = quoted(keys)),
                    message!("check-one-key-missing-hint"),
                );
            }
            let before = self.found.len();
            for error in errors {
                self.error(schema, above, error);
            }
            // What is wrong with a scalar may be mended by any form.
            let mine = |d: &&mut Diagnostic| d.span == node.span && d.code != "schema-empty";
            if let Some(finding) = self.found[before..].iter_mut().find(mine)
                && node.text().is_some()
            {
                finding.hint = Some(message!("check-write", allowed = allowed(here)));
            }
            return;
        }
        let forms = here.get("anyOf").and_then(Json::as_array);
        let text_form = forms.into_iter().flatten().find(|form| wants_text(form));
        if let Some(form) = text_form
            && is_unquoted(node)
        {
            return self.unquoted_text(form, pointer, node);
        }
        let words: Vec<&str> = forms
            .into_iter()
            .flatten()
            .flat_map(|form| {
                form.get("enum")
                    .and_then(Json::as_array)
                    .into_iter()
                    .flatten()
            })
            .filter_map(Json::as_str)
            .collect();
        let fits = |text: &&str| {
            let mut forms = forms.into_iter().flatten();
            forms.any(|form| fits_unquoted(form, text))
        };
        let hint = if let Some(text) = node.text().filter(fits) {
            message!("check-without-quotes", text)
        } else if let Some(meant) = node.text().and_then(|text| nearest(text, words)) {
            message!("check-did-you-mean-write", meant, allowed = allowed(here))
        } else {
            message!("check-write", allowed = allowed(here))
        };
        let message = match node.is_null() {
            true => message!("check-no-value", name),
            false => message!("check-does-not-fit", shown = shown(node), name),
        };
        self.push("schema-form", node.span, message, hint);
    }

    fn too_many_keys(&mut self, here: &Json, node: &Node) {
        let forms = here.get("oneOf").and_then(Json::as_array);
        let keys: Vec<&str> = forms
            .into_iter()
            .flatten()
            .filter_map(|form| form.get("required")?.get(0)?.as_str())
            .collect();
        let span = keys
            .iter()
            .rev()
            .find_map(|key| node.entry(key))
            .map_or(node.span, |(key, _)| key.span);
        self.push(
            "schema-value",
            span,
            message!("check-only-one-key", keys = quoted(keys)),
            message!("check-only-one-key-hint"),
        );
    }

    /// Codes as keys that are not quoted: other programs would read a number and lose zeros.
    pub(super) fn unquoted_keys(&mut self, kind: FileKind) {
        let key = match kind {
            FileKind::Statistics => "counts",
            FileKind::Variants => "variants",
            _ => return,
        };
        let Some(Node {
            value: Value::Map(entries),
            ..
        }) = self.root.get(key)
        else {
            return;
        };
        let unquoted = |key: &&MapKey| {
            let number = matches!(
                meaning(&key.text),
                ScalarMeaning::Float(_) | ScalarMeaning::Unsigned(_) | ScalarMeaning::Signed(_)
            );
            key.plain && number
        };
        for key in entries
            .iter()
            .map(|(key, _)| key)
            .filter(unquoted)
            .take(MAX_FINDINGS)
        {
            self.unquoted_code(key.span, &truncate(&key.text, 60));
        }
    }
}
