//! Days that nobody means: a slip in the year.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::ValueCheck;
use crate::catalogue::kind::FileKind;
use crate::catalogue::plausibility::day_doubt;
use crate::i18n::message;
use crate::yaml::Node;

impl ValueCheck<'_> {
    /// A scalar where a day may stand. The first day of a report is asked with its period.
    pub(super) fn day(&mut self, node: &Node, text: &str, forms: &[&Json], key: &str) {
        let is_day = |form: &&Json| form.get("format").is_some_and(|format| format == "date");
        let is_period = self.kind == FileKind::Statistics && key == "from";
        if is_period || !forms.iter().any(is_day) {
            return;
        }
        let Ok(day) = text.parse::<Date>() else {
            return;
        };
        if let Some(doubt) = day_doubt(self.kind, day) {
            let message = message!("check-day-doubtful", day, reason = doubt.reason);
            self.warn(
                doubt.code,
                node.span,
                message,
                message!("check-correct-year"),
            );
        }
    }
}
