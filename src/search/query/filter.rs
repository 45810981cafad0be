//! One value of one field, and the names of fields.

use jiff::civil::Date;

use super::online::OnlineFilter;
use super::quantity::{Compare, Money, TimeSpan};
use super::variant::VariantFilter;
use crate::catalogue::model::{DecisionState, Level, Outcome};
use crate::text::fold;

/// The value of `by:` that means whoever works here.
pub(crate) const ME: &str = "me";

/// What a filter asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterField {
    /// Code, whole or its beginning, with or without a local suffix.
    Code,
    /// Agency that issued the procedure.
    Agency,
    /// Field (lĩnh vực).
    Field,
    /// Legal instrument that it rests on.
    Law,
    /// Component of the dossier.
    Doc,
    /// Level of government.
    Level,
    /// Level of online service.
    Online,
    /// Rule that flags it.
    Flag,
    /// Rule that cannot tell.
    Unknown,
    /// Rule that remarks something.
    Remark,
    Decision,
    /// Who recorded the decision in force.
    By,
    /// List of services.
    List,
    /// Linked group.
    Group,
    /// Provinces' variants of it.
    Variant,
    /// Day of its last change.
    Changed,
    /// Dossiers in the window.
    Dossiers,
    /// Longest time limit.
    Time,
    /// Highest fee.
    Fee,
}

impl FilterField {
    /// All fields, in the order in which they are offered.
    pub const ALL: [FilterField; 19] = [
        FilterField::Code,
        FilterField::Agency,
        FilterField::Field,
        FilterField::Law,
        FilterField::Doc,
        FilterField::Level,
        FilterField::Online,
        FilterField::Flag,
        FilterField::Unknown,
        FilterField::Remark,
        FilterField::Decision,
        FilterField::By,
        FilterField::List,
        FilterField::Group,
        FilterField::Variant,
        FilterField::Changed,
        FilterField::Dossiers,
        FilterField::Time,
        FilterField::Fee,
    ];

    /// Every name, the canonical one first, then the shortest Vietnamese one. Vietnamese names may be written with or without accents, and with `_` or
    /// `-`, or a single space, between their syllables.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            FilterField::Code => &["code", "mã"],
            FilterField::Agency => &["agency", "cq", "cơ_quan"],
            FilterField::Field => &["field", "lv", "lĩnh_vực"],
            FilterField::Law => &["law", "vb", "văn_bản", "luật"],
            FilterField::Doc => &["doc", "hs", "hồ_sơ", "giấy_tờ", "document"],
            FilterField::Level => &["level", "cấp"],
            FilterField::Online => &["online", "trực_tuyến", "dvc"],
            FilterField::Flag => &["flag", "cờ", "flags"],
            FilterField::Unknown => &[
                "unknown",
                "thiếu",
                "chưa_rõ",
                "chưa_thể_kết_luận",
                "cannot_tell",
            ],
            FilterField::Remark => &["remark", "ghi_chú", "remarks"],
            FilterField::Decision => &["decision", "kl", "kết_luận", "quyết_định"],
            FilterField::By => &["by", "người"],
            FilterField::List => &["list", "ds", "danh_mục"],
            FilterField::Group => &["group", "nhóm", "nhóm_liên_thông", "linked_group"],
            FilterField::Variant => &["variant", "địa_phương", "biến_thể", "variants", "provinces"],
            FilterField::Changed => &["changed", "sửa", "thay_đổi"],
            FilterField::Dossiers => &["dossiers", "số_hồ_sơ"],
            FilterField::Time => &["time", "hạn", "thời_hạn", "time_limit"],
            FilterField::Fee => &["fee", "phí", "lệ_phí"],
        }
    }

    /// The canonical name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// The shortest Vietnamese name.
    #[must_use]
    pub fn vietnamese(self) -> &'static str {
        self.names().get(1).copied().unwrap_or_default()
    }

    /// The field of a name in either language.
    pub fn parse(name: &str) -> Option<FilterField> {
        let wanted = key(name);
        FilterField::ALL
            .into_iter()
            .find(|field| field.names().iter().any(|name| key(name) == wanted))
    }
}

