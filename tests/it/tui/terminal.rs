//! What only a real pseudo-terminal shows: that it is given back as it was, whatever ends the program; signals, resizing,
//! pastes, input methods, the clipboard, the editor, suspending.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::NOW;
use super::catalogue::JourneyCatalogue;

/// After this long without what was waited for, a test has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the terminal has been sent, and what it shows.
struct TerminalState {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

/// A program in a pseudo-terminal.
struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<TerminalState>, Condvar)>,
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Pty {
    fn run(command: CommandBuilder) -> Pty {
        let pair = native_pty_system().openpty(size(100, 30)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new((
            Mutex::new(TerminalState {
                parser: vt100::Parser::new(cells(30), cells(100), 0),
                bytes: Vec::new(),
                ended: false,
            }),
            Condvar::new(),
        ));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let of_reader = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = of_reader.0.lock().unwrap();
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
                seen.ended = read == 0;
                of_reader.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        Pty {
            master: pair.master,
            writer,
            child,
            seen,
        }
    }

    /// The program on a catalogue, with a home of its own.
    fn open(place: &JourneyCatalogue, arguments: &[&str]) -> Pty {
        Pty::start(place, arguments, None)
    }

    /// The same with another editor.
    fn open_with(place: &JourneyCatalogue, editor: &str) -> Pty {
        Pty::start(place, &[], Some(editor))
    }

    fn start(place: &JourneyCatalogue, arguments: &[&str], editor: Option<&str>) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rasoat"));
        command.args(["--lang", "vi", "--catalogue"]);
        command.arg(place.root());
        command.args(arguments);
        command.cwd(place.root());
        surroundings(&mut command, place.home());
        if let Some(editor) = editor {
            command.env("EDITOR", editor);
        }
        let pty = Pty::run(command);
        pty.wait_for("the catalogue", |screen| {
            screen.contents().contains("1.000001")
        });
        pty
    }

    fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    fn wait_for(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        assert!(self.comes(PATIENCE, &holds), "{what}: {}", self.contents());
    }

    fn comes(&self, patience: Duration, holds: &impl Fn(&vt100::Screen) -> bool) -> bool {
        let until = Instant::now() + patience;
        let mut seen = self.seen.0.lock().unwrap();
        while !holds(seen.parser.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || seen.ended {
                return false;
            }
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        true
    }

    fn contents(&self) -> String {
        self.seen.0.lock().unwrap().parser.screen().contents()
    }

    fn was_sent(&self, bytes: &str) -> bool {
        let seen = self.seen.0.lock().unwrap();
        String::from_utf8_lossy(&seen.bytes).contains(bytes)
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        Command::new("kill").args([name, &pid]).status().unwrap();
    }

    /// Waits for the end; the terminal must be as it was before. Gives back the exit code.
    #[track_caller]
    fn given_back(mut self) -> u32 {
        let status = self.child.wait().unwrap();
        let seen = self
            .seen
            .1
            .wait_timeout_while(self.seen.0.lock().unwrap(), PATIENCE, |seen| !seen.ended)
            .unwrap()
            .0;
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen was left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are not told apart");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "the mouse is off"
        );
        let left = String::from_utf8_lossy(&seen.bytes)
            .matches("\u{1b}[?1049l")
            .count();
        assert_eq!(left, 1, "left exactly once");
        if let Some(modes) = self.master.get_termios() {
            let modes = format!("{:?}", modes.local_flags);
            assert!(
                modes.contains("ICANON") && modes.contains("ECHO"),
                "{modes}"
            );
        }
        status.exit_code()
    }
}

