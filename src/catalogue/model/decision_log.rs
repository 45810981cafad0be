//! The log of a procedure, append-only, and what of it stands: the proposal, the published decision, what was taken back.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::decision::{Decision, DecisionState, Outcome, Person};

/// All decisions on one procedure, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionLog {
    /// Procedure code.
    pub code: String,
    /// The entries, oldest first; none where there are only notes.
    pub decisions: Vec<Decision>,
    /// What reviewers noted beside the decisions, oldest first. Never part of what a decision rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ReviewNote>,
}

/// A reviewer's note on a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewNote {
    /// Unique id among the notes and decisions of the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Who noted it.
    pub by: Person,
    /// The text, of one line or several.
    pub text: String,
}

impl DecisionLog {
    /// The proposal: the newest entry neither withdrawn nor sent back. What was recommended or approved before something was
    /// sent back does not come back. Recommendation, approval and publication are one decision and as new as its first entry:
    /// where two branches were merged, an approval or a publication of what was recommended before takes nothing away from
    /// what was recommended since.
    pub fn proposal(&self) -> Option<&Decision> {
        let standing = self.standing_at();
        let newest = standing
            .into_iter()
            .max_by_key(|at| (self.begun_at(*at), *at))?;
        self.decisions.get(newest)
    }

    /// The place of the first entry of the decision that an entry is a state of.
    fn begun_at(&self, at: usize) -> usize {
        let chain = self.decisions.get(at).map(|entry| self.chain(entry));
        let first = chain.and_then(|chain| chain.last().map(|first| first.id.as_str()));
        let place = |id: &str| self.decisions.iter().position(|entry| entry.id == id);
        first.and_then(place).map_or(at, |first| first.min(at))
    }

    /// The newest approval as eligible for full online service that another recommendation took the place of: it is neither
    /// proposed nor published, and nobody took it back. That the other recommendation was sent back does not bring it back.
    pub fn displaced(&self) -> Option<&Decision> {
        let ended = self.ended();
        let is_full = |of: &Decision| of.outcome == Outcome::EligibleFull;
        let heirs: Vec<&Decision> = self.standing().collect();
        let goes_on = |entry: &Decision| {
            let mut chains = heirs.iter().flat_map(|heir| self.chain(heir));
            chains.any(|of| of.id == entry.id || entry.refers_to.as_ref() == Some(&of.id))
        };
        // What was decided since it was approved says of itself what became of it.
        let mut entries = self.decisions.iter().rev();
        let newest = entries.find(|entry| {
            let decides = [DecisionState::Approved, DecisionState::Published];
            decides.contains(&entry.state) && !ended.contains(&entry.id.as_str())
        })?;
        let approved = newest.state == DecisionState::Approved && is_full(newest);
        (approved && !goes_on(newest)).then_some(newest)
    }

    /// What was approved with another outcome than a decision of this log and has neither been published nor taken back: nothing
    /// says that whoever recommended either knew the other. That more data was needed is no such word unless it was approved
    /// later, and what was approved before something was published is settled.
    pub fn passed_over(&self, decision: &Decision) -> Option<&Decision> {
        let published = self.published().filter(|of| of.id != decision.id);
        let heirs = [Some(decision), published].into_iter().flatten();
        let settled: Vec<&str> = heirs
            .flat_map(|of| self.chain(of))
            .map(|of| of.id.as_str())
            .collect();
        let place = |of: &Decision| self.decisions.iter().position(|entry| entry.id == of.id);
        let since = published.and_then(place);
        let own = place(decision);
        let contradicts = |at: Option<usize>, other: &Decision| match other.outcome {
            outcome if outcome == decision.outcome => false,
            Outcome::NeedData => own < at,
            _ => true,
        };
        let places = self.standing_at().into_iter().rev();
        places
            .filter(|at| since.is_none_or(|since| since < *at))
            .filter_map(|at| self.decisions.get(at))
            .find(|other| {
                other.state == DecisionState::Approved
                    && contradicts(place(other), other)
                    && !settled.contains(&other.id.as_str())
                    && !other
                        .refers_to
                        .as_deref()
                        .is_some_and(|id| settled.contains(&id))
            })
    }

    /// The places of the entries that stand: neither withdrawn nor sent back, nor recommended before something was sent back.
    pub fn standing_at(&self) -> Vec<usize> {
        let ended = self.ended();
        let sent_back = self.sent_back_at(&ended);
        let entries = self.decisions.iter().enumerate();
        let standing = entries.filter(|(at, entry)| {
            !ended.contains(&entry.id.as_str())
                && match entry.state {
                    DecisionState::Withdrawn | DecisionState::SentBack => false,
                    DecisionState::Published => true,
                    DecisionState::Recommended | DecisionState::Approved => {
                        sent_back.is_none_or(|back| back < *at)
                    }
                }
        });
        standing.map(|(at, _)| at).collect()
    }

    /// The entries that an entry stands on, itself first.
    pub fn chain<'a>(&'a self, entry: &'a Decision) -> Vec<&'a Decision> {
        let mut chain: Vec<&Decision> = Vec::new();
        let mut next = Some(entry);
        while let Some(entry) = next.filter(|next| chain.iter().all(|of| of.id != next.id)) {
            chain.push(entry);
            next = entry.refers_to.as_deref().and_then(|id| self.entry(id));
        }
        chain
    }

