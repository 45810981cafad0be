use super::*;
use crate::catalogue::load::{DiskFiles, LoadProgress, load};

#[test]
fn measure() {
    let files = DiskFiles::new(std::env::var("CAT").unwrap_or("catalogue".into()));
    let loaded = load(&files, true, &LoadProgress::default()).unwrap();
    let day: Date = "2026-10-31".parse().unwrap();
    let context = Context::new(&loaded.snapshot, day);
    let n = loaded.snapshot.procedures().len();
    let at = std::time::Instant::now();
    for _ in 0..20 {
        let _ = Context::new(&loaded.snapshot, day);
    }
    println!("context {:?}", at.elapsed() / 20);
    for at in (0..n).step_by(n / 25 + 1) {
        let p = loaded.snapshot.procedures()[at].value();
        let t0 = std::time::Instant::now();
        let _ = assess(&context, p);
        let t1 = std::time::Instant::now();
        let e = Evidence::of(&context, p);
        let t2 = std::time::Instant::now();
        let c = dates::candidates(&context, p).len();
        let t3 = std::time::Instant::now();
        let nc = next_changes(&loaded.snapshot, p, day);
        let t4 = std::time::Instant::now();
        println!(
            "{} assess {:?} evidence {:?} ({} periods) candidates {} {:?} next {:?} {:?}",
            p.code,
            t1 - t0,
            t2 - t1,
            e.periods.len(),
            c,
            t3 - t2,
            t4 - t3,
            nc.iter()
                .map(|n| (
                    n.day,
                    n.changes
                        .iter()
                        .map(|c| (c.rule, c.to.as_str()))
                        .collect::<Vec<_>>()
                ))
                .collect::<Vec<_>>()
        );
    }
}
use crate::rules::assess;
