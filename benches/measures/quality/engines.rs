//! Who answers the queries. All index the same procedures and are asked the same texts.

use std::error::Error;

use rasoat::text::fold;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, NumericOptions, Schema, TEXT, Value};
use tantivy::{Index, IndexWriter, TantivyDocument};

use super::PLACES;
use super::pairs::Pairs;
use crate::fts5::{Fts5, expression};
use crate::opened::MeasuredCatalogue;

/// Answers queries with rows, best first.
pub trait Engine {
    /// What stands above its column.
    fn title(&self) -> &'static str;
    /// At most [`PLACES`] rows for each.
    fn answer(&self, queries: &[&str]) -> Result<Vec<Vec<usize>>, Box<dyn Error>>;
}

/// All of them, rasoat first. Without bodies the others know names alone.
pub fn all<'a>(
    opened: &'a MeasuredCatalogue,
    names: &[String],
    bodies: Option<&[String]>,
) -> Result<Vec<Box<dyn Engine + 'a>>, Box<dyn Error>> {
    let documents: Vec<Vec<&str>> = (0..names.len())
        .map(|row| {
            let body = bodies.map(|bodies| bodies[row].as_str());
            std::iter::once(names[row].as_str()).chain(body).collect()
        })
        .collect();
    let mut engines: Vec<Box<dyn Engine>> = vec![Box::new(Rasoat(opened))];
    match Fts5::build(
        if bodies.is_some() {
            "quality-whole"
        } else {
            "quality-names"
        },
        &documents,
        &[],
    ) {
        Ok(database) => {
            let any = Fts5::clone(&database);
            let begun = Fts5::clone(&database);
            engines.push(Box::new(Sqlite("FTS5, all words", database, "AND", false)));
            engines.push(Box::new(Sqlite("FTS5, any word", any, "OR", false)));
            engines.push(Box::new(Sqlite("FTS5, any beginning", begun, "OR", true)));
        }
        Err(error) => eprintln!("without FTS5: {error}"),
    }
    engines.push(Box::new(Tantivy::build(
        "tantivy",
        &documents,
        str::to_owned,
    )?));
    engines.push(Box::new(Tantivy::build(
        "tantivy, folded by hand",
        &documents,
        fold,
    )?));
    engines.push(Box::new(Pairs::build(names)));
    Ok(engines)
}

struct Rasoat<'a>(&'a MeasuredCatalogue);

impl Engine for Rasoat<'_> {
    fn title(&self) -> &'static str {
        "rasoat"
    }

    fn answer(&self, queries: &[&str]) -> Result<Vec<Vec<usize>>, Box<dyn Error>> {
        let one = |query: &&str| Ok(self.0.search(query, false, Some(PLACES))?.rows);
        queries.iter().map(one).collect()
    }
}

struct Sqlite(&'static str, Fts5, &'static str, bool);

impl Engine for Sqlite {
    fn title(&self) -> &'static str {
        self.0
    }

    fn answer(&self, queries: &[&str]) -> Result<Vec<Vec<usize>>, Box<dyn Error>> {
        let expressions = queries
            .iter()
            .map(|query| expression(query, self.2, self.3));
        let expressions: Vec<String> = expressions.collect();
        let found = self.1.query(&expressions, PLACES)?;
        Ok(found.into_iter().map(|found| found.rows).collect())
    }
}

/// tantivy with its default tokenizer and query parser: any of the words, BM25.
struct Tantivy {
    title: &'static str,
    index: Index,
    row: Field,
    texts: Vec<Field>,
    fold: fn(&str) -> String,
}

impl Tantivy {
    fn build(
        title: &'static str,
        documents: &[Vec<&str>],
        fold: fn(&str) -> String,
    ) -> Result<Tantivy, Box<dyn Error>> {
        let mut schema = Schema::builder();
        let row = schema.add_u64_field("row", NumericOptions::default().set_stored());
        let columns = documents.first().map_or(1, Vec::len);
        let texts: Vec<Field> = (0..columns)
            .map(|at| schema.add_text_field(&format!("c{at}"), TEXT))
            .collect();
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 100 << 20)?;
        for (at, document) in documents.iter().enumerate() {
            let mut added = TantivyDocument::new();
            added.add_u64(row, at as u64);
            for (field, text) in texts.iter().zip(document) {
                added.add_text(*field, fold(text));
            }
            writer.add_document(added)?;
        }
        writer.commit()?;
        Ok(Tantivy {
            title,
            index,
            row,
            texts,
            fold,
        })
    }
}

impl Engine for Tantivy {
    fn title(&self) -> &'static str {
        self.title
    }

    fn answer(&self, queries: &[&str]) -> Result<Vec<Vec<usize>>, Box<dyn Error>> {
        let searcher = self.index.reader()?.searcher();
        let parser = QueryParser::for_index(&self.index, self.texts.clone());
        let one = |query: &&str| {
            // What the query parser would take for an operator is a space to its tokenizer.
            let query = (self.fold)(query).replace(|c: char| c.is_ascii_punctuation(), " ");
            let query = parser.parse_query(&query)?;
            let found = searcher.search(&query, &TopDocs::with_limit(PLACES).order_by_score())?;
            let row = |address| -> Result<usize, Box<dyn Error>> {
                let document: TantivyDocument = searcher.doc(address)?;
                let row = document
                    .get_first(self.row)
                    .and_then(|value| value.as_u64());
                Ok(usize::try_from(row.unwrap_or(u64::MAX))?)
            };
            found.into_iter().map(|(_, address)| row(address)).collect()
        };
        queries.iter().map(one).collect()
    }
}
