//! The files of the library.

use std::collections::BTreeMap;
use std::ops::Range;

/// Before each file of a bundle, with its name behind it on the line.
const HEADER: &str = "//# ";

/// A bundle and where its files are.
pub(super) struct Texts {
    bundle: String,
    files: BTreeMap<String, Range<usize>>,
}

impl Texts {
    pub(super) fn new(bundle: String) -> Self {
        let mut files = BTreeMap::new();
        let mut at = 0;
        let mut open: Option<(String, usize)> = None;
        for line in bundle.split_inclusive('\n') {
            if let Some(name) = line.strip_prefix(HEADER) {
                if let Some((name, start)) = open.take() {
                    files.insert(name, start..at);
                }
                open = Some((name.trim_end().to_owned(), at + line.len()));
            }
            at += line.len();
        }
        if let Some((name, start)) = open {
            files.insert(name, start..at);
        }
        Self { bundle, files }
    }

    pub(super) fn file(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|range| &self.bundle[range.clone()])
    }

    /// Whether a piece of code is in one of the files of code.
    pub(super) fn hold(&self, text: &str) -> bool {
        let mut code = self.files.iter().filter(|(name, _)| name.ends_with(".js"));
        code.any(|(_, range)| self.bundle[range.clone()].contains(text))
    }
}

/// The files as they lie here, one after another.
#[cfg(feature = "intl")]
pub(super) fn compiled_in() -> String {
    FILES.iter().map(|(name, text)| format!("{HEADER}{name}\n{text}")).collect()
}

#[cfg(feature = "intl")]
macro_rules! files {
    ($($name:literal)*) => { &[$(($name, include_str!($name))),*] };
}

#[cfg(feature = "intl")]
const FILES: &[(&str, &str)] = files! {
    "lib/builtin.js"
    "lib/calendar.js"
    "lib/collation_keys.js"
    "lib/collator.js"
    "lib/currencies.js"
    "lib/date_parts.js"
    "lib/date_pattern.js"
    "lib/date_range.js"
    "lib/date_resolved.js"
    "lib/date_time_format.js"
    "lib/decimal.js"
    "lib/digit_options.js"
    "lib/display_names.js"
    "lib/duration_format.js"
    "lib/intl.js"
    "lib/list_format.js"
    "lib/locale.js"
    "lib/locale_tag.js"
    "lib/methods.js"
    "lib/negotiate.js"
    "lib/number_format.js"
    "lib/number_parts.js"
    "lib/number_range.js"
    "lib/plural_ranges.js"
    "lib/plural_rules.js"
    "lib/plural_rules_by_language.js"
    "lib/relative_time_format.js"
    "lib/segment_rules.js"
    "lib/segmenter.js"
    "lib/units.js"
    "lib/zone.js"
    "lib/zone_names.js"
    "lib/zone_rules.js"
    "data/collation.txt"
    "data/currencies.txt"
    "data/date_ranges.txt"
    "data/dates.txt"
    "data/likely.txt"
    "data/lists.txt"
    "data/locales.txt"
    "data/names.txt"
    "data/numbers.txt"
    "data/plurals.txt"
    "data/relative.txt"
    "data/units.txt"
    "data/zone_names.txt"
    "data/zones.txt"
};

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn files_of_a_bundle_are_found_by_name() {
        let texts = Texts::new("//# lib/a.js\none\ntwo\n//# data/b.txt\nthree\n".into());
        assert_eq!(texts.file("lib/a.js"), Some("one\ntwo\n"));
        assert_eq!(texts.file("data/b.txt"), Some("three\n"));
        assert_eq!(texts.file("c"), None);
        assert!(texts.hold("two"));
        assert!(!texts.hold("three"));
    }
}
