//! A small catalogue in memory, and a screen that shows it, for tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;

use super::ask::{Answer, Ask};
use super::message::{Effect, Message};
use super::state::{Settings, State};
use super::update::{start, update};
use crate::catalogue::load::{FileEntry, Files, Listing, LoadProgress, load};
use crate::files::{FileError, FileErrorKind};
use crate::session::git::commit::PendingFile;
use crate::session::open::catalogue::Catalogue;
use crate::session::{Lang, RepositoryStatus, Strings, View};
use crate::tui::actions::key::Key;
use crate::tui::tabs::laws::Tables;
use crate::tui::term::layout::Size;
use crate::tui::term::theme::ThemeName;
use crate::vcs::{ChangeKind, Head};

struct MemoryCatalogue(BTreeMap<PathBuf, String>);

impl Files for MemoryCatalogue {
    fn list(&self) -> Result<Listing, FileError> {
        let entries = self
            .0
            .iter()
            .map(|(path, text)| FileEntry::new(path, text.len() as u64));
        Ok(Listing {
            entries: entries.collect(),
            diagnostics: Vec::new(),
        })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let text = self.0.get(path).ok_or_else(|| FileError {
            kind: FileErrorKind::Io,
            path: path.to_owned(),
            message: "not there".into(),
            hint: None,
        })?;
        Ok(text.clone().into_bytes())
    }
}

/// A procedure with every constituent.
fn procedure(code: &str, name: &str, issuer: &str, level: &str) -> (PathBuf, String) {
    let text = format!(
        "code: \"{code}\"\nname: {name}\nissuer: {issuer}\nfields: [ho-tich]\nlevels: [{level}]\n\
         executing: [{issuer}]\nsubjects: [Công dân]\nsteps: [Nộp, Nhận]\n\
         channels:\n  - method: online\n    time: {{value: 3, unit: working_day}}\n    fees: none\n\
         documents:\n  - name: Tờ khai\n    original: 1\nsets: 1\n\
         presence_required: {{value: false}}\nonsite_verification: {{value: false}}\n\
         legal_basis:\n  - number: 60/2014/QH13\nonline: {{level: full, since: 2021-01-01}}\n"
    );
    (format!("procedures/{issuer}/{code}.yaml").into(), text)
}

/// Four procedures of two agencies: used and planned; unused; nothing known; no plan.
pub(in crate::tui) fn files() -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::from([
        (
            PathBuf::from("catalogue.yaml"),
            "format: 1\ntitle: Danh mục thử\nas_of: 2026-10-31\npolicy:\n  window: {months: 36, source: 27/CT-TTg}\n"
                .to_owned(),
        ),
        (
            "agencies.yaml".into(),
            "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: G01, name: Bộ Công an, kind: ministry}\n"
                .to_owned(),
        ),
        (
            "fields.yaml".into(),
            "fields:\n  - {id: ho-tich, name: Hộ tịch}\n".to_owned(),
        ),
        (
            "plans/pa.yaml".into(),
            "type: option\nid: pa-2024\nsigned: 2024-01-02\nprocedures:\n  - code: \"1.000001\"\n  - code: \"1.000002\"\n  - code: \"1.000003\"\n"
                .to_owned(),
        ),
        (
            "instruments/luat.yaml".into(),
            "instruments:\n  - {number: 60/2014/QH13, kind: law, from: 2016-01-01}\n".to_owned(),
        ),
        (
            "statistics/G15/2023-11-01_2026-10-31.yaml".into(),
            "unit: G15\nscope: nationwide\nfrom: 2023-11-01\nto: 2026-10-31\nbasis: received\nsource: thử\ncounts:\n  \
             \"1.000001\": {online: 7, in_person: 0, post: 0}\n  \"1.000002\": {online: 0, in_person: 0, post: 0}\n  \
             \"1.000004\": {online: 9, in_person: 0, post: 0}\n"
                .to_owned(),
        ),
    ]);
    files.extend([
        procedure("1.000001", "Đăng ký khai sinh", "G15", "ministry"),
        procedure("1.000002", "Đăng ký khai tử", "G15", "ministry"),
        procedure("1.000003", "Cấp thẻ căn cước", "G01", "ministry"),
        procedure("1.000004", "Đăng ký kết hôn", "G15", "ministry"),
    ]);
    files
}