    /// The published decision: the newest published entry that is not withdrawn. What is recommended or approved later stands
    /// beside it.
    pub fn published(&self) -> Option<&Decision> {
        let ended = self.ended();
        let mut entries = self.decisions.iter().rev();
        entries.find(|entry| {
            entry.state == DecisionState::Published && !ended.contains(&entry.id.as_str())
        })
    }

    /// The published decision of a day: the newest published entry that was signed on or before it and is not withdrawn.
    pub fn published_on(&self, day: Date) -> Option<&Decision> {
        self.published_until(day).next()
    }

    /// Those published entries that were signed on or before a day and are not withdrawn, the newest first.
    pub fn published_until(&self, day: Date) -> impl Iterator<Item = &Decision> {
        let ended = self.ended();
        let entries = self.decisions.iter().rev();
        entries.filter(move |entry| {
            let signed = entry.published.as_ref().map(|by| by.signed);
            entry.state == DecisionState::Published
                && signed.is_some_and(|signed| signed <= day)
                && !ended.contains(&entry.id.as_str())
        })
    }

    /// The proposal and the published decision, each once: the published decision may be the newest entry itself.
    pub fn standing(&self) -> impl Iterator<Item = &Decision> {
        let proposal = self.proposal();
        let published = self.published();
        let other = published.filter(|of| proposal.is_none_or(|proposal| proposal.id != of.id));
        proposal.into_iter().chain(other)
    }

    /// The entry that sent the last recommendation back, where nothing was recommended since.
    pub fn sent_back(&self) -> Option<&Decision> {
        let ended = self.ended();
        let at = self.sent_back_at(&ended)?;
        let later = self.decisions.iter().skip(at + 1);
        let mut later = later.filter(|entry| {
            let steps = [DecisionState::Withdrawn, DecisionState::SentBack];
            !steps.contains(&entry.state) && !ended.contains(&entry.id.as_str())
        });
        match later.next() {
            Some(_) => None,
            None => self.decisions.get(at),
        }
    }

    /// The place of the last entry that sent something back and still says so.
    fn sent_back_at(&self, ended: &[&str]) -> Option<usize> {
        self.decisions.iter().rposition(|entry| {
            entry.state == DecisionState::SentBack && !ended.contains(&entry.id.as_str())
        })
    }

    /// The entries that are withdrawn: a withdrawal takes back the entry that it refers to and what that one stands on, for
    /// recommendation, approval and publication are states of one decision.
    pub fn withdrawn(&self) -> Vec<&str> {
        let mut withdrawn: Vec<&str> = Vec::new();
        let withdrawals = self.decisions.iter();
        for withdrawal in withdrawals.filter(|entry| entry.state == DecisionState::Withdrawn) {
            let mut next = withdrawal.refers_to.as_deref();
            while let Some(id) = next.filter(|id| !withdrawn.contains(id)) {
                withdrawn.push(id);
                let entry = self.entry(id);
                next = entry.and_then(|entry| entry.refers_to.as_deref());
            }
        }
        withdrawn
    }

    /// The entries that do not stand any more: withdrawn, sent back, or an approval of such a one. A published decision is
    /// ended by its withdrawal alone.
    pub fn ended(&self) -> Vec<&str> {
        let mut ended = self.withdrawn();
        let sent_back = self.decisions.iter();
        let sent_back = sent_back.filter(|entry| {
            entry.state == DecisionState::SentBack && !ended.contains(&entry.id.as_str())
        });
        let recommendations: Vec<&str> = sent_back
            .filter_map(|entry| entry.refers_to.as_deref())
            .filter(|id| {
                let entry = self.entry(id);
                entry.is_none_or(|entry| entry.state != DecisionState::Published)
            })
            .collect();
        ended.extend(recommendations);
        let mut next = 0;
        while let Some(of) = ended.get(next).copied() {
            for entry in &self.decisions {
                let stands_on_it = entry.state == DecisionState::Approved
                    && entry.refers_to.as_deref() == Some(of)
                    && !ended.contains(&entry.id.as_str());
                if stands_on_it {
                    ended.push(&entry.id);
                }
            }
            next += 1;
        }
        ended
    }

    /// The log as it was at the end of a day: what was published is of the day of signing, everything else of the day on
    /// which it was recorded.
    pub fn until(&self, day: Date, zone: &TimeZone) -> DecisionLog {
        let recorded = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let was = |entry: &&Decision| {
            let signed = entry.published.as_ref().map(|by| by.signed);
            match (entry.state, signed) {
                (DecisionState::Published, Some(signed)) => signed <= day,
                // What was taken back by either of its days is not shown as standing.
                (DecisionState::Withdrawn | DecisionState::SentBack, _) => {
                    entry.as_of <= day || recorded(entry.recorded) <= day
                }
                _ => recorded(entry.recorded) <= day,
            }
        };
        let notes = self.notes.iter();
        DecisionLog {
            code: self.code.clone(),
            decisions: self.decisions.iter().filter(was).cloned().collect(),
            notes: notes
                .filter(|note| recorded(note.recorded) <= day)
                .cloned()
                .collect(),
        }
    }

    /// The entry of an id.
    pub fn entry(&self, id: &str) -> Option<&Decision> {
        self.decisions.iter().find(|entry| entry.id == id)
    }
}

#[cfg(test)]
#[path = "decision_log_tests.rs"]
mod tests;
