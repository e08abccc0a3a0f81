//! Symbols.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "Symbol('s')",
    "Symbol.iterator",
    "Symbol.for('k')",
    "Symbol()",
    "Symbol.toPrimitive",
    "Symbol.hasInstance",
];

/// What has parts.
pub(super) const RULES: &[&str] = &["Symbol(§s)", "Symbol.for(§s)", "Symbol(§x)"];
