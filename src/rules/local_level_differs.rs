//! `local-level-differs`: a province's variant stands at another level than the national procedure.

use super::context::Context;
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use super::usage::is_province;
use crate::catalogue::FileKind;
use crate::catalogue::model::{OnlineLevel, Procedure};

/// The rule; `rasoat rules local-level-differs` says what it answers when.
pub(super) struct LocalLevelDiffers;

static INFO: RuleInfo = RuleInfo {
    id: "local-level-differs",
    names: &[
        "địa_phương_khác_mức",
        "local_differs",
        "Mức_ở_địa_phương_khác",
        "Local_level_differs",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online", "issuer"],
};

impl Rule for LocalLevelDiffers {
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
        let issuer = procedure.issuer.as_deref();
        if issuer.is_some_and(|issuer| is_province(snapshot, issuer)) {
            let own = Fact::new("fact-issued-by-province");
            return RuleFinding::new(Verdict::NotApplicable, vec![own]);
        }
        let mut missing: Vec<Fact> = snapshot
            .unreadable_of(FileKind::Variants)
            .map(|file| {
                let path = file.path.display().to_string();
                Fact::new("fact-variants-unreadable").with("path", path)
            })
            .collect();
        let files = snapshot.variants().iter().map(|file| &file.value);
        let rows: Vec<(&str, Option<OnlineLevel>)> = files
            .filter(|file| {
                let unit = snapshot.agency(&file.unit);
                unit.is_some_and(|unit| unit.exists_on(context.as_of))
            })
            .filter_map(|file| {
                let row = file.variants.get(&procedure.code)?;
                let is_begun = row.since.is_none_or(|since| since <= context.as_of);
                is_begun.then_some((file.unit.as_str(), row.level))
            })
            .collect();
        if rows.is_empty() && missing.is_empty() {
            let none = Fact::new("fact-no-variant");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        }
        let level = LevelOn::of(procedure, context.as_of);
        let Some(national) = level.known() else {
            missing.extend(level.missing());
            return RuleFinding::cannot_tell(Vec::new(), missing);
        };
        let names = |wanted: &dyn Fn(OnlineLevel) -> bool| {
            let units = rows.iter().filter(|(_, level)| level.is_some_and(wanted));
            let names: Vec<&str> = units.map(|(unit, _)| context.agency_name(unit)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let rank = |level| match level {
            OnlineLevel::None => 0,
            OnlineLevel::Partial => 1,
            OnlineLevel::Full => 2,
        };
        let higher = names(&|level| rank(level) > rank(national));
        let lower = names(&|level| rank(level) < rank(national));
        let mut against = Vec::new();
        against.extend(higher.map(|units| Fact::new("fact-variants-higher").with("units", units)));
        against.extend(lower.map(|units| Fact::new("fact-variants-lower").with("units", units)));
        let unstated: Vec<&str> = rows
            .iter()
            .filter(|(_, level)| level.is_none())
            .map(|(unit, _)| context.agency_name(unit))
            .collect();
        if !unstated.is_empty() {
            let units = unstated.join(", ");
            missing.push(Fact::new("fact-variants-no-level").with("units", units));
        }
        if !against.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, against)
            };
        }
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(Vec::new(), missing);
        }
        let of = snapshot.policy().provinces_on(context.as_of);
        let recorded = Fact::new("fact-variants-alike")
            .with("count", rows.len())
            .with("of", u64::from(of.unwrap_or_default()));
        RuleFinding::new(Verdict::Clear, vec![recorded])
    }
}
