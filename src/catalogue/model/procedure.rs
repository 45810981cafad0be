//! One administrative procedure. Source of its constituents: Decree 63/2010/NĐ-CP, Art. 8(2).

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::base::{ImportRecord, Notes, OneOrMany, Stated};
use super::decision::PartialReason;

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

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }
        impl $name {
            /// All of them, in their order.
            pub const ALL: &[$name] = &[$($name::$variant),+];
            /// The word that files and commands use.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }
    };
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

words! {
    /// Level of government.
    Level {
        /// Ministry.
        Ministry = "ministry",
        /// Province.
        Province = "province",
        /// District, until 2025-06-30.
        District = "district",
        /// Commune.
        Commune = "commune",
        /// A vertical system, such as tax or customs.
        Vertical = "vertical",
        /// Another agency.
        Other = "other",
    }
}

/// A level of government, with the last day on which it handled the procedure where it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelEntry {
    /// The level.
    pub level: Level,
    /// Last day.
    pub until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum LevelForm {
    Word(Level),
    Ended(EndedLevel),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndedLevel {
    level: Level,
    until: Date,
}

impl Serialize for LevelEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.until {
            None => LevelForm::Word(self.level),
            Some(until) => LevelForm::Ended(EndedLevel {
                level: self.level,
                until,
            }),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LevelEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match LevelForm::deserialize(deserializer)? {
            LevelForm::Word(level) => LevelEntry { level, until: None },
            LevelForm::Ended(EndedLevel { level, until }) => LevelEntry {
                level,
                until: Some(until),
            },
        })
    }
}

/// One way of handing in, for one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Case to which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// How the dossier is handed in.
    pub method: Method,
    /// Time limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeLimit>,
    /// Fees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<Stated<Vec<Fee>>>,
    /// Whether fees can be paid online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_payment: Option<bool>,
    /// How it is done, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

words! {
    /// How a dossier is handed in.
    Method {
        /// Online.
        Online = "online",
        /// At a counter.
        InPerson = "in_person",
        /// By post.
        Post = "post",
    }
}

/// A time limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many, or words.
    pub value: TimeValue,
    /// Unit of the value.
    pub unit: TimeUnit,
    /// Explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A decimal number of units, or words.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum TimeValue {
    /// So many units.
    Number(f64),
    /// In words.
    Text(String),
}

impl Serialize for TimeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            TimeValue::Number(number) => whole_or_decimal(number, serializer),
            TimeValue::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// Writes 20 as `20` and not as `20.0`.
fn whole_or_decimal<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within range")]
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

#[expect(clippy::ref_option, reason = "the shape that serde asks for")]
fn whole_or_decimal_option<S: Serializer>(
    number: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => whole_or_decimal(number, serializer),
        None => serializer.serialize_none(),
    }
}

words! {
    /// Unit of a time limit.
    TimeUnit {
        /// Working days.
        WorkingDay = "working_day",
        /// Calendar days.
        Day = "day",
        /// Hours.
        Hour = "hour",
        /// Months.
        Month = "month",
        /// Years.
        Year = "year",
        /// Said in words.
        Other = "other",
    }
}

/// One fee. Amount 0 is not the same as an unknown amount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FeeKind>,
    /// Amount in units of the currency.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "whole_or_decimal_option"
    )]
    pub amount: Option<f64>,
    /// ISO 4217 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Explanation, exemptions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

words! {
    /// Kind of fee.
    FeeKind {
        /// Phí.
        Fee = "fee",
        /// Lệ phí.
        Charge = "charge",
        /// Giá.
        Price = "price",
        /// Another.
        Other = "other",
    }
}

/// One component of the dossier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Case to which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// Name.
    pub name: String,
    /// Number of originals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<u32>,
    /// Number of copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<u32>,
    /// Whether it is always required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Form to be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Code of the component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is handed in to be exchanged or withdrawn, so that nobody can look it up instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surrendered: Option<bool>,
    /// Specialised law that requires it although the state holds it. Source: Decree 224/2026/NĐ-CP, Art. 18(4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_by: Option<Provision>,
}

/// A provision of an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Number of the instrument.
    pub number: String,
    /// Articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<OneOrMany>,
}

/// One result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultDocument {
    /// Name.
    pub name: String,
    /// Code of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is issued electronically.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic: Option<bool>,
    /// How it is handed over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivery: Vec<Method>,
}

words! {
    /// Kind of service.
    ServiceKind {
        /// Administrative.
        Administrative = "administrative",
        /// Public career service.
        PublicCareer = "public_career",
        /// Public utility.
        PublicUtility = "public_utility",
    }
}

/// Measured satisfaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// Value.
    pub value: f64,
    /// Out of.
    pub of: f64,
    /// First day of the survey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day of the survey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Period in words, of before there were days; it says no day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Source.
    pub source: String,
}

/// Something that the law asks for, with the provision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Whether it is asked for.
    pub value: bool,
    /// Provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

/// One citation of a legal instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Number of the instrument.
    pub number: String,
    /// Who issued it, where the number alone does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Day of signing, where the number alone does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// Articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<OneOrMany>,
}

/// One decision that published the procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Number of the decision.
    pub number: String,
    /// Agency that signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// Day of effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// Day of posting on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted: Option<Date>,
    /// What it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<PublicationAction>,
    /// Whether its instrument was made by shortened procedure and came into force on signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortened: Option<bool>,
}

words! {
    /// What a publication did.
    PublicationAction {
        /// Made it.
        New = "new",
        /// Amended it.
        Amend = "amend",
        /// Replaced it.
        Replace = "replace",
        /// Abolished it.
        Abolish = "abolish",
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

/// Online public service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Online {
    /// Level.
    pub level: OnlineLevel,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Decision that set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Why it is not full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial_reason: Option<PartialExplanation>,
    /// Suspensions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<Suspension>,
    /// Level of proactive service, 1 to 4. Source: Decree 224/2026/NĐ-CP, Art. 16.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proactive: Option<u8>,
}

words! {
    /// Level of online service.
    OnlineLevel {
        /// Toàn trình.
        Full = "full",
        /// Một phần.
        Partial = "partial",
        /// Not online.
        None = "none",
    }
}

/// Why a service is not full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialExplanation {
    /// One of the four reasons.
    pub reason: PartialReason,
    /// Provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One suspension of an online service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// First day.
    pub from: Date,
    /// Announced last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Day on which it was announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed: Option<Date>,
    /// Whether it could not be announced beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force_majeure: Option<bool>,
    /// First day on which it works again; absent: not known to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumed: Option<Date>,
}
