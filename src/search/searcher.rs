//! A query over index and columns to ordered rows and counts.

use std::ops::Range;
use std::sync::Arc;

use super::columns::{Columns, FacetCounts};
use super::error::SearchError;
use super::fuzzy;
use super::index::{Hits, Index, Scope};
use super::plan::{Alternative, Need, Part, Plan, Values, marked};
use super::query::{Field, Filter, Query};
use super::rank::{Opening, closeness};
use super::rows::Rows;
use super::synonyms::Synonyms;
use super::tokens::{Word, words};
use crate::catalogue::Snapshot;
use crate::text::docnum;

/// In which order rows are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The best match first; without words, by code.
    #[default]
    Relevance,
    /// By code.
    Code,
    /// By name, in the Vietnamese order.
    Name,
    /// By the issuer's name, in the Vietnamese order.
    Issuer,
    /// Those with most flags first, then those of which most is not known.
    Flags,
    /// Without a decision first, then stale ones, then by outcome and state.
    Decision,
}

/// How a query is run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the last word may go on: while typing.
    pub prefix_last: bool,
    /// The order.
    pub sort: Sort,
    /// The other way round.
    pub reverse: bool,
    /// At most so many rows; all where none is given. Totals and counts are of all.
    pub limit: Option<usize>,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Rows in order: positions in [`Snapshot::procedures`].
    pub rows: Vec<u32>,
    /// Number of rows found, whatever the limit.
    pub total: usize,
    /// Counts for the side pane; those of a field leave that field's own filters aside.
    pub facets: FacetCounts,
    /// Whether some of the rows match only if a letter of the query is wrong.
    pub fuzzy: bool,
    /// Values that name nothing in this catalogue: an agency, a field, a list, a group.
    pub unknown: Vec<Filter>,
}

/// Fewer names than this with all words: a letter may be wrong. Of many words, one name is enough to be the one meant.
const LITTLE: usize = 3;
const MANY_WORDS: usize = 8;
/// Strength from which on a word stands in the name.
const IN_NAME: f32 = 0.5;
/// What a match through a synonym counts, against one of the words typed.
const SYNONYM: f32 = 0.85;
/// So many of the best rows are compared with the words more closely.
const CLOSELY: usize = 4000;

/// Searches one snapshot.
#[derive(Clone, Debug)]
pub struct Searcher {
    index: Option<Arc<Index>>,
    columns: Arc<Columns>,
    synonyms: Arc<Synonyms>,
}

/// Rows with their scores.
struct Found {
    rows: Rows,
    scores: Vec<f32>,
    fuzzy: Option<Rows>,
}