/// Nothing of the machine's own configuration.
fn surroundings(command: &mut CommandBuilder, home: &Path) {
    command.env_clear();
    for (name, value) in [
        ("TERM", "xterm-256color"),
        ("LANG", "vi_VN.UTF-8"),
        ("RASOAT_NOW", NOW),
        ("EDITOR", "sed -i.bak s/Đăng/Ghi/"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ] {
        command.env(name, value);
    }
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", home);
    command.env("RASOAT_CACHE", home.join("caches"));
}

#[test]
fn quitting_gives_the_terminal_back() {
    let place = JourneyCatalogue::in_git();
    let mut pty = Pty::open(&place, &[]);
    pty.send("q");
    assert_eq!(pty.given_back(), 0);
}

#[test]
fn a_signal_ends_it_in_order() {
    let place = JourneyCatalogue::in_git();
    let pty = Pty::open(&place, &[]);
    pty.signal("-TERM");
    assert_ne!(
        pty.given_back(),
        0,
        "whoever sent the signal sees that it did"
    );
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let place = JourneyCatalogue::in_git();
    let pty = Pty::open(&place, &[]);
    let Pty {
        master,
        writer,
        mut child,
        ..
    } = pty;
    drop((master, writer));
    // The thread that reads still holds the terminal, so the signal is sent by hand.
    let pid = child.process_id().unwrap().to_string();
    Command::new("kill").args(["-HUP", &pid]).status().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_what_happened() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "tui::terminal::child_that_panics",
        "--ignored",
        "--nocapture",
    ]);
    let home = tempfile::tempdir().unwrap();
    surroundings(&mut command, home.path());
    let pty = Pty::run(command);
    pty.wait_for("the panic", |screen| {
        screen.contents().contains("thrown on purpose")
    });
    assert_ne!(pty.given_back(), 0);
}

/// Not a test: what the test above runs in a terminal of its own.
#[test]
#[ignore = "run by a_panic_gives_the_terminal_back_and_says_what_happened"]
fn child_that_panics() {
    let _screen = rasoat::tui::term::terminal::Screen::enter(true).unwrap();
    panic!("thrown on purpose");
}

#[test]
fn another_size_is_drawn_at_once() {
    let place = JourneyCatalogue::in_git();
    let pty = Pty::open(&place, &[]);
    pty.seen
        .0
        .lock()
        .unwrap()
        .parser
        .screen_mut()
        .set_size(cells(12), cells(40));
    pty.master.resize(size(40, 12)).unwrap();
    pty.wait_for("the small screen", |screen| {
        screen.contents().contains("2023-11-01…") && screen.contents().contains("Thủ tục")
    });
    pty.seen
        .0
        .lock()
        .unwrap()
        .parser
        .screen_mut()
        .set_size(cells(36), cells(120));
    pty.master.resize(size(120, 36)).unwrap();
    pty.wait_for("the large screen", |screen| {
        screen.contents().contains("Hồ sơ rà soát")
    });
}

#[test]
fn a_paste_and_the_burst_of_an_input_method_are_text() {
    let place = JourneyCatalogue::in_git();
    let mut pty = Pty::open(&place, &[]);
    // In a list a burst of keys is keys, and Backspace is none.
    pty.send("\u{7f}\u{7f}\u{7f}");
    pty.send("/khai sinhh\u{7f}\u{7f}\u{7f}nh tủ\u{7f}\u{7f}tử");
    pty.wait_for("what was typed", |screen| {
        screen.contents().contains("khai sinh tử")
    });
    pty.send("\u{15}\u{1b}[200~kết\nhôn\u{1b}[201~");
    pty.wait_for("what was pasted", |screen| {
        screen.contents().contains("kết hôn")
    });
    pty.wait_for("what it finds", |screen| {
        screen.contents().contains("1 / 5")
    });
    let cursor = |screen: &vt100::Screen| {
        let (row, column) = screen.cursor_position();
        let line = screen.contents_between(row, 0, row, column);
        !screen.hide_cursor() && line.ends_with("kết hôn")
    };
    pty.wait_for("the real cursor at the caret", cursor);
}

#[test]
fn a_code_is_copied_by_the_terminal_itself() {
    let place = JourneyCatalogue::in_git();
    let mut pty = Pty::open(&place, &[]);
    pty.send("y");
    pty.wait_for("the answer", |screen| {
        screen.contents().contains("Đã sao chép 1.000001")
    });
    // 1.000001 in base 64.
    assert!(pty.was_sent("\u{1b}]52;c;MS4wMDAwMDE="));
}

#[test]
fn the_editor_has_the_terminal_and_what_it_changed_is_read_again() {
    let place = JourneyCatalogue::in_git();
    let mut pty = Pty::open(&place, &[]);
    pty.send("e");
    pty.wait_for("the changed name", |screen| {
        screen.contents().contains("Ghi ký khai sinh")
    });
    pty.wait_for("the other screen again", vt100::Screen::alternate_screen);
}

