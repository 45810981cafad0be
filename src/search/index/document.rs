//! Which texts of a procedure go into which field.

use std::collections::HashMap;
use std::fmt::Write;

use sha1::{Digest, Sha1};
use tantivy::TantivyDocument;
use tantivy::schema::{Field, Schema};

use super::schema::{FIELDS, KEY, Part, fields};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{OneOrMany, Procedure, Stated, TimeValue};
use crate::search::SearchError;
use crate::search::tokens::{exact_words, folded_words};
use crate::text::{docnum, fold, wording};

/// Texts that are remembered, and how long they are at most: longer ones do not repeat.
const REMEMBERED: usize = 50_000;
const SHORT: usize = 400;

/// Makes documents. Texts repeat a lot between procedures, so each is normalised once.
pub(super) struct Documents<'a> {
    snapshot: &'a Snapshot,
    key: Field,
    fields: [Field; FIELDS],
    folded: HashMap<String, String>,
    whole: HashMap<String, String>,
}

impl<'a> Documents<'a> {
    pub fn new(snapshot: &'a Snapshot, schema: &Schema) -> Result<Documents<'a>, SearchError> {
        Ok(Documents {
            snapshot,
            key: schema.get_field(KEY)?,
            fields: fields(schema)?,
            folded: HashMap::new(),
            whole: HashMap::new(),
        })
    }

    /// The document of one procedure.
    pub fn document(&mut self, key: u64, procedure: &Procedure) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_u64(self.key, key);
        let exact = exact_words(&procedure.name);
        document.add_text(self.fields[Part::NameExact as usize], exact);
        self.add(&mut document, Part::Name, &procedure.name);
        for document_of in items(&procedure.documents) {
            self.add(&mut document, Part::Doc, &document_of.name);
            self.whole(&mut document, &document_of.name);
            for text in [&document_of.case, &document_of.form, &document_of.code] {
                self.add_some(&mut document, Part::Doc, text.as_deref());
            }
        }
        self.laws(&mut document, procedure);
        self.body(&mut document, procedure);
        document
    }

    fn laws(&mut self, document: &mut TantivyDocument, procedure: &Procedure) {
        for citation in items(&procedure.legal_basis) {
            let numbers = docnum::find_all(&citation.number);
            for (_, number) in &numbers {
                document.add_text(self.fields[Part::Law as usize], number.key());
            }
            if numbers.is_empty() {
                let term = whole_term(&fold(&citation.number));
                document.add_text(self.fields[Part::Law as usize], term);
            }
            self.add(document, Part::Law, &citation.number);
            for article in citation.articles.as_ref().map_or(&[][..], OneOrMany::items) {
                self.add(document, Part::Law, article);
            }
            let instrument = self.snapshot.instrument(&citation.number);
            self.add_some(
                document,
                Part::Law,
                instrument.and_then(|i| i.title.as_deref()),
            );
        }
    }

    fn body(&mut self, document: &mut TantivyDocument, procedure: &Procedure) {
        let snapshot = self.snapshot;
        let mut add = |text: &str| self.add(document, Part::Body, text);
        let executing = items(&procedure.executing).iter();
        let agencies = executing.chain(items(&procedure.coordinating));
        for id in procedure.issuer.iter().chain(agencies) {
            add(snapshot.agency(id).map_or(id, |agency| &agency.name));
        }
        for id in &procedure.fields {
            add(snapshot.field(id).map_or(id, |field| &field.name));
        }
        items(&procedure.subjects).iter().for_each(|text| add(text));
        items(&procedure.steps).iter().for_each(|text| add(text));
        for channel in items(&procedure.channels) {
            let fees = channel.fees.as_ref().map_or(&[][..], Stated::items);
            let time = channel.time.as_ref();
            let words = time.and_then(|time| match &time.value {
                TimeValue::Text(text) => Some(text.as_str()),
                TimeValue::Number(_) => None,
            });
            [channel.case.as_deref(), channel.text.as_deref(), words]
                .into_iter()
                .chain([time.and_then(|time| time.text.as_deref())])
                .chain(fees.iter().map(|fee| fee.text.as_deref()))
                .flatten()
                .for_each(&mut add);
        }
        for result in items(&procedure.results) {
            add(&result.name);
        }
        if let Some(Stated::Some(conditions)) = &procedure.conditions {
            add(conditions);
        }
        for publication in &procedure.publications {
            add(&publication.number);
        }
        for group in snapshot.groups_of(&procedure.code) {
            add(&group.name);
        }
    }

    fn add_some(&mut self, document: &mut TantivyDocument, part: Part, text: Option<&str>) {
        if let Some(text) = text {
            self.add(document, part, text);
        }
    }

    /// The wording of a document as one term, so that it can be told from longer ones.
    fn whole(&mut self, document: &mut TantivyDocument, text: &str) {
        let field = self.fields[Part::Doc as usize];
        if let Some(term) = self.whole.get(text) {
            document.add_text(field, term);
            return;
        }
        let term = whole_term(&wording::key(text));
        document.add_text(field, &term);
        if text.len() <= SHORT {
            if self.whole.len() == REMEMBERED {
                self.whole.clear();
            }
            self.whole.insert(text.to_owned(), term);
        }
    }

    fn add(&mut self, document: &mut TantivyDocument, part: Part, text: &str) {
        let field = self.fields[part as usize];
        if let Some(folded) = self.folded.get(text) {
            document.add_text(field, folded);
            return;
        }
        let folded = folded_words(text);
        if folded.is_empty() {
            return;
        }
        document.add_text(field, &folded);
        if text.len() <= SHORT {
            if self.folded.len() == REMEMBERED {
                self.folded.clear();
            }
            self.folded.insert(text.to_owned(), folded);
        }
    }
}

/// The term of a whole text; no word of a text begins like it.
pub(super) fn whole_term(key: &str) -> String {
    let digest = Sha1::digest(key.as_bytes());
    digest
        .iter()
        .take(8)
        .fold("=".to_owned(), |mut term, byte| {
            // Writing to a string cannot fail.
            _ = write!(term, "{byte:02x}");
            term
        })
}

fn items<T>(stated: &Option<Stated<Vec<T>>>) -> &[T] {
    stated.as_ref().map_or(&[], Stated::items)
}
