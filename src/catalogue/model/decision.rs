//! Review decisions: who decided what, why and on what evidence. The log is append-only.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::base::Notes;

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

/// One entry of a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Unique id.
    pub id: String,
    /// Date at which the evidence was read.
    pub as_of: Date,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// What was decided.
    pub outcome: Outcome,
    /// Where it stands.
    pub state: DecisionState,
    /// Who decided.
    pub by: Person,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Provision that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// Why the level is below full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial_reason: Option<PartialReason>,
    /// Rules that were overridden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// What it rested on.
    pub evidence: Evidence,
    /// Id of the entry that it approves, sends back, publishes or withdraws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<String>,
    /// Of a service that is stopped for a time: by which notice, and until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension: Option<SuspensionNotice>,
    /// The signed decision that publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedBy>,
    /// The table that it was imported from: it was decided elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<ImportSource>,
    /// Where it was taken from. Logs of earlier versions mark by it what was decided elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// What a review decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Eligible for a full online service.
    EligibleFull,
    /// A partial online service.
    Partial,
    /// No online service.
    DoNotProvide,
    /// The procedure itself should go, or be merged.
    AbolishOrMerge,
    /// The service stops for a time and is made better. Source: Directive 27/CT-TTg of 2023-10-27.
    SuspendAndUpgrade,
    /// More data is needed.
    NeedData,
}

impl Outcome {
    /// All outcomes, in the order in which they are offered.
    pub const ALL: [Outcome; 6] = [
        Outcome::EligibleFull,
        Outcome::Partial,
        Outcome::DoNotProvide,
        Outcome::AbolishOrMerge,
        Outcome::SuspendAndUpgrade,
        Outcome::NeedData,
    ];

    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::EligibleFull => "eligible_full",
            Outcome::Partial => "partial",
            Outcome::DoNotProvide => "do_not_provide",
            Outcome::AbolishOrMerge => "abolish_or_merge",
            Outcome::SuspendAndUpgrade => "suspend_and_upgrade",
            Outcome::NeedData => "need_data",
        }
    }

    /// The outcome of that word.
    pub fn parse(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.as_str() == word)
    }
}

/// Where a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// A reviewer's mark.
    Recommended,
    /// Sent back to whoever recommended it, with a reason. It is no decision.
    SentBack,
    /// Approved by somebody else.
    Approved,
    /// Published by a signed, numbered decision.
    Published,
    /// Taken back.
    Withdrawn,
}

impl DecisionState {
    /// All states, in their order.
    pub const ALL: [DecisionState; 5] = [
        DecisionState::Recommended,
        DecisionState::SentBack,
        DecisionState::Approved,
        DecisionState::Published,
        DecisionState::Withdrawn,
    ];

    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DecisionState::Recommended => "recommended",
            DecisionState::SentBack => "sent_back",
            DecisionState::Approved => "approved",
            DecisionState::Published => "published",
            DecisionState::Withdrawn => "withdrawn",
        }
    }
}

/// A person as git has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// E-mail address; empty where it is not known, of whoever published a decision elsewhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}

impl Person {
    /// Whether an e-mail address is theirs; git knows people by it, whatever its case.
    pub fn has_address(&self, email: &str) -> bool {
        self.email.trim().to_lowercase() == email.trim().to_lowercase()
    }
}

/// One of the four reasons for a level below full. Source: Decree 224/2026, Art. 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartialReason {
    /// People must come in person.
    PresenceRequired,
    /// A check on site is needed.
    OnsiteVerification,
    /// A technical incident.
    TechnicalIncident,
    /// Another technical cause.
    OtherTechnical,
}

