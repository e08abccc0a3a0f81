//! Iterables.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "[1, 2]",
    "'xy'",
    "new Set([1, 2, 1])",
    "new Map([[1, 'a'], [2, 'b']])",
    "counted(3)",
    "counted(5, 2)",
    "(function* () { try { yield 1; yield 2; } finally { log('finally'); } })()",
];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "§a",
    "§s",
    "new Set(§a)",
    "new Map(§a.map((x, i) => [i, x]))",
    "§a.values()",
    "§a.entries()",
    "§Y",
    "§Y",
    "counted(§k)",
    "counted(§k, §k)",
    "§i[Symbol.iterator]()",
    "Iterator.from(§i)",
    "§s.matchAll(§r)",
    "new Set(§i).values()",
    "(function () { return arguments; })(§x, §x)",
];
