//! Shares of dossiers with gaps: an answer is one only where every number that an unknown could be gives it.

use super::rule::Fact;
use super::usage::Figure;
use crate::catalogue::model::Threshold;

/// A number of dossiers between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub least: u64,
    /// None: as many as there may be.
    pub most: Option<u64>,
}

impl Bounds {
    pub(crate) const NOTHING_KNOWN: Bounds = Bounds {
        least: 0,
        most: None,
    };

    pub(crate) fn exactly(number: u64) -> Bounds {
        Bounds {
            least: number,
            most: Some(number),
        }
    }

    pub(crate) fn of(figure: Figure) -> Bounds {
        match figure {
            Figure::Known(number) => Bounds::exactly(number),
            Figure::NotOffered | Figure::NotAsked => Bounds::exactly(0),
            Figure::AtLeast(least) => Bounds { least, most: None },
            Figure::Gap => Bounds::NOTHING_KNOWN,
        }
    }

    pub(crate) fn plus(self, other: Bounds) -> Bounds {
        Bounds {
            least: self.least.saturating_add(other.least),
            most: self
                .most
                .zip(other.most)
                .map(|(one, other)| one.saturating_add(other)),
        }
    }

    /// Both with one another: of nothing there is nothing, however much the other may be.
    pub(crate) fn times(self, other: Bounds) -> Bounds {
        let most = match (self.most, other.most) {
            (Some(0), _) | (_, Some(0)) => Some(0),
            (one, other) => one.zip(other).map(|(one, other)| one.saturating_mul(other)),
        };
        Bounds {
            least: self.least.saturating_mul(other.least),
            most,
        }
    }

    /// Without so many, which are known to be part of it.
    pub(crate) fn without(self, part: u64) -> Bounds {
        Bounds {
            least: self.least.saturating_sub(part),
            most: self.most.map(|most| most.saturating_sub(part)),
        }
    }

    /// Whether it is one number.
    pub(crate) fn is_known(self) -> bool {
        self.most == Some(self.least)
    }
}

/// How a share stands to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShareAnswer {
    /// Under it, whatever the unknown numbers are.
    Below,
    /// At it or above, likewise.
    Reached,
    /// There is nothing to take a share of.
    Nothing,
    /// It depends on what is not known.
    Unknown,
}

/// How `part` of `part` and `rest` stands to a target in percent. Exact, never rounded.
pub(super) fn answer(part: Bounds, rest: Bounds, percent: f64) -> ShareAnswer {
    if part == Bounds::exactly(0) && rest == Bounds::exactly(0) {
        return ShareAnswer::Nothing;
    }
    // The greatest share has the most of the part and the least of the rest, the smallest the other way round.
    if let Some(most) = part.most
        && is_under(most, most.saturating_add(rest.least), percent)
    {
        return ShareAnswer::Below;
    }
    if let Some(most) = rest.most {
        let whole = part.least.saturating_add(most);
        if whole > 0 && !is_under(part.least, whole, percent) {
            return ShareAnswer::Reached;
        }
    }
    ShareAnswer::Unknown
}

/// The least and the greatest percent that a share may be, rounded outwards; `100` where nothing bounds it.
pub(super) fn band(part: Bounds, rest: Bounds) -> (u64, u64) {
    let percent = |part: u64, whole: u64| u128::from(part) * 100 / u128::from(whole.max(1));
    let low = rest.most.map_or(0, |most| {
        percent(part.least, part.least.saturating_add(most))
    });
    let high = part.most.map_or(100, |most| {
        let whole = most.saturating_add(rest.least);
        let exact = u128::from(most) * 100;
        match whole {
            0 => 100,
            whole => exact.div_ceil(u128::from(whole)),
        }
    });
    (
        u64::try_from(low).unwrap_or(0),
        u64::try_from(high).unwrap_or(100),
    )
}

