//! What a procedure's row says.

use jiff::civil::Date;

use crate::catalogue::model::{Channel, Decision, Level, OneOrMany, Online, Procedure, Stated};
use crate::review::list::LaterEvent;
use crate::rules::level::LevelOn;
use crate::rules::{Fact, FactValue};
use crate::session::words::wording;
use crate::session::{Strings, View};

/// Words rows for one view.
pub(super) struct RowWriter<'a> {
    pub strings: &'a Strings,
    pub view: &'a View,
}

impl<'a> RowWriter<'a> {
    pub(super) fn new(strings: &'a Strings, view: &'a View) -> RowWriter<'a> {
        RowWriter { strings, view }
    }

    /// The cells of a procedure on the list: code, name, field, level, agency, legal basis, time limit, fees, online
    /// level, note.
    pub(super) fn eligible(&self, row: usize, notes: &[String]) -> Vec<String> {
        let Some(procedure) = self.view.procedure(row) else {
            return Vec::new();
        };
        let procedure = procedure.read();
        vec![
            procedure.code.clone(),
            procedure.name.clone(),
            self.fields(&procedure),
            self.levels(&procedure),
            self.agency(&procedure),
            self.legal_basis(&procedure),
            self.times(&procedure),
            self.fees(&procedure),
            self.online(&procedure),
            notes.join("; "),
        ]
    }

    /// What stands in the note of a procedure on the list: exceptions, which stay visible for ever, and where it was
    /// published already.
    pub(super) fn notes(&self, row: usize, decision: &Decision) -> Vec<String> {
        let mut notes = self.overrides(decision);
        if let Some(by) = &decision.published {
            let values = [
                ("number", by.number.trim().to_owned().into()),
                ("date", short_date(by.signed).into()),
            ];
            notes.push(self.strings.with("annex-note-published", &values));
        }
        notes.extend(self.suspended(row));
        notes
    }

    /// That the service is suspended, whatever the list is: who reads that it is offered has to know.
    pub(super) fn suspended(&self, row: usize) -> Option<String> {
        let procedure = self.view.procedure(row)?.read();
        let online = procedure.online.as_ref()?;
        wording::suspended(self.strings, online, self.view.as_of, short_date)
    }

    /// The exceptions that a decision rests on.
    pub(super) fn overrides(&self, decision: &Decision) -> Vec<String> {
        let overrides = decision.overrides.iter();
        overrides
            .map(|set_aside| {
                let values = [
                    ("rule", self.rule(&set_aside.rule).into()),
                    ("provision", set_aside.provision.as_str().into()),
                    ("date", short_date(set_aside.until).into()),
                ];
                self.strings.with("annex-note-override", &values)
            })
            .collect()
    }

    /// What is proposed beside a decision that stands.
    pub(super) fn beside(&self, decision: &Decision) -> String {
        let outcome = self.word("outcome", decision.outcome.as_str());
        let state = self.word("state", decision.state.as_str());
        let values = [
            ("outcome", outcome.into()),
            ("state", state.into()),
            ("date", short_date(decision.as_of).into()),
        ];
        self.strings.with("annex-note-beside", &values)
    }

    /// What was approved otherwise, and nobody took back.
    pub(super) fn passed_over(&self, decision: &Decision) -> String {
        let values = [
            (
                "outcome",
                self.word("outcome", decision.outcome.as_str()).into(),
            ),
            ("date", short_date(decision.as_of).into()),
        ];
        self.strings.with("annex-note-passed-over", &values)
    }

    /// What happened to a row after it was published.
    pub(super) fn since(&self, since: &[LaterEvent<'_>]) -> Vec<String> {
        let sentence = |since: &LaterEvent<'_>| match since {
            LaterEvent::Stale => self.strings.get("annex-note-stale"),
            LaterEvent::NotInForce => self.strings.get("annex-note-not-in-force"),
            LaterEvent::Imported => self.strings.get("annex-note-imported"),
            LaterEvent::GateClosed => self.strings.get("annex-note-gate-closed"),
            LaterEvent::Decided(decision) => {
                let values = [
                    (
                        "outcome",
                        self.word("outcome", decision.outcome.as_str()).into(),
                    ),
                    ("state", self.word("state", decision.state.as_str()).into()),
                    ("date", short_date(decision.as_of).into()),
                ];
                self.strings.with("annex-note-decided", &values)
            }
        };
        since.iter().map(sentence).collect()
    }

    /// The agency that issued all of these rows, where it is one.
    pub(super) fn common_agency(&self, rows: &[usize]) -> Option<String> {
        let columns = &self.view.columns;
        let first = columns.issuer(*rows.first()?)?;
        let same = rows.iter().all(|row| columns.issuer(*row) == Some(first));
        let agency = self.view.snapshot.agency(first).filter(|_| same);
        agency.map(|agency| agency.name.clone())
    }

    pub(super) fn agency(&self, procedure: &Procedure) -> String {
        let snapshot = &self.view.snapshot;
        match procedure.issuer.as_deref() {
            Some(id) => snapshot.agency(id).map_or(id, |a| &a.name).to_owned(),
            None => self.unknown(),
        }
    }

    pub(super) fn fields(&self, procedure: &Procedure) -> String {
        let snapshot = &self.view.snapshot;
        let name = |id: &String| snapshot.field(id).map_or(id.clone(), |f| f.name.clone());
        let names: Vec<String> = procedure.fields.iter().map(name).collect();
        self.told(names)
    }

    /// The levels that handle it on the as-of date.
    fn levels(&self, procedure: &Procedure) -> String {
        let day = self.view.as_of;
        let entries = procedure.levels.iter();
        let now = entries.filter(|entry| entry.until.is_none_or(|until| day <= until));
        let word = |level: Level| self.word("level", level.as_str());
        let words: Vec<String> = now.map(|entry| word(entry.level)).collect();
        capital(&self.told(words))
    }

    pub(super) fn online(&self, procedure: &Procedure) -> String {
        let level = |online: &Online| capital(&self.word("online", online.level.as_str()));
        let online = procedure.online.as_ref();
        match (LevelOn::of(procedure, self.view.as_of), online) {
            (LevelOn::Known(_), Some(online)) => level(online),
            // It does not hold yet, and what holds until then nobody knows.
            (LevelOn::Later(since), Some(online)) => {
                let values = [
                    ("level", level(online).into()),
                    ("date", short_date(since).into()),
                ];
                self.strings.with("annex-online-later", &values)
            }
            (_, None) | (LevelOn::Absent, _) => self.unknown(),
        }
    }

    fn legal_basis(&self, procedure: &Procedure) -> String {
        let Some(basis) = &procedure.legal_basis else {
            return self.unknown();
        };
        if matches!(basis, Stated::None) {
            return capital(&self.strings.get("detail-none"));
        }
        let citations = basis.items().iter().map(|citation| {
            let articles = citation.articles.as_ref().map_or(&[][..], OneOrMany::items);
            match articles {
                [] => citation.number.clone(),
                articles => format!("{} ({})", citation.number, articles.join(", ")),
            }
        });
        self.told(citations.collect())
    }

    fn times(&self, procedure: &Procedure) -> String {
        self.by_channel(procedure, |channel| {
            let time = channel.time.as_ref()?;
            Some(wording::time_limit(self.strings, time))
        })
    }

    fn fees(&self, procedure: &Procedure) -> String {
        self.by_channel(procedure, |channel| match channel.fees.as_ref()? {
            Stated::None => Some(self.strings.get("detail-no-fee")),
            Stated::Some(fees) => {
                let fees: Vec<String> = fees
                    .iter()
                    .map(|fee| wording::fee_in_short(self.strings, fee))
                    .collect();
                Some(fees.join(" + "))
            }
        })
    }

    /// A value of every channel: once where all have the same, else each with the cases and channels that have it.
    fn by_channel(&self, procedure: &Procedure, of: impl Fn(&Channel) -> Option<String>) -> String {
        let Some(channels) = &procedure.channels else {
            return self.unknown();
        };
        let mut values: Vec<(String, Vec<String>)> = Vec::new();
        for channel in channels.items() {
            let value = of(channel).unwrap_or_else(|| self.unknown());
            let method = self.word("method", channel.method.as_str());
            let whose = match channel.case.as_deref() {
                Some(case) => format!("{case}, {method}"),
                None => method,
            };
            match values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, of)) if of.contains(&whose) => {}
                Some((_, of)) => of.push(whose),
                None => values.push((value, vec![whose])),
            }
        }
        match values.as_slice() {
            [] => capital(&self.strings.get("detail-none")),
            [(value, _)] => capital(value),
            several => {
                let each = several.iter().map(|(value, of)| {
                    let of = of.join("; ");
                    format!("{}: {value}", capital(&of))
                });
                each.collect::<Vec<_>>().join(". ")
            }
        }
    }

    /// The sentence of a fact, as documents have it: rules by their titles, days as people write them.
    pub(super) fn fact(&self, fact: &Fact) -> String {
        let values = fact.values.iter().map(|(name, value)| {
            let value = match value {
                FactValue::Date(day) => FactValue::Text(short_date(*day)),
                FactValue::Text(id) if *name == "rule" => FactValue::Text(self.rule(id)),
                other => other.clone(),
            };
            (*name, value)
        });
        self.strings.fact(&Fact {
            id: fact.id,
            values: values.collect(),
        })
    }

    /// The title of a rule; its id where there is none.
    pub(super) fn rule(&self, id: &str) -> String {
        self.strings.rule_title(id)
    }

    pub(super) fn word(&self, of: &str, word: &str) -> String {
        self.strings.get(&format!("{of}-{word}"))
    }

    fn unknown(&self) -> String {
        capital(&self.strings.get("detail-unknown"))
    }

    fn told(&self, parts: Vec<String>) -> String {
        if parts.is_empty() {
            self.unknown()
        } else {
            parts.join("; ")
        }
    }
}

/// `31/10/2026`.
pub(super) fn short_date(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}
