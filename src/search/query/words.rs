//! The words that values are written with. Each table holds a value with its names, the canonical English one first;
//! case, accents and what joins syllables do not count.

use super::filter::{DecisionFilter, Filter, FilterField, ME, RuleFilter, key};
use super::online::OnlineFilter;
use super::variant::{VariantAsked, VariantFilter};
use crate::catalogue::model::{DecisionState, Level, OnlineLevel, Outcome};
use crate::rules::RULES;

type Spellings = &'static [&'static str];

const LEVELS: [(Level, Spellings); 6] = [
    (Level::Ministry, &["ministry", "bộ", "trung_ương"]),
    (Level::Province, &["province", "tỉnh", "thành_phố"]),
    (Level::District, &["district", "huyện", "quận"]),
    (Level::Commune, &["commune", "xã", "phường", "đặc_khu"]),
    (Level::Vertical, &["vertical", "ngành_dọc"]),
    (Level::Other, &["other", "khác"]),
];

const ONLINE: [(OnlineFilter, Spellings); 5] = [
    (
        OnlineFilter::At(OnlineLevel::Full),
        &["full", "toàn_trình", "toàn"],
    ),
    (
        OnlineFilter::At(OnlineLevel::Partial),
        &["partial", "một_phần", "phần"],
    ),
    (
        OnlineFilter::At(OnlineLevel::None),
        &["none", "không", "không_trực_tuyến", "not_online"],
    ),
    (
        OnlineFilter::NotStated,
        &["unknown", "chưa_rõ", "chưa_ghi", "not_stated"],
    ),
    // The level that is stated is of a later day.
    (
        OnlineFilter::Later,
        &["later", "sau_này", "từ_ngày_sau_này", "from_a_later_day"],
    ),
];

const DECISIONS: [(DecisionFilter, Spellings); 14] = [
    (
        DecisionFilter::None,
        &["none", "chưa_có", "chưa_rà_soát", "not_reviewed"],
    ),
    (
        DecisionFilter::Outcome(Outcome::EligibleFull),
        &[
            "eligible_full",
            "đủ_điều_kiện",
            "đủ_điều_kiện_toàn_trình",
            "toàn_trình",
            "eligible_for_full_online_service",
        ],
    ),
    (
        DecisionFilter::Outcome(Outcome::Partial),
        &[
            "partial",
            "một_phần",
            "trực_tuyến_một_phần",
            "partial_online_service",
        ],
    ),
    (
        DecisionFilter::Outcome(Outcome::DoNotProvide),
        &[
            "do_not_provide",
            "không_cung_cấp",
            "không_cung_cấp_trực_tuyến",
            "do_not_provide_online",
        ],
    ),
    (
        DecisionFilter::Outcome(Outcome::AbolishOrMerge),
        &["abolish_or_merge", "bãi_bỏ", "gộp", "bãi_bỏ_hoặc_gộp"],
    ),
    (
        DecisionFilter::Outcome(Outcome::SuspendAndUpgrade),
        &[
            "suspend_and_upgrade",
            "tạm_dừng",
            "tạm_dừng_nâng_cấp",
            "tạm_dừng_để_nâng_cấp",
        ],
    ),
    (
        DecisionFilter::Outcome(Outcome::NeedData),
        &[
            "need_data",
            "cần_dữ_liệu",
            "cần_số_liệu",
            "cần_thêm_số_liệu",
            "more_data_needed",
        ],
    ),
    (
        DecisionFilter::State(DecisionState::Recommended),
        &["recommended", "đề_xuất", "kiến_nghị"],
    ),
    (
        DecisionFilter::State(DecisionState::SentBack),
        &["sent_back", "đã_trả_lại", "trả_lại"],
    ),
    (
        DecisionFilter::State(DecisionState::Approved),
        &["approved", "đã_duyệt", "phê_duyệt"],
    ),
    (
        DecisionFilter::State(DecisionState::Published),
        &["published", "đã_công_bố", "công_bố"],
    ),
    (
        DecisionFilter::State(DecisionState::Withdrawn),
        &["withdrawn", "đã_rút", "rút"],
    ),
    (DecisionFilter::Stale, &["stale", "cần_xem_lại"]),
    (
        DecisionFilter::Imported,
        &["imported", "nhập_từ_nơi_khác", "nhập"],
    ),
];

