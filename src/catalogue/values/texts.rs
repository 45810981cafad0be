//! Texts without quotes: what other readers take them for, and what a `#` cut off them.

use serde_json::Value as Json;

use super::ValueCheck;
use crate::catalogue::kind::FileKind;
use crate::i18n::{Message, message};
use crate::text::truncate;
use crate::yaml::foreign_scalar::{ForeignScalar, elsewhere};
use crate::yaml::scalar::{ScalarMeaning, meaning};
use crate::yaml::schemas::holds_moments;
use crate::yaml::{MapKey, Node};

impl ValueCheck<'_> {
    /// A scalar without quotes that is text to this program.
    pub(super) fn text(
        &mut self,
        node: &Node,
        text: &str,
        forms: &[&Json],
        key: &str,
        takes_number: bool,
    ) {
        if meaning(text) == ScalarMeaning::Text {
            let other = elsewhere(text);
            let is_day = other == Some(ForeignScalar::Moment) && holds_moments(key);
            // Where a number may stand, `limits` and `numbers` say more.
            if let Some(other) = other.filter(|_| !is_day && !takes_number) {
                let shown = truncate(text, 60);
                self.warn(
                    "schema-text-unquoted",
                    node.span,
                    message!("check-text-otherwise", shown, other = words(other)),
                    message!("check-write-quoted", shown),
                );
            }
        }
        if forms.iter().any(is_free) {
            self.comment_behind(node);
        }
    }

    /// A key without quotes. Codes have a finding of their own.
    pub(super) fn name(&mut self, key: &MapKey) {
        let codes = matches!(self.kind, FileKind::Statistics | FileKind::Variants);
        let is_number = meaning(&key.text) != ScalarMeaning::Text;
        if let Some(other) = elsewhere(&key.text).filter(|_| key.plain && !(codes && is_number)) {
            let shown = truncate(&key.text, 60);
            self.warn(
                "schema-text-unquoted",
                key.span,
                message!("check-key-otherwise", shown, other = words(other)),
                message!("check-write-quoted", shown),
            );
        }
    }

    /// What stands behind ` #` is a comment, whatever was meant.
    fn comment_behind(&mut self, node: &Node) {
        let (start, end) = (
            self.layout.byte(node.span.start),
            self.layout.byte(node.span.end),
        );
        let Some(text) = self.layout.text.get(start..end).map(str::trim_end) else {
            return;
        };
        let Some(comment) = self.layout.comment(start + text.len()) else {
            return;
        };
        let comment = self.layout.text[comment].trim_start();
        let shown = truncate(comment, 40);
        let hint = message!("check-comment-hint");
        if is_cut(text, comment) {
            let message = message!("check-text-cut", shown);
            self.warn("text-cut", node.span, message, hint);
        } else {
            let message = message!("check-comment-behind", shown);
            self.warn("text-comment-behind", node.span, message, hint);
        }
    }
}

/// Whether a schema takes any text.
fn is_free(form: &&Json) -> bool {
    let named = |key: &str| form.get(key).is_some();
    form.get("type").and_then(Json::as_str) == Some("string")
        && !["enum", "pattern", "format", "const"]
            .into_iter()
            .any(named)
}

/// Whether a comment looks like the rest of a text: a sign or figure right behind the `#`, a bracket that is still open,
/// or a last word that wants a number.
fn is_cut(text: &str, comment: &str) -> bool {
    let behind = comment.trim_start_matches('#');
    let figure = behind
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    let joined = behind.starts_with(|c: char| !c.is_whitespace());
    let open = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»')];
    let count = |c: char| text.matches(c).count();
    let wants = ["số", "mẫu", "mục", "phòng", "tầng", "lô", "điều", "khoản"];
    let last = text
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
        .to_lowercase();
    figure
        || joined
        || open
            .iter()
            .any(|(open, close)| count(*open) > count(*close))
        || wants.contains(&last.as_str())
}

fn words(other: ForeignScalar) -> Message {
    match other {
        ForeignScalar::Nothing => message!("others-read-nothing"),
        ForeignScalar::Truth => message!("others-read-truth"),
        ForeignScalar::Number => message!("others-read-number"),
        ForeignScalar::Sexagesimal => message!("others-read-sexagesimal"),
        ForeignScalar::Moment => message!("others-read-day"),
        ForeignScalar::Sign => message!("others-read-sign"),
    }
}
