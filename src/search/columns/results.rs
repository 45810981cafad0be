//! What the results of each row are recognised by: who asks for another procedure's result is judged by all of them, and
//! need not read all procedures for it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Columns;
use super::row::sortable;
use crate::rules::issued_results::{Issued, IssuedResults, ProcedureResults};

/// The results of each row.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct RowResults {
    /// Where the keys of a row end in `keys`.
    #[serde(with = "crate::search::packed")]
    ends: Vec<u32>,
    /// Hashes; the lowest bit is set where nobody says how the result is issued.
    #[serde(with = "crate::search::packed")]
    keys: Vec<u64>,
    /// First and last day in force of a row, as numbers that sort; 0 where it is open.
    #[serde(with = "crate::search::packed")]
    from: Vec<u32>,
    #[serde(with = "crate::search::packed")]
    to: Vec<u32>,
}

impl RowResults {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r ProcedureResults>) -> RowResults {
        let mut all = RowResults::default();
        for row in rows {
            let keys = row.keys.iter();
            all.keys
                .extend(keys.map(|(key, how)| key | u64::from(*how == Issued::Perhaps)));
            all.ends
                .push(u32::try_from(all.keys.len()).unwrap_or(u32::MAX));
            all.from.push(row.life.0.map_or(0, sortable));
            all.to.push(row.life.1.map_or(0, sortable));
        }
        all
    }

    pub(super) fn row(&self, row: usize) -> ProcedureResults {
        let at = |end: usize| self.ends.get(end).map_or(0, |end| *end as usize);
        let start = row.checked_sub(1).map_or(0, at);
        let keys = self.keys.get(start..at(row)).unwrap_or_default().iter();
        let day = |days: &[u32]| days.get(row).and_then(|day| date(*day));
        let how = |key: u64| match key & 1 {
            0 => Issued::Electronically,
            _ => Issued::Perhaps,
        };
        ProcedureResults {
            keys: keys.map(|key| (key & !1, how(*key))).collect(),
            life: (day(&self.from), day(&self.to)),
        }
    }
}

impl Columns {
    /// The results of all rows.
    pub fn issued_results(&self) -> IssuedResults {
        let rows = 0..self.len;
        IssuedResults::of_rows(rows.map(|row| (self.code_texts.get(row), self.results.row(row))))
    }
}

/// The day of a number that sorts.
fn date(sorts: u32) -> Option<Date> {
    let part = |number: u32| i8::try_from(number % 100).ok();
    let year = i16::try_from(sorts / 10_000).ok()?;
    Date::new(year, part(sorts / 100)?, part(sorts)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> impl Strategy<Value = Option<Date>> {
        let day = (1_i16..=9999, 1_i8..=12, 1_i8..=31);
        day.prop_map(|(year, month, day)| Date::new(year, month, day).ok())
    }

    proptest! {
        #[test]
        fn a_row_is_given_back_as_it_was_put_in(
            rows in prop::collection::vec((prop::collection::vec((any::<u64>(), any::<bool>()), 0..4), day(), day()), 0..6)
        ) {
            let rows: Vec<ProcedureResults> = rows
                .into_iter()
                .map(|(keys, from, to)| ProcedureResults {
                    keys: keys
                        .into_iter()
                        .map(|(key, is_sure)| {
                            (key & !1, if is_sure { Issued::Electronically } else { Issued::Perhaps })
                        })
                        .collect(),
                    life: (from, to),
                })
                .collect();
            let columns = RowResults::of(rows.iter());
            let back: Vec<ProcedureResults> = (0..rows.len()).map(|row| columns.row(row)).collect();
            prop_assert_eq!(back, rows);
        }
    }
}
