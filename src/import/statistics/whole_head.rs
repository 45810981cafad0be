//! Which day, source and completeness a file has once a table is merged into it. All three speak of every row of the file, and
//! of the codes that it does not list: a table that says nothing of some of them dates none of them anew, or months that
//! nobody reported would be zero.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::series::ReportHead;
use crate::catalogue::model::{Count, Counts, Statistics};
use crate::i18n::{Message, message};

/// So many rows are named.
const NAMED: usize = 5;

/// What stands between the sources of a file that has rows of several.
const BETWEEN: &str = "; ";

/// The head that a file has afterwards.
pub(super) struct MergedHead {
    pub source: String,
    /// The day to write; none where it stays as it is.
    pub retrieved: Option<Date>,
    pub complete: bool,
    /// What is to be said where the file does not take the head of the table.
    pub held: Option<Message>,
}

/// The head of the file `old`, called `name`, with a table of this head and these counts in it. `complete` is what the file
/// would say of itself, `lists_all` whether a code that the table does not list is zero by it.
pub(super) fn merged_head(
    (name, old): (&str, &Statistics),
    (head, counts): (&ReportHead, &BTreeMap<String, Counts>),
    complete: bool,
    lists_all: bool,
) -> MergedHead {
    let mut passed_over = passed_over(old, counts, lists_all);
    if passed_over.len() > NAMED {
        passed_over.truncate(NAMED);
        passed_over.push("…".into());
    }
    let mut why = Vec::new();
    if !passed_over.is_empty() {
        why.push(message!(
            "import-does-not-say",
            what = Message::joined(passed_over, ", ")
        ));
    }
    if old.complete && head.complete.is_none() {
        why.push(message!("import-no-complete"));
    }
    let taken = MergedHead {
        source: head.source.clone(),
        retrieved: head.retrieved,
        complete,
        held: None,
    };
    let later = head.retrieved.filter(|day| old.retrieved < Some(*day));
    let known_later = later.filter(|_| old.retrieved.is_some());
    let goes_back = head.retrieved.is_some() && head.retrieved < old.retrieved;
    if why.is_empty() || goes_back {
        return taken;
    }
    let says_new = says_new(old, counts);
    // A report that was made after its period says nothing of more days by a later one; with its day a correction stays, which
    // the older table would undo.
    let adds_days = old.retrieved.is_some_and(|day| day < old.to);
    let retrieved = match known_later {
        _ if !says_new => None,
        Some(_) if adds_days => None,
        _ => head.retrieved,
    };
    let source = match says_new {
        false => old.source.clone(),
        true => both(&old.source, &head.source),
    };
    // Absent fields are not what a table by code can speak of, and absent codes not on days that the file does not have.
    let gains = old.fields.is_empty() && (known_later.is_none() || retrieved.is_some());
    let wanted = complete;
    let complete = wanted && (old.complete || gains);
    let why = Message::listed(why);
    let held = match (known_later, retrieved, old.retrieved) {
        (Some(day), None, Some(known)) => Some(message!("import-stays", name, known, day, why)),
        _ if wanted && !complete => Some(message!("import-incomplete-table", name, why)),
        _ if source != head.source => Some(message!(
            "import-keeps-source",
            name,
            source = old.source,
            why
        )),
        _ => None,
    };
    MergedHead {
        source,
        retrieved,
        complete,
        held,
    }
}

/// Rows of the file, and single counts, of which the table says nothing.
fn passed_over(
    old: &Statistics,
    counts: &BTreeMap<String, Counts>,
    lists_all: bool,
) -> Vec<Message> {
    let mut passed_over: Vec<Message> = Vec::new();
    for (code, old) in &old.counts {
        match counts.get(code) {
            None if lists_all => {}
            None => passed_over.push(code.as_str().into()),
            Some(new) => {
                let said = said(new);
                let silent = old.named().into_iter().filter(|(key, count)| {
                    count.is_some_and(|count| count != Count::NoData) && !said.contains(key)
                });
                passed_over.extend(silent.map(|(key, _)| message!("import-key-of", key, code)));
            }
        }
    }
    // No table counts by field.
    let fields = old.fields.keys();
    passed_over.extend(fields.map(|field| message!("import-the-field", field)));
    passed_over
}

/// The keys of which a row says something, one number for two channels being both of them.
fn said(row: &Counts) -> Vec<&'static str> {
    let named = row.named().into_iter();
    let mut said: Vec<_> = named
        .filter(|(_, count)| count.is_some())
        .map(|(key, _)| key)
        .collect();
    if row.offline.is_some() {
        said.extend(["in_person", "post"]);
    } else if row.in_person.is_some() && row.post.is_some() {
        said.push("offline");
    }
    said
}

/// Whether the table has a count that the file has not so.
fn says_new(old: &Statistics, counts: &BTreeMap<String, Counts>) -> bool {
    counts.iter().any(|(code, new)| {
        let old = old.counts.get(code).unwrap_or(Counts::UNKNOWN);
        let both = old.named().into_iter().zip(new.named());
        both.into_iter()
            .any(|((_, old), (_, new))| new.is_some() && new != old)
    })
}

/// Two sources of one file, each named once.
fn both(old: &str, new: &str) -> String {
    match old == new || old.split(BETWEEN).any(|source| source == new) {
        true => old.to_owned(),
        false => format!("{old}{BETWEEN}{new}"),
    }
}
