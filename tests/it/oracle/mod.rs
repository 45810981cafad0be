//! A second, plain reading of the blocking rules, held against the library on random small catalogues. It was written by
//! somebody who had read `rules.md` alone, before they saw `src/rules`; the sentences stand beside what they became.
//!
//! | file | what lives there |
//! |---|---|
//! | `world` | a small catalogue as plain values, nothing of the library's |
//! | `making`, `making_procedures`, `making_reports`, `making_rest` | random ones, with days where the rules draw lines |
//! | `writing` | their files |
//! | `verdict` | the four verdicts |
//! | `rows` | what one report says of one procedure |
//! | `used` | `no-dossiers`, day by day |
//! | `planned` | `no-plan`, `plan-lapsed` |
//! | `others` | `constituent-missing`, `full-yet-presence`, `legal-basis-expired` |
//! | `groups` | `group-inconsistent` |
//! | `gate` | which rules shut the gate on a day |
//! | `verdicts` | the property: the library says the same |
//!
//! `PROPTEST_CASES` raises the number of cases.

mod gate;
mod groups;
mod making;
mod making_procedures;
mod making_reports;
mod making_rest;
mod others;
mod planned;
mod rows;
mod used;
mod verdict;
mod verdicts;
mod world;
mod writing;
