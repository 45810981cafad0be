//! The screen that is left open while another day comes.

use std::sync::{Arc, Mutex};

use jiff::Zoned;
use rasoat::files::Clock;
use rasoat::session::Lang;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

/// A clock that a test sets on.
struct SetClock(Mutex<Zoned>);

impl SetClock {
    fn at(time: &str) -> Arc<SetClock> {
        Arc::new(SetClock(Mutex::new(zoned(time))))
    }

    fn set(&self, time: &str) {
        *self.0.lock().unwrap() = zoned(time);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Zoned {
        self.0.lock().unwrap().clone()
    }
}

fn zoned(time: &str) -> Zoned {
    format!("{time}:00+07:00[Asia/Ho_Chi_Minh]")
        .parse()
        .unwrap()
}

/// A catalogue that is read as of today.
fn place() -> JourneyCatalogue {
    let place = JourneyCatalogue::new();
    let manifest = place.read("catalogue.yaml").unwrap();
    place.write(
        "catalogue.yaml",
        &manifest.replace("as_of: 2026-10-31", "as_of: today"),
    );
    place.commit();
    place
}

fn open(place: &JourneyCatalogue, clock: &Arc<SetClock>) -> Journey {
    let mut launch = launch(&place.root(), Lang::Vi);
    launch.clock = clock.clone();
    Journey::open(launch, (120, 40))
}

#[test]
fn a_screen_left_open_over_midnight_reads_again_by_itself_and_says_so() {
    let place = place();
    let clock = SetClock::at("2026-10-31T23:59");
    let mut journey = open(&place, &clock);
    journey.must_show("tại 2026-10-31");
    clock.set("2026-11-01T00:01");
    // The tick that hears of jobs is what notices it.
    journey.wait();
    journey.must_show("Đã sang ngày 2026-11-01");
    journey.wait();
    journey.must_show("tại 2026-11-01");
    assert!(!journey.shows("tại 2026-10-31"));
    // Once: the next answer is about the next key.
    journey.press("↓");
    assert!(!journey.shows("Đã sang ngày"));
}

#[test]
fn nothing_is_written_on_the_ground_of_yesterday() {
    let place = place();
    for keys in ["m Ctrl-S", "N \"xem lại\" Ctrl-S"] {
        let clock = SetClock::at("2026-10-31T23:59");
        let mut journey = open(&place, &clock);
        let (form, write) = keys.rsplit_once(' ').unwrap();
        journey.press(form);
        clock.set("2026-11-01T00:01");
        journey.press(write);
        journey.must_show("chưa ghi gì");
        assert!(!place.decisions("G15", "1.000001").exists(), "{keys}");
        journey.wait();
        // What was typed is still there, and is looked at as of the new day.
        journey.press(write);
        match form {
            "m" => drop(journey.must_show("Cổng kiểm soát: đóng")),
            _ => {
                journey.must_show("Đã ghi chú");
                std::fs::remove_file(place.decisions("G15", "1.000001")).unwrap();
            }
        }
    }
}

#[test]
fn a_confirmation_of_yesterday_is_asked_anew() {
    let place = place();
    let clock = SetClock::at("2026-10-31T23:59");
    let mut journey = open(&place, &clock);
    journey.press("Space Space m Ctrl-S");
    journey.must_show("sẽ ghi");
    clock.set("2026-11-01T00:01");
    journey.wait();
    journey.wait();
    assert!(!journey.shows("sẽ ghi"));
    assert!(!place.decisions("G15", "1.000001").exists());
}

#[test]
fn no_list_of_yesterday_is_written_for_signing() {
    let place = place();
    let clock = SetClock::at("2026-10-31T23:59");
    let mut journey = open(&place, &clock);
    let path = place.home().join("list.csv");
    journey.press(&format!("E Ctrl-U \"{}\"", path.display()));
    clock.set("2026-11-01T00:01");
    journey.press("Ctrl-S");
    journey.must_show("chưa ghi gì");
    assert!(!path.exists());
    journey.wait();
    journey.press("Ctrl-S");
    assert!(path.exists());
}