impl PartialReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [PartialReason; 4] = [
        PartialReason::PresenceRequired,
        PartialReason::OnsiteVerification,
        PartialReason::TechnicalIncident,
        PartialReason::OtherTechnical,
    ];

    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PartialReason::PresenceRequired => "presence_required",
            PartialReason::OnsiteVerification => "onsite_verification",
            PartialReason::TechnicalIncident => "technical_incident",
            PartialReason::OtherTechnical => "other_technical",
        }
    }

    /// The reason of that word.
    pub fn parse(word: &str) -> Option<PartialReason> {
        PartialReason::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// One rule set aside for one procedure, until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Id of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Provision.
    pub provision: String,
    /// Last day on which it holds.
    pub until: Date,
}

/// What a decision rested on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Commit that was read; none before the first.
    pub commit: Option<String>,
    /// Version of the rules.
    pub rules_version: String,
    /// Verdict of each rule, by id.
    pub verdicts: BTreeMap<String, String>,
    /// `sha256:` and the digest over the values that it rested on, in hexadecimal.
    pub digest: String,
    /// Shortened digests of each kind of value, by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, String>,
}

/// The signed decision that publishes an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedBy {
    /// Number.
    pub number: String,
    /// Day of signing.
    pub signed: Date,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// Row in the annex, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex_row: Option<u32>,
}

/// How long a service is stopped, as it was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspensionNotice {
    /// The notice: its number, or where it was given.
    pub notice: String,
    /// The announced last day.
    pub until: Date,
}

/// Where an entry that was decided elsewhere came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportSource {
    /// Name of the table.
    pub file: String,
    /// Digest of its bytes, in hexadecimal.
    pub sha256: String,
    /// Row in it, from 1, as a spreadsheet counts.
    pub row: u32,
    /// Day of the import.
    pub day: Date,
}

impl Evidence {
    /// Whether it is of a version that names the formula of its digest.
    pub fn names_its_formula(&self) -> bool {
        !self.digest.starts_with("sha256:")
    }
}

impl Decision {
    /// Whether it was decided elsewhere and came in with an import: nobody recommended or approved it here.
    pub fn is_imported(&self) -> bool {
        self.imported.is_some() || self.is_imported_in_old_form()
    }

    /// Whether it has the form in which earlier versions wrote what was decided elsewhere: a `source`, and a digest that does
    /// not name its formula. It is read by laxer rules, so it has to be old: anybody can write that form.
    pub fn is_of_old_form(&self) -> bool {
        self.imported.is_none() && self.source.is_some() && !self.evidence.names_its_formula()
    }

