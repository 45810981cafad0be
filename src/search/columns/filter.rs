//! One value of a filter to rows.

use super::{Columns, DecisionCell, Rows};
use crate::catalogue::model::{DecisionState, Level};
use crate::rules::{self, RULES, Verdict};
use crate::search::columns::named_things::NamedThings;
use crate::search::query::{
    Compare, DecisionFilter, Filter, ME, Money, OnlineFilter, RuleFilter, TimeSpan,
};

impl Columns {
    /// The rows for which a value holds; `None` where the text index has to answer. `literal`: names are taken word for word.
    pub(in crate::search) fn matching(&self, filter: &Filter, literal: bool) -> Option<Rows> {
        let by = |holds: &dyn Fn(usize) -> bool| Rows::from_fn(self.len, holds);
        Some(match filter {
            Filter::Law(_) | Filter::Doc(_) => return None,
            Filter::Code(code) => {
                let mut rows = Rows::none(self.len);
                self.codes(code).for_each(|row| rows.insert(row as usize));
                rows
            }
            Filter::Agency(value) => {
                let meant = self.agencies.meant(value, literal);
                by(&|row| self.issuer[row].is_some_and(|at| meant.contains(&(at as usize))))
            }
            Filter::Field(value) => {
                let meant = self.fields.meant(value, literal);
                by(&|row| {
                    self.fields_of
                        .of(row)
                        .iter()
                        .any(|&at| meant.contains(&(at as usize)))
                })
            }
            Filter::Level(level) => {
                let at = Level::ALL.iter().position(|known| known == level);
                self.of_one(&self.levels, at)
            }
            Filter::Online(level) => {
                let at = OnlineFilter::ALL.iter().position(|known| known == level);
                self.of_one(&self.online, at)
            }
            Filter::Flag(rule) => {
                self.with_verdict((&self.flags, &self.gate_flags), *rule, Verdict::Flag)
            }
            Filter::Unknown(rule) => {
                let sets = (&*self.unknown, &*self.gate_unknown);
                self.with_verdict(sets, *rule, Verdict::CannotTell)
            }
            Filter::Remark(RuleFilter::Rule(id)) => self.of_one(&self.remarks, rules::rule(id)),
            Filter::Remark(_) => {
                let mut rows = Rows::none(self.len);
                self.remarks.iter().for_each(|of_rule| rows.add(of_rule));
                rows
            }
            Filter::Tail => self.tail.clone(),
            Filter::Plans => self.no_plan_entered.clone(),
            Filter::NoNumber => by(&|row| self.dossiers[row].is_unknown()),
            Filter::Decision(asked) => by(&|row| self.decisions[row].is(*asked)),
            Filter::By(value) => {
                let meant = self.deciders.meant(value, literal);
                by(&|row| self.deciders.is_by(row, &meant))
            }
            Filter::List(value) => self.members((&self.lists, &self.in_list), value, literal),
            Filter::Group(value) => self.members((&self.groups, &self.in_group), value, literal),
            Filter::Variant(asked) => self.of_variants(asked, literal).0,
            Filter::Changed(compare, day) => by(&|row| {
                self.changed
                    .get()
                    .and_then(|(days, _)| days.get(row))
                    .copied()
                    .flatten()
                    .is_some_and(|changed| compare.holds(&changed, day))
            }),
            Filter::Dossiers(compare, number) => {
                by(&|row| self.dossiers[row].holds(*compare, *number))
            }
            Filter::Time(compare, span) => {
                by(&|row| self.time[row].compared(*compare, *span) == Some(true))
            }
            Filter::Fee(compare, money) => {
                let amount = money.amount as f64;
                by(&|row| {
                    self.fee[row]
                        .of_currency(money.currency)
                        .holds(*compare, amount)
                })
            }
        })
    }

    /// Whether a value names something that the catalogue has: a code, an agency, a field, a list, a group, a person. True for
    /// every other filter.
    pub(in crate::search) fn knows(&self, filter: &Filter, literal: bool) -> bool {
        match filter {
            Filter::Code(code) => self.codes(code).next().is_some(),
            Filter::Agency(value) => !self.agencies.meant(value, literal).is_empty(),
            Filter::Field(value) => !self.fields.meant(value, literal).is_empty(),
            // A person who is named whole may have decided nothing yet.
            Filter::By(value) if value == ME || value.starts_with('=') => true,
            Filter::By(value) => self.deciders.meant(value, literal).contains(&true),
            // Of a list of which no member is known here, nobody knows what is on it.
            Filter::List(value) => self.has_members((&self.lists, &self.in_list), value, literal),
            Filter::Group(value) => {
                self.has_members((&self.groups, &self.in_group), value, literal)
            }
            Filter::Variant(asked) => self.variants.knows(asked, literal),
            Filter::Fee(_, money) => money.currency.is_none_or(|of| {
                let mut fees = self.fee.iter();
                fees.any(|fee| fee.currencies().any(|known| known == of))
            }),
            _ => true,
        }
    }

