//! Functions.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "() => 1",
    "x => x",
    "(x, y) => x + y",
    "function () { return this; }",
    "function named(a, b = 2, ...c) { return [a, b, c]; }",
    "Math.max",
    "String",
    "Number",
    "parseInt",
    "Boolean",
    "Object",
    "class { constructor(a) { this.a = a; } }",
    "async x => x",
    "function* () { yield 1; yield 2; }",
    "(() => {}).bind(null)",
    "Array.isArray",
    "JSON.stringify",
    "Object.keys",
    "Symbol",
    "(x) => { throw x; }",
];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "§F",
    "§H",
    "§H",
    "§f.bind(§x, §x)",
    "§K",
    "(§b ? §f : §f)",
    "(§f, §f)",
    "Function('a', 'b', 'return a + b')",
    "(x => y => [x, y, §x])(§x)",
    "Object.assign(§f, { a: §x })",
    "(new Proxy(§f, {}))",
];
