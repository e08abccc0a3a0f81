//! Regular expressions.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "/a/",
    "/a/g",
    "/(b)(c)?/",
    "/[a-c]+/gi",
    "/^.|.$/gm",
    "/(?<first>.)(?<second>.)/",
    "/x*/g",
    "/\\d+/y",
    "/(?<=a)b|c(?!d)/g",
    "/\\u{1f600}/u",
    "/./gu",
    "/(a|ab)(c|bcd)(d*)/",
    "/(?:)/g",
    "/[^\\w\\s]/",
    "/(\\w)\\1/i",
    "/\\bfoo\\b|o/g",
    "/[\\p{L}--a]/v",
    "/a{2,3}?/g",
    "/(z)((a+)?(b+)?(c))*/",
    "/(?i:A)b/",
    "/$^|\\s/dg",
];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "new RegExp(§r, §s)",
    "new RegExp(§s)",
    "new RegExp(RegExp.escape(§s), 'g')",
    "new RegExp(§R, §q)",
    "new RegExp(§R, §q)",
    "RegExp(§r)",
];
