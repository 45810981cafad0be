//! One administrative procedure. Source of its constituents: Decree 63/2010/NĐ-CP, Art. 8(2).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::base::{ImportRecord, Notes, Stated};
use super::channel::Channel;
use super::dossier::{Document, ResultDocument};
use super::legal_basis::{Citation, Publication, Requirement};
use super::level::LevelEntry;
use super::service::{Online, Satisfaction, ServiceKind};
use super::words::words;
use crate::catalogue::prepared::Prepared;

/// One procedure. `None` is always "not known"; `Stated::None` is the answer "none".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Code, `1.001193` or internal.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ProcedureKind>,
    /// Agency that published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Fields that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// Levels of government that handle it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelEntry>,
    /// First day on which it was this issuer's, where it was another's before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer_since: Option<Date>,
    /// First day on which it was in these fields, where it was in others before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields_since: Option<Date>,
    /// First day on which these levels handled it, where others did before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels_since: Option<Date>,
    /// Agencies that handle it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executing: Option<Stated<Vec<String>>>,
    /// Agencies that take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinating: Option<Stated<Vec<String>>>,
    /// Who may ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subjects: Option<Stated<Vec<String>>>,
    /// Sequence, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Stated<Vec<String>>>,
    /// Manner, with time limit and fees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Stated<Vec<Channel>>>,
    /// Components of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<Stated<Vec<Document>>>,
    /// Number of sets of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<u32>,
    /// Results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub results: Option<Stated<Vec<ResultDocument>>>,
    /// Whether it can be handed in anywhere in the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub non_territorial: Option<bool>,
    /// Kind of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_kind: Option<ServiceKind>,
    /// Measured satisfaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
    /// Requirements and conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Stated<String>>,
    /// Whether people must come in person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence_required: Option<Requirement>,
    /// Whether a check on site is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onsite_verification: Option<Requirement>,
    /// Instruments that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<Stated<Vec<Citation>>>,
    /// Decisions that published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publications: Option<Stated<Vec<Publication>>>,
    /// Life of the procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifecycle: Option<Lifecycle>,
    /// Online public service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<Online>,
    /// Where this was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Free notes, and what an import could not map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
    /// What an import wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<ImportRecord>,
    /// What was worked out of all this.
    #[serde(skip)]
    pub prepared: Prepared,
}

impl Procedure {
    /// First day in force, where known.
    pub fn in_force_from(&self) -> Option<Date> {
        self.life().and_then(|life| life.from)
    }

    /// Last day in force, where it ends.
    pub fn in_force_to(&self) -> Option<Date> {
        self.life().and_then(|life| life.to)
    }

    /// Its life, as far as it says anything: one that ends before it begins does not, and so takes the procedure out of no list.
    fn life(&self) -> Option<&Lifecycle> {
        let life = self.lifecycle.as_ref()?;
        let reversed = life.from.zip(life.to).is_some_and(|(from, to)| to < from);
        (!reversed).then_some(life)
    }

    /// Whether it is in force on `day`; an absent start counts as old, the last day still counts.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.in_force_from().is_none_or(|from| from <= day)
            && self.in_force_to().is_none_or(|to| day <= to)
    }

    /// Codes whose dossiers it joins: those that it replaced with `continuity: same`.
    pub fn continues(&self) -> &[String] {
        let life = self.lifecycle.as_ref();
        let same = life.filter(|life| life.continuity == Some(Continuity::Same));
        same.map_or(&[], |life| &life.replaces)
    }

    /// The decisions that published it, as far as any is stated.
    pub fn published_by(&self) -> &[Publication] {
        self.publications.as_ref().map_or(&[], Stated::items)
    }

    /// Codes that it replaced.
    pub fn replaces(&self) -> &[String] {
        self.lifecycle.as_ref().map_or(&[], |l| &l.replaces)
    }
}

words! {
    /// Kind of procedure.
    ProcedureKind {
        /// Set by the centre for the whole country.
        Standard = "standard",
        /// Set by a province for itself.
        Specific = "specific",
        /// Between agencies.
        Internal = "internal",
        /// Linked with others.
        Interconnected = "interconnected",
    }
}

/// Life of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lifecycle {
    /// First day in force; absent: counts as old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Codes that it replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// Codes that replaced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<String>,
    /// How far it continues what it replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continuity: Option<Continuity>,
}

words! {
    /// How far a procedure continues what it replaced.
    Continuity {
        /// The same service: counts are joined.
        Same = "same",
        /// Partly.
        Partial = "partial",
        /// Not at all.
        None = "none",
    }
}
