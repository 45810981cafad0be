//! Fields, how they are indexed, and the settings of the index.
//!
//! Texts come with their words normalised and joined by single spaces (see `tokens`), so that equal texts are normalised
//! once; the tokenizer here only splits them.

use tantivy::IndexSettings;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use crate::search::SearchError;

/// The fast field that says whose document it is.
pub(super) const KEY: &str = "key";
const TOKENIZER: &str = "words";

/// A field of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IndexField {
    /// The name, folded.
    Name = 0,
    /// The name with its accents.
    NameExact = 1,
    /// Components of the dossier, folded.
    Doc = 2,
    /// Keys of the numbers of cited instruments (they hold a slash, words never do), their titles, folded.
    Law = 3,
    /// Everything else that is said in words, folded.
    Body = 4,
    /// Words with accents of all but the name, each once, without positions: what was typed with its accents ranks
    /// before the same letters with others.
    Accented = 5,
}

/// Number of [`IndexField`]s.
pub(super) const FIELDS: usize = 6;

const NAMES: [&str; FIELDS] = ["name", "name_exact", "doc", "law", "body", "accented"];

pub(super) fn schema() -> Schema {
    let mut builder = Schema::builder();
    builder.add_u64_field(KEY, NumericOptions::default().set_fast());
    for (at, name) in NAMES.into_iter().enumerate() {
        let option = if at == IndexField::Accented as usize {
            IndexRecordOption::Basic
        } else {
            IndexRecordOption::WithFreqsAndPositions
        };
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_fieldnorms(false)
            .set_index_option(option);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing));
    }
    builder.build()
}

/// The fields in the order of [`IndexField`].
pub(super) fn fields(schema: &Schema) -> Result<[Field; FIELDS], SearchError> {
    let mut fields = [Field::from_field_id(0); FIELDS];
    for (field, name) in fields.iter_mut().zip(NAMES) {
        *field = schema.get_field(name)?;
    }
    Ok(fields)
}

pub(super) fn settings() -> IndexSettings {
    IndexSettings {
        // Nothing is stored, so there is nothing to compress.
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    }
}

pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TOKENIZER, TextAnalyzer::from(SpaceTokenizer::default()));
    tokenizers
}

/// Splits at single spaces.
#[derive(Clone, Default)]
struct SpaceTokenizer {
    token: Token,
}

struct SpaceTokens<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for SpaceTokenizer {
    type TokenStream<'a> = SpaceTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SpaceTokens<'a> {
        self.token.reset();
        SpaceTokens {
            rest: text,
            token: &mut self.token,
        }
    }
}

impl TokenStream for SpaceTokens<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        let (word, rest) = self.rest.split_once(' ').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(word);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
