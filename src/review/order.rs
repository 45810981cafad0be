//! The order of published lists.

use std::collections::HashMap;

use crate::catalogue::Snapshot;
use crate::text::Collator;

/// Sorts by agency, field, name and code of the procedures, as a Vietnamese dictionary does; what the catalogue does not
/// have comes last, by code.
pub(crate) fn sort<T>(snapshot: &Snapshot, items: &mut [T], code: impl Fn(&T) -> &str) {
    let rows: Vec<[String; 4]> = items
        .iter()
        .map(|item| names(snapshot, code(item)))
        .collect();
    let collator = Collator::new();
    let ranks: Vec<[u32; 4]> = {
        let columns: Vec<Vec<u32>> = (0..4)
            .map(|at| {
                let column: Vec<&str> = rows.iter().map(|row| row[at].as_str()).collect();
                collator.ranks(&column)
            })
            .collect();
        (0..rows.len())
            .map(|row| [0, 1, 2, 3].map(|column: usize| columns[column][row]))
            .collect()
    };
    let key: HashMap<String, [u32; 4]> = items
        .iter()
        .zip(ranks)
        .map(|(item, ranks)| (code(item).to_owned(), ranks))
        .collect();
    items.sort_by_key(|item| key.get(code(item)).copied());
}

/// Agency, field, name and code, as they are sorted by.
fn names(snapshot: &Snapshot, code: &str) -> [String; 4] {
    /// After every name.
    const LAST: &str = "\u{10ffff}";
    let Some(procedure) = snapshot.procedure(code) else {
        return [LAST, LAST, LAST, code].map(str::to_owned);
    };
    let procedure = procedure.read();
    let agency = procedure.issuer.as_deref();
    let agency = agency.map_or(LAST, |id| snapshot.agency(id).map_or(id, |a| &a.name));
    let field = procedure.fields.first();
    let field = field.map_or(LAST, |id| snapshot.field(id).map_or(id, |f| &f.name));
    [agency, field, &procedure.name, code].map(str::to_owned)
}
