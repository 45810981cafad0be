//! One row: its cells, what is wrong with them, and what they contradict each other in.

use jiff::civil::Date;

use super::super::cell::{RowReader, day_in, retrieved, word};
use super::super::rows::LineNumbered;
use super::super::table::{RowError, RowPosition, TableRow};
use super::said::{SaidInstrument, said, several};
use crate::catalogue::instruments::issuer_key;
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{InstrumentKind, InstrumentRef};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text::docnum::DocNumber;
use crate::text::{self, CleaningCounts};

/// Where an instrument stands, as a table says in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    InForce,
    Ended,
    PartlyEnded,
    NotYet,
}

const STANDINGS: &[(&str, Standing)] = &[
    ("in force", Standing::InForce),
    ("còn hiệu lực", Standing::InForce),
    ("đang có hiệu lực", Standing::InForce),
    ("có hiệu lực", Standing::InForce),
    ("ended", Standing::Ended),
    ("hết hiệu lực", Standing::Ended),
    ("hết hiệu lực toàn bộ", Standing::Ended),
    ("partly ended", Standing::PartlyEnded),
    ("hết hiệu lực một phần", Standing::PartlyEnded),
    ("not yet in force", Standing::NotYet),
    ("chưa có hiệu lực", Standing::NotYet),
];

/// What a row says of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InstrumentFacts {
    pub kind: Option<InstrumentKind>,
    pub issuer: Option<String>,
    pub title: Option<String>,
    pub signed: Option<Date>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub amended_by: Vec<InstrumentRef>,
    pub repealed_by: Vec<InstrumentRef>,
    pub url: Option<String>,
    pub source: Option<String>,
    pub retrieved: Option<Date>,
    /// Whether it says since when and until when it is in force, as far as that is known: what is only cited is described then.
    pub tells_force: bool,
}

/// One row that can be imported.
#[derive(Clone, Debug)]
pub(super) struct InstrumentRow {
    pub line: RowPosition,
    pub number: DocNumber,
    pub facts: InstrumentFacts,
    /// What is doubted of it, each with its column.
    pub doubts: Vec<(&'static str, Message)>,
}

impl LineNumbered for InstrumentRow {
    fn line(&self) -> RowPosition {
        self.line
    }
}

impl InstrumentRow {
    /// Equal for rows of one instrument: the number, and as much more as tells it from others of its number.
    pub(super) fn identity(&self) -> (String, Option<Date>, Option<String>) {
        let InstrumentRow { number, facts, .. } = self;
        if number.is_unique() {
            return (number.key(), None, None);
        }
        let issuer = facts.issuer.as_deref().filter(|_| number.is_local());
        // With the year in the number, it starts anew in provinces alone.
        let signed = facts.signed.filter(|_| number.year.is_none());
        (number.key(), signed, issuer.map(issuer_key))
    }

