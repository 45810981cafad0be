//! Tests of search over a small made-up catalogue.

mod cached;
mod facets;
mod filters;
mod highlighting;
mod passages;
mod remarks;
mod renewed;
mod variants;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;
use serde::Deserialize;

use super::*;
use crate::catalogue::model::{
    Agency, DecisionLog, Field, Group, Instrument, Plan, Procedure, ServiceList, Statistics,
    SynonymMap, Variants,
};
use crate::catalogue::snapshot::{Contents, Located};
use crate::catalogue::{ProcedureFile, Reports, Snapshot};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SmallCatalogue {
    agencies: Vec<Agency>,
    fields: Vec<Field>,
    instruments: Vec<Instrument>,
    groups: Vec<Group>,
    lists: Vec<ServiceList>,
    plans: Vec<Plan>,
    variants: Vec<Variants>,
    synonyms: SynonymMap,
    statistics: Vec<Statistics>,
    decisions: Vec<DecisionLog>,
    procedures: Vec<Procedure>,
}

fn located<T>(values: Vec<T>) -> Vec<Located<T>> {
    let path = PathBuf::from("test.yaml");
    values
        .into_iter()
        .map(|value| Located {
            path: path.clone(),
            value,
        })
        .collect()
}

/// The small catalogue of `catalogue.yaml`, ready to be searched on 2026-11-21.
struct SearchFixture {
    snapshot: Snapshot,
    searcher: Searcher,
}

fn bench() -> SearchFixture {
    let small: SmallCatalogue = serde_yaml::from_str(include_str!("catalogue.yaml")).unwrap();
    let snapshot = Snapshot::new(Contents {
        agencies: small.agencies,
        fields: small.fields,
        instruments: located(small.instruments),
        groups: located(small.groups),
        lists: located(small.lists),
        plans: located(small.plans),
        variants: located(small.variants),
        statistics: Reports::kept(located(small.statistics)),
        decisions: located(small.decisions),
        procedures: located(small.procedures)
            .into_iter()
            .map(|file| ProcedureFile::kept(file.path, Arc::new(file.value)))
            .collect(),
        synonyms: small.synonyms,
        ..Contents::default()
    });
    let columns = Columns::build(&snapshot, date(2026, 11, 21), date(2026, 11, 21), None);
    columns.set_changes(vec![Some(date(2026, 5, 31)), Some(date(2026, 6, 2))], 0);
    let index = Index::build(&snapshot, &|_| {}).unwrap();
    let searcher = Searcher::new(&snapshot, Some(Arc::new(index)), Arc::new(columns));
    SearchFixture { snapshot, searcher }
}

impl SearchFixture {
    fn results(&self, query: &str, options: &SearchOptions) -> SearchResults {
        let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
        self.searcher.run(&query, options).unwrap()
    }

    fn codes(&self, results: &SearchResults) -> Vec<String> {
        let code = |row: &u32| self.snapshot.procedures()[*row as usize].code.clone();
        results.rows.iter().map(code).collect()
    }

    /// What a query finds, as the last figures of the codes, in order.
    fn find(&self, query: &str) -> String {
        self.find_with(query, &SearchOptions::default())
    }

    fn find_with(&self, query: &str, options: &SearchOptions) -> String {
        let codes = self.codes(&self.results(query, options));
        codes.iter().map(|code| &code[code.len() - 1..]).collect()
    }

    /// What has every word of a query, in the order of codes.
    fn find_exact(&self, query: &str) -> String {
        let options = SearchOptions {
            sort: Sort::Code,
            exact: true,
            ..SearchOptions::default()
        };
        self.find_with(query, &options)
    }

    /// What a query finds, in the order of codes.
    fn find_set(&self, query: &str) -> String {
        let sort = Sort::Code;
        self.find_with(
            query,
            &SearchOptions {
                sort,
                ..SearchOptions::default()
            },
        )
    }
}
