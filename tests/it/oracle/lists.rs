//! The property: whatever was recommended, approved, signed, changed or written by hand, for every row on a list to be signed
//! the second reading finds the gate open at the own day, and for every entry that a command writes, at the day of its
//! evidence too.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::desk::{CommandResult, LogRecord, OracleRepository};
use super::gate::shut;
use super::groups::ComparisonBasis;
use super::held::{OracleDifference, hold};
use super::making::CODES;
use super::making_stories::{AsOf, Hand, Part, Step, Story, change, sound_story, story};
use super::used::months_before;
use super::world::World;
use super::writing::files;

/// Who recommends, and who approves.
const WHO: [&str; 2] = ["Ra", "Duyet"];

/// The state of a story while it is told.
struct StoryRun {
    desk: OracleRepository,
    world: World,
    /// Parts that are those of the other catalogue now.
    changed: Vec<Part>,
    differences: Vec<OracleDifference>,
    log: String,
}

fn tell(story: &Story) -> (Vec<OracleDifference>, String) {
    let mut told = StoryRun {
        desk: OracleRepository::new(),
        world: story.sound.clone(),
        changed: Vec::new(),
        differences: Vec::new(),
        log: String::new(),
    };
    told.desk.lay(&told.world);
    for step in &story.steps {
        told.step(story, step);
        told.list();
    }
    (told.differences, told.log)
}

impl StoryRun {
    fn run(&mut self, who: &str, line: &[&str]) -> CommandResult {
        let said = self.desk.run(who, self.world.today, line);
        writeln!(
            self.log,
            "{} {who}: rasoat {} → {}\n    {}{}",
            self.world.today,
            line.join(" "),
            said.exit,
            said.json,
            said.err.trim_end()
        )
        .unwrap();
        said
    }

    fn step(&mut self, story: &Story, step: &Step) {
        match step {
            Step::Review {
                codes,
                as_of,
                overrides,
                outcome,
            } => {
                let mut line = vec!["review", "--outcome", outcome];
                let day = self.as_of(*as_of);
                line.extend(day.iter().map(String::as_str));
                if *outcome != "eligible_full" {
                    line.extend(["--reason", "thử", "--provision", "Điều 1"]);
                }
                if *outcome == "partial" {
                    line.extend(["--partial-reason", "onsite_verification"]);
                }
                let overrides: Vec<String> = overrides
                    .iter()
                    .map(|(rule, days)| {
                        let until = plus(self.world.today, *days);
                        format!("rule={rule};until={until};provision=Điều 2;reason=thử")
                    })
                    .collect();
                for text in &overrides {
                    line.extend(["--override", text]);
                }
                line.extend(codes);
                let said = self.run(WHO[0], &line);
                self.written(&said, None);
                if overrides.is_empty() && *outcome == "eligible_full" {
                    self.refused(&said, *as_of);
                }
            }
            Step::Confirm(as_of) => {
                let day = self.as_of(*as_of);
                let mut line = vec!["review", "--confirm"];
                line.extend(day.iter().map(String::as_str));
                line.extend(CODES);
                let said = self.run(WHO[0], &line);
                self.written(&said, None);
            }
            Step::Approve(as_of) => {
                let day = self.as_of(*as_of);
                let mut line = vec!["approve"];
                line.extend(day.iter().map(String::as_str));
                line.extend(CODES);
                let said = self.run(WHO[1], &line);
                self.written(&said, None);
            }
            Step::Publish(before) => {
                let signed = plus(self.world.today, -before);
                let day = signed.to_string();
                let mut line = vec!["publish", "--number", "12/QĐ-M1", "--signed", &day];
                line.extend(["--signer", "Bộ trưởng", "--skip-refused"]);
                line.extend(CODES);
                let said = self.run(WHO[1], &line);
                self.written(&said, Some(signed));
            }
            Step::Withdraw(code) => {
                self.run(WHO[0], &["withdraw", code, "--reason", "thử"]);
            }
            Step::SendBack(code) => {
                self.run(WHO[1], &["send-back", code, "--reason", "thử"]);
            }
            Step::Pass(days) => {
                self.world.today = plus(self.world.today, *days);
                writeln!(self.log, "{} {days} days pass", self.world.today).unwrap();
            }
            Step::Change(part) => self.change(story, *part),
            Step::ByHand(code, hand) => self.by_hand(code, *hand),
        }
    }

