//! `full-not-on-list`: declared full, yet on no published list of eligible procedures.

use super::context::Context;
use super::level::LevelOn;
use super::published_lists;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{OnlineLevel, Procedure};

/// The rule; `rasoat rules full-not-on-list` says what it answers when.
pub(super) struct FullNotOnList;

static INFO: RuleInfo = RuleInfo {
    id: "full-not-on-list",
    names: &[
        "toàn_trình_ngoài_danh_mục",
        "not_on_list",
        "Toàn_trình_mà_không_có_trong_danh_mục",
        "Full,_not_on_a_list",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online", "issuer"],
};

impl Rule for FullNotOnList {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        if context.as_of < sources::LISTS_DUE {
            let due = Fact::new("fact-lists-not-due").with("date", sources::LISTS_DUE);
            return RuleFinding::new(Verdict::NotApplicable, vec![due]);
        }
        let level = LevelOn::of(procedure, context.as_of);
        if let Some(missing) = level.missing() {
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        }
        if level.known() != Some(OnlineLevel::Full) {
            return RuleFinding::new(
                Verdict::NotApplicable,
                vec![Fact::new("fact-not-declared-full")],
            );
        }
        if let Some(unreadable) = published_lists::unreadable(context, procedure) {
            return RuleFinding::cannot_tell(Vec::new(), vec![unreadable]);
        }
        if let Some(decision) = published_lists::eligible(context, procedure) {
            return RuleFinding::new(Verdict::Clear, vec![published_lists::fact(decision)]);
        }
        if !context.has_published_list_of(procedure) {
            let issuer = procedure
                .issuer
                .as_deref()
                .map_or("–", |id| context.agency_name(id));
            let missing = Fact::new("fact-no-list-of-issuer").with("issuer", issuer);
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        }
        let other = published_lists::published(context, procedure).map(published_lists::fact);
        let mut evidence = vec![Fact::new("fact-on-no-list")];
        evidence.extend(other);
        RuleFinding::new(Verdict::Flag, evidence)
    }
}
