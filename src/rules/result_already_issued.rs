//! `result-already-issued`: asks for another procedure's electronic result.

use std::collections::BTreeSet;

use super::context::Context;
use super::held_documents::{DocumentAnswer, DocumentFound, answer, verdict};
use super::issued_results::Issued;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo};
use super::sources;
use crate::catalogue::FileKind;
use crate::catalogue::model::Procedure;

/// The rule; `rasoat rules result-already-issued` says what it answers when.
pub(super) struct ResultAlreadyIssued;

static INFO: RuleInfo = RuleInfo {
    id: "result-already-issued",
    names: &[
        "kết_quả_đã_cấp",
        "issued",
        "Hỏi_kết_quả_điện_tử_đã_cấp",
        "Result_already_issued",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["documents"],
};

/// That a document is perhaps issued electronically by another procedure.
const PERHAPS: &str = "fact-remark-perhaps-issued";
/// Most procedures that are named.
const NAMED: usize = 5;

impl Rule for ResultAlreadyIssued {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let snapshot = context.snapshot;
        let unreadable = snapshot.unreadable_of(FileKind::Procedure).next();
        let missing = unreadable.map(|file| {
            let path = file.path.display().to_string();
            Fact::new("fact-procedure-unreadable").with("path", path)
        });
        let results = context.results();
        if !context.tells {
            let (but, day) = (procedure.code.as_str(), context.as_of);
            return verdict(
                procedure,
                missing.is_some(),
                PERHAPS,
                |_, keys| match results.how_issued(keys, but, day) {
                    Some(Issued::Electronically) => DocumentAnswer::Against,
                    Some(Issued::Perhaps) => DocumentAnswer::Perhaps,
                    None => DocumentAnswer::Nothing,
                },
            );
        }
        let members: BTreeSet<&str> = snapshot
            .groups_on(&procedure.code, context.as_of)
            .flat_map(|group| group.codes_on(context.as_of))
            .map(String::as_str)
            .collect();
        let missing = missing.into_iter().collect();
        answer(
            procedure,
            missing,
            "fact-no-result-issued",
            |document, name| {
                let issued = results.of(document, name, context.as_of);
                let named = |wanted: Issued, id: &'static str| {
                    let others = issued
                        .iter()
                        .filter(|(code, how)| **how == wanted && **code != procedure.code);
                    let mut codes: Vec<&str> = others.map(|(code, _)| *code).collect();
                    codes.sort_by_key(|code| (!members.contains(code), *code));
                    let more = codes.len().saturating_sub(NAMED);
                    codes.truncate(NAMED);
                    (!codes.is_empty()).then(|| {
                        Fact::new(id)
                            .with("document", document.name.as_str())
                            .with("codes", codes.join(", "))
                            .with("more", more)
                    })
                };
                let against = named(Issued::Electronically, "fact-result-issued");
                let remark = match against {
                    Some(_) => None,
                    None => named(Issued::Perhaps, PERHAPS),
                };
                DocumentFound {
                    against: against.into_iter().collect(),
                    remark,
                }
            },
        )
    }
}
