//! One fixture: a small catalogue as data, written to a folder of its own and loaded as any catalogue is.
//!
//! | key | what it holds |
//! |---|---|
//! | `says` | the sentence that the case shows; "(reading)" where the sentence leaves it open |
//! | `as_of`, `months` | as-of date; length of the window, 36 unless told |
//! | `today` | the clock's day, the as-of date unless told |
//! | `agencies` | id → kind, or an agency; `M`, a ministry, unless told |
//! | `provinces` | true: also the 63 provinces and the 34 that took their place on 2025-07-01 |
//! | `procedures` | code → procedure; `name`, `issuer: M` and `levels: [ministry]` unless told, `~` removes |
//! | `province_counts` | `policy.provinces`, each with `count`, `from`, `to`; unless told, as many as `agencies` has, or what is built in beside `provinces` |
//! | `oldest` | months of `policy.evidence.oldest` |
//! | `policy` | the manifest's policy beside what is told above: a merge patch (RFC 7396) over it |
//! | `fields` | ids of the fields that there are |
//! | `databases` | id → database; `since: 2020-01-01`, `source: case` unless told, `holds` may name documents alone |
//! | `lists` | id → list of services; `decision: 1/QĐ-TTg`, `date: 2022-01-06` unless told, `members` may be codes alone |
//! | `variants` | unit → code → variant |
//! | `groups` | id → members |
//! | `plans` | id → plan; `type: option` unless told |
//! | `instruments` | number → instrument |
//! | `statistics` | reports; `unit: M`, `scope: unit`, `basis: received` unless told. `units`: one report for each, or for all `provinces` in being on its first day, `except` some. A count may be one number (in person, the others 0), or one word for every channel. `file`: another name of the file |
//! | `decisions` | code → entries; what is not told is filled, `evidence.digest` with the digest of `then` |
//! | `then` | what was otherwise when the decisions were made: a merge patch (RFC 7396) over the case |
//! | `files` | path → text, written as it stands |
//! | `unreadable` | paths that hold something that is not YAML |
//! | `flawed` | paths whose schema errors are meant |
//! | `expect` | code → rule → verdict, or {`verdict`, `tail`, `apart` (no plan of the issuer), `overridden`, `mentions`, `silent_on`}; a mention is an id and values of one fact |
//! | `expect_at_gate`, `expect_groups` | the same of what the gate asks, and of groups judged as one |

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rasoat::catalogue::load::DiskFiles;
use rasoat::catalogue::model::{Agencies, Agency, AgencyKind, Statistics};
use rasoat::catalogue::{LoadProgress, Snapshot, kind, load};
use rasoat::files::Severity;
use rasoat::rules::Verdict;
use rasoat::rules::digest::{DigestFormula, DigestSubject};
use serde::Deserialize;
use serde_json::{Map, Value, json};

