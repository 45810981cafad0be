//! What a table says otherwise than the file of its plan.

use jiff::civil::Date;

use super::merge::{name, naming};
use crate::catalogue::model::{Plan, PlanRow};

/// What a table says otherwise than the file.
pub(super) struct PlanDifference {
    /// The procedure or group, or the plan itself.
    pub code: String,
    pub what: &'static str,
    /// Whether the file says something else there; else it says nothing.
    pub replaces: bool,
}

impl PlanDifference {
    pub(super) fn shown(&self) -> String {
        format!("{} ({})", self.code, self.what)
    }
}

/// What a table says of a plan that its file does not say. Where it was taken from, and when, is no such thing.
pub(super) fn differing(old: &Plan, new: &Plan) -> Vec<PlanDifference> {
    fn day(day: Option<Date>) -> Option<String> {
        day.map(|day| day.to_string())
    }
    let mut differing = Vec::new();
    let mut compare = |code: &str, what, said: Option<String>, held: Option<String>| {
        if said.is_some() && said != held {
            differing.push(PlanDifference {
                code: code.to_owned(),
                what,
                replaces: held.is_some(),
            });
        }
    };
    let kind = |plan: &Plan| Some(format!("{:?}", plan.kind));
    let id = old.id.as_str();
    compare(id, "type", kind(new), kind(old));
    compare(id, "number", new.number.clone(), old.number.clone());
    compare(id, "signer", new.signer.clone(), old.signer.clone());
    compare(id, "signed", day(new.signed), day(old.signed));
    compare(id, "from", day(new.from), day(old.from));
    compare(id, "to", day(new.to), day(old.to));
    compare(id, "title", new.title.clone(), old.title.clone());
    for row in &new.procedures {
        let code = name(row);
        let Some((_, held)) = naming(old, row).next() else {
            compare(code, "procedures", Some(code.to_owned()), None);
            continue;
        };
        let measures = |row: &PlanRow| {
            let is_said = !row.measures.is_empty();
            is_said.then(|| row.measures.join("|"))
        };
        compare(code, "measures", measures(row), measures(held));
        compare(code, "due", day(row.due), day(held.due));
        compare(code, "done", day(row.done), day(held.done));
        let next = |row: &PlanRow| row.superseded_by.clone();
        compare(code, "superseded_by", next(row), next(held));
    }
    differing
}
