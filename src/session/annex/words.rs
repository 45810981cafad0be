//! What stands above and below the table, and its columns. Source of the form: Decree 30/2020/NĐ-CP, Annex I.

use jiff::civil::Date;

use super::List;
use super::cells::short_date;
use crate::report::annex::{About, Column, Row, Words};
use crate::report::laws::long_date;
use crate::session::{Strings, View};

/// The lines around the table. What the catalogue does not know is left as dots, to be filled in by hand.
pub(super) fn words(strings: &Strings, view: &View, list: List, about: &About) -> Words {
    let get = |id: &str| strings.get(&format!("annex-{id}"));
    let title = |part: &str| format!("title-{}-{part}", list.as_str());
    let signed = about.published.as_ref();
    let day = signed.and_then(|signed| signed.signed.parse::<Date>().ok());
    let day = day.map_or_else(|| get("blank-date"), long_date);
    let number = signed.map_or_else(|| get("blank"), |signed| signed.number.clone());
    let agency = about.agency.clone().unwrap_or_else(|| get("blank"));
    let attached = strings.with(
        &format!("annex-attached-{}", list.as_str()),
        &[
            ("number", number.as_str().into()),
            ("date", day.as_str().into()),
            ("agency", agency.as_str().into()),
        ],
    );
    let mut remarks = vec![attached];
    if list == List::NotEligible && signed.is_none() {
        let values = [
            ("date", short_date(view.as_of).into()),
            ("from", short_date(view.window.from).into()),
            ("to", short_date(view.window.to).into()),
        ];
        remarks.push(strings.with("annex-read", &values));
    }
    Words {
        agency: agency.to_uppercase(),
        number: strings.with("annex-number", &[("number", number.into())]),
        state: get("state"),
        motto: get("motto"),
        place: strings.with("annex-place", &[("date", day.into())]),
        titles: ["annex".to_owned(), title("what"), title("service")]
            .map(|id| get(&id))
            .into(),
        remarks,
        no: get("column-no"),
        continued: get("continued"),
        title_of_signer: get("title-of-signer"),
        sign_here: get("sign-here"),
        signer: signed
            .and_then(|signed| signed.signer.clone())
            .unwrap_or_else(|| get("blank-signer")),
    }
}

/// Id, width in millimetres, whether its cells stand in the middle.
type Shape = (&'static str, u16, bool);

/// With the 11 mm of the number these fill a page.
const ELIGIBLE: [Shape; 10] = [
    ("code", 19, true),
    ("name", 42, false),
    ("field", 21, false),
    ("level", 15, true),
    ("agency", 21, false),
    ("legal_basis", 36, false),
    ("time_limit", 21, false),
    ("fees", 22, false),
    ("online", 15, true),
    ("note", 29, false),
];

const NOT_ELIGIBLE: [Shape; 8] = [
    ("code", 19, true),
    ("name", 42, false),
    ("field", 20, false),
    ("agency", 20, false),
    ("online", 15, true),
    ("standing", 22, false),
    ("reason", 76, false),
    ("provision", 27, false),
];

/// Millimetres that names get instead where no row has a note.
const OF_NOTE: u16 = 14;

/// The columns of a list with these rows.
pub(super) fn columns(strings: &Strings, list: List, rows: &[Row]) -> Vec<Column> {
    let shapes: &[Shape] = match list {
        List::Eligible => &ELIGIBLE,
        List::NotEligible => &NOT_ELIGIBLE,
    };
    let column = |(id, width, centred): &Shape| Column {
        id,
        title: strings.get(&format!("annex-column-{}", id.replace('_', "-"))),
        width: *width,
        centred: *centred,
    };
    let mut columns: Vec<Column> = shapes.iter().map(column).collect();
    let note = columns.iter().position(|column| column.id == "note");
    let name = columns.iter().position(|column| column.id == "name");
    if let (Some(note), Some(name)) = (note, name)
        && rows
            .iter()
            .all(|row| row.cells.get(note).is_none_or(String::is_empty))
    {
        columns[note].width -= OF_NOTE;
        columns[name].width += OF_NOTE;
    }
    columns
}