    /// Whether nothing but that form says that it was decided elsewhere.
    pub fn is_imported_in_old_form(&self) -> bool {
        self.state == DecisionState::Published && self.refers_to.is_none() && self.is_of_old_form()
    }
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
    /// says that whoever recommended either knew the other. That more data was needed is no such word, and what was
    /// approved before something was published is settled.
    pub fn passed_over(&self, decision: &Decision) -> Option<&Decision> {
        let published = self.published().filter(|of| of.id != decision.id);
        let heirs = [Some(decision), published].into_iter().flatten();
        let settled: Vec<&str> = heirs
            .flat_map(|of| self.chain(of))
            .map(|of| of.id.as_str())
            .collect();
        let place = |of: &Decision| self.decisions.iter().position(|entry| entry.id == of.id);
        let since = published.and_then(place);
        let places = self.standing_at().into_iter().rev();
        places
            .filter(|at| since.is_none_or(|since| since < *at))
            .filter_map(|at| self.decisions.get(at))
            .find(|other| {
                other.state == DecisionState::Approved
                    && ![decision.outcome, Outcome::NeedData].contains(&other.outcome)
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
mod tests {
    use super::*;

    fn log(entries: &[(&str, DecisionState, Option<&str>)]) -> DecisionLog {
        let entry = |(id, state, refers_to): &(&str, DecisionState, Option<&str>)| Decision {
            id: (*id).to_owned(),
            as_of: jiff::civil::date(2026, 10, 31),
            recorded: Timestamp::UNIX_EPOCH,
            outcome: Outcome::EligibleFull,
            state: *state,
            by: Person {
                name: String::new(),
                email: String::new(),
            },
            reason: None,
            provision: None,
            partial_reason: None,
            overrides: Vec::new(),
            evidence: Evidence {
                commit: None,
                rules_version: String::new(),
                verdicts: BTreeMap::new(),
                digest: String::new(),
                parts: BTreeMap::new(),
            },
            refers_to: refers_to.map(str::to_owned),
            suspension: None,
            published: None,
            imported: None,
            source: None,
            notes: None,
        };
        DecisionLog {
            code: "1.000001".to_owned(),
            decisions: entries.iter().map(entry).collect(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn a_withdrawal_takes_back_the_states_below_it_and_an_older_decision_stands_again() {
        use DecisionState::{Approved, Published, Recommended, Withdrawn};
        let mut entries = vec![
            ("old", Published, None),
            ("a", Recommended, None),
            ("b", Approved, Some("a")),
            ("c", Published, Some("b")),
        ];
        let in_force = |log: &DecisionLog| log.proposal().map(|entry| entry.id.clone());
        assert_eq!(in_force(&log(&entries)).as_deref(), Some("c"));
        entries.push(("d", Withdrawn, Some("c")));
        assert_eq!(in_force(&log(&entries)).as_deref(), Some("old"));
        entries.push(("e", Withdrawn, Some("old")));
        assert_eq!(in_force(&log(&entries)), None);
        entries.push(("f", Recommended, None));
        assert_eq!(in_force(&log(&entries)).as_deref(), Some("f"));
        // A file written by hand may go round in circles.
        let circle = log(&[
            ("a", Approved, Some("b")),
            ("b", Approved, Some("a")),
            ("x", Withdrawn, Some("a")),
        ]);
        assert_eq!(in_force(&circle), None);
    }

    #[test]
    fn what_was_sent_back_ends_with_its_approval_and_nothing_older_comes_back() {
        use DecisionState::{Approved, Published, Recommended, SentBack, Withdrawn};
        let mut entries = vec![
            ("old", Recommended, None),
            ("a", Recommended, None),
            ("b", Approved, Some("a")),
            ("c", SentBack, Some("a")),
        ];
        let proposal = |log: &DecisionLog| log.proposal().map(|entry| entry.id.clone());
        let back = |log: &DecisionLog| log.sent_back().map(|entry| entry.id.clone());
        assert_eq!(proposal(&log(&entries)), None);
        assert_eq!(back(&log(&entries)).as_deref(), Some("c"));
        // An approval of it that a merge brings later does not revive it.
        entries.push(("late", Approved, Some("a")));
        assert_eq!(proposal(&log(&entries)), None);
        entries.push(("d", Recommended, None));
        assert_eq!(proposal(&log(&entries)).as_deref(), Some("d"));
        assert_eq!(back(&log(&entries)), None);
        entries.push(("e", Withdrawn, Some("d")));
        assert_eq!(proposal(&log(&entries)), None);
        // What is published stands whatever is sent back beside it.
        let published = log(&[
            ("p", Published, None),
            ("a", Recommended, None),
            ("c", SentBack, Some("a")),
            ("x", SentBack, Some("p")),
        ]);
        assert_eq!(proposal(&published).as_deref(), Some("p"));
        assert_eq!(published.published().map(|of| of.id.as_str()), Some("p"));
        assert_eq!(back(&published).as_deref(), Some("x"));
    }

    #[test]
    fn a_new_mark_stands_beside_what_is_published() {
        use DecisionState::{Approved, Published, Recommended, Withdrawn};
        let mut entries = vec![
            ("p", Published, None),
            ("a", Recommended, None),
            ("b", Approved, Some("a")),
        ];
        let both = |log: &DecisionLog| -> Vec<String> {
            log.standing().map(|entry| entry.id.clone()).collect()
        };
        assert_eq!(both(&log(&entries)), ["b", "p"]);
        entries.push(("q", Published, Some("b")));
        assert_eq!(both(&log(&entries)), ["q"]);
        entries.push(("w", Withdrawn, Some("q")));
        assert_eq!(both(&log(&entries)), ["p"]);
    }
}
