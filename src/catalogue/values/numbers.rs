//! Numbers that programs read differently: `010` is 8 to YAML 1.1 and 10 here.

use serde_json::Value as Json;

use super::ValueCheck;
use crate::i18n::message;
use crate::text::truncate;
use crate::yaml::Node;
use crate::yaml::scalar::{ScalarMeaning, meaning};

/// Whether a number may stand there.
pub(super) fn may_stand(forms: &[&Json]) -> bool {
    forms.iter().any(|form| {
        let is_number = |form: &Json| {
            form.get("type")
                .is_some_and(|kind| kind == "integer" || kind == "number")
        };
        is_number(form) || form.get("const").is_some_and(Json::is_number)
    })
}

impl ValueCheck<'_> {
    /// A scalar without quotes where a number may stand.
    pub(super) fn number(&mut self, node: &Node, text: &str) {
        let number = match meaning(text) {
            ScalarMeaning::Unsigned(number) => number.to_string(),
            ScalarMeaning::Signed(number) => number.to_string(),
            ScalarMeaning::Float(number) => number.to_string(),
            _ => return,
        };
        let figures = text.strip_prefix(['+', '-']).unwrap_or(text);
        let leading = figures.len() > 1 && figures.starts_with('0') && !figures.starts_with("0.");
        if !(leading || text.starts_with('+') || text.contains(['e', 'E'])) {
            return;
        }
        let why = match (figures.as_bytes().get(1), leading) {
            (Some(b'x' | b'o' | b'b'), true) => message!("check-number-base"),
            (_, true) => message!("check-number-zero"),
            _ => message!("check-number-odd"),
        };
        let shown = truncate(text, 60);
        self.warn(
            "number-form",
            node.span,
            message!("check-number-form", shown, why, number),
            message!("check-number-form-hint", number),
        );
    }
}
