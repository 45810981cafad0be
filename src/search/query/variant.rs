//! What is asked of provinces' variants: at which level they stand, how that is to the national one, and where.

use super::words;
use crate::catalogue::model::OnlineLevel;

/// What is asked of the variants of a procedure. `H48=lower` asks for both halves of one and the same province.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VariantFilter {
    /// Id of the province, its code on the portal, or words of its name; none: any.
    pub unit: Option<String>,
    pub state: VariantAsked,
}

/// How a variant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VariantAsked {
    /// It is recorded, whatever it says.
    Recorded,
    /// None is recorded; without a province: of no province.
    NotRecorded,
    /// It has this level.
    At(OnlineLevel),
    /// It has the national level.
    Same,
    /// It has another.
    Differs,
    /// It has a higher one.
    Higher,
    /// It has a lower one.
    Lower,
    /// It is recorded without a level.
    NoLevel,
    /// It is recorded from a later day on.
    Later,
}

impl VariantFilter {
    /// What a text asks for: a word for how it stands, a province, or both with `=` between them. None where what stands
    /// behind the `=` is no such word.
    pub(super) fn parse(text: &str) -> Option<VariantFilter> {
        let of_any = |state| VariantFilter { unit: None, state };
        match text.split_once('=') {
            // A word is looked for before a province of that name.
            None => Some(words::variant(text).map_or_else(
                || VariantFilter {
                    unit: Some(text.trim().to_owned()),
                    state: VariantAsked::Recorded,
                },
                of_any,
            )),
            Some((unit, state)) => {
                let unit = unit.trim();
                let state = words::variant(state)?;
                Some(VariantFilter {
                    unit: (!unit.is_empty()).then(|| unit.to_owned()),
                    state,
                })
            }
        }
    }
}

impl VariantAsked {
    /// Every one, in the order in which they are offered.
    pub const ALL: [VariantAsked; 11] = [
        VariantAsked::Recorded,
        VariantAsked::NotRecorded,
        VariantAsked::Differs,
        VariantAsked::Lower,
        VariantAsked::Higher,
        VariantAsked::Same,
        VariantAsked::At(OnlineLevel::Full),
        VariantAsked::At(OnlineLevel::Partial),
        VariantAsked::At(OnlineLevel::None),
        VariantAsked::NoLevel,
        VariantAsked::Later,
    ];

    /// Whether a level answers it; the others ask whether anything is recorded.
    pub fn asks_level(self) -> bool {
        use VariantAsked::{At, Differs, Higher, Lower, Same};
        matches!(self, At(_) | Same | Differs | Higher | Lower)
    }
}
