//! A row of the table beside the row that its file has: in person and post apart, and both as one number.

use crate::catalogue::model::{Count, Counts};
use crate::catalogue::plausibility::row_fault;
use crate::i18n::{Message, message};

/// What a row of a file will be.
#[derive(Debug)]
pub(super) struct MergedCounts {
    /// What the table says of it and is written.
    pub stated: Counts,
    /// What the file says and the table says more exactly, or knows: it is taken out.
    pub out: Vec<&'static str>,
    /// The whole row as it will stand.
    pub whole: Counts,
}

/// Puts what the table says beside what the file has.
///
/// # Errors
/// Both say how many there were in person and by post, and not the same: in words that follow the code.
pub(super) fn beside(old: &Counts, new: &Counts) -> Result<MergedCounts, Message> {
    let mut row = MergedCounts {
        stated: new.clone(),
        out: Vec::new(),
        whole: old.clone(),
    };
    let apart = |counts: &Counts| counts.in_person.is_some() || counts.post.is_some();
    if apart(new)
        && let Some(offline) = old.offline
    {
        let sum = sum(new.in_person, new.post);
        if offline.known().is_some() && offline.known() != sum {
            return Err(message!(
                "import-apart-and-one",
                in_person = said(new.in_person),
                post = said(new.post),
                offline = said(Some(offline))
            ));
        }
        row.out.push("offline");
        row.whole.offline = None;
    }
    if let Some(offline) = new.offline
        && apart(old)
    {
        let numbers = [old.in_person, old.post].into_iter().flatten();
        if numbers.clone().all(|count| count == Count::NoData) {
            for (key, count) in [("in_person", old.in_person), ("post", old.post)] {
                row.out.extend(count.map(|_| key));
            }
            (row.whole.in_person, row.whole.post) = (None, None);
        } else if offline == Count::NoData || offline.known() == sum(old.in_person, old.post) {
            // The file says the same, and says it apart.
            row.stated.offline = None;
        } else {
            return Err(message!(
                "import-one-and-apart",
                offline = said(Some(offline)),
                in_person = said(old.in_person),
                post = said(old.post)
            ));
        }
    }
    row.whole = over(&row.whole, &row.stated);
    match row_fault(&row.whole) {
        None => Ok(row),
        Some(fault) => Err(message!(
            "import-cannot-stand",
            key = fault.key(),
            reason = fault.reason()
        )),
    }
}

/// Both together, where both are known.
fn sum(a: Option<Count>, b: Option<Count>) -> Option<u64> {
    a?.known()?.checked_add(b?.known()?)
}

/// A count as files have it; where none is stated, a question mark.
fn said(count: Option<Count>) -> String {
    match count {
        Some(Count::Number(number)) => number.to_string(),
        Some(Count::NoData) => "no_data".to_owned(),
        Some(Count::NotOffered) => "not_offered".to_owned(),
        None => "?".to_owned(),
    }
}

/// One row with what another states put over it.
fn over(old: &Counts, new: &Counts) -> Counts {
    Counts {
        online: new.online.or(old.online),
        in_person: new.in_person.or(old.in_person),
        post: new.post.or(old.post),
        offline: new.offline.or(old.offline),
        carried_over: new.carried_over.or(old.carried_over),
        resolved_online: new.resolved_online.or(old.resolved_online),
        on_time: new.on_time.or(old.on_time),
        returned: new.returned.or(old.returned),
        digitised: new.digitised.or(old.digitised),
        electronic_results: new.electronic_results.or(old.electronic_results),
        synchronised: new.synchronised.or(old.synchronised),
    }
}