const VARIANTS: [(VariantAsked, Spellings); 11] = [
    (
        VariantAsked::Recorded,
        &["recorded", "any", "đã_ghi_nhận", "bất_kỳ", "có"],
    ),
    (
        VariantAsked::NotRecorded,
        &["not_recorded", "chưa_ghi_nhận", "chưa_có"],
    ),
    (VariantAsked::Differs, &["differs", "khác", "khác_mức"]),
    (
        VariantAsked::Lower,
        &["lower", "thấp_hơn", "thấp_hơn_mức_toàn_quốc"],
    ),
    (
        VariantAsked::Higher,
        &["higher", "cao_hơn", "cao_hơn_mức_toàn_quốc"],
    ),
    (
        VariantAsked::Same,
        &["same", "cùng_mức", "cùng_mức_toàn_quốc"],
    ),
    (
        VariantAsked::At(OnlineLevel::Full),
        &["full", "toàn_trình", "toàn"],
    ),
    (
        VariantAsked::At(OnlineLevel::Partial),
        &["partial", "một_phần", "phần"],
    ),
    (
        VariantAsked::At(OnlineLevel::None),
        &["none", "không", "không_trực_tuyến", "not_online"],
    ),
    (
        VariantAsked::NoLevel,
        &["no_level", "chưa_rõ_mức", "recorded_without_a_level"],
    ),
    (
        VariantAsked::Later,
        &["later", "sau_này", "từ_ngày_sau_này", "from_a_later_day"],
    ),
];

const ANY: Spellings = &["any", "bất_kỳ"];
const BLOCKING: Spellings = &["blocking", "chặn", "quy_tắc_chặn", "a_blocking_rule"];
const MYSELF: Spellings = &[ME, "tôi", "mình"];
/// No plan of the issuer has been entered.
const PLANS: Spellings = &[
    "plans",
    "phương_án",
    "chưa_nhập_phương_án_của_cơ_quan",
    "no_plan_of_the_issuer_entered",
];

const TAIL: Spellings = &[
    "tail",
    "đuôi",
    "chỉ_thiếu_đoạn_cuối",
    "only_the_tail_is_missing",
];

const NO_NUMBER: Spellings = &["dossiers", "số_hồ_sơ", "không_rõ_số_hồ_sơ"];

/// Words of the longest name of a value.
pub(super) const LONGEST: usize = 8;

fn find<T: Copy>(table: &[(T, Spellings)], word: &str) -> Option<T> {
    let (value, _) = table.iter().find(|(_, names)| is_one_of(names, word))?;
    Some(*value)
}

fn name<T: PartialEq>(table: &[(T, Spellings)], wanted: &T) -> &'static str {
    table
        .iter()
        .find(|(value, _)| value == wanted)
        .and_then(|(_, names)| names.first().copied())
        .unwrap_or_default()
}

fn firsts<T>(table: &[(T, Spellings)]) -> Vec<&'static str> {
    table
        .iter()
        .filter_map(|(_, names)| names.first().copied())
        .collect()
}

fn is_one_of(names: Spellings, word: &str) -> bool {
    let wanted = key(word);
    names.iter().any(|name| key(name) == wanted)
}

fn rule(word: &str) -> Option<RuleFilter> {
    if is_one_of(ANY, word) {
        return Some(RuleFilter::Any);
    }
    if is_one_of(BLOCKING, word) {
        return Some(RuleFilter::Blocking);
    }
    let wanted = key(word);
    if wanted.is_empty() {
        return None;
    }
    RULES
        .iter()
        .map(|rule| rule.info())
        .find(|info| key(info.id) == wanted || is_one_of(info.names, word))
        .map(|info| RuleFilter::Rule(info.id))
}

/// Whether there are remarks of a rule, or of any.
fn may_remark(asked: &RuleFilter) -> bool {
    match asked {
        RuleFilter::Any => true,
        RuleFilter::Blocking => false,
        RuleFilter::Rule(id) => {
            let mut infos = RULES.iter().map(|rule| rule.info());
            infos.any(|info| info.id == *id && info.remarks)
        }
    }
}

/// The value of `by:` that a text stands for.
pub(super) fn person(text: &str) -> String {
    // `minh` is a name, `mình` is none: words with accents stand for oneself only where they are typed.
    let typed = crate::text::exact(text);
    let is_me = MYSELF.iter().any(|word| crate::text::exact(word) == typed);
    if is_me { ME } else { text }.to_owned()
}

/// How a variant stands, of a word for it.
pub(super) fn variant(word: &str) -> Option<VariantAsked> {
    find(&VARIANTS, word)
}

/// The canonical word for how a variant stands.
pub(crate) fn variant_name(state: VariantAsked) -> &'static str {
    name(&VARIANTS, &state)
}