impl Searcher {
    /// A searcher. Without an index, while it is being built, words are looked for in names alone.
    #[must_use]
    pub fn new(snapshot: &Snapshot, index: Option<Arc<Index>>, columns: Arc<Columns>) -> Searcher {
        Searcher {
            index,
            columns,
            synonyms: Arc::new(Synonyms::new(snapshot.synonyms())),
        }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &Arc<Columns> {
        &self.columns
    }

    pub(super) fn synonyms(&self) -> &Synonyms {
        &self.synonyms
    }

    /// Runs a query.
    ///
    /// # Errors
    /// The index failed; a query that finds nothing is no error.
    pub fn run(&self, query: &Query, options: &Options) -> Result<Results, SearchError> {
        let plan = Plan::new(query, &self.synonyms, options.prefix_last);
        let mut found = self.text(&plan)?;
        let facets = self.filter(&plan, &mut found.rows)?;
        if let Some(fuzzy) = &mut found.fuzzy {
            fuzzy.keep(&found.rows);
        }
        let unknown = plan.filters().flat_map(|filter| filter.values);
        Ok(Results {
            total: found.rows.count(),
            fuzzy: found.fuzzy.as_ref().is_some_and(|fuzzy| fuzzy.count() > 0),
            unknown: unknown
                .filter(|value| !self.columns.knows(value))
                .cloned()
                .collect(),
            rows: self.ordered(&plan, found, options),
            facets,
        })
    }

    /// The rows that match as text, with what each is worth.
    fn text(&self, plan: &Plan<'_>) -> Result<Found, SearchError> {
        let len = self.columns.rows();
        let mut rows = Rows::all(len);
        let mut scores = vec![0.0; len];
        let mut hits = Vec::new();
        for part in &plan.parts {
            if let Part::Text(need) = part {
                let of_part = self.need(need)?;
                rows.keep(&of_part.rows());
                add(&mut scores, &of_part, weight(&of_part));
                hits.push((need, of_part));
            }
        }
        let mut found = Found {
            rows,
            scores,
            fuzzy: None,
        };
        if !hits.is_empty() {
            self.forgive(&hits, &mut found)?;
        }
        for part in &plan.parts {
            if let Part::Choice(choices) = part {
                let (kept, of_part) = self.choice(choices)?;
                found.rows.keep(&kept);
                add(&mut found.scores, &of_part, weight(&of_part));
            }
        }
        Ok(found)
    }

    /// Where few names have all words, adds rows in which one word differs by a letter; where nothing else is found, by a
    /// letter in any word.
    fn forgive(&self, hits: &[(&Need, Hits)], found: &mut Found) -> Result<(), SearchError> {
        let Some(index) = &self.index else {
            return Ok(());
        };
        let in_name = |row: &usize| hits.iter().all(|(_, hits)| hits.0[*row] >= IN_NAME);
        let little = if hits.len() < MANY_WORDS { LITTLE } else { 1 };
        if found.rows.iter().filter(in_name).take(little).count() == little {
            return Ok(());
        }
        let mut near = Vec::with_capacity(hits.len());
        for (need, _) in hits {
            near.push(match need {
                Need::Word(word) => {
                    let known = self.columns.names().vocabulary();
                    Some(index.near(fuzzy::near(&word.folded, word.prefix, known))?)
                }
                _ => None,
            });
        }
        let nothing = found.rows.count() == 0;
        let enough = if nothing { f32::MIN_POSITIVE } else { IN_NAME };
        let mut fuzzy = Rows::none(self.columns.rows());
        for row in 0..self.columns.rows() {
            if found.rows.contains(row) {
                continue;
            }
            let missing = |(_, (_, hits)): &(usize, &(&Need, Hits))| hits.0[row] < enough;
            let mut missed = hits.iter().enumerate().filter(missing).map(|(at, _)| at);
            if let (Some(at), None) = (missed.next(), missed.next())
                && let Some(near) = near[at].as_ref().filter(|near| near.0[row] > 0.0)
            {
                fuzzy.insert(row);
                found.scores[row] += weight(near) * near.0[row];
            }
        }
        if nothing && fuzzy.count() == 0 {
            let mut either = Vec::with_capacity(hits.len());
            for ((_, exact), near) in hits.iter().zip(&near) {
                either.push(
                    near.as_ref()
                        .map_or_else(|| exact.clone(), |near| near.clone().or(exact, 1.0)),
                );
            }
            let all = Hits::all(&either, self.columns.rows());
            fuzzy = all.rows();
            add(&mut found.scores, &all, 1.0);
        }
        found.rows.add(&fuzzy);
        found.fuzzy = Some(fuzzy);
        Ok(())
    }

    /// Keeps the rows that the filters leave, and counts for the side pane.
    fn filter(&self, plan: &Plan<'_>, rows: &mut Rows) -> Result<FacetCounts, SearchError> {
        // Filters of the side pane's fields, by field: their counts leave them aside.
        let mut of_facet: Vec<(Field, Rows)> = Vec::new();
        for part in &plan.parts {
            let Part::Filter(values) = part else {
                continue;
            };
            let kept = self.values(*values)?;
            let field = values.values.first().map(Filter::field);
            match field.filter(|field| FacetCounts::FIELDS.contains(field)) {
                None => rows.keep(&kept),
                Some(field) => match of_facet.iter_mut().find(|(of, _)| *of == field) {
                    Some((_, rows)) => rows.keep(&kept),
                    None => of_facet.push((field, kept)),
                },
            }
        }
        let without = |left_out: Option<Field>| {
            let mut rest = rows.clone();
            for (_, kept) in of_facet
                .iter()
                .filter(|(field, _)| Some(*field) != left_out)
            {
                rest.keep(kept);
            }
            rest
        };
        let all = without(None);
        let mut counts = FacetCounts::default();
        for field in FacetCounts::FIELDS {
            let filtered = of_facet.iter().any(|(of, _)| *of == field);
            let of_field = if filtered {
                self.columns.count(field, &without(Some(field)))
            } else {
                self.columns.count(field, &all)
            };
            counts.push(field, of_field);
        }
        *rows = all;
        Ok(counts)
    }

    /// The rows of any alternative, and how strongly they match those that are text.
    fn choice(&self, choices: &[(bool, Alternative<'_>)]) -> Result<(Rows, Hits), SearchError> {
        let mut rows = Rows::none(self.columns.rows());
        let mut strongest = self.none();
        for (not, alternative) in choices {
            let of_one = match alternative {
                Alternative::Text(need) => {
                    let hits = self.need(need)?;
                    let rows = hits.rows();
                    if !not {
                        strongest = strongest.or(&hits, 1.0);
                    }
                    rows
                }
                Alternative::Filter(values) => self.values(*values)?,
            };
            rows.add(&if *not { of_one.complement() } else { of_one });
        }
        Ok((rows, strongest))
    }

    fn values(&self, values: Values<'_>) -> Result<Rows, SearchError> {
        let mut rows = Rows::none(self.columns.rows());
        for value in values.values {
            rows.add(&match (self.columns.matching(value), value) {
                (Some(rows), _) => rows,
                (None, Filter::Law(text)) => self.cited(text, values.prefix)?.rows(),
                (None, Filter::Doc(text)) => self
                    .phrase(&marked(text, values.prefix), Scope::Doc)?
                    .rows(),
                (None, _) => continue,
            });
        }
        Ok(rows)
    }

    /// Rows that cite an instrument by its number, or else by words of its title.
    fn cited(&self, text: &str, prefix: bool) -> Result<Hits, SearchError> {
        let Some(index) = &self.index else {
            return Ok(self.none());
        };
        // A bare figure is the serial of any year.
        let bare = text.bytes().all(|b| b.is_ascii_digit());
        let number = if bare {
            docnum::parse(&format!("luật số {text}")).map(|number| docnum::DocNumber {
                named: None,
                ..number
            })
        } else {
            docnum::parse(text)
        };
        match number {
            Some(number) => index.law(&number),
            None => {
                let words = marked(text, prefix);
                let hits: Result<Vec<Hits>, SearchError> = words
                    .iter()
                    .map(|word| index.word(word, Scope::Law))
                    .collect();
                Ok(Hits::all(&hits?, self.columns.rows()))
            }
        }
    }

    fn need(&self, need: &Need) -> Result<Hits, SearchError> {
        match need {
            Need::Word(word) => self.word(word),
            Need::Phrase(words) => self.phrase(words, Scope::All),
            Need::Law(number) => match &self.index {
                Some(index) => index.law(number),
                None => Ok(self.none()),
            },
            Need::Code(code) => {
                let mut hits = self.none();
                self.columns.codes(code).for_each(|row| hits.note(row, 1.0));
                Ok(hits)
            }
            Need::All(needs) => {
                let hits: Result<Vec<Hits>, SearchError> =
                    needs.iter().map(|need| self.need(need)).collect();
                Ok(Hits::all(&hits?, self.columns.rows()))
            }
            Need::Any(needs) => {
                let mut any = self.none();
                for (at, need) in needs.iter().enumerate() {
                    let weight = match need {
                        Need::Law(_) | Need::Code(_) => 1.0,
                        _ if at == 0 => 1.0,
                        _ => SYNONYM,
                    };
                    any = any.or(&self.need(need)?, weight);
                }
                Ok(any)
            }
        }
    }

    fn word(&self, word: &Word) -> Result<Hits, SearchError> {
        match &self.index {
            Some(index) => index.word(word, Scope::All),
            None => self.phrase(std::slice::from_ref(word), Scope::All),
        }
    }

    fn phrase(&self, words: &[Word], scope: Scope) -> Result<Hits, SearchError> {
        match &self.index {
            Some(index) => index.phrase(words, scope),
            None => {
                let mut hits = self.none();
                if scope == Scope::All && !words.is_empty() {
                    self.columns
                        .names()
                        .with(words)
                        .for_each(|row| hits.note(row, 1.0));
                }
                Ok(hits)
            }
        }
    }

    fn none(&self) -> Hits {
        Hits::none(self.columns.rows())
    }

    fn ordered(&self, plan: &Plan<'_>, found: Found, options: &Options) -> Vec<u32> {
        let columns = &self.columns;
        let rows: Vec<usize> = found.rows.iter().collect();
        let limit = options.limit.unwrap_or(usize::MAX);
        let with_words = plan.needs().next().is_some();
        let rows = match options.sort {
            Sort::Relevance if with_words => self.by_relevance(plan, found, rows),
            // Rows are in the order of codes as they are.
            Sort::Relevance | Sort::Code => rows,
            Sort::Name => sorted(rows, |row| columns.name_rank(row)),
            Sort::Issuer => sorted(rows, |row| {
                (columns.issuer_rank(row), columns.name_rank(row))
            }),
            Sort::Flags => sorted(rows, |row| {
                let (flags, unknown) = columns.flags(row);
                (std::cmp::Reverse(flags), std::cmp::Reverse(unknown))
            }),
            Sort::Decision => sorted(rows, |row| {
                let cell = columns.decision(u32::try_from(row).unwrap_or(u32::MAX));
                (cell.in_force.is_some(), !cell.stale, cell.in_force)
            }),
        };
        finish(rows, options.reverse, limit)
    }

    /// The best first. All are compared by the words they have, the best of them by how close their names are.
    fn by_relevance(&self, plan: &Plan<'_>, found: Found, mut rows: Vec<usize>) -> Vec<usize> {
        let Found {
            mut scores, fuzzy, ..
        } = found;
        let worth = scores.iter().copied().fold(0.0, f32::max);
        let names = self.columns.names();
        for &row in &rows {
            // Of equal rows, the one with the shorter name is likelier to be looked at closely.
            scores[row] *= 1.0 + 0.1 / (1.0 + names.of(row).len() as f32 / 8.0);
        }
        let order =
            |scores: &[f32], a: usize, b: usize| scores[b].total_cmp(&scores[a]).then(a.cmp(&b));
        let closely = rows.len().min(CLOSELY);
        if rows.len() > closely {
            rows.select_nth_unstable_by(closely, |&a, &b| order(&scores, a, b));
        }
        let meant = |words: &Vec<Word>| words.iter().map(|word| names.meant(word)).collect();
        let sequences: Vec<Vec<Range<u32>>> = plan.sequences.iter().map(meant).collect();
        let opening = Opening(
            words("thủ tục")
                .iter()
                .map(|word| names.meant(word))
                .collect(),
        );
        for &row in &rows[..closely] {
            let close = sequences
                .iter()
                .map(|asked| closeness(names.of(row), asked, &opening));
            let mut close = close.fold(0.0, f32::max);
            if fuzzy.as_ref().is_some_and(|fuzzy| fuzzy.contains(row)) {
                close *= 0.9;
            }
            scores[row] += worth * close;
        }
        rows[..closely].sort_unstable_by(|&a, &b| order(&scores, a, b));
        rows[closely..].sort_unstable_by(|&a, &b| order(&scores, a, b));
        rows
    }
}

fn sorted<K: Ord>(mut rows: Vec<usize>, key: impl Fn(usize) -> K) -> Vec<usize> {
    rows.sort_by_cached_key(|&row| key(row));
    rows
}

fn finish(mut rows: Vec<usize>, reverse: bool, limit: usize) -> Vec<u32> {
    if reverse {
        rows.reverse();
    }
    rows.truncate(limit);
    rows.into_iter()
        .filter_map(|row| u32::try_from(row).ok())
        .collect()
}

fn add(scores: &mut [f32], hits: &Hits, weight: f32) {
    for (score, strength) in scores.iter_mut().zip(&hits.0) {
        *score += weight * strength;
    }
}

/// What a word is worth: the rarer, the more.
fn weight(hits: &Hits) -> f32 {
    let (rows, count) = (hits.0.len() as f32, hits.count() as f32);
    (1.0 + (rows - count + 0.5) / (count + 0.5)).ln()
}
