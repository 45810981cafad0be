//! `legal-basis-expired`: a cited instrument is repealed or past its last day.

use jiff::civil::Date;

use super::context::Context;
use super::rule::{Bilingual, Blocks, Fact, Finding, Rule, RuleInfo, Verdict};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Instrument, Procedure, Stated};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct LegalBasisExpired;

static INFO: RuleInfo = RuleInfo {
    id: "legal-basis-expired",
    title: Bilingual {
        vi: "Căn cứ pháp lý hết hiệu lực",
        en: "Legal basis expired",
    },
    checks: Bilingual {
        vi: "Gắn cờ khi một văn bản được viện dẫn đã bị bãi bỏ hoặc đã qua ngày hết hiệu lực. Văn bản chưa được mô tả, hoặc thủ tục chưa ghi căn cứ → chưa thể kết luận. Ghi `none` → không áp dụng.",
        en: "Flags when a cited instrument is repealed or past its last day. An instrument that is not described, or a procedure without stated legal basis → cannot tell. An explicit `none` → not applicable.",
    },
    why: Bilingual {
        vi: "Thủ tục phải được quy định bởi văn bản còn hiệu lực.",
        en: "A procedure has to rest on instruments in force.",
    },
    source: Bilingual {
        vi: "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 1, Điều 28",
        en: "Decree 63/2010/NĐ-CP, Art. 8(1), 28",
    },
    needs: Bilingual {
        vi: "Ngày hết hiệu lực hoặc văn bản bãi bỏ của từng văn bản trong instruments/.",
        en: "The last day or the repealing instrument of each instrument in instruments/.",
    },
    blocks: Blocks::OnFlag,
};

impl Rule for LegalBasisExpired {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(&self, context: &Context<'_>, procedure: &Procedure, _: &[Finding]) -> Finding {
        let citations = match &procedure.legal_basis {
            None => return Finding::cannot_tell(Vec::new(), vec![Fact::new("fact-basis-unknown")]),
            Some(Stated::None) => {
                return Finding::new(Verdict::NotApplicable, vec![Fact::new("fact-basis-none")]);
            }
            Some(Stated::Some(citations)) => citations,
        };
        let mut expired = Vec::new();
        let mut missing = Vec::new();
        for citation in citations {
            let number = citation.number.as_str();
            match context.snapshot.instrument(number) {
                Some(instrument) => match ending(context.snapshot, context.as_of, instrument) {
                    Some(ending) => expired.push(ending.fact().with("number", number)),
                    None if instrument.stub => {
                        missing.push(Fact::new("fact-instrument-stub").with("number", number));
                    }
                    None => {}
                },
                None => missing.push(Fact::new("fact-instrument-unknown").with("number", number)),
            }
        }
        if !expired.is_empty() {
            return Finding {
                missing,
                ..Finding::new(Verdict::Flag, expired)
            };
        }
        let cited = Fact::new("fact-basis-cited").with("count", citations.len());
        if missing.is_empty() {
            Finding::new(Verdict::Clear, vec![cited])
        } else {
            Finding::cannot_tell(vec![cited], missing)
        }
    }
}

/// Why an instrument is no longer in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending<'a> {
    /// Its last day is over.
    Ended(Date),
    /// This instrument, in force since that day where it is known, repeals it.
    Repealed(&'a str, Option<Date>),
}

/// Why an instrument is no longer in force on the as-of date. A repeal counts once the repealing instrument is in force;
/// where its first day is not known, the repeal is taken as it is stated.
#[must_use]
pub fn ending<'i>(
    snapshot: &Snapshot,
    as_of: Date,
    instrument: &'i Instrument,
) -> Option<Ending<'i>> {
    if let Some(to) = instrument.to.filter(|to| *to < as_of) {
        return Some(Ending::Ended(to));
    }
    // A last day that lies ahead says when the repeal takes effect.
    if instrument.to.is_some() {
        return None;
    }
    instrument.repealed_by.iter().find_map(|by| {
        let from = snapshot
            .instrument(by)
            .and_then(|repealing| repealing.from.or(repealing.signed));
        from.is_none_or(|from| from <= as_of)
            .then_some(Ending::Repealed(by, from))
    })
}

impl Ending<'_> {
    fn fact(self) -> Fact {
        match self {
            Ending::Ended(to) => Fact::new("fact-instrument-ended").with("date", to),
            Ending::Repealed(by, _) => Fact::new("fact-instrument-repealed").with("by", by),
        }
    }
}
