//! A second, plain reading of the rules, held against the library on random small catalogues. It was written by
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
//! | `world_services` | what the rules beside the blocking ones read, as plain values |
//! | `making_services`, `making_channels` | random ones: services; channels, documents, results |
//! | `making_marks` | decisions, lists, targets, variants |
//! | `making_counts`, `making_odd_rows` | whole years of counts, and what is otherwise in a row |
//! | `writing_services`, `writing_logs` | their files |
//! | `permitted` | the verdicts that the text allows where it leaves something open |
//! | `marks` | the rules that read decisions and lists |
//! | `channels` | fees and times of channels |
//! | `documents` | what the state holds or has issued, districts, provinces' variants |
//! | `working_days` | publication and suspension in time |
//! | `year` | *the year* of a rule, and sums in which no dossier counts twice |
//! | `shares` | shares and parts of dossiers, satisfaction |
//! | `figures` | figures that cannot be right |
//! | `services` | the property: the library says the same of these |
//!
//! The cases are the same in every run; `ORACLE_SEED` (a number, or `random`) draws others.
//! `PROPTEST_CASES` raises the number of cases, `ORACLE_STEPS` how far a failing one is made smaller, and `ORACLE_KIND` shows
//! the failures of one kind alone.

mod channels;
mod desk;
mod documents;
mod figures;
mod gate;
mod groups;
mod held;
mod lists;
mod making;
mod making_channels;
mod making_counts;
mod making_marks;
mod making_odd_rows;
mod making_procedures;
mod making_reports;
mod making_rest;
mod making_services;
mod making_stories;
mod marks;
mod others;
mod permitted;
mod planned;
mod rows;
mod services;
mod shares;
mod used;
mod verdict;
mod verdicts;
mod working_days;
mod world;
mod world_services;
mod writing;
mod writing_logs;
mod writing_reports;
mod writing_services;
mod year;
