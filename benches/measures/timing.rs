//! How long something takes: medians, the best of three rounds, and how durations are written.

use std::error::Error;
use std::time::{Duration, Instant};

/// Rounds of which the best counts: what else runs on the machine only makes things slower.
const ROUNDS: usize = 3;

/// What a thing gives, with the time that it took.
pub fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = what();
    (value, start.elapsed())
}

/// The median of `runs`, in the best of three rounds.
pub fn best_median(
    runs: usize,
    mut once: impl FnMut() -> Result<Duration, Box<dyn Error>>,
) -> Result<Duration, Box<dyn Error>> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let mut times = Vec::with_capacity(runs);
        for _ in 0..runs {
            times.push(once()?);
        }
        best = best.min(Spread::of(times).p50);
    }
    Ok(best)
}

/// Half and 99 of a hundred are at most so slow.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub p50: Duration,
    pub p99: Duration,
}

impl Spread {
    pub fn of(mut times: Vec<Duration>) -> Spread {
        times.sort_unstable();
        let at = |hundredth: usize| {
            let at = (times.len() * hundredth).div_ceil(100).saturating_sub(1);
            times.get(at).copied().unwrap_or_default()
        };
        Spread {
            p50: at(50),
            p99: at(99),
        }
    }

    /// The best of three rounds, each of which times many things.
    pub fn best(
        mut round: impl FnMut() -> Result<Vec<Duration>, Box<dyn Error>>,
    ) -> Result<Spread, Box<dyn Error>> {
        let mut best: Option<Spread> = None;
        for _ in 0..ROUNDS {
            let spread = Spread::of(round()?);
            best = Some(best.map_or(spread, |best| Spread {
                p50: best.p50.min(spread.p50),
                p99: best.p99.min(spread.p99),
            }));
        }
        best.ok_or_else(|| "nothing was timed".into())
    }
}

/// A duration with about two digits that count.
pub fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    match ms {
        ..0.1 => format!("{ms:.3} ms"),
        ..10.0 => format!("{ms:.1} ms"),
        ..10_000.0 => format!("{ms:.0} ms"),
        _ => format!("{:.1} s", ms / 1e3),
    }
}

/// How many times as long.
pub fn ratio(long: Duration, short: Duration) -> f64 {
    long.as_secs_f64() / short.as_secs_f64().max(1e-9)
}

/// A limit at the size that is measured: given for 10,000 and for 100,000, in milliseconds.
pub fn limit(size: usize, small: u64, large: u64) -> Duration {
    Duration::from_millis(if size <= 10_000 { small } else { large })
}
