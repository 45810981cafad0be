//! Reports of dossiers: the day on which one was retrieved speaks of all its rows, and of what it does not list. Where one
//! side has a later day and the other has counts that it does not know, the file keeps the older day.

use jiff::civil::Date;
use serde_json::Value;

use super::value::alike;

/// The day of the report.
const DAY: &str = "retrieved";

/// What stands in a report beside its rows, and says something of all of them.
const COMPLETE: &str = "complete";

/// Whether the merged report has to stay without `complete`, though one side says it: the other took rows out or brought a row
/// that says less, and of these nobody said that they are zero.
pub(super) fn stays_incomplete(base: Option<&Value>, ours: &Value, theirs: &Value) -> bool {
    let complete = |report: &Value| report.get(COMPLETE) == Some(&Value::Bool(true));
    let other = match (complete(ours), complete(theirs)) {
        (true, false) => theirs,
        (false, true) => ours,
        _ => return false,
    };
    let rows = |report: &Value| report.get("counts").and_then(Value::as_object).cloned();
    let (Some(base), Some(other)) = (
        base.filter(|base| !complete(base)).and_then(rows),
        rows(other),
    ) else {
        return false;
    };
    base.keys().any(|code| !other.contains_key(code))
}

/// The day that the merged report keeps, where it is the older one.
pub(super) fn older_day(base: Option<&Value>, ours: &Value, theirs: &Value) -> Option<Value> {
    let day = |report: &Value| report.get(DAY)?.as_str()?.parse::<Date>().ok();
    let base = base?;
    let (older, other, later) = match (day(ours)?, day(theirs)?) {
        (a, b) if a < b => (ours.get(DAY)?, ours, theirs),
        (a, b) if b < a => (theirs.get(DAY)?, theirs, ours),
        _ => return None,
    };
    // Both moved it, each to another day: a conflict, which people settle.
    if !alike(Some(older), base.get(DAY)) {
        return None;
    }
    let knows = |rows: &str| {
        let row =
            |report: &Value, key: &String| report.get(rows).and_then(|of| of.get(key)).cloned();
        let mut keys = other
            .get(rows)
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        keys.all(|(key, said)| {
            alike(Some(said), row(base, key).as_ref())
                || alike(Some(said), row(later, key).as_ref())
        })
    };
    let complete = |report: &Value| report.get(COMPLETE) == Some(&Value::Bool(true));
    let gained = complete(other) && !complete(later) && !complete(base);
    let knows_all = knows("counts") && knows("fields") && !gained;
    (!knows_all).then(|| older.clone())
}
