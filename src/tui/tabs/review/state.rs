//! The state of the review screen: the query, the table, the filters, the detail.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::filters::FilterRow;
use crate::analysis::evidence::NextChange;
use crate::search::query::FilterField;
use crate::search::{Passage, Query, QueryError, Sort};
use crate::tui::term::field::TextField;
use crate::tui::term::rich::Line;

/// The query: a line of words, and filters as chips beside it.
#[derive(Clone, Debug, Default)]
pub struct SearchBox {
    /// The filters.
    pub chips: Query,
    /// The words, and filters as they are typed.
    pub line: TextField,
    /// What is wrong with the line.
    pub error: Option<QueryError>,
    /// The line has the keys.
    pub typing: bool,
    /// Its last word is being typed, and may go on.
    pub goes_on: bool,
    /// How many procedures its beginning found, until it is known how many the whole word finds.
    pub begun: Option<usize>,
    /// The line as it was read last: who asks for it after a keystroke finds it read.
    read: LastReading,
}

/// A line and what it says.
#[derive(Clone, Debug, Default)]
struct LastReading {
    last: RefCell<Option<(String, QueryReading)>>,
    /// How often a line was read.
    #[cfg(test)]
    count: std::cell::Cell<usize>,
}

/// A query, and the words that ask for nothing.
type QueryReading = Result<(Query, Vec<String>), QueryError>;

impl LastReading {
    fn of(&self, text: String) -> QueryReading {
        let mut last = self.last.borrow_mut();
        if let Some((known, read)) = &*last
            && *known == text
        {
            return read.clone();
        }
        #[cfg(test)]
        self.count.set(self.count.get() + 1);
        let read = Query::read(&text);
        *last = Some((text, read.clone()));
        read
    }
}

#[derive(Clone, Debug, Default)]
pub struct TableState {
    /// The row under the cursor, as a position among what was found.
    pub cursor: usize,
    /// The first row in sight.
    pub offset: usize,
    /// Selected rows of the catalogue.
    pub selected: BTreeSet<usize>,
    /// The row of the catalogue on which the cursor stays when other rows come.
    pub follow: Option<usize>,
    pub order: Sort,
    /// The other way round.
    pub backwards: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Filters {
    /// Headings and values, as shown.
    pub rows: Vec<FilterRow>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row in sight.
    pub offset: usize,
    /// Fields of which all values are shown.
    pub open: Vec<FilterField>,
}

/// The detail of the row under the cursor.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    pub lines: Vec<Line>,
    /// The tab that is shown; it stays while other rows come under the cursor.
    pub tab: DetailTab,
    /// What changes by itself on the row that was asked about last.
    pub foreseen: Option<Forecast>,
    /// What the lines were made from: the row, the columns, the tab.
    pub made_from: Option<(usize, usize, DetailTab)>,
    /// The catalogue is another since.
    pub stale: bool,
    /// The first line in sight.
    pub offset: usize,
    /// What changed of the evidence since the decision in force, where it is stale.
    pub changed: Option<EvidenceDiff>,
    /// Where else than in its name the procedure matches the query.
    pub passages: Vec<Passage>,
}

/// What changed of the evidence of a row since its decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceDiff {
    pub row: usize,
    /// In words, a line each; nothing until it is known.
    pub lines: Option<Vec<String>>,
    /// The catalogue is another since: they are shown until those of now are known.
    pub outdated: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DetailTab {
    /// The decision, every rule's verdict, who does what and how.
    #[default]
    Overview,
    /// Use over time, plans, reports, what changes by itself.
    Evidence,
    /// The components of the dossier.
    Documents,
    /// The legal basis.
    Basis,
    /// The decision log.
    Decisions,
}

impl DetailTab {
    /// All of them, in their order.
    pub const ALL: [DetailTab; 5] = [
        DetailTab::Overview,
        DetailTab::Evidence,
        DetailTab::Documents,
        DetailTab::Basis,
        DetailTab::Decisions,
    ];

    /// The word that string ids use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DetailTab::Overview => "overview",
            DetailTab::Evidence => "evidence",
            DetailTab::Documents => "documents",
            DetailTab::Basis => "basis",
            DetailTab::Decisions => "decisions",
        }
    }

    /// The next tab, or the one before; the first follows the last.
    #[must_use]
    pub fn moved(self, forwards: bool) -> DetailTab {
        let count = DetailTab::ALL.len();
        let at = DetailTab::ALL.iter().position(|tab| *tab == self);
        let by = if forwards { 1 } else { count - 1 };
        DetailTab::ALL[(at.unwrap_or(0) + by) % count]
    }
}

/// What changes by itself on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The row of the catalogue.
    pub row: usize,
    /// The changes; nothing while they are being worked out.
    pub changes: Option<Vec<NextChange>>,
    /// The catalogue is another since: they are shown until those of now are known.
    pub outdated: bool,
}

impl SearchBox {
    /// The query as a whole.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn query(&self) -> Result<Query, QueryError> {
        let (words, _) = self.read.of(self.line.text())?;
        Ok(self.chips.with_words(&words))
    }

    /// Whether the last word may go on: while it is typed, until a blank ends it.
    pub fn may_go_on(&self) -> bool {
        self.goes_on && !self.line.text().ends_with(char::is_whitespace)
    }

    /// How often the line was read so far.
    #[cfg(test)]
    pub(in crate::tui) fn times_read(&self) -> usize {
        self.read.count.get()
    }

    /// The words of the line that ask for nothing.
    pub fn ignored(&self) -> Vec<String> {
        let read = self.read.of(self.line.text());
        read.map_or_else(|_| Vec::new(), |(_, ignored)| ignored)
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.chips.is_empty() && self.line.is_empty()
    }

    /// Takes a whole query: its filters become chips, the rest stays in the line.
    pub fn set(&mut self, query: &Query) {
        let words = query.words();
        self.line.set(&words.to_string());
        self.chips = Query {
            clauses: query
                .clauses
                .iter()
                .filter(|clause| !words.clauses.contains(clause))
                .cloned()
                .collect(),
        };
        self.error = None;
    }
}
