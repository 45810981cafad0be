//! An instrument as a cell names it: its number, and behind it the day of signing and who issued it.

use crate::catalogue::instruments::behind;
use crate::catalogue::instruments::title::own_numbers;
use crate::catalogue::model::InstrumentRef;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text::docnum::{self, DocNumber};
use crate::text::{self, NewlineRule};

/// What one cell, or one part of it, names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SaidInstrument {
    pub number: DocNumber,
    /// The number as it should be written, day and issuer as far as they stand behind it.
    pub named: InstrumentRef,
}

/// How the names of those who issue instruments begin; without accents.
const ISSUERS: &[&str] = &[
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "uy ban",
    "ubtvqh",
    "ubnd",
    "hdnd",
    "hoi dong",
    "chu tich",
    "bo ",
    "lien bo",
    "ngan hang",
    "thanh tra",
    "toa an",
    "vien ",
    "kiem toan",
    "van phong",
    "ban ",
    "tong ",
    "bao hiem",
    "bch",
];

/// Reads a text that names one instrument and says nothing else.
///
/// # Errors
/// It names none, several, or goes on: what it goes on with may be that it is meant in part only.
pub(super) fn said(text: &str, snapshot: &Snapshot) -> Result<SaidInstrument, Message> {
    let found = docnum::find_all(text);
    let [(range, number)] = found.as_slice() else {
        return Err(match found.is_empty() {
            true => message!("import-no-instrument", text),
            false => message!("import-several-instruments", text),
        });
    };
    // A number behind “sửa đổi, bổ sung một số điều của” is that of another instrument.
    if number.code.is_none() || own_numbers(text).is_empty() {
        return Err(message!("import-no-instrument", text));
    }
    if let Some((read, _)) = docnum::doubt(text) {
        return Err(message!("import-instrument-cut", text, read));
    }
    let rest = &text[range.end..];
    let (signed, issuer) = behind(rest);
    let beyond = beyond(rest, issuer.as_deref(), snapshot);
    if !beyond.is_empty() {
        return Err(message!("import-instrument-goes-on", text, beyond));
    }
    Ok(SaidInstrument {
        named: InstrumentRef {
            number: number.canonical(),
            issuer,
            signed,
        },
        number: number.clone(),
    })
}

/// What stands behind a number and is neither day nor issuer.
fn beyond<'t>(rest: &'t str, issuer: Option<&str>, snapshot: &Snapshot) -> &'t str {
    let signs = [' ', ',', '(', ')', '·', '-', '.', ';', ':'];
    let rest = rest.trim_matches(signs);
    let after_day = docnum::day_at(rest).map_or(rest, |(_, after)| after.trim_matches(signs));
    let Some(issuer) = issuer else {
        return after_day;
    };
    let plain = text::unaccented(issuer);
    let agencies = snapshot.agencies();
    let is_known = ISSUERS
        .iter()
        .any(|begin| format!("{plain} ").starts_with(begin))
        || snapshot.agency(issuer).is_some()
        || agencies
            .iter()
            .any(|agency| text::fold(&agency.name) == text::fold(issuer))
        || plain.starts_with("tinh ")
        || plain.starts_with("thanh pho ");
    if !is_known || plain.contains(|c: char| c.is_ascii_digit()) {
        return after_day;
    }
    let behind = after_day
        .rsplit_once(issuer)
        .map_or("", |(_, behind)| behind);
    behind.trim_matches(signs)
}

/// Reads a cell that names several instruments, on lines of their own or separated by `;`. Of a number that tells which
/// instrument it is, nothing else is kept.
///
/// # Errors
/// One of them is none.
pub(super) fn several(cell: &str, snapshot: &Snapshot) -> Result<Vec<InstrumentRef>, Message> {
    let mut all: Vec<InstrumentRef> = Vec::new();
    for part in cell.split(['\n', '\r', ';', '|']) {
        let part = text::clean(part, NewlineRule::Line).text;
        let part = part.trim_start_matches(['-', '+', '•', '*', ' ']);
        if part.is_empty() {
            continue;
        }
        let SaidInstrument { number, mut named } = said(part, snapshot)?;
        if number.is_unique() {
            (named.issuer, named.signed) = (None, None);
        } else if !number.is_local() {
            // The letters of the number say who issued it.
            named.issuer = None;
        }
        if !all.contains(&named) {
            all.push(named);
        }
    }
    Ok(all)
}