    fn as_of(&self, as_of: AsOf) -> Vec<String> {
        let word = match as_of {
            AsOf::Unsaid => return Vec::new(),
            AsOf::Today => "today".to_owned(),
            AsOf::Reported => "reported".to_owned(),
            AsOf::Back(days) => plus(self.world.today, -days).to_string(),
        };
        vec!["--as-of".to_owned(), word]
    }

    fn change(&mut self, story: &Story, part: Part) {
        let there = self.changed.iter().position(|changed| *changed == part);
        match there {
            Some(at) => {
                self.changed.swap_remove(at);
                change(&mut self.world, &story.sound, part);
            }
            None => {
                self.changed.push(part);
                change(&mut self.world, &story.other, part);
            }
        }
        self.desk.lay(&self.world);
        writeln!(self.log, "{} {part:?} changes", self.world.today).unwrap();
    }

    fn by_hand(&mut self, code: &str, hand: Hand) {
        let source = match hand {
            Hand::Copied(other) => other,
            _ => code,
        };
        let text = self.desk.log_path(source).map(std::fs::read_to_string);
        let Some(Ok(text)) = text else {
            return;
        };
        let outcome = |text: &str| {
            let text = text.replace("outcome: do_not_provide", "outcome: eligible_full");
            text.replace("outcome: partial", "outcome: eligible_full")
        };
        let verdicts = |text: &str| {
            let text = text.replace(": flag", ": clear");
            text.replace(": cannot_tell", ": clear")
        };
        let lines = |text: &str, key: &str, value: &str| {
            let with = |line: &str| match line.split_once(key) {
                Some((before, _)) => format!("{before}{key}{value}\n"),
                None => format!("{line}\n"),
            };
            text.lines().map(with).collect::<String>()
        };
        let text = match hand {
            Hand::Outcome => outcome(&text),
            Hand::Verdicts => verdicts(&text),
            Hand::Both => verdicts(&outcome(&text)),
            Hand::State => text.replace("state: recommended", "state: approved"),
            Hand::Until => lines(&text, "until: ", "2099-12-31"),
            Hand::AsOf(days) => {
                let day = plus(self.world.today, -days).to_string();
                lines(&text, "as_of: ", &day)
            }
            Hand::Copied(other) => text.replace(other, code),
        };
        let path = self.desk.folder().join("decisions");
        let folder = self.world.procedure(code).and_then(|p| p.issuer.clone());
        let path = self.desk.log_path(code).unwrap_or_else(|| {
            path.join(folder.unwrap_or_else(|| "unknown".to_owned()))
                .join(format!("{code}.yaml"))
        });
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        writeln!(self.log, "{} {hand:?} of {code}", self.world.today).unwrap();
    }

    fn differs(&mut self, kind: String, told: String) {
        self.differences.push(OracleDifference { kind, told });
    }

    /// "What writes a decision asks the gate at the day of the evidence **and** at the own day." "Overrides are asked at the
    /// day of signing for `publish`: one whose last day that is still holds."
    fn written(&mut self, said: &CommandResult, signed: Option<Date>) {
        let rows = said.json["written"].as_array().cloned();
        for row in rows.unwrap_or_default() {
            let code = row["code"].as_str().unwrap().to_owned();
            let log = self.desk.log(&code);
            let Some(entry) = log.last().filter(|e| e.outcome == "eligible_full") else {
                continue;
            };
            let (own, today) = (self.world.own_day(), self.world.today);
            let day = evidence(&log, entry);
            let state = &entry.state;
            // "evidence may be read at an earlier day …, at most 12 months … before the own day, never after today".
            if day > today || day < months_before(own, 12) {
                let told = format!("{code}: evidence of {day}, own day {own}, today {today}");
                self.differs(
                    format!("{state} on evidence of a day that may not be"),
                    told,
                );
            }
            for (asked, on) in [
                (ComparisonBasis::Gate, day),
                (ComparisonBasis::OwnDay(own), own),
            ] {
                let holds = signed.unwrap_or(on);
                for (rule, says) in self.shuts(&code, entry, on, asked, holds) {
                    let which = if asked == ComparisonBasis::Gate {
                        "evidence"
                    } else {
                        "own day"
                    };
                    let told = format!("{code} at {on}: {rule} {}", says);
                    self.differs(
                        format!("{state} although shut at the {which}: {rule}"),
                        told,
                    );
                }
            }
        }
    }