/// Whether the values of a field are words of a fixed choice.
pub(super) fn is_choice(field: FilterField) -> bool {
    matches!(
        field,
        FilterField::Level
            | FilterField::Online
            | FilterField::Flag
            | FilterField::Unknown
            | FilterField::Remark
            | FilterField::Decision
    )
}

/// Whether the values of a field are free text.
pub(super) fn is_text(field: FilterField) -> bool {
    matches!(
        field,
        FilterField::Code
            | FilterField::Agency
            | FilterField::Field
            | FilterField::Law
            | FilterField::Doc
            | FilterField::By
            | FilterField::List
            | FilterField::Group
            | FilterField::Variant
    )
}

/// The filter that a word stands for in a field whose values are words; `None` where it is none of them.
pub(super) fn parse(field: FilterField, word: &str) -> Option<Filter> {
    match field {
        FilterField::Level => find(&LEVELS, word).map(Filter::Level),
        FilterField::Online => find(&ONLINE, word).map(Filter::Online),
        FilterField::Decision => find(&DECISIONS, word).map(Filter::Decision),
        FilterField::Variant => {
            let state = find(&VARIANTS, word)?;
            Some(Filter::Variant(VariantFilter { unit: None, state }))
        }
        FilterField::Flag => rule(word).map(Filter::Flag),
        FilterField::Unknown if is_one_of(TAIL, word) => Some(Filter::Tail),
        FilterField::Unknown if is_one_of(PLANS, word) => Some(Filter::Plans),
        FilterField::Unknown if is_one_of(NO_NUMBER, word) => Some(Filter::NoNumber),
        FilterField::Unknown => rule(word).map(Filter::Unknown),
        FilterField::Remark => rule(word).filter(may_remark).map(Filter::Remark),
        _ => None,
    }
}

/// What may stand in a field, as examples where the values are free.
pub(super) fn choices(field: FilterField) -> Vec<&'static str> {
    let rules = || RULES.iter().map(|rule| rule.info().id);
    match field {
        FilterField::Level => firsts(&LEVELS),
        FilterField::Online => firsts(&ONLINE),
        FilterField::Decision => firsts(&DECISIONS),
        FilterField::Flag => rules().chain(["any", "blocking"]).collect(),
        FilterField::Unknown => rules()
            .chain(["tail", "plans", "dossiers", "any", "blocking"])
            .collect(),
        FilterField::Variant => firsts(&VARIANTS)
            .into_iter()
            .chain(["H48", "H48=lower"])
            .collect(),
        FilterField::Remark => {
            let infos = RULES.iter().map(|rule| rule.info());
            let ids = infos.filter(|info| info.remarks).map(|info| info.id);
            ids.chain(["any"]).collect()
        }
        FilterField::By => vec![ME],
        FilterField::Changed => vec![">2026-06-01", "<=2026-06-01", "2026-06-01"],
        FilterField::Dossiers => vec!["<10", ">=1", "0"],
        FilterField::Time => vec![">30d", "<=8h", ">5wd", "3m"],
        FilterField::Fee => vec![">0", "<=100000", ">20USD", "0"],
        FilterField::Law => vec![
            "27/CT-TTg",
            "\"27/CT-TTg ngày 27/10/2023\"",
            "\"27/CT-TTg 2023\"",
        ],
        FilterField::Code | FilterField::Agency | FilterField::Field => Vec::new(),
        FilterField::Doc | FilterField::List | FilterField::Group => Vec::new(),
    }
}

/// The canonical word of a value; `None` where the value is free text or a quantity.
pub(super) fn print(filter: &Filter) -> Option<&'static str> {
    Some(match filter {
        Filter::Level(level) => name(&LEVELS, level),
        Filter::Online(level) => name(&ONLINE, level),
        Filter::Decision(decision) => name(&DECISIONS, decision),
        Filter::Tail => "tail",
        Filter::Plans => "plans",
        Filter::NoNumber => "dossiers",
        Filter::Flag(RuleFilter::Any)
        | Filter::Unknown(RuleFilter::Any)
        | Filter::Remark(RuleFilter::Any) => "any",
        Filter::Remark(RuleFilter::Rule(id)) => id,
        Filter::Flag(RuleFilter::Blocking) | Filter::Unknown(RuleFilter::Blocking) => "blocking",
        Filter::Flag(RuleFilter::Rule(id)) | Filter::Unknown(RuleFilter::Rule(id)) => id,
        _ => return None,
    })
}
