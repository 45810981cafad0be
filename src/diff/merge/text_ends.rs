//! Line ends, byte order mark and the end of the last line: a merge compares without them, and writes them as in ours.

use super::MergeInput;
use super::weave;
use crate::yaml::patch;

/// What ours has.
pub(super) struct TextEnds {
    mark: bool,
    crlf: bool,
    /// The last line of ours does not end.
    open: bool,
}

impl TextEnds {
    /// The three texts, base first, with LF alone and a last line that ends. Where ours has both kinds of line end, all line
    /// ends stay as they are.
    pub(super) fn level(three: MergeInput<'_>) -> (TextEnds, String, String, String) {
        let ours = three.ours;
        let feeds = ours.matches('\n').count();
        let returns = ours.matches("\r\n").count();
        let mixed = returns > 0 && returns < feeds;
        let ends = TextEnds {
            mark: ours.starts_with('\u{feff}'),
            crlf: returns > 0 && !mixed,
            open: !ours.ends_with('\n'),
        };
        let level = |text: &str| {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let text = match mixed {
                true => text.to_owned(),
                false => text.replace("\r\n", "\n"),
            };
            ended(text)
        };
        (ends, level(three.base), level(ours), level(three.theirs))
    }

    /// A text with what ours has; a text with markers in it always ends its last line.
    pub(super) fn restored(&self, text: &str, clean: bool) -> String {
        let mut text = match self.crlf {
            true => text.replace("\r\n", "\n").replace('\n', "\r\n"),
            false => text.to_owned(),
        };
        if self.open
            && clean
            && let Some(cut) = text.strip_suffix('\n')
            && let cut = cut.strip_suffix('\r').unwrap_or(cut)
            && says_the_same(cut, &text)
        {
            text = cut.to_owned();
        }
        match self.mark {
            true => format!("\u{feff}{text}"),
            false => text,
        }
    }
}

/// The text with a line end at its end, unless it would say something else then (a text in a block ends there).
fn ended(text: String) -> String {
    if text.is_empty() || text.ends_with('\n') {
        return text;
    }
    let ended = format!("{text}\n");
    if says_the_same(&text, &ended) {
        ended
    } else {
        text
    }
}

fn says_the_same(one: &str, other: &str) -> bool {
    patch::values(one).is_some_and(|value| weave::says(other, &value))
}
