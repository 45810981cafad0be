//! What the YAML parser says, in words that name the mend.

use std::path::Path;

use crate::files::{Diagnostic, Span};

/// Words of the parser, what is wrong, and what to write instead. The first row whose words occur holds.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "':' must be followed by a valid YAML whitespace",
        "no space follows the colon",
        "write `key: value`, with a space behind the colon and no tab",
    ),
    (
        "mapping values are not allowed",
        "a colon stands where no key can",
        "put text that holds `: ` in quotes; if that is not it, a key here or above has no space behind its colon, or is indented too far",
    ),
    (
        "tab",
        "a tab stands where only spaces may",
        "indent with spaces",
    ),
    (
        "unexpected character",
        "unquoted text begins with a sign that YAML keeps for itself",
        "put the text in quotes",
    ),
    (
        "unknown escape",
        "a backslash in double quotes stands before a character that it cannot escape",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    (
        "escape code",
        "the escape does not name a character",
        "write the character itself",
    ),
    (
        "hexadecimal",
        "the escape is not whole",
        "write the character itself, or `\\\\` for a backslash",
    ),
    (
        "trailing content",
        "text follows the closing quote",
        "put the whole text inside the quotes; a quote inside double quotes is `\\\"`",
    ),
    (
        "quoted scalar",
        "the text in quotes is not closed",
        "close the quotes at the end of the text; a quote inside double quotes is `\\\"`, inside single quotes `''`",
    ),
    (
        "expected ',' or ']'",
        "the list that began with `[` is not closed",
        "write `]` at its end, and `,` between its entries",
    ),
    (
        "expected ',' or '}'",
        "the mapping that began with `{` is not closed",
        "write `}` at its end, and `,` between its entries",
    ),
    (
        "did not find expected key",
        "the line does not fit the keys above it",
        "indent keys of one mapping equally, and text below `|` or `>` further than its key",
    ),
    (
        "did not find expected '-'",
        "the line does not fit the list above it",
        "begin every entry of a list with `- `, indented equally",
    ),
    (
        "block sequence entries are not allowed",
        "a list begins where none can",
        "begin the list on the line below its key",
    ),
    (
        "simple key",
        "the line is no key with a value",
        "write `key: value`; text over several lines stands below `key: |`",
    ),
    (
        "indent",
        "the line is indented wrongly",
        "indent entries of one mapping or list equally, with spaces",
    ),
    (
        "node content",
        "a value is missing",
        "write a value, or close the list or mapping",
    ),
    (
        "a tag",
        "a tag stands here that cannot be read",
        "put text that begins with `!` in quotes",
    ),
    (
        "anchor or alias",
        "unquoted text begins with `&` or `*`",
        "put the text in quotes",
    ),
    (
        "block scalar",
        "only a comment may follow `|` or `>` on its line",
        "begin the text on the next line, indented further than its key",
    ),
    (
        "directive",
        "a line that begins with `%` stands here",
        "remove it, or indent text that belongs to a value",
    ),
    (
        "document",
        "the file holds more than one document",
        "keep one document a file; remove `---` and `...`",
    ),
];

/// The finding for a parse that failed with these words at this place.
pub(super) fn finding(path: &Path, words: &str, span: Span, deepest: usize) -> Diagnostic {
    if words.contains("recursion limit") {
        return too_deep(path, span, deepest);
    }
    if words.contains("unknown anchor") {
        return Diagnostic::error("yaml-alias", path, "an alias stands here")
            .at(span)
            .hint("put text that begins with `*` in quotes, or write the value itself");
    }
    let known = WORDS.iter().find(|(known, ..)| words.contains(known));
    let (message, hint) = match known {
        Some((_, message, hint)) => (format!("not YAML: {message}"), *hint),
        None => (
            format!("not YAML: {words}"),
            "check indentation, quotes and colons at and above this line",
        ),
    };
    Diagnostic::error("yaml-syntax", path, message)
        .at(span)
        .hint(hint)
}

/// The finding for nesting over `deepest` levels.
pub(super) fn too_deep(path: &Path, span: Span, deepest: usize) -> Diagnostic {
    Diagnostic::error(
        "yaml-too-deep",
        path,
        format!("more than {deepest} levels of nesting"),
    )
    .at(span)
    .hint("no file of a catalogue nests so deeply")
}
