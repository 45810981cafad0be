//! How a property is held: all random cases are looked at, what differs is sorted by kind, and of each kind the smallest case
//! is shown. One misreading hides no other.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config as ProptestConfig, RngAlgorithm, TestRng, TestRunner};

/// One thing that is not as it was read.
pub struct OracleDifference {
    /// Differences of one kind have one cause, as far as can be told.
    pub kind: String,
    pub told: String,
}

/// Kinds of differences that are shown with their smallest case; `ORACLE_KIND` says which, by a part of their words.
const SHOWN: usize = 8;
/// How often a case is made smaller, or tried to be; `ORACLE_STEPS` says otherwise.
const STEPS: usize = 150;

/// A number that the environment says, else the usual one.
fn number(name: &str, usual: usize) -> usize {
    let asked = std::env::var(name).ok();
    asked
        .and_then(|number| number.parse().ok())
        .unwrap_or(usual)
}

/// The same cases in every run, so that what was green stays so; `ORACLE_SEED` draws others: a number, or `random`.
fn runner() -> TestRunner {
    let Ok(asked) = std::env::var("ORACLE_SEED") else {
        return TestRunner::deterministic();
    };
    let Ok(number) = asked.parse::<u64>() else {
        return TestRunner::default();
    };
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    TestRunner::new_with_rng(ProptestConfig::default(), rng)
}

/// Looks at random cases and panics with what differs.
pub fn hold<S: Strategy>(
    strategy: &S,
    usual: usize,
    differences: impl Fn(&S::Value) -> Vec<OracleDifference>,
    printed: impl Fn(&S::Value) -> String,
) {
    let mut runner = runner();
    let mut kinds: BTreeMap<String, (usize, S::Tree)> = BTreeMap::new();
    for _ in 0..number("PROPTEST_CASES", usual) {
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        let tree = strategy.new_tree(&mut runner).unwrap();
        for difference in differences(&tree.current()) {
            *found.entry(difference.kind).or_default() += 1;
        }
        let mut tree = Some(tree);
        for (kind, count) in found {
            match kinds.get_mut(&kind) {
                Some((counted, _)) => *counted += count,
                // A tree belongs to one kind; another that came with it will come again.
                None => {
                    if let Some(tree) = tree.take() {
                        kinds.insert(kind, (count, tree));
                    }
                }
            }
        }
    }
    if kinds.is_empty() {
        return;
    }
    let mut said = String::new();
    for (kind, (count, _)) in &kinds {
        writeln!(said, "{count} × {kind}").unwrap();
    }
    let asked = std::env::var("ORACLE_KIND").unwrap_or_default();
    let shown = kinds.into_iter().filter(|(kind, _)| kind.contains(&asked));
    for (kind, (_, tree)) in shown.take(SHOWN) {
        let (told, case) = smallest(&kind, tree, &differences);
        writeln!(said, "\n=== {kind}\n{told}\n{}", printed(&case)).unwrap();
    }
    panic!("{said}");
}

/// The smallest case that still differs in that way.
fn smallest<T: ValueTree>(
    kind: &str,
    mut tree: T,
    differences: &impl Fn(&T::Value) -> Vec<OracleDifference>,
) -> (String, T::Value) {
    let differs = |case: &T::Value| {
        let mut all = differences(case).into_iter();
        all.find(|difference| difference.kind == kind)
            .map(|difference| difference.told)
    };
    let mut case = tree.current();
    let mut told = differs(&case).unwrap_or_default();
    let mut steps = 0;
    let mut more = tree.simplify();
    while more && steps < number("ORACLE_STEPS", STEPS) {
        steps += 1;
        let smaller = tree.current();
        more = match differs(&smaller) {
            Some(now) => {
                (told, case) = (now, smaller);
                tree.simplify()
            }
            None => tree.complicate(),
        };
    }
    (told, case)
}
