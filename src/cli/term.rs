//! Text for people: sanitised, coloured where asked. Meaning is never by colour alone.

use std::io::Write;

use anstyle::{AnsiColor, Style};

use crate::rules::Verdict;
use crate::session::Strings;
use crate::session::words::evidence::verdict_sign;

/// Whether and how text is coloured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    on: bool,
}

impl Paint {
    /// Colours on or off.
    pub(super) fn new(on: bool) -> Paint {
        Paint { on }
    }

    /// Bold.
    pub(super) fn strong(self, text: &str) -> String {
        self.style(Style::new().bold(), text)
    }

    /// Faint.
    pub(super) fn faint(self, text: &str) -> String {
        self.style(Style::new().dimmed(), text)
    }

    /// What a query found in a text.
    pub(super) fn matched(self, text: &str) -> String {
        self.style(AnsiColor::Yellow.on_default().bold().underline(), text)
    }

    /// In the colour of a verdict.
    pub(super) fn verdict(self, verdict: Verdict, text: &str) -> String {
        let colour = match verdict {
            Verdict::Flag => AnsiColor::Red,
            Verdict::CannotTell => AnsiColor::Yellow,
            Verdict::Clear => AnsiColor::Green,
            Verdict::NotApplicable => return self.faint(text),
        };
        self.style(colour.on_default(), text)
    }

    fn style(self, style: Style, text: &str) -> String {
        if self.on {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// The sign of a verdict, which says without colour what the colour says.
pub(super) fn sign(verdict: Verdict) -> &'static str {
    verdict_sign(verdict, false)
}

/// Writes what is known of a thing, one labelled line each; what is not known is left out.
pub(super) fn facts(
    out: &mut dyn Write,
    paint: Paint,
    strings: &Strings,
    facts: impl IntoIterator<Item = (&'static str, Option<String>)>,
) -> std::io::Result<()> {
    for (label, value) in facts {
        if let Some(value) = value {
            let label = strings.get(label);
            writeln!(out, "  {}: {}", paint.faint(&label), line(&value))?;
        }
    }
    Ok(())
}

/// One line of catalogue text, safe for a terminal.
pub(super) fn line(text: &str) -> std::borrow::Cow<'_, str> {
    crate::text::for_terminal_line(text)
}
