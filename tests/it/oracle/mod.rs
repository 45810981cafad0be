//! A second, plain reading of the blocking rules, held against the library on random small catalogues. It was written by
//! somebody who had read `rules.md` alone, before they saw `src/rules`; the sentences stand beside what they became.
//!
//! | file | what lives there |
//! |---|---|
//! | `world` | a small catalogue as plain values, nothing of the library's |
//! | `making`, `making_procedures`, `making_reports`, `making_rest` | random ones, with days where the rules draw lines |
//! | `writing`, `writing_reports` | their files |
//! | `verdict` | the four verdicts |
//! | `rows` | what one report says of one procedure |
//! | `used` | `no-dossiers`, day by day |
//! | `planned` | `no-plan`, `plan-lapsed` |
//! | `others` | `constituent-missing`, `full-yet-presence`, `legal-basis-expired` |
//! | `groups` | `group-inconsistent` |
//! | `gate` | which rules shut the gate on a day |
//! | `making_stories` | random stories of a list: marks, days, changes, logs written by hand |
//! | `desk` | commands run in this process by two people |
//! | `lists` | the property: every row on a list to be signed has an open gate |
//! | `held` | how a property is held, and failures are shown |
//! | `verdicts` | the property: the library says the same |
//!
//! `PROPTEST_CASES` raises the number of cases, `ORACLE_STEPS` how far a failing one is made smaller, and `ORACLE_KIND` shows
//! the failures of one kind alone.

mod desk;
mod gate;
mod groups;
mod held;
mod lists;
mod making;
mod making_procedures;
mod making_reports;
mod making_rest;
mod making_stories;
mod others;
mod planned;
mod rows;
mod used;
mod verdict;
mod verdicts;
mod world;
mod writing;
mod writing_reports;
