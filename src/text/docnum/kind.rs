//! Kinds of legal documents, and what codes and words say of them.

use serde::{Deserialize, Serialize};

use crate::text::normal::{syllables, unaccented};

/// The kind of a legal document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    /// Hiến pháp.
    Constitution,
    /// Bộ luật.
    Code,
    /// Luật.
    Law,
    /// Pháp lệnh.
    Ordinance,
    /// Nghị định.
    Decree,
    /// Quyết định.
    Decision,
    /// Nghị quyết.
    Resolution,
    /// Thông tư.
    Circular,
    /// Thông tư liên tịch.
    JointCircular,
    /// Chỉ thị.
    Directive,
    /// Lệnh, sắc lệnh.
    Order,
    /// Thông báo.
    Notice,
    /// Điều ước, hiệp định, công ước, nghị định thư.
    Treaty,
    /// Anything else: consolidated texts, plans, official letters.
    Other,
}

/// Words that name a kind, folded; a phrase stands before the shorter one it contains.
const PHRASES: [(&[&str], InstrumentKind); 17] = [
    (
        &["thong", "tu", "lien", "tich"],
        InstrumentKind::JointCircular,
    ),
    (&["nghi", "dinh", "thu"], InstrumentKind::Treaty),
    (&["nghi", "dinh"], InstrumentKind::Decree),
    (&["nghi", "quyet"], InstrumentKind::Resolution),
    (&["quyet", "dinh"], InstrumentKind::Decision),
    (&["thong", "tu"], InstrumentKind::Circular),
    (&["thong", "bao"], InstrumentKind::Notice),
    (&["chi", "thi"], InstrumentKind::Directive),
    (&["hien", "phap"], InstrumentKind::Constitution),
    (&["bo", "luat"], InstrumentKind::Code),
    (&["phap", "lenh"], InstrumentKind::Ordinance),
    (&["sac", "lenh"], InstrumentKind::Order),
    (&["dieu", "uoc"], InstrumentKind::Treaty),
    (&["hiep", "dinh"], InstrumentKind::Treaty),
    (&["cong", "uoc"], InstrumentKind::Treaty),
    (&["luat"], InstrumentKind::Law),
    (&["lenh"], InstrumentKind::Order),
];

impl InstrumentKind {
    /// The kind's name in catalogue files: `decree`, `joint_circular`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Constitution => "constitution",
            Self::Code => "code",
            Self::Law => "law",
            Self::Ordinance => "ordinance",
            Self::Decree => "decree",
            Self::Decision => "decision",
            Self::Resolution => "resolution",
            Self::Circular => "circular",
            Self::JointCircular => "joint_circular",
            Self::Directive => "directive",
            Self::Order => "order",
            Self::Notice => "notice",
            Self::Treaty => "treaty",
            Self::Other => "other",
        }
    }

    /// The kind's name: "Nghị định".
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Constitution => "Hiến pháp",
            Self::Code => "Bộ luật",
            Self::Law => "Luật",
            Self::Ordinance => "Pháp lệnh",
            Self::Decree => "Nghị định",
            Self::Decision => "Quyết định",
            Self::Resolution => "Nghị quyết",
            Self::Circular => "Thông tư",
            Self::JointCircular => "Thông tư liên tịch",
            Self::Directive => "Chỉ thị",
            Self::Order => "Lệnh",
            Self::Notice => "Thông báo",
            Self::Treaty => "Điều ước quốc tế",
            Self::Other => "Văn bản",
        }
    }

    /// The kind that a title begins with ("Luật Đất đai", "NGHỊ ĐỊNH quy định …"), with or without accents.
    pub fn from_title(title: &str) -> Option<Self> {
        let plain = unaccented(title);
        let words: Vec<&str> = syllables(&plain).map(|(_, word)| word).take(5).collect();
        phrase_at(&words, 0).map(|(kind, _)| kind)
    }

    /// The kind that one abbreviation names, folded: `nd`, `ttlt`.
    pub(super) fn from_abbreviation(folded: &str) -> Option<Self> {
        Some(match folded {
            "nd" => Self::Decree,
            "nq" | "nqlt" => Self::Resolution,
            "qd" => Self::Decision,
            "tt" => Self::Circular,
            "ttlt" => Self::JointCircular,
            "ct" => Self::Directive,
            "tb" => Self::Notice,
            _ => return None,
        })
    }

    /// The kind that a code settles by its first part.
    pub(super) fn settled_by_code(code: &str) -> Option<Self> {
        let head = head(code);
        Self::from_abbreviation(&head).or(match head.as_str() {
            "l" | "lct" | "sl" => Some(Self::Order),
            "pl" => Some(Self::Ordinance),
            "vbhn" | "kh" | "cv" | "hd" | "bc" | "ttr" => Some(Self::Other),
            _ => None,
        })
    }

    /// The kind that a code without a kind of its own, the issuer's name alone, most often has.
    pub(super) fn likely_by_code(code: &str) -> Option<Self> {
        Some(match head(code).as_str() {
            "qh" => Self::Law,
            "ubtvqh" => Self::Ordinance,
            "cp" | "hdbt" => Self::Decree,
            "ttg" => Self::Decision,
            _ => return None,
        })
    }

    /// Whether an issuer's bare code is used for this kind too.
    pub(super) fn shares_code(code: &str, kind: Self) -> bool {
        match head(code).as_str() {
            "qh" => matches!(
                kind,
                Self::Constitution | Self::Code | Self::Law | Self::Resolution
            ),
            "ubtvqh" => matches!(kind, Self::Ordinance | Self::Resolution),
            "cp" | "hdbt" => matches!(kind, Self::Decree | Self::Resolution),
            "ttg" => matches!(kind, Self::Decision | Self::Directive),
            _ => false,
        }
    }
}

/// The letters of a code's first part, folded: `QH15` and `qh` are one.
fn head(code: &str) -> String {
    let first = code.split(['-', '/']).next().unwrap_or_default();
    unaccented(first.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// The kind named by the folded words from `at` on, and how many words name it.
pub(super) fn phrase_at(words: &[&str], at: usize) -> Option<(InstrumentKind, usize)> {
    let rest = words.get(at..)?;
    let (phrase, kind) = PHRASES
        .iter()
        .find(|(phrase, _)| rest.starts_with(phrase))?;
    let before = at.checked_sub(1).map(|before| words[before]);
    let after = rest.get(phrase.len()).copied();
    // "pháp luật", "kỷ luật", "quy luật", "dự luật", "luật sư", "luật gia", "mệnh lệnh" and the like name no document.
    let other_word = match phrase {
        ["luat"] => {
            matches!(before, Some("phap" | "ky" | "ki" | "quy" | "du"))
                || matches!(after, Some("su" | "gia" | "dinh"))
        }
        ["lenh"] => matches!(before, Some("menh" | "khau" | "hieu" | "ra")),
        _ => false,
    };
    (!other_word).then_some((*kind, phrase.len()))
}
