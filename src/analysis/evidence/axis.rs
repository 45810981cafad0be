//! Periods, window and plans in columns of a time axis: what a chart of characters is drawn from.
//!
//! A bar is as high as its period had dossiers a day, so that its area stands for its dossiers: a bar of two months beside
//! one of a year says by itself whether use rose or fell. The numbers stand beside the chart; none is divided.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Period, PlanEvidence, ProcedureEvidence, after};
use crate::rules::usage::{DossierChannel, Figure};

/// Heights of a bar: eighths of a character cell.
const HEIGHTS: u64 = 8;
/// The axis goes at most so many months past the as-of date, to show what a plan has before it.
const MONTHS_AHEAD: i64 = 12;

/// Days laid over columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Columns; at least 1.
    pub columns: usize,
}

/// What stands in one column of a line of dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartMark {
    /// Nothing: between two periods, or a day that nobody is asked about.
    Blank,
    /// A bar of so many eighths, 1 to 8.
    Bar(u8),
    /// No dossier, known.
    Zero,
    /// The channel was not offered.
    NotOffered,
    /// Nothing, or not all, is known.
    Gap,
}

/// What stands in one column of a plan's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanMark {
    /// The plan is not in force.
    Blank,
    /// It is in force.
    Runs,
    /// It goes on past the end of the axis.
    GoesOn,
    /// The day by which the row is due.
    Due,
    /// The day on which it was carried out.
    Done,
    /// The day on which another plan took its place.
    Superseded,
}

impl Axis {
    /// An axis for some evidence: from the first period, at most as long before the window as the window is, to the as-of
    /// date, or to what lies ahead of it.
    pub fn new(evidence: &ProcedureEvidence<'_>, columns: usize) -> Axis {
        let window = evidence.window;
        let back = i64::from(window.months).min(12_000).months();
        let earliest = window.from.saturating_sub(back);
        let first = evidence.periods.first().map_or(window.from, |p| p.from);
        let horizon = window.to.saturating_add(MONTHS_AHEAD.months());
        let reported = evidence.periods.last().map(|period| period.to);
        let planned = evidence.plans.iter().flat_map(|of| {
            let ended = of.plan.to.into_iter().chain(of.row.due);
            ended.chain(of.from())
        });
        let last = planned.chain(reported).map(|day| day.min(horizon)).max();
        Axis {
            from: first.max(earliest),
            to: last.map_or(window.to, |last| last.max(window.to)),
            columns: columns.max(1),
        }
    }

    /// The column of a day; of days outside the axis the first or the last.
    pub fn column(&self, day: Date) -> usize {
        self.edge(day).min(self.columns - 1)
    }

    /// The columns from one day to another, both included; at least one where they touch the axis.
    pub fn span(&self, from: Date, to: Date) -> Range<usize> {
        if to < self.from || self.to < from {
            return 0..0;
        }
        let start = self.column(from);
        start..self.edge(after(to)).clamp(start + 1, self.columns)
    }

    /// The years of the axis, each with the column in which it begins.
    pub fn years(&self) -> Vec<(i16, usize)> {
        (self.from.year()..=self.to.year())
            .filter_map(|year| {
                let first = Date::new(year, 1, 1).ok()?.max(self.from);
                Some((year, self.column(first)))
            })
            .collect()
    }

    /// One line of dossiers, column by column. All lines of some evidence have one scale.
    pub fn marks(&self, evidence: &ProcedureEvidence<'_>, part: DossierChannel) -> Vec<ChartMark> {
        let mut marks = vec![ChartMark::Blank; self.columns];
        let tallest = tallest(&evidence.periods);
        let mut taken = 0;
        for period in &evidence.periods {
            let span = self.span(period.from, period.to);
            // Periods of a few days may share a column: the first keeps it.
            let span = span.start.max(taken)..span.end;
            if span.is_empty() {
                continue;
            }
            taken = span.end;
            // A blank column ends each bar, where there is room for it, so that two of a height can be told apart.
            let is_last = span.end == self.columns;
            let drawn = span.len() - usize::from(span.len() > 1 && !is_last);
            let figure = period.figure(part);
            for (at, column) in span.enumerate() {
                marks[column] = mark(figure, period, tallest, at, drawn);
            }
        }
        marks
    }

