//! Findings for people: what is wrong, the line of the file with a mark below it, what to write instead.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{FindingTotals, with_slashes};
use crate::catalogue::load::Files;
use crate::files::{Diagnostic, Severity, Span};
use crate::i18n::Strings;
use crate::text::for_terminal_line;

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HumanOptions<'a> {
    /// Whether to colour; meaning never rests on it.
    pub colour: bool,
    /// Columns of the terminal, to which lines of files are cut.
    pub width: usize,
    /// The catalogue's folder as seen from where the user stands; stands before every path, so that editors can jump.
    pub root: &'a Path,
    /// The words of the reader's language.
    pub strings: &'a Strings,
}

/// The findings of a check with their summary as the last line. Reads the files that have findings
/// with a place; each finding is better sorted by file, as [`crate::files::diagnostic::sort`] does.
pub(crate) fn human(
    diagnostics: &[Diagnostic],
    counts: FindingTotals,
    files: &dyn Files,
    look: HumanOptions<'_>,
) -> String {
    let renderer = match look.colour {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let renderer = renderer
        .term_width(look.width.max(40))
        .decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    let mut text: Option<(&Path, String)> = None;
    for diagnostic in diagnostics {
        let told = FindingWords::of(diagnostic, look.strings);
        let whole_file = diagnostic.span == Span::start_of_file();
        if !whole_file
            && text
                .as_ref()
                .is_none_or(|(path, _)| *path != diagnostic.path)
        {
            let bytes = files.read(&diagnostic.path).unwrap_or_default();
            text = Some((&diagnostic.path, as_text(&bytes)));
        }
        let line = text
            .as_ref()
            .filter(|_| !whole_file)
            .and_then(|(_, text)| SourceLine::of(text, diagnostic.span, look.width.max(40)));
        out.push_str(&renderer.render(&[group(diagnostic, &told, line.as_ref(), look.root)]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(counts, look.strings));
    out.push('\n');
    out
}

/// What a finding says, in the reader's language.
struct FindingWords {
    level: String,
    message: String,
    help: String,
    hint: Option<String>,
}

impl FindingWords {
    fn of(diagnostic: &Diagnostic, strings: &Strings) -> FindingWords {
        let clean = |text: String| for_terminal_line(&text).into_owned();
        FindingWords {
            level: strings.get(&format!("severity-{}", diagnostic.severity.as_str())),
            message: clean(strings.say(&diagnostic.message)),
            help: strings.get("severity-help"),
            hint: diagnostic
                .hint
                .as_ref()
                .map(|hint| clean(strings.say(hint))),
        }
    }
}

fn group<'a>(
    diagnostic: &'a Diagnostic,
    told: &'a FindingWords,
    line: Option<&'a SourceLine>,
    root: &Path,
) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(told.level.as_str());
    let path = with_slashes(&root.join(&diagnostic.path));
    let place = diagnostic.position();
    let path = for_terminal_line(&path).into_owned();
    let title = level
        .primary_title(told.message.as_str())
        .id(diagnostic.code);
    let origin = Origin::path(path.clone())
        .line(place.line as usize)
        .char_column(place.column as usize);
    let group = match line {
        None => title.element(origin),
        Some(line) => {
            let snippet = Snippet::source(&line.text)
                .line_start(place.line as usize)
                .annotation(AnnotationKind::Primary.span(line.mark.clone()));
            // The snippet counts columns in the line as shown, which is not the line of the file where that was cut.
            match line.text[..line.mark.start].chars().count() + 1 == place.column as usize {
                true => title.element(snippet.path(path)),
                false => title.element(origin).element(snippet),
            }
        }
    };
    match &told.hint {
        Some(hint) => {
            let level = Level::HELP.with_name(told.help.as_str());
            group.element(level.message(hint.as_str()))
        }
        None => group,
    }
}

/// A line of a file as it may be shown, with the bytes to mark.
struct SourceLine {
    text: String,
    mark: std::ops::Range<usize>,
}

impl SourceLine {
    /// The line on which a span begins, cut around it to about `width` characters; a span that goes on below is marked
    /// to the end of the line.
    fn of(text: &str, span: Span, width: usize) -> Option<SourceLine> {
        let line = text.split('\n').nth(span.start.line as usize - 1)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let byte = |column: u32| {
            let at = column.max(1) as usize - 1;
            line.char_indices().nth(at).map_or(line.len(), |(at, _)| at)
        };
        let start = byte(span.start.column);
        let end = match span.end.line == span.start.line {
            true => byte(span.end.column).max(start),
            false => line.len(),
        };
        let first = back(line, start, width / 3);
        let marked = ahead(line, start, width / 2).min(end);
        let last = ahead(line, marked, width / 2);
        let mut shown = String::new();
        if first > 0 {
            shown.push('…');
        }
        shown.push_str(&for_terminal_line(&line[first..start]));
        let from = shown.len();
        shown.push_str(&for_terminal_line(&line[start..marked]));
        let to = shown.len();
        shown.push_str(&for_terminal_line(&line[marked..last]));
        if last < line.len() {
            shown.push('…');
        }
        Some(SourceLine {
            text: shown,
            mark: from..to,
        })
    }
}

/// The byte that lies `count` characters before `at`, or the start.
fn back(line: &str, at: usize, count: usize) -> usize {
    let mut before = line[..at].char_indices().rev();
    count
        .checked_sub(1)
        .and_then(|count| before.nth(count))
        .map_or(0, |(at, _)| at)
}

/// The byte that lies `count` characters behind `at`, or the end.
fn ahead(line: &str, at: usize, count: usize) -> usize {
    line[at..]
        .char_indices()
        .nth(count)
        .map_or(line.len(), |(byte, _)| at + byte)
}

fn as_text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

fn summary(summary: FindingTotals, strings: &Strings) -> String {
    let counted = |id: &str, count: usize| strings.with(id, &[("count", (count as f64).into())]);
    // "0 errors" would be wrong while a file is left out.
    let mut parts = vec![match (summary.errors, summary.unreadable) {
        (0, 1..) => strings.get("check-no-error-asked"),
        (errors, _) => counted("check-errors", errors),
    }];
    parts.push(counted("check-warnings", summary.warnings));
    if summary.infos > 0 {
        parts.push(counted("check-remarks", summary.infos));
    }
    let mut out = strings.with(
        "check-in-files",
        &[
            ("findings", parts.join(", ").into()),
            ("count", (summary.files as f64).into()),
        ],
    );
    if summary.known > 0 {
        out = format!("{out}; {}", counted("check-known", summary.known));
    }
    if summary.unreadable > 0 {
        out = format!(
            "{out}; {}",
            counted("check-other-unreadable", summary.unreadable)
        );
    }
    out
}
