//! Which tests run, and which are left out, with the reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::metadata::Metadata;
use crate::options::Options;

/// The parts of the suite that are run.
const PARTS: [&str; 3] = ["language", "built-ins", "annexB"];

/// What Node 24 has not, asked of it.
const NOT_IN_NODE: &[&str] = &[
    "ShadowRealm",
    "decorators",
    "source-phase-imports",
    "source-phase-imports-module-source",
    "import-defer",
    "export-defer",
    "import-text",
    "import-bytes",
    "immutable-arraybuffer",
    "nonextensible-applies-to-private",
    "await-dictionary",
    "error-stack-accessor",
    "Iterator.prototype.join",
    "iterator-chunking",
    "iterator-includes",
    "iterator-sequencing",
    "joint-iteration",
    "Math.sumPrecise",
    "uint8array-base64",
    "upsert",
    "tail-call-optimization",
    "legacy-regexp",
];

/// The tests of a checkout.
#[derive(Default)]
pub(crate) struct Plan {
    /// What runs, by path below `test/`, with its features.
    pub(crate) tests: BTreeMap<String, Vec<String>>,
    /// How many are left out, by reason.
    pub(crate) left_out: BTreeMap<&'static str, usize>,
    /// Whether this is everything that runs, and not a selection.
    whole: bool,
    /// Every test of these parts, whether it runs or not.
    all: Vec<String>,
}

impl Plan {
    pub(crate) fn make(options: &Options) -> Result<Self, String> {
        let mut plan = Self { whole: options.only.is_empty() && options.every == 1, ..Self::default() };
        let root = options.path.join("test");
        for part in PARTS {
            find(&root, part, &mut plan.all)?;
        }
        plan.all.sort();
        let asked =
            |path: &str| options.only.is_empty() || options.only.iter().any(|text| path.contains(text));
        let chosen: Vec<String> =
            plan.all.iter().filter(|path| asked(path)).step_by(options.every).cloned().collect();
        for path in chosen {
            let text = read(&root.join(&path))?;
            let metadata = Metadata::of(&text);
            match why_left_out(&path, &text, &metadata) {
                Some(reason) => *plan.left_out.entry(reason).or_default() += 1,
                None => {
                    plan.tests.insert(path, metadata.features);
                }
            }
        }
        Ok(plan)
    }

    pub(crate) fn features(&self, path: &str) -> &[String] {
        self.tests.get(path).map_or(&[], Vec::as_slice)
    }

    /// Whether a path of the list is of this checkout; of a selection nothing can be said.
    pub(crate) fn exists(&self, path: &str) -> bool {
        !self.whole || self.tests.keys().any(|test| test.starts_with(path))
    }
}

/// The text of a file, of which some hold what is not UTF-8.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn find(root: &Path, folder: &str, found: &mut Vec<String>) -> Result<(), String> {
    let entries = fs::read_dir(root.join(folder)).map_err(|e| format!("{folder}: {e}"))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.path().is_dir() {
            find(root, &path, found)?;
        } else if name.ends_with(".js") && !name.contains("_FIXTURE") {
            found.push(path);
        }
    }
    Ok(())
}

fn why_left_out(path: &str, text: &str, metadata: &Metadata) -> Option<&'static str> {
    let has = |feature: &str| metadata.features.iter().any(|f| f == feature);
    if has("Temporal") || path.contains("/Temporal/") {
        Some("Temporal")
    } else if metadata.features.iter().any(|f| f.starts_with("Intl")) || path.contains("/intl402/") {
        Some("Intl")
    } else if NOT_IN_NODE.iter().any(|feature| has(feature)) || path.contains("/AbstractModuleSource/") {
        Some("features that Node 24 has not")
    } else if text.contains("$262.agent") || metadata.includes.iter().any(|file| file == "atomicsHelper.js") {
        Some("several agents")
    } else if metadata.is("CanBlockIsTrue") {
        Some("hosts that may block")
    } else if has("IsHTMLDDA") {
        Some("document.all")
    } else {
        None
    }
}
