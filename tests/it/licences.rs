//! `docs/licences.md`: what is linked into the program on Linux, with its licences, made from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::guide::updates;
use crate::support::project;

/// The platform that the list is of.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// What cargo says of the crates; none where it cannot, because not all of them are on this machine.
fn metadata() -> Option<Value> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", PLATFORM])
        .current_dir(project())
        .output()
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

/// Whether a package runs in the compiler alone.
fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().unwrap().iter();
    let mut kinds = targets.flat_map(|target| target["kind"].as_array().unwrap());
    kinds.any(|kind| kind == "proc-macro")
}

/// The packages that are linked in.
fn linked(metadata: &Value) -> Vec<&Value> {
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let root = metadata["resolve"]["root"].as_str().unwrap();
    let mut seen = BTreeSet::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        if is_macro(packages[id]) || !seen.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let mut kinds = dependency["dep_kinds"].as_array().unwrap().iter();
            if kinds.any(|kind| kind["kind"].is_null()) {
                open.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    seen.remove(root);
    let mut linked: Vec<&Value> = seen.into_iter().map(|id| packages[id]).collect();
    linked.sort_by_key(|package| (package["name"].as_str(), package["version"].as_str()));
    linked
}

/// What libgit2 says of linking, word for word.
fn exception(linked: &[&Value]) -> String {
    let sys = linked
        .iter()
        .find(|of| of["name"] == "libgit2-sys")
        .unwrap();
    let manifest = Path::new(sys["manifest_path"].as_str().unwrap());
    let copying = fs::read_to_string(manifest.with_file_name("libgit2").join("COPYING")).unwrap();
    let parts: Vec<&str> = copying.splitn(4, "\n---------------").collect();
    let said = [parts[0], parts[1].trim_start_matches('-')].map(|part| {
        let lines = part
            .trim()
            .lines()
            .map(|line| format!("> {}", line.trim()).trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    });
    said.join("\n>\n")
}

fn page(metadata: &Value) -> String {
    let linked = linked(metadata);
    let mut out = format!(
        "# What is linked in, and its licences\n\nMade by `RASOAT_UPDATE_DOCS=1 cargo test --test it licences` from `cargo metadata` for {PLATFORM}; do not edit.\n\
         `rasoat` itself is MIT; see `LICENSE`. The texts of the licences stand in each crate.\n\n\
         ## Libraries in C\n\n\
         - **libgit2** (in `libgit2-sys`): GNU General Public License, version 2, with the exception below. In it: xdiff (LGPL 2.1 or later), PCRE2 (BSD), llhttp (MIT), SHA-1 with collision detection (MIT), wildmatch (BSD), SHA-2 of RFC 6234 (BSD).\n\
         - **mimalloc** (in `libmimalloc-sys`): MIT.\n\
         - **zlib** (`libz`): zlib licence; the machine's own is used, where there is one.\n\n{}\n\n\
         ## Crates\n\n| crate | version | licence |\n|---|---|---|\n",
        exception(&linked)
    );
    for package in linked {
        let text = |key: &str| package[key].as_str().unwrap_or("see the crate");
        writeln!(
            out,
            "| {} | {} | {} |",
            text("name"),
            text("version"),
            text("license")
        )
        .unwrap();
    }
    out
}

#[test]
fn the_list_of_licences_has_every_crate_that_is_linked_in_with_its_version() {
    let file = project().join("docs/licences.md");
    let made = metadata().map(|metadata| page(&metadata));
    if let (true, Some(made)) = (updates(), &made) {
        fs::write(&file, made).unwrap();
        return;
    }
    let there = fs::read_to_string(&file).unwrap();
    if let Some(made) = made {
        assert_eq!(
            there, made,
            "docs/licences.md is stale; RASOAT_UPDATE_DOCS=1 cargo test --test it licences writes it"
        );
    }
    // Where cargo cannot tell, what is listed is at least what is locked.
    let lock = fs::read_to_string(project().join("Cargo.lock")).unwrap();
    let (_, table) = there.split_once("|---|---|---|\n").unwrap();
    assert!(table.lines().count() > 100);
    for row in table.lines() {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let locked = format!("name = \"{}\"\nversion = \"{}\"", cells[0], cells[1]);
        assert!(lock.contains(&locked), "{row} is not locked so");
    }
}