/// Whether both bounds of a share are one.
pub(super) fn is_exact(part: Bounds, rest: Bounds) -> bool {
    part.is_known() && rest.is_known()
}

/// Whether `part` of `whole` dossiers is less than so many percent; nothing of nothing is not.
fn is_under(part: u64, whole: u64, percent: f64) -> bool {
    whole > 0 && u128::from(part) * 100 * MILLION < millionths(percent) * u128::from(whole)
}

/// Whether a measured value is less than so many percent of its scale.
pub(super) fn is_below(value: f64, of: f64, percent: f64) -> bool {
    millionths(value) * 100 * MILLION < millionths(percent) * millionths(of)
}

const MILLION: u128 = 1_000_000;

/// A number as the manifest or a survey writes it, in millionths: whole numbers compare exactly what 82 % of 5 is.
fn millionths(number: f64) -> u128 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a percent or a mark can be"
    )]
    let whole = (number.clamp(0.0, 1_000_000_000.0) * 1_000_000.0).round() as u128;
    whole
}

/// A threshold of the manifest, with who set it, for people.
pub(super) fn threshold_fact(threshold: &Threshold) -> Fact {
    let percent = threshold.percent.to_string();
    match (&threshold.source, &threshold.chosen_by) {
        (Some(source), _) => Fact::new("fact-threshold")
            .with("percent", percent)
            .with("source", source.as_str()),
        (None, chosen_by) => Fact::new("fact-threshold-chosen")
            .with("percent", percent)
            .with("by", chosen_by.as_deref().unwrap_or("?")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(least: u64) -> Bounds {
        Bounds { least, most: None }
    }

    #[test]
    fn a_share_is_never_rounded_over_its_target() {
        let exact = |part, whole: u64, percent| {
            answer(
                Bounds::exactly(part),
                Bounds::exactly(whole - part),
                percent,
            )
        };
        assert_eq!(exact(6_996, 10_000, 70.0), ShareAnswer::Below);
        assert_eq!(exact(7_000, 10_000, 70.0), ShareAnswer::Reached);
        assert_eq!(exact(699, 1_000, 69.9), ShareAnswer::Reached);
        assert_eq!(exact(0, 5, 70.0), ShareAnswer::Below);
        assert_eq!(
            answer(Bounds::exactly(0), Bounds::exactly(0), 70.0),
            ShareAnswer::Nothing
        );
    }

    #[test]
    fn a_mark_of_a_survey_is_compared_exactly() {
        // 4.1 times 100 is a little less than 410 in binary fractions.
        assert!(!is_below(4.1, 5.0, 82.0));
        assert!(is_below(4.09, 5.0, 82.0));
        assert!(!is_below(0.0, 0.0, 82.0));
    }

    #[test]
    fn an_unknown_number_is_answered_for_only_where_every_number_agrees() {
        // 10 online of 100 that are known, and by post nobody knows how many: at most 10 %.
        assert_eq!(
            answer(Bounds::exactly(10), from(90), 70.0),
            ShareAnswer::Below
        );
        assert_eq!(band(Bounds::exactly(10), from(90)), (0, 10));
        assert_eq!(
            answer(Bounds::exactly(90), from(10), 70.0),
            ShareAnswer::Unknown
        );
        assert_eq!(
            answer(from(90), Bounds::exactly(10), 70.0),
            ShareAnswer::Reached
        );
        assert_eq!(band(from(90), Bounds::exactly(10)), (90, 100));
        assert_eq!(
            answer(from(10), Bounds::exactly(90), 70.0),
            ShareAnswer::Unknown
        );
        // None online, and nobody knows of the others: perhaps there were none at all.
        assert_eq!(
            answer(Bounds::exactly(0), from(0), 70.0),
            ShareAnswer::Unknown
        );
        assert_eq!(
            answer(from(0), Bounds::exactly(0), 70.0),
            ShareAnswer::Unknown
        );
    }
}
