//! The list of what fails, written anew: every failure keeps its class, and a new one has none yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::expected::Expected;
use crate::plan::Plan;
use crate::pool::Failures;

/// The class of what nobody has looked at.
const NEW: (&str, &str) = ("new", "Not looked at yet.");

/// A folder is named instead of its tests if all of them fail and it has at least so many.
const FOLDER: usize = 4;

/// The list as a text. Tests that did not run keep their place only if the whole suite ran without them.
pub(crate) fn renewed(expected: &Expected, plan: &Plan, results: &BTreeMap<String, Failures>) -> String {
    let mut classes: Vec<(String, String)> = expected.classes.clone();
    let new = classes.iter().position(|(name, _)| name == NEW.0).unwrap_or(classes.len());
    if new == classes.len() {
        classes.push((NEW.0.to_owned(), NEW.1.to_owned()));
    }
    let failing: BTreeMap<&str, usize> = results
        .iter()
        .filter(|(_, failures)| !failures.is_empty())
        .map(|(path, _)| (path.as_str(), expected.index_of(path, plan.features(path)).unwrap_or(new)))
        .collect();
    let mut text = expected.head.clone();
    for (index, (name, sentence)) in classes.iter().enumerate() {
        let features: Vec<&str> = kept_features(expected, plan, &failing, index);
        let named = |path: &str| plan.features(path).iter().any(|f| features.contains(&f.as_str()));
        let tests: BTreeSet<&str> = failing
            .iter()
            .filter(|(path, class)| **class == index && !named(path))
            .map(|(path, _)| *path)
            .collect();
        if tests.is_empty() && features.is_empty() {
            continue;
        }
        let _ = writeln!(text, "[{name}] {sentence}");
        features.iter().for_each(|feature| text.push_str(&format!("feature:{feature}\n")));
        lines(&tests, results).iter().for_each(|line| text.push_str(&format!("{line}\n")));
        text.push('\n');
    }
    format!("{}\n", text.trim_end())
}

/// The listed features of a class with which every test still fails.
fn kept_features<'a>(
    expected: &'a Expected,
    plan: &Plan,
    failing: &BTreeMap<&str, usize>,
    class: usize,
) -> Vec<&'a str> {
    let all_fail = |feature: &str| {
        let mut with = plan.tests.iter().filter(|(_, features)| features.iter().any(|f| f == feature));
        with.all(|(path, _)| failing.contains_key(path.as_str()))
    };
    let listed = expected.features().iter().filter(|(_, listed)| **listed == class);
    listed.map(|(feature, _)| feature.as_str()).filter(|feature| all_fail(feature)).collect()
}

/// Tests, with the largest folders that fail as a whole instead of what is in them.
fn lines(tests: &BTreeSet<&str>, results: &BTreeMap<String, Failures>) -> BTreeSet<String> {
    let whole = |folder: &str| {
        let inside = results.range(folder.to_owned()..).take_while(|(path, _)| path.starts_with(folder));
        let inside: Vec<&str> = inside.map(|(path, _)| path.as_str()).collect();
        inside.len() >= FOLDER && inside.iter().all(|path| tests.contains(path))
    };
    let shortest = |path: &str| {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..=at]);
        folders.find(|folder| whole(folder)).map_or_else(|| path.to_owned(), str::to_owned)
    };
    tests.iter().map(|path| shortest(path)).collect()
}
