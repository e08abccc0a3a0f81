//! The list of what fails, by reason.
//!
//! A line `[name] sentence` begins a class; the lines below it are tests, folders (they end with `/`: every test in them
//! fails) or `feature:NAME` (every test with it fails).

use std::collections::BTreeMap;

/// The list.
#[derive(Default)]
pub(crate) struct Expected {
    /// What stands before the first class.
    pub(crate) head: String,
    /// Each class's name and sentence, in order.
    pub(crate) classes: Vec<(String, String)>,
    tests: BTreeMap<String, usize>,
    folders: BTreeMap<String, usize>,
    features: BTreeMap<String, usize>,
}

impl Expected {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut list = Self::default();
        for line in text.lines() {
            if let Some((name, sentence)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                list.classes.push((name.to_owned(), sentence.trim().to_owned()));
            } else if list.classes.is_empty() {
                list.head.push_str(line);
                list.head.push('\n');
            } else if !line.trim().is_empty() {
                list.add(line.trim())?;
            }
        }
        Ok(list)
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        let class = self.classes.len() - 1;
        let known = if let Some(feature) = line.strip_prefix("feature:") {
            self.features.insert(feature.to_owned(), class)
        } else if line.ends_with('/') {
            self.folders.insert(line.to_owned(), class)
        } else {
            self.tests.insert(line.to_owned(), class)
        };
        known.map_or(Ok(()), |_| Err(format!("expected.txt names {line} twice")))
    }

    /// Why this test fails, if it is expected to.
    pub(crate) fn class_of(&self, path: &str, features: &[String]) -> Option<&str> {
        self.index_of(path, features).map(|index| self.classes[index].0.as_str())
    }

    /// The same as an index into the classes.
    pub(crate) fn index_of(&self, path: &str, features: &[String]) -> Option<usize> {
        let folders = || path.rmatch_indices('/').find_map(|(at, _)| self.folders.get(&path[..=at]));
        let featured = || features.iter().filter_map(|feature| self.features.get(feature));
        self.tests.get(path).or_else(folders).or_else(|| featured().next()).copied()
    }

    /// The class of every test with a feature that is listed.
    pub(crate) fn features(&self) -> &BTreeMap<String, usize> {
        &self.features
    }

    /// Tests and folders that do not exist.
    pub(crate) fn unknown(&self, exists: impl Fn(&str) -> bool) -> Vec<&str> {
        let all = self.tests.keys().chain(self.folders.keys()).map(String::as_str);
        all.filter(|path| !exists(path)).collect()
    }
}
