//! Which fields of what enter a digest. A table holds, for each place in a value, the keys that count there in the order in
//! which they are written; a place that is in no table counts with all that it has.
//!
//! The tables of the first formula are the model as it was when decisions first kept a digest: keys that came since are not
//! among them. The tables of the later ones are what a blocking rule, the annex or the evidence reads.

use serde_json::{Map, Value};

use super::DigestFormula;

/// A place, as keys joined by dots from the top, and the keys that count there.
type DigestFields = &'static [(&'static str, &'static [&'static str])];

/// What a table is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum DigestScope {
    Procedure,
    Group,
    Plan,
    PlanRow,
    Instrument,
    Counts,
}

impl DigestScope {
    fn table(self, formula: DigestFormula) -> DigestFields {
        match (formula, self) {
            (DigestFormula::V1, DigestScope::Procedure) => V1_PROCEDURE,
            (DigestFormula::V1, DigestScope::Group) => {
                &[("", &["id", "name", "members", "source"])]
            }
            (DigestFormula::V1, DigestScope::Plan) => &[(
                "",
                &[
                    "type", "id", "number", "signer", "signed", "from", "to", "title", "source",
                ],
            )],
            (DigestFormula::V1, DigestScope::PlanRow) => &[(
                "",
                &["code", "group", "measures", "due", "done", "superseded_by"],
            )],
            (DigestFormula::V1, DigestScope::Instrument) => &[(
                "",
                &[
                    "number",
                    "kind",
                    "issuer",
                    "title",
                    "signed",
                    "from",
                    "to",
                    "amended_by",
                    "repealed_by",
                    "url",
                    "stub",
                ],
            )],
            (DigestFormula::V1, DigestScope::Counts) => &[(
                "",
                &[
                    "online",
                    "in_person",
                    "post",
                    "resolved_online",
                    "on_time",
                    "returned",
                    "digitised",
                    "synchronised",
                ],
            )],
            (DigestFormula::V2, DigestScope::Procedure) => V2_PROCEDURE,
            (DigestFormula::V3, DigestScope::Procedure) => V3_PROCEDURE,
            (DigestFormula::V2 | DigestFormula::V3, DigestScope::Group) => &[
                ("", &["id", "members"]),
                ("members", &["code", "one_of", "from", "to", "optional"]),
            ],
            (DigestFormula::V2 | DigestFormula::V3, DigestScope::Plan) => &[(
                "",
                &[
                    "type", "id", "number", "signer", "signed", "from", "to", "title",
                ],
            )],
            // That a measure was carried out (`done`) is no other evidence.
            (DigestFormula::V2 | DigestFormula::V3, DigestScope::PlanRow) => {
                &[("", &["code", "group", "measures", "due", "superseded_by"])]
            }
            (DigestFormula::V2 | DigestFormula::V3, DigestScope::Instrument) => &[(
                "",
                &["number", "issuer", "signed", "from", "to", "repealed_by"],
            )],
            (DigestFormula::V2 | DigestFormula::V3, DigestScope::Counts) => {
                &[("", &["online", "in_person", "post", "offline"])]
            }
        }
    }

    /// A value with nothing but what counts.
    pub(super) fn counted(self, formula: DigestFormula, value: Value) -> Value {
        counted(self.table(formula), "", value)
    }
}

const V1_PROCEDURE: DigestFields = &[
    (
        "",
        &[
            "code",
            "name",
            "kind",
            "issuer",
            "fields",
            "levels",
            "executing",
            "coordinating",
            "subjects",
            "steps",
            "channels",
            "documents",
            "sets",
            "results",
            "non_territorial",
            "service_kind",
            "satisfaction",
            "conditions",
            "presence_required",
            "onsite_verification",
            "legal_basis",
            "publications",
            "lifecycle",
            "online",
            "source",
        ],
    ),
    ("levels", &["level", "until"]),
    (
        "channels",
        &["case", "method", "time", "fees", "online_payment", "text"],
    ),
    ("channels.time", &["value", "unit", "text"]),
    ("channels.fees", &["kind", "amount", "currency", "text"]),
    (
        "documents",
        &[
            "case", "name", "original", "copy", "required", "form", "code",
        ],
    ),
    ("results", &["name", "code", "electronic", "delivery"]),
    ("satisfaction", &["value", "of", "period", "source"]),
    ("presence_required", &["value", "provision"]),
    ("onsite_verification", &["value", "provision"]),
    ("legal_basis", &["number", "articles"]),
    (
        "publications",
        &[
            "number",
            "agency",
            "signed",
            "effective",
            "posted",
            "action",
        ],
    ),
    ("lifecycle", LIFECYCLE),
    (
        "online",
        &["level", "since", "decision", "partial_reason", "suspended"],
    ),
    ("online.partial_reason", &["reason", "provision", "url"]),
    ("online.suspended", &["from", "to", "notice"]),
];

/// What counts of a procedure since the second formula; the third adds the days since which it is what it is.
macro_rules! procedure_fields {
    ($($since:literal),*) => {
        &[
    (
        "",
        &[
            "code",
            "name",
            "issuer",
            $($since,)*
            "fields",
            "levels",
            "executing",
            "coordinating",
            "subjects",
            "steps",
            "channels",
            "documents",
            "sets",
            "results",
            "conditions",
            "presence_required",
            "onsite_verification",
            "legal_basis",
            "lifecycle",
        ],
    ),
    ("levels", &["level", "until"]),
    ("channels", &["case", "method", "time", "fees", "text"]),
    ("channels.time", &["value", "unit", "text"]),
    ("channels.fees", &["kind", "amount", "currency", "text"]),
    (
        "documents",
        &[
            "case", "name", "original", "copy", "required", "form", "code",
        ],
    ),
    ("results", &["name", "code", "delivery"]),
    ("presence_required", &["value", "provision"]),
    ("onsite_verification", &["value", "provision"]),
    ("legal_basis", &["number", "issuer", "signed", "articles"]),
    ("lifecycle", LIFECYCLE),
]
    };
}

const V2_PROCEDURE: DigestFields = procedure_fields!();
const V3_PROCEDURE: DigestFields =
    procedure_fields!("issuer_since", "fields_since", "levels_since");

const LIFECYCLE: &[&str] = &["from", "to", "replaces", "replaced_by", "continuity"];

/// What ends a procedure, and so carries out that it is abolished or merged.
pub(super) const ENDING: [&str; 2] = ["to", "replaced_by"];

fn counted(table: DigestFields, place: &str, value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let items = items.into_iter();
            Value::Array(items.map(|item| counted(table, place, item)).collect())
        }
        Value::Object(mut object) => {
            let Some((_, keys)) = table.iter().find(|(of, _)| *of == place) else {
                return Value::Object(object);
            };
            let mut kept = Map::with_capacity(object.len());
            for key in *keys {
                if let Some(value) = object.remove(*key) {
                    let below = match place {
                        "" => (*key).to_owned(),
                        place => format!("{place}.{key}"),
                    };
                    kept.insert((*key).to_owned(), counted(table, &below, value));
                }
            }
            Value::Object(kept)
        }
        other => other,
    }
}
