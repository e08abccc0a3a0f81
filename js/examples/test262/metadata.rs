//! What a test says about itself, in the
//! [YAML between `/*---` and `---*/`](https://github.com/tc39/test262/blob/main/CONTRIBUTING.md#frontmatter).

use looplab_js::conformance::Phase;

/// A test's frontmatter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Metadata {
    pub(crate) flags: Vec<String>,
    pub(crate) features: Vec<String>,
    pub(crate) includes: Vec<String>,
    /// The error that has to come: when, and its constructor.
    pub(crate) negative: Option<(Phase, String)>,
}

impl Metadata {
    /// Reads it from the test's text.
    pub(crate) fn of(text: &str) -> Self {
        let yaml = text.split_once("/*---").and_then(|(_, rest)| rest.split_once("---*/"));
        let lines: Vec<&str> = yaml.map_or("", |(yaml, _)| yaml).split(['\n', '\r']).collect();
        Self {
            flags: list(&lines, "flags"),
            features: list(&lines, "features"),
            includes: list(&lines, "includes"),
            negative: negative(&lines),
        }
    }

    pub(crate) fn is(&self, flag: &str) -> bool {
        self.flags.iter().any(|f| f == flag)
    }
}

/// A list in one line, `key: [a, b]`, or in several, each after a dash.
fn list(lines: &[&str], key: &str) -> Vec<String> {
    let Some((at, first)) = value(lines, key) else { return Vec::new() };
    let dashed = lines[at + 1..].iter().map_while(|line| line.trim().strip_prefix("- "));
    let bracketed = first.trim_start_matches('[').trim_end_matches(']').split(',');
    let all = bracketed.chain(dashed).map(|item| item.trim().to_owned());
    all.filter(|item| !item.is_empty()).collect()
}

fn negative(lines: &[&str]) -> Option<(Phase, String)> {
    let (at, _) = value(lines, "negative")?;
    let inside = || lines[at + 1..].iter().take_while(|line| line.starts_with(' ')).map(|line| line.trim());
    let of = |key: &str| inside().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let phase = match of("phase:")? {
        "parse" => Phase::Parse,
        "resolution" => Phase::Resolution,
        _ => Phase::Runtime,
    };
    Some((phase, of("type:")?.to_owned()))
}

/// The line of a key at the top, and what stands behind it.
fn value<'a>(lines: &[&'a str], key: &str) -> Option<(usize, &'a str)> {
    let found = |line: &&'a str| line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':'));
    lines.iter().enumerate().find_map(|(at, line)| found(line).map(|rest| (at, rest.trim())))
}