/// What spellings of one name have in common: case, accents and what joins syllables do not count.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for (_, syllable) in crate::text::syllables(&fold(name)) {
        key.push_str(syllable);
    }
    key
}

/// One value of one field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// A code, or how it begins.
    Code(String),
    /// Id of an agency, its code on the portal, or words of its name.
    Agency(String),
    /// Id of a field, its code on the portal, or words of its name.
    Field(String),
    /// Number of an instrument in any spelling, or words of its title.
    Law(String),
    /// Words of the name of a document.
    Doc(String),
    /// A level of government that handles it on the as-of date.
    Level(Level),
    /// A level of online service on the as-of date.
    Online(OnlineFilter),
    /// Flagged.
    Flag(RuleFilter),
    /// Cannot tell.
    Unknown(RuleFilter),
    /// Remarked, by one rule or any.
    Remark(RuleFilter),
    /// Zero dossiers so far, only the tail of the window unreported.
    Tail,
    /// No plan of the issuer has been entered, so none names it.
    Plans,
    /// How many dossiers there were in the window is not known, or only a part of it.
    NoNumber,
    /// The decision in force.
    Decision(DecisionFilter),
    /// Who recorded the decision in force: how words of the name or the e-mail address begin; [`ME`]: whoever works here;
    /// after `=`: all of either.
    By(String),
    /// Id of a list, the number of its decision, or words of its name.
    List(String),
    /// Id of a group, or words of its name.
    Group(String),
    /// How provinces' variants stand.
    Variant(VariantFilter),
    /// Last change.
    Changed(Compare, Date),
    /// Dossiers in the window, all channels.
    Dossiers(Compare, u64),
    /// Longest time limit.
    Time(Compare, TimeSpan),
    /// Highest fee, in đồng or another currency.
    Fee(Compare, Money),
}

/// Which rules a verdict is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleFilter {
    /// At least one.
    Any,
    /// At least one that stands in the way of full online service with this verdict.
    Blocking,
    /// The rule of this id.
    Rule(&'static str),
}

/// What is asked of the decisions that stand: the proposal, and the published decision beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionFilter {
    /// There is none.
    None,
    /// The outcome of one of them.
    Outcome(Outcome),
    /// The state of the proposal; `published`: there is a published decision, whatever is proposed beside it. `withdrawn`: one
    /// was taken back and none stands. `sent_back`: the last recommendation was, and nothing was recommended since.
    State(DecisionState),
    /// One of them rests on evidence that changed.
    Stale,
    /// One of them was decided elsewhere.
    Imported,
}

impl Filter {
    /// The field that the value belongs to.
    pub fn field(&self) -> FilterField {
        match self {
            Filter::Code(_) => FilterField::Code,
            Filter::Agency(_) => FilterField::Agency,
            Filter::Field(_) => FilterField::Field,
            Filter::Law(_) => FilterField::Law,
            Filter::Doc(_) => FilterField::Doc,
            Filter::Level(_) => FilterField::Level,
            Filter::Online(_) => FilterField::Online,
            Filter::Flag(_) => FilterField::Flag,
            Filter::Unknown(_) | Filter::Tail | Filter::Plans | Filter::NoNumber => {
                FilterField::Unknown
            }
            Filter::Remark(_) => FilterField::Remark,
            Filter::Decision(_) => FilterField::Decision,
            Filter::By(_) => FilterField::By,
            Filter::List(_) => FilterField::List,
            Filter::Group(_) => FilterField::Group,
            Filter::Variant(_) => FilterField::Variant,
            Filter::Changed(..) => FilterField::Changed,
            Filter::Dossiers(..) => FilterField::Dossiers,
            Filter::Time(..) => FilterField::Time,
            Filter::Fee(..) => FilterField::Fee,
        }
    }
}