    /// The line of a plan, column by column; nothing where no day of it is known, or all lie outside.
    pub fn plan(&self, of: &PlanEvidence<'_>) -> Option<Vec<PlanMark>> {
        let from = of.from()?;
        let ends = [of.plan.to, of.superseded].into_iter().flatten().min();
        let mut marks = vec![PlanMark::Blank; self.columns];
        let runs = self.span(from, ends.unwrap_or(self.to).max(from));
        marks[runs.clone()].fill(PlanMark::Runs);
        if ends.is_none_or(|end| end > self.to) && !runs.is_empty() {
            marks[self.columns - 1] = PlanMark::GoesOn;
        }
        let mut set = |day: Option<Date>, mark| {
            if let Some(day) = day.filter(|day| self.from <= *day && *day <= self.to) {
                marks[self.column(day)] = mark;
            }
        };
        set(of.superseded, PlanMark::Superseded);
        set(of.row.due, PlanMark::Due);
        // A schedule that was carried out, and an option not yet signed, clear nothing; the day is told all the same.
        set(of.row.done, PlanMark::Done);
        marks
            .iter()
            .any(|mark| *mark != PlanMark::Blank)
            .then_some(marks)
    }

    /// The column in which a day begins, as far as the end of the axis.
    fn edge(&self, day: Date) -> usize {
        let days = |from: Date, to: Date| i64::from((to - from).get_days()).max(0);
        let all = days(self.from, self.to) + 1;
        let columns = i64::try_from(self.columns).unwrap_or(1);
        let edge = days(self.from, day).min(all) * columns / all;
        usize::try_from(edge).unwrap_or(0)
    }
}

fn mark(
    figure: Figure,
    period: &Period,
    tallest: (u64, u64),
    at: usize,
    drawn: usize,
) -> ChartMark {
    let bar = |known: u64| match known {
        0 => ChartMark::Zero,
        known => ChartMark::Bar(height(known, period.days(), tallest)),
    };
    // What is known in part is hatched: every other column is a gap, and there is always one.
    if let Figure::AtLeast(known) = figure {
        return match at % 2 {
            _ if at > drawn => ChartMark::Blank,
            0 if at < drawn => bar(known),
            _ if at < drawn || drawn == 1 => ChartMark::Gap,
            _ => ChartMark::Blank,
        };
    }
    if at >= drawn {
        return ChartMark::Blank;
    }
    match figure {
        Figure::Known(known) | Figure::AtLeast(known) => bar(known),
        Figure::NotOffered => ChartMark::NotOffered,
        Figure::Gap => ChartMark::Gap,
        Figure::NotAsked => ChartMark::Blank,
    }
}

/// The most dossiers a day, on any channel or in all, as a fraction: dossiers, days.
fn tallest(periods: &[Period]) -> (u64, u64) {
    let of = |period: &Period| {
        let known = period.figures.iter().filter_map(|figure| figure.known());
        (known.max().unwrap_or(0), period.days())
    };
    periods
        .iter()
        .map(of)
        .max_by(|a, b| product(a.0, b.1).cmp(&product(b.0, a.1)))
        .unwrap_or((0, 1))
}

/// Eighths of the tallest bar, at least one.
fn height(known: u64, days: u64, (most, most_days): (u64, u64)) -> u8 {
    let whole = product(most, days).max(1);
    let eighths = product(known, most_days)
        .saturating_mul(u128::from(HEIGHTS))
        .div_ceil(whole);
    u8::try_from(eighths.clamp(1, u128::from(HEIGHTS))).unwrap_or(1)
}

fn product(a: u64, b: u64) -> u128 {
    u128::from(a) * u128::from(b)
}
