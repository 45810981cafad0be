//! Where decisions are looked at: a catalogue with the days that count, and what the rules find on them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::gate::{Gate, gate, gate_now};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Override, Procedure};
use crate::rules::{Assessment, Context, assess, gate_answers};

/// The days that count when a decision is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewDays {
    /// The clock's day, in the catalogue's time zone.
    pub today: Date,
    /// The day on which the gate must be open whatever date was asked for: the later of today and the manifest's date; of a
    /// sample its date.
    pub own: Date,
    /// The current day, where the manifest's date is still to come: what only a day to come would find open does not open the
    /// gate.
    pub before_own: Option<Date>,
    /// The earliest day whose evidence a decision may rest on.
    pub oldest: Date,
}

impl ReviewDays {
    /// The days of a catalogue.
    pub fn of(snapshot: &Snapshot, today: Date) -> ReviewDays {
        let own = snapshot.own_day(today);
        ReviewDays {
            today,
            own,
            before_own: Some(today).filter(|today| *today < own && !snapshot.is_sample()),
            oldest: gate_answers::oldest(snapshot, own),
        }
    }
}

/// What the rules find for one procedure on one day.
pub struct DayAssessment<'a> {
    /// What they are functions of.
    pub context: Rc<Context<'a>>,
    /// What they find.
    pub assessment: Assessment,
}

/// A catalogue with the days that count. What rules look up is made once a day, for as many procedures as are asked about.
pub struct ReviewContext<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The days.
    pub days: ReviewDays,
    contexts: RefCell<BTreeMap<Date, Rc<Context<'a>>>>,
}

impl<'a> ReviewContext<'a> {
    /// A catalogue on a day.
    pub fn new(snapshot: &'a Snapshot, today: Date) -> ReviewContext<'a> {
        ReviewContext {
            snapshot,
            days: ReviewDays::of(snapshot, today),
            contexts: RefCell::default(),
        }
    }

    /// What the rules are functions of on a day.
    pub fn context(&self, on: Date) -> Rc<Context<'a>> {
        let mut contexts = self.contexts.borrow_mut();
        let made = || Rc::new(Context::of_all(self.snapshot, on, self.days.today));
        Rc::clone(contexts.entry(on).or_insert_with(made))
    }

    /// What the rules find for a procedure on a day.
    pub fn seen(&self, procedure: &Procedure, on: Date) -> DayAssessment<'a> {
        let context = self.context(on);
        let assessment = assess(&context, procedure);
        DayAssessment {
            context,
            assessment,
        }
    }

    /// The gate as it is asked of evidence of a day. Overrides count while they hold on `holding`.
    pub fn gate(
        &self,
        procedure: &Procedure,
        on: Date,
        overrides: &[Override],
        holding: Date,
    ) -> Gate {
        let seen = self.seen(procedure, on);
        gate(
            &seen.context,
            procedure,
            &seen.assessment,
            overrides,
            holding,
        )
    }

    /// What recording `eligible_full` on evidence of a day is answered, on that day and on the own day: for each rule the answer
    /// that stands in the way. None where the procedure is not in force on one of them, which refuses it too.
    pub fn full(&self, procedure: &Procedure, on: Date, overrides: &[Override]) -> Option<Gate> {
        let own = self.days.own;
        if !procedure.in_force_on(on) || !procedure.in_force_on(own) {
            return None;
        }
        let holding = own.max(on);
        let gate = self.gate(procedure, on, overrides, holding);
        if own == on {
            return Some(gate);
        }
        Some(gate.and(self.gate_now(procedure, overrides, holding)))
    }

    /// The gate as it is asked on the own day, where reports may lag.
    pub fn gate_now(&self, procedure: &Procedure, overrides: &[Override], holding: Date) -> Gate {
        let on = |day: Date| {
            let seen = self.seen(procedure, day);
            gate_now(
                &seen.context,
                procedure,
                &seen.assessment,
                overrides,
                holding,
            )
        };
        let gate = on(self.days.own);
        match self.days.before_own {
            Some(today) => gate.and(on(today)),
            None => gate,
        }
    }
}
