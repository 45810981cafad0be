//! What the rules beside the blocking ones read, as plain values: channels, documents, publications, marks, lists, variants,
//! databases, targets.

use jiff::civil::Date;

use super::world::OnlineLevel;

/// What a procedure states besides what the blocking rules read. Empty lists leave what they read as it is.
#[derive(Clone, Debug, Default)]
pub struct Service {
    pub channels: Vec<Channel>,
    pub documents: Vec<Document>,
    /// Name, code and `electronic` of each result.
    pub results: Vec<Issued>,
    /// Ids of agencies.
    pub executing: Vec<String>,
    pub publications: Publications,
    pub partial_reason: Option<PartialReason>,
    pub suspended: Vec<Suspension>,
    pub satisfaction: Option<Satisfaction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Online,
    InPerson,
    Post,
}

#[derive(Clone, Debug)]
pub struct Channel {
    pub case: Option<&'static str>,
    pub method: Method,
    pub time: Option<Time>,
    pub fees: Fees,
    pub online_payment: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    WorkingDay,
    Day,
    Hour,
    Month,
    Year,
    Other,
}

#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// Tenths; none is a text.
    pub tenths: Option<i64>,
    pub unit: Unit,
}

#[derive(Clone, Debug)]
pub enum Fees {
    Absent,
    SaidNone,
    Some(Vec<Fee>),
}

#[derive(Clone, Debug)]
pub struct Fee {
    pub kind: &'static str,
    pub amount: Option<i64>,
    /// A text that says another amount.
    pub money_text: bool,
}

#[derive(Clone, Debug)]
pub struct Document {
    pub name: String,
    pub code: Option<&'static str>,
    pub surrendered: bool,
    pub required_by: bool,
    pub required: Option<bool>,
}

#[derive(Clone, Debug)]
pub struct Issued {
    pub name: &'static str,
    pub code: Option<&'static str>,
    pub electronic: Option<bool>,
}

#[derive(Clone, Debug, Default)]
pub enum Publications {
    #[default]
    Absent,
    SaidNone,
    Some(Vec<Publication>),
}

#[derive(Clone, Debug)]
pub struct Publication {
    pub agency: Option<String>,
    pub signed: Option<Date>,
    pub effective: Option<Date>,
    pub posted: Option<Date>,
    pub shortened: bool,
}

#[derive(Clone, Debug)]
pub struct PartialReason {
    pub reason: &'static str,
    pub provision: bool,
}

#[derive(Clone, Debug)]
pub struct Suspension {
    pub from: Date,
    pub to: Option<Date>,
    pub notice: bool,
    pub noticed: Option<Date>,
    pub force_majeure: bool,
    pub resumed: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Satisfaction {
    /// Hundredths of what it is out of, where that is 100.
    pub hundredths: i64,
    /// First and last day; none is a period in words.
    pub days: Option<(Date, Date)>,
}

/// What stands in no procedure.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    pub targets: Vec<Target>,
    /// Percent in hundredths, and since when.
    pub below_announced: Option<(i64, Option<Date>)>,
    pub satisfaction: Option<(i64, Option<Date>)>,
    /// Years that are listed, and days off.
    pub holidays: Option<(Vec<i16>, Vec<Date>)>,
    /// Days of the deadlines by id; those that are not there are built in.
    pub deadlines: Vec<(&'static str, i64)>,
    pub grace: Option<i64>,
    pub databases: Vec<Database>,
    pub broken_databases: bool,
    pub lists: Vec<List>,
    pub variants: Vec<Variants>,
    pub logs: Vec<Log>,
    /// The manifest says regimes and all files of the twenty rules are written.
    pub written: bool,
    /// The reports count whole years, each by who handles a procedure.
    pub counted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    FullOnlineDossierShare,
    EligibleFullShare,
}

#[derive(Clone, Debug)]
pub struct Target {
    pub measure: Measure,
    pub who: &'static str,
    /// Percent in hundredths.
    pub value: i64,
    pub from: Option<Date>,
    pub due: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Database {
    pub id: String,
    pub since: Date,
    /// Names, and codes of components.
    pub names: Vec<&'static str>,
    pub codes: Vec<&'static str>,
}

#[derive(Clone, Debug)]
pub struct List {
    pub date: Date,
    pub members: Vec<ListMember>,
}

#[derive(Clone, Debug)]
pub struct ListMember {
    pub names: &'static str,
    pub is_group: bool,
    pub from: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Variants {
    pub unit: String,
    pub rows: Vec<(&'static str, Variant)>,
}

#[derive(Clone, Copy, Debug)]
pub struct Variant {
    pub level: Option<OnlineLevel>,
    pub since: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Log {
    pub code: &'static str,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Recommended,
    SentBack,
    Approved,
    Published,
    Withdrawn,
}

/// An entry of a log; its id is its place.
#[derive(Clone, Debug)]
pub struct Entry {
    pub state: State,
    pub outcome: &'static str,
    pub as_of: Date,
    /// Of what is published, the day of signing; of all, the day on which it was recorded.
    pub day: Date,
    pub refers_to: Option<usize>,
    /// The reason and the provision of a partial service.
    pub partial_reason: Option<&'static str>,
    pub provision: bool,
    /// Last days of overrides of `no-dossiers`.
    pub overrides: Vec<Date>,
    pub imported: bool,
    /// What it rested on is what it is now.
    pub same: bool,
}

/// Counters of a row beside its channels; none is not stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    pub resolved_online: Option<u32>,
    pub on_time: Option<u32>,
    pub digitised: Option<u32>,
    pub electronic_results: Option<u32>,
    pub synchronised: Option<u32>,
}
