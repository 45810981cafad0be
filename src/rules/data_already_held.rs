//! `data-already-held`: asks for a document that a published database holds.

use super::context::Context;
use super::held_documents::{DocumentAnswer, DocumentFound, answer, verdict};
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo};
use super::sources;
use crate::catalogue::FileKind;
use crate::catalogue::holdings::{Holding, HoldingDatabase};
use crate::catalogue::model::{Document, Procedure};

/// The rule; `rasoat rules data-already-held` says what it answers when.
pub(super) struct DataAlreadyHeld;

static INFO: RuleInfo = RuleInfo {
    id: "data-already-held",
    names: &[
        "dữ_liệu_đã_có",
        "held",
        "Hỏi_giấy_tờ_Nhà_nước_đã_có",
        "Data_already_held",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["documents"],
};

/// That a document is perhaps held.
const PERHAPS: &str = "fact-remark-perhaps-held";

impl Rule for DataAlreadyHeld {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let unreadable = context.snapshot.unreadable_of(FileKind::Databases);
        let missing = unreadable.map(|file| {
            let path = file.path.display().to_string();
            Fact::new("fact-databases-unreadable").with("path", path)
        });
        let holdings = context.holdings();
        if !context.tells {
            let is_missing = missing.count() > 0;
            return verdict(
                procedure,
                is_missing,
                PERHAPS,
                |document, keys| match holdings.holds(keys) {
                    true => DocumentAnswer::Against,
                    false if holdings.perhaps_holds(&document.name, keys) => {
                        DocumentAnswer::Perhaps
                    }
                    false => DocumentAnswer::Nothing,
                },
            );
        }
        // Nothing is held by databases that nobody entered, which is said: it is not that the State holds nothing.
        let mut databases = context.snapshot.databases().iter();
        let nothing = match databases.any(|database| database.since <= context.as_of) {
            true => "fact-no-document-held",
            false => "fact-no-database-entered",
        };
        answer(procedure, missing.collect(), nothing, |document, name| {
            let (against, remark) = match holdings.find(name, document.code.as_deref()) {
                Holding::Held(held) => {
                    let held = held.into_iter();
                    let facts = held.map(|of| held_by("fact-document-held", document, of));
                    (facts.collect(), None)
                }
                Holding::Perhaps(passage, holders) => {
                    let fact = holders
                        .first()
                        .map(|of| held_by(PERHAPS, document, of).with("passage", passage));
                    (Vec::new(), fact)
                }
                Holding::No => (Vec::new(), None),
            };
            DocumentFound { against, remark }
        })
    }
}

fn held_by(id: &'static str, document: &Document, database: &HoldingDatabase) -> Fact {
    Fact::new(id)
        .with("document", document.name.as_str())
        .with("database", database.name.as_str())
        .with("date", database.since)
        .with("source", database.source.as_str())
}
