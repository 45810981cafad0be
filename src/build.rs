//! Names the build after its sources: what another build left in a cache is made anew.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    for tree in ["src", "schemas", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={tree}");
        add(Path::new(tree), &mut hasher);
    }
    println!("cargo::rustc-env=RASOAT_BUILD={:016x}", hasher.finish());
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(entries) = fs::read_dir(path) else {
        fs::read(path).unwrap_or_default().hash(hasher);
        return;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        add(&path, hasher);
    }
}