    /// The rules that shut the gate and that no override of an entry covers which holds on a day.
    fn shuts(
        &self,
        code: &str,
        entry: &LogRecord,
        on: Date,
        asked: ComparisonBasis,
        holds: Date,
    ) -> Vec<(&'static str, &'static str)> {
        let covers = |rule: &str| {
            entry
                .overrides
                .iter()
                .any(|(of, until)| of == rule && holds <= *until)
        };
        let procedure = self.world.procedure(code).unwrap();
        shut(&self.world, procedure, on, asked)
            .into_iter()
            .filter(|(rule, _)| !covers(rule))
            .map(|(rule, says)| (rule, says.word()))
            .collect()
    }

    /// What is refused for the gate alone has a gate that is shut.
    fn refused(&mut self, said: &CommandResult, as_of: AsOf) {
        let own = self.world.own_day();
        let day: Option<Date> = said.json["as_of"].as_str().and_then(|day| day.parse().ok());
        let Some(day) = day.filter(|_| !matches!(as_of, AsOf::Reported)) else {
            return;
        };
        let rows = said.json["refused"].as_array().cloned();
        for row in rows.unwrap_or_default() {
            let code = row["code"].as_str().unwrap();
            let reasons = row["reasons"].as_array().unwrap();
            let gate = |reason: &Value| reason["id"].as_str().unwrap().starts_with("refused-gate");
            let procedure = self.world.procedure(code).unwrap();
            let open = shut(&self.world, procedure, day, ComparisonBasis::Gate).is_empty()
                && shut(&self.world, procedure, own, ComparisonBasis::OwnDay(own)).is_empty();
            if open && reasons.iter().any(gate) {
                let told = format!("{code} at {day}: {reasons:?}");
                self.differs("refused although the gate is open".to_owned(), told);
            }
        }
    }

    /// "*for every row on it, a fresh reading of the catalogue at the own day finds the gate open*"
    fn list(&mut self) {
        let said = self.run(WHO[0], &["export", "eligible"]);
        let own = self.world.own_day();
        let rows = said.json["rows"].as_array().cloned();
        for row in rows.unwrap_or_default() {
            let code = row["code"].as_str().unwrap().to_owned();
            let log = self.desk.log(&code);
            let taken_back = |entry: &&LogRecord| {
                log.iter().any(|later| {
                    matches!(later.state.as_str(), "withdrawn" | "sent_back")
                        && later.refers_to.as_deref() == Some(&entry.id)
                })
            };
            let on_list = log.iter().rev().find(|entry| {
                matches!(entry.state.as_str(), "approved" | "published")
                    && entry.outcome == "eligible_full"
                    && !taken_back(entry)
            });
            let Some(entry) = on_list else {
                self.differs("on the list without a decision".to_owned(), code);
                continue;
            };
            for (rule, says) in self.shuts(&code, entry, own, ComparisonBasis::OwnDay(own), own) {
                let told = format!("{code} at {own}: {rule} {says}; {entry:?}");
                self.differs(format!("on the list although shut: {rule} {says}"), told);
            }
        }
    }
}

/// "`approve` and `publish` take the recommendation's `as_of` as day of the evidence": that of the entry at the chain's end.
fn evidence(log: &[LogRecord], entry: &LogRecord) -> Date {
    let mut of = entry;
    for _ in log {
        let earlier = of.refers_to.as_ref();
        match earlier.and_then(|id| log.iter().find(|e| e.id == *id)) {
            Some(earlier) => of = earlier,
            None => break,
        }
    }
    of.as_of
}

fn plus(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

fn printed(story: &Story) -> String {
    let (_, log) = tell(story);
    let mut text = format!("{log}\nThe catalogue at first:\n");
    for (path, file) in files(&story.sound) {
        write!(text, "--- {path}\n{file}").unwrap();
    }
    writeln!(text, "\nWhat it becomes:").unwrap();
    for (path, file) in files(&story.other) {
        write!(text, "--- {path}\n{file}").unwrap();
    }
    text
}

/// A property over empty lists would hold nothing.
#[test]
fn what_is_recommended_and_approved_with_open_gates_is_on_the_list() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..2 {
        let mut story = sound_story().new_tree(&mut runner).unwrap().current();
        let codes = CODES.to_vec();
        story.steps = vec![
            Step::Review {
                codes,
                as_of: AsOf::Unsaid,
                overrides: Vec::new(),
                outcome: "eligible_full",
            },
            Step::Approve(AsOf::Unsaid),
        ];
        let (differences, log) = tell(&story);
        assert!(differences.is_empty(), "{log}");
        let rows = log.matches("\"no\":").count();
        assert_eq!(rows, CODES.len(), "{log}");
    }
}

#[test]
fn for_every_row_on_a_list_to_be_signed_a_second_reading_finds_the_gate_open() {
    hold(&story(), 6, |story| tell(story).0, printed);
}
