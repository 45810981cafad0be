//! A small catalogue as plain values: what is written to files, and what is read for the second time. It uses nothing of
//! the library's model, so that a mistake there is none here.

use jiff::civil::Date;

use super::world_services::{Beside, Counters, Service};

/// A whole catalogue, and the clock.
#[derive(Clone, Debug)]
pub struct World {
    /// The clock's day.
    pub today: Date,
    /// `as_of` of the manifest; none is `today`.
    pub manifest_as_of: Option<Date>,
    /// `policy.provinces`; none is the built-in 63 and 34.
    pub provinces: Option<Vec<ProvinceCount>>,
    pub agencies: Vec<Agency>,
    pub procedures: Vec<Procedure>,
    pub groups: Vec<Group>,
    pub plans: Vec<Plan>,
    /// A plan file that nobody can read stands among the others.
    pub broken_plan: bool,
    pub reports: Vec<Report>,
    pub instruments: Vec<Instrument>,
    /// What the rules beside the blocking ones read.
    pub beside: Beside,
}

#[derive(Clone, Debug)]
pub struct ProvinceCount {
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Ministry,
    Province,
    Commune,
    /// Ended.
    District,
    Other,
}

#[derive(Clone, Debug)]
pub struct Agency {
    pub id: String,
    pub kind: Kind,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub replaced_by: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Ministry,
    Province,
    Commune,
    Vertical,
    Other,
    /// Only with its last day.
    District,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuity {
    Same,
    Partial,
    None,
}

/// Something that a record may leave out, deny or state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    Absent,
    SaidNone,
    Some,
}

/// `issuer_since` and its like: the first day of today's issuer, fields and levels, where they were others before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Since {
    pub issuer: Option<Date>,
    pub fields: Option<Date>,
    pub levels: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Procedure {
    pub code: String,
    pub issuer: Option<String>,
    pub fields: Vec<String>,
    pub levels: Vec<(Level, Option<Date>)>,
    pub since: Since,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub replaces: Vec<String>,
    pub continuity: Option<Continuity>,
    pub steps: Stated,
    pub channels: Stated,
    /// Of each channel, whether its time is stated.
    pub times: Vec<bool>,
    pub documents: Stated,
    pub sets: bool,
    pub subjects: Stated,
    pub executing: Stated,
    pub online: Option<Online>,
    pub presence: Option<bool>,
    pub site_check: Option<bool>,
    pub results: Results,
    pub basis: Basis,
    pub service: Service,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlineLevel {
    Full,
    Partial,
    None,
}

#[derive(Clone, Copy, Debug)]
pub struct Online {
    pub level: OnlineLevel,
    pub since: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Results {
    Absent,
    SaidNone,
    /// How each is handed over: `online`, `in_person`, `post`; empty where it is not said.
    Some(Vec<Vec<&'static str>>),
}

#[derive(Clone, Debug)]
pub enum Basis {
    Absent,
    SaidNone,
    Some(Vec<Citation>),
}

/// A number, with who issued it and when where that is said. The issuer is the id of an agency.
#[derive(Clone, Debug)]
pub struct Citation {
    pub number: String,
    pub issuer: Option<String>,
    pub signed: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Instrument {
    pub number: String,
    pub issuer: Option<String>,
    pub signed: Option<Date>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub repealed_by: Vec<Citation>,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug)]
pub struct Member {
    /// One code, or the alternatives of a `one_of`.
    pub codes: Vec<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub optional: bool,
}

#[derive(Clone, Debug)]
pub struct Plan {
    pub id: String,
    pub option: bool,
    pub signed: Option<Date>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub rows: Vec<PlanRow>,
}

#[derive(Clone, Debug)]
pub struct PlanRow {
    /// A code or the id of a group.
    pub names: String,
    pub is_group: bool,
    pub due: Option<Date>,
    pub done: Option<Date>,
    pub superseded_by: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Report {
    pub unit: String,
    pub nationwide: bool,
    pub resolved: bool,
    pub from: Date,
    pub to: Date,
    pub retrieved: Option<Date>,
    pub complete: bool,
    /// Codes and ids of groups.
    pub counts: Vec<(String, Row)>,
    /// None: the file has no `fields:`.
    pub fields: Option<Vec<(String, Row)>>,
    /// It has a value that the schema does not take.
    pub broken: bool,
    /// It has a name of its own and not the one of its unit and period.
    pub misnamed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Number(u32),
    NoData,
    NotOffered,
}

/// One row of a report. An absent channel is none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
    pub online: Option<Count>,
    pub in_person: Option<Count>,
    pub post: Option<Count>,
    pub offline: Option<Count>,
    pub counters: Counters,
}

impl World {
    pub fn procedure(&self, code: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|found| found.code == code)
    }

    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|found| found.id == id)
    }

    /// The own day: the later of the clock's day and the manifest's `as_of`.
    pub fn own_day(&self) -> Date {
        self.manifest_as_of
            .map_or(self.today, |day| day.max(self.today))
    }
}

impl Report {
    /// A file without `fields:` has `counts:`, be they empty.
    pub fn has_counts(&self) -> bool {
        self.fields.is_none() || !self.counts.is_empty()
    }
}

impl Procedure {
    /// "As-of outside the procedure's `lifecycle.from … to` (the last day still counts) → `not_applicable`; so for every
    /// rule."
    pub fn in_force(&self, day: Date) -> bool {
        within(day, self.from, self.to)
    }
}

/// Whether a day lies in an interval whose ends may be open; both ends count.
pub fn within(day: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}
