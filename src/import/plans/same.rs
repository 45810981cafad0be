//! Whether the plan that has a number is the one that a table means by it: a number begins anew every year, and in each of 34
//! provinces. What names a plan by its number alone must say the same of it as the file does.

use jiff::civil::Date;

use super::row::PlanHead;
use crate::catalogue::model::{Plan, PlanRow, PlanType};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::i18n::{Message, message};
use crate::text;

/// Why a plan with the number may be another one than the table means, and what to write; none where it is the same.
pub(super) fn another(
    old: &Plan,
    head: &PlanHead,
    rows: &[PlanRow],
    snapshot: &Snapshot,
) -> Option<Message> {
    let number = head.number.as_deref()?;
    let mut differing = Vec::new();
    let mut both = |key: &str, held: Option<String>, said: Option<String>| {
        if held != said {
            let shown = |text: Option<String>| {
                text.map_or(message!("import-nothing"), |t| {
                    Message::from(format!("`{t}`"))
                })
            };
            differing.push(message!(
                "import-same-differs",
                key,
                held = shown(held),
                said = shown(said)
            ));
        }
    };
    let key = |number: &String| instrument_key(number);
    if old.number.as_ref().map(key) != Some(instrument_key(number)) {
        both("number", old.number.clone(), Some(number.to_owned()));
    }
    both("type", Some(kind(old.kind)), Some(kind(head.kind)));
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    both("signed", day(old.signed), day(head.signed));
    for (what, held, said) in [
        ("title", &old.title, &head.title),
        ("signer", &old.signer, &head.signer),
    ] {
        if let (Some(held), Some(said)) = (held, said)
            && text::exact(held) != text::exact(said)
        {
            both(what, Some(held.clone()), Some(said.clone()));
        }
    }
    let is_in = |row: &PlanRow| {
        let mut held = old.procedures.iter();
        held.any(|held| held.code == row.code && held.group == row.group)
    };
    if is_of_a_locality(number) && !old.procedures.is_empty() && !rows.iter().any(is_in) {
        differing.push(message!("import-same-none"));
    }
    if differing.is_empty() {
        return None;
    }
    Some(message!(
        "import-same-number",
        number,
        differing = Message::joined(differing, "; "),
        id = old.id,
        free = free(number, head.signed, snapshot)
    ))
}

fn kind(kind: PlanType) -> String {
    match kind {
        PlanType::Option => "option",
        PlanType::Schedule => "schedule",
    }
    .to_owned()
}

/// Whether many bodies write their numbers with these letters.
fn is_of_a_locality(number: &str) -> bool {
    let folded = text::fold(number);
    ["ubnd", "hdnd"]
        .iter()
        .any(|letters| folded.contains(letters))
}

/// An id that no plan has yet.
fn free(number: &str, signed: Option<Date>, snapshot: &Snapshot) -> String {
    let slug = text::slug(number);
    let dated = signed.map_or_else(
        || format!("{slug}-2"),
        |day| format!("{slug}-{}", day.year()),
    );
    match (snapshot.plan(&dated), signed) {
        (Some(_), Some(day)) => format!("{slug}-{day}"),
        _ => dated,
    }
}
