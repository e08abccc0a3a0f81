//! Failures grouped by what they say, the largest group first.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::pool::Failures;

/// So much of a message tells groups apart.
const LENGTH: usize = 90;

/// The failures as a text.
pub(crate) fn text(results: &BTreeMap<String, Failures>) -> String {
    let mut groups: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for (path, failures) in results {
        if let Some(failure) = failures.first() {
            groups.entry(group(failure)).or_default().push((path, failure));
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, tests)| std::cmp::Reverse(tests.len()));
    let mut text = String::new();
    for (group, tests) in &groups {
        let _ = writeln!(text, "{:>5}  {group}", tests.len());
        for (path, failure) in tests {
            let line: String =
                failure.chars().map(|c| if c.is_control() { ' ' } else { c }).take(220).collect();
            let _ = writeln!(text, "         {path}  {line}");
        }
    }
    text
}

/// The beginning of a message, in one line.
pub(crate) fn line(failure: &str) -> String {
    failure.chars().map(|c| if c.is_control() { ' ' } else { c }).take(220).collect()
}

/// The message without what differs from test to test: numbers, and how it was run.
fn group(failure: &str) -> String {
    let failure = failure.strip_prefix("strict: ").unwrap_or(failure);
    let line = failure.split('\n').next().unwrap_or_default();
    let mut text = String::new();
    for c in line.chars().take(LENGTH) {
        let digit = c.is_ascii_digit();
        if !(digit && text.ends_with('#')) {
            text.push(if digit { '#' } else { c });
        }
    }
    text
}
