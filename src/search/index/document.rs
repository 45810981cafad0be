//! Which texts of a procedure go into which field.

use std::collections::HashMap;
use std::fmt::Write;
use std::rc::Rc;

use foldhash::fast::RandomState;
use sha1::{Digest, Sha1};
use tantivy::TantivyDocument;
use tantivy::schema::{Field, Schema};

use super::schema::{FIELDS, IndexField, KEY, fields};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{OneOrMany, Procedure, Stated, TimeValue};
use crate::search::SearchError;
use crate::search::tokens::{exact_word, exact_words, folded_words};
use crate::text::{docnum, fold, syllables, wording};

/// Texts that are remembered, and how long they are at most: longer ones do not repeat.
const REMEMBERED: usize = 50_000;
const SHORT: usize = 400;

/// What was made of texts: asked for with every text of a catalogue.
type Memo<T> = HashMap<String, T, RandomState>;

/// Makes documents. Texts repeat a lot between procedures, so each is normalised once.
pub(super) struct DocumentBuilder<'a> {
    snapshot: &'a Snapshot,
    key: Field,
    fields: [Field; FIELDS],
    texts: Memo<Rc<IndexText>>,
    whole: Memo<String>,
    /// Words as they stand in texts.
    forms: Memo<IndexWord>,
    /// Words with accents, numbered as they come.
    words: Vec<String>,
    numbers: Memo<u32>,
    /// For each word the last document that has it, counted from 1.
    last: Vec<usize>,
    documents: usize,
    accented: String,
}

/// A text as the index takes it.
struct IndexText {
    folded: String,
    /// Its words with accents, as positions in [`DocumentBuilder::words`].
    accented: Box<[u32]>,
}

/// A word as the index takes it.
struct IndexWord {
    folded: Box<str>,
    /// Its position in [`DocumentBuilder::words`], where it has accents.
    accented: Option<u32>,
}

impl<'a> DocumentBuilder<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        schema: &Schema,
    ) -> Result<DocumentBuilder<'a>, SearchError> {
        Ok(DocumentBuilder {
            snapshot,
            key: schema.get_field(KEY)?,
            fields: fields(schema)?,
            texts: Memo::default(),
            forms: Memo::default(),
            words: Vec::new(),
            numbers: Memo::default(),
            last: Vec::new(),
            documents: 0,
            accented: String::new(),
            whole: Memo::default(),
        })
    }

    /// The document of one procedure.
    pub(super) fn document(&mut self, key: u64, procedure: &Procedure) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        self.documents += 1;
        self.accented.clear();
        document.add_u64(self.key, key);
        let exact = exact_words(&procedure.name);
        document.add_text(self.fields[IndexField::NameExact as usize], exact);
        let folded = folded_words(&procedure.name);
        if !folded.is_empty() {
            document.add_text(self.fields[IndexField::Name as usize], folded);
        }
        for document_of in items(&procedure.documents) {
            self.add(&mut document, IndexField::Doc, &document_of.name);
            self.whole(&mut document, &document_of.name);
            for text in [&document_of.case, &document_of.form, &document_of.code] {
                self.add_some(&mut document, IndexField::Doc, text.as_deref());
            }
        }
        self.laws(&mut document, procedure);
        self.body(&mut document, procedure);
        document.add_text(self.fields[IndexField::Accented as usize], &self.accented);
        document
    }

    fn laws(&mut self, document: &mut TantivyDocument, procedure: &Procedure) {
        for citation in items(&procedure.legal_basis) {
            let cited = self.snapshot.cited(procedure, citation);
            for cited in &cited {
                let term = match docnum::from_key(&cited.key) {
                    Some(_) => cited.key.clone(),
                    None => whole_term(&cited.key),
                };
                document.add_text(self.fields[IndexField::Law as usize], term);
            }
            self.add(document, IndexField::Law, &citation.number);
            for article in citation.articles.as_ref().map_or(&[][..], OneOrMany::items) {
                self.add(document, IndexField::Law, article);
            }
            for cited in cited {
                for term in cited.terms(self.snapshot, procedure, citation) {
                    document.add_text(self.fields[IndexField::Law as usize], whole_term(&term));
                }
                // Where several may be meant, the words of each find it.
                for instrument in cited.meant.all() {
                    self.add_some(document, IndexField::Law, instrument.title.as_deref());
                }
            }
        }
    }

    fn body(&mut self, document: &mut TantivyDocument, procedure: &Procedure) {
        let snapshot = self.snapshot;
        let mut add = |text: &str| self.add(document, IndexField::Body, text);
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
        for publication in procedure.published_by() {
            add(&publication.number);
        }
        for group in snapshot.groups_of(&procedure.code) {
            add(&group.name);
        }
    }

    fn add_some(&mut self, document: &mut TantivyDocument, part: IndexField, text: Option<&str>) {
        if let Some(text) = text {
            self.add(document, part, text);
        }
    }

    /// The wording of a document as one term, so that it can be told from longer ones.
    fn whole(&mut self, document: &mut TantivyDocument, text: &str) {
        let field = self.fields[IndexField::Doc as usize];
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

    fn add(&mut self, document: &mut TantivyDocument, part: IndexField, text: &str) {
        if let Some(known) = self.texts.get(text) {
            let known = Rc::clone(known);
            return self.write(document, part, &known);
        }
        let made = Rc::new(self.read(text));
        self.write(document, part, &made);
        if text.len() <= SHORT {
            if self.texts.len() == REMEMBERED {
                self.texts.clear();
            }
            self.texts.insert(text.to_owned(), made);
        }
    }

    fn write(&mut self, document: &mut TantivyDocument, part: IndexField, text: &IndexText) {
        if !text.folded.is_empty() {
            document.add_text(self.fields[part as usize], &text.folded);
        }
        for &word in &text.accented {
            let word = word as usize;
            if self.last[word] != self.documents {
                self.last[word] = self.documents;
                if !self.accented.is_empty() {
                    self.accented.push(' ');
                }
                self.accented.push_str(&self.words[word]);
            }
        }
    }

    /// A text word by word: there are some thousand different ones, and normalising one takes longer than finding it.
    fn read(&mut self, text: &str) -> IndexText {
        let mut folded = String::with_capacity(text.len());
        let mut accented = Vec::new();
        for (_, word) in syllables(text) {
            if !self.forms.contains_key(word) {
                let form = self.form(word);
                if self.forms.len() == REMEMBERED {
                    self.forms.clear();
                }
                self.forms.insert(word.to_owned(), form);
            }
            let Some(form) = self.forms.get(word).filter(|form| !form.folded.is_empty()) else {
                continue;
            };
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(&form.folded);
            accented.extend(form.accented);
        }
        IndexText {
            folded,
            accented: accented.into(),
        }
    }

    fn form(&mut self, word: &str) -> IndexWord {
        let exact = exact_word(word);
        let accented = (!exact.is_ascii()).then(|| {
            let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            match self.numbers.get(&exact) {
                Some(&number) => number,
                None => {
                    self.numbers.insert(exact.clone(), next);
                    self.words.push(exact);
                    self.last.push(0);
                    next
                }
            }
        });
        IndexWord {
            folded: fold(word).into(),
            accented,
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
