pub mod fuzzy;
pub mod query;
