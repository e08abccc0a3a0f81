//! The figure by area.

use std::collections::BTreeMap;

use crate::plan::Plan;
use crate::pool::Failures;

/// Prints how many of the tests pass, by part and by folder in it.
pub(crate) fn print(plan: &Plan, results: &BTreeMap<String, Failures>) {
    let mut areas: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (path, failures) in results {
        for area in areas_of(path) {
            let (passed, all) = areas.entry(area).or_default();
            *passed += usize::from(failures.is_empty());
            *all += 1;
        }
    }
    for (area, (passed, all)) in &areas {
        // `all` sorts before its parts.
        let indent = if area.contains('/') { "  " } else { "" };
        println!(
            "{:<44} {passed:>6} of {all:>6}  {:>6.2} %",
            format!("{indent}{area}"),
            share(*passed, *all)
        );
    }
    let left: usize = plan.left_out.values().sum();
    println!("left out: {left}");
    for (reason, count) in &plan.left_out {
        println!("  {count:>6}  {reason}");
    }
}

fn share(passed: usize, all: usize) -> f64 {
    100.0 * passed as f64 / all.max(1) as f64
}

/// The whole, the part, and the folder in it.
fn areas_of(path: &str) -> Vec<String> {
    let mut names = path.split('/');
    let part = names.next().unwrap_or_default();
    let mut areas = vec!["(all)".to_owned(), part.to_owned()];
    if let Some(folder) = names.next().filter(|name| !name.ends_with(".js")) {
        areas.push(format!("{part}/{folder}"));
    }
    areas
}