    /// What blocks is what a rule answers of the procedure as it is, and what it answers the gate, which asks as if it were full:
    /// nobody may take for clean what could not be decided.
    fn with_verdict(
        &self,
        (by_rule, at_gate): (&[Rows], &[Rows]),
        asked: RuleFilter,
        verdict: Verdict,
    ) -> Rows {
        let mut rows = Rows::none(self.len);
        match asked {
            RuleFilter::Any => by_rule.iter().for_each(|of_rule| rows.add(of_rule)),
            RuleFilter::Blocking => {
                let blocking = by_rule
                    .iter()
                    .zip(RULES)
                    .filter(|(_, rule)| rule.info().blocks.on(verdict));
                blocking.for_each(|(of_rule, _)| rows.add(of_rule));
                // Only rules that block answer there.
                let shut = at_gate.iter().zip(RULES);
                let shut = shut.filter(|(_, rule)| rule.info().blocks.on(verdict));
                shut.for_each(|(of_rule, _)| rows.add(of_rule));
            }
            RuleFilter::Rule(id) => return self.of_one(by_rule, rules::rule(id)),
        }
        rows
    }

    fn has_members(
        &self,
        (named, members): (&NamedThings, &[Rows]),
        value: &str,
        literal: bool,
    ) -> bool {
        let mut meant = named.meant(value, literal).into_iter();
        meant.any(|at| members.get(at).is_some_and(|rows| rows.count() > 0))
    }

    /// Whether it cannot be told if a row's time limit stands to a span as asked, for the two are told in different units.
    pub fn time_is_open(&self, row: usize, compare: Compare, span: TimeSpan) -> bool {
        let time = self.time.get(row);
        time.is_some_and(|time| time.is_open(compare, span))
    }

    /// Whether it cannot be told if a row's fee stands to an amount as asked, for it is told in another currency.
    pub fn fee_is_open(&self, row: usize, compare: Compare, money: Money) -> bool {
        let fee = self.fee.get(row);
        fee.is_some_and(|fee| fee.is_open(compare, money.amount as f64, money.currency))
    }

    /// Whether it cannot be told if a row's figure stands to one as asked, for it is not stated, or not whole.
    pub fn figure_is_unstated(&self, row: usize, filter: &Filter) -> bool {
        match filter {
            Filter::Time(compare, span) => self.time.get(row).is_none_or(|time| {
                time.compared(*compare, *span).is_none() && !time.is_open(*compare, *span)
            }),
            Filter::Fee(compare, money) => {
                let amount = money.amount as f64;
                let holds = |compare: Compare| {
                    let fee = self.fee.get(row).map(|fee| fee.of_currency(money.currency));
                    fee.is_some_and(|fee| fee.holds(compare, amount))
                };
                !holds(*compare)
                    && !compare.opposites().iter().any(|of| holds(*of))
                    && !self.fee_is_open(row, *compare, *money)
            }
            Filter::Dossiers(compare, number) => {
                let dossiers = self.dossiers.get(row).copied().unwrap_or_default();
                !dossiers.holds(*compare, *number)
                    && !compare
                        .opposites()
                        .iter()
                        .any(|of| dossiers.holds(*of, *number))
            }
            _ => false,
        }
    }

    /// The positions of the lists that a value means, in the order of the snapshot.
    pub(in crate::search) fn lists_meant(&self, value: &str, literal: bool) -> Vec<usize> {
        self.lists.meant(value, literal)
    }

    /// The positions of the linked groups that a value means, in the order of the snapshot.
    pub(in crate::search) fn groups_meant(&self, value: &str, literal: bool) -> Vec<usize> {
        self.groups.meant(value, literal)
    }

    fn of_one(&self, sets: &[Rows], at: Option<usize>) -> Rows {
        let rows = at.and_then(|at| sets.get(at)).cloned();
        rows.unwrap_or_else(|| Rows::none(self.len))
    }

    fn members(
        &self,
        (named, members): (&NamedThings, &[Rows]),
        value: &str,
        literal: bool,
    ) -> Rows {
        let mut rows = Rows::none(self.len);
        for at in named.meant(value, literal) {
            members.get(at).into_iter().for_each(|of| rows.add(of));
        }
        rows
    }
}

impl DecisionCell {
    pub(super) fn is(self, asked: DecisionFilter) -> bool {
        match asked {
            DecisionFilter::None => self.proposal.is_none(),
            DecisionFilter::Outcome(outcome) => {
                self.published == Some(outcome)
                    || self.proposal.is_some_and(|(of, _)| of == outcome)
            }
            DecisionFilter::State(DecisionState::Withdrawn) => self.withdrawn,
            DecisionFilter::State(DecisionState::SentBack) => self.sent_back,
            DecisionFilter::State(DecisionState::Published) => self.published.is_some(),
            DecisionFilter::State(state) => self.proposal.is_some_and(|(_, at)| at == state),
            DecisionFilter::Stale => self.is_stale(),
            DecisionFilter::Imported => self.imported,
        }
    }
}