    /// The number as it should be written.
    pub(super) fn written(&self) -> String {
        self.number.canonical()
    }
}

/// Whether a row is no instrument, and what it says: a heading between the rows, or what stands below them.
pub(super) fn heading(row: &TableRow) -> Option<String> {
    if row.misfit.is_some() {
        return None;
    }
    let beside = row.beside().map(|(_, text)| text);
    let texts: Vec<&str> = row.texts().chain(beside).collect();
    let numeral = |text: &&str| {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let said: Vec<&str> = texts
        .iter()
        .filter(|text| !numeral(text))
        .copied()
        .collect();
    let has_days = ["signed", "from", "to", "ended"]
        .iter()
        .any(|name| row.trimmed(name).is_some());
    let names = said
        .iter()
        .any(|text| text.contains('/') && text.contains(|c: char| c.is_ascii_digit()));
    let is_heading =
        said.len() == 1 && !has_days && !names && said[0].contains(char::is_alphabetic);
    (is_heading && text::syllables(said[0]).count() > 1).then(|| texts.join(" "))
}

fn day(text: &str) -> Result<Date, Message> {
    day_in(FileKind::Instruments, text)
}

/// Reads one row, and says how its texts were cleaned.
pub(super) fn read(
    row: &TableRow,
    snapshot: &Snapshot,
    (stated, today): (Option<Date>, Option<Date>),
) -> (Result<InstrumentRow, Option<RowError>>, CleaningCounts) {
    let mut cells = RowReader::new(row);
    let named = number(&mut cells, snapshot);
    let kind = cells.optional("kind", kind);
    let issuer = cells.text("issuer");
    let signed = cells.optional("signed", |text| past(text, today));
    let title = cells.text("title");
    let from = cells.optional("from", day);
    let to = last_day(&mut cells);
    let standing = cells.optional("standing", |text| word(text, STANDINGS));
    let repealed_by = instruments(&mut cells, "repealed_by", snapshot);
    let amended_by = instruments(&mut cells, "amended_by", snapshot);
    let url = cells.optional("url", |text| match text.split_once("://") {
        Some(("http" | "https", rest)) if !rest.is_empty() && !rest.contains(' ') => {
            Ok(text.to_owned())
        }
        _ => Err(message!("import-no-url", text)),
    });
    let retrieved = cells.optional("retrieved", |text| {
        retrieved(FileKind::Instruments, text, today)
    });
    let source = cells.text("source");
    let states = |name: &str| row.has(name);
    let tells_end = states("to") || states("ended") || states("repealed_by");
    let is_described = from.is_some() && tells_end;
    let mut facts = InstrumentFacts {
        kind,
        issuer,
        title,
        signed,
        from,
        to,
        tells_force: is_described
            || to.is_some()
            || !repealed_by.is_empty()
            || matches!(standing, Some(Standing::InForce | Standing::PartlyEnded)),
        amended_by,
        repealed_by,
        url,
        source,
        retrieved,
    };
    let mut doubts = Vec::new();
    if let Some(named) = &named {
        identify(&mut cells, named, &mut facts, &mut doubts);
    }
    let known_on = facts.retrieved.or(stated).or(today);
    hold_against(&mut cells, standing, &facts, known_on, &mut doubts);
    let result = match (cells.refusal(), named) {
        (None, Some(named)) => Ok(InstrumentRow {
            line: row.line,
            number: named.number,
            facts,
            doubts,
        }),
        (refusal, _) => Err(refusal),
    };
    (result, cells.changes)
}

/// The number, with what stands behind it.
fn number(cells: &mut RowReader<'_>, snapshot: &Snapshot) -> Option<SaidInstrument> {
    if cells.row.trimmed("number").is_none() {
        cells.fault("number", message!("import-empty"));
        return None;
    }
    let text = cells.text("number")?;
    match said(&text, snapshot) {
        Ok(said) => Some(said),
        Err(reason) => {
            cells.fault("number", reason);
            None
        }
    }
}

/// What the number says of day and issuer, against their own cells; and whether it is told which instrument is meant.
fn identify(
    cells: &mut RowReader<'_>,
    SaidInstrument { number, named }: &SaidInstrument,
    facts: &mut InstrumentFacts,
    doubts: &mut Vec<(&'static str, Message)>,
) {
    if let (Some(own), Some(behind)) = (facts.signed, named.signed)
        && own != behind
    {
        cells.fault("signed", message!("import-signed-apart", own, behind));
    }
    facts.signed = facts.signed.or(named.signed);
    facts.issuer = facts.issuer.take().or_else(|| named.issuer.clone());
    if !number.is_unique() {
        if number.year.is_none() && facts.signed.is_none() && cells.row.wrong("signed").is_none() {
            let number = number.canonical();
            cells.fault("signed", message!("import-signed-needed", number));
        }
        if number.is_local() && facts.issuer.is_none() {
            let number = number.canonical();
            cells.fault("issuer", message!("import-issuer-needed", number));
        }
    }
    if let (Some(year), Some(signed)) = (number.year, facts.signed)
        && i32::from(year) != i32::from(signed.year())
    {
        let reason = message!("import-year-of-number", signed, year = year.to_string());
        doubts.push(("signed", reason));
    }
    if facts.kind.is_none() {
        let mut number = number.clone();
        let titled = facts.title.as_deref().and_then(InstrumentKind::from_title);
        number.named = number.named.or(titled);
        facts.kind = Some(number.kind()).filter(|kind| *kind != InstrumentKind::Other);
    }
}

/// The last day in force, by the two columns that say it.
fn last_day(cells: &mut RowReader<'_>) -> Option<Date> {
    let to = cells.optional("to", day);
    let Some(ended) = cells.optional("ended", day) else {
        return to;
    };
    let Ok(before) = ended.yesterday() else {
        return to;
    };
    if let Some(to) = to.filter(|to| *to != before) {
        cells.fault("ended", message!("import-ended-apart", ended, to, before));
    }
    Some(before)
}

/// What the row says of its standing and of its days, held against each other.
fn hold_against(
    cells: &mut RowReader<'_>,
    standing: Option<Standing>,
    facts: &InstrumentFacts,
    known_on: Option<Date>,
    doubts: &mut Vec<(&'static str, Message)>,
) {
    let InstrumentFacts {
        signed, from, to, ..
    } = *facts;
    let end = if cells.row.trimmed("to").is_some() {
        "to"
    } else {
        "ended"
    };
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        cells.fault(end, message!("import-ends-before", to, from));
    }
    if let (Some(signed), Some(from)) = (signed, from)
        && from < signed
    {
        doubts.push(("from", message!("import-from-before-signed", from, signed)));
    }
    let is_repealed = !facts.repealed_by.is_empty();
    let has_ended = |to: Date| known_on.is_some_and(|day| to < day);
    match standing {
        None => {}
        Some(Standing::Ended) => match to {
            None if !is_repealed => cells.fault("standing", message!("import-ended-when")),
            Some(to) if !has_ended(to) => {
                cells.fault("standing", message!("import-ended-later", to));
            }
            _ => {}
        },
        Some(Standing::InForce) => match to {
            Some(to) if has_ended(to) => {
                cells.fault("standing", message!("import-ended-already", to));
            }
            None if is_repealed => cells.fault("standing", message!("import-repealed-yet")),
            _ => {}
        },
        Some(Standing::PartlyEnded) => {
            if to.is_some() || is_repealed {
                cells.fault("standing", message!("import-ended-in-part"));
            }
            doubts.push(("standing", message!("import-parts-unknown")));
        }
        Some(Standing::NotYet)
            if from.is_none_or(|from| known_on.is_some_and(|day| from <= day)) =>
        {
            cells.fault("standing", message!("import-not-yet"));
        }
        Some(Standing::NotYet) => {}
    }
}

fn instruments(cells: &mut RowReader<'_>, name: &str, snapshot: &Snapshot) -> Vec<InstrumentRef> {
    // Blanks and dashes say that there is none.
    let Some(text) = cells.row.trimmed(name) else {
        return Vec::new();
    };
    match several(text, snapshot) {
        Ok(all) => all,
        Err(reason) => {
            cells.fault(name, reason);
            Vec::new()
        }
    }
}

fn kind(text: &str) -> Result<InstrumentKind, Message> {
    let named = serde_json::from_value(text::exact(text).into()).ok();
    named
        .or_else(|| InstrumentKind::from_title(text))
        .ok_or_else(|| message!("import-no-kind", text))
}

/// A day of signing: one that has come.
fn past(text: &str, today: Option<Date>) -> Result<Date, Message> {
    let day = day(text)?;
    match today.filter(|today| day > *today) {
        Some(today) => Err(message!("import-day-ahead", day, today)),
        None => Ok(day),
    }
}