type Object = Map<String, Value>;
type Outcome<T> = Result<T, String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub says: String,
    pub as_of: Date,
    #[serde(default)]
    today: Option<Date>,
    #[serde(default = "three_years")]
    months: u32,
    #[serde(default = "one_ministry")]
    agencies: BTreeMap<String, Value>,
    #[serde(default)]
    provinces: bool,
    #[serde(default)]
    procedures: BTreeMap<String, Object>,
    province_counts: Option<Vec<Object>>,
    oldest: Option<u32>,
    #[serde(default)]
    policy: Object,
    #[serde(default)]
    databases: BTreeMap<String, Object>,
    #[serde(default)]
    lists: BTreeMap<String, Object>,
    #[serde(default)]
    variants: BTreeMap<String, Value>,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    groups: BTreeMap<String, Value>,
    #[serde(default)]
    plans: BTreeMap<String, Object>,
    #[serde(default)]
    instruments: BTreeMap<String, Object>,
    #[serde(default)]
    statistics: Vec<Object>,
    #[serde(default)]
    decisions: BTreeMap<String, Vec<Object>>,
    #[serde(default)]
    files: BTreeMap<String, String>,
    #[serde(default)]
    unreadable: Vec<PathBuf>,
    #[serde(default)]
    flawed: Vec<PathBuf>,
    #[serde(default)]
    pub expect: BTreeMap<String, BTreeMap<String, Expected>>,
    #[serde(default)]
    pub expect_at_gate: BTreeMap<String, BTreeMap<String, Expected>>,
    #[serde(default)]
    pub expect_groups: BTreeMap<String, BTreeMap<String, Expected>>,
    /// The catalogue as the decisions saw it.
    #[serde(skip)]
    then: Option<Box<Case>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Expected {
    Verdict(Word),
    More {
        verdict: Word,
        #[serde(default)]
        tail: bool,
        #[serde(default)]
        overridden: bool,
        #[serde(default)]
        apart: Option<bool>,
        #[serde(default)]
        mentions: Vec<String>,
        #[serde(default)]
        silent_on: Vec<String>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Word(Verdict);

impl TryFrom<String> for Word {
    type Error = String;
    fn try_from(word: String) -> Outcome<Word> {
        Verdict::parse(&word)
            .map(Word)
            .ok_or_else(|| format!("{word} is no verdict"))
    }
}

impl Expected {
    pub fn verdict(&self) -> Verdict {
        match self {
            Expected::Verdict(word) | Expected::More { verdict: word, .. } => word.0,
        }
    }

    pub fn tail(&self) -> bool {
        matches!(self, Expected::More { tail: true, .. })
    }

    /// Whether it is counted apart, where the case says so.
    pub fn apart(&self) -> Option<bool> {
        match self {
            Expected::Verdict(_) => None,
            Expected::More { apart, .. } => *apart,
        }
    }

    pub fn overridden(&self) -> bool {
        matches!(
            self,
            Expected::More {
                overridden: true,
                ..
            }
        )
    }

    pub fn mentions(&self) -> &[String] {
        match self {
            Expected::Verdict(_) => &[],
            Expected::More { mentions, .. } => mentions,
        }
    }

    pub fn silent_on(&self) -> &[String] {
        match self {
            Expected::Verdict(_) => &[],
            Expected::More { silent_on, .. } => silent_on,
        }
    }
}

fn three_years() -> u32 {
    36
}

fn one_ministry() -> BTreeMap<String, Value> {
    BTreeMap::from([("M".to_owned(), json!("ministry"))])
}

impl Case {
    /// Reads a fixture.
    pub fn read(path: &Path) -> Outcome<Case> {
        Case::parse(&fs::read_to_string(path).map_err(|e| e.to_string())?)
    }

    /// Reads a case from its text.
    pub fn parse(text: &str) -> Outcome<Case> {
        let mut now: Value = serde_yaml::from_str(text).map_err(|e| e.to_string())?;
        let patch = now.as_object_mut().and_then(|case| case.remove("then"));
        let case = |value: Value| serde_json::from_value::<Case>(value).map_err(|e| e.to_string());
        let then = match patch {
            Some(patch) => {
                let mut then = now.clone();
                merge(&mut then, patch);
                Some(Box::new(case(then)?))
            }
            None => None,
        };
        Ok(Case { then, ..case(now)? })
    }

    /// The current day: the as-of date unless told.
    pub fn today(&self) -> Date {
        self.today.unwrap_or(self.as_of)
    }

    /// Writes the catalogue to a folder and loads it, as any catalogue is.
    pub fn load(&self) -> Outcome<Arc<Snapshot>> {
        if self.decisions.is_empty() {
            return self.load_without_decisions();
        }
        let then = self.then.as_deref().unwrap_or(self);
        let then = then.load_without_decisions()?;
        let mut logs = BTreeMap::new();
        for (code, entries) in &self.decisions {
            let mut filled = Vec::new();
            for (number, entry) in entries.iter().enumerate() {
                filled.push(self.decision(code, number, entry, &then)?);
            }
            let log = json!({ "code": code, "decisions": filled });
            let issuer = self.issuer(code);
            let procedure = kind::procedure_path(issuer.as_deref(), code);
            logs.insert(kind::decisions_path(&procedure, code), yaml(&log)?);
        }
        let mut files = self.files_without_decisions()?;
        files.extend(logs);
        self.load_files(files)
    }

    fn load_without_decisions(&self) -> Outcome<Arc<Snapshot>> {
        self.load_files(self.files_without_decisions()?)
    }

    fn load_files(&self, mut files: BTreeMap<PathBuf, String>) -> Outcome<Arc<Snapshot>> {
        files.extend(
            self.files
                .iter()
                .map(|(path, text)| (path.into(), text.clone())),
        );
        let not_yaml = |path: &PathBuf| (path.clone(), "this: [is not YAML\n".to_owned());
        files.extend(self.unreadable.iter().map(not_yaml));
        let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))
                .map_err(|e| e.to_string())?;
            fs::write(path, text).map_err(|e| e.to_string())?;
        }
        let files = DiskFiles::new(folder.path());
        let loaded = load(&files, true, &LoadProgress::default()).map_err(|e| e.to_string())?;
        let meant = |path: &PathBuf| self.unreadable.contains(path) || self.flawed.contains(path);
        let wrong = loaded
            .diagnostics
            .iter()
            .find(|found| found.severity == Severity::Error && !meant(&found.path));
        match wrong {
            Some(found) => Err(format!(
                "the case itself is wrong: {} at line {}: {}",
                found.path.display(),
                found.position().line,
                found.message
            )),
            None => Ok(loaded.snapshot),
        }
    }

    fn files_without_decisions(&self) -> Outcome<BTreeMap<PathBuf, String>> {
        let mut files = BTreeMap::new();
        let agencies = self.agencies()?;
        let window = json!({ "months": self.months, "source": "case" });
        let mut policy = json!({ "window": window });
        let counts = self.province_counts(&agencies);
        if !counts.is_empty() {
            policy["provinces"] = json!(counts);
        }
        if let Some(months) = self.oldest {
            policy["evidence"] = json!({ "oldest": { "months": months, "source": "case" } });
        }
        merge(&mut policy, Value::Object(self.policy.clone()));
        let manifest = json!({
            "format": 2, "title": "Case", "as_of": "today", "policy": policy,
        });
        files.insert("catalogue.yaml".into(), yaml(&manifest)?);
        if !self.fields.is_empty() {
            let field = |id: &String| json!({ "id": id, "name": id });
            let fields: Vec<Value> = self.fields.iter().map(field).collect();
            files.insert("fields.yaml".into(), yaml(&json!({ "fields": fields }))?);
        }
        files.insert(
            "agencies.yaml".into(),
            yaml(&json!({ "agencies": agencies }))?,
        );
        for (code, procedure) in &self.procedures {
            let own = json!({
                "code": code, "name": format!("Procedure {code}"), "issuer": "M", "levels": ["ministry"],
            });
            let path = kind::procedure_path(self.issuer(code).as_deref(), code);
            files.insert(path, yaml(&over(own, procedure))?);
        }
        for (id, members) in &self.groups {
            let group = json!({ "id": id, "name": id, "members": members, "source": "case" });
            files.insert(format!("groups/{id}.yaml").into(), yaml(&group)?);
        }
        for (id, plan) in &self.plans {
            let own = json!({ "type": "option", "id": id });
            files.insert(format!("plans/{id}.yaml").into(), yaml(&over(own, plan))?);
        }
        for (id, list) in &self.lists {
            let own =
                json!({ "id": id, "decision": "1/QĐ-TTg", "date": "2022-01-06", "members": [] });
            let mut list = over(own, list);
            alone(&mut list["members"], "code");
            files.insert(format!("lists/{id}.yaml").into(), yaml(&list)?);
        }
        let databases: Vec<Value> = self
            .databases
            .iter()
            .map(|(id, database)| {
                let own = json!({ "id": id, "name": id, "since": "2020-01-01", "source": "case" });
                let mut database = over(own, database);
                alone(&mut database["holds"], "name");
                database
            })
            .collect();
        if !databases.is_empty() {
            let file = json!({ "databases": databases });
            files.insert("databases.yaml".into(), yaml(&file)?);
        }
        for (unit, variants) in &self.variants {
            let file = json!({ "unit": unit, "variants": variants });
            files.insert(format!("variants/{unit}.yaml").into(), yaml(&file)?);
        }
        let instruments: Vec<Value> = self
            .instruments
            .iter()
            .map(|(number, instrument)| over(json!({ "number": number }), instrument))
            .collect();
        if !instruments.is_empty() {
            let file = json!({ "instruments": instruments });
            files.insert("instruments/all.yaml".into(), yaml(&file)?);
        }
        for report in &self.statistics {
            self.reports(report, &agencies, &mut files)?;
        }
        Ok(files)
    }

    /// As many provinces as the case has, from each day on which one begins or ends.
    fn province_counts(&self, agencies: &[Agency]) -> Vec<Value> {
        if let Some(told) = &self.province_counts {
            let own = || json!({ "source": "case" });
            return told.iter().map(|told| over(own(), told)).collect();
        }
        let provinces = || agencies.iter().filter(|a| a.kind == AgencyKind::Province);
        if self.provinces || provinces().next().is_none() {
            return Vec::new();
        }
        let mut days: Vec<Date> = provinces()
            .flat_map(|a| {
                a.from
                    .into_iter()
                    .chain(a.to.and_then(|to| to.tomorrow().ok()))
            })
            .collect();
        days.sort();
        days.dedup();
        let mut begins: Vec<Option<Date>> = vec![None];
        begins.extend(days.iter().copied().map(Some));
        let counts = begins.iter().enumerate().map(|(at, begin)| {
            let end = begins.get(at + 1).copied().flatten();
            let last = end.and_then(|end| end.yesterday().ok());
            let day = begin.or(last).unwrap_or(self.as_of);
            let count = provinces().filter(|a| a.exists_on(day)).count();
            let entry = json!({ "from": begin, "to": last, "count": count, "source": "case" });
            over(entry, &Map::new())
        });
        counts.filter(|entry| entry["count"] != 0).collect()
    }

    fn issuer(&self, code: &str) -> Option<String> {
        match self.procedures.get(code).and_then(|p| p.get("issuer")) {
            Some(issuer) => issuer.as_str().map(str::to_owned),
            None => Some("M".to_owned()),
        }
    }

    fn agencies(&self) -> Outcome<Vec<Agency>> {
        let mut agencies = Vec::new();
        for (id, told) in &self.agencies {
            let own = json!({ "id": id, "name": id });
            let agency = match told {
                Value::Object(told) => over(own, told),
                kind => over(own, &Map::from_iter([("kind".to_owned(), kind.clone())])),
            };
            agencies.push(serde_json::from_value(agency).map_err(|e| format!("{id}: {e}"))?);
        }
        if self.provinces {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/provinces.yaml");
            let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
            let file: Agencies = serde_yaml::from_str(&text).map_err(|e| e.to_string())?;
            agencies.extend(file.agencies);
        }
        Ok(agencies)
    }

    /// The files of one entry of `statistics`: one, or one for each of its units.
    fn reports(
        &self,
        told: &Object,
        agencies: &[Agency],
        files: &mut BTreeMap<PathBuf, String>,
    ) -> Outcome<()> {
        let mut told = told.clone();
        let name = told.remove("file");
        let except = words(told.remove("except"));
        let own = json!({ "unit": "M", "scope": "unit", "basis": "received", "source": "case", "counts": {} });
        let units = match told.remove("units") {
            None => vec![],
            Some(Value::String(word)) if word == "provinces" => {
                let first = told.get("from").and_then(Value::as_str).unwrap_or_default();
                let first: Date = first.parse().map_err(|e| format!("`from`: {e}"))?;
                agencies
                    .iter()
                    .filter(|a| a.kind == AgencyKind::Province && a.exists_on(first))
                    .map(|a| a.id.clone())
                    .collect()
            }
            list => words(list),
        };
        let mut report = over(own, &told);
        if let Some(counts) = report.get_mut("counts").and_then(Value::as_object_mut) {
            counts.values_mut().for_each(spread);
        }
        if let Some(counts) = report.get_mut("fields").and_then(Value::as_object_mut) {
            counts.values_mut().for_each(spread);
        }
        let mut write = |report: &Value| -> Outcome<()> {
            let typed: Statistics =
                serde_json::from_value(report.clone()).map_err(|e| format!("statistics: {e}"))?;
            let mut path = kind::statistics_path(&typed);
            if let Some(name) = name.as_ref().and_then(Value::as_str) {
                path.set_file_name(name);
            }
            match files.insert(path, yaml(report)?) {
                None => Ok(()),
                Some(_) => Err("two reports would be one file; give one a `file`".to_owned()),
            }
        };
        if units.is_empty() {
            return write(&report);
        }
        for unit in units.iter().filter(|unit| !except.contains(unit)) {
            report["unit"] = json!(unit);
            write(&report)?;
        }
        Ok(())
    }

    fn decision(
        &self,
        code: &str,
        number: usize,
        told: &Object,
        then: &Snapshot,
    ) -> Outcome<Value> {
        let own = json!({
            "id": format!("d{number}"),
            "as_of": self.as_of,
            "recorded": "2026-01-01T00:00:00Z",
            "outcome": "eligible_full",
            "state": "recommended",
            "by": { "name": "Reviewer", "email": "reviewer@example.invalid" },
        });
        let mut entry = over(own, told);
        let as_of: Date =
            serde_json::from_value(entry["as_of"].clone()).map_err(|e| e.to_string())?;
        let procedure = then
            .procedure(code)
            .ok_or_else(|| format!("no procedure {code} when the decision was made"))?;
        let outcome = serde_json::from_value(entry["outcome"].clone());
        let subject = DigestSubject {
            snapshot: then,
            procedure: procedure.value(),
            as_of,
            outcome: outcome.map_err(|e| e.to_string())?,
        };
        let evidence = json!({
            "commit": null, "rules_version": "1", "verdicts": {},
            "digest": subject.digest(DigestFormula::NOW),
        });
        let told = entry["evidence"].as_object().cloned().unwrap_or_default();
        entry["evidence"] = merged(evidence, &told);
        Ok(entry)
    }
}

