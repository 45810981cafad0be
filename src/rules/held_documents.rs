//! Documents that need not be asked for: what excuses asking all the same, and how both rules on it answer.

use super::rule::{Fact, RuleFinding, Verdict, distinct};
use crate::catalogue::holdings::ComparedName;
use crate::catalogue::model::{Document, Procedure, Stated};
use crate::catalogue::prepared::DocumentKeys;

/// What is found of one document.
pub(super) struct DocumentFound {
    /// That it need not be asked for; empty where nothing says so.
    pub against: Vec<Fact>,
    /// What is only perhaps so.
    pub remark: Option<Fact>,
}

/// The same without a word.
pub(super) enum DocumentAnswer {
    /// It need not be asked for.
    Against,
    /// Perhaps it need not.
    Perhaps,
    Nothing,
}

/// The verdict on all documents of a procedure, without a word of any; that there is a remark is said.
pub(super) fn verdict(
    procedure: &Procedure,
    is_missing: bool,
    remark: &'static str,
    find: impl Fn(&Document, DocumentKeys) -> DocumentAnswer,
) -> RuleFinding {
    let mut remarked = false;
    let verdict = match &procedure.documents {
        None => Verdict::CannotTell,
        Some(Stated::None) => Verdict::Clear,
        Some(Stated::Some(documents)) => {
            let keys = procedure.document_keys();
            let mut against = false;
            for (document, keys) in documents.iter().zip(keys) {
                match find(document, *keys) {
                    DocumentAnswer::Against => against |= !is_excused(document),
                    DocumentAnswer::Perhaps => remarked = true,
                    DocumentAnswer::Nothing => {}
                }
            }
            match against {
                true => Verdict::Flag,
                false if is_missing => Verdict::CannotTell,
                false => Verdict::Clear,
            }
        }
    };
    let evidence = remarked.then(|| Fact::new(remark)).into_iter();
    RuleFinding::new(verdict, evidence.collect())
}

/// Answers for all documents of a procedure. What is handed in to be exchanged, or required by specialised law, is shown and no
/// flag; that a document is not always required is no excuse.
/// `nothing` is said where nothing else is.
pub(super) fn answer(
    procedure: &Procedure,
    missing: Vec<Fact>,
    nothing: &'static str,
    find: impl Fn(&Document, &ComparedName) -> DocumentFound,
) -> RuleFinding {
    let documents = match &procedure.documents {
        None => {
            let unknown = vec![Fact::new("fact-missing-documents")];
            return RuleFinding::cannot_tell(Vec::new(), unknown);
        }
        Some(Stated::None) => {
            return RuleFinding::new(Verdict::Clear, vec![Fact::new("fact-no-documents")]);
        }
        Some(Stated::Some(documents)) => documents,
    };
    let mut against = Vec::new();
    let mut shown = Vec::new();
    for document in documents {
        let DocumentFound {
            against: found,
            remark,
        } = find(document, &ComparedName::of(&document.name));
        shown.extend(remark);
        if found.is_empty() {
            continue;
        }
        match excuse(document) {
            Some(excuse) => {
                shown.extend(found);
                shown.push(excuse);
            }
            None => {
                against.extend(found);
                against.extend(aside(document));
            }
        }
    }
    if !against.is_empty() {
        against.extend(shown);
        return RuleFinding {
            missing,
            ..RuleFinding::new(Verdict::Flag, distinct(against))
        };
    }
    if !missing.is_empty() {
        return RuleFinding::cannot_tell(distinct(shown), missing);
    }
    if shown.is_empty() {
        shown.push(Fact::new(nothing).with("count", documents.len()));
    }
    RuleFinding::new(Verdict::Clear, distinct(shown))
}

/// Whether it may be asked for all the same.
pub(crate) fn is_excused(document: &Document) -> bool {
    document.surrendered == Some(true) || document.required_by.is_some()
}

/// Why it may be asked for all the same.
fn excuse(document: &Document) -> Option<Fact> {
    if document.surrendered == Some(true) {
        return Some(Fact::new("fact-surrendered").with("document", document.name.as_str()));
    }
    let required = document.required_by.as_ref()?;
    Some(
        Fact::new("fact-required-by-law")
            .with("document", document.name.as_str())
            .with("number", required.number.as_str()),
    )
}

/// What is said of it and excuses nothing.
fn aside(document: &Document) -> Vec<Fact> {
    let mut aside = Vec::new();
    if document.required == Some(false) {
        let not_always = Fact::new("fact-not-always-required");
        aside.push(not_always.with("document", document.name.as_str()));
    }
    if let Some(case) = &document.case {
        aside.push(
            Fact::new("fact-document-case")
                .with("document", document.name.as_str())
                .with("case", case.as_str()),
        );
    }
    aside
}
