//! What a text of a table declares of what it stands over: that nothing was signed, that it is a part, that it ended. The one
//! vocabulary of all kinds of tables, and the one place that asks it of every position of a table. What a kind makes of a
//! declaration is its own.
//!
//! | file | what lives there |
//! |---|---|
//! | `phrases` | how words are found in a text |
//! | `vocabulary` | the words themselves, and what only looks like them |
//! | `shares` | what is said with numbers: `32/34 tỉnh`, `top 10` |
//! | `positions` | every place of a table that declares something of more than its row |
//! | `cells` | what the cells of a row declare of it, by the column in which they stand |
//! | `numbers` | what the number of a decision says of whoever signed it |

mod cells;
mod numbers;
mod phrases;
mod positions;
mod shares;
#[cfg(test)]
mod silent_tests;
#[cfg(test)]
mod tests;
mod vocabulary;

pub(super) use self::cells::{CellDeclaration, declared_beside, ended_by_name, is_remark};
pub(super) use self::numbers::{other_agency, unsigned_row};
pub(super) use self::phrases::{Phrases, plain_words};
pub(super) use self::positions::{Declaration, Position, declarations};

/// What a text may declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declared {
    /// Nothing was signed: a draft, a proposal, a submission.
    Draft,
    /// What is to be decided in years to come.
    Roadmap,
    /// A schedule of reviews.
    Schedule,
    /// Numbers that nobody has counted to the end: expected, estimated, planned, tried out.
    Forecast,
    /// Counts of a part of the dossiers, or of some of those who report.
    PartOfCounts,
    /// Counts of some of the procedures.
    PartOfReport,
    /// A list of some of the procedures.
    PartOfList,
    /// Something else than dossiers that came in or were decided.
    OtherCount,
    /// Left out, turned down, taken back.
    LeftOut,
    /// Abolished, of procedures.
    Abolished,
    /// Ended, replaced, not applied any more.
    Ended,
    /// A service that is not provided.
    NotEligible,
    /// A service of which a part is online.
    Partial,
    /// That there are no numbers.
    NoData,
}

impl Declared {
    fn phrases(self) -> Phrases {
        match self {
            Declared::Draft => vocabulary::DRAFT,
            Declared::Roadmap => vocabulary::ROADMAP,
            Declared::Schedule => vocabulary::SCHEDULE,
            Declared::Forecast => vocabulary::FORECAST,
            Declared::PartOfCounts => vocabulary::PART_OF_COUNTS,
            Declared::PartOfReport => vocabulary::PART_OF_REPORT,
            Declared::PartOfList => vocabulary::PART_OF_LIST,
            Declared::OtherCount => vocabulary::OTHER_COUNT,
            Declared::LeftOut => vocabulary::LEFT_OUT,
            Declared::Abolished => vocabulary::ABOLISHED,
            Declared::Ended => vocabulary::ENDED,
            Declared::NotEligible => vocabulary::NOT_ELIGIBLE,
            Declared::Partial => vocabulary::PARTIAL,
            Declared::NoData => vocabulary::NO_DATA,
        }
    }

    /// Whether a text declares it of what it stands over.
    pub(super) fn is_in(self, text: &str) -> bool {
        self.phrases().are_in(text)
            || match self {
                Declared::PartOfCounts => shares::some_report(text),
                Declared::PartOfReport | Declared::PartOfList => shares::most_used(text),
                _ => false,
            }
    }

    /// Whether a cell declares it of its row: it begins with that, or with words that only lead to it.
    fn leads(self, text: &str) -> bool {
        self.phrases().lead(text)
            || match self {
                Declared::PartOfCounts => shares::some_report(text),
                Declared::Ended => vocabulary::ENDED_SHORTLY.lead(text),
                _ => false,
            }
    }
}