/// A count on one channel, or one word for every channel, as the three counts of a report.
fn spread(count: &mut Value) {
    *count = match &*count {
        Value::Number(n) => json!({ "online": 0, "in_person": n, "post": 0 }),
        Value::String(word) => json!({ "online": word, "in_person": word, "post": word }),
        _ => return,
    };
}

/// Words of a list as objects that hold each under one key.
fn alone(list: &mut Value, key: &str) {
    for item in list.as_array_mut().into_iter().flatten() {
        if item.is_string() {
            *item = json!({ key: item });
        }
    }
}

fn words(list: Option<Value>) -> Vec<String> {
    list.and_then(|list| serde_json::from_value(list).ok())
        .unwrap_or_default()
}

/// What the case tells, over what is assumed; `~` removes.
fn over(assumed: Value, told: &Object) -> Value {
    let mut value = merged(assumed, told);
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    value
}

fn merged(mut assumed: Value, told: &Object) -> Value {
    if let Some(object) = assumed.as_object_mut() {
        object.extend(told.clone());
    }
    assumed
}

/// JSON merge patch (RFC 7396): objects are merged, `null` removes, everything else takes the other's place.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Some(target) = target.as_object_mut() {
        for (key, value) in patch {
            if value.is_null() {
                target.remove(&key);
            } else {
                merge(target.entry(key).or_insert(Value::Null), value);
            }
        }
    }
}

fn yaml(value: &Value) -> Outcome<String> {
    serde_yaml::to_string(value).map_err(|e| e.to_string())
}
