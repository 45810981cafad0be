//! `legal-basis-expired`: a cited instrument is repealed or past its last day.

use jiff::civil::Date;

use super::context::Context;
use super::faults;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::Snapshot;
use crate::catalogue::instruments::{self, Resolution};
use crate::catalogue::model::{Citation, Instrument, InstrumentRef, Procedure, Stated};
use crate::text::docnum;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct LegalBasisExpired;

static INFO: RuleInfo = RuleInfo {
    id: "legal-basis-expired",
    names: &[
        "căn_cứ_hết_HL",
        "căn_cứ_hết_hiệu_lực",
        "law_expired",
        "Căn_cứ_pháp_lý_hết_hiệu_lực",
        "Legal_basis_expired",
    ],
    since: None,
    blocks: Blocks::OnFlag,
    remark: false,
    remarks: false,
    reads: &["legal_basis"],
};

impl Rule for LegalBasisExpired {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let citations = match &procedure.legal_basis {
            None => {
                return RuleFinding::cannot_tell(Vec::new(), vec![Fact::new("fact-basis-unknown")]);
            }
            Some(Stated::None) => {
                return RuleFinding::new(
                    Verdict::NotApplicable,
                    vec![Fact::new("fact-basis-none")],
                );
            }
            Some(Stated::Some(citations)) => citations,
        };
        if !context.tells {
            let states = citations.iter().map(|citation| {
                let find = || CitationState::of(&read(context, procedure, citation));
                let said = (&citation.number, &citation.issuer, citation.signed);
                let for_all = context.citation(said, || CitationState {
                    hangs_on_who: hangs_on_who(context.snapshot, citation),
                    ..find()
                });
                match for_all.hangs_on_who {
                    true => context.citation((said, &procedure.issuer), find),
                    false => for_all,
                }
            });
            let all = states.fold(CitationState::default(), CitationState::and);
            return RuleFinding::new(all.verdict(), Vec::new());
        }
        let mut expired = Vec::new();
        let mut missing = Vec::new();
        for citation in citations {
            let (of_this, unknown) = read(context, procedure, citation);
            expired.extend(of_this);
            missing.extend(unknown);
        }
        if !expired.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, expired)
            };
        }
        let cited = Fact::new("fact-basis-cited").with("count", citations.len());
        if missing.is_empty() {
            RuleFinding::new(Verdict::Clear, vec![cited])
        } else {
            RuleFinding::cannot_tell(vec![cited], missing)
        }
    }
}

/// What a citation says of an end, and what is missing to tell.
fn read(
    context: &Context<'_>,
    procedure: &Procedure,
    citation: &Citation,
) -> (Vec<Fact>, Vec<Fact>) {
    let mut expired = Vec::new();
    let mut missing = Vec::new();
    let snapshot = context.snapshot;
    for cited in snapshot.cited(procedure, citation) {
        let number = cited.number.as_str();
        let instrument = match &cited.meant {
            Resolution::One(instrument) => &instrument.value,
            Resolution::Ambiguous(_) => {
                let fact = Fact::new("fact-instrument-ambiguous").with("number", number);
                missing.push(fact.with("candidates", cited.meant.candidates().join("; ")));
                continue;
            }
            Resolution::Unknown => {
                missing.push(Fact::new("fact-instrument-unknown").with("number", number));
                continue;
            }
        };
        let faults = snapshot.faults();
        let faulty = faults.instrument(snapshot, instrument);
        missing.extend(faulty.map(faults::fact));
        match ending(snapshot, context.as_of, instrument) {
            Some(Ending::Perhaps(by)) => {
                let several = snapshot.resolve_later(instrument, by);
                let all = several.all().into_iter();
                let mut faulty = all.filter_map(|by| faults.instrument(snapshot, by));
                if let Some(fault) = faulty.next() {
                    missing.push(faults::fact(fault));
                    continue;
                }
                let fact = Fact::new("fact-repeal-ambiguous").with("number", number);
                let fact = fact.with("by", by.number.as_str());
                missing.push(fact.with("candidates", several.candidates().join("; ")));
            }
            Some(ending) => expired.push(ending.fact().with("number", number)),
            None if instrument.stub => {
                missing.push(Fact::new("fact-instrument-stub").with("number", number));
            }
            None => {}
        }
    }
    (expired, missing)
}

/// Whether it matters who cites: who issued it is not said, and its number is one of several, or of a province.
fn hangs_on_who(snapshot: &Snapshot, citation: &Citation) -> bool {
    let keys = instruments::numbers(&citation.number).into_iter();
    citation.issuer.is_none()
        && keys.map(|(key, _)| key).any(|key| {
            let is_local = docnum::from_key(&key).is_some_and(|number| number.is_local());
            is_local || snapshot.instruments_of_key(&key).len() > 1
        })
}

/// What citations come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CitationState {
    expired: bool,
    unknown: bool,
    /// Another procedure may mean another instrument by it.
    hangs_on_who: bool,
}

impl CitationState {
    fn of((expired, missing): &(Vec<Fact>, Vec<Fact>)) -> CitationState {
        CitationState {
            expired: !expired.is_empty(),
            unknown: !missing.is_empty(),
            hangs_on_who: false,
        }
    }

    fn and(self, other: CitationState) -> CitationState {
        CitationState {
            expired: self.expired || other.expired,
            unknown: self.unknown || other.unknown,
            hangs_on_who: false,
        }
    }

    fn verdict(self) -> Verdict {
        match (self.expired, self.unknown) {
            (true, _) => Verdict::Flag,
            (false, true) => Verdict::CannotTell,
            (false, false) => Verdict::Clear,
        }
    }
}

/// Why an instrument is no longer in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending<'a> {
    /// Its last day is over.
    Ended(Date),
    /// This instrument, in force since that day where it is known, repeals it.
    Repealed(&'a InstrumentRef, Option<Date>),
    /// Several instruments have the number of this one, and not all of them are in force.
    Perhaps(&'a InstrumentRef),
}

/// Why an instrument is no longer in force on the as-of date. A repeal counts once the repealing instrument is in force,
/// whatever last day is stated beside it; where its first day is not known, the repeal is taken as it is stated.
pub(crate) fn ending<'i>(
    snapshot: &Snapshot,
    as_of: Date,
    instrument: &'i Instrument,
) -> Option<Ending<'i>> {
    if let Some(to) = instrument.to.filter(|to| *to < as_of) {
        return Some(Ending::Ended(to));
    }
    let mut perhaps = None;
    let faults = snapshot.faults();
    for by in &instrument.repealed_by {
        let repealing = snapshot.resolve_later(instrument, by).all();
        let days: Vec<Option<Date>> = repealing.iter().map(|by| by.from.or(by.signed)).collect();
        let counts = |from: &Option<Date>| from.is_none_or(|from| from <= as_of);
        if days.iter().all(counts) {
            // The last of those that may be meant: on that day it is repealed for certain.
            return Some(Ending::Repealed(by, days.into_iter().flatten().max()));
        }
        // Of one that is an error nobody knows since when it is in force.
        let mut faulty = repealing.iter();
        let faulty = faulty.any(|by| faults.instrument(snapshot, by).is_some());
        if faulty || days.iter().any(counts) {
            perhaps = Some(Ending::Perhaps(by));
        }
    }
    perhaps
}

impl Ending<'_> {
    fn fact(self) -> Fact {
        match self {
            Ending::Ended(to) => Fact::new("fact-instrument-ended").with("date", to),
            Ending::Repealed(by, _) | Ending::Perhaps(by) => {
                Fact::new("fact-instrument-repealed").with("by", by.number.as_str())
            }
        }
    }
}
