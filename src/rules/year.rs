//! The year over which rules on shares and reports look: the 12 months that end on the last day of the latest report that has a
//! row for the procedure, in whose gaps nothing is known.

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::Context;
use super::rule::Fact;
use super::window::Window;
use crate::catalogue::model::{Basis, Procedure};

/// Months of a year.
const MONTHS: u32 = 12;

/// Twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Year {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Whether a report gave it its end; else it ends on the as-of date.
    pub reported: bool,
}

impl Year {
    /// Which year it is, for people.
    pub(super) fn fact(&self) -> Fact {
        let id = match self.reported {
            true => "fact-year",
            false => "fact-year-unreported",
        };
        Fact::new(id).with("from", self.from).with("to", self.to)
    }
}

impl Context<'_> {
    /// The year of a procedure in the reports of a basis. The official reporting year (15 December to 14 December) is the
    /// twelve months that end on its last day.
    pub(crate) fn year(&self, procedure: &Procedure, basis: Basis) -> Year {
        match self.tells {
            true => self.find_year(procedure, basis),
            // Several rules ask for it.
            false => self.years.of((&procedure.code, basis), || {
                self.find_year(procedure, basis)
            }),
        }
    }

    fn find_year(&self, procedure: &Procedure, basis: Basis) -> Year {
        let oldest = self.as_of.saturating_sub(i64::from(MONTHS).months());
        let reports = self.reports_of(basis, oldest, self.as_of);
        let latest = reports.latest(procedure, oldest, self.as_of);
        let window = Window::ending_on(latest.unwrap_or(self.as_of), MONTHS);
        Year {
            from: window.from,
            to: window.to,
            reported: latest.is_some(),
        }
    }
}
