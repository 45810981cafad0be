//! The screen in a pseudo-terminal: until something stands there, and the memory that it took.

use std::error::Error;
use std::fs;
use std::time::Duration;

use super::commands::{first_file, git_status};
use super::{SpeedFixture, add};
use crate::screen::{Screen, has_rows, is_searchable};
use crate::table::Row;
use crate::timing::{best_median, limit, ms, ratio};

/// A word that no file has.
const NEW: &str = "xyzzyx";
/// Starts in a round.
const RUNS: usize = 5;
/// What is typed before memory is looked at.
const TYPED: [&str; 4] = [
    "dang ky dat dai",
    "giay phep kinh doanh",
    "\"quyen su dung\"",
    "cap lai chung chi",
];

pub fn rows(ground: &SpeedFixture) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    let (size, folder) = (ground.size, &ground.folder);
    let parsing = ground.parsing()?;
    let cache = tempfile::tempdir()?;
    let open = |cache: &std::path::Path| Screen::open(folder, cache, &[]);

    let screen = open(cache.path())?;
    let first_rows = screen.shows("rows", has_rows)?;
    let searchable = screen.shows("a searchable list", is_searchable)?;
    let cold_peak = screen.peak_mib();
    drop(screen);
    add(
        &mut rows,
        Row::within(
            "nothing cached → first rows",
            first_rows,
            limit(size, 150, 400),
        ),
    );
    let times = ratio(searchable, parsing);
    let row = Row::new(
        "nothing cached → everything searchable, against parsing alone",
        format!("{times:.2} ×"),
        "≤ 2.5 ×",
        times <= 2.5,
    );
    add(
        &mut rows,
        row.beside(format!("{} against {}", ms(searchable), ms(parsing))),
    );

    let runs = if searchable > Duration::from_secs(3) {
        1
    } else {
        RUNS
    };
    let warm = best_median(runs, || {
        open(cache.path())?.shows("a searchable list", is_searchable)
    })?;
    let row = Row::within(
        "warm start → first complete, searchable frame",
        warm,
        limit(size, 60, 150),
    );
    add(
        &mut rows,
        row.beside(format!("`git status` {}", ms(git_status(folder)?))),
    );

    let mut screen = open(cache.path())?;
    screen.shows("a searchable list", is_searchable)?;
    let changed = best_median(1, || changed(ground, &mut screen))?;
    let row = Row::within(
        "one file changed on disk → on screen (after `r`)",
        changed,
        limit(size, 30, 50),
    );
    add(&mut rows, row);

    screen.answers("/", "the field", |_| true)?;
    let mut slowest = Duration::ZERO;
    for query in TYPED {
        for (at, letter) in query.char_indices() {
            let field = format!("/ {}", &query[..at + letter.len_utf8()]);
            let field = field.trim_end().to_owned();
            let key = letter.to_string();
            slowest = slowest.max(screen.answers(&key, &field, |shown| shown.contains(&field))?);
        }
        screen.answers("\u{15}", "an empty field", |shown| !shown.contains(query))?;
    }
    let row = Row::new(
        "keystroke → seen in the field, the slowest",
        ms(slowest),
        "",
        None,
    );
    add(&mut rows, row);
    if let (Some(warm), Some(cold)) = (screen.peak_mib(), cold_peak) {
        let most = if size <= 10_000 {
            120
        } else if size <= 100_000 {
            400
        } else {
            700
        };
        let row = Row::new(
            "memory of the screen, warm (VmHWM)",
            format!("{warm} MiB"),
            format!("≤ {most} MiB"),
            warm <= most,
        );
        add(
            &mut rows,
            row.beside(format!("{cold} MiB while nothing was cached")),
        );
    }
    Ok(rows)
}

/// Changes the name of the first procedure of the list, and gives the time until that is seen; then takes it back.
fn changed(ground: &SpeedFixture, screen: &mut Screen) -> Result<Duration, Box<dyn Error>> {
    let file = first_file(&ground.folder)?;
    let before = fs::read_to_string(&file)?;
    let code = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    screen.answers(&format!("/code:{code}\r"), "the procedure", |shown| {
        shown.contains("1 / ")
    })?;
    fs::write(
        &file,
        before.replacen("\nname: ", &format!("\nname: {NEW} "), 1),
    )?;
    let took = screen.answers("r", "the new name", |shown| shown.contains(NEW));
    fs::write(&file, before)?;
    screen.answers("r", "the old name", |shown| !shown.contains(NEW))?;
    screen.answers("X", "all procedures", |shown| !shown.contains("1 / "))?;
    took
}
