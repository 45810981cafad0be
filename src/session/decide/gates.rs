//! What the gate for full online service answers, in one line for both faces.

use jiff::civil::Date;

use crate::review::Gate;
use crate::session::Strings;

/// Whether the gate is open, asked of evidence of a day and on the own day: `Cổng toàn trình tại …: đóng, 1 quy tắc chặn`. None
/// where the procedure is not in force.
pub(crate) fn head(strings: &Strings, gate: Option<&Gate>, (as_of, own): (Date, Date)) -> String {
    let answer = match gate {
        None => strings.get("refused-not-in-force"),
        Some(gate) if gate.is_open() => strings.get("gate-open"),
        Some(gate) => {
            let count = gate.closed_by().count() as u64;
            strings.with("gate-closed", &[("count", count.into())])
        }
    };
    let id = match as_of == own {
        true => "gate-head",
        false => "gate-head-two-days",
    };
    let values = [
        ("date", as_of.to_string().into()),
        ("own", own.to_string().into()),
        ("answer", answer.into()),
    ];
    strings.with(id, &values)
}
