//! The sign of a rule on a row: what it answers of the catalogue as it is, as filters and counts have it, and where the gate for
//! full online service answers otherwise.

use crate::rules::{RULES, Verdict};
use crate::search::Columns;
use crate::tui::tabs::verdict_sign;
use crate::tui::term::rich::Tone;

/// What shuts the gate although nothing is flagged as it is.
pub(crate) const SHUTS: &str = "×";

/// Where the gate for full online service answers otherwise than the sign of a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GateApart {
    /// It is shut by this rule, which says nothing against the procedure as it is.
    Shuts,
    /// It lets pass what the rule says of the procedure as it is.
    LetsPass,
}

/// Where the gate answers otherwise than what a rule says of a row as it is; nothing where they agree or nobody asks.
pub(crate) fn apart(columns: &Columns, row: usize, rule: usize) -> Option<GateApart> {
    let blocks = RULES[rule].info().blocks;
    let (as_is, gate) = (columns.verdict(row, rule), columns.at_gate(row, rule));
    match (as_is.weight() > 0, blocks.on(gate)) {
        (false, true) => Some(GateApart::Shuts),
        (true, false) => Some(GateApart::LetsPass),
        _ => None,
    }
}

/// The sign of a rule on a row: a flag that is counted is a flag here, whatever the gate says of it.
pub(crate) fn sign(columns: &Columns, row: usize, rule: usize) -> (&'static str, Tone) {
    let as_is = columns.verdict(row, rule);
    let gate = columns.at_gate(row, rule);
    let overridden = columns.is_overridden(row, rule);
    match apart(columns, row, rule) {
        Some(GateApart::Shuts) if overridden => verdict_sign(gate, true),
        Some(GateApart::Shuts) if gate == Verdict::Flag => (SHUTS, Tone::Flag),
        Some(GateApart::Shuts) => (SHUTS, Tone::Doubt),
        Some(GateApart::LetsPass) if !overridden => (verdict_sign(as_is, false).0, Tone::Dim),
        _ => verdict_sign(as_is, overridden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::search::Query;
    use crate::session::Lang;
    use crate::tui::app::fixture::{desk_of, files, showing};

    /// Two members of a group that differ in level alone, one of them partial and with a presence.
    fn of_levels() -> std::collections::BTreeMap<std::path::PathBuf, String> {
        let mut files = files();
        files.insert(
            "groups/nhom.yaml".into(),
            "id: nhom\nname: Nhóm thử\nmembers: [\"1.000001\", \"1.000004\"]\nsource: thử\n"
                .to_owned(),
        );
        let plan = files
            .get_mut(std::path::Path::new("plans/pa.yaml"))
            .unwrap();
        plan.push_str("  - code: \"1.000004\"\n");
        let path = std::path::Path::new("procedures/G15/1.000004.yaml");
        let partial = files.get_mut(path).unwrap();
        *partial = partial.replace("level: full", "level: partial").replace(
            "presence_required: {value: false}",
            "presence_required: {value: true}",
        );
        files
    }

    /// The columns gave the gate's answers where filters and counts gave those of the catalogue as it is.
    #[test]
    fn marks_in_the_columns_are_as_many_as_the_filters_count() {
        let desk = desk_of(of_levels());
        let columns = &desk.view.columns;
        let state = showing(&desk, (120, 36), Lang::Vi);
        for (rule, info) in RULES.iter().map(|rule| rule.info()).enumerate() {
            for (field, mark) in [("flag", "⚑"), ("unknown", "?")] {
                let shown = (0..columns.rows()).filter(|row| sign(columns, *row, rule).0 == mark);
                let query = Query::parse(&format!("{field}:{}", info.id)).unwrap();
                let wanted = crate::session::open::catalogue::SearchRequest {
                    query,
                    ..state.wanted().unwrap()
                };
                let found = desk.search(&wanted).unwrap();
                assert_eq!(shown.count(), found.rows.len(), "{field}:{}", info.id);
            }
        }
    }

    #[test]
    fn where_the_gate_answers_otherwise_the_sign_says_so() {
        let desk = desk_of(of_levels());
        let columns = &desk.view.columns;
        let at = |id| rules::rule(id).unwrap();
        let (group, presence) = (at("group-inconsistent"), at("full-yet-presence"));
        let (full, partial) = (
            desk.view.row("1.000001").unwrap(),
            desk.view.row("1.000004").unwrap(),
        );
        assert_eq!(sign(columns, full, group), ("⚑", Tone::Dim));
        assert_eq!(apart(columns, full, group), Some(GateApart::LetsPass));
        assert_eq!(sign(columns, partial, presence), (SHUTS, Tone::Flag));
        assert_eq!(sign(columns, full, at("no-plan")), ("✓", Tone::Good));
    }

    /// "(chặn)" stood behind a flag that the gate, some lines below, let pass.
    #[test]
    fn the_detail_says_of_a_flag_that_it_blocks_only_where_the_gate_is_shut_by_it() {
        let desk = desk_of(of_levels());
        let mut state = showing(&desk, (120, 36), Lang::Vi);
        let told = |state: &crate::tui::app::state::State| {
            let lines = state
                .detail
                .lines
                .iter()
                .map(crate::tui::term::rich::Line::text);
            let lines: Vec<String> = lines.collect();
            lines
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        crate::tui::app::fixture::press(&mut state, "Enter");
        let detail = told(&state);
        assert!(
            detail.contains("8 ⚑ Nhóm liên thông không nhất quán: cờ (cổng không chặn)"),
            "{detail}"
        );
        crate::tui::app::fixture::press(&mut state, "Esc End Enter");
        let detail = told(&state);
        let shut = "6 × Toàn trình mà vẫn phải có mặt: không áp dụng (chặn nếu kết luận đủ điều kiện toàn trình)";
        assert!(detail.contains(shut), "{detail}");
    }
}