#[test]
fn it_can_be_suspended_and_brought_back() {
    let place = JourneyCatalogue::in_git();
    let mut pty = Pty::open(&place, &[]);
    pty.send("\u{1a}");
    pty.wait_for("the first screen", |screen| !screen.alternate_screen());
    // The signal that wakes it is lost where it has not stopped yet.
    let until = Instant::now() + PATIENCE;
    while !pty.comes(Duration::from_millis(200), &vt100::Screen::alternate_screen) {
        assert!(Instant::now() < until, "it does not come back");
        pty.signal("-CONT");
    }
    pty.wait_for("all of it again", |screen| {
        screen.contents().contains("1.000001")
    });
}

#[test]
fn without_a_repository_marks_work_and_committing_says_why_not() {
    let place = JourneyCatalogue::new();
    let identity = "[user]\n\tname = Người Dùng\n\temail = nguoi@example.vn\n";
    std::fs::write(place.home().join(".gitconfig"), identity).unwrap();
    let mut pty = Pty::open(&place, &[]);
    pty.wait_for("no git", |screen| {
        screen.contents().contains("không có git")
    });
    pty.send("m\u{13}");
    pty.wait_for("the mark", |screen| {
        screen.contents().contains("Đã ghi kết luận cho 1.000001")
    });
    pty.send("c");
    pty.wait_for("why not", |screen| {
        screen.contents().contains("không nằm trong kho git nào")
    });
    let written = place.read("decisions/G15/1.000001.yaml").unwrap();
    assert!(written.contains("Người Dùng"), "{written}");
}

#[test]
fn without_an_identity_nothing_is_marked_and_two_commands_are_named() {
    let place = JourneyCatalogue::new();
    let mut pty = Pty::open(&place, &[]);
    pty.send("m\u{13}");
    pty.wait_for("the two commands", |screen| {
        let text = screen.contents();
        text.contains("user.name") && text.contains("user.email")
    });
    assert!(!place.root().join("decisions").exists());
}

#[test]
fn what_another_program_changes_shows_up_by_itself_and_so_does_a_commit() {
    let place = JourneyCatalogue::in_git();
    let mut pty = Pty::open(&place, &[]);
    pty.send("/ket");
    pty.wait_for("what was typed", |screen| {
        screen.contents().contains("1 / 5")
    });
    // The watch is set up when all is read: a change before that is seen then, one after it is told.
    let path = "procedures/G15/1.000004.yaml";
    let text = place.read(path).unwrap();
    place.write(path, &text.replace("Đăng ký kết hôn", "Kết hôn ở nơi khác"));
    pty.wait_for("the changed name", |screen| {
        screen.contents().contains("Kết hôn ở nơi khác")
    });
    pty.wait_for("that it is not committed", |screen| {
        screen.contents().contains("±1")
    });
    place.git(&["commit", "-q", "-a", "-m", "elsewhere"]);
    pty.wait_for("that it is", |screen| screen.contents().contains("±0"));
    // What was typed is still there, and the caret behind it.
    pty.send(" hon");
    pty.wait_for("the words", |screen| screen.contents().contains("ket hon"));
    place.git(&["checkout", "-q", "-b", "nhanh-khac"]);
    pty.wait_for("the other branch", |screen| {
        screen.contents().contains("nhanh-khac@")
    });
}

#[test]
fn the_editor_is_opened_at_the_line_and_one_that_is_missing_is_named() {
    let place = JourneyCatalogue::in_git();
    let script = place.home().join("vim");
    std::fs::write(
        &script,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.called\"\n",
    )
    .unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&script, mode).unwrap();
    let mut pty = Pty::open_with(&place, &format!("'{}'", script.display()));
    // The third tab of the detail is that of documents.
    pty.send("tte");
    pty.wait_for("the other screen again", vt100::Screen::alternate_screen);
    let called = place.home().join("vim.called");
    let is_called = |_: &vt100::Screen| std::fs::read(&called).is_ok_and(|text| !text.is_empty());
    pty.wait_for("the editor", is_called);
    pty.send("/zzz");
    pty.wait_for("the screen", |screen| screen.contents().contains("zzz"));
    let called = std::fs::read_to_string(&called).unwrap();
    assert!(called.starts_with("+13\n"), "{called}");

    let mut pty = Pty::open_with(&place, "khong-co --wait");
    pty.send("e");
    pty.wait_for("what is missing", |screen| {
        screen.contents().contains("khong-co")
    });
}
