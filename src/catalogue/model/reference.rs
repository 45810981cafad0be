//! What procedures refer to: agencies, fields, databases, lists, variants, synonyms.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::base::Notes;
use super::service::OnlineLevel;

/// `agencies.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agencies {
    /// The agencies.
    pub agencies: Vec<Agency>,
}

/// One agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The portal's code where known at creation, else a slug; never changed later.
    pub id: String,
    /// Code on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_code: Option<String>,
    /// Identifier on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_id: Option<String>,
    /// Official name.
    pub name: String,
    /// Kind.
    pub kind: AgencyKind,
    /// First day in being.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day in being.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Successors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<String>,
    /// Other entries under which the portal keeps the same agency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<OtherEntry>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// An entry of the portal for an agency that has another there too, such as what two ministries were before they merged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherEntry {
    /// Identifier on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_id: Option<String>,
    /// Its name there.
    pub name: String,
}

impl Agency {
    /// Whether it is in being on `day`.
    pub fn exists_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Kind of agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// Ministry or ministry-level agency.
    Ministry,
    /// Province.
    Province,
    /// District, until 2025-06-30.
    District,
    /// Commune.
    Commune,
    /// Another.
    Other,
}

impl AgencyKind {
    /// Whether it knows of its own part of the country alone.
    #[must_use]
    pub fn is_part_of_country(self) -> bool {
        matches!(
            self,
            AgencyKind::Province | AgencyKind::District | AgencyKind::Commune
        )
    }
}

/// `fields.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// The fields.
    pub fields: Vec<Field>,
}

/// One field (lĩnh vực). The same name may stand under several ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable id.
    pub id: String,
    /// Code on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_code: Option<String>,
    /// Identifier on the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_id: Option<String>,
    /// Official name.
    pub name: String,
    /// Agency that owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// `databases.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Databases {
    /// The databases.
    pub databases: Vec<Database>,
}

/// One national or specialised database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Stable id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Day on which it was published for use.
    pub since: Date,
    /// Documents that it holds.
    pub holds: Vec<HeldDocument>,
    /// Provision or announcement.
    pub source: String,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// A document that a database holds, by name or by component code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldDocument {
    /// Name; compared without case, accents and spacing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Component code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// One file of `lists/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceList {
    /// Stable id.
    pub id: String,
    /// Name of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of the decision that sets it.
    pub decision: String,
    /// Date of that decision.
    pub date: Date,
    /// Number of services that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The services that are known.
    pub members: Vec<ListMember>,
    /// Where the list was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// One service of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListMember {
    /// Procedure code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Linked group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Name of the service as the decision gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// First day on the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
}

/// One file of `variants/`: a province's own variants of national procedures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variants {
    /// The province.
    pub unit: String,
    /// Procedure code, with its variant.
    pub variants: BTreeMap<String, Variant>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// One variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Code with the local suffix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_code: Option<String>,
    /// Level of online service in this province.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<OnlineLevel>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// `synonyms.yaml`: a term, with what it also stands for in a search.
pub type SynonymMap = BTreeMap<String, Vec<String>>;
