//! Rows as a Vietnamese reader expects them: by agency, field, name, code.

use crate::catalogue::Snapshot;
use crate::text::Collator;

/// What a row is ordered by.
struct Key {
    agency: Option<String>,
    field: Option<String>,
    name: String,
    code: String,
}

/// Items in the order of their rows' agency, field and name in the Vietnamese alphabet, then code. What has no agency or
/// no field stands behind what has one.
pub(super) fn sorted<T>(snapshot: &Snapshot, items: Vec<T>, row: impl Fn(&T) -> usize) -> Vec<T> {
    let keys: Vec<Key> = items.iter().map(|item| key(snapshot, row(item))).collect();
    let collator = Collator::new();
    let ranks = |of: &dyn Fn(&Key) -> Option<&str>| -> Vec<u32> {
        let texts: Vec<&str> = keys.iter().map(|key| of(key).unwrap_or_default()).collect();
        let ranks = collator.ranks(&texts).into_iter().zip(&keys);
        let last = |(rank, key)| if of(key).is_none() { u32::MAX } else { rank };
        ranks.map(last).collect()
    };
    let agency = ranks(&|key| key.agency.as_deref());
    let field = ranks(&|key| key.field.as_deref());
    let name = ranks(&|key| Some(&key.name));
    let mut order: Vec<(usize, T)> = items.into_iter().enumerate().collect();
    order.sort_by(|(a, _), (b, _)| {
        let place = |at: usize| (agency[at], field[at], name[at], &keys[at].code);
        place(*a).cmp(&place(*b))
    });
    order.into_iter().map(|(_, item)| item).collect()
}

fn key(snapshot: &Snapshot, row: usize) -> Key {
    let Some(file) = snapshot.procedures().get(row) else {
        return Key {
            agency: None,
            field: None,
            name: String::new(),
            code: String::new(),
        };
    };
    let procedure = file.read();
    let agency = procedure.issuer.as_ref().map(|id| {
        let known = snapshot.agency(id);
        known.map_or(id.clone(), |agency| agency.name.clone())
    });
    let field = procedure.fields.first().map(|id| {
        let known = snapshot.field(id);
        known.map_or(id.clone(), |field| field.name.clone())
    });
    Key {
        agency,
        field,
        name: procedure.name.clone(),
        code: file.code.clone(),
    }
}
