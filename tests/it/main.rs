//! The integration tests, one binary: each extra one would link tantivy and libgit2 again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should fail where it stands"
)]

mod rules;
