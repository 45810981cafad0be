//! The channels, and a number of dossiers with how well it is known.

use crate::catalogue::model::{Count, Counts};

/// A channel by which dossiers are handed in, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DossierChannel {
    /// Online.
    Online,
    /// At a counter.
    InPerson,
    /// By post.
    Post,
    /// On every channel.
    Total,
}

impl DossierChannel {
    /// The channels, then their total: the order of lines and columns.
    pub const ALL: [DossierChannel; 4] = [
        DossierChannel::Online,
        DossierChannel::InPerson,
        DossierChannel::Post,
        DossierChannel::Total,
    ];

    /// The word that outputs and string ids use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DossierChannel::Online => "online",
            DossierChannel::InPerson => "in_person",
            DossierChannel::Post => "post",
            DossierChannel::Total => "total",
        }
    }

    /// The count of the channel; none for the total.
    fn count(self, counts: &Counts) -> Option<Count> {
        match self {
            DossierChannel::Online => counts.online,
            DossierChannel::InPerson => counts.at_counter(),
            DossierChannel::Post => counts.by_post(),
            DossierChannel::Total => None,
        }
    }

    /// Dossiers as far as they are known.
    pub(super) fn known(self, counts: &Counts) -> u64 {
        match self {
            DossierChannel::Total => counts.known_total(),
            _ => self.count(counts).and_then(Count::known).unwrap_or(0),
        }
    }

    /// Whether nothing of it is unknown.
    pub(super) fn is_whole(self, counts: &Counts) -> bool {
        match self {
            DossierChannel::Total => counts.all_known(),
            _ => self.count(counts).and_then(Count::known).is_some(),
        }
    }

    fn is_not_offered(self, counts: &Counts) -> bool {
        self.count(counts) == Some(Count::NotOffered)
    }
}

/// A number of dossiers, and how well it is known. No data is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So many; nothing of it is unknown.
    Known(u64),
    /// The channel was not offered, which is known to be zero.
    NotOffered,
    /// So many are known, of a number that is not.
    AtLeast(u64),
    /// Nothing is known.
    Gap,
    /// The procedure was not in force, and nobody counted any.
    NotAsked,
}

impl Figure {
    /// The dossiers that are known.
    #[must_use]
    pub fn known(self) -> Option<u64> {
        match self {
            Figure::Known(number) | Figure::AtLeast(number) => Some(number),
            Figure::NotOffered => Some(0),
            Figure::Gap | Figure::NotAsked => None,
        }
    }

    /// The word that outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Figure::Known(_) => "known",
            Figure::NotOffered => "not_offered",
            Figure::AtLeast(_) => "at_least",
            Figure::Gap => "gap",
            Figure::NotAsked => "not_in_force",
        }
    }

    /// What one report says of a part: the counts of a procedure, its predecessors and its groups together. It says as
    /// much as the rules take from it: zero on one channel and nothing on another is no total.
    pub(super) fn of(part: DossierChannel, counts: &[&Counts]) -> Figure {
        let known = counts.iter().map(|counts| part.known(counts));
        let known = known.fold(0, u64::saturating_add);
        let is_whole = counts.iter().all(|counts| part.is_whole(counts));
        match (known, is_whole) {
            _ if counts.is_empty() => Figure::Gap,
            (0, true) if counts.iter().all(|counts| part.is_not_offered(counts)) => {
                Figure::NotOffered
            }
            (known, true) => Figure::Known(known),
            (0, false) => Figure::Gap,
            (known, false) => Figure::AtLeast(known),
        }
    }
}