/// The catalogue of these files, with its index.
pub(in crate::tui) fn desk_of(files: BTreeMap<PathBuf, String>) -> Arc<Catalogue> {
    Arc::new(bare_desk_of(files).indexed().unwrap())
}

/// The catalogue of these files before its index is built.
pub(in crate::tui) fn bare_desk_of(files: BTreeMap<PathBuf, String>) -> Arc<Catalogue> {
    let loaded = load(&MemoryCatalogue(files), true, &LoadProgress::default()).unwrap();
    let view = View::new(loaded.snapshot, date(2026, 10, 31), date(2026, 10, 31));
    Arc::new(Catalogue::new(view, Arc::new(loaded.diagnostics)))
}

/// A repository with a branch and so many files to commit.
pub(in crate::tui) fn standing(pending: usize) -> RepositoryStatus {
    RepositoryStatus {
        repository: Some("kho".to_owned()),
        head: Some(Head {
            branch: Some("main".to_owned()),
            commit: Some("3f2c1a9".repeat(5)),
            short: Some("3f2c1a9".to_owned()),
            detached: false,
            unborn: false,
        }),
        pending: (0..pending)
            .map(|at| PendingFile {
                repository_path: format!("decisions/G15/1.00000{at}.yaml").into(),
                path: format!("decisions/G15/1.00000{at}.yaml").into(),
                kind: None,
                change: ChangeKind::Added,
            })
            .collect(),
        ..RepositoryStatus::default()
    }
}

/// A screen that has not read anything yet, with what it asks for.
pub(in crate::tui) fn fresh(size: (u16, u16), lang: Lang) -> (State, Vec<Effect>) {
    let settings = Settings {
        root: "/kho/catalogue".to_owned(),
        theme: ThemeName::Dark,
        mouse: true,
        editor: true,
        can_suspend: true,
        revision: None,
        as_of: None,
    };
    let size = Size {
        width: size.0,
        height: size.1,
    };
    let mut state = State::new(size, Arc::new(Strings::new(lang)), settings);
    let effects = start(&mut state, "");
    (state, effects)
}

/// A screen with a catalogue on it.
pub(in crate::tui) fn showing(desk: &Arc<Catalogue>, size: (u16, u16), lang: Lang) -> State {
    let (mut state, _) = fresh(size, lang);
    reply(&mut state, Answer::Load(Ok(Arc::clone(desk))));
    reply(&mut state, Answer::Standing(Box::new(standing(0))));
    state
}

/// Answers the newest question of a kind.
pub(in crate::tui) fn reply(state: &mut State, answer: Answer) -> Vec<Effect> {
    let ticket = state.tickets.newest(answer.kind());
    send(state, Message::Answer(ticket, answer))
}

/// Takes in a message and answers the searches that follow; gives back every other effect.
pub(in crate::tui) fn send(state: &mut State, message: Message) -> Vec<Effect> {
    let mut left = Vec::new();
    let mut open = update(state, message);
    while !open.is_empty() {
        let mut next = Vec::new();
        for effect in open {
            match (effect, state.desk.clone()) {
                (Effect::Ask(ticket, Ask::Search(wanted)), Some(desk)) => {
                    let answer = Answer::Search(Ok(Box::new(desk.search(&wanted).unwrap())));
                    next.extend(update(state, Message::Answer(ticket, answer)));
                }
                (Effect::Ask(ticket, Ask::AsTyped(query, rows, prefix_last)), Some(desk)) => {
                    let answer = Answer::AsTyped(desk.as_typed(&query, &rows, prefix_last));
                    next.extend(update(state, Message::Answer(ticket, answer)));
                }
                (Effect::Ask(ticket, Ask::Tables), Some(desk)) => {
                    let tables = Tables::build(&desk.view.snapshot, desk.view.as_of);
                    let answer = Answer::Tables(Arc::new(tables));
                    next.extend(update(state, Message::Answer(ticket, answer)));
                }
                (Effect::Ask(ticket, Ask::Forecast(row)), Some(desk)) => {
                    let answer = Answer::Forecast(desk.foresee(row));
                    next.extend(update(state, Message::Answer(ticket, answer)));
                }
                (effect, _) => left.push(effect),
            }
        }
        open = next;
    }
    left
}

/// Presses keys, written apart by spaces; gives back every effect but searches.
pub(in crate::tui) fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    keys.split(' ')
        .flat_map(|key| {
            let key = Key::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
            send(state, Message::Key(key))
        })
        .collect()
}
