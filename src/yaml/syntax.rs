//! What the YAML parser says, in words that name the mend.

use std::path::Path;

use crate::files::{Diagnostic, Span};
use crate::i18n::{Message, message};

/// Words of the parser, and the id of the words for what is wrong; `-hint` behind it says what to write instead. The first row
/// whose words occur holds.
const WORDS: &[(&str, &str)] = &[
    (
        "':' must be followed by a valid YAML whitespace",
        "unyaml-colon-space",
    ),
    ("mapping values are not allowed", "unyaml-colon-key"),
    ("tab", "unyaml-tab"),
    ("unexpected character", "unyaml-unexpected"),
    ("unknown escape", "unyaml-unknown-escape"),
    ("escape code", "unyaml-escape-code"),
    ("hexadecimal", "unyaml-escape"),
    ("trailing content", "unyaml-trailing"),
    ("quoted scalar", "unyaml-quote-open"),
    ("expected ',' or ']'", "unyaml-list-open"),
    ("expected ',' or '}'", "unyaml-mapping-open"),
    ("did not find expected key", "unyaml-no-key"),
    ("did not find expected '-'", "unyaml-no-entry"),
    ("block sequence entries are not allowed", "unyaml-list-here"),
    ("simple key", "unyaml-simple-key"),
    ("indent", "unyaml-indent"),
    ("node content", "unyaml-no-value"),
    ("a tag", "unyaml-bad-tag"),
    ("anchor or alias", "unyaml-anchor"),
    ("block scalar", "unyaml-block"),
    ("directive", "unyaml-directive"),
    ("document", "unyaml-documents"),
];

/// The finding for a parse that failed with these words at this place.
pub(super) fn finding(path: &Path, words: &str, span: Span, deepest: usize) -> Diagnostic {
    if words.contains("recursion limit") {
        return too_deep(path, span, deepest);
    }
    if words.contains("unknown anchor") {
        return Diagnostic::error("yaml-alias", path, message!("check-yaml-alias"))
            .at(span)
            .hint(message!("check-yaml-alias-hint"));
    }
    let known = WORDS.iter().find(|(known, _)| words.contains(known));
    let (message, hint) = match known {
        Some((_, id)) => {
            let message = Message::new(*id, Vec::new());
            let hint = Message::new(format!("{id}-hint"), Vec::new());
            (message!("check-not-yaml", message), hint)
        }
        None => (
            message!("check-not-yaml-words", words),
            message!("check-not-yaml-hint"),
        ),
    };
    Diagnostic::error("yaml-syntax", path, message)
        .at(span)
        .hint(hint)
}

/// The finding for nesting over `deepest` levels.
pub(super) fn too_deep(path: &Path, span: Span, deepest: usize) -> Diagnostic {
    Diagnostic::error("yaml-too-deep", path, message!("check-too-deep", deepest))
        .at(span)
        .hint(message!("check-too-deep-hint"))
}
