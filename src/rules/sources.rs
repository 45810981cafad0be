//! The days on which what rules rest on was issued: before its source a rule asks nothing. Of several sources the earliest counts.

use jiff::civil::{Date, date};

/// Decree 63/2010/NĐ-CP came into force.
pub(crate) const DECREE_63: Date = date(2010, 10, 14);
/// Decision 06/QĐ-TTg, of the first essential services.
pub(crate) const DECISION_06: Date = date(2022, 1, 6);
/// Notice 79/TB-VPCP is of March 2022, and its day is not known here: surely issued by the last of the month.
pub(crate) const NOTICE_79: Date = date(2022, 3, 31);
/// Conclusions of the Deputy Prime Minister.
pub(crate) const DEPUTY_PM: Date = date(2023, 10, 16);
/// Directive 27/CT-TTg.
pub(crate) const DIRECTIVE_27: Date = date(2023, 10, 27);
/// The day before which the lists were to be published. Source: Directive 27/CT-TTg.
pub(crate) const LISTS_DUE: Date = date(2023, 12, 15);
/// The conference of 31 August 2024.
pub(crate) const CONFERENCE_2024: Date = date(2024, 8, 31);
/// Notice 434/TB-VPCP.
pub(crate) const NOTICE_434: Date = date(2024, 9, 25);
/// Decree 118/2025/NĐ-CP: there are no districts any more.
pub(crate) const DECREE_118: Date = date(2025, 7, 1);
/// Decree 224/2026/NĐ-CP.
pub(crate) const DECREE_224: Date = date(2026, 7, 1);
