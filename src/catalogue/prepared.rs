//! What rules ask of every record in every pass, worked out of a record once and kept with it: the names of its documents and
//! results as they are compared. Folding a name costs more than all that a rule then does with it. Names are kept as numbers:
//! what people are shown is read from the record.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use super::holdings::{ComparedName, code_key};
use super::model::{Procedure, Stated};

/// A place in a record for what was worked out of it. It takes no part in comparing records, and no copy takes it along: a copy
/// is made to be changed.
#[derive(Default)]
pub struct Prepared {
    documents: OnceLock<Vec<DocumentKeys>>,
    results: OnceLock<Vec<DocumentKeys>>,
}

/// Nothing that a record says: what was worked out is shown by nobody.
impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prepared")
    }
}

impl Clone for Prepared {
    fn clone(&self) -> Self {
        Prepared::default()
    }
}

impl PartialEq for Prepared {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What a document or a result is recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentKeys {
    /// Its name; none of one without a letter or figure, which stands for many things.
    pub name: Option<u64>,
    /// The code of the component.
    pub code: Option<u64>,
    /// A bit for each syllable of its name, which may share one: whether a phrase may stand in it.
    pub syllables: u64,
}

impl DocumentKeys {
    /// Those of a name and a code as they are written.
    pub fn of(name: &str, code: Option<&str>) -> DocumentKeys {
        let name = ComparedName::of(name);
        DocumentKeys {
            name: name_number(&name),
            code: code.map(code_number),
            syllables: syllable_bits(name.syllables()),
        }
    }

    /// Both, as far as they are known.
    pub fn each(self) -> impl Iterator<Item = u64> {
        self.code.into_iter().chain(self.name)
    }
}

/// A bit for each syllable, which may share one.
pub(crate) fn syllable_bits<'s>(syllables: impl IntoIterator<Item = &'s str>) -> u64 {
    let bit = |syllable| 1 << (number(('s', syllable)) >> 58);
    syllables
        .into_iter()
        .map(bit)
        .fold(0, |bits, bit: u64| bits | bit)
}

/// The number of a name; none of one without a letter or figure.
pub(crate) fn name_number(name: &ComparedName) -> Option<u64> {
    let squeezed = &name.squeezed;
    (!squeezed.is_empty()).then(|| number(('n', squeezed)))
}

/// The number of the code of a component.
pub(crate) fn code_number(code: &str) -> u64 {
    number(('c', code_key(code)))
}

fn number(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    // The lowest bit is free for how a result is issued, where both are kept as one number.
    hasher.finish() & !1
}

impl Procedure {
    /// What its documents are recognised by, in order; found at first, then kept. A record that is read is not changed any more.
    pub fn document_keys(&self) -> &[DocumentKeys] {
        self.prepared.documents.get_or_init(|| {
            let documents = self.documents.iter().flat_map(Stated::items);
            let keys = documents.map(|of| DocumentKeys::of(&of.name, of.code.as_deref()));
            keys.collect()
        })
    }

    /// What its results are recognised by, likewise.
    pub fn result_keys(&self) -> &[DocumentKeys] {
        self.prepared.results.get_or_init(|| {
            let results = self.results.iter().flat_map(Stated::items);
            let keys = results.map(|of| DocumentKeys::of(&of.name, of.code.as_deref()));
            keys.collect()
        })
    }
}
